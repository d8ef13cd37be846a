//! The document's memory: a full or titled name, and an e-mail address, carry their parts alone elsewhere in the text;
//! a name that somewhere is followed by Ltd, School or Road is no person's.

use super::reading::Shape;
use super::words::{self, is_in};
use super::{Confidence, Doc, EMAIL, Mention, NAME, name, run};
use std::collections::{HashMap, HashSet};

/// Adds what `found` teaches, and takes back what turns out to name a body.
pub fn recall(doc: &Doc<'_>, found: &mut Vec<Mention>) {
    let parts = parts_of(doc, found);
    if parts.is_empty() {
        return;
    }
    let r = doc.reading();
    let mut covered = vec![false; r.words.len()];
    for m in found.iter().filter(|m| m.confidence == Confidence::Redact) {
        for i in r.word_from(m.span.start)..r.word_from(m.span.end) {
            covered[i] = true;
        }
    }
    for (i, word) in r.words.iter().enumerate() {
        if covered[i] || !run::is_namelike(word) {
            continue;
        }
        let Some(reason) = parts.get(r.fold(i)) else { continue };
        if !before_body(doc, i) {
            found.push(name(word.span, reason, Confidence::Redact));
        }
    }
}

/// Followed, within its run of capitals, by a word of a body: "Dixon Primary School".
fn before_body(doc: &Doc<'_>, at: usize) -> bool {
    let r = doc.reading();
    (at + 1..r.words.len().min(at + 4))
        .take_while(|&i| run::is_namelike(&r.words[i]) && r.words[i].line == r.words[at].line)
        .any(|i| is_in(words::BODIES, r.fold(i)))
}

fn parts_of<'d>(doc: &'d Doc<'_>, found: &[Mention]) -> HashMap<&'d str, &'static str> {
    let r = doc.reading();
    let mut parts = HashMap::new();
    for m in found.iter().filter(|m| m.what == NAME && m.confidence == Confidence::Redact) {
        let range = r.word_from(m.span.start)..r.word_from(m.span.end);
        let letters = range.clone().filter(|&i| r.words[i].shape != Shape::Mark).count();
        let strong = letters >= 2 || m.reason != "written and known as a personal name";
        if !strong || letters > 5 {
            continue;
        }
        for i in range.filter(|&i| teaches(doc, i, letters)) {
            parts.insert(r.fold(i), "part of a name that the document gives in full or with a title elsewhere");
        }
    }
    let mail: HashSet<String> =
        found.iter().filter(|m| m.what == EMAIL).flat_map(|m| local_parts(m.span.of(doc.text))).collect();
    if !mail.is_empty() {
        for (i, w) in r.words.iter().enumerate() {
            if run::is_namelike(w) && w.facts.any_name() && !w.facts.common() && mail.contains(r.fold(i)) {
                parts.entry(r.fold(i)).or_insert("part of an e-mail address of the document");
            }
        }
    }
    parts
}

fn teaches(doc: &Doc<'_>, at: usize, letters: usize) -> bool {
    let r = doc.reading();
    let w = &r.words[at];
    let long = r.fold(at).chars().count() >= 3 || (letters == 1 && r.fold(at).len() == 2);
    run::is_namelike(w)
        && w.shape != Shape::Initial
        && long
        && !(w.facts.common() && w.facts.lower() >= 4)
        && !is_in(words::TITLES, r.fold(at))
        && !is_in(words::BODIES, r.fold(at))
}

pub(super) fn local_parts(address: &str) -> Vec<String> {
    let local = address.split('@').next().unwrap_or("");
    local
        .split(['.', '_', '-', '+'])
        .map(|p| p.trim_end_matches(|c: char| c.is_ascii_digit()))
        .filter(|p| p.len() >= 3)
        .map(crate::model::fold::folded)
        .collect()
}
