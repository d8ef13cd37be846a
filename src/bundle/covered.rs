//! Boxes drawn by hand, looked at on the finished pages: a box shows nothing but itself and its label, in pixels and in letters.

use super::pages::placed;
use crate::format::leaf::Pixels;
use crate::format::{Format, Leaf, ReadLimits, pdf::Pdf};
use crate::redact::page::{Covered, Sheet};
use crate::redact::{Finding, How};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Resolution at which boxes are looked at.
const DPI: u32 = 96;
/// From its edges on, points, a box may be blended with what lies beside it.
const EDGE: f64 = 1.5;
/// How far a pixel may be from the dark of a box.
const NEARLY: u8 = 12;
/// The dark of a box.
const DARK: u8 = 25;

/// A box on a finished page, in points from its top left corner.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OnPage {
    /// Page of the file, from 1.
    page: u32,
    /// Unit whose page it is.
    unit: String,
    /// The box.
    area: [f64; 4],
    /// Where its label may stand.
    label: [f64; 4],
}

/// The boxes of sheets painted onto typeset pages (numbers from 0), each with its unit.
pub fn on_pages(sheets: &[(usize, &Sheet, String)]) -> Vec<OnPage> {
    let of = |(page, sheet, unit): &(usize, &Sheet, String)| {
        let (scale, x, y) = placed(sheet);
        let moved = |a: [f64; 4]| [x + scale * a[0], y + scale * a[1], x + scale * a[2], y + scale * a[3]];
        let page = *page as u32 + 1;
        let one = |c: &Covered| OnPage { page, unit: unit.clone(), area: moved(c.area), label: moved(c.label) };
        sheet.covered.iter().map(one).collect::<Vec<_>>()
    };
    sheets.iter().flat_map(of).collect()
}

/// Boxes of `file` that show more than themselves, read and drawn anew from its bytes.
pub fn findings(name: &str, bytes: &[u8], boxes: &[OnPage]) -> Vec<Finding> {
    let mut pages: BTreeMap<u32, Option<Leaf>> = BTreeMap::new();
    let mut out = Vec::new();
    for drawn in boxes {
        let leaf = pages.entry(drawn.page).or_insert_with(|| Pdf.leaf(bytes, drawn.page, DPI, &ReadLimits::default()));
        if !leaf.as_ref().is_some_and(|leaf| is_clean(leaf, drawn)) {
            out.push(Finding {
                secret: 0,
                redacted_in: format!("unit {}, a box drawn by hand", drawn.unit),
                readable_in: format!("{name}, page {}", drawn.page),
                unit: None,
                ours: false,
                how: How::UnderABox,
            });
        }
    }
    out
}

fn is_clean(leaf: &Leaf, drawn: &OnPage) -> bool {
    is_dark(&leaf.drawn, leaf.width, drawn)
        && !leaf.glyphs.iter().any(|g| {
            let centre = (g.origin.0 + g.advance.0 / 2.0, g.origin.1 + g.advance.1 / 2.0 - 0.3 * g.size);
            !g.text.trim().is_empty() && inside(centre, drawn.area, 0.0) && !inside(centre, drawn.label, -EDGE)
        })
}

/// Every pixel of the box but those of its label.
fn is_dark(pixels: &Pixels, width: f64, drawn: &OnPage) -> bool {
    let (across, n) = (pixels.width as usize, usize::from(pixels.samples.max(1)));
    let scale = f64::from(pixels.width) / width;
    pixels.data.chunks_exact(n).enumerate().all(|(number, pixel)| {
        let at = ((number % across) as f64 + 0.5, (number / across) as f64 + 0.5);
        let at = (at.0 / scale, at.1 / scale);
        !inside(at, drawn.area, EDGE)
            || inside(at, drawn.label, -EDGE)
            || pixel.iter().all(|v| v.abs_diff(DARK) <= NEARLY)
    })
}

fn inside((x, y): (f64, f64), a: [f64; 4], by: f64) -> bool {
    a[0] + by <= x && x <= a[2] - by && a[1] + by <= y && y <= a[3] - by
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::single_page;
    use crate::format::leaf::{Ink, Op, Seg, Shape};
    use crate::model::Area;
    use crate::redact::page::{Mark, stand};

    fn on_page(sheet: &Sheet) -> Vec<OnPage> {
        let one = |c: &Covered| OnPage { page: 1, unit: "u".into(), area: c.area, label: c.label };
        sheet.covered.iter().map(one).collect()
    }

    #[test]
    fn a_box_that_shows_more_than_itself_is_found() {
        let mut sheet = Sheet { width: 200.0, height: 200.0, ..Sheet::default() };
        stand(&mut sheet, &[(Area::new(0.1, 0.1, 0.9, 0.6).unwrap(), "[Sch 2 para 16]".into())]);
        let boxes = on_page(&sheet);
        assert!(findings("a.pdf", &single_page(&sheet).unwrap(), &boxes).is_empty());
        let stroke = vec![Seg::Move(30.0, 30.0), Seg::Line(90.0, 32.0), Seg::Line(90.0, 34.0), Seg::Close];
        let ink = Ink { colour: [255; 3], alpha: 1.0 };
        sheet.marks.push(Mark::Other(Op::Fill { shape: Shape(stroke), even_odd: false, ink, of: None }));
        assert_eq!(findings("a.pdf", &single_page(&sheet).unwrap(), &boxes).len(), 1);
        assert_eq!(findings("a.pdf", b"no pdf", &boxes).len(), 1, "what cannot be read is no proof");
    }
}
