//! What was recorded by mistake: a wrong day, the wrong step, the wrong person. The log keeps it; a later entry says that it counts for
//! nothing, and why. Without this a mistyped day would move a statutory date for good.

use super::{Case, life};
use crate::model::{Entry, Event, Fault, Result};
use std::collections::BTreeSet;

/// Entries that were struck out.
pub fn struck(entries: &[Entry]) -> BTreeSet<u64> {
    let seq = |entry: &Entry| match entry.event {
        Event::StruckOut { seq, .. } => Some(seq),
        _ => None,
    };
    entries.iter().filter_map(seq).collect()
}

/// Entries that count: all that were not struck out, in order.
pub fn counting(entries: &[Entry]) -> impl Iterator<Item = &Entry> {
    let struck = struck(entries);
    entries.iter().filter(move |entry| !struck.contains(&entry.seq))
}

/// True for what somebody only said about the request. What was decided, settled or built has a way back of its own.
fn is_said(entry: &Entry) -> bool {
    use crate::model::happening::Happening::{Closed, Reopened};
    use Event::{Consent, Happened, Justified, Opinion, SourceSearched};
    match &entry.event {
        Event::Closed { .. } | Event::Reopened { .. } | Happened { what: Closed | Reopened, .. } => false,
        Consent { .. } | Opinion { .. } | Justified { .. } | SourceSearched { .. } => true,
        _ => life::step_of(entry).is_some(),
    }
}

/// Strikes out an entry, with the reason. The number of the entry that says so.
pub fn strike_out(case: &mut Case, seq: u64, why: &str) -> Result<u64> {
    life::still_open(case)?;
    if why.trim().is_empty() {
        return Err(Fault::new("why it was a mistake must be said").hint("give it with --reason \"…\""));
    }
    let wrong =
        |what: String| Fault::new(what).hint(format!("dsar request show {} names the entry of each step", case.id()));
    let Some(entry) = case.entries().iter().find(|e| e.seq == seq) else {
        return Err(wrong(format!("there is no entry {seq}")));
    };
    if !is_said(entry) {
        return Err(wrong(format!(
            "entry {seq} cannot be struck out: it records no step, source, consent, opinion or reason"
        ))
        .hint(way_back(&entry.event, case)));
    }
    if struck(case.entries()).contains(&seq) {
        return Err(wrong(format!("entry {seq} is struck out already")));
    }
    let note = case.note(why.trim())?;
    case.append(Event::StruckOut { seq, note })
}

/// How else it is taken back.
fn way_back(event: &Event, case: &Case) -> String {
    let id = case.id();
    match event {
        Event::Decided { .. } | Event::Nobody { .. } => format!("a decision: dsar decide {id} --undo ENTRY"),
        Event::ExceptionSettled { .. } => {
            format!("an exception: dsar exceptions --reopen IDS --request {id} --reason …")
        }
        Event::Created { .. } | Event::Amended { .. } => format!("the form: dsar request amend {id}"),
        Event::Approved { .. } => format!("a second look: dsar request approve {id} --unit UNIT --send-back …"),
        Event::Closed { .. } => {
            format!("closing: dsar request event {id} reopened --on DATE, then close it with the right day")
        }
        _ => format!("dsar request show {id} names the entry of each step"),
    }
}

#[cfg(test)]
mod tests;
