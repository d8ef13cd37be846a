//! Spellings of a surname: Mc and Mac, O' and O, hyphens and spaces, transliterations, and single slips of the finger.

use super::names::is_particle;
use crate::model::fold;
use std::collections::BTreeSet;

/// Every way of writing the surname that counts as that surname, each as folded words.
pub fn spellings(surname: &str) -> Vec<Vec<String>> {
    let mut out: Vec<Vec<String>> = Vec::new();
    let mut push = |words: Vec<String>| {
        if !words.is_empty() && !words.iter().any(String::is_empty) && !out.contains(&words) {
            out.push(words);
        }
    };
    for raw in transliterations(surname) {
        let words: Vec<String> = fold::tokens(&raw).into_iter().map(|t| t.text).collect();
        push(words.clone());
        if words.len() > 1 {
            push(vec![words.concat()]);
        }
        if words.len() > 2 {
            push(vec![words[..words.len() - 1].concat(), words[words.len() - 1].clone()]);
        }
        apostrophes(&raw, &mut push);
        prefixes(&words, &mut push);
    }
    out
}

/// The surname as written, with ü as ue and ue as ü.
fn transliterations(surname: &str) -> BTreeSet<String> {
    let mut long = String::new();
    for c in surname.nfc_lower() {
        match c {
            'ä' | 'æ' => long.push_str("ae"),
            'ö' | 'ø' => long.push_str("oe"),
            'ü' => long.push_str("ue"),
            'å' => long.push_str("aa"),
            c => long.push(c),
        }
    }
    let mut all = BTreeSet::from([surname.to_owned(), long]);
    all.extend(arabic(surname));
    let folded = fold::folded(surname);
    for (pair, one) in [("ue", "u"), ("oe", "o"), ("ae", "a"), ("aa", "a")] {
        if folded.len() >= 5 && folded.contains(pair) {
            all.insert(surname.to_lowercase().replace(pair, one));
        }
    }
    all
}

/// Arabic letters that are written for one another at the end of a name, and the article.
fn arabic(surname: &str) -> Vec<String> {
    if !surname.chars().any(|c| ('\u{600}'..='\u{6ff}').contains(&c)) {
        return Vec::new();
    }
    let mut out = vec![
        surname.replace('\u{629}', "\u{647}"),
        surname.replace('\u{649}', "\u{64a}"),
        surname.replace('\u{64a}', "\u{649}"),
    ];
    match surname.strip_prefix("\u{627}\u{644}") {
        Some(bare) if bare.chars().count() > 2 => out.push(bare.to_owned()),
        _ => out.push(format!("\u{627}\u{644}{surname}")),
    }
    out
}

trait NfcLower {
    fn nfc_lower(&self) -> Vec<char>;
}

impl NfcLower for str {
    fn nfc_lower(&self) -> Vec<char> {
        use unicode_normalization::UnicodeNormalization;
        self.nfc().flat_map(char::to_lowercase).collect()
    }
}

/// `O'Brien`, `OBrien` and `D'Arcy` also as two words.
fn apostrophes(raw: &str, push: &mut impl FnMut(Vec<String>)) {
    let tokens = fold::tokens(raw);
    for (at, token) in tokens.iter().enumerate().filter(|(_, t)| t.tail > 0) {
        let word = |t: &fold::Token| t.text.clone();
        let (before, after) = (tokens[..at].iter().map(word), tokens[at + 1..].iter().map(word));
        let (front, back) = token.text.split_at(token.tail);
        push(before.chain([front.to_owned(), back.to_owned()]).chain(after).collect());
    }
    let mut letters = raw.chars();
    if let (Some('O'), Some(second), Some(third)) = (letters.next(), letters.next(), letters.next())
        && second.is_uppercase()
        && third.is_lowercase()
    {
        push(vec!["o".into(), fold::folded(&raw[1..])]);
    }
}

