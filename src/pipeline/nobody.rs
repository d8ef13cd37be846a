//! Whom a run takes for a person and a reviewer declares nobody: the command line's way, and the list of those who are.

use super::derived::Derived;
use crate::model::{Event, Fault, Person, Result};
use crate::request::Case;
use crate::review::nobody::declared;
use crate::review::{Reviewer, State};

/// What was declared.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Done {
    /// Number of the entry.
    pub entry: u64,
    /// Units in which they are let stand now.
    pub units: usize,
    /// What there is to know of it, in words.
    pub words: String,
    /// Units that still wait for a decision of their own.
    pub open: usize,
}

/// Declares a person nobody. Where the same words name somebody else too, only with `apart`: those stay as they are.
pub fn declare(case: &mut Case, letters: &str, reason: &str, apart: bool) -> Result<Done> {
    let derived = Derived::load(case)?;
    let state = State::fold(case.entries());
    let reviewer = Reviewer { units: &derived.units, persons: &derived.persons, state: &state };
    let person = person_of(&derived, letters)?;
    if let Some(entry) = state.nobody(person) {
        return Err(Fault::new(format!("person {letters} is declared nobody already, by entry {entry}")));
    }
    let done = reviewer.nobody(person);
    if !done.alike.is_empty() && !apart {
        let alike: Vec<String> = done.alike.iter().map(|p| p.letters()).collect();
        return Err(Fault::refusal(format!("the same words name Person {} too", alike.join(", "))).hint(
            "look at them in the review; if they are the same thing, declare them too; if they are people, --apart leaves them as they are",
        ));
    }
    let words = done.words();
    let entry = super::hand::reasoned(case, declared(person, done.changes.clone()), reason)?;
    let state = State::fold(case.entries());
    let open = Reviewer { units: &derived.units, persons: &derived.persons, state: &state }.open().count();
    Ok(Done { entry, units: done.changes.len(), words, open })
}

fn person_of<'a>(derived: &'a Derived, letters: &str) -> Result<&'a Person> {
    derived.persons.iter().find(|p| p.id.letters() == letters).ok_or_else(|| {
        let typed: String = crate::model::sanitise::line(letters).chars().take(20).collect();
        Fault::new(format!("there is no person {typed}"))
            .hint("the review shows the letters of each (B in \"Person B\")")
    })
}

/// Everybody who is declared nobody now, a line each: under which letter, by which entry, and why.
pub fn listed(case: &Case, derived: &Derived) -> Result<Vec<String>> {
    let state = State::fold(case.entries());
    let mut lines = Vec::new();
    for person in &derived.persons {
        let Some(seq) = state.nobody(person) else { continue };
        let Some(entry) = case.entries().iter().find(|e| e.seq == seq) else { continue };
        let Event::Nobody { note, .. } = &entry.event else { continue };
        let why = case.note_text(note)?.replace('\n', "; ");
        lines.push(format!("Person {} is declared nobody by {} (entry {seq}): {why}", person.id.letters(), entry.by));
    }
    Ok(lines)
}
