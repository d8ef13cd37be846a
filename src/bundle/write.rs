//! A built bundle onto the disk: written beside its name, synced, read back, verified, and only then named. A finding, or
//! anything that cannot be read back, leaves nothing behind.

use super::{Built, Files, OutFile, manifest};
use crate::model::{BlobId, Context, Fault, Result};
use crate::redact::Finding;
use std::fs;
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

/// What became of a bundle.
#[derive(Debug)]
pub enum Written {
    /// It has its name.
    Released {
        /// Its folder, with `disclosure/` and `internal/`.
        dir: PathBuf,
        /// Hash of its manifest, for the audit log.
        manifest: BlobId,
    },
    /// Something that was removed can still be read; nothing was kept.
    Refused {
        /// What and where, without repeats.
        findings: Vec<Finding>,
    },
}

/// Writes `built` into `bundles` as `NNN/`. Refuses to replace one that is there.
pub fn write(built: &Built, bundles: &Path) -> Result<Written> {
    let dir = bundles.join(format!("{:03}", built.number));
    if dir.symlink_metadata().is_ok() {
        return Err(Fault::refusal(format!("{} is there already", dir.display()))
            .hint("a bundle is never replaced: build the next one"));
    }
    let part = bundles.join(format!("{:03}.part", built.number));
    if part.symlink_metadata().is_ok() {
        fs::remove_dir_all(&part).at("remove", &part)?;
    }
    let outcome = write_part(built, &part);
    match outcome {
        Ok(findings) if findings.is_empty() => {
            fs::rename(&part, &dir).at("name", &dir)?;
            sync_dir(bundles)?;
            Ok(Written::Released { dir, manifest: built.manifest() })
        }
        Ok(findings) => {
            fs::remove_dir_all(&part).at("remove", &part)?;
            Ok(Written::Refused { findings })
        }
        Err(fault) => {
            fs::remove_dir_all(&part).at("remove", &part)?;
            Err(fault)
        }
    }
}

/// Every file of a bundle's disclosure, manifest last, ready to be sealed.
pub fn disclosure(dir: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let wrong = manifest::verify_files(&Files::in_folder(dir))?;
    if let Some(first) = wrong.first() {
        return Err(Fault::refusal(format!("the bundle is not as it was made: {first}")).hint("build it again"));
    }
    let root = dir.join("disclosure");
    let path = root.join(manifest::NAME);
    let bytes = fs::read(&path).at("read", &path)?;
    let list: manifest::Manifest = serde_json::from_slice(&bytes).context("the manifest is damaged")?;
    let read =
        |e: &manifest::Entry| Ok((e.name.clone(), fs::read(root.join(&e.name)).at("read", &root.join(&e.name))?));
    let mut out = list.files.iter().map(read).collect::<Result<Vec<_>>>()?;
    out.push((manifest::NAME.into(), bytes));
    Ok(out)
}

fn write_part(built: &Built, part: &Path) -> Result<Vec<Finding>> {
    let (disclosure, internal) = (part.join("disclosure"), part.join("internal"));
    for file in &built.disclosure {
        put(&disclosure, file)?;
    }
    let mut read = Vec::new();
    for file in &built.disclosure {
        let path = disclosure.join(&file.name);
        let bytes = fs::read(&path).at("read back", &path)?;
        if bytes != file.bytes {
            return Err(Fault::refusal(format!("{} is not as it was written", path.display())).hint("check the disk"));
        }
        read.push((file, bytes));
    }
    let findings = built.verify(read.iter().map(|(f, b)| (*f, b.as_slice())))?;
    for file in built.internal.iter().chain(&built.report(&findings)?) {
        put(&internal, file)?;
    }
    for dir in [&disclosure, &internal, part] {
        sync_dir(dir)?;
    }
    Ok(findings)
}

fn put(root: &Path, file: &OutFile) -> Result<()> {
    let path = root.join(&file.name);
    let parent = path.parent().unwrap_or(root);
    fs::DirBuilder::new().recursive(true).mode(0o700).create(parent).at("make the folder", parent)?;
    let mut out = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path).at("write", &path)?;
    out.write_all(&file.bytes).at("write", &path)?;
    out.sync_all().at("write", &path)?;
    if parent != root { sync_dir(parent) } else { Ok(()) }
}

fn sync_dir(dir: &Path) -> Result<()> {
    fs::File::open(dir).and_then(|d| d.sync_all()).at("sync", dir)
}
