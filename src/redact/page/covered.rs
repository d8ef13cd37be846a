//! What a page paints and nobody sees: beyond its edge, outside a clip, under a box painted later. It is not written again, for
//! whoever takes the box away would see it. Letters are not judged here: the reader says which of them are seen.

use super::Mark;
use super::paths::bounds;
use crate::format::leaf::{Matrix, Op, Pixels, Seg, Shape, Shown};

/// Boxes that may cover something, the first ones.
const MOST: usize = 4000;
/// A box smaller than this, in square points, covers nothing worth looking at.
const SMALL: f64 = 16.0;
/// How far inside a box something must lie to be covered: edges are drawn soft.
const EDGE: f64 = 0.4;
/// The part of a picture from which on it is cut.
const WORTH: f64 = 0.03;

type Area = [f64; 4];

/// Takes out what nobody sees on a page of that size.
pub(super) fn cull(marks: &mut Vec<Mark>, width: f64, height: f64) {
    let page = [0.0, 0.0, width, height];
    let seen = visible(marks, page);
    let covers = covers(marks, &seen);
    let mut at = 0;
    marks.retain_mut(|mark| {
        let n = at;
        at += 1;
        let Mark::Other(op) = mark else { return true };
        let Some(own) = area(op) else { return !matches!(op, Op::Image { .. }) };
        let Some(clipped) = meet(own, grown(seen[n], 1.0)) else { return false };
        let later = || covers[covers.partition_point(|(m, _)| *m <= n)..].iter().map(|(_, c)| *c);
        if later().any(|c| within(clipped, c)) {
            return false;
        }
        if let Op::Image { picture, matrix, .. } = op {
            later().for_each(|c| blank(picture, matrix, c));
            cut(picture, matrix, own, clipped);
            unveil(picture);
        }
        true
    });
}

/// For each mark, the area in which it can be seen.
fn visible(marks: &[Mark], page: Area) -> Vec<Area> {
    let mut open = vec![page];
    let mut out = Vec::with_capacity(marks.len());
    for mark in marks {
        let now = *open.last().unwrap_or(&page);
        match mark {
            Mark::Other(Op::Clip(shape, _)) => {
                let own = bounds(&shape.0, &IDENTITY).unwrap_or([0.0; 4]);
                open.push(meet(now, own).unwrap_or([now[0], now[1], now[0], now[1]]));
            }
            Mark::Other(Op::Unclip) if open.len() > 1 => {
                open.pop();
            }
            _ => {}
        }
        out.push(now);
    }
    out
}

/// Opaque boxes with the number of their mark, in order.
fn covers(marks: &[Mark], seen: &[Area]) -> Vec<(usize, Area)> {
    let mut square = vec![true];
    let mut out = Vec::new();
    for (n, mark) in marks.iter().enumerate() {
        let Mark::Other(op) = mark else { continue };
        match op {
            Op::Clip(shape, _) => square.push(*square.last().unwrap_or(&true) && super::paths::is_box(shape)),
            Op::Unclip if square.len() > 1 => {
                square.pop();
            }
            Op::Fill { shape, ink, of: None, .. }
                if ink.alpha > 0.999 && square.last() == Some(&true) && out.len() < MOST =>
            {
                let inner = rectangle(shape).and_then(|r| meet(r, seen[n])).map(|r| grown(r, -EDGE));
                out.extend(inner.filter(|r| (r[2] - r[0]) * (r[3] - r[1]) > SMALL && r[2] > r[0]).map(|r| (n, r)));
            }
            _ => {}
        }
    }
    out
}

const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// The box that a shape fills, where it is one upright box.
fn rectangle(shape: &Shape) -> Option<Area> {
    let closed = shape.0.iter().filter(|s| !matches!(s, Seg::Close)).count();
    (closed >= 4 && super::paths::is_box(shape)).then(|| bounds(&shape.0, &IDENTITY)).flatten()
}

