//! Who was seen in the documents, item by item: what the directory of known people is made of. What vanishes from the stores
//! goes with its items, by the table's own rule.

use super::Catalogue;
use crate::model::{BlobId, Context, ItemId, Result, Sighting};
use rusqlite::params;

/// Said where a row cannot be read.
const DAMAGED: &str = "cannot decode who was seen (is the catalogue damaged?)";

impl Catalogue {
    /// Calls `each` with every item in which somebody was seen, in the order they were read.
    pub fn each_people(&self, mut each: impl FnMut(ItemId, Vec<Sighting>)) -> Result<()> {
        self.people_while(|item, seen| {
            each(item, seen);
            true
        })
    }

    /// The same, until `each` says that it has seen enough.
    pub fn people_while(&self, mut each: impl FnMut(ItemId, Vec<Sighting>) -> bool) -> Result<()> {
        let mut query = self.db.prepare("SELECT item, payload FROM people ORDER BY item").at("read", self.path())?;
        let mut rows = query.query([]).at("read", self.path())?;
        while let Some(row) = rows.next().at("read", self.path())? {
            let item = ItemId(row.get::<_, i64>(0).at("read", self.path())? as u64);
            let payload = row.get_ref(1).and_then(|v| Ok(v.as_blob()?)).at("read", self.path())?;
            if !each(item, postcard::from_bytes(payload).context(DAMAGED)?) {
                break;
            }
        }
        Ok(())
    }

    /// Who was seen in the items of one file, members included.
    pub fn people_of(&self, blob: BlobId) -> Result<Vec<Sighting>> {
        let sql = "SELECT p.payload FROM item i JOIN people p ON p.item = i.id WHERE i.blob = ?1 ORDER BY i.ordinal";
        let mut query = self.db.prepare_cached(sql).at("read", self.path())?;
        let rows = query.query_map([blob.0], |r| r.get::<_, Vec<u8>>(0)).at("read", self.path())?;
        let mut seen = Vec::new();
        for payload in rows {
            let all: Vec<Sighting> = postcard::from_bytes(&payload.at("read", self.path())?).context(DAMAGED)?;
            seen.extend(all);
        }
        Ok(seen)
    }

    /// The file that an item belongs to, by hash.
    pub fn blob_of(&self, item: ItemId) -> Result<Option<BlobId>> {
        use rusqlite::OptionalExtension;
        let mut query = self.db.prepare_cached("SELECT blob FROM item WHERE id = ?1").at("read", self.path())?;
        let row = query.query_row([item.0 as i64], |r| r.get(0).map(BlobId)).optional();
        row.at("read", self.path())
    }

    /// Files that stand directly in a folder (`reports/2024`, or empty for the store's root) now; none
    /// where they are more than `most`.
    pub fn in_folder(&self, store: &str, folder: &[u8], most: usize) -> Result<Vec<BlobId>> {
        let mut from = folder.to_vec();
        let mut to = folder.to_vec();
        if !folder.is_empty() {
            from.push(b'/');
            // The byte behind the slash: one past everything that stands below.
            to.push(b'/' + 1);
        } else {
            to.push(0xFF);
        }
        let sql =
            "SELECT blob FROM file WHERE store = ?1 AND path >= ?2 AND path < ?3 AND instr(substr(path, ?4), x'2F') = 0
                   AND vanished_run IS NULL AND blob IS NOT NULL LIMIT ?5";
        let mut query = self.db.prepare_cached(sql).at("read", self.path())?;
        let values = params![store, from, to, from.len() as i64 + 1, most as i64 + 1];
        let rows = query.query_map(values, |r| r.get(0).map(BlobId)).at("read", self.path())?;
        let all: Vec<BlobId> = rows.collect::<rusqlite::Result<_>>().at("read", self.path())?;
        Ok(if all.len() > most { Vec::new() } else { all })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Evidence, Item, ItemMeta, Reading, Source};
    use crate::store::catalogue::FileRecord;
    use crate::store::{FileState, Reader, packed};

    fn seen(name: &str) -> Sighting {
        Sighting { name: Evidence::new(name), address: None, source: Source::Column("pupil".into()) }
    }

    /// A file of one item in which `names` are seen.
    fn put(catalogue: &Catalogue, run: u64, path: &str, names: &[&str]) -> BlobId {
        let blob = BlobId::of(format!("{path} {names:?}").as_bytes());
        let item = Item {
            parent: None,
            untrusted_name: path.into(),
            blob,
            size: 1,
            format: "text".into(),
            meta: ItemMeta::default(),
            passages: Vec::new(),
            exceptions: Vec::new(),
        };
        let people: Vec<Sighting> = names.iter().map(|n| seen(n)).collect();
        let items: Vec<_> = packed::pack(Reading { items: vec![item] }).unwrap();
        let items: Vec<_> = items.into_iter().map(|i| i.with_people(&people).unwrap()).collect();
        let first = ItemId(run << 24 | u64::from(blob.0[0]) << 8 | u64::from(blob.0[1]));
        let reader = Reader { version: 1, limits: 0 };
        catalogue.put_reading(first, blob, reader, &items, &mut Vec::new()).unwrap();
        let state = FileState::Blob(blob);
        let file = FileRecord { store: "s", path: path.as_bytes(), size: 1, mtime_ns: 0, state };
        catalogue.put_file(run, &file).unwrap();
        blob
    }

    fn all(catalogue: &Catalogue) -> Vec<String> {
        let mut names = Vec::new();
        catalogue.each_people(|_, seen| names.extend(seen.into_iter().map(|s| s.name.into_exposed()))).unwrap();
        names.sort();
        names
    }

    #[test]
    fn people_come_and_go_with_their_files() {
        let dir = tempfile::tempdir().unwrap();
        let catalogue = Catalogue::open(&dir.path().join("c.db")).unwrap();
        let run = catalogue.start_run("2026-01-01T00:00:00Z").unwrap();
        let blob = put(&catalogue, run, "a/register.csv", &["Leo Marsh", "Ada Obi"]);
        put(&catalogue, run, "a/b/other.csv", &["Per Vane"]);
        put(&catalogue, run, "empty.txt", &[]);
        assert_eq!(all(&catalogue), ["Ada Obi", "Leo Marsh", "Per Vane"]);
        assert_eq!(catalogue.people_of(blob).unwrap().len(), 2);
        assert_eq!(catalogue.in_folder("s", b"a", 10).unwrap(), [blob], "what lies deeper is another folder's");
        assert_eq!(
            (catalogue.in_folder("s", b"", 10).unwrap().len(), catalogue.in_folder("s", b"a", 0).unwrap()),
            (1, vec![])
        );
        put(&catalogue, run, "a/register.csv", &["Leo Marsh"]);
        catalogue.sweep().unwrap();
        assert_eq!(all(&catalogue), ["Leo Marsh", "Per Vane"], "the file says something else now");
    }

    #[test]
    fn a_catalogue_of_before_is_read_again_for_its_people() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("c.db");
        let catalogue = Catalogue::open(&path).unwrap();
        let run = catalogue.start_run("2026-01-01T00:00:00Z").unwrap();
        let blob = put(&catalogue, run, "a.csv", &[]);
        catalogue.db.execute_batch("DROP TABLE people; PRAGMA user_version=2;").unwrap();
        drop(catalogue);
        let catalogue = Catalogue::open(&path).unwrap();
        assert!(!catalogue.is_read(blob, Reader { version: 1, limits: 0 }).unwrap());
        assert!(all(&catalogue).is_empty() && catalogue.items_of(blob).unwrap().len() == 1);
    }
}
