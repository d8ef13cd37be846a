//! A page of a source composed anew: what stays is written back from plain values, what goes leaves a box of one width, and the
//! line around it is set again, so that neither glyphs nor gaps of the source are left. It draws nothing and knows no file.

mod by_hand;
mod covered;
mod cut;
mod doubts;
mod lines;
mod looks;
mod marks;
mod odd;
mod orders;
mod paths;
mod pixels;
mod relay;
mod room;
mod unseen;

#[cfg(test)]
mod tests;

use super::terms::Terms;
use crate::format::leaf::{Leaf, Matrix, Op, Pixels, Shape};
use crate::model::Span;
pub use by_hand::{Covered, all_covered, cleared, meets, stand};
pub use doubts::{doubts, still_read};
use lines::Line;
pub use looks::Alphabet;
pub use marks::cell;
pub use pixels::{Seen, SeenWord, well_read, without_letters};
use std::collections::{BTreeMap, BTreeSet};

/// A page as composed. Page space: points, origin at the top left, y downwards.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Width in points.
    pub width: f64,
    /// Height in points.
    pub height: f64,
    /// Outlines that letters name.
    pub shapes: Vec<Shape>,
    /// What is painted, in order.
    pub marks: Vec<Mark>,
    /// Where the page no longer looks like its source: upright rectangles `x0, y0, x1, y1`.
    pub changed: Vec<[f64; 4]>,
    /// Boxes.
    pub boxes: Vec<Gap>,
    /// Boxes drawn by hand that hold nothing but themselves.
    pub covered: Vec<Covered>,
    /// Letters and figures taken out, and those kept.
    pub removed: usize,
    /// See `removed`.
    pub kept: usize,
}

/// One thing painted.
#[derive(Clone, Debug)]
pub enum Mark {
    /// Letters, in the order of reading.
    Letters(Vec<Letter>),
    /// Anything else of the source.
    Other(Op),
    /// A whole page of pixels.
    Ground(Pixels),
    /// A box that stands for something removed.
    Box {
        /// From the unit square (origin at the left end of the baseline, y upwards by one em, x by one em) to page space.
        matrix: Matrix,
        /// Width in ems.
        width: f64,
        /// What is written in it.
        label: String,
    },
}

/// A letter in its place.
#[derive(Clone, Debug)]
pub struct Letter {
    /// What it says.
    pub text: String,
    /// Number of its shape; `None` where it is not to be drawn.
    pub shape: Option<u32>,
    /// From the shape's units (1000 an em, y upwards) to page space.
    pub matrix: Matrix,
    /// Width in the shape's units.
    pub width: f64,
    /// Red, green, blue.
    pub colour: [u8; 3],
    /// Opacity.
    pub alpha: f32,
}

/// A box, as an observer can measure it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gap {
    /// Width in ems.
    pub width: f64,
    /// Height of an em, points.
    pub size: f64,
}

/// What goes, and what stands in its place.
pub struct Removal<'a> {
    /// Spans of the page's text, each with its label.
    pub spans: &'a [(Span, String)],
    /// What must not be read in any order of the page's glyphs.
    pub terms: &'a Terms,
    /// The label for what is found so.
    pub label: &'a str,
}

/// Composes a page sharp: letters, shapes and pictures of the source.
///
/// # Errors
/// Why that cannot be done, in words of ours.
pub fn sharp(leaf: &Leaf, removal: &Removal) -> Result<Sheet, String> {
    if let Some(why) = &leaf.beyond {
        return Err(format!("it holds {why}"));
    }
    let gone = marks::removed(leaf, removal);
    let (lines, moved) = relaid(leaf, &gone)?;
    let mut sheet = Sheet { width: leaf.width, height: leaf.height, shapes: leaf.shapes.clone(), ..Sheet::default() };
    let paths = paths::Cleaner::new(&lines);
    for op in &leaf.ops {
        match op {
            Op::Glyphs(from, to) => {
                let letters = (*from..*to).filter(|g| moved.stays(*g)).map(|g| letter(leaf, g)).collect();
                sheet.marks.push(Mark::Letters(letters));
            }
            Op::Clip(shape, _) if paths.cuts_letters(shape) => return Err("letters shape what is shown in them".into()),
            other => {
                if let Some(of) = owner(other)
                    && !moved.stays(of)
                {
                    // A letter that draws itself: it goes with its line.
                    if let Some((dx, dy)) = moved.shift(of) {
                        sheet.marks.push(Mark::Other(paths::shifted(other.clone(), dx, dy)));
                    }
                    continue;
                }
                sheet.marks.extend(paths.cleaned(other, &mut sheet.changed).map(Mark::Other));
            }
        }
    }
    covered::cull(&mut sheet.marks, leaf.width, leaf.height);
    finish(leaf, &lines, &moved, &gone, &mut sheet, false);
    Ok(sheet)
}

