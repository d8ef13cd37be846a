//! Forms, lists and tables: "Employee: …", "Present: …", "Name (ABC)", chat lines "kev b: …", and columns classed by header or by hit rate.

use super::reading::{Line, Reading, Shape};
use super::tables::{cell, tables};
use super::words::{self, LABELS, OF_THINGS, is_in};
use super::{Confidence, Directory, Doc, PersonDetector, bodies, name, run};
use crate::model::{Mention, fold};

/// See the module.
pub struct Forms;

impl PersonDetector for Forms {
    fn name(&self) -> &'static str {
        "forms"
    }

    fn detect(&self, doc: &Doc<'_>, _known: &Directory) -> Vec<Mention> {
        let mut out = Vec::new();
        let r = doc.reading();
        speakers(doc, &mut out);
        for line in &r.lines {
            for colon in line.first..line.end {
                let mark = r.words[colon].span.of(doc.text);
                if mark == ":"
                    || (mark == "." && colon > line.first && matches!(r.fold(colon - 1), "prop" | "sec" | "seconded"))
                {
                    labelled(doc, line, colon, &mut out);
                }
            }
            bracketed(doc, line, &mut out);
        }
        bulleted(doc, &mut out);
        let animals = lists_animals(doc.fields.iter().map(|f| f.name.expose()));
        for field in doc.fields {
            let column = crate::model::fold::folded(field.name.expose());
            // A table's own head is what the column is called, and nobody.
            let head = crate::model::fold::folded(field.span.of(doc.text)) == column;
            if says_person(&column) && !head && !(animals && is_plain_name(&column)) {
                cell(doc, field.span, "stands in a column of people", &mut out);
            }
        }
        tables(doc, &mut out);
        out
    }
}

/// True where a folded label or column name speaks of a person and not of an attribute of one.
pub(super) fn says_person(label: &str) -> bool {
    let parts: Vec<&str> = label.split([' ', '-', '/', '_']).filter(|w| !w.is_empty()).collect();
    let Some(last) = parts.last() else { return false };
    let of_thing = parts.iter().any(|w| is_in(OF_THINGS, w));
    parts.len() <= 4
        && !of_thing
        && (is_in(LABELS, last)
            || parts.first().is_some_and(|w| is_in(LABELS, w))
                && parts.len() <= 2
                && !matches!(*last, "band" | "comments" | "notes" | "rate" | "role" | "score" | "status" | "type"))
}

/// True where the columns of a list are those of animals: what stands under "Name" there is a dog.
pub(super) fn lists_animals<'a>(mut columns: impl Iterator<Item = &'a str>) -> bool {
    columns.any(|column| matches!(fold::folded(column).as_str(), "breed" | "species"))
}

/// True for a folded column that says no more than that it holds names.
pub(super) fn is_plain_name(column: &str) -> bool {
    matches!(column, "name" | "names" | "called" | "known as")
}

/// Letters that a label is shortened to at least.
const SHORT: usize = 4;

/// True for a folded label of people in short: `apols` for apologies.
pub(super) fn is_short_label(word: &str) -> bool {
    let stem = word.strip_suffix('s').unwrap_or(word);
    stem.len() >= SHORT && LABELS.iter().any(|l| l.len() > word.len() && l.starts_with(stem))
}

/// "Parent or carer": what a form asks for, and nobody.
pub(super) fn asks(r: &Reading, from: usize, to: usize) -> bool {
    let label = |i: usize| is_in(LABELS, r.fold(i)) || matches!(r.fold(i), "and" | "or" | "of" | "/");
    to > from + 1 && (from..to).all(label)
}

/// Our own word for a label of people.
pub(super) fn label(word: &str) -> Option<&'static str> {
    LABELS.binary_search(&word).ok().map(|at| LABELS[at])
}

fn labelled(doc: &Doc<'_>, line: &Line, colon: usize, out: &mut Vec<Mention>) {
    let r = doc.reading();
    let mut start = colon;
    while start > line.first
        && colon - start < 4
        && matches!(r.words[start - 1].shape, Shape::Lower | Shape::Capital | Shape::Upper | Shape::Initial)
    {
        start -= 1;
    }
    let label = |from: usize| (from..colon).map(|i| r.fold(i)).collect::<Vec<_>>().join(" ");
    let fits = (start..colon)
        .any(|from| (from == line.first || colon - from <= 2 || from == start) && says_person(&label(from)));
    // "Account name: Hollis and Sons"
    let of_thing =
        colon - start > 1 && matches!(r.fold(colon - 1), "name" | "names") && is_in(OF_THINGS, r.fold(colon - 2));
    if fits && !of_thing {
        login(doc, line, colon + 1, out);
        list(doc, colon + 1, line.end, "stands behind a label of people", out);
    }
}

