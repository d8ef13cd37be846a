//! Batches: what is written between two moments at which all of it becomes durable.

use super::Catalogue;
use crate::model::{Context, Result};

/// Whether the file was made by this opening, see [`super::schema::open`].
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Made {
    Before,
    Now,
    /// Now, and a batch has been written since.
    Written,
}

impl Catalogue {
    /// Lends it memory for a run that writes: rows are found by hashes, so each falls on another page of three indexes, and where those
    /// do not fit, each page is read and written once a row.
    pub fn lend_memory(&self) -> Result<()> {
        self.db.execute_batch("PRAGMA cache_size=-131072").at("prepare the catalogue", self.path())
    }

    /// Begins a batch; ended by [`Catalogue::commit`].
    pub fn begin(&self) -> Result<()> {
        if self.made.get() == Made::Written {
            self.made.set(Made::Before);
            super::schema::to_wal(&self.db).at("prepare the catalogue", self.path())?;
        }
        self.db.execute_batch("BEGIN IMMEDIATE").at("write", self.path())
    }

    /// Makes a batch durable.
    pub fn commit(&self) -> Result<()> {
        self.db
            .execute_batch("COMMIT")
            .at("write", self.path())
            .map_err(|f| f.hint("free some disk space, then run `dsar index` again: it goes on where it stopped"))?;
        if self.made.get() == Made::Now {
            self.made.set(Made::Written);
        }
        Ok(())
    }

    /// Hands pages of the batch to the system before its commit, which then has less to wait for. What cannot be written now (somebody
    /// reads just then, the disk is full) is left to the commit, which says so.
    pub fn flush(&self) {
        let _ = self.db.cache_flush();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_batch_on_its_way_keeps_nobody_from_reading() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("catalogue.db");
        let writer = Catalogue::open(&path).unwrap();
        let run = writer.start_run("now").unwrap();
        writer.begin().unwrap();
        writer.end_run(run, "end", 0, [0; 3]).unwrap();
        let reader = Catalogue::open(&path).unwrap();
        assert_eq!((reader.generation().unwrap(), reader.ledger().unwrap().seen), (0, 0), "nothing is committed yet");
        drop(reader);
        writer.commit().unwrap();
        assert_eq!(Catalogue::open(&path).unwrap().generation().unwrap(), run);
    }
}
