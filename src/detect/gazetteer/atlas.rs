//! What a word names besides people: places by their size, bodies, brands, gods; and how often people of note bear it.
//!
//! The table is built by `atlas.py` (sources and licences in `SOURCES.md`) and searched in place, like the one beside it. It holds
//! hashes of folded words, 36 bits each. It vetoes nothing: Norman, Preston and Chelsea are places and people, and the models weigh
//! what a word can be against what stands round it.

const TABLE: &[u8] = include_bytes!("atlas.bin");
const HEAD: usize = 12;
const BUCKETS: usize = 4097;
const KEY: usize = 3;

/// What the table says of one folded word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known(pub u16);

impl Known {
    /// Size as a place: 0 none, 1 below 20,000 people, 2 below 200,000, 3 above, and countries, regions, rivers.
    pub fn place(self) -> u8 {
        (self.0 & 3) as u8
    }

    /// Part of the names of several places (`Park`, `Santa`, `Juan`).
    pub fn part(self) -> bool {
        self.0 >> 2 & 1 == 1
    }

    /// 0 nothing, 1 a body or its members, 2 a brand or ware, 3 a god or star, 4 a beast, 5 a feast, an illness or the like.
    pub fn thing(self) -> u8 {
        (self.0 >> 3 & 7) as u8
    }

    /// How many people of note have it first in their names: 0 none, 1 two or more, 2 six, 3 fifty.
    pub fn first(self) -> u8 {
        (self.0 >> 6 & 3) as u8
    }

    /// The same of the last word of their names.
    pub fn last(self) -> u8 {
        (self.0 >> 8 & 3) as u8
    }
}

/// What is known of a word folded as by [`crate::model::fold`] whose hash, by [`super::mixed_hash`], is `hash`.
pub fn known(hash: u64) -> Known {
    let key = hash >> 28;
    let bucket = (key >> 24) as usize;
    let (mut low, mut high) = (start(bucket), start(bucket + 1));
    while low < high {
        let mid = (low + high) / 2;
        match key_at(mid).cmp(&(key & 0xFF_FFFF)) {
            std::cmp::Ordering::Less => low = mid + 1,
            std::cmp::Ordering::Greater => high = mid,
            std::cmp::Ordering::Equal => {
                let at = HEAD + BUCKETS * 4 + count() * KEY + mid * 2;
                return Known(u16::from_le_bytes([TABLE[at], TABLE[at + 1]]));
            }
        }
    }
    Known::default()
}

fn count() -> usize {
    word_at(8)
}

fn start(bucket: usize) -> usize {
    word_at(HEAD + bucket * 4)
}

fn word_at(at: usize) -> usize {
    u32::from_le_bytes([TABLE[at], TABLE[at + 1], TABLE[at + 2], TABLE[at + 3]]) as usize
}

fn key_at(index: usize) -> u64 {
    let at = HEAD + BUCKETS * 4 + index * KEY;
    u64::from(TABLE[at]) | u64::from(TABLE[at + 1]) << 8 | u64::from(TABLE[at + 2]) << 16
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(word: &str) -> Known {
        known(super::super::mixed_hash(word.bytes()))
    }

    #[test]
    fn the_table_is_whole_and_in_order() {
        assert_eq!(&TABLE[..8], b"DSARATL1");
        assert_eq!(TABLE.len(), HEAD + BUCKETS * 4 + count() * (KEY + 2));
        assert_eq!(start(BUCKETS - 1), count());
        assert!((0..BUCKETS - 1).all(|b| (start(b) + 1..start(b + 1)).all(|n| key_at(n - 1) < key_at(n))));
    }

    #[test]
    fn places_things_and_people_of_note_are_told_apart() {
        assert!(of("london").place() == 3 && of("ambleside").place() == 1 && of("smith").place() == 0);
        assert!(
            of("park").part() && of("unicef").thing() == 1 && of("toyota").thing() == 2 && of("jupiter").thing() == 3
        );
        assert!(of("margaret").first() == 3 && of("okonkwo").last() >= 1 && of("zzxqy") == Known::default());
    }
}
