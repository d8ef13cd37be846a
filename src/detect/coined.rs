//! Words that by their making name trades, medicines and bodies: "Rheumatologist", "Perindopril", "P3 Charity", "Applebee's", and runs
//! of everyday words that nobody is called by: "Golden Wedding".
//!
//! Only claims that rest on reading alone are judged: what was proposed is still shown for review, what only may be a name goes.

use super::bodies::weak;
use super::gazetteer::{Facts, atlas, mixed_hash};
use super::reading::Shape;
use super::words::{self, is_in};
use super::{Doc, Mention, NAME, learned, nobody, run};

/// What English trades end in, and hardly anybody's name.
const TRADES: [&str; 8] = ["etrist", "iatrician", "iatrist", "nographer", "ologist", "otomist", "practor", "therapist"];
/// What the international names of medicines end in (stems of the World Health Organization's list of nonproprietary names).
const MEDICINES: [&str; 24] = [
    "afil", "azepam", "azole", "cillin", "conazole", "coxib", "cycline", "dipine", "floxacin", "gliptin", "mycin",
    "olol", "oxetine", "parin", "prazole", "pril", "profen", "sartan", "setron", "statin", "thiazide", "triptan",
    "vastatin", "zepine",
];

/// Takes words that are made like no name out of `found`.
pub fn drop(doc: &Doc<'_>, found: &mut Vec<Mention>) {
    let r = doc.reading();
    let coined = |m: &Mention| {
        let (from, to) = (r.word_from(m.span.start), r.word_from(m.span.end));
        let one = to == from + 1;
        one && (is_trade_or_medicine(r.fold(from), r.words[from].facts)
            || is_short(doc, from)
            || ends_a_body(doc, from)
            || is_brand(doc, from))
            || to > from + 1 && (from..to).all(|i| is_plain(doc, i))
            || goes_on_from_a_body(doc, from, to)
            || is_called_a_place(doc, from, to)
            || is_firm_of_two(doc, from, to)
    };
    let read = |m: &Mention| m.what == NAME && (weak(m) || m.reason == learned::MAYBE);
    found.retain_mut(|m| !read(m) || !coined(m) || nobody::doubt(m));
}

fn is_trade_or_medicine(word: &str, f: Facts) -> bool {
    let ends = |list: &[&str]| list.iter().any(|end| word.len() > end.len() + 2 && word.ends_with(end));
    ends(&TRADES) && f.forename() == 0 || ends(&MEDICINES) && !f.any_name()
}

/// "Cl" for client: two letters that no list knows for a name, behind no title.
fn is_short(doc: &Doc<'_>, at: usize) -> bool {
    let r = doc.reading();
    let word = &r.words[at];
    let titled = at > 0 && is_in(words::TITLES, r.fold(at - 1));
    word.shape == Shape::Capital && word.span.of(doc.text).chars().count() == 2 && !word.facts.any_name() && !titled
}

/// An everyday word that few are called, or a post: no part of a name beside others of its kind.
fn is_plain(doc: &Doc<'_>, at: usize) -> bool {
    let r = doc.reading();
    let f = r.words[at].facts;
    let word = f.common() && f.in_dictionary() || f.in_dictionary() && f.frequency() >= 4 && !f.any_name();
    let post = super::forms::label(r.fold(at)).is_some() || is_in(words::POSTS, r.fold(at));
    r.words[at].shape != Shape::Initial && (word && f.forename() < 2 && f.surname() < 4 || post && f.forename() < 2)
}

/// "P3 Charity", "Lady Chapel": the last word of what a body or building is called, behind letters and digits or a title.
fn ends_a_body(doc: &Doc<'_>, at: usize) -> bool {
    let r = doc.reading();
    let Some(before) = at.checked_sub(1).filter(|b| r.words[*b].line == r.words[at].line) else { return false };
    let body = is_in(words::BODIES, r.fold(at)) || is_in(words::TRADES, r.fold(at));
    let written = r.words[before].span.of(doc.text);
    let coded = written.starts_with(char::is_uppercase) && written.contains(|c: char| c.is_ascii_digit());
    let f = r.words[at].facts;
    let building = is_in(words::BUILDINGS, r.fold(at)) && f.forename() < 3 && f.surname() < 4;
    body && coded || building && is_in(words::WEAK_TITLES, r.fold(before)) && !r.words[at].glued
}

/// "Nando's", "Applebee s": a ware's or body's name that ends like a possessive.
fn is_brand(doc: &Doc<'_>, at: usize) -> bool {
    let r = doc.reading();
    let next = r.words.get(at + 1).filter(|w| w.line == r.words[at].line);
    let mark = next.is_some_and(|w| matches!(w.span.of(doc.text), "'s" | "’s" | "s"));
    let whole = || atlas::known(mixed_hash(r.fold(at).bytes().chain([b's'])));
    mark && r.words[at].facts.forename() <= 2 && matches!(whole().thing(), 1 | 2)
}

