//! Says where only character recognition (OCR) can read on. It draws nothing: see `picture`.

use super::glyphs::Shown;
use super::page::PageReading;
use super::recorder::Recorder;
use hayro_interpret::kurbo::Rect;
use std::collections::HashSet;

/// Why a page must be looked at by OCR.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NeedsOcr {
    /// Pictures, no or hardly any text.
    Pictures,
    /// Text, and pictures beside it that are large enough to hold words.
    Inserted,
    /// Characters without a trustworthy meaning.
    Unknown,
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
    let inked = recorder.glyphs.iter().filter(|g| !g.text.is_space());
    let (all, unknown) = inked.fold((0u32, 0u32), |(a, u), g| (a + 1, u + u32::from(!g.trusted)));
    if unknown * 5 > all {
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
