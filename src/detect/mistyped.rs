//! Words that nobody knows and that are one slip away from a word that everybody does: "Britian", "Aweesome", "SKIPPPPPP".
//!
//! Only claims that rest on reading alone are judged: what was proposed is still shown for review, what only may be a name goes.

use super::bodies::weak;
use super::gazetteer::{self, Facts, atlas, mixed_hash};
use super::{Doc, Mention, NAME, learned, nobody};

/// Letters from which on a slip tells: shorter words are a letter away from too many.
const LETTERS: usize = 6;
/// The same letter so often in a row is drawn out.
const DRAWN: usize = 5;

/// Takes slips of words out of `found`.
pub fn drop(doc: &Doc<'_>, found: &mut Vec<Mention>) {
    let r = doc.reading();
    let slip = |m: &Mention| {
        let at = r.word_from(m.span.start);
        r.word_from(m.span.end) == at + 1 && is_slip(r.words[at].facts, r.fold(at))
    };
    let read = |m: &Mention| m.what == NAME && (weak(m) || m.reason == learned::MAYBE);
    found.retain_mut(|m| !read(m) || !slip(m) || nobody::doubt(m));
}

fn is_slip(f: Facts, fold: &str) -> bool {
    let rare = f.forename() < 3 && f.surname() == 0;
    let unknown = rare && !f.in_dictionary() && f.frequency() == 0 && f.lower() < 2;
    let letters: Vec<char> = fold.chars().collect();
    if !unknown || letters.len() < LETTERS || !letters.iter().all(|c| c.is_alphabetic()) {
        return false;
    }
    let drawn = letters.chunk_by(|a, b| a == b).any(|run| run.len() >= DRAWN);
    if drawn {
        let once: String = letters.chunk_by(|a, b| a == b).filter_map(|run| run.first()).collect();
        let f = gazetteer::facts(&once);
        return f.in_dictionary() && f.forename() < 4;
    }
    (0..letters.len()).any(|i| {
        let less: String = letters.iter().enumerate().filter(|(n, _)| *n != i).map(|(_, c)| c).collect();
        let swapped = (i + 1 < letters.len()).then(|| {
            let mut other = letters.clone();
            other.swap(i, i + 1);
            other.into_iter().collect::<String>()
        });
        is_word(&less) || swapped.is_some_and(|s| is_word(&s) || is_place(&s))
    })
}

/// A usual word of the language that few are called.
fn is_word(fold: &str) -> bool {
    let f = gazetteer::facts(fold);
    f.in_dictionary() && f.frequency() >= 4 && f.forename() < 2 && f.surname() < 3
}

/// A country or large city that few are called.
fn is_place(fold: &str) -> bool {
    let (f, known) = (gazetteer::facts(fold), atlas::known(mixed_hash(fold.bytes())));
    known.place() == 3 && f.frequency() >= 5 && f.forename() < 4 && known.first() == 0 && known.last() == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_from_a_word_or_country_is_nobody() {
        let slip = |word: &str| is_slip(gazetteer::facts(word), word);
        for word in ["britian", "aweesome", "skipppppppp"] {
            assert!(slip(word), "{word}");
        }
        for word in ["rashida", "krzblo", "higuain", "annnnnnna", "legend", "wolfowitz"] {
            assert!(!slip(word), "{word}");
        }
    }
}
