//! Features: every template puts together atoms of a word and its neighbours; a feature is the hash of the template's number and those.
//!
//! They stand in groups by what they look at, since the score of a group is the same wherever the same words meet (`quick.rs`).
//! A template's number is part of the trained weights: none may be changed or given twice.

use super::atoms::Atom;

/// Where features go.
pub trait Sink {
    /// Takes the hash of one feature.
    fn take(&mut self, hash: u64);
}

impl<F: FnMut(u64)> Sink for F {
    fn take(&mut self, hash: u64) {
        self(hash);
    }
}

/// Calls `sink` with the hash of every feature of word `at`.
pub fn features(atoms: &[Atom], at: usize, mut sink: impl Sink) {
    let none = Atom::default();
    let near = |d: isize| at.checked_add_signed(d).and_then(|i| atoms.get(i)).unwrap_or(&none);
    for d in -FAR..=FAR {
        alone(near(d), d, &mut sink);
    }
    for d in -TOLD..=TOLD {
        remembered(near(d), d, &mut sink);
    }
    let [ll, l, a, r, rr] = [-2, -1, 0, 1, 2].map(near);
    by_left(l, a, &mut sink);
    by_left_class(l, a, &mut sink);
    second_of_two(l, a, &mut sink);
    by_right(a, r, &mut sink);
    by_right_class(a, r, &mut sink);
    first_of_two(a, r, &mut sink);
    behind(ll, l, &mut sink);
    ahead(r, rr, &mut sink);
    by_two_left(ll, l, a, &mut sink);
    last_of_rough(ll, l, a, &mut sink);
    by_two_right(a, r, rr, &mut sink);
    first_of_rough(a, r, rr, &mut sink);
    by_both(l, a, r, &mut sink);
    middle_of_rough(l, a, r, &mut sink);
    remembered_beside(l, a, r, &mut sink);
    started(a, &mut sink);
    placed(a, &mut sink);
    cased(a, &mut sink);
    labelled(a, &mut sink);
}

/// How many words before and after a word are looked at.
pub const FAR: isize = 3;
/// How many words before and after a word are looked at for what the rest of the document says of them.
pub const TOLD: isize = 2;

fn put(sink: &mut impl Sink, id: u64, parts: &[u64]) {
    sink.take(parts.iter().fold(id.wrapping_mul(0xA24B_AED4_963E_E407), |h, p| mix(h ^ p)));
}

/// What word `n` alone says of the word that it stands `d` words behind.
pub fn alone(n: &Atom, d: isize, sink: &mut impl Sink) {
    let far = (d + FAR).unsigned_abs() as u64;
    put(sink, 2 + 2 * far, &[n.word]);
    put(sink, 3 + 2 * far, &[n.name, n.shape]);
    if d.abs() < FAR {
        let id = 16 + 7 * (far - 1);
        put(sink, id, &[n.shape]);
        put(sink, id + 1, &[n.common, n.shape]);
        put(sink, id + 2, &[n.role, n.shape]);
        put(sink, id + 4, &[n.cluster]);
        put(sink, id + 5, &[n.coarse, n.shape]);
        put(sink, id + 6, &[n.english, n.shape]);
    }
    if d == 0 {
        itself(n, sink);
    }
}

/// What a word says of itself.
fn itself(a: &Atom, sink: &mut impl Sink) {
    put(sink, 1, &[]);
    put(sink, 51, &[a.cluster, a.shape]);
    put(sink, 59, &[a.coarse, a.name, a.shape]);
    // The word as English.
    put(sink, 60, &[a.english, a.common, a.shape]);
    put(sink, 61, &[a.english, a.name, a.shape]);
    // As a name.
    put(sink, 75, &[a.name]);
    put(sink, 76, &[a.name, a.common, a.shape]);
    put(sink, 77, &[a.name, a.place, a.common]);
    // What else it names.
    put(sink, 78, &[a.place, a.shape, a.name]);
    put(sink, 79, &[a.place, a.thing, a.note, a.shape]);
    put(sink, 80, &[a.thing, a.name, a.shape]);
    put(sink, 81, &[a.note, a.name, a.shape]);
    put(sink, 82, &[a.note, a.common, a.shape]);
    // Affixes.
    for (n, affix) in (0..).zip(a.affix) {
        put(sink, 98 + n, &[affix, n]);
    }
    put(sink, 102, &[a.affix[1], a.shape]);
}

