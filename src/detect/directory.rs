//! The people directory: names known beforehand, expanded to the forms people write, searched in one pass. Staff and tables of
//! the settings are taken at their word; whom the index knows is another detector's ([`super::known::Seen`]).

use super::known::People;
use super::phrases::{Phrases, phrase_of};
use super::{Confidence, Doc, PersonDetector, gazetteer, name, words};
use crate::model::{Mention, Span, nicknames};
use std::collections::HashSet;
use std::sync::Arc;

/// Names known beforehand, ready to be searched.
#[derive(Default)]
pub struct Directory {
    phrases: Phrases,
    forms: Vec<(String, bool)>,
    /// Whom the documents of the whole index show.
    pub people: Arc<People>,
    /// How sure a reading must be.
    pub thresholds: Thresholds,
    /// What those known beforehand who are not of the staff are called: folded words of their names.
    pub called: HashSet<String>,
}

/// From which chance of being part of a name on a word that was only read is proposed for redaction, and shown for review.
#[derive(Clone, Copy, Debug)]
pub struct Thresholds {
    /// Proposed.
    pub redact: f32,
    /// Shown.
    pub review: f32,
}

impl Default for Thresholds {
    fn default() -> Thresholds {
        Thresholds { redact: 0.14, review: 0.04 }
    }
}

/// See the module.
pub struct KnownPeople;

impl Directory {
    /// A directory of staff and other known people, each by full name ("Ikenna Nwosu" or "Nwosu, Ikenna").
    pub fn new<S: AsRef<str>>(staff: &[S], known: &[S]) -> Directory {
        let people = staff.iter().chain(known).map(AsRef::as_ref).filter(|n| !is_post(n));
        let mut forms: Vec<(String, bool)> = people.flat_map(forms).collect();
        forms.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
        forms.dedup_by(|a, b| a.0 == b.0);
        let phrases = Phrases::new(forms.iter().map(|(f, _)| f.clone()));
        let words = |name: &S| phrase_of(name.as_ref()).split(' ').map(str::to_owned).collect::<Vec<_>>();
        Directory { phrases, forms, called: known.iter().flat_map(words).collect(), ..Directory::default() }
    }

    /// The same, with the people of the index.
    pub fn knowing(self, people: Arc<People>) -> Directory {
        Directory { people, ..self }
    }

    /// The same people, with other thresholds.
    pub fn with(self, thresholds: Thresholds) -> Directory {
        Directory { thresholds, ..self }
    }
}

/// True for what settings give in place of a name: `The Data Protection Officer`. Its words are nobody's name.
fn is_post(full: &str) -> bool {
    let phrase = phrase_of(full);
    let first = gazetteer::facts(phrase.split(' ').next().unwrap_or_default());
    let post = |w: &str| words::is_in(words::POSTS, w) || words::is_in(words::BODIES, w);
    phrase.starts_with("the ") || first.common() && first.forename() < 3 && phrase.split(' ').any(post)
}

/// Forms of one name as phrases; true where it is a full form.
fn forms(full: &str) -> Vec<(String, bool)> {
    let phrase = phrase_of(full);
    let words: Vec<&str> = phrase.split(' ').filter(|w| w.len() > 1).collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return Vec::new() };
    if words.len() < 2 {
        return vec![(phrase.clone(), false)];
    }
    let initial = &first[..first.chars().next().map_or(1, char::len_utf8)];
    let mut out: Vec<(String, bool)> = [
        words.join(" "),
        format!("{first} {last}"),
        format!("{last} {first}"),
        format!("{initial} {last}"),
        format!("{last} {initial}"),
        format!("{first} . {last}"),
        format!("{first} _ {last}"),
    ]
    .into_iter()
    .map(|f| (f, true))
    .collect();
    out.extend(nicknames::nicknames(first).into_iter().map(|short| (format!("{short} {last}"), true)));
    let end = &last[..last.chars().next().map_or(1, char::len_utf8)];
    let logins =
        [format!("{initial}{last}"), format!("{last}{initial}"), format!("{first}{last}"), format!("{first}{end}")];
    let unknown = |w: &String| w.len() >= 5 && gazetteer::facts(w) == gazetteer::Facts::default();
    out.extend(logins.into_iter().filter(unknown).map(|l| (l, true)));
    out.extend([first, last].into_iter().filter(|w| w.len() > 2).map(|w| ((*w).to_owned(), false)));
    out
}

