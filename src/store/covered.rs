//! Which stores were indexed to their end, and which were not there when the stores were last indexed: what was not indexed is no place
//! that was searched, and what came to a store while it was away was not searched either.

use super::Catalogue;
use crate::model::{Context, Result};
use rusqlite::params;
use std::collections::BTreeMap;

impl Catalogue {
    /// Notes that `run` reached the end of these stores, and did not find those that it `missed`: of them stays what earlier runs
    /// indexed. A store that was taken out of the settings and comes back counts from its next run.
    pub fn put_covered(&self, run: u64, stores: &[String], missed: &[String]) -> Result<()> {
        self.put_stores("covered", run, stores, &[stores, missed].concat())?;
        self.put_stores("missed", run, missed, missed)
    }

    /// Notes `run` for each of `news` that the table does not have; only `kept` stay in it.
    fn put_stores(&self, table: &str, run: u64, news: &[String], kept: &[String]) -> Result<()> {
        let known = self.stores_in(table)?;
        for gone in known.keys().filter(|name| !kept.contains(name)) {
            self.run_cached(&format!("DELETE FROM {table} WHERE store = ?1"), [gone])?;
        }
        for store in news.iter().filter(|name| !known.contains_key(*name)) {
            self.run_cached(&format!("INSERT INTO {table}(store, run) VALUES (?1, ?2)"), params![store, run as i64])?;
        }
        Ok(())
    }

    /// Stores that were indexed to their end, each with the first run (generation) that did it.
    pub fn covered(&self) -> Result<BTreeMap<String, u64>> {
        self.stores_in("covered")
    }

    /// Stores that the last run did not find, each with the first run since which that is so.
    pub fn missed(&self) -> Result<BTreeMap<String, u64>> {
        self.stores_in("missed")
    }

    /// The day on which a run began, `2026-03-02`, in UTC.
    pub fn day_of_run(&self, run: u64) -> Result<String> {
        let sql = "SELECT substr(started, 1, 10) FROM run WHERE id = ?1";
        self.db.query_row(sql, [run as i64], |r| r.get(0)).at("read", self.path())
    }

    fn stores_in(&self, table: &str) -> Result<BTreeMap<String, u64>> {
        let mut query = self.db.prepare(&format!("SELECT store, run FROM {table}")).at("read", self.path())?;
        let rows = query.query_map([], |r| Ok((r.get(0)?, r.get::<_, i64>(1)? as u64))).at("read", self.path())?;
        rows.collect::<rusqlite::Result<_>>().at("read", self.path())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(stores: &[&str]) -> Vec<String> {
        stores.iter().map(|s| s.to_string()).collect()
    }

    fn list(stores: BTreeMap<String, u64>) -> Vec<(String, u64)> {
        stores.into_iter().collect()
    }

    #[test]
    fn a_store_counts_from_the_run_that_reached_its_end() {
        let folder = tempfile::tempdir().unwrap();
        let catalogue = Catalogue::open(&folder.path().join("c.db")).unwrap();
        let put = |run, stores: &[&str]| {
            catalogue.put_covered(run, &names(stores), &[]).unwrap();
            list(catalogue.covered().unwrap())
        };
        assert_eq!(put(2, &["files"]), [("files".to_owned(), 2)]);
        assert_eq!(put(3, &["files", "mail"]), [("files".to_owned(), 2), ("mail".to_owned(), 3)]);
        assert_eq!(put(4, &["mail"]), [("mail".to_owned(), 3)]);
        assert_eq!(put(5, &["files", "mail"]), [("files".to_owned(), 5), ("mail".to_owned(), 3)]);
    }

    #[test]
    fn a_store_that_was_not_found_stays_as_it_was_and_is_missed_until_it_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let catalogue = Catalogue::open(&folder.path().join("c.db")).unwrap();
        let put = |run, stores: &[&str], missed: &[&str]| {
            catalogue.put_covered(run, &names(stores), &names(missed)).unwrap();
            (list(catalogue.covered().unwrap()), list(catalogue.missed().unwrap()))
        };
        let one = |name: &str, run| vec![(name.to_owned(), run)];
        put(1, &["files", "mail"], &[]);
        let both = [one("files", 1), one("mail", 1)].concat();
        assert_eq!(put(2, &["files"], &["mail"]), (both.clone(), one("mail", 2)));
        assert_eq!(put(3, &["files"], &["mail"]), (both.clone(), one("mail", 2)), "since run 2");
        assert_eq!(put(4, &["files", "mail"], &[]), (both.clone(), Vec::new()));
        assert_eq!(put(5, &["files", "mail"], &["new"]), (both, one("new", 5)), "never indexed");
        assert_eq!(put(6, &["files"], &[]), (one("files", 1), Vec::new()), "no longer in the settings");
    }
}
