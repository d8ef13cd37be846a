//! The manners of letters and mail: greetings, a lone "X," on the first line; who signs is told in `signatures.rs`.

use super::reading::{Line, Shape};
use super::signatures::{SIGNS, closing, for_another, signed, signs_off, spelt_out};
use super::words::{self, is_in};
use super::{Confidence, Directory, Doc, PersonDetector, name, run};
use crate::model::Mention;

/// See the module.
pub struct Letters;

impl PersonDetector for Letters {
    fn name(&self) -> &'static str {
        "letters"
    }

    fn detect(&self, doc: &Doc<'_>, _known: &Directory) -> Vec<Mention> {
        let mut out = Vec::new();
        let lines = &doc.reading().lines;
        for (n, line) in lines.iter().enumerate().filter(|(_, l)| !l.is_blank()) {
            greeting(doc, line, &mut out);
            lone(doc, n, &mut out);
            spelt_out(doc, n, &mut out);
            for_another(doc, line, &mut out);
            if let Some(rest) = closing(doc, line) {
                signed(doc, n, rest, &mut out);
            } else {
                signs_off(doc, line, &mut out);
            }
        }
        out
    }
}

/// Who signs, by their own name or initials.
pub(super) fn signatures(doc: &Doc<'_>) -> Vec<Mention> {
    let mut all = Letters.detect(doc, &Directory::default());
    all.retain(|m| m.reason == SIGNS);
    all
}

fn greeting(doc: &Doc<'_>, line: &Line, out: &mut Vec<Mention>) {
    let r = doc.reading();
    let mut i = line.first;
    while i < line.end && is_in(words::GREETINGS, r.fold(i)) {
        i += 1;
    }
    // "Good food." greets nobody; "Good morning Anna" does.
    let good = i == line.first + 1 && r.fold(line.first) == "good";
    if i == line.first || good || (i < line.end && matches!(r.fold(i), "to" | "from" | "for")) {
        return;
    }
    if i < line.end && r.words[i].span.of(doc.text) == "," && line.end - i <= 4 {
        i += 1;
    }
    addressed(doc, i, line.end, "greeted by name", out);
}

/// Names joined by commas, "and", "&" or "/", up to the first word that is none.
fn addressed(doc: &Doc<'_>, from: usize, to: usize, reason: &str, out: &mut Vec<Mention>) {
    let r = doc.reading();
    let mut i = from;
    while i < to {
        while i < to && (is_in(words::TITLES, r.fold(i)) || r.words[i].span.of(doc.text) == ".") {
            i += 1;
        }
        if i >= to || is_in(words::ADDRESSED, r.fold(i)) {
            return;
        }
        let mut end = run::name_end(doc, i, 4);
        if end == i && r.words[i].facts.forename() >= 2 && !r.words[i].facts.common() {
            end = i + 1;
        }
        let word = &r.words[i];
        // "Dear Migrant Help": words, none of them anybody's name.
        let plain = |n: usize| {
            let f = r.words[n].facts;
            (f.common() || f.in_dictionary()) && f.forename() < 2 && f.surname() < 4
        };
        let doubtful = word.facts.common()
            && word.facts.forename() < 2
            && end == i + 1
            && r.words.get(end).is_some_and(|w| w.line == word.line && w.shape == Shape::Lower);
        if end == i || doubtful || end > i + 1 && (i..end).all(plain) || !run::could_be_person(doc, i, end) {
            return;
        }
        out.push(name(run::span(doc, i, end), reason, Confidence::Redact));
        i = end;
        let joined = i < to && (matches!(r.words[i].span.of(doc.text), "," | "&" | "/") || r.fold(i) == "and");
        let comma = joined && r.words[i].span.of(doc.text) == ",";
        if !joined || (comma && i + 1 < to && !plausible(doc, i + 1, to)) {
            return;
        }
        i += 1;
    }
}

/// After "Hi Anna," a further capitalised word is a name only where it is one by itself.
fn plausible(doc: &Doc<'_>, at: usize, to: usize) -> bool {
    let word = &doc.reading().words[at];
    let next = doc.reading().words.get(at + 1);
    word.facts.forename() >= 2
        && !word.facts.common()
        && (at + 1 >= to || next.is_some_and(|w| w.shape == Shape::Mark || run::is_namelike(w)))
}

