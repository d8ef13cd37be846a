//! Terms by number, and which passages hold each.

use std::hash::{BuildHasher, RandomState};

/// Longer terms are left out, as the engine itself leaves them out: nobody asks for one.
const LONGEST: usize = 65_530;
/// Slots to begin with.
const SLOTS: usize = 1 << 14;
/// Terms that are looked up together.
const BLOCK: usize = 64;

/// Terms and the passages that hold them, passages counted from 0.
pub(in crate::index) struct Table {
    /// Of this process: else a sender could write words that all fall into one slot.
    seed: u64,
    /// Open addressing; a power of two, at most two thirds full.
    slots: Vec<Slot>,
    terms: Vec<Term>,
    /// The bytes of all terms, one behind the other.
    letters: Vec<u8>,
    /// The terms of one passage after the other, none twice within one.
    held: Vec<u32>,
    /// Where each passage ends in `held`.
    ends: Vec<u32>,
    waiting: Waiting,
}

/// Terms of the passage at hand that are not looked up yet. A table is larger than the nearest memory, and whoever looks one up after
/// the other spends most of the time waiting for it; of a block, all slots are on their way at once.
#[derive(Default)]
struct Waiting {
    /// Key of each, and where its letters end in `letters`.
    terms: Vec<(u64, u32)>,
    /// Of those that are longer than a key holds.
    letters: Vec<u8>,
}

/// What a term met again needs lies together: the table is larger than the nearest memory.
#[derive(Clone, Copy, Default)]
struct Slot {
    /// See [`key`]; 0 where the slot is free.
    key: u64,
    term: u32,
    /// The last passage that holds the term, plus one.
    last: u32,
}

/// Where a term stands in `letters`.
struct Term {
    start: u32,
    len: u32,
}

impl Default for Table {
    fn default() -> Table {
        let seed = RandomState::new().hash_one(0u8);
        let slots = vec![Slot::default(); SLOTS];
        let waiting = Waiting::default();
        Table { seed, slots, terms: Vec::new(), letters: Vec::new(), held: Vec::new(), ends: Vec::new(), waiting }
    }
}

impl Table {
    /// The passage at hand holds `term`.
    pub fn add(&mut self, term: &[u8]) {
        if term.is_empty() || term.len() > LONGEST {
            return;
        }
        let key = key(term, self.seed);
        if key >= HASHED {
            self.waiting.letters.extend_from_slice(term);
        }
        self.waiting.terms.push((key, self.waiting.letters.len() as u32));
        if self.waiting.terms.len() == BLOCK {
            self.look_up();
        }
    }

    /// The passage at hand ends.
    pub fn end(&mut self) {
        self.look_up();
        self.ends.push(self.held.len() as u32);
    }

    fn look_up(&mut self) {
        let mut waiting = std::mem::take(&mut self.waiting);
        self.fetch(&waiting.terms);
        let mut start = 0;
        for (key, end) in waiting.terms.drain(..) {
            self.hold(key, &waiting.letters[start as usize..end as usize]);
            start = end;
        }
        waiting.letters.clear();
        self.waiting = waiting;
    }

    /// Reads what will be needed, none of which waits for another.
    fn fetch(&self, terms: &[(u64, u32)]) {
        let mask = self.slots.len() - 1;
        let slot = |key: u64| self.slots[mix(key ^ self.seed) as usize & mask];
        let all = terms.iter().fold(0, |sum, (key, _)| sum ^ slot(*key).key);
        let long = terms.iter().filter(|(key, _)| *key >= HASHED).map(|(key, _)| slot(*key));
        let starts = long.filter(|slot| slot.key >= HASHED).map(|slot| self.terms[slot.term as usize].start);
        let letters = starts.fold(0, |sum, start| sum ^ self.letters[start as usize]);
        std::hint::black_box((all, letters));
    }

