//! Where a composed page shows pictures, or drawings that may be letters. Rules, grounds and frames are neither; what is found is
//! then read by recognition, so a doubt counts as a letter.

use super::pdf;
use crate::bundle::single_page;
use crate::format::leaf::{Matrix, Op, Pixels, Shown};
use crate::model::Result;
use crate::redact::page::{Mark, Sheet};

/// An upright box in page space.
pub(super) type Area = [f64; 4];

/// Resolution at which drawings are looked at, pixels an inch.
const LOOKED: u32 = 96;
/// Difference of grey from which there is an edge.
const EDGE: u8 = 16;
/// A picture whose lightest and darkest grey differ by less is faint.
const FAINT: u8 = 160;
/// The sine of an angle from which on a picture stands askew.
const SLANT: f64 = 0.05;
/// Pixels so many times as dense one way as the other are squeezed.
const SQUEEZED: f64 = 1.6;
/// A picture lower or narrower than this, in points, with more pixels a point than that, shows more to whoever takes it out of the file.
const SMALL: f64 = 60.0;
/// See [`SMALL`].
const DENSE: f64 = 7.0;
/// A straight edge of so many pixels is part of a rule or a frame.
const STRAIGHT: usize = 40;
/// Edges of a letter, in pixels, at least; its height at least and at most.
const INK: usize = 10;
/// See [`INK`].
const HIGH: (u32, u32) = (4, 400);
/// Letters of a word, at least.
const LETTERS: usize = 3;
/// Neighbours are brought together across so many points.
const NEAR: f64 = 8.0;
/// What is lower or narrower than this, in points, shows nothing.
const TINY: f64 = 3.5;

/// All of them, brought together where they are near; `None` where the drawings cannot be drawn by themselves.
pub(super) fn regions(sheet: &Sheet) -> Result<Option<Vec<Area>>> {
    let mut out: Vec<Area> = sheet.marks.iter().filter_map(picture).collect();
    let Some(drawn) = drawings(sheet)? else { return Ok(None) };
    out.extend(drawn);
    let page = [0.0, 0.0, sheet.width, sheet.height];
    let clipped = out.iter().map(|a| [a[0].max(0.0), a[1].max(0.0), a[2].min(page[2]), a[3].min(page[3])]);
    let seen: Vec<Area> = clipped.filter(|a| a[0] < a[2] && a[1] < a[3]).collect();
    let mut all = joined(seen, NEAR);
    all.retain(|a| a[2] - a[0] >= TINY && a[3] - a[1] >= TINY);
    Ok(Some(all))
}

/// Areas that lie nearer to each other than `near`, as one.
pub(super) fn joined(mut all: Vec<Area>, near: f64) -> Vec<Area> {
    loop {
        all.sort_by(|a, b| a[1].total_cmp(&b[1]));
        let before = all.len();
        let mut out: Vec<Area> = Vec::with_capacity(before);
        for area in all {
            let meets = |o: &&mut Area| {
                o[0] - near < area[2] && area[0] < o[2] + near && o[1] - near < area[3] && area[1] < o[3] + near
            };
            match out.iter_mut().rev().find(meets) {
                Some(o) => *o = [o[0].min(area[0]), o[1].min(area[1]), o[2].max(area[2]), o[3].max(area[3])],
                None => out.push(area),
            }
        }
        all = out;
        if all.len() == before {
            return all;
        }
    }
}

/// Where a picture stands that may show something.
fn picture(mark: &Mark) -> Option<Area> {
    let Mark::Other(Op::Image { picture, matrix: [a, b, c, d, e, f], .. }) = mark else { return None };
    let corners = [(*e, *f), (e + a, f + b), (e + c, f + d), (e + a + c, f + b + d)];
    let area = corners.iter().fold([f64::MAX, f64::MAX, f64::MIN, f64::MIN], |r, (x, y)| {
        [r[0].min(*x), r[1].min(*y), r[2].max(*x), r[3].max(*y)]
    });
    let (wide, high) = (area[2] - area[0], area[3] - area[1]);
    let large = wide.min(high) > 20.0 || (wide.min(high) < TINY && wide.max(high) > 40.0);
    (!(large && is_flat(picture))).then_some(area)
}

