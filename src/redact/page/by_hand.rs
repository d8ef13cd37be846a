//! Boxes drawn by hand on a page: letters and shapes under them go, pixels of pictures under them are painted over, and a dark box
//! with its label stands where nothing else does.

use super::marks::{cell, ink};
use super::{Letter, Mark, Sheet, paths};
use crate::format::leaf::{Ink, Leaf, Matrix, Op, Pixels, Seg, Shape, Shown};
use crate::model::Area;

/// Ground of a box, as of those in a line.
const DARK: [u8; 3] = [25, 25, 25];
/// Height of an em of a label, points.
const EM: f64 = 19.0;
/// From below the baseline to the top of a label's box, in ems, and its least width.
const LABEL: (f64, f64, f64) = (0.24, 0.82, 1.2);
/// More steps than this may be a drawing.
const DRAWING: usize = 40;

/// A box drawn by hand, as it stands on a composed page: points from the top left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Covered {
    /// The box.
    pub area: [f64; 4],
    /// Where in it the label stands.
    pub label: [f64; 4],
}

/// A page with a box over all of it; `None` where none of the boxes is that large.
pub fn all_covered(leaf: &Leaf, boxes: &[(Area, String)]) -> Option<Sheet> {
    let (_, label) = boxes.iter().find(|(area, _)| area.is_whole())?;
    let all = [0.0, 0.0, leaf.width, leaf.height];
    let removed = leaf.glyphs.iter().filter(|g| g.seen && g.text.chars().any(char::is_alphanumeric)).count();
    Some(Sheet {
        width: leaf.width,
        height: leaf.height,
        marks: labelled(all, label).0,
        covered: vec![Covered { area: all, label: labelled(all, label).1 }],
        changed: vec![all],
        removed,
        ..Sheet::default()
    })
}

/// The page without what lies under `boxes`: what is written there goes by its spans, all else is taken away here.
///
/// # Errors
/// Why that cannot be done, in words of ours.
pub fn cleared(mut leaf: Leaf, boxes: &[(Area, String)]) -> Result<Leaf, String> {
    for (area, _) in boxes {
        let area = area.on(leaf.width, leaf.height);
        for glyph in 0..leaf.glyphs.len() {
            let at = glyph as u32;
            let under = meets(cell(&leaf, at), area) || ink(&leaf, at).is_some_and(|i| meets(i, area));
            if under && !leaf.spans.iter().any(|(_, g)| *g == at) {
                leaf.glyphs[glyph].seen = false;
            }
        }
        let ops = std::mem::take(&mut leaf.ops);
        leaf.ops = ops.into_iter().filter_map(|op| without(op, area).transpose()).collect::<Result<_, _>>()?;
        let scale = (f64::from(leaf.drawn.width) / leaf.width, f64::from(leaf.drawn.height) / leaf.height);
        let at = |x: f64, y: f64| inside((x / scale.0, y / scale.1), area);
        paint(&mut leaf.drawn, at, &DARK);
    }
    Ok(leaf)
}

/// Puts the boxes onto a page made of what [`cleared`] left. Where a line was set again
/// into a box's place, its words stay readable and no box is drawn over them: what was to go is gone.
pub fn stand(sheet: &mut Sheet, boxes: &[(Area, String)]) {
    for (area, label) in boxes {
        let area = area.on(sheet.width, sheet.height);
        sheet.changed.push(area);
        if sheet.marks.iter().any(|m| matches!(m, Mark::Ground(_))) {
            // What recognition makes of the edge of a box is no word of the page.
            let words = sheet.marks.iter_mut().filter_map(|m| if let Mark::Letters(l) = m { Some(l) } else { None });
            words.for_each(|letters| letters.retain(|l| l.shape.is_some() || !overlap(around(l), area)));
        }
        let taken = sheet.marks.iter().any(|mark| match mark {
            Mark::Letters(letters) => letters.iter().any(|l| !l.text.trim().is_empty() && overlap(around(l), area)),
            Mark::Box { matrix, width, .. } => overlap(boxed(matrix, *width), area),
            Mark::Other(_) | Mark::Ground(_) => false,
        });
        if !taken {
            let (marks, label) = labelled(area, label);
            sheet.marks.extend(marks);
            sheet.covered.push(Covered { area, label });
        }
    }
}

/// A dark box with its label in the middle, in letters of one size whatever it covers; and where the label stands.
fn labelled([x0, y0, x1, y1]: [f64; 4], label: &str) -> (Vec<Mark>, [f64; 4]) {
    let em = EM.min((y1 - y0) / (LABEL.0 + LABEL.1)).max(1.0);
    let width = (label.chars().count() as f64 * 0.3 + 1.0).min((x1 - x0) / em).max(LABEL.2);
    let base = (y0 + y1) / 2.0 + em * (LABEL.1 - LABEL.0) / 2.0;
    let left = (x0 + x1 - width * em) / 2.0;
    let ground = Op::Fill { shape: Shape(rectangle([x0, y0, x1, y1])), even_odd: false, ink: dark(), of: None };
    let matrix = [em, 0.0, 0.0, -em, left, base];
    (vec![Mark::Other(ground), Mark::Box { matrix, width, label: label.to_owned() }], boxed(&matrix, width))
}

