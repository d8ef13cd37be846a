//! What each word shows by itself and by the rest of its document: the atoms that features are put together from.

use super::super::memo::{Keys, Table};
use super::super::reading::{Line, Reading, Shape, Word};
use super::super::{Doc, gazetteer};
use super::of_word::{OfWord, is_lettered, key, of_word, says};
use std::cell::RefCell;

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
    /// What all that the word shows by itself is known by in this run. No feature.
    pub form: u64,
    /// The same of all but its spelling: shape, name, common, place, thing, note, English, role.
    pub class: u64,
    /// The same of shape, name, coarse cluster and role.
    pub rough: u64,
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

/// Roles that are asked for by name: places in the lists of `of_word.rs`, from 1.
pub mod role {
    pub const TITLE: u64 = 1;
    pub const GREETING: u64 = 2;
}

/// Hash of a string for features.
pub fn hash(text: &str) -> u64 {
    gazetteer::mixed_hash(text.bytes())
}

thread_local! {
    /// The words that were looked at last (7 MB).
    static KNOWN: RefCell<Table<OfWord>> = const { RefCell::new(Table::of(15)) };
}

/// Words that are looked up at once.
const BLOCK: usize = 64;

/// The atoms of every word of `doc`.
pub fn atoms(doc: &Doc<'_>) -> Vec<Atom> {
    let (r, keys) = (doc.reading(), Keys::default());
    let mut atoms = Vec::with_capacity(r.words.len());
    let mut says = Vec::with_capacity(r.words.len());
    KNOWN.with_borrow_mut(|known| {
        for (first, block) in (0..).step_by(BLOCK).zip(r.words.chunks(BLOCK)) {
            // All are asked for before any is waited for.
            std::hint::black_box(block.iter().filter(|w| known.knows(key(keys, w))).count());
            for (i, word) in (first..).zip(block) {
                let of_word = of_word(known, keys, doc.text, word, r.fold(i));
                atoms.push(of_word.atom);
                says.push(of_word.says);
            }
        }
    });
    remember(doc, &says, &mut atoms);
    for n in 0..r.lines.len() {
        line_atoms(r, n, &says, &mut atoms);
    }
    atoms
}

/// A word of the document: its hash, what is remembered of it in bits, and how often it stands there (0 where the place is free).
#[derive(Clone, Copy, Default)]
struct Remembered {
    word: u64,
    bits: u64,
    uses: u32,
}

/// The words of one document: a table with room for each twice, so that one that is looked for is soon found.
struct Words {
    keys: Keys,
    places: Vec<Remembered>,
}

impl Words {
    fn of(count: usize) -> Words {
        Words { keys: Keys::default(), places: vec![Remembered::default(); (2 * count).next_power_of_two().max(2)] }
    }

    /// Where `word` stands, or would.
    fn place(&self, word: u64) -> usize {
        // Mixed with what nobody knows, so that a text cannot choose where its words fall.
        let (mask, mut at) = (self.places.len() - 1, self.keys.with(word, 0) as usize);
        while self.places[at & mask].uses > 0 && self.places[at & mask].word != word {
            at += 1;
        }
        at & mask
    }
}

/// Fills in what the rest of the document says of its words.
fn remember(doc: &Doc<'_>, says: &[u16], atoms: &mut [Atom]) {
    let r = doc.reading();
    let mut words = Words::of(atoms.len());
    let lettered: Vec<usize> = (0..atoms.len()).filter(|&i| is_lettered(&r.words[i])).collect();
    let mut places = Vec::with_capacity(lettered.len());
    for &i in &lettered {
        let place = words.place(atoms[i].word);
        // An address of mail or web is no word: it may be told of, and tells nothing.
        if !matches!(r.words[i].shape, Shape::Web | Shape::Mail) {
            let known = &mut words.places[place];
            let uses = known.uses + 1;
            *known = Remembered { word: atoms[i].word, bits: known.bits | seen(r, i, says), uses };
        }
        places.push(place as u32);
    }
    for word in r.words.iter().filter(|w| w.shape == Shape::Mail) {
        for part in super::super::memory::local_parts(word.span.of(doc.text)) {
            let place = words.place(hash(&part));
            if words.places[place].uses > 0 {
                words.places[place].bits |= memory::IN_MAIL;
            }
        }
    }
    for (i, place) in lettered.into_iter().zip(places) {
        let known = words.places[place as usize];
        let often = if known.uses >= 3 { memory::OFTEN } else { 0 };
        if known.word == atoms[i].word && known.uses > 0 {
            atoms[i].memory = known.bits | often;
        }
    }
}

