//! What a run found beside the one before: new, changed, vanished, and no longer found; and the alert where pinned evidence is gone
//! from the stores.

use super::derived::Derived;
use super::pins::{Lost, Pin};
use crate::model::{Context, Event, Result, Unit, UnitId};
use crate::request::Case;
use crate::store::Catalogue;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashMap, HashSet};

/// One document that is different.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Different {
    /// Store name.
    pub store: String,
    /// Path relative to the store's root.
    pub path: String,
    /// Units in it that are concerned.
    pub units: usize,
}

/// What is different since the last run.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Delta {
    /// Documents with units that were not found before.
    pub new: Vec<Different>,
    /// Of files that changed since they were pinned: what they said before stays in the request.
    pub changed: Vec<Different>,
    /// Of files that are gone from the stores: their pinned copies serve.
    pub vanished: Vec<Different>,
    /// Documents whose units are found no more, though nothing happened to them (other names were given, a rule changed).
    pub no_longer_found: Vec<Different>,
    /// Units decided before that are still there with their decision.
    pub decisions_carried: usize,
}

impl Delta {
    /// Compares two runs; `news` are the pins that were lost since the one before.
    pub fn between(before: &Derived, now: &Derived, news: &[(Pin, Lost)], decided: impl Fn(&UnitId) -> bool) -> Delta {
        let ids = |derived: &Derived| derived.units.iter().map(|u| u.id.clone()).collect::<HashSet<_>>();
        let (known, found) = (ids(before), ids(now));
        let of = |lost: Lost| {
            let pins: HashSet<(&str, &str)> =
                news.iter().filter(|(_, l)| *l == lost).map(|(p, _)| (p.store.as_str(), p.path.as_str())).collect();
            by_file(now.units.iter(), |store, path| pins.contains(&(store, path)))
        };
        let all = |_: &str, _: &str| true;
        Delta {
            new: by_file(now.units.iter().filter(|u| !known.contains(&u.id)), all),
            changed: of(Lost::Changed),
            vanished: of(Lost::Vanished),
            no_longer_found: by_file(before.units.iter().filter(|u| !found.contains(&u.id)), all),
            decisions_carried: now.units.iter().filter(|u| known.contains(&u.id) && decided(&u.id)).count(),
        }
    }

    /// True where nothing is different.
    pub fn is_empty(&self) -> bool {
        [&self.new, &self.changed, &self.vanished, &self.no_longer_found].iter().all(|list| list.is_empty())
    }

    /// What the log says of it.
    pub fn event(&self) -> Event {
        Event::Updated {
            new: self.new.len() as u64,
            changed: self.changed.len() as u64,
            vanished: self.vanished.len() as u64,
            no_longer_found: self.no_longer_found.len() as u64,
        }
    }
}

fn by_file<'a>(units: impl Iterator<Item = &'a Unit>, wanted: impl Fn(&str, &str) -> bool) -> Vec<Different> {
    let mut files: HashMap<(&str, &str), usize> = HashMap::new();
    for unit in units {
        let places: BTreeSet<(&str, &str)> = unit.places.iter().map(|p| (p.store.as_str(), p.path.expose())).collect();
        places.into_iter().filter(|(s, p)| wanted(s, p)).for_each(|place| *files.entry(place).or_default() += 1);
    }
    let different =
        |((store, path), units): ((&str, &str), usize)| Different { store: store.into(), path: path.into(), units };
    let mut out: Vec<Different> = files.into_iter().map(different).collect();
    out.sort();
    out
}

/// One line of the private list of what is gone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct GoneLine {
    store: String,
    path: String,
    blob: String,
}

/// Tells the log of pinned files that are gone since it was told last; returns which.
pub fn alert(case: &mut Case, lost: &[(Pin, Lost)]) -> Result<Vec<(Pin, Lost)>> {
    let told = told(case)?;
    let line = |pin: &Pin| GoneLine { store: pin.store.clone(), path: pin.path.clone(), blob: pin.blob.clone() };
    let news: Vec<(Pin, Lost)> = lost.iter().filter(|(pin, _)| !told.contains(&line(pin))).cloned().collect();
    let vanished = news.iter().filter(|(_, lost)| *lost == Lost::Vanished).count();
    if news.is_empty() {
        return Ok(news);
    }
    let all: BTreeSet<GoneLine> = told.into_iter().chain(lost.iter().map(|(pin, _)| line(pin))).collect();
    let text: Vec<String> = all
        .iter()
        .map(|l| serde_json::to_string(l).context("cannot write the list of what is gone"))
        .collect::<Result<_>>()?;
    let list = case.note(&text.join("\n"))?;
    case.append(Event::Vanished { files: vanished as u64, list })?;
    Ok(news)
}

fn told(case: &Case) -> Result<BTreeSet<GoneLine>> {
    let last = case.entries().iter().rev().find_map(|e| match &e.event {
        Event::Vanished { list, .. } => Some(list.clone()),
        _ => None,
    });
    let Some(list) = last else { return Ok(BTreeSet::new()) };
    let text = case.note_text(&list)?;
    text.lines().map(|l| serde_json::from_str(l).context("cannot read the list of what is gone")).collect()
}

/// What the stores went through since a request's last run, which has not looked at it yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Waiting {
    /// Files that are new.
    pub new: u64,
    /// Files that changed.
    pub changed: u64,
    /// Files that vanished.
    pub vanished: u64,
}

/// What waits; none before the first run, for a closed request, and where nothing happened.
pub fn waiting(case: &Case, catalogue: &Catalogue) -> Result<Option<Waiting>> {
    let facts = case.facts();
    let Some(last) = facts.runs.last().filter(|_| facts.closed.is_none()) else { return Ok(None) };
    let [new, changed, vanished] = catalogue.changes_since(last.generation)?;
    Ok(Some(Waiting { new, changed, vanished }).filter(|w| w.new + w.changed + w.vanished > 0))
}
