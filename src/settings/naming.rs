//! How other people's names are found: how sure a reading must be, and who is known beforehand.

use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// Naming people in text.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Naming {
    /// A word is proposed for redaction where the chance that it is part of a name is at least this.
    pub redact: f32,
    /// … and shown to the reviewer from this on.
    pub review: f32,
    /// Tables (CSV with a first line of column names) of people known beforehand: staff, pupils, members.
    pub people: Vec<PathBuf>,
    /// Whether people seen in the documents (headers, signatures, sheets, address books) are known beforehand too.
    pub index: bool,
    /// Names seen in the documents that are nobody's, such as "Help Desk".
    pub nobody: Vec<String>,
}

impl Default for Naming {
    fn default() -> Naming {
        Naming { redact: 0.14, review: 0.04, people: Vec::new(), index: true, nobody: Vec::new() }
    }
}

impl Naming {
    /// What is wrong with it, in words.
    pub fn check(&self) -> Result<(), String> {
        let fits = self.review > 0.0 && self.review <= self.redact && self.redact < 1.0;
        fits.then_some(()).ok_or_else(|| {
            format!(
                "[naming] review = {} and redact = {} must be above 0, below 1 and in that order",
                self.review, self.redact
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thresholds_out_of_order_are_refused() {
        assert!(Naming::default().check().is_ok());
        for (redact, review) in [(0.1, 0.2), (1.0, 0.1), (0.2, 0.0), (f32::NAN, 0.1)] {
            assert!(Naming { redact, review, ..Naming::default() }.check().is_err(), "{redact} {review}");
        }
    }
}