/// What one occurrence shows.
fn seen(r: &Reading, at: usize, says: &[u16]) -> u64 {
    let word = &r.words[at];
    if word.shape == Shape::Lower {
        return memory::LOWER;
    }
    if !super::super::run::is_namelike(word) {
        return 0;
    }
    let same_line = |i: usize| r.words.get(i).filter(|w| w.line == word.line);
    let before = |n: usize| at.checked_sub(n).and_then(same_line);
    let says_before = |n: usize, bit: u16| before(n).is_some_and(|_| says[at - n] & bit != 0);
    let says_after = |bit: u16| same_line(at + 1).is_some_and(|_| says[at + 1] & bit != 0);
    let dot = |w: &Word| w.shape == Shape::Mark && w.glued && w.span.len() == 1 && !word.glued;
    let fore = |w: &Word| w.facts.forename() >= 2 && !w.facts.common() && w.shape == Shape::Capital;
    let sur = |w: &Word| {
        (w.facts.surname() >= 1 || !w.facts.any_name() && w.facts.lower() == 0)
            && matches!(w.shape, Shape::Capital | Shape::Mixed)
    };
    let shown = [
        (memory::TITLED, says_before(1, says::TITLE) || says_before(2, says::TITLE) && before(1).is_some_and(dot)),
        (
            memory::IN_FULL_NAME,
            before(1).is_some_and(|w| fore(w) && sur(word)) || same_line(at + 1).is_some_and(|w| fore(word) && sur(w)),
        ),
        (memory::CAPITAL_INSIDE, before(1).is_some_and(|w| w.shape == Shape::Lower)),
        (memory::BEFORE_BODY, says_after(says::BODY)),
        (memory::ADDRESSED, says_before(1, says::GREETING)),
        (memory::PLACED, says_before(1, says::PLACING)),
        (memory::SPEAKS, says_after(says::SPEAKING)),
    ];
    shown.into_iter().filter(|(_, yes)| *yes).map(|(bit, _)| bit).sum()
}

/// Fills in what the line says of its words.
fn line_atoms(r: &Reading, n: usize, says: &[u16], out: &mut [Atom]) {
    let line = &r.lines[n];
    if line.is_blank() {
        return;
    }
    let form = line_form(r, n, says);
    let (mut key, mut label_end) = (0u64, line.first);
    for i in line.first..line.end {
        let index = (i - line.first).min(3) as u64;
        let left = (line.end - 1 - i).min(2) as u64;
        let stop = i == line.first || says[i - 1] & says::STOP != 0;
        out[i].place_in_line = index << 4 | left << 1 | 1;
        out[i].line_form = form;
        out[i].key = key;
        out[i].starts = u64::from(stop) + 1;
        if says[i] & says::COLON != 0 && i - label_end <= 3 && i > label_end {
            key = (label_end..i).fold(11, |k, w| k.wrapping_mul(31).wrapping_add(out[w].word));
        }
        if says[i] & says::PARTS != 0 {
            label_end = i + 1;
        }
    }
}

/// Length, ending, neighbours and case of a line.
fn line_form(r: &Reading, n: usize, says: &[u16]) -> u64 {
    let line = &r.lines[n];
    let length = match line.end - line.first {
        0..=2 => 0,
        3..=4 => 1,
        5..=10 => 2,
        _ => 3u64,
    };
    let ending = match says[line.end - 1] {
        s if s & says::COMMA != 0 => 1,
        s if s & says::FULL_STOP != 0 => 2,
        s if s & says::COLON != 0 => 3,
        _ => 0u64,
    };
    let closes = |l: &Line| l.end - l.first <= 5 && says[l.first..l.end].iter().any(|s| s & says::CLOSING != 0);
    let before = match n.checked_sub(1).map(|p| &r.lines[p]) {
        None => 0,
        Some(p) if p.is_blank() => match n.checked_sub(2).map(|q| &r.lines[q]) {
            Some(q) if !q.is_blank() && closes(q) => 4,
            _ => 1,
        },
        Some(p) if closes(p) => 2,
        Some(_) => 3u64,
    };
    let after = r.lines.get(n + 1).map_or(2, |l| u64::from(l.is_blank()));
    let words = &r.words[line.first..line.end];
    let lower = words.iter().any(|w| w.shape == Shape::Lower);
    let upper = words.iter().any(super::super::run::is_namelike);
    length | ending << 2 | before << 4 | after << 7 | u64::from(lower) << 9 | u64::from(upper) << 10 | 1 << 11
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_carry_what_the_rest_of_the_document_says_of_them() {
        let doc = Doc::plain("Dear Siobhan, the siobhan file of siobhan.reilly@x.org. Dr Reilly said so: Reilly");
        let (r, atoms) = (doc.reading(), atoms(&doc));
        let bits = |n: usize, word: &str| {
            let at = (0..atoms.len()).filter(|i| r.fold(*i) == word).nth(n).unwrap();
            atoms[at].memory
        };
        let of = memory::ADDRESSED | memory::LOWER | memory::IN_MAIL;
        assert!(bits(0, "siobhan") == of && bits(1, "siobhan") == of, "{:b}", bits(0, "siobhan"));
        assert_eq!(bits(1, "reilly"), memory::TITLED | memory::IN_MAIL | memory::SPEAKS);
        assert_eq!((bits(0, ","), bits(0, "file")), (0, memory::LOWER));
        let spelt = |n: u32| n.to_string().bytes().map(|b| char::from(b - b'0' + b'a')).collect::<String>();
        let many = "x ".repeat(3) + &(0..5_000).map(|n| spelt(n) + " ").collect::<String>();
        let atoms = super::atoms(&Doc::plain(&many));
        let often = |a: &Atom| a.memory & memory::OFTEN != 0;
        assert!(atoms[..3].iter().all(often) && atoms.len() == 5_003 && !atoms[3..].iter().any(often));
    }
}
