//! How much surer a reading of one word must be where it stands among capitals that are nobody's, or names a place that all know.
//!
//! "Hazel Class", "Scharffen Berger", "Pepe's Fine Mexican Food": a forename or surname that was read as somebody, while the capital
//! beside it was not, is mostly part of a longer name of something else. A reading that is sure stays.

use super::super::Doc;
use super::super::gazetteer::{atlas, mixed_hash};
use super::super::reading::Shape;
use super::super::words::{self, is_in};
use super::chain::Scores;

/// Before or behind a capital that is no part of a name.
const BESIDE: f32 = 2.0;
/// Before a possessive and a capital that is none.
const OWNED: f32 = 2.5;
/// A country, a large city, a river, that few are called.
const LARGE: f32 = 5.0;
/// Words on each side that show whether capitals say anything.
const NEAR: usize = 12;

/// The factor for the word at `at`, which alone is read as a name with at least `chance` by `marginals`.
pub fn need(doc: &Doc<'_>, marginals: &[Scores], chance: f32, at: usize) -> f32 {
    let stands = Standing { doc, marginals, chance, at };
    let beside = if !stands.among_small_letters() {
        1.0
    } else if stands.owns_a_capital() {
        OWNED
    } else if stands.before_a_capital() || stands.behind_a_capital() {
        BESIDE
    } else {
        1.0
    };
    if stands.names_a_large_place() { LARGE } else { beside }
}

struct Standing<'d, 't> {
    doc: &'d Doc<'t>,
    marginals: &'d [Scores],
    chance: f32,
    at: usize,
}

impl Standing<'_, '_> {
    /// Capitals mean something here.
    fn among_small_letters(&self) -> bool {
        let r = self.doc.reading();
        let line = &r.lines[r.words[self.at].line as usize];
        let near = line.first.max(self.at.saturating_sub(NEAR))..line.end.min(self.at + NEAR);
        near.into_iter().any(|i| r.words[i].shape == Shape::Lower)
    }

    /// The word or mark at `i`, where that stands on the same line.
    fn said(&self, i: usize) -> &str {
        let r = self.doc.reading();
        r.words.get(i).filter(|w| w.line == r.words[self.at].line).map_or("", |w| w.span.of(self.doc.text))
    }

    /// A word with a capital that was not read as a name.
    fn capital(&self, i: usize) -> bool {
        let r = self.doc.reading();
        let here = r.words.get(i).filter(|w| w.line == r.words[self.at].line && !w.glued);
        here.is_some_and(|w| matches!(w.shape, Shape::Capital | Shape::Mixed))
            && 1.0 - self.marginals[i][0] < self.chance
    }

    fn before_a_capital(&self) -> bool {
        self.capital(self.at + 1) && !is_in(words::TITLES, self.doc.reading().fold(self.at + 1))
    }

    /// "Casa Latina"; not "Secretary Cardona", "Bye Capwin" or "Albert S".
    fn behind_a_capital(&self) -> bool {
        let r = self.doc.reading();
        let Some(before) = self.at.checked_sub(1).filter(|b| self.capital(*b)) else { return false };
        let starts = before == 0 || !self.said(before - 1).starts_with(|c: char| c.is_alphanumeric() || c == ',');
        let called = is_in(words::POSTS, r.fold(before)) || is_in(words::OFFICES, r.fold(before));
        !starts && !called && r.words[before].facts.forename() == 0 && !r.words[self.at].glued
    }

    fn owns_a_capital(&self) -> bool {
        matches!(self.said(self.at + 1), "'s" | "’s") && self.capital(self.at + 2)
    }

    fn names_a_large_place(&self) -> bool {
        let r = self.doc.reading();
        let (f, known) = (r.words[self.at].facts, atlas::known(mixed_hash(r.fold(self.at).bytes())));
        // India and America are forenames too; Victoria and Jordan rather so.
        let chiefly = f.forename() < 5 && f.frequency() >= 5 && known.first() < 3 && known.last() == 0;
        // Sutton and Houston are places that many are called after.
        known.place() == 3 && f.surname() < 4 && (f.forename() < 4 || chiefly)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The factor for `word` in `text`, where `named` alone are read as names.
    fn factor(text: &str, word: &str, named: &[&str]) -> f32 {
        let doc = Doc::plain(text);
        let r = doc.reading();
        let said = |i: usize| r.words[i].span.of(text);
        let chance = |i: usize| if said(i) == word || named.contains(&said(i)) { 0.3 } else { 0.0 };
        let marginals: Vec<Scores> = (0..r.words.len()).map(|i| [1.0 - chance(i), chance(i), 0.0]).collect();
        let at = (0..r.words.len()).find(|i| said(*i) == word).unwrap();
        need(&doc, &marginals, 0.12, at)
    }

    #[test]
    fn capitals_that_are_nobodys_beside_a_word_cast_doubt_on_it() {
        assert_eq!(factor("she is in Hazel Class now", "Hazel", &[]), BESIDE);
        assert_eq!(factor("from the Scharffen Berger there", "Berger", &[]), BESIDE);
        assert_eq!(factor("lunch at Pepe's Fine Food", "Pepe", &[]), OWNED);
        assert_eq!(factor("she met Hazel Quill there", "Hazel", &["Quill"]), 1.0);
        assert_eq!(factor("so said Secretary Quill there", "Quill", &[]), 1.0);
        assert_eq!(factor("HAZEL CLASS", "HAZEL", &[]), 1.0);
    }

    #[test]
    fn a_country_is_somebody_only_where_that_is_sure() {
        assert_eq!(factor("then India wins again", "India", &[]), LARGE);
        assert_eq!(factor("then Sutton wins again", "Sutton", &[]), 1.0);
        assert_eq!(factor("then Victoria wins again", "Victoria", &[]), 1.0);
    }
}
