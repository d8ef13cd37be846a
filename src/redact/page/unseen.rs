//! Letters that go though nobody sees them: white ones, ones under a box. The gap that they leave in a line, or the box over them, is as long as what
//! they say, so they are put in their lines, and these are set again.

use super::lines::{APART, extent, usual};
use super::marks::Gone;
use super::paths::{bounds, is_box};
use crate::format::leaf::{Leaf, LeafGlyph, Op, Row, Slot};
use std::borrow::Cow;

/// Baselines nearer than this, in ems, are one.
const LEVEL: f64 = 0.35;
/// How far before or behind a line a letter still belongs to it, in ems.
const BESIDE: f64 = 1.5;
/// A box higher than this, in ems, covers more than a line, and tells nothing of what stands in it.
const HIGH: f64 = 2.4;

/// The page's rows, with the unseen letters that go.
pub(super) fn rows<'l>(leaf: &'l Leaf, gone: &Gone) -> Cow<'l, [Row]> {
    let mut unseen: Vec<u32> = gone.glyphs().filter(|g| is_unseen(&leaf.glyphs[*g as usize])).collect();
    if unseen.is_empty() {
        return Cow::Borrowed(&leaf.rows);
    }
    let mut rows = leaf.rows.clone();
    // In the order of place: what stands beside one that was put in belongs there too.
    unseen.sort_by(|a, b| leaf.glyphs[*a as usize].origin.0.total_cmp(&leaf.glyphs[*b as usize].origin.0));
    for glyph in unseen {
        let g = &leaf.glyphs[glyph as usize];
        let slot = |angle: f64| slot(glyph, g, angle);
        match rows.iter_mut().find(|row| belongs(&slot(row.angle), row, g)) {
            Some(row) => put(slot(row.angle), row),
            None if is_covered(leaf, g) => {
                let angle = g.along.1.atan2(g.along.0);
                rows.push(Row { angle, chunks: vec![vec![slot(angle)]] });
            }
            None => {}
        }
    }
    Cow::Owned(rows)
}

fn is_unseen(g: &LeafGlyph) -> bool {
    !g.seen && !g.text.trim().is_empty() && g.advance.0.hypot(g.advance.1) > 0.1
}

/// Its place in a frame turned by `angle`.
fn slot(glyph: u32, g: &LeafGlyph, angle: f64) -> Slot {
    let (s, c) = angle.sin_cos();
    let along = |x: f64, y: f64| x * c + y * s;
    let (from, to) = (along(g.origin.0, g.origin.1), along(g.origin.0 + g.advance.0, g.origin.1 + g.advance.1));
    Slot { glyph, x0: from.min(to), x1: from.max(to), y: g.origin.1 * c - g.origin.0 * s, size: g.size }
}

/// True where it stands in or right beside the row, and over none of its letters.
fn belongs(slot: &Slot, row: &Row, g: &LeafGlyph) -> bool {
    let slots = row.chunks.concat();
    let ((y, size), (x0, x1)) = (usual(&slots), extent(&slots));
    let turned = (g.along.1.atan2(g.along.0) - row.angle).abs() > 0.01;
    let (near, em) = (BESIDE * size, 0.1 * size);
    !turned
        && (slot.y - y).abs() < LEVEL * size
        && slot.x0 > x0 - near
        && slot.x1 < x1 + near.max(slot.x1 - slot.x0 + near)
        && !slots.iter().any(|s| s.x0 + em < slot.x1 && slot.x0 + em < s.x1)
}

fn put(slot: Slot, row: &mut Row) {
    let mut slots = row.chunks.concat();
    slots.push(slot);
    slots.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    row.chunks = slots.chunk_by(|a, b| b.x0 - a.x1 < APART * a.size.max(b.size)).map(<[Slot]>::to_vec).collect();
}

