//! What of a composed page recognition must read: pictures and drawings, and letters that may show something else than they say.
//! Only these are cut out of its drawing and read, and nothing twice.

use super::codes;
use super::regions::{Area, joined, regions, veiled};
use super::{Wish, pdf};
use crate::bundle::{single_page, typeset};
use crate::extract::ocr::{Recogniser, Word};
use crate::format::leaf::{Leaf, Pixels};
use crate::model::Result;
use crate::redact::page::{Alphabet, Seen, SeenWord, Sheet, doubts, still_read};
use sha2::{Digest, Sha256};
use std::collections::HashSet;

/// Resolution at which cuttings are recognised.
const READ: u32 = 250;
/// A cutting so much higher than wide is also read as lines that run up or down.
const UPRIGHT: f64 = 1.3;
/// White space around a cutting, in pixels: recognition reads nothing that touches the border.
const EDGE: u32 = 14;
/// What stands beside a cutting belongs to its words: this far, in points, across and down.
const BESIDE: (f64, f64) = (24.0, 5.0);
/// From this part of the page on it is read as a whole.
const MOST: f64 = 0.5;
/// Rows of pixels of one picture that recognition gets.
const TALLEST: u32 = 6000;
/// Letters that an eye is taught, in two weights.
const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,:;!?'\"()[]{}/\\|-_+=*&%#@<>~^$£€•–—‘’“”…·×°§©®½¼¾";
/// More of them, in one.
const MORE: &str = "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿĀāĂăĄąĆćČčĎďĐđĒēĘęĚěĞğĪīİıŁłŃńŇňŌōŐőŒœŘřŚśŞşŠšŤťŪūŮůŰűŹźŻżŽž";

/// What was found.
pub(super) enum Verdict {
    /// Nothing that goes can be read.
    Clean,
    /// Recognition reads something that goes and is not in the text.
    Shown,
    /// It cannot be told.
    Unread(String),
}

/// What is known from the pages before.
#[derive(Default)]
pub struct Memory {
    /// Cuttings in which nothing was found that goes, by the hash of their pixels.
    clean: HashSet<[u8; 32]>,
    alphabet: Option<Alphabet>,
}

impl Memory {
    pub(super) fn alphabet(&mut self) -> Result<&mut Alphabet> {
        let known = match self.alphabet.take() {
            Some(known) => known,
            None => taught()?,
        };
        Ok(self.alphabet.insert(known))
    }
}

/// The letters of the embedded faces.
fn taught() -> Result<Alphabet> {
    let mut all = Vec::new();
    for (bold, letters) in [(false, LETTERS), (true, LETTERS), (false, MORE)] {
        let outlines = typeset::outlines(bold, letters)?;
        all.extend(letters.chars().zip(outlines).map(|(c, (shape, width))| (c, shape, width)));
    }
    Ok(Alphabet::new(all))
}

/// Whether what goes can be read on a composed page though its text does not say so. `told` is the text that is to be readable.
pub(super) async fn judge(
    sheet: &Sheet,
    wish: &Wish<'_>,
    told: &str,
    recogniser: Option<&Recogniser>,
    memory: &mut Memory,
) -> Result<Verdict> {
    if still_read(sheet, wish.terms) {
        return Ok(Verdict::Unread("in another order of what stays, what is removed can still be read".into()));
    }
    let Some(pictures) = regions(sheet)? else {
        return Ok(Verdict::Unread("its pictures cannot be drawn by themselves".into()));
    };
    let veiled = veiled(sheet);
    let Some(recogniser) = recogniser else {
        let silent = pictures.is_empty() && veiled.is_empty();
        let why = "it has pictures that may show writing, and tesseract is not installed";
        return Ok(if silent { Verdict::Clean } else { Verdict::Unread(why.into()) });
    };
    let page = [0.0, 0.0, sheet.width, sheet.height];
    let letters = doubts(sheet, memory.alphabet()?, wish.forms).unwrap_or_else(|| vec![page]);
    let (lines, pictures) = (whole_lines(letters, sheet), with_beside(&pictures));
    if lines.is_empty() && pictures.is_empty() && veiled.is_empty() {
        return Ok(Verdict::Clean);
    }
    let mut drawn = None;
    let mut draw = |areas: &[Area]| -> Result<Option<Vec<Pixels>>> {
        if areas.is_empty() {
            return Ok(Some(Vec::new()));
        }
        if drawn.is_none() {
            drawn = pdf::draw(single_page(sheet)?, 1, READ);
        }
        Ok(drawn.as_ref().map(|d| areas.iter().map(|a| cutting(d, *a, sheet)).collect()))
    };
    let (Some(mut shown), Some(lines)) = (draw(&pictures)?, draw(&lines)?) else {
        return Ok(Verdict::Unread("the page composed cannot be drawn".into()));
    };
    shown.extend(veiled.iter().map(grey));
    let upright: Vec<Pixels> =
        shown.iter().filter(|c| f64::from(c.height) > UPRIGHT * f64::from(c.width)).cloned().collect();
    shown.extend(upright.iter().flat_map(|c| [turned(c, true), turned(c, false)]));
    for (cuttings, lines) in [(shown, false), (lines, true)] {
        let fresh: Vec<([u8; 32], Pixels)> = cuttings
            .into_iter()
            .map(|c| (Sha256::digest(&c.data).into(), c))
            .filter(|(key, c)| !memory.clean.contains(key) && has_ink(c))
            .collect();
        if !lines && fresh.iter().any(|(_, c)| codes::say(c, wish.terms)) {
            return Ok(Verdict::Shown);
        }
        for stack in stacks(fresh.iter().map(|(_, c)| c)) {
            let seen = words(recogniser, &stack, 1.0, READ, lines).await?;
            if seen.contradicts(wish.terms, wish.forms, told) {
                return Ok(Verdict::Shown);
            }
        }
        memory.clean.extend(fresh.into_iter().map(|(key, _)| key));
    }
    Ok(Verdict::Clean)
}

