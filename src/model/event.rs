//! Audit events: the state of a request is a fold over them. They hold ids, offsets and keyed hashes, never a name.

use super::{ExceptionKind, PersonId, Role, UnitChange, UnitId};
use serde::{Deserialize, Serialize};

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Event {
    /// The request was recorded; `form` is the keyed hash of its form in `record/private`.
    Created { received: jiff::civil::Date, form: String },
    /// Identity of the requester established, or waived.
    Identity { on: jiff::civil::Date, how: IdentityHow },
    /// Clarification asked for (Art. 12A(5)).
    ClarificationAsked { on: jiff::civil::Date },
    /// Clarification received.
    ClarificationAnswered { on: jiff::civil::Date },
    /// Time extended by two months; the notice was given on `on`.
    Extended { on: jiff::civil::Date },
    /// A free-text note; the text lies in `record/private`, `note` is its keyed hash.
    Noted { note: String },
    /// A source searched by hand; the description lies in `record/private`.
    SourceSearched { on: jiff::civil::Date, note: String },
    /// Found and detected.
    Ran { generation: u64, documents: u64, units: u64, persons: u64, exceptions: u64, derived: String },
    /// What a run searched, with which variants, and what it could not search: `plan` is the keyed hash of the search plan in
    /// `record/private`.
    Searched { plan: String, documents: u64, variants: u64, not_searched: u64, exhaustive: bool },
    /// Files pinned so far: `list` is the keyed hash of where they stood.
    Pinned { list: String },
    /// Pinned files that the stores no longer hold; `list` is the keyed hash of which.
    Vanished { files: u64, list: String },
    /// What a run found beside the one before.
    Updated { new: u64, changed: u64, vanished: u64, no_longer_found: u64 },
    /// A random sample of what was not found was drawn; `list` is the keyed hash of what it holds.
    Sampled { seed: u64, drawn: u64, population: u64, generation: u64, list: String },
    /// Texts of the sample drawn in entry `sample` judged by a person: about the subject, or not.
    SampleJudged { sample: u64, about: Vec<UnitId>, not_about: Vec<UnitId> },
    /// An exception of the stores settled for this request; `exception` is its keyed hash, `note` that of the reason.
    ExceptionSettled { exception: String, kind: ExceptionKind, note: String },
    /// A settled exception opened again: it was settled by mistake, or is to be looked at once more.
    ExceptionReopened { exception: String, note: String },
    /// Units or spans decided: one act of a reviewer.
    Decided { scope: Scope, person: Option<PersonId>, changes: Vec<UnitChange> },
    /// A person's role changed by hand.
    RoleSet { person: PersonId, role: Role },
    /// The decision with sequence number `seq` was undone.
    Undone { seq: u64 },
    /// The undone decision `seq` was done again.
    Redone { seq: u64 },
    /// A bundle was built and verified; hashes of its manifest.
    Bundled { number: u32, manifest: String, documents: u64, redactions: u64 },
    /// A bundle failed verification and was not released.
    BundleRefused { number: u32, findings: u64 },
    /// The log's last line was torn by a crash and was set aside.
    Repaired { dropped_bytes: u64 },
    /// Closed.
    Closed { on: jiff::civil::Date },
    /// Opened again.
    Reopened { on: jiff::civil::Date },
}

/// How identity was established.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IdentityHow {
    /// Information was asked for and received (starts the clock, Art. 12A).
    Verified,
    /// Not in doubt, so not asked for.
    Waived,
}

/// How far a decision reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// One mention.
    Mention,
    /// One unit.
    Unit,
    /// Every unit of a document.
    Document,
    /// One person in the whole request.
    Person,
    /// A policy or a file of decisions.
    Policy,
}

/// One line of the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Version of the line's format.
    pub v: u32,
    /// Number, from 1.
    pub seq: u64,
    /// When, RFC 3339 in UTC.
    pub at: String,
    /// Login name of whoever did it.
    pub by: String,
    /// What.
    pub event: Event,
    /// Chain hash of the line before (64 hexadecimal digits; zeros for the first).
    pub prev: String,
}
