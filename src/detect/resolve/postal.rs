//! Postal addresses made comparable: the flat, and the line with the house number, whatever stands behind it.

use crate::model::{Span, fold};

/// Kinds of street that can be written short.
const SHORT: &[(&str, &str)] = &[
    ("ave", "avenue"),
    ("cl", "close"),
    ("cres", "crescent"),
    ("ct", "court"),
    ("dr", "drive"),
    ("gdns", "gardens"),
    ("ln", "lane"),
    ("pl", "place"),
    ("rd", "road"),
    ("sq", "square"),
    ("st", "street"),
    ("tce", "terrace"),
    ("terr", "terrace"),
];
const FLATS: &[&str] =
    &["apartment", "apt", "bedsit", "flat", "maisonette", "plot", "rm", "room", "studio", "suite", "unit"];

/// What tells one address from another.
#[derive(Debug, PartialEq, Eq)]
pub struct Postal {
    /// The flat's number or letter, folded; empty where there is none.
    pub flat: String,
    /// Number and street, folded, the kind of street in full; without a number the first line.
    pub line: String,
    /// Where the line stands in what was read.
    pub span: Span,
}

impl Postal {
    /// The address written `form`, on one line or several.
    pub fn of(form: &str) -> Postal {
        let tokens = fold::tokens(form);
        let text = |n: usize| tokens.get(n).map_or("", |t| t.text.as_str());
        let flat = if FLATS.contains(&text(0)) { text(1).to_owned() } else { String::new() };
        let from = if flat.is_empty() { 0 } else { 2 };
        let numbered = (from..tokens.len()).find(|&n| text(n).starts_with(|c: char| c.is_ascii_digit()));
        let first = numbered.unwrap_or(0);
        let mut end = first;
        while let Some(token) = tokens.get(end) {
            let gap = end.checked_sub(1).map_or("", |n| form.get(tokens[n].span.end..token.span.start).unwrap_or(""));
            let behind_number = numbered.is_some() && end == first + 1;
            let wrapped = numbered.is_some() && !is_street(text(end.saturating_sub(1)));
            if end > first && !behind_number && (gap.contains(',') || gap.contains('\n') && !wrapped) {
                break;
            }
            end += 1;
        }
        let street = (first + 2..end).rev().find(|&n| numbered.is_some() && is_street(text(n)));
        let end = street.map_or(end, |n| n + 1);
        let words: Vec<&str> = (first..end).map(text).collect();
        let span = match (tokens.get(first), end.checked_sub(1).and_then(|n| tokens.get(n))) {
            (Some(a), Some(b)) => Span::new(a.span.start, b.span.end),
            _ => Span::new(0, 0),
        };
        Postal { flat, line: full(&words), span }
    }

    /// Keys it is known by: with its flat, and without.
    pub fn keys(&self) -> Vec<String> {
        let mut keys = vec![self.key(), format!("address:/{}", self.line)];
        keys.dedup();
        keys
    }

    /// The key of exactly this address.
    pub fn key(&self) -> String {
        format!("address:{}/{}", self.flat, self.line)
    }
}

fn full(words: &[&str]) -> String {
    let Some((last, rest)) = words.split_last() else { return String::new() };
    let last = SHORT.iter().find(|(short, _)| short == last).map_or(*last, |(_, long)| long);
    rest.iter().copied().chain([last]).collect::<Vec<_>>().join(" ")
}

/// A kind of street that ends a line: what follows without a comma is the town.
pub fn is_street(word: &str) -> bool {
    const MORE: &[&str] = &["crescent", "gardens", "grove", "mews", "parade", "rise", "row", "walk", "way"];
    SHORT.iter().any(|(short, long)| word == *short && word != "st" || word == *long) || MORE.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_address_in_many_writings_has_one_key() {
        for (a, b) in [
            ("9 Tern Terrace", "9 TERN TERR, Wold, ZZ9 4QT"),
            ("9 Tern Terrace\nWold\nZZ9 4QT", "9, Tern Terrace Wold"),
            ("Flat 3, 8 Cooper's Row", "flat 3 8 Coopers Row, Wold"),
            ("12 St Leonards Rd", "12 St. Leonards Road"),
            ("40 Tern\nCrescent", "40 Tern Cres"),
        ] {
            assert_eq!(Postal::of(a).key(), Postal::of(b).key(), "{a} {b}");
        }
        assert_ne!(Postal::of("Flat 2, 8 Cooper Row").key(), Postal::of("Flat 3, 8 Cooper Row").key());
        assert_eq!(Postal::of("Flat 2, 8 Cooper Row").keys()[1], Postal::of("8 Cooper Row").key());
        let form = "Flat 3, 8 Cooper Row, Wold";
        assert_eq!(Postal::of(form).span.of(form), "8 Cooper Row");
        assert_eq!(Postal::of("The Old Rectory, Wold").line, "the old rectory");
        assert_eq!(Postal::of("").line, "");
    }
}
