//! A sheet as a content stream: paths, pictures, clips, letters and boxes, in the page's own order.

use super::Book;
use super::fonts::{FontSet, path, rounded};
use super::structure::{FEW, Kind, Tag};
use crate::bundle::typeset::label_shapes;
use crate::format::leaf::{Ink, Matrix, Op, Pen, Shape};
use crate::model::Result;
use crate::redact::page::{Letter, Mark, Sheet};
use std::fmt::Write;

/// Ground of a box.
const BOX: [u8; 3] = [25, 25, 25];
/// Letters in a box.
const WHITE: [u8; 3] = [255, 255, 255];
/// From below the baseline to its top, in ems.
const DEPTH: (f64, f64) = (-0.24, 0.82);
/// Distance of a label's lines against their letters.
const LINE: f64 = 1.08;
/// Around what says nothing by itself: grounds, rules, boxes (ISO 32000-1, 14.8.2.2).
const ARTIFACT: &str = "/Artifact BMC\n";
/// Ends a stretch.
const END: &str = "EMC\n";
/// Shortest side of a picture that is told of, points.
const FIGURE: f64 = 30.0;
/// How far above a baseline the middle of its letters stands, how far its capitals, and how far below its tails, in their ems.
const MIDDLE: f64 = 0.35;
/// See [`MIDDLE`].
const CAPITAL: f64 = 0.72;
/// See [`MIDDLE`].
const TAIL: f64 = 0.2;
/// Largest letters in a box, in ems.
const LARGEST: f64 = 0.5;

/// What the graphics state holds (ISO 32000-1, 8.4); nothing where unknown.
#[derive(Clone, Default, PartialEq)]
struct State {
    fill: Option<[u8; 3]>,
    stroke: Option<[u8; 3]>,
    alpha: Option<u8>,
}

struct Writer<'b> {
    book: &'b mut Book,
    out: String,
    height: f64,
    state: State,
    saved: Vec<State>,
    tags: Vec<Tag>,
    /// What is written belongs to a stretch that is numbered already.
    within: bool,
}

/// The operators of a sheet, and its numbered stretches.
pub(super) fn content(sheet: &Sheet, book: &mut Book) -> Result<(Vec<u8>, Vec<Tag>)> {
    let mut w = Writer {
        book,
        out: String::new(),
        height: sheet.height,
        state: State::default(),
        saved: Vec::new(),
        tags: Vec::new(),
        within: false,
    };
    for mark in &sheet.marks {
        match mark {
            Mark::Letters(letters) => w.letters(letters, &sheet.shapes)?,
            Mark::Other(op) => w.op(op)?,
            Mark::Ground(pixels) => {
                let shown = crate::format::leaf::Shown::Colours(pixels.clone(), None);
                // Its words are written too.
                w.out.push_str(ARTIFACT);
                w.picture(&shown, &[sheet.width, 0.0, 0.0, sheet.height, 0.0, 0.0])?;
                w.out.push_str(END);
            }
            Mark::Box { matrix, width, label } => w.boxed(matrix, *width, label)?,
        }
    }
    while w.saved.pop().is_some() {
        w.out.push_str("Q\n");
    }
    // Content streams are bytes; everything written here is ASCII but for the codes of letters, written as hexadecimal digits.
    Ok((w.out.into_bytes(), w.tags))
}

