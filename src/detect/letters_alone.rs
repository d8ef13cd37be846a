//! A single capital that stands for somebody throughout a note: "21.40 K refused meds. K said …", "that R did not return; R's mother".

use super::reading::{Reading, Shape};
use super::words::{self, is_in};
use super::{Confidence, Doc, Mention, NAME, name};
use std::collections::{HashMap, HashSet};

/// The reason given.
const REASON: &str = "a letter that stands for somebody throughout the document";
/// Uses that show what a letter stands for.
const USES: usize = 2;
/// Behind these a letter counts things.
const COUNTED: &[&str] = &[
    "annex",
    "appendix",
    "block",
    "box",
    "category",
    "class",
    "exhibit",
    "figure",
    "flat",
    "form",
    "grade",
    "group",
    "hepatitis",
    "level",
    "option",
    "part",
    "plan",
    "point",
    "room",
    "schedule",
    "section",
    "set",
    "site",
    "table",
    "team",
    "tier",
    "type",
    "unit",
    "vitamin",
    "year",
    "zone",
];
/// Before these it is the name of a thing.
const THINGS: &[&str] = &[
    "and", "bend", "cell", "cells", "class", "grade", "grades", "in", "level", "levels", "of", "or", "ray", "rays",
    "road", "roads", "shirt", "shirts", "side", "team", "to",
];

/// Adds the uses of letters that stand for somebody.
pub fn recall(doc: &Doc<'_>, found: &mut Vec<Mention>) {
    let r = doc.reading();
    let alone: Vec<usize> = (0..r.words.len()).filter(|&i| stands_alone(doc, i)).collect();
    if alone.is_empty() {
        return;
    }
    // "B is scared. I, Blessing Osei, say": once is enough where somebody is named whose forename begins so.
    let named: HashSet<Option<char>> = found
        .iter()
        .filter(|m| m.what == NAME && m.confidence == Confidence::Redact && m.span.of(doc.text).contains(' '))
        .map(|m| letter_of(m.span.of(doc.text)))
        .collect();
    // Uses, and whether one of them is more than "J's", which shoes are called too.
    let mut uses: HashMap<&str, (usize, bool)> = HashMap::new();
    for &i in alone.iter().filter(|&&i| acts(doc, i)) {
        let (count, acted) = uses.entry(r.fold(i)).or_default();
        *count +=
            if heads_an_entry(doc, i) || named.contains(&letter_of(r.words[i].span.of(doc.text))) { USES } else { 1 };
        *acted |= !r.words[i + 1].glued;
    }
    let covered: HashSet<usize> = found
        .iter()
        .filter(|m| m.what == NAME && m.confidence == Confidence::Redact)
        .flat_map(|m| r.word_from(m.span.start)..r.word_from(m.span.end))
        .collect();
    let stands = |i: &usize| uses.get(r.fold(*i)).is_some_and(|(n, acted)| *n >= USES && *acted);
    let open: Vec<usize> = alone.into_iter().filter(|i| stands(i) && !covered.contains(i)).collect();
    found.extend(open.into_iter().map(|i| name(r.words[i].span, REASON, Confidence::Redact)));
}

fn letter_of(name: &str) -> Option<char> {
    name.chars().next()
}

/// A capital with space before it that is no article, pronoun, cross, initial of a name, or number of a thing.
fn stands_alone(doc: &Doc<'_>, at: usize) -> bool {
    let r = doc.reading();
    let word = &r.words[at];
    let letter =
        word.shape == Shape::Initial && !word.glued && !matches!(r.fold(at), "a" | "i" | "o" | "u" | "x" | "y" | "z");
    let next = r.words.get(at + 1).filter(|w| w.line == word.line);
    // "K." ends a sentence or shortens a name, "K/L" and "K2" are codes.
    let free = next.is_none_or(|w| !w.glued || matches!(w.span.of(doc.text), "'s" | "’s" | "," | ";" | ")" | "?"));
    let named =
        next.is_some_and(|w| super::run::is_namelike(w) || w.shape == Shape::Number || w.span.of(doc.text) == "&");
    let before = at.checked_sub(1).filter(|b| r.words[*b].line == word.line);
    let counted = before.is_some_and(|b| is_in(COUNTED, r.fold(b)) || r.words[b].span.of(doc.text) == "&");
    let of_name = before.is_some_and(|b| behind_a_name(r, b));
    letter && free && !named && !counted && !of_name
}

/// "Jayden S", "Mrs B": a capital or title before the letter.
fn behind_a_name(r: &Reading, at: usize) -> bool {
    matches!(r.words[at].shape, Shape::Capital | Shape::Mixed)
        && r.words[at].facts.any_name()
        && !r.words[at].facts.common()
        || is_in(words::TITLES, r.fold(at))
}

/// Does or has something: a small word follows that names no thing, or a possessive.
fn acts(doc: &Doc<'_>, at: usize) -> bool {
    let r = doc.reading();
    let Some(next) = r.words.get(at + 1).filter(|w| w.line == r.words[at].line) else { return false };
    matches!(next.span.of(doc.text), "'s" | "’s")
        || next.shape == Shape::Lower && !next.glued && next.span.len() > 1 && !is_in(THINGS, r.fold(at + 1))
}

/// "21.40 K refused": behind a time at the beginning of a line.
fn heads_an_entry(doc: &Doc<'_>, at: usize) -> bool {
    let r = doc.reading();
    let first = r.lines[r.words[at].line as usize].first;
    let number =
        |i: usize| matches!(r.words[i].shape, Shape::Number | Shape::Mark) && r.words[i].span.of(doc.text) != "(";
    at >= first + 3 && (first..at).all(number) && r.words[first].shape == Shape::Number
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Span;

    fn found(text: &str) -> Vec<usize> {
        let mut found = Vec::new();
        recall(&Doc::plain(text), &mut found);
        found.iter().map(|m| m.span.start).collect()
    }

    #[test]
    fn a_letter_that_acts_twice_or_heads_an_entry_is_somebody() {
        assert_eq!(found("Mum says that R did not sleep. R hit his brother; seen with R, later."), [14, 31, 60]);
        assert_eq!(found("21.40 K refused meds.\n22.10 Offered K again."), [6, 36]);
        assert_eq!(found("J not eating. J's wishes read."), [0, 14]);
    }

    #[test]
    fn a_letter_that_acts_once_is_whoever_is_named_with_a_forename_that_begins_so() {
        let text = "Not to be sent, B is scared. I, Blessing Osei, say that R left.";
        let mut found = vec![name(Span::new(32, 45), "x", Confidence::Redact)];
        recall(&Doc::plain(text), &mut found);
        let letters: Vec<&str> = found[1..].iter().map(|m| m.span.of(text)).collect();
        assert_eq!(letters, ["B"]);
    }

    #[test]
    fn letters_that_count_name_things_or_act_once_are_nobody() {
        for text in [
            "that R did not sleep",
            "Plan B is on. Plan B was late.",
            "took vitamin D daily, vitamin D again",
            "a T shirt and a T shirt",
            "Block C leaks. Block C floods. Unit C is dry.",
            "J's on my feet and J's there",
            "A to Z. A to Z again. I am here and I am there. U know U do",
            "Jayden S went. Jayden S came. Mrs B said, Mrs B did",
            "T/C from her, T/C to him",
        ] {
            assert!(found(text).is_empty(), "{text}");
        }
    }
}
