//! The lines of a page that lose something, with what must be known to set them again.

use super::marks::{Gone, cell, is_like};
use super::relay::Part;
use super::unseen;
use crate::format::leaf::{Leaf, Row, Slot};
use std::collections::{BTreeMap, BTreeSet};

/// From this gap on, in ems, what follows is no part of the line.
pub(super) const APART: f64 = 1.2;
/// How far erased areas are rounded up, in ems: their length must not tell that of the line.
const COARSE: f64 = 6.0;

/// A line that is set again. Its own frame: x along the baseline, y across it downwards, turned by `angle` in page space.
#[derive(Debug)]
pub(super) struct Line {
    /// Number of its row, and its own in it.
    pub place: (usize, usize),
    /// Angle, radians.
    pub angle: f64,
    /// Its glyphs in the order of place.
    pub slots: Vec<Slot>,
    /// Where it starts and ends.
    pub x0: f64,
    /// See `x0`.
    pub x1: f64,
    /// Its baseline.
    pub y: f64,
    /// Height of an em.
    pub size: f64,
    /// End of what stands before it in its row.
    pub after: Option<f64>,
    /// Start of what stands behind it.
    pub before: Option<f64>,
    /// Other lines start where it starts: it is not centred, nor set to the right.
    pub anchored: bool,
    /// Where a line that is not anchored starts anew.
    pub grid: f64,
    /// What stands in the line, once set.
    pub parts: Vec<Part>,
    /// Where its glyphs go, by number.
    pub shifts: BTreeMap<u32, (f64, f64)>,
    /// Glyphs in its place that are not set again: spaces, second copies.
    pub dropped: BTreeSet<u32>,
    /// Where it starts and ends once set.
    pub set: (f64, f64),
}

impl Line {
    /// Glyphs that are set again.
    pub fn kept(&self) -> impl Iterator<Item = u32> {
        self.shifts.keys().copied()
    }

    /// A point of the line's frame in page space.
    pub fn out(&self, x: f64, y: f64) -> (f64, f64) {
        let (s, c) = self.angle.sin_cos();
        (x * c - y * s, x * s + y * c)
    }

    /// A point of page space in the line's frame.
    pub fn within(&self, x: f64, y: f64) -> (f64, f64) {
        let (s, c) = self.angle.sin_cos();
        (x * c + y * s, -x * s + y * c)
    }

    /// The upright box in page space around a stretch of the line.
    pub fn area(&self, x0: f64, x1: f64) -> [f64; 4] {
        let (top, bottom) = (self.y - 0.95 * self.size, self.y + 0.35 * self.size);
        let corners = [self.out(x0, top), self.out(x1, top), self.out(x0, bottom), self.out(x1, bottom)];
        corners.iter().fold([f64::MAX, f64::MAX, f64::MIN, f64::MIN], |r, (x, y)| {
            [r[0].min(*x), r[1].min(*y), r[2].max(*x), r[3].max(*y)]
        })
    }

    /// What is erased of it where it was: longer than it, by steps, but not into its neighbours. Upright boxes: of a line that runs aslant, one for
    /// each em, for a box around all of it would hold half the page.
    pub fn erased(&self) -> Vec<[f64; 4]> {
        let step = COARSE * self.size;
        let length = ((self.x1 - self.x0) / step).ceil() * step;
        let start = (self.x0 - 0.3 * self.size).max(self.after.map_or(f64::MIN, |a| a + 0.1 * self.size)).min(self.x0);
        let end = (self.x0 + length).min(self.before.map_or(f64::MAX, |b| b - 0.1 * self.size)).max(self.x1);
        let upright = (self.angle.sin() * self.angle.cos()).abs() < 0.02;
        let parts = if upright { 1 } else { ((end - start) / self.size).ceil().clamp(1.0, 1000.0) as u32 };
        let at = |n: u32| start + (end - start) * f64::from(n) / f64::from(parts);
        (0..parts).map(|n| self.area(at(n), at(n + 1))).collect()
    }

