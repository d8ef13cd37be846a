//! Pages kept as pixels: stretches erased in the colour of their ground, and lines that recognition read, set again by moving
//! their words.

use super::{Gap, Letter, Mark, Sheet};
use crate::format::leaf::{Leaf, Pixels};
use crate::redact::Terms;
use std::collections::HashMap;

/// Width of a box in a recognised line, in ems.
const BOX: f64 = 1.5;
/// A space in a recognised line, in ems.
const SPACE: f64 = 0.25;
/// Letters nearer than this, in heights of a word, stand in its line.
const BESIDE: f64 = 2.0;
/// A line no higher than so many of its tallest words runs level.
const LEVEL: f64 = 1.5;
/// From this gap on, in ems, words stand in columns of their own.
const APART: f64 = 1.5;

/// Words recognised on a page, as upright boxes in page space.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    /// Lines of words.
    pub lines: Vec<Vec<SeenWord>>,
}

/// A recognised word.
#[derive(Clone, Debug)]
pub struct SeenWord {
    /// As read.
    pub text: String,
    /// `x0, y0, x1, y1` in points.
    pub area: [f64; 4],
    /// It goes.
    pub gone: bool,
}

/// What recognition read, without any of `forms`, also with a letter or two misread; `None` where it holds none.
pub fn well_read(text: &str, forms: &[String], label: &str) -> Option<String> {
    let word = |w: &str| SeenWord { text: w.to_owned(), area: [0.0; 4], gone: false };
    let mut seen = Seen { lines: text.lines().map(|l| l.split_whitespace().map(word).collect()).collect() };
    let none = Terms::new::<&str>(&[]).ok()?;
    if !seen.find(&none, forms) {
        return None;
    }
    let line = |words: &Vec<SeenWord>| {
        let runs = words.chunk_by(|a, b| a.gone && b.gone);
        runs.map(|run| if run[0].gone { label } else { run[0].text.as_str() }).collect::<Vec<_>>().join(" ")
    };
    Some(seen.lines.iter().map(line).collect::<Vec<_>>().join("\n"))
}

/// The page as drawn without the letters that its text tells, but for those near `doubtful` places: what is left, recognition must read.
pub fn without_letters(leaf: &Leaf, doubtful: &[[f64; 4]]) -> Pixels {
    let mut ground = leaf.drawn.clone();
    let scale = f64::from(ground.width) / leaf.width;
    let near = |a: [f64; 4], b: &[f64; 4]| a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
    for glyph in 0..leaf.glyphs.len() as u32 {
        let g = &leaf.glyphs[glyph as usize];
        let told = g.seen && g.shape.is_some() && !g.text.trim().is_empty();
        let own = super::cell(leaf, glyph);
        if told && !doubtful.iter().any(|d| near(own, d)) {
            erase(&mut ground, grown(own, 0.3), scale);
        }
    }
    ground
}

impl Seen {
    /// True where a word that goes stands in a line with letters of the page's own: they would tell its length.
    pub(super) fn stands_beside(&self, cells: &[[f64; 4]]) -> bool {
        self.lines.iter().flatten().filter(|w| w.gone).any(|w| {
            let em = (w.area[3] - w.area[1]).max(4.0);
            let near = |c: &[f64; 4]| {
                let middle = (c[1] + c[3]) / 2.0;
                w.area[1] - 0.3 * em < middle
                    && middle < w.area[3] + 0.3 * em
                    && c[0] < w.area[2] + BESIDE * em
                    && w.area[0] - BESIDE * em < c[2]
            };
            cells.iter().any(near)
        })
    }

    /// True where lines run from right to left, as on a page that lies upside down: their words cannot be moved together.
    pub fn runs_backwards(&self) -> bool {
        let pairs = || self.lines.iter().flat_map(|l| l.windows(2));
        2 * pairs().filter(|p| p[1].area[2] < p[0].area[0] + 1.0).count() > pairs().count()
    }

