//! The ledger: files seen = indexed + duplicate + exception + excluded by rule. Counted from the catalogue, never from memory.

use super::Catalogue;
use crate::model::{BlobId, Context, ExceptionKind, Result};
use rusqlite::Row;
use serde::Serialize;

/// Where every file seen stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Ledger {
    /// Files seen in all stores, those left out by rule included.
    pub seen: u64,
    /// Read in full and indexed.
    pub indexed: u64,
    /// The same bytes as another file that is counted under `indexed` or `exception`.
    pub duplicate: u64,
    /// Not read, or not in full.
    pub exception: u64,
    /// Left out by rule.
    pub excluded: u64,
}

impl Ledger {
    /// True where every file is accounted for.
    pub fn balances(&self) -> bool {
        self.seen == self.indexed + self.duplicate + self.exception + self.excluded
    }
}

/// One exception at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExceptionRow {
    /// What it is bound to: the bytes of the file, the member, the part, and what was said of it. Copies share it, reading
    /// them again keeps it, and a changed file has another. A file that could not be opened is bound to its place, size and
    /// time of change instead, and so is an empty one: what was lost of two files is not the same because nothing is left.
    pub bound: Vec<u8>,
    /// The file's bytes, where they could be read.
    pub blob: Option<BlobId>,
    /// Store name.
    pub store: String,
    /// Path relative to the store's root.
    pub path: String,
    /// Number of the member within the file, 0 for the file itself.
    pub member: u64,
    /// Why.
    pub kind: ExceptionKind,
    /// Which part.
    pub locator: String,
    /// Plain sentence.
    pub detail: String,
}

impl ExceptionRow {
    /// Ten hexadecimal digits that name it to people.
    pub fn id(&self) -> String {
        BlobId::of(&self.bound).to_string()[..10].to_owned()
    }

    fn of(row: &Row) -> rusqlite::Result<ExceptionRow> {
        let (blob, store, path, member): (Option<[u8; 32]>, String, Vec<u8>, i64) =
            (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
        let (kind, locator, detail): (String, String, String) = (row.get(4)?, row.get(5)?, row.get(6)?);
        let (size, time): (i64, i64) = (row.get(7)?, row.get(8)?);
        let what = format!("{member}\0{kind}\0{locator}\0{detail}");
        let bound = match &blob {
            Some(blob) if *blob != BlobId::of(b"").0 => [blob.as_slice(), what.as_bytes()].concat(),
            _ => [store.as_bytes(), &[0], &path, format!("\0{size}\0{time}\0{what}").as_bytes()].concat(),
        };
        Ok(ExceptionRow {
            bound,
            blob: blob.map(BlobId),
            store,
            path: String::from_utf8_lossy(&path).into_owned(),
            member: member as u64,
            kind: ExceptionKind::from_word(&kind).unwrap_or(ExceptionKind::Corrupt),
            locator,
            detail,
        })
    }
}

const EXCEPTIONS: &str = "
SELECT DISTINCT e.blob, f.store, f.path, e.ordinal, e.kind, e.locator, e.detail, f.size, f.mtime_ns
  FROM exception e JOIN file f ON f.blob = e.blob WHERE f.vanished_run IS NULL
UNION ALL
SELECT NULL, store, path, 0, kind, 'whole file', detail, size, mtime_ns FROM file WHERE kind IS NOT NULL AND vanished_run IS NULL
ORDER BY 2, 3, 4";

impl Catalogue {
    /// Counts where every file stands now; `excluded` was counted by the last run, since what is left out is not recorded.
    pub fn ledger(&self) -> Result<Ledger> {
        let live = "FROM file NOT INDEXED WHERE vanished_run IS NULL";
        let files = self.one(&format!("SELECT count(*) {live}"))?;
        let broken = self.one(&format!("SELECT count(*) {live} AND blob IS NULL"))?;
        let gone = self.one("SELECT EXISTS (SELECT 1 FROM file NOT INDEXED WHERE vanished_run IS NOT NULL)")?;
        // Where nothing ever vanished the index alone tells, in its own order.
        let blobs = match gone {
            0 => self.one("SELECT count(*) FROM (SELECT DISTINCT blob FROM file WHERE blob IS NOT NULL)")?,
            _ => self.one(&format!("SELECT count(DISTINCT blob) {live}"))?,
        };
        let holds = "EXISTS (SELECT 1 FROM file f WHERE f.blob = b.hash AND f.vanished_run IS NULL)";
        let excepted = self.one(&format!("SELECT count(*) FROM blob b WHERE b.excepted = 1 AND {holds}"))?;
        let excluded = self
            .one("SELECT coalesce((SELECT excluded FROM run WHERE ended IS NOT NULL ORDER BY id DESC LIMIT 1), 0)")?;
        Ok(Ledger {
            seen: files + excluded,
            indexed: blobs - excepted,
            duplicate: files - broken - blobs,
            exception: broken + excepted,
            excluded,
        })
    }

    /// Every exception at every place it stands.
    pub fn exceptions(&self) -> Result<Vec<ExceptionRow>> {
        let mut query = self.db.prepare(EXCEPTIONS).at("read", self.path())?;
        let rows = query.query_map([], ExceptionRow::of).at("read", self.path())?;
        rows.collect::<rusqlite::Result<_>>().at("read", self.path())
    }

    /// New, changed and vanished files of the last run that ended.
    pub fn last_changes(&self) -> Result<[u64; 3]> {
        let sql = "SELECT coalesce(new,0), coalesce(changed,0), coalesce(vanished,0) FROM run WHERE ended IS NOT NULL ORDER BY id DESC LIMIT 1";
        let row = self.db.query_row(sql, [], |r| {
            Ok([r.get::<_, i64>(0)? as u64, r.get::<_, i64>(1)? as u64, r.get::<_, i64>(2)? as u64])
        });
        match row {
            Err(rusqlite::Error::QueryReturnedNoRows) => Ok([0; 3]),
            other => other.at("read", self.path()),
        }
    }

    /// When the last run ended that came to its end: RFC 3339, UTC.
    pub fn last_ended(&self) -> Result<Option<String>> {
        let sql = "SELECT max(ended) FROM run";
        self.db.query_row(sql, [], |r| r.get(0)).at("read", self.path())
    }

    /// Documents (items) per store, for "what was searched".
    pub fn documents_by_store(&self) -> Result<Vec<(String, u64)>> {
        let sql = "SELECT f.store, count(*) FROM file f JOIN item i ON i.blob = f.blob WHERE f.vanished_run IS NULL GROUP BY f.store ORDER BY f.store";
        let mut query = self.db.prepare(sql).at("read", self.path())?;
        let rows = query.query_map([], |r| Ok((r.get(0)?, r.get::<_, i64>(1)? as u64))).at("read", self.path())?;
        rows.collect::<rusqlite::Result<_>>().at("read", self.path())
    }
}
