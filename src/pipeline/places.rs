//! Where found items stand: a hit for each document at each place, and the names of the members that lead there.

use super::find::{FoundItem, HitLine};
use crate::extract::APART;
use crate::format::is_only_a_holder;
use crate::model::{BlobId, Evidence, Held, Item, ItemId, Place, Reason, Result};
use crate::store::Catalogue;
use std::cell::RefCell;
use std::rc::Rc;

/// A line a document hit, duplicates each at their own place; what is only a neighbour of a hit is none.
pub(super) fn hits_by_place<'a>(
    catalogue: &Catalogue,
    found: impl IntoIterator<Item = &'a FoundItem>,
) -> Result<Vec<HitLine>> {
    let (mut hits, finder) = (Vec::new(), Finder::new(catalogue));
    for item in found {
        let mut told: Vec<_> =
            item.drafts.iter().filter(|(_, h)| !h.reasons.iter().all(|r| r.code == "neighbour")).collect();
        told.sort_by_key(|(_, h)| h.band);
        let Some(band) = told.iter().map(|(_, h)| h.band).min() else { continue };
        let mut evidence: Vec<Reason> = Vec::new();
        for (_, hit) in &told {
            let reasons = hit.reasons.iter().map(|r| if hit.band == band { r.clone() } else { elsewhere(r) });
            reasons.for_each(|r| {
                if !evidence.contains(&r) {
                    evidence.push(r);
                }
            });
        }
        // Where every word about the subject stands in what a message quotes, the hit says so.
        if told.iter().all(|(d, _)| d.message.as_ref().is_some_and(|m| m.quoted())) {
            evidence.push(Reason::for_subject("quoted", "in a message that it quotes or forwards"));
        }
        for place in finder.places(item)? {
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

/// What speaks against a weaker part of a document does not speak against what makes the document a hit.
fn elsewhere(reason: &Reason) -> Reason {
    match reason.speaks_for {
        true => reason.clone(),
        false => Reason::against(&reason.code, format!("in another part of it, {}", reason.says)),
    }
}

/// Finds the places of items; remembers the family it looked at last, for items come file by file (a mailbox holds many).
pub(super) struct Finder<'a> {
    catalogue: &'a Catalogue,
    family: RefCell<Option<(BlobId, Rc<Family>)>>,
}

/// The items of a file.
struct Family {
    ids: Vec<ItemId>,
    /// Bytes of the file.
    size: u64,
}

/// An item on the way from a file to what it holds.
struct Link {
    name: Evidence,
    blob: BlobId,
    size: u64,
    ordinal: u32,
    /// True for a mailbox or an archive.
    holds: bool,
}

impl<'a> Finder<'a> {
    pub(super) fn new(catalogue: &'a Catalogue) -> Finder<'a> {
        Finder { catalogue, family: RefCell::new(None) }
    }

    /// Everywhere the item stands; what is gone from the stores stands where it was pinned from.
    pub(super) fn places(&self, found: &FoundItem) -> Result<Vec<Place>> {
        let locator = found.drafts[0].0.segments[0].locator.clone();
        if let Some(gone) = &found.gone {
            return Ok(vec![Place { locator, ..gone.clone() }]);
        }
        let chain = self.chain(found)?;
        let held = self.held(found, &chain)?;
        let trail: Vec<Evidence> = chain.into_iter().map(|link| link.name).collect();
        let place = |(store, path): (String, Vec<u8>)| Place {
            store,
            path: Evidence::new(String::from_utf8_lossy(&path)),
            trail: trail.clone(),
            item: found.id,
            blob: found.blob,
            held,
            locator: locator.clone(),
        };
        Ok(self.catalogue.places(found.blob)?.into_iter().map(place).collect())
    }

    /// The item that holds a found one; none for a file itself.
    pub(super) fn parent(&self, found: &FoundItem) -> Result<Option<ItemId>> {
        let Some(parent) = found.item.parent else { return Ok(None) };
        Ok(self.family(found.blob)?.ids.get(parent as usize).copied())
    }

    /// From the file down to the item; the file itself is not among them.
    fn chain(&self, found: &FoundItem) -> Result<Vec<Link>> {
        let Some(mut parent) = found.item.parent else { return Ok(Vec::new()) };
        let family = self.family(found.blob)?;
        let ordinal = self.catalogue.ordinal_of(found.id)?.unwrap_or_default();
        let link = |item: &Item, ordinal| {
            let name = item.untrusted_name.clone();
            Link { name, blob: item.blob, size: item.size, ordinal, holds: is_only_a_holder(&item.format) }
        };
        let mut links = vec![link(&found.item, ordinal)];
        // The file itself has no name among the members; its item may be long.
        let above = |n: u32| family.ids.get(n as usize).filter(|_| n > 0).map(|id| self.catalogue.item(*id));
        while let Some((_, item)) = above(parent).transpose()?.flatten() {
            let Some(next) = item.parent else { break };
            links.push(link(&item, parent));
            parent = next;
        }
        links.reverse();
        Ok(links)
    }

    /// What is pinned of a file that is large: the outermost member on the way that is not, and is more than a holder of others.
    fn held(&self, found: &FoundItem, chain: &[Link]) -> Result<Option<Held>> {
        if chain.is_empty() || self.family(found.blob)?.size < APART {
            return Ok(None);
        }
        let last = chain.len() - 1;
        let small = chain.iter().enumerate().position(|(n, link)| link.size < APART && (n == last || !link.holds));
        Ok(small.map(|n| Held { blob: chain[n].blob, ordinal: chain[n].ordinal, below: n + 1 }))
    }

    fn family(&self, blob: BlobId) -> Result<Rc<Family>> {
        if let Some((_, family)) = self.family.borrow().as_ref().filter(|(of, _)| *of == blob) {
            return Ok(family.clone());
        }
        let ids = self.catalogue.items_of(blob)?;
        let file = ids.first().map(|id| self.catalogue.item(*id)).transpose()?.flatten();
        let family = Rc::new(Family { ids, size: file.map_or(0, |(_, item)| item.size) });
        *self.family.borrow_mut() = Some((blob, family.clone()));
        Ok(family)
    }
}