    /// What it covers once set.
    pub fn covered(&self) -> [f64; 4] {
        self.area(self.set.0 - 0.2 * self.size, self.set.1 + 0.2 * self.size)
    }
}

/// The lines that hold glyphs that go.
pub(super) fn affected(leaf: &Leaf, gone: &Gone) -> Vec<Line> {
    let all = merged(leaf, &together(leaf, gone));
    let written: BTreeSet<u32> = leaf.spans.iter().map(|(_, g)| *g).collect();
    let edges: Vec<(f64, f64)> = all.iter().map(|l| (l.angle, l.x0)).collect();
    let mut lines = Vec::new();
    for mut line in all {
        if !line.slots.iter().any(|s| gone.holds(s.glyph)) {
            continue;
        }
        let near = |other: &&(f64, f64)| (other.0 - line.angle).abs() < 0.01 && (other.1 - line.x0).abs() < 0.75;
        line.anchored = edges.iter().filter(near).count() > 2;
        line.grid = common_edge(&edges, line.angle);
        // Second copies of a glyph say nothing in the text; side by side they would.
        line.dropped.extend(line.slots.iter().map(|s| s.glyph).filter(|g| !written.contains(g)));
        line.slots.retain(|s| written.contains(&s.glyph) || gone.holds(s.glyph));
        lines.push(line);
    }
    attach(leaf, gone, &mut lines);
    lines
}

/// Rows whose baselines differ by less than this, in ems, and whose glyphs stand beside each other, are one line to the eye: what is
/// raised or lowered leaves its gap in the other.
const RAISED: f64 = 0.6;

/// The page's rows; those that lose something together with what is raised or lowered in them.
fn together(leaf: &Leaf, gone: &Gone) -> Vec<Row> {
    let loses = |row: &Row| row.chunks.iter().flatten().any(|s| gone.holds(s.glyph));
    let mut out: Vec<Row> = Vec::new();
    let mut open: Vec<(bool, Vec<Slot>)> = Vec::new();
    for row in unseen::rows(leaf, gone).iter() {
        let (own, slots) = (loses(row), row.chunks.concat());
        let beside = |(last, (lost, have)): (&Row, &(bool, Vec<Slot>))| {
            let ((a, size), (b, other)) = (usual(have), usual(&slots));
            let near = (a - b).abs() < RAISED * size.max(other) && (last.angle - row.angle).abs() < 0.01;
            near && (own || *lost) && apart(have, &slots)
        };
        match (0..out.len()).rev().take(3).find(|n| beside((&out[*n], &open[*n]))) {
            Some(n) => {
                open[n].0 |= own;
                open[n].1.extend(slots);
                open[n].1.sort_by(|a, b| a.x0.total_cmp(&b.x0));
                out[n].chunks =
                    open[n].1.chunk_by(|a, b| b.x0 - a.x1 < APART * a.size.max(b.size)).map(<[Slot]>::to_vec).collect();
            }
            None => {
                out.push(row.clone());
                open.push((own, slots));
            }
        }
    }
    out
}

/// True where no glyph of one stands over a glyph of the other, and one lies within the other's length.
fn apart(a: &[Slot], b: &[Slot]) -> bool {
    let (first, second) = (extent(a), extent(b));
    let em = a.iter().chain(b).map(|s| s.size).fold(1.0, f64::max);
    // One within the other: side by side they are columns.
    let within = |i: (f64, f64), o: (f64, f64)| i.0 > o.0 - em && i.1 < o.1 + em;
    let near = within(first, second) || within(second, first);
    let over = |s: &Slot| a.iter().any(|o| s.x0 + 0.1 * em < o.x1 && o.x0 + 0.1 * em < s.x1);
    near && !b.iter().any(over)
}

