//! What was recognised before, by the picture's pixels: recognising takes seconds a page, and the same scan lies in many
//! places. One small database beside the catalogue; derived, safe to delete.

use super::Word;
use crate::format::Picture;
use crate::model::{Context, Result};
use rusqlite::{Connection, OptionalExtension};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// SHA-256 over the recogniser's identity and the picture.
pub type Key = [u8; 32];

/// The key of a picture read by the recogniser `identity`.
pub fn key(picture: &Picture, identity: &str) -> Key {
    let mut hash = Sha256::new();
    hash.update((identity.len() as u64).to_le_bytes());
    hash.update(identity);
    for number in [picture.width, picture.height, picture.dpi] {
        hash.update(number.to_le_bytes());
    }
    hash.update(&picture.grey);
    hash.finalize().into()
}

/// Recognised words by picture. The database is opened with the first picture: most runs meet none, and making it takes as long as
/// reading a hundred letters.
pub struct Memory {
    path: PathBuf,
    db: Mutex<Option<Connection>>,
}

impl Memory {
    /// The memory in the database at `path`, which is made where it is not there.
    pub fn at(path: &Path) -> Memory {
        Memory { path: path.to_owned(), db: Mutex::new(None) }
    }

    /// # Errors
    /// The file cannot be opened or is no such database.
    fn with<T>(&self, use_it: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let mut db = self.db.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        match &*db {
            Some(open) => use_it(open),
            None => use_it(db.insert(open(&self.path)?)),
        }
    }

    /// The words of a picture read before. What cannot be fetched is recognised again.
    pub fn get(&self, key: &Key) -> Option<Vec<Word>> {
        let sql = "SELECT words FROM recognised WHERE picture = ?1";
        let row =
            self.with(|db| db.query_row(sql, [key], |r| r.get::<_, Vec<u8>>(0)).optional().at("read", &self.path));
        postcard::from_bytes(&row.ok()??).ok()
    }

    /// Keeps the words of a picture.
    ///
    /// # Errors
    /// The database cannot be written (disk full).
    pub fn put(&self, key: &Key, words: &[Word]) -> Result<()> {
        let words = postcard::to_stdvec(words).context("cannot keep what was recognised")?;
        let sql = "INSERT OR REPLACE INTO recognised VALUES (?1, ?2)";
        self.with(|db| db.execute(sql, rusqlite::params![key, words]).at("write", &self.path)).map(|_| ())
    }
}

fn open(path: &Path) -> Result<Connection> {
    let db = Connection::open(path).at("open", path)?;
    db.busy_timeout(std::time::Duration::from_secs(10)).at("prepare", path)?;
    let table = "PRAGMA journal_mode=WAL; PRAGMA secure_delete=ON;
                 CREATE TABLE IF NOT EXISTS recognised(picture BLOB PRIMARY KEY, words BLOB NOT NULL) WITHOUT ROWID;";
    db.execute_batch(table).at("prepare", path)?;
    Ok(db)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_remembered_for_the_recogniser_that_read_it() {
        let folder = tempfile::tempdir().unwrap();
        let picture = Picture { width: 1, height: 2, dpi: 300, grey: vec![0, 9] };
        let words = vec![Word {
            text: "a".into(),
            left: 0,
            top: 0,
            width: 1,
            height: 1,
            confidence: 90,
            paragraph: [1, 1],
            line: 1,
        }];
        let here = key(&picture, "one");
        Memory::at(&folder.path().join("ocr.db")).put(&here, &words).unwrap();
        let again = Memory::at(&folder.path().join("ocr.db"));
        assert_eq!(again.get(&here), Some(words));
        assert_eq!(again.get(&key(&picture, "two")), None);
        assert_eq!(again.get(&key(&Picture { width: 2, height: 1, ..picture }, "one")), None);
    }
}