/// Composes a page as pixels, with its letters as text that is not drawn; lines that change are drawn anew. `seen` are words
/// that recognition found in its pictures, with what of them goes.
///
/// # Errors
/// Why that cannot be done, in words of ours.
pub fn raster(leaf: &Leaf, removal: &Removal, seen: &Seen) -> Result<Sheet, String> {
    let gone = marks::removed(leaf, removal);
    let (lines, moved) = relaid(leaf, &gone)?;
    let mut sheet = Sheet { width: leaf.width, height: leaf.height, shapes: leaf.shapes.clone(), ..Sheet::default() };
    let mut ground = leaf.drawn.clone();
    let scale = f64::from(ground.width) / leaf.width;
    let erased: Vec<[f64; 4]> = lines.iter().flat_map(Line::erased).collect();
    erased.iter().for_each(|area| pixels::erase(&mut ground, *area, scale));
    sheet.changed.extend(&erased);
    let again = repainted(leaf, &moved, &erased)?;
    if lines.iter().flat_map(|l| l.kept()).any(|g| leaf.glyphs[g as usize].shape.is_none()) {
        return Err("a line to be set again is drawn in a way that cannot be repeated".into());
    }
    let own = (0..leaf.glyphs.len() as u32).filter(|g| {
        let glyph = &leaf.glyphs[*g as usize];
        glyph.seen && !gone.holds(*g) && !glyph.text.trim().is_empty()
    });
    let placed: BTreeSet<u32> = lines.iter().flat_map(|l| &l.slots).map(|s| s.glyph).collect();
    let says = |g: u32| leaf.glyphs[g as usize].seen && leaf.glyphs[g as usize].text.chars().any(char::is_alphanumeric);
    if gone.glyphs().any(|g| says(g) && !placed.contains(&g)) {
        return Err("something that is removed stands in no line".into());
    }
    if seen.stands_beside(&own.map(|g| cell(leaf, g)).collect::<Vec<_>>()) {
        return Err("a picture of something that is removed stands in a line of text".into());
    }
    let words = seen.relaid(&mut ground, scale, removal.label, &mut sheet)?;
    sheet.marks.push(Mark::Ground(ground));
    let whole = |g: u32| {
        let own = letter(leaf, g);
        if again.contains(&g) { own } else { Letter { shape: None, ..own } }
    };
    let all = 0..leaf.glyphs.len() as u32;
    sheet.marks.push(Mark::Letters(all.filter(|g| moved.stays(*g)).map(whole).collect()));
    sheet.marks.extend(words);
    finish(leaf, &lines, &moved, &gone, &mut sheet, true);
    Ok(sheet)
}

/// Letters that stay and were erased with a line that runs across them: they are drawn anew.
fn repainted(leaf: &Leaf, moved: &Moved, erased: &[[f64; 4]]) -> Result<BTreeSet<u32>, String> {
    let meets = |g: u32| {
        let c = cell(leaf, g);
        let (x, y) = (0.1 * (c[2] - c[0]), 0.25 * (c[3] - c[1]));
        erased.iter().any(|a| c[0] + x < a[2] && a[0] < c[2] - x && c[1] + y < a[3] && a[1] < c[3] - y)
    };
    let says = |g: &u32| moved.stays(*g) && !leaf.glyphs[*g as usize].text.trim().is_empty() && meets(*g);
    let out: BTreeSet<u32> = (0..leaf.glyphs.len() as u32).filter(says).collect();
    if out.iter().any(|g| leaf.glyphs[*g as usize].shape.is_none()) {
        return Err("a line to be set again runs across letters that cannot be repeated".into());
    }
    Ok(out)
}

/// What of a page's text spells any of `terms` only in another order of its letters than the text's: a capital dropped over several lines, a name
/// that runs down a column. In order, not overlapping.
pub fn elsewhere(leaf: &Leaf, terms: &Terms) -> Vec<Span> {
    let glyphs = marks::found_elsewhere(leaf, terms);
    let plain = terms.find(&leaf.text);
    let told = |(s, g): &&(Span, u32)| glyphs.contains(g) && !plain.iter().any(|p| p.overlaps(*s));
    Span::union(leaf.spans.iter().filter(told).map(|(s, _)| *s).collect())
}

/// The letters of a page that a reader sees, and nothing else.
pub fn written(leaf: &Leaf) -> Sheet {
    let seen = (0..leaf.glyphs.len() as u32).filter(|g| leaf.glyphs[*g as usize].seen);
    let marks = vec![Mark::Letters(seen.map(|g| letter(leaf, g)).collect())];
    Sheet { width: leaf.width, height: leaf.height, shapes: leaf.shapes.clone(), marks, ..Sheet::default() }
}

