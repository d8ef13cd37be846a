//! The catalogue's tables. `user_version` is the format; an unknown one is refused politely.

use crate::model::{Context, Fault, Result};
use rusqlite::Connection;
use std::path::Path;

/// Version of the tables below.
const VERSION: i64 = 3;
/// The version before, which lacks [`PEOPLE`] only.
const WITHOUT_PEOPLE: i64 = 2;

const TABLES: &str = "
CREATE TABLE run(id INTEGER PRIMARY KEY AUTOINCREMENT, started TEXT NOT NULL, ended TEXT, excluded INTEGER NOT NULL DEFAULT 0,
                 new INTEGER, changed INTEGER, vanished INTEGER);
CREATE TABLE file(id INTEGER PRIMARY KEY, store TEXT NOT NULL, path BLOB NOT NULL, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL,
                  blob BLOB, kind TEXT, detail TEXT, first_run INTEGER NOT NULL, changed_run INTEGER NOT NULL, vanished_run INTEGER,
                  UNIQUE(store, path));
CREATE INDEX file_blob ON file(blob);
CREATE TABLE blob(hash BLOB PRIMARY KEY, reader INTEGER NOT NULL, excepted INTEGER NOT NULL, limits INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE item(id INTEGER PRIMARY KEY, blob BLOB NOT NULL, ordinal INTEGER NOT NULL, parent INTEGER, passages INTEGER NOT NULL, payload BLOB NOT NULL);
CREATE INDEX item_blob ON item(blob, ordinal);
CREATE TABLE exception(id INTEGER PRIMARY KEY, blob BLOB NOT NULL, ordinal INTEGER NOT NULL, kind TEXT NOT NULL, locator TEXT NOT NULL, detail TEXT NOT NULL);
CREATE INDEX exception_blob ON exception(blob);
";

/// Readings on their way: see [`super::piecemeal`]. Added without a new version: who does not know it does not need it.
const UNFINISHED: &str = "CREATE TABLE IF NOT EXISTS unfinished(blob BLOB PRIMARY KEY) WITHOUT ROWID;";

/// Where a file can be read on once it has grown: see [`super::milestones`]. Goes with its reading. Added without a new version too.
const MILESTONES: &str = "
CREATE TABLE IF NOT EXISTS milestone(blob BLOB NOT NULL REFERENCES blob(hash) ON DELETE CASCADE, length INTEGER NOT NULL, hash BLOB NOT NULL,
                                     at INTEGER NOT NULL, number INTEGER NOT NULL, ordinal INTEGER NOT NULL, spent INTEGER NOT NULL,
                                     PRIMARY KEY(blob, length)) WITHOUT ROWID;
";

/// Stores that were indexed to their end: see [`super::covered`]. Added without a new version too: of an older catalogue it says that no
/// store was, until the next index.
const COVERED: &str = "CREATE TABLE IF NOT EXISTS covered(store TEXT PRIMARY KEY, run INTEGER NOT NULL) WITHOUT ROWID;";

/// Stores that the last index did not find: see [`super::covered`]. Added without a new version too.
const MISSED: &str = "CREATE TABLE IF NOT EXISTS missed(store TEXT PRIMARY KEY, run INTEGER NOT NULL) WITHOUT ROWID;";

/// Files of which more could be read at last: see [`super::news`]. Added without a new version too.
const MENDED: &str = "CREATE TABLE IF NOT EXISTS mended(file INTEGER PRIMARY KEY, run INTEGER NOT NULL);";

/// Who was seen in an item; goes with it. Kept beside the item and not in it: a run reads all of it, and none of the text.
const PEOPLE: &str = "
CREATE TABLE people(item INTEGER PRIMARY KEY REFERENCES item(id) ON DELETE CASCADE, payload BLOB NOT NULL);
";

/// Opens (or makes) the catalogue; true where it was made. Acknowledged means durable: WAL with `synchronous=FULL`. A letter as
/// read fits a page (of a new file: an older one keeps its pages), so a batch is some hundreds of writes and not thousands. A new file
/// keeps the old-fashioned journal for now: nothing can be lost that it held before, so what a first batch writes is written once,
/// where a WAL writes it twice. See [`to_wal`].
pub fn open(path: &Path) -> Result<(Connection, bool)> {
    let db = Connection::open(path).at("open the catalogue", path)?;
    db.execute_batch("PRAGMA page_size=16384; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-32000; PRAGMA secure_delete=ON;")
        .at("prepare the catalogue", path)?;
    db.busy_timeout(std::time::Duration::from_secs(10)).at("prepare the catalogue", path)?;
    let version: i64 = db.query_row("PRAGMA user_version", [], |r| r.get(0)).at("read the catalogue", path)?;
    match version {
        VERSION => to_wal(&db)
            .and_then(|()| db.execute_batch(&[UNFINISHED, MILESTONES, COVERED, MISSED, MENDED].concat()))
            .at("prepare the catalogue", path)?,
        0 => db
            .execute_batch(&format!(
                "BEGIN; {TABLES} {PEOPLE} {UNFINISHED} {MILESTONES} {COVERED} {MISSED} {MENDED} PRAGMA user_version={VERSION}; COMMIT;"
            ))
            .at("write the catalogue", path)?,
        // What was read before lacks its people: read as by another version, it is read again by the next index.
        WITHOUT_PEOPLE => {
            to_wal(&db).at("prepare the catalogue", path)?;
            db.execute_batch(&format!(
                "BEGIN; {PEOPLE} {UNFINISHED} {MILESTONES} {COVERED} {MISSED} {MENDED} UPDATE blob SET reader = 0; PRAGMA user_version={VERSION}; COMMIT;"
            ))
            .at("write the catalogue", path)?
        }
        other => {
            return Err(Fault::new(format!("{} is of format {other}, this program writes {VERSION}", path.display()))
                .hint("use the dsar that made it, or remove catalogue.db and the index folder and run `dsar index` (requests are kept)"));
        }
    }
    Ok((db, version == 0))
}

/// From here on those who read need not wait for the one who writes. While somebody is at work (a first index writes its first batch) it
/// cannot be changed: whoever opens it next does it.
pub fn to_wal(db: &Connection) -> rusqlite::Result<()> {
    match db.execute_batch("PRAGMA journal_mode=WAL") {
        Err(e) if e.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseBusy) => Ok(()),
        other => other,
    }
}
