//! Every file and member seen: place, hash, size, time, content as read, exceptions.

use super::batch::Made;
use super::packed::Stored;
use crate::model::{BlobId, Context, Evidence, ExceptionKind, Item, ItemId, Result};
use rusqlite::{Connection, OptionalExtension, params};
use std::cell::Cell;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// Items one run can add: the low bits of an item id; the run stands above them, so ids are never used twice,
/// even after a crash between the index's commit and the catalogue's.
pub const ITEMS_PER_RUN: u64 = 1 << 24;

/// The catalogue of a workspace.
pub struct Catalogue {
    pub(super) db: Connection,
    path: PathBuf,
    pub(super) made: Cell<Made>,
}

/// What the catalogue knows of a file from earlier runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownFile {
    /// Row.
    pub id: i64,
    /// Size then.
    pub size: u64,
    /// Time of change then.
    pub mtime_ns: i64,
    /// True where its last reading still stands. What could not be read as a file (permissions, size) is tried anew each
    /// time: mending it changes neither size nor time.
    pub current: bool,
    /// True where its last reading lacks something, or none was made.
    pub excepted: bool,
}

/// Who read: a reading without exceptions stands while the version does; one with exceptions also needs the same limits, so
/// that a password added or a limit raised is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reader {
    /// Version of the readers.
    pub version: u32,
    /// Fingerprint of the limits they worked under.
    pub limits: i64,
}

/// What a run found a file to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileState {
    /// Its bytes are those of `blob`.
    Blob(BlobId),
    /// It could not be read at all.
    Exception(ExceptionKind, String),
}

/// A file as recorded in a run.
#[derive(Clone, Debug)]
pub struct FileRecord<'a> {
    /// Store name.
    pub store: &'a str,
    /// Relative path, raw bytes.
    pub path: &'a [u8],
    /// Size in bytes.
    pub size: u64,
    /// Time of change.
    pub mtime_ns: i64,
    /// What it was found to be.
    pub state: FileState,
}

/// A file that is there, and the day it was last changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileDay {
    /// Store name.
    pub store: String,
    /// Path relative to the store's root.
    pub path: String,
    /// In UTC.
    pub day: jiff::civil::Date,
    /// Its bytes, where they could be read.
    pub blob: Option<BlobId>,
}

impl Catalogue {
    /// Opens or makes the catalogue file.
    pub fn open(path: &Path) -> Result<Catalogue> {
        let (db, is_new) = super::schema::open(path)?;
        Ok(Catalogue { db, path: path.to_owned(), made: Cell::new(if is_new { Made::Now } else { Made::Before }) })
    }

    /// Starts a run; its number is durable before anything is indexed under it.
    pub fn start_run(&self, now: &str) -> Result<u64> {
        self.db.execute("INSERT INTO run(started) VALUES (?1)", [now]).at("write", &self.path)?;
        Ok(self.db.last_insert_rowid() as u64)
    }

    /// The first id that an item of a run can have, and the one behind the last.
    pub fn ids_of_run(run: u64) -> [ItemId; 2] {
        [run, run + 1].map(|run| ItemId(run * ITEMS_PER_RUN))
    }

    /// Number of the last run that ended; 0 before the first.
    pub fn generation(&self) -> Result<u64> {
        self.one("SELECT coalesce(max(id), 0) FROM run WHERE ended IS NOT NULL")
    }

    /// Ends a run with its counts.
    pub fn end_run(&self, run: u64, now: &str, excluded: u64, [new, changed, vanished]: [u64; 3]) -> Result<()> {
        self.db
            .execute(
                "UPDATE run SET ended=?2, excluded=?3, new=?4, changed=?5, vanished=?6 WHERE id=?1",
                params![run as i64, now, excluded as i64, new as i64, changed as i64, vanished as i64],
            )
            .at("write", &self.path)?;
        Ok(())
    }

    /// Names of stores with live files.
    pub fn stores(&self) -> Result<Vec<String>> {
        let mut query =
            self.db.prepare("SELECT DISTINCT store FROM file WHERE vanished_run IS NULL").at("read", &self.path)?;
        let rows = query.query_map([], |r| r.get(0)).at("read", &self.path)?;
        rows.collect::<rusqlite::Result<_>>().at("read", &self.path)
    }

