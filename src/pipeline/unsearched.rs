//! Stores that a search did not reach, because no index came to their end before it: they were not searched, and no answer may
//! say that they were.

use crate::model::{RequestId, Result, sanitise};
use crate::settings::{Settings, Workspace};
use crate::store::Catalogue;

/// A store that was not searched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsearched {
    /// Its name in the settings.
    pub store: String,
    /// True where it was indexed since: then searching again is enough.
    pub indexed: bool,
}

/// The stores of the settings that a search over `generation` of the index did not reach.
pub fn unsearched(catalogue: &Catalogue, settings: &Settings, generation: u64) -> Result<Vec<Unsearched>> {
    let covered = catalogue.covered()?;
    let names = settings.stores.iter().map(|s| &s.name);
    let missed = names.filter(|name| covered.get(*name).is_none_or(|first| *first > generation));
    Ok(missed.map(|name| Unsearched { store: name.clone(), indexed: covered.contains_key(name) }).collect())
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
        match self.indexed {
            true => format!("store {store} was indexed after the last search, which did not reach it: dsar run {id}"),
            false => format!(
                "store {store} was not indexed to its end, so it was not searched: dsar index, then dsar run {id}"
            ),
        }
    }
}
