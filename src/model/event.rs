//! Audit events: the state of a request is a fold over them. They hold ids, offsets and keyed hashes, never a name.

use super::happening::{Approval, ConsentStep, Happening, OpinionStep, Sensitive};
use super::{ExceptionKind, ExemptionCode, PersonId, RequestId, Role, UnitChange, UnitId};
use serde::{Deserialize, Serialize};

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Event {
    /// The request was recorded; `form` is the keyed hash of its form in `record/private`.
    Created { received: jiff::civil::Date, form: String },
    /// The form was corrected or added to: `form` and `note` are the keyed hashes of the new form and of the reason. Earlier forms
    /// stay where they are.
    Amended { received: jiff::civil::Date, form: String, changed: Vec<FieldChange>, note: String },
    /// Identity of the requester established, or waived.
    Identity { on: jiff::civil::Date, how: IdentityHow },
    /// Clarification asked for (Art. 12A(5)).
    ClarificationAsked { on: jiff::civil::Date },
    /// Clarification received.
    ClarificationAnswered { on: jiff::civil::Date },
    /// Time extended by two months; the notice was given on `on`.
    Extended { on: jiff::civil::Date },
    /// A step of the request's life. `note` is the keyed hash of its words (reason, question, what was seen), which lie in
    /// `record/private`; `pence` a fee.
    Happened {
        what: Happening,
        on: jiff::civil::Date,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pence: Option<u64>,
    },
    /// Another person's consent. `who` is the keyed hash of their folded name; without `units` it is about all that names them.
    Consent {
        what: ConsentStep,
        who: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        person: Option<PersonId>,
        on: jiff::civil::Date,
        written: bool,
        units: Vec<UnitId>,
        note: String,
    },
    /// A professional's opinion on data of a kind; `on` is the date it bears. Without `units` it is about all such data.
    Opinion { what: OpinionStep, field: Sensitive, on: jiff::civil::Date, units: Vec<UnitId>, note: String },
    /// Why an exemption is relied on; without `units`, wherever it is. `prejudice` where the harm was weighed.
    Justified { exemption: ExemptionCode, units: Vec<UnitId>, prejudice: bool, note: String },
    /// A second person looked at decisions, and agrees or sends them back.
    Approved { decisions: Vec<Approval>, agrees: bool, note: Option<String> },
    /// Belongs to one family request with another.
    Linked { to: RequestId },
    /// What entry `seq` recorded was recorded by mistake: it stays in the log, and counts for nothing. `note` is the keyed hash of why.
    StruckOut { seq: u64, note: String },
    /// A letter was written: its kind, the keyed hash of the file, and of its words kept in `record/private`.
    LetterWritten { kind: String, file: String, note: String },
    /// A free-text note; the text lies in `record/private`, `note` is its keyed hash.
    Noted { note: String },
    /// A source searched by hand; the description lies in `record/private`.
    SourceSearched { on: jiff::civil::Date, note: String },
    /// Found and detected.
    Ran {
        generation: u64,
        documents: u64,
        units: u64,
        persons: u64,
        exceptions: u64,
        derived: String,
        /// Files that changed or vanished between the index and the pinning.
        #[serde(default, skip_serializing_if = "is_nothing")]
        not_pinned: u64,
    },
    /// What a run searched, with which variants, and what it could not search: `plan` is the keyed hash of the search plan in
    /// `record/private`.
    Searched { plan: String, documents: u64, variants: u64, not_searched: u64, exhaustive: bool },
    /// Files pinned so far: `list` is the keyed hash of where they stood.
    Pinned { list: String },
    /// Letters dealt to people, for the life of the request: `list` is the keyed hash of what is new of them (who is known by
    /// which letter, by keyed hashes of names and by places).
    Lettered { persons: u64, list: String },
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
    /// `note` is the keyed hash of the reason given for a redaction by hand, which lies in `record/private`.
    Decided {
        scope: Scope,
        person: Option<PersonId>,
        changes: Vec<UnitChange>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
    },
    /// Whom the run takes for a person is none: an organisation, a thing, an animal. `who` are the keyed hashes of their whole names,
    /// folded, so that it holds whatever a later run numbers them; `changes` let their mentions stand; `note` names the reason.
    Nobody { person: PersonId, who: Vec<String>, changes: Vec<UnitChange>, note: String },
    /// A person's role changed by hand.
    RoleSet { person: PersonId, role: Role },
    /// The decision with sequence number `seq` was undone.
    Undone { seq: u64 },
    /// The undone decision `seq` was done again.
    Redone { seq: u64 },
    /// A bundle was built and verified; hash of its manifest, and (since 0.2) the keyed hash of what it was verified against.
    Bundled {
        number: u32,
        manifest: String,
        documents: u64,
        redactions: u64,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        record: Option<String>,
    },
    /// A bundle failed verification and was not released.
    BundleRefused { number: u32, findings: u64 },
    /// The log's last line was torn by a crash and was set aside.
    Repaired { dropped_bytes: u64 },
    /// A bundle turned out to disclose what it should not have, or to somebody it should not have gone to. `found` is the
    /// moment (RFC 3339, UTC) the organisation became aware: UK GDPR Art. 33 gives 72 hours from it. To whom it went and
    /// what is known lies in `record/private`.
    BreachFound { bundle: u32, found: String, note: String },
    /// What was done about the wrong disclosure that entry `breach` recorded, and when (RFC 3339, UTC).
    BreachStep { breach: u64, what: BreachStep, at: String, note: String },
    /// The whole case was packed for the ICO: number of files, SHA-256 of the encrypted pack.
    IcoPacked { files: u64, pack: String },
    /// A second person agreed that the request may be disposed of: their login name, or the name they signed with.
    DisposalSignedOff { signed_by: String },
    /// Disposal begins, on the sign-off that entry `sign_off` recorded. From here on only finishing it is possible.
    DisposalBegun { sign_off: u64, keep_until: jiff::civil::Date, parts: Vec<Part> },
    /// A part of the request was destroyed.
    Destroyed { what: Destroyed },
    /// Disposed of: nothing of the request is left but this log, its checkpoints and the certificate.
    Disposed { on: jiff::civil::Date },
    /// Closed.
    Closed { on: jiff::civil::Date },
    /// Opened again.
    Reopened { on: jiff::civil::Date },
}

