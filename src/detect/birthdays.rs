//! A board of birthdays: "Noor 5 Jan", "Will 23 March". Lines of a name and a day name people, everyday words among them, where most of
//! the names are nothing else.

use super::forms::{is_somebody, is_word};
use super::reading::{Line, Shape};
use super::{Confidence, Directory, Doc, PersonDetector, calendar, name, run};
use crate::model::Mention;

/// See the module.
pub struct Birthdays;

/// Lines that make a list.
const LINES: usize = 3;

impl PersonDetector for Birthdays {
    fn name(&self) -> &'static str {
        "birthdays"
    }

    fn detect(&self, doc: &Doc<'_>, _known: &Directory) -> Vec<Mention> {
        let r = doc.reading();
        let heads: Vec<(usize, usize)> = r.lines.iter().filter_map(|line| before_day(doc, line)).collect();
        let known = heads.iter().filter(|(a, b)| is_somebody(r, *a, *b)).count();
        if heads.len() < LINES || known * 2 < heads.len() {
            return Vec::new();
        }
        let word = |from: usize, to: usize| (from..to).any(|i| is_word(r, i)) || calendar::is_in_calendar(r.fold(from));
        let people = heads.into_iter().filter(|(a, b)| !word(*a, *b) && run::could_be_person(doc, *a, *b));
        people.map(|(a, b)| name(run::span(doc, a, b), "stands in a list of birthdays", Confidence::Redact)).collect()
    }
}

/// The one to three capitals before a day and a month that end a line.
fn before_day(doc: &Doc<'_>, line: &Line) -> Option<(usize, usize)> {
    let r = doc.reading();
    let parts = |from: usize| (from..line.end).filter(|i| r.words[*i].shape != Shape::Mark).collect::<Vec<_>>();
    let end = if line.is_blank() { line.first } else { run::name_end(doc, line.first, 3) };
    // A month with a capital reads on like a name: "Sam May 4".
    let end = (line.first..end).find(|i| calendar::is_month(r.fold(*i)) && *i > line.first).unwrap_or(end);
    let day =
        |i: usize| r.fold(i).trim_end_matches(char::is_alphabetic).parse::<u8>().is_ok_and(|d| (1..=31).contains(&d));
    let dated = match parts(end).as_slice() {
        [a, b] => day(*a) && calendar::is_month(r.fold(*b)) || day(*b) && calendar::is_month(r.fold(*a)),
        _ => false,
    };
    (end > line.first && dated).then_some((line.first, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let all = Birthdays.detect(&Doc::plain(text), &Directory::default());
        all.iter().map(|m| m.span.of(text)).collect()
    }

    #[test]
    fn whoever_stands_in_a_list_of_birthdays_is_a_person() {
        let board = "Birthdays\nNoor 5 Jan\nWill 23 March\nOskar: 17th April\nSummer L. June 1\nConcert 5 April\nJaden 19 Nov\nOskar went home";
        assert_eq!(found(board), ["Noor", "Will", "Oskar", "Summer L.", "Jaden"]);
    }

    #[test]
    fn dates_of_a_term_name_nobody() {
        assert!(found("Concert 5 Jan\nInset 23 March\nWill 4 May\nHalf term 17 April").is_empty());
        assert!(found("Noor 5 Jan\nOskar 4 May").is_empty(), "no list");
    }
}
