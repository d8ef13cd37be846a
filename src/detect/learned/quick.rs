//! The first stage's scores by what was worked out before: where the same words meet again, what their features weigh is known.
//!
//! A word's score is a sum over groups of features (`features.rs`). What a word says alone, what two neighbours say and what three
//! say are looked up by the words; only what the line says is added up anew. Weights are whole numbers, so that sums are the same in
//! any order, and those of here are exactly those of [`super::features::features`], one by one.

use super::super::memo::{Keys, Table};
use super::atoms::Atom;
use super::chain::Scores;
use super::{Weights, features as f, weight};

/// Sums of weights of "first word of a name" and "further word".
type Sum = [i16; 2];

/// Words on each side of a text that are not there.
const EDGE: usize = f::FAR as usize;
const REACH: usize = f::TOLD as usize;

/// What one word says: of the words three behind to three before it, of itself where it starts no sentence or does, and where
/// no label stands before it.
#[derive(Clone, Copy, Default)]
struct Alone {
    near: [Sum; 2 * EDGE + 1],
    starts: [Sum; 3],
    bare: Sum,
}

/// What the rest of the document's word on a word says of the words two behind to two before it.
#[derive(Clone, Copy, Default)]
struct Told([Sum; 2 * REACH + 1]);

/// What two neighbours say: of the first, of the second, of the word before them and of the word behind.
#[derive(Clone, Copy, Default)]
struct Pair {
    first: Sum,
    second: Sum,
    before: Sum,
    behind: Sum,
}

/// What three neighbours say, of each.
#[derive(Clone, Copy, Default)]
struct Three([Sum; 3]);

/// All that is remembered (5 MB).
pub struct Memo {
    alone: Table<Alone>,
    told: Table<Told>,
    pairs: Table<Pair>,
    threes: Table<Three>,
    sums: Vec<[i32; 2]>,
}

impl Default for Memo {
    fn default() -> Memo {
        Memo { alone: Table::of(14), told: Table::of(12), pairs: Table::of(16), threes: Table::of(16), sums: Vec::new() }
    }
}

impl Memo {
    /// Scores of every word, in `out`.
    pub fn scores(&mut self, weights: &Weights<'_>, atoms: &[Atom], out: &mut Vec<Scores>) {
        self.sums.clear();
        self.sums.resize(atoms.len() + 2 * EDGE, [0; 2]);
        let (keys, none) = (Keys::default(), Atom::default());
        let at = |i: usize| i.checked_sub(EDGE).and_then(|i| atoms.get(i)).unwrap_or(&none);
        let mut pair_before = 0;
        for i in 0..self.sums.len() {
            let a = at(i);
            self.add_alone(weights, keys, a, i);
            self.add_told(weights, keys, a, i);
            let Some(next) = (i + 1 < self.sums.len()).then(|| at(i + 1)) else { break };
            let pair = keys.with(keys.with(weights.serial, a.form), next.form);
            self.add_pair(weights, pair, [a, next], i);
            if i > 0 {
                self.add_three(weights, keys.with(pair_before, next.form), [at(i - 1), a, next], i);
            }
            pair_before = pair;
        }
        let sums = &self.sums[EDGE..EDGE + atoms.len()];
        out.clear();
        out.extend(sums.iter().map(|s| [0.0, s[0] as f32 * weights.scale, s[1] as f32 * weights.scale]));
    }

    fn add_alone(&mut self, w: &Weights<'_>, keys: Keys, a: &Atom, i: usize) {
        let known = self.alone.get(keys.with(a.form, w.serial), || Alone {
            near: std::array::from_fn(|n| w.sum(|s| f::alone(a, n as isize - f::FAR, s))),
            starts: std::array::from_fn(|n| w.sum(|s| f::started(&Atom { starts: n as u64, ..*a }, s))),
            bare: w.sum(|s| f::labelled(&Atom { key: 0, ..*a }, s)),
        });
        // Of the word `d` before this one it is the word that stands `d` behind.
        for (n, sum) in known.near.iter().enumerate() {
            if let Some(to) = (i + EDGE).checked_sub(n).and_then(|to| self.sums.get_mut(to)) {
                add(to, *sum);
            }
        }
        let own = &mut self.sums[i];
        add(own, known.starts[a.starts as usize % 3]);
        add(own, if a.key == 0 { known.bare } else { w.sum(|s| f::labelled(a, s)) });
        add(own, w.sum(|s| f::placed(a, s)));
    }

