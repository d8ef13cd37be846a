//! Which glyphs of a page go: those of the spans decided upon, and those of every term that can be read in any order of them.

use super::Removal;
use super::cut;
use super::orders::{self, Order, Place};
use crate::format::leaf::{Leaf, LeafGlyph};
use crate::redact::Terms;
use std::collections::{BTreeMap, BTreeSet};

/// Glyphs that go, each with the label that stands for it, and the number of the occurrence that it is part of.
pub(super) struct Gone {
    labels: BTreeMap<u32, (String, usize)>,
}

impl Gone {
    /// True where it goes.
    pub fn holds(&self, glyph: u32) -> bool {
        self.labels.contains_key(&glyph)
    }

    /// All of them.
    pub fn glyphs(&self) -> impl Iterator<Item = u32> {
        self.labels.keys().copied()
    }

    /// The label for it.
    pub fn label(&self, glyph: u32) -> Option<&str> {
        self.labels.get(&glyph).map(|(label, _)| label.as_str())
    }

    /// The occurrence that it is part of.
    pub fn occurrence(&self, glyph: u32) -> Option<usize> {
        self.labels.get(&glyph).map(|(_, number)| *number)
    }
}

/// The glyphs that go.
pub(super) fn removed(leaf: &Leaf, removal: &Removal) -> Gone {
    let mut labels = BTreeMap::new();
    for (span, glyph) in &leaf.spans {
        if let Some((n, (_, label))) = removal.spans.iter().enumerate().find(|(_, (s, _))| s.overlaps(*span)) {
            labels.insert(*glyph, (label.clone(), n));
        }
    }
    let mut next = removal.spans.len();
    let cut = cut::short(leaf, removal.terms);
    let read = readings(leaf).into_iter().chain(with_unseen(leaf));
    for glyphs in read.flat_map(|order| found(leaf, &order, removal.terms)).chain(cut) {
        // What another order found in part is the same occurrence.
        let number = glyphs.iter().find_map(|g| labels.get(g).map(|(_, n)| *n)).unwrap_or(next);
        next += usize::from(number == next);
        for glyph in glyphs {
            labels.entry(glyph).or_insert_with(|| (removal.label.to_owned(), number));
        }
    }
    add_neighbours(leaf, &mut labels);
    Gone { labels }
}

/// The glyphs that spell a term in some order of the page other than that of its text, with those that nobody sees, or as far as they were not cut off.
pub(super) fn found_elsewhere(leaf: &Leaf, terms: &Terms) -> BTreeSet<u32> {
    let read = readings(leaf).into_iter().chain(with_unseen(leaf));
    read.flat_map(|order| found(leaf, &order, terms)).chain(cut::short(leaf, terms)).flatten().collect()
}

/// The same orders with the glyphs that nobody sees: the gap that one of them leaves in a line is as long as what it says.
fn with_unseen(leaf: &Leaf) -> Vec<Order> {
    if leaf.glyphs.iter().all(|g| g.seen) {
        return Vec::new();
    }
    orders::orders(&(0..leaf.glyphs.len() as u32).map(|glyph| place(leaf, glyph)).collect::<Vec<_>>())
}

/// Orders in which a page can be read beside that of its text: those of [`orders`], and straight across its columns as its
/// reader found them.
fn readings(leaf: &Leaf) -> Vec<Order> {
    let seen = (0..leaf.glyphs.len() as u32).filter(|g| leaf.glyphs[*g as usize].seen);
    let places: Vec<Place> = seen.map(|glyph| place(leaf, glyph)).collect();
    let mut out = orders::orders(&places);
    let mut across = Order::new();
    for row in &leaf.rows {
        for chunk in &row.chunks {
            let mut end = f64::MIN;
            for slot in chunk {
                if slot.x0 - end > 0.14 * slot.size {
                    across.push(None);
                }
                across.push(Some(slot.glyph));
                end = slot.x1;
            }
            across.push(None);
        }
    }
    out.push(across);
    out
}

fn place(leaf: &Leaf, glyph: u32) -> Place {
    let g = &leaf.glyphs[glyph as usize];
    let to = (g.origin.0 + g.advance.0, g.origin.1 + g.advance.1);
    Place { glyph, from: g.origin, to, along: g.along, size: g.size, blank: g.text.trim().is_empty() }
}

fn found(leaf: &Leaf, order: &Order, terms: &Terms) -> Vec<Vec<u32>> {
    found_in(order, terms, |g| &leaf.glyphs[g as usize].text)
}

