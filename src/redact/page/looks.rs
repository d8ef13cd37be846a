//! What a letter looks like, whatever the file says that it is: outlines as small pictures, compared with an alphabet of known
//! letters. It never says what a letter is, only what it may be taken for; a doubt counts as everything.

use crate::format::leaf::{Seg, Shape};
use crate::redact::squash::squash;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Cells of a small picture across and down.
const CELLS: usize = 16;
/// Lines looked at in a row of cells.
const FINE: usize = 4;
/// What looks this much worse than the best is not taken for it any more.
const MARGIN: f32 = 1.35;
/// See [`MARGIN`]; differences this small say nothing.
const SLACK: f32 = 0.03;
/// A letter that is this unlike what it says says nothing.
const UNLIKE: f32 = 0.33;
/// How much the proportions count beside the cells.
const STRETCH: f32 = 0.12;
/// Lean of sloping type: the tangent of 12 degrees.
const LEAN: f32 = 0.21;
/// Narrowest letter in a word, in thousandths of an em.
const NARROW: f64 = 220.0;
/// Most letters a glyph is taken for.
const MOST: f64 = 12.0;

/// A letter as it looks: its box filled with a small picture.
#[derive(Clone)]
struct Look {
    cells: [u8; CELLS * CELLS],
    /// Width to height, as a logarithm.
    stretch: f32,
}

/// What a glyph may show.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Shows {
    /// Nothing, or nothing that is part of a word.
    Nothing,
    /// What it says (folded), or a letter that looks like it.
    Letters(Vec<char>, Vec<char>),
    /// Anything: one to so many letters.
    Anything(u8),
}

/// Letters as an eye knows them, to compare others with.
pub struct Alphabet {
    known: Vec<(char, Option<char>, Look)>,
    parts: HashMap<char, (Shape, f64)>,
    judged: HashMap<u64, Shows>,
}

impl Alphabet {
    /// From outlines, in thousandths of an em with y upwards, each with what it shows and its width. Plain letters are also
    /// known sloping.
    pub fn new(outlines: impl IntoIterator<Item = (char, Shape, f64)>) -> Alphabet {
        let mut out = Alphabet { known: Vec::new(), parts: HashMap::new(), judged: HashMap::new() };
        for (c, shape, width) in outlines {
            let folded = single(c);
            out.known.extend(look(&shape).map(|l| (c, folded, l)));
            if c.is_ascii_alphabetic() {
                out.known.extend(look(&leaning(&shape)).map(|l| (c, folded, l)));
            }
            out.parts.entry(c).or_insert((shape, width));
        }
        out
    }

    /// True where it knows every letter of `text` (folded).
    pub fn spells(&self, text: &str) -> bool {
        text.chars().all(|c| self.parts.contains_key(&c))
    }

    /// What a glyph may show that says `said`.
    pub(super) fn judge(&mut self, said: &str, shape: &Shape) -> Shows {
        let mut key = DefaultHasher::new();
        said.hash(&mut key);
        for seg in &shape.0 {
            steps(seg).into_iter().for_each(|(x, y)| (x.to_bits(), y.to_bits()).hash(&mut key));
        }
        let key = key.finish();
        if let Some(known) = self.judged.get(&key) {
            return known.clone();
        }
        let shows = self.compare(said, shape);
        self.judged.insert(key, shows.clone());
        shows
    }

