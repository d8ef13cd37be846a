//! Draws a page for character recognition. Pages whose pictures alone are unread are composed of those pictures at their own
//! resolution; pages with letters that say nothing are rendered whole. Always the whole page as shown, the right way up.

use super::canvas::Canvas;
use super::page::{self, PageReading, Shared};
use super::plane::Plane;
use super::settings::interpreter;
use super::unread::NeedsOcr;
use super::{PAGE_LIMIT, Picture};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::{Affine, Rect};
use hayro_interpret::{InterpreterCache, RenderContent};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Instant;

/// Resolution of drawn letters, and of pictures without one worth keeping: what recognition is best at.
const DPI: f64 = 300.0;
/// Pixels one drawn page may have.
const MAX_PIXELS: f64 = 25e6;
/// Pixels to which a coarse picture is enlarged at most, along the longer side.
const ENLARGED: f64 = 5000.0;
/// Longer side, in points, past which a page is taken for one whose points are pixels, or for a poster.
const LONG: f64 = 1300.0;

/// Draws page `number` (from 1); `None` where it does not exist or asks for too much.
pub(crate) fn draw(pdf: &Pdf, number: u32) -> Option<Picture> {
    let page = pdf.pages().get(number.checked_sub(1)? as usize)?;
    let reading = page::read(page, &InterpreterCache::new(), &mut Shared::default(), PAGE_LIMIT, None);
    if reading.broken == Some(page::Broken::TooMuch) {
        return None;
    }
    match reading.needs_ocr? {
        NeedsOcr::Inserted => compose(page, &reading, true).map(|(picture, _)| picture),
        NeedsOcr::Pictures => match compose(page, &reading, false)? {
            (_, Masked(true)) => render(page, &reading),
            (picture, _) => Some(picture),
        },
        NeedsOcr::Unknown | NeedsOcr::Untrue | NeedsOcr::Shapes => render(page, &reading),
    }
}

/// Whether soft masks, which only the renderer follows, shape what is seen.
struct Masked(bool);

/// The page's pictures, each in its place, at the resolution of the largest; none of the letters around them.
fn compose(page: &Page<'_>, reading: &PageReading, writing_only: bool) -> Option<(Picture, Masked)> {
    let largest = reading.pictures.iter().max_by(|a, b| a.seen.area().total_cmp(&b.seen.area()))?;
    let size = Size::of(page, kept(largest.dpi, page))?;
    let mut canvas = Canvas::new(size.width, size.height, Instant::now() + PAGE_LIMIT);
    canvas.writing_only = writing_only;
    let area = Rect::new(0.0, 0.0, f64::from(size.width), f64::from(size.height));
    page::interpret(page, &InterpreterCache::new(), area, RenderContent::all(), &mut canvas).ok()?;
    (!canvas.missing).then(|| (size.picture(canvas.plane.data), Masked(canvas.masked)))
}

/// The whole page as a viewer shows it, but for letters that are known. The reading before has shown that its content ends.
fn render(page: &Page<'_>, reading: &PageReading) -> Option<Picture> {
    if reading.pictures.iter().any(|p| p.too_large) {
        return None;
    }
    let size = Size::of(page, DPI)?;
    let (width, height) = page.render_dimensions();
    // The renderer cuts fractions off.
    let settings = PixmapSettings {
        x_scale: (size.width as f32 + 0.01) / width,
        y_scale: (size.height as f32 + 0.01) / height,
        bg_color: WHITE,
    };
    let drawn = catch_unwind(AssertUnwindSafe(|| {
        let (cache, look) = (RenderCache::new(), interpreter(RenderContent::all()));
        hayro::render(page, &cache, &look, &RenderSettings { hinting: false, ..Default::default() }, &settings)
    }));
    let drawn = drawn.ok()?;
    let grey = |p: &[u8; 4]| ((299 * u32::from(p[0]) + 587 * u32::from(p[1]) + 114 * u32::from(p[2])) / 1000) as u8;
    let grey: Vec<u8> = drawn.data_as_u8_slice().as_chunks::<4>().0.iter().map(grey).collect();
    let mut plane = Plane { width: u32::from(drawn.width()), height: u32::from(drawn.height()), data: grey };
    let scale = Affine::scale_non_uniform(
        f64::from(plane.width) / f64::from(width),
        f64::from(plane.height) / f64::from(height),
    );
    for told in &reading.told {
        plane.each_in(scale.transform_rect_bbox(*told), |_, pixel| *pixel = 255);
    }
    Some(Size { width: plane.width, height: plane.height, ..size }.picture(plane.data))
}

/// The resolution at which a picture is kept: its own where recognition can use it, else a whole fraction or multiple.
fn kept(dpi: f64, page: &Page<'_>) -> f64 {
    let (width, height) = page.render_dimensions();
    let native = f64::from(width.max(height)) * dpi / 72.0;
    if dpi > 400.0 {
        dpi / (dpi / 400.0).ceil()
    } else {
        let steps = (200.0 / dpi.max(1.0)).ceil().min((ENLARGED / native).floor());
        dpi * steps.max(1.0)
    }
}

struct Size {
    width: u32,
    height: u32,
    dpi: u32,
}

impl Size {
    /// Pixels of the page at `dpi`, or as many as a page may have.
    fn of(page: &Page<'_>, dpi: f64) -> Option<Size> {
        let (width, height) = page.render_dimensions();
        let (width, height) = (f64::from(width), f64::from(height));
        let most = (MAX_PIXELS / (width * height)).sqrt().min(f64::from(u16::MAX - 1) / width.max(height));
        let scale = (dpi / 72.0).min(most);
        let (across, down) = ((width * scale).round(), (height * scale).round());
        if !(across >= 1.0 && down >= 1.0) {
            return None;
        }
        let says = width.max(height) <= LONG;
        Some(Size {
            width: across as u32,
            height: down as u32,
            dpi: if says { (scale * 72.0).round() as u32 } else { 0 },
        })
    }

    fn picture(&self, grey: Vec<u8>) -> Picture {
        Picture { width: self.width, height: self.height, dpi: self.dpi, grey }
    }
}
