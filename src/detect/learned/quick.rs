//! The first stage's scores by what was worked out before: where the same words meet again, what their features weigh is known.
//!
//! A word's score is a sum over groups of features (`features.rs`). What a word says alone, what two neighbours say and what three
//! say are looked up by the words; only what the line says is added up anew. Weights are whole numbers, so that sums are the same in
//! any order, and those of here are exactly those of [`super::features::features`], one by one.

use super::super::memo::{Keys, Table};
use super::atoms::Atom;
use super::chain::Scores;
use super::{Weights, features as f, place};

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

/// What two neighbours say of the first and of the second.
#[derive(Clone, Copy, Default)]
struct Pair([Sum; 2]);

/// What is remembered of a word is known by these: of the word alone, of the document's word on it, of its line's, of it and the
/// next.
#[derive(Clone, Copy, Default)]
struct WordKeys {
    alone: u64,
    told: u64,
    placed: u64,
    pair: u64,
}

impl WordKeys {
    /// The keys of word `a` before `next`.
    fn of(keys: Keys, w: &Weights, a: &Atom, next: &Atom) -> WordKeys {
        // The document's word and the line's are joined with its shape and how it is known: these leave room for each other.
        let (alone, shape) = (keys.with(w.serial, a.form), keys.with(w.serial, a.shape));
        WordKeys {
            alone,
            told: keys.with(shape, a.name << 32 | a.common << 16 | a.memory),
            placed: keys.with(shape, a.name << 40 | a.place_in_line << 20 | a.line_form),
            pair: keys.with(alone, next.form),
        }
    }
}

/// Words that are looked up at once.
const BLOCK: usize = 64;

/// All that is remembered (4 MB). What words of two classes say of each other is remembered besides: most pairs that are new are
/// made of those. What three words say is not: half of them never meet again.
pub struct Memo {
    keys: Keys,
    alone: Table<Alone>,
    told: Table<Told>,
    placed: Table<Sum>,
    pairs: Table<Pair>,
    classes: Table<[Sum; 2]>,
    by_left: Table<Sum>,
    by_right: Table<Sum>,
    /// One for every word, and for [`EDGE`] words that are not there twice on each side: one to speak, one to be spoken of.
    sums: Vec<Sum>,
    /// Features of one block that are asked for at once.
    hashes: Vec<u64>,
}

impl Default for Memo {
    fn default() -> Memo {
        Memo {
            keys: Keys::default(),
            alone: Table::of(15),
            told: Table::of(12),
            placed: Table::of(13),
            pairs: Table::of(16),
            classes: Table::of(14),
            by_left: Table::of(14),
            by_right: Table::of(14),
            sums: Vec::new(),
            hashes: Vec::new(),
        }
    }
}

impl Memo {
    /// Scores, in `out`, of every word that is `weighed`; 0 for the others.
    pub fn scores(&mut self, weights: &Weights, atoms: &[Atom], weighed: &[bool], out: &mut Vec<Scores>) {
        let all = atoms.len() + 2 * EDGE;
        self.sums.clear();
        self.sums.resize(all + 2 * EDGE, [0; 2]);
        let (none, keys) = (Atom::default(), self.keys);
        let at = |i: usize| i.checked_sub(EDGE).and_then(|i| atoms.get(i)).unwrap_or(&none);
        let near = Near::of(weighed);
        for first in (0..all).step_by(BLOCK) {
            let mut block = [WordKeys::default(); BLOCK];
            let part = &mut block[..BLOCK.min(all - first)];
            for (i, to) in (first..).zip(part.iter_mut()).filter(|(i, _)| near.speaks(*i)) {
                *to = WordKeys::of(keys, weights, at(i), at(i + 1));
            }
            std::hint::black_box(part.iter().map(|k| self.knows(k)).sum::<usize>());
            for (i, k) in (first..).zip(part.iter()).filter(|(i, _)| near.speaks(*i)) {
                self.add_alone(weights, k, at(i), i, near.weighed(i));
                if near.weighed(i) || near.weighed(i + 1) {
                    self.add_pair(weights, k, [at(i), at(i + 1)], i);
                }
            }
            for i in (first..first + part.len()).filter(|i| near.weighed(*i)) {
                beside([-2isize, -1, 0, 1, 2].map(|d| at(i.wrapping_add_signed(d))), &mut |h| self.hashes.push(h));
            }
            let each = (first..first + part.len()).filter(|i| near.weighed(*i));
            for (i, hashes) in each.zip(self.hashes.chunks_exact(BESIDE)) {
                add(&mut self.sums[i + EDGE..], &[weights.total(hashes)]);
            }
            self.hashes.clear();
        }
        let sums = &self.sums[2 * EDGE..][..atoms.len()];
        out.clear();
        out.extend(sums.iter().map(|s| [0.0, f32::from(s[0]) * weights.scale, f32::from(s[1]) * weights.scale]));
    }

