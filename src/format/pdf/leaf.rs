//! A page as a [`Leaf`]: the glyphs of the reader's own recorder, so that a character of the page's text *is* its glyph, and
//! everything else that is painted, as plain operations. Also renders pages to pixels, ours as well as theirs.

use super::PAGE_LIMIT;
use super::glyphs::Glyph;
use super::lines;
use super::page::{self, Shared, Traced};
use super::plane::Plane;
use super::settings::interpreter;
use super::unread::NeedsOcr;
use crate::format::Picture;
use crate::format::leaf::{Leaf, LeafGlyph, Pixels, Row, Slot};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::{InterpreterCache, RenderContent};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Pixels one rendering may have.
const MAX_PIXELS: f64 = 16e6;

/// Page `number` (from 1), drawn at `dpi`. `None` where it does not exist or cannot be read or drawn to its end.
pub(crate) fn of(pdf: &Pdf, number: u32, dpi: u32) -> Option<Leaf> {
    let page = pdf.pages().get(number.checked_sub(1)? as usize)?;
    let traced = page::trace(page, &InterpreterCache::new(), &mut Shared::default(), PAGE_LIMIT);
    if traced.reading.broken.is_some() || traced.reading.pictures.iter().any(|p| p.too_large) {
        return None;
    }
    let drawn = render(page, f64::from(dpi))?;
    let (width, height) = page.render_dimensions();
    Some(Leaf { width: f64::from(width), height: f64::from(height), drawn, ..plain(traced) })
}

/// Page `number` (from 1) of a PDF of ours, drawn at `dpi`.
pub fn draw(bytes: Vec<u8>, number: u32, dpi: u32) -> Option<Pixels> {
    let pdf = catch_unwind(AssertUnwindSafe(|| Pdf::new(bytes))).ok()?.ok()?;
    render(pdf.pages().get(number.checked_sub(1)? as usize)?, f64::from(dpi))
}

/// What of the pixels is not white, with a narrow white edge; empty where all is white.
pub fn inked(pixels: &Pixels) -> Pixels {
    let (width, n) = (pixels.width as usize, usize::from(pixels.samples));
    let (mut x0, mut x1, mut y0, mut y1) = (width, 0, pixels.height as usize, 0);
    for (y, row) in pixels.data.chunks_exact((width * n).max(1)).enumerate() {
        let inked = |p: &[u8]| p.iter().any(|v| *v < 240);
        let Some(first) = row.chunks_exact(n).position(inked) else { continue };
        let last = row.chunks_exact(n).rposition(inked).unwrap_or(first);
        (x0, x1) = (x0.min(first), x1.max(last + 1));
        (y0, y1) = (y0.min(y), y1.max(y + 1));
    }
    if x0 >= x1 {
        return Pixels { samples: pixels.samples, ..Pixels::default() };
    }
    let data = (y0..y1).flat_map(|y| pixels.data[(y * width + x0) * n..(y * width + x1) * n].iter().copied());
    let bare =
        Pixels { width: (x1 - x0) as u32, height: (y1 - y0) as u32, samples: pixels.samples, data: data.collect() };
    bare.edged(12)
}

/// The same pixels in grey, for character recognition.
pub fn greyed(pixels: &Pixels, dpi: u32) -> Picture {
    let Plane { width, height, data } = plane(pixels);
    Picture { width, height, dpi, grey: data }
}

fn plane(pixels: &Pixels) -> Plane {
    match pixels.samples {
        3 => Plane::of_colours(pixels.width, pixels.height, &pixels.data),
        _ => Plane { width: pixels.width, height: pixels.height, data: pixels.data.clone() },
    }
}

fn plain(traced: Traced) -> Leaf {
    let Traced { reading, glyphs, seen, ops, drawn, shapes, beyond } = traced;
    let doubtful = matches!(reading.needs_ocr, Some(NeedsOcr::Unknown | NeedsOcr::Untrue | NeedsOcr::Shapes));
    let pick: Vec<u32> = (0..glyphs.len() as u32).filter(|g| seen[*g as usize]).collect();
    let rows = lines::rows_of(&glyphs, &pick).into_iter().map(|(angle, row)| plain_row(angle, row)).collect();
    let plain_glyph = |(at, glyph): (u32, &Glyph)| {
        let mut text = String::new();
        glyph.text.append_to(&mut text);
        let known = drawn.get(&at);
        LeafGlyph {
            text,
            seen: seen[at as usize],
            shape: known.and_then(|d| d.shape),
            matrix: known.map_or([0.0; 6], |d| d.matrix),
            width: known.map_or(0.0, |d| d.width),
            origin: (glyph.origin.x, glyph.origin.y),
            advance: (glyph.advance.x, glyph.advance.y),
            along: (glyph.along.x, glyph.along.y),
            size: glyph.size,
            colour: known.map_or([0; 3], |d| d.ink.colour),
            alpha: known.map_or(1.0, |d| d.ink.alpha),
        }
    };
    Leaf {
        text: reading.visible.text,
        spans: reading.visible.glyphs.iter().map(|g| (g.span, g.glyph)).collect(),
        glyphs: (0..).zip(&glyphs).map(plain_glyph).collect(),
        shapes,
        ops,
        rows,
        beyond: beyond.map(str::to_owned),
        doubtful,
        ..Leaf::default()
    }
}

fn plain_row(angle: f64, row: super::rows::Row) -> Row {
    let slot = |i: super::rows::Item| Slot { glyph: i.glyph, x0: i.x0, x1: i.x1, y: i.y, size: i.size };
    Row { angle, chunks: row.chunks.into_iter().map(|c| c.items.into_iter().map(slot).collect()).collect() }
}

/// A page as a viewer shows it, in colours.
fn render(page: &Page<'_>, dpi: f64) -> Option<Pixels> {
    let (width, height) = page.render_dimensions();
    let most = (MAX_PIXELS / (f64::from(width) * f64::from(height))).sqrt();
    let scale = (dpi / 72.0).min(most).min(f64::from(u16::MAX - 1) / f64::from(width.max(height)));
    let (across, down) = ((f64::from(width) * scale).round(), (f64::from(height) * scale).round());
    if !(across >= 1.0 && down >= 1.0) {
        return None;
    }
    // The renderer cuts fractions off.
    let settings = PixmapSettings {
        x_scale: (across as f32 + 0.01) / width,
        y_scale: (down as f32 + 0.01) / height,
        bg_color: WHITE,
    };
    let drawn = catch_unwind(AssertUnwindSafe(|| {
        let look = RenderSettings { hinting: false, glyph_caching: false, ..Default::default() };
        hayro::render(page, &RenderCache::new(), &interpreter(RenderContent::all()), &look, &settings)
    }));
    let drawn = drawn.ok()?;
    let data = drawn.data_as_u8_slice().as_chunks::<4>().0.iter().flat_map(|p| [p[0], p[1], p[2]]).collect();
    Some(Pixels { width: u32::from(drawn.width()), height: u32::from(drawn.height()), samples: 3, data })
}
