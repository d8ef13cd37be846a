//! A `[[store]]` entry: where documents lie, whose they are, what is left out and why.

use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// One configured store.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StoreSettings {
    /// Short name, unique; appears in the ledger and in the answer's "what was searched".
    pub name: String,
    /// Folder or single file; relative paths count from the workspace.
    pub path: PathBuf,
    /// Whose store it is.
    #[serde(default)]
    pub custodian: String,
    /// What it is, for the answer's plain English: `files`, `mail`, `archive` …
    #[serde(default = "files")]
    pub kind: String,
    /// Globs of paths (relative to the store) to read; empty for all.
    #[serde(default)]
    pub include: Vec<String>,
    /// Globs left out. They are counted in the ledger as excluded.
    #[serde(default)]
    pub exclude: Vec<String>,
}

fn files() -> String {
    "files".into()
}

impl StoreSettings {
    /// A store with defaults.
    pub fn new(name: impl Into<String>, path: impl Into<PathBuf>) -> StoreSettings {
        StoreSettings {
            name: name.into(),
            path: path.into(),
            custodian: String::new(),
            kind: files(),
            include: Vec::new(),
            exclude: Vec::new(),
        }
    }

    /// Says what is wrong with the entry, if anything.
    pub fn check(&self) -> Result<(), String> {
        if self.name.trim().is_empty() {
            return Err("a store without a name".into());
        }
        for pattern in self.include.iter().chain(&self.exclude) {
            globset::Glob::new(pattern).map_err(|e| format!("store \"{}\": {e}", self.name))?;
        }
        Ok(())
    }
}