fn dark() -> Ink {
    Ink { colour: DARK, alpha: 1.0 }
}

fn rectangle([x0, y0, x1, y1]: [f64; 4]) -> Vec<Seg> {
    let p = |x: f64, y: f64| (x as f32, y as f32);
    let [a, b, c, d] = [p(x0, y0), p(x1, y0), p(x1, y1), p(x0, y1)];
    vec![Seg::Move(a.0, a.1), Seg::Line(b.0, b.1), Seg::Line(c.0, c.1), Seg::Line(d.0, d.1), Seg::Close]
}

/// An operation without what of it lies under `area`.
fn without(op: Op, area: [f64; 4]) -> Result<Option<Op>, String> {
    const PLAIN: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];
    Ok(match op {
        Op::Fill { ref shape, .. } if tells(shape, &PLAIN, 0.0, area) => None,
        Op::Stroke { ref shape, ref matrix, ref pen, .. } if tells(shape, matrix, f64::from(pen.width), area) => None,
        Op::Clip(ref shape, _) if is_drawing(shape) && bounds(shape, &PLAIN).is_some_and(|b| overlap(b, area)) => {
            return Err("a shape under a box drawn by hand cuts out what is shown".into());
        }
        Op::Image { picture, matrix, of } => Some(Op::Image { picture: painted(picture, &matrix, area)?, matrix, of }),
        other => Some(other),
    })
}

/// A drawing that reaches under the area, or a plain shape that lies under it. Grounds and rules that go beyond it stay.
fn tells(shape: &Shape, matrix: &Matrix, wide: f64, area: [f64; 4]) -> bool {
    let Some(b) = bounds(shape, matrix) else { return false };
    let w = wide * matrix[0].hypot(matrix[1]) / 2.0;
    let b = [b[0] - w, b[1] - w, b[2] + w, b[3] + w];
    let slack = 1.5;
    let within =
        b[0] >= area[0] - slack && b[1] >= area[1] - slack && b[2] <= area[2] + slack && b[3] <= area[3] + slack;
    within || is_drawing(shape) && overlap(b, area)
}

fn is_drawing(shape: &Shape) -> bool {
    shape.0.len() > DRAWING || shape.0.iter().any(|s| matches!(s, Seg::Quad(..) | Seg::Cubic(..)))
}

fn bounds(shape: &Shape, matrix: &Matrix) -> Option<[f64; 4]> {
    paths::bounds(&shape.0, matrix)
}

/// A picture whose pixels under the area are dark, and wholly opaque, so that no mask keeps the shape of what was there.
fn painted(picture: Shown, matrix: &Matrix, area: [f64; 4]) -> Result<Shown, String> {
    let under = |width: u32, height: u32| {
        let (w, h, m) = (f64::from(width), f64::from(height), *matrix);
        // The pixel around the place: what lies partly under the box goes.
        move |x: f64, y: f64| {
            [(0.0, 0.0), (0.5, 0.5), (-0.5, 0.5), (0.5, -0.5), (-0.5, -0.5)].into_iter().any(|(dx, dy)| {
                let (u, v) = ((x + dx) / w, (y + dy) / h);
                inside((m[0] * u + m[2] * v + m[4], m[1] * u + m[3] * v + m[5]), area)
            })
        }
    };
    Ok(match picture {
        Shown::Colours(mut pixels, mut alpha) => {
            let at = under(pixels.width, pixels.height);
            if let Some(alpha) = alpha.as_mut() {
                let mut mask =
                    Pixels { width: pixels.width, height: pixels.height, samples: 1, data: std::mem::take(alpha) };
                paint(&mut mask, at, &[255]);
                *alpha = mask.data;
            }
            let at = under(pixels.width, pixels.height);
            match pixels.samples {
                1 => paint(&mut pixels, at, &DARK[..1]),
                _ => paint(&mut pixels, at, &DARK),
            }
            Shown::Colours(pixels, alpha)
        }
        Shown::Stencil(mut mask, ink) => {
            let at = under(mask.width, mask.height);
            paint(&mut mask, at, &[255]);
            Shown::Stencil(mask, ink)
        }
    })
}

/// Paints every pixel whose centre `at` takes.
fn paint(pixels: &mut Pixels, at: impl Fn(f64, f64) -> bool, colour: &[u8]) {
    let n = usize::from(pixels.samples);
    let width = pixels.width as usize;
    for (number, pixel) in pixels.data.chunks_exact_mut(n.max(1)).enumerate() {
        let (x, y) = ((number % width.max(1)) as f64 + 0.5, (number / width.max(1)) as f64 + 0.5);
        if at(x, y) {
            pixel.iter_mut().zip(colour.iter().cycle()).for_each(|(p, c)| *p = *c);
        }
    }
}

