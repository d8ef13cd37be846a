//! The key to labels: whom each letter stands for, and what each rule means.

use super::compose::section;
use super::input::{BundleInput, ExemptionUsed, PersonKey};
use super::texts;
use super::typeset::{Element, Run, Style};
use crate::model::PersonId;

/// The section, each part where there is something to tell.
pub fn key(input: &BundleInput) -> Vec<Element> {
    let mut out = section("Key to labels");
    out.push(Element::Paragraph(Style::Body, vec![Run::plain(texts::KEY)]));
    if !input.persons.is_empty() {
        out.push(table([5.0, 3.0], ["Letter", "Who"], input.persons.iter().flat_map(of_role).collect()));
    }
    if !input.exemptions.is_empty() {
        let row = |e: &ExemptionUsed| [e.label.clone(), e.note.clone()].map(|c| vec![Run::plain(c)]).to_vec();
        out.push(table([1.6, 6.0], ["Rule", "What it means"], input.exemptions.iter().map(row).collect()));
    }
    out
}

fn table(shares: [f32; 2], head: [&str; 2], rows: Vec<Vec<Vec<Run>>>) -> Element {
    Element::Table { shares: shares.to_vec(), head: head.map(String::from).to_vec(), rows }
}

/// Runs of letters in one row: a row stands on one page.
const RUNS: usize = 80;

/// "Person B", "Persons A, C to F, AB", and the role: an old mailbox names thousands.
fn of_role(key: &PersonKey) -> Vec<Vec<Vec<Run>>> {
    let runs: Vec<String> = key.persons.chunk_by(|a, b| a.0 + 1 == b.0).flat_map(run).collect();
    let word = if key.persons.len() == 1 { "Person" } else { "Persons" };
    let row = |runs: &[String]| [format!("{word} {}", runs.join(", ")), key.role.clone()];
    runs.chunks(RUNS).map(|runs| row(runs).map(|cell| vec![Run::plain(cell)]).to_vec()).collect()
}

/// Letters that follow each other: from three on by the first and the last.
fn run(persons: &[PersonId]) -> Vec<String> {
    match persons {
        [first, .., last] if persons.len() > 2 => vec![format!("{} to {}", first.letters(), last.letters())],
        few => few.iter().map(|p| p.letters()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_follow_each_other_are_told_together() {
        let of = |all: &[u32]| -> Vec<String> {
            let key = PersonKey { persons: all.iter().map(|n| PersonId(*n)).collect(), role: "x".into() };
            of_role(&key).iter().map(|row| row[0][0].text.clone()).collect()
        };
        assert_eq!((of(&[2]), of(&[1, 2])), (vec!["Person B".into()], vec!["Persons A, B".into()]));
        assert_eq!(of(&[1, 3, 4, 5, 6, 28, 30, 31]), ["Persons A, C to F, AB, AD, AE"]);
        let scattered: Vec<u32> = (1..400).step_by(2).collect();
        assert_eq!(of(&scattered).len(), 3, "a row for each page at most");
    }
}
