//! Says where only character recognition (OCR) can read on. It draws nothing: see `picture`.

use super::glyphs::{Glyph, Ink, Shown};
use super::page::PageReading;
use super::recorder::Recorder;
use hayro_interpret::kurbo::Rect;
use std::collections::{HashMap, HashSet};

/// Why a page must be looked at by OCR.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NeedsOcr {
    /// Pictures, no or hardly any text.
    Pictures,
    /// Text, and pictures beside it that are large enough to hold words.
    Inserted,
    /// Characters without a meaning.
    Unknown,
    /// Characters whose meaning cannot be true.
    Untrue,
    /// Letters drawn as shapes.
    Shapes,
}

/// Letters that the work of an earlier OCR must have to be taken for all of the page.
const RICH_LAYER: usize = 40;

/// Pictures that earlier pages of the file have shown: a letterhead, the ground of every slide.
pub(crate) type SeenPictures = HashSet<u128>;

/// What OCR would have to read of the page, if anything.
pub(crate) fn judge(
    recorder: &Recorder<'_>,
    reading: &PageReading,
    area: Rect,
    seen_before: &mut SeenPictures,
) -> Option<NeedsOcr> {
    if lies(&recorder.glyphs) || is_no_language(&reading.visible.text) {
        return Some(NeedsOcr::Untrue);
    }
    if speaks_no_text(&recorder.glyphs) {
        return Some(NeedsOcr::Unknown);
    }
    let readable = |t: &super::PageText| t.text.chars().filter(|c| c.is_alphanumeric()).count();
    let seen = readable(&reading.visible);
    let layer = reading.scan_layer.as_ref().map_or(0, readable);
    let outlined = recorder.outlines.letters();
    let covered = covered(&recorder.pictures, area);
    let inserted = inserted(&recorder.pictures, area, seen_before);
    let little = if layer == 0 { 60 } else { RICH_LAYER };
    let strip = layer == 0 && seen < 80 && covered > 0.03;
    // A logo on a page of text is no reason; a page that says much of what it says in shapes is.
    if outlined >= 10 && outlined * 8 > seen + layer {
        return Some(NeedsOcr::Shapes);
    }
    if (seen + layer == 0 && covered > 0.005) || (seen + layer < little && covered > 0.5) || strip {
        return Some(NeedsOcr::Pictures);
    }
    (inserted && layer < RICH_LAYER).then_some(NeedsOcr::Inserted)
}

/// Glyphs of which nobody says what they are: many of all, or several in a row, as in a word. A bullet alone does not count.
fn speaks_no_text(glyphs: &[Glyph]) -> bool {
    let (mut all, mut unknown, mut row, mut in_words) = (0u32, 0u32, 0u32, 0u32);
    for glyph in glyphs.iter().filter(|g| !g.text.is_space()) {
        all += 1;
        row = if glyph.trusted { 0 } else { row + 1 };
        unknown += u32::from(!glyph.trusted);
        in_words += match row {
            0..UNKNOWN_WORD => 0,
            UNKNOWN_WORD => UNKNOWN_WORD,
            _ => 1,
        };
    }
    unknown * 5 > all || in_words > 5
}

/// Unknown glyphs in a row from which they may be a word.
const UNKNOWN_WORD: u32 = 3;

/// A file that gives many codes the same character does not tell the truth about them (or says that letters are spaces).
fn lies(glyphs: &[Glyph]) -> bool {
    let mut codes: HashMap<char, (u32, HashSet<u32>)> = HashMap::new();
    let mut all = 0;
    for glyph in glyphs.iter().filter(|g| g.trusted) {
        let Some(c) = glyph.text.single() else {
            continue;
        };
        let known = codes.entry(if c.is_whitespace() { ' ' } else { c }).or_default();
        known.0 += 1;
        all += 1;
        if known.1.len() < SAME {
            known.1.insert(glyph.code);
        }
    }
    codes.values().any(|(count, codes)| codes.len() >= SAME && count * 4 > all)
}

/// Codes of one character from which they are too many: a page has a few fonts, each with codes of its own.
const SAME: usize = 12;

/// Latin letters of which hardly any is a vowel: a font with a numbering of its own, taken for letters.
fn is_no_language(text: &str) -> bool {
    let (mut letters, mut vowels) = (0u32, 0u32);
    for c in text.chars().filter(char::is_ascii_alphabetic) {
        letters += 1;
        vowels += u32::from("aeiouyAEIOUY".contains(c));
    }
    let others = text.chars().filter(|c| c.is_alphabetic() && !c.is_ascii()).count() as u32;
    letters >= 200 && others * 5 < letters && vowels * 5 < letters
}

/// Unknown glyphs past which a page is recognised as a whole.
const MAX_UNKNOWN: usize = 1000;

/// Boxes of glyphs that need not be recognised: known, seen, and with no unknown glyph beside them that could be of their word.
pub(crate) fn told(glyphs: &[Glyph]) -> Vec<Rect> {
    let beside = |g: &Glyph| g.rect().inflate(3.0 * g.size, 0.5 * g.size);
    let unknown: Vec<Rect> = glyphs.iter().filter(|g| !g.trusted).map(beside).collect();
    if unknown.len() > MAX_UNKNOWN {
        return Vec::new();
    }
    let is_apart = |r: &Rect| unknown.iter().all(|u| u.intersect(*r).area() <= 0.0);
    let seen = glyphs.iter().filter(|g| g.trusted && !g.clipped && g.ink != Ink::Invisible);
    seen.map(Glyph::rect).filter(is_apart).collect()
}

/// Which part of the page its pictures cover; more than one where they lie on each other.
pub(crate) fn covered(pictures: &[Shown], area: Rect) -> f64 {
    pictures.iter().map(|p| p.seen.area()).sum::<f64>() / area.area().max(1.0)
}

/// Whether pictures that no earlier page has shown could hold words: a line of print at least, and not too coarse to read.
fn inserted(pictures: &[Shown], area: Rect, seen_before: &mut SeenPictures) -> bool {
    let mut sum = 0.0;
    for picture in pictures {
        let holds_words = picture.width >= 100 && picture.height >= 16 && picture.dpi >= 50.0;
        let wide = picture.seen.width() >= 60.0 && picture.seen.height() >= 8.0;
        if seen_before.insert(picture.key) && holds_words && wide {
            sum += picture.seen.area();
        }
    }
    sum > 0.04 * area.area()
}