fn prefixes(words: &[String], push: &mut impl FnMut(Vec<String>)) {
    const ALIKE: &[&[&str]] = &[&["mc", "mac"], &["st", "saint"]];
    let joined = words.concat();
    for group in ALIKE {
        let stem = group.iter().rev().find_map(|p| joined.strip_prefix(p)).filter(|stem| stem.len() >= 4);
        let Some(stem) = stem.filter(|_| group[0] == "mc" || words.len() > 1 && group.contains(&words[0].as_str()))
        else {
            continue;
        };
        if stem.starts_with('h') && joined.starts_with("mac") && words.len() == 1 {
            continue; // Machin, Machado
        }
        for prefix in *group {
            push(vec![format!("{prefix}{stem}")]);
            push(vec![(*prefix).to_owned(), stem.to_owned()]);
        }
    }
}

/// Parts that people use for the whole: either half of a double surname, the surname without its particles.
pub fn halves(surname: &str) -> Vec<String> {
    let words: Vec<String> = fold::tokens(surname).into_iter().map(|t| t.text).collect();
    if words.len() < 2 {
        return Vec::new();
    }
    words.into_iter().filter(|w| w.len() > 2 && !is_particle(w)).collect()
}

/// Single slips in a surname of six letters or more: a letter lost, doubled, swapped with its neighbour or with one that sounds alike.
pub fn slips(surname: &str) -> BTreeSet<String> {
    slips_from(surname, 6)
}

/// The same for a name of at least `shortest` letters.
pub fn slips_from(surname: &str, shortest: usize) -> BTreeSet<String> {
    const ALIKE: &[&str] = &["aeiouy", "ckqs", "sz", "mn", "vw", "dt", "bp", "gj", "rl", "fv"];
    let letters: Vec<char> = surname.chars().collect();
    let mut out = BTreeSet::new();
    if letters.len() < shortest || !surname.chars().all(char::is_alphabetic) {
        return out;
    }
    for at in 1..letters.len() {
        let with = |change: &dyn Fn(&mut Vec<char>)| {
            let mut copy = letters.clone();
            change(&mut copy);
            copy.into_iter().collect::<String>()
        };
        out.insert(with(&|w| {
            w.remove(at);
        }));
        out.insert(with(&|w| w.insert(at, letters[at])));
        if at + 1 < letters.len() {
            out.insert(with(&|w| w.swap(at, at + 1)));
        }
        for other in ALIKE.iter().filter(|g| g.contains(letters[at])).flat_map(|g| g.chars()) {
            out.insert(with(&|w| w[at] = other));
        }
    }
    out.remove(surname);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has(surname: &str, words: &[&str]) -> bool {
        spellings(surname).iter().any(|s| s == words)
    }

    #[test]
    fn one_surname_in_every_spelling() {
        assert!(has("O'Brien", &["obrien"]) && has("O'Brien", &["o", "brien"]) && has("OBrien", &["o", "brien"]));
        assert!(has("McConnell", &["macconnell"]) && has("McConnell", &["mc", "connell"]));
        assert!(has("Müller", &["muller"]) && has("Müller", &["mueller"]) && has("Mueller", &["muller"]));
        assert!(has("Smith-Jones", &["smith", "jones"]) && has("Smith-Jones", &["smithjones"]));
        assert!(has("de la Cruz", &["delacruz"]) && has("de la Cruz", &["dela", "cruz"]));
        assert!(has("O'Brien-Smith", &["o", "brien", "smith"]) && !has("O'Brien-Smith", &["o", "brien"]));
        assert_eq!(halves("de la Cruz"), ["cruz"]);
    }

    #[test]
    fn slips_are_bounded_and_spare_short_names() {
        let all = slips("mcconnell");
        assert!(all.contains("mcconnel") && all.contains("mcconnall") && all.contains("mconnell") && all.len() < 80);
        assert!(!all.contains("mcdonnell") && slips("sera").is_empty());
    }
}
