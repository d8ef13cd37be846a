//! Lines from runs: breaks where Unicode allows them (UAX 14), never inside a label, inside a word only where it is wider
//! than the line.

use super::fonts::Faces;
use super::{Look, Run};
use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_segmentation::UnicodeSegmentation;

/// Room a label's box takes beyond its text, each side, in points.
pub const PADDING: f32 = 2.0;
/// Size of a label's text against the size of its line.
const LABEL_SIZE: f32 = 0.84;
/// Stands for a label while breaks are looked for: breaks are allowed on either side of it (UAX 14 class CB).
const OBJECT: char = '\u{fffc}';

/// Text of one look on one line.
#[derive(Clone, Debug)]
pub struct Bit {
    /// Left edge, from the left edge of the line.
    pub x: f32,
    /// Width, the box of a label included.
    pub width: f32,
    /// Points.
    pub size: f32,
    /// How it looks.
    pub look: Look,
    /// What it says.
    pub text: String,
}

/// One line.
pub type TextLine = Vec<Bit>;

/// Breaks `runs` (already settable) into lines of at most `width` points; `hang` is how far later lines are set in.
pub fn lines(faces: &Faces, runs: &[Run], size: f32, width: f32, hang: f32) -> Vec<TextLine> {
    let mut flow = Flow { faces, size, width, hang, lines: vec![Vec::new()], x: 0.0 };
    let mut all = String::new();
    let mut starts = Vec::new();
    for run in runs {
        starts.push(all.len());
        match run.look {
            Look::Label => all.push(OBJECT),
            _ => all.push_str(&run.text.replace(OBJECT, "\u{fffd}")),
        }
    }
    let mut at = 0;
    for (end, opportunity) in linebreaks(&all) {
        flow.word(runs, &starts, &all, at, end);
        at = end;
        if opportunity == BreakOpportunity::Mandatory && end < all.len() {
            flow.next_line();
        }
    }
    flow.lines
}

struct Flow<'a> {
    faces: &'a Faces,
    size: f32,
    width: f32,
    hang: f32,
    lines: Vec<TextLine>,
    x: f32,
}

impl Flow<'_> {
    fn next_line(&mut self) {
        self.lines.push(Vec::new());
        self.x = self.hang;
    }

    /// Places what stands between two opportunities: a word with the spaces behind it, of one look or several.
    fn word(&mut self, runs: &[Run], starts: &[usize], all: &str, from: usize, to: usize) {
        let bits: Vec<(Look, String)> = slices(runs, starts, all, from, to);
        let solid: f32 = bits
            .iter()
            .enumerate()
            .map(|(n, (look, text))| {
                let text = if n + 1 == bits.len() { text.trim_end() } else { text };
                self.measure(*look, text)
            })
            .sum();
        if self.x + solid > self.width && self.x > self.hang {
            self.next_line();
        }
        if solid > self.width - self.hang && bits.iter().all(|(look, _)| *look != Look::Label) {
            bits.into_iter().for_each(|(look, text)| self.long(look, &text));
        } else {
            bits.into_iter().for_each(|(look, text)| self.put(look, text));
        }
    }

    /// A word wider than the line, cut between graphemes.
    fn long(&mut self, look: Look, text: &str) {
        for piece in text.graphemes(true) {
            if self.x + self.measure(look, piece.trim_end()) > self.width && self.x > self.hang {
                self.next_line();
            }
            self.put(look, piece.to_owned());
        }
    }

    fn put(&mut self, look: Look, text: String) {
        let text = text.replace(['\n', '\r', '\u{b}', '\u{c}', '\u{85}'], "");
        if text.is_empty() {
            return;
        }
        let width = self.measure(look, &text);
        let size = if look == Look::Label { self.size * LABEL_SIZE } else { self.size };
        let x = self.x;
        self.x += width;
        let Some(line) = self.lines.last_mut() else { return };
        match line.last_mut() {
            Some(last) if last.look == look && look != Look::Label => {
                last.text.push_str(&text);
                last.width += width;
            }
            _ => line.push(Bit { x, width, size, look, text }),
        }
    }

    fn measure(&self, look: Look, text: &str) -> f32 {
        match look {
            Look::Bold => self.faces.width(true, text, self.size),
            Look::Label => self.faces.width(false, text, self.size * LABEL_SIZE) + 2.0 * PADDING,
            _ => self.faces.width(false, text, self.size),
        }
    }
}

/// The parts of `all[from..to]` by run.
fn slices(runs: &[Run], starts: &[usize], all: &str, from: usize, to: usize) -> Vec<(Look, String)> {
    let mut out = Vec::new();
    let first = starts.partition_point(|s| *s <= from).saturating_sub(1);
    for (n, run) in runs.iter().enumerate().skip(first).take_while(|(n, _)| starts[*n] < to) {
        let (start, end) = (starts[n].max(from), starts.get(n + 1).copied().unwrap_or(all.len()).min(to));
        if start < end {
            let text = if run.look == Look::Label { run.text.clone() } else { all[start..end].to_owned() };
            out.push((run.look, text));
        }
    }
    out
}
