//! Which words the second stage reads, in what company, and what both stages say together.
//!
//! A word that the first stage is unsure of is read again with what stands round it, across lines, unless a rule of structure has
//! settled it; what the first stage is sure of costs nothing.

use super::super::reading::Shape;
use super::super::{Doc, run};
use super::agree;
use super::atoms::Atom;
use super::chain::Scores;
use super::overheard;
use super::pieces::{self, Piece};
use super::second::{LONGEST, Logits, Room, Second, Sequence};
use super::traits::{Traits, traits};
use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::ops::Range;

/// The first stage is unsure of a word where the chance that it is part of a name lies between these.
const UNSURE: Range<f32> = 0.05..0.93;
/// And of one that by itself may well be a name ([`overheard`]) between these: of chat and comments the first stage makes little.
const OVERHEARD: Range<f32> = 0.01..UNSURE.start;
/// In texts of so many words and marks: longer ones speak of a person more than once, and reading all this of them took a tenth longer.
const SHORT: usize = 120;
/// A word within what is read is asked about too where it is written like a name or its chance is this at least.
const ASKED: f32 = 0.003;
/// So many uses of one word in a document are read, unless a dictionary has it; the others follow those (`agree.rs`).
const USES: u32 = 3;
/// Pieces before and after an unsure word that are read along.
const BEFORE: usize = 22;
const AFTER: usize = 16;
/// So many pieces before the first unsure word and after the last, what is asked about is asked.
const NEAR: usize = 12;
/// Pieces of a window, at most.
const ROOM: usize = LONGEST - 1;
/// Pieces in one batch.
const BATCH: usize = 768;
/// How much the second stage's word counts where both have spoken.
const SHARE: f32 = 0.65;

/// A sequence to be read, the words that it asks about, and its key in the memo.
struct Waiting {
    sequence: Sequence,
    words: Vec<usize>,
    key: u64,
}

/// Answers by sequence: mail quotes mail, and what was read once need not be read again.
#[derive(Default)]
struct Memo {
    answers: HashMap<u64, Vec<Scores>>,
    state: RandomState,
    room: Room,
}

/// Answers kept by each thread that reads; all are let go when there are more (some 10 MB).
const KEPT: usize = 16_384;

thread_local! {
    static MEMO: RefCell<Memo> = RefCell::default();
}

/// Moves the `marginals` of words that the first stage is unsure of to what both stages say together. Gives which it left unread,
/// because other uses of the same word were read: one flag a word, or none where all is sure.
pub fn refine(second: &Second<'_>, doc: &Doc<'_>, atoms: &[Atom], marginals: &mut [Scores]) -> Vec<bool> {
    let settled = doc.settled();
    let r = doc.reading();
    let chance = |i: usize| 1.0 - marginals[i][0];
    let short = r.words.len() <= SHORT;
    let hears = |i: usize| short && OVERHEARD.contains(&chance(i)) && overheard::may_be(&r.words[i], &atoms[i]);
    let unsure = |i: usize| (UNSURE.contains(&chance(i)) || hears(i)) && !settled.get(i).copied().unwrap_or(false);
    let mut uses: HashMap<&str, u32> = HashMap::new();
    let mut again = |i: &usize| {
        let uses = uses.entry(r.fold(*i)).or_default();
        *uses += 1;
        // "Hope" is a name here and a wish there: each is read.
        *uses > USES && agree::counts(r, *i) && !r.words[*i].facts.in_dictionary()
    };
    let (left, unsure): (Vec<usize>, Vec<usize>) = (0..r.words.len()).filter(|&i| unsure(i)).partition(&mut again);
    if unsure.is_empty() {
        return Vec::new();
    }
    let mut unread = vec![false; r.words.len()];
    left.iter().for_each(|i| unread[*i] = true);
    // Taken out while it is used: who is asked for something else in between begins a new one.
    let mut memo = MEMO.take();
    let asked = |i: usize| run::is_namelike(&r.words[i]) || 1.0 - marginals[i][0] >= ASKED;
    let asked: Vec<bool> = (0..r.words.len()).map(asked).collect();
    let stream = Stream::of(doc, atoms);
    let (mut waiting, mut pieces): (Vec<Waiting>, usize) = (Vec::new(), 0);
    let mut from = 0;
    for window in stream.windows(&unsure) {
        let (sequence, words) = stream.sequence(&window, from, &asked);
        from = window.items.end.saturating_sub(1);
        if words.is_empty() {
            continue;
        }
        words.iter().for_each(|w| unread[*w] = false);
        let key = memo.state.hash_one((&sequence.pieces, &sequence.traits, &sequence.asked));
        if let Some(known) = memo.answers.get(&key) {
            words.iter().zip(known).for_each(|(w, c)| marginals[*w] = together(*c, marginals[*w]));
            continue;
        }
        pieces += sequence.pieces.len();
        waiting.push(Waiting { sequence, words, key });
        if pieces >= BATCH {
            answer(second, &mut waiting, &mut memo, marginals);
            pieces = 0;
        }
    }
    answer(second, &mut waiting, &mut memo, marginals);
    MEMO.set(memo);
    unread
}