    /// Marks the words that `terms` find, also over line ends, also with a letter or two misread. True where there are any.
    pub fn find(&mut self, terms: &Terms, forms: &[String]) -> bool {
        let mut text = String::new();
        let mut starts = Vec::new();
        for (l, line) in self.lines.iter().enumerate() {
            for (w, word) in line.iter().enumerate() {
                starts.push((text.len(), text.len() + word.text.len(), l, w));
                text.push_str(&word.text);
                text.push(' ');
            }
            text.push('\n');
        }
        for span in terms.find(&text) {
            for (_, _, l, w) in starts.iter().filter(|(a, b, ..)| *a < span.end && span.start < *b) {
                self.lines[*l][*w].gone = true;
            }
        }
        let letters = |(_, _, l, w): &(usize, usize, usize, usize)| {
            crate::redact::squash::squash(&self.lines[*l][*w].text).0.chars().collect()
        };
        let squashed: Vec<Vec<char>> = starts.iter().map(letters).collect();
        for form in forms {
            self.find_misread(form, &starts, &squashed);
        }
        self.lines.iter().flatten().any(|w| w.gone)
    }

    /// True where what was read holds one of `terms`, or nearly one of `forms`, that does not stand in `told`, the text that is
    /// to be readable: then the letters show something else than they say.
    pub fn contradicts(&self, terms: &Terms, forms: &[String], told: &str) -> bool {
        let told = crate::redact::squash::squash(told).0;
        let read = |words: &mut dyn Iterator<Item = &SeenWord>| {
            let text = words.map(|w| w.text.as_str()).collect::<Vec<_>>().join(" ");
            crate::redact::squash::squash(&text).0
        };
        let mut found = self.clone();
        found.lines.iter_mut().flatten().for_each(|w| w.gone = false);
        found.find(terms, forms);
        let all: Vec<&SeenWord> = found.lines.iter().flatten().collect();
        let runs = all.chunk_by(|a, b| a.gone == b.gone).filter(|run| run[0].gone);
        runs.map(|run| read(&mut run.iter().copied())).any(|words| !words.is_empty() && !told.contains(&words))
    }

    fn find_misread(&mut self, form: &str, starts: &[(usize, usize, usize, usize)], squashed: &[Vec<char>]) {
        let (wanted, words) = crate::redact::squash::squash(form);
        let wanted: Vec<char> = wanted.chars().collect();
        let most = match wanted.len() {
            0..=4 => return,
            5..=8 => 1,
            _ => 2,
        };
        for from in 0..starts.len() {
            let mut joined: Vec<char> = Vec::new();
            for (n, letters) in squashed[from..].iter().take(words + 2).enumerate() {
                joined.extend_from_slice(letters);
                if joined.len() > wanted.len() + most {
                    break;
                }
                if joined.len() + most >= wanted.len() && distance(&joined, &wanted) <= most {
                    for (_, _, l, w) in &starts[from..=from + n] {
                        self.lines[*l][*w].gone = true;
                    }
                }
            }
        }
    }