    /// The passage at hand holds the term of `key`; `letters` are those of a hashed one.
    fn hold(&mut self, key: u64, letters: &[u8]) {
        let passage = self.ends.len() as u32 + 1;
        let at = self.slot(key, letters);
        let slot = &mut self.slots[at];
        if slot.last != passage {
            slot.last = passage;
            self.held.push(slot.term);
            if self.terms.len() * 3 > self.slots.len() * 2 {
                self.widen();
            }
        }
    }

    /// Memory that it takes, about, bytes.
    pub fn bytes(&self) -> usize {
        self.slots.len() * size_of::<Slot>()
            + self.terms.len() * size_of::<Term>()
            + self.letters.len()
            + (self.held.len() + self.ends.len()) * size_of::<u32>()
    }

    /// Postings in all.
    pub fn postings(&self) -> u64 {
        self.held.len() as u64
    }

    /// Calls `sink` with every term, in the order of their bytes, and the passages that hold it, ascending.
    pub fn each<E>(&self, mut sink: impl FnMut(&[u8], &[u32]) -> Result<(), E>) -> Result<(), E> {
        let mut counts = vec![0u32; self.terms.len()];
        self.held.iter().for_each(|number| counts[*number as usize] += 1);
        let order = self.order();
        let (mut next, mut from) = (vec![0u32; self.terms.len()], 0);
        for number in &order {
            next[*number as usize] = from;
            from += counts[*number as usize];
        }
        let mut passages = vec![0u32; self.held.len()];
        let mut start = 0;
        for (passage, end) in (0u32..).zip(&self.ends) {
            for number in &self.held[start as usize..*end as usize] {
                let at = &mut next[*number as usize];
                passages[*at as usize] = passage;
                *at += 1;
            }
            start = *end;
        }
        let mut rest = passages.as_slice();
        for number in order {
            let (of_term, behind) = rest.split_at(counts[number as usize] as usize);
            rest = behind;
            sink(self.letters_of(number), of_term)?;
        }
        Ok(())
    }

    /// Numbers of the terms in the order of their bytes: by their first eight, which mostly tell, then by all.
    fn order(&self) -> Vec<u32> {
        let first = |number: u32| {
            let term = self.letters_of(number);
            let mut eight = [0; 8];
            let len = term.len().min(8);
            eight[..len].copy_from_slice(&term[..len]);
            u64::from_be_bytes(eight)
        };
        let mut order: Vec<(u64, u32)> = (0..self.terms.len() as u32).map(|n| (first(n), n)).collect();
        order.sort_unstable_by(|(a, m), (b, n)| a.cmp(b).then_with(|| self.letters_of(*m).cmp(self.letters_of(*n))));
        order.into_iter().map(|(_, number)| number).collect()
    }

    fn letters_of(&self, number: u32) -> &[u8] {
        let Term { start, len } = self.terms[number as usize];
        &self.letters[start as usize..(start + len) as usize]
    }

    /// The slot of a term, a new one where it was not met before.
    fn slot(&mut self, key: u64, letters: &[u8]) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = mix(key ^ self.seed) as usize & mask;
        loop {
            let slot = self.slots[at];
            if slot.key == key && (key < HASHED || self.letters_of(slot.term) == letters) {
                return at;
            }
            if slot.key == 0 {
                self.slots[at] = Slot { key, term: self.terms.len() as u32, last: 0 };
                self.enter(key, letters);
                return at;
            }
            at = (at + 1) & mask;
        }
    }

    fn enter(&mut self, key: u64, letters: &[u8]) {
        let start = self.letters.len() as u32;
        let short = key.to_le_bytes();
        let letters = if key < HASHED { &short[..usize::from(short[7])] } else { letters };
        self.letters.extend_from_slice(letters);
        self.terms.push(Term { start, len: letters.len() as u32 });
    }

    fn widen(&mut self) {
        let mask = self.slots.len() * 2 - 1;
        let mut slots = vec![Slot::default(); mask + 1];
        for slot in self.slots.iter().filter(|s| s.key != 0) {
            let mut at = mix(slot.key ^ self.seed) as usize & mask;
            while slots[at].key != 0 {
                at = (at + 1) & mask;
            }
            slots[at] = *slot;
        }
        self.slots = slots;
    }
}

