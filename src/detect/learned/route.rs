//! Which lines the second stage reads, in what company, and what both stages say together.
//!
//! A line is read again where the first stage is unsure of a word of it, with the end of the line before and the beginning of the
//! line after; what it is sure of costs nothing.

use super::super::Doc;
use super::atoms::Atom;
use super::chain::Scores;
use super::pieces::{self, Piece};
use super::second::{LONGEST, Logits, Second, Sequence};
use super::traits::{Traits, traits};
use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::rc::Rc;
use std::sync::{LazyLock, Mutex};

/// The first stage is unsure of a word where the chance that it is part of a name lies between these.
const UNSURE: std::ops::Range<f32> = 0.03..0.97;
/// Pieces of the line before and of the line after that are read along.
const BEFORE: usize = 16;
const AFTER: usize = 10;
/// Pieces of a line that are read at once; of what a longer line is cut into, each has the end of the one before.
const AT_ONCE: usize = LONGEST - BEFORE - AFTER - 4;
/// Pieces in one batch.
const BATCH: usize = 1024;
/// How much the second stage's word counts where both have spoken.
const SHARE: f32 = 0.7;

/// A word in pieces.
struct Read {
    pieces: Vec<Piece>,
    traits: Traits,
}

/// A word and where in its sequence its first piece stands.
struct Asked {
    word: usize,
    at: usize,
}

/// A sequence to be read, what it asks, and its key in the memo.
struct Waiting {
    sequence: Sequence,
    asked: Vec<Asked>,
    key: u64,
}

/// Answers by sequence: mail quotes mail, and what was read once need not be read again.
#[derive(Default)]
struct Memo {
    answers: HashMap<u64, Vec<Scores>>,
    state: RandomState,
}

/// Answers kept; all are let go when there are more (some 20 MB).
const KEPT: usize = 32_768;

static MEMO: LazyLock<Mutex<Memo>> = LazyLock::new(Mutex::default);

/// Moves the `marginals` of uncertain lines to what both stages say together.
pub fn refine(second: &Second<'_>, doc: &Doc<'_>, atoms: &[Atom], marginals: &mut [Scores]) {
    let Ok(mut memo) = MEMO.lock() else { return };
    let r = doc.reading();
    let unsure = |m: &Scores| UNSURE.contains(&(1.0 - m[0]));
    let lines = (0..r.lines.len()).filter(|&n| marginals[r.lines[n].first..r.lines[n].end].iter().any(unsure));
    let lines: Vec<usize> = lines.collect();
    let (mut waiting, mut pieces): (Vec<Waiting>, usize) = (Vec::new(), 0);
    let mut source = Source { doc, atoms, read: HashMap::new() };
    for group in source.groups(&lines) {
        for (sequence, asked) in source.sequences(&group) {
            let key = memo.state.hash_one((&sequence.pieces, &sequence.traits));
            if let Some(known) = memo.answers.get(&key) {
                asked.iter().zip(known).for_each(|(a, c)| marginals[a.word] = together(*c, marginals[a.word]));
                continue;
            }
            pieces += sequence.pieces.len();
            waiting.push(Waiting { sequence, asked, key });
            if pieces >= BATCH {
                answer(second, &mut waiting, &mut memo, marginals);
                pieces = 0;
            }
        }
    }
    answer(second, &mut waiting, &mut memo, marginals);
}

fn answer(second: &Second<'_>, waiting: &mut Vec<Waiting>, memo: &mut Memo, marginals: &mut [Scores]) {
    let (sequences, asked): (Vec<_>, Vec<_>) = waiting.drain(..).map(|w| (w.sequence, (w.asked, w.key))).unzip();
    let Some(logits) = second.logits(&sequences).filter(|_| !sequences.is_empty()) else { return };
    if memo.answers.len() > KEPT {
        memo.answers.clear();
    }
    let mut from = 0;
    for (sequence, (asked, key)) in sequences.iter().zip(asked) {
        let all: Vec<Scores> = asked.iter().map(|a| chances(logits[from + a.at])).collect();
        asked.iter().zip(&all).for_each(|(a, chances)| marginals[a.word] = together(*chances, marginals[a.word]));
        memo.answers.insert(key, all);
        from += sequence.pieces.len();
    }
}

/// Both stages' chances as one: their geometric mean, weighted.
fn together(second: Scores, first: Scores) -> Scores {
    let raw: Scores =
        std::array::from_fn(|y| (SHARE * second[y].max(1e-6).ln() + (1.0 - SHARE) * first[y].max(1e-6).ln()).exp());
    let sum: f32 = raw.iter().sum();
    raw.map(|x| x / sum)
}

fn chances(logits: Logits) -> Scores {
    let most = logits.iter().copied().fold(f32::MIN, f32::max);
    let all = logits.map(|l| (l - most).exp());
    let sum: f32 = all.iter().sum();
    all.map(|a| a / sum)
}

/// A document's lines in pieces, each read once.
struct Source<'a, 'd> {
    doc: &'a Doc<'d>,
    atoms: &'a [Atom],
    read: HashMap<usize, Rc<Vec<Read>>>,
}

