//! Reads one page: records its glyphs, judges what is seen, puts both into text, and says where only OCR could read on.

use super::glyphs::{Glyph, Replacement};
use super::hidden::{self, Unseen};
use super::lines::{self, PageText};
use super::recorder::{Recorder, Runaway};
use super::unicode::{FontMaps, GlyphText};
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::{Affine, Rect};
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, RenderContent, interpret_page};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

/// Why a page was not read to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// It asked for too much time or memory.
    TooMuch,
    /// The interpreter failed.
    Failed,
}

/// Why a page must be looked at by OCR.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NeedsOcr {
    /// Pictures, no or hardly any text.
    Pictures,
    /// Characters without a trustworthy meaning.
    Unknown,
    /// Letters drawn as shapes.
    Shapes,
}

/// A page as read.
#[derive(Clone, Debug, Default)]
pub struct PageReading {
    /// What a reader sees.
    pub visible: PageText,
    /// What a reader does not see, by reason.
    pub unseen: BTreeMap<Unseen, PageText>,
    /// Text under (or invisibly over) a picture that covers the page: the work of an earlier OCR.
    pub scan_layer: Option<PageText>,
    /// Replacement texts that say something else than the glyphs they stand for.
    pub replacements: Vec<String>,
    /// Why it ends early.
    pub broken: Option<Broken>,
    /// What OCR would have to read.
    pub needs_ocr: Option<NeedsOcr>,
    /// A mark for every glyph that was painted, to compare readings of one page.
    pub marks: Vec<GlyphMark>,
}

/// Glyph and place, rounded: equal marks are the same glyph.
pub type GlyphMark = (i32, i32, u32);

/// What pages of one file share.
#[derive(Default)]
pub(crate) struct Shared {
    fonts: FontMaps,
}

/// Reads a page within `limit`; glyphs whose mark is in `known` are left out of the texts.
pub(crate) fn read<'a>(
    page: &Page<'a>,
    cache: &InterpreterCache<'a>,
    shared: &mut Shared,
    limit: Duration,
    known: Option<&[GlyphMark]>,
) -> PageReading {
    let (width, height) = page.render_dimensions();
    let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let mut recorder = Recorder::new(area, &mut shared.fonts, limit);
    let broken = record(page, cache, area, &mut recorder);
    let replacements = replace(&mut recorder);
    let mut reading = compose(&recorder, area, known);
    reading.replacements = replacements;
    reading.broken = broken;
    reading
}

fn record<'a>(
    page: &Page<'a>,
    cache: &InterpreterCache<'a>,
    area: Rect,
    recorder: &mut Recorder<'_>,
) -> Option<Broken> {
    for content in [RenderContent::PAGE, RenderContent::ANNOTATIONS] {
        recorder.annotation = content == RenderContent::ANNOTATIONS;
        let settings = InterpreterSettings { render_content: content, ..InterpreterSettings::default() };
        let start = Affine::new(page.initial_transform(true).as_coeffs());
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            let mut context = Context::new(start, area, cache, page.xref(), settings);
            interpret_page(page, &mut context, recorder);
        }));
        if let Err(thrown) = outcome {
            return Some(if thrown.is::<Runaway>() { Broken::TooMuch } else { Broken::Failed });
        }
    }
    None
}

/// Gives glyphs without a meaning that of their replacement text, and returns replacements that say something else.
fn replace(recorder: &mut Recorder<'_>) -> Vec<String> {
    let mut out = Vec::new();
    for Replacement { text, glyphs, actual } in std::mem::take(&mut recorder.replacements) {
        let range = &mut recorder.glyphs[glyphs];
        let unknown = !range.is_empty() && range.iter().all(|g| !g.trusted);
        if unknown && actual && !text.trim().is_empty() {
            for glyph in range.iter_mut() {
                glyph.text = GlyphText::Many("".into());
                glyph.trusted = true;
            }
            range[0].text = GlyphText::Many(text.into());
            continue;
        }
        let mut shown = String::new();
        range.iter().for_each(|g| g.text.append_to(&mut shown));
        if !letters(&shown).contains(&letters(&text)) && !out.contains(&text) {
            out.push(text);
        }
    }
    out
}

fn letters(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfkc().filter(|c| c.is_alphanumeric()).collect()
}

fn compose(recorder: &Recorder<'_>, area: Rect, known: Option<&[GlyphMark]>) -> PageReading {
    let glyphs = &recorder.glyphs;
    let unseen = hidden::judge(recorder, area);
    let dropped = hidden::shadows(glyphs, &unseen);
    let marks: Vec<GlyphMark> = glyphs.iter().map(mark).collect();
    let known: Option<std::collections::HashSet<&GlyphMark>> = known.map(|m| m.iter().collect());
    let mut groups: BTreeMap<Option<Unseen>, Vec<u32>> = BTreeMap::new();
    for at in 0..glyphs.len() {
        if !dropped[at] && known.as_ref().is_none_or(|k| !k.contains(&marks[at])) {
            groups.entry(unseen[at]).or_default().push(at as u32);
        }
    }
    let mut out = PageReading { marks, ..PageReading::default() };
    let scan = recorder.picture_area > 0.5 * area.area();
    for (why, pick) in groups {
        let text = lines::read(glyphs, &pick);
        match why {
            None => out.visible = text,
            _ if text.text.trim().is_empty() => {}
            Some(Unseen::Invisible | Unseen::UnderPicture) if scan => merge(&mut out.scan_layer, text),
            Some(why) => {
                out.unseen.insert(why, text);
            }
        }
    }
    out.needs_ocr = needs_ocr(recorder, &out, area);
    out
}

fn merge(layer: &mut Option<PageText>, text: PageText) {
    match layer {
        None => *layer = Some(text),
        Some(have) => {
            let by = have.text.len() + 1;
            have.text.push('\n');
            have.text.push_str(&text.text);
            have.glyphs.extend(text.glyphs.into_iter().map(|mut g| {
                g.span = g.span.shifted(by);
                g
            }));
        }
    }
}

fn mark(glyph: &Glyph) -> GlyphMark {
    let mut text = String::new();
    glyph.text.append_to(&mut text);
    let hash = text.bytes().fold(0x811c_9dc5_u32, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193));
    (glyph.origin.x.round() as i32, glyph.origin.y.round() as i32, hash)
}

fn needs_ocr(recorder: &Recorder<'_>, reading: &PageReading, area: Rect) -> Option<NeedsOcr> {
    let inked = recorder.glyphs.iter().filter(|g| !g.text.is_space());
    let (all, unknown) = inked.fold((0u32, 0u32), |(a, u), g| (a + 1, u + u32::from(!g.trusted)));
    if unknown * 5 > all {
        return Some(NeedsOcr::Unknown);
    }
    let readable = |t: &PageText| t.text.chars().filter(|c| c.is_alphanumeric()).count();
    let seen = readable(&reading.visible);
    let layer = reading.scan_layer.as_ref().map_or(0, readable);
    let covered = recorder.picture_area / area.area().max(1.0);
    let little = if layer == 0 { 60 } else { 10 };
    let strip = layer == 0 && seen < 80 && covered > 0.03;
    if (seen + layer == 0 && covered > 0.005) || (seen + layer < little && covered > 0.5) || strip {
        return Some(NeedsOcr::Pictures);
    }
    let outlined = recorder.outlines.letters();
    // A logo on a page of text is no reason; a page that says much of what it says in shapes is.
    (outlined >= 10 && outlined * 8 > seen + layer).then_some(NeedsOcr::Shapes)
}