    /// Live files of a store by path, for telling new, changed and vanished apart. One pass over each table: to look one up in the
    /// other for each file takes longer than to walk the store.
    pub fn known_files(&self, store: &str, reader: Reader) -> Result<HashMap<Vec<u8>, KnownFile>> {
        let outdated = self.outdated(reader)?;
        let sql =
            "SELECT id, path, size, mtime_ns, blob FROM file NOT INDEXED WHERE store = ?1 AND vanished_run IS NULL";
        let mut query = self.db.prepare(sql).at("read", &self.path)?;
        let mut rows = query.query([store]).at("read", &self.path)?;
        let mut all = HashMap::new();
        while let Some(row) = rows.next().at("read", &self.path)? {
            let blob: Option<[u8; 32]> = row.get(4).at("read", &self.path)?;
            let reading = blob.as_ref().map(|b| outdated.get(b));
            let known = KnownFile {
                id: row.get(0).at("read", &self.path)?,
                size: row.get::<_, i64>(2).at("read", &self.path)? as u64,
                mtime_ns: row.get(3).at("read", &self.path)?,
                current: reading == Some(None),
                excepted: reading.is_none_or(|outdated| outdated.is_some_and(|excepted| *excepted)),
            };
            all.insert(row.get(1).at("read", &self.path)?, known);
        }
        Ok(all)
    }

    /// Records a file, new, changed or read again. One that could not be read and still cannot did not change.
    pub fn put_file(&self, run: u64, file: &FileRecord) -> Result<()> {
        let (blob, kind, detail) = match &file.state {
            FileState::Blob(id) => (Some(id.0), None, None),
            FileState::Exception(kind, detail) => (None, Some(kind.word()), Some(detail.as_str())),
        };
        let sql = "INSERT INTO file(store, path, size, mtime_ns, blob, kind, detail, first_run, changed_run) VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?8)
                   ON CONFLICT(store, path) DO UPDATE SET size=?3, mtime_ns=?4, blob=?5, kind=?6, detail=?7, vanished_run=NULL,
                   changed_run = CASE WHEN blob IS NULL AND (?5, size, mtime_ns, vanished_run) IS (NULL, ?3, ?4, NULL) THEN changed_run ELSE ?8 END";
        self.run_cached(
            sql,
            params![file.store, file.path, file.size as i64, file.mtime_ns, blob, kind, detail, run as i64],
        )
    }

    /// Marks a file as vanished in `run`.
    pub fn put_vanished(&self, run: u64, file: i64) -> Result<()> {
        self.run_cached("UPDATE file SET vanished_run = ?2 WHERE id = ?1", params![file, run as i64])
    }

    /// Items of blobs that no live file holds any more, and (with `reader`) of blobs read by another version; removed here,
    /// to be removed from the index before the commit.
    pub fn sweep(&self) -> Result<Vec<ItemId>> {
        let dead = |column: &str| {
            format!("NOT EXISTS (SELECT 1 FROM file f WHERE f.blob = {column} AND f.vanished_run IS NULL)")
        };
        let items = self.ids(&format!("SELECT id FROM item WHERE {}", dead("item.blob")))?;
        for table in ["item", "exception"] {
            self.run_cached(&format!("DELETE FROM {table} WHERE {}", dead(&format!("{table}.blob"))), [])?;
        }
        self.run_cached(&format!("DELETE FROM blob WHERE {}", dead("blob.hash")), [])?;
        Ok(items)
    }

    /// Item ids of one blob, in order.
    pub fn items_of(&self, blob: BlobId) -> Result<Vec<ItemId>> {
        let mut query =
            self.db.prepare_cached("SELECT id FROM item WHERE blob = ?1 ORDER BY ordinal").at("read", &self.path)?;
        let rows = query.query_map([blob.0], |r| r.get::<_, i64>(0)).at("read", &self.path)?;
        rows.map(|r| r.map(|id| ItemId(id as u64))).collect::<rusqlite::Result<_>>().at("read", &self.path)
    }

