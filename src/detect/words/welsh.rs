//! Words of Welsh, folded: what tells a Welsh sentence, and what in it is nobody's name wherever it has a capital.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Words of every day, with the changes of their first letters; offices, bodies, months and days among them.
static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| include_str!("welsh.txt").split_whitespace().collect());
static HEADS: LazyLock<HashSet<&str>> = LazyLock::new(|| include_str!("welsh_heads.txt").split_whitespace().collect());

/// True for a word of the list, folded.
pub fn is_welsh(word: &str) -> bool {
    WORDS.contains(word)
}

/// True for a word that heads the names of bodies, streets and places: in Welsh it stands first, and what follows is part of the name.
pub fn is_welsh_head(word: &str) -> bool {
    HEADS.contains(word)
}
