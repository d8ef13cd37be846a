//! From found items to review units: one unit for each content, wherever it stands.

use super::find::FoundItem;
use super::places::places;
use crate::find::assemble::Draft;
use crate::model::{Item, Place, Result, SubjectHit, Unit, UnitId, UnitKind};
use crate::store::Catalogue;
use std::collections::HashMap;

/// One unit for each content, wherever it stands.
pub(super) fn fold(
    catalogue: &Catalogue,
    found: Vec<FoundItem>,
    unit_id: &dyn Fn(UnitKind, &str) -> UnitId,
) -> Result<Vec<Unit>> {
    let mut units: Vec<Unit> = Vec::new();
    let mut by_id: HashMap<UnitId, usize> = HashMap::new();
    for item in found {
        let places = places(catalogue, &item)?;
        for (draft, hit) in item.drafts {
            let id = unit_id(draft.kind, &draft.text);
            let own = places.iter().map(|p| Place { locator: draft.segments[0].locator.clone(), ..p.clone() });
            match by_id.get(&id) {
                Some(at) => units[*at].places.extend(own),
                None => {
                    by_id.insert(id.clone(), units.len());
                    let own = own.collect();
                    units.push(unit_of(id, &item.item, draft, hit, own));
                }
            }
        }
    }
    units.retain(|u| !u.places.is_empty());
    units.iter_mut().for_each(|u| u.places.sort());
    units.sort_by(|a, b| order(a).cmp(&order(b)));
    Ok(units)
}

/// Date (undated last), then place.
fn order(unit: &Unit) -> (bool, Option<&str>, &Place) {
    (unit.date.is_none(), unit.date.as_deref(), &unit.places[0])
}

fn unit_of(id: UnitId, item: &Item, draft: Draft, hit: SubjectHit, places: Vec<Place>) -> Unit {
    Unit {
        id,
        kind: draft.kind,
        title: item.meta.title.clone(),
        date: item.meta.date.clone(),
        format: item.format.clone(),
        text: draft.evidence(),
        fields: draft.fields,
        segments: draft.segments,
        places,
        band: hit.band,
        evidence: hit.reasons,
        subject: hit.spans,
        mentions: Vec::new(),
        flags: Vec::new(),
    }
}