/// "author: d.machin": one word of letters and dots.
fn login(doc: &Doc<'_>, line: &Line, at: usize, out: &mut Vec<Mention>) {
    let r = doc.reading();
    let mut end = at;
    while end < line.end
        && (end == at || r.words[end].glued)
        && (matches!(r.words[end].span.of(doc.text), "." | "_")
            || matches!(r.words[end].shape, Shape::Lower | Shape::Capital | Shape::Initial))
    {
        end += 1;
    }
    if end >= at + 3 && r.words[end - 1].shape != Shape::Mark && r.words[at].shape != Shape::Mark {
        out.push(name(run::span(doc, at, end), "a login behind a label of people", Confidence::Redact));
    }
}

/// Chat: the same one to three words before a colon at the start of two lines or more, in a text of several speakers' lines.
fn speakers(doc: &Doc<'_>, out: &mut Vec<Mention>) {
    let r = doc.reading();
    let mut starts: std::collections::HashMap<String, Vec<(usize, usize)>> = std::collections::HashMap::new();
    for line in r.lines.iter().filter(|l| !l.is_blank() && l.end > l.first + 2) {
        let Some(colon) = (line.first + 1..line.end.min(line.first + 4)).find(|&i| r.words[i].span.of(doc.text) == ":")
        else {
            continue;
        };
        if (line.first..colon).all(|i| {
            matches!(r.words[i].shape, Shape::Lower | Shape::Capital | Shape::Mixed | Shape::Initial | Shape::Upper)
        }) {
            let key = (line.first..colon).map(|i| r.fold(i)).collect::<Vec<_>>().join(" ");
            starts.entry(key).or_default().push((line.first, colon));
        }
    }
    let lines: usize = starts.values().map(Vec::len).sum();
    for places in starts.into_values().filter(|p| p.len() >= 2 && lines >= 3) {
        let (from, to) = places[0];
        let named = (from..to).any(|i| {
            r.words[i].facts.forename() >= 2 && !(r.words[i].facts.common() || r.words[i].facts.in_dictionary())
        });
        if named && !run::names_body(r, from, to) {
            out.extend(
                places
                    .iter()
                    .map(|&(a, b)| name(run::span(doc, a, b), "speaks in the conversation", Confidence::Redact)),
            );
        }
    }
}

/// "- Anna Hope: signed", "- Ogunbanjo: thinking": lines of one list, each of which begins with somebody.
fn bulleted(doc: &Doc<'_>, out: &mut Vec<Mention>) {
    let r = doc.reading();
    let mut at = 0;
    while at < r.lines.len() {
        let heads: Vec<(usize, usize)> = r.lines[at..].iter().map_while(|line| head(doc, line)).collect();
        at += heads.len() + 1;
        let known = heads.iter().filter(|(a, b)| is_somebody(r, *a, *b)).count();
        if heads.len() >= 3 && known * 2 >= heads.len() {
            let word = |(a, b): (usize, usize)| (a..b).any(|i| is_word(r, i));
            let fits = heads.into_iter().filter(|h| !word(*h) && run::could_be_person(doc, h.0, h.1));
            let reason = "begins a point of a list of people";
            out.extend(fits.map(|(a, b)| name(run::span(doc, a, b), reason, Confidence::Redact)));
        }
    }
}

/// The one to four capitals between a bullet and what is said of them.
fn head(doc: &Doc<'_>, line: &Line) -> Option<(usize, usize)> {
    let r = doc.reading();
    let on_line = |i: usize| r.words.get(i).filter(|w| i < line.end && w.shape == Shape::Mark);
    let mark = |i: usize| on_line(i).map(|w| w.span.of(doc.text));
    let from = line.first + 1;
    let bullet = from < line.end && matches!(mark(line.first), Some("-" | "*" | "•" | "–" | "·"));
    let end = if bullet { run::name_end(doc, from, 4) } else { from };
    (end > from && matches!(mark(end), Some(":" | "(" | "-" | "–"))).then_some((from, end))
}

/// A forename or surname that is nothing else, or one with an initial: "Darren J".
pub(super) fn is_somebody(r: &Reading, from: usize, to: usize) -> bool {
    let initial = (from..to).any(|i| r.words[i].shape == Shape::Initial);
    (from..to).filter(|i| r.words[*i].span.len() > 1).any(|i| {
        let f = r.words[i].facts;
        (initial || f.forename() >= 2 || f.surname() >= 2) && !f.common() && !f.in_dictionary() && !f.place()
    })
}

/// An everyday word, that few are called.
pub(super) fn is_word(r: &Reading, at: usize) -> bool {
    let f = r.words[at].facts;
    (f.common() || f.in_dictionary()) && f.forename() < 3
}

