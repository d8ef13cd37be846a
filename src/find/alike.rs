//! Surnames that sound alike: who writes down what they hear writes Stuart for Stewart, Reed for Reid, De Souza for D'Souza.

use super::names::is_particle;
use super::plan::Plan;
use super::profile::{Family, Surname};
use crate::model::{fold, nicknames};
use std::collections::BTreeSet;

/// Letters within a name that are written for each other.
const WITHIN: &[&[&str]] = &[
    &["ph", "f"],
    &["ck", "k"],
    &["x", "cks", "ks"],
    &["mps", "ms"],
    &["ei", "ee", "ea", "ie"],
    &["ai", "ay", "ei"],
    &["ou", "ow", "au", "aw"],
    &["oo", "u", "ou"],
    &["ew", "u", "ue"],
    &["sch", "sh"],
    &["sz", "sh"],
    &["cz", "ch"],
    &["bh", "b"],
    &["dh", "d"],
    &["gh", "g"],
    &["kh", "k"],
    &["z", "s"],
    &["w", "v"],
    &["dd", "d"],
    &["ff", "f"],
    &["gg", "g"],
    &["ll", "l"],
    &["mm", "m"],
    &["nn", "n"],
    &["pp", "p"],
    &["rr", "r"],
    &["ss", "s"],
    &["tt", "t"],
];
/// Vowels: in a short name another one makes another name.
const VOWELS: &[&[&str]] = &[&["a", "e"], &["i", "y"], &["o", "u"]];
const AT_THE_START: &[&[&str]] = &[&["ph", "f"], &["th", "t"], &["wr", "r"], &["kn", "n"], &["c", "k"]];
const AT_THE_END: &[&[&str]] = &[
    &["", "e"],
    &["y", "ie", "ey", "ee", "i"],
    &["son", "sen", "ssen", "sson"],
    &["eigh", "ee", "ea", "ey"],
    &["ight", "ite", "yte"],
    &["ury", "ry", "uri", "hry"],
    &["que", "qui", "q", "k"],
    &["man", "mann"],
    &["ov", "off"],
];

/// Letters of a name that is heard as another: shorter ones are too many others.
const SHORTEST: usize = 4;
/// From so many letters on another vowel leaves it the same name, and so does a second exchange.
const LONG: (usize, usize) = (5, 6);

impl Plan {
    /// Has surnames looked for that sound like the subject's and that `is_borne`: behind their forename, as a slip is, and possible at most.
    pub fn admit_alike(&mut self, is_borne: impl Fn(&str) -> bool) {
        let own: Vec<String> = self.subject.parts.iter().map(|name| name.surname.clone()).collect();
        let heard = own.iter().flat_map(|surname| alike(&fold::folded(surname)));
        let heard: BTreeSet<String> = heard.filter(|word| is_borne(word)).collect();
        for word in heard {
            let family = if nicknames::is_forename(&word) { Family::Borne } else { Family::Slip };
            self.admit_surname(vec![word], family);
        }
        own.iter().flat_map(|surname| particles(surname)).for_each(|words| self.admit_surname(words, Family::Slip));
        self.mark_starts();
    }

    /// Adds a way to write the surname, unless it is known, or a namesake's own.
    fn admit_surname(&mut self, words: Vec<String>, family: Family) {
        let of_namesakes = self.namesakes.iter().flat_map(|n| &n.surnames).filter(|s| s.family == Family::Own);
        if self.subject.surnames.iter().chain(of_namesakes).any(|s| s.words == words) {
            return;
        }
        let at = self.subject.surnames.len();
        let longer = |n: &usize| self.subject.surnames[*n].words.len() >= words.len();
        let known = self.by_word.entry(words[0].clone()).or_default();
        known.insert(known.iter().take_while(|n| longer(n)).count(), at);
        self.subject.surnames.push(Surname { words, family, double: false, kind: "typos" });
    }
}

/// Ways to write the folded surname that sound like it; most are nobody's name, which is for the caller to say.
pub fn alike(surname: &str) -> BTreeSet<String> {
    let letters = surname.chars().count();
    if letters < SHORTEST || !surname.chars().all(|c| c.is_ascii_lowercase()) {
        return BTreeSet::new();
    }
    let mut out = exchanged(surname, letters >= LONG.0);
    if letters >= LONG.1 {
        out.extend(out.iter().flat_map(|once| exchanged(once, true)).collect::<Vec<_>>());
    }
    out.retain(|other| other != surname && other.len() >= 3);
    out
}

/// One exchange.
fn exchanged(name: &str, vowels: bool) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    let mut put = |at: usize, from: &str, group: &[&str]| {
        let others = group.iter().filter(|to| **to != from);
        out.extend(others.map(|to| format!("{}{to}{}", &name[..at], &name[at + from.len()..])));
    };
    for group in WITHIN.iter().chain(VOWELS.iter().filter(|_| vowels)) {
        for from in *group {
            // What a name begins with is heard well.
            name.match_indices(from).filter(|(at, _)| *at > 0).for_each(|(at, _)| put(at, from, group));
        }
    }
    for group in AT_THE_START {
        group.iter().filter(|from| name.starts_with(**from)).for_each(|from| put(0, from, group));
    }
    for group in AT_THE_END {
        let ends = group.iter().filter(|from| name.ends_with(**from) && name.len() > from.len());
        ends.for_each(|from| put(name.len() - from.len(), from, group));
    }
    out
}

/// `D'Souza` as De Souza, Da Souza and the other way round, each as folded words, and as one.
pub fn particles(surname: &str) -> Vec<Vec<String>> {
    const HEARD: &[&str] = &["d", "da", "de", "di", "du"];
    let tokens = fold::tokens(surname);
    let (own, stem) = match tokens.as_slice() {
        [one] if one.tail > 0 => one.text.split_at(one.tail),
        [first, second] if is_particle(&first.text) || first.text == "d" => (first.text.as_str(), second.text.as_str()),
        _ => return Vec::new(),
    };
    if !HEARD.contains(&own) || stem.chars().count() < SHORTEST {
        return Vec::new();
    }
    let others = HEARD.iter().filter(|other| **other != own);
    others.flat_map(|other| [vec![(*other).to_owned(), stem.to_owned()], vec![format!("{other}{stem}")]]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_sounds_alike_is_written_for_each_other() {
        for (one, other) in [
            ("stewart", "stuart"),
            ("reid", "reed"),
            ("clark", "clarke"),
            ("thompson", "thomson"),
            ("philips", "filips"),
            ("choudhury", "chaudhry"),
            ("leigh", "lee"),
            ("allan", "allen"),
            ("wright", "right"),
            ("nowak", "novak"),
            ("ahmed", "ahmad"),
            ("petersen", "petterson"),
        ] {
            assert!(alike(one).contains(other), "{one} {other}: {:?}", alike(one));
        }
        assert!(alike("lee").is_empty() && !alike("hall").contains("hell") && !alike("clark").contains("clark"));
        assert!(alike("choudhury").len() < 700);
    }

    #[test]
    fn a_particle_is_heard_as_another() {
        let has = |surname: &str, words: &[&str]| particles(surname).iter().any(|p| p == words);
        assert!(has("D'Souza", &["de", "souza"]) && has("D’Souza", &["desouza"]) && has("De Souza", &["dsouza"]));
        assert!(has("da Silva", &["de", "silva"]) && !has("da Silva", &["da", "silva"]));
        assert!(particles("O'Brien").is_empty() && particles("Souza").is_empty() && particles("van Dyk").is_empty());
    }
}