impl Writer<'_> {
    fn op(&mut self, op: &Op) -> Result<()> {
        let height = self.height;
        let place = |x: f32, y: f32| (f64::from(x), height - f64::from(y));
        match op {
            Op::Fill { shape, even_odd, ink, .. } => {
                self.out.push_str(ARTIFACT);
                self.fill(ink);
                path(&shape.0, place, 3, &mut self.out);
                self.out.push_str(if *even_odd { "f*\n" } else { "f\n" });
                self.out.push_str(END);
            }
            Op::Stroke { shape, matrix, pen, ink, .. } => {
                self.out.push_str(ARTIFACT);
                self.stroke(shape, matrix, pen, ink);
                self.out.push_str(END);
            }
            Op::Image { picture, matrix, .. } => {
                let [a, b, c, d, e, f] = *matrix;
                match a.hypot(b).min(c.hypot(d)) >= FIGURE {
                    true => self.begin("Figure", Kind::Picture, (e, f, c.hypot(d))),
                    false => self.out.push_str(ARTIFACT),
                }
                self.picture(picture, matrix)?;
                self.out.push_str(END);
            }
            Op::Clip(shape, even_odd) => {
                self.save();
                if shape.0.is_empty() {
                    self.out.push_str("0 0 m\n");
                }
                path(&shape.0, place, 3, &mut self.out);
                self.out.push_str(if *even_odd { "W* n\n" } else { "W n\n" });
            }
            Op::Unclip => self.restore(),
            Op::Glyphs(..) => {}
        }
        Ok(())
    }

    /// Begins a numbered stretch of the page, see [`Tag`].
    fn begin(&mut self, name: &str, kind: Kind, at: (f64, f64, f64)) {
        let _ = writeln!(self.out, "/{name} <</MCID {}>> BDC", self.tags.len());
        self.tags.push(Tag { kind, letters: Vec::new(), at });
    }

    fn save(&mut self) {
        self.out.push_str("q\n");
        self.saved.push(self.state.clone());
    }

    fn restore(&mut self) {
        if let Some(state) = self.saved.pop() {
            self.out.push_str("Q\n");
            self.state = state;
        }
    }

    fn alpha(&mut self, alpha: f32) {
        let step = (alpha.clamp(0.0, 1.0) * 255.0).round() as u8;
        if self.state.alpha.unwrap_or(255) != step {
            let name = self.book.opacity(alpha).unwrap_or_else(|| self.book.full());
            let _ = writeln!(self.out, "/{name} gs");
            self.state.alpha = Some(step);
        }
    }

    fn fill(&mut self, ink: &Ink) {
        self.alpha(ink.alpha);
        if self.state.fill != Some(ink.colour) {
            let _ = writeln!(self.out, "{} rg", colour(ink.colour));
            self.state.fill = Some(ink.colour);
        }
    }

    fn stroke(&mut self, shape: &Shape, matrix: &Matrix, pen: &Pen, ink: &Ink) {
        self.alpha(ink.alpha);
        if self.state.stroke != Some(ink.colour) {
            let _ = writeln!(self.out, "{} RG", colour(ink.colour));
            self.state.stroke = Some(ink.colour);
        }
        let dash: Vec<String> = pen.dash.iter().map(|d| rounded(f64::from(*d), 3)).collect();
        let _ = writeln!(
            self.out,
            "q {} cm {} w {} J {} j {} M [{}] {} d",
            numbers(&flipped(matrix, self.height), 5),
            rounded(f64::from(pen.width), 4),
            pen.cap,
            pen.join,
            rounded(f64::from(pen.miter.max(1.0)), 2),
            dash.join(" "),
            rounded(f64::from(pen.phase), 3),
        );
        path(&shape.0, |x, y| (f64::from(x), f64::from(y)), 3, &mut self.out);
        self.out.push_str("S Q\n");
    }

    fn picture(&mut self, picture: &crate::format::leaf::Shown, matrix: &Matrix) -> Result<()> {
        let name = self.book.images.add(&mut self.book.document, picture)?;
        self.alpha(1.0);
        let [a, b, c, d, e, f] = *matrix;
        // The unit square of a picture has its first row at the top (8.9.5.1).
        let upright = [a, -b, -c, d, e + c, self.height - d - f];
        let _ = writeln!(self.out, "q {} cm /{name} Do Q", numbers(&upright, 4));
        Ok(())
    }

    /// A dark box with its label, readable and read aloud.
    fn boxed(&mut self, matrix: &Matrix, width: f64, label: &str) -> Result<()> {
        self.out.push_str(ARTIFACT);
        self.fill(&Ink { colour: BOX, alpha: 1.0 });
        let at = |x: f64, y: f64| {
            let [a, b, c, d, e, f] = *matrix;
            (a * x + c * y + e, self.height - (b * x + d * y + f))
        };
        let corners = [at(0.0, DEPTH.0), at(width, DEPTH.0), at(width, DEPTH.1), at(0.0, DEPTH.1)];
        let [one, two, three, four] = corners.map(|(x, y)| format!("{} {}", rounded(x, 2), rounded(y, 2)));
        let _ = writeln!(self.out, "{one} m {two} l {three} l {four} l h f");
        self.out.push_str(END);
        let (lines, size) = fitted(label, width)?;
        let (mut letters, mut outlines) = (Vec::new(), Vec::new());
        let top = highest(lines.len(), size);
        for (n, line) in lines.iter().enumerate() {
            let base = top - n as f64 * size * LINE;
            let mut x = (width - breadth(line)? * size) / 2.0;
            // A space ends each line but the last, so that the words stay apart for whoever reads them aloud.
            let text = if n + 1 < lines.len() { format!("{line} ") } else { line.clone() };
            for ((shape, advance), c) in label_shapes(&text)?.into_iter().zip(text.chars()) {
                let k = size / 1000.0;
                let [a, b, cc, d, e, f] = *matrix;
                letters.push(Letter {
                    text: c.to_string(),
                    shape: Some(outlines.len() as u32),
                    matrix: [a * k, b * k, cc * k, d * k, a * x + cc * base + e, b * x + d * base + f],
                    width: advance,
                    colour: WHITE,
                    alpha: 1.0,
                });
                outlines.push(shape);
                x += advance * size / 1000.0;
            }
        }
        self.begin("Span", Kind::Label(label.to_owned()), (matrix[4], matrix[5], matrix[2].hypot(matrix[3])));
        self.within = true;
        let done = self.letters(&letters, &outlines);
        self.within = false;
        self.out.push_str(END);
        done
    }

    fn letters(&mut self, letters: &[Letter], shapes: &[Shape]) -> Result<()> {
        let mut open: Option<Run> = None;
        for letter in letters {
            let shape = letter.shape.and_then(|s| shapes.get(s as usize));
            let (font, code, width) = self.book.fonts.code(letter, shape)?;
            let own = flipped(&letter.matrix, self.height);
            let size = (own[2].hypot(own[3]) * 1000.0 * 100.0).round().max(1.0) / 100.0;
            let scale = 1000.0 / size;
            let linear = [own[0] * scale, own[1] * scale, own[2] * scale, own[3] * scale];
            let ink = Ink { colour: letter.colour, alpha: if shape.is_some() { letter.alpha } else { 1.0 } };
            let same = |run: &Run| {
                run.font == font
                    && run.size == size
                    && (shape.is_none() || run.ink.is_none_or(|i| i == ink))
                    && run.linear.iter().zip(&linear).all(|(a, b)| (a - b).abs() < 1e-4)
            };
            let gap = open.as_ref().filter(|r| same(r)).and_then(|run| run.gap(own[4], own[5]));
            match (gap, open.as_mut()) {
                (Some(gap), Some(run)) => run.push(gap, code, width),
                _ => {
                    self.flush(open.take());
                    open = Some(Run::new(font, size, linear, (own[4], own[5]), code, width));
                }
            }
            if let (Some(run), true) = (open.as_mut(), shape.is_some()) {
                run.ink = Some(ink);
                if run.points.len() < FEW {
                    run.points.push((own[4], own[5]));
                }
            }
        }
        self.flush(open);
        Ok(())
    }

    fn flush(&mut self, run: Option<Run>) {
        let Some(run) = run else { return };
        if !self.within {
            let at = (run.start.0, self.height - run.start.1, run.size * run.linear[2].hypot(run.linear[3]));
            self.begin("P", Kind::Words, at);
        }
        if let Some(tag) = self.tags.last_mut() {
            tag.letters.extend(run.points.into_iter().map(|(x, y)| (x, self.height - y)));
            tag.letters.truncate(FEW);
        }
        if let Some(ink) = run.ink {
            self.fill(&ink);
        }
        let [a, b, c, d] = run.linear.map(|v| rounded(v, 5));
        let _ = writeln!(
            self.out,
            "BT /{} {} Tf {a} {b} {c} {d} {} {} Tm [{}>] TJ ET",
            FontSet::name(run.font),
            rounded(run.size, 2),
            rounded(run.start.0, 3),
            rounded(run.start.1, 3),
            run.shown,
        );
        if !self.within {
            self.out.push_str(END);
        }
    }
}

