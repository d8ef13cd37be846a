//! What names a body or a day is no person: claims that rest on reading alone are taken back to review where the document shows it.

use super::reading::Shape;
use super::words::{self, BUILDINGS, TRADES, is_in};
use super::{Confidence, Doc, Mention, NAME, learned, memory, nobody, run};
use crate::model::{Field, Span, fold};
use std::collections::{HashMap, HashSet};

/// Ends the name of a firm, wherever the name stands.
const FIRMS: &[&str] = &["corp", "gmbh", "inc", "limited", "llc", "llp", "ltd", "plc"];
/// Makes the word behind it the name of a storm.
const STORMS: &[&str] = &["cyclone", "hurricane", "storm", "typhoon"];

/// Makes the words behind it the name of a place.
const PLACES: &[&str] = &["cape", "fort", "gulf", "isle", "lake", "mount", "mt", "port", "river"];

/// What is called after somebody who need not be there: "Clare's Law", "Tate's Spinney". Sorted.
const CALLED_AFTER: &[&str] = &[
    "charity", "close", "copse", "disease", "farm", "field", "hospice", "lane", "law", "palsy", "park", "rule",
    "spinney", "syndrome", "trust", "wood", "yard",
];

/// Ends the name of a firm behind "and". Sorted.
const PARTNERS: &[&str] = &["co", "company", "daughters", "partners", "sons"];

/// Streets in short.
const STREETS: &[&str] = &["ave", "cres", "ct", "gdns", "rd", "sq", "st", "terr"];

/// True for a folded label or column name that asks for what somebody does or where they are, and not who they are.
pub(super) fn asks_for_things(label: &str) -> bool {
    let mut words = label.split([' ', '/', '-', '_']).filter(|w| !w.is_empty());
    words.clone().count() <= 3 && !super::forms::says_person(label) && words.any(|w| is_in(words::THINGS, w))
}

/// A word of a body, trade or building.
fn of_body(word: &str) -> bool {
    is_in(words::BODIES, word) || is_in(TRADES, word) || is_in(BUILDINGS, word)
}

/// Takes weak claims in `found` back to review where they name a body, and trims titles and possessives off every name.
pub fn sift(doc: &Doc<'_>, found: &mut Vec<Mention>) {
    // "DC" behind Derek Collier is no constable.
    for mention in found.iter_mut().filter(|m| m.what == NAME && !m.reason.starts_with("initials")) {
        mention.span = bare(doc, mention.span);
    }
    found.retain(|m| !m.span.is_empty());
    let firms = firms(doc);
    let placed = placed(doc);
    let sure: HashSet<String> =
        found.iter().filter(|m| !weak(m) && m.confidence == Confidence::Redact).map(|m| folded(doc, m.span)).collect();
    nobody::drop(doc, found);
    let of_posts = |f: &&Field| asks_for_things(&fold::folded(f.name.expose()));
    let posts: Vec<Span> = doc.fields.iter().filter(of_posts).map(|f| f.span).collect();
    let begins = |p: &Span, m: &Mention| p.contains(m.span) && doc.text[p.start..m.span.start].trim().is_empty();
    found.retain(|m| !(weak(m) || m.reason == learned::MAYBE) || !posts.iter().any(|p| begins(p, m)));
    for mention in found.iter_mut().filter(|m| weak(m) && m.confidence == Confidence::Redact) {
        let words = folded(doc, mention.span);
        let sole = practitioner(doc, mention.span);
        if !sole && (body_here(doc, mention.span) || behind_place(doc, mention.span))
            || ((firms.contains(&words) || placed.contains(words.as_str())) && !sure.contains(&words))
        {
            mention.confidence = Confidence::Review;
            mention.reason = "may be a person's name, though it seems to name a body".into();
        }
    }
}

/// Uses of a word behind "in" and the like from which on it is a place.
const PLACED: usize = 2;