fn area(op: &Op) -> Option<Area> {
    match op {
        Op::Fill { shape, .. } => bounds(&shape.0, &IDENTITY),
        Op::Stroke { shape, matrix, pen, .. } => {
            let wide = f64::from(pen.width) * matrix[0].hypot(matrix[1]).max(matrix[2].hypot(matrix[3]));
            bounds(&shape.0, matrix).map(|b| grown(b, wide.max(0.5)))
        }
        Op::Image { matrix, .. } => {
            let [a, b, c, d, e, f] = *matrix;
            let corners = [(e, f), (e + a, f + b), (e + c, f + d), (e + a + c, f + b + d)];
            Some(corners.iter().fold([f64::MAX, f64::MAX, f64::MIN, f64::MIN], |r, (x, y)| {
                [r[0].min(*x), r[1].min(*y), r[2].max(*x), r[3].max(*y)]
            }))
        }
        Op::Glyphs(..) | Op::Clip(..) | Op::Unclip => None,
    }
}

fn meet(a: Area, b: Area) -> Option<Area> {
    let both = [a[0].max(b[0]), a[1].max(b[1]), a[2].min(b[2]), a[3].min(b[3])];
    (both[0] <= both[2] && both[1] <= both[3]).then_some(both)
}

fn grown(a: Area, by: f64) -> Area {
    [a[0] - by, a[1] - by, a[2] + by, a[3] + by]
}

fn within(inner: Area, outer: Area) -> bool {
    inner[0] >= outer[0] && inner[1] >= outer[1] && inner[2] <= outer[2] && inner[3] <= outer[3]
}

/// The samples that an area of the page takes up, rounded outwards or inwards; `None` for pictures that do not stand upright.
fn samples(size: (u32, u32), matrix: &Matrix, area: Area, outwards: bool) -> Option<[u32; 4]> {
    let [a, b, c, d, e, f] = *matrix;
    if b.abs() > 1e-6 || c.abs() > 1e-6 || a.abs() < 1e-6 || d.abs() < 1e-6 {
        return None;
    }
    let ends = |from: f64, to: f64, size: u32| {
        let (from, to) = (from.min(to) * f64::from(size), from.max(to) * f64::from(size));
        let (from, to) = if outwards { (from.floor(), to.ceil()) } else { (from.ceil(), to.floor()) };
        let within = |v: f64| v.clamp(0.0, f64::from(size)) as u32;
        (within(from), within(to))
    };
    let (x0, x1) = ends((area[0] - e) / a, (area[2] - e) / a, size.0);
    let (y0, y1) = ends((area[1] - f) / d, (area[3] - f) / d, size.1);
    (x0 < x1 && y0 < y1).then_some([x0, y0, x1, y1])
}

fn size(picture: &Shown) -> (u32, u32) {
    match picture {
        Shown::Colours(p, _) | Shown::Stencil(p, _) => (p.width, p.height),
    }
}

/// Empties the part of a picture that lies under a box.
fn blank(picture: &mut Shown, matrix: &Matrix, cover: Area) {
    let Some([x0, y0, x1, y1]) = samples(size(picture), matrix, cover, false) else { return };
    let fill = |data: &mut [u8], width: u32, n: usize, value: u8| {
        for y in y0..y1 {
            let row = y as usize * width as usize;
            data[(row + x0 as usize) * n..(row + x1 as usize) * n].fill(value);
        }
    };
    match picture {
        Shown::Colours(p, alpha) => {
            fill(&mut p.data, p.width, usize::from(p.samples), 255);
            if let Some(alpha) = alpha {
                fill(alpha, p.width, 1, 0);
            }
        }
        Shown::Stencil(p, _) => fill(&mut p.data, p.width, 1, 0),
    }
}

