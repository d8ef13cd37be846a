//! Which words the second stage reads though the first stage takes them for nobody: those that are known as somebody's name and as
//! nothing else, and those that nobody knows at all.
//!
//! Only short texts are read so: the first stage looks one or two words far. In a comment of five words ("Percy the cat", "i dont like Hitler") it finds nothing that
//! speaks of a person; what reads the whole line may.

use super::super::gazetteer::Facts;
use super::super::gazetteer::atlas::{self, Known};
use super::super::reading::{Shape, Word};
use super::atoms::Atom;

/// True for a word that by what the gazetteer says of it and by how it is written may be somebody, and is no place or thing.
pub fn may_be(word: &Word, atom: &Atom) -> bool {
    let (f, known) = (word.facts, atlas::known(atom.word));
    if f.place() || f.demonym() || known.place() > 1 || known.thing() > 0 {
        return false;
    }
    let plain = f.lower() >= 2 || f.in_dictionary();
    let named = is_name(f, known);
    match word.shape {
        Shape::Capital => named && (!plain || chiefly(f, known)) || !plain && !f.any_name() && f.frequency() == 0,
        Shape::Mixed => named && (!plain || chiefly(f, known)),
        Shape::Upper => named && !plain,
        Shape::Lower => named && !plain || known.last() > 0 && f.lower() == 0,
        _ => false,
    }
}

/// Many are called so, or people of note.
fn is_name(f: Facts, known: Known) -> bool {
    f.forename() >= 3 || f.surname() >= 3 || known.last() > 0 || known.first() > 0
}

/// A word of the dictionary that is rather a name: "Grant" and "Percy", "Hitler" and "Trump".
fn chiefly(f: Facts, known: Known) -> bool {
    f.forename() >= 4 || known.last() >= 2 && f.lower() == 0
}

#[cfg(test)]
mod tests {
    use super::super::super::Doc;
    use super::super::atoms;
    use super::*;

    fn heard(word: &str) -> bool {
        let doc = Doc::plain(word);
        may_be(&doc.reading().words[0], &atoms::atoms(&doc)[0])
    }

    #[test]
    fn names_and_unknown_words_are_heard_and_words_and_places_are_not() {
        for word in ["Picasso", "Percy", "Grant", "Hitler", "IDRIS", "trump", "Krzblo"] {
            assert!(heard(word), "{word}");
        }
        for word in ["Meeting", "Beer", "London", "Toyota", "PLEASE", "krzblo", "grant", "4"] {
            assert!(!heard(word), "{word}");
        }
    }
}
