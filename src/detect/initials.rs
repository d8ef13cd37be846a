//! Initials of somebody whom the document names in full or whose letters it gives: "Sue Castle (SC)" and then "SC: no", "Bill Threadgold"
//! and then "BT / PG".

use super::reading::Shape;
use super::{Confidence, Doc, Mention, NAME, name};
use std::collections::HashMap;

/// The reason given.
const REASON: &str = "initials of somebody whom the document names";
/// Letters that initials have.
const LETTERS: std::ops::RangeInclusive<usize> = 2..=3;

/// Adds what `found` teaches of initials.
pub fn recall(doc: &Doc<'_>, found: &mut Vec<Mention>) {
    let known = known(doc, found);
    if known.is_empty() {
        return;
    }
    let r = doc.reading();
    let mut read = vec![0u8; r.words.len()];
    for m in found.iter().filter(|m| m.what == NAME) {
        let level = if m.confidence == Confidence::Redact { 2 } else { 1 };
        (r.word_from(m.span.start)..r.word_from(m.span.end)).for_each(|i| read[i] = read[i].max(level));
    }
    for (i, w) in r.words.iter().enumerate().filter(|(i, w)| read[*i] < 2 && is_initials(w.shape, w.span.len())) {
        // What only a name spells must also read like one, however little: "IT" is no Ian Thorne, nor is the UN.
        let article = i > 0 && matches!(r.fold(i - 1), "a" | "an" | "the");
        if known.get(r.fold(i)).is_some_and(|given| *given || read[i] == 1 && !article) {
            found.push(name(w.span, REASON, Confidence::Redact));
        }
    }
}

fn is_initials(shape: Shape, length: usize) -> bool {
    shape == Shape::Upper && LETTERS.contains(&length)
}

/// Initials by whether the document gives them itself, or only a name that spells them.
fn known(doc: &Doc<'_>, found: &[Mention]) -> HashMap<String, bool> {
    let r = doc.reading();
    let mut out = HashMap::new();
    for m in found.iter().filter(|m| m.what == NAME && m.confidence == Confidence::Redact) {
        let parts: Vec<usize> =
            (r.word_from(m.span.start)..r.word_from(m.span.end)).filter(|i| r.words[*i].shape != Shape::Mark).collect();
        let given = m.reason.starts_with("initials");
        let [first, .., last] = parts.as_slice() else {
            let one = parts.first().filter(|i| given && is_initials(r.words[**i].shape, r.words[**i].span.len()));
            out.extend(one.map(|i| (r.fold(*i).to_owned(), true)));
            continue;
        };
        let head = |i: &usize| r.fold(*i).chars().next();
        let all: String = parts.iter().filter_map(head).collect();
        let ends: String = [first, last].into_iter().filter_map(head).collect();
        for spelt in [all, ends].into_iter().filter(|s| LETTERS.contains(&s.chars().count())) {
            out.entry(spelt).or_insert(false);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Span;

    /// What is added to the names `read` (with reason and confidence) in `text`.
    fn added<'t>(text: &'t str, read: &[(&str, &str, Confidence)]) -> Vec<&'t str> {
        let of = |f: &str| text.find(f).map(|at| Span::new(at, at + f.len())).unwrap();
        let mut found: Vec<Mention> = read.iter().map(|(f, why, sure)| name(of(f), why, *sure)).collect();
        recall(&Doc::plain(text), &mut found);
        found[read.len()..].iter().map(|m| m.span.of(text)).collect()
    }

    #[test]
    fn initials_that_the_document_gives_are_known_wherever_they_stand() {
        let given = [("TH", "initials of the name before", Confidence::Redact)];
        assert_eq!(added("Tove Holm (TH)\nTH: no. Told TH and IT.", &given), ["TH", "TH"]);
    }

    #[test]
    fn initials_that_a_name_spells_must_also_read_like_somebody() {
        let named = ("Tove Holm", "x", Confidence::Redact);
        let maybe = |form| (form, "may be a person's name", Confidence::Review);
        assert_eq!(added("Tove Holm was there. TH will draft", &[named, maybe("TH")]), ["TH"]);
        assert!(added("Tove Holm was there. TH will draft", &[named]).is_empty());
        assert!(added("Tove Holm asked the TH officer", &[named, maybe("TH")]).is_empty(), "behind an article");
        assert!(added("Tove Holm was there. PV will draft", &[named, maybe("PV")]).is_empty());
    }
}
