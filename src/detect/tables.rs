//! Cells of people: of a field, and of lines of cells whose columns are classed by header or by hit rate.

use super::forms::{asks, is_plain_name, lists_animals, says_person};
use super::reading::Shape;
use super::words::{self, is_in};
use super::{Confidence, Doc, name, run};
use crate::model::{Mention, Span, fold, form};

/// The reason given for what stands under "Surname" or "Forename": there Church and Banks are people.
const SURNAMES: &str = "stands in a column of surnames or forenames";

/// Takes a cell for somebody, without marks and a title, unless it is a label itself.
pub(super) fn cell(doc: &Doc<'_>, span: Span, reason: &str, out: &mut Vec<Mention>) {
    let r = doc.reading();
    let (mut from, to) = (r.word_from(span.start), r.word_from(span.end));
    while from < to && (r.words[from].shape == Shape::Mark || (is_in(words::TITLES, r.fold(from)) && from + 1 < to)) {
        from += 1;
    }
    let mut end = to;
    while end > from && r.words[end - 1].shape == Shape::Mark {
        end -= 1;
    }
    // "Emergency", "Previous surname": labels of a form whose first row was taken for its head.
    let words = (from..end).all(|i| r.words[i].facts.in_dictionary() && !r.words[i].facts.any_name());
    let surname = end == from + 1 && reason == SURNAMES && run::is_namelike(&r.words[from]);
    if surname || from < end && !words && !asks(r, from, end) && run::could_be_person(doc, from, end) {
        out.push(name(run::span(doc, from, end), reason, Confidence::Redact));
    }
}

/// Runs of lines with the same number (three or more) of tab- or comma-separated cells.
pub(super) fn tables(doc: &Doc<'_>, out: &mut Vec<Mention>) {
    blocks(doc.text).iter().for_each(|block| table(doc, block, out));
}

/// The rows of each run of two lines or more with the same number of cells.
pub(super) fn blocks(text: &str) -> Vec<Vec<Vec<Span>>> {
    let (mut out, mut block): (Vec<Vec<Vec<Span>>>, Vec<Vec<Span>>) = (Vec::new(), Vec::new());
    let mut at = 0;
    for line in text.split_inclusive('\n').chain(std::iter::once("\n")) {
        let cells = cells(line, at);
        if block.first().is_some_and(|b| b.len() != cells.len()) || cells.len() < 2 {
            if block.len() >= 2 {
                out.push(std::mem::take(&mut block));
            }
            block.clear();
        }
        if cells.len() >= 2 {
            block.push(cells);
        }
        at += line.len();
    }
    out
}

/// The cells of one line: at tabs, else at commas outside quotation marks, else at `|`.
fn cells(line: &str, at: usize) -> Vec<Span> {
    let line = line.trim_end_matches(['\n', '\r']);
    let by = ['\t', '|', ','].into_iter().find(|c| line.matches(*c).count() >= if *c == '\t' { 1 } else { 2 });
    let Some(by) = by else { return Vec::new() };
    let (mut out, mut start, mut quoted) = (Vec::new(), 0, false);
    for (i, c) in line.char_indices() {
        quoted ^= c == '"';
        if c == by && !quoted {
            out.push(Span::new(at + start, at + i));
            start = i + c.len_utf8();
        }
    }
    out.push(Span::new(at + start, at + line.len()));
    out
}

/// Columns of people in a table, whose first row is its head.
fn table(doc: &Doc<'_>, block: &[Vec<Span>], out: &mut Vec<Mention>) {
    if is_form(doc, block) {
        return form(doc, block, out);
    }
    let width = block[0].len();
    let prose = block.iter().flatten().any(|s| s.len() > 60);
    let animals = lists_animals(block[0].iter().map(|cell| cell.of(doc.text)));
    for column in 0..width {
        let head = fold::folded(block[0][column].of(doc.text));
        if animals && is_plain_name(&head) {
            continue;
        }
        let filled: Vec<Span> =
            block[1..].iter().map(|row| row[column]).filter(|s| !s.of(doc.text).trim().is_empty()).collect();
        let hits = filled.iter().filter(|s| strong(doc, **s)).count();
        let by_head = says_person(&head) && !prose;
        if (by_head && filled.iter().all(|s| s.len() <= 40))
            || (!prose && filled.len() >= 2 && hits * 10 >= filled.len() * 6 && filled.iter().all(|s| s.len() <= 40))
        {
            let part = matches!(head.as_str(), "surname" | "last name" | "family name" | "forename" | "first name");
            let reason = if by_head && part { SURNAMES } else { "stands in a column of people" };
            filled.into_iter().for_each(|span| cell(doc, span, reason, out));
        }
    }
}

