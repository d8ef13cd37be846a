//! A title and the name behind it: "Mr Parfitt", "Cllrs Penhaligon and Iqbal", "S/N Threlfall", "DS Penry".

use super::gazetteer::{self, Facts};
use super::reading::Shape;
use super::words::{self, is_in};
use super::{Confidence, Directory, Doc, PersonDetector, memory, name, run};
use crate::model::Mention;

/// See the module.
pub struct Titles;

/// The reason given; the document's memory looks for it.
pub(super) const REASON: &str = "stands behind a title";

impl PersonDetector for Titles {
    fn name(&self) -> &'static str {
        "titles"
    }

    fn detect(&self, doc: &Doc<'_>, _known: &Directory) -> Vec<Mention> {
        let r = doc.reading();
        let mut out = Vec::new();
        for i in 0..r.words.len() {
            out.extend(apposed(doc, i));
            out.extend(minuted(doc, i));
            out.extend(family(doc, i));
            if !is_title(doc, i) {
                continue;
            }
            let Some(start) = after_titles(doc, i) else { continue };
            let end = run::name_end(doc, start, 4);
            if end > start && believable(doc, i, start, end) {
                let sure = if run::names_body(r, start, end + 1) { Confidence::Review } else { Confidence::Redact };
                out.push(name(run::span(doc, start, end), REASON, sure));
                if matches!(r.fold(i), "cllrs" | "councillors" | "messrs" | "drs") {
                    others(doc, end, &mut out);
                }
            }
        }
        out
    }
}

/// Letters that a title which is shortened has at most: `Capt.`, `Cllrs.`.
const SHORTENED: usize = 5;

/// What people are called in proceedings.
const PARTIES: &[&str] = &[
    "appellant",
    "applicant",
    "claimant",
    "complainant",
    "deceased",
    "defendant",
    "patient",
    "petitioner",
    "plaintiff",
    "pupil",
    "respondent",
    "tenant",
    "victim",
    "witness",
];

/// "the applicant, Tendai Mutasa, is": two to four capitals between commas behind what somebody is in the matter.
fn apposed(doc: &Doc<'_>, at: usize) -> Option<Mention> {
    let r = doc.reading();
    let comma = |i: usize| r.words.get(i).is_some_and(|w| w.span.of(doc.text) == ",");
    if !is_in(PARTIES, r.fold(at)) || !comma(at + 1) || at + 2 >= r.words.len() {
        return None;
    }
    let end = run::name_end(doc, at + 2, 4);
    let closed = comma(end) || r.words.get(end).is_some_and(|w| w.span.of(doc.text) == "(");
    let person = run::could_be_person(doc, at + 2, end) && !run::names_body(r, at + 2, end + 1);
    let fits = end >= at + 4 && r.words[at + 2].line == r.words[at].line && closed && person;
    fits.then(|| name(run::span(doc, at + 2, end), "named behind what they are in the matter", Confidence::Redact))
}

/// "Prop. MJS, sec. RB", "handover from PW", "checked by LT": the initials of who did it, as minutes and logs have them.
fn minuted(doc: &Doc<'_>, at: usize) -> Option<Mention> {
    let r = doc.reading();
    let line = r.words[at].line;
    let of = |i: usize| r.words.get(i).filter(|w| w.line == line);
    let moved = matches!(r.fold(at), "prop" | "proposed" | "proposer" | "sec" | "seconded" | "seconder");
    if !moved && !is_in(DEEDS, r.fold(at)) {
        return None;
    }
    let mark = |i: usize| of(i).is_some_and(|w| matches!(w.span.of(doc.text), "." | ":"));
    let small = |i: usize| of(i).is_some() && matches!(r.fold(i), "by" | "from" | "over" | "to");
    let mut i = at + 1;
    while small(i) || moved && mark(i) {
        i += 1;
    }
    let word = of(i).filter(|w| w.shape == Shape::Upper && (2..=3).contains(&w.span.len()) && i > at)?;
    let ends = of(i + 1).is_none_or(|w| matches!(w.span.of(doc.text), "," | "." | ";" | "/" | "-" | ")"));
    let told = moved || i > at + 1 && !is_in(ROLES, r.fold(i));
    (ends && told).then(|| name(word.span, "initials of who moved or seconded", Confidence::Redact))
}

