//! Memory of what was worked out once: tables of a fixed size in which a new answer takes the place of an old one.
//!
//! A table cannot grow and needs no search: a text made to miss it costs what reading without it costs. What is asked for is known
//! by 64 bits mixed with numbers that each run draws by chance, so that no text can be made to pass for another.

use std::hash::{BuildHasher, RandomState};
use std::sync::OnceLock;

/// Three odd numbers, drawn once a run.
fn secrets() -> [u64; 3] {
    static DRAWN: OnceLock<[u64; 3]> = OnceLock::new();
    *DRAWN.get_or_init(|| {
        let state = RandomState::new();
        [1u8, 2, 3].map(|n| state.hash_one(n) | 1)
    })
}

/// Makes keys.
#[derive(Clone, Copy, Debug)]
pub struct Keys([u64; 3]);

impl Default for Keys {
    fn default() -> Keys {
        Keys(secrets())
    }
}

impl Keys {
    /// The key of some bytes of one `kind`.
    pub fn of(self, bytes: &[u8], kind: u64) -> u64 {
        let mut chunks = bytes.chunks_exact(8);
        let mut h = self.0[2] ^ (bytes.len() as u64) << 8 ^ kind;
        for chunk in &mut chunks {
            h = self.with(h, number(chunk));
        }
        self.with(h, number(chunks.remainder()))
    }

    /// The key of `key` together with `more`.
    pub fn with(self, key: u64, more: u64) -> u64 {
        let wide = u128::from(key ^ self.0[0]) * u128::from(more ^ self.0[1]);
        (wide >> 64) as u64 ^ wide as u64 ^ key.rotate_left(23)
    }
}

/// At most eight bytes as a number.
fn number(bytes: &[u8]) -> u64 {
    match bytes.len() {
        8.. => u64::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], bytes[6], bytes[7]]),
        _ => bytes.iter().rev().fold(0, |n, b| n << 8 | u64::from(*b)),
    }
}

/// Answers by key. Room is taken at the first question.
pub struct Table<V> {
    bits: u32,
    slots: Vec<(u64, V)>,
}

impl<V: Clone + Default> Table<V> {
    /// A table of two to the power of `bits` answers.
    pub const fn of(bits: u32) -> Table<V> {
        Table { bits, slots: Vec::new() }
    }

    /// True where `key` is known. Asked of many keys at once, the memory is fetched for all of them at once: a question alone waits.
    #[inline]
    pub fn knows(&self, key: u64) -> bool {
        self.slots.get(self.slot(key)).is_some_and(|slot| slot.0 == key.max(1))
    }

    fn slot(&self, key: u64) -> usize {
        (key.max(1) >> (64 - self.bits)) as usize
    }

    /// What is known for `key`, made now by `make` where nothing is.
    #[inline]
    pub fn get(&mut self, key: u64, make: impl FnOnce() -> V) -> &V {
        if self.slots.is_empty() {
            self.slots.resize(1 << self.bits, (0, V::default()));
        }
        // 0 marks an empty slot.
        let (at, key) = (self.slot(key), key.max(1));
        let slot = &mut self.slots[at];
        if slot.0 != key {
            *slot = (key, make());
        }
        &slot.1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_tell_texts_of_all_lengths_apart() {
        let keys = Keys::default();
        let text = "\0\0\0\0\0\0\0\0\0aaaaaaaaaaaaaaaaaaaaaaaaab";
        let mut all: Vec<u64> = (0..text.len())
            .flat_map(|n| [keys.of(&text.as_bytes()[..n], 0), keys.of(&text.as_bytes()[n..], 1)])
            .collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
        assert_ne!(keys.with(1, 2), keys.with(2, 1));
    }

    #[test]
    fn a_table_answers_what_was_asked_however_many_ask() {
        let (keys, mut table) = (Keys::default(), Table::<u64>::of(4));
        let mut made = 0;
        for n in (0..1_000).chain([999]) {
            let got = *table.get(keys.with(7, n), || {
                made += 1;
                n
            });
            assert!(got == n && table.knows(keys.with(7, n)) && !table.knows(keys.with(8, n)));
        }
        assert_eq!((made, table.slots.len()), (1_000, 16));
    }
}
