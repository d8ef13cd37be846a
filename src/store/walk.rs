//! Walks one store: every entry is found, left out by a named rule, or an exception. Links are not followed.

use crate::model::{Fault, Result};
use crate::settings::StoreSettings;
use globset::{Glob, GlobSet, GlobSetBuilder};
use rustix::fs::{self, AtFlags, Dir, DirEntry, FileType, Mode, OFlags};
use rustix::io::{self, Errno};
use std::ffi::OsString;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

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
    /// Device and number of a folder that is left out.
    left_out: Option<(u64, u64)>,
}

impl Walker {
    /// Reads the store's rules; whether it is there is another question: [`Walker::missing`].
    pub fn new(store: &StoreSettings) -> Result<Walker> {
        let include = if store.include.is_empty() { None } else { Some(globs(&store.include)?) };
        let (name, root) = (store.name.clone(), store.path.clone());
        Ok(Walker { name, root, include, exclude: globs(&store.exclude)?, left_out: None })
    }

    /// The same without that folder, wherever in the store it lies: the workspace holds answers and copies, which are nobody's documents.
    pub fn leaving_out(self, folder: &Path) -> Walker {
        let left_out = std::fs::metadata(folder).ok().map(|meta| (meta.dev(), meta.ino()));
        Walker { left_out, ..self }
    }

    /// Why the store cannot be read as it is, in words: it is not there, cannot be listed, or holds nothing. An empty store is nearly
    /// always a drive that is not mounted, and taking it at its word would report every document as vanished.
    pub fn missing(&self) -> Option<String> {
        let (name, root) = (&self.name, self.root.display());
        let meta = match std::fs::metadata(&self.root) {
            Ok(meta) => meta,
            Err(e) => return Some(format!("store \"{name}\": cannot open {root}: {e}")),
        };
        match meta.is_dir().then(|| std::fs::read_dir(&self.root).map(|mut entries| entries.next().is_none())) {
            Some(Err(e)) => Some(format!("store \"{name}\": cannot read {root}: {e}")),
            Some(Ok(true)) => Some(format!("store \"{name}\": {root} is empty")),
            _ => None,
        }
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
        Steps::new(self)
    }

    fn is_excluded(&self, relative: &[u8]) -> bool {
        if self.include.is_none() && self.exclude.is_empty() {
            return false;
        }
        let path = Path::new(std::ffi::OsStr::from_bytes(relative));
        self.exclude.is_match(path) || self.include.as_ref().is_some_and(|set| !set.is_match(path))
    }
}

/// A walk on its way: one folder is open at a time, and its entries are looked at from there. (To look at each by its whole path
/// took the kernel twice as long, and most of a run that finds nothing changed is that.)
struct Steps<'a> {
    walker: &'a Walker,
    /// Relative paths of folders that are still to be read, each but the root's with a `/` behind it.
    folders: Vec<Vec<u8>>,
    open: Option<(Dir, Vec<u8>)>,
    /// The store itself, where it is a file.
    single: Option<Found>,
}

impl<'a> Steps<'a> {
    fn new(walker: &'a Walker) -> Steps<'a> {
        let mut steps = Steps { walker, folders: Vec::new(), open: None, single: None };
        match std::fs::metadata(&walker.root) {
            Ok(meta) if meta.is_dir() => steps.folders.push(Vec::new()),
            Ok(_) if walker.is_excluded(b"") => steps.single = Some(Found::Excluded),
            Ok(meta) => {
                let mtime_ns = meta.mtime() * 1_000_000_000 + meta.mtime_nsec();
                steps.single = Some(Found::File { path: Vec::new(), size: meta.size(), mtime_ns });
            }
            Err(e) => steps.single = Some(Found::Unreadable { path: Vec::new(), why: e.kind().to_string() }),
        }
        steps
    }

    /// Opens the next folder; what there is to say where that fails.
    fn enter(&mut self, folder: Vec<u8>) -> Option<Found> {
        let real = self.walker.resolve(&folder);
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC | OFlags::NONBLOCK;
        // Links are not followed; the store itself may be one.
        let flags = if folder.is_empty() { flags } else { flags | OFlags::NOFOLLOW };
        match fs::open(&real, flags, Mode::empty()).and_then(|fd| Ok((fs::fstat(&fd)?, Dir::new(fd)?))) {
            Ok((stat, _)) if self.walker.left_out == Some((stat.st_dev, stat.st_ino)) => Some(Found::Excluded),
            Ok((_, dir)) => {
                self.open = Some((dir, folder));
                None
            }
            Err(e) => Some(unreadable(folder, e)),
        }
    }

    /// The next entry of the folder that is open; `None` where there is nothing to say of it.
    fn look(&mut self, entry: io::Result<DirEntry>) -> Option<Found> {
        let (dir, folder) = self.open.as_ref()?;
        let entry = match entry {
            Ok(entry) => entry,
            Err(e) => return Some(unreadable(folder.clone(), e)),
        };
        let name = entry.file_name().to_bytes();
        if matches!(name, b"." | b"..") {
            return None;
        }
        let path = [folder.as_slice(), name].concat();
        let stat = || fs::statat(dir.fd()?, entry.file_name(), AtFlags::SYMLINK_NOFOLLOW);
        let kind = match entry.file_type() {
            // Not every file system says it with the name.
            FileType::Unknown => match stat() {
                Ok(stat) => FileType::from_raw_mode(stat.st_mode),
                Err(e) => return Some(unreadable(path, e)),
            },
            kind => kind,
        };
        match kind {
            FileType::Directory => {
                self.folders.push([path.as_slice(), b"/"].concat());
                None
            }
            FileType::RegularFile if !self.walker.is_excluded(&path) => Some(match stat() {
                Ok(stat) => Found::File {
                    path,
                    size: stat.st_size as u64,
                    mtime_ns: stat.st_mtime * 1_000_000_000 + stat.st_mtime_nsec as i64,
                },
                Err(e) => unreadable(path, e),
            }),
            _ => Some(Found::Excluded),
        }
    }
}

impl Iterator for Steps<'_> {
    type Item = Found;

