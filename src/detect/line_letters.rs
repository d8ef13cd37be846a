//! Initials at the end of lines that begin with whom they spell, as the minutes of boards list who was there: "Joan Mulcahy Non-Executive
//! Director JMc".

use super::reading::{Line, Shape};
use super::{Confidence, Doc, Mention, NAME, name};

/// The reason given.
const REASON: &str = "initials of the name that begins the line";
/// Lines that show that a document lists people so.
const LINES: usize = 2;
/// Letters that initials have.
const LETTERS: std::ops::RangeInclusive<usize> = 2..=4;

/// Adds the initials of people in `found` that end their line.
pub fn recall(doc: &Doc<'_>, found: &mut Vec<Mention>) {
    let r = doc.reading();
    let spelt: Vec<usize> = r.lines.iter().filter_map(|line| spelt(doc, line, found)).collect();
    if spelt.len() >= LINES {
        found.extend(spelt.into_iter().map(|i| name(r.words[i].span, REASON, Confidence::Redact)));
    }
}

/// The last word of `line` where it spells the name that the line begins with, and something stands between them.
fn spelt(doc: &Doc<'_>, line: &Line, found: &[Mention]) -> Option<usize> {
    let r = doc.reading();
    let last = line.end.checked_sub(1).filter(|last| *last > line.first + 2)?;
    let word = &r.words[last];
    let initials = matches!(word.shape, Shape::Upper | Shape::Mixed) && LETTERS.contains(&word.span.len());
    let named = |m: &&Mention| {
        m.what == NAME
            && m.confidence == Confidence::Redact
            && m.span.start == r.words[line.first].span.start
            && m.span.end < r.words[last - 1].span.end
    };
    let first = initials.then(|| found.iter().find(named))??;
    let capital = |word: &str| word.chars().find(|c| c.is_uppercase());
    let parts: Vec<char> = first.span.of(doc.text).split([' ', '-']).filter_map(capital).collect();
    let mut letters = word.span.of(doc.text).chars().filter(|c| c.is_uppercase());
    let ends = (letters.next(), letters.next_back());
    (parts.len() > 1 && ends == (parts.first().copied(), parts.last().copied())).then_some(last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Span;

    fn added<'t>(text: &'t str, read: &[&str]) -> Vec<&'t str> {
        let at = |form: &str| text.find(form).map(|a| Span::new(a, a + form.len())).unwrap();
        let mut found: Vec<Mention> = read.iter().map(|form| name(at(form), "x", Confidence::Redact)).collect();
        recall(&Doc::plain(text), &mut found);
        found[read.len()..].iter().map(|m| m.span.of(text)).collect()
    }

    #[test]
    fn letters_at_the_end_of_a_line_are_those_of_whom_it_begins_with() {
        let text =
            "Tove Quillan Chair TQ\nPer McVane Director of Nursing PMc\nUna Holm Head of IT\nAnna Bright Clerk AKB";
        assert_eq!(added(text, &["Tove Quillan", "Per McVane", "Una Holm", "Anna Bright"]), ["TQ", "PMc", "AKB"]);
        assert!(added("Tove Quillan Chair TQ\nPer Vane saw the GP", &["Tove Quillan", "Per Vane"]).is_empty());
    }
}