fn answer(second: &Second<'_>, waiting: &mut Vec<Waiting>, memo: &mut Memo, marginals: &mut [Scores]) {
    let (sequences, asked): (Vec<_>, Vec<_>) = waiting.drain(..).map(|w| (w.sequence, (w.words, w.key))).unzip();
    if sequences.is_empty() {
        return;
    }
    let Some(logits) = second.logits(&sequences, &mut memo.room) else { return };
    if memo.answers.len() > KEPT {
        memo.answers.clear();
    }
    let mut from = 0;
    for (words, key) in asked {
        let all: Vec<Scores> = logits[from..from + words.len()].iter().map(chances).collect();
        words.iter().zip(&all).for_each(|(w, chances)| marginals[*w] = together(*chances, marginals[*w]));
        from += words.len();
        memo.answers.insert(key, all);
    }
}

/// Both stages' chances as one: their geometric mean, weighted.
fn together(second: Scores, first: Scores) -> Scores {
    let raw: Scores =
        std::array::from_fn(|y| (SHARE * second[y].max(1e-6).ln() + (1.0 - SHARE) * first[y].max(1e-6).ln()).exp());
    let sum: f32 = raw.iter().sum();
    raw.map(|x| x / sum)
}

/// Chances of the labels; all that is named and is no person lies outside.
fn chances(logits: &Logits) -> Scores {
    let most = logits.iter().copied().fold(f32::MIN, f32::max);
    let all = logits.map(|l| (l - most).exp());
    let sum: f32 = all.iter().sum();
    let (first, further) = (all[1] / sum, all[2] / sum);
    [(1.0 - first - further).max(0.0), first, further]
}

/// A document in pieces: its words in order, and a mark behind every line.
struct Stream {
    items: Vec<Item>,
    pieces: Vec<Piece>,
}

/// Items that are read at once.
struct Window {
    items: Range<usize>,
    /// From the first piece of its first unsure word to behind the last piece of its last.
    unsure: Range<usize>,
}

/// A word, or the mark behind a line.
struct Item {
    /// The word's number and traits.
    word: Option<(usize, Traits)>,
    /// Where its pieces begin.
    at: usize,
}

/// True for a mark that stands right behind another of its kind.
fn repeats(doc: &Doc<'_>, at: usize) -> bool {
    let words = &doc.reading().words;
    let mark = |i: usize| (words[i].shape == Shape::Mark).then(|| words[i].span.of(doc.text));
    words[at].glued && mark(at).is_some() && mark(at) == mark(at - 1)
}

impl Stream {
    fn of(doc: &Doc<'_>, atoms: &[Atom]) -> Stream {
        let r = doc.reading();
        let mut out = Stream { items: Vec::with_capacity(r.words.len() + r.lines.len()), pieces: Vec::new() };
        for line in r.lines.iter().filter(|l| !l.is_blank()) {
            for (i, atom) in atoms.iter().enumerate().take(line.end).skip(line.first) {
                // A rule of stars or dashes says no more than two of them.
                if i >= line.first + 2 && (i - 1..=i).all(|i| repeats(doc, i)) {
                    continue;
                }
                let word = Some((i, traits(&r.words[i], r.fold(i).len(), atom)));
                out.items.push(Item { word, at: out.pieces.len() });
                pieces::shipped().of(doc.text, &r.words[i], r.fold(i), &mut out.pieces);
            }
            out.items.push(Item { word: None, at: out.pieces.len() });
            out.pieces.push(pieces::END);
        }
        out
    }

    fn start(&self, item: usize) -> usize {
        self.items.get(item).map_or(self.pieces.len(), |i| i.at)
    }

    /// Items to be read at once: every unsure word with what stands round it, those that meet together while there is room.
    fn windows(&self, unsure: &[usize]) -> Vec<Window> {
        let mut windows: Vec<Window> = Vec::new();
        let mut unsure = unsure.iter().copied().peekable();
        for (n, item) in self.items.iter().enumerate() {
            let Some((word, _)) = item.word else { continue };
            while unsure.next_if(|u| *u < word).is_some() {}
            if unsure.next_if_eq(&word).is_none() {
                continue;
            }
            let (first, last) = (item.at.saturating_sub(BEFORE), self.start(n + 1) + AFTER);
            let from = self.items.partition_point(|i| i.at < first);
            let to = self.items.partition_point(|i| i.at < last).max(n + 1);
            let to = if self.start(to) > last { to - 1 } else { to }.max(n + 1);
            let end = self.start(n + 1);
            match windows.last_mut() {
                Some(w) if from <= w.items.end && self.start(to) - self.start(w.items.start) <= ROOM => {
                    (w.items.end, w.unsure.end) = (to, end);
                }
                _ => windows.push(Window { items: from..to, unsure: item.at..end }),
            }
        }
        windows
    }

    /// A window as a sequence, and the words it asks about: those from item `from` on that stand near to what is unsure.
    fn sequence(&self, window: &Window, from: usize, asked: &[bool]) -> (Sequence, Vec<usize>) {
        let mut out = Sequence { pieces: vec![pieces::BEGIN], traits: vec![None], asked: Vec::new() };
        let mut words = Vec::new();
        let near = window.unsure.start.saturating_sub(NEAR)..window.unsure.end + NEAR;
        for n in window.items.clone() {
            let (item, end) = (&self.items[n], self.start(n + 1));
            if let Some((word, _)) = item.word.filter(|(w, _)| n >= from && asked[*w] && near.contains(&item.at)) {
                words.push(word);
                out.asked.push(out.pieces.len());
            }
            out.pieces.extend(&self.pieces[item.at..end]);
            out.traits.extend(std::iter::repeat_n(item.word.map(|(_, t)| t), end - item.at));
        }
        out.pieces.truncate(LONGEST);
        out.traits.truncate(LONGEST);
        (out, words)
    }
}
