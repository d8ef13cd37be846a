//! What the record of a request adds up to, without the decisions (those fold in `review`).

use super::life;
use super::since::SinceBundle;
use crate::model::event::{FieldChange, IdentityHow};
use crate::model::happening::Happening;
use crate::model::{Entry, Event, RequestId};
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
    /// Sources searched by hand: number of the entry, when, and the hash of the description.
    pub sources: Vec<(u64, Date, String)>,
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
    /// Every step of its life, in the order recorded.
    pub steps: Vec<Step>,
    /// Requests of the same family request.
    pub family: Vec<RequestId>,
    /// Letters written: number of the entry, and the kind.
    pub letters: Vec<(u64, String)>,
    /// What is different since the latest bundle.
    pub since_bundle: SinceBundle,
    /// Corrections of the form, in order.
    pub amendments: Vec<Amendment>,
}

/// A correction of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amendment {
    /// Number of its entry.
    pub seq: u64,
    /// What of the form is different.
    pub changed: Vec<FieldChange>,
    /// The reason, by its hash.
    pub note: String,
}

/// One step of a request's life.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Number of its entry.
    pub seq: u64,
    /// What happened.
    pub what: Happening,
    /// When.
    pub on: Date,
    /// Its words, by their hash.
    pub note: Option<String>,
    /// A fee, in pence.
    pub pence: Option<u64>,
}

/// A question to the requester that stops the clock (Art. 12A(5)).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clarification {
    /// Asked on.
    pub asked: Date,
    /// Answered on; `None` while open.
    pub answered: Option<Date>,
    /// What was asked, by its hash, where it was written down.
    pub question: Option<String>,
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
    /// Files that changed or vanished between the index and the pinning.
    pub not_pinned: u64,
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
    /// Keyed hash of what it was verified against; `None` for one made before that was kept.
    pub record: Option<String>,
}

impl Facts {
    /// Folds a whole record.
    pub fn fold(entries: &[Entry]) -> Facts {
        let mut facts = Facts::default();
        for entry in super::strike::counting(entries) {
            facts.apply(entry);
        }
        facts
    }

    /// True once identity is verified, or recorded as not in doubt.
    pub fn identity_settled(&self) -> bool {
        self.identity.is_some()
    }

    /// The number of the next bundle. One that was refused keeps its number, so that each number means one attempt in log,
    /// messages and notes; the numbers of bundles that went out may have gaps.
    pub fn next_bundle(&self) -> u32 {
        let used = self.bundles.iter().map(|b| b.number).chain(self.refused.iter().map(|(n, _)| *n));
        used.max().unwrap_or(0) + 1
    }

    /// True where clarification was asked for and not received.
    pub fn awaits_clarification(&self) -> bool {
        self.clarifications.iter().any(|c| c.answered.is_none())
    }

    /// The latest step of a kind.
    pub fn last(&self, what: Happening) -> Option<&Step> {
        self.steps.iter().rev().find(|s| s.what == what)
    }

    /// The latest step among several kinds.
    pub fn last_of(&self, kinds: &[Happening]) -> Option<&Step> {
        self.steps.iter().rev().find(|s| kinds.contains(&s.what))
    }

    /// The day something was asked for and, of the kinds that end the waiting, none came since.
    pub fn awaited(&self, asked: Happening, ends: &[Happening]) -> Option<Date> {
        let open = self.steps.iter().rev().find(|s| s.what == asked || ends.contains(&s.what));
        open.filter(|s| s.what == asked).map(|s| s.on)
    }

    /// The refusal in force.
    pub fn refusal(&self) -> Option<&Step> {
        use Happening::{RefusalWithdrawn, RefusedExcessive, RefusedUnfounded};
        self.last_of(&[RefusedUnfounded, RefusedExcessive, RefusalWithdrawn]).filter(|s| s.what != RefusalWithdrawn)
    }

    /// The fee charged, unless it was waived since.
    pub fn fee(&self) -> Option<&Step> {
        let waived = self.last(Happening::FeeWaived).map_or(0, |s| s.seq);
        self.last(Happening::FeeAsked).filter(|s| s.seq > waived)
    }

