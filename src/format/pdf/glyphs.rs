//! Glyphs as painted: what they say, where they stand and how wide they are. The recorder makes them.

use super::unicode::GlyphText;
use hayro_interpret::Image;
use hayro_interpret::font::{Glyph as FontGlyph, PositionedGlyph};
use hayro_interpret::hayro_syntax::object::Stream;
use hayro_interpret::kurbo::{Affine, Point, Rect, Shape, Vec2};

/// How a glyph was painted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Ink {
    /// In that colour, red, green and blue from 0 to 1.
    Colour([f32; 3]),
    /// With a pattern or shading.
    Pattern,
    /// In render mode 3 or 7 (PDF 32000-1, 9.3.6), or fully transparent.
    Invisible,
}

/// One glyph as painted. Page space: points, origin at the top left of the page as shown, y downwards.
#[derive(Clone, Debug)]
pub(crate) struct Glyph {
    /// What it says.
    pub text: GlyphText,
    /// The text is what font or file say, not a guess.
    pub trusted: bool,
    /// Its code in the font.
    pub code: u32,
    /// Origin on the baseline.
    pub origin: Point,
    /// From the origin to where the next glyph would start.
    pub advance: Vec2,
    /// Middle of the shape as drawn, for accents only: their cells say little about where they stand.
    pub middle: Option<Point>,
    /// Baseline direction, a unit vector.
    pub along: Vec2,
    /// Height of an em.
    pub size: f64,
    /// How it was painted.
    pub ink: Ink,
    /// Within no clip.
    pub clipped: bool,
    /// Painted by an annotation, not by the page.
    pub annotation: bool,
    /// Painted inside a soft mask: it shapes others and is itself unseen.
    pub mask: bool,
    /// Number of boxes painted before it, of [`Recorder::fills`].
    pub fills_before: u32,
}

impl Glyph {
    /// The box that covers the glyph's cell, upright in page space.
    pub fn rect(&self) -> Rect {
        let up = Vec2::new(self.along.y, -self.along.x) * self.size;
        let corners = [
            self.origin - up * 0.22,
            self.origin + up * 0.78,
            self.origin + self.advance - up * 0.22,
            self.origin + self.advance + up * 0.78,
        ];
        corners.iter().fold(Rect::from_points(corners[0], corners[0]), |r, p| r.union_pt(*p))
    }

    /// The middle of the glyph's body.
    pub fn centre(&self) -> Point {
        let up = Vec2::new(self.along.y, -self.along.x) * self.size;
        self.origin + self.advance * 0.5 + up * 0.25
    }
}

/// A filled area.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fill {
    /// Upright box of what was painted, cut by the clip.
    pub rect: Rect,
    /// It hides what lies under all of its box.
    pub opaque: bool,
    /// Its colour, where it has just one.
    pub colour: Option<[f32; 3]>,
    /// It is a picture.
    pub picture: bool,
}

/// A picture on the page.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shown {
    /// Which picture of the file.
    pub key: u128,
    /// What of its box lies on the page and within the clip.
    pub seen: Rect,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Pixels an inch.
    pub dpi: f64,
    /// It has more pixels than are ever decoded.
    pub too_large: bool,
}

/// Pixels of one picture, or of its mask, that are decoded.
const MAX_PIXELS: u64 = 120_000_000;
/// The same where each pixel has a colour.
const MAX_COLOURED: u64 = 64_000_000;

/// Whether decoding a picture and its masks (PDF 32000-1, 8.9.5 and 11.6.5.2) would take more memory than a page may.
pub(crate) fn is_too_large(image: &Image<'_, '_>) -> bool {
    let pixels = |width: u32, height: u32| u64::from(width) * u64::from(height);
    let own = pixels(image.width(), image.height());
    let Image::Raster(raster) = image else {
        return own > MAX_PIXELS;
    };
    let masked = ["SMask", "Mask"].iter().any(|key| {
        let mask = raster.stream().dict().get::<Stream<'_>>(*key);
        mask.is_some_and(|m| {
            let side = |key: &str| m.dict().get::<u32>(key).unwrap_or(0);
            pixels(side("Width"), side("Height")) > MAX_PIXELS
        })
    });
    own > MAX_COLOURED || masked
}