/// A first line (of the text, or after a blank line) that is nothing but names and a comma.
fn lone(doc: &Doc<'_>, n: usize, out: &mut Vec<Mention>) {
    let r = doc.reading();
    let line = &r.lines[n];
    let count = line.end - line.first;
    let short = |l: &Line| l.end - l.first <= 3 || r.words[l.end - 1].shape == Shape::Mark;
    let comma = count == 2 && r.words[line.end - 1].span.of(doc.text) == ",";
    let opens =
        n == 0 || r.lines[n - 1].is_blank() || is_header(doc, &r.lines[n - 1]) || (comma && short(&r.lines[n - 1]));
    if !opens || count > 8 || !run::is_namelike(&r.words[line.first]) || heads(doc, n) {
        return;
    }
    // "September Newsletter", "Denny's Debacle"
    let plain = |i: usize| r.words[i].facts.in_dictionary() && !r.words[i].facts.any_name();
    let owns = |i: usize| r.words[i - 1].span.of(doc.text) == "'s" && run::is_namelike(&r.words[i]);
    if (line.first + 1..line.end).any(|i| plain(i) || owns(i)) {
        return;
    }
    let last = r.words[line.end - 1].span.of(doc.text);
    let ended = matches!(last, "," | "-" | ":" | "–" | "—" | "!");
    let body_end = if ended { line.end - 1 } else { line.end };
    let all = (line.first..body_end).all(|i| {
        let w = &r.words[i];
        (run::is_namelike(w)
            && !is_in(words::BODIES, r.fold(i))
            && !is_in(words::GREETINGS, r.fold(i))
            && !is_in(words::CLOSINGS, r.fold(i))
            && !is_in(words::ADDRESSED, r.fold(i)))
            || matches!(w.span.of(doc.text), "," | "&" | "/" | "." | "'s")
            || r.fold(i) == "and"
    });
    let known = r.words[line.first].facts.forename() >= 2 && !r.words[line.first].facts.common();
    // "CARE ACT ASSESSMENT" heads a form.
    let wordy = !ended
        && count > 1
        && (line.first..line.end).all(|i| {
            let f = r.words[i].facts;
            f.in_dictionary() && f.forename() < 3
        });
    let fit = if wordy {
        false
    } else if last == "!" {
        known && r.words[line.first].facts.forename() >= 3
    } else if last == "," {
        known || r.words[line.first].facts.lower() == 0
    } else {
        known && count <= 4
    };
    if all && fit && body_end > line.first {
        addressed(doc, line.first, body_end, "addressed by name on a line of its own", out);
    }
}

/// "Tamrit" above "Tamrit is a town": what a text is headed by is taken up by its first words, who is addressed is not.
fn heads(doc: &Doc<'_>, n: usize) -> bool {
    let r = doc.reading();
    let next = r.lines[n + 1..].iter().find(|l| !l.is_blank());
    next.is_some_and(|l| l.end - l.first > 2 && r.fold(l.first) == r.fold(r.lines[n].first))
}

fn is_header(doc: &Doc<'_>, line: &Line) -> bool {
    let r = doc.reading();
    !line.is_blank()
        && matches!(r.fold(line.first), "subject" | "date" | "sent" | "to" | "cc" | "attachments" | "importance")
        && r.words.get(line.first + 1).is_some_and(|w| w.span.of(doc.text) == ":")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<&str> {
        let doc = Doc::plain(text);
        let mut all: Vec<Mention> = Letters.detect(&doc, &Directory::default());
        all.retain(|m| m.reason.starts_with("initials"));
        all.iter().map(|m| m.span.of(text)).collect()
    }

    #[test]
    fn initials_are_told_by_the_name_that_spells_them_out() {
        assert_eq!(of("Is all of it meant?\ndp\n\nDebra Perlingiere\nLegal"), ["dp"]);
        assert_eq!(of("Rhoda Quill\nRQ\nSee below"), ["RQ"]);
        assert!(of("It is done.\nOK\nDebra Perlingiere").is_empty());
        assert!(of("Terms\ntc\nthis contract").is_empty());
    }
}
