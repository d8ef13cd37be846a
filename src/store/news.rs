//! What became of the files since some run: what is new, changed or vanished, and what could be read at last. Told from the files
//! themselves and not from the counts of runs: a run that was cut off leaves files behind, and none of its counts.

use super::Catalogue;
use crate::model::{Context, Result};
use rusqlite::params;

impl Catalogue {
    /// Files that are new, that changed or were read again, and that vanished after run `generation`.
    pub fn changes_since(&self, generation: u64) -> Result<[u64; 3]> {
        if self.one("SELECT coalesce(max(id), 0) FROM run")? <= generation {
            return Ok([0; 3]);
        }
        let sql = "SELECT coalesce(sum(first_run > ?1 AND vanished_run IS NULL), 0),
                          coalesce(sum(first_run <= ?1 AND changed_run > ?1 AND vanished_run IS NULL), 0),
                          coalesce(sum(vanished_run > ?1), 0) FROM file";
        let count = |r: &rusqlite::Row, n| r.get::<_, i64>(n).map(|n| n as u64);
        let counts = |r: &rusqlite::Row| Ok([count(r, 0)?, count(r, 1)?, count(r, 2)?]);
        self.db.query_row(sql, [generation as i64], counts).at("read", self.path())
    }

    /// Notes that run `run` read what could not be read, or not in full, before, though the file did not change.
    pub fn put_mended(&self, run: u64, store: &str, path: &[u8]) -> Result<()> {
        let sql = "INSERT OR REPLACE INTO mended(file, run) SELECT id, ?1 FROM file WHERE store = ?2 AND path = ?3";
        self.run_cached(sql, params![run as i64, store, path])
    }

    /// Files of which more was read after run `generation` than before, though they did not change.
    pub fn mended_since(&self, generation: u64) -> Result<u64> {
        let sql =
            "SELECT count(*) FROM mended m JOIN file f ON f.id = m.file WHERE m.run > ?1 AND f.vanished_run IS NULL";
        let count = self.db.query_row(sql, [generation as i64], |r| r.get::<_, i64>(0));
        count.map(|n| n as u64).at("read", self.path())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{BlobId, ExceptionKind};
    use crate::store::FileState;
    use crate::store::catalogue::FileRecord;

    /// A catalogue, and the folder it lies in.
    struct Files(Catalogue, #[expect(dead_code, reason = "removed when dropped")] tempfile::TempDir);

    impl Files {
        fn new() -> Files {
            let dir = tempfile::tempdir().unwrap();
            Files(Catalogue::open(&dir.path().join("catalogue.db")).unwrap(), dir)
        }

        /// A run that meets one file, and comes to its end or not.
        fn run(&self, path: &[u8], size: u64, state: FileState, ends: bool) -> u64 {
            let run = self.0.start_run("now").unwrap();
            self.0.put_file(run, &FileRecord { store: "s", path, size, mtime_ns: 1, state }).unwrap();
            if ends {
                self.0.end_run(run, "end", 0, [0; 3]).unwrap();
            }
            run
        }
    }

    #[test]
    fn what_a_run_that_was_cut_off_found_is_news() {
        let files = Files::new();
        let blob = |text: &[u8]| FileState::Blob(BlobId::of(text));
        let searched = files.run(b"old", 1, blob(b"old"), true);
        assert_eq!(files.0.changes_since(searched).unwrap(), [0; 3]);
        files.run(b"new", 1, blob(b"new"), false);
        let later = files.run(b"old", 2, blob(b"changed"), true);
        assert_eq!(files.0.changes_since(searched).unwrap(), [1, 1, 0]);
        assert_eq!(files.0.changes_since(later).unwrap(), [0; 3]);
        let id = files.0.known_files("s", crate::store::Reader { version: 1, limits: 1 }).unwrap()[&b"new"[..]].id;
        files.0.put_vanished(later, id).unwrap();
        assert_eq!(files.0.changes_since(searched).unwrap(), [0, 1, 1]);
    }

    #[test]
    fn what_still_cannot_be_read_is_no_news_and_what_can_be_at_last_is() {
        let files = Files::new();
        let locked = || FileState::Exception(ExceptionKind::Unreadable, "permission denied".into());
        let searched = files.run(b"locked", 1, locked(), true);
        files.run(b"locked", 1, locked(), true);
        assert_eq!(files.0.changes_since(searched).unwrap(), [0; 3], "tried again each night");
        let run = files.run(b"locked", 1, FileState::Blob(BlobId::of(b"open")), true);
        assert_eq!(files.0.changes_since(searched).unwrap(), [0, 1, 0]);
        files.0.put_mended(run, "s", b"locked").unwrap();
        assert_eq!((files.0.mended_since(searched).unwrap(), files.0.mended_since(run).unwrap()), (1, 0));
    }
}
