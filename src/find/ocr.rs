//! What character recognition makes of names: letters and digits that look alike.

use std::collections::BTreeSet;

/// Digits that stand for letters.
const DIGITS: &[(char, char)] = &[
    ('0', 'o'),
    ('1', 'l'),
    ('1', 'i'),
    ('5', 's'),
    ('8', 'b'),
    ('6', 'b'),
    ('9', 'g'),
    ('2', 'z'),
    ('4', 'a'),
    ('3', 'e'),
];
/// Letters that stand for letters.
const LETTERS: &[(&str, &str)] = &[
    ("m", "rn"),
    ("rn", "m"),
    ("d", "cl"),
    ("cl", "d"),
    ("w", "vv"),
    ("vv", "w"),
    ("l", "i"),
    ("i", "l"),
    ("ll", "u"),
    ("u", "ii"),
    ("h", "li"),
    ("h", "b"),
    ("e", "c"),
    ("c", "e"),
    ("t", "f"),
    ("f", "t"),
    ("ri", "n"),
    ("n", "ri"),
    ("g", "q"),
    ("v", "y"),
    ("y", "v"),
];

/// Misreadings of a folded name: any one letter taken for another, from six letters on; digits for letters, from four on.
pub(super) fn misreadings(name: &str) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    if !name.is_ascii() || name.len() < 4 || !name.bytes().all(|b| b.is_ascii_alphabetic()) {
        return out;
    }
    for (digit, letter) in DIGITS {
        let each = name.char_indices().filter(|(_, c)| c == letter).map(|(at, _)| at);
        out.extend(each.map(|at| format!("{}{digit}{}", &name[..at], &name[at + 1..])));
        out.insert(name.replace(*letter, &digit.to_string()));
    }
    for (right, wrong) in LETTERS.iter().filter(|_| name.len() >= 6) {
        out.extend(
            name.match_indices(right).map(|(at, _)| format!("{}{wrong}{}", &name[..at], &name[at + right.len()..])),
        );
    }
    out.remove(name);
    out
}

/// The words that a word with digits in it can be read as (`j0hn`); none where it holds no digit or is a number.
pub(super) fn without_digits(word: &str) -> Vec<String> {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    if digits == 0 || digits * 2 > word.len() || word.len() < 3 || digits > 3 {
        return Vec::new();
    }
    word.chars().fold(vec![String::new()], |all, c| {
        let letters: Vec<char> = match c.is_ascii_digit() {
            true => DIGITS.iter().filter(|(d, _)| *d == c).map(|(_, l)| *l).collect(),
            false => vec![c],
        };
        all.iter().flat_map(|start| letters.iter().map(move |l| format!("{start}{l}"))).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misreadings_are_bounded() {
        let all = misreadings("barnett");
        assert!(all.contains("bamett") && all.contains("barneft") && all.len() < 60, "{all:?}");
        assert!(misreadings("smith").contains("sm1th") && !misreadings("smith").contains("srnith"));
        assert!(misreadings("ng").is_empty());
        assert_eq!(without_digits("j0hn"), ["john"]);
        assert!(without_digits("g1llian").contains(&"gillian".to_owned()) && without_digits("1987").is_empty());
    }
}