fn is_faint(pixels: &Pixels) -> bool {
    let grey = pdf::greyed(pixels, LOOKED).grey;
    let ends = grey.iter().fold((255, 0), |(a, b): (u8, u8), v| (a.min(*v), b.max(*v)));
    ends.1.saturating_sub(ends.0) < FAINT
}

/// Drawn turned, sheared, mirrored, squeezed or very small: recognition reads it better as it is, and so does whoever takes it out of the file.
fn is_askew(pixels: &Pixels, &[a, b, c, d, ..]: &Matrix) -> bool {
    let (wide, high) = (a.hypot(b), c.hypot(d));
    let (across, down) = (f64::from(pixels.width) / wide.max(1e-3), f64::from(pixels.height) / high.max(1e-3));
    let squeezed = across.max(down) > SQUEEZED * across.min(down);
    let small = wide.min(high) < SMALL && across.min(down) > DENSE;
    squeezed || small || b.abs() > SLANT * wide || c.abs() > SLANT * high || a < 0.0 || d < 0.0
}

fn is_flat(picture: &Shown) -> bool {
    let even = |data: &[u8]| {
        let ends = data.iter().fold((255, 0), |(a, b): (u8, u8), v| (a.min(*v), b.max(*v)));
        ends.1 <= ends.0
    };
    match picture {
        Shown::Colours(p, alpha) => {
            let n = usize::from(p.samples).max(1);
            let plane = |s: usize| even(&p.data.iter().skip(s).step_by(n).copied().collect::<Vec<_>>());
            (0..n).all(plane) && alpha.as_ref().is_none_or(|a| even(a))
        }
        Shown::Stencil(p, _) => even(&p.data),
    }
}

/// Samples of pictures that are there but not plainly to be seen: outlines of their opacity, what a clip or another picture hides,
/// what stands askew.
pub(super) fn veiled(sheet: &Sheet) -> Vec<Pixels> {
    let mut out = Vec::new();
    let mut round = vec![false];
    for (n, mark) in sheet.marks.iter().enumerate() {
        let Mark::Other(op) = mark else { continue };
        match op {
            Op::Clip(shape, _) => {
                let odd = shape.0.len() > 6 || *round.last().unwrap_or(&false);
                round.push(odd);
            }
            Op::Unclip if round.len() > 1 => {
                round.pop();
            }
            Op::Image { picture: shown @ Shown::Stencil(p, _), matrix, .. }
                if is_askew(p, matrix) && !is_flat(shown) =>
            {
                out.push(Pixels { data: p.data.iter().map(|v| 255 - v).collect(), ..p.clone() });
            }
            Op::Image { picture: shown @ Shown::Colours(p, alpha), matrix, .. } => {
                if let Some(alpha) = alpha.as_ref().filter(|a| a.iter().any(|v| *v < 247)) {
                    let data = alpha.iter().map(|v| 255 - v).collect();
                    out.push(Pixels { width: p.width, height: p.height, samples: 1, data });
                }
                let own = picture(mark);
                let over = |m: &Mark| own.zip(picture(m)).is_some_and(|(a, b)| meets(a, b));
                let hidden = *round.last().unwrap_or(&false) || sheet.marks[n + 1..].iter().any(over);
                // Faint writing drowns beside the page's own black and white; what stands askew on the page does not in the picture itself.
                if (hidden || is_faint(p) || is_askew(p, matrix)) && !is_flat(shown) {
                    out.push(p.clone());
                }
            }
            _ => {}
        }
    }
    out.retain(|p| p.width >= 12 && p.height >= 8);
    out
}

fn meets(a: Area, b: Area) -> bool {
    a[0] + 1.0 < b[2] && b[0] + 1.0 < a[2] && a[1] + 1.0 < b[3] && b[1] + 1.0 < a[3]
}

