//! A page as plain values: what is painted, in paint order, and what it says. Readers make it inside a worker; redaction
//! composes a new page from it. It holds no bytes of the source but decoded samples of its pictures.

use crate::model::Span;
use serde::{Deserialize, Serialize};

/// A 2x3 matrix as PDF writes it (ISO 32000-1, 8.3.4): `x' = ax + cy + e`, `y' = bx + dy + f`.
pub type Matrix = [f64; 6];

/// One page. Page space: points, origin at the top left of the page as shown, y downwards.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Leaf {
    /// Width in points.
    pub width: f64,
    /// Height in points.
    pub height: f64,
    /// What a reader sees, as the page's `Body` passage has it.
    pub text: String,
    /// Which glyph is which bytes of `text`, in the order of the text.
    pub spans: Vec<(Span, u32)>,
    /// Every glyph of the page, in paint order.
    pub glyphs: Vec<LeafGlyph>,
    /// Outlines of glyphs, in thousandths of an em, y upwards.
    pub shapes: Vec<Shape>,
    /// What is painted, in paint order.
    pub ops: Vec<Op>,
    /// The lines of what is seen, whatever the columns.
    pub rows: Vec<Row>,
    /// Why `ops` do not tell all of the page; it can then only be kept as pixels.
    pub beyond: Option<String>,
    /// It has letters that no character is known for, or shapes that may be letters.
    pub doubtful: bool,
    /// The page as a viewer shows it.
    pub drawn: Pixels,
}

/// One glyph.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LeafGlyph {
    /// What it says; U+FFFD where nobody knows.
    pub text: String,
    /// A reader sees it.
    pub seen: bool,
    /// Number among [`Leaf::shapes`]; `None` for glyphs that are drawn by operations of their own, or not at all.
    pub shape: Option<u32>,
    /// From the shape's units to page space.
    pub matrix: Matrix,
    /// Width in the shape's units.
    pub width: f64,
    /// Origin on the baseline, page space.
    pub origin: (f64, f64),
    /// From the origin to where the next glyph would start.
    pub advance: (f64, f64),
    /// Direction of its baseline, a unit vector.
    pub along: (f64, f64),
    /// Height of an em in points.
    pub size: f64,
    /// Red, green, blue.
    pub colour: [u8; 3],
    /// Opacity.
    pub alpha: f32,
}

/// An outline.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Shape(pub Vec<Seg>);

/// A step of an outline.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Seg {
    /// Starts a contour.
    Move(f32, f32),
    /// A straight line.
    Line(f32, f32),
    /// A quadratic curve.
    Quad(f32, f32, f32, f32),
    /// A cubic curve.
    Cubic(f32, f32, f32, f32, f32, f32),
    /// Closes the contour.
    Close,
}

/// One painting operation.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Op {
    /// Fills glyphs `0..1`, a range of [`Leaf::glyphs`].
    Glyphs(u32, u32),
    /// Fills a shape, given in page space.
    Fill {
        /// The shape.
        shape: Shape,
        /// By the even-odd rule.
        even_odd: bool,
        /// How.
        ink: Ink,
        /// The glyph that this draws.
        of: Option<u32>,
    },
    /// Strokes a shape.
    Stroke {
        /// The shape, in the pen's space.
        shape: Shape,
        /// From the pen's space to page space.
        matrix: Matrix,
        /// The pen.
        pen: Pen,
        /// How.
        ink: Ink,
        /// The glyph that this draws.
        of: Option<u32>,
    },
    /// Shows a picture.
    Image {
        /// The picture.
        picture: Shown,
        /// From the unit square, y downwards, to page space.
        matrix: Matrix,
        /// The glyph that this draws.
        of: Option<u32>,
    },
    /// From here on only what lies in this shape is shown, until the matching [`Op::Unclip`].
    Clip(Shape, bool),
    /// Takes the latest clip away.
    Unclip,
}

/// A colour and its opacity.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ink {
    /// Red, green, blue.
    pub colour: [u8; 3],
    /// Opacity.
    pub alpha: f32,
}

/// How lines are drawn (ISO 32000-1, 8.4.3).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pen {
    /// Line width.
    pub width: f32,
    /// 0 butt, 1 round, 2 square.
    pub cap: u8,
    /// 0 miter, 1 round, 2 bevel.
    pub join: u8,
    /// Miter limit.
    pub miter: f32,
    /// Dashes.
    pub dash: Vec<f32>,
    /// Where in the dashes a line starts.
    pub phase: f32,
}

/// Samples of a picture.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Shown {
    /// Colours, with an opacity for each pixel where it has any.
    Colours(Pixels, Option<Vec<u8>>),
    /// An opacity for each pixel, of one ink.
    Stencil(Pixels, Ink),
}

/// Samples, 8 bits each, row by row from the top, without padding.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pixels {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Samples a pixel: 1 grey, 3 red, green, blue.
    pub samples: u8,
    /// `width * height * samples` bytes.
    pub data: Vec<u8>,
}

