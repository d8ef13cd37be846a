//! Which words are weighed at all: those that could be part of somebody's name, and their neighbours.
//!
//! Most words of a letter are everyday words in small letters beside others of their kind. Whatever else the first stage weighs, it
//! does not take them for names, so what their pairs and threes weigh need not be asked.

use super::super::reading::{Line, Reading, Shape, Word};
use super::atoms::{Atom, role};

/// Words on each side of one that could be somebody that are weighed too: a mark or a small word in the midst of a name.
const BESIDE: usize = 1;
/// A line of so many words may be a signature or a greeting: its words are looked at more closely.
const SHORT: usize = 4;

/// Which words of a text are weighed.
pub fn weighed(r: &Reading, atoms: &[Atom]) -> Vec<bool> {
    let mut out = vec![false; r.words.len()];
    for line in &r.lines {
        for i in (line.first..line.end).filter(|&i| somebody(r, atoms, line, i)) {
            out[i.saturating_sub(BESIDE).max(line.first)..(i + 1 + BESIDE).min(line.end)].fill(true);
        }
    }
    out
}

/// True for a word that could be somebody by itself or by the word before it.
fn somebody(r: &Reading, atoms: &[Atom], line: &Line, i: usize) -> bool {
    let word = &r.words[i];
    match word.shape {
        Shape::Mark | Shape::Number | Shape::Mail | Shape::Web => false,
        _ if i > line.first && matches!(atoms[i - 1].role, role::TITLE | role::GREETING) => true,
        Shape::Lower | Shape::Other => small(word) || line.end - line.first <= SHORT && word.facts.forename() > 0,
        Shape::Upper => !plain(word, true),
        _ => !plain(word, atoms[i].starts == 2) || word.facts.forename() > 1 || word.facts.surname() > 2,
    }
}

/// An everyday word, or one that a dictionary has and that nobody is called; that is less sure of one whose capital nothing explains.
fn plain(word: &Word, explained: bool) -> bool {
    let f = word.facts;
    f.common() && f.lower() >= 4 || f.in_dictionary() && !f.any_name() && (explained || f.lower() >= 3)
}

/// In small letters, and no usual word: unknown, written with a capital as a rule, a usual forename, a letter alone.
fn small(word: &Word) -> bool {
    let f = word.facts;
    if word.span.len() == 1 {
        return !word.glued;
    }
    let named = f.lower() == 0 || f.capital_share() >= 2 || f.forename() >= 3 && f.lower() <= 3;
    named && !(f.in_dictionary() && !f.any_name())
}
