//! Places of a composed page where its letters may show something else than they say, and with that something that was removed.
//! Everywhere else the letters look like what they say, and what they say was searched.

use super::looks::{Alphabet, Shows};
use super::orders::{Order, Place, orders};
use super::{Letter, Mark, Sheet};
use crate::redact::Terms;
use crate::redact::squash::squash;

/// Letters of a string that are looked for.
const LONGEST: usize = 60;
/// Shorter strings are not looked for by their looks: any word holds them.
const SHORTEST: usize = 3;

/// True where any of `terms` can be read in any order of the letters of the page.
pub fn still_read(sheet: &Sheet, terms: &Terms) -> bool {
    let letters = letters(sheet);
    let said = |g: u32| letters[g as usize].text.as_str();
    orders(&places(&letters)).iter().any(|o| !super::marks::found_in(o, terms, said).is_empty())
}

/// Upright boxes around what may show one of `forms` though it says something else; `None` where that cannot be told for a
/// script that the alphabet does not know.
pub fn doubts(sheet: &Sheet, alphabet: &mut Alphabet, forms: &[String]) -> Option<Vec<[f64; 4]>> {
    let letters = letters(sheet);
    let mut shows = Vec::with_capacity(letters.len());
    for letter in &letters {
        let shape = letter.shape.and_then(|s| sheet.shapes.get(s as usize));
        shows.push(shape.map_or(Shows::Nothing, |s| alphabet.judge(&letter.text, s)));
    }
    let orders = orders(&places(&letters));
    let mut doubtful = vec![false; letters.len()];
    for form in forms {
        let (wanted, _) = squash(form);
        if !alphabet.spells(&wanted) {
            return None;
        }
        let wanted: Vec<char> = wanted.chars().take(LONGEST).collect();
        if wanted.len() < SHORTEST {
            continue;
        }
        orders.iter().for_each(|order| mark(order, &shows, &wanted, &mut doubtful));
    }
    let found = (0..letters.len()).filter(|n| doubtful[*n]);
    Some(found.map(|n| cell(letters[n])).collect())
}

/// Marks the glyphs of an order that may show `wanted`, at least one of them without saying it. All prefixes that may end at a
/// glyph are followed at once, a bit for each.
fn mark(order: &Order, shows: &[Shows], wanted: &[char], doubtful: &mut [bool]) {
    let whole = 1u64 << wanted.len();
    let said_at = |c: char| (0..wanted.len()).filter(|n| wanted[*n] == c).fold(0u64, |m, n| m | 1 << (n + 1));
    // Prefixes as said, and prefixes with a letter that may only look so.
    let (mut plain, mut other) = (1u64, 0u64);
    let mut trail: Vec<u32> = Vec::new();
    for glyph in order.iter().flatten() {
        match &shows[*glyph as usize] {
            Shows::Nothing => continue,
            Shows::Letters(said, others) => {
                let (mut next, mut odd) = (plain, other);
                for c in said {
                    let here = said_at(*c);
                    (next, odd) = ((next << 1) & here, (odd << 1) & here);
                }
                if said.is_empty() {
                    // A mark that separates words is passed over, unless it looks like a letter.
                    next = plain;
                }
                let looks = others.iter().fold(0u64, |m, c| m | said_at(*c));
                odd |= ((plain | other) << 1) & looks;
                (plain, other) = (next | 1, odd);
            }
            Shows::Anything(most) => {
                let from = plain | other;
                other = (0..=*most).fold(0u64, |m, n| m | from << n);
                plain = 1;
            }
        }
        trail.push(*glyph);
        if other & whole != 0 {
            // No more glyphs than letters, but those between that say nothing.
            let first = trail.len().saturating_sub(wanted.len() + 2);
            trail[first..].iter().for_each(|g| doubtful[*g as usize] = true);
        }
        (plain, other) = (plain & (whole - 1), other & (whole - 1));
    }
}

fn letters(sheet: &Sheet) -> Vec<&Letter> {
    let all = sheet.marks.iter().filter_map(|m| if let Mark::Letters(l) = m { Some(l) } else { None });
    all.flatten().collect()
}

fn places(letters: &[&Letter]) -> Vec<Place> {
    let place = |(n, l): (usize, &&Letter)| {
        let [a, b, c, d, e, f] = l.matrix;
        let long = a.hypot(b).max(1e-9);
        let to = (e + a * l.width, f + b * l.width);
        let (along, size) = ((a / long, b / long), 1000.0 * c.hypot(d));
        Place { glyph: n as u32, from: (e, f), to, along, size, blank: l.text.trim().is_empty() }
    };
    letters.iter().enumerate().map(place).collect()
}

/// The upright box around a letter's em.
fn cell(letter: &Letter) -> [f64; 4] {
    let [a, b, c, d, e, f] = letter.matrix;
    let at = |x: f64, y: f64| (a * x + c * y + e, b * x + d * y + f);
    let corners = [at(0.0, -250.0), at(letter.width, -250.0), at(0.0, 950.0), at(letter.width, 950.0)];
    corners.iter().fold([f64::MAX, f64::MAX, f64::MIN, f64::MIN], |r, (x, y)| {
        [r[0].min(*x), r[1].min(*y), r[2].max(*x), r[3].max(*y)]
    })
}
