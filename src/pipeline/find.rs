//! `dsar find`: plan -> candidates -> judged drafts -> hits by place and units, folded by content.

use super::Progress;
use crate::find::assemble::{Draft, assemble};
use crate::find::{Plan, TextView, pairs};
use crate::index::backend::Tantivy;
use crate::index::{Query, SearchBackend, Term};
use crate::model::{
    Band, BlobId, Evidence, Item, ItemId, Place, Reason, RequestForm, Result, SubjectHit, Unit, UnitId, UnitKind,
};
use crate::settings::Workspace;
use crate::store::Catalogue;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Rounds of learning further addresses of the subject; each can only add.
const ROUNDS: usize = 3;

/// A forename alone counts where at most so many passages hold it: as many as a person can look at.
const LONE_FORENAME: usize = 300;

/// One document hit at one place.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct HitLine {
    /// Store name.
    pub store: String,
    /// Path relative to the store's root.
    pub path: String,
    /// Names of the members that lead to it, empty for the file itself.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub member: Vec<String>,
    /// Best band of what it holds.
    pub band: Band,
    /// Why.
    pub evidence: Vec<Reason>,
}

/// What was found.
pub struct Found {
    /// Units without mentions yet, in date order.
    pub units: Vec<Unit>,
    /// Every document hit at every place.
    pub hits: Vec<HitLine>,
    /// Passages the index proposed.
    pub candidates: usize,
}

/// An item with the drafts that are the subject's.
struct FoundItem {
    id: ItemId,
    blob: BlobId,
    item: Item,
    drafts: Vec<(Draft, SubjectHit)>,
}

/// Finds everything about the subject of `form`. `unit_id` names a unit by the request's keyed hash.
pub fn find(
    workspace: &Workspace,
    form: &RequestForm,
    unit_id: &dyn Fn(UnitKind, &str) -> UnitId,
    exhaustive: bool,
    progress: &dyn Progress,
) -> Result<Found> {
    let catalogue = Catalogue::open(&workspace.catalogue())?;
    let engine = Tantivy::open(&workspace.index())?;
    let mut plan = Plan::new(form);
    for forename in plan.forenames() {
        let alone = Query { all_of: vec![Term::Token(forename.clone())] };
        if engine.candidates(&[alone])?.len() <= LONE_FORENAME {
            plan.admit(&forename);
        }
    }
    let mut seen = BTreeMap::new();
    let mut candidates = 0;
    for _ in 0..ROUNDS {
        let items = if exhaustive { catalogue.all_items()? } else { candidate_items(&engine, &plan, &mut candidates)? };
        progress.stage("finding", items.len() as u64);
        let seen_pairs = judge_all(&catalogue, &plan, items, &mut seen, progress)?;
        progress.done();
        if !plan.learn(&seen_pairs) {
            break;
        }
    }
    let found: Vec<FoundItem> = seen.into_values().flatten().collect();
    let hits = hits_by_place(&catalogue, &found)?;
    let units = fold(&catalogue, found, unit_id)?;
    Ok(Found { units, hits, candidates })
}

fn candidate_items(engine: &Tantivy, plan: &Plan, count: &mut usize) -> Result<Vec<ItemId>> {
    let passages = engine.candidates(&plan.queries())?;
    *count = passages.len();
    let items: BTreeSet<ItemId> = passages.into_iter().map(|p| p.item()).collect();
    Ok(items.into_iter().collect())
}

/// Judges items; returns the display names and addresses seen in their headers, from which the plan may learn.
fn judge_all(
    catalogue: &Catalogue,
    plan: &Plan,
    items: Vec<ItemId>,
    seen: &mut BTreeMap<ItemId, Option<FoundItem>>,
    progress: &dyn Progress,
) -> Result<Vec<(String, String)>> {
    let mut seen_pairs = Vec::new();
    for id in items {
        progress.advance(1, 0, 0);
        if let Some((blob, item)) = catalogue.item(id)? {
            seen_pairs.extend(item.passages.iter().flat_map(|p| pairs(p.text.expose(), &p.fields)));
            seen.insert(id, judge(plan, id, blob, item));
        }
    }
    Ok(seen_pairs)
}

fn judge(plan: &Plan, id: ItemId, blob: BlobId, item: Item) -> Option<FoundItem> {
    let drafts = assemble(&item);
    let verdicts: Vec<Option<SubjectHit>> = drafts
        .iter()
        .map(|d| {
            plan.judge(&TextView { text: &d.text, fields: &d.fields, segments: &d.segments, ..TextView::default() })
        })
        .collect();
    let told =
        drafts.iter().zip(&verdicts).any(|(d, v)| !d.technical && v.as_ref().is_some_and(|h| h.band < Band::Possible));
    let verdicts = with_neighbours(&drafts, verdicts, is_named_after(plan, &item));
    let kept =
        drafts.into_iter().zip(verdicts).filter_map(|(d, v)| Some((d, v?))).filter(|(d, _)| !(d.technical && told));
    let drafts: Vec<_> = kept.collect();
    (!drafts.is_empty()).then_some(FoundItem { id, blob, item, drafts })
}