/// Doubtful letters with the words beside them; all of the page where they are most of it.
fn whole_lines(letters: Vec<Area>, sheet: &Sheet) -> Vec<Area> {
    let beside = |a: Area| {
        let (wide, high) = (3.0 * (a[3] - a[1]).min(40.0), 0.1 * (a[3] - a[1]));
        [a[0] - wide, a[1] - high, a[2] + wide, a[3] + high]
    };
    let all = joined(letters.into_iter().map(beside).collect(), 0.0);
    let sum: f64 = all.iter().map(|a| (a[2] - a[0]) * (a[3] - a[1])).sum();
    if sum > MOST * sheet.width * sheet.height { vec![[0.0, 0.0, sheet.width, sheet.height]] } else { all }
}

/// The areas with what stands beside each; those that then meet as one.
fn with_beside(areas: &[Area]) -> Vec<Area> {
    let wide = |a: &Area| [a[0] - BESIDE.0, a[1] - BESIDE.1, a[2] + BESIDE.0, a[3] + BESIDE.1];
    joined(areas.iter().map(wide).collect(), 0.0)
}

/// Areas of a drawing of the whole page with what stands beside them, one under the other.
pub(super) fn cuttings(drawn: &Pixels, areas: &[Area], sheet: &Sheet) -> Vec<Pixels> {
    let all: Vec<Pixels> = with_beside(areas).into_iter().map(|a| cutting(drawn, a, sheet)).filter(has_ink).collect();
    stacks(all.iter())
}

/// An area of a drawing of the whole page, in grey.
fn cutting(drawn: &Pixels, area: Area, sheet: &Sheet) -> Pixels {
    let scale = f64::from(drawn.width) / sheet.width;
    let at = |v: f64, most: u32| (v * scale).clamp(0.0, f64::from(most)) as usize;
    let (x0, x1) = (at(area[0].floor(), drawn.width), at(area[2].ceil(), drawn.width));
    let (y0, y1) = (at(area[1].floor(), drawn.height), at(area[3].ceil(), drawn.height));
    let n = usize::from(drawn.samples);
    let row = |y: usize| (y * drawn.width as usize + x0) * n..(y * drawn.width as usize + x1.max(x0)) * n;
    let data = (y0..y1).flat_map(|y| drawn.data[row(y)].iter().copied()).collect();
    let part =
        Pixels { width: (x1.max(x0) - x0) as u32, height: (y1.max(y0) - y0) as u32, samples: drawn.samples, data };
    grey(&part)
}

pub(super) fn grey(pixels: &Pixels) -> Pixels {
    let picture = pdf::greyed(pixels, READ);
    plain(Pixels { width: picture.width, height: picture.height, samples: 1, data: picture.grey })
}

/// A quarter turn.
fn turned(pixels: &Pixels, clockwise: bool) -> Pixels {
    let (w, h) = (pixels.width as usize, pixels.height as usize);
    let mut data = Vec::with_capacity(w * h);
    for y in 0..w {
        for x in 0..h {
            data.push(if clockwise { pixels.data[(h - 1 - x) * w + y] } else { pixels.data[x * w + w - 1 - y] });
        }
    }
    Pixels { width: pixels.height, height: pixels.width, samples: 1, data }
}

fn has_ink(cutting: &Pixels) -> bool {
    let ends = cutting.data.iter().fold((255, 0), |(a, b): (u8, u8), v| (a.min(*v), b.max(*v)));
    cutting.width >= 12 && cutting.height >= 8 && ends.1 > ends.0
}

