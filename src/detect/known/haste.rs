//! Everyday words that people are called, in small letters: "summer upset bcos", "w dom + olly". They count where something else says
//! that people are named so here.

use super::near::Nearness;
use super::people::{People, ordinary};
use crate::detect::reading::{Reading, Shape};
use crate::detect::{Confidence, Doc, calendar, gazetteer, name};
use crate::model::{Mention, Span};
use std::collections::HashSet;

/// From this class on a forename is one that many bear.
const USUAL: u8 = 3;
/// From how many people on, named in small letters, a text is written in haste.
const HASTY: usize = 3;

/// An everyday word in small letters that somebody near or listed is called.
pub(super) fn small_word(near: Nearness, r: &Reading, at: usize) -> bool {
    let word = &r.words[at];
    near < Nearness::Far && word.shape == Shape::Lower && word.facts.forename() >= 3 && word.span.len() > 2
}

/// Where notes in haste name people and everyday words seldom stand: at the beginning of an entry before a word, or behind "with".
pub(super) fn stands_as_a_name(doc: &Doc<'_>, at: usize) -> bool {
    let r = doc.reading();
    let line = r.words[at].line;
    let before = at.checked_sub(1).filter(|b| r.words[*b].line == line);
    let goes_on = r.words.get(at + 1).is_some_and(|w| w.line == line && w.shape == Shape::Lower && !w.glued);
    // "wendy here, will look at it": a comma or a quotation begins no entry.
    let within = |b: usize| matches!(r.words[b].span.of(doc.text), "," | "\"" | "'" | "‘" | "“" | "(" | "’" | "”");
    let begins = |b: usize| matches!(r.words[b].shape, Shape::Number | Shape::Mark) && !within(b);
    let opens = before.is_none_or(begins) && goes_on;
    let beside = before.is_some_and(|b| matches!(r.fold(b), "w" | "with" | "told" | "asked" | "saw"));
    (opens || beside) && !calendar::is_in_calendar(r.fold(at))
}

/// What people have whom a name is put before.
const RELATIVES: &[&str] = &[
    "auntie", "brother", "dad", "daddy", "daughter", "family", "father", "gran", "grandad", "grandma", "mam", "mom",
    "mother", "mum", "mummy", "mums", "nan", "nana", "parents", "sister", "son", "stepdad", "stepmum", "uncle",
];

fn is_relative(r: &Reading, at: usize) -> bool {
    r.words.get(at).is_some() && RELATIVES.contains(&r.fold(at))
}

/// A word of the language or a place, whatever else it is.
fn is_word(word: &str) -> bool {
    let f = gazetteer::facts(word);
    f.common() || f.in_dictionary() || f.place()
}

/// "summer's mum": a relative behind the possessive of the word at `at`.
pub(super) fn has_relative(r: &Reading, at: usize) -> bool {
    let possessive = r.words.get(at + 1).is_some_and(|w| w.glued && r.fold(at + 1) == "s");
    possessive && is_relative(r, at + 2)
}

impl People {
    /// "alfys mum", "craigs van": in small letters and without its apostrophe, the possessive of what somebody near is called and
    /// nothing else, with something of theirs behind it. The span is the name's.
    pub(super) fn owner(&self, doc: &Doc<'_>, at: usize) -> Option<Mention> {
        let r = doc.reading();
        let (word, line) = (&r.words[at], r.words[at].line);
        let stem = r.fold(at).strip_suffix('s').filter(|s| s.chars().count() >= 4 && word.shape == Shape::Lower)?;
        let next = r.words.get(at + 1).is_some_and(|w| w.line == line && w.shape == Shape::Lower && !w.glued);
        // "jades mum": jades are something too, but have no mothers.
        let of_relative = is_relative(r, at + 1) && gazetteer::is_forename(stem) >= USUAL;
        if !next || !of_relative && (ordinary(r, at) || is_word(stem)) || !self.parts.contains_key(stem) {
            return None;
        }
        let (near, _) = self.meant(&doc.circles, stem);
        let theirs = near < Nearness::Listed || of_relative || near == Nearness::Listed && is_relative(r, at + 1);
        let span = Span::new(word.span.start, word.span.end - 1);
        theirs.then(|| name(span, &format!("what a known person is called, {}", near.words()), Confidence::Redact))
    }
    /// A part of the name of somebody near that is nothing else, in small letters.
    fn is_small_name(&self, doc: &Doc<'_>, at: usize) -> bool {
        let r = doc.reading();
        r.words.get(at).is_some_and(|w| w.shape == Shape::Lower && w.facts.forename() >= 2)
            && !ordinary(r, at)
            && self.parts.contains_key(r.fold(at))
            && self.meant(&doc.circles, r.fold(at)).0 < Nearness::Far
    }

