//! Who is seen in an item, while it is read: cheap rules of structure, each entry looked at once and remembered, for the same
//! people stand in header after header. Text between is not read.

use super::columns::Column;
use super::entries::Entry;
use super::memo::{Memo, Named, Place};
use crate::model::{Evidence, Item, PassageKind, Seen, Source};
use foldhash::fast::RandomState;
use std::collections::HashMap;
use std::sync::Arc;

/// Entries and names remembered before all are forgotten: bounds memory, and what names chosen to collide can cost.
const MEMORY: usize = 60_000;
/// Longest entry, in bytes.
const ENTRY: usize = 300;

/// Collects people from items; keeps what it learned of entries from one item to the next.
#[derive(Default)]
pub struct Collector {
    memo: Arc<Memo>,
    /// By place: whom an entry names, as a range of `known`.
    entries: [HashMap<String, (u32, u32), RandomState>; 3],
    known: Vec<Known>,
    /// By name: a number, and where in the open item it was seen first.
    keys: HashMap<String, usize, RandomState>,
    first: Vec<(u32, usize)>,
    pub(super) columns: HashMap<String, Column, RandomState>,
    /// The number of the open item.
    item: u32,
    found: Found,
}

/// Somebody an entry names.
struct Known {
    named: Arc<[Named]>,
    /// Which of them.
    at: usize,
    /// The number of the name.
    key: usize,
    /// The last item they were seen in, and as what there.
    seen: (u32, Vec<Source>),
}

impl Known {
    fn entry(&self) -> &Entry {
        &self.named[self.at].entry
    }
}

/// What was found in one item: names stay where they are known.
#[derive(Default)]
pub(super) struct Found {
    pub(super) all: Vec<Sight>,
    /// Those whose address alone gives a name.
    addresses: Vec<Sight>,
}

/// Somebody of `known`, seen in the open item.
pub(super) struct Sight {
    known: u32,
    source: Source,
    pub(super) address: Address,
}

/// The address beside a name.
pub(super) enum Address {
    /// That of somebody of `known`, if they have one.
    Of(u32),
    /// One that stands elsewhere.
    Else(Evidence),
}

impl Collector {
    /// One that shares with others what each learns of entries.
    pub fn sharing(memo: Arc<Memo>) -> Collector {
        Collector { memo, ..Collector::default() }
    }

    /// Everybody seen in `item`, each once for what they are seen as.
    pub fn collect(&mut self, item: &Item) -> Vec<Seen<'_>> {
        if self.known.len() + self.entries.iter().map(HashMap::len).sum::<usize>() > MEMORY {
            *self = Collector::sharing(self.memo.clone());
        }
        self.item += 1;
        let mut found = std::mem::take(&mut self.found);
        found.all.clear();
        for passage in &item.passages {
            match passage.kind {
                PassageKind::MailHeader => self.header(passage, &mut found),
                PassageKind::Row => self.row(passage, &mut found),
                PassageKind::Property => self.properties(passage, &mut found),
                _ if !passage.fields.is_empty() => self.properties(passage, &mut found),
                _ => {}
            }
        }
        self.letters(&item.passages, &mut found);
        self.finish(&mut found);
        self.found = found;
        self.found.all.iter().map(|sight| self.seen(sight)).collect()
    }

    /// An address says nothing new of whom the item names, but whose it is.
    fn finish(&self, found: &mut Found) {
        for sight in found.addresses.drain(..) {
            let (item, at) = self.first[self.known[sight.known as usize].key];
            match found.all.get_mut(at).filter(|_| item == self.item) {
                Some(named) if self.address(&named.address).is_none() => named.address = sight.address,
                Some(_) => {}
                None => found.all.push(sight),
            }
        }
    }

    fn address<'a>(&'a self, address: &'a Address) -> Option<&'a Evidence> {
        match address {
            Address::Of(known) => self.known[*known as usize].entry().address.as_ref(),
            Address::Else(address) => Some(address),
        }
    }

    fn seen<'a>(&'a self, sight: &'a Sight) -> Seen<'a> {
        let name = &self.known[sight.known as usize].entry().name;
        Seen { name, address: self.address(&sight.address), source: &sight.source }
    }

    /// Looks an entry up, or looks at it; false where it names nobody.
    pub(super) fn entry(&mut self, entry: &str, place: Place, source: &Source, found: &mut Found) -> bool {
        let (from, to) = self.people(entry, place);
        for (number, known) in (from..to).zip(&mut self.known[from as usize..to as usize]) {
            let source = match source {
                _ if known.entry().derived => &Source::Address,
                Source::Signature(_) => &Source::Signature(known.named[known.at].post),
                other => other,
            };
            if known.seen.0 != self.item {
                known.seen.0 = self.item;
                known.seen.1.clear();
            }
            if known.seen.1.contains(source) {
                continue;
            }
            known.seen.1.push(source.clone());
            let sight = Sight { known: number, source: source.clone(), address: Address::Of(number) };
            if known.entry().derived {
                found.addresses.push(sight);
                continue;
            }
            if self.first[known.key].0 != self.item {
                self.first[known.key] = (self.item, found.all.len());
            }
            found.all.push(sight);
        }
        from < to
    }

    fn people(&mut self, entry: &str, place: Place) -> (u32, u32) {
        if entry.len() > ENTRY {
            return (0, 0);
        }
        if let Some(known) = self.entries[place as usize].get(entry) {
            return *known;
        }
        let from = self.known.len() as u32;
        let named = self.memo.named(entry, place);
        for (at, Named { entry, .. }) in named.iter().enumerate() {
            let key = self.key(&entry.key);
            self.known.push(Known { named: named.clone(), at, key, seen: (0, Vec::new()) });
        }
        let range = (from, self.known.len() as u32);
        self.entries[place as usize].insert(entry.to_owned(), range);
        range
    }

    /// The number of a name.
    fn key(&mut self, name: &str) -> usize {
        if let Some(key) = self.keys.get(name) {
            return *key;
        }
        self.keys.insert(name.to_owned(), self.first.len());
        self.first.push((0, 0));
        self.first.len() - 1
    }
}
