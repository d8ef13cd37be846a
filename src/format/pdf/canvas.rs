//! A device that paints pictures and plain boxes onto grey pixels, and nothing else: what character recognition is to read of
//! a page whose other text is known already. Whole pages with letters are drawn by `hayro` (see `picture`).

use super::glyphs::is_too_large;
use super::plane::Plane;
use super::recorder::{Runaway, is_box, is_upright};
use super::writing;
use hayro_interpret::font::GlyphRun;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect, Shape};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageData, ImageDrawProps, Paint, SoftMask,
};
use std::time::Instant;

/// What is painted, and what that needs.
pub(crate) struct Canvas {
    /// The pixels; white at first.
    pub plane: Plane,
    /// A picture was too large or could not be decoded.
    pub missing: bool,
    /// Something was painted through a soft mask, which is not followed here.
    pub masked: bool,
    /// Only pictures that look like writing are painted.
    pub writing_only: bool,
    clips: Vec<Rect>,
    groups: Vec<Group>,
    deadline: Instant,
}

struct Group {
    opacity: f32,
    multiply: bool,
    masked: bool,
}

impl Canvas {
    /// A white canvas; painting gives up at `deadline`.
    pub fn new(width: u32, height: u32, deadline: Instant) -> Canvas {
        Canvas {
            plane: Plane::filled(width, height, 255),
            missing: false,
            masked: false,
            writing_only: false,
            clips: Vec::new(),
            groups: Vec::new(),
            deadline,
        }
    }

    fn tick(&self) {
        if Instant::now() > self.deadline {
            std::panic::resume_unwind(Box::new(Runaway));
        }
    }

    fn clip(&self) -> Rect {
        let all = Rect::new(0.0, 0.0, f64::from(self.plane.width), f64::from(self.plane.height));
        self.clips.last().copied().unwrap_or(all)
    }

    fn box_of(&mut self, rect: Rect, grey: f32, opacity: f32) {
        let area = rect.intersect(self.clip());
        let grey = (grey * 255.0).round() as u8;
        let (opacity, multiply) = self.mixing(opacity);
        self.plane.each_in(area, |_, pixel| mix(pixel, grey, opacity, multiply));
    }

    fn mixing(&self, opacity: f32) -> (f32, bool) {
        self.groups.iter().fold((opacity, false), |(o, m), group| (o * group.opacity, m || group.multiply))
    }

    /// Paints `image` (or plain `grey`) through `mask` into the unit square that `unit` puts on the canvas.
    fn paint(&mut self, unit: Affine, image: Result<Plane, u8>, mask: Option<Plane>) {
        let across = (unit.as_coeffs()[0].hypot(unit.as_coeffs()[1]), unit.as_coeffs()[2].hypot(unit.as_coeffs()[3]));
        if !(across.0 > 0.5 && across.1 > 0.5) {
            return;
        }
        let fit = |plane: Plane| plane.reduced(across.0, across.1);
        let (image, mask) = (image.map(fit), mask.map(fit));
        let area = unit.transform_rect_bbox(Rect::new(0.0, 0.0, 1.0, 1.0)).intersect(self.clip());
        let back = unit.inverse();
        let (opacity, multiply) = self.mixing(1.0);
        self.plane.each_in(area, |at, pixel| {
            let from = back * Point::new(f64::from(at.0) + 0.5, f64::from(at.1) + 0.5);
            if !(0.0..=1.0).contains(&from.x) || !(0.0..=1.0).contains(&from.y) {
                return;
            }
            let grey = match &image {
                Ok(plane) => plane.sample(from.x, from.y),
                Err(plain) => *plain,
            };
            let through = mask.as_ref().map_or(1.0, |m| f32::from(m.sample(from.x, from.y)) / 255.0);
            mix(pixel, grey, opacity * through, multiply);
        });
    }

    fn raster(&mut self, image: ImageData, alpha: Option<hayro_interpret::LumaData>, unit: Affine) {
        let plane = match image {
            ImageData::Luma(l) => Plane { width: l.width, height: l.height, data: l.data },
            ImageData::Rgb(rgb) => Plane::of_colours(rgb.width, rgb.height, &rgb.data),
        };
        if self.writing_only && !writing::looks_written(&plane) {
            return;
        }
        self.paint(unit, Ok(plane), alpha.map(|a| Plane { width: a.width, height: a.height, data: a.data }));
    }
}

fn mix(pixel: &mut u8, grey: u8, opacity: f32, multiply: bool) {
    let under = f32::from(*pixel);
    let over = if multiply { under * f32::from(grey) / 255.0 } else { f32::from(grey) };
    *pixel = (under + (over - under) * opacity).round().clamp(0.0, 255.0) as u8;
}

/// Lightness of a paint, 0 black to 1, and its opacity; `None` for patterns.
fn grey_of(paint: &Paint<'_>) -> Option<(f32, f32)> {
    match paint {
        Paint::Color(colour) => {
            let [r, g, b, a] = colour.to_rgba().components();
            Some((0.299 * r + 0.587 * g + 0.114 * b, a))
        }
        Paint::Pattern(_) => None,
    }
}

impl<'a> Device<'a> for Canvas {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.tick();
        let filled = matches!(mode, DrawMode::Fill(_) | DrawMode::FillAndStroke(..));
        if let (true, Some((grey, opacity))) = (filled, grey_of(&props.paint))
            && is_upright(props.transform)
            && is_box(path)
            && props.soft_mask.is_none()
            && !self.groups.iter().any(|g| g.masked)
        {
            self.box_of(props.transform.transform_rect_bbox(path.bounding_box()), grey, opacity);
        }
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        self.clips.push(self.clip().intersect(clip.path.bounding_box()));
    }

    fn push_transparency_group(&mut self, opacity: f32, mask: Option<SoftMask<'a>>, blend: BlendMode) {
        let multiply = matches!(blend, BlendMode::Multiply | BlendMode::Darken);
        self.masked |= mask.is_some();
        self.groups.push(Group { opacity, multiply, masked: mask.is_some() });
    }

    fn draw_glyph_run(&mut self, _: &GlyphRun<'_, 'a>, _: DrawProps<'a>, _: &DrawMode) {}

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        self.tick();
        let (width, height) = (image.width(), image.height());
        if is_too_large(&image) {
            self.missing = true;
            return;
        }
        let unit = props.transform * Affine::scale_non_uniform(f64::from(width), f64::from(height));
        let shown = unit.transform_rect_bbox(Rect::new(0.0, 0.0, 1.0, 1.0));
        let wanted = Some((shown.width().ceil().clamp(1.0, 1e6) as u32, shown.height().ceil().clamp(1.0, 1e6) as u32));
        let mut done = false;
        match image {
            Image::Raster(raster) => raster.with_rgba(
                |data, alpha| {
                    done = true;
                    self.raster(data, alpha, unit);
                },
                wanted,
            ),
            Image::Stencil(stencil) => stencil.with_stencil(
                |mask, paint| {
                    done = true;
                    let (grey, _) = grey_of(paint).unwrap_or((0.0, 1.0));
                    let mask = Plane { width: mask.width, height: mask.height, data: mask.data };
                    self.paint(unit, Err((grey * 255.0) as u8), Some(mask));
                },
                wanted,
            ),
        }
        self.missing |= !done;
    }

    fn pop_clip(&mut self) {
        self.clips.pop();
    }

    fn pop_transparency_group(&mut self) {
        self.groups.pop();
    }
}
