//! Names that were cut off where their cell ended: sheets are printed so. The letters that did not fit need not be in the file at all, and the rest
//! tells the name as well.

use crate::format::leaf::{Leaf, LeafGlyph, Op};
use crate::redact::Terms;

/// Letters that a part of a name has at least.
const FEWEST: usize = 4;
/// From the last letter to the edge of the cell, in ems: less than one letter.
const EDGE: f64 = 0.95;
/// Glyphs with a larger gap between them are two texts, in ems.
const GAP: f64 = 1.0;

/// The glyphs of every end of a cell at which a text breaks off within a term.
pub(super) fn short(leaf: &Leaf, terms: &Terms) -> Vec<Vec<u32>> {
    let mut out = Vec::new();
    let mut edges: Vec<Option<(f64, f64)>> = Vec::new();
    for op in &leaf.ops {
        match op {
            Op::Clip(shape, _) => {
                let own = super::paths::bounds(&shape.0, &[1.0, 0.0, 0.0, 1.0, 0.0, 0.0]).map(|b| (b[0], b[2]));
                let within = |(l, r): (f64, f64), (x0, x1): (f64, f64)| (l.max(x0), r.min(x1));
                let outer = edges.last().copied().flatten();
                edges.push(own.map(|own| outer.map_or(own, |o| within(o, own))));
            }
            Op::Unclip => {
                edges.pop();
            }
            Op::Glyphs(from, to) => {
                let edge = edges.last().copied().flatten().filter(|(l, r)| r - l < 0.9 * leaf.width);
                out.extend(edge.into_iter().flat_map(|(_, right)| ends(leaf, *from..*to, right)));
            }
            _ => {}
        }
    }
    out.into_iter().filter_map(|text: Vec<u32>| part(leaf, terms, &text)).collect()
}

/// The texts of a range of glyphs that end at `right`.
fn ends(leaf: &Leaf, range: std::ops::Range<u32>, right: f64) -> Vec<Vec<u32>> {
    let seen: Vec<u32> = range.filter(|g| leaf.glyphs[*g as usize].seen).collect();
    let glyph = |g: &u32| &leaf.glyphs[*g as usize];
    let reads_on = |a: &u32, b: &u32| {
        let (a, b) = (glyph(a), glyph(b));
        let gap = b.origin.0 - (a.origin.0 + a.advance.0);
        (b.origin.1 - a.origin.1).abs() < 0.2 * a.size && gap.abs() < GAP * a.size
    };
    let reaches = |g: &LeafGlyph| {
        let left = right - (g.origin.0 + g.advance.0);
        g.along.0 > 0.99 && left < EDGE * g.size && left > -EDGE * g.size
    };
    let texts = seen.chunk_by(reads_on).filter(|t| t.last().is_some_and(|g| reaches(glyph(g))));
    texts.map(<[u32]>::to_vec).collect()
}

/// Of a text, the glyphs at its end that begin a term and do not end it.
fn part(leaf: &Leaf, terms: &Terms, text: &[u32]) -> Option<Vec<u32>> {
    let said = |g: &u32| leaf.glyphs[*g as usize].text.as_str();
    let whole: String = text.iter().map(said).collect();
    let at = terms.broken_off(&whole, FEWEST)?;
    let mut from = 0;
    let starts = text.iter().map(|g| {
        let start = from;
        from += said(g).len();
        (start, *g)
    });
    Some(starts.filter(|(start, _)| *start >= at).map(|(_, g)| g).collect())
}
