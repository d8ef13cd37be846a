//! `manifest.json`: every file of the disclosure with its size and SHA-256, the head of the audit log, the program's
//! version. It hashes only what the recipient holds: no hash of evidence, which would let a guess be checked.

use super::OutFile;
use super::input::BundleInput;
use crate::model::{BlobId, Context, Fault, Result};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;

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

/// What is wrong with a bundle's folder (its disclosure, or the folder around it): one plain sentence each, nothing where
/// every file is as the manifest says and none is missing or added.
pub fn verify_folder(dir: &Path) -> Result<Vec<String>> {
    let inner = dir.join("disclosure");
    let root = if inner.is_dir() { inner } else { dir.to_owned() };
    let path = root.join(NAME);
    let bytes = std::fs::read(&path).at("read", &path).map_err(|f| f.hint("name the folder of a bundle"))?;
    let manifest: Manifest = match serde_json::from_slice(&bytes) {
        Ok(manifest) => manifest,
        Err(e) => return Ok(vec![format!("the manifest is damaged (line {})", e.line())]),
    };
    if manifest.version > VERSION {
        return Err(Fault::new(format!("the bundle was made by a newer dsar (manifest version {})", manifest.version))
            .hint("check it with that version"));
    }
    let mut there: BTreeMap<String, u64> = BTreeMap::new();
    let mut out = Vec::new();
    walk(&root, &mut there, &mut out)?;
    there.remove(NAME);
    for entry in &manifest.files {
        if there.remove(&entry.name).is_none() {
            out.push(format!("{} is missing", entry.name));
            continue;
        }
        let path = root.join(&entry.name);
        let bytes = std::fs::read(&path).at("read", &path)?;
        if bytes.len() as u64 != entry.size || BlobId::of(&bytes) != entry.sha256 {
            out.push(format!("{} was changed after the bundle was made", entry.name));
        }
    }
    out.extend(there.keys().map(|name| format!("{name} was added after the bundle was made")));
    Ok(out)
}

fn walk(root: &Path, there: &mut BTreeMap<String, u64>, out: &mut Vec<String>) -> Result<()> {
    for entry in walkdir::WalkDir::new(root).min_depth(1).sort_by_file_name() {
        let entry = entry.context("cannot look through the bundle")?;
        let name = entry.path().strip_prefix(root).unwrap_or(entry.path()).to_string_lossy().replace('\\', "/");
        let kind = entry.file_type();
        if kind.is_file() {
            there.insert(name, 0);
        } else if !kind.is_dir() {
            out.push(format!("{name} is no plain file"));
        }
    }
    Ok(())
}
