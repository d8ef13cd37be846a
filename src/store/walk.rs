//! Walks one store: every entry is found, left out by a named rule, or an exception. Links are not followed.

use crate::model::{Fault, Result};
use crate::settings::StoreSettings;
use globset::{Glob, GlobSet, GlobSetBuilder};
use std::ffi::OsString;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// One entry of a store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// A file to read.
    File {
        /// Path relative to the store's root, raw bytes.
        path: Vec<u8>,
        /// Size in bytes.
        size: u64,
        /// Time of last change, nanoseconds since 1970.
        mtime_ns: i64,
    },
    /// Left out by rule (glob, link, or no regular file).
    Excluded,
    /// Could not be looked at.
    Unreadable {
        /// Path relative to the store's root, raw bytes.
        path: Vec<u8>,
        /// What the system said.
        why: String,
    },
}

/// A store ready to be walked.
pub struct Walker {
    name: String,
    root: PathBuf,
    include: Option<GlobSet>,
    exclude: GlobSet,
}

impl Walker {
    /// Checks that the store is there and can be listed, and holds something: an empty store is nearly always
    /// a drive that is not mounted, and taking it at its word would report every document as vanished.
    pub fn open(store: &StoreSettings) -> Result<Walker> {
        let fault = |what: String| {
            Fault::new(what).hint("mount it, correct `path` in dsar.toml, or remove the [[store]] entry")
        };
        let meta = std::fs::metadata(&store.path)
            .map_err(|e| fault(format!("store \"{}\": cannot open {}: {e}", store.name, store.path.display())))?;
        if meta.is_dir() {
            let mut entries = std::fs::read_dir(&store.path)
                .map_err(|e| fault(format!("store \"{}\": cannot read {}: {e}", store.name, store.path.display())))?;
            if entries.next().is_none() {
                return Err(fault(format!("store \"{}\": {} is empty", store.name, store.path.display())));
            }
        }
        let include = if store.include.is_empty() { None } else { Some(globs(&store.include)?) };
        Ok(Walker { name: store.name.clone(), root: store.path.clone(), include, exclude: globs(&store.exclude)? })
    }

    /// The store's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The real path of a relative one.
    pub fn resolve(&self, relative: &[u8]) -> PathBuf {
        if relative.is_empty() { self.root.clone() } else { self.root.join(OsString::from_vec(relative.to_vec())) }
    }

    /// Every entry in turn. A store that is one file gives that file, under its own name.
    pub fn walk(&self) -> impl Iterator<Item = Found> + '_ {
        WalkDir::new(&self.root).follow_links(false).into_iter().filter_map(|entry| self.look(entry))
    }

    fn look(&self, entry: walkdir::Result<DirEntry>) -> Option<Found> {
        let entry = match entry {
            Ok(entry) => entry,
            Err(e) => {
                let path = e.path().map(|p| self.relative(p)).unwrap_or_default();
                let why = e.io_error().map_or_else(|| "a loop of folders".into(), |io| io.kind().to_string());
                return Some(Found::Unreadable { path, why });
            }
        };
        let kind = entry.file_type();
        if kind.is_dir() {
            return None;
        }
        let path = self.relative(entry.path());
        if !kind.is_file() && entry.depth() > 0 || self.is_excluded(&path) {
            return Some(Found::Excluded);
        }
        match entry.metadata() {
            Ok(meta) => Some(Found::File {
                path,
                size: meta.size(),
                mtime_ns: meta.mtime() * 1_000_000_000 + meta.mtime_nsec(),
            }),
            Err(e) => {
                Some(Found::Unreadable { path, why: e.io_error().map_or_else(String::new, |io| io.kind().to_string()) })
            }
        }
    }

    fn relative(&self, path: &Path) -> Vec<u8> {
        path.strip_prefix(&self.root).unwrap_or(path).as_os_str().as_bytes().to_vec()
    }

    fn is_excluded(&self, relative: &[u8]) -> bool {
        if self.include.is_none() && self.exclude.is_empty() {
            return false;
        }
        let path = Path::new(std::ffi::OsStr::from_bytes(relative));
        self.exclude.is_match(path) || self.include.as_ref().is_some_and(|set| !set.is_match(path))
    }
}

fn globs(patterns: &[String]) -> Result<GlobSet> {
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        set.add(Glob::new(pattern).map_err(|e| Fault::new(format!("dsar.toml: {e}")))?);
    }
    set.build().map_err(|e| Fault::new(format!("dsar.toml: {e}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn store(path: &Path) -> StoreSettings {
        StoreSettings { exclude: vec!["**/~$*".into()], ..StoreSettings::new("s", path) }
    }

    #[test]
    fn every_entry_is_accounted_for() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir(dir.path().join("a")).unwrap();
        std::fs::write(dir.path().join("a/one.txt"), "1").unwrap();
        std::fs::write(dir.path().join("a/~$one.docx"), "lock").unwrap();
        std::os::unix::fs::symlink("/etc/passwd", dir.path().join("link")).unwrap();
        let found: Vec<_> = Walker::open(&store(dir.path())).unwrap().walk().collect();
        assert_eq!(found.iter().filter(|f| **f == Found::Excluded).count(), 2, "{found:?}");
        assert!(found.iter().any(|f| matches!(f, Found::File { path, size: 1, .. } if path == b"a/one.txt")));
        assert_eq!(found.len(), 3);
    }

    #[test]
    fn a_missing_or_empty_store_is_an_error_that_names_it() {
        let dir = tempfile::tempdir().unwrap();
        let empty = Walker::open(&store(dir.path())).err().unwrap();
        assert!(empty.what.contains("store \"s\"") && empty.what.contains("is empty"), "{empty}");
        let missing = Walker::open(&store(&dir.path().join("gone"))).err().unwrap();
        assert!(missing.what.contains("cannot open") && missing.hint.is_some());
    }
}