/// "A, B (role); C and D": names at the start of each item, until an item starts with none.
fn list(doc: &Doc<'_>, from: usize, to: usize, reason: &str, out: &mut Vec<Mention>) {
    let r = doc.reading();
    let mut i = from;
    while i < to {
        while i < to && (r.words[i].shape == Shape::Mark || is_in(words::TITLES, r.fold(i)) || r.fold(i) == "and") {
            if matches!(r.words[i].span.of(doc.text), "." | "?") && i > from && !is_in(words::TITLES, r.fold(i - 1)) {
                return;
            }
            i += 1;
        }
        let end = if i < to { run::name_end(doc, i, 4).min(to) } else { i };
        // "Coach: Ripley's Coaches", "Contact: Anfield Children's Centre"
        let owned = [words::TRADES, words::BODIES].iter().any(|l| bodies::is_owned(doc, end, l));
        if end <= i || end < to && r.words[end].span.of(doc.text) == ":" || owned || !personal(doc, i, end) {
            return;
        }
        out.push(name(run::span(doc, i, end), reason, Confidence::Redact));
        i = end;
        while i < to && !(matches!(r.words[i].span.of(doc.text), "," | ";" | "&" | "/") || r.fold(i) == "and") {
            if i == end && r.words[i].span.of(doc.text) != "(" && r.words[i].span.of(doc.text) != "-" {
                return;
            }
            i += 1;
        }
    }
}

/// Could be a person, and some part is known as a name or unknown as a word.
fn personal(doc: &Doc<'_>, from: usize, to: usize) -> bool {
    let r = doc.reading();
    run::could_be_person(doc, from, to)
        && (from..to).any(|i| {
            run::is_namelike(&r.words[i])
                && r.words[i].shape != Shape::Initial
                && (!r.words[i].facts.common() || (r.words[i].facts.surname() >= 3 && to > from + 1))
        })
        && !(from..to).any(|i| {
            r.words[i].shape == Shape::Upper
                && r.words[i].facts == super::gazetteer::Facts::default()
                && r.words[i].span.len() <= 4
                && to == from + 1
        })
}

/// "Maria Kovacs (MK)" or "(MLK)": the letters are the initials of the name before; both are tagged.
fn bracketed(doc: &Doc<'_>, line: &Line, out: &mut Vec<Mention>) {
    let r = doc.reading();
    for i in line.first..line.end.saturating_sub(2) {
        let within = r.words[i].span.of(doc.text) == "("
            && r.words[i + 2].span.of(doc.text) == ")"
            && r.words[i + 1].shape == Shape::Upper;
        if !within || i < line.first + 2 {
            continue;
        }
        let letters = r.fold(i + 1);
        let mut from = i;
        while from > line.first && run::is_namelike(&r.words[from - 1]) && i - from < letters.len() {
            from -= 1;
        }
        let first = |w: usize| r.fold(w).chars().next();
        // A double-barrelled surname gives a letter or two: "Ewa Holt-Pryor (EHP)".
        let each = |w: usize| r.words[w].span.of(doc.text).split('-').filter_map(|part| part.chars().next());
        let halves = |from: usize| fold::folded(&(from..i).flat_map(each).collect::<String>());
        let named = (from..i - 1)
            .find(|from| (*from..i).filter_map(first).collect::<String>() == letters || halves(*from) == letters);
        let from = named.unwrap_or(i);
        if i - from >= 2
            && !run::names_body(r, from, i)
            && (from..i).any(|w| r.words[w].facts.any_name() && !r.words[w].facts.common())
        {
            out.push(name(run::span(doc, from, i), "a name with its initials behind", Confidence::Redact));
            out.push(name(r.words[i + 1].span, "initials of the name before", Confidence::Redact));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Evidence, Field, Span};

    #[test]
    fn a_label_in_a_column_of_people_is_nobody() {
        let text = "Emergency\tPrevious surname\tBaker";
        let spans = [Span::new(0, 9), Span::new(10, 26), Span::new(27, 32)];
        let fields = spans.map(|span| Field { name: Evidence::new("Parent"), span });
        let found = Forms.detect(&Doc::new(text, &[], &fields), &Directory::default());
        assert_eq!(found.iter().map(|m| m.span.of(text)).collect::<Vec<_>>(), ["Baker"]);
    }

    #[test]
    fn a_list_whose_points_begin_with_people_begins_each_with_one() {
        let found = |text: &str| -> Vec<String> {
            let all = Forms.detect(&Doc::plain(text), &Directory::default());
            all.iter().map(|m| m.span.of(text).to_owned()).collect()
        };
        let list = "So far:\n- Thora S: signed\n- Agnieszka W-N (agency): no\n- R. Penhaligon: has it\n- Ògúnbánjọ: thinking\n- Catering: later";
        assert_eq!(found(list), ["Thora S", "Agnieszka W-N", "R. Penhaligon", "Ògúnbánjọ"]);
        assert!(found("- Chairs: 20\n- Catering: Anna has it\n- Zumba: no").is_empty());
    }

    #[test]
    fn what_a_form_asks_for_is_nobody() {
        let text = "Name\tTove Lindqvist\nParent or carer\tDean Sharples";
        let found = Forms.detect(&Doc::plain(text), &Directory::default());
        assert!(!found.iter().any(|m| m.span.of(text) == "Parent or carer"), "{found:?}");
        assert!(is_short_label("apols") && !is_short_label("anna") && !is_short_label("chris"));
    }

    #[test]
    fn labels_of_people_say_so() {
        assert!(["caller", "dad", "signed", "preferred"].iter().all(|l| super::says_person(l)));
        assert!(["file name", "company secretary", "date", "attendance band"].iter().all(|l| !super::says_person(l)));
    }
}