/// The baseline of the first of so many lines in a box, in ems: in its middle, but where there is room one of them stands on the baseline of the
/// text around. So whoever sorts letters by their baselines finds it between its neighbours, and no gap.
fn highest(lines: usize, size: f64) -> f64 {
    let top = (DEPTH.0 + DEPTH.1) / 2.0 + size * (LINE * (lines as f64 / 2.0 - 0.5) - MIDDLE);
    let below = |n: usize| n as f64 * size * LINE;
    let fits = |by: &f64| top - by + CAPITAL * size < DEPTH.1 && top - by - below(lines - 1) - TAIL * size > DEPTH.0;
    let bases = (0..lines).map(|n| top - below(n));
    top - bases.filter(fits).min_by(|a, b| a.abs().total_cmp(&b.abs())).unwrap_or(0.0)
}

/// A label's lines, and the largest letters, in ems, with which they fit a box of that width.
fn fitted(label: &str, width: f64) -> Result<(Vec<String>, f64)> {
    let mut best = (vec![label.to_owned()], 0.0);
    for most in 1..=3 {
        let lines = broken(label, most);
        let mut widest: f64 = 0.1;
        for line in &lines {
            widest = widest.max(breadth(line)?);
        }
        let size = ((width - 0.16) / widest).min(LARGEST).min((DEPTH.1 - DEPTH.0 - 0.06) / (lines.len() as f64 * LINE));
        if size > best.1 * 1.05 {
            best = (lines, size);
        }
    }
    Ok(best)
}

