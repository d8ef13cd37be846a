//! What stands at a place, and as which number an item is known in its file.

use super::catalogue::Catalogue;
use crate::model::{BlobId, Context, ItemId, Result};
use rusqlite::{OptionalExtension, params};

impl Catalogue {
    /// The bytes that stand at a place now; `None` where nothing does, or nothing that could be read.
    pub fn blob_at(&self, store: &str, path: &[u8]) -> Result<Option<BlobId>> {
        let sql = "SELECT blob FROM file WHERE store = ?1 AND path = ?2 AND vanished_run IS NULL AND blob IS NOT NULL";
        let mut query = self.db.prepare_cached(sql).at("read", self.path())?;
        query.query_row(params![store, path], |r| r.get(0).map(BlobId)).optional().at("read", self.path())
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

    /// True where item `ordinal` of what stands at that place now has these bytes.
    pub fn is_member_at(&self, store: &str, path: &[u8], ordinal: u32, member: BlobId) -> Result<bool> {
        let Some(blob) = self.blob_at(store, path)? else { return Ok(false) };
        let item = self.item_of(blob, u64::from(ordinal))?.map(|id| self.item(id)).transpose()?.flatten();
        Ok(item.is_some_and(|(_, item)| item.blob == member))
    }
}
