//! Words to word pieces as BERT has them (Wu et al. 2016): the longest known beginning, then the longest known continuations.
//!
//! The vocabulary is that of all-MiniLM-L6-v2 without what folded text of Latin letters cannot hold; `vocab.txt` has one piece a
//! line, and a piece's number is its line.

use super::super::reading::{Shape, Word};
use std::collections::HashMap;
use std::sync::OnceLock;

/// Number of a piece.
pub type Piece = u16;

/// What stands for anything unknown.
pub const UNKNOWN: Piece = 0;
/// Begins every sequence.
pub const BEGIN: Piece = 1;
/// Ends every line of a sequence.
pub const END: Piece = 2;
/// Stands for addresses of mail and web: their letters are no words.
pub const MASK: Piece = 3;

/// A word has at most so many pieces, a number fewer: a name needs no more, and a hash or a reference should cost little.
const MOST: usize = 6;
const MOST_OF_NUMBER: usize = 2;

const LIST: &str = include_str!("vocab.txt");

/// The vocabulary, ready to be looked up.
pub struct Pieces {
    first: HashMap<&'static str, Piece>,
    further: HashMap<&'static str, Piece>,
    longest: usize,
}

/// The vocabulary that is shipped.
pub fn shipped() -> &'static Pieces {
    static READ: OnceLock<Pieces> = OnceLock::new();
    READ.get_or_init(|| Pieces::read(LIST))
}

/// Pieces in the vocabulary.
pub fn count() -> usize {
    LIST.lines().count()
}

impl Pieces {
    fn read(list: &'static str) -> Pieces {
        let (mut first, mut further) = (HashMap::with_capacity(32_768), HashMap::with_capacity(8_192));
        for (n, line) in list.lines().enumerate() {
            match line.strip_prefix("##") {
                Some(rest) if !rest.is_empty() => further.insert(rest, n as Piece),
                _ => first.insert(line, n as Piece),
            };
        }
        let longest = first.keys().chain(further.keys()).map(|p| p.len()).max().unwrap_or(1);
        Pieces { first, further, longest }
    }

    /// Adds the pieces of `word`, whose folded form is `fold`, to `out`; at least one.
    pub fn of(&self, text: &str, word: &Word, fold: &str, out: &mut Vec<Piece>) {
        let from = out.len();
        match word.shape {
            Shape::Mail | Shape::Web => out.push(MASK),
            Shape::Mark if fold.is_empty() || !word.span.of(text).starts_with(['\'', '’']) => {
                out.push(self.first.get(word.span.of(text)).copied().unwrap_or(UNKNOWN))
            }
            _ => {
                if word.span.of(text).starts_with(['\'', '’']) {
                    out.push(self.first.get("'").copied().unwrap_or(UNKNOWN));
                }
                for (n, part) in fold.split('-').enumerate() {
                    if n > 0 {
                        out.push(self.first.get("-").copied().unwrap_or(UNKNOWN));
                    }
                    self.part(part, out);
                }
            }
        }
        let most = if word.shape == Shape::Number { MOST_OF_NUMBER } else { MOST };
        out.truncate(from + most);
        if out.len() == from {
            out.push(UNKNOWN);
        }
    }

    fn part(&self, part: &str, out: &mut Vec<Piece>) {
        let (from, mut rest, mut known) = (out.len(), part, &self.first);
        while !rest.is_empty() {
            let ends = (1..=rest.len().min(self.longest)).rev().filter(|&n| rest.is_char_boundary(n));
            let Some((end, piece)) = ends.into_iter().find_map(|n| known.get(&rest[..n]).map(|p| (n, *p))) else {
                out.truncate(from);
                out.push(UNKNOWN);
                return;
            };
            out.push(piece);
            rest = &rest[end..];
            known = &self.further;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::reading::Reading;
    use super::*;

    fn pieces(text: &str) -> Vec<&'static str> {
        let (r, lines) = (Reading::of(text), LIST.lines().collect::<Vec<_>>());
        let mut out = Vec::new();
        for (i, w) in r.words.iter().enumerate() {
            shipped().of(text, w, r.fold(i), &mut out);
        }
        out.into_iter().map(|p| lines[p as usize]).collect()
    }

    #[test]
    fn words_part_as_the_base_model_parts_them() {
        assert_eq!(pieces("Dear Siobhan,"), ["dear", "si", "##ob", "##han", ","]);
        assert_eq!(pieces("Smith-Jones's"), ["smith", "-", "jones", "'", "s"]);
        assert_eq!(pieces("a@b.org 王 0123456789"), ["[MASK]", "[UNK]", "01", "##23"]);
    }

    #[test]
    fn the_vocabulary_is_whole() {
        let head: Vec<&str> = LIST.lines().take(4).collect();
        assert_eq!(head, ["[UNK]", "[CLS]", "[SEP]", "[MASK]"]);
        assert!(count() < usize::from(Piece::MAX) && shipped().first.len() + shipped().further.len() == count());
    }
}
