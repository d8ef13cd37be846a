//! A page without its pictures: for bundles, in which nobody has decided upon them.

use crate::format::leaf::{Ink, Op, Seg, Shape};
use crate::redact::page::{Mark, Sheet};

/// A light ground in the place of pictures; drawings of curves are left out.
pub(super) fn bare(mut sheet: Sheet) -> Sheet {
    let plain = |mark: Mark| match mark {
        Mark::Other(Op::Image { matrix: [a, b, c, d, e, f], of, .. }) => {
            let p = |x: f64, y: f64| (x as f32, y as f32);
            let corners = [p(e, f), p(e + a, f + b), p(e + a + c, f + b + d), p(e + c, f + d)];
            let mut path = vec![Seg::Move(corners[0].0, corners[0].1)];
            path.extend(corners[1..].iter().map(|(x, y)| Seg::Line(*x, *y)));
            path.push(Seg::Close);
            let ink = Ink { colour: [228; 3], alpha: 1.0 };
            Some(Mark::Other(Op::Fill { shape: Shape(path), even_odd: false, ink, of }))
        }
        Mark::Other(op) if may_tell(&op) => None,
        other => Some(other),
    };
    sheet.marks = sheet.marks.into_iter().filter_map(plain).collect();
    sheet
}

/// Pictures, and shapes with curves, may show letters.
fn may_tell(op: &Op) -> bool {
    match op {
        Op::Image { .. } => true,
        Op::Fill { shape, .. } | Op::Stroke { shape, .. } => {
            shape.0.len() > 40 || shape.0.iter().any(|s| matches!(s, Seg::Quad(..) | Seg::Cubic(..)))
        }
        _ => false,
    }
}
