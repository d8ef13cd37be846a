//! `manifest.json`: every file of the disclosure with its size and SHA-256, the head of the audit log, the program's
//! version. It hashes only what the recipient holds: no hash of evidence, which would let a guess be checked.

use super::input::BundleInput;
use super::{Files, OutFile};
use crate::model::{BlobId, Context, Fault, Result};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Its name.
pub const NAME: &str = "manifest.json";
/// Version of its format.
const VERSION: u32 = 1;

/// The manifest.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Manifest {
    /// Version of this format.
    pub version: u32,
    /// The request.
    pub request: String,
    /// Number of the bundle.
    pub bundle: u32,
    /// Date of the answer.
    pub answered: jiff::civil::Date,
    /// What made it.
    pub program: String,
    /// Head of the audit log when it was made.
    pub log_head: String,
    /// Entries the log had then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub log_entries: Option<u64>,
    /// The same as a signed checkpoint: `dsar audit verify ID --checkpoint manifest.json`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checkpoint: Option<String>,
    /// The key that checks its signature: NAME+ID+KEY.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checkpoint_key: Option<String>,
    /// Every other file.
    pub files: Vec<Entry>,
}

/// One file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Path within the disclosure, `/` between parts.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// SHA-256 in hexadecimal.
    pub sha256: BlobId,
}

/// The bytes of the manifest of `files`.
pub fn manifest(input: &BundleInput, files: &[OutFile]) -> Result<Vec<u8>> {
    let entry = |f: &OutFile| Entry { name: f.name.clone(), size: f.bytes.len() as u64, sha256: BlobId::of(&f.bytes) };
    let manifest = Manifest {
        version: VERSION,
        request: input.request.0.clone(),
        bundle: input.number,
        answered: input.answered,
        program: concat!("dsar ", env!("CARGO_PKG_VERSION")).into(),
        log_head: input.log_head.clone(),
        log_entries: input.signed_head.as_ref().map(|s| s.entries),
        checkpoint: input.signed_head.as_ref().map(|s| s.note.clone()),
        checkpoint_key: input.signed_head.as_ref().map(|s| s.key.clone()),
        files: files.iter().map(entry).collect(),
    };
    let mut bytes = serde_json::to_vec_pretty(&manifest).context("cannot write the manifest")?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// What is wrong with the files of a bundle: one plain sentence each, nothing where every file is as the manifest says and none is
/// missing or added.
pub fn verify_files(files: &Files) -> Result<Vec<String>> {
    let manifest: Manifest = match serde_json::from_slice(&files.manifest_bytes()?) {
        Ok(manifest) => manifest,
        Err(e) => return Ok(vec![format!("the manifest is damaged (line {})", e.line())]),
    };
    if manifest.version > VERSION {
        return Err(Fault::new(format!("the bundle was made by a newer dsar (manifest version {})", manifest.version))
            .hint("check it with that version"));
    }
    let (plain, other) = files.names()?;
    let mut there: BTreeSet<String> = plain.into_iter().filter(|name| name != NAME).collect();
    let mut out: Vec<String> = other.into_iter().map(|name| format!("{name} is no plain file")).collect();
    for entry in &manifest.files {
        // Only what was met in the folder is opened: a name may lead out of it.
        let bytes = if there.remove(&entry.name) { files.read(&entry.name)? } else { None };
        match bytes {
            None => out.push(format!("{} is missing", entry.name)),
            Some(bytes) if bytes.len() as u64 != entry.size || BlobId::of(&bytes) != entry.sha256 => {
                out.push(format!("{} was changed after the bundle was made", entry.name));
            }
            Some(_) => {}
        }
    }
    out.extend(there.iter().map(|name| format!("{name} was added after the bundle was made")));
    Ok(out)
}
