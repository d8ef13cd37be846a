//! One word, one meaning in a document: what both stages say of each use of a word is drawn towards what they say of all its uses.
//!
//! A body that one sentence makes look like a person is found out by its other sentences, and a person that one sentence hides is
//! found by the others.

use super::super::reading::Reading;
use super::super::{Doc, run};
use super::chain::Scores;
use std::collections::HashMap;

/// How far a use is drawn to the mean of all uses.
const PULL: f32 = 0.85;
/// Chances beyond these (as log odds) say no more than these.
const MOST: f32 = 4.0;
/// Shorter words mean too many things.
const LETTERS: usize = 3;

/// True for a word whose uses mean the same.
pub fn counts(r: &Reading, i: usize) -> bool {
    run::is_namelike(&r.words[i]) && r.fold(i).len() >= LETTERS
}

/// Draws the `marginals` of words that the document uses more than once towards each other; of uses that were left `unread` the
/// others speak alone.
pub fn agree(doc: &Doc<'_>, unread: &[bool], marginals: &mut [Scores]) {
    let r = doc.reading();
    let mut uses: HashMap<&str, (f32, u32)> = HashMap::new();
    let unread = |i: usize| unread.get(i).copied().unwrap_or(false);
    for (i, m) in marginals.iter().enumerate().filter(|(i, _)| counts(r, *i) && !unread(*i)) {
        let entry = uses.entry(r.fold(i)).or_default();
        entry.0 += odds(1.0 - m[0]);
        entry.1 += 1;
    }
    for (i, m) in marginals.iter_mut().enumerate().filter(|(i, _)| counts(r, *i)) {
        let Some(&(sum, n)) = uses.get(r.fold(i)) else { continue };
        if n > 1 {
            let pull = if unread(i) { 1.0 } else { PULL };
            let chance = 1.0 / (1.0 + (-((1.0 - pull) * odds(1.0 - m[0]) + pull * sum / n as f32)).exp());
            let by = chance / (1.0 - m[0]).max(1e-6);
            *m = [1.0 - chance, m[1] * by, m[2] * by];
        }
    }
}

fn odds(chance: f32) -> f32 {
    (chance.max(1e-6) / (1.0 - chance).max(1e-6)).ln().clamp(-MOST, MOST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_use_that_was_not_read_follows_those_that_were() {
        let doc = Doc::plain("Anna came, Anna went, Anna rang");
        let r = doc.reading();
        let uses: Vec<usize> = (0..r.words.len()).filter(|i| r.fold(*i) == "anna").collect();
        let mut marginals = vec![[1.0, 0.0, 0.0]; r.words.len()];
        uses.iter().zip([0.9, 0.9, 0.1]).for_each(|(i, chance)| marginals[*i] = [1.0 - chance, chance, 0.0]);
        let last_of = |unread: &[bool]| {
            let mut drawn = marginals.clone();
            agree(&doc, unread, &mut drawn);
            1.0 - drawn[uses[2]][0]
        };
        let unread: Vec<bool> = (0..r.words.len()).map(|i| i == uses[2]).collect();
        assert!((last_of(&unread) - 0.9).abs() < 1e-3 && last_of(&[]) < 0.7);
    }
}
