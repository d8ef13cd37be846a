//! The other documents of a folder that is kept on the subject: in a case folder the plan speaks of "the complainant" and the minutes
//! of "GP", while the letters beside them name her.

use super::find::FoundItem;
use crate::find::assemble::assemble;
use crate::find::judged::said;
use crate::model::{Band, ItemId, Result, SubjectHit, UnitKind};
use crate::store::Catalogue;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// What a folder's documents are made of: a mailbox is no folder of a case.
const DOCUMENTS: [UnitKind; 2] = [UnitKind::Text, UnitKind::Row];
const SAYS: &str = "stands in a folder most of whose documents name the subject";
/// A folder of fewer documents of theirs tells nothing.
const SEVERAL: usize = 3;
/// A folder of more files is a store, and no case.
const LARGEST: usize = 60;

/// Documents, not found by themselves, of folders of which more than half is surely the subject's. A mailbox is no folder of a case.
pub(super) fn beside(catalogue: &Catalogue, found: &[FoundItem]) -> Result<Vec<FoundItem>> {
    let known: HashSet<ItemId> = found.iter().map(|f| f.id).collect();
    let mut theirs: BTreeMap<(String, Vec<u8>), BTreeSet<Vec<u8>>> = BTreeMap::new();
    for item in found.iter().filter(|f| f.gone.is_none() && is_sure(f)) {
        for (store, path) in catalogue.places(item.blob)? {
            theirs.entry((store, folder(&path).to_vec())).or_default().insert(path);
        }
    }
    let mut out: BTreeMap<ItemId, FoundItem> = BTreeMap::new();
    for ((store, folder), paths) in theirs.into_iter().filter(|(_, paths)| paths.len() >= SEVERAL) {
        let files = catalogue.files_in(&store, &folder, LARGEST + 1)?;
        if files.len() > LARGEST || paths.len() * 2 <= files.len() {
            continue;
        }
        for blob in files.into_iter().flatten() {
            for id in catalogue.items_of(blob)?.into_iter().filter(|id| !known.contains(id)) {
                out.extend(whole(catalogue, id, &DOCUMENTS, said("folder", SAYS))?.map(|found| (id, found)));
            }
        }
    }
    Ok(out.into_values().collect())
}

/// True for a document, no message, that names the subject.
fn is_sure(found: &FoundItem) -> bool {
    let document = found.drafts.iter().all(|(draft, _)| draft.message.is_none());
    document && found.drafts.iter().any(|(_, hit)| hit.band < Band::Possible && !hit.spans.is_empty())
}

fn folder(path: &[u8]) -> &[u8] {
    let end = path.iter().rposition(|b| *b == b'/').unwrap_or(0);
    &path[..end]
}

/// The texts of a document, no rows of a sheet: those are records of somebody, and the subject's were found. Each is a hit
/// as `hit` says, of these kinds.
pub(super) fn whole(
    catalogue: &Catalogue,
    id: ItemId,
    kinds: &[UnitKind],
    hit: SubjectHit,
) -> Result<Option<FoundItem>> {
    let Some((blob, item)) = catalogue.item(id)? else { return Ok(None) };
    let all = assemble(&item).into_iter().filter(|d| !d.technical && kinds.contains(&d.kind));
    let (texts, rows): (Vec<_>, Vec<_>) = all.partition(|d| d.kind != UnitKind::Row);
    // A table within a letter or minutes goes with it; a sheet is a list.
    let list = rows.len() > 4 * texts.len();
    let kept = texts.into_iter().chain(rows.into_iter().filter(|_| !list));
    let drafts: Vec<_> = kept.map(|d| (d, hit.clone())).collect();
    Ok((!drafts.is_empty()).then_some(FoundItem { id, blob, item, drafts, gone: None }))
}
