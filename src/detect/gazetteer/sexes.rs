//! Forenames of one sex, so that "Mrs Thornley" is not Alfie Thornley. Built by `sexes.py`, and searched in place.

const TABLE: &[u8] = include_bytes!("sexes.bin");
const HEAD: usize = 16;
const KEY: usize = 5;

/// Of which sex the bearers of a forename are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sex {
    /// Nearly all are male.
    Male,
    /// Nearly all are female.
    Female,
}

/// The sex of a folded forename; none where both bear it, or no list tells.
pub fn sex(forename: &str) -> Option<Sex> {
    let key = super::key_of(forename);
    let males = word_at(8);
    match () {
        () if holds(0, males, key) => Some(Sex::Male),
        () if holds(males, males + word_at(12), key) => Some(Sex::Female),
        () => None,
    }
}

/// Binary search among the keys `from..to`, which ascend.
fn holds(from: usize, to: usize, key: u64) -> bool {
    let (mut low, mut high) = (from, to);
    while low < high {
        let mid = (low + high) / 2;
        match key_at(mid).cmp(&key) {
            std::cmp::Ordering::Less => low = mid + 1,
            std::cmp::Ordering::Greater => high = mid,
            std::cmp::Ordering::Equal => return true,
        }
    }
    false
}

fn key_at(index: usize) -> u64 {
    let at = HEAD + index * KEY;
    (0..KEY).rev().fold(0, |key, n| key << 8 | u64::from(TABLE[at + n]))
}

fn word_at(at: usize) -> usize {
    u32::from_le_bytes([TABLE[at], TABLE[at + 1], TABLE[at + 2], TABLE[at + 3]]) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forenames_of_one_sex_are_told_and_others_are_not() {
        for name in ["alfie", "craig", "krzysztof", "ikenna", "mohammed"] {
            assert_eq!(sex(name), Some(Sex::Male), "{name}");
        }
        for name in ["rosie", "karen", "fatima", "siobhan"] {
            assert_eq!(sex(name), Some(Sex::Female), "{name}");
        }
        for name in ["robin", "lee", "ashley", "noor", "zzxqy", ""] {
            assert_eq!(sex(name), None, "{name}");
        }
    }

    #[test]
    fn the_table_is_whole_and_in_order() {
        let (males, all) = (word_at(8), word_at(8) + word_at(12));
        assert_eq!((&TABLE[..8], TABLE.len()), (b"DSARSEX1".as_slice(), HEAD + all * KEY));
        assert!((1..all).all(|n| n == males || key_at(n - 1) < key_at(n)));
    }
}
