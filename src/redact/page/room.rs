//! Room for a box. A name printed across a page leaves one that would lie over lines which stay: such a box is made smaller, or moved along its line.
//! What stands around it decides, never what was removed.

use super::Moved;
use crate::format::leaf::{Leaf, Matrix};

/// Heights that a box may have, as parts of its line's.
const SCALES: [f64; 4] = [0.6, 0.35, 0.2, 0.12];
/// How far it may move, in steps of half its line's height.
const STEPS: u32 = 8;
/// How far a box reaches below and above the baseline where it would cover a letter, in ems.
const REACH: (f64, f64) = (-0.15, 0.75);

/// What stays on a page.
pub(super) struct Room {
    /// Middles of the letters.
    letters: Vec<(f64, f64)>,
    /// Width and height of the page.
    page: (f64, f64),
}

impl Room {
    pub fn new(leaf: &Leaf, moved: &Moved) -> Room {
        let kept = (0..).zip(&leaf.glyphs).filter(|(_, g)| g.seen && !g.text.trim().is_empty());
        let middle = |(n, g): (u32, &crate::format::leaf::LeafGlyph)| {
            let (dx, dy) = if moved.stays(n) { (0.0, 0.0) } else { moved.shift(n)? };
            let up = (g.along.1 * g.size * 0.3, -g.along.0 * g.size * 0.3);
            let x = g.origin.0 + g.advance.0 / 2.0 + up.0 + dx;
            Some((x, g.origin.1 + g.advance.1 / 2.0 + up.1 + dy))
        };
        Room { letters: kept.filter_map(middle).collect(), page: (leaf.width, leaf.height) }
    }

    /// A box of `width` ems as it stands; or, where it would cover letters, where and how small it covers none (at the smallest it may), and its
    /// scale. `alone`: nothing else stands in its line.
    pub fn fit(&self, matrix: &Matrix, width: f64, alone: bool) -> (Matrix, f64) {
        if !self.covers(matrix, width) {
            return (*matrix, 1.0);
        }
        let scaled = |scale: f64, step: u32| {
            let [a, b, c, d, e, f] = *matrix;
            let by = f64::from(step) / 2.0;
            ([a * scale, b * scale, c * scale, d * scale, e + a * by, f + b * by], scale)
        };
        let last = if alone { STEPS } else { 0 };
        let mut tries = SCALES.iter().flat_map(|s| (0..=last).map(move |n| scaled(*s, n)));
        let free = tries.find(|(m, _)| !self.covers(m, width) && self.holds(m, width));
        free.unwrap_or(scaled(SCALES[SCALES.len() - 1], 0))
    }

    /// True where both ends of the box lie on the page.
    fn holds(&self, [a, b, _, _, e, f]: &Matrix, width: f64) -> bool {
        let on = |x: f64, y: f64| (0.0..self.page.0).contains(&x) && (0.0..self.page.1).contains(&y);
        on(*e, *f) && on(e + a * width, f + b * width)
    }

    fn covers(&self, matrix: &Matrix, width: f64) -> bool {
        let [a, b, c, d, e, f] = *matrix;
        let det = a * d - b * c;
        if det.abs() < 1e-9 {
            return false;
        }
        self.letters.iter().any(|(x, y)| {
            let (dx, dy) = (x - e, y - f);
            let (u, v) = ((d * dx - c * dy) / det, (a * dy - b * dx) / det);
            (0.0..width).contains(&u) && (REACH.0..REACH.1).contains(&v)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_over_a_line_that_stays_gives_way() {
        let row = |y: f64| (0..40).map(move |n| (20.0 + 6.0 * f64::from(n), y));
        let room = Room { letters: row(100.0).chain(row(112.0)).collect(), page: (400.0, 400.0) };
        let upright = |em: f64, y: f64| [em, 0.0, 0.0, -em, 30.0, y];
        assert_eq!(room.fit(&upright(10.0, 140.0), 1.9, true), (upright(10.0, 140.0), 1.0), "nothing there");
        let (placed, scale) = room.fit(&upright(54.0, 108.0), 1.9, true);
        assert!(scale < 1.0 && !room.covers(&placed, 1.9), "{placed:?}");
        let (along, scale) = room.fit(&upright(54.0, 108.0), 1.9, false);
        assert!((along[4], along[5]) == (30.0, 108.0) && scale < 1.0);
    }
}
