//! The document's memory: a full or titled name, and an e-mail address, carry their parts alone elsewhere in the text.

use super::reading::{Reading, Shape};
use super::words::{self, is_in};
use super::{Confidence, Doc, EMAIL, Mention, NAME, name, run};
use std::collections::{HashMap, HashSet};

/// The reason given for a part alone.
pub const REASON: &str = "part of a name that the document gives in full or with a title elsewhere";

/// Adds what `found` teaches.
pub fn recall(doc: &Doc<'_>, found: &mut Vec<Mention>) {
    let parts = parts_of(doc, found);
    if parts.is_empty() {
        return;
    }
    let r = doc.reading();
    let mut covered = vec![false; r.words.len()];
    for m in found.iter().filter(|m| m.confidence == Confidence::Redact) {
        (r.word_from(m.span.start)..r.word_from(m.span.end)).for_each(|i| covered[i] = true);
    }
    let open: Vec<usize> =
        (0..r.words.len()).filter(|&i| run::is_namelike(&r.words[i]) && parts.contains_key(r.fold(i))).collect();
    let families: Vec<usize> = (1..r.words.len()).filter(|&i| !covered[i] && family(r, i, &parts)).collect();
    let reason = "the family of somebody whom the document names";
    found.extend(families.into_iter().map(|i| name(r.words[i].span, reason, Confidence::Redact)));
    let mut tally: HashMap<&str, (u32, u32)> = HashMap::new();
    for &i in &open {
        let count = tally.entry(r.fold(i)).or_default();
        *(if covered[i] { &mut count.0 } else { &mut count.1 }) += 1;
    }
    for i in open.into_iter().filter(|&i| !covered[i]) {
        let (reason, sure) = parts[r.fold(i)];
        let (named, bare) = tally[r.fold(i)];
        if (sure || named * 2 >= bare) && !before_body(doc, i) {
            found.push(name(r.words[i].span, reason, Confidence::Redact));
        }
    }
}

/// "the Peats", "the Coombses" where the document names a Peat, a Coombs; "the Temples" with its capital only, for it is a word besides;
/// "two Robs".
fn family(r: &Reading, at: usize, parts: &HashMap<&str, (&'static str, bool)>) -> bool {
    let behind = |at: usize| at.checked_sub(1).map(|i| r.fold(i));
    let word = &r.words[at];
    let counted = matches!(behind(at), Some("two" | "three" | "four" | "young" | "other"));
    let article = behind(if counted { at - 1 } else { at }) == Some("the");
    // "We have two Robs."
    let several = matches!(behind(at), Some("two" | "three" | "both")) && word.shape == Shape::Capital;
    let written = match word.shape {
        Shape::Capital => true,
        Shape::Lower => !word.facts.in_dictionary() && !word.facts.common(),
        _ => false,
    };
    (article && written || several) && singulars(r.fold(at)).any(|one| parts.contains_key(one))
}

/// What a folded word can be the plural of, as families are called: "Morrises", "Kershaws".
pub(super) fn singulars(folded: &str) -> impl Iterator<Item = &str> {
    let hissing = |one: &&str| ["s", "x", "z", "ch", "sh"].iter().any(|end| one.ends_with(end));
    let es = folded.strip_suffix("es").filter(hissing);
    es.into_iter().chain(folded.strip_suffix('s').filter(|one| !one.ends_with('s')))
}

/// Followed, within its run of capitals, by a word of a body: "Dixon Primary School".
fn before_body(doc: &Doc<'_>, at: usize) -> bool {
    let r = doc.reading();
    (at + 1..r.words.len().min(at + 4))
        .take_while(|&i| run::is_namelike(&r.words[i]) && r.words[i].line == r.words[at].line)
        .any(|i| is_in(words::BODIES, r.fold(i)))
}

fn parts_of<'d>(doc: &'d Doc<'_>, found: &[Mention]) -> HashMap<&'d str, (&'static str, bool)> {
    let r = doc.reading();
    let mut parts = HashMap::new();
    for m in found.iter().filter(|m| m.what == NAME && m.confidence == Confidence::Redact) {
        let range = r.word_from(m.span.start)..r.word_from(m.span.end);
        let letters = range.clone().filter(|&i| r.words[i].shape != Shape::Mark).count();
        let sure = m.step != super::learned::NAME;
        if (letters < 2 && !sure) || letters > 5 {
            continue;
        }
        for i in range.filter(|&i| teaches(doc, i, sure)) {
            let part = parts.entry(r.fold(i)).or_insert((REASON, sure));
            part.1 |= sure;
        }
    }
    let mail: HashSet<String> =
        found.iter().filter(|m| m.what == EMAIL).flat_map(|m| local_parts(m.span.of(doc.text))).collect();
    if !mail.is_empty() {
        for (i, w) in r.words.iter().enumerate() {
            if run::is_namelike(w) && w.facts.any_name() && !w.facts.common() && mail.contains(r.fold(i)) {
                parts.entry(r.fold(i)).or_insert(("part of an e-mail address of the document", true));
            }
        }
    }
    parts
}

/// A part that can stand for its bearer: no initial, no frequent word, no place; of a name that was only read, one known as a name.
fn teaches(doc: &Doc<'_>, at: usize, sure: bool) -> bool {
    let r = doc.reading();
    let (w, fold) = (&r.words[at], r.fold(at));
    let plain = w.facts.common() && (w.facts.lower() >= 4 || !sure);
    let known = sure || (!w.facts.place() && (w.facts.any_name() || !w.facts.in_dictionary()));
    run::is_namelike(w)
        && w.shape != Shape::Initial
        && fold.chars().count() >= 3
        && !plain
        && known
        && !is_in(words::TITLES, fold)
        && !is_in(words::BODIES, fold)
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