    fn next(&mut self) -> Option<Found> {
        loop {
            if let Some(single) = self.single.take() {
                return Some(single);
            }
            let found = match self.open.as_mut().map(|(dir, _)| dir.next()) {
                Some(Some(entry)) => self.look(entry),
                _ => {
                    self.open = None;
                    let folder = self.folders.pop()?;
                    self.enter(folder)
                }
            };
            if found.is_some() {
                return found;
            }
        }
    }
}

fn unreadable(mut path: Vec<u8>, e: Errno) -> Found {
    if path.last() == Some(&b'/') {
        path.pop();
    }
    Found::Unreadable { path, why: std::io::Error::from(e).kind().to_string() }
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
        let found: Vec<_> = Walker::new(&store(dir.path())).unwrap().walk().collect();
        assert_eq!(found.iter().filter(|f| **f == Found::Excluded).count(), 2, "{found:?}");
        assert!(found.iter().any(|f| matches!(f, Found::File { path, size: 1, .. } if path == b"a/one.txt")));
        assert_eq!(found.len(), 3);
    }

    #[test]
    fn folders_in_folders_a_store_that_is_a_file_and_what_cannot_be_opened() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(dir.path().join("a/b/c")).unwrap();
        std::fs::create_dir(dir.path().join("empty")).unwrap();
        for (path, text) in [("top", "1"), ("a/one", "22"), ("a/b/c/deep", "333"), ("a/b/\u{e9}", "")] {
            std::fs::write(dir.path().join(path), text).unwrap();
        }
        std::os::unix::fs::symlink(dir.path().join("a"), dir.path().join("a/b/back")).unwrap();
        let sizes = |root: &Path| {
            let mut found: Vec<_> = Walker::new(&store(root)).unwrap().walk().collect();
            found.sort_by_key(|f| format!("{f:?}"));
            let size = |f: &Found| match f {
                Found::File { path, size, .. } => Some((String::from_utf8(path.clone()).unwrap(), *size)),
                _ => None,
            };
            (found.iter().filter_map(size).collect::<std::collections::BTreeMap<_, _>>(), found.len())
        };
        let want = [("a/b/c/deep", 3), ("a/b/\u{e9}", 0), ("a/one", 2), ("top", 1)].map(|(p, n)| (p.to_owned(), n));
        assert_eq!(sizes(dir.path()), (want.into(), 5));
        assert_eq!(sizes(&dir.path().join("a/one")), ([(String::new(), 2)].into(), 1));
        let gone = Walker { root: dir.path().join("a"), ..Walker::new(&store(dir.path())).unwrap() };
        let mut steps = Steps::new(&gone);
        assert_eq!(
            steps.enter(b"nowhere/".to_vec()),
            Some(Found::Unreadable { path: b"nowhere".to_vec(), why: "entity not found".into() })
        );
    }

    #[test]
    fn the_workspace_in_a_store_is_left_out() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(dir.path().join("a/cases/requests")).unwrap();
        std::fs::write(dir.path().join("a/cases/requests/answer.pdf"), "1").unwrap();
        std::fs::write(dir.path().join("a/letter.txt"), "1").unwrap();
        let walker = || Walker::new(&store(dir.path())).unwrap();
        assert_eq!(walker().walk().count(), 2);
        let found: Vec<_> = walker().leaving_out(&dir.path().join("a/cases")).walk().collect();
        assert_eq!((found.len(), found.iter().filter(|f| **f == Found::Excluded).count()), (2, 1), "{found:?}");
        assert_eq!(walker().leaving_out(&dir.path().join("nowhere")).walk().count(), 2);
    }

    #[test]
    fn a_missing_or_empty_store_is_named() {
        let dir = tempfile::tempdir().unwrap();
        let missing = |path: &Path| Walker::new(&store(path)).unwrap().missing();
        let empty = missing(dir.path()).unwrap();
        assert!(empty.contains("store \"s\"") && empty.contains("is empty"), "{empty}");
        assert!(missing(&dir.path().join("gone")).unwrap().contains("cannot open"));
        std::fs::write(dir.path().join("one"), "1").unwrap();
        assert_eq!((missing(dir.path()), missing(&dir.path().join("one"))), (None, None));
    }
}
