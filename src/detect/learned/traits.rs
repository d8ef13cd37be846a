//! What the second stage is told of a word besides its pieces: shape, classes as a name and as a word, place in the line, and what
//! the rest of the document says of it. Each trait is a number below its bound in [`BOUNDS`].

use super::super::reading::{Shape, Word};
use super::atoms::Atom;

/// Traits that are one number each.
pub const KINDS: usize = 11;
/// One past the highest number of each trait.
pub const BOUNDS: [usize; KINDS] = [28, 36, 32, 64, 8, 24, 128, 16, 24, 18, 16];
/// Bits of the document's memory.
pub const BITS: usize = 10;

/// The traits of one word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Traits {
    /// Shape, name classes, word classes, English, role, place in the line, form of the line (twice), size as a place, other
    /// things it names (both with how common it is as a name), people of note.
    pub numbers: [u8; KINDS],
    /// What the rest of the document says of the word, in bits.
    pub memory: u16,
}

/// Rows of the table of all traits: one a number of each kind, then one a bit.
pub const ROWS: usize = 28 + 36 + 32 + 64 + 8 + 24 + 128 + 16 + 24 + 18 + 16 + BITS;

/// The traits of `word`, whose folded form has `letters` bytes.
pub fn traits(word: &Word, letters: usize, atom: &Atom) -> Traits {
    let f = word.facts;
    let name = [0, 1, 1, 2, 2, 2][usize::from(f.forename().max(f.surname()).min(5))];
    let numbers = [
        shape(word.shape, letters) << 1 | u8::from(word.glued),
        f.forename().min(5) * 6 + f.surname().min(5),
        f.lower() << 2 | f.capital_share(),
        (f.frequency() << 1 | u8::from(f.in_dictionary())) << 2 | u8::from(f.place()) << 1 | u8::from(f.demonym()),
        atom.role as u8,
        ((atom.place_in_line >> 4 & 3) as u8 * 3 + (atom.place_in_line >> 1 & 3).min(2) as u8) * 2
            + u8::from(atom.starts == 2),
        (atom.line_form & 0x7F) as u8,
        (atom.line_form >> 7 & 0xF) as u8,
        (atom.place >> 2 & 7) as u8 * 3 + name,
        (atom.thing & 7) as u8 * 3 + name,
        (atom.note & 15) as u8,
    ];
    Traits { numbers, memory: (atom.memory & ((1 << BITS) - 1)) as u16 }
}

fn shape(shape: Shape, letters: usize) -> u8 {
    match shape {
        Shape::Lower => 0,
        Shape::Capital => 1,
        Shape::Upper => letters.clamp(2, 6) as u8,
        Shape::Initial => 7,
        Shape::Mixed => 8,
        Shape::Other => 9,
        Shape::Number => 10,
        Shape::Mark => 11,
        Shape::Mail => 12,
        Shape::Web => 13,
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::Doc;
    use super::*;

    #[test]
    fn traits_keep_to_their_bounds() {
        assert_eq!(ROWS, BOUNDS.iter().sum::<usize>() + BITS);
        let text = "Dear Dr O'Neill,\n\nJOHN (j.o@x.org) www.x.org 12 Smiths\u{AD}on said no. A\n> Yours\nanna";
        let doc = Doc::plain(text);
        let atoms = super::super::atoms::atoms(&doc);
        for (i, w) in doc.reading().words.iter().enumerate() {
            let t = traits(w, doc.reading().fold(i).len(), &atoms[i]);
            assert!(t.numbers.iter().zip(BOUNDS).all(|(n, b)| usize::from(*n) < b), "{i}: {t:?}");
        }
    }
}
