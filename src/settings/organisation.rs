//! The organisation profile: who answers, what the answer must say (UK GDPR Art. 15(1)), whose names are professional.

use super::promises::{Promises, RecordClass, SecondLook};
use crate::model::{Fault, Result};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The controller.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Organisation {
    /// Name as the letter shows it.
    pub name: String,
    /// Postal address, one line.
    pub address: String,
    /// Data protection officer or whoever signs.
    pub officer: String,
    /// Where to write.
    pub contact: String,
    /// `england-and-wales`, `scotland` or `northern-ireland`: bank holidays differ.
    pub nation: String,
    /// A stricter limit promised in the privacy notice, such as `30 days`; empty for none.
    pub promise: String,
    /// What the organisation does: `education`, `health`, `social-work`, `other`: DPA Sch 2 para 17 applies to the first three.
    pub sector: String,
    /// Mail domains whose holders act for the organisation.
    pub domains: Vec<String>,
    /// Staff and other professionals: name -> post.
    pub staff: BTreeMap<String, String>,
    /// The supplementary information of Art. 15(1)(a)-(h) and 15(2).
    pub article15: Article15,
    /// Recipients by name: named in the answer where it is asked for (Art. 15(1)(c)).
    pub recipients: Vec<String>,
    /// Where data comes from other than the subject, by name (Art. 15(1)(g)).
    pub sources: Vec<String>,
    /// For a maintained school: days on which it is closed, `2026-03-27..2026-04-12`, both included.
    pub school_closed: Vec<String>,
    /// What the privacy notice promises besides [`Organisation::promise`].
    pub promises: Promises,
    /// How long each class of records is kept.
    pub records: Vec<RecordClass>,
    /// How long the case file of a request is kept after it is closed, such as `2 years`; empty for two years.
    pub case_file: String,
    /// What a second person looks at.
    pub second_look: SecondLook,
}

impl Organisation {
    /// True where the controller is a health professional's: prior opinions (Sch 3 para 6) are for all others.
    pub fn is_health_professional(&self) -> bool {
        self.sector == "health"
    }

    /// The days on which the school is closed.
    pub fn closures(&self) -> Result<Vec<(Date, Date)>> {
        let read = |text: &String| {
            let (from, to) = text.split_once("..").unwrap_or((text, text));
            let day = |t: &str| t.trim().parse::<Date>().ok();
            day(from).zip(day(to)).filter(|(from, to)| from <= to).ok_or_else(|| {
                Fault::new("school_closed cannot be read")
                    .hint("write it as [\"2026-03-27..2026-04-12\", \"2026-05-04\"]")
            })
        };
        self.school_closed.iter().map(read).collect()
    }
}

/// Texts of Art. 15(1) and (2); an empty one stops a bundle.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Article15 {
    /// (a) purposes of the processing.
    pub purposes: String,
    /// (b) categories of personal data.
    pub categories: String,
    /// (c) recipients.
    pub recipients: String,
    /// (d) retention.
    pub retention: String,
    /// (e) rights to rectification, erasure, restriction, objection.
    pub rights: String,
    /// (f) complaint to the Commissioner; with the controller's own complaint route (DPA s.164A).
    pub complaint: String,
    /// (g) source of the data.
    pub source: String,
    /// (h) automated decisions.
    pub automated: String,
    /// 15(2) safeguards for transfers.
    pub transfers: String,
}

impl Article15 {
    /// Every part with its letter, in the order of the Article.
    pub fn parts(&self) -> [(&'static str, &str); 9] {
        [
            ("(a) purposes", &self.purposes),
            ("(b) categories of data", &self.categories),
            ("(c) recipients", &self.recipients),
            ("(d) how long it is kept", &self.retention),
            ("(e) your other rights", &self.rights),
            ("(f) how to complain", &self.complaint),
            ("(g) where the data came from", &self.source),
            ("(h) automated decisions", &self.automated),
            ("transfers abroad (Art. 15(2))", &self.transfers),
        ]
    }

    /// The parts that are still empty.
    pub fn missing(&self) -> Vec<&'static str> {
        self.parts().into_iter().filter(|(_, text)| text.trim().is_empty()).map(|(name, _)| name).collect()
    }
}
