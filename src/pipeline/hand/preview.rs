//! A page as coarse as a terminal shows it, and a unit's text with numbers to choose by.

use crate::format::leaf::{Leaf, Pixels};
use crate::model::{Area, Fault, Result, Unit};
use crate::pipeline::sight::{Sight, page_of};
use crate::request::Case;
use crate::review::State;
use crate::settings::Settings;
use image::ImageEncoder;

/// Signs from light to dark.
const SHADES: [char; 6] = [' ', '·', ':', '+', '#', '@'];

/// A page in rows of signs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preview {
    /// Page of its document.
    pub page: u32,
    /// Width and height in points.
    pub size: (f64, f64),
    /// Rows of signs, all of one length.
    pub rows: Vec<String>,
}

/// The unit's page, at most so many signs across and down; `None` for what has no page that can be shown.
pub fn preview(case: &Case, settings: &Settings, unit: &Unit, room: (usize, usize)) -> Result<Option<Preview>> {
    let Some(page) = page_of(unit) else { return Ok(None) };
    let leaf = Sight::new(case, settings)?.leaf(&unit.places[0], page, 72)?;
    Ok(leaf.ok().map(|leaf| of_leaf(&leaf, page, room)))
}

/// The same of a page that was read.
pub fn of_leaf(leaf: &Leaf, page: u32, room: (usize, usize)) -> Preview {
    // A sign of a terminal is about twice as high as wide.
    let shape = leaf.height / leaf.width / 2.0;
    let across = (room.0 as f64).min(room.1 as f64 / shape.max(0.01)).max(8.0) as usize;
    let down = ((across as f64 * shape).round() as usize).clamp(2, room.1.max(2));
    let row = |y: usize| (0..across).map(|x| shade(&leaf.drawn, (x, across), (y, down))).collect();
    Preview { page, size: (leaf.width, leaf.height), rows: (0..down).map(row).collect() }
}

impl Preview {
    /// The rows in a frame with a tick at every tenth of the page.
    pub fn ruled(&self) -> Vec<String> {
        let across = self.rows.first().map_or(0, |r| r.chars().count());
        let tick = |n: usize, of: usize| (1..10).find(|t| n == t * of / 10);
        let mut edge: Vec<char> = vec!['-'; across];
        (0..across).for_each(|x| {
            if let Some(t) = tick(x, across) {
                edge[x] = char::from(b'0' + t as u8);
            }
        });
        let edge: String = edge.into_iter().collect();
        let down = self.rows.len();
        let mut out = vec![format!("     +{edge}+")];
        for (y, row) in self.rows.iter().enumerate() {
            let mark = tick(y, down).map_or("    ".to_owned(), |t| format!("{:>3}%", t * 10));
            out.push(format!("{mark} |{row}|"));
        }
        out.push(format!("     +{edge}+"));
        out
    }
}

fn shade(pixels: &Pixels, x: (usize, usize), y: (usize, usize)) -> char {
    // Thin strokes on white must be seen: the scale rises fast.
    SHADES[match mean(pixels, x, y) {
        0..=3 => 0,
        4..=18 => 1,
        19..=45 => 2,
        46..=90 => 3,
        91..=160 => 4,
        _ => 5,
    }]
}

/// How dark a cell of a grid over the page is: 0 white, 255 black.
fn mean(pixels: &Pixels, (x, across): (usize, usize), (y, down): (usize, usize)) -> usize {
    let (width, height, n) = (pixels.width as usize, pixels.height as usize, usize::from(pixels.samples.max(1)));
    let range = |at: usize, of: usize, most: usize| {
        let from = at * most / of;
        from..((at + 1) * most / of).max(from + 1).min(most)
    };
    let (mut dark, mut count) = (0usize, 0usize);
    for row in range(y, down, height) {
        for column in range(x, across, width) {
            let at = (row * width + column) * n;
            let sum: usize = pixels.data.get(at..at + n).map_or(0, |p| p.iter().map(|v| usize::from(255 - v)).sum());
            (dark, count) = (dark + sum / n, count + 1);
        }
    }
    dark / count.max(1)
}

/// The unit's page in Braille dots, two across and four down a sign; `None` for what has no page that can be shown.
pub fn dotted(case: &Case, settings: &Settings, unit: &Unit, room: (usize, usize)) -> Result<Option<Vec<String>>> {
    let Some(page) = page_of(unit) else { return Ok(None) };
    let leaf = Sight::new(case, settings)?.leaf(&unit.places[0], page, 72)?;
    Ok(leaf.ok().map(|leaf| dots(&leaf, room)))
}