/// Rows cut at wide gaps only.
fn merged(leaf: &Leaf, rows: &[Row]) -> Vec<Line> {
    let places: BTreeMap<u32, (usize, usize)> = leaf.spans.iter().map(|(s, g)| (*g, (s.start, s.end))).collect();
    let mut out = Vec::new();
    for (number, row) in rows.iter().enumerate() {
        let mut open: Vec<Vec<Slot>> = Vec::new();
        for chunk in &row.chunks {
            let near = |last: &Vec<Slot>| {
                let (Some(first), Some(end)) = (chunk.first(), last.last()) else { return false };
                first.x0 - end.x1 < APART * first.size.max(end.size) && reads_on(leaf, &places, end, first)
            };
            match open.last_mut() {
                Some(last) if near(last) => last.extend_from_slice(chunk),
                _ => open.push(chunk.clone()),
            }
        }
        let ends: Vec<(f64, f64)> = open.iter().map(|l| extent(l)).collect();
        for (n, slots) in open.into_iter().enumerate().filter(|(_, s)| !s.is_empty()) {
            let usual = usual(&slots);
            out.push(Line {
                place: (number, n),
                angle: row.angle,
                slots,
                x0: ends[n].0,
                x1: ends[n].1,
                y: usual.0,
                size: usual.1.max(0.5),
                after: n.checked_sub(1).map(|b| ends[b].1),
                before: ends.get(n + 1).map(|e| e.0),
                anchored: false,
                grid: 0.0,
                parts: Vec::new(),
                shifts: BTreeMap::new(),
                dropped: BTreeSet::new(),
                set: ends[n],
            });
        }
    }
    out
}

/// True where the text reads on from one glyph to the other; columns of print may stand less than an em apart.
fn reads_on(leaf: &Leaf, places: &BTreeMap<u32, (usize, usize)>, a: &Slot, b: &Slot) -> bool {
    let (Some(a), Some(b)) = (places.get(&a.glyph), places.get(&b.glyph)) else { return true };
    let (from, to) = if a.1 <= b.0 { (a.1, b.0) } else { (b.1, a.0) };
    leaf.text.get(from..to.max(from)).is_some_and(|between| between.len() <= 4 && !between.contains('\n'))
}

/// Baseline and height that most of the line has.
pub(super) fn usual(slots: &[Slot]) -> (f64, f64) {
    let mut sizes: Vec<(f64, f64)> = slots.iter().map(|s| (s.size, s.y)).collect();
    sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
    sizes.get(sizes.len() / 2).map_or((0.0, 1.0), |(size, y)| (*y, *size))
}

pub(super) fn extent(slots: &[Slot]) -> (f64, f64) {
    slots.iter().fold((f64::MAX, f64::MIN), |(a, b), s| (a.min(s.x0), b.max(s.x1)))
}

/// The edge at which most lines of that direction start.
fn common_edge(edges: &[(f64, f64)], angle: f64) -> f64 {
    let mut count: BTreeMap<i64, usize> = BTreeMap::new();
    for (_, x) in edges.iter().filter(|(a, _)| (a - angle).abs() < 0.01) {
        *count.entry(x.round() as i64).or_default() += 1;
    }
    count.into_iter().max_by_key(|(x, n)| (*n, -*x)).map_or(0.0, |(x, _)| x as f64)
}

/// Seen glyphs that stand in no row of their own: accents go with the letter they stand over, spaces are set anew.
fn attach(leaf: &Leaf, gone: &Gone, lines: &mut [Line]) {
    let in_rows: BTreeSet<u32> = leaf.rows.iter().flat_map(|r| &r.chunks).flatten().map(|s| s.glyph).collect();
    for glyph in (0..leaf.glyphs.len() as u32).filter(|g| !in_rows.contains(g) && !gone.holds(*g)) {
        let g = &leaf.glyphs[glyph as usize];
        if !g.seen {
            continue;
        }
        let c = cell(leaf, glyph);
        let centre = ((c[0] + c[2]) / 2.0, (c[1] + c[3]) / 2.0);
        for line in lines.iter_mut() {
            let (x, y) = line.within(centre.0, centre.1);
            let inside = x > line.x0 - 0.3 * line.size
                && x < line.x1 + 0.3 * line.size
                && (y - (line.y - 0.3 * line.size)).abs() < 0.6 * line.size;
            let (s, c) = line.angle.sin_cos();
            if inside && is_like((line.size, (c, s)), (g.size, g.along)) {
                line.dropped.insert(glyph);
            }
        }
    }
}
