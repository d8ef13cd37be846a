//! Picture files: what they say about themselves (EXIF, XMP, IPTC, PNG text, comments), and the writing in them by character
//! recognition. Photographs of people are not recognised here: a person looks at them.

mod draw;
mod facts;
mod leaf;
#[cfg(test)]
mod tests;

use super::{Bid, Format, Leaf, Picture, Probe, ReadLimits};
use crate::model::{Exception, ExceptionKind, Extraction, Locator, PictureRef};

/// No letter that can be read fits into fewer pixels across or down.
const LETTER: u32 = 8;
/// A picture with no side longer than this is an icon or a logo: no page, no face.
const SLIGHT: u32 = 160;
/// Pages of one TIFF that are looked at.
const MAX_PAGES: usize = 5_000;

/// Kinds of picture, by signature (offset, bytes), with the `image` crate's name where it decodes them.
#[rustfmt::skip]
static KINDS: &[(usize, &[u8], Option<image::ImageFormat>, &str)] = &[
    (0, b"\x89PNG\r\n\x1a\n",     Some(image::ImageFormat::Png),  "PNG"),
    (0, b"\xFF\xD8\xFF",          Some(image::ImageFormat::Jpeg), "JPEG"),
    (0, b"GIF87a",                Some(image::ImageFormat::Gif),  "GIF"),
    (0, b"GIF89a",                Some(image::ImageFormat::Gif),  "GIF"),
    (0, b"II*\0",                 Some(image::ImageFormat::Tiff), "TIFF"),
    (0, b"MM\0*",                 Some(image::ImageFormat::Tiff), "TIFF"),
    (0, b"II+\0",                 Some(image::ImageFormat::Tiff), "TIFF"),
    (0, b"MM\0+",                 Some(image::ImageFormat::Tiff), "TIFF"),
    (8, b"WEBP",                  Some(image::ImageFormat::WebP), "WebP"),
    (4, b"ftypheic",              None,                           "HEIC"),
    (4, b"ftypheix",              None,                           "HEIC"),
    (4, b"ftypmif1",              None,                           "HEIF"),
    (4, b"ftypmsf1",              None,                           "HEIF"),
    (4, b"ftypavif",              None,                           "AVIF"),
    (4, b"jP  \r\n\x87\n",        None,                           "JPEG 2000"),
    (0, b"8BPS",                  None,                           "Photoshop"),
];

/// The reader of picture files.
pub struct Image;

impl Format for Image {
    fn name(&self) -> &'static str {
        "image"
    }

    fn bid(&self, probe: &Probe) -> Bid {
        if kind(probe.bytes).is_some() {
            return Bid::Magic;
        }
        match probe.ending().as_str() {
            "png" | "jpg" | "jpeg" | "gif" | "tif" | "tiff" | "webp" | "bmp" | "heic" => Bid::Extension,
            _ => Bid::No,
        }
    }

    fn extract(&self, untrusted_bytes: &[u8], _: &ReadLimits) -> Extraction {
        let mut out = Extraction::default();
        match kind(untrusted_bytes) {
            None => {
                out.exceptions.push(Exception::whole(ExceptionKind::Corrupt, "no structure of a picture was found"))
            }
            Some((None, name)) => {
                facts::read(untrusted_bytes, &mut out);
                let detail = format!("a picture in the format {name}, which is not decoded");
                out.exceptions.push(Exception::whole(ExceptionKind::Unsupported, detail));
            }
            Some((Some(format), _)) => {
                facts::read(untrusted_bytes, &mut out);
                ask(untrusted_bytes, format, &mut out);
            }
        }
        out
    }

    fn picture(&self, untrusted_bytes: &[u8], number: u32, _: &ReadLimits) -> Option<Picture> {
        let (format, _) = kind(untrusted_bytes)?;
        match format? {
            image::ImageFormat::Tiff => {
                let page = *pages(untrusted_bytes).get(number as usize)?;
                draw::draw(&with_first_page(untrusted_bytes, page), image::ImageFormat::Tiff)
            }
            format => draw::draw(untrusted_bytes, format),
        }
    }

    fn pages(&self, untrusted_bytes: &[u8], _: &ReadLimits) -> u32 {
        match kind(untrusted_bytes) {
            Some((Some(image::ImageFormat::Tiff), _)) => pages(untrusted_bytes).len().min(MAX_PAGES) as u32,
            Some((Some(_), _)) => 1,
            _ => 0,
        }
    }

    fn leaf(&self, untrusted_bytes: &[u8], number: u32, dpi: u32, _: &ReadLimits) -> Option<Leaf> {
        match kind(untrusted_bytes)?.0? {
            image::ImageFormat::Tiff => {
                let page = *pages(untrusted_bytes).get(number.checked_sub(1)? as usize)?;
                leaf::of(&with_first_page(untrusted_bytes, page), image::ImageFormat::Tiff, dpi)
            }
            format => (number == 1).then(|| leaf::of(untrusted_bytes, format, dpi))?,
        }
    }
}

