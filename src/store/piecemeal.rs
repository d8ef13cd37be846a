//! Readings too large to be stored at once: their items come in lots, and batches become durable in between. Until the last came the
//! reading is unfinished; one that a crash cut off is taken out again before the next run begins, and its files are read anew.

use super::catalogue::{Catalogue, Reader};
use super::packed::Packed;
use crate::model::{BlobId, Context, ExceptionKind, ItemId, Result};
use rusqlite::params;

/// What stands for files whose bytes were not read to the end.
const CUT_OFF: &str = "reading it was cut off: index again";

impl Catalogue {
    /// Begins a reading of `blob`; an earlier one goes, its items to `stale`.
    pub fn begin_reading(&self, blob: BlobId, stale: &mut Vec<ItemId>) -> Result<()> {
        self.clear(blob, stale)?;
        self.run_cached("INSERT OR IGNORE INTO unfinished VALUES (?1)", [blob.0])
    }

    /// Stores item `ordinal` of a reading under `id`.
    pub fn put_one(&self, id: ItemId, blob: BlobId, ordinal: u32, item: &Packed) -> Result<()> {
        self.put_item(id, blob, ordinal as usize, item)
    }

    /// Ends a reading: it is whole. True where something could not be read.
    pub fn finish_reading(&self, blob: BlobId, reader: Reader) -> Result<bool> {
        let sql = "SELECT 1 FROM exception WHERE blob = ?1";
        let excepted = self.db.prepare_cached(sql).and_then(|mut q| q.exists([blob.0])).at("read", self.path())?;
        self.run_cached(
            "INSERT OR REPLACE INTO blob VALUES (?1,?2,?3,?4)",
            params![blob.0, reader.version, excepted, reader.limits],
        )?;
        self.run_cached("DELETE FROM unfinished WHERE blob = ?1", [blob.0])?;
        Ok(excepted)
    }

    /// Takes out what there is of a reading that will not be finished. Files known to hold these bytes are exceptions until they
    /// are read again.
    pub fn discard_reading(&self, blob: BlobId, stale: &mut Vec<ItemId>) -> Result<()> {
        self.clear(blob, stale)?;
        self.run_cached(
            "UPDATE file SET blob = NULL, kind = ?2, detail = ?3 WHERE blob = ?1",
            params![blob.0, ExceptionKind::Unreadable.word(), CUT_OFF],
        )?;
        self.run_cached("DELETE FROM unfinished WHERE blob = ?1", [blob.0])
    }

    /// Takes out every reading that was begun and never ended; the ids of its items.
    pub fn recover(&self) -> Result<Vec<ItemId>> {
        let (unfinished, mut stale) = (self.unfinished()?, Vec::new());
        if !unfinished.is_empty() {
            self.begin()?;
            unfinished.into_iter().try_for_each(|blob| self.discard_reading(blob, &mut stale))?;
            self.commit()?;
        }
        Ok(stale)
    }

    /// Readings that were begun and never ended.
    pub fn unfinished(&self) -> Result<Vec<BlobId>> {
        let mut query = self.db.prepare("SELECT blob FROM unfinished").at("read", self.path())?;
        let rows = query.query_map([], |r| r.get(0).map(BlobId)).at("read", self.path())?;
        rows.collect::<rusqlite::Result<_>>().at("read", self.path())
    }

    fn clear(&self, blob: BlobId, stale: &mut Vec<ItemId>) -> Result<()> {
        stale.extend(self.items_of(blob)?);
        for table in ["exception", "item"] {
            self.run_cached(&format!("DELETE FROM {table} WHERE blob = ?1"), [blob.0])?;
        }
        self.run_cached("DELETE FROM blob WHERE hash = ?1", [blob.0])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Evidence, Exception, Item, ItemMeta, Reading};
    use crate::store::FileState;
    use crate::store::catalogue::FileRecord;
    use crate::store::packed::pack;

    const READER: Reader = Reader { version: 1, limits: 0 };

    fn packed(exceptions: Vec<Exception>) -> Packed {
        let item = Item {
            parent: None,
            untrusted_name: Evidence::new("x"),
            blob: BlobId::of(b"x"),
            size: 1,
            format: "text".into(),
            meta: ItemMeta::default(),
            passages: Vec::new(),
            exceptions,
        };
        pack(Reading { items: vec![item] }).unwrap().remove(0)
    }

    #[test]
    fn a_reading_counts_once_it_is_finished_and_not_before() {
        let dir = tempfile::tempdir().unwrap();
        let catalogue = Catalogue::open(&dir.path().join("catalogue.db")).unwrap();
        let (run, blob, mut stale) = (catalogue.start_run("now").unwrap(), BlobId::of(b"mailbox"), Vec::new());
        let id = |n| ItemId(run << 24 | n);
        catalogue.begin_reading(blob, &mut stale).unwrap();
        catalogue.put_one(id(1), blob, 1, &packed(Vec::new())).unwrap();
        assert!(!catalogue.is_read(blob, READER).unwrap());
        assert_eq!(catalogue.unfinished().unwrap(), [blob]);
        let exception = Exception::whole(ExceptionKind::PartlyRead, "message 2");
        catalogue.put_one(id(0), blob, 0, &packed(vec![exception])).unwrap();
        assert!(catalogue.finish_reading(blob, READER).unwrap());
        assert!(catalogue.is_read(blob, READER).unwrap() && catalogue.unfinished().unwrap().is_empty());
        assert_eq!(catalogue.items_of(blob).unwrap(), [id(0), id(1)]);
        // Read again, it begins from nothing.
        catalogue.begin_reading(blob, &mut stale).unwrap();
        assert_eq!(stale, [id(0), id(1)]);
        assert!(!catalogue.is_read(blob, READER).unwrap());
    }

    #[test]
    fn a_copy_of_what_was_cut_off_is_no_file_that_was_read() {
        let dir = tempfile::tempdir().unwrap();
        let catalogue = Catalogue::open(&dir.path().join("catalogue.db")).unwrap();
        let (run, blob) = (catalogue.start_run("now").unwrap(), BlobId::of(b"mailbox"));
        catalogue.begin_reading(blob, &mut Vec::new()).unwrap();
        let state = FileState::Blob(blob);
        catalogue.put_file(run, &FileRecord { store: "s", path: b"copy", size: 1, mtime_ns: 1, state }).unwrap();
        catalogue.discard_reading(blob, &mut Vec::new()).unwrap();
        assert_eq!(catalogue.ledger().unwrap().exception, 1);
        assert!(!catalogue.known_files("s", READER).unwrap()[&b"copy"[..]].current);
    }
}
