//! Attachments of a message that is about the subject: whoever asks for the message asks for what came with it, though it may
//! not name them ("Report on Anna, attached").

use super::find::FoundItem;
use crate::find::assemble::{Draft, assemble};
use crate::find::judged::{neighbour, participation_of};
use crate::find::{Plan, TextView};
use crate::model::{ItemId, Result, UnitKind};
use crate::store::Catalogue;
use std::collections::HashSet;

const SAYS: &str = "is attached to a message whose subject line names the subject";

/// Attachments, not found by themselves, of the messages in `found` that are about the subject.
pub(super) fn attached(plan: &Plan, catalogue: &Catalogue, found: &[FoundItem]) -> Result<Vec<FoundItem>> {
    let mut known: HashSet<ItemId> = found.iter().map(|f| f.id).collect();
    let mut out = Vec::new();
    for message in found.iter().filter(|f| f.gone.is_none() && is_about(plan, f)) {
        for id in catalogue.members_below(message.id)? {
            if known.insert(id) {
                out.extend(whole(catalogue, id)?);
            }
        }
    }
    Ok(out)
}

/// True for a message that names the subject in its subject line, by more than a surname that others may bear, and says something
/// about them besides.
fn is_about(plan: &Plan, found: &FoundItem) -> bool {
    let says = found.drafts.iter().any(|(draft, hit)| {
        draft.message.is_some() && !hit.spans.is_empty() && participation_of(&hit.reasons).is_none()
    });
    let title = found.item.meta.title.as_ref().and_then(|title| plan.judge(&TextView::plain(title.expose())));
    says && title.is_some_and(|hit| hit.spans.len() > hit.in_part.len())
}

/// All that a reader of the attachment would see, each marked as no more than what it stands beside. The rows of a sheet are
/// records of somebody: those that are the subject's were found.
fn whole(catalogue: &Catalogue, id: ItemId) -> Result<Option<FoundItem>> {
    let Some((blob, item)) = catalogue.item(id)? else { return Ok(None) };
    let seen = |d: &Draft| matches!(d.kind, UnitKind::Text | UnitKind::Message) && !d.technical;
    let drafts: Vec<_> = assemble(&item).into_iter().filter(seen).map(|d| (d, neighbour(SAYS))).collect();
    Ok((!drafts.is_empty()).then_some(FoundItem { id, blob, item, drafts, gone: None }))
}
