//! A line set again: every box has one width, every space one width, what is left of kerning goes in steps, and a line that was
//! centred or set to the right starts where lines of the page do. So nothing measured in it tells how long a removed name was.

use super::Letter;
use super::lines::Line;
use super::marks::Gone;
use crate::format::leaf::{Leaf, Matrix, Slot};
use std::collections::BTreeMap;

/// Widths that a box may have, in ems: the first that fits the place. With a space on either side even the widest is no longer
/// than a short word, so that the gap as a whole speaks for no name.
pub const LADDER: [f64; 3] = [1.9, 1.4, 0.8];
/// A space, in ems.
const SPACE: f64 = 0.27;
/// Steps of the distance between letters, in ems.
const STEP: f64 = 0.05;

/// A part of a line once set.
#[derive(Clone, Debug)]
pub(super) enum Part {
    /// A glyph of the source.
    Glyph(u32),
    /// A space.
    Space(Letter),
    /// A box.
    Box {
        /// See `Mark::Box`.
        matrix: Matrix,
        /// In ems.
        width: f64,
        /// Height of an em.
        size: f64,
        /// Its label.
        label: String,
    },
}

/// Sets the lines again.
pub(super) fn set(leaf: &Leaf, gone: &Gone, lines: &mut [Line]) -> Result<(), String> {
    let places = places(leaf);
    let mut before: Option<((usize, usize), f64)> = None;
    for line in &mut *lines {
        // What stands before it in its row may have been set again itself: where it ended tells a width.
        if let Some(((row, n), end)) = before
            && (row, n + 1) == line.place
        {
            line.after = Some(end);
        }
        let room = room(leaf, line);
        let start = start(line);
        let fits = LADDER.iter().any(|width| {
            lay(leaf, gone, &places, line, start, *width);
            line.set.1 <= room
        });
        if !fits {
            return Err("a line has no room for its box".into());
        }
        before = Some((line.place, line.set.1));
    }
    one_box(gone, lines);
    Ok(())
}

/// Letters of a line that is part of a name set letter by letter: down the page, round a stamp, in boxes far apart.
const FEW: usize = 4;
/// Lines from which on a name is set so.
const SCATTERED: usize = 3;

/// A name set letter by letter keeps the first of its boxes only: counted, they tell how long it is, and round a curve they lie over each other.
fn one_box(gone: &Gone, lines: &mut [Line]) {
    let mut scattered: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (n, line) in lines.iter().enumerate() {
        let of = |s: &Slot| gone.occurrence(s.glyph);
        let Some(first) = line.slots.first().and_then(of).filter(|_| line.slots.len() <= FEW) else { continue };
        if line.slots.iter().all(|s| of(s) == Some(first)) {
            scattered.entry(first).or_default().push(n);
        }
    }
    for more in scattered.values().filter(|l| l.len() >= SCATTERED).flat_map(|l| &l[1..]) {
        lines[*more].parts.clear();
    }
}

/// For each glyph, where its text starts and ends.
fn places(leaf: &Leaf) -> BTreeMap<u32, (usize, usize)> {
    leaf.spans.iter().map(|(s, g)| (*g, (s.start, s.end))).collect()
}

/// Where a line must end: before what follows it, or at the page's edge, or where it ended.
fn room(leaf: &Leaf, line: &Line) -> f64 {
    let corners = [(0.0, 0.0), (leaf.width, 0.0), (0.0, leaf.height), (leaf.width, leaf.height)];
    let edge = corners.iter().map(|(x, y)| line.within(*x, *y).0).fold(f64::MIN, f64::max) - 4.0;
    line.before.map_or(edge, |b| b - 0.3 * line.size).max(line.x1)
}

/// Where a line starts: where it started if other lines do, too; else behind what stands before it, or at the page's edge.
fn start(line: &Line) -> f64 {
    match line.after {
        _ if line.anchored => line.x0,
        Some(after) => after + 0.5 * line.size,
        None => line.grid,
    }
}

fn lay(leaf: &Leaf, gone: &Gone, places: &BTreeMap<u32, (usize, usize)>, line: &mut Line, start: f64, ladder: f64) {
    let (mut parts, mut shifts) = (Vec::new(), BTreeMap::new());
    let mut x = start;
    let mut last: Option<Slot> = None;
    let mut boxed: Option<&str> = None;
    for slot in &line.slots {
        let spaced = last.is_some_and(|l| is_spaced(leaf, places, &l, slot));
        let label = gone.label(slot.glyph);
        if let (Some(own), Some(open)) = (label, boxed)
            && own == open
        {
            last = Some(*slot);
            continue;
        }
        if spaced {
            parts.push(Part::Space(space(line, x, line.size)));
            x += SPACE * line.size;
        }
        match label {
            Some(label) => {
                let (e, f) = line.out(x, line.y);
                let (s, c) = line.angle.sin_cos();
                let size = line.size;
                let matrix = [c * size, s * size, s * size, -c * size, e, f];
                parts.push(Part::Box { matrix, width: ladder, size, label: label.to_owned() });
                x += ladder * size;
                boxed = Some(label);
            }
            None => {
                if let (false, None, Some(l)) = (spaced, boxed, last) {
                    x += ((slot.x0 - l.x1) / slot.size / STEP).round().clamp(-8.0, 8.0) * STEP * slot.size;
                }
                boxed = None;
                let by = x - slot.x0;
                shifts.insert(slot.glyph, line.out(by, 0.0));
                parts.push(Part::Glyph(slot.glyph));
                x += slot.x1 - slot.x0;
            }
        }
        last = Some(*slot);
    }
    line.set = (start, x);
    (line.parts, line.shifts) = (parts, shifts);
}

/// A space between neighbours: as the text has it where they are neighbours there too, else by their distance.
fn is_spaced(leaf: &Leaf, places: &BTreeMap<u32, (usize, usize)>, a: &Slot, b: &Slot) -> bool {
    if let (Some(a), Some(b)) = (places.get(&a.glyph), places.get(&b.glyph)) {
        let (from, to) = if a.1 <= b.0 { (a.1, b.0) } else { (b.1, a.0) };
        if from <= to && to - from <= 2 {
            return leaf.text.get(from..to).is_some_and(|t| t.contains(char::is_whitespace));
        }
    }
    b.x0 - a.x1 > 0.14 * b.size
}

fn space(line: &Line, x: f64, size: f64) -> Letter {
    let (s, c) = line.angle.sin_cos();
    let (e, f) = line.out(x, line.y);
    let k = size / 1000.0;
    Letter {
        text: " ".into(),
        shape: None,
        matrix: [c * k, s * k, s * k, -c * k, e, f],
        width: SPACE * 1000.0,
        colour: [0; 3],
        alpha: 1.0,
    }
}