/// Words that the document uses as places use to be, again and again, and that are no usual names.
fn placed<'d>(doc: &'d Doc<'_>) -> HashSet<&'d str> {
    let r = doc.reading();
    let usual = |i: usize| r.words[i].facts.forename() >= 3 || r.words[i].facts.surname() >= 4;
    let mut uses: HashMap<&str, usize> = HashMap::new();
    for i in (1..r.words.len()).filter(|&i| run::is_namelike(&r.words[i]) && !usual(i)) {
        let inside = matches!(r.fold(i - 1), "around" | "in" | "near" | "outside" | "throughout" | "via");
        // "in Tove Lindqvist's class": a name goes on.
        let alone =
            r.words.get(i + 1).is_none_or(|w| !run::is_namelike(w) && !w.span.of(doc.text).starts_with(['\'', '’']));
        if inside && alone && r.words[i - 1].line == r.words[i].line {
            *uses.entry(r.fold(i)).or_default() += 1;
        }
    }
    uses.into_iter().filter(|(_, n)| *n >= PLACED).map(|(word, _)| word).collect()
}

/// "Lake Victoria", "Mt. Hood".
fn behind_place(doc: &Doc<'_>, span: Span) -> bool {
    let r = doc.reading();
    let at = r.word_from(span.start);
    let dot = at > 0 && r.words[at - 1].span.of(doc.text) == ".";
    let before = at.checked_sub(if dot { 2 } else { 1 }).filter(|b| r.words[*b].line == r.words[at].line);
    before.is_some_and(|b| run::is_namelike(&r.words[b]) && is_in(PLACES, r.fold(b)))
}

/// "Pauline Quirke Solicitors": who practises under their own full name is named by it.
fn practitioner(doc: &Doc<'_>, span: Span) -> bool {
    let r = doc.reading();
    let (from, mut to) = (r.word_from(span.start), r.word_from(span.end));
    if to > from && r.fold(to - 1) == "solicitors" {
        to -= 1;
    }
    let f = |i: usize| r.words[i].facts;
    r.fold(to) == "solicitors"
        && to == from + 2
        && f(from).forename() >= 3
        && f(from).forename() >= f(from).surname()
        && !f(from).common()
}

/// Read by the models or recalled by the document, not shown by its structure.
pub(super) fn weak(mention: &Mention) -> bool {
    mention.reason == learned::REASON || mention.reason == memory::REASON
}

pub(super) fn folded(doc: &Doc<'_>, span: Span) -> String {
    let r = doc.reading();
    (r.word_from(span.start)..r.word_from(span.end)).map(|i| r.fold(i)).collect::<Vec<_>>().join(" ")
}

/// Without leading titles and marks, and without `'s` and marks behind.
fn bare(doc: &Doc<'_>, span: Span) -> Span {
    let r = doc.reading();
    let (mut from, mut to) = (r.word_from(span.start), r.word_from(span.end));
    let mark = |i: usize| !r.words[i].span.of(doc.text).starts_with(char::is_alphanumeric);
    while from < to
        && (mark(from)
            || ((is_in(words::TITLES, r.fold(from)) || from + 1 < to && is_in(words::FURTHER_TITLES, r.fold(from)))
                && r.words[from].facts.surname() < 3
                || matches!(r.fold(from), "mr" | "mrs" | "ms" | "dr")))
    {
        from += 1;
    }
    while to > from && (mark(to - 1) || r.words[to - 1].span.of(doc.text).starts_with(['\'', '’'])) {
        to -= 1;
    }
    if from == to {
        Span::new(span.start, span.start)
    } else {
        Span::new(r.words[from].span.start.max(span.start), r.words[to - 1].span.end.min(span.end))
    }
}

/// Names that stand before Ltd and the like, folded: the whole run of capitals.
fn firms(doc: &Doc<'_>) -> HashSet<String> {
    let r = doc.reading();
    let mut out: HashSet<String> =
        (1..r.words.len()).filter(|&i| is_in(STORMS, r.fold(i - 1))).map(|i| r.fold(i).to_owned()).collect();
    for i in (1..r.words.len()).filter(|&i| is_in(FIRMS, r.fold(i)) && r.words[i].line == r.words[i - 1].line) {
        let mut from = i;
        while from > 0 && run::is_namelike(&r.words[from - 1]) && r.words[from - 1].line == r.words[i].line {
            from -= 1;
        }
        let run: Vec<&str> = (from..i).map(|w| r.fold(w)).collect();
        out.insert(run.join(" "));
        if let Some(first) = run.first().filter(|w| w.len() > 3) {
            out.insert((*first).to_owned());
        }
    }
    out
}

