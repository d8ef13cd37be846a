//! Taking a personal name apart: titles, forenames, particles, surname, suffix. Guesses in favour of finding too much.

use crate::model::fold;

/// A name in parts, each folded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NameParts {
    /// Titles and offices, as folded words.
    pub titles: Vec<String>,
    /// Forename and middle names or initials, in order.
    pub given: Vec<String>,
    /// Other forenames the name itself offers: `William (Bill) Smith`.
    pub called: Vec<String>,
    /// Words of the surname as written, unfolded (`O'Brien`, `Smith-Jones`, `van der Berg`).
    pub surname: String,
    /// `jr`, `sr`, `ii` …
    pub suffix: Option<String>,
}

const COURTESY: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "master",
    "dr",
    "doctor",
    "prof",
    "professor",
    "sir",
    "dame",
    "rev",
    "reverend",
    "fr",
    "messrs",
    "mme",
    "mlle",
    "herr",
    "frau",
    "sr",
    "sra",
    "pan",
    "pani",
];
const OFFICES: &[&str] = &[
    "senator",
    "sen",
    "judge",
    "justice",
    "congressman",
    "congresswoman",
    "representative",
    "governor",
    "gov",
    "president",
    "minister",
    "lord",
    "lady",
    "councillor",
    "cllr",
    "mayor",
    "bishop",
    "cardinal",
    "ambassador",
    "admiral",
    "general",
    "colonel",
    "captain",
    "capt",
    "major",
    "sergeant",
    "sgt",
    "constable",
    "inspector",
    "sheriff",
];
const SUFFIXES: &[&[&str]] = &[
    &["jr", "jnr", "junior"],
    &["sr", "snr", "senior"],
    &["ii"],
    &["iii"],
    &["iv"],
    &["obe", "mbe", "cbe", "phd", "md", "esq", "qc", "kc", "mp", "bsc", "ba", "ma"],
];
const PARTICLES: &[&str] = &[
    "de", "da", "do", "dos", "das", "di", "del", "della", "della", "du", "la", "le", "van", "von", "der", "den", "ter",
    "ten", "zu", "al", "el", "bin", "ibn", "ben", "bint", "abu", "st", "saint", "mac", "mc", "o", "ap", "ab", "af",
    "av", "y", "san", "santa",
];

/// True for Mr, Mrs, Dr …
pub fn is_courtesy(word: &str) -> bool {
    COURTESY.contains(&word)
}

/// True for Senator, Judge …: it names a holder of that office, unless the request gives the title.
pub fn is_office(word: &str) -> bool {
    OFFICES.contains(&word)
}

/// The first form of a suffix that tells father from son.
pub fn generation(word: &str) -> Option<&'static str> {
    SUFFIXES[..5].iter().find(|forms| forms.contains(&word)).map(|forms| forms[0])
}

fn is_suffix(word: &str) -> bool {
    SUFFIXES.iter().any(|forms| forms.contains(&word))
}

/// Takes `name` apart; a `née` or `formerly` gives a second name with the earlier surname.
pub fn parse(name: &str) -> Vec<NameParts> {
    let (name, former) = split_former(name);
    let (name, called) = split_called(&name);
    let mut parts = parse_plain(&name);
    parts.called.extend(called);
    let mut out = vec![parts];
    if let Some(former) = former {
        let mut earlier = out[0].clone();
        earlier.surname = former;
        out.push(earlier);
    }
    out.retain(|p| !p.surname.is_empty());
    out
}

fn split_former(name: &str) -> (String, Option<String>) {
    let lower = name.to_lowercase();
    for word in ["née ", "nee ", "né ", "formerly ", "born "] {
        let Some(at) = lower.find(word) else { continue };
        let starts = at == 0 || !lower[..at].ends_with(char::is_alphanumeric);
        if let (true, Some(before), Some(after)) = (starts, name.get(..at), name.get(at + word.len()..)) {
            let former = after.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
            return (before.trim_end_matches([' ', '(', '[', ',']).to_owned(), Some(former));
        }
    }
    (name.to_owned(), None)
}

