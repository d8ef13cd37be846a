//! Which stores were indexed to their end: what was not is no place that was searched.

use super::Catalogue;
use crate::model::{Context, Result};
use rusqlite::params;
use std::collections::BTreeMap;

impl Catalogue {
    /// Notes that `run` reached the end of these stores, and of no other: a store that was taken out of the settings and comes back
    /// counts from its next run.
    pub fn put_covered(&self, run: u64, stores: &[String]) -> Result<()> {
        let known = self.covered()?;
        for gone in known.keys().filter(|name| !stores.contains(name)) {
            self.db.execute("DELETE FROM covered WHERE store = ?1", [gone]).at("write", self.path())?;
        }
        for store in stores.iter().filter(|name| !known.contains_key(*name)) {
            self.db
                .execute("INSERT INTO covered(store, run) VALUES (?1, ?2)", params![store, run as i64])
                .at("write", self.path())?;
        }
        Ok(())
    }

    /// Stores that were indexed to their end, each with the first run (generation) that did it.
    pub fn covered(&self) -> Result<BTreeMap<String, u64>> {
        let mut query = self.db.prepare("SELECT store, run FROM covered").at("read", self.path())?;
        let rows = query.query_map([], |r| Ok((r.get(0)?, r.get::<_, i64>(1)? as u64))).at("read", self.path())?;
        rows.collect::<rusqlite::Result<_>>().at("read", self.path())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_store_counts_from_the_run_that_reached_its_end() {
        let folder = tempfile::tempdir().unwrap();
        let catalogue = Catalogue::open(&folder.path().join("c.db")).unwrap();
        let put = |run, stores: &[&str]| {
            let stores: Vec<String> = stores.iter().map(|s| s.to_string()).collect();
            catalogue.put_covered(run, &stores).unwrap();
            catalogue.covered().unwrap().into_iter().collect::<Vec<_>>()
        };
        assert_eq!(put(2, &["files"]), [("files".to_owned(), 2)]);
        assert_eq!(put(3, &["files", "mail"]), [("files".to_owned(), 2), ("mail".to_owned(), 3)]);
        assert_eq!(put(4, &["mail"]), [("mail".to_owned(), 3)]);
        assert_eq!(put(5, &["files", "mail"]), [("files".to_owned(), 5), ("mail".to_owned(), 3)]);
    }
}
