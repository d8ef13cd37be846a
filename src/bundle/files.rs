//! The files of an answer, to be looked at once more: in their folder, or out of the encrypted parcel, which is opened in memory only.

use super::{Seal, open};
use crate::model::{BlobId, Context, Fault, Result};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Where they are.
pub enum Files {
    /// The disclosure's folder.
    Folder(PathBuf),
    /// What a parcel held, by name.
    Parcel(BTreeMap<String, Vec<u8>>),
}

impl Files {
    /// Those of a bundle's folder: its disclosure, or the folder itself.
    pub fn in_folder(dir: &Path) -> Files {
        let inner = dir.join("disclosure");
        Files::Folder(if inner.is_dir() { inner } else { dir.to_owned() })
    }

    /// Those of a parcel, opened with its passphrase.
    pub fn of_parcel(sealed: &[u8], passphrase: &str) -> Result<Files> {
        let how = Seal::of(sealed).ok_or_else(|| {
            Fault::new("this is neither a zip nor an age file: no answer of ours")
                .hint("name the folder of a bundle, or its encrypted file (SAR-….zip or SAR-….zip.age)")
        })?;
        Ok(Files::Parcel(open(sealed, how, passphrase)?.into_iter().collect()))
    }

    /// Names, `/` between parts; and what is no plain file.
    pub fn names(&self) -> Result<(Vec<String>, Vec<String>)> {
        let root = match self {
            Files::Parcel(files) => return Ok((files.keys().cloned().collect(), Vec::new())),
            Files::Folder(root) => root,
        };
        let (mut plain, mut other) = (Vec::new(), Vec::new());
        for entry in walkdir::WalkDir::new(root).min_depth(1).sort_by_file_name() {
            let entry = entry.context("cannot look through the bundle")?;
            let name = entry.path().strip_prefix(root).unwrap_or(entry.path()).to_string_lossy().replace('\\', "/");
            match entry.file_type() {
                kind if kind.is_file() => plain.push(name),
                kind if !kind.is_dir() => other.push(name),
                _ => {}
            }
        }
        Ok((plain, other))
    }

    /// A file's bytes; `None` where there is none of that name.
    pub fn read(&self, name: &str) -> Result<Option<Vec<u8>>> {
        match self {
            Files::Parcel(files) => Ok(files.get(name).cloned()),
            Files::Folder(root) => {
                let path = root.join(name);
                path.is_file().then(|| std::fs::read(&path).at("read", &path)).transpose()
            }
        }
    }

    /// SHA-256 of the manifest, by which a log knows the bundle.
    pub fn manifest(&self) -> Result<BlobId> {
        Ok(BlobId::of(&self.manifest_bytes()?))
    }

    /// The manifest as it stands.
    pub fn manifest_bytes(&self) -> Result<Vec<u8>> {
        self.read(super::manifest::NAME)?.ok_or_else(|| match self {
            Files::Folder(root) => {
                Fault::new(format!("cannot read {}: there is none", root.join(super::manifest::NAME).display()))
                    .hint("name the folder of a bundle, or its encrypted file")
            }
            Files::Parcel(_) => Fault::new("there is no manifest.json in it: no answer of ours")
                .hint("name the encrypted file of a bundle"),
        })
    }
}
