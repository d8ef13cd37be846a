//! Altered copies of training texts: other people's names, small letters, no blank lines.

use super::Random;
use std::collections::HashMap;

/// A stretch of text (bytes) that names something, and what: 1 a person, 3 a body, 4 a place, 5 anything else.
pub type Named = (usize, usize, u8);

/// What a person's name is called in [`Named`].
pub const PERSON: u8 = 1;

/// Names to put in, and what is known of the old ones.
pub struct Names {
    given: Vec<String>,
    family: Vec<String>,
    places: Vec<String>,
    cities: Vec<String>,
    bodies: Vec<String>,
    things: Vec<String>,
}

/// Names that are words besides.
const WORDS: &str = "Will Hope May Mark Bill Grace Rose Frank Art Sunny Summer Joy Faith Christian Jean Jersey Chase Drew Rob Pat Sue \
    Dean Guy Penny Ray Rich Dale Glen Heath Lily Ivy Amber Ruby Pearl Iris Violet Dawn Eve April June August Angel Victor Clement \
    Constance Patience Prudence Charity Mercy Honor Earnest Wade Miles Duke Earl Baker Cook Young Brown Green White Black Long Short \
    Price Cash Banks Field Wood Hill Stone Bird Fox Wolf King Knight Bishop Pope Major Marshall Day Case Page Bell Sharp Bright Good \
    Love Small Little Rich Moody Savage Sweet Swift Strong Power Law Justice Church Temple Park Street Lane Brook Marsh Pool Rivers";

/// What is named and is no person, by kind.
const THINGS: &str = include_str!("../../src/detect/gazetteer/things.tsv");

/// How often a name that is put in is such a word.
const WORD: f32 = 0.04;

impl Names {
    /// Reads the kit's lists.
    pub fn read(folder: &str) -> Names {
        let column = |file: &str, least: u64| -> Vec<String> {
            let text = std::fs::read_to_string(format!("{folder}/{file}")).unwrap();
            let rows = text
                .lines()
                .filter_map(|l| l.split_once('\t'))
                .filter(|(n, c)| n.len() > 2 && c.parse().unwrap_or(least) >= least);
            rows.map(|(n, _)| n.to_owned()).collect()
        };
        let join = |files: [(&str, u64); 4]| files.iter().flat_map(|(f, n)| column(f, *n)).collect();
        let of = |body: bool| -> Vec<String> {
            let kinds = THINGS.lines().filter_map(|l| l.split_once('\t')).filter(|(kind, _)| (*kind == "body") == body);
            kinds.flat_map(|(_, words)| words.split(' ').map(str::to_owned)).collect()
        };
        Names {
            places: column("atlas_places.tsv", 5_000),
            cities: column("atlas_places.tsv", 200_000),
            bodies: of(true),
            things: of(false),
            given: join([
                ("given_us_census2020.tsv", 1000),
                ("given_uk_ons_nrs_nisra_1974_2020.tsv", 50),
                ("faker_given_by_locale.tsv", 0),
                ("atlas_first.tsv", 3),
            ]),
            family: join([
                ("surname_us_census2010.tsv", 1000),
                ("surnames_by_country.tsv", 0),
                ("faker_surname_by_locale.tsv", 0),
                ("atlas_last.tsv", 3),
            ]),
        }
    }

    /// A name to put in: a person's, or for what else is named by its `kind`.
    fn one(&self, kind: u8, family: bool, random: &mut Random) -> String {
        if kind == PERSON && random.next() < WORD {
            let words: Vec<&str> = WORDS.split_whitespace().collect();
            return words[random.below(words.len())].to_owned();
        }
        let list = match kind {
            PERSON if family => &self.family,
            PERSON => &self.given,
            _ if random.next() < AS_PERSON => &self.family,
            3 => &self.bodies,
            5 => &self.things,
            _ if random.next() < 0.4 => &self.cities,
            _ => &self.places,
        };
        list[random.below(list.len())].clone()
    }
}