/// Words in so many lines of about one length.
fn broken(label: &str, most: usize) -> Vec<String> {
    let limit = label.chars().count().div_ceil(most) + 1;
    let mut lines: Vec<String> = Vec::new();
    for word in label.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= limit => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// Width of a label's line, in ems.
fn breadth(line: &str) -> Result<f64> {
    Ok(label_shapes(line)?.iter().map(|s| s.1).sum::<f64>() / 1000.0)
}

/// Letters shown by one operator.
struct Run {
    font: usize,
    size: f64,
    linear: [f64; 4],
    start: (f64, f64),
    ink: Option<Ink>,
    /// Where the next letter would stand, in thousandths of an em from the start.
    at: f64,
    shown: String,
    /// Where its first letters stand.
    points: Vec<(f64, f64)>,
}

impl Run {
    fn new(font: usize, size: f64, linear: [f64; 4], start: (f64, f64), code: u8, width: f64) -> Run {
        Run { font, size, linear, start, ink: None, at: width, shown: format!("<{code:02X}"), points: Vec::new() }
    }

    /// How far beyond the run's end a place on its line lies, in thousandths of an em; `None` off the line or far away.
    fn gap(&self, x: f64, y: f64) -> Option<f64> {
        let [a, b, c, d] = self.linear;
        let det = a * d - b * c;
        if det.abs() < 1e-9 {
            return None;
        }
        let (dx, dy) = (x - self.start.0, y - self.start.1);
        let along = (d * dx - c * dy) / det / self.size * 1000.0;
        let across = (a * dy - b * dx) / det / self.size * 1000.0;
        let gap = along - self.at;
        (across.abs() < 1.0 && gap < 3000.0 && gap > -600.0).then_some(gap)
    }

    fn push(&mut self, gap: f64, code: u8, width: f64) {
        let step = gap.round();
        if step != 0.0 {
            let _ = write!(self.shown, ">{}<", -step);
        }
        let _ = write!(self.shown, "{code:02X}");
        self.at += step + width;
    }
}

/// A matrix of page space (y downwards) as one of PDF's (y upwards).
fn flipped(m: &Matrix, height: f64) -> Matrix {
    [m[0], -m[1], m[2], -m[3], m[4], height - m[5]]
}

fn numbers(m: &Matrix, digits: usize) -> String {
    m.map(|v| rounded(v, digits)).join(" ")
}

fn colour(rgb: [u8; 3]) -> String {
    rgb.map(|v| rounded(f64::from(v) / 255.0, 3)).join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_stands_on_the_baseline_and_within_its_box() {
        assert_eq!(highest(1, 0.36), 0.0);
        assert!((highest(2, 0.3) - 0.3 * LINE).abs() < 1e-9);
        for (lines, size) in [(1, LARGEST), (2, 0.46), (3, 0.3)] {
            let top = highest(lines, size);
            assert!(top + CAPITAL * size < DEPTH.1 + 0.01, "{lines}");
            assert!(top - (lines - 1) as f64 * size * LINE - TAIL * size > DEPTH.0 - 0.01, "{lines}");
        }
    }
}
