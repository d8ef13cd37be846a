//! Mentions of people in text, and the people of a request they resolve to.

use super::{Evidence, Span};
use serde::{Deserialize, Serialize};

/// How sure a detector is that a span names a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// Proposed for redaction.
    Redact,
    /// Shown to the reviewer, not proposed.
    Review,
}

/// A span that names or identifies a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// Where, in bytes of the text.
    pub span: Span,
    /// What kind of thing names them: `name`, `email`, `phone` …
    pub what: String,
    /// Which detector found it and why, in words a reviewer reads; never text of the document.
    pub reason: String,
    /// How sure.
    pub confidence: Confidence,
    /// The step that found it, by its name; empty until a step put its name to it.
    #[serde(skip)]
    pub step: &'static str,
}

/// A mention within a unit, resolved to a person of the request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitMention {
    /// Where, in bytes of the unit's text.
    pub span: Span,
    /// Whom.
    pub person: super::PersonId,
    /// As in [`Mention`].
    pub what: String,
    /// As in [`Mention`].
    pub reason: String,
    /// As in [`Mention`].
    pub confidence: Confidence,
}

/// What a person is to the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The data subject.
    DataSubject,
    /// Somebody else of the same name.
    SameName,
    /// Acting in a professional capacity (staff, health, education or social workers).
    Professional,
    /// A private third party.
    Private,
    /// No person at all, by what a reviewer said: an organisation, a thing, an animal.
    Nobody,
}

impl Role {
    /// Plain English.
    pub fn words(self) -> &'static str {
        match self {
            Role::DataSubject => "data subject",
            Role::SameName => "other person of the same name",
            Role::Professional => "third party acting professionally",
            Role::Private => "private third party",
            Role::Nobody => "declared nobody",
        }
    }
}

/// A person of a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Their number, dealt once for the life of the request; the letters of a label.
    pub id: super::PersonId,
    /// The fullest form of the name seen.
    pub name: Evidence,
    /// Every form seen (names, addresses), in order of first appearance.
    pub forms: Vec<Evidence>,
    /// Role, as derived; a decision can change it.
    pub role: Role,
    /// Why that role, in words of ours.
    pub basis: String,
    /// Units that mention them.
    pub units: usize,
    /// Keyed hashes of their whole names, folded, the fullest first: by these the log knows them, whatever their number. Filled in
    /// when they are read.
    #[serde(skip)]
    pub who: Vec<String>,
}
