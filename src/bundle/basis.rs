//! What a bundle was verified against: the strings that were removed, and what was knowingly put into each file. Kept with
//! the request, so that the very same search can be made again years later, whatever is decided, detected or composed by
//! then.

use super::Files;
use super::build::{Built, OutFile, verify_file};
use crate::model::Result;
use crate::redact::{Finding, Secret, Verifier, Words};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The basis of one bundle's verification. It holds what was removed: sealed wherever it lies.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Basis {
    secrets: Vec<Secret>,
    subject_names: Vec<String>,
    innocent: Vec<String>,
    files: Vec<OutFile>,
}

impl Basis {
    /// Of what a bundle is made from: see [`Built::basis`].
    pub(super) fn new(secrets: Vec<Secret>, subject_names: Vec<String>, innocent: Vec<String>) -> Basis {
        Basis { secrets, subject_names, innocent, files: Vec::new() }
    }

    /// Searches the files of the bundle once more, as they were searched when it was made. A file that is missing
    /// is the manifest's business.
    pub fn findings(&self, files: &Files, words: Words) -> Result<Vec<Finding>> {
        let verifier = Verifier::new(&self.secrets, &self.subject_names, &self.innocent, words)?;
        let mut found = BTreeSet::new();
        for file in &self.files {
            if let Some(bytes) = files.read(&file.name)? {
                found.extend(verify_file(&verifier, file, &bytes)?);
            }
        }
        Ok(found.into_iter().collect())
    }
}

impl Built {
    /// What this bundle is verified against.
    pub fn basis(&self) -> Basis {
        let bare = |f: &OutFile| OutFile { bytes: Vec::new(), ..f.clone() };
        Basis { files: self.disclosure.iter().map(bare).collect(), ..self.removed.clone() }
    }
}