/// Takes out what stands in quotes or brackets between forename and surname.
fn split_called(name: &str) -> (String, Vec<String>) {
    let (mut plain, mut called) = (String::new(), Vec::new());
    let mut rest = name;
    while let Some(open) = rest.find(['"', '(', '“', '[']) {
        let after = rest[open..].char_indices().nth(1).map_or(rest.len(), |(n, _)| open + n);
        let Some(close) = rest[after..].find(['"', ')', '”', ']']) else { break };
        plain.push_str(&rest[..open]);
        called.extend(fold::tokens(&rest[after..after + close]).into_iter().map(|t| t.text));
        rest = rest[after + close..].trim_start_matches(['"', ')', '”', ']']);
    }
    plain.push_str(rest);
    (plain, called)
}

fn parse_plain(name: &str) -> NameParts {
    let mut parts = NameParts::default();
    let (first, second) = name.split_once(',').map_or((name, None), |(a, b)| (a, Some(b)));
    let mut words: Vec<&str> = first.split_whitespace().collect();
    let mut behind: Vec<&str> =
        second.map(|s| s.split([',', ' ']).filter(|w| !w.is_empty()).collect()).unwrap_or_default();
    strip(&mut words, &mut parts);
    strip(&mut behind, &mut parts);
    if !behind.is_empty() {
        parts.given = given_words(&behind);
        parts.surname = words.join(" ");
        return parts;
    }
    let at = surname_start(&words);
    if at == words.len() {
        // surname first, in capitals: KIM Jong Un
        let caps = words.iter().take_while(|w| is_capitals(w)).count();
        parts.surname = words[..caps].join(" ");
        parts.given = given_words(&words[caps..]);
    } else {
        parts.given = given_words(&words[..at]);
        parts.surname = words[at..].join(" ");
    }
    parts
}

fn strip(words: &mut Vec<&str>, parts: &mut NameParts) {
    while let Some(word) = words.first().map(|w| fold::folded(w)) {
        if words.len() < 2 && parts.suffix.is_none() || !(is_courtesy(&word) || is_office(&word)) {
            break;
        }
        parts.titles.push(word);
        words.remove(0);
    }
    while let Some(word) = words.last().map(|w| fold::folded(w)) {
        let alone = words.len() < 2 && parts.surname.is_empty() && generation(&word).is_none();
        if alone || !is_suffix(&word) {
            break;
        }
        parts.suffix = generation(&word).map(str::to_owned).or(parts.suffix.take());
        words.pop();
    }
}

fn given_words(words: &[&str]) -> Vec<String> {
    words.iter().flat_map(|w| fold::tokens(w)).map(|t| t.text).collect()
}

/// Where the surname starts; the length where the name stands surname first.
fn surname_start(words: &[&str]) -> usize {
    let caps = words.iter().take_while(|w| is_capitals(w)).count();
    if caps > 0 && caps < words.len() {
        return words.len();
    }
    let last = words.len().saturating_sub(1);
    let particle = |w: &&str| PARTICLES.contains(&fold::folded(w).as_str());
    (1..last).find(|at| words[*at..last].iter().all(particle)).unwrap_or(last)
}

fn is_capitals(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() > 1 && !word.chars().any(char::is_lowercase)
}

/// True for `de`, `van`, `al` …
pub fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(name: &str) -> (Vec<String>, String) {
        let parts = parse(name).remove(0);
        (parts.given, parts.surname)
    }

    #[test]
    fn names_come_apart() {
        let case = |name: &str, given: &[&str], surname: &str| {
            assert_eq!(one(name), (given.iter().map(|g| (*g).to_owned()).collect(), surname.to_owned()), "{name}");
        };
        case("Mr. Michael S McConnell", &["michael", "s"], "McConnell");
        case("McConnell, Mike", &["mike"], "McConnell");
        case("Vincent van der Berg", &["vincent"], "van der Berg");
        case("Dr Siobhán O'Brien", &["siobhan"], "O'Brien");
        case("John Smith Jr.", &["john"], "Smith");
        case("KIM Jong Un", &["jong", "un"], "KIM");
        case("Madonna", &[], "Madonna");
        case("Anna-Lena Smith-Jones", &["anna", "lena"], "Smith-Jones");
    }

    #[test]
    fn former_names_nicknames_and_suffixes() {
        let both = parse("Sherri Reinartz (née Sera)");
        assert_eq!(both.iter().map(|p| p.surname.as_str()).collect::<Vec<_>>(), ["Reinartz", "Sera"]);
        assert_eq!(parse("William \"Bill\" Smith")[0].called, ["bill"]);
        assert_eq!(parse("John Smith Snr")[0].suffix.as_deref(), Some("sr"));
    }
}
