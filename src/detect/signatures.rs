//! Who signs: the name or the initials under a closing, beside it, or for another.

use super::reading::{Line, Shape};
use super::words::{self, is_in};
use super::{Confidence, Doc, name, run};
use crate::model::Mention;

/// The reason of a name under a closing.
pub(super) const SIGNS: &str = "signs the message";

/// Where the line is a closing: the index of what follows it on the line (its end where nothing does).
pub(super) fn closing(doc: &Doc<'_>, line: &Line) -> Option<usize> {
    let r = doc.reading();
    let mut i = line.first;
    let mut head = false;
    while i < line.end && i - line.first < 6 && is_in(words::CLOSINGS, r.fold(i)) {
        head |= is_in(words::CLOSING_HEADS, r.fold(i));
        i += 1;
    }
    let done = i == line.end
        || matches!(r.words[i].span.of(doc.text), "," | "." | "!" | "-" | "–")
        || run::is_namelike(&r.words[i]);
    if !head || !done {
        return None;
    }
    while i < line.end && r.words[i].shape == Shape::Mark {
        i += 1;
    }
    Some(i)
}

pub(super) fn signed(doc: &Doc<'_>, n: usize, rest: usize, out: &mut Vec<Mention>) {
    let r = doc.reading();
    if rest < r.lines[n].end {
        signature(doc, rest, r.lines[n].end, out);
        return;
    }
    let below: Vec<&Line> = r.lines[n + 1..].iter().take(6).filter(|l| !l.is_blank()).take(2).collect();
    let Some(first) = below.first() else { return };
    if initials(doc, first, out) {
        return;
    }
    if !signature(doc, first.first, first.end, out) {
        return;
    }
    if let Some(second) = below.get(1) {
        let repeats =
            run::name_end(doc, second.first, 4) > second.first + 1 && r.fold(second.first) == r.fold(first.first);
        if repeats {
            signature(doc, second.first, second.end, out);
        }
    }
}

/// A line of one to three letters under a closing: how people sign who know each other.
fn initials(doc: &Doc<'_>, line: &Line, out: &mut Vec<Mention>) -> bool {
    let r = doc.reading();
    let letters: Vec<usize> = (line.first..line.end).filter(|&i| r.words[i].shape != Shape::Mark).collect();
    let [one] = letters.as_slice() else { return false };
    let word = &r.words[*one];
    let short = word.span.len() <= 3
        && !matches!(word.shape, Shape::Number | Shape::Mail | Shape::Web)
        && line.end - line.first <= 3;
    let fit = short
        && !(word.facts.common() && word.shape == Shape::Lower)
        && !matches!(r.fold(*one), "ps" | "re" | "fyi" | "cc" | "the" | "tel" | "fax");
    if fit {
        out.push(name(word.span, "initials that sign the message", Confidence::Redact));
    }
    fit
}

/// "I'm in at ten. Ta, Mags": a closing and a name that end a line behind a sentence.
pub(super) fn signs_off(doc: &Doc<'_>, line: &Line, out: &mut Vec<Mention>) {
    let r = doc.reading();
    let stop = |i: &usize| matches!(r.words[*i].span.of(doc.text), "." | "!" | "?");
    let Some(from) = (line.first..line.end.saturating_sub(1)).rev().find(stop).map(|i| i + 1) else { return };
    let mut at = from;
    while at < line.end && is_in(words::CLOSING_HEADS, r.fold(at)) {
        at += 1;
    }
    let comma = at > from && at < line.end && r.words[at].span.of(doc.text) == ",";
    let end = if at > from { run::name_end(doc, at + usize::from(comma), 3) } else { at };
    if end > at && end == line.end {
        signature(doc, at, end, out);
    }
}

/// "p.p. C Dunstable", "(pp Iñaki)": who signs for another, at the beginning of a line.
pub(super) fn for_another(doc: &Doc<'_>, line: &Line, out: &mut Vec<Mention>) {
    let r = doc.reading();
    let is = |at: usize, what: &str| at < line.end && r.fold(at) == what;
    let mut at = line.first;
    at += usize::from(is(at, "("));
    let dotted = is(at, "p") && is(at + 1, ".") && is(at + 2, "p");
    if !dotted && !is(at, "pp") {
        return;
    }
    at += if dotted { 3 } else { 1 };
    at += usize::from(is(at, "."));
    signature(doc, at, line.end, out);
}

/// A line of initials above or below the line that spells them out: "dp" above "Debra Perlingiere".
pub(super) fn spelt_out(doc: &Doc<'_>, n: usize, out: &mut Vec<Mention>) {
    let (r, line) = (doc.reading(), &doc.reading().lines[n]);
    let [word] = &r.words[line.first..line.end] else { return };
    let letters = r.fold(line.first);
    if !(2..=3).contains(&letters.chars().count()) || !letters.chars().all(char::is_alphabetic) {
        return;
    }
    let above = r.lines[..n].iter().rev().find(|l| !l.is_blank());
    let below = r.lines[n + 1..].iter().find(|l| !l.is_blank());
    let spells = |l: &Line| {
        let heads: String = (l.first..l.end).filter_map(|i| r.fold(i).chars().next()).collect();
        heads == letters && run::name_end(doc, l.first, 4) == l.end && run::could_be_person(doc, l.first, l.end)
    };
    if above.into_iter().chain(below).any(spells) {
        out.push(name(word.span, "initials that sign the message", Confidence::Redact));
    }
}

/// A line that is a name, alone or before a comma, bracket or dash.
fn signature(doc: &Doc<'_>, from: usize, to: usize, out: &mut Vec<Mention>) -> bool {
    let r = doc.reading();
    let mut from = from;
    while from < to && (r.words[from].shape == Shape::Mark || (is_in(words::TITLES, r.fold(from)) && from + 1 < to)) {
        from += 1;
    }
    if from >= to {
        return false;
    }
    let mut end = run::name_end(doc, from, 5).min(to);
    if end == from
        && r.words[from].shape == Shape::Lower
        && (r.words[from].facts.forename() >= 2 || to == from + 1)
        && !r.words[from].facts.common()
    {
        end = from + 1;
    }
    let whole = end == to || matches!(r.words[end].shape, Shape::Mark | Shape::Mail | Shape::Web | Shape::Number);
    let sentence = end < to && r.words[end].shape == Shape::Mark && to - end > 6;
    // "Thanks For A Great Job", "Best YET": words, though written like names.
    let wordy = (from..end).any(|i| {
        let f = r.words[i].facts;
        let grammar = end == from + 1 && super::scraps::is_grammar(r.fold(i)) && f.lower() > 3;
        (f.common() && f.forename() < 2 && f.surname() < 3 || grammar) && r.words[i].shape != Shape::Initial
    });
    if end == from
        || !whole
        || sentence
        || wordy
        || is_in(words::CLOSINGS, r.fold(from))
        || !run::could_be_person(doc, from, end)
    {
        return false;
    }
    out.push(name(run::span(doc, from, end), SIGNS, Confidence::Redact));
    true
}