/// What the rest of the document says of word `n` says of the word that it stands `d` words behind, at most [`TOLD`].
pub fn remembered(n: &Atom, d: isize, sink: &mut impl Sink) {
    put(sink, 19 + 7 * (d + TOLD).unsigned_abs() as u64, &[n.memory, n.shape]);
    if d == 0 {
        put(sink, 121, &[n.memory]);
        put(sink, 122, &[n.memory, n.name, n.shape]);
        put(sink, 123, &[n.memory, n.common, n.shape]);
    }
}

/// What the rest of the document says of a word and of its neighbours.
pub fn remembered_beside(l: &Atom, a: &Atom, r: &Atom, sink: &mut impl Sink) {
    put(sink, 124, &[a.memory, l.memory, a.shape]);
    put(sink, 125, &[a.memory, r.memory, a.shape]);
}

/// What the spelling of the word before says of word `a`, whatever word of its class that is.
pub fn by_left(l: &Atom, a: &Atom, sink: &mut impl Sink) {
    put(sink, 52, &[l.cluster, a.shape, a.name]);
    put(sink, 69, &[l.word, a.name, a.shape]);
    put(sink, 71, &[l.word, a.common, a.shape]);
    put(sink, 85, &[l.word, a.place, a.thing, a.shape]);
    put(sink, 103, &[l.affix[1], a.shape]);
}

/// What the spelling of the word after says of word `a`, whatever word of its class that is.
pub fn by_right(a: &Atom, r: &Atom, sink: &mut impl Sink) {
    put(sink, 53, &[r.cluster, a.shape, a.name]);
    put(sink, 70, &[r.word, a.name, a.shape]);
    put(sink, 72, &[r.word, a.common, a.shape]);
    put(sink, 86, &[a.place, a.thing, a.shape, r.word]);
    put(sink, 104, &[r.affix[1], a.shape]);
}

/// What the class of the word before says of word `a` of its class.
pub fn by_left_class(l: &Atom, a: &Atom, sink: &mut impl Sink) {
    put(sink, 63, &[l.english, a.english, a.shape]);
    put(sink, 83, &[l.note, a.note, a.shape]);
    put(sink, 88, &[l.name, l.shape, a.name, a.shape]);
    put(sink, 91, &[l.common, a.common, a.shape]);
    put(sink, 105, &[l.role, a.name, a.shape]);
}

/// What the class of the word after says of word `a` of its class.
pub fn by_right_class(a: &Atom, r: &Atom, sink: &mut impl Sink) {
    put(sink, 64, &[a.english, r.english, a.shape, r.shape]);
    put(sink, 84, &[a.note, a.shape, r.note, r.shape]);
    put(sink, 87, &[r.place, r.thing, a.place, a.shape]);
    put(sink, 89, &[a.name, a.shape, r.name, r.shape]);
    put(sink, 92, &[a.common, a.shape, r.common, r.shape]);
    put(sink, 106, &[r.role, a.name, a.shape]);
    put(sink, 109, &[a.role, r.shape]);
}

/// What it says of the first of two words that just these two meet.
pub fn first_of_two(x: &Atom, y: &Atom, sink: &mut impl Sink) {
    put(sink, 55, &[x.cluster, y.cluster]);
    put(sink, 66, &[x.word, y.word]);
}

/// What it says of the second of two words that just these two meet.
pub fn second_of_two(x: &Atom, y: &Atom, sink: &mut impl Sink) {
    put(sink, 54, &[x.cluster, y.cluster]);
    put(sink, 65, &[x.word, y.word]);
}

/// What two words say of the word behind them.
pub fn behind(ll: &Atom, l: &Atom, sink: &mut impl Sink) {
    put(sink, 67, &[ll.word, l.word]);
}