/// What becomes of the glyphs.
pub(crate) struct Moved {
    /// Glyphs that are not drawn where they were: gone, unseen, or set again.
    out: Vec<bool>,
    /// Where glyphs of lines set again go.
    shifts: BTreeMap<u32, (f64, f64)>,
}

impl Moved {
    fn stays(&self, glyph: u32) -> bool {
        !self.out.get(glyph as usize).copied().unwrap_or(true)
    }

    fn shift(&self, glyph: u32) -> Option<(f64, f64)> {
        self.shifts.get(&glyph).copied()
    }
}

fn relaid(leaf: &Leaf, gone: &marks::Gone) -> Result<(Vec<Line>, Moved), String> {
    let mut lines = lines::affected(leaf, gone);
    relay::set(leaf, gone, &mut lines)?;
    let mut out: Vec<bool> = leaf.glyphs.iter().map(|g| !g.seen).collect();
    gone.glyphs().for_each(|g| out[g as usize] = true);
    let mut shifts = BTreeMap::new();
    for line in &lines {
        for (glyph, shift) in &line.shifts {
            shifts.insert(*glyph, *shift);
            out[*glyph as usize] = true;
        }
        line.dropped.iter().for_each(|g| out[*g as usize] = true);
    }
    Ok((lines, Moved { out, shifts }))
}

/// The lines set again, with their boxes, and the sums.
fn finish(leaf: &Leaf, lines: &[Line], moved: &Moved, gone: &marks::Gone, sheet: &mut Sheet, raster: bool) {
    let room = room::Room::new(leaf, moved);
    for line in lines {
        sheet.changed.extend(line.erased());
        sheet.changed.push(line.covered());
        let mut letters = Vec::new();
        for part in &line.parts {
            match part {
                relay::Part::Glyph(g) => {
                    let (dx, dy) = moved.shift(*g).unwrap_or_default();
                    letters.push(shifted(letter(leaf, *g), dx, dy));
                }
                relay::Part::Space(letter) => letters.push(letter.clone()),
                relay::Part::Box { matrix, width, size, label } => {
                    let space = letters.last().filter(|l: &&Letter| l.text == " ").cloned();
                    sheet.marks.push(Mark::Letters(std::mem::take(&mut letters)));
                    let (matrix, scale) = room.fit(matrix, *width, line.shifts.is_empty());
                    sheet.marks.push(Mark::Box { matrix, width: *width, label: label.clone() });
                    sheet.boxes.push(Gap { width: *width, size: *size * scale });
                    drop(space);
                }
            }
        }
        sheet.marks.push(Mark::Letters(letters));
    }
    let _ = raster;
    let says = |g: &&u32| leaf.glyphs[**g as usize].text.chars().any(char::is_alphanumeric);
    let all: Vec<u32> = (0..leaf.glyphs.len() as u32).filter(|g| leaf.glyphs[*g as usize].seen).collect();
    let total = all.iter().filter(says).count();
    sheet.removed += all.iter().filter(says).filter(|g| gone.holds(**g)).count();
    sheet.kept += total - total.min(sheet.removed);
}

fn letter(leaf: &Leaf, glyph: u32) -> Letter {
    let g = &leaf.glyphs[glyph as usize];
    // Glyphs that draw themselves have no matrix of a shape; the place of their text is enough.
    let own = g.shape.is_some();
    let matrix = if own { g.matrix } else { place(g) };
    let width = if own { g.width } else { g.advance.0.hypot(g.advance.1) / g.size.max(1e-3) * 1000.0 };
    Letter { text: g.text.clone(), shape: g.shape, matrix, width, colour: g.colour, alpha: g.alpha }
}

/// The matrix of a glyph known by its place only.
fn place(g: &crate::format::leaf::LeafGlyph) -> Matrix {
    let s = g.size / 1000.0;
    let (x, y) = g.along;
    [x * s, y * s, y * s, -x * s, g.origin.0, g.origin.1]
}

fn shifted(letter: Letter, dx: f64, dy: f64) -> Letter {
    let [a, b, c, d, e, f] = letter.matrix;
    Letter { matrix: [a, b, c, d, e + dx, f + dy], ..letter }
}

fn owner(op: &Op) -> Option<u32> {
    match op {
        Op::Fill { of, .. } | Op::Stroke { of, .. } | Op::Image { of, .. } => *of,
        Op::Glyphs(..) | Op::Clip(..) | Op::Unclip => None,
    }
}
