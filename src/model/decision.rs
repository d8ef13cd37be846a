//! What a reviewer decides.

use super::{HandBox, PersonId, Span, UnitId};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The code of an exemption, or of a reason that is no exemption (`config/exemptions.toml`).
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ExemptionCode(pub String);

impl ExemptionCode {
    /// Rights of others: the default for a third party's name (DPA 2018 Sch 2 para 16).
    pub fn rights_of_others() -> ExemptionCode {
        ExemptionCode("sch2-16".into())
    }
}

impl fmt::Display for ExemptionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What becomes of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Goes out whole.
    Disclose,
    /// Goes out with the marked spans redacted.
    Redact,
    /// Is the subject's data and stays back, under an exemption.
    Withhold,
    /// Is not the subject's data.
    OutOfScope,
    /// Waits for somebody else's view: not settled.
    Refer,
}

impl Outcome {
    /// Plain English.
    pub fn words(self) -> &'static str {
        match self {
            Outcome::Disclose => "disclose",
            Outcome::Redact => "redact",
            Outcome::Withhold => "withhold",
            Outcome::OutOfScope => "out of scope",
            Outcome::Refer => "refer",
        }
    }
}

/// What becomes of one span of a unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// Stays readable.
    Disclose,
    /// Is removed.
    Redact {
        /// Whose name it is, for the label; `None` for a span selected by hand that names nobody.
        person: Option<PersonId>,
        /// Under which exemption.
        exemption: ExemptionCode,
    },
}

/// A choice for one span.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Bytes of the unit's text.
    pub span: Span,
    /// What becomes of it.
    pub choice: Choice,
}

/// What one decision does to one unit. Self-contained: folding the log needs nothing derived.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitChange {
    /// Which unit.
    pub unit: UnitId,
    /// Its new outcome; `None` leaves it as it was.
    pub outcome: Option<Outcome>,
    /// Exemption relied on for [`Outcome::Withhold`].
    pub exemption: Option<ExemptionCode>,
    /// Choices made for spans; each replaces an earlier one for the same span.
    pub marks: Vec<Mark>,
    /// Rectangles drawn by hand; each replaces an earlier one of the same page and edges.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub boxes: Vec<HandBox>,
    /// Earlier redactions that end, because nobody is named there any more.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lapsed: Vec<Span>,
}
