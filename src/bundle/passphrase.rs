//! Passphrases a person can read over the telephone: words of the EFF's large list (`words.txt`, CC BY 3.0 US), each chosen
//! by the system's random numbers. Six words of 7,776 are 77 bits.

use crate::model::{Context, Result};

static LIST: &str = include_str!("words.txt");

/// Words in a passphrase.
pub const WORDS: usize = 6;

/// A new passphrase: six words joined by hyphens.
pub fn passphrase() -> Result<String> {
    let list = words();
    let mut out = Vec::with_capacity(WORDS);
    for _ in 0..WORDS {
        out.push(list[below(list.len() as u32)? as usize]);
    }
    Ok(out.join("-"))
}

fn words() -> Vec<&'static str> {
    LIST.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).collect()
}

/// A random number below `n`, each as likely as the next: draws that would favour small ones are thrown away.
fn below(n: u32) -> Result<u32> {
    let fair = u32::MAX - u32::MAX % n;
    loop {
        let drawn = getrandom::u32().context("the system gives no random numbers")?;
        if drawn < fair {
            return Ok(drawn % n);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_more_than_66_bits_and_never_repeats() {
        let mut list = words();
        assert!((list.len() as f64).log2() * WORDS as f64 >= 77.0);
        assert!(list.iter().all(|w| w.chars().all(|c| c.is_ascii_lowercase() || c == '-')));
        list.sort_unstable();
        list.dedup();
        assert_eq!(list.len(), 7776);
        let (a, b) = (passphrase().unwrap(), passphrase().unwrap());
        assert_ne!(a, b);
        assert!(a.split('-').count() >= WORDS);
    }

    #[test]
    fn draws_reach_both_ends() {
        let drawn: std::collections::BTreeSet<u32> = (0..400).map(|_| below(5).unwrap()).collect();
        assert_eq!(drawn.into_iter().collect::<Vec<_>>(), [0, 1, 2, 3, 4]);
    }
}