/// Keys from here on are hashes, of terms whose letters have to be compared.
const HASHED: u64 = 1 << 63;

/// A short term itself, with its length: most terms, and nothing else has to be looked at. Of longer ones a hash.
fn key(term: &[u8], seed: u64) -> u64 {
    let len = term.len();
    if len > 7 {
        return hash(term, seed) | HASHED;
    }
    let letters = match (term.first_chunk::<4>(), term.last_chunk::<4>()) {
        // They overlap where they say the same.
        (Some(head), Some(tail)) => {
            u64::from(u32::from_le_bytes(*head)) | u64::from(u32::from_le_bytes(*tail)) << (8 * (len - 4))
        }
        _ => term.iter().rev().fold(0, |n, b| n << 8 | u64::from(*b)),
    };
    letters | (len as u64) << 56
}

/// Eight bytes a step, each mixed by the two halves of a product; the last eight whole, whatever they share with those before.
fn hash(term: &[u8], seed: u64) -> u64 {
    let (mut state, mut rest) = (seed ^ term.len() as u64, term);
    while let Some((eight, behind)) = rest.split_first_chunk::<8>() {
        state = mix(state ^ u64::from_le_bytes(*eight));
        rest = behind;
    }
    mix(state ^ term.last_chunk::<8>().map_or(0, |eight| u64::from_le_bytes(*eight)))
}

fn mix(state: u64) -> u64 {
    // The golden ratio in 64 bits, odd.
    let product = u128::from(state) * 0x9e37_79b9_7f4a_7c15;
    product as u64 ^ (product >> 64) as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn all(table: &Table) -> Vec<(String, Vec<u32>)> {
        let mut out = Vec::new();
        let sink = |term: &[u8], passages: &[u32]| {
            out.push((String::from_utf8(term.to_vec()).unwrap(), passages.to_vec()));
            Ok::<(), ()>(())
        };
        table.each(sink).unwrap();
        out
    }

    #[test]
    fn a_term_stands_once_a_passage_and_terms_stand_in_order() {
        let mut table = Table::default();
        for passage in [vec!["the", "report", "the", "rep"], vec![], vec!["reporting", "report", "the"]] {
            passage.into_iter().for_each(|term| table.add(term.as_bytes()));
            table.end();
        }
        let want = [("rep", vec![0]), ("report", vec![0, 2]), ("reporting", vec![2]), ("the", vec![0, 2])];
        assert_eq!(all(&table), want.map(|(term, passages)| (term.to_owned(), passages)));
        assert_eq!(table.postings(), 6);
    }

    proptest::proptest! {
        /// Held against a map, with enough terms to widen the table, and some that share their first eight bytes.
        #[test]
        fn holds_what_a_map_holds(passages in proptest::collection::vec(proptest::collection::vec(0u32..40_000, 0..900), 1..30)) {
            let (mut table, mut map) = (Table::default(), BTreeMap::<String, Vec<u32>>::new());
            for (n, numbers) in (0u32..).zip(&passages) {
                for number in numbers {
                    let term = match number % 3 {
                        0 => format!("lengthy-{number}"),
                        1 => format!("{number:0width$x}", width = 4 + *number as usize % 6),
                        _ => format!("{number:x}"),
                    };
                    table.add(term.as_bytes());
                    let known = map.entry(term).or_default();
                    if known.last() != Some(&n) {
                        known.push(n);
                    }
                }
                table.end();
            }
            proptest::prop_assert_eq!(all(&table), map.into_iter().collect::<Vec<_>>());
        }
    }
}