/// What two words say of the word before them.
pub fn ahead(r: &Atom, rr: &Atom, sink: &mut impl Sink) {
    put(sink, 68, &[r.word, rr.word]);
}

/// What the two words before say of word `a`.
pub fn by_two_left(ll: &Atom, l: &Atom, a: &Atom, sink: &mut impl Sink) {
    put(sink, 56, &[ll.cluster, l.cluster, a.shape]);
    put(sink, 74, &[ll.word, l.word, a.shape]);
    put(sink, 93, &[ll.name, l.word, a.name, a.shape]);
}

/// What the two words after say of word `a`.
pub fn by_two_right(a: &Atom, r: &Atom, rr: &Atom, sink: &mut impl Sink) {
    put(sink, 57, &[r.cluster, rr.cluster, a.shape]);
    put(sink, 94, &[a.name, a.shape, r.word, rr.name]);
}

/// What the words on both sides say of word `a`.
pub fn by_both(l: &Atom, _: &Atom, r: &Atom, sink: &mut impl Sink) {
    put(sink, 73, &[l.word, r.word]);
}

/// What it says of the last of three words that words so rough meet.
pub fn last_of_rough(x: &Atom, y: &Atom, z: &Atom, sink: &mut impl Sink) {
    put(sink, 96, &[x.shape, y.shape, z.shape]);
    put(sink, 107, &[x.role, y.shape, z.shape]);
}

/// What it says of the first of three words that words so rough meet.
pub fn first_of_rough(x: &Atom, y: &Atom, z: &Atom, sink: &mut impl Sink) {
    put(sink, 97, &[x.shape, y.shape, z.shape]);
    put(sink, 108, &[y.role, z.role, x.shape]);
}

/// What it says of the middle one of three words that words so rough meet.
pub fn middle_of_rough(x: &Atom, y: &Atom, z: &Atom, sink: &mut impl Sink) {
    put(sink, 58, &[x.coarse, y.coarse, z.coarse, y.shape]);
    put(sink, 90, &[x.name, y.name, z.name]);
    put(sink, 95, &[x.shape, y.shape, z.shape]);
}

/// What it says that a word starts a sentence or does not.
pub fn started(a: &Atom, sink: &mut impl Sink) {
    put(sink, 62, &[a.english, a.starts, a.shape, a.name]);
    put(sink, 110, &[a.starts, a.shape, a.common]);
    put(sink, 111, &[a.starts, a.shape, a.name]);
}

/// What its place in the line and the line's form say.
pub fn placed(a: &Atom, sink: &mut impl Sink) {
    put(sink, 112, &[a.place_in_line, a.line_form]);
    put(sink, 113, &[a.place_in_line, a.line_form & 0xF, a.shape]);
    put(sink, 114, &[a.place_in_line & 0xF0, a.line_form >> 4 & 0x7, a.shape, a.name]);
    put(sink, 115, &[a.place_in_line, a.line_form & 0x3F, a.name]);
}

/// What the case of its line's words says of a word.
pub fn cased(a: &Atom, sink: &mut impl Sink) {
    put(sink, 116, &[a.line_form >> 9, a.shape, a.name]);
    put(sink, 117, &[a.line_form >> 9, a.word]);
}

/// What the label before it on its line says.
pub fn labelled(a: &Atom, sink: &mut impl Sink) {
    put(sink, 118, &[a.key]);
    put(sink, 119, &[a.key, a.shape]);
    put(sink, 120, &[a.key, a.shape, a.name]);
}

fn mix(h: u64) -> u64 {
    let h = (h ^ h >> 32).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    h ^ h >> 32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_template_speaks_once_of_every_word() {
        let mut hashes = Vec::new();
        features(&[Atom { word: 3, shape: 5, ..Atom::default() }; 9], 4, |h| hashes.push(h));
        assert_eq!(hashes.len(), 125);
        hashes.sort_unstable();
        hashes.dedup();
        assert_eq!(hashes.len(), 125);
    }
}