    /// Moves the words of lines that lose something together, on the page's pixels; returns the text of all that stays, and boxes.
    pub(super) fn relaid(
        &self,
        ground: &mut Pixels,
        scale: f64,
        label: &str,
        sheet: &mut Sheet,
    ) -> Result<Vec<Mark>, String> {
        let mut out = Vec::new();
        for line in self.lines.iter().flat_map(|l| stretches(l)) {
            if !line.iter().any(|w| w.gone) {
                out.push(Mark::Letters(unchanged(line)));
                continue;
            }
            let (top, bottom) = height(line);
            let em = 1.15 * (bottom - top).max(4.0);
            let end = line.iter().map(|w| w.area[2]).fold(f64::MIN, f64::max);
            let length = ((end - line[0].area[0]) / (6.0 * em)).ceil() * 6.0 * em;
            let cut: Vec<Option<Pixels>> =
                line.iter().map(|w| (!w.gone).then(|| copied(ground, grown(w.area, 0.6), scale))).collect();
            let area = [
                line[0].area[0] - 0.1 * em,
                top - 0.15 * em,
                (line[0].area[0] + length).min(sheet.width),
                bottom + 0.15 * em,
            ];
            erase(ground, area, scale);
            sheet.changed.push(area);
            let start = (line[0].area[0] / 36.0).floor() * 36.0;
            let mut x = start.max(2.0);
            let mut boxed = false;
            for (word, pixels) in line.iter().zip(&cut) {
                match pixels {
                    Some(pixels) => {
                        boxed = false;
                        let by = x - word.area[0];
                        let a = [word.area[0] + by, word.area[1], word.area[2] + by, word.area[3]];
                        paste(ground, pixels, grown(a, 0.6), scale);
                        sheet.changed.push(grown(a, 1.0));
                        // One size for all of the line: gaps are measured by it.
                        out.push(Mark::Letters(quiet(&word.text, [a[0], top, a[2], bottom], a[0])));
                        x = a[2] + SPACE * em;
                    }
                    None if boxed => {}
                    None => {
                        boxed = true;
                        let base = bottom - 0.2 * (bottom - top);
                        let matrix = [em, 0.0, 0.0, -em, x, base];
                        out.push(Mark::Box { matrix, width: BOX, label: label.to_owned() });
                        sheet.boxes.push(Gap { width: BOX, size: em });
                        sheet.changed.push([x, base - em, x + BOX * em, base + 0.35 * em]);
                        x += (BOX + SPACE) * em;
                    }
                }
            }
            sheet.removed += line.iter().filter(|w| w.gone).map(|w| w.text.chars().count()).sum::<usize>();
        }
        sheet.kept += self.lines.iter().flatten().filter(|w| !w.gone).map(|w| w.text.chars().count()).sum::<usize>();
        Ok(out)
    }
}

/// A recognised line cut where its words stand far apart.
fn stretches(line: &[SeenWord]) -> impl Iterator<Item = &[SeenWord]> {
    line.chunk_by(|a, b| {
        let em = 1.15 * (a.area[3] - a.area[1]).max(b.area[3] - b.area[1]).max(4.0);
        b.area[0] - a.area[2] < APART * em && b.area[0] >= a.area[0]
    })
}

fn height(line: &[SeenWord]) -> (f64, f64) {
    line.iter().fold((f64::MAX, f64::MIN), |(a, b), w| (a.min(w.area[1]), b.max(w.area[3])))
}

/// The words of a line that loses nothing. On one baseline, where it runs level: whoever sorts by baselines would else find gaps where words with
/// tails stand.
fn unchanged(line: &[SeenWord]) -> Vec<Letter> {
    let (top, bottom) = height(line);
    let tallest = line.iter().map(|w| w.area[3] - w.area[1]).fold(0.0, f64::max);
    let level = bottom - top < LEVEL * tallest;
    let place = |w: &SeenWord| if level { [w.area[0], top, w.area[2], bottom] } else { w.area };
    line.iter().flat_map(|w| quiet(&w.text, place(w), w.area[0])).collect()
}

fn grown(a: [f64; 4], by: f64) -> [f64; 4] {
    [a[0] - by, a[1] - by, a[2] + by, a[3] + by]
}

/// A word as letters that are not drawn, spread over its place, with a space behind.
fn quiet(text: &str, area: [f64; 4], x: f64) -> Vec<Letter> {
    let count = text.chars().count().max(1);
    let (width, size) = ((area[2] - area[0]) / count as f64, (area[3] - area[1]).max(1.0));
    let base = area[3] - 0.2 * size;
    let letter = |(n, c): (usize, char)| Letter {
        text: c.to_string(),
        shape: None,
        matrix: [size / 1000.0, 0.0, 0.0, -size / 1000.0, x + n as f64 * width, base],
        width: width / size * 1000.0,
        colour: [0; 3],
        alpha: 1.0,
    };
    text.chars().chain([' ']).enumerate().map(letter).collect()
}

fn window(pixels: &Pixels, area: [f64; 4], scale: f64) -> (u32, u32, u32, u32) {
    let at = |v: f64, most: u32| (v * scale).round().clamp(0.0, f64::from(most)) as u32;
    let (x0, y0) = (at(area[0], pixels.width), at(area[1], pixels.height));
    (x0, y0, at(area[2], pixels.width).max(x0), at(area[3], pixels.height).max(y0))
}

fn offset(pixels: &Pixels, x: u32, y: u32) -> usize {
    (y as usize * pixels.width as usize + x as usize) * usize::from(pixels.samples)
}