    fn add_told(&mut self, w: &Weights<'_>, keys: Keys, a: &Atom, i: usize) {
        // Names, words and memory leave room for each other in one number.
        let key = keys.with(keys.with(w.serial, a.shape), a.name << 32 | a.common << 16 | a.memory);
        let Told(known) = *self.told.get(key, || {
            Told(std::array::from_fn(|n| w.sum(|s| f::remembered(a, n as isize - f::TOLD, s))))
        });
        for (n, sum) in known.into_iter().enumerate() {
            if let Some(to) = (i + REACH).checked_sub(n).and_then(|to| self.sums.get_mut(to)) {
                add(to, sum);
            }
        }
    }

    fn add_pair(&mut self, w: &Weights<'_>, key: u64, [x, y]: [&Atom; 2], i: usize) {
        let known = *self.pairs.get(key, || Pair {
            first: w.sum(|s| f::by_right(x, y, s)),
            second: w.sum(|s| f::by_left(x, y, s)),
            before: w.sum(|s| f::ahead(x, y, s)),
            behind: w.sum(|s| f::behind(x, y, s)),
        });
        add(&mut self.sums[i], known.first);
        add(&mut self.sums[i + 1], known.second);
        if let Some(to) = i.checked_sub(1).and_then(|n| self.sums.get_mut(n)) {
            add(to, known.before);
        }
        if let Some(to) = self.sums.get_mut(i + 2) {
            add(to, known.behind);
        }
    }

    fn add_three(&mut self, w: &Weights<'_>, key: u64, [x, y, z]: [&Atom; 3], i: usize) {
        let Three(known) = *self.threes.get(key, || {
            Three([
                w.sum(|s| f::by_two_right(x, y, z, s)),
                w.sum(|s| f::by_both(x, y, z, s)),
                w.sum(|s| f::by_two_left(x, y, z, s)),
            ])
        });
        for (to, sum) in self.sums[i - 1..].iter_mut().zip(known) {
            add(to, sum);
        }
        add(&mut self.sums[i], w.sum(|s| f::remembered_beside(x, y, z, s)));
    }
}

fn add(to: &mut [i32; 2], sum: Sum) {
    to[0] += i32::from(sum[0]);
    to[1] += i32::from(sum[1]);
}

/// Adds up what features weigh.
struct Adder<'w> {
    slots: &'w [u8],
    sum: [i32; 2],
}

impl f::Sink for Adder<'_> {
    fn take(&mut self, hash: u64) {
        let weight = weight(self.slots, hash);
        self.sum[0] += weight[0];
        self.sum[1] += weight[1];
    }
}

impl Weights<'_> {
    /// What the features that `group` gives weigh together: some thirty of them at most, each below 128.
    fn sum(&self, group: impl FnOnce(&mut Adder<'_>)) -> Sum {
        let mut adder = Adder { slots: self.slots, sum: [0; 2] };
        group(&mut adder);
        adder.sum.map(|s| s as i16)
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::Doc;
    use super::super::{atoms, shipped};
    use super::*;

    fn plain(weights: &Weights<'_>, atoms: &[Atom], at: usize) -> Scores {
        let mut adder = Adder { slots: weights.slots, sum: [0; 2] };
        f::features(atoms, at, |h| f::Sink::take(&mut adder, h));
        [0.0, adder.sum[0] as f32 * weights.scale, adder.sum[1] as f32 * weights.scale]
    }

    #[test]
    fn remembered_scores_are_those_of_all_features() {
        let texts = [
            "",
            "Anna",
            "Dear Dr O'Neill,\n\nRe: Will Smith, 12 High St\nWill will ring Will Smith (w.smith@x.org).\n> 12 of 14.\nYours\nanna",
            "From: Will Smith\nTo: Dr Anna O'Neill\nSmith: \"Dr O'Neill will ring 13 of 15\". Will Smith said.\nYours,\n\nWill",
        ];
        let (weights, mut memo) = (shipped().unwrap(), Memo::default());
        for text in texts.iter().chain(&texts) {
            let atoms = atoms::atoms(&Doc::plain(text));
            let mut got = Vec::new();
            memo.scores(weights, &atoms, &mut got);
            let want: Vec<_> = (0..atoms.len()).map(|i| plain(weights, &atoms, i)).collect();
            assert_eq!(got, want, "{text}");
        }
    }

    #[test]
    fn what_one_set_of_weights_says_is_not_taken_for_anothers() {
        let atoms = atoms::atoms(&Doc::plain("Dear Anna, ring Will Smith"));
        let bytes = Weights::write(1.0, &Default::default(), &vec![0; super::super::SLOT << super::super::SLOT_BITS]);
        let (mut memo, mut got) = (Memo::default(), Vec::new());
        memo.scores(shipped().unwrap(), &atoms, &mut got);
        assert!(got.iter().any(|s| s[1] != 0.0));
        memo.scores(&Weights::read(&bytes).unwrap(), &atoms, &mut got);
        assert!(got.iter().all(|s| *s == [0.0; 3]));
    }
}