/// Drawings that may be letters: three things of a letter's size side by side or one over the other, or one long one.
fn drawings(sheet: &Sheet) -> Result<Option<Vec<Area>>> {
    let only = |m: &&Mark| matches!(m, Mark::Other(op) if !matches!(op, Op::Image { .. }));
    let marks: Vec<Mark> = sheet.marks.iter().filter(only).cloned().collect();
    if !marks.iter().any(|m| matches!(m, Mark::Other(Op::Fill { .. } | Op::Stroke { .. }))) {
        return Ok(Some(Vec::new()));
    }
    let alone = Sheet { marks, boxes: Vec::new(), ..sheet.clone() };
    let Some(drawn) = pdf::draw(single_page(&alone)?, 1, LOOKED) else { return Ok(None) };
    let grey = pdf::greyed(&drawn, LOOKED);
    let (width, height) = (grey.width as usize, grey.height as usize);
    let mut edges = edges(&grey.grey, width, height);
    without_rules(&mut edges, width, height);
    let parts = parts(&edges, width, height);
    let scale = sheet.width / width.max(1) as f64;
    let area = |[x0, y0, x1, y1]: [u32; 4]| [x0, y0, x1 + 1, y1 + 1].map(|v| f64::from(v) * scale);
    let mut out: Vec<Area> = words(&parts, false).into_iter().map(area).collect();
    out.extend(words(&parts, true).into_iter().map(area));
    Ok(Some(out))
}

fn edges(grey: &[u8], width: usize, height: usize) -> Vec<bool> {
    let mut out = vec![false; width * height];
    for y in 1..height {
        for x in 1..width {
            let at = y * width + x;
            let here = grey[at];
            out[at] = here.abs_diff(grey[at - 1]) > EDGE || here.abs_diff(grey[at - width]) > EDGE;
        }
    }
    out
}

/// Takes out long straight edges.
fn without_rules(edges: &mut [bool], width: usize, height: usize) {
    let before = edges.to_vec();
    let mut clear = |start: usize, step: usize, count: usize| {
        let mut run = 0;
        for n in 0..=count {
            if n < count && before[start + n * step] {
                run += 1;
                continue;
            }
            if run >= STRAIGHT {
                (n - run..n).for_each(|m| edges[start + m * step] = false);
            }
            run = 0;
        }
    };
    (0..height).for_each(|y| clear(y * width, 1, width));
    (0..width).for_each(|x| clear(x, width, height));
}

/// Boxes around edges that hang together, of the size of letters: `x0, y0, x1, y1`, with how many pixels they are.
fn parts(edges: &[bool], width: usize, height: usize) -> Vec<([u32; 4], usize)> {
    let mut open = edges.to_vec();
    let mut out = Vec::new();
    let mut stack = Vec::new();
    for start in 0..open.len() {
        if !open[start] {
            continue;
        }
        open[start] = false;
        stack.push(start);
        let (mut bounds, mut count) = ([u32::MAX, u32::MAX, 0, 0], 0);
        while let Some(at) = stack.pop() {
            let (x, y) = (at % width, at / width);
            let [x0, y0, x1, y1] = bounds;
            let (px, py) = (x as u32, y as u32);
            bounds = [x0.min(px), y0.min(py), x1.max(px), y1.max(py)];
            count += 1;
            for ny in y.saturating_sub(1)..=(y + 1).min(height - 1) {
                for nx in x.saturating_sub(1)..=(x + 1).min(width - 1) {
                    let near = ny * width + nx;
                    if open[near] {
                        open[near] = false;
                        stack.push(near);
                    }
                }
            }
        }
        out.push((bounds, count));
    }
    out.retain(|([x0, y0, x1, y1], count)| {
        let side = (x1 - x0 + 1).max(y1 - y0 + 1);
        *count >= INK && side >= HIGH.0 && y1 - y0 < HIGH.1 && x1 - x0 < 2 * HIGH.1
    });
    out
}

