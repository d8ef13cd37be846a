//! The first stage's scores by what was worked out before: where the same words meet again, what their features weigh is known.
//!
//! A word's score is a sum over groups of features (`features.rs`). What a word says alone, what two neighbours say and what three
//! say are looked up by the words; only what the line says is added up anew. Weights are whole numbers, so that sums are the same in
//! any order, and those of here are exactly those of [`super::features::features`], one by one.

use super::super::memo::{Keys, Table};
use super::atoms::Atom;
use super::chain::Scores;
use super::{Weights, features as f, weight};

/// Sums of weights of "first word of a name" and "further word": a word has 125 features, and none weighs more than 128.
type Sum = [i16; 2];

/// Words on each side of a text that are not there.
const EDGE: usize = f::FAR as usize;
const REACH: usize = f::TOLD as usize;

/// What one word says: of the words three before it to three behind; of itself where it starts no sentence or does, by the case of
/// its line, and where no label stands before it.
#[derive(Clone, Copy, Default)]
struct Alone {
    near: [Sum; 2 * EDGE + 1],
    starts: [Sum; 3],
    cases: [Sum; 4],
    bare: Sum,
}

/// What the rest of the document's word on a word says of the words two before it to two behind.
#[derive(Clone, Copy, Default)]
struct Told([Sum; 2 * REACH + 1]);

/// What two neighbours say: of the word before them, of the first, of the second and of the word behind.
#[derive(Clone, Copy, Default)]
struct Pair([Sum; 4]);

/// What is remembered of a word is known by these: of the word alone, of the document's word on it, of its line's, of it and the
/// next, of those and the one before.
#[derive(Clone, Copy, Default)]
struct WordKeys {
    keys: Keys,
    alone: u64,
    told: u64,
    placed: u64,
    pair: u64,
    three: u64,
}

impl WordKeys {
    /// The keys of word `a` behind the word of these, and before `next`.
    fn then(self, w: &Weights<'_>, a: &Atom, next: &Atom) -> WordKeys {
        let keys = self.keys;
        // The document's word and the line's are joined with its shape and how it is known: these leave room for each other.
        let (alone, shape) = (keys.with(w.serial, a.form), keys.with(w.serial, a.shape));
        WordKeys {
            keys,
            alone,
            told: keys.with(shape, a.name << 32 | a.common << 16 | a.memory),
            placed: keys.with(shape, a.name << 40 | a.place_in_line << 20 | a.line_form),
            pair: keys.with(alone, next.form),
            three: keys.with(self.pair, next.form),
        }
    }
}

/// Words that are looked up at once.
const BLOCK: usize = 64;

/// All that is remembered (6 MB). What words of two classes say of each other, or three of rough ones, is remembered besides: most
/// pairs that are new are made of those.
pub struct Memo {
    alone: Table<Alone>,
    told: Table<Told>,
    placed: Table<Sum>,
    pairs: Table<Pair>,
    classes: Table<[Sum; 2]>,
    by_left: Table<Sum>,
    by_right: Table<Sum>,
    threes: Table<[Sum; 3]>,
    rough: Table<[Sum; 3]>,
    /// One for every word, and for [`EDGE`] words that are not there twice on each side: one to speak, one to be spoken of.
    sums: Vec<Sum>,
}

impl Default for Memo {
    fn default() -> Memo {
        Memo {
            alone: Table::of(14),
            told: Table::of(12),
            placed: Table::of(13),
            pairs: Table::of(16),
            classes: Table::of(14),
            by_left: Table::of(14),
            by_right: Table::of(14),
            threes: Table::of(16),
            rough: Table::of(14),
            sums: Vec::new(),
        }
    }
}

impl Memo {
    /// Scores of every word, in `out`.
    pub fn scores(&mut self, weights: &Weights<'_>, atoms: &[Atom], out: &mut Vec<Scores>) {
        self.sums.clear();
        self.sums.resize(atoms.len() + 4 * EDGE, [0; 2]);
        let none = Atom::default();
        let at = |i: usize| i.checked_sub(EDGE).and_then(|i| atoms.get(i)).unwrap_or(&none);
        let mut keys = WordKeys::default();
        for first in (0..atoms.len() + 2 * EDGE).step_by(BLOCK) {
            let mut block = [WordKeys::default(); BLOCK];
            let part = &mut block[..BLOCK.min(atoms.len() + 2 * EDGE - first)];
            for (i, to) in (first..).zip(part.iter_mut()) {
                keys = keys.then(weights, at(i), at(i + 1));
                *to = keys;
            }
            std::hint::black_box(part.iter().map(|k| self.knows(k)).sum::<usize>());
            for (i, k) in (first..).zip(part.iter()) {
                self.add_alone(weights, k, at(i), i);
                self.add_pair(weights, k, [at(i), at(i + 1)], i);
                if let Some(before) = i.checked_sub(1) {
                    self.add_three(weights, k, [at(before), at(i), at(i + 1)], i);
                }
            }
        }
        let sums = &self.sums[2 * EDGE..][..atoms.len()];
        out.clear();
        out.extend(sums.iter().map(|s| [0.0, f32::from(s[0]) * weights.scale, f32::from(s[1]) * weights.scale]));
    }