    /// Id of item `ordinal` of one blob.
    pub fn item_of(&self, blob: BlobId, ordinal: u64) -> Result<Option<ItemId>> {
        let sql = "SELECT id FROM item WHERE blob = ?1 AND ordinal = ?2";
        let mut query = self.db.prepare_cached(sql).at("read", &self.path)?;
        let id = query.query_row(params![blob.0, ordinal as i64], |r| r.get::<_, i64>(0)).optional();
        id.at("read", &self.path).map(|id| id.map(|id| ItemId(id as u64)))
    }

    /// Ids of what an item holds, and of what that holds, in order: their numbers follow its own in its file.
    pub fn members_below(&self, id: ItemId) -> Result<Vec<ItemId>> {
        let sql = "SELECT m.id, m.parent, i.ordinal FROM item i JOIN item m ON m.blob = i.blob AND m.ordinal > i.ordinal \
                   WHERE i.id = ?1 ORDER BY m.ordinal";
        let mut query = self.db.prepare_cached(sql).at("read", &self.path)?;
        let row = |r: &rusqlite::Row| Ok((ItemId(r.get::<_, i64>(0)? as u64), r.get(1)?, r.get(2)?));
        let rows = query.query_map([id.0 as i64], row).at("read", &self.path)?;
        let below = |row: &rusqlite::Result<(ItemId, Option<i64>, i64)>| {
            row.as_ref().map_or(true, |(_, parent, top)| parent.is_some_and(|parent| parent >= *top))
        };
        let members: rusqlite::Result<Vec<_>> = rows.take_while(below).map(|row| row.map(|(id, ..)| id)).collect();
        members.at("read", &self.path)
    }

    /// One item with the blob it came from; `None` where it is no longer there.
    pub fn item(&self, id: ItemId) -> Result<Option<(BlobId, Item)>> {
        self.stored(id)?.map(|(blob, stored)| Ok((blob, stored.unpack()?))).transpose()
    }

    /// The same as it is stored, to be unpacked by another thread.
    pub fn stored(&self, id: ItemId) -> Result<Option<(BlobId, Stored)>> {
        let mut query =
            self.db.prepare_cached("SELECT blob, payload FROM item WHERE id = ?1").at("read", &self.path)?;
        let row = |r: &rusqlite::Row| Ok((BlobId(r.get(0)?), Stored(r.get(1)?)));
        query.query_row([id.0 as i64], row).optional().at("read", &self.path)
    }

    /// Names of the members that lead to member `ordinal` of a file, outermost first; empty for the file itself.
    pub fn trail(&self, blob: BlobId, ordinal: u64) -> Result<Vec<Evidence>> {
        let sql = "SELECT payload FROM item WHERE blob = ?1 AND ordinal = ?2";
        let mut query = self.db.prepare_cached(sql).at("read", &self.path)?;
        let (mut names, mut at) = (Vec::new(), ordinal);
        while at > 0 {
            let payload: Vec<u8> = query.query_row(params![blob.0, at as i64], |r| r.get(0)).at("read", &self.path)?;
            let item = Stored(payload).unpack()?;
            names.push(item.untrusted_name);
            // A parent stands before its members: the number falls with each step.
            at = item.parent.map_or(0, u64::from).min(at - 1);
        }
        names.reverse();
        Ok(names)
    }

    /// Every item id, ascending.
    pub fn all_items(&self) -> Result<Vec<ItemId>> {
        self.ids("SELECT id FROM item ORDER BY id")
    }

    /// Live places of a blob: store and relative path, first seen first.
    pub fn places(&self, blob: BlobId) -> Result<Vec<(String, Vec<u8>)>> {
        let sql = "SELECT store, path FROM file WHERE blob = ?1 AND vanished_run IS NULL ORDER BY id";
        let mut query = self.db.prepare_cached(sql).at("read", &self.path)?;
        let rows = query.query_map([blob.0], |r| Ok((r.get(0)?, r.get(1)?))).at("read", &self.path)?;
        rows.collect::<rusqlite::Result<_>>().at("read", &self.path)
    }

