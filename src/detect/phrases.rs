//! Many phrases in one pass: Aho-Corasick over folded words, so that matches begin and end at words.

use super::reading::{Reading, Shape};
use crate::model::Span;
use aho_corasick::{AhoCorasick, Input, MatchKind};

/// Phrases (folded words joined by single spaces), ready to be searched; of overlapping matches the leftmost, then the longest counts.
#[derive(Default)]
pub struct Phrases(Option<AhoCorasick>);

impl Phrases {
    /// Phrases in the order that matches refer to them by.
    pub fn new(phrases: impl Iterator<Item = String>) -> Phrases {
        let padded: Vec<String> = phrases.map(|p| format!(" {p} ")).collect();
        let search = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&padded).ok();
        Phrases(search.filter(|_| !padded.is_empty()))
    }

    /// Every match: which phrase and where.
    pub fn find(&self, text: &str, reading: &Reading) -> Vec<(usize, Span)> {
        let Some(search) = &self.0 else { return Vec::new() };
        let (joined, words) = joined(text, reading);
        let (mut out, mut at) = (Vec::new(), 0);
        while let Some(m) = search.find(Input::new(&joined).range(at..)) {
            at = m.end() - 1;
            let first = words.partition_point(|(start, _)| *start <= m.start());
            let last = words.partition_point(|(start, _)| *start < m.end() - 1) - 1;
            let span = Span::new(reading.words[words[first].1].span.start, reading.words[words[last].1].span.end);
            out.push((m.pattern().as_usize(), span));
        }
        out
    }
}

/// The folded words of `text` joined by spaces, and where each starts there; commas and the dots of initials are left out.
fn joined(text: &str, r: &Reading) -> (String, Vec<(usize, usize)>) {
    let mut out = String::from(" ");
    let mut words = Vec::with_capacity(r.words.len());
    for (i, word) in r.words.iter().enumerate() {
        let mark = word.span.of(text);
        let initial = i > 0 && matches!(r.words[i - 1].shape, Shape::Initial | Shape::Capital) && word.glued;
        if mark == ","
            || (mark == "."
                && initial
                && r.words.get(i + 1).is_some_and(|w| w.shape != Shape::Lower)
                && r.fold(i - 1).len() <= 2)
        {
            continue;
        }
        words.push((out.len(), i));
        out.push_str(r.fold(i));
        out.push(' ');
    }
    (out, words)
}

/// A name as phrases are written: folded words, `Surname, Forename` turned round.
pub fn phrase_of(name: &str) -> String {
    let turned = match name.split_once(',') {
        Some((surname, forename)) if !forename.contains(',') => format!("{forename} {surname}"),
        _ => name.to_owned(),
    };
    let r = Reading::bare(&turned);
    let letters = (0..r.words.len()).filter(|&i| r.words[i].shape != Shape::Mark);
    letters.map(|i| r.fold(i)).collect::<Vec<_>>().join(" ")
}
