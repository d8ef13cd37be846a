//! Passages that need a second look whoever is named in them: words that point to somebody without a name, special categories of
//! data, risk, privilege. What counts is told in `config/flags/*.toml`; nothing is redacted for it.

use crate::model::{ExemptionCode, Flag, Span};
use regex::{Regex, RegexBuilder, RegexSet, RegexSetBuilder};
use serde::Deserialize;
use std::sync::OnceLock;

const TABLES: &[&str] = &[
    include_str!("../../config/flags/risk.toml"),
    include_str!("../../config/flags/special.toml"),
    include_str!("../../config/flags/jigsaw.toml"),
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    flag: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    code: String,
    says: String,
    consider: Vec<ExemptionCode>,
    patterns: Vec<String>,
    #[cfg_attr(not(test), allow(dead_code))]
    examples: Vec<String>,
    #[cfg_attr(not(test), allow(dead_code))]
    counter_examples: Vec<String>,
}

struct Read {
    entries: Vec<(Entry, Regex)>,
    any: RegexSet,
}

fn read() -> Option<&'static Read> {
    static READ: OnceLock<Option<Read>> = OnceLock::new();
    READ.get_or_init(compiled).as_ref()
}

fn compiled() -> Option<Read> {
    let entries: Vec<Entry> =
        TABLES.iter().filter_map(|t| toml::from_str::<Table>(t).ok()).flat_map(|t| t.flag).collect();
    let patterns: Vec<String> = entries.iter().map(|e| e.patterns.join("|")).collect();
    let any =
        RegexSetBuilder::new(&patterns).case_insensitive(true).multi_line(true).size_limit(1 << 26).build().ok()?;
    let one =
        |p: &String| RegexBuilder::new(p).case_insensitive(true).multi_line(true).size_limit(1 << 25).build().ok();
    let each: Option<Vec<Regex>> = patterns.iter().map(one).collect();
    Some(Read { entries: entries.into_iter().zip(each?).collect(), any })
}

/// Every flag of `text`, in order of place; several may lie over each other.
pub fn flags(text: &str) -> Vec<Flag> {
    let Some(read) = read() else { return Vec::new() };
    let mut out: Vec<Flag> = read.any.matches(text).iter().flat_map(|n| of_entry(text, &read.entries[n])).collect();
    out.sort_by_key(|f| (f.span.start, f.span.end));
    out
}

fn of_entry<'t>(text: &'t str, (entry, pattern): &'t (Entry, Regex)) -> impl Iterator<Item = Flag> + 't {
    let found = pattern.captures_iter(text).filter(|c| !c.iter().skip(1).any(|group| group.is_some()));
    found.filter_map(|c| c.get(0)).map(|m| Flag {
        span: Span::new(m.start(), m.end()),
        code: entry.code.clone(),
        says: entry.says.clone(),
        consider: entry.consider.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_finds_its_examples_and_not_the_others() {
        let read = read().unwrap();
        let wanted: usize = TABLES.iter().map(|t| toml::from_str::<Table>(t).unwrap().flag.len()).sum();
        assert_eq!(read.entries.len(), wanted);
        for (entry, pattern) in &read.entries {
            assert!(entry.examples.len() >= 3 && entry.counter_examples.len() >= 2, "{}", entry.code);
            for example in &entry.examples {
                let found: Vec<Flag> =
                    flags(&format!("x: {example}\ny")).into_iter().filter(|f| f.code == entry.code).collect();
                assert!(!found.is_empty(), "{}: {example}", entry.code);
            }
            for other in &entry.counter_examples {
                let found = pattern.find(other).map(|m| m.as_str());
                assert!(!flags(other).iter().any(|f| f.code == entry.code), "{}: {other}: {found:?}", entry.code);
            }
        }
    }

    #[test]
    fn what_is_to_be_considered_is_in_the_register() {
        let register = include_str!("../../config/exemptions.toml");
        for (entry, _) in &read().unwrap().entries {
            for code in &entry.consider {
                assert!(register.contains(&format!("code = \"{code}\"\n")), "{}: {code}", entry.code);
            }
        }
    }

    #[test]
    fn a_passage_is_flagged_where_it_stands() {
        let text = "Her foster mother rang. Ethnicity: White British.\nZoë has epilepsy.";
        let all = flags(text);
        let found: Vec<(&str, &str)> = all.iter().map(|f| (f.code.as_str(), f.span.of(text))).collect();
        assert!(found.contains(&("relative", "Her foster mother")), "{found:?}");
        assert!(found.contains(&("health", "epilepsy")) && found.contains(&("ethnicity", "Ethnicity")), "{found:?}");
    }
}