/// How often a body or place that is renamed gets what could as well be a person's name: then only what stands round it tells.
const AS_PERSON: f32 = 0.3;

/// `text` with the words of names replaced by other names, the same by the same: those of people, or of all else.
pub fn renamed(text: &str, gold: &[Named], people: bool, names: &Names, random: &mut Random) -> (String, Vec<Named>) {
    let (mut out, mut spans, mut at) = (String::new(), Vec::new(), 0);
    let mut new: HashMap<String, String> = HashMap::new();
    for &(start, end, kind) in gold {
        if start < at {
            continue;
        }
        out.push_str(&text[at..start]);
        let from = out.len();
        if (kind == PERSON) != people || (!people && text[start..end].contains(char::is_whitespace)) {
            out.push_str(&text[start..end]);
            spans.push((from, out.len(), kind));
            at = end;
            continue;
        }
        let mut rest = &text[start..end];
        while let Some(c) = rest.chars().next() {
            let len = rest.find(|x: char| x.is_alphabetic() != c.is_alphabetic()).unwrap_or(rest.len());
            let word = &rest[..len];
            let folded = word.to_lowercase();
            let keep = !c.is_alphabetic()
                || len < 3
                || dsar::detect::is_title_word(&folded)
                || matches!(folded.as_str(), "the" | "and" | "van" | "der" | "von");
            if keep {
                out.push_str(word);
            } else {
                let family =
                    dsar::detect::gazetteer::is_surname(&folded) > dsar::detect::gazetteer::is_forename(&folded);
                let fresh = new.entry(folded).or_insert_with(|| names.one(kind, family, random));
                out.push_str(&cased(fresh, word));
            }
            rest = &rest[len..];
        }
        spans.push((from, out.len(), kind));
        at = end;
    }
    out.push_str(&text[at..]);
    (out, spans)
}

fn cased(name: &str, like: &str) -> String {
    let lower = name.to_lowercase();
    match (like.chars().next().is_some_and(char::is_uppercase), like.chars().all(char::is_uppercase)) {
        (_, true) => name.to_uppercase(),
        (false, _) => lower,
        _ => {
            let mut start = true;
            lower
                .chars()
                .map(|c| {
                    let u = if start { c.to_uppercase().next().unwrap_or(c) } else { c };
                    start = !c.is_alphabetic();
                    u
                })
                .collect()
        }
    }
}

/// In small letters; `None` where that moves the spans.
pub fn lowered(text: &str, gold: &[Named]) -> Option<(String, Vec<Named>)> {
    let lower: String = text.chars().map(|c| c.to_lowercase().next().unwrap_or(c)).collect();
    (lower.len() == text.len()).then(|| (lower, gold.to_vec()))
}

/// In capitals, `all` of it or one in two of the names; `None` where that moves the spans.
pub fn raised(text: &str, gold: &[Named], all: bool, random: &mut Random) -> Option<(String, Vec<Named>)> {
    let upper = |s: &str| s.chars().map(|c| c.to_uppercase().next().unwrap_or(c)).collect::<String>();
    let mut out = if all { upper(text) } else { text.to_owned() };
    for &(start, end, _) in gold.iter().filter(|_| !all) {
        let big = upper(&text[start..end]);
        if random.next() < 0.5 && big.len() == end - start {
            out.replace_range(start..end, &big);
        }
    }
    (out.len() == text.len()).then(|| (out, gold.to_vec()))
}

/// Without blank lines.
pub fn packed(text: &str, gold: &[Named]) -> (String, Vec<Named>) {
    let (mut out, mut moved) = (String::new(), Vec::with_capacity(text.len() + 1));
    for c in text.chars() {
        let skip = c == '\n' && out.ends_with('\n');
        moved.extend(std::iter::repeat_n(out.len(), c.len_utf8()));
        if !skip {
            out.push(c);
        }
    }
    moved.push(out.len());
    (out, gold.iter().map(|&(a, b, kind)| (moved[a], moved[b], kind)).collect())
}
