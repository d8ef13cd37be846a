//! What a word shows by itself, wherever it stands: worked out once for each spelling and kept in mind.

use super::super::gazetteer::atlas::{self, Known};
use super::super::memo::{Keys, Table};
use super::super::reading::{Shape, Word};
use super::super::words::{self, is_in};
use super::atoms::{Atom, hash};

/// A word's atoms as far as it shows them by itself, and what it says of its neighbours, in bits of [`says`].
#[derive(Clone, Copy, Debug, Default)]
pub struct OfWord {
    pub atom: Atom,
    pub says: u16,
}

/// What a word says of its neighbours and its line.
pub mod says {
    pub const TITLE: u16 = 1;
    pub const GREETING: u16 = 2;
    pub const CLOSING: u16 = 4;
    pub const BODY: u16 = 8;
    /// What follows is a place, perhaps.
    pub const PLACING: u16 = 16;
    /// What stands before does something, as people do.
    pub const SPEAKING: u16 = 32;
    /// What follows begins a sentence, an item or quoted speech.
    pub const STOP: u16 = 64;
    pub const COMMA: u16 = 128;
    /// `.`, `!` or `?`
    pub const FULL_STOP: u16 = 256;
    pub const COLON: u16 = 512;
    /// Parts a label from what stands before it.
    pub const PARTS: u16 = 1024;
}

/// What `word`, folded as `fold`, shows in `text`.
pub fn of_word<'t>(known: &'t mut Table<OfWord>, keys: Keys, text: &str, word: &Word, fold: &str) -> &'t OfWord {
    let key = key(keys, word);
    known.get(key, || {
        let spelt = word.span.of(text);
        let atom = atom(spelt, word, fold);
        // Of a number only its length counts.
        let form = if word.shape == Shape::Number { keys.with(atom.word, atom.shape) } else { key };
        OfWord { atom: with_keys(atom, form, keys), says: says_of(spelt, fold) }
    })
}

/// What `word` is known by: its letters, its shape and whether it is glued to what stands before it.
pub fn key(keys: Keys, word: &Word) -> u64 {
    keys.with(word.key, u64::from(word.glued))
}

fn with_keys(a: Atom, form: u64, keys: Keys) -> Atom {
    let all = |parts: &[u64]| parts.iter().fold(0, |key, part| keys.with(key, *part));
    let class = all(&[a.shape, a.name, a.common, a.place, a.thing, a.note, a.english, a.role]);
    Atom { form, class, rough: all(&[a.shape, a.name, a.coarse, a.role]), ..a }
}

fn says_of(spelt: &str, fold: &str) -> u16 {
    let placing = matches!(fold, "in" | "at" | "near" | "from" | "the");
    let speaking = matches!(
        fold,
        "said" | "says" | "told" | "asked" | "thinks" | "wants" | "has" | "was" | "is" | "will" | "and" | "s"
    );
    let all = [
        (says::TITLE, is_in(words::TITLES, fold)),
        (says::GREETING, is_in(words::GREETINGS, fold)),
        (says::CLOSING, is_in(words::CLOSING_HEADS, fold)),
        (says::BODY, is_in(words::BODIES, fold)),
        (says::PLACING, placing),
        (says::SPEAKING, speaking),
        (says::STOP, matches!(spelt, "." | "?" | "!" | ":" | "\"" | "“" | "•" | "*")),
        (says::COMMA, spelt == ","),
        (says::FULL_STOP, matches!(spelt, "." | "!" | "?")),
        (says::COLON, spelt == ":"),
        (says::PARTS, matches!(spelt, "," | ";" | "." | ":")),
    ];
    all.into_iter().filter(|(_, yes)| *yes).map(|(bit, _)| bit).sum()
}

fn atom(spelt: &str, word: &Word, fold: &str) -> Atom {
    let f = word.facts;
    let lettered = is_lettered(word);
    let digits = word.shape == Shape::Number;
    let hashed = if digits { 7 + fold.len().min(5) as u64 } else { hash(fold) };
    let known = known(word, fold, hashed);
    Atom {
        word: hashed,
        shape: shape(word, fold, spelt),
        name: u64::from(f.forename()) << 4 | u64::from(f.surname()) | 1 << 8,
        common: u64::from(f.lower()) << 4 | u64::from(f.capital_share()) | 1 << 8,
        place: u64::from(f.place()) | u64::from(f.demonym()) << 1 | u64::from(known.0 & 7) << 2 | 1 << 6,
        thing: u64::from(known.thing()) | 1 << 4,
        note: u64::from(known.first()) << 2 | u64::from(known.last()) | 1 << 5,
        english: u64::from(f.frequency()) << 1 | u64::from(f.in_dictionary()) | 1 << 5,
        cluster: u64::from(f.cluster()),
        coarse: u64::from(f.coarse_cluster()) + 1,
        role: role(fold),
        affix: if lettered { affixes(fold) } else { [0; 4] },
        ..Atom::default()
    }
}

/// What the atlas says of a word; of a double name, of its last part, as [`gazetteer::Facts`] are.
fn known(word: &Word, fold: &str, hashed: u64) -> Known {
    match word.shape {
        Shape::Mark | Shape::Number | Shape::Mail | Shape::Web => Known::default(),
        _ => match fold.rsplit_once('-') {
            Some((_, last)) => atlas::known(hash(last)),
            None => atlas::known(hashed),
        },
    }
}

fn shape(word: &Word, fold: &str, spelt: &str) -> u64 {
    let base = match word.shape {
        Shape::Mark => return hash(spelt) | 1,
        Shape::Upper => 20 + fold.len().min(6) as u64,
        Shape::Lower => 40 + u64::from(fold.len() > 2),
        Shape::Mixed => 50 + u64::from(fold.contains('-')) + 2 * u64::from(spelt.contains(['\'', '’'])),
        other => other as u64 + 1,
    };
    base << 2 | u64::from(word.glued) << 1
}

fn role(fold: &str) -> u64 {
    let lists: [&[&str]; 6] =
        [words::TITLES, words::GREETINGS, words::CLOSING_HEADS, words::BODIES, words::POSTS, words::ADDRESSED];
    lists.iter().position(|l| is_in(l, fold)).map_or(0, |n| n as u64 + 1)
}

/// Last two, three and four letters, and the first three.
fn affixes(fold: &str) -> [u64; 4] {
    let cut = |n: usize| {
        let at = fold.char_indices().rev().nth(n - 1).map_or(0, |(at, _)| at);
        hash(&fold[at..])
    };
    let first = fold.char_indices().nth(3).map_or(fold.len(), |(at, _)| at);
    [cut(2), cut(3), cut(4), hash(&fold[..first])]
}

/// True for what is no mark and no number: the rest of the document can say something of it.
pub fn is_lettered(word: &Word) -> bool {
    !matches!(word.shape, Shape::Mark | Shape::Number)
}
