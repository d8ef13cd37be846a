//! Which words are weighed at all: those that could be part of somebody's name, and their neighbours.
//!
//! Most words of a letter are everyday words in small letters beside others of their kind. Whatever else the first stage weighs, it
//! does not take them for names, so what their pairs and threes weigh need not be asked.

use super::super::reading::{Line, Reading, Shape, Word};
use super::atoms::{Atom, hash, role};

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
    let before = |mark: &str| atoms.get(i + 1).is_some_and(|a| a.shape == hash(mark) | 1);
    match word.shape {
        Shape::Mark | Shape::Number | Shape::Mail | Shape::Web => false,
        _ if i > line.first && matches!(atoms[i - 1].role, role::TITLE | role::GREETING) => true,
        // "A" and "I" begin sentences, "V K Patel" a list of names.
        Shape::Initial => !matches!(r.fold(i), "a" | "i") || before("."),
        Shape::Lower | Shape::Other => {
            let (short, capitals) = (line.end - line.first <= SHORT, atoms[i].line_form >> 10 & 1 == 1);
            // Who writes no capitals writes "is will coming" too.
            small(word) || short && word.facts.forename() > 0 || !capitals && word.facts.forename() > 3
        }
        // "CO: I was not there", "Chidi Okafor (CO)", "He left. AM asked why".
        Shape::Upper => {
            let initials = word.span.len() <= 3 && (atoms[i].starts == 2 || before(":") || before(")"));
            initials || !plain(word, true)
        }
        _ => {
            // "Richard B. Priory": what stands before it ends no sentence.
            let initial = i >= line.first + 2 && r.words[i - 2].shape == Shape::Initial;
            let explained = atoms[i].starts == 2 && !initial;
            !plain(word, explained) || borne(word, explained)
        }
    }
}

/// An everyday word, or one that a dictionary has, that is written in small letters and that nobody is called; often so where nothing
/// explains its capital.
fn plain(word: &Word, explained: bool) -> bool {
    let f = word.facts;
    f.common() && f.lower() >= 4 || f.in_dictionary() && !f.any_name() && f.lower() >= if explained { 1 } else { 3 }
}

/// Somebody is called so; of the words that everybody writes ("So", "In") only what many are called ("Will", "Young").
fn borne(word: &Word, explained: bool) -> bool {
    let f = word.facts;
    match f.frequency() {
        6.. => f.forename() > 3 || f.surname() > 3 + u8::from(explained),
        _ => f.forename() > 1 || f.surname() > 2,
    }
}

/// In small letters, and no usual word: unknown, written with a capital as a rule, a usual forename, a letter alone.
fn small(word: &Word) -> bool {
    let f = word.facts;
    if word.span.len() == 1 {
        return !word.glued;
    }
    let named = f.lower() == 0 || f.capital_share() >= 2 || f.forename() >= 3 && f.lower() <= 3;
    named && (f.any_name() || !f.in_dictionary())
}

#[cfg(test)]
mod tests {
    use super::super::super::Doc;
    use super::super::{atoms, shipped};
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let doc = Doc::plain(text);
        let (r, atoms) = (doc.reading(), atoms::atoms(&doc));
        let weighed = weighed(r, &atoms);
        (0..r.words.len()).filter(|i| weighed[*i]).map(|i| r.words[i].span.of(text).to_owned()).collect()
    }

    #[test]
    fn everyday_words_are_weighed_only_beside_somebody() {
        assert!(read("We will look at the report again when it is in front of you.").is_empty());
        assert_eq!(read("I will look at what Siobhan wrote and then we can meet"), ["what", "Siobhan", "wrote"]);
        assert_eq!(read("it was for rashida we did that"), ["for", "rashida", "we"]);
        assert_eq!(read("Hi love, how are you all"), ["Hi", "love", ","]);
        assert_eq!(read("that is what V K said and A. did"), ["what", "V", "K", "said", "and", "A", "."]);
        assert_eq!(read("CO: it was not so"), ["CO", ":"]);
        assert_eq!(read("it was late. AM was not in"), [".", "AM", "was"]);
        assert_eq!(read("it was of Richard B. Priory there"), ["of", "Richard", "B", ".", "Priory", "there"]);
        assert_eq!(read("So it was. Will was there"), [".", "Will", "was"]);
        assert_eq!(read("is will coming to the office"), ["is", "will", "coming"]);
        assert_eq!(read("thanks\nmark"), ["mark"]);
    }

    /// Our own sentences.
    const SET: &str = include_str!("../../../fixtures/names/own.jsonl");

    #[test]
    fn what_is_not_weighed_is_nobody_and_the_rest_stays_as_it_was() {
        let (mut words, mut left, mut worst) = (0, 0, 0f32);
        for line in SET.lines() {
            let value: serde_json::Value = serde_json::from_str(line).unwrap();
            let doc = Doc::plain(value["text"].as_str().unwrap());
            let (r, atoms) = (doc.reading(), atoms::atoms(&doc));
            let gated = shipped().unwrap().marginals(&doc, &atoms);
            let whole = shipped().unwrap().marginals_of(&doc, &atoms, &vec![true; atoms.len()]);
            let weighed = weighed(r, &atoms);
            for i in 0..r.words.len() {
                words += 1;
                left += usize::from(!weighed[i]);
                // From 0.05 on the second stage would read it.
                assert!(weighed[i] || 1.0 - whole[i][0] < 0.05, "{}: {}", value["id"], r.fold(i));
                worst = worst.max(if weighed[i] { (gated[i][0] - whole[i][0]).abs() } else { 0.0 });
            }
        }
        assert!(left * 4 > words && worst < 0.05, "{left} of {words} left out, the others off by {worst}");
    }
}