    /// Notes in haste: several who are near are named in small letters.
    pub(super) fn is_hasty(&self, doc: &Doc<'_>) -> bool {
        let r = doc.reading();
        let named: HashSet<&str> =
            (0..r.words.len()).filter(|&at| self.is_small_name(doc, at)).map(|at| r.fold(at)).take(HASTY * 4).collect();
        named.len() >= HASTY
    }

    /// "w dom + olly": joined to one who is surely named.
    pub(super) fn is_coordinated(&self, doc: &Doc<'_>, at: usize) -> bool {
        let r = doc.reading();
        let joins = |n: usize| r.words.get(n).is_some_and(|w| matches!(w.span.of(doc.text), "+" | "&" | "and" | "/"));
        let before = at >= 2 && joins(at - 1) && self.is_small_name(doc, at - 2);
        before || joins(at + 1) && self.is_small_name(doc, at + 2)
    }
}

#[cfg(test)]
mod tests {
    use super::super::people::tests::{found, people, sighting};
    use crate::model::{Sighting, Source};

    #[test]
    fn everyday_words_in_small_letters_name_people_where_notes_are_taken_in_haste() {
        let all: Vec<Sighting> =
            ["Summer Hale", "Dominic Peake", "Kacper Nowicki", "Olly Stone", "Tyler Finch", "Zuzanna Marsh"]
                .map(|n| sighting(n, "", Source::Column("pupil".into())))
                .into();
        let of = |text: &str| -> Vec<String> {
            found(text, &people(text, &all, 0)).into_iter().map(|(form, _)| form.to_owned()).collect()
        };
        let hasty = "8/9 sat w kacper\n9/9 out w tyler, zuzanna upset\n2/10 summer cross w him\n3/10 all summer long";
        assert_eq!(of(hasty), ["kacper", "tyler", "zuzanna", "summer"]);
        let said = "8/9 w kacper, tyler, zuzanna\nolly here, summer is over \"summer is over\"";
        assert!(!of(said).contains(&"summer".to_owned()), "{:?}", of(said));
        assert_eq!(of("found w dom + zuzanna, in summer"), ["dom", "zuzanna"], "joined to one who is named");
        assert_eq!(
            of("tylers mum was cross; summer's mum brought cake. In summer's heat, drinks olly"),
            ["tyler", "summer", "olly"]
        );
        assert_eq!(of("tylers van and kacpers mum"), ["kacper"], "in a list alone, a relative must stand behind it");
        assert!(of("2/10 summer holidays start. dom perignon + cake").is_empty());
    }

    #[test]
    fn a_relative_behind_a_usual_forename_tells_whose_they_are_though_it_is_a_word_too() {
        let all = [sighting("Jade Osborne", "", Source::Column("pupil".into()))];
        let of = |text: &str| -> Vec<String> {
            found(text, &people(text, &all, 0)).into_iter().map(|(form, _)| form.to_owned()).collect()
        };
        assert_eq!(of("hiya its jades mum. the jades were green"), ["jade"]);
    }
}
