//! What a page composed anew tells of the names removed from it: nothing that 100 other names would not tell as well.

use dsar::bundle::typeset::Faces;
use dsar::format::leaf::Leaf;
use dsar::format::{Format, ReadLimits, pdf::Pdf};
use dsar::redact::Terms;
use dsar::redact::page::{Mark, Removal, Sheet, sharp};
use krilla::Document;
use krilla::geom::Point;
use krilla::page::PageSettings;
use krilla::text::{GlyphId, KrillaGlyph};
use std::collections::BTreeMap;

/// Fifty of the commonest forenames in the United Kingdom, and forty of its commonest surnames: 2,000 full names.
const FORENAMES: &str = "David John Paul Mark James Andrew Stephen Michael Robert Richard Christopher Peter Simon Anthony Kevin Gary \
    Steven Martin Ian Alan Susan Julie Karen Jacqueline Deborah Tracey Jane Helen Diane Sharon Tracy Angela Sarah Alison Caroline Amanda \
    Sandra Linda Catherine Elizabeth Oliver Jack Harry Jacob Charlie Thomas Emily Amelia Isabella Jo";
const SURNAMES: &str = "Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White Roberts \
    Green Hall Wood Jackson Clarke Patel Khan Lewis James Phillips Mason Mitchell Rose Davis Rodgers Cox Alexander Begum Ali Hussain \
    Stewart Scott Campbell Anderson Mackenzie";

/// How many names a release must fit.
const CROWD: usize = 100;
const SIZE: f32 = 11.0;
const WIDTH: f32 = 430.0;
const LEFT: f32 = 80.0;

fn names() -> Vec<String> {
    let list: Vec<String> = FORENAMES
        .split_whitespace()
        .flat_map(|f| SURNAMES.split_whitespace().map(move |s| format!("{f} {s}")))
        .collect();
    assert_eq!(list.len(), 2000);
    list
}

/// How a line of the source is set.
#[derive(Clone, Copy)]
enum Set {
    Left,
    Centre,
    Right,
    Justified,
}

/// The lines of every page; `#` is the name.
const LINES: &[(Set, &str)] = &[
    (Set::Centre, "Notes on # for the panel"),
    (Set::Right, "for the file of #"),
    (Set::Left, "We met # on Tuesday and then again at noon."),
    (Set::Left, "#, head of year, agreed with what was said."),
    (Set::Left, "The report is by #"),
    (Set::Justified, "It was a long day and # told us that the plan had not worked"),
    (Set::Justified, "which nobody in the room had thought likely when it was made"),
    (Set::Justified, "so that a second plan had to be written by the end of the week"),
    (Set::Left, "and that was all of it."),
];

fn put(surface: &mut krilla::surface::Surface, faces: &Faces, x: f32, y: f32, text: &str) {
    let mut glyphs = Vec::new();
    let mut at = 0;
    let mut font = None;
    for c in text.chars() {
        let (face, id, advance) = faces.glyph(false, c);
        font = Some(face.font.clone());
        glyphs.push(KrillaGlyph {
            glyph_id: GlyphId::new(id),
            text_range: at..at + c.len_utf8(),
            x_advance: advance,
            x_offset: 0.0,
            y_offset: 0.0,
            y_advance: 0.0,
            location: None,
        });
        at += c.len_utf8();
    }
    surface.draw_glyphs(Point::from_xy(x, y), &glyphs, font.unwrap(), text, SIZE, false);
}

/// A PDF with a page for each name.
fn source(names: &[String]) -> Vec<u8> {
    let faces = Faces::load().unwrap();
    let mut document = Document::new();
    for name in names {
        let mut page = document.start_page_with(PageSettings::from_wh(595.0, 842.0).unwrap());
        let mut surface = page.surface();
        for (n, (set, line)) in LINES.iter().enumerate() {
            let (text, y) = (line.replace('#', name), 90.0 + 20.0 * n as f32);
            let natural = faces.width(false, &text, SIZE);
            match set {
                Set::Left => put(&mut surface, &faces, LEFT, y, &text),
                Set::Centre => put(&mut surface, &faces, LEFT + (WIDTH - natural) / 2.0, y, &text),
                Set::Right => put(&mut surface, &faces, LEFT + WIDTH - natural, y, &text),
                Set::Justified => {
                    let words: Vec<&str> = text.split(' ').collect();
                    let ink: f32 = words.iter().map(|w| faces.width(false, w, SIZE)).sum();
                    let space = (WIDTH - ink) / (words.len() - 1) as f32;
                    let mut x = LEFT;
                    for word in words {
                        put(&mut surface, &faces, x, y, word);
                        x += faces.width(false, word, SIZE) + space;
                    }
                }
            }
        }
        surface.finish();
        page.finish();
    }
    document.finish().unwrap()
}