    /// How much is known of a word: asked of a block of words, so that memory is fetched for all of it at once.
    fn knows(&self, k: &WordKeys) -> usize {
        let all = [
            self.alone.knows(k.alone),
            self.told.knows(k.told),
            self.placed.knows(k.placed),
            self.pairs.knows(k.pair),
            self.threes.knows(k.three),
        ];
        all.into_iter().map(usize::from).sum()
    }

    fn add_alone(&mut self, w: &Weights<'_>, k: &WordKeys, a: &Atom, i: usize) {
        let known = self.alone.get(k.alone, || Alone {
            near: std::array::from_fn(|n| w.sum(|s| f::alone(a, f::FAR - n as isize, s))),
            starts: std::array::from_fn(|n| w.sum(|s| f::started(&Atom { starts: n as u64, ..*a }, s))),
            cases: std::array::from_fn(|n| w.sum(|s| f::cased(&Atom { line_form: (n as u64 | 4) << 9, ..*a }, s))),
            bare: w.sum(|s| f::labelled(&Atom { key: 0, ..*a }, s)),
        });
        add(&mut self.sums[i..], &known.near);
        // Outside every line nothing is asked.
        let own = [
            known.starts[a.starts as usize % 3],
            known.cases[(a.line_form >> 9) as usize % 4],
            if a.key == 0 { known.bare } else { w.sum(|s| f::labelled(a, s)) },
            *self.placed.get(k.placed, || w.sum(|s| f::placed(a, s))),
        ];
        own.into_iter().for_each(|sum| add(&mut self.sums[i + EDGE..], &[sum]));
        let told = |n: usize| w.sum(|s| f::remembered(a, f::TOLD - n as isize, s));
        let Told(known) = self.told.get(k.told, || Told(std::array::from_fn(told)));
        add(&mut self.sums[i + EDGE - REACH..], known);
    }

    fn add_pair(&mut self, w: &Weights<'_>, k: &WordKeys, [x, y]: [&Atom; 2], i: usize) {
        let Pair(known) = self.pairs.get(k.pair, || {
            let key = |a, b| k.keys.with(k.keys.with(w.serial, a), b);
            let classes = self.classes.get(key(x.class, y.class), || {
                [w.sum(|s| f::by_right_class(x, y, s)), w.sum(|s| f::by_left_class(x, y, s))]
            });
            let mut both = [w.sum(|s| f::first_of_two(x, y, s)), w.sum(|s| f::second_of_two(x, y, s))];
            add(&mut both, classes);
            add(&mut both, &[*self.by_right.get(key(x.class, y.form), || w.sum(|s| f::by_right(x, y, s)))]);
            add(&mut both[1..], &[*self.by_left.get(key(x.form, y.class), || w.sum(|s| f::by_left(x, y, s)))]);
            Pair([w.sum(|s| f::ahead(x, y, s)), both[0], both[1], w.sum(|s| f::behind(x, y, s))])
        });
        add(&mut self.sums[i + EDGE - 1..], known);
    }

    fn add_three(&mut self, w: &Weights<'_>, k: &WordKeys, [x, y, z]: [&Atom; 3], i: usize) {
        let known = self.threes.get(k.three, || {
            let rough = k.keys.with(k.keys.with(k.keys.with(w.serial, x.rough), y.rough), z.rough);
            let mut all = *self.rough.get(rough, || {
                [
                    w.sum(|s| f::first_of_rough(x, y, z, s)),
                    w.sum(|s| f::middle_of_rough(x, y, z, s)),
                    w.sum(|s| f::last_of_rough(x, y, z, s)),
                ]
            });
            let own = [
                w.sum(|s| f::by_two_right(x, y, z, s)),
                w.sum(|s| f::by_both(x, y, z, s)),
                w.sum(|s| f::by_two_left(x, y, z, s)),
            ];
            add(&mut all, &own);
            all
        });
        add(&mut self.sums[i + EDGE - 1..], known);
        let told = w.sum(|s| f::remembered_beside(x, y, z, s));
        add(&mut self.sums[i + EDGE..], &[told]);
    }
}

/// Adds `more` to what stands in `to` from its beginning.
fn add(to: &mut [Sum], more: &[Sum]) {
    for (to, sum) in to.iter_mut().zip(more) {
        to[0] += sum[0];
        to[1] += sum[1];
    }
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
