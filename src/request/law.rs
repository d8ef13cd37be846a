//! On what a rule rests, so that a lawyer can see what to check.

use serde::{Deserialize, Serialize};

/// The mark beside a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Authority {
    /// Read from the statute.
    #[serde(rename = "S")]
    Statute,
    /// Guidance of the Information Commissioner.
    #[serde(rename = "I")]
    Guidance,
    /// A secondary source.
    #[serde(rename = "2")]
    Secondary,
    /// The controller's own promise, or this program's own choice: no law.
    #[serde(rename = "own")]
    Own,
}

impl Authority {
    /// The mark itself.
    pub fn sign(self) -> &'static str {
        match self {
            Authority::Statute => "S",
            Authority::Guidance => "I",
            Authority::Secondary => "2",
            Authority::Own => "own",
        }
    }

    /// Plain English.
    pub fn words(self) -> &'static str {
        match self {
            Authority::Statute => "statute",
            Authority::Guidance => "ICO guidance",
            Authority::Secondary => "secondary source",
            Authority::Own => "own rule",
        }
    }
}