/// The glyphs of an order that spell any of `terms`, each occurrence apart; `said` is what each says.
pub(super) fn found_in<'t>(order: &Order, terms: &Terms, said: impl Fn(u32) -> &'t str) -> Vec<Vec<u32>> {
    let mut text = String::new();
    let mut starts: Vec<(usize, u32)> = Vec::new();
    for glyph in order {
        match glyph {
            Some(g) => {
                starts.push((text.len(), *g));
                text.push_str(said(*g));
            }
            None => text.push(' '),
        }
    }
    let mut out = Vec::new();
    for span in terms.find(&text) {
        let from = starts.partition_point(|(at, g)| at + said(*g).len() <= span.start);
        out.push(starts[from..].iter().take_while(|(at, _)| *at < span.end).map(|(_, g)| *g).collect());
    }
    out
}

/// Letters of one writing differ by no more than this in height, and in direction (the cosine of the angle between them).
const LIKE: (f64, f64) = (2.2, 0.96);

/// Also goes what stands where something goes: the same letters painted again, accents of their own, shadows. A name printed across a page
/// (a watermark) does not take with it what stands under it: that is of another height or direction.
fn add_neighbours(leaf: &Leaf, labels: &mut BTreeMap<u32, (String, usize)>) {
    type Cell<'l> = ([f64; 4], &'l LeafGlyph, (String, usize));
    let cells: Vec<Cell> =
        labels.iter().map(|(g, own)| (inner(cell(leaf, *g)), &leaf.glyphs[*g as usize], own.clone())).collect();
    if cells.is_empty() {
        return;
    }
    for glyph in 0..leaf.glyphs.len() as u32 {
        let g = &leaf.glyphs[glyph as usize];
        if labels.contains_key(&glyph) || !g.seen || g.text.trim().is_empty() {
            continue;
        }
        let own = cell(leaf, glyph);
        let centre = ((own[0] + own[2]) / 2.0, (own[1] + own[3]) / 2.0);
        let ink = ink(leaf, glyph).unwrap_or(own);
        let inked = ((ink[0] + ink[2]) / 2.0, (ink[1] + ink[3]) / 2.0);
        let near = |(c, of, _): &&Cell| {
            (holds(c, centre) || holds(c, inked)) && is_like((of.size, of.along), (g.size, g.along))
        };
        if let Some((.., gone)) = cells.iter().find(near) {
            labels.insert(glyph, gone.clone());
        }
    }
}

/// True where two heights and directions may be those of one writing.
pub(super) fn is_like(a: (f64, (f64, f64)), b: (f64, (f64, f64))) -> bool {
    a.0.max(b.0) < LIKE.0 * a.0.min(b.0) && a.1.0 * b.1.0 + a.1.1 * b.1.1 > LIKE.1
}

fn holds(rect: &[f64; 4], (x, y): (f64, f64)) -> bool {
    rect[0] <= x && x <= rect[2] && rect[1] <= y && y <= rect[3]
}

/// Less its edges, so that a neighbour that leans in stays.
fn inner(rect: [f64; 4]) -> [f64; 4] {
    let (dx, dy) = (0.08 * (rect[2] - rect[0]), 0.02 * (rect[3] - rect[1]));
    [rect[0] + dx, rect[1] + dy, rect[2] - dx, rect[3] - dy]
}

/// The upright box around a glyph's cell.
pub fn cell(leaf: &Leaf, glyph: u32) -> [f64; 4] {
    let g = &leaf.glyphs[glyph as usize];
    let up = (g.along.1 * g.size, -g.along.0 * g.size);
    let ends = [g.origin, (g.origin.0 + g.advance.0, g.origin.1 + g.advance.1)];
    let corners =
        ends.iter().flat_map(|o| [(o.0 - up.0 * 0.22, o.1 - up.1 * 0.22), (o.0 + up.0 * 0.78, o.1 + up.1 * 0.78)]);
    corners.fold([f64::MAX, f64::MAX, f64::MIN, f64::MIN], |r, (x, y)| {
        [r[0].min(x), r[1].min(y), r[2].max(x), r[3].max(y)]
    })
}

/// The upright box around what a glyph shows.
pub(super) fn ink(leaf: &Leaf, glyph: u32) -> Option<[f64; 4]> {
    let g = &leaf.glyphs[glyph as usize];
    let shape = leaf.shapes.get(g.shape? as usize)?;
    super::paths::bounds(&shape.0, &g.matrix)
}
