//! The other documents of a folder that is kept on the subject: in a case folder the plan speaks of "the complainant" and the minutes
//! of "GP", while the letters beside them name her.

use super::find::FoundItem;
use crate::find::Plan;
use crate::find::assemble::{Draft, assemble};
use crate::find::judged::said;
use crate::model::{Band, BlobId, Item, ItemId, Locator, Result, SubjectHit, UnitKind};
use crate::store::Catalogue;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// What a folder's documents are made of: a mailbox is no folder of a case.
const DOCUMENTS: [UnitKind; 2] = [UnitKind::Text, UnitKind::Row];
const SAYS: &str = "stands in a folder most of whose documents name the subject";
const INITIALS: &str = "has their initials and stands in a folder most of whose documents name the subject";
/// A folder of fewer documents of theirs tells nothing.
const SEVERAL: usize = 3;
/// So many of them must be surely theirs.
const SURE: usize = 2;
/// A folder of more files is a store, and no case.
const LARGEST: usize = 60;

/// The files of a folder, and where it is: store and path.
type Files = BTreeMap<(String, Vec<u8>), Vec<Option<BlobId>>>;

/// Folders of which more than half is the subject's: several documents name them, and two at least surely.
fn kept(plan: &Plan, catalogue: &Catalogue, found: &[FoundItem]) -> Result<Files> {
    let mut theirs: BTreeMap<(String, Vec<u8>), Held> = BTreeMap::new();
    for item in found.iter().filter(|f| f.gone.is_none() && is_document(f)) {
        let names = |f: &FoundItem, is: &dyn Fn(&SubjectHit) -> bool| f.drafts.iter().any(|(_, hit)| is(hit));
        let namesake = names(item, &|hit| hit.reasons.iter().any(|r| r.code.starts_with("namesake")));
        let sure = names(item, &|hit| hit.band < Band::Possible && !hit.spans.is_empty());
        if !(namesake || sure || names(item, &|hit| plan.calls_them(hit))) {
            continue;
        }
        for (store, path) in catalogue.places(item.blob)? {
            let held = theirs.entry((store, folder(&path).to_vec())).or_default();
            held.namesake |= namesake && !sure;
            held.sure += usize::from(sure && held.named.insert(path.clone()));
            held.named.insert(path);
        }
    }
    let mut out = Files::new();
    let several = |held: &Held| held.named.len() >= SEVERAL && held.sure >= SURE && !held.namesake;
    for ((store, folder), held) in theirs.into_iter().filter(|(_, held)| several(held)) {
        let files = catalogue.files_in(&store, &folder, LARGEST + 1)?;
        if files.len() <= LARGEST && held.named.len() * 2 > files.len() {
            out.insert((store, folder), files);
        }
    }
    Ok(out)
}

/// What a folder holds of the subject's.
#[derive(Default)]
struct Held {
    named: BTreeSet<Vec<u8>>,
    sure: usize,
    /// True where something of it is a namesake's.
    namesake: bool,
}

/// Adds to `found` the documents, not found by themselves, of folders of which more than half is the subject's, and what calls them by their
/// initials there. A mailbox is no folder of a case.
pub(super) fn offer(plan: &Plan, catalogue: &Catalogue, found: &mut Vec<FoundItem>) -> Result<()> {
    let kept = kept(plan, catalogue, found)?;
    let known: HashSet<ItemId> = found.iter().map(|f| f.id).collect();
    let mut out: BTreeMap<ItemId, FoundItem> = BTreeMap::new();
    for blob in kept.values().flatten().flatten().copied() {
        for id in catalogue.items_of(blob)?.into_iter().filter(|id| !known.contains(id)) {
            out.extend(
                whole(catalogue, id, &DOCUMENTS, said("folder", SAYS), Rows::OfALetter)?.map(|found| (id, found)),
            );
        }
    }
    found.extend(out.into_values());
    by_initials(plan, catalogue, &kept, found)
}

