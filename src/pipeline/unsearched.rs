//! Stores that a search did not reach, because no index came to their end before it, or because they were not there when the stores
//! were last indexed: they were not searched as they are, and no answer may say that they were.

use crate::model::{RequestId, Result, sanitise};
use crate::settings::{Settings, Workspace};
use crate::store::Catalogue;

/// A store that was not searched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsearched {
    /// Its name in the settings.
    pub store: String,
    /// Why.
    pub why: Why,
}

/// Why a store was not searched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// No index came to its end.
    NotIndexed,
    /// One did, after the search: then searching again is enough.
    IndexedSince,
    /// The index before the search did not find it, nor any other since that day (`2026-03-02`): it was searched as it was before.
    NotThereSince(String),
}

/// The stores of the settings that a search over `generation` of the index did not reach.
pub fn unsearched(catalogue: &Catalogue, settings: &Settings, generation: u64) -> Result<Vec<Unsearched>> {
    let (covered, missed) = (catalogue.covered()?, catalogue.missed()?);
    let mut out = Vec::new();
    for store in settings.stores.iter().map(|s| &s.name) {
        let why = match (covered.get(store), missed.get(store)) {
            (None, _) => Why::NotIndexed,
            (Some(first), _) if *first > generation => Why::IndexedSince,
            (_, Some(since)) if *since <= generation => Why::NotThereSince(catalogue.day_of_run(*since)?),
            _ => continue,
        };
        out.push(Unsearched { store: store.clone(), why });
    }
    Ok(out)
}

/// The stores that a search would not reach now.
pub fn now(workspace: &Workspace, settings: &Settings) -> Result<Vec<Unsearched>> {
    let catalogue = Catalogue::open(&workspace.catalogue())?;
    unsearched(&catalogue, settings, catalogue.generation()?)
}

impl Unsearched {
    /// What is wrong, and what to do.
    pub fn words(&self, id: &RequestId) -> String {
        let store = sanitise::line(&self.store);
        match &self.why {
            Why::IndexedSince => {
                format!("store {store} was indexed after the last search, which did not reach it: dsar run {id}")
            }
            Why::NotIndexed => format!(
                "store {store} was not indexed to its end, so it was not searched: dsar index, then dsar run {id}"
            ),
            Why::NotThereSince(day) => format!(
                "store {store} was not there when the stores were indexed (since {day}), so only what was in it before was searched: mount it, \
                 or correct or remove its [[store]] entry in dsar.toml; then dsar index, and dsar run {id}"
            ),
        }
    }

    /// The same in the table of what was searched.
    pub fn in_short(&self) -> String {
        match &self.why {
            Why::NotIndexed | Why::IndexedSince => "NOT SEARCHED, not indexed to its end".into(),
            Why::NotThereSince(day) => format!("AS BEFORE {day}, not there since"),
        }
    }
}
