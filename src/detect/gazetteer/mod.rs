//! What is known of single words: how common they are as forename, as surname and as an ordinary lower-case word.
//!
//! The table is built by `build.py` (sources and licences are named there) and searched in place: nothing is loaded or
//! allocated. It holds hashes of folded words, 40 bits each: the chance that a word that is not in it seems to be is 2e-7.

pub mod atlas;
pub mod sexes;

const TABLE: &[u8] = include_bytes!("names.bin");
const HEAD: usize = 12;
const BUCKETS: usize = 4097;
const KEY: usize = 5;

/// How often a word is a name: 0 never seen as one, 1 rare or unweighted, … 5 among the commonest.
pub type Class = u8;

/// What the table says of one folded word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts(pub u32);

impl Facts {
    /// Frequency class as a forename, 0 to 5.
    pub fn forename(self) -> Class {
        (self.0 & 7) as Class
    }

    /// Frequency class as a surname, 0 to 5.
    pub fn surname(self) -> Class {
        (self.0 >> 3 & 7) as Class
    }

    /// How often it is written in lower case: 0 not seen, 1 to 5 rising tenfold.
    pub fn lower(self) -> u8 {
        (self.0 >> 6 & 7) as u8
    }

    /// Share of its uses inside a sentence that are capitalised, in four steps; 0 where never seen in lower case.
    pub fn capital_share(self) -> u8 {
        (self.0 >> 9 & 3) as u8
    }

    /// A town, country, region.
    pub fn place(self) -> bool {
        self.0 >> 11 & 1 == 1
    }

    /// An inhabitant or adjective of a place.
    pub fn demonym(self) -> bool {
        self.0 >> 12 & 1 == 1
    }

    /// How frequent it is in English print: 0 unknown, 2 to 7 rising tenfold.
    pub fn frequency(self) -> u8 {
        (self.0 >> 13 & 7) as u8
    }

    /// A dictionary has it, or a plain form of it, in small letters.
    pub fn in_dictionary(self) -> bool {
        self.0 >> 16 & 1 == 1
    }

    /// The cluster of words used alike, 1 to 511; 0 where unknown.
    pub fn cluster(self) -> u32 {
        self.0 >> 17 & 511
    }

    /// The cluster of clusters, 1 to 31.
    pub fn coarse_cluster(self) -> u32 {
        self.0 >> 26 & 31
    }

    /// An ordinary word of the language, whatever else it is.
    pub fn common(self) -> bool {
        self.lower() >= 2 && self.capital_share() <= 1
    }

    /// Known as a forename or surname at all.
    pub fn any_name(self) -> bool {
        self.0 & 63 != 0
    }
}

/// Facts about a word folded as by [`crate::model::fold`]; the default where it is unknown.
pub fn facts(folded: &str) -> Facts {
    let key = key_of(folded);
    let bucket = (key >> 28) as usize;
    let (mut low, mut high) = (word_at(HEAD + bucket * 4) as usize, word_at(HEAD + bucket * 4 + 4) as usize);
    while low < high {
        let mid = (low + high) / 2;
        match key_at(mid).cmp(&key) {
            std::cmp::Ordering::Less => low = mid + 1,
            std::cmp::Ordering::Greater => high = mid,
            std::cmp::Ordering::Equal => return Facts(facts_at(mid)),
        }
    }
    Facts::default()
}

/// True for an ordinary word of the language (`will`, `hope`, `brown` among them), folded.
pub fn is_common_word(folded: &str) -> bool {
    facts(folded).common()
}

/// Frequency class of a folded word as a forename; 0 where it is none.
pub fn is_forename(folded: &str) -> Class {
    facts(folded).forename()
}

/// Frequency class of a folded word as a surname; 0 where it is none.
pub fn is_surname(folded: &str) -> Class {
    facts(folded).surname()
}

/// FNV-1a with a final mix, as in `build.py`.
pub(crate) fn mixed_hash(bytes: impl Iterator<Item = u8>) -> u64 {
    let mut h = bytes.fold(0xCBF2_9CE4_8422_2325u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x100_0000_01B3));
    h ^= h >> 32;
    h = h.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    h ^ h >> 29
}

fn key_of(folded: &str) -> u64 {
    mixed_hash(folded.bytes()) >> 24
}

fn count() -> usize {
    word_at(8) as usize
}

fn word_at(at: usize) -> u32 {
    u32::from_le_bytes([TABLE[at], TABLE[at + 1], TABLE[at + 2], TABLE[at + 3]])
}

fn key_at(index: usize) -> u64 {
    let at = HEAD + BUCKETS * 4 + index * KEY;
    (0..KEY).rev().fold(0, |key, n| key << 8 | u64::from(TABLE[at + n]))
}

fn facts_at(index: usize) -> u32 {
    word_at(HEAD + BUCKETS * 4 + count() * KEY + index * 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_whole_and_in_order() {
        assert_eq!(&TABLE[..8], b"DSARGAZ2");
        assert_eq!(TABLE.len(), HEAD + BUCKETS * 4 + count() * (KEY + 4));
        assert!((1..count()).all(|n| key_at(n - 1) < key_at(n)));
    }

    #[test]
    fn names_and_words_are_told_apart() {
        assert!(is_forename("margaret") >= 4 && is_surname("smith") == 5 && is_forename("ikenna") >= 1);
        assert!(is_common_word("will") && is_common_word("meeting") && !is_common_word("margaret"));
        assert_eq!(facts("zzxqy"), Facts::default());
        assert!(facts("tunisia").place() && facts("abkhaz").demonym());
    }
}
