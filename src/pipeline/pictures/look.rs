//! What on a page a reviewer should look at: pictures, and ink that may be a signature. Faces are not recognised: whatever is
//! a picture may show a person.

use crate::format::leaf::{Leaf, Matrix, Op, Pixels, Seg, Shape, Shown};
use crate::model::{Area, Offer};
use crate::redact::page::cell;
use sha2::{Digest, Sha256};

/// Shortest side of a picture that can show a person: points on the page, and pixels.
const SMALLEST: (f64, u32) = (30.0, 48);
/// Formulas under which people sign.
const CLOSINGS: [&str; 11] = [
    "yours sincerely",
    "yours faithfully",
    "yours truly",
    "kind regards",
    "best regards",
    "warm regards",
    "with best wishes",
    "best wishes",
    "many thanks",
    "signed",
    "signature",
];
/// Those beside which people sign.
const BESIDE: [&str; 2] = ["signed", "signature"];
/// A signature's room below its formula, and beside it, points.
const ROOM: (f64, f64) = (105.0, 300.0);
/// What ink of a signature measures at least and at most: width and height, points.
const INK: [(f64, f64); 2] = [(28.0, 7.0), (320.0, 100.0)];
/// Said of ink that may be one.
pub const SIGNATURE: &str = "may be a signature";
/// Darker is ink.
const DARK: u8 = 140;

/// A picture shown on a page.
#[derive(Clone, Debug)]
pub struct Picture {
    /// Hash of its samples: a logo is the same on many pages.
    pub hash: [u8; 32],
    /// The part of the page it fills.
    pub part: f64,
}

/// A line of writing and where it stands, `x0, y0, x1, y1` in points.
pub type Written = (String, [f64; 4]);

/// Pictures of a page that are no dots, lines or plain grounds.
pub fn pictures(leaf: &Leaf) -> Vec<Picture> {
    let page = leaf.width * leaf.height;
    let seen = |op: &Op| {
        let Op::Image { picture, matrix, of: None } = op else { return None };
        let [x0, y0, x1, y1] = on_page(square(matrix), leaf)?;
        let pixels = match picture {
            Shown::Colours(pixels, _) | Shown::Stencil(pixels, _) => pixels,
        };
        let large = (x1 - x0).min(y1 - y0) >= SMALLEST.0 && pixels.width.min(pixels.height) >= SMALLEST.1;
        (large && !is_plain(pixels))
            .then(|| Picture { hash: Sha256::digest(&pixels.data).into(), part: (x1 - x0) * (y1 - y0) / page })
    };
    leaf.ops.iter().filter_map(seen).collect()
}

/// True where a picture alone looks like writing by hand: wide, mostly white, a little ink.
pub fn is_like_a_signature(leaf: &Leaf) -> bool {
    let shape = leaf.width / leaf.height.max(1.0);
    let n = usize::from(leaf.drawn.samples.max(1));
    let greys = leaf.drawn.data.chunks_exact(n).map(|p| p.iter().map(|v| u32::from(*v)).sum::<u32>() / n as u32);
    let (mut white, mut dark, mut all) = (0usize, 0usize, 0usize);
    for grey in greys {
        all += 1;
        white += usize::from(grey > 215);
        dark += usize::from(grey < u32::from(DARK));
    }
    let part = |of: usize| of as f64 / all.max(1) as f64;
    (1.6..10.0).contains(&shape) && part(white) > 0.75 && (0.004..0.2).contains(&part(dark))
}

/// The page's own lines of letters.
pub fn lines(leaf: &Leaf) -> Vec<Written> {
    let line = |slots: &Vec<crate::format::leaf::Slot>| {
        let mut text = String::new();
        let mut end = f64::MIN;
        let mut area = [f64::MAX, f64::MAX, f64::MIN, f64::MIN];
        for slot in slots {
            if slot.x0 - end > 0.14 * slot.size && !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&leaf.glyphs[slot.glyph as usize].text);
            end = slot.x1;
            let c = cell(leaf, slot.glyph);
            area = [area[0].min(c[0]), area[1].min(c[1]), area[2].max(c[2]), area[3].max(c[3])];
        }
        (text, area)
    };
    leaf.rows.iter().flat_map(|r| &r.chunks).filter(|c| !c.is_empty()).map(line).collect()
}

/// True where a text holds a formula under which people sign.
pub fn closes(text: &str) -> bool {
    text.lines().any(|line| formula(line).is_some())
}

/// The formula that a line opens with (or, of those beside which people sign, holds), folded.
fn formula(line: &str) -> Option<&'static str> {
    let line = line.trim().to_lowercase();
    let words = |f: &&&str| {
        line.strip_prefix(**f).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
            || BESIDE.contains(*f) && line.split(|c: char| !c.is_alphanumeric()).any(|w| w == **f)
    };
    // A line of running text that happens to begin so is longer.
    CLOSINGS.iter().find(words).filter(|_| line.chars().count() < 60).copied()
}

