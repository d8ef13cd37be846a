//! What a request has pinned, and from where: told to the log by the keyed hash of a private list. From it comes what the stores no
//! longer hold: the pinned copy goes on serving the request.

use super::find::{Gone, HitLine};
use crate::extract::Pool;
use crate::model::{BlobId, Context, Event, Evidence, Held, ItemId, Locator, Place, Result, Unit};
use crate::request::Case;
use crate::settings::{Settings, Workspace};
use crate::store::Catalogue;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A pinned file and a place where it stood.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Pin {
    /// Store name.
    pub store: String,
    /// Path relative to the store's root.
    pub path: String,
    /// Its bytes.
    pub blob: BlobHex,
    /// Where a member is pinned and not the file: the names that lead to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub member: Vec<String>,
    /// And where it stood in what file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<Within>,
}

/// Where a pinned member stood.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Within {
    /// The bytes of the file.
    pub file: BlobHex,
    /// Its number among the items of that.
    pub ordinal: u32,
}

impl Pin {
    fn of(place: &Place) -> Pin {
        let within = place.held.map(|held| Within { file: place.blob.to_string(), ordinal: held.ordinal });
        Pin {
            store: place.store.clone(),
            path: place.path.expose().to_owned(),
            blob: place.pinned().to_string(),
            member: place.trails().0.iter().map(|name| name.expose().to_owned()).collect(),
            within,
        }
    }

    /// The same bytes at the same place, whatever else its file holds by now.
    fn is_again(&self, other: &Pin) -> bool {
        (&self.store, &self.path, &self.blob, &self.member) == (&other.store, &other.path, &other.blob, &other.member)
    }

    /// True where the stores still have it: the file anywhere, or the member where it stood.
    fn stands(&self, catalogue: &Catalogue, blob: BlobId) -> Result<bool> {
        let Some(Within { file, ordinal }) = &self.within else { return Ok(!catalogue.places(blob)?.is_empty()) };
        let file = BlobId::parse(file).map(|file| catalogue.places(file)).transpose()?;
        Ok(file.is_some_and(|places| !places.is_empty())
            || catalogue.is_member_at(&self.store, &self.path, *ordinal, blob)?)
    }
}

/// A hash as text, so that pins are ordered.
pub type BlobHex = String;

/// How a pinned file stands to the stores now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Lost {
    /// Nothing stands in its place.
    Vanished,
    /// Something else stands in its place.
    Changed,
}

/// Every pin recorded so far.
pub fn load(case: &Case) -> Result<BTreeSet<Pin>> {
    let hash = case.entries().iter().rev().find_map(|e| match &e.event {
        Event::Pinned { list } => Some(list.clone()),
        _ => None,
    });
    let Some(hash) = hash else { return Ok(BTreeSet::new()) };
    let text = case.note_text(&hash)?;
    text.lines().map(|line| serde_json::from_str(line).context("cannot read the list of pinned files")).collect()
}

/// Adds what the units of a run stand in; an entry of the log where that is news.
pub fn record(case: &mut Case, units: &[Unit]) -> Result<()> {
    let before = load(case)?;
    let mut pins = before.clone();
    let places = units.iter().flat_map(|u| &u.places).filter(|p| case.pinned_path(p.pinned()).is_file());
    let found: BTreeSet<Pin> = places.map(Pin::of).collect();
    pins.retain(|pin| pin.within.is_none() || !found.iter().any(|again| again.is_again(pin)));
    pins.extend(found);
    if pins == before {
        return Ok(());
    }
    let list = case.note(&lines(&pins)?)?;
    case.append(Event::Pinned { list }).map(|_| ())
}

fn lines(pins: &BTreeSet<Pin>) -> Result<String> {
    let line = |pin: &Pin| serde_json::to_string(pin).context("cannot write the list of pinned files");
    Ok(pins.iter().map(line).collect::<Result<Vec<_>>>()?.join("\n"))
}

/// Pins whose bytes stand nowhere in the stores any more.
pub fn lost(case: &Case, catalogue: &Catalogue) -> Result<Vec<(Pin, Lost)>> {
    let mut out = Vec::new();
    for pin in load(case)? {
        let Some(blob) = BlobId::parse(&pin.blob) else { continue };
        if pin.stands(catalogue, blob)? {
            continue;
        }
        let lost = if catalogue.is_live(&pin.store, &pin.path)? { Lost::Changed } else { Lost::Vanished };
        out.push((pin, lost));
    }
    Ok(out)
}

/// Reads the pinned copies of what is gone, in workers like any file of the stores.
pub fn gone(case: &Case, workspace: &Workspace, settings: &Settings, lost: &[(Pin, Lost)]) -> Result<Vec<Gone>> {
    if lost.is_empty() {
        return Ok(Vec::new());
    }
    let pool = Pool::new(&settings.limits)?.spooling_in(workspace.root());
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().context("cannot start the runtime")?;
    runtime.block_on(async {
        let mut out = Vec::new();
        for (pin, _) in lost {
            let Some(blob) = BlobId::parse(&pin.blob) else { continue };
            let place = place(pin, blob);
            let items = super::gone::read(case, &pool, place.pinned_name(), blob, workspace.root()).await?;
            out.push(Gone { place, items });
        }
        Ok(out)
    })
}

fn place(pin: &Pin, blob: BlobId) -> Place {
    let within = pin.within.as_ref().and_then(|within| Some((BlobId::parse(&within.file)?, within.ordinal)));
    Place {
        store: pin.store.clone(),
        path: Evidence::new(pin.path.clone()),
        trail: pin.member.iter().map(|name| Evidence::new(name.clone())).collect(),
        item: ItemId(0),
        blob: within.map_or(blob, |(file, _)| file),
        held: within.map(|(_, ordinal)| Held { blob, ordinal, below: pin.member.len() }),
        locator: Locator::Whole,
    }
}

/// True where one of `lost` held this hit.
pub fn held(lost: &[(Pin, Lost)], hit: &HitLine) -> bool {
    lost.iter().any(|(pin, _)| pin.store == hit.store && pin.path == hit.path)
}