    /// How much is known of a word: asked of a block of words, so that memory is fetched for all of it at once.
    fn knows(&self, k: &WordKeys) -> usize {
        let all =
            [self.alone.knows(k.alone), self.told.knows(k.told), self.placed.knows(k.placed), self.pairs.knows(k.pair)];
        all.into_iter().map(usize::from).sum()
    }

    fn add_alone(&mut self, w: &Weights, k: &WordKeys, a: &Atom, i: usize, weighed: bool) {
        let known = self.alone.get(k.alone, || Alone {
            near: std::array::from_fn(|n| w.sum(|s| f::alone(a, f::FAR - n as isize, s))),
            starts: std::array::from_fn(|n| w.sum(|s| f::started(&Atom { starts: n as u64, ..*a }, s))),
            cases: std::array::from_fn(|n| w.sum(|s| f::cased(&Atom { line_form: (n as u64 | 4) << 9, ..*a }, s))),
            bare: w.sum(|s| f::labelled(&Atom { key: 0, ..*a }, s)),
        });
        add(&mut self.sums[i..], &known.near);
        let starts = (known.starts[a.starts as usize % 3], known.cases[(a.line_form >> 9) as usize % 4], known.bare);
        let told = |n: usize| w.sum(|s| f::remembered(a, f::TOLD - n as isize, s));
        let Told(known) = self.told.get(k.told, || Told(std::array::from_fn(told)));
        add(&mut self.sums[i + EDGE - REACH..], known);
        if !weighed {
            return;
        }
        // Outside every line nothing is asked.
        let own = [
            starts.0,
            starts.1,
            if a.key == 0 { starts.2 } else { w.sum(|s| f::labelled(a, s)) },
            *self.placed.get(k.placed, || w.sum(|s| f::placed(a, s))),
        ];
        own.into_iter().for_each(|sum| add(&mut self.sums[i + EDGE..], &[sum]));
    }

    fn add_pair(&mut self, w: &Weights, k: &WordKeys, [x, y]: [&Atom; 2], i: usize) {
        let keys = self.keys;
        let Pair(known) = self.pairs.get(k.pair, || {
            let key = |a, b| keys.with(keys.with(w.serial, a), b);
            let classes = self.classes.get(key(x.class, y.class), || {
                [w.sum(|s| f::by_right_class(x, y, s)), w.sum(|s| f::by_left_class(x, y, s))]
            });
            let mut both = [w.sum(|s| f::first_of_two(x, y, s)), w.sum(|s| f::second_of_two(x, y, s))];
            add(&mut both, classes);
            add(&mut both, &[*self.by_right.get(key(x.class, y.form), || w.sum(|s| f::by_right(x, y, s)))]);
            add(&mut both[1..], &[*self.by_left.get(key(x.form, y.class), || w.sum(|s| f::by_left(x, y, s)))]);
            Pair(both)
        });
        add(&mut self.sums[i + EDGE..], known);
    }
}

/// What a word's neighbours say of it together, two and three at once: so many words meet but once that nothing is remembered.
fn beside([ll, l, a, r, rr]: [&Atom; 5], s: &mut impl f::Sink) {
    f::behind(ll, l, s);
    f::ahead(r, rr, s);
    f::by_two_left(ll, l, a, s);
    f::by_two_right(a, r, rr, s);
    f::by_both(l, a, r, s);
    f::last_of_rough(ll, l, a, s);
    f::middle_of_rough(l, a, r, s);
    f::first_of_rough(a, r, rr, s);
    f::remembered_beside(l, a, r, s);
}

/// Features that [`beside`] gives.
const BESIDE: usize = 17;

/// Which words are weighed, and which have a say: all within [`EDGE`] of those. Words are counted from [`EDGE`] before the text.
struct Near<'w> {
    weighed: &'w [bool],
    speaks: Vec<bool>,
}

