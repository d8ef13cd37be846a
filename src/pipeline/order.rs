//! The order of review: conversations together and in the order of their messages, what is attached to a message after it, everything
//! else by date.

use super::fold::Located;
use crate::find::atoms::heading::names;
use crate::find::threads::{Letter, conversations};
use crate::model::{InThread, ItemId, Locator, Unit, UnitKind};
use std::collections::HashMap;

/// How an item refers to others.
pub(super) struct References {
    item: ItemId,
    parent: Option<ItemId>,
    ids: Vec<String>,
}

impl References {
    /// Of a found item: the Message-IDs of itself and of those it answers.
    pub(super) fn of(located: &Located) -> References {
        let item = &located.found.item;
        let mut ids: Vec<String> = item.meta.message_id.iter().map(|id| id.expose().to_owned()).collect();
        if let Some(header) = item.passages.first() {
            for name in ["In-Reply-To", "References"] {
                let values = header.values(name).flat_map(|v| v.split(['<', '>', ' ', '\t', '\n', ',']));
                // What is no Message-ID ("Your message of Friday") refers to nothing.
                ids.extend(values.filter(|v| v.contains('@') && v.len() > 5).map(str::to_owned));
            }
        }
        ids.dedup();
        References { item: located.found.id, parent: located.parent, ids }
    }
}

/// Puts units in order and numbers the conversations of several messages.
pub(super) fn in_order(mut units: Vec<Unit>, references: &[References]) -> Vec<Unit> {
    let by_item: HashMap<ItemId, &References> = references.iter().map(|r| (r.item, r)).collect();
    units.sort_by(|a, b| own_order(a).cmp(&own_order(b)));
    let messages: Vec<usize> = (0..units.len()).filter(|n| units[*n].kind == UnitKind::Message).collect();
    let letters: Vec<Letter> = messages.iter().map(|n| letter(&units[*n], &by_item)).collect();
    let first: Vec<usize> = conversations(&letters).into_iter().map(|at| messages[at]).collect();
    // The messages of a conversation by its first one; units are in order of date already.
    let mut threads: Vec<Vec<usize>> = vec![Vec::new(); units.len()];
    messages.iter().zip(&first).for_each(|(n, first)| threads[*first].push(*n));
    let sent: HashMap<ItemId, usize> = messages
        .iter()
        .flat_map(|n| units[*n].places.iter().map(move |p| (p, *n)))
        .filter(|(p, _)| !matches!(p.locator, Locator::MailQuoted { .. }))
        .map(|(p, n)| (p.item, n))
        .collect();
    let mut belongs: Vec<Vec<usize>> = vec![Vec::new(); units.len()];
    let mut alone: Vec<bool> = vec![true; units.len()];
    for n in (0..units.len()).filter(|n| units[*n].kind != UnitKind::Message) {
        let item = units[n].places[0].item;
        let parent = by_item.get(&item).and_then(|r| r.parent);
        if let Some(at) = sent.get(&item).or_else(|| sent.get(&parent?)) {
            belongs[*at].push(n);
            alone[n] = false;
        }
    }
    let mut order: Vec<usize> = Vec::with_capacity(units.len());
    let mut number = 0;
    for n in 0..units.len() {
        if units[n].kind != UnitKind::Message && alone[n] {
            order.push(n);
        }
        let of = threads[n].len();
        number += u32::from(of > 1);
        for (at, message) in threads[n].iter().enumerate() {
            if of > 1 {
                let (at, of) = (at as u32 + 1, of as u32);
                units[*message].folding.thread = Some(InThread { number, at, of });
            }
            order.push(*message);
            order.extend(&belongs[*message]);
        }
    }
    let mut slots: Vec<Option<Unit>> = units.into_iter().map(Some).collect();
    order.into_iter().filter_map(|n| slots[n].take()).collect()
}

/// Date (undated last), then place.
fn own_order(unit: &Unit) -> (bool, Option<&str>, &crate::model::Place) {
    (unit.date.is_none(), unit.date.as_deref(), &unit.places[0])
}

fn letter<'a>(unit: &'a Unit, by_item: &HashMap<ItemId, &'a References>) -> Letter<'a> {
    let text = unit.text.expose();
    let of_people = |name: &str| ["From", "To", "Cc"].iter().any(|p| p.eq_ignore_ascii_case(name));
    let mut people: Vec<String> =
        unit.fields.iter().filter(|f| of_people(f.name.expose())).flat_map(|f| names(f.span.of(text))).collect();
    people.sort();
    people.dedup();
    let sent = unit.places.iter().filter(|p| !matches!(p.locator, Locator::MailQuoted { .. }));
    let ids = sent.filter_map(|p| by_item.get(&p.item)).flat_map(|r| &r.ids).map(String::as_str).collect();
    let day = unit.date.as_deref().and_then(|d| d.parse::<jiff::Timestamp>().ok());
    Letter {
        ids,
        documents: unit.places.iter().map(|p| p.item.0).collect(),
        subject: unit.title.as_ref().map_or("", |t| t.expose()),
        people,
        day: day.map(|t| t.as_second().div_euclid(86_400)),
    }
}