/// How a field of a request's form was changed: by its word in the form, and without a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldChange {
    /// Its word: `names`, `emails`, `namesake` …
    pub field: String,
    /// Values that came.
    pub added: usize,
    /// Values that went.
    pub removed: usize,
}

/// What was done about a wrong disclosure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BreachStep {
    /// The Information Commissioner was told (Art. 33).
    ReportedToIco,
    /// It need not be reported: a risk to people is unlikely (Art. 33(1)); the reason is recorded (Art. 33(5)).
    NotReportable,
    /// The people concerned were told (Art. 34).
    SubjectsTold,
    /// What was sent was got back, or its deletion confirmed.
    Recovered,
    /// Dealt with.
    Closed,
}

/// A part of a request, in the order in which parts are destroyed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Destroyed {
    /// Copies of identity documents.
    Identity,
    /// Pinned evidence.
    Evidence,
    /// Bundles, with what they were made of.
    Bundles,
    /// Letters and other papers of the request.
    Papers,
    /// Derived data.
    Derived,
    /// The form, notes and everything else kept privately.
    Private,
    /// The keys: of sealed files and of keyed hashes.
    Keys,
}

/// What there was of a part when its disposal began.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Which.
    pub what: Destroyed,
    /// Files.
    pub files: u64,
    /// Bytes on the disk.
    pub bytes: u64,
}

impl Destroyed {
    /// Every part, in the order in which they are destroyed: what is most easily misused first, the keys last.
    pub const ORDER: [Destroyed; 7] = [
        Destroyed::Identity,
        Destroyed::Evidence,
        Destroyed::Bundles,
        Destroyed::Papers,
        Destroyed::Derived,
        Destroyed::Private,
        Destroyed::Keys,
    ];

    /// Plain English.
    pub fn words(self) -> &'static str {
        match self {
            Destroyed::Identity => "copies of identity documents",
            Destroyed::Evidence => "evidence",
            Destroyed::Bundles => "bundles",
            Destroyed::Papers => "letters and other papers",
            Destroyed::Derived => "derived data",
            Destroyed::Private => "form, notes and registers",
            Destroyed::Keys => "keys",
        }
    }
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
    /// A unit and those that differ from it a little.
    Alike,
    /// One person in the whole request.
    Person,
    /// A policy or a file of decisions.
    Policy,
    /// What a reviewer chose by hand: words, a rectangle, a page.
    Hand,
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
    /// Who did it: the login, or the name they gave with the login in brackets (see [`acting`]).
    pub by: String,
    /// What.
    pub event: Event,
    /// Chain hash of the line before (64 hexadecimal digits; zeros for the first).
    pub prev: String,
}

/// Between the name that somebody gave and the login that they used.
const LOGIN: &str = " (login ";

/// What the log calls whoever acts as `named` under `login`.
pub fn acting(named: Option<&str>, login: &str) -> String {
    match named {
        Some(named) if !named.is_empty() && named != login => format!("{named}{LOGIN}{login})"),
        _ => login.to_owned(),
    }
}

/// What whoever the log calls so goes by: the same with and without the login, as older entries have it.
pub fn goes_by(by: &str) -> &str {
    by.split(LOGIN).next().unwrap_or(by)
}

/// Entries written before a count was kept lack it.
fn is_nothing(count: &u64) -> bool {
    *count == 0
}
