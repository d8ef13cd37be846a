//! What each word shows by itself and by the rest of its document: the atoms that features are put together from.

use super::super::gazetteer::atlas::{self, Known};
use super::super::reading::{Reading, Shape, Word};
use super::super::words::{self, is_in};
use super::super::{Doc, gazetteer};
use std::collections::HashMap;

/// One word, as the model sees it. `Default` is what stands beyond the ends of the text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Atom {
    /// Hash of the folded word.
    pub word: u64,
    /// How it is written.
    pub shape: u64,
    /// Classes as forename and surname.
    pub name: u64,
    /// Classes as an ordinary word.
    pub common: u64,
    /// Place and demonym bits, and its size as a place.
    pub place: u64,
    /// What else it is known to name.
    pub thing: u64,
    /// How often it is borne by people of note.
    pub note: u64,
    /// Frequency as an English word, and whether a dictionary has it.
    pub english: u64,
    /// Cluster of words used alike.
    pub cluster: u64,
    /// Cluster of clusters.
    pub coarse: u64,
    /// Which closed list it is of.
    pub role: u64,
    /// Ends and beginnings of the word.
    pub affix: [u64; 4],
    /// What the rest of the document says of the word, in bits.
    pub memory: u64,
    /// Position in its line, and the line's form.
    pub place_in_line: u64,
    /// Kind of line.
    pub line_form: u64,
    /// Label or header key before the word on its line.
    pub key: u64,
    /// Starts a sentence or line.
    pub starts: u64,
}

/// Memory bits.
mod memory {
    pub const TITLED: u64 = 1;
    pub const IN_FULL_NAME: u64 = 2;
    pub const IN_MAIL: u64 = 4;
    pub const LOWER: u64 = 8;
    pub const CAPITAL_INSIDE: u64 = 16;
    pub const BEFORE_BODY: u64 = 32;
    pub const ADDRESSED: u64 = 64;
    pub const OFTEN: u64 = 128;
    pub const PLACED: u64 = 256;
    pub const SPEAKS: u64 = 512;
}

/// Hash of a string for features.
pub fn hash(text: &str) -> u64 {
    gazetteer::mixed_hash(text.bytes())
}

/// The atoms of every word of `doc`.
pub fn atoms(doc: &Doc<'_>) -> Vec<Atom> {
    let r = doc.reading();
    let remembered = remember(doc);
    let mut out: Vec<Atom> = (0..r.words.len()).map(|i| atom(doc, i, &remembered)).collect();
    for n in 0..r.lines.len() {
        line_atoms(doc, n, &mut out);
    }
    out
}

