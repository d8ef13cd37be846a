//! Conversations as evidence: a part of a name in one message of a conversation that names the subject in another. (What a message
//! quotes is judged with it, in `find::judged`; here it is messages that were sent one by one.)

use super::find::FoundItem;
use crate::find::Plan;
use crate::index::keys;
use crate::model::{Band, Item, PassageKind, fold};
use std::collections::{HashMap, HashSet};

/// Words that a mail program puts before the subject of an answer.
const ANSWERS: &[&str] = &["re", "fw", "fwd", "aw", "wg", "sv", "tr", "antw"];

/// Lets a conversation in which the subject is named carry parts of the name in its other messages.
pub(super) fn carry(plan: &Plan, found: &mut [FoundItem]) {
    let mut told: HashMap<String, HashSet<String>> = HashMap::new();
    for item in found.iter().filter(|f| f.drafts.iter().any(|(_, hit)| hit.band < Band::Possible)) {
        if let Some(topic) = topic(&item.item) {
            told.entry(topic).or_default().extend(addresses(&item.item));
        }
    }
    for item in found.iter_mut().filter(|f| f.drafts.iter().any(|(_, hit)| plan.rests_on_a_part(hit))) {
        let Some(known) = topic(&item.item).and_then(|topic| told.get(&topic)) else { continue };
        if addresses(&item.item).iter().any(|a| known.contains(a)) {
            let parts = item.drafts.iter_mut().filter(|(_, hit)| plan.rests_on_a_part(hit));
            parts.for_each(|(_, hit)| plan.carry(hit, "thread"));
        }
    }
}

/// The subject line without what says that it is an answer; none where it says too little to tell conversations apart.
fn topic(item: &Item) -> Option<String> {
    item.passages.first().filter(|p| p.kind == PassageKind::MailHeader)?;
    let folded = fold::folded(item.meta.title.as_ref()?.expose());
    let words: Vec<&str> = folded.split(' ').skip_while(|w| ANSWERS.contains(w)).collect();
    (words.len() >= 2 && words.concat().len() >= 8).then(|| words.join(" "))
}

/// Everybody who takes part.
fn addresses(item: &Item) -> HashSet<String> {
    let header = item.passages.first().map_or("", |p| p.text.expose());
    keys::keys(header).into_iter().map(|(key, _)| key).filter(|key| key.starts_with("mail:")).collect()
}