    /// Blobs of the files that lie in a folder itself (its path without the slash behind it; empty for the store's own), at most `most`;
    /// none for a file that could not be read.
    pub fn files_in(&self, store: &str, folder: &[u8], most: usize) -> Result<Vec<Option<BlobId>>> {
        let from = if folder.is_empty() { Vec::new() } else { [folder, b"/"].concat() };
        // The slash is followed by the nought in the order of bytes.
        let to = if folder.is_empty() { vec![0xff] } else { [folder, b"0"].concat() };
        let sql = "SELECT blob, path FROM file WHERE store = ?1 AND path >= ?2 AND path < ?3 AND vanished_run IS NULL ORDER BY path";
        let mut query = self.db.prepare_cached(sql).at("read", &self.path)?;
        let row = |r: &rusqlite::Row| Ok((r.get::<_, Option<[u8; 32]>>(0)?, r.get::<_, Vec<u8>>(1)?));
        let rows = query.query_map(params![store, from, to], row).at("read", &self.path)?;
        let own = |row: &rusqlite::Result<(_, Vec<u8>)>| {
            row.as_ref().map_or(true, |(_, path)| !path[from.len().min(path.len())..].contains(&b'/'))
        };
        let files: rusqlite::Result<Vec<_>> =
            rows.filter(own).take(most).map(|row| row.map(|(blob, _)| blob.map(BlobId))).collect();
        files.at("read", &self.path)
    }

    /// Every file that is there, with the day it was last changed.
    pub fn files_with_days(&self) -> Result<Vec<FileDay>> {
        let sql = "SELECT store, path, mtime_ns, blob FROM file WHERE vanished_run IS NULL ORDER BY store, path";
        let mut query = self.db.prepare_cached(sql).at("read", &self.path)?;
        let row = |r: &rusqlite::Row| {
            let (store, path, time): (String, Vec<u8>, i64) = (r.get(0)?, r.get(1)?, r.get(2)?);
            let blob: Option<[u8; 32]> = r.get(3)?;
            let moment = jiff::Timestamp::from_nanosecond(i128::from(time)).unwrap_or_default();
            let day = moment.to_zoned(jiff::tz::TimeZone::UTC).date();
            Ok(FileDay { store, path: String::from_utf8_lossy(&path).into_owned(), day, blob: blob.map(BlobId) })
        };
        query.query_map([], row).at("read", &self.path)?.collect::<rusqlite::Result<_>>().at("read", &self.path)
    }

    /// The date that a file's document bears (a mail's, a letter's), where its reader found one.
    pub fn date_of(&self, blob: BlobId) -> Result<Option<jiff::civil::Date>> {
        let Some(first) = self.item_of(blob, 0)? else { return Ok(None) };
        let date = self.item(first)?.and_then(|(_, item)| item.meta.date);
        Ok(date.and_then(|text| text.get(..10)?.parse().ok()))
    }

    /// Files that vanished in a run that began on or after that day (`2026-03-02`).
    pub fn vanished_since(&self, day: &str) -> Result<u64> {
        let sql = "SELECT count(*) FROM file f JOIN run r ON r.id = f.vanished_run WHERE r.started >= ?1";
        self.db.query_row(sql, [day], |r| r.get::<_, i64>(0)).map(|n| n as u64).at("read", &self.path)
    }

    pub(super) fn one(&self, sql: &str) -> Result<u64> {
        self.db.query_row(sql, [], |r| r.get::<_, i64>(0)).map(|n| n as u64).at("read", &self.path)
    }

    fn ids(&self, sql: &str) -> Result<Vec<ItemId>> {
        let mut query = self.db.prepare_cached(sql).at("read", &self.path)?;
        let rows = query.query_map([], |r| r.get::<_, i64>(0)).at("read", &self.path)?;
        rows.map(|r| r.map(|id| ItemId(id as u64))).collect::<rusqlite::Result<_>>().at("read", &self.path)
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn run_cached(&self, sql: &str, values: impl rusqlite::Params) -> Result<()> {
        let mut statement = self.db.prepare_cached(sql).at("write", &self.path)?;
        statement.execute(values).at("write", &self.path).map(|_| ())
    }
}