fn dots(leaf: &Leaf, room: (usize, usize)) -> Vec<String> {
    let coarse = of_leaf(leaf, 1, room);
    let (across, down) = (coarse.rows.first().map_or(1, |r| r.chars().count()), coarse.rows.len());
    let dark = |x: usize, y: usize| mean(&leaf.drawn, (x, 2 * across), (y, 4 * down)) > 34;
    // The order of the dots in a sign (Unicode 2800 to 28FF).
    const DOTS: [(usize, usize, u32); 8] =
        [(0, 0, 1), (0, 1, 2), (0, 2, 4), (1, 0, 8), (1, 1, 16), (1, 2, 32), (0, 3, 64), (1, 3, 128)];
    let sign = |x: usize, y: usize| {
        let bits = DOTS.iter().filter(|(dx, dy, _)| dark(2 * x + dx, 4 * y + dy)).map(|(_, _, bit)| bit).sum::<u32>();
        char::from_u32(0x2800 + bits).unwrap_or(' ')
    };
    (0..down).map(|y| (0..across).map(|x| sign(x, y)).collect()).collect()
}

/// Resolution of a page to look at.
const LOOKED_AT: u32 = 110;

/// The unit's page or picture as a PNG, its boxes drawn as frames that cover nothing.
pub fn show(case: &Case, settings: &Settings, unit: &Unit) -> Result<Vec<u8>> {
    let none = || Fault::new(format!("unit {} is no page of a PDF and no picture", unit.id));
    let page = page_of(unit).ok_or_else(none)?;
    let leaf = Sight::new(case, settings)?.leaf(&unit.places[0], page, LOOKED_AT)?;
    let leaf = leaf.map_err(|why| Fault::new(format!("unit {} cannot be shown: {why}", unit.id)))?;
    let mut pixels = leaf.drawn;
    let state = State::fold(case.entries());
    unit.offers.iter().for_each(|o| frame(&mut pixels, o.area, [0, 90, 200]));
    state.boxes(&unit.id).iter().for_each(|b| frame(&mut pixels, b.area, [200, 0, 0]));
    let kind = if pixels.samples == 3 { image::ExtendedColorType::Rgb8 } else { image::ExtendedColorType::L8 };
    let mut out = Vec::new();
    image::codecs::png::PngEncoder::new(&mut out)
        .write_image(&pixels.data, pixels.width, pixels.height, kind)
        .map_err(|_| Fault::new("the page cannot be written as a picture"))?;
    Ok(out)
}

fn frame(pixels: &mut Pixels, area: Area, colour: [u8; 3]) {
    let n = usize::from(pixels.samples.max(1));
    let edges = area.on(f64::from(pixels.width), f64::from(pixels.height)).map(|v| v as usize);
    let width = pixels.width as usize;
    for (at, pixel) in pixels.data.chunks_exact_mut(n).enumerate() {
        let (x, y) = (at % width, at / width);
        let within = edges[0] <= x && x < edges[2] && edges[1] <= y && y < edges[3];
        let inner = edges[0] + 2 <= x && x + 2 < edges[2] && edges[1] + 2 <= y && y + 2 < edges[3];
        if within && !inner {
            pixel.iter_mut().zip(colour).for_each(|(p, c)| *p = c);
        }
    }
}

/// The lines of a unit's text, each with the number of its first character, counted from 1.
pub fn numbered(unit: &Unit) -> Vec<(usize, String)> {
    let mut at = 1;
    let line = |line: &str| {
        let first = at;
        at += line.chars().count();
        (first, line.trim_end_matches(['\n', '\r']).to_owned())
    };
    unit.text.expose().split_inclusive('\n').map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_coarse_but_its_dark_parts_are_seen() {
        let mut data = vec![255u8; 100 * 100];
        (60..70).for_each(|y| data[y * 100 + 20..y * 100 + 40].fill(0));
        let drawn = Pixels { width: 100, height: 100, samples: 1, data };
        let leaf = Leaf { width: 100.0, height: 100.0, drawn, ..Leaf::default() };
        let preview = of_leaf(&leaf, 1, (40, 20));
        assert_eq!((preview.rows.len(), preview.rows[0].chars().count()), (20, 40));
        assert!(preview.rows[12].starts_with("        @@@@@@@@ ") && preview.rows[0].trim().is_empty());
        assert!(preview.ruled()[11].starts_with(" 50% |"));
    }
}
