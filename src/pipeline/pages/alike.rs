//! A composed page beside its source: what part of them differs where nothing was to change.

use super::pdf;
use crate::bundle::single_page;
use crate::format::leaf::{Leaf, Pixels};
use crate::model::Result;
use crate::redact::page::Sheet;

/// Resolution at which pages are compared, pixels an inch.
pub(super) const COMPARED: u32 = 96;
/// Part of a page's pixels that may differ from the source outside what was changed.
const MOST: f64 = 0.001;
/// Difference of a sample from which a pixel counts as another.
const DIFFERENT: u8 = 64;

/// The composed page drawn beside the source; `Err` says why they are not alike.
pub(super) fn compared(leaf: &Leaf, sheet: &Sheet) -> Result<std::result::Result<f64, String>> {
    let Some(drawn) = pdf::draw(single_page(sheet)?, 1, COMPARED) else {
        return Ok(Err("the page composed cannot be drawn".into()));
    };
    Ok(match difference(&leaf.drawn, &drawn, sheet) {
        Some(part) if part <= MOST => Ok(part),
        Some(part) => Err(format!("drawn anew, {:.2} % of it would look different", part * 100.0)),
        None => Err("drawn anew, it would have another size".into()),
    })
}

/// The part of the pixels outside changed areas that differ.
pub(super) fn difference(source: &Pixels, ours: &Pixels, sheet: &Sheet) -> Option<f64> {
    if (source.width, source.height, source.samples) != (ours.width, ours.height, ours.samples) {
        return None;
    }
    let (width, n) = (source.width as usize, usize::from(source.samples));
    let scale = f64::from(source.width) / sheet.width;
    let mut skip = vec![false; width * source.height as usize];
    for [x0, y0, x1, y1] in &sheet.changed {
        let at = |v: f64, most: u32| (v * scale).clamp(0.0, f64::from(most)) as usize;
        let (x0, x1) = (at(x0 - 1.5, source.width), at(x1 + 2.5, source.width));
        for y in at(y0 - 1.5, source.height)..at(y1 + 2.5, source.height) {
            skip[y * width + x0..y * width + x1.max(x0)].fill(true);
        }
    }
    let pairs = source.data.chunks_exact(n).zip(ours.data.chunks_exact(n));
    let other = |(a, b): (&[u8], &[u8])| a.iter().zip(b).any(|(a, b)| a.abs_diff(*b) > DIFFERENT);
    let wrong = pairs.zip(&skip).filter(|(pair, skip)| !**skip && other(*pair)).count();
    Some(wrong as f64 / skip.len().max(1) as f64)
}
