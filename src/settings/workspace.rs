//! The workspace folder: found, checked to be private, locked while one program writes.

use crate::model::{Context, Fault, RequestId, Result};
use std::fs::{self, File};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

/// A checked workspace.
#[derive(Clone, Debug)]
pub struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// Opens the workspace at `root`. Refuses a symbolic link, a foreign owner, and access for group or others:
    /// what lies in it is the most sensitive folder the organisation has.
    pub fn open(root: &Path) -> Result<Workspace> {
        // `link/` and `link/.` name what the link leads to; the name without them is the link itself.
        let root = &root.components().collect::<PathBuf>();
        let meta = fs::symlink_metadata(root)
            .at("open the workspace", root)
            .map_err(|f| f.hint("make one with `dsar init DIR`, or name it with --workspace DIR"))?;
        if meta.is_symlink() {
            return Err(Fault::refusal(format!("the workspace {} is a symbolic link", root.display()))
                .hint("name the real folder"));
        }
        let none = || {
            Fault::new(format!("{} is no workspace: it holds no dsar.toml", root.display()))
                .hint("make one with `dsar init DIR`, or name it with --workspace DIR")
        };
        // Whether another login's folder holds a dsar.toml cannot be seen.
        if !meta.is_dir() || !is_foreign(&meta) && !root.join("dsar.toml").is_file() {
            return Err(none());
        }
        check_private(root, &meta)?;
        Ok(Workspace { root: root.canonicalize().at("open the workspace", root)? })
    }

    /// Makes an empty private folder for a new workspace; an existing one must be empty.
    pub fn create(root: &Path) -> Result<PathBuf> {
        if root.is_dir() && fs::read_dir(root).at("read", root)?.next().is_some() {
            return Err(Fault::new(format!("{} exists and is not empty", root.display())).hint("name a new folder"));
        }
        make_private_dir(root)?;
        Ok(root.to_owned())
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The catalogue's file.
    pub fn catalogue(&self) -> PathBuf {
        self.root.join("catalogue.db")
    }

    /// What was recognised in pictures; derived, safe to delete.
    pub fn recognised(&self) -> PathBuf {
        self.root.join("ocr.db")
    }

    /// The index folder.
    pub fn index(&self) -> PathBuf {
        self.root.join("index")
    }

    /// The folder of all requests.
    pub fn requests(&self) -> PathBuf {
        self.root.join("requests")
    }

    /// The folder of one request, whether or not it exists.
    pub fn request(&self, id: &RequestId) -> PathBuf {
        self.requests().join(&id.0)
    }

    /// Takes the lock `name` (`index`, or a request's id) or refuses, saying which. Released when dropped or killed.
    pub fn lock(&self, name: &str) -> Result<Lock> {
        let path = self.root.join(format!(".lock-{name}"));
        let file =
            fs::OpenOptions::new().create(true).append(true).mode(0o600).open(&path).at("open the lock", &path)?;
        match file.try_lock() {
            Ok(()) => Ok(Lock { _file: file }),
            Err(fs::TryLockError::WouldBlock) => {
                Err(Fault::refusal(format!("another dsar is at work on \"{name}\" in {}", self.root.display()))
                    .hint("wait until it ends, or stop it; a lock left by a crash releases itself"))
            }
            Err(fs::TryLockError::Error(e)) => Err(Fault::new(format!("cannot lock {}: {e}", path.display()))),
        }
    }
}

/// Holds a lock for as long as it lives.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

/// Writes a file that is not part of a record: whole, or not at all.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(path, bytes)
        .inspect_err(|_| {
            // Half of it may stand there; a device is left alone.
            if path.is_file() {
                let _ = fs::remove_file(path);
            }
        })
        .at("write", path)
}

/// Makes a folder (and its parents) that only the owner can enter.
pub fn make_private_dir(path: &Path) -> Result<()> {
    if !path.is_dir() {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(path).at("make the folder", path)?;
    }
    fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o700)).at("protect the folder", path)
}

fn check_private(root: &Path, meta: &fs::Metadata) -> Result<()> {
    if is_foreign(meta) {
        return Err(Fault::refusal(format!("the workspace {} belongs to another login", root.display())).hint(
            "run dsar as its owner, or make a workspace of your own. Whoever gives a second look sits down at the owner's login: \
             USER=their-name dsar request approve ID is recorded as \"their-name (login owner)\"",
        ));
    }
    if meta.mode() & 0o077 != 0 {
        return Err(Fault::refusal(format!(
            "others can enter the workspace {} (mode {:o})",
            root.display(),
            meta.mode() & 0o777
        ))
        .hint(format!("run: chmod 700 {}", root.display())));
    }
    Ok(())
}

fn is_foreign(meta: &fs::Metadata) -> bool {
    meta.uid() != rustix::process::geteuid().as_raw()
}
