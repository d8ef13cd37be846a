//! Pages written here letter by letter: watermarks, names down a page, names cut off by their cell.

use super::*;
use crate::format::leaf::{LeafGlyph, Row, Seg, Slot};

/// A page without anything.
struct Paper(Leaf);

impl Paper {
    fn new() -> Paper {
        Paper(Leaf { width: 400.0, height: 400.0, shapes: vec![Shape::default()], ..Leaf::default() })
    }

    /// Writes `text` from a place on, turned by `angle`, each letter 0.6 em wide, with its `step` from one to the next.
    fn write(mut self, text: &str, (x, y): (f64, f64), em: f64, angle: f64, step: (f64, f64)) -> Paper {
        let (s, c) = angle.sin_cos();
        let first = self.0.glyphs.len() as u32;
        for (n, letter) in (0..).zip(text.chars()) {
            let origin = (x + step.0 * f64::from(n), y + step.1 * f64::from(n));
            let at = self.0.text.len();
            self.0.text.push(letter);
            self.0.spans.push((Span::new(at, at + letter.len_utf8()), first + n));
            self.0.glyphs.push(LeafGlyph {
                text: letter.to_string(),
                seen: true,
                shape: Some(0),
                matrix: [em / 1000.0 * c, em / 1000.0 * s, em / 1000.0 * s, -em / 1000.0 * c, origin.0, origin.1],
                width: 600.0,
                origin,
                advance: (0.6 * em * c, 0.6 * em * s),
                along: (c, s),
                size: em,
                colour: [0; 3],
                alpha: 1.0,
            });
        }
        self.0.text.push('\n');
        let last = self.0.glyphs.len() as u32;
        let slot = |glyph: u32| {
            let g = &self.0.glyphs[glyph as usize];
            let x0 = g.origin.0 * c + g.origin.1 * s;
            Slot { glyph, x0, x1: x0 + 0.6 * em, y: g.origin.1 * c - g.origin.0 * s, size: em }
        };
        let slots: Vec<Slot> = (first..last).filter(|g| self.0.glyphs[*g as usize].text != " ").map(slot).collect();
        for row in slots.chunk_by(|a, b| (a.y - b.y).abs() < 0.1 && b.x0 - a.x1 < 3.0 * em) {
            self.0.rows.push(Row { angle, chunks: vec![row.to_vec()] });
        }
        self.0.ops.push(Op::Glyphs(first, last));
        self
    }

    fn line(self, text: &str, x: f64, y: f64) -> Paper {
        self.write(text, (x, y), 10.0, 0.0, (6.0, 0.0))
    }

    /// The page without `terms`: what its letters say, and its boxes as x, y and height.
    fn without(&self, terms: &[&str]) -> (String, Vec<(f64, f64, f64)>) {
        let terms = Terms::new(terms).unwrap();
        let sheet = sharp(&self.0, &Removal { spans: &[], terms: &terms, label: "[redacted]" }).unwrap();
        let (mut said, mut boxes) = (String::new(), Vec::new());
        for mark in &sheet.marks {
            match mark {
                Mark::Letters(letters) => said.extend(letters.iter().map(|l| l.text.as_str())),
                Mark::Box { matrix: [a, b, .., e, f], .. } => boxes.push((*e, *f, a.hypot(*b))),
                _ => {}
            }
        }
        (said, boxes)
    }
}

#[test]
fn a_name_printed_across_a_page_takes_no_line_with_it() {
    let mut paper = Paper::new();
    let line = "it was agreed that the plan is kept as it stands";
    for n in 0..20 {
        paper = paper.line(line, 40.0, 60.0 + 14.0 * f64::from(n));
    }
    let step = (0.6_f64 * 54.0 * 0.76, -0.6 * 54.0 * 0.65);
    let (said, boxes) = paper.write("Quistgaard", (60.0, 330.0), 54.0, -0.7, step).without(&["Quistgaard"]);
    assert_eq!(said.matches(line).count(), 20, "{said}");
    assert!(!said.contains('Q') && boxes.len() == 1 && boxes[0].2 < 30.0, "{boxes:?}");
}

#[test]
fn as_pixels_too_a_name_across_a_page_takes_no_line_with_it() {
    let mut paper = Paper::new().line("it was agreed", 40.0, 200.0).line("far from it all", 40.0, 380.0);
    let step = (0.6_f64 * 54.0 * 0.76, -0.6 * 54.0 * 0.65);
    paper = paper.write("Quistgaard", (30.0, 260.0), 54.0, -0.7, step);
    let (under, beside) = ((134, 151), (200, 250));
    let (width, height) = (400, 400);
    let mut data = vec![255; 400 * 400];
    for (x, y) in [under, beside] {
        data[y * 400 + x] = 0;
    }
    paper.0.drawn = Pixels { width, height, samples: 1, data };
    let terms = Terms::new(&["Quistgaard"]).unwrap();
    let removal = Removal { spans: &[], terms: &terms, label: "[redacted]" };
    let sheet = raster(&paper.0, &removal, &Seen::default()).unwrap();
    let letters: Vec<&Letter> =
        sheet.marks.iter().filter_map(|m| if let Mark::Letters(l) = m { Some(l) } else { None }).flatten().collect();
    let drawn: String = letters.iter().filter(|l| l.shape.is_some()).map(|l| l.text.as_str()).collect();
    assert!("it was agreed".replace(' ', "").contains(&drawn.replace(' ', "")) && drawn.len() > 3, "{drawn}");
    let Some(Mark::Ground(ground)) = sheet.marks.iter().find(|m| matches!(m, Mark::Ground(_))) else { panic!() };
    let at = |(x, y): (usize, usize)| ground.data[y * 400 + x];
    assert_eq!((at(under), at(beside)), (255, 0), "a band is erased, no box around it");
}

#[test]
fn letters_painted_twice_go_together() {
    let paper = Paper::new().line("by Quistgaard then", 40.0, 60.0).line("uistg", 64.7, 60.6);
    assert_eq!(paper.without(&["Quistgaard"]).0.replace(' ', ""), "bythen");
}

#[test]
fn a_name_that_runs_down_the_page_leaves_one_box() {
    let down = |text: &str| Paper::new().write(text, (40.0, 60.0), 10.0, 0.0, (0.0, 14.0)).without(&[text]);
    let (short, long) = (down("Quist"), down("Quistgaard"));
    assert_eq!((short.0.as_str(), short.1.len()), ("", 1));
    assert_eq!(short, long);
}

#[test]
fn a_name_that_its_cell_cuts_off_goes() {
    let corners = [(40.0, 40.0), (102.0, 40.0), (102.0, 80.0), (40.0, 80.0)].map(|(x, y)| Seg::Line(x, y));
    let cell = |text: &str| {
        let mut paper = Paper::new();
        paper.0.ops.push(Op::Clip(Shape(corners.to_vec()), false));
        let mut paper = paper.line(text, 42.0, 60.0);
        paper.0.ops.push(Op::Unclip);
        paper.line("3 May", 130.0, 60.0).without(&["Quistgaard"])
    };
    assert_eq!(cell("Quistgaar").0, "3 May");
    assert_eq!(cell("Quis").0, "Quis3 May", "there was room for more");
    assert_eq!(cell("Otherwise").1.len(), 0);
}