    fn compare(&self, said: &str, shape: &Shape) -> Shows {
        let Some(own) = look(shape) else { return Shows::Nothing };
        let measured: Vec<f32> = self.known.iter().map(|(.., l)| own.unlike(l)).collect();
        let best = measured.iter().copied().fold(f32::MAX, f32::min);
        let limit = best * MARGIN + SLACK;
        let (letters, _) = squash(said);
        let wide = bounds(shape).map_or(0.0, |b| f64::from(b[2] - b[0]));
        let anything = Shows::Anything((wide / NARROW).round().clamp(1.0, MOST) as u8);
        let like = match said.chars().collect::<Vec<_>>().as_slice() {
            [] => f32::MAX,
            [one] => self
                .known
                .iter()
                .zip(&measured)
                .filter(|((c, f, _), _)| same(*c, *f, *one))
                .map(|(_, d)| *d)
                .fold(f32::MAX, f32::min),
            several => self.joined(several).map_or(f32::MAX, |l| own.unlike(&l)),
        };
        if like == f32::MAX && best > UNLIKE && !letters.is_empty() && !letters.is_ascii() {
            // Another script, and like nothing in this one.
            return Shows::Letters(letters.chars().collect(), Vec::new());
        }
        if like > limit || like > UNLIKE {
            return anything;
        }
        let mut others: Vec<char> = self
            .known
            .iter()
            .zip(&measured)
            .filter(|(_, d)| **d <= limit)
            .filter_map(|((_, folded, _), _)| *folded)
            .collect();
        others.sort_unstable();
        others.dedup();
        let letters: Vec<char> = letters.chars().collect();
        others.retain(|c| letters != [*c]);
        if letters.is_empty() && others.is_empty() { Shows::Nothing } else { Shows::Letters(letters, others) }
    }

    /// Several letters in one glyph: a ligature.
    fn joined(&self, letters: &[char]) -> Option<Look> {
        let (mut path, mut x) = (Vec::new(), 0.0);
        for c in letters.iter().filter(|c| !c.is_whitespace()).take(4) {
            let (shape, width) = self.parts.get(c)?;
            path.extend(shape.0.iter().map(|s| moved(s, &|px, py| (px + x, py))));
            x += *width as f32;
        }
        look(&Shape(path))
    }
}

/// Whether a known letter is what a glyph says, in either case.
fn same(known: char, folded: Option<char>, said: char) -> bool {
    known == said || (folded.is_some() && folded == single(said))
}

/// The one letter or figure that a character counts as; `None` for what separates words.
fn single(c: char) -> Option<char> {
    let (folded, _) = squash(c.encode_utf8(&mut [0; 4]));
    let mut letters = folded.chars();
    letters.next().filter(|_| letters.next().is_none())
}

impl Look {
    fn unlike(&self, other: &Look) -> f32 {
        let sum: u32 = self.cells.iter().zip(&other.cells).map(|(a, b)| u32::from(a.abs_diff(*b))).sum();
        sum as f32 / (255 * CELLS * CELLS) as f32 + STRETCH * (self.stretch - other.stretch).abs()
    }
}

fn steps(seg: &Seg) -> Vec<(f32, f32)> {
    match *seg {
        Seg::Move(x, y) | Seg::Line(x, y) => vec![(x, y)],
        Seg::Quad(a, b, x, y) => vec![(a, b), (x, y)],
        Seg::Cubic(a, b, c, d, x, y) => vec![(a, b), (c, d), (x, y)],
        Seg::Close => vec![(f32::MAX, 0.0)],
    }
}

fn moved(seg: &Seg, by: &impl Fn(f32, f32) -> (f32, f32)) -> Seg {
    match *seg {
        Seg::Move(x, y) => {
            let (x, y) = by(x, y);
            Seg::Move(x, y)
        }
        Seg::Line(x, y) => {
            let (x, y) = by(x, y);
            Seg::Line(x, y)
        }
        Seg::Quad(a, b, x, y) => {
            let ((a, b), (x, y)) = (by(a, b), by(x, y));
            Seg::Quad(a, b, x, y)
        }
        Seg::Cubic(a, b, c, d, x, y) => {
            let ((a, b), (c, d), (x, y)) = (by(a, b), by(c, d), by(x, y));
            Seg::Cubic(a, b, c, d, x, y)
        }
        Seg::Close => Seg::Close,
    }
}

fn leaning(shape: &Shape) -> Shape {
    Shape(shape.0.iter().map(|s| moved(s, &|x, y| (x + LEAN * y, y))).collect())
}

type Edge = ((f32, f32), (f32, f32));

