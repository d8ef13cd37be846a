//! How a personal name is written: the run of words that can be one name, and which runs name a body instead.

use super::gazetteer::{atlas, mixed_hash};
use super::reading::{Reading, Shape, Word};
use super::words::{self, is_in};
use super::{Doc, Span};

const PARTICLES: &[&str] = &[
    "ab", "al", "ap", "bin", "bint", "da", "das", "de", "del", "della", "der", "di", "do", "dos", "du", "el", "ibn",
    "la", "le", "ten", "van", "von", "y", "zu",
];

/// True for a word written like a name: capitalised, mixed or an initial; a surname with its article too (`al-Rashidi`).
pub fn is_namelike(word: &Word) -> bool {
    matches!(word.shape, Shape::Capital | Shape::Mixed | Shape::Initial | Shape::Upper)
        || word.shape == Shape::Other && word.facts.any_name()
}

/// True for `de`, `van`, `al` …
pub fn is_particle(folded: &str) -> bool {
    is_in(PARTICLES, folded)
}

/// One past the last word of the name that starts at word `at`, on one line and of at most `most` parts; `at` where none does.
pub fn name_end(doc: &Doc<'_>, at: usize, most: usize) -> usize {
    let r = doc.reading();
    let (mut end, mut i, mut parts) = (at, at, 0);
    while let Some(word) = r.words.get(i).filter(|w| w.line == r.words[at].line && parts < most) {
        if is_namelike(word) {
            i += 1;
            end = i;
            parts += 1;
            if dotted(doc, i) && (word.shape == Shape::Initial || short_form(r, i - 1)) {
                i += 1;
            }
        } else if i > at
            && is_in(PARTICLES, r.fold(i))
            && r.words.get(i + 1).is_some_and(is_namelike)
            && !r.words[i + 1].glued
        {
            i += 1;
        } else {
            break;
        }
    }
    end
}

fn dotted(doc: &Doc<'_>, at: usize) -> bool {
    doc.reading().words.get(at).is_some_and(|w| w.glued && w.span.of(doc.text) == ".")
}

fn short_form(r: &Reading, at: usize) -> bool {
    matches!(r.fold(at), "st" | "wm" | "geo" | "chas" | "jas" | "jos" | "thos" | "jr" | "sr")
}

/// True where words `from..to` (a run, or what follows it) hold a word that makes them a body or a place.
pub fn names_body(r: &Reading, from: usize, to: usize) -> bool {
    (from..to.min(r.words.len())).any(|i| is_in(words::BODIES, r.fold(i)))
}

/// The span of words `from..to`; the last part's closing dot stays out.
pub fn span(doc: &Doc<'_>, from: usize, to: usize) -> Span {
    doc.reading().span(from, to)
}

/// True for text of at most five words, all letters, with a capital or a known name, and no word of a body: a display name or a form's value.
pub fn could_be_person(doc: &Doc<'_>, from: usize, to: usize) -> bool {
    let r = doc.reading();
    let letters = |i: &usize| !matches!(r.words[*i].shape, Shape::Mark);
    let parts: Vec<usize> = (from..to).filter(letters).collect();
    !parts.is_empty()
        && parts.len() <= 5
        && parts.iter().all(|&i| !matches!(r.words[i].shape, Shape::Number | Shape::Mail | Shape::Web))
        && parts
            .iter()
            .any(|&i| is_namelike(&r.words[i]) || (r.words[i].facts.any_name() && !r.words[i].facts.common()))
        && !parts.iter().any(|&i| is_in(words::BODIES, r.fold(i)) && r.words[i].facts.lower() > 0)
        && !ends_in_trade(r, &parts)
        && !is_thing(r, &parts)
        && !parts.iter().all(|&i| is_in(words::ADDRESSED, r.fold(i)) || is_in(words::POSTS, r.fold(i)))
}

/// "Asda", "Barclaycard": what a body or ware is called and nobody is. (Gods are people's names too.)
fn is_thing(r: &Reading, parts: &[usize]) -> bool {
    let called = |i: usize| atlas::known(mixed_hash(r.fold(i).bytes())).thing();
    let thing = |i: usize| matches!(called(i), 1 | 2) && !r.words[i].facts.any_name();
    parts.len() == 1 && thing(parts[0])
}

/// "Halloran Legal", "Acorns Nursery": of two words or more the last says what a firm does, and few are called so.
fn ends_in_trade(r: &Reading, parts: &[usize]) -> bool {
    let trade = |i: usize| is_in(words::TRADES, r.fold(i)) || is_in(words::BUILDINGS, r.fold(i));
    parts.len() > 1 && parts.last().is_some_and(|&i| trade(i) && r.words[i].facts.surname() < 3)
}
