//! Shapes around lines that lose something: an underline or a ground of exactly a name's length goes, for it would tell the
//! length; letters drawn as shapes go where a removed glyph stood.

use super::lines::Line;
use crate::format::leaf::{Matrix, Op, Seg, Shape};

/// What is known of the lines that lose something.
pub(super) struct Cleaner<'l> {
    lines: &'l [Line],
    /// For each line, where removed glyphs stood.
    gone: Vec<Vec<(f64, f64)>>,
}

/// What is higher than so many ems is no letter of its line.
const FRAME: f64 = 2.4;

const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

impl<'l> Cleaner<'l> {
    /// For these lines, already set.
    pub fn new(lines: &'l [Line]) -> Cleaner<'l> {
        let removed = |line: &Line| {
            line.slots.iter().filter(|s| !line.shifts.contains_key(&s.glyph)).map(|s| (s.x0, s.x1)).collect()
        };
        Cleaner { lines, gone: lines.iter().map(removed).collect() }
    }

    /// True where a clip meets something removed and may be letters itself: no box, and no frame that is much higher than a line.
    pub fn cuts_letters(&self, shape: &Shape) -> bool {
        if is_box(shape) {
            return false;
        }
        let lines = || self.lines.iter().zip(&self.gone);
        contours(&shape.0).any(|contour| {
            lines().any(|(line, gone)| {
                bounds_in(line, contour, &IDENTITY)
                    .is_some_and(|b| meets(line, gone, b) && b[3] - b[1] < FRAME * line.size)
            })
        })
    }

    /// The operation without what would tell something; where it was changed goes to `changed`.
    pub fn cleaned(&self, op: &Op, changed: &mut Vec<[f64; 4]>) -> Option<Op> {
        let (shape, matrix, wide) = match op {
            Op::Fill { shape, .. } => (shape, &IDENTITY, 0.0),
            Op::Stroke { shape, matrix, pen, .. } => (shape, matrix, f64::from(pen.width)),
            other => return Some(other.clone()),
        };
        if self.lines.is_empty() {
            return Some(op.clone());
        }
        let mut kept = Vec::with_capacity(shape.0.len());
        let mut all = true;
        for contour in contours(&shape.0) {
            if self.tells(contour, matrix) {
                all = false;
                changed.extend(bounds(contour, matrix).map(|b| {
                    let w = wide * matrix[0].hypot(matrix[1]) + 1.0;
                    [b[0] - w, b[1] - w, b[2] + w, b[3] + w]
                }));
            } else {
                kept.extend_from_slice(contour);
            }
        }
        if all {
            return Some(op.clone());
        }
        let mut op = op.clone();
        if let Op::Fill { shape, .. } | Op::Stroke { shape, .. } = &mut op {
            shape.0 = kept;
        }
        matches!(&op, Op::Fill { shape, .. } | Op::Stroke { shape, .. } if !shape.0.is_empty()).then_some(op)
    }

    /// Whether a contour would tell of something removed: it stands in its line, no longer than the line, and begins or ends
    /// there; or it covers where it stood.
    fn tells(&self, contour: &[Seg], matrix: &Matrix) -> bool {
        self.lines.iter().zip(&self.gone).any(|(line, gone)| {
            let Some([x0, y0, x1, y1]) = bounds_in(line, contour, matrix) else { return false };
            let em = line.size;
            let in_band = y1 > line.y - 1.1 * em && y0 < line.y + 0.5 * em && y1 - y0 < 2.4 * em;
            let Some(first) = gone.iter().map(|g| g.0).reduce(f64::min) else { return false };
            let last = line.x1.max(line.set.1);
            let within = x0 > line.x0 - 0.8 * em && x1 < last + 0.8 * em;
            in_band && within && x1 > first - 0.1 * em
        })
    }
}

fn meets(line: &Line, gone: &[(f64, f64)], [x0, y0, x1, y1]: [f64; 4]) -> bool {
    y1 > line.y - line.size && y0 < line.y + 0.4 * line.size && gone.iter().any(|g| x1 > g.0 && x0 < g.1)
}

/// True for a single upright rectangle.
pub(super) fn is_box(shape: &Shape) -> bool {
    let mut last: Option<(f32, f32)> = None;
    let mut corners = 0;
    for seg in &shape.0 {
        let point = match seg {
            Seg::Move(x, y) | Seg::Line(x, y) => (*x, *y),
            Seg::Close => continue,
            Seg::Quad(..) | Seg::Cubic(..) => return false,
        };
        if matches!(seg, Seg::Move(..)) && last.is_some() {
            return false;
        }
        if let Some(before) = last
            && (before.0 - point.0).abs() > 0.01
            && (before.1 - point.1).abs() > 0.01
        {
            return false;
        }
        last = Some(point);
        corners += 1;
    }
    corners <= 5
}

/// A path's contours.
fn contours(path: &[Seg]) -> impl Iterator<Item = &[Seg]> {
    path.chunk_by(|_, next| !matches!(next, Seg::Move(..)))
}

fn points(path: &[Seg]) -> impl Iterator<Item = (f64, f64)> {
    path.iter().flat_map(|seg| {
        let list: Vec<(f32, f32)> = match *seg {
            Seg::Move(x, y) | Seg::Line(x, y) => vec![(x, y)],
            Seg::Quad(a, b, x, y) => vec![(a, b), (x, y)],
            Seg::Cubic(a, b, c, d, x, y) => vec![(a, b), (c, d), (x, y)],
            Seg::Close => Vec::new(),
        };
        list.into_iter().map(|(x, y)| (f64::from(x), f64::from(y)))
    })
}

fn apply(m: &Matrix, (x, y): (f64, f64)) -> (f64, f64) {
    (m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5])
}

