//! Requests made before they were sealed: their plain files are sealed under a new key, once, when they are first opened.
//! Killed halfway, the next opening goes on.

use super::private::{HASH_KEY, Private, SEAL_KEY};
use super::vault::Vault;
use crate::audit::sync_folder;
use crate::model::{Context, Result};
use std::fs;
use std::path::Path;

/// True for a request (or the standing record) with a key of hashes and none of sealing.
pub(super) fn is_unsealed(root: &Path) -> bool {
    root.join(HASH_KEY).is_file() && !root.join(SEAL_KEY).is_file()
}

/// Seals what lies open in `root`; nothing to do for one that is sealed already.
pub(super) fn seal_up(root: &Path) -> Result<()> {
    if !is_unsealed(root) {
        return Ok(());
    }
    // Under its final name only when all is sealed: that is how the next opening knows.
    let unfinished = root.join("seal.key.part");
    let vault = if unfinished.is_file() { Vault::open(&unfinished)? } else { Vault::create(&unfinished)? };
    let folder = root.join("record/private");
    let private = Private::with(&folder, root, vault)?;
    each(&folder, |name, bytes| {
        let (stem, _) = name.rsplit_once('.').unwrap_or((name, ""));
        private.vault.write(&folder.join(format!("{stem}.age")), 0o600, bytes)
    })?;
    let evidence = root.join("evidence");
    each(&evidence, |name, bytes| {
        let hash = hex::decode(name).unwrap_or_default();
        private.vault.write(&evidence.join(private.file_name(&[b"evidence", &hash])), 0o400, bytes)
    })?;
    let derived = root.join("derived");
    each(&derived, |name, bytes| {
        let named = [name.as_bytes(), b"\n", bytes].concat();
        private.vault.write(&derived.join(private.file_name(&[b"derived", name.as_bytes()])), 0o600, &named)
    })?;
    fs::rename(&unfinished, root.join(SEAL_KEY)).at("write in", root)?;
    sync_folder(root)
}

/// Hands over each plain file of `folder`, and removes it once it is sealed.
fn each(folder: &Path, seal: impl Fn(&str, &[u8]) -> Result<()>) -> Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(folder).at("read", folder)? {
        let entry = entry.at("read", folder)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = entry.path();
        if !path.is_file() || name.ends_with(".age") {
            continue;
        }
        if !name.starts_with('.') {
            seal(&name, &fs::read(&path).at("read", &path)?)?;
        }
        fs::remove_file(&path).at("remove", &path)?;
    }
    sync_folder(folder)
}
