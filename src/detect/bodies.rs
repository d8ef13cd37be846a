//! What names a body or a day is no person: claims that rest on reading alone are taken back to review where the document shows it.

use super::words::{self, is_in};
use super::{Confidence, Doc, Mention, NAME, learned, memory, run};
use crate::model::Span;
use std::collections::HashSet;

/// Ends the name of a firm, wherever the name stands.
const FIRMS: &[&str] = &["corp", "gmbh", "inc", "limited", "llc", "llp", "ltd", "plc"];
/// Never a name when it stands alone.
const NEVER: &[&str] = &[
    "april fools",
    "asap",
    "aug",
    "august",
    "christmas",
    "december",
    "dob",
    "easter",
    "february",
    "friday",
    "fw",
    "fwd",
    "god",
    "january",
    "july",
    "lol",
    "monday",
    "november",
    "october",
    "omg",
    "ps",
    "re",
    "ref",
    "saturday",
    "september",
    "sunday",
    "tba",
    "tbc",
    "thursday",
    "tuesday",
    "wednesday",
    "wtf",
];

/// Takes weak claims in `found` back to review where they name a body, and trims titles and possessives off every name.
pub fn sift(doc: &Doc<'_>, found: &mut Vec<Mention>) {
    for mention in found.iter_mut().filter(|m| m.what == NAME) {
        mention.span = bare(doc, mention.span);
    }
    found.retain(|m| !m.span.is_empty());
    let firms = firms(doc);
    let sure: HashSet<String> = found.iter().filter(|m| !weak(m)).map(|m| folded(doc, m.span)).collect();
    found.retain(|m| !weak(m) || !is_in(NEVER, &folded(doc, m.span)));
    for mention in found.iter_mut().filter(|m| weak(m) && m.confidence == Confidence::Redact) {
        let words = folded(doc, mention.span);
        if body_here(doc, mention.span) || (firms.contains(&words) && !sure.contains(&words)) {
            mention.confidence = Confidence::Review;
            mention.reason = "may be a person's name, though it seems to name a body".into();
        }
    }
}

fn weak(mention: &Mention) -> bool {
    mention.reason == learned::REASON || mention.reason == memory::REASON
}

fn folded(doc: &Doc<'_>, span: Span) -> String {
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
            || (is_in(words::TITLES, r.fold(from)) && r.words[from].facts.surname() < 4
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
    let mut out = HashSet::new();
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

/// The claim's own run of capitals goes on with a word of a body, or it stands before "& Sons", ", solicitors", ", a firm".
fn body_here(doc: &Doc<'_>, span: Span) -> bool {
    let r = doc.reading();
    let end = r.word_from(span.end);
    let last = end.saturating_sub(1);
    let next = |n: usize| r.words.get(end + n).filter(|w| w.line == r.words[last].line).map_or("", |_| r.fold(end + n));
    let run = (end..end + 3)
        .take_while(|&i| r.words.get(i).is_some_and(|w| run::is_namelike(w) && w.line == r.words[last].line))
        .any(|i| is_in(words::BODIES, r.fold(i)));
    let itself =
        end - r.word_from(span.start) > 1 && is_in(words::BODIES, r.fold(last)) && r.words[last].facts.surname() < 4;
    let partners =
        matches!(next(0), "&" | "and") && matches!(next(1), "sons" | "co" | "partners" | "daughters" | "company");
    let firm = next(0) == ","
        && (matches!(next(1), "solicitors" | "accountants" | "architects" | "surveyors" | "barristers")
            || (next(1) == "a" && matches!(next(2), "firm" | "company" | "law")));
    run || itself || partners || firm
}