/// Cuts a picture to what of it can be seen, in whole samples.
fn cut(picture: &mut Shown, matrix: &mut Matrix, own: Area, seen: Area) {
    let extent = |a: Area| (a[2] - a[0]).max(1e-9) * (a[3] - a[1]).max(1e-9);
    if extent(seen) > (1.0 - WORTH) * extent(own) {
        return;
    }
    let (width, height) = size(picture);
    let Some([x0, y0, x1, y1]) = samples((width, height), matrix, grown(seen, 1.0), true) else { return };
    let part = |data: &[u8], n: usize| -> Vec<u8> {
        let row = |y: u32| (y as usize * width as usize + x0 as usize) * n;
        (y0..y1).flat_map(|y| data[row(y)..row(y) + (x1 - x0) as usize * n].iter().copied()).collect()
    };
    match picture {
        Shown::Colours(p, alpha) => {
            let data = part(&p.data, usize::from(p.samples));
            *alpha = alpha.as_ref().map(|a| part(a, 1));
            *p = Pixels { width: x1 - x0, height: y1 - y0, samples: p.samples, data };
        }
        Shown::Stencil(p, _) => {
            let data = part(&p.data, 1);
            *p = Pixels { width: x1 - x0, height: y1 - y0, samples: 1, data };
        }
    }
    let part = |n: u32, of: u32| f64::from(n) / f64::from(of);
    let [a, _, _, d, e, f] = *matrix;
    *matrix = [
        a * part(x1 - x0, width),
        0.0,
        0.0,
        d * part(y1 - y0, height),
        e + a * part(x0, width),
        f + d * part(y0, height),
    ];
}

/// Colours that are wholly see-through show nothing, and need not be there.
fn unveil(picture: &mut Shown) {
    if let Shown::Colours(p, Some(alpha)) = picture {
        let n = usize::from(p.samples);
        for (pixel, _) in p.data.chunks_exact_mut(n).zip(alpha.iter()).filter(|(_, a)| **a == 0) {
            pixel.fill(255);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::leaf::Ink;

    fn boxed(x0: f32, y0: f32, x1: f32, y1: f32, alpha: f32) -> Mark {
        let path = vec![Seg::Move(x0, y0), Seg::Line(x1, y0), Seg::Line(x1, y1), Seg::Line(x0, y1), Seg::Close];
        let ink = Ink { colour: [0; 3], alpha };
        Mark::Other(Op::Fill { shape: Shape(path), even_odd: false, ink, of: None })
    }

    fn picture(x: f64, y: f64) -> Mark {
        let pixels = Pixels { width: 10, height: 10, samples: 1, data: (0..100).collect() };
        let matrix = [100.0, 0.0, 0.0, 100.0, x, y];
        Mark::Other(Op::Image { picture: Shown::Colours(pixels, None), matrix, of: None })
    }

    fn pixels(mark: &Mark) -> (&Pixels, &Matrix) {
        match mark {
            Mark::Other(Op::Image { picture: Shown::Colours(p, _), matrix, .. }) => (p, matrix),
            _ => panic!("no picture"),
        }
    }

    #[test]
    fn what_lies_under_a_box_or_off_the_page_is_not_written() {
        let mut marks = vec![
            picture(10.0, 10.0),
            picture(500.0, 0.0),
            boxed(20.0, 20.0, 30.0, 30.0, 1.0),
            boxed(0.0, 0.0, 150.0, 150.0, 1.0),
        ];
        cull(&mut marks, 400.0, 400.0);
        assert_eq!(marks.len(), 1);
        // A box that can be seen through covers nothing, and one painted before neither.
        let mut marks =
            vec![boxed(0.0, 0.0, 150.0, 150.0, 1.0), picture(10.0, 10.0), boxed(0.0, 0.0, 150.0, 150.0, 0.5)];
        cull(&mut marks, 400.0, 400.0);
        assert_eq!(marks.len(), 3);
    }

    #[test]
    fn a_picture_keeps_only_the_samples_that_are_seen() {
        let mut marks = vec![picture(10.0, 10.0), boxed(60.0, 0.0, 200.0, 200.0, 1.0)];
        cull(&mut marks, 400.0, 400.0);
        let (p, _) = pixels(&marks[0]);
        assert_eq!((p.data[4], p.data[6], p.data[99]), (4, 255, 255));
        let clip = vec![
            Seg::Move(10.0, 10.0),
            Seg::Line(40.0, 10.0),
            Seg::Line(40.0, 40.0),
            Seg::Line(10.0, 40.0),
            Seg::Close,
        ];
        let mut marks = vec![Mark::Other(Op::Clip(Shape(clip), false)), picture(10.0, 10.0), Mark::Other(Op::Unclip)];
        cull(&mut marks, 400.0, 400.0);
        let (p, matrix) = pixels(&marks[1]);
        assert_eq!((p.width, p.height), (4, 4));
        assert_eq!((matrix[0], matrix[4]), (40.0, 10.0));
    }
}
