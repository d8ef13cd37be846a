//! `dsar find`: plan -> candidates -> judged drafts -> hits by place and units, folded by content.

use super::Progress;
pub use super::fold::Naming;
use super::fold::fold;
use super::places::hits_by_place;
use crate::find::assemble::{Draft, assemble};
use crate::find::{Plan, TextView, pairs};
use crate::index::backend::Tantivy;
use crate::index::{Query, SearchBackend, Term};
use crate::model::{Band, BlobId, Item, ItemId, Reason, RequestForm, Result, SubjectHit, Unit, UnitKind};
use crate::settings::Workspace;
use crate::store::Catalogue;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

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
pub(super) struct FoundItem {
    pub(super) id: ItemId,
    pub(super) blob: BlobId,
    pub(super) item: Item,
    pub(super) drafts: Vec<(Draft, SubjectHit)>,
}

/// Finds everything about the subject of `form`. `naming` names a unit by the request's keyed hash.
pub fn find(
    workspace: &Workspace,
    form: &RequestForm,
    naming: &Naming,
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
    let units = fold(&catalogue, found, naming)?;
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
    let verdicts = plan.judge_item(&item, &drafts);
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