/// What is done by or to somebody whose initials stand behind "by", "to" or "from".
const DEEDS: &[&str] = &[
    "checked",
    "completed",
    "entered",
    "handed",
    "handover",
    "recorded",
    "reviewed",
    "signed",
    "taken",
    "updated",
    "witnessed",
    "written",
];
/// Posts and rooms in two or three letters: nobody.
const ROLES: &[&str] = &[
    "aht", "amhp", "ceo", "cfo", "cpn", "dht", "dpo", "dsl", "ed", "eht", "eo", "ep", "ewo", "gp", "hca", "hod", "hr",
    "ht", "hv", "icu", "iro", "it", "itu", "la", "lsa", "mp", "nok", "ot", "pa", "pc", "pt", "qc", "rgn", "rmn", "slt",
    "smt", "spr", "sw", "ta", "uk",
];

/// "the Threlfalls, who", "the two Morrises": a family by its surname, where the word is nothing else.
fn family(doc: &Doc<'_>, at: usize) -> Option<Mention> {
    let r = doc.reading();
    let counted =
        matches!(r.words.get(at + 1).map(|_| r.fold(at + 1)), Some("two" | "three" | "four" | "young" | "other"));
    let of = at + 1 + usize::from(counted);
    let word = r.words.get(of).filter(|w| w.line == r.words[at].line && !w.glued && run::is_namelike(w))?;
    let goes_on = r.words.get(of + 1).is_some_and(|w| w.line == word.line && run::is_namelike(w));
    let plain = |f: Facts| f.common() || f.in_dictionary() || f.place() || f.demonym() || f.forename() > 1;
    let borne = |stem: &str| {
        let f = gazetteer::facts(stem);
        let usual = f.surname() >= 4 && !f.common() && !f.demonym();
        stem.chars().count() > 3 && (usual || f.surname() >= 2 && !plain(f))
    };
    let named = r.fold(at) == "the" && memory::singulars(r.fold(of)).any(borne);
    let nothing_else = !plain(word.facts) && word.facts.surname() == 0 && !goes_on && word.shape != Shape::Upper;
    (named && nothing_else).then(|| name(word.span, "a family by its surname", Confidence::Redact))
}

fn is_title(doc: &Doc<'_>, at: usize) -> bool {
    let r = doc.reading();
    let word = &r.words[at];
    if is_further(doc, at) {
        return true;
    }
    let written = run::is_namelike(word)
        || matches!(r.fold(at), "mr" | "mrs" | "ms" | "miss" | "dr" | "cllr" | "auntie" | "uncle" | "aunt" | "nurse");
    written && is_in(words::TITLES, r.fold(at))
}

/// "Fr Damian", "Sra. Quispe": a title of [`words::FURTHER_TITLES`] before what can be somebody and is no everyday word or place.
fn is_further(doc: &Doc<'_>, at: usize) -> bool {
    let r = doc.reading();
    let of = |i: usize| r.words.get(i).filter(|w| w.line == r.words[at].line);
    let dot = of(at + 1).is_some_and(|w| w.glued && w.span.of(doc.text) == ".");
    let person = |i: usize, w: &super::reading::Word| {
        let f = w.facts;
        !super::scraps::is_grammar(r.fold(i))
            && matches!(w.shape, Shape::Capital | Shape::Mixed | Shape::Upper)
            && !w.glued
            && (f.forename() >= 2 || !(f.common() || f.in_dictionary() || f.place() || f.demonym()))
    };
    is_in(words::FURTHER_TITLES, r.fold(at))
        && run::is_namelike(&r.words[at])
        && of(at + 1 + usize::from(dot)).is_some_and(|w| person(at + 1 + usize::from(dot), w))
}

/// Ranks that stand before a number and then a name.
const NUMBERED: &[&str] = &["constable", "dc", "ds", "officer", "pc", "pcso", "sergeant", "sgt", "wpc"];