    /// Holds in force, oldest first: while there is one, nothing of the case is disposed of.
    pub fn holds(&self) -> Vec<&Step> {
        let mut open = Vec::new();
        for step in &self.steps {
            match step.what {
                Happening::LegalHold | Happening::IcoHold => open.push(step),
                Happening::HoldLifted => drop(open.pop()),
                _ => {}
            }
        }
        open
    }

    /// When an answer was last sent.
    pub fn sent(&self) -> Option<&Step> {
        self.last(Happening::AnswerSent)
    }

    /// The latest bundle, where nobody said that it was sent.
    pub fn unsent(&self) -> Option<&Bundle> {
        let sent = self.sent().map_or(0, |step| step.seq);
        self.bundles.last().filter(|bundle| bundle.seq > sent)
    }

    /// Why the latest bundle is not today's answer: "decisions changed since bundle 005"; none where it is, or where there is none.
    pub fn outdated(&self) -> Option<String> {
        let bundle = self.bundles.last()?;
        self.since_bundle.words().map(|what| format!("{what} since bundle {:03}", bundle.number))
    }

    /// The last correction since the last search, of something that is searched by: what was found was found by an older form.
    pub fn unsearched_amendment(&self) -> Option<&Amendment> {
        let ran = self.runs.last()?.seq;
        self.amendments.iter().rev().find(|a| a.seq > ran && super::amend::concerns_the_search(&a.changed))
    }

    fn apply(&mut self, entry: &Entry) {
        self.since_bundle.apply(entry);
        if let Some(step) = life::step_of(entry) {
            self.apply_step(&step);
            self.steps.push(step);
            return;
        }
        match &entry.event {
            Event::Created { received, .. } => self.received = Some(*received),
            Event::Amended { received, changed, note, .. } => {
                self.received = Some(*received);
                let (changed, note) = (changed.clone(), note.clone());
                self.amendments.push(Amendment { seq: entry.seq, changed, note });
            }
            Event::Noted { note } => self.notes.push((entry.seq, note.clone())),
            Event::SourceSearched { on, note } => self.sources.push((entry.seq, *on, note.clone())),
            Event::Linked { to } if !self.family.contains(to) => self.family.push(to.clone()),
            Event::LetterWritten { kind, .. } => self.letters.push((entry.seq, kind.clone())),
            Event::ExceptionSettled { exception, note, .. } => {
                self.settled.insert(exception.clone(), note.clone());
            }
            Event::ExceptionReopened { exception, .. } => {
                self.settled.remove(exception);
            }
            Event::Ran { .. } | Event::Bundled { .. } | Event::BundleRefused { .. } => self.apply_work(entry),
            // Decisions and roles fold in `review`, consents and reasons in `registers`; a repair changes nothing.
            _ => {}
        }
    }

    fn apply_step(&mut self, step: &Step) {
        let on = step.on;
        match step.what {
            Happening::IdentityVerified => self.identity = Some((on, IdentityHow::Verified)),
            Happening::IdentityWaived => self.identity = Some((on, IdentityHow::Waived)),
            // Asked for again: what was settled is in doubt.
            Happening::IdentityAsked => self.identity = None,
            Happening::ClarificationAsked => {
                let question = step.note.clone();
                self.clarifications.push(Clarification { asked: on, answered: None, question });
            }
            Happening::ClarificationAnswered => self.answer(on),
            Happening::Extended => self.extended = Some(on),
            Happening::Closed => self.closed = Some(on),
            Happening::Reopened => self.closed = None,
            _ => {}
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
            Event::Ran { generation, documents, units, persons, exceptions, derived, not_pinned } => {
                self.runs.push(Run { seq, generation, documents, units, persons, exceptions, derived, not_pinned });
            }
            Event::Bundled { number, manifest, documents, redactions, record } => {
                self.bundles.push(Bundle { seq, number, manifest, documents, redactions, record });
            }
            Event::BundleRefused { number, findings } => self.refused.push((number, findings)),
            _ => {}
        }
    }
}
