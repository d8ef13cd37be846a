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
}

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
        let join = |files: [(&str, u64); 3]| files.iter().flat_map(|(f, n)| column(f, *n)).collect();
        let places = std::fs::read_to_string(format!("{folder}/places_wikidata.tsv")).unwrap();
        let places = places.lines().map(|l| l.split('\t').next().unwrap_or(l));
        let places =
            places.filter(|p| p.len() > 2 && p.chars().all(|c| c.is_ascii_alphabetic())).map(str::to_owned).collect();
        Names {
            places,
            given: join([
                ("given_us_census2020.tsv", 1000),
                ("given_uk_ons_nrs_nisra_1974_2020.tsv", 50),
                ("faker_given_by_locale.tsv", 0),
            ]),
            family: join([
                ("surname_us_census2010.tsv", 1000),
                ("surnames_by_country.tsv", 0),
                ("faker_surname_by_locale.tsv", 0),
            ]),
        }
    }
}

/// How often a body or place that is renamed gets what could as well be a person's name: then only what stands round it tells.
const AS_PERSON: f32 = 0.35;

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
                let list = match (people, family) {
                    (false, _) if random.next() >= AS_PERSON => &names.places,
                    (false, _) | (true, true) => &names.family,
                    (true, false) => &names.given,
                };
                let fresh = new.entry(folded).or_insert_with(|| list[random.below(list.len())].clone());
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