impl Source<'_, '_> {
    fn line(&mut self, n: usize) -> Rc<Vec<Read>> {
        let (doc, atoms) = (self.doc, self.atoms);
        let read = |n: usize| {
            let r = doc.reading();
            let word = |i: usize| {
                let mut pieces = Vec::new();
                pieces::shipped().of(doc.text, &r.words[i], r.fold(i), &mut pieces);
                Read { pieces, traits: traits(&r.words[i], r.fold(i).len(), &atoms[i]) }
            };
            Rc::new((r.lines[n].first..r.lines[n].end).map(word).collect())
        };
        self.read.entry(n).or_insert_with(|| read(n)).clone()
    }

    fn size(&mut self, n: usize) -> usize {
        self.line(n).iter().map(|w| w.pieces.len()).sum::<usize>() + 1
    }

    /// Unsure lines that stand together, with a line between them at most, in groups that can be read at once.
    fn groups(&mut self, unsure: &[usize]) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = Vec::new();
        let mut room = 0;
        for &n in unsure {
            let last = groups.last().and_then(|g| g.last().copied());
            let between: Vec<usize> = last.map_or(Vec::new(), |l| {
                (l + 1..n).filter(|&m| !self.doc.reading().lines[m].is_blank()).take(2).collect()
            });
            let size = self.size(n) + between.iter().map(|&m| self.size(m)).sum::<usize>();
            match groups.last_mut().filter(|_| between.len() < 2 && size <= room) {
                Some(group) => {
                    group.extend(between);
                    group.push(n);
                    room -= size;
                }
                None => {
                    room = AT_ONCE.saturating_sub(self.size(n));
                    groups.push(vec![n]);
                }
            }
        }
        groups
    }

    /// A group as sequences, each with the words it asks about and where their first pieces are: several lines, or one that may
    /// be too long to be read at once.
    fn sequences(&mut self, group: &[usize]) -> Vec<(Sequence, Vec<Asked>)> {
        let r = self.doc.reading();
        let full = |m: &usize| !r.lines[*m].is_blank();
        let (Some(&first), Some(&last)) = (group.first(), group.last()) else { return Vec::new() };
        let before = (0..first).rev().take(3).find(full).map(|m| self.line(m));
        let after = (last + 1..r.lines.len()).take(3).find(full).map(|m| self.line(m));
        let before = before.as_ref().map_or(&[][..], |b| &b[b.len() - fitting_back(b, BEFORE)..]);
        let after = after.as_ref().map_or(&[][..], |a| &a[..fitting(a, AFTER)]);
        let lines: Vec<(usize, Rc<Vec<Read>>)> = group.iter().map(|&n| (r.lines[n].first, self.line(n))).collect();
        match lines.as_slice() {
            [(start, line)] => cut(before, line, after, *start),
            _ => {
                let lines: Vec<(usize, &[Read])> = lines.iter().map(|(n, l)| (*n, l.as_slice())).collect();
                vec![sequence(before, &lines, after, (false, false))]
            }
        }
    }
}

/// One line as one sequence, or as several where it is too long; each of those has the end of the one before.
fn cut(before: &[Read], line: &[Read], after: &[Read], start: usize) -> Vec<(Sequence, Vec<Asked>)> {
    let (mut out, mut from) = (Vec::new(), 0);
    while from < line.len() {
        let to = fitting(&line[from..], AT_ONCE) + from;
        let before = if from == 0 { before } else { &line[from - fitting_back(&line[..from], BEFORE)..from] };
        let after = if to == line.len() { after } else { &line[to..to + fitting(&line[to..], AFTER)] };
        out.push(sequence(before, &[(start + from, &line[from..to])], after, (from > 0, to < line.len())));
        from = to;
    }
    out
}

/// How many of the first words have no more pieces than `most`; one at least.
fn fitting(words: &[Read], most: usize) -> usize {
    let mut sum = 0;
    let fit = words.iter().take_while(|w| {
        sum += w.pieces.len();
        sum <= most
    });
    fit.count().max(usize::from(!words.is_empty()))
}

fn fitting_back(words: &[Read], most: usize) -> usize {
    let mut sum = 0;
    let fit = words.iter().rev().take_while(|w| {
        sum += w.pieces.len();
        sum <= most
    });
    fit.count()
}

/// `lines` are each its first word's number and its words; `joined`: whether what stands before and after is of the same line.
fn sequence(
    before: &[Read],
    lines: &[(usize, &[Read])],
    after: &[Read],
    joined: (bool, bool),
) -> (Sequence, Vec<Asked>) {
    let mut out = Sequence::default();
    let mut asked = Vec::new();
    mark(&mut out, pieces::BEGIN);
    before.iter().for_each(|w| put(&mut out, w));
    if !before.is_empty() && !joined.0 {
        mark(&mut out, pieces::END);
    }
    for (n, (first, line)) in lines.iter().enumerate() {
        for (k, word) in line.iter().enumerate() {
            asked.push(Asked { word: first + k, at: out.pieces.len() });
            put(&mut out, word);
        }
        if n + 1 < lines.len() || !joined.1 {
            mark(&mut out, pieces::END);
        }
    }
    after.iter().for_each(|w| put(&mut out, w));
    if !after.is_empty() {
        mark(&mut out, pieces::END);
    }
    out.pieces.truncate(LONGEST);
    out.traits.truncate(LONGEST);
    asked.retain(|a| a.at < out.pieces.len());
    (out, asked)
}

fn mark(out: &mut Sequence, piece: Piece) {
    out.pieces.push(piece);
    out.traits.push(None);
}

fn put(out: &mut Sequence, word: &Read) {
    out.pieces.extend(&word.pieces);
    out.traits.extend(std::iter::repeat_n(Some(word.traits), word.pieces.len()));
}