/// The upright box around a path (its control points) under a matrix.
pub(super) fn bounds(path: &[Seg], matrix: &Matrix) -> Option<[f64; 4]> {
    around(points(path).map(|p| apply(matrix, p)))
}

fn bounds_in(line: &Line, path: &[Seg], matrix: &Matrix) -> Option<[f64; 4]> {
    around(points(path).map(|p| {
        let (x, y) = apply(matrix, p);
        line.within(x, y)
    }))
}

fn around(points: impl Iterator<Item = (f64, f64)>) -> Option<[f64; 4]> {
    let all = points.fold([f64::MAX, f64::MAX, f64::MIN, f64::MIN], |r, (x, y)| {
        [r[0].min(x), r[1].min(y), r[2].max(x), r[3].max(y)]
    });
    (all[0] <= all[2]).then_some(all)
}

/// An operation moved in page space.
pub(super) fn shifted(mut op: Op, dx: f64, dy: f64) -> Op {
    match &mut op {
        Op::Fill { shape, .. } | Op::Clip(shape, _) => move_by(shape, dx as f32, dy as f32),
        Op::Stroke { matrix, .. } | Op::Image { matrix, .. } => {
            matrix[4] += dx;
            matrix[5] += dy;
        }
        Op::Glyphs(..) | Op::Unclip => {}
    }
    op
}

fn move_by(shape: &mut Shape, dx: f32, dy: f32) {
    for seg in &mut shape.0 {
        match seg {
            Seg::Move(x, y) | Seg::Line(x, y) => (*x, *y) = (*x + dx, *y + dy),
            Seg::Quad(a, b, x, y) => (*a, *b, *x, *y) = (*a + dx, *b + dy, *x + dx, *y + dy),
            Seg::Cubic(a, b, c, d, x, y) => {
                (*a, *b, *c, *d, *x, *y) = (*a + dx, *b + dy, *c + dx, *d + dy, *x + dx, *y + dy);
            }
            Seg::Close => {}
        }
    }
}
