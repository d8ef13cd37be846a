//! Words as they were painted. What is left out of a text, and what is told apart as hidden, goes by whole words: part of a name beside the rest of
//! it is no name to any search, and every reader can put the two together.

use super::glyphs::Glyph;

/// Glyphs painted one after the other are one word up to this gap, in ems.
const SPACE: f64 = 0.3;

/// For each glyph the number of its word, in paint order.
pub(super) fn words(glyphs: &[Glyph]) -> Vec<u32> {
    let mut number = 0;
    let mut out = Vec::with_capacity(glyphs.len());
    for (at, glyph) in glyphs.iter().enumerate() {
        number += u32::from(at > 0 && !reads_on(&glyphs[at - 1], glyph));
        out.push(number);
    }
    out
}

fn reads_on(a: &Glyph, b: &Glyph) -> bool {
    let size = a.size.max(b.size);
    let gap = b.origin - (a.origin + a.advance);
    !is_blank(a) && !is_blank(b) && a.along.dot(b.along) > 0.9 && gap.hypot() < SPACE * size
}

pub(super) fn is_blank(glyph: &Glyph) -> bool {
    let mut text = String::new();
    glyph.text.append_to(&mut text);
    text.trim().is_empty()
}

/// For each glyph, whether `holds` for all of its word.
pub(super) fn throughout(words: &[u32], holds: impl Fn(usize) -> bool) -> Vec<bool> {
    let mut whole = vec![true; words.last().map_or(0, |n| *n as usize + 1)];
    for (at, word) in words.iter().enumerate() {
        whole[*word as usize] &= holds(at);
    }
    words.iter().map(|word| whole[*word as usize]).collect()
}

/// `pick` (in paint order) with all other glyphs of its words that `may` be with them.
pub(super) fn grown(words: &[u32], pick: &[u32], may: impl Fn(usize) -> bool) -> Vec<u32> {
    let mut touched = vec![false; words.last().map_or(0, |n| *n as usize + 1)];
    pick.iter().for_each(|g| touched[words[*g as usize] as usize] = true);
    (0..words.len()).filter(|at| touched[words[*at] as usize] && may(*at)).map(|at| at as u32).collect()
}
