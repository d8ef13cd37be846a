//! What a request has pinned, and from where: told to the log by the keyed hash of a private list. From it comes what the stores no
//! longer hold: the pinned copy goes on serving the request.

use super::find::{Gone, HitLine};
use crate::extract::Pool;
use crate::model::{BlobId, Context, Event, Evidence, ItemId, Locator, Place, Result, Unit};
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
    for place in units.iter().flat_map(|u| &u.places).filter(|p| case.pinned_path(p.blob).is_file()) {
        let (store, path) = (place.store.clone(), place.path.expose().to_owned());
        pins.insert(Pin { store, path, blob: place.blob.to_string() });
    }
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
        if !catalogue.places(blob)?.is_empty() {
            continue;
        }
        let lost = if catalogue.is_live(&pin.store, pin.path.as_bytes())? { Lost::Changed } else { Lost::Vanished };
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
            let name = pin.path.rsplit('/').next().unwrap_or_default();
            let items = super::gone::read(case, &pool, name, blob, workspace.root()).await?;
            out.push(Gone { place: place(pin, blob), items });
        }
        Ok(out)
    })
}

fn place(pin: &Pin, blob: BlobId) -> Place {
    Place {
        store: pin.store.clone(),
        path: Evidence::new(pin.path.clone()),
        trail: Vec::new(),
        item: ItemId(0),
        blob,
        locator: Locator::Whole,
    }
}

/// True where one of `lost` held this hit.
pub fn held(lost: &[(Pin, Lost)], hit: &HitLine) -> bool {
    lost.iter().any(|(pin, _)| pin.store == hit.store && pin.path == hit.path)
}
