//! What was recognised before, by the picture's pixels: recognising takes seconds a page, and the same scan lies in many
//! places. One small database beside the catalogue; derived, safe to delete.

use super::Word;
use crate::format::Picture;
use crate::model::{Context, Result};
use rusqlite::{Connection, OptionalExtension};
use sha2::{Digest, Sha256};
use std::path::Path;
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

/// Recognised words by picture.
pub struct Memory(Mutex<Connection>);

impl Memory {
    /// Opens (or makes) the database at `path`.
    ///
    /// # Errors
    /// The file cannot be opened or is no such database.
    pub fn open(path: &Path) -> Result<Memory> {
        let db = Connection::open(path).at("open", path)?;
        db.busy_timeout(std::time::Duration::from_secs(10)).at("prepare", path)?;
        let table = "PRAGMA journal_mode=WAL; PRAGMA secure_delete=ON;
                     CREATE TABLE IF NOT EXISTS recognised(picture BLOB PRIMARY KEY, words BLOB NOT NULL) WITHOUT ROWID;";
        db.execute_batch(table).at("prepare", path)?;
        Ok(Memory(Mutex::new(db)))
    }

    /// The words of a picture read before. What cannot be fetched is recognised again.
    pub fn get(&self, key: &Key) -> Option<Vec<Word>> {
        let db = self.0.lock().ok()?;
        let row = db
            .query_row("SELECT words FROM recognised WHERE picture = ?1", [key], |r| r.get::<_, Vec<u8>>(0))
            .optional();
        postcard::from_bytes(&row.ok()??).ok()
    }

    /// Keeps the words of a picture.
    ///
    /// # Errors
    /// The database cannot be written (disk full).
    pub fn put(&self, key: &Key, words: &[Word]) -> Result<()> {
        let words = postcard::to_stdvec(words).context("cannot keep what was recognised")?;
        if let Ok(db) = self.0.lock() {
            db.execute("INSERT OR REPLACE INTO recognised VALUES (?1, ?2)", rusqlite::params![key, words])
                .context("cannot keep what was recognised")?;
        }
        Ok(())
    }
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
        Memory::open(&folder.path().join("ocr.db")).unwrap().put(&here, &words).unwrap();
        let again = Memory::open(&folder.path().join("ocr.db")).unwrap();
        assert_eq!(again.get(&here), Some(words));
        assert_eq!(again.get(&key(&picture, "two")), None);
        assert_eq!(again.get(&key(&Picture { width: 2, height: 1, ..picture }, "one")), None);
    }
}