/// True where labels stand below each other, and beside each what it asks for: `Name`, `Seen on`, `Setting` are no column of people.
fn is_form(doc: &Doc<'_>, block: &[Vec<Span>]) -> bool {
    let told = |row: &Vec<Span>| row.iter().map(|s| s.of(doc.text).to_owned()).collect::<Vec<_>>();
    let rows: Vec<Vec<String>> = block.iter().take(form::LONGEST_FORM).map(told).collect();
    block.len() <= form::LONGEST_FORM && form::is_form(&rows.iter().map(Vec::as_slice).collect::<Vec<_>>())
}

/// Whom the labels of a form ask for.
fn form(doc: &Doc<'_>, block: &[Vec<Span>], out: &mut Vec<Mention>) {
    for pair in block.iter().flat_map(|row| row.chunks_exact(2)) {
        let label = pair[0].of(doc.text).trim().trim_end_matches(':').trim_end();
        if says_person(&fold::folded(label)) && pair[1].len() <= 40 {
            cell(doc, pair[1], "stands behind a label of people", out);
        }
    }
}

/// A cell that is a name by itself: known forename and surname, or a title.
fn strong(doc: &Doc<'_>, span: Span) -> bool {
    let r = doc.reading();
    let (from, to) = (r.word_from(span.start), r.word_from(span.end));
    let parts: Vec<usize> = (from..to).filter(|&i| r.words[i].shape != Shape::Mark).collect();
    let titled = parts.first().is_some_and(|&i| is_in(words::TITLES, r.fold(i)));
    let fore = parts
        .iter()
        .any(|&i| r.words[i].facts.forename() >= 2 && !r.words[i].facts.common() && run::is_namelike(&r.words[i]));
    parts.len() <= 4
        && !parts.is_empty()
        && run::could_be_person(doc, from, to)
        && (titled && parts.len() > 1
            || (fore
                && (parts.len() >= 2 || r.words[parts[0]].facts.forename() >= 3)
                && parts.iter().all(|&i| run::is_namelike(&r.words[i]))))
}

#[cfg(test)]
mod tests {
    use super::super::Doc;
    use super::*;

    #[test]
    fn labels_of_a_form_are_nobody_and_whom_they_ask_for_is_somebody() {
        let text = "Name\tZofia Pawlak\nDate of birth\t3 May 2007\nSetting\tThornleigh\nSeen on\t4 May\nReferrer\tKacper Nowicki\n";
        let (doc, mut out) = (Doc::plain(text), Vec::new());
        tables(&doc, &mut out);
        let found: Vec<&str> = out.iter().map(|m| m.span.of(text)).collect();
        assert_eq!(found, ["Zofia Pawlak", "Kacper Nowicki"]);
    }

    #[test]
    fn what_a_list_of_animals_calls_them_is_nobody_and_whose_they_are_is() {
        let found = |text: &'static str| {
            let (doc, mut out) = (Doc::plain(text), Vec::new());
            tables(&doc, &mut out);
            out.iter().map(|m| m.span.of(text)).collect::<Vec<_>>()
        };
        let animals = "Name\tBreed\tOwner\nArthur\tlurcher\tAnna Hope\nDaisy\tspringer\tZofia Pawlak\n";
        assert_eq!(found(animals), ["Anna Hope", "Zofia Pawlak"]);
        let people = "Name\tPost\tOwner\nArthur\tporter\tAnna Hope\nDaisy\tcook\tZofia Pawlak\n";
        assert_eq!(found(people), ["Arthur", "Daisy", "Anna Hope", "Zofia Pawlak"]);
    }
}