/// Goes on at word `at` with a possessive and one of `words` (sorted): "Britt's Pizza".
pub(super) fn is_owned(doc: &Doc<'_>, at: usize, words: &[&str]) -> bool {
    let r = doc.reading();
    matches!(r.words.get(at), Some(w) if matches!(w.span.of(doc.text), "'s" | "’s"))
        && r.words.get(at + 1).is_some_and(|w| run::is_namelike(w) && is_in(words, r.fold(at + 1)))
}

/// The claim's own run of capitals goes on with a word of a body, or it stands before "& Sons", ", solicitors", ", a firm".
pub(super) fn body_here(doc: &Doc<'_>, span: Span) -> bool {
    let r = doc.reading();
    let end = r.word_from(span.end);
    let last = end.saturating_sub(1);
    let next = |n: usize| r.words.get(end + n).filter(|w| w.line == r.words[last].line).map_or("", |_| r.fold(end + n));
    // "Nicky Felix Manager Surgery": what somebody is and where ends their name.
    let goes_on = |i: &usize| r.words.get(*i).is_some_and(|w| run::is_namelike(w) && w.line == r.words[last].line);
    let run = (end..end + 3).take_while(|i| goes_on(i) && !is_in(words::POSTS, r.fold(*i))).any(|i| of_body(r.fold(i)));
    // "Britt's Pizza": the trade stands behind the possessive.
    let owned = is_owned(doc, end, TRADES) || is_owned(doc, end, CALLED_AFTER);
    let itself = end - r.word_from(span.start) > 1 && of_body(r.fold(last)) && r.words[last].facts.surname() < 4;
    let partners = matches!(next(0), "&" | "and") && is_in(PARTNERS, next(1))
        || next(0) == "&" && matches!(next(1), "daughter" | "son");
    // "Magdalen St": "St" before a further capital is a saint.
    let street =
        is_in(STREETS, next(0)) && !r.words.get(end + 1).is_some_and(|w| run::is_namelike(w) && !next(1).is_empty());
    let act = next(0) == "act" && r.words.get(end + 1).is_some_and(|w| w.shape == Shape::Number);
    // "Rao & Halloran Chemists"
    let pair = next(0) == "&"
        && r.words
            .get(end + 1)
            .is_some_and(|w| run::is_namelike(w) && (w.facts.any_name() || !w.facts.in_dictionary()))
        && r.words.get(end + 2).is_some_and(|w| run::is_namelike(w) && of_body(next(2)));
    let firm = next(0) == ","
        && (matches!(next(1), "solicitors" | "accountants" | "architects" | "surveyors" | "barristers")
            || (next(1) == "a" && matches!(next(2), "firm" | "company" | "law")));
    run || owned || itself || partners || pair || street || act || firm
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_for_the_search() {
        assert!(
            [CALLED_AFTER, FIRMS, PARTNERS, STORMS, PLACES, STREETS].iter().all(|l| l.windows(2).all(|w| w[0] < w[1]))
        );
    }

    #[test]
    fn what_stands_where_places_stand_is_a_place() {
        let doc = Doc::plain("Boats lie in Tamrit. In May he lived in Tamrit; in Anna, in Anna's room, near Mosk.");
        assert_eq!(placed(&doc), HashSet::from(["tamrit"]));
        let doc = Doc::plain("near Mt. Hood and Lake Victoria and Hood");
        let at = |a: usize, b: usize| behind_place(&doc, Span::new(a, b));
        assert!(at(9, 13) && at(23, 31) && !at(36, 40));
    }

    #[test]
    fn a_practice_named_after_its_only_solicitor_names_them() {
        let text = "represented by Pauline Quirke Solicitors, and by Quirke Bevan Solicitors";
        let doc = Doc::plain(text);
        assert!(practitioner(&doc, Span::new(15, 29)) && practitioner(&doc, Span::new(15, 40)));
        assert!(!practitioner(&doc, Span::new(49, 61)));
    }
}