impl PersonDetector for KnownPeople {
    fn name(&self) -> &'static str {
        "directory"
    }

    fn detect(&self, doc: &Doc<'_>, known: &Directory) -> Vec<Mention> {
        let found = known.phrases.find(doc.text, doc.reading());
        let settled = found.into_iter().filter_map(|(n, span)| {
            let (form, full) = &known.forms[n];
            // "asked Bethan. Price is": two sentences, not a login.
            let parted = form.contains(['.', '_']) && span.of(doc.text).contains(char::is_whitespace);
            let end = if parted { span.of(doc.text).find(['.', '_']).map(|at| span.start + at) } else { None };
            let span = Span::new(span.start, end.unwrap_or(span.end));
            let (form, full) = (form.split(' ').next().filter(|_| parted).unwrap_or(form), *full && !parted);
            let capital = span.of(doc.text).starts_with(char::is_uppercase);
            let common = gazetteer::is_common_word(form);
            match (full, capital, common) {
                (true, ..) => Some(name(span, "a known person", Confidence::Redact)),
                (false, true, false) => Some(name(span, "part of a known person's name", Confidence::Redact)),
                (false, true, true) => {
                    Some(name(span, "part of a known person's name, also an ordinary word", Confidence::Review))
                }
                (false, false, false) => {
                    Some(name(span, "part of a known person's name, in small letters", Confidence::Review))
                }
                _ => None,
            }
        });
        settled.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_post_in_place_of_a_name_makes_nobody_of_its_words() {
        for post in ["The Data Protection Officer", "Data Protection Officer", "Head of Governance", "The Chair"] {
            let directory = Directory::new(&[post], &[]);
            let text = "The protection of Data is for the Officer and the Head of Governance. The Chair agreed.";
            assert_eq!(KnownPeople.detect(&Doc::plain(text), &directory), [], "{post}");
        }
        for name in ["Jude Law", "Theo Bishop", "Grace Head-Mills"] {
            let found = KnownPeople.detect(&Doc::plain(name), &Directory::new(&[name], &[]));
            assert_eq!(found.len(), 1, "{name}");
        }
    }

    #[test]
    fn known_people_are_found_in_every_form() {
        let directory = Directory::new(&["Ikenna Nwosu"], &["Hope, Anna-Marie"]);
        let text = "Nwosu, Ikenna told I. Nwosu of Ikenna's hope; anna-marie hope knows.";
        let found = KnownPeople.detect(&Doc::plain(text), &directory);
        let names: Vec<&str> = found.iter().map(|m| m.span.of(text)).collect();
        assert_eq!(names, ["Nwosu, Ikenna", "I. Nwosu", "Ikenna", "anna-marie hope"]);
    }

    #[test]
    fn a_login_is_its_holder_and_the_end_of_a_sentence_is_not() {
        let directory = Directory::new(&["Bethan Price"], &[]);
        let text = "10:11\tbethan.price\tsaid so to bethan_price. x. Price of all.";
        let found = KnownPeople.detect(&Doc::plain(text), &directory);
        assert_eq!(found.iter().map(|m| m.span.of(text)).take(2).collect::<Vec<_>>(), ["bethan.price", "bethan_price"]);
        let text = "We asked Bethan. Price is no object.";
        let found = KnownPeople.detect(&Doc::plain(text), &directory);
        assert_eq!(found.iter().map(|m| m.span.of(text)).collect::<Vec<_>>(), ["Bethan"]);
    }

    #[test]
    fn an_empty_directory_knows_nobody() {
        assert!(KnownPeople.detect(&Doc::plain("Anna"), &Directory::default()).is_empty());
    }
}
