//! The people directory: names known beforehand (staff, known people), expanded to the forms people write, searched in one pass.

use super::{Confidence, Doc, PersonDetector, name};
use crate::model::{Mention, fold};
use aho_corasick::{AhoCorasick, MatchKind};

/// Names known beforehand, ready to be searched.
#[derive(Default)]
pub struct Directory {
    search: Option<AhoCorasick>,
    full: Vec<bool>,
}

/// See the module.
pub struct KnownPeople;

impl Directory {
    /// A directory of staff and other known people, each by full name ("Ikenna Nwosu" or "Nwosu, Ikenna").
    pub fn new<S: AsRef<str>>(staff: &[S], known: &[S]) -> Directory {
        let mut forms: Vec<(String, bool)> = staff.iter().chain(known).flat_map(|n| forms(n.as_ref())).collect();
        forms.sort();
        forms.dedup_by(|a, b| a.0 == b.0);
        let patterns = forms.iter().map(|(f, _)| format!(" {f} "));
        let search = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(patterns).ok();
        Directory { search: search.filter(|_| !forms.is_empty()), full: forms.iter().map(|(_, full)| *full).collect() }
    }
}

/// Forms of one name, folded, words joined by spaces; true where it is a full form.
fn forms(full: &str) -> Vec<(String, bool)> {
    let turned = match full.split_once(',') {
        Some((surname, forenames)) => format!("{forenames} {surname}"),
        None => full.to_owned(),
    };
    let folded = fold::folded(&turned);
    let words: Vec<&str> = folded.split(' ').filter(|w| w.len() > 1).collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return Vec::new() };
    if words.len() < 2 {
        return vec![(folded.clone(), false)];
    }
    let initial = &first[..first.chars().next().map_or(1, char::len_utf8)];
    let mut out = vec![
        (words.join(" "), true),
        (format!("{first} {last}"), true),
        (format!("{last} {first}"), true),
        (format!("{initial} {last}"), true),
        (format!("{last} {initial}"), true),
    ];
    out.extend([first, last].into_iter().filter(|w| w.len() > 2).map(|w| ((*w).to_owned(), false)));
    out
}

impl PersonDetector for KnownPeople {
    fn name(&self) -> &'static str {
        "directory"
    }

    fn detect(&self, doc: &Doc<'_>, known: &Directory) -> Vec<Mention> {
        let Some(search) = &known.search else { return Vec::new() };
        let tokens = fold::tokens(doc.text);
        let mut joined = String::from(" ");
        let mut starts = Vec::with_capacity(tokens.len());
        for token in &tokens {
            starts.push(joined.len());
            joined.push_str(&token.text);
            joined.push(' ');
        }
        let mut out = Vec::new();
        let mut at = 0;
        while let Some(m) = search.find(aho_corasick::Input::new(&joined).range(at..)) {
            at = m.end() - 1;
            let first = starts.partition_point(|s| *s <= m.start());
            let last = starts.partition_point(|s| *s < m.end() - 1) - 1;
            let span = crate::model::Span::new(tokens[first].span.start, tokens[last].span.end);
            let capital = span.of(doc.text).starts_with(char::is_uppercase);
            let full = known.full[m.pattern().as_usize()];
            if full {
                out.push(name(span, "a known person", Confidence::Redact));
            } else if capital {
                out.push(name(span, "part of a known person's name", Confidence::Redact));
            } else if !super::gazetteer::is_common_word(&tokens[first].text) {
                out.push(name(span, "part of a known person's name, in small letters", Confidence::Review));
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_people_are_found_in_every_form() {
        let directory = Directory::new(&["Ikenna Nwosu"], &["Hope, Anna-Marie"]);
        let text = "Nwosu, Ikenna told I. Nwosu that Ikenna hopes; anna-marie hope knows.";
        let found = KnownPeople.detect(&Doc::plain(text), &directory);
        let names: Vec<&str> = found.iter().map(|m| m.span.of(text)).collect();
        assert_eq!(names, ["Nwosu, Ikenna", "I. Nwosu", "Ikenna", "anna-marie hope"]);
    }

    #[test]
    fn an_empty_directory_knows_nobody() {
        assert!(KnownPeople.detect(&Doc::plain("Anna"), &Directory::default()).is_empty());
    }
}
