//! What was read out of the bytes of files: stored once for every copy, and held for as long as the readers and their limits stay.

use super::catalogue::{Catalogue, Reader};
use super::packed::Packed;
use crate::model::{BlobId, Context, Exception, ExceptionKind, ItemId, Result};
use rusqlite::params;
use std::collections::HashMap;

impl Catalogue {
    /// Blobs whose reading does not stand any more; true for those of which it lacked something, or that never were read.
    pub(super) fn outdated(&self, reader: Reader) -> Result<HashMap<[u8; 32], bool>> {
        let sql = "SELECT hash, excepted FROM blob WHERE NOT (reader = ?1 AND (excepted = 0 OR limits = ?2))";
        let mut query = self.db.prepare(sql).at("read", self.path())?;
        let row = |r: &rusqlite::Row| Ok((r.get(0)?, r.get(1)?));
        let rows = query.query_map(params![reader.version, reader.limits], row).at("read", self.path())?;
        let unread = self.unread()?.into_iter().map(|blob| Ok((blob, true)));
        rows.chain(unread).collect::<rusqlite::Result<_>>().at("read", self.path())
    }

    /// Blobs of files that a run which did not come to its end found to be as another, before that other was read. Only such a run
    /// leaves any: to look costs a search for each file.
    fn unread(&self) -> Result<Vec<[u8; 32]>> {
        if self.one("SELECT coalesce((SELECT ended IS NOT NULL FROM run ORDER BY id DESC LIMIT 1), 1)")? == 1 {
            return Ok(Vec::new());
        }
        let sql = "SELECT DISTINCT blob FROM file f WHERE blob IS NOT NULL AND vanished_run IS NULL \
                   AND NOT EXISTS (SELECT 1 FROM blob b WHERE b.hash = f.blob)";
        let mut query = self.db.prepare(sql).at("read", self.path())?;
        let rows = query.query_map([], |r| r.get(0)).at("read", self.path())?;
        rows.collect::<rusqlite::Result<_>>().at("read", self.path())
    }

    /// True where a reading of these bytes by `reader` is at hand.
    pub fn is_read(&self, blob: BlobId, reader: Reader) -> Result<bool> {
        let sql = "SELECT 1 FROM blob WHERE hash = ?1 AND reader = ?2 AND (excepted = 0 OR limits = ?3)";
        let mut query = self.db.prepare_cached(sql).at("read", self.path())?;
        query.exists(params![blob.0, reader.version, reader.limits]).at("read", self.path())
    }

    /// Stores a reading, its items under `first` and the ids that follow. `stale` gets the ids of an earlier reading of the same
    /// bytes, which this one replaces.
    pub fn put_reading(
        &self,
        first: ItemId,
        blob: BlobId,
        reader: Reader,
        items: &[Packed],
        stale: &mut Vec<ItemId>,
    ) -> Result<()> {
        // A reading has an item at least: where there is none, nothing was read before.
        let before = self.items_of(blob)?;
        if !before.is_empty() {
            self.run_cached("DELETE FROM exception WHERE blob = ?1", params![blob.0])?;
            self.run_cached("DELETE FROM item WHERE blob = ?1", params![blob.0])?;
            stale.extend(before);
        }
        let excepted = items.iter().any(|i| !i.exceptions.is_empty());
        let limits = self.limits_of(blob, reader, items)?;
        self.run_cached(
            "INSERT OR REPLACE INTO blob VALUES (?1,?2,?3,?4)",
            params![blob.0, reader.version, excepted, limits],
        )?;
        for (ordinal, item) in items.iter().enumerate() {
            self.put_item(ItemId(first.0 + ordinal as u64), blob, ordinal, item)?;
        }
        Ok(())
    }

