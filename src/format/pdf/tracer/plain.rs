//! The interpreter's values as plain ones: outlines, pens, samples.

use crate::format::leaf::{Pen, Pixels, Seg, Shape};
use hayro_interpret::kurbo::{Cap, Join, PathEl};
use hayro_interpret::{ImageData, LumaData, StrokeProps};

/// The upright box around a shape (its control points).
pub(super) fn bounds(shape: &Shape) -> Option<[f32; 4]> {
    let points = shape.0.iter().flat_map(|s| match *s {
        Seg::Move(x, y) | Seg::Line(x, y) => vec![(x, y)],
        Seg::Quad(a, b, x, y) => vec![(a, b), (x, y)],
        Seg::Cubic(a, b, c, d, x, y) => vec![(a, b), (c, d), (x, y)],
        Seg::Close => Vec::new(),
    });
    let all = points.fold([f32::MAX, f32::MAX, f32::MIN, f32::MIN], |r, (x, y)| {
        [r[0].min(x), r[1].min(y), r[2].max(x), r[3].max(y)]
    });
    (all[0] <= all[2]).then_some(all)
}

pub(super) fn seg(e: PathEl) -> Seg {
    let f = |v: f64| v as f32;
    match e {
        PathEl::MoveTo(p) => Seg::Move(f(p.x), f(p.y)),
        PathEl::LineTo(p) => Seg::Line(f(p.x), f(p.y)),
        PathEl::QuadTo(a, p) => Seg::Quad(f(a.x), f(a.y), f(p.x), f(p.y)),
        PathEl::CurveTo(a, b, p) => Seg::Cubic(f(a.x), f(a.y), f(b.x), f(b.y), f(p.x), f(p.y)),
        PathEl::ClosePath => Seg::Close,
    }
}

pub(super) fn pen_of(pen: &StrokeProps) -> Pen {
    Pen {
        width: pen.line_width,
        cap: match pen.line_cap {
            Cap::Butt => 0,
            Cap::Round => 1,
            Cap::Square => 2,
        },
        join: match pen.line_join {
            Join::Miter => 0,
            Join::Round => 1,
            Join::Bevel => 2,
        },
        miter: pen.miter_limit,
        dash: pen.dash_array.to_vec(),
        phase: pen.dash_offset,
    }
}

pub(super) fn colours(data: ImageData, want: (u32, u32)) -> Option<Pixels> {
    Some(match data {
        ImageData::Luma(l) => luma(l, want),
        ImageData::Rgb(rgb) => Pixels { width: rgb.width, height: rgb.height, samples: 3, data: rgb.data }.fitted(want),
    })
}

pub(super) fn luma(l: LumaData, want: (u32, u32)) -> Pixels {
    Pixels { width: l.width, height: l.height, samples: 1, data: l.data }.fitted(want)
}
