//! Pictures of every kind, made by the encoders of the `image` crate or byte by byte.

use super::*;
use crate::format::read_tree;
use std::io::Cursor;

fn encoded(width: u32, height: u32, format: image::ImageFormat) -> Vec<u8> {
    let mut bytes = Vec::new();
    let picture = image::DynamicImage::ImageRgb8(image::RgbImage::from_fn(width, height, |x, _| {
        image::Rgb(if x < width / 2 { [0, 0, 0] } else { [255, 255, 255] })
    }));
    picture.write_to(&mut Cursor::new(&mut bytes), format).unwrap();
    bytes
}

#[test]
fn every_kind_asks_for_recognition_and_is_drawn() {
    use image::ImageFormat::{Bmp, Gif, Jpeg, Png, Tiff, WebP};
    for format in [Png, Jpeg, Gif, Bmp, Tiff, WebP] {
        let bytes = encoded(400, 200, format);
        let reading = read_tree("x", &bytes, &ReadLimits::default());
        assert_eq!(reading.items[0].format, "image", "{format:?}");
        assert_eq!(reading.items[0].exceptions[0].kind, ExceptionKind::NeedsOcr, "{format:?}");
        let picture = Image.picture(&bytes, 0, &ReadLimits::default()).unwrap();
        assert_eq!((picture.width, picture.height), (1200, 600), "{format:?}: enlarged three times");
        assert!(picture.grey[10] < 40 && picture.grey[1190] > 215, "{format:?}: dark left, light right");
    }
}

#[test]
fn icons_are_slight_and_dots_are_nothing() {
    let icon = Image.extract(&encoded(64, 32, image::ImageFormat::Png), &ReadLimits::default());
    assert!(icon.pictures[0].slight);
    let dot = Image.extract(&encoded(1, 1, image::ImageFormat::Gif), &ReadLimits::default());
    assert!(dot.pictures.is_empty() && dot.exceptions.is_empty());
}

#[test]
fn each_page_of_a_tiff_is_drawn() {
    // Two pages of one strip each, 16 by 16, eight bits: the first black, the second white.
    let page = |next: u32, strip: u32| {
        let entries: [(u16, u32); 7] = [(256, 16), (257, 16), (258, 8), (259, 1), (262, 1), (273, strip), (279, 256)];
        let mut out = (entries.len() as u16).to_le_bytes().to_vec();
        for (tag, value) in entries {
            out.extend(tag.to_le_bytes());
            out.extend(4u16.to_le_bytes());
            out.extend(1u32.to_le_bytes());
            out.extend(value.to_le_bytes());
        }
        out.extend(next.to_le_bytes());
        out
    };
    let length = page(0, 0).len() as u32;
    let mut bytes = b"II*\0\x08\0\0\0".to_vec();
    bytes.extend(page(8 + length, 8 + 2 * length));
    bytes.extend(page(0, 8 + 2 * length + 256));
    bytes.extend([0; 256]);
    bytes.extend([255; 256]);
    let read = Image.extract(&bytes, &ReadLimits::default());
    let places: Vec<_> = read.pictures.iter().map(|p| p.unread.locator.clone()).collect();
    assert_eq!(places, [Locator::Page(1), Locator::Page(2)]);
    let shade = |n| Image.picture(&bytes, n, &ReadLimits::default()).unwrap().grey[0];
    assert_eq!((shade(0), shade(1)), (0, 255));
    // A directory that names itself as the next one is one page.
    bytes[8 + length as usize - 4..8 + length as usize].copy_from_slice(&8u32.to_le_bytes());
    assert_eq!(pages(&bytes).len(), 1);
}

#[test]
fn what_a_picture_says_of_itself_is_read() {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 1, 1);
    encoder.add_text_chunk("Author".into(), "Zoltan Featherstonehaugh".into()).unwrap();
    encoder.write_header().unwrap().write_image_data(&[0]).unwrap();
    let read = Image.extract(&bytes, &ReadLimits::default());
    assert_eq!(read.passages[0].values("Author").collect::<Vec<_>>(), ["Zoltan Featherstonehaugh"]);

    let jpeg = encoded(8, 8, image::ImageFormat::Jpeg);
    let mut iptc = b"Photoshop 3.08BIM\x04\x04\0\0\0\0".to_vec();
    iptc.insert(13, 0);
    iptc.extend(b"\x1C\x02\x78\0\x0bAt the fair");
    let mut with = jpeg[..2].to_vec();
    for (marker, body) in [(0xFEu8, b"by Zoltan".as_slice()), (0xED, &iptc)] {
        with.extend([0xFF, marker]);
        with.extend((body.len() as u16 + 2).to_be_bytes());
        with.extend(body);
    }
    with.extend(&jpeg[2..]);
    let read = Image.extract(&with, &ReadLimits::default());
    let text = read.passages[0].text.expose();
    assert!(text.contains("by Zoltan") && text.contains("At the fair"), "{text}");
}

#[test]
fn a_damaged_picture_says_so_and_a_text_that_starts_like_a_bitmap_is_none() {
    let read = read_tree("a.png", b"\x89PNG\r\n\x1a\nrubbish", &ReadLimits::default());
    assert_eq!(read.items[0].exceptions[0].kind, ExceptionKind::Corrupt);
    assert_ne!(read_tree("a.txt", b"BMW was sold to the school", &ReadLimits::default()).items[0].format, "image");
    let heic = read_tree("a.heic", b"\0\0\0\x18ftypheic\0\0\0\0heicmif1", &ReadLimits::default());
    assert_eq!(heic.items[0].exceptions[0].kind, ExceptionKind::Unsupported);
}