/// Ink that may be a signature: pictures and drawings of its size under a formula of `lines`, or beside it.
pub fn drawn_signatures(leaf: &Leaf, lines: &[Written]) -> Vec<Offer> {
    const PLAIN: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];
    let ink = |op: &Op| match op {
        Op::Image { matrix, of: None, .. } => on_page(square(matrix), leaf),
        Op::Fill { shape, of: None, .. } if is_drawing(shape) => on_page(extent(shape, &PLAIN)?, leaf),
        Op::Stroke { shape, matrix, of: None, .. } if is_drawing(shape) => on_page(extent(shape, matrix)?, leaf),
        _ => None,
    };
    let inks: Vec<[f64; 4]> =
        leaf.ops.iter().filter_map(ink).filter(|a| a[2] - a[0] <= INK[1].0 && a[3] - a[1] <= INK[1].1).collect();
    let mut out = Vec::new();
    for room in rooms(lines) {
        let centre = |a: &&[f64; 4]| {
            let (x, y) = ((a[0] + a[2]) / 2.0, (a[1] + a[3]) / 2.0);
            room[0] <= x && x <= room[2] && room[1] <= y && y <= room[3]
        };
        out.extend(offered(leaf, inks.iter().filter(centre).copied()));
    }
    out.dedup();
    out
}

/// The same on a scanned page: dark pixels under a formula that are no recognised words.
pub fn scanned_signatures(leaf: &Leaf, lines: &[Written]) -> Vec<Offer> {
    let (width, n) = (leaf.drawn.width as usize, usize::from(leaf.drawn.samples.max(1)));
    let scale = f64::from(leaf.drawn.width) / leaf.width;
    let is_word = |x: f64, y: f64| {
        lines.iter().any(|(_, a)| a[0] - 1.5 <= x && x <= a[2] + 1.5 && a[1] - 1.5 <= y && y <= a[3] + 1.5)
    };
    let mut out = Vec::new();
    for room in rooms(lines) {
        let dots = leaf.drawn.data.chunks_exact(n).enumerate().filter_map(|(at, pixel)| {
            let (x, y) = ((at % width) as f64 / scale, (at / width) as f64 / scale);
            let within = room[0] <= x && x <= room[2] && room[1] <= y && y <= room[3];
            let ink = within && pixel.iter().all(|v| *v < DARK) && !is_word(x, y);
            ink.then_some([x, y, x + 1.0 / scale, y + 1.0 / scale])
        });
        let dots: Vec<[f64; 4]> = dots.collect();
        // A rule to sign on is no signature: ink must rise from it.
        let rows: std::collections::BTreeSet<i64> = dots.iter().map(|d| d[1].round() as i64).collect();
        if dots.len() > 40 && rows.len() > 5 {
            out.extend(offered(leaf, dots.into_iter()));
        }
    }
    out.dedup();
    out
}

/// One offer around all of `inks`, where it is of a signature's size.
fn offered(leaf: &Leaf, inks: impl Iterator<Item = [f64; 4]>) -> Option<Offer> {
    let around = inks.fold([f64::MAX, f64::MAX, f64::MIN, f64::MIN], |r, a| {
        [r[0].min(a[0]), r[1].min(a[1]), r[2].max(a[2]), r[3].max(a[3])]
    });
    let (w, h) = (around[2] - around[0], around[3] - around[1]);
    if w < INK[0].0 || h < INK[0].1 || w > INK[1].0 || h > 1.3 * INK[1].1 {
        return None;
    }
    let part = |v: f64, of: f64, by: f64| (v + by) / of;
    let area = Area::new(
        part(around[0], leaf.width, -2.0),
        part(around[1], leaf.height, -2.0),
        part(around[2], leaf.width, 2.0),
        part(around[3], leaf.height, 2.0),
    )?;
    Some(Offer { area, says: SIGNATURE.into() })
}

/// Where a signature would stand, for each formula.
fn rooms(lines: &[Written]) -> Vec<[f64; 4]> {
    let room = |(text, a): &Written| {
        let formula = formula(text)?;
        let above = if BESIDE.contains(&formula) { 30.0 } else { 0.0 };
        Some([a[0] - 25.0, a[1] - above, (a[0] + ROOM.1).max(a[2] + 0.8 * ROOM.1), a[3] + ROOM.0])
    };
    lines.iter().filter_map(room).collect()
}

