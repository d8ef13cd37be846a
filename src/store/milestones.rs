//! Readings that are carried on: a mailbox that grew keeps what was read of it, as far as its beginning is what it was. Its items
//! change their blob and nothing else, in the batch that ends the new reading: until then the old one stands.

use super::catalogue::{Catalogue, Reader};
use crate::model::{BlobId, Context, ItemId, Milestone, Result, Waypoint};
use rusqlite::{OptionalExtension, params};

/// An earlier reading that a new one goes on from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// The bytes that were read.
    pub blob: BlobId,
    /// From where on they are read anew.
    pub milestone: Milestone,
}

impl Catalogue {
    /// Milestones of what stands at that place, longest beginning first: none where `reader` would read it otherwise, or where
    /// other files hold the same, whose reading stays.
    pub fn milestones(&self, store: &str, path: &[u8], reader: Reader) -> Result<Vec<Earlier>> {
        let sql = "SELECT blob FROM file f WHERE store = ?1 AND path = ?2 AND vanished_run IS NULL AND blob IS NOT NULL \
                   AND NOT EXISTS (SELECT 1 FROM file o WHERE o.blob = f.blob AND o.id <> f.id AND o.vanished_run IS NULL)";
        let mut query = self.db.prepare_cached(sql).at("read", self.path())?;
        let blob =
            query.query_row(params![store, path], |r| r.get(0).map(BlobId)).optional().at("read", self.path())?;
        match blob {
            Some(blob) if self.is_read(blob, reader)? => self.milestones_of(blob),
            _ => Ok(Vec::new()),
        }
    }

    fn milestones_of(&self, blob: BlobId) -> Result<Vec<Earlier>> {
        let sql = "SELECT at, number, ordinal, spent, length, hash FROM milestone WHERE blob = ?1 ORDER BY length DESC";
        let mut query = self.db.prepare_cached(sql).at("read", self.path())?;
        let whole = |r: &rusqlite::Row, n| r.get::<_, i64>(n).map(|n| n as u64);
        let rows = query.query_map([blob.0], |r| {
            let waypoint = Waypoint { at: whole(r, 0)?, number: whole(r, 1)? };
            let (ordinal, spent) = (r.get(2)?, whole(r, 3)?);
            let milestone = Milestone { waypoint, ordinal, spent, length: whole(r, 4)?, hash: BlobId(r.get(5)?) };
            Ok(Earlier { blob, milestone })
        });
        rows.at("read", self.path())?.collect::<rusqlite::Result<_>>().at("read", self.path())
    }

    /// Ends the reading of `blob` with its milestones. What `earlier` has up to where it was read on becomes its own; the rest of
    /// that goes, its items to `stale`. True where something could not be read.
    pub fn finish_on(
        &self,
        blob: BlobId,
        reader: Reader,
        earlier: Option<Earlier>,
        milestones: &[Milestone],
        stale: &mut Vec<ItemId>,
    ) -> Result<bool> {
        if let Some(Earlier { blob: old, milestone }) = earlier {
            self.carry_items(old, blob, milestone.ordinal, stale)?;
        }
        let excepted = self.finish_reading(blob, reader)?;
        if let Some(Earlier { blob: old, milestone }) = earlier {
            let sql = "UPDATE milestone SET blob = ?2 WHERE blob = ?1 AND length <= ?3";
            self.run_cached(sql, params![old.0, blob.0, milestone.length as i64])?;
            self.run_cached("DELETE FROM blob WHERE hash = ?1", [old.0])?;
        }
        milestones.iter().try_for_each(|milestone| self.put_milestone(blob, milestone))?;
        Ok(excepted)
    }

    fn carry_items(&self, old: BlobId, new: BlobId, ordinal: u32, stale: &mut Vec<ItemId>) -> Result<()> {
        let sql = "SELECT id FROM item WHERE blob = ?1 AND (ordinal = 0 OR ordinal >= ?2)";
        let mut query = self.db.prepare_cached(sql).at("read", self.path())?;
        let rows = query.query_map(params![old.0, ordinal], |r| r.get::<_, i64>(0)).at("read", self.path())?;
        for id in rows {
            stale.push(ItemId(id.at("read", self.path())? as u64));
        }
        for table in ["item", "exception"] {
            let sql = format!("DELETE FROM {table} WHERE blob = ?1 AND (ordinal = 0 OR ordinal >= ?2)");
            self.run_cached(&sql, params![old.0, ordinal])?;
            self.run_cached(&format!("UPDATE {table} SET blob = ?2 WHERE blob = ?1"), params![old.0, new.0])?;
        }
        Ok(())
    }