fn inside((x, y): (f64, f64), a: [f64; 4]) -> bool {
    a[0] <= x && x <= a[2] && a[1] <= y && y <= a[3]
}

fn overlap(a: [f64; 4], b: [f64; 4]) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

/// True where something of extent `a` counts as under `area`: by more than the hair by which lines touch.
pub fn meets(a: [f64; 4], area: [f64; 4]) -> bool {
    let (across, down) = (a[2].min(area[2]) - a[0].max(area[0]), a[3].min(area[3]) - a[1].max(area[1]));
    across > 0.05 * (a[2] - a[0]) && down > 0.12 * (a[3] - a[1])
}

/// The upright box around a letter's cell.
fn around(letter: &Letter) -> [f64; 4] {
    let [a, b, c, d, e, f] = letter.matrix;
    let corners = [(0.0, -200.0), (letter.width, -200.0), (0.0, 750.0), (letter.width, 750.0)];
    extent(corners.map(|(x, y)| (a * x + c * y + e, b * x + d * y + f)))
}

/// The upright box around a box in a line.
fn boxed(m: &Matrix, width: f64) -> [f64; 4] {
    let corners = [(0.0, -LABEL.0), (width, -LABEL.0), (0.0, LABEL.1), (width, LABEL.1)];
    extent(corners.map(|(x, y)| (m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5])))
}

fn extent(points: [(f64, f64); 4]) -> [f64; 4] {
    points.iter().fold([f64::MAX, f64::MAX, f64::MIN, f64::MIN], |r, (x, y)| {
        [r[0].min(*x), r[1].min(*y), r[2].max(*x), r[3].max(*y)]
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaf(op: Op) -> Leaf {
        let drawn = Pixels { width: 10, height: 10, samples: 3, data: vec![255; 300] };
        Leaf { width: 100.0, height: 100.0, ops: vec![op], drawn, ..Leaf::default() }
    }

    const QUARTER: Area = Area { left: 0, top: 0, right: 5000, bottom: 5000 };

    fn fill(path: Vec<Seg>) -> Op {
        Op::Fill { shape: Shape(path), even_odd: false, ink: dark(), of: None }
    }

    #[test]
    fn pixels_under_a_box_are_painted_and_no_mask_keeps_their_shape() {
        let pixels = Pixels { width: 4, height: 4, samples: 1, data: vec![200; 16] };
        let picture = Shown::Colours(pixels, Some(vec![7; 16]));
        let op = Op::Image { picture, matrix: [100.0, 0.0, 0.0, 100.0, 0.0, 0.0], of: None };
        let cleared = cleared(leaf(op), &[(QUARTER, "[x]".into())]).unwrap();
        let Op::Image { picture: Shown::Colours(pixels, Some(alpha)), .. } = &cleared.ops[0] else { panic!() };
        assert_eq!((pixels.data[0], pixels.data[5], pixels.data[15]), (25, 25, 200));
        assert_eq!((alpha[0], alpha[15]), (255, 7));
        assert_eq!((cleared.drawn.data[0], cleared.drawn.data[299]), (25, 255));
    }

    #[test]
    fn drawings_that_reach_under_a_box_go_and_grounds_stay() {
        let curve = vec![Seg::Move(40.0, 40.0), Seg::Cubic(60.0, 60.0, 70.0, 40.0, 90.0, 90.0)];
        assert!(cleared(leaf(fill(curve.clone())), &[(QUARTER, String::new())]).unwrap().ops.is_empty());
        let ground = fill(rectangle([0.0, 0.0, 100.0, 100.0]));
        assert_eq!(cleared(leaf(ground), &[(QUARTER, String::new())]).unwrap().ops.len(), 1);
        let small = fill(rectangle([10.0, 10.0, 20.0, 12.0]));
        assert!(cleared(leaf(small), &[(QUARTER, String::new())]).unwrap().ops.is_empty());
        assert!(cleared(leaf(Op::Clip(Shape(curve), false)), &[(QUARTER, String::new())]).is_err());
    }

    #[test]
    fn a_box_stands_where_it_was_drawn_and_a_whole_page_is_nothing_else() {
        let mut sheet = Sheet { width: 100.0, height: 100.0, ..Sheet::default() };
        stand(&mut sheet, &[(QUARTER, "[x]".into())]);
        assert_eq!((sheet.marks.len(), sheet.covered[0].area), (2, [0.0, 0.0, 50.0, 50.0]));
        let all = all_covered(&leaf(fill(Vec::new())), &[(Area::WHOLE, "[x]".into())]).unwrap();
        assert!(all.marks.len() == 2 && all_covered(&leaf(fill(Vec::new())), &[(QUARTER, String::new())]).is_none());
    }
}