/// True where a box no higher than a line lies over it.
fn is_covered(leaf: &Leaf, g: &LeafGlyph) -> bool {
    let up = (g.along.1 * g.size * 0.3, -g.along.0 * g.size * 0.3);
    let (x, y) = (g.origin.0 + g.advance.0 / 2.0 + up.0, g.origin.1 + g.advance.1 / 2.0 + up.1);
    let over = |b: [f64; 4]| {
        b[0] <= x && x <= b[2] && b[1] <= y && y <= b[3] && (b[3] - b[1]).min(b[2] - b[0]) < HIGH * g.size
    };
    leaf.ops.iter().any(|op| match op {
        Op::Fill { shape, .. } if is_box(shape) => bounds(&shape.0, &[1.0, 0.0, 0.0, 1.0, 0.0, 0.0]).is_some_and(over),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::super::{Mark, Removal, sharp};
    use super::*;
    use crate::format::leaf::{Ink, Seg, Shape};
    use crate::redact::Terms;

    const EM: f64 = 10.0;

    /// A page of one line; letters in capitals are not seen.
    fn page(text: &str) -> Leaf {
        let mut leaf = Leaf { width: 400.0, height: 100.0, ..Leaf::default() };
        let mut slots = Vec::new();
        for (n, c) in (0..).zip(text.chars()) {
            let (x, seen) = (20.0 + 6.0 * f64::from(n), !c.is_uppercase());
            leaf.glyphs.push(LeafGlyph {
                text: c.to_string(),
                seen,
                shape: Some(0),
                matrix: [EM / 1000.0, 0.0, 0.0, -EM / 1000.0, x, 50.0],
                width: 600.0,
                origin: (x, 50.0),
                advance: (6.0, 0.0),
                along: (1.0, 0.0),
                size: EM,
                colour: [0; 3],
                alpha: 1.0,
            });
            if seen {
                let at = leaf.text.len();
                leaf.text.push(c);
                leaf.spans.push((crate::model::Span::new(at, at + 1), n));
                if c != ' ' {
                    slots.push(Slot { glyph: n, x0: x, x1: x + 6.0, y: 50.0, size: EM });
                }
            }
        }
        leaf.shapes.push(Shape::default());
        leaf.ops.push(Op::Glyphs(0, leaf.glyphs.len() as u32));
        if !slots.is_empty() {
            leaf.rows.push(Row { angle: 0.0, chunks: vec![slots] });
        }
        leaf
    }

    fn ends(text: &str, more: Option<Op>) -> (f64, usize, usize) {
        let mut leaf = page(text);
        leaf.ops.extend(more);
        let terms = Terms::new(&["Quist", "Quistgaard"]).unwrap();
        let sheet = sharp(&leaf, &Removal { spans: &[], terms: &terms, label: "[redacted]" }).unwrap();
        let letters = sheet.marks.iter().filter_map(|m| if let Mark::Letters(l) = m { Some(l) } else { None });
        let end = letters.flatten().map(|l| l.matrix[4]).fold(0.0, f64::max);
        let fills = sheet.marks.iter().filter(|m| matches!(m, Mark::Other(Op::Fill { .. }))).count();
        (end, sheet.boxes.len(), fills)
    }

    #[test]
    fn the_gap_of_white_letters_tells_no_length() {
        let (short, long) = (ends("by QUIST there", None), ends("by QUISTGAARD there", None));
        assert_eq!((short.1, long.1), (1, 1));
        assert!((short.0 - long.0).abs() < 1e-6, "{short:?} {long:?}");
        // What is hidden and is nobody's stays as it is.
        assert_eq!(ends("by OTHER there", None).1, 0);
    }

    #[test]
    fn a_box_drawn_over_letters_that_go_is_drawn_anew() {
        let over = |n: f32| {
            let corners = [(20.0, 42.0), (20.0 + n, 42.0), (20.0 + n, 53.0), (20.0, 53.0)];
            let [a, b, c, d] = corners;
            let path =
                vec![Seg::Move(a.0, a.1), Seg::Line(b.0, b.1), Seg::Line(c.0, c.1), Seg::Line(d.0, d.1), Seg::Close];
            Op::Fill { shape: Shape(path), even_odd: false, ink: Ink { colour: [0; 3], alpha: 1.0 }, of: None }
        };
        assert_eq!(ends("QUISTGAARD", Some(over(60.0))), (0.0, 1, 0));
        assert_eq!(ends("OTHERWORDS", Some(over(60.0))), (0.0, 0, 1));
    }
}