/// True where hardly any pixel differs from the first.
fn is_plain(pixels: &Pixels) -> bool {
    let n = usize::from(pixels.samples.max(1));
    let first: Vec<u8> = pixels.data.iter().take(n).copied().collect();
    let other = |p: &&[u8]| p.iter().zip(&first).any(|(a, b)| a.abs_diff(*b) > 24);
    let all = pixels.data.len() / n;
    pixels.data.chunks_exact(n).filter(other).count() * 500 < all
}

fn is_drawing(shape: &Shape) -> bool {
    shape.0.len() > 40 || shape.0.iter().filter(|s| matches!(s, Seg::Quad(..) | Seg::Cubic(..))).count() > 3
}

fn square(m: &Matrix) -> [f64; 4] {
    corners(m, &[(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)])
}

fn extent(shape: &Shape, m: &Matrix) -> Option<[f64; 4]> {
    let points: Vec<(f64, f64)> = shape
        .0
        .iter()
        .flat_map(|s| match *s {
            Seg::Move(x, y) | Seg::Line(x, y) => vec![(x, y)],
            Seg::Quad(a, b, x, y) => vec![(a, b), (x, y)],
            Seg::Cubic(a, b, c, d, x, y) => vec![(a, b), (c, d), (x, y)],
            Seg::Close => Vec::new(),
        })
        .map(|(x, y)| (f64::from(x), f64::from(y)))
        .collect();
    (!points.is_empty()).then(|| corners(m, &points))
}

fn corners(m: &Matrix, points: &[(f64, f64)]) -> [f64; 4] {
    points.iter().fold([f64::MAX, f64::MAX, f64::MIN, f64::MIN], |r, (x, y)| {
        let (x, y) = (m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]);
        [r[0].min(x), r[1].min(y), r[2].max(x), r[3].max(y)]
    })
}

/// The part of a rectangle that lies on the page.
fn on_page(a: [f64; 4], leaf: &Leaf) -> Option<[f64; 4]> {
    let a = [a[0].max(0.0), a[1].max(0.0), a[2].min(leaf.width), a[3].min(leaf.height)];
    (a[0] < a[2] && a[1] < a[3]).then_some(a)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blank() -> Leaf {
        let drawn = Pixels { width: 600, height: 800, samples: 1, data: vec![255; 600 * 800] };
        Leaf { width: 600.0, height: 800.0, drawn, ..Leaf::default() }
    }

    fn picture(matrix: Matrix, plain: bool) -> Op {
        let data = (0..64 * 64).map(|n| if plain { 9 } else { (n % 251) as u8 }).collect();
        let pixels = Pixels { width: 64, height: 64, samples: 1, data };
        Op::Image { picture: Shown::Colours(pixels, None), matrix, of: None }
    }

    #[test]
    fn pictures_that_could_show_a_person_are_seen_and_icons_and_grounds_are_not() {
        let mut leaf = blank();
        leaf.ops = vec![
            picture([200.0, 0.0, 0.0, 150.0, 50.0, 50.0], false),
            picture([12.0, 0.0, 0.0, 12.0, 50.0, 50.0], false),
            picture([600.0, 0.0, 0.0, 800.0, 0.0, 0.0], true),
        ];
        assert_eq!(pictures(&leaf).len(), 1);
    }

    #[test]
    fn ink_under_a_closing_may_be_a_signature_and_elsewhere_is_not() {
        let mut leaf = blank();
        leaf.ops = vec![
            picture([120.0, 0.0, 0.0, 40.0, 70.0, 530.0], false),
            picture([120.0, 0.0, 0.0, 40.0, 70.0, 100.0], false),
        ];
        let lines = vec![
            (
                "Dear Ms Hart, yours sincerely is how one ends a letter to somebody whose name one knows".into(),
                [60.0, 80.0, 500.0, 92.0],
            ),
            ("Yours sincerely,".to_owned(), [60.0, 500.0, 140.0, 512.0]),
        ];
        let offers = drawn_signatures(&leaf, &lines);
        assert_eq!(offers.len(), 1);
        assert_eq!(offers[0].area.on(600.0, 800.0).map(f64::round), [68.0, 528.0, 192.0, 572.0]);
        assert!(drawn_signatures(&leaf, &[]).is_empty());
    }

    #[test]
    fn scanned_ink_beside_signed_is_offered_and_a_rule_alone_is_not() {
        let mut leaf = blank();
        (0..150).for_each(|x| leaf.drawn.data[620 * 600 + 130 + x] = 0);
        let lines = vec![("Signed:".to_owned(), [60.0, 610.0, 110.0, 622.0])];
        assert!(scanned_signatures(&leaf, &lines).is_empty());
        (0..100).for_each(|n| leaf.drawn.data[(595 + n / 4) * 600 + 140 + n] = 0);
        assert_eq!(scanned_signatures(&leaf, &lines).len(), 1);
    }
}