/// Glyphs on one baseline.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Row {
    /// Direction of the baseline: the angle by which it is turned in page space, radians.
    pub angle: f64,
    /// Its parts without a wide gap, in the order of place.
    pub chunks: Vec<Vec<Slot>>,
}

/// A glyph in its row, measured along the row's direction.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Slot {
    /// Number of the glyph.
    pub glyph: u32,
    /// Where it starts.
    pub x0: f64,
    /// Where it ends.
    pub x1: f64,
    /// Its baseline, across the row's direction.
    pub y: f64,
    /// Height of an em.
    pub size: f64,
}

impl Pixels {
    /// With a white edge around, for recognition reads nothing that touches the border.
    pub fn edged(self, edge: u32) -> Pixels {
        let n = usize::from(self.samples);
        let (width, height) = (self.width + 2 * edge, self.height + 2 * edge);
        let mut data = vec![255; width as usize * height as usize * n];
        for (y, row) in self.data.chunks_exact((self.width as usize * n).max(1)).enumerate() {
            let at = ((y + edge as usize) * width as usize + edge as usize) * n;
            data[at..at + row.len()].copy_from_slice(row);
        }
        Pixels { width, height, samples: self.samples, data }
    }

    /// Averaged over whole blocks of pixels so far that it is not twice as large as `want`.
    pub fn fitted(self, want: (u32, u32)) -> Pixels {
        let steps =
            |have: u32, want: u32| ((have as f64 / want.max(1) as f64 + 0.01).floor() as u32).clamp(1, have.max(1));
        let (across, down) = (steps(self.width, want.0), steps(self.height, want.1));
        if across * down <= 1 || self.data.is_empty() {
            return self;
        }
        let (w, h, n) = (self.width / across, self.height / down, usize::from(self.samples));
        let mut data = vec![0; w as usize * h as usize * n];
        for y in 0..h as usize {
            for x in 0..w as usize {
                for s in 0..n {
                    let mut sum = 0u32;
                    for dy in 0..down as usize {
                        let row = (y * down as usize + dy) * self.width as usize;
                        let at = |dx: usize| (row + x * across as usize + dx) * n + s;
                        sum += (0..across as usize).map(|dx| u32::from(self.data[at(dx)])).sum::<u32>();
                    }
                    data[(y * w as usize + x) * n + s] = (sum / (across * down)) as u8;
                }
            }
        }
        Pixels { width: w, height: h, samples: self.samples, data }
    }
}

impl Leaf {
    /// True where every number points at what is there: a worker may answer anything.
    pub fn is_sound(&self) -> bool {
        let glyphs = self.glyphs.len() as u32;
        let fits = |p: &Pixels| {
            let pixels = u64::from(p.width) * u64::from(p.height) * u64::from(p.samples);
            pixels == p.data.len() as u64 && matches!(p.samples, 0 | 1 | 3)
        };
        let image = |s: &Shown| match s {
            Shown::Colours(p, alpha) => {
                let pixels = p.width as usize * p.height as usize;
                fits(p) && p.samples > 0 && alpha.as_ref().is_none_or(|a| a.len() == pixels)
            }
            Shown::Stencil(p, _) => fits(p) && p.samples == 1,
        };
        let op = |op: &Op| match op {
            Op::Glyphs(from, to) => from <= to && *to <= glyphs,
            Op::Image { picture, of, matrix } => image(picture) && of.is_none_or(|g| g < glyphs) && finite(matrix),
            Op::Fill { of, .. } => of.is_none_or(|g| g < glyphs),
            Op::Stroke { of, matrix, .. } => of.is_none_or(|g| g < glyphs) && finite(matrix),
            Op::Clip(..) | Op::Unclip => true,
        };
        let size = |v: f64| (1.0..20_000.0).contains(&v);
        let glyph = |g: &LeafGlyph| {
            g.shape.is_none_or(|s| (s as usize) < self.shapes.len())
                && finite(&g.matrix)
                && [g.width, g.origin.0, g.origin.1, g.advance.0, g.advance.1, g.along.0, g.along.1, g.size]
                    .iter()
                    .all(|v| v.is_finite())
        };
        let slot = |s: &Slot| s.glyph < glyphs && [s.x0, s.x1, s.y, s.size].iter().all(|v| v.is_finite());
        size(self.width)
            && size(self.height)
            && fits(&self.drawn)
            && self.ops.iter().all(op)
            && self.glyphs.iter().all(glyph)
            && self.rows.iter().flat_map(|r| &r.chunks).flatten().all(slot)
            && self.spans.iter().all(|(s, g)| self.text.get(s.start..s.end).is_some() && *g < glyphs)
    }
}

fn finite(matrix: &Matrix) -> bool {
    matrix.iter().all(|v| v.is_finite())
}
