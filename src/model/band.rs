//! How sure it is that a passage is about the data subject, and why.

use super::Span;
use serde::{Deserialize, Serialize};

/// Certainty that a passage concerns the subject, most certain first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Band {
    /// A strong identifier, or a full name with something beside it that carries it.
    Certain,
    /// A full name, with nothing against it.
    Probable,
    /// A part of a name, a shared identifier, or a name with something against it: a person must look.
    Possible,
}

/// One piece of evidence for or against, in words of ours; never text of the document.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Reason {
    /// A stable word: `name`, `email`, `phone`, `born`, `surname_only`, `namesake` …
    pub code: String,
    /// A plain clause a DPO understands.
    pub says: String,
    /// True where it speaks for the subject, false where against.
    pub speaks_for: bool,
}

impl Reason {
    /// Evidence for the subject.
    pub fn for_subject(code: &str, says: impl Into<String>) -> Reason {
        Reason { code: code.into(), says: says.into(), speaks_for: true }
    }

    /// Evidence against.
    pub fn against(code: &str, says: impl Into<String>) -> Reason {
        Reason { code: code.into(), says: says.into(), speaks_for: false }
    }
}

/// What the finder makes of one text: the spans that are the subject's, the band and the evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubjectHit {
    /// Spans naming or identifying the subject, in order, not overlapping.
    pub spans: Vec<Span>,
    /// Spans that name a known namesake or another holder of the surname.
    pub others: Vec<Span>,
    /// Those of `spans` that rest on the surname alone or with a title: somebody else who bears it may be meant.
    pub in_part: Vec<Span>,
    /// The band of the whole text.
    pub band: Band,
    /// Why, most telling first, without repeats.
    pub reasons: Vec<Reason>,
}