/// Replacement text of a marked-content sequence (PDF 32000-1, 14.9).
#[derive(Clone, Debug)]
pub(crate) struct Replacement {
    /// The replacement, alternative or expansion.
    pub text: String,
    /// The glyphs it stands for, as a range of [`Recorder::glyphs`].
    pub glyphs: std::ops::Range<usize>,
    /// True for ActualText, false for Alt and E.
    pub actual: bool,
}

/// Where a glyph stands.
pub(crate) struct Placed {
    pub origin: Point,
    pub advance: Vec2,
    pub along: Vec2,
    pub size: f64,
}

/// Places a glyph whose width is `advance` thousandths of an em.
pub(crate) fn place(glyph: &PositionedGlyph<'_>, page: Affine, advance: f64, vertical: bool) -> Placed {
    let matrix = page * glyph.transform();
    let origin = matrix * Point::ZERO;
    let (x, y) = (matrix * Point::new(1000.0, 0.0) - origin, matrix * Point::new(0.0, 1000.0) - origin);
    let size = y.hypot();
    if vertical {
        let along = -y / size.max(1e-9);
        return Placed { origin: origin + y * 0.88, advance: along * size, along, size };
    }
    let along = x / x.hypot().max(1e-9);
    let direct = x.hypot() * advance.abs() / 1000.0;
    Placed { origin, advance: along * direct, along, size }
}

/// Middle of a glyph's outline.
pub(crate) fn middle(glyph: &PositionedGlyph<'_>, page: Affine) -> Option<Point> {
    let FontGlyph::Outline(outline) = &**glyph else {
        return None;
    };
    let bounds = outline.outline().bounding_box();
    (bounds.area() > 0.0).then(|| page * glyph.transform() * bounds.center())
}

/// Widths of a run's glyphs in thousandths of an em along the glyph's own matrix. A substitute font is stretched by that
/// matrix to the width the file gives, so width times matrix would count the stretch twice: the origins of the next glyphs tell.
pub(crate) struct Widths(Vec<f64>);

impl Widths {
    /// Widths of a run.
    pub fn of(glyphs: &[PositionedGlyph<'_>]) -> Widths {
        let plain: Vec<f64> = glyphs.iter().map(|g| f64::from(own_width(g).unwrap_or(500.0))).collect();
        let (mut direct, mut unstretched, mut stretched) = (0.0, 0.0, false);
        for (pair, width) in glyphs.windows(2).zip(&plain) {
            let step = (pair[1].transform() * Point::ZERO - pair[0].transform() * Point::ZERO).hypot();
            let (sx, sy) = scales(pair[0].transform());
            stretched |= (sx - sy).abs() > 0.01 * sy;
            direct += (step - width * sx).abs();
            unstretched += (step - width * sy).abs();
        }
        if !stretched || direct <= unstretched {
            return Widths(plain);
        }
        let undo = |(g, w): (&PositionedGlyph<'_>, &f64)| {
            let (sx, sy) = scales(g.transform());
            w * sy / sx.max(1e-9)
        };
        Widths(glyphs.iter().zip(&plain).map(undo).collect())
    }

    /// Width of the glyph at that place in the run.
    pub fn advance(&self, at: usize) -> f64 {
        self.0.get(at).copied().unwrap_or(500.0)
    }
}

fn own_width(glyph: &PositionedGlyph<'_>) -> Option<f32> {
    match &**glyph {
        FontGlyph::Outline(g) => g.advance_width(),
        FontGlyph::Type3(g) => g.advance_width(),
    }
}

fn scales(t: Affine) -> (f64, f64) {
    let c = t.as_coeffs();
    (c[0].hypot(c[1]), c[2].hypot(c[3]))
}

/// Drawn fonts may have any matrix, so their em says little about the height of their letters; widths do.
pub(crate) fn even_out_sizes(glyphs: &mut [Glyph]) {
    let (sum, count) =
        glyphs.iter().map(|g| g.advance.hypot()).filter(|w| *w > 0.0).fold((0.0, 0u32), |(s, n), w| (s + w, n + 1));
    if count == 0 {
        return;
    }
    let guess = 2.0 * sum / f64::from(count);
    for glyph in glyphs {
        if glyph.size < guess / 2.5 || glyph.size > guess * 2.5 {
            glyph.size = guess;
        }
    }
}