    fn put_milestone(&self, blob: BlobId, milestone: &Milestone) -> Result<()> {
        let Milestone { waypoint: Waypoint { at, number }, ordinal, spent, length, hash } = *milestone;
        self.run_cached(
            "INSERT OR REPLACE INTO milestone VALUES (?1,?2,?3,?4,?5,?6,?7)",
            params![blob.0, length as i64, hash.0, at as i64, number as i64, ordinal, spent as i64],
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Evidence, Exception, ExceptionKind, Item, ItemMeta, Reading};
    use crate::store::FileState;
    use crate::store::catalogue::FileRecord;
    use crate::store::packed::{Packed, pack};
    use std::path::Path;

    const READER: Reader = Reader { version: 1, limits: 0 };
    const LIMITS: Reader = Reader { version: 1, limits: 1 };

    fn packed(name: &str, exceptions: Vec<Exception>) -> Packed {
        let item = Item {
            parent: None,
            untrusted_name: Evidence::new(name),
            blob: BlobId::of(name.as_bytes()),
            size: 1,
            format: "text".into(),
            meta: ItemMeta::default(),
            passages: Vec::new(),
            exceptions,
        };
        pack(Reading { items: vec![item] }).unwrap().remove(0)
    }

    fn milestone(ordinal: u32, length: u64) -> Milestone {
        let waypoint = Waypoint { at: length - 1, number: u64::from(ordinal) };
        Milestone { waypoint, ordinal, spent: 7, length, hash: BlobId::of(&length.to_le_bytes()) }
    }

    /// A mailbox of four items, the second of which could not be read in full, at `inbox`.
    fn catalogue(folder: &Path) -> (Catalogue, u64, BlobId) {
        let catalogue = Catalogue::open(&folder.join("catalogue.db")).unwrap();
        let (run, old) = (catalogue.start_run("now").unwrap(), BlobId::of(b"old"));
        catalogue.begin_reading(old, &mut Vec::new()).unwrap();
        for n in [1, 2, 3, 0] {
            let told = Exception::whole(ExceptionKind::PartlyRead, "a page");
            let item = packed(&n.to_string(), if n == 2 { vec![told] } else { Vec::new() });
            catalogue.put_one(ItemId(run << 24 | u64::from(n)), old, n, &item).unwrap();
        }
        let milestones = [milestone(2, 100), milestone(3, 200)];
        catalogue.finish_on(old, READER, None, &milestones, &mut Vec::new()).unwrap();
        put(&catalogue, run, "inbox", old);
        (catalogue, run, old)
    }

    fn put(catalogue: &Catalogue, run: u64, path: &str, blob: BlobId) {
        let state = FileState::Blob(blob);
        let record = FileRecord { store: "s", path: path.as_bytes(), size: 1, mtime_ns: 1, state };
        catalogue.put_file(run, &record).unwrap();
    }

    fn lengths(catalogue: &Catalogue, path: &str, reader: Reader) -> Vec<u64> {
        let found = catalogue.milestones("s", path.as_bytes(), reader).unwrap();
        found.iter().map(|earlier| earlier.milestone.length).collect()
    }

    #[test]
    fn what_is_carried_on_keeps_ids_exceptions_and_milestones() {
        let dir = tempfile::tempdir().unwrap();
        let (catalogue, run, old) = catalogue(dir.path());
        let (new, id, mut stale) = (BlobId::of(b"new"), |n| ItemId(run << 24 | n), Vec::new());
        let earlier = catalogue.milestones("s", b"inbox", READER).unwrap()[0];
        assert_eq!(earlier, Earlier { blob: old, milestone: milestone(3, 200) });
        catalogue.begin_reading(new, &mut stale).unwrap();
        for n in [3, 4, 0] {
            catalogue.put_one(id(10 + u64::from(n)), new, n, &packed("new", Vec::new())).unwrap();
        }
        // Until it ends, the old reading stands.
        assert_eq!(catalogue.items_of(old).unwrap(), [id(0), id(1), id(2), id(3)]);
        assert!(catalogue.finish_on(new, READER, Some(earlier), &[milestone(5, 300)], &mut stale).unwrap());
        stale.sort_unstable();
        assert_eq!(stale, [id(0), id(3)]);
        assert_eq!(catalogue.items_of(new).unwrap(), [id(10), id(1), id(2), id(13), id(14)]);
        put(&catalogue, run, "inbox", new);
        assert_eq!(lengths(&catalogue, "inbox", READER), [300, 200, 100]);
        assert!(catalogue.items_of(old).unwrap().is_empty() && !catalogue.is_read(old, READER).unwrap());
        let open: Vec<_> = catalogue.exceptions().unwrap().into_iter().map(|row| row.detail).collect();
        assert_eq!(open, ["a page"]);
    }

    #[test]
    fn what_other_files_hold_or_another_reader_read_is_not_carried_on() {
        let dir = tempfile::tempdir().unwrap();
        let (catalogue, run, old) = catalogue(dir.path());
        assert_eq!(lengths(&catalogue, "inbox", READER), [200, 100]);
        // It has an exception, so it stands for these limits only.
        assert!(lengths(&catalogue, "inbox", LIMITS).is_empty());
        assert!(lengths(&catalogue, "other", READER).is_empty());
        put(&catalogue, run, "copy", old);
        assert!(lengths(&catalogue, "inbox", READER).is_empty() && lengths(&catalogue, "copy", READER).is_empty());
    }

    #[test]
    fn milestones_go_with_their_reading() {
        let dir = tempfile::tempdir().unwrap();
        let (catalogue, run, old) = catalogue(dir.path());
        catalogue.begin_reading(old, &mut Vec::new()).unwrap();
        catalogue.finish_reading(old, READER).unwrap();
        assert!(lengths(&catalogue, "inbox", READER).is_empty());
        catalogue.finish_on(old, READER, None, &[milestone(1, 50)], &mut Vec::new()).unwrap();
        put(&catalogue, run, "inbox", BlobId::of(b"other"));
        catalogue.sweep().unwrap();
        assert!(catalogue.milestones_of(old).unwrap().is_empty());
    }
}
