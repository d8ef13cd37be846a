//! What stands at a place, and as which number an item is known in its file.

use super::catalogue::Catalogue;
use crate::model::{BlobId, Context, ItemId, Result};
use rusqlite::{OptionalExtension, params};

impl Catalogue {
    /// What stands at a place now, each file with its bytes where they could be read. The place is called as it is shown: where a name is no
    /// UTF-8, several may be shown alike.
    fn standing_at(&self, store: &str, shown: &str) -> Result<Vec<Option<BlobId>>> {
        // Up to the first sign that stands for others, a path is shown as it is.
        let sound = shown.split(char::REPLACEMENT_CHARACTER).next().unwrap_or_default();
        let sql = match sound.len() == shown.len() {
            true => "SELECT path, blob FROM file WHERE store = ?1 AND path = ?2 AND vanished_run IS NULL",
            false => "SELECT path, blob FROM file WHERE store = ?1 AND path >= ?2 AND vanished_run IS NULL",
        };
        let mut query = self.db.prepare_cached(sql).at("read", self.path())?;
        let row = |r: &rusqlite::Row| Ok((r.get::<_, Vec<u8>>(0)?, r.get::<_, Option<[u8; 32]>>(1)?.map(BlobId)));
        let rows = query.query_map(params![store, sound.as_bytes()], row).at("read", self.path())?;
        let alike = |row: &rusqlite::Result<(Vec<u8>, _)>| {
            row.as_ref().map_or(true, |(path, _)| String::from_utf8_lossy(path) == shown)
        };
        let files: rusqlite::Result<Vec<_>> = rows.filter(alike).map(|row| row.map(|(_, blob)| blob)).collect();
        files.at("read", self.path())
    }

    /// True where a file stands at that place now, as it is shown.
    pub fn is_live(&self, store: &str, shown: &str) -> Result<bool> {
        Ok(!self.standing_at(store, shown)?.is_empty())
    }

    /// Calls `each` with store, path and content of every file that stands there and was read, in the order they were first seen.
    pub fn each_name(&self, mut each: impl FnMut(&str, &[u8], BlobId)) -> Result<()> {
        let sql = "SELECT store, path, blob FROM file WHERE vanished_run IS NULL AND blob IS NOT NULL";
        let mut query = self.db.prepare(sql).at("read", self.path())?;
        let mut rows = query.query([]).at("read", self.path())?;
        while let Some(row) = rows.next().at("read", self.path())? {
            let store = row.get_ref(0).and_then(|v| Ok(v.as_str()?)).at("read", self.path())?;
            let path = row.get_ref(1).and_then(|v| Ok(v.as_blob()?)).at("read", self.path())?;
            each(store, path, BlobId(row.get(2).at("read", self.path())?));
        }
        Ok(())
    }

    /// The number of an item in its file; `None` where it is no longer there.
    pub fn ordinal_of(&self, id: ItemId) -> Result<Option<u32>> {
        let mut query = self.db.prepare_cached("SELECT ordinal FROM item WHERE id = ?1").at("read", self.path())?;
        query.query_row([id.0 as i64], |r| r.get(0)).optional().at("read", self.path())
    }

    /// True where item `ordinal` of what stands at that place now, as it is shown, has these bytes.
    pub fn is_member_at(&self, store: &str, shown: &str, ordinal: u32, member: BlobId) -> Result<bool> {
        for blob in self.standing_at(store, shown)?.into_iter().flatten() {
            let item = self.item_of(blob, u64::from(ordinal))?.map(|id| self.item(id)).transpose()?.flatten();
            if item.is_some_and(|(_, item)| item.blob == member) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::FileState;
    use crate::store::catalogue::FileRecord;

    #[test]
    fn a_place_is_found_by_the_name_that_is_shown_of_it() {
        let dir = tempfile::tempdir().unwrap();
        let catalogue = Catalogue::open(&dir.path().join("catalogue.db")).unwrap();
        let run = catalogue.start_run("now").unwrap();
        for path in [&b"plain"[..], b"caf\xe9", b"caf\xe8"] {
            let state = FileState::Blob(BlobId::of(path));
            catalogue.put_file(run, &FileRecord { store: "s", path, size: 1, mtime_ns: 1, state }).unwrap();
        }
        let standing = |shown: &str| catalogue.standing_at("s", shown).unwrap().len();
        assert_eq!(
            [standing("plain"), standing("caf\u{fffd}"), standing("caf"), standing("tea\u{fffd}")],
            [1, 2, 0, 0]
        );
        assert!(catalogue.is_live("s", "plain").unwrap() && !catalogue.is_live("t", "plain").unwrap());
    }
}
