//! The trained models. First stage: a linear-chain conditional random field over the words of every line (BIO labels). Second
//! stage: a small transformer over the lines that the first is unsure of. What is known of both is in `MODEL_CARD.md`.
//!
//! Weights come from `tests/train` and the kit's training texts alone. The first stage's lie in `weights.bin`, a table of slots
//! looked up in place: slot and check come from a feature's hash; a feature whose check differs is unknown and weighs nothing.

pub mod atoms;
pub mod chain;
pub mod features;
pub mod pieces;
pub mod second;
pub mod traits;

mod agree;
mod attend;
mod bytes;
mod dense;
mod gate;
mod lanes;
mod of_word;
mod overheard;
mod quick;
mod route;
mod standing;

use super::gazetteer::{atlas, mixed_hash};
use super::reading::{Shape, Word};
use super::{Confidence, Directory, Doc, Mention, PersonDetector, name};
use chain::{Chain, Scores, Steps};
use quick::Memo;
use std::cell::Cell;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

/// Bits of a hash that pick the slot.
pub const SLOT_BITS: u32 = 20;
/// Bytes of a slot: check, weight of "first word of a name", weight of "further word".
pub const SLOT: usize = 3;
const MAGIC: &[u8; 8] = b"DSARCRF1";
const HEAD: usize = 8 + 4 + 36;

/// A set of weights: magic, scale of the slots (f32), nine step scores (f32), then the slots. Checks lie apart from what they guard:
/// most features are unknown, and of those nothing else is fetched.
pub struct Weights {
    checks: Vec<u8>,
    pairs: Vec<[i8; 2]>,
    scale: f32,
    steps: Steps,
    /// Tells these weights from any others of this run.
    serial: u64,
}

/// How many weights were read.
static READ: AtomicU64 = AtomicU64::new(1);

thread_local! {
    /// What each thread that reads has worked out.
    static MEMO: Cell<Option<Box<Memo>>> = const { Cell::new(None) };
}

impl Weights {
    /// Reads a weights file; `None` where it is not one.
    pub fn read(bytes: &[u8]) -> Option<Weights> {
        let number = |n: usize| bytes.get(8 + n * 4..12 + n * 4)?.try_into().ok().map(f32::from_le_bytes);
        let slots = bytes.get(HEAD..)?;
        if !bytes.starts_with(MAGIC) || slots.len() != SLOT << SLOT_BITS {
            return None;
        }
        let mut steps = Steps::default();
        for (n, step) in steps.iter_mut().flatten().enumerate() {
            *step = number(n + 1)?;
        }
        let (checks, pairs) = slots.chunks_exact(SLOT).map(|s| (s[0], [s[1] as i8, s[2] as i8])).unzip();
        Some(Weights { checks, pairs, scale: number(0)?, steps, serial: READ.fetch_add(1, Ordering::Relaxed) })
    }

    /// The bytes [`Weights::read`] reads.
    pub fn write(scale: f32, steps: &Steps, slots: &[u8]) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        out.extend(std::iter::once(&scale).chain(steps.iter().flatten()).flat_map(|f| f.to_le_bytes()));
        out.extend_from_slice(slots);
        out
    }

    /// Probabilities of the labels of every word of `doc`; what is not weighed (see [`gate`]) lies outside.
    pub fn marginals(&self, doc: &Doc<'_>, atoms: &[atoms::Atom]) -> Vec<Scores> {
        self.marginals_of(doc, atoms, &gate::weighed(doc.reading(), atoms))
    }

    /// The same where these words are `weighed`.
    pub fn marginals_of(&self, doc: &Doc<'_>, atoms: &[atoms::Atom], weighed: &[bool]) -> Vec<Scores> {
        let r = doc.reading();
        let mut out = vec![[1.0, 0.0, 0.0]; r.words.len()];
        // Taken out while it is used: who is asked for something else in between begins a new one.
        let (mut memo, mut scores, mut chain) = (MEMO.take(), Vec::new(), Chain::of(&self.steps));
        let remembers = memo.get_or_insert_with(Box::default);
        remembers.scores(self, atoms, weighed, &mut scores);
        for line in &r.lines {
            let mut from = line.first;
            while let Some(n) = weighed[from..line.end].iter().position(|w| *w) {
                let first = from + n;
                from = weighed[first..line.end].iter().position(|w| !*w).map_or(line.end, |n| first + n);
                chain.run(&scores[first..from], from < line.end, &mut out[first..from]);
            }
        }
        MEMO.set(memo);
        out
    }

    /// What both stages and the rest of the document say of every word of `doc`.
    pub fn chances(&self, doc: &Doc<'_>) -> Vec<Scores> {
        let atoms = atoms::atoms(doc);
        let mut marginals = self.marginals(doc, &atoms);
        let unread = second::shipped().map(|second| route::refine(second, doc, &atoms, &mut marginals));
        agree::agree(doc, &unread.unwrap_or_default(), &mut marginals);
        marginals
    }

    /// Names in `doc` by the chance of their words to be part of one: for redaction from `redact` on, for review from `review` on.
    pub fn people(&self, doc: &Doc<'_>, redact: f32, review: f32) -> Vec<Mention> {
        let marginals = self.chances(doc);
        let mut out = runs(doc, &marginals, redact, Confidence::Redact, REASON);
        out.extend(runs(doc, &marginals, review, Confidence::Review, MAYBE));
        out
    }
}

/// Slot and check (never 0: that marks an empty slot) of a feature's hash.
pub fn place(hash: u64) -> (usize, u8) {
    ((hash >> (64 - SLOT_BITS)) as usize, (hash & 0xFF).max(1) as u8)
}