/// "Notting Hill Genesis": nobody's name, right behind the capital of a body or ware.
fn goes_on_from_a_body(doc: &Doc<'_>, from: usize, to: usize) -> bool {
    let r = doc.reading();
    let beside = |b: &usize| {
        r.words[*b].line == r.words[from].line && r.words[*b].shape == Shape::Capital && !r.words[from].glued
    };
    let Some(before) = from.checked_sub(1).filter(beside) else { return false };
    let known = atlas::known(mixed_hash(r.fold(before).bytes()));
    let body = matches!(known.thing(), 1 | 2) && !r.words[before].facts.any_name();
    body && (from..to).all(|i| r.words[i].facts.forename() < 2)
}

/// "Ghamkol Sharif mosque", "Elgar ward": where a small letter follows that calls it so.
fn is_called_a_place(doc: &Doc<'_>, from: usize, to: usize) -> bool {
    let r = doc.reading();
    const CALLED: [&str; 10] =
        ["church", "disease", "estate", "gurdwara", "hospital", "mosque", "roundabout", "syndrome", "temple", "ward"];
    let next = r.words.get(to).filter(|w| w.line == r.words[from].line && w.shape == Shape::Lower);
    let called = r.words[from].facts.forename();
    next.is_some() && CALLED.contains(&r.fold(to)) && (called == 0 || to > from + 1 && called < 3)
}

/// "of Rendall & Rittner": two surnames joined like a firm's, behind where somebody is from.
fn is_firm_of_two(doc: &Doc<'_>, from: usize, to: usize) -> bool {
    let r = doc.reading();
    if to != from + 1 {
        return false;
    }
    let said = |at: usize| r.words.get(at).filter(|w| w.line == r.words[from].line).map_or("", |w| w.span.of(doc.text));
    let first = if said(to) == "&" { from } else { from.saturating_sub(2) };
    let surname = |at: usize| {
        r.words.get(at).is_some_and(|w| run::is_namelike(w) && w.facts.surname() > 0 && w.facts.forename() <= 2)
    };
    let ends = !r.words.get(first + 3).is_some_and(|w| run::is_namelike(w) && w.line == r.words[from].line);
    let behind = first > 0 && matches!(said(first - 1), "at" | "from" | "of");
    said(first + 1) == "&" && surname(first) && surname(first + 2) && ends && behind
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::{Confidence, name};
    use crate::model::Span;

    fn stays(text: &str, form: &str) -> bool {
        let at = text.find(form).unwrap();
        let mut found = vec![name(Span::new(at, at + form.len()), learned::REASON, Confidence::Redact)];
        drop(&Doc::plain(text), &mut found);
        assert_eq!(found.len(), 1, "what was proposed is shown at least");
        found[0].confidence == Confidence::Redact
    }

    #[test]
    fn trades_and_medicines_are_known_by_their_ends() {
        for word in ["Haematologist", "Podiatrist", "Felodipine", "Cefaprazole"] {
            assert!(!stays(&format!("saw {word} then"), word), "{word}");
        }
        assert!(stays("saw April then", "April") && stays("saw Avril then", "Avril"));
    }

    #[test]
    fn runs_of_everyday_words_and_short_unknown_ones_are_nobody() {
        assert!(!stays("their Annual Meeting was", "Annual Meeting") && stays("told Penny Banks so", "Penny Banks"));
        assert!(!stays("adv Qj of limit", "Qj") && stays("adv Jo of limit", "Jo") && stays("Mr Qj came", "Qj"));
    }

    #[test]
    fn what_bodies_are_called_is_nobody() {
        assert!(!stays("from K9 Charity came", "Charity") && stays("then Charity came", "Charity"));
        assert!(!stays("in the Lady Chapel there", "Chapel") && stays("Miss Chapel came", "Chapel"));
        assert!(!stays("lunch at Nando's then", "Nando") && stays("lunch at Tove's then", "Tove"));
        assert!(
            !stays("told Wagamama Halvorsen of it", "Halvorsen") && stays("told Tove Halvorsen of it", "Halvorsen")
        );
        assert!(!stays("the Ghamkol Sharif mosque is", "Ghamkol Sharif") && stays("told Tove church is on", "Tove"));
        assert!(!stays("agent of Rendall & Rittner.", "Rittner") && !stays("agent of Rendall & Rittner.", "Rendall"));
        assert!(stays("both Rendall & Rittner came", "Rittner") && stays("mother of Anna & Rittner.", "Rittner"));
    }
}