/// Skips further titles, dots and brackets; the next word on the line.
fn after_titles(doc: &Doc<'_>, at: usize) -> Option<usize> {
    let r = doc.reading();
    let line = r.words[at].line;
    let mut i = at + 1;
    while let Some(word) = r.words.get(i).filter(|w| w.line == line) {
        let dot = word.glued && word.span.of(doc.text) == ".";
        // "PC 2214 Ikeji", "PCSO 7093 Lowe"
        let collar = i == at + 1 && word.shape == Shape::Number && is_in(NUMBERED, r.fold(at));
        // "He was Captain. Stopped in May": a title in full has no full stop, unless a sentence ends with it.
        if dot && i == at + 1 && r.words[at].span.len() > SHORTENED && r.words.get(i + 1).is_some_and(|w| !w.glued) {
            return None;
        }
        if !(dot || collar || (is_title(doc, i) && !is_in(words::WEAK_TITLES, r.fold(i)))) {
            return Some(i);
        }
        i += 1;
    }
    None
}

fn believable(doc: &Doc<'_>, title: usize, start: usize, end: usize) -> bool {
    let r = doc.reading();
    let first = &r.words[start];
    let weak =
        is_in(words::WEAK_TITLES, r.fold(title)) || matches!(r.fold(title), "pc" | "dc" | "sir" | "madam" | "miss");
    let named = (start..end).any(|i| r.words[i].facts.any_name() && !r.words[i].facts.common());
    let bare = end == start + 1
        && (is_in(words::ADDRESSED, r.fold(start))
            || is_in(words::POSTS, r.fold(start))
            || is_in(words::BODIES, r.fold(start)));
    // "Bishop Auckland", "Lady Chapel"
    let f = first.facts;
    let place = weak && end == start + 1 && (f.place() && f.forename() == 0 || is_in(words::BUILDINGS, r.fold(start)));
    let initials_only = (start..end).all(|i| r.words[i].shape == Shape::Initial);
    let numbered = r.words[title + 1].shape == Shape::Number && !first.facts.common();
    let doubted = weak && (initials_only || !named) && !numbered;
    // "Councillors Present:", "(Borough Councillor Report)"
    let plain = |i: usize| {
        let f = r.words[i].facts;
        f.in_dictionary() && f.forename() < 2 && f.surname() < if f.lower() > 3 { 4 } else { 2 }
    };
    let office = is_in(words::OFFICES, r.fold(title)) || matches!(r.fold(title), "cllrs" | "councillors");
    let said = office && !matches!(r.fold(title), "mr" | "mrs" | "ms") && (start..end).all(plain);
    !(bare || doubted || place || said || first.glued_mark(doc))
}

impl super::reading::Word {
    /// True where the word is glued to something other than a dot: `Mr/Mrs`, `dr-x`.
    fn glued_mark(&self, doc: &Doc<'_>) -> bool {
        self.glued && !doc.text[..self.span.start].ends_with('.')
    }
}

/// The rest of "Cllrs A, B and C".
fn others(doc: &Doc<'_>, from: usize, out: &mut Vec<Mention>) {
    let r = doc.reading();
    let mut i = from;
    while i + 1 < r.words.len() && (matches!(r.words[i].span.of(doc.text), "," | "&") || r.fold(i) == "and") {
        if is_title(doc, i + 1) {
            return;
        }
        let end = run::name_end(doc, i + 1, 4);
        if end == i + 1 {
            return;
        }
        out.push(name(run::span(doc, i + 1, end), REASON, Confidence::Redact));
        i = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_goes_by_its_surname() {
        let of = |text: &str| -> Vec<String> {
            let found = Titles.detect(&Doc::plain(text), &Directory::default());
            found.into_iter().map(|m| m.span.of(text).to_owned()).collect()
        };
        assert_eq!(of("She stays with the Ashcrofts, and the MacPhersons came"), ["Ashcrofts", "MacPhersons"]);
        assert!(
            of("the Parsons, the Woods, the Ashcrofts Group, the ASHCROFTS, of Ashcrofts, the Tuesdays").is_empty()
        );
    }

    #[test]
    fn a_title_in_full_ends_a_sentence_and_a_short_one_does_not() {
        let of = |text: &str| -> Vec<String> {
            let found = Titles.detect(&Doc::plain(text), &Directory::default());
            found.into_iter().map(|m| m.span.of(text).to_owned()).collect()
        };
        assert!(of("Promoted to Sergeant. Stopped coming in May").is_empty());
        assert_eq!(of("Capt. Threlfall and Sergeant Penry"), ["Threlfall", "Penry"]);
    }
}