/// Straight edges of the outline, curves in eight.
fn edges(shape: &Shape) -> Vec<Edge> {
    let (mut out, mut start, mut at) = (Vec::new(), (0.0, 0.0), (0.0, 0.0));
    let line = |out: &mut Vec<Edge>, a: (f32, f32), b: (f32, f32)| out.push((a, b));
    for seg in &shape.0 {
        let from = at;
        match *seg {
            Seg::Move(x, y) => {
                line(&mut out, at, start);
                (start, at) = ((x, y), (x, y));
            }
            Seg::Line(x, y) => {
                line(&mut out, at, (x, y));
                at = (x, y);
            }
            Seg::Quad(a, b, x, y) => {
                for n in 1..=8 {
                    let t = n as f32 / 8.0;
                    let u = 1.0 - t;
                    let next =
                        (u * u * from.0 + 2.0 * u * t * a + t * t * x, u * u * from.1 + 2.0 * u * t * b + t * t * y);
                    line(&mut out, at, next);
                    at = next;
                }
            }
            Seg::Cubic(a, b, c, d, x, y) => {
                for n in 1..=8 {
                    let t = n as f32 / 8.0;
                    let u = 1.0 - t;
                    let k = (u * u * u, 3.0 * u * u * t, 3.0 * u * t * t, t * t * t);
                    let next = (k.0 * from.0 + k.1 * a + k.2 * c + k.3 * x, k.0 * from.1 + k.1 * b + k.2 * d + k.3 * y);
                    line(&mut out, at, next);
                    at = next;
                }
            }
            Seg::Close => {
                line(&mut out, at, start);
                at = start;
            }
        }
    }
    line(&mut out, at, start);
    out.retain(|(a, b)| a != b && [a.0, a.1, b.0, b.1].iter().all(|v| v.is_finite()));
    out
}

fn around(edges: &[Edge]) -> Option<[f32; 4]> {
    let all = edges.iter().flat_map(|(a, b)| [a, b]);
    let b = all.fold([f32::MAX, f32::MAX, f32::MIN, f32::MIN], |r, p| {
        [r[0].min(p.0), r[1].min(p.1), r[2].max(p.0), r[3].max(p.1)]
    });
    (b[0] <= b[2]).then_some(b)
}

fn bounds(shape: &Shape) -> Option<[f32; 4]> {
    around(&edges(shape))
}

/// The look of an outline, filled by the non-zero rule; `None` where there is no ink.
fn look(shape: &Shape) -> Option<Look> {
    let edges = edges(shape);
    let [x0, y0, x1, y1] = around(&edges)?;
    let (wide, high) = ((x1 - x0).max(1.0), (y1 - y0).max(1.0));
    let mut cells = [0u16; CELLS * CELLS];
    for row in 0..CELLS * FINE {
        let y = y0 + high * (row as f32 + 0.5) / (CELLS * FINE) as f32;
        let mut crossings: Vec<(f32, i32)> = edges
            .iter()
            .filter(|(a, b)| (a.1 <= y) != (b.1 <= y))
            .map(|(a, b)| {
                let x = a.0 + (y - a.1) / (b.1 - a.1) * (b.0 - a.0);
                ((x - x0) / wide * CELLS as f32, if a.1 <= y { 1 } else { -1 })
            })
            .collect();
        crossings.sort_by(|a, b| a.0.total_cmp(&b.0));
        let line = &mut cells[row / FINE * CELLS..][..CELLS];
        let mut inside = 0;
        for pair in crossings.windows(2) {
            inside += pair[0].1;
            if inside != 0 {
                ink(line, pair[0].0, pair[1].0);
            }
        }
    }
    let full = (255 * FINE) as u16;
    if cells.iter().all(|c| *c == 0) {
        return None;
    }
    let cells = cells.map(|c| (u32::from(c.min(full)) * 255 / u32::from(full)) as u8);
    Some(Look { cells, stretch: (wide / high).ln() })
}

/// Adds a stretch of ink to a row of cells.
fn ink(line: &mut [u16], from: f32, to: f32) {
    let last = CELLS - 1;
    for (n, cell) in
        line.iter_mut().enumerate().take((to as usize).min(last) + 1).skip((from.max(0.0) as usize).min(last))
    {
        let part = (to.min(n as f32 + 1.0) - from.max(n as f32)).clamp(0.0, 1.0);
        *cell += (255.0 * part) as u16;
    }
}