fn atom(doc: &Doc<'_>, at: usize, remembered: &HashMap<&str, u64>) -> Atom {
    let r = doc.reading();
    let (word, fold) = (&r.words[at], r.fold(at));
    let f = word.facts;
    let lettered = !matches!(word.shape, Shape::Mark | Shape::Number);
    let digits = word.shape == Shape::Number;
    let hashed = if digits { 7 + fold.len().min(5) as u64 } else { hash(fold) };
    let known = known(word, fold, hashed);
    Atom {
        word: hashed,
        shape: shape(word, fold, doc),
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
        memory: if lettered { remembered.get(fold).copied().unwrap_or(0) } else { 0 },
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

fn shape(word: &Word, fold: &str, doc: &Doc<'_>) -> u64 {
    let base = match word.shape {
        Shape::Mark => return hash(word.span.of(doc.text)) | 1,
        Shape::Upper => 20 + fold.len().min(6) as u64,
        Shape::Lower => 40 + u64::from(fold.len() > 2),
        Shape::Mixed => {
            50 + u64::from(fold.contains('-')) + 2 * u64::from(word.span.of(doc.text).contains(['\'', '’']))
        }
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

/// Bits for every folded word of the document that has any.
fn remember<'d>(doc: &'d Doc<'_>) -> HashMap<&'d str, u64> {
    let r = doc.reading();
    let mut bits: HashMap<&str, (u64, u32)> = HashMap::new();
    for (i, word) in r.words.iter().enumerate() {
        if matches!(word.shape, Shape::Mark | Shape::Number | Shape::Web | Shape::Mail) {
            continue;
        }
        let entry = bits.entry(r.fold(i)).or_default();
        entry.0 |= seen(r, i);
        entry.1 += 1;
    }
    for word in r.words.iter().filter(|w| w.shape == Shape::Mail) {
        for part in super::super::memory::local_parts(word.span.of(doc.text)) {
            if let Some(entry) = bits.get_mut(part.as_str()) {
                entry.0 |= memory::IN_MAIL;
            }
        }
    }
    bits.into_iter()
        .map(|(w, (b, n))| (w, b | if n >= 3 { memory::OFTEN } else { 0 }))
        .filter(|(_, b)| *b != 0)
        .collect()
}

/// What one occurrence shows.
fn seen(r: &Reading, at: usize) -> u64 {
    let word = &r.words[at];
    if word.shape == Shape::Lower {
        return memory::LOWER;
    }
    if !super::super::run::is_namelike(word) {
        return 0;
    }
    let same_line = |i: usize| r.words.get(i).filter(|w| w.line == word.line);
    let before = |n: usize| at.checked_sub(n).and_then(same_line);
    let mut bits = 0;
    let titled = before(1).is_some_and(|_| is_in(words::TITLES, r.fold(at - 1)))
        || (at >= 2
            && before(2).is_some()
            && before(1).is_some_and(|w| w.shape == Shape::Mark && w.glued)
            && is_in(words::TITLES, r.fold(at - 2))
            && r.words[at - 1].span.len() == 1
            && !word.glued);
    bits |= if titled { memory::TITLED } else { 0 };
    let fore = |w: &Word| w.facts.forename() >= 2 && !w.facts.common() && w.shape == Shape::Capital;
    let sur = |w: &Word| {
        (w.facts.surname() >= 1 || !w.facts.any_name() && w.facts.lower() == 0)
            && matches!(w.shape, Shape::Capital | Shape::Mixed)
    };
    let full =
        before(1).is_some_and(|w| fore(w) && sur(word)) || same_line(at + 1).is_some_and(|w| fore(word) && sur(w));
    bits |= if full { memory::IN_FULL_NAME } else { 0 };
    bits |= if before(1).is_some_and(|w| w.shape == Shape::Lower) { memory::CAPITAL_INSIDE } else { 0 };
    bits |=
        if same_line(at + 1).is_some_and(|_| is_in(words::BODIES, r.fold(at + 1))) { memory::BEFORE_BODY } else { 0 };
    bits |= if before(1).is_some_and(|_| is_in(words::GREETINGS, r.fold(at - 1))) { memory::ADDRESSED } else { 0 };
    bits |= if before(1).is_some_and(|_| matches!(r.fold(at - 1), "in" | "at" | "near" | "from" | "the")) {
        memory::PLACED
    } else {
        0
    };
    let speaks = |i: usize| {
        matches!(
            r.fold(i),
            "said" | "says" | "told" | "asked" | "thinks" | "wants" | "has" | "was" | "is" | "will" | "and" | "s"
        )
    };
    bits |= if same_line(at + 1).is_some_and(|_| speaks(at + 1)) { memory::SPEAKS } else { 0 };
    bits
}

/// Fills in what the line says of its words.
fn line_atoms(doc: &Doc<'_>, n: usize, out: &mut [Atom]) {
    let r = doc.reading();
    let line = &r.lines[n];
    if line.is_blank() {
        return;
    }
    let form = line_form(doc, n);
    let (mut key, mut label_end) = (0u64, line.first);
    for i in line.first..line.end {
        let index = (i - line.first).min(3) as u64;
        let left = (line.end - 1 - i).min(2) as u64;
        let mark = r.words[i].span.of(doc.text);
        let stop = i == line.first
            || matches!(r.words[i - 1].span.of(doc.text), "." | "?" | "!" | ":" | "\"" | "“" | "•" | "*");
        out[i].place_in_line = index << 4 | left << 1 | 1;
        out[i].line_form = form;
        out[i].key = key;
        out[i].starts = u64::from(stop) + 1;
        if mark == ":" && i - label_end <= 3 && i > label_end {
            key = (label_end..i).fold(11, |k, w| k.wrapping_mul(31).wrapping_add(out[w].word));
        }
        if matches!(mark, "," | ";" | "." | ":") {
            label_end = i + 1;
        }
    }
}

/// Length, ending, neighbours and case of a line.
fn line_form(doc: &Doc<'_>, n: usize) -> u64 {
    let r = doc.reading();
    let line = &r.lines[n];
    let length = match line.end - line.first {
        0..=2 => 0,
        3..=4 => 1,
        5..=10 => 2,
        _ => 3u64,
    };
    let ending = match r.words[line.end - 1].span.of(doc.text) {
        "," => 1,
        "." | "!" | "?" => 2,
        ":" => 3,
        _ => 0u64,
    };
    let before = match n.checked_sub(1).map(|p| &r.lines[p]) {
        None => 0,
        Some(p) if p.is_blank() => match n.checked_sub(2).map(|q| &r.lines[q]) {
            Some(q) if !q.is_blank() && closes(r, q.first, q.end) => 4,
            _ => 1,
        },
        Some(p) if closes(r, p.first, p.end) => 2,
        Some(_) => 3u64,
    };
    let after = r.lines.get(n + 1).map_or(2, |l| u64::from(l.is_blank()));
    let lower = (line.first..line.end).any(|i| r.words[i].shape == Shape::Lower);
    let upper = (line.first..line.end).any(|i| super::super::run::is_namelike(&r.words[i]));
    length | ending << 2 | before << 4 | after << 7 | u64::from(lower) << 9 | u64::from(upper) << 10 | 1 << 11
}

fn closes(r: &Reading, first: usize, end: usize) -> bool {
    end - first <= 5 && (first..end).any(|i| is_in(words::CLOSING_HEADS, r.fold(i)))
}