fn composed(leaf: &Leaf, name: &str) -> Sheet {
    let terms = Terms::new(&[name]).unwrap();
    let spans: Vec<_> = terms.find(&leaf.text).into_iter().map(|s| (s, "[redacted]".to_owned())).collect();
    assert_eq!(spans.len(), LINES.iter().filter(|(_, l)| l.contains('#')).count(), "{}", leaf.text);
    sharp(leaf, &Removal { spans: &spans, terms: &terms, label: "[redacted]" }).unwrap()
}

/// Everything that can be measured on a line of the release, to a quarter of a point.
fn measured(sheet: &Sheet) -> BTreeMap<i64, Vec<(i64, String)>> {
    let mut out: BTreeMap<i64, Vec<(i64, String)>> = BTreeMap::new();
    let quarter = |v: f64| (v * 4.0).round() as i64;
    for mark in &sheet.marks {
        match mark {
            Mark::Letters(letters) => {
                for l in letters.iter().filter(|l| !l.text.trim().is_empty()) {
                    out.entry((l.matrix[5] / 20.0 + 0.25) as i64)
                        .or_default()
                        .push((quarter(l.matrix[4]), l.text.clone()));
                }
            }
            Mark::Box { matrix, width, .. } => {
                out.entry((matrix[5] / 20.0 + 0.25) as i64)
                    .or_default()
                    .push((quarter(matrix[4]), format!("box {width}")));
            }
            Mark::Other(_) | Mark::Ground(_) => {}
        }
    }
    out.values_mut().for_each(|line| line.sort());
    out
}

#[test]
fn every_box_fits_a_hundred_of_the_commonest_names() {
    let all = names();
    let mut crowds: BTreeMap<(i64, Vec<(i64, String)>), usize> = BTreeMap::new();
    for some in all.chunks(100) {
        let bytes = source(some);
        for (number, name) in (1..).zip(some) {
            let leaf = Pdf.leaf(&bytes, number, 8, &ReadLimits::default()).expect("the page is read");
            let sheet = composed(&leaf, name);
            assert_eq!(sheet.boxes.len(), LINES.iter().filter(|(_, l)| l.contains('#')).count());
            for line in measured(&sheet) {
                *crowds.entry(line).or_default() += 1;
            }
        }
    }
    let alone: Vec<_> = crowds.iter().filter(|(_, n)| **n < CROWD).collect();
    assert!(alone.is_empty(), "{} of {} lines fit too few names: {:?}", alone.len(), crowds.len(), alone.first());
}

#[test]
fn a_composed_page_reads_as_its_source_without_the_name() {
    let name = "Amelia Mackenzie".to_owned();
    let leaf = Pdf.leaf(&source(std::slice::from_ref(&name)), 1, 72, &ReadLimits::default()).expect("the page is read");
    let sheet = composed(&leaf, &name);
    let bytes = dsar::bundle::single_page(&sheet).unwrap();
    assert_eq!(bytes, dsar::bundle::single_page(&sheet).unwrap(), "the same sheet gives the same bytes");
    let read = Pdf.extract(&bytes, &ReadLimits::default());
    let text: String = read.passages.iter().map(|p| p.text.expose().replace('\n', " ")).collect();
    for words in
        ["on Tuesday and then again at noon.", ", head of year, agreed with what was said.", "[redacted] told us"]
    {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(!text.contains("Amelia") && !text.contains("Mackenzie"));
    // No font of the release holds a letter that only the name had.
    assert!(text.contains('y') && !text.contains('z') && !text.contains('M'));
}