/// Lets the folder carry a name that a namesake or the family bears too: one that is called by an identifier of theirs, with all below it. (Most of an
/// office's folder can be theirs, and what else lies there a namesake's.)
pub(super) fn carry(plan: &Plan, catalogue: &Catalogue, found: &mut [FoundItem]) -> Result<()> {
    let mut called: HashMap<String, bool> = HashMap::new();
    let waits = |f: &&mut FoundItem| f.gone.is_none() && f.drafts.iter().any(|(_, hit)| plan.rests_on_its_folder(hit));
    for item in found.iter_mut().filter(waits) {
        let theirs = |(_, path): (String, Vec<u8>)| {
            let above = String::from_utf8_lossy(folder(&path)).into_owned();
            above.split('/').any(|n| *called.entry(n.to_owned()).or_insert_with(|| plan.identifies(n)))
        };
        if catalogue.places(item.blob)?.into_iter().any(theirs) {
            // The rows of a sheet are records of somebody each.
            let all = item.drafts.iter_mut().filter(|(draft, _)| draft.kind != UnitKind::Row || !is_sheet(&item.item));
            all.for_each(|(_, hit)| plan.carry_in_folder(hit));
        }
    }
    Ok(())
}

/// Adds to the documents of folders that are kept on the subject what calls them by their initials: "ask AR", in a list of the folder.
fn by_initials(plan: &Plan, catalogue: &Catalogue, kept: &Files, found: &mut Vec<FoundItem>) -> Result<()> {
    let at: HashMap<ItemId, usize> = found.iter().enumerate().map(|(n, f)| (f.id, n)).collect();
    let blobs: BTreeSet<BlobId> = kept.values().flatten().flatten().copied().collect();
    for blob in blobs {
        for id in catalogue.items_of(blob)? {
            let Some((blob, item)) = catalogue.item(id)? else { continue };
            // A list that has their whole name has no need of initials: these may be another's of the list.
            if is_sheet(&item)
                && at.get(&id).is_some_and(|n| found[*n].drafts.iter().any(|(_, h)| plan.names_in_full(h)))
            {
                continue;
            }
            let mine =
                at.get(&id).map(|n| found[*n].drafts.iter().map(|(d, _)| d.text.clone()).collect::<HashSet<_>>());
            let fits = |d: &Draft| !d.technical && DOCUMENTS.contains(&d.kind) && !plan.initials_in(&d.text).is_empty();
            let hit = |d: &Draft| SubjectHit { spans: plan.initials_in(&d.text), ..said("folder", INITIALS) };
            let fresh = |d: &Draft| mine.as_ref().is_none_or(|known| !known.contains(&d.text));
            let news = assemble(&item).into_iter().filter(|d| fits(d) && fresh(d));
            let drafts: Vec<_> = news.map(|d| (hit(&d), d)).map(|(hit, d)| (d, hit)).collect();
            match at.get(&id) {
                Some(n) => found[*n].drafts.extend(drafts),
                None if drafts.is_empty() => {}
                None => found.push(FoundItem { id, blob, item, drafts, gone: None }),
            }
        }
    }
    Ok(())
}

/// True where rows of a sheet make the item, not a table within a letter or minutes.
fn is_sheet(item: &Item) -> bool {
    item.passages.iter().any(|p| matches!(p.locator, Locator::Row { .. }))
}

/// True for a document, no message.
fn is_document(found: &FoundItem) -> bool {
    found.drafts.iter().all(|(draft, _)| draft.message.is_none())
}

fn folder(path: &[u8]) -> &[u8] {
    let end = path.iter().rposition(|b| *b == b'/').unwrap_or(0);
    &path[..end]
}

/// Which rows go with a document that is offered whole.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Rows {
    /// Those of a table within a letter or minutes: a sheet is a list of people, of which the subject's were found.
    OfALetter,
    /// Those of a sheet too: it is kept on the subject, and no row of it names them.
    OfASheet,
}

/// A longer sheet is a list of many.
const LONGEST_SHEET: usize = 60;

/// The texts of a document, and the rows that go with it. Each is a hit as `hit` says, of these kinds.
pub(super) fn whole(
    catalogue: &Catalogue,
    id: ItemId,
    kinds: &[UnitKind],
    hit: SubjectHit,
    wanted: Rows,
) -> Result<Option<FoundItem>> {
    let Some((blob, item)) = catalogue.item(id)? else { return Ok(None) };
    let all = assemble(&item).into_iter().filter(|d| !d.technical && kinds.contains(&d.kind));
    let (texts, rows): (Vec<_>, Vec<_>) = all.partition(|d| d.kind != UnitKind::Row);
    let most = if wanted == Rows::OfASheet { LONGEST_SHEET } else { 0 };
    let list = rows.len() > most.max(4 * texts.len());
    let kept = texts.into_iter().chain(rows.into_iter().filter(|_| !list));
    let drafts: Vec<_> = kept.map(|d| (d, hit.clone())).collect();
    Ok((!drafts.is_empty()).then_some(FoundItem { id, blob, item, drafts, gone: None }))
}