/// True where the document's own title or file name is the subject's: a case record, a letter, a school report.
fn is_named_after(plan: &Plan, item: &Item) -> bool {
    let sure = |text: &str| plan.judge(&TextView::plain(text)).is_some_and(|hit| hit.band < Band::Possible);
    item.meta.title.as_ref().is_some_and(|t| sure(t.expose())) || sure(item.untrusted_name.expose())
}

/// What stands next to a passage about the subject is often about them too ("He was absent on Tuesday"), and so is all
/// of a document that is named after them: it is put before the reviewer, marked as nothing more than that.
fn with_neighbours(drafts: &[Draft], verdicts: Vec<Option<SubjectHit>>, named: bool) -> Vec<Option<SubjectHit>> {
    let text = |n: usize| drafts[n].kind == UnitKind::Text && !drafts[n].technical;
    let sure = |n: usize| text(n) && verdicts[n].as_ref().is_some_and(|v| v.band < Band::Possible);
    let beside = |n: usize| text(n) && ((n > 0 && sure(n - 1)) || (n + 1 < drafts.len() && sure(n + 1)));
    let why = |n: usize| match () {
        () if beside(n) => Some("stands next to a passage that names the subject"),
        () if named && !drafts[n].technical => Some("stands in a document that is named after the subject"),
        () => None,
    };
    (0..drafts.len()).map(|n| verdicts[n].clone().or_else(|| why(n).map(neighbour))).collect()
}

fn neighbour(says: &str) -> SubjectHit {
    let reasons = vec![Reason::for_subject("neighbour", says)];
    SubjectHit { spans: Vec::new(), others: Vec::new(), band: Band::Possible, reasons }
}

fn hits_by_place(catalogue: &Catalogue, found: &[FoundItem]) -> Result<Vec<HitLine>> {
    let mut hits = Vec::new();
    for item in found {
        let told: Vec<_> =
            item.drafts.iter().filter(|(_, h)| !h.reasons.iter().all(|r| r.code == "neighbour")).collect();
        let Some(band) = told.iter().map(|(_, h)| h.band).min() else { continue };
        let mut evidence: Vec<Reason> = Vec::new();
        for reason in told.iter().flat_map(|(_, h)| &h.reasons) {
            if !evidence.contains(reason) {
                evidence.push(reason.clone());
            }
        }
        for place in places(catalogue, item)? {
            let member = place.trail.iter().map(|n| n.expose().to_owned()).collect();
            hits.push(HitLine {
                store: place.store,
                path: place.path.into_exposed(),
                member,
                band,
                evidence: evidence.clone(),
            });
        }
    }
    hits.sort_by(|a, b| (&a.store, &a.path, &a.member).cmp(&(&b.store, &b.path, &b.member)));
    Ok(hits)
}

fn places(catalogue: &Catalogue, found: &FoundItem) -> Result<Vec<Place>> {
    let trail = trail(catalogue, found)?;
    let locator = found.drafts[0].0.segments[0].locator.clone();
    let place = |(store, path): (String, Vec<u8>)| Place {
        store,
        path: Evidence::new(String::from_utf8_lossy(&path)),
        trail: trail.clone(),
        item: found.id,
        blob: found.blob,
        locator: locator.clone(),
    };
    Ok(catalogue.places(found.blob)?.into_iter().map(place).collect())
}

/// Member names from the file down to the item.
fn trail(catalogue: &Catalogue, found: &FoundItem) -> Result<Vec<Evidence>> {
    let Some(mut parent) = found.item.parent else { return Ok(Vec::new()) };
    let family = catalogue.items_of(found.blob)?;
    let mut names = vec![found.item.untrusted_name.clone()];
    while let Some((_, above)) = family.get(parent as usize).map(|id| catalogue.item(*id)).transpose()?.flatten() {
        let Some(next) = above.parent else { break };
        names.push(above.untrusted_name);
        parent = next;
    }
    names.reverse();
    Ok(names)
}

/// One unit for each content, wherever it stands.
fn fold(catalogue: &Catalogue, found: Vec<FoundItem>, unit_id: &dyn Fn(UnitKind, &str) -> UnitId) -> Result<Vec<Unit>> {
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
    }
}
