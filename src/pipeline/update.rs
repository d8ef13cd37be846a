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
    /// Files that changed, or were read again.
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

/// How an open request stands to what its stores went through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Since {
    /// False before its first run.
    pub searched: bool,
    /// The entry that corrected the form since its last run.
    pub amended: Option<u64>,
    /// What its last run did not look at yet.
    pub waiting: Option<Waiting>,
    /// Pinned files that hold something about the subject and are gone from the stores.
    pub pinned_gone: usize,
    /// Files of any content that vanished from the stores since it was received.
    pub vanished_since_receipt: u64,
}

/// Where a request stands.
pub fn since(case: &Case, catalogue: &Catalogue) -> Result<Since> {
    let facts = case.facts();
    let gone = super::pins::lost(case, catalogue)?;
    Ok(Since {
        searched: !facts.runs.is_empty(),
        amended: facts.unsearched_amendment().map(|a| a.seq),
        waiting: waiting(case, catalogue)?,
        pinned_gone: gone.iter().filter(|(_, lost)| *lost == Lost::Vanished).count(),
        vanished_since_receipt: facts.received.map_or(Ok(0), |day| catalogue.vanished_since(&day.to_string()))?,
    })
}

impl Since {
    /// Each thing that a person has to know or do, in words; `id` is the request's.
    pub fn words(&self, id: &str) -> Vec<String> {
        let mut out = Vec::new();
        if self.pinned_gone > 0 {
            out.push(format!(
                "ALERT: {} file(s) that hold something about the subject are gone from the stores. Their pinned copies serve the \
                 request. Find out who removed them and why: to destroy or hide what was asked for is an offence (Data Protection \
                 Act 2018 s.173).",
                self.pinned_gone
            ));
        }
        if self.vanished_since_receipt > 0 {
            let rest = if self.searched {
                "those it had found are kept"
            } else {
                "it was not searched before, so nothing of them is kept"
            };
            out.push(format!(
                "ALERT: {} file(s) vanished from the stores since the request was received; {rest}. Find out what they were.",
                self.vanished_since_receipt
            ));
        }
        if let Some(entry) = self.amended {
            out.push(format!(
                "WAITING: the form was corrected (entry {entry}) since its last search, which looked for the form of before: dsar run {id}"
            ));
        }
        match self.waiting {
            Some(w) => out.push(format!(
                "WAITING: the stores were indexed again since its last search ({} new, {} changed, {} vanished \
                 file(s); those read again are among the changed): dsar find {id} --update",
                w.new, w.changed, w.vanished
            )),
            None if !self.searched => out.push(format!("NOT SEARCHED YET: dsar run {id}")),
            None => {}
        }
        out
    }
}