impl<'w> Near<'w> {
    fn of(weighed: &'w [bool]) -> Near<'w> {
        let mut speaks = vec![false; weighed.len() + 2 * EDGE];
        for i in (0..weighed.len()).filter(|&i| weighed[i]) {
            speaks[i..=i + 2 * EDGE].fill(true);
        }
        Near { weighed, speaks }
    }

    fn weighed(&self, i: usize) -> bool {
        i.checked_sub(EDGE).and_then(|i| self.weighed.get(i)).copied().unwrap_or(false)
    }

    fn speaks(&self, i: usize) -> bool {
        self.speaks.get(i).copied().unwrap_or(false)
    }
}

/// Adds `more` to what stands in `to` from its beginning.
fn add(to: &mut [Sum], more: &[Sum]) {
    for (to, sum) in to.iter_mut().zip(more) {
        to[0] += sum[0];
        to[1] += sum[1];
    }
}

/// Gathers features, so that what they weigh is fetched for many at once.
struct Gathered<'w> {
    weights: &'w Weights,
    hashes: [u64; AT_ONCE],
    count: usize,
    sum: Sum,
}

/// Features that are fetched at once.
const AT_ONCE: usize = 32;

impl f::Sink for Gathered<'_> {
    fn take(&mut self, hash: u64) {
        if self.count == AT_ONCE {
            self.empty();
        }
        self.hashes[self.count] = hash;
        self.count += 1;
    }
}

impl Gathered<'_> {
    fn empty(&mut self) {
        let more = self.weights.total(&self.hashes[..self.count]);
        self.sum = [self.sum[0] + more[0], self.sum[1] + more[1]];
        self.count = 0;
    }
}

impl Weights {
    /// What the features that `group` gives weigh together: some thirty of them at most, each below 128.
    fn sum(&self, group: impl FnOnce(&mut Gathered<'_>)) -> Sum {
        let mut gathered = Gathered { weights: self, hashes: [0; AT_ONCE], count: 0, sum: [0; 2] };
        group(&mut gathered);
        gathered.empty();
        gathered.sum
    }

    /// What features weigh together.
    fn total(&self, hashes: &[u64]) -> Sum {
        let mut sum = [0i32; 2];
        for hash in hashes {
            let (slot, check) = place(*hash);
            if self.checks[slot] == check {
                let [first, further] = self.pairs[slot];
                sum = [sum[0] + i32::from(first), sum[1] + i32::from(further)];
            }
        }
        sum.map(|s| s as i16)
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::Doc;
    use super::super::{atoms, shipped};
    use super::*;

    fn plain(weights: &Weights, atoms: &[Atom], at: usize) -> Scores {
        let mut all = Vec::new();
        f::features(atoms, at, |h| all.push(h));
        let sum = weights.total(&all);
        [0.0, f32::from(sum[0]) * weights.scale, f32::from(sum[1]) * weights.scale]
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
            memo.scores(weights, &atoms, &vec![true; atoms.len()], &mut got);
            let want: Vec<_> = (0..atoms.len()).map(|i| plain(weights, &atoms, i)).collect();
            assert_eq!(got, want, "{text}");
            // Of some words alone: the same for those, nothing for the others.
            let some: Vec<bool> = (0..atoms.len()).map(|i| i % 5 == 2 || i % 7 == 3).collect();
            memo.scores(weights, &atoms, &some, &mut got);
            assert!((0..got.len()).all(|i| !some[i] || got[i] == want[i]), "{text}");
        }
    }

    #[test]
    fn what_one_set_of_weights_says_is_not_taken_for_anothers() {
        let atoms = atoms::atoms(&Doc::plain("Dear Anna, ring Will Smith"));
        let bytes = Weights::write(1.0, &Default::default(), &vec![0; super::super::SLOT << super::super::SLOT_BITS]);
        let (mut memo, mut got, weighed) = (Memo::default(), Vec::new(), vec![true; atoms.len()]);
        memo.scores(shipped().unwrap(), &atoms, &weighed, &mut got);
        assert!(got.iter().any(|s| s[1] != 0.0));
        memo.scores(&Weights::read(&bytes).unwrap(), &atoms, &weighed, &mut got);
        assert!(got.iter().all(|s| *s == [0.0; 3]));
    }
}
