//! What the record of a request adds up to, without the decisions (those fold in `review`).

use crate::model::event::IdentityHow;
use crate::model::{Entry, Event};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The state of a request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// When it was received.
    pub received: Option<Date>,
    /// When and how the requester's identity was established or waived.
    pub identity: Option<(Date, IdentityHow)>,
    /// Clarifications, in order of asking.
    pub clarifications: Vec<Clarification>,
    /// When notice of an extension was given.
    pub extended: Option<Date>,
    /// Exceptions settled: keyed hash of each, with that of the reason.
    pub settled: BTreeMap<String, String>,
    /// Sources searched by hand: when, and the hash of the description.
    pub sources: Vec<(Date, String)>,
    /// Notes: number of the entry, and the hash of the text.
    pub notes: Vec<(u64, String)>,
    /// Every run of find and detect, in order.
    pub runs: Vec<Run>,
    /// Bundles that were verified, in order.
    pub bundles: Vec<Bundle>,
    /// Bundles that failed verification: number, findings.
    pub refused: Vec<(u32, u64)>,
    /// When it was closed, unless opened again since.
    pub closed: Option<Date>,
}

/// A question to the requester that stops the clock (Art. 12A(5)).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clarification {
    /// Asked on.
    pub asked: Date,
    /// Answered on; `None` while open.
    pub answered: Option<Date>,
}

/// One run of find and detect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Number of its entry.
    pub seq: u64,
    /// Generation of the index it looked at.
    pub generation: u64,
    /// Documents found.
    pub documents: u64,
    /// Review units they fold to.
    pub units: u64,
    /// People in them.
    pub persons: u64,
    /// Exceptions of the stores.
    pub exceptions: u64,
    /// Hash of what was derived.
    pub derived: String,
}

/// A bundle that was built and verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle {
    /// Number of its entry.
    pub seq: u64,
    /// Number of the bundle.
    pub number: u32,
    /// Hash of its manifest.
    pub manifest: String,
    /// Documents in it.
    pub documents: u64,
    /// Redactions in it.
    pub redactions: u64,
}

impl Facts {
    /// Folds a whole record.
    pub fn fold(entries: &[Entry]) -> Facts {
        let mut facts = Facts::default();
        for entry in entries {
            facts.apply(entry);
        }
        facts
    }

    /// True once identity is verified, or recorded as not in doubt.
    pub fn identity_settled(&self) -> bool {
        self.identity.is_some()
    }

    /// The number of the next bundle: one that was refused keeps its number.
    pub fn next_bundle(&self) -> u32 {
        let used = self.bundles.iter().map(|b| b.number).chain(self.refused.iter().map(|(n, _)| *n));
        used.max().unwrap_or(0) + 1
    }

    /// True where clarification was asked for and not received.
    pub fn awaits_clarification(&self) -> bool {
        self.clarifications.iter().any(|c| c.answered.is_none())
    }

    fn apply(&mut self, entry: &Entry) {
        match &entry.event {
            Event::Created { received, .. } => self.received = Some(*received),
            Event::Identity { on, how } => self.identity = Some((*on, *how)),
            Event::ClarificationAsked { on } => self.clarifications.push(Clarification { asked: *on, answered: None }),
            Event::ClarificationAnswered { on } => self.answer(*on),
            Event::Extended { on } => self.extended = Some(*on),
            Event::Noted { note } => self.notes.push((entry.seq, note.clone())),
            Event::SourceSearched { on, note } => self.sources.push((*on, note.clone())),
            Event::ExceptionSettled { exception, note, .. } => {
                self.settled.insert(exception.clone(), note.clone());
            }
            Event::ExceptionReopened { exception, .. } => {
                self.settled.remove(exception);
            }
            Event::Closed { on } => self.closed = Some(*on),
            Event::Reopened { .. } => self.closed = None,
            Event::Ran { .. } | Event::Bundled { .. } | Event::BundleRefused { .. } => self.apply_work(entry),
            // Decisions and roles fold in `review`; a repair changes nothing.
            Event::Decided { .. }
            | Event::RoleSet { .. }
            | Event::Undone { .. }
            | Event::Redone { .. }
            | Event::Repaired { .. } => {}
            // Of the search: folded where they are used, in `pipeline`.
            Event::Searched { .. }
            | Event::Pinned { .. }
            | Event::Vanished { .. }
            | Event::Updated { .. }
            | Event::Sampled { .. }
            | Event::SampleJudged { .. } => {}
        }
    }

    /// An answer ends every question still open: the requester said what they meant.
    fn answer(&mut self, on: Date) {
        for open in self.clarifications.iter_mut().filter(|c| c.answered.is_none()) {
            open.answered = Some(on);
        }
    }

    fn apply_work(&mut self, entry: &Entry) {
        let seq = entry.seq;
        match entry.event.clone() {
            Event::Ran { generation, documents, units, persons, exceptions, derived } => {
                self.runs.push(Run { seq, generation, documents, units, persons, exceptions, derived });
            }
            Event::Bundled { number, manifest, documents, redactions } => {
                self.bundles.push(Bundle { seq, number, manifest, documents, redactions });
            }
            Event::BundleRefused { number, findings } => self.refused.push((number, findings)),
            _ => {}
        }
    }
}