/// Faint writing made plain: recognition reads whatever contrast there is, and so may a reader who tries.
fn plain(mut pixels: Pixels) -> Pixels {
    let (low, high) = pixels.data.iter().fold((255, 0), |(a, b): (u8, u8), v| (a.min(*v), b.max(*v)));
    let range = u32::from(high.saturating_sub(low));
    if (1..128).contains(&range) {
        pixels.data.iter_mut().for_each(|v| *v = (u32::from(*v - low) * 255 / range) as u8);
    }
    pixels
}

/// Cuttings one under the other, as few pictures as need be.
fn stacks<'p>(cuttings: impl Iterator<Item = &'p Pixels>) -> Vec<Pixels> {
    let mut groups: Vec<Vec<&Pixels>> = Vec::new();
    let mut high = 0;
    for cutting in cuttings {
        if groups.is_empty() || high + cutting.height > TALLEST {
            groups.push(Vec::new());
            high = 0;
        }
        high += cutting.height + 2 * EDGE;
        groups.iter_mut().last().into_iter().for_each(|g| g.push(cutting));
    }
    groups.into_iter().map(|g| stack(&g)).collect()
}

fn stack(cuttings: &[&Pixels]) -> Pixels {
    let width = cuttings.iter().map(|c| c.width).max().unwrap_or(0) + 2 * EDGE;
    let mut data = Vec::new();
    for cutting in cuttings {
        data.resize(data.len() + (EDGE * width) as usize, 255);
        for row in cutting.data.chunks_exact((cutting.width as usize).max(1)) {
            data.resize(data.len() + EDGE as usize, 255);
            data.extend_from_slice(row);
            data.resize(data.len() + (width - EDGE - cutting.width) as usize, 255);
        }
        data.resize(data.len() + (EDGE * width) as usize, 255);
    }
    let height = (data.len() / (width as usize).max(1)) as u32;
    Pixels { width, height, samples: 1, data }
}

/// `scale` is pixels a point; `lines` says that the picture is nothing but lines of print.
pub(super) async fn words(recogniser: &Recogniser, drawn: &Pixels, scale: f64, dpi: u32, lines: bool) -> Result<Seen> {
    let picture = pdf::greyed(drawn, dpi);
    let words = if lines { recogniser.lines(&picture).await? } else { recogniser.recognise(&picture).await? };
    let place = |w: &Word| SeenWord {
        text: w.text.clone(),
        area: [w.left, w.top, w.left + w.width, w.top + w.height].map(|v| f64::from(v) / scale),
        gone: false,
    };
    let lines = words.chunk_by(|a, b| (a.paragraph, a.line) == (b.paragraph, b.line));
    Ok(Seen { lines: lines.map(|line| line.iter().map(place).collect()).collect() })
}

/// Leaves out words that the page's own letters say.
pub(super) fn forget_known(seen: &mut Seen, leaf: &Leaf) {
    let cells: Vec<[f64; 4]> = leaf
        .glyphs
        .iter()
        .filter(|g| g.seen && !g.text.trim().is_empty())
        .map(|g| {
            let (x, y) = (g.origin.0 + g.advance.0 / 2.0, g.origin.1 + g.advance.1 / 2.0);
            let (half, up) = (0.5 * g.advance.0.hypot(g.advance.1).max(0.3 * g.size), g.size);
            [x - half, y - up, x + half, y + 0.3 * up]
        })
        .collect();
    let known = |w: &SeenWord| {
        let (x, y) = ((w.area[0] + w.area[2]) / 2.0, (w.area[1] + w.area[3]) / 2.0);
        cells.iter().any(|c| c[0] <= x && x <= c[2] && c[1] <= y && y <= c[3])
    };
    seen.lines.iter_mut().for_each(|line| line.retain(|w| !known(w)));
    seen.lines.retain(|l| !l.is_empty());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_turn_puts_the_left_edge_on_top_or_below() {
        let pixels = Pixels { width: 2, height: 3, samples: 1, data: vec![1, 2, 3, 4, 5, 6] };
        assert_eq!(turned(&pixels, true).data, [5, 3, 1, 6, 4, 2]);
        assert_eq!(turned(&pixels, false).data, [2, 4, 6, 1, 3, 5]);
    }

    #[test]
    fn faint_writing_is_made_plain_and_plain_writing_left() {
        let pixels = |data: Vec<u8>| Pixels { width: 3, height: 1, samples: 1, data };
        assert_eq!(plain(pixels(vec![200, 210, 220])).data, [0, 127, 255]);
        assert_eq!(plain(pixels(vec![0, 100, 255])).data, [0, 100, 255]);
    }
}