/// Boxes around what may be words; `down` for letters that stand over each other.
fn words(parts: &[([u32; 4], usize)], down: bool) -> Vec<[u32; 4]> {
    let turned = |[x0, y0, x1, y1]: [u32; 4]| if down { [y0, x0, y1, x1] } else { [x0, y0, x1, y1] };
    let mut all: Vec<([u32; 4], usize)> = parts.iter().map(|(b, n)| (turned(*b), *n)).collect();
    all.sort_by_key(|(b, _)| b[0]);
    // Each open word: its box, its letters, the pixels of them.
    let mut open: Vec<([u32; 4], usize, usize)> = Vec::new();
    for (b, count) in all {
        let follows = |w: &&mut ([u32; 4], usize, usize)| {
            let high = (w.0[3] - w.0[1]).max(b[3] - b[1]) + 1;
            let overlap = (w.0[3].min(b[3]) + 1).saturating_sub(w.0[1].max(b[1]));
            b[0].saturating_sub(w.0[2]) * 2 <= high * 3 + 8 && overlap * 8 >= (b[3] - b[1] + 1).min(w.0[3] - w.0[1] + 1)
        };
        match open.iter_mut().rev().find(follows) {
            Some((w, letters, ink)) => {
                *w = [w[0].min(b[0]), w[1].min(b[1]), w[2].max(b[2]), w[3].max(b[3])];
                *letters += 1;
                *ink += count;
            }
            None => open.push((b, 1, count)),
        }
    }
    let is_word = |(b, letters, ink): &([u32; 4], usize, usize)| {
        let (wide, high) = (b[2] - b[0] + 1, b[3] - b[1] + 1);
        *letters >= LETTERS || (wide >= 2 * high && wide >= 25 && *ink >= 6 * INK)
    };
    open.into_iter().filter(is_word).map(|(b, ..)| turned(b)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::leaf::{Ink, Pen, Seg, Shape};

    fn stroke(lines: &[[f32; 4]]) -> Mark {
        let path = lines.iter().flat_map(|[a, b, c, d]| [Seg::Move(*a, *b), Seg::Line(*c, *d)]).collect();
        let pen = Pen { width: 1.0, cap: 0, join: 0, miter: 10.0, dash: Vec::new(), phase: 0.0 };
        let ink = Ink { colour: [0; 3], alpha: 1.0 };
        let matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];
        Mark::Other(Op::Stroke { shape: Shape(path), matrix, pen, ink, of: None })
    }

    fn found(marks: Vec<Mark>) -> usize {
        regions(&Sheet { width: 300.0, height: 300.0, marks, ..Sheet::default() }).unwrap().unwrap().len()
    }

    #[test]
    fn a_picture_that_stands_askew_is_looked_at_by_itself() {
        let pixels = Pixels { width: 20, height: 10, samples: 1, data: (0..200).map(|n| (n % 250) as u8).collect() };
        let shown = |matrix| {
            let mark = Mark::Other(Op::Image { picture: Shown::Colours(pixels.clone(), None), matrix, of: None });
            veiled(&Sheet { width: 300.0, height: 300.0, marks: vec![mark], ..Sheet::default() }).len()
        };
        assert_eq!(shown([100.0, 0.0, 0.0, 50.0, 10.0, 10.0]), 0);
        assert_eq!(shown([70.0, 70.0, -35.0, 35.0, 100.0, 10.0]), 1);
        assert_eq!(shown([-100.0, 0.0, 0.0, 50.0, 150.0, 10.0]), 1);
        // Squeezed, and very small.
        assert_eq!((shown([100.0, 0.0, 0.0, 6.0, 10.0, 10.0]), shown([2.0, 0.0, 0.0, 1.0, 10.0, 10.0])), (1, 1));
    }

    #[test]
    fn letters_of_straight_strokes_are_found_and_frames_are_not() {
        let letter = |x: f32| stroke(&[[x, 50.0, x, 62.0], [x, 56.0, x + 6.0, 50.0], [x, 56.0, x + 6.0, 62.0]]);
        assert_eq!(found(vec![letter(50.0), letter(60.0), letter(70.0), letter(80.0)]), 1);
        let frame = stroke(&[
            [20.0, 20.0, 280.0, 20.0],
            [20.0, 80.0, 280.0, 80.0],
            [20.0, 20.0, 20.0, 80.0],
            [280.0, 20.0, 280.0, 80.0],
        ]);
        assert_eq!(found(vec![frame]), 0);
    }
}
