//! A picture file as a page that shows nothing but the picture, for review and for a release: upright, without transparency, and
//! without anything that the file says of itself.

use super::draw;
use crate::format::leaf::{Leaf, Op, Pixels, Shown};
use image::{DynamicImage, ImageFormat, RgbImage, imageops};

/// Pixels an inch at which a picture is shown.
const DPI: f64 = 96.0;
/// Longest side of the page, points: what is larger is shown smaller.
const LONGEST: f64 = 760.0;
/// Widest page, points.
const WIDEST: f64 = 560.0;
/// Pixels of the longer side that a release keeps.
const KEPT: f64 = 2400.0;

/// The picture as a page drawn at `dpi`; `None` where it cannot be decoded within the limits.
pub fn of(bytes: &[u8], format: ImageFormat, dpi: u32) -> Option<Leaf> {
    let picture = on_white(&draw::decoded(bytes, format)?);
    let (width, height) = (f64::from(picture.width()), f64::from(picture.height()));
    if width < 1.0 || height < 1.0 {
        return None;
    }
    let points = (72.0 / DPI).min(WIDEST / width).min(LONGEST / height);
    let page = ((width * points).max(1.0), (height * points).max(1.0));
    let kept = sized(&picture, (KEPT / width.max(height)).min(1.0));
    let drawn = sized(&picture, points * f64::from(dpi) / 72.0);
    let matrix = [page.0, 0.0, 0.0, page.1, 0.0, 0.0];
    Some(Leaf {
        width: page.0,
        height: page.1,
        ops: vec![Op::Image { picture: Shown::Colours(pixels(kept), None), matrix, of: None }],
        drawn: pixels(drawn),
        ..Leaf::default()
    })
}

fn on_white(picture: &DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.to_rgb8();
    }
    let colours = picture.to_rgba8();
    RgbImage::from_fn(colours.width(), colours.height(), |x, y| {
        let [r, g, b, a] = colours.get_pixel(x, y).0;
        let over = |v: u8| ((u32::from(v) * u32::from(a) + 255 * (255 - u32::from(a))) / 255) as u8;
        image::Rgb([over(r), over(g), over(b)])
    })
}

fn sized(picture: &RgbImage, factor: f64) -> RgbImage {
    if (factor - 1.0).abs() < 1e-3 {
        return picture.clone();
    }
    let side = |pixels: u32| (f64::from(pixels) * factor).round().clamp(1.0, 20_000.0) as u32;
    imageops::resize(picture, side(picture.width()), side(picture.height()), imageops::FilterType::Triangle)
}

fn pixels(picture: RgbImage) -> Pixels {
    Pixels { width: picture.width(), height: picture.height(), samples: 3, data: picture.into_raw() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_a_page_that_fits_a_sheet_and_keeps_its_shape() {
        let mut bytes = std::io::Cursor::new(Vec::new());
        RgbImage::from_pixel(3000, 1500, image::Rgb([9, 99, 199])).write_to(&mut bytes, ImageFormat::Png).unwrap();
        let leaf = of(&bytes.into_inner(), ImageFormat::Png, 72).unwrap();
        assert_eq!((leaf.width, leaf.height), (560.0, 280.0));
        assert_eq!((leaf.drawn.width, leaf.drawn.height, leaf.drawn.data[..3].to_vec()), (560, 280, vec![9, 99, 199]));
        assert!(leaf.is_sound() && of(b"x", ImageFormat::Png, 72).is_none());
    }
}
