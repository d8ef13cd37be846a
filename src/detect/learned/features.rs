//! Features: every template names which atoms of which neighbours it puts together; a feature is the hash of both.

use super::atoms::Atom;

/// Calls `sink` with the hash of every feature of word `at`.
pub fn features(atoms: &[Atom], at: usize, mut sink: impl FnMut(u64)) {
    let none = Atom::default();
    let near = |d: isize| at.checked_add_signed(d).and_then(|i| atoms.get(i)).unwrap_or(&none);
    let (a, l, r) = (near(0), near(-1), near(1));
    let (ll, rr) = (near(-2), near(2));
    let mut id = 0u64;
    let mut put = |parts: &[u64]| {
        id += 1;
        sink(parts.iter().fold(id.wrapping_mul(0xA24B_AED4_963E_E407), |h, p| mix(h ^ p)));
    };
    put(&[]);
    for d in [-3, -2, -1, 0, 1, 2, 3] {
        let n = near(d);
        put(&[n.word]);
        put(&[n.name, n.shape]);
    }
    for d in [-2, -1, 0, 1, 2] {
        let n = near(d);
        put(&[n.shape]);
        put(&[n.common, n.shape]);
        put(&[n.role, n.shape]);
        put(&[n.memory, n.shape]);
        put(&[n.cluster]);
        put(&[n.coarse, n.shape]);
        put(&[n.english, n.shape]);
    }
    // Words used alike.
    put(&[a.cluster, a.shape]);
    put(&[l.cluster, a.shape, a.name]);
    put(&[r.cluster, a.shape, a.name]);
    put(&[l.cluster, a.cluster]);
    put(&[a.cluster, r.cluster]);
    put(&[ll.cluster, l.cluster, a.shape]);
    put(&[r.cluster, rr.cluster, a.shape]);
    put(&[l.coarse, a.coarse, r.coarse, a.shape]);
    put(&[a.coarse, a.name, a.shape]);
    // The word as English.
    put(&[a.english, a.common, a.shape]);
    put(&[a.english, a.name, a.shape]);
    put(&[a.english, a.starts, a.shape, a.name]);
    put(&[l.english, a.english, a.shape]);
    put(&[a.english, r.english, a.shape, r.shape]);
    // Word pairs.
    put(&[l.word, a.word]);
    put(&[a.word, r.word]);
    put(&[ll.word, l.word]);
    put(&[r.word, rr.word]);
    put(&[l.word, a.name, a.shape]);
    put(&[r.word, a.name, a.shape]);
    put(&[l.word, a.common, a.shape]);
    put(&[r.word, a.common, a.shape]);
    put(&[l.word, r.word]);
    put(&[ll.word, l.word, a.shape]);
    // Gazetteer pairs.
    put(&[a.name]);
    put(&[a.name, a.common, a.shape]);
    put(&[a.name, a.place, a.common]);
    // What else it names.
    put(&[a.place, a.shape, a.name]);
    put(&[a.place, a.thing, a.note, a.shape]);
    put(&[a.thing, a.name, a.shape]);
    put(&[a.note, a.name, a.shape]);
    put(&[a.note, a.common, a.shape]);
    put(&[l.note, a.note, a.shape]);
    put(&[a.note, a.shape, r.note, r.shape]);
    put(&[l.word, a.place, a.thing, a.shape]);
    put(&[a.place, a.thing, a.shape, r.word]);
    put(&[r.place, r.thing, a.place, a.shape]);
    put(&[l.name, l.shape, a.name, a.shape]);
    put(&[a.name, a.shape, r.name, r.shape]);
    put(&[l.name, a.name, r.name]);
    put(&[l.common, a.common, a.shape]);
    put(&[a.common, a.shape, r.common, r.shape]);
    put(&[ll.name, l.word, a.name, a.shape]);
    put(&[a.name, a.shape, r.word, rr.name]);
    // Shapes.
    put(&[l.shape, a.shape, r.shape]);
    put(&[ll.shape, l.shape, a.shape]);
    put(&[a.shape, r.shape, rr.shape]);
    // Affixes.
    for (n, affix) in a.affix.iter().enumerate() {
        put(&[*affix, n as u64]);
    }
    put(&[a.affix[1], a.shape]);
    put(&[l.affix[1], a.shape]);
    put(&[r.affix[1], a.shape]);
    // Lists.
    put(&[l.role, a.name, a.shape]);
    put(&[r.role, a.name, a.shape]);
    put(&[ll.role, l.shape, a.shape]);
    put(&[r.role, rr.role, a.shape]);
    put(&[a.role, r.shape]);
    // Place in the line, and the line.
    put(&[a.starts, a.shape, a.common]);
    put(&[a.starts, a.shape, a.name]);
    put(&[a.place_in_line, a.line_form]);
    put(&[a.place_in_line, a.line_form & 0xF, a.shape]);
    put(&[a.place_in_line & 0xF0, a.line_form >> 4 & 0x7, a.shape, a.name]);
    put(&[a.place_in_line, a.line_form & 0x3F, a.name]);
    put(&[a.line_form >> 9, a.shape, a.name]);
    put(&[a.line_form >> 9, a.word]);
    // Labels.
    put(&[a.key]);
    put(&[a.key, a.shape]);
    put(&[a.key, a.shape, a.name]);
    // The rest of the document.
    put(&[a.memory]);
    put(&[a.memory, a.name, a.shape]);
    put(&[a.memory, a.common, a.shape]);
    put(&[a.memory, l.memory, a.shape]);
    put(&[a.memory, r.memory, a.shape]);
}

fn mix(h: u64) -> u64 {
    let h = (h ^ h >> 32).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    h ^ h >> 32
}
