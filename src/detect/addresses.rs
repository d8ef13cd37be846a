//! E-mail addresses: mentions of their own kind. What their local parts teach about names is the document's memory.

use super::reading::Shape;
use super::{Confidence, Directory, Doc, EMAIL, PersonDetector};
use crate::model::Mention;

/// See the module.
pub struct Addresses;

impl PersonDetector for Addresses {
    fn name(&self) -> &'static str {
        "addresses"
    }

    fn detect(&self, doc: &Doc<'_>, _known: &Directory) -> Vec<Mention> {
        let words = doc.reading().words.iter().filter(|w| w.shape == Shape::Mail);
        words
            .map(|w| Mention {
                span: w.span,
                what: EMAIL.into(),
                reason: "an e-mail address".into(),
                confidence: Confidence::Redact,
                step: "",
            })
            .collect()
    }
}