fn kind(bytes: &[u8]) -> Option<(Option<image::ImageFormat>, &'static str)> {
    let signed = |at: &usize, mark: &[u8]| bytes.get(*at..).is_some_and(|b| b.starts_with(mark));
    let known = KINDS.iter().find(|(at, mark, ..)| signed(at, mark)).map(|(_, _, format, name)| (*format, *name));
    known.or_else(|| is_bitmap(bytes).then_some((Some(image::ImageFormat::Bmp), "BMP")))
}

/// "BM" alone starts many a text: the header's size and its reserved zeros must fit too.
fn is_bitmap(bytes: &[u8]) -> bool {
    let header = bytes.get(14..18).and_then(|b| b.try_into().ok()).map(u32::from_le_bytes);
    bytes.starts_with(b"BM") && matches!(header, Some(12 | 40 | 52 | 56 | 64 | 108 | 124)) && bytes[6..10] == [0; 4]
}

/// Asks for character recognition of each page that is large enough to hold a letter.
fn ask(bytes: &[u8], format: image::ImageFormat, out: &mut Extraction) {
    let pages = if format == image::ImageFormat::Tiff { pages(bytes).len() } else { 1 };
    let size = draw::size(bytes, format);
    let (Some((width, height)), true) = (size, pages > 0) else {
        out.exceptions.push(Exception::whole(ExceptionKind::Corrupt, "the picture is damaged and cannot be decoded"));
        return;
    };
    if width.min(height) < LETTER {
        out.wordless = true;
        return;
    }
    for number in 0..pages.min(MAX_PAGES) as u32 {
        let locator = if pages > 1 { Locator::Page(number + 1) } else { Locator::Whole };
        let unread = Exception::at(locator, ExceptionKind::NeedsOcr, "a picture, whose writing only OCR can read");
        out.pictures.push(PictureRef { number, unread, slight: width.max(height) <= SLIGHT });
    }
    if pages > MAX_PAGES {
        out.exceptions.push(Exception::whole(ExceptionKind::TooLarge, "more pages than the limit"));
    }
}

/// Offsets of the directories of a TIFF's pages (TIFF 6.0, section 2). BigTIFF: the first alone, as 0.
fn pages(bytes: &[u8]) -> Vec<u32> {
    if matches!(bytes.get(2..4), Some(b"+\0" | b"\0+")) {
        return vec![0];
    }
    let little = bytes.starts_with(b"II");
    let short = |at: usize| {
        let b: [u8; 2] = bytes.get(at..at + 2)?.try_into().ok()?;
        Some(if little { u16::from_le_bytes(b) } else { u16::from_be_bytes(b) })
    };
    let long = |at: usize| {
        let b: [u8; 4] = bytes.get(at..at + 4)?.try_into().ok()?;
        Some(if little { u32::from_le_bytes(b) } else { u32::from_be_bytes(b) })
    };
    let mut found = Vec::new();
    let mut next = long(4);
    while let Some(at) = next.filter(|at| *at > 0 && found.len() <= MAX_PAGES && !found.contains(at)) {
        let Some(entries) = short(at as usize) else { break };
        found.push(at);
        next = long(at as usize + 2 + 12 * usize::from(entries));
    }
    found
}

/// The same TIFF with the page whose directory lies at `directory` first: decoders read the first page only.
fn with_first_page(bytes: &[u8], directory: u32) -> Vec<u8> {
    let mut out = bytes.to_vec();
    if directory > 0 && out.len() >= 8 {
        let little = bytes.starts_with(b"II");
        out[4..8].copy_from_slice(&if little { directory.to_le_bytes() } else { directory.to_be_bytes() });
    }
    out
}