/// What the detector is called.
pub const NAME: &str = "learned";

/// See the module.
pub struct Learned;

/// How much surer a reading must be of one word that is also a place's name.
const PLACE: f32 = 2.0;
/// How much surer of one in small letters that is an everyday word so, of one that names a place or
/// thing and is no usual forename, and of three or four capitals that no list knows for a name.
const WORD: f32 = 5.0;
/// How much surer of one in small letters that names a place or thing ("elmo", "lourdes"), and of one that a dictionary has ("pearl").
const OTHER: f32 = 3.0;
const SMALL: f32 = 1.8;
/// How much surer of several that are all of the dictionary.
const WORDS: f32 = 2.5;
/// How much surer of one that is a town too.
const TOO: f32 = 3.0;
/// How much surer of one that names a place and that no list knows for anybody's name.
const NOBODY: f32 = 6.5;
/// Sure enough of any word.
const SURE: f32 = 0.9;

/// The reason given for redaction.
pub const REASON: &str = "reads like a person's name here";
/// The reason given for what only may be one.
pub const MAYBE: &str = "may be a person's name";

static WEIGHTS: &[u8] = include_bytes!("weights.bin");

/// The weights that are shipped.
pub fn shipped() -> Option<&'static Weights> {
    static READ: OnceLock<Option<Weights>> = OnceLock::new();
    READ.get_or_init(|| Weights::read(WEIGHTS)).as_ref()
}

impl PersonDetector for Learned {
    fn name(&self) -> &'static str {
        NAME
    }

    fn detect(&self, doc: &Doc<'_>, known: &Directory) -> Vec<Mention> {
        let t = known.thresholds;
        shipped().map_or_else(Vec::new, |weights| weights.people(doc, t.redact, t.review))
    }
}

/// Runs of words that are part of a name with at least `chance`, parted where a new name is likelier to begin than the old to go on.
fn runs(doc: &Doc<'_>, marginals: &[Scores], chance: f32, confidence: Confidence, reason: &str) -> Vec<Mention> {
    let r = doc.reading();
    let inside = |i: usize| i < marginals.len() && 1.0 - marginals[i][0] >= chance;
    let mut out = Vec::new();
    let mut i = 0;
    while i < marginals.len() {
        if !inside(i) {
            i += 1;
            continue;
        }
        let mut end = i + 1;
        while inside(end)
            && doc.text.as_bytes().get(r.words[end].span.start) != Some(&b'\t')
            && r.words[end].line == r.words[i].line
            && marginals[end][1] <= marginals[end][2]
        {
            end += 1;
        }
        let (mut a, mut b) = (i, end);
        while a < b && r.words[a].shape == Shape::Mark {
            a += 1;
        }
        while b > a && r.words[b - 1].shape == Shape::Mark {
            b -= 1;
        }
        let most = (a..b).map(|i| 1.0 - marginals[i][0]).fold(0.0, f32::max);
        let need = if b == a + 1 {
            alone(&r.words[a], r.fold(a)).max(standing::need(doc, marginals, chance, a))
        } else {
            together(&r.words[a..b])
        };
        if a < b
            && most >= (chance * need).min(SURE.max(chance))
            && !matches!(r.words[a].shape, Shape::Mail | Shape::Web)
        {
            out.push(name(r.span(a, b), reason, confidence));
        }
        i = end;
    }
    out
}

/// How much surer a reading must be of `word` alone, folded `fold`: a place's or ware's name is that as a rule, "cat" and "short"
/// are what they say.
fn alone(word: &Word, fold: &str) -> f32 {
    let f = word.facts;
    let known = || atlas::known(mixed_hash(fold.bytes()));
    match (word.shape, f.forename()) {
        (Shape::Lower, _) if f.lower() >= 3 && f.capital_share() <= 1 => WORD,
        (Shape::Lower, _) if f.place() || known().place() >= TOWN || known().thing() > 0 => OTHER,
        (Shape::Lower, _) if f.in_dictionary() && f.lower() >= 2 => SMALL,
        (Shape::Upper, 0) if f.surname() == 0 && matches!(word.span.len(), 3 | 4) => WORD,
        (_, 2..) if f.place() => PLACE,
        (_, 2..) => 1.0,
        _ if f.place() && !f.any_name() && known().last() == 0 => NOBODY,
        _ if f.place() || known().place() > TOWN || known().thing() > 0 => WORD,
        _ if known().place() == TOWN => TOO,
        _ => 1.0,
    }
}

/// How much surer of `words` that are all of the dictionary: "Golden Wedding".
fn together(words: &[Word]) -> f32 {
    let plain = |w: &Word| w.shape == Shape::Mark || w.facts.in_dictionary() || w.facts.lower() >= 2;
    if words.iter().all(plain) { WORDS } else { 1.0 }
}

/// Size of a place from which on it may be known beyond it, see [`atlas::Known::place`].
const TOWN: u8 = 2;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everyday_words_in_small_letters_must_be_surer_names() {
        let text = "my cat and anna, black cat";
        let doc = Doc::plain(text);
        let read = |chance: f32| -> Vec<&str> {
            let of = |i: usize| if matches!(doc.reading().fold(i), "cat" | "anna" | "black") { chance } else { 0.0 };
            let marginals: Vec<Scores> =
                (0..doc.reading().words.len()).map(|i| [1.0 - of(i), of(i) / 3.0, of(i) / 1.5]).collect();
            runs(&doc, &marginals, 0.12, Confidence::Redact, REASON).iter().map(|m| m.span.of(text)).collect()
        };
        assert_eq!(read(0.3), ["anna", "black cat"]);
        assert_eq!(read(0.7), ["cat", "anna", "black cat"]);
    }
}
