//! From a picture file to grey pixels of a size that recognition reads well: turned upright, without transparency.

use crate::format::Picture;
use image::{DynamicImage, GrayImage, ImageDecoder, ImageFormat, ImageReader, Limits, imageops};
use std::io::Cursor;

/// Most bytes a decoder may take.
const MEMORY: u64 = 512 << 20;
/// Most pixels handed to recognition.
const MOST: f64 = 25e6;
/// Pixels of the longer side that writing on a screen or a small photograph is enlarged to.
const ENOUGH: f64 = 2400.0;
/// Enlarging more than this adds nothing.
const MOST_ENLARGED: f64 = 3.0;

/// Width and height in pixels; `None` where the picture cannot be decoded.
pub fn size(bytes: &[u8], format: ImageFormat) -> Option<(u32, u32)> {
    reader(bytes, format).into_dimensions().ok()
}

/// The picture's pixels; `None` where it cannot be decoded within the limits.
pub fn draw(bytes: &[u8], format: ImageFormat) -> Option<Picture> {
    let (grey, enlarged) = fit(on_white(&decoded(bytes, format)?));
    let (width, height) = grey.dimensions();
    Some(Picture { width, height, dpi: if enlarged { 0 } else { resolution(bytes, format) }, grey: grey.into_raw() })
}

/// The picture turned upright; `None` where it cannot be decoded within the limits.
pub fn decoded(bytes: &[u8], format: ImageFormat) -> Option<DynamicImage> {
    let mut decoder = reader(bytes, format).into_decoder().ok()?;
    // The decoder keeps to its limit, its caller does not: a small file may claim any number of pixels.
    if decoder.total_bytes() > MEMORY {
        return None;
    }
    let orientation = decoder.orientation().ok();
    let mut picture = DynamicImage::from_decoder(decoder).ok()?;
    if let Some(orientation) = orientation {
        picture.apply_orientation(orientation);
    }
    Some(picture)
}

fn reader(bytes: &[u8], format: ImageFormat) -> ImageReader<Cursor<&[u8]>> {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    reader
}

/// Grey, and what is transparent white: as a page would show it.
fn on_white(picture: &DynamicImage) -> GrayImage {
    if !picture.color().has_alpha() {
        return picture.to_luma8();
    }
    let with_alpha = picture.to_luma_alpha8();
    GrayImage::from_fn(with_alpha.width(), with_alpha.height(), |x, y| {
        let [grey, alpha] = with_alpha.get_pixel(x, y).0;
        let over = (u32::from(grey) * u32::from(alpha) + 255 * (255 - u32::from(alpha))) / 255;
        image::Luma([over as u8])
    })
}

/// Enlarged where letters would be too small for recognition, made smaller where it would take too long; true where it was
/// changed.
fn fit(grey: GrayImage) -> (GrayImage, bool) {
    let (width, height) = (f64::from(grey.width()), f64::from(grey.height()));
    let enlarge = (ENOUGH / width.max(height)).clamp(1.0, MOST_ENLARGED);
    let reduce = (MOST / (width * height)).sqrt().min(1.0);
    let factor = if reduce < 1.0 { reduce } else { enlarge };
    if (factor - 1.0).abs() < 0.05 {
        return (grey, false);
    }
    let side = |pixels: f64| (pixels * factor).round().max(1.0) as u32;
    (imageops::resize(&grey, side(width), side(height), imageops::FilterType::CatmullRom), true)
}

/// Pixels an inch as EXIF or JFIF say; 0 where nothing believable is said. Screens say 72 or 96 whatever they show.
fn resolution(bytes: &[u8], format: ImageFormat) -> u32 {
    let said = match format {
        ImageFormat::Jpeg => jfif(bytes),
        ImageFormat::Tiff => exif_resolution(bytes),
        _ => None,
    };
    said.filter(|dpi| (120..=1200).contains(dpi)).unwrap_or(0)
}

/// JFIF's density (ITU-T T.871, 10.1): units 1 an inch, 2 a centimetre.
fn jfif(bytes: &[u8]) -> Option<u32> {
    let head = bytes.get(2..20)?;
    let density = u32::from(u16::from_be_bytes([*head.get(12)?, *head.get(13)?]));
    match (head.get(4..9)? == b"JFIF\0", head.get(11)?) {
        (true, 1) => Some(density),
        (true, 2) => Some(density * 254 / 100),
        _ => None,
    }
}

fn exif_resolution(bytes: &[u8]) -> Option<u32> {
    let exif = exif::Reader::new().read_from_container(&mut Cursor::new(bytes)).ok()?;
    match &exif.get_field(exif::Tag::XResolution, exif::In::PRIMARY)?.value {
        exif::Value::Rational(parts) => parts.first().map(|r| r.to_f64().clamp(0.0, 10_000.0) as u32),
        _ => None,
    }
}