/// Paints an area in its commonest colour: the ground of what was written there.
pub(super) fn erase(pixels: &mut Pixels, area: [f64; 4], scale: f64) {
    let (x0, y0, x1, y1) = window(pixels, area, scale);
    let n = usize::from(pixels.samples);
    let mut count: HashMap<Vec<u8>, usize> = HashMap::new();
    for y in y0..y1 {
        let row = &pixels.data[offset(pixels, x0, y)..offset(pixels, x1, y)];
        for pixel in row.chunks_exact(n) {
            *count.entry(pixel.iter().map(|v| v & 0xF8).collect()).or_default() += 1;
        }
    }
    let Some((ground, _)) = count.into_iter().max_by(|a, b| a.1.cmp(&b.1).then(a.0.cmp(&b.0))) else { return };
    let ground: Vec<u8> = ground.iter().map(|v| if *v >= 0xF8 { 255 } else { v | 4 }).collect();
    for y in y0..y1 {
        let (from, to) = (offset(pixels, x0, y), offset(pixels, x1, y));
        pixels.data[from..to].chunks_exact_mut(n).for_each(|p| p.copy_from_slice(&ground));
    }
}

fn copied(pixels: &Pixels, area: [f64; 4], scale: f64) -> Pixels {
    let (x0, y0, x1, y1) = window(pixels, area, scale);
    let data = (y0..y1).flat_map(|y| pixels.data[offset(pixels, x0, y)..offset(pixels, x1, y)].iter().copied());
    Pixels { width: x1 - x0, height: y1 - y0, samples: pixels.samples, data: data.collect() }
}

fn paste(pixels: &mut Pixels, piece: &Pixels, area: [f64; 4], scale: f64) {
    let (x0, y0, ..) = window(pixels, area, scale);
    let width = piece.width.min(pixels.width - x0);
    let n = usize::from(piece.samples);
    for y in 0..piece.height.min(pixels.height - y0) {
        let from = offset(piece, 0, y);
        let to = offset(pixels, x0, y0 + y);
        let length = width as usize * n;
        pixels.data[to..to + length].copy_from_slice(&piece.data[from..from + length]);
    }
}

/// Edit distance (Levenshtein).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut now = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            now.push((before[j + 1] + 1).min(now[j] + 1).min(before[j] + usize::from(x != y)));
        }
        before = now;
    }
    before[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_upside_down_is_told_by_its_lines() {
        let word = |x: f64| SeenWord { text: "a".into(), area: [x, 0.0, x + 9.0, 9.0], gone: false };
        let seen = |xs: [f64; 3]| Seen { lines: vec![xs.map(word).to_vec()] };
        assert!(seen([90.0, 50.0, 10.0]).runs_backwards());
        assert!(!seen([10.0, 50.0, 90.0]).runs_backwards() && !Seen::default().runs_backwards());
    }

    #[test]
    fn words_of_a_level_line_stand_on_one_baseline() {
        let word = |text: &str, area| SeenWord { text: text.into(), area, gone: false };
        let bases = |line: &[SeenWord]| unchanged(line).iter().map(|l| l.matrix[5].round() as i64).collect::<Vec<_>>();
        let level = [word("of", [0.0, 2.0, 9.0, 10.0]), word("going", [12.0, 4.0, 40.0, 13.0])];
        assert!(bases(&level).windows(2).all(|w| w[0] == w[1]));
        let steep = [word("of", [0.0, 2.0, 9.0, 10.0]), word("going", [12.0, 22.0, 40.0, 31.0])];
        assert!(bases(&steep).windows(2).any(|w| w[0] != w[1]));
    }

    #[test]
    fn misread_names_go_from_what_recognition_read() {
        let forms = ["Marta Quistgaard".to_owned()];
        let label = "[redacted]";
        let read = well_read("We met Marla Quistqaard there\nand Marta Quist- gaard", &forms, label);
        assert_eq!(read.as_deref(), Some("We met [redacted] there\nand [redacted]"));
        assert_eq!(well_read("We met Martha Quinn there", &forms, label), None);
    }
}