    /// The limits that a reading holds for: those it was made under; none where it took too long or ended its reader for the first time.
    /// A busy machine makes such, so that the next run tries once more, and what fails again stands.
    fn limits_of(&self, blob: BlobId, reader: Reader, items: &[Packed]) -> Result<i64> {
        let failed = |e: &Exception| matches!(e.kind, ExceptionKind::TimedOut | ExceptionKind::Crashed);
        if !items.iter().flat_map(|i| &i.exceptions).any(failed) {
            return Ok(reader.limits);
        }
        let sql = "SELECT 1 FROM blob WHERE hash = ?1 AND reader = ?2 AND excepted = 1 AND limits IN (?3, ?4)";
        let mut query = self.db.prepare_cached(sql).at("read", self.path())?;
        let again =
            query.exists(params![blob.0, reader.version, !reader.limits, reader.limits]).at("read", self.path())?;
        Ok(if again { reader.limits } else { !reader.limits })
    }

    pub(super) fn put_item(&self, id: ItemId, blob: BlobId, ordinal: usize, item: &Packed) -> Result<()> {
        self.run_cached(
            "INSERT INTO item VALUES (?1,?2,?3,?4,?5,?6)",
            params![id.0 as i64, blob.0, ordinal as i64, item.parent, item.passages as i64, item.payload],
        )?;
        if !item.people.is_empty() {
            self.run_cached("INSERT INTO people VALUES (?1,?2)", params![id.0 as i64, item.people])?;
        }
        for Exception { kind, locator, detail } in &item.exceptions {
            self.run_cached(
                "INSERT INTO exception(blob, ordinal, kind, locator, detail) VALUES (?1,?2,?3,?4,?5)",
                params![blob.0, ordinal as i64, kind.word(), locator.to_string(), detail],
            )?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Item, ItemMeta, Locator};
    use crate::store::catalogue::{FileRecord, FileState};
    use crate::store::packed::pack_one;

    const READER: Reader = Reader { version: 1, limits: 7 };

    #[test]
    fn a_copy_of_what_a_cut_off_run_never_read_is_read() {
        let dir = tempfile::tempdir().unwrap();
        let catalogue = Catalogue::open(&dir.path().join("catalogue.db")).unwrap();
        let blob = BlobId::of(b"letter");
        let cut_off = catalogue.start_run("now").unwrap();
        let record = FileRecord { store: "s", path: b"copy", size: 6, mtime_ns: 1, state: FileState::Blob(blob) };
        catalogue.put_file(cut_off, &record).unwrap();
        let known = || catalogue.known_files("s", READER).unwrap()[&b"copy"[..]];
        assert!(!known().current && known().excepted, "its bytes are known, and nobody read them");
        let run = catalogue.start_run("later").unwrap();
        catalogue.put_reading(ItemId(run << 24), blob, READER, &[], &mut Vec::new()).unwrap();
        assert!(known().current && !known().excepted);
        catalogue.end_run(run, "end", 0, [0; 3]).unwrap();
        assert!(known().current);
    }

    #[test]
    fn what_took_too_long_is_tried_once_more() {
        let dir = tempfile::tempdir().unwrap();
        let catalogue = Catalogue::open(&dir.path().join("catalogue.db")).unwrap();
        let blob = BlobId::of(b"slow");
        let put = |n: u64, kind: Option<ExceptionKind>| {
            let exceptions = kind.map(|kind| Exception { kind, locator: Locator::Whole, detail: "x".into() });
            let item = Item {
                parent: None,
                untrusted_name: "a.pdf".into(),
                blob,
                size: 1,
                format: "pdf".into(),
                meta: ItemMeta::default(),
                passages: Vec::new(),
                exceptions: exceptions.into_iter().collect(),
            };
            let packed = [pack_one(item).unwrap()];
            catalogue.put_reading(ItemId(n), blob, READER, &packed, &mut Vec::new()).unwrap();
            (catalogue.is_read(blob, READER).unwrap(), catalogue.outdated(READER).unwrap().is_empty())
        };
        for kind in [ExceptionKind::TimedOut, ExceptionKind::Crashed] {
            assert_eq!(put(1, Some(kind)), (false, false), "the machine may have been busy");
            assert_eq!(put(2, Some(kind)), (true, true), "it fails again: that stands");
            assert_eq!(put(3, Some(kind)), (true, true));
            assert_eq!(put(4, None), (true, true));
        }
        assert_eq!(put(5, Some(ExceptionKind::Encrypted)), (true, true), "this is no matter of time");
    }
}
