//! Whose a titled surname is: "Mrs Winter" in the file of Rose Winter is hers where the other Winters are never called so.

use super::super::NAME;
use super::own::title_before;
use super::{ResolveFacts, phrase_of};
use crate::model::{Band, Mention, Span, Unit};
use std::collections::HashSet;

/// By which titles the subject is called, and by which (and what surname) others are.
pub struct Titles {
    own: HashSet<&'static str>,
    /// Those of them that stand with the subject's whole name, or that the request gives.
    whole: HashSet<&'static str>,
    others: HashSet<(&'static str, String)>,
}

impl Titles {
    /// Of all units: what stands with the subject's whole name or initials, and with other people's names.
    pub fn of(units: &[Unit], found: &[Vec<Mention>], facts: &ResolveFacts) -> Titles {
        let mut own: HashSet<&str> =
            facts.subject.titles.iter().filter_map(|t| group(&crate::model::fold::folded(t))).collect();
        let given: Vec<String> = facts.subject.names.iter().map(|n| phrase_of(n)).collect();
        let mut others = HashSet::new();
        let mut certain = own.clone();
        for (unit, mentions) in units.iter().zip(found) {
            let text = unit.text.expose();
            let whole = unit.subject.iter().filter(|s| !unit.bearers.in_part.contains(s));
            certain.extend(whole.filter(|s| phrase_of(s.of(text)).contains(' ')).filter_map(|s| titled(text, *s)));
            let named = mentions.iter().filter(|m| m.what == NAME).map(|m| m.span);
            // A document that is surely theirs greets them, where it names nobody else of the surname.
            let sole = unit.band < Band::Possible
                && !mentions.iter().any(|m| {
                    let phrase = phrase_of(m.span.of(text));
                    m.what == NAME
                        && unit
                            .bearers
                            .in_part
                            .iter()
                            .any(|s| phrase.ends_with(phrase_of(s.of(text)).rsplit(' ').next().unwrap_or("?")))
                });
            own.extend(unit.bearers.in_part.iter().filter(|_| sole).filter_map(|s| titled(text, *s)));
            let named = named.filter(|s| !could_be(&phrase_of(s.of(text)), &given));
            for span in named.chain(unit.bearers.others.iter().copied()) {
                let phrase = phrase_of(span.of(text));
                // A surname alone may be the subject's own.
                let more = phrase.split(' ').filter(|w| group(w).is_none()).count() > 1;
                let last = phrase.split(' ').next_back().unwrap_or_default().to_owned();
                others.extend(titled(text, span).filter(|_| more).map(|title| (title, last)));
            }
        }
        own.extend(&certain);
        Titles { own, whole: certain, others }
    }

    /// True for "Mr Gomez" where the subject is called Ms and never Mr with her whole name: a husband, a brother, a father.
    pub fn never_theirs(&self, text: &str, span: Span) -> bool {
        let other = match titled(text, span) {
            Some("mr") => "ms",
            Some("ms") => "mr",
            _ => return false,
        };
        self.whole.contains(other) && !titled(text, span).is_some_and(|t| self.whole.contains(t))
    }

    /// True where the title of `span` is one of the subject's and nobody else of the surname `last` bears it.
    pub fn only_theirs(&self, text: &str, span: Span, last: &str) -> bool {
        titled(text, span).is_some_and(|t| self.own.contains(t) && !self.others.contains(&(t, last.to_owned())))
    }
}

/// True for a name that one of the `given` may be written as: its forename or initial, and its surname.
fn could_be(phrase: &str, given: &[String]) -> bool {
    let words: Vec<&str> = phrase.split(' ').filter(|w| group(w).is_none()).collect();
    let ([first, ..], Some(last)) = (words.as_slice(), words.last()) else { return false };
    given.iter().filter_map(|name| name.split_once(' ')).any(|(forename, rest)| {
        let fits = *first == forename || first.chars().count() == 1 && forename.starts_with(first);
        fits && rest.rsplit(' ').next() == Some(last)
    })
}

/// The group of the title that `span` begins with or stands behind.
fn titled(text: &str, span: Span) -> Option<&'static str> {
    let inside = phrase_of(span.of(text)).split(' ').next().and_then(group);
    inside.or_else(|| title_before(text, span).as_deref().and_then(group))
}

/// Titles that one person can be called by in turn.
fn group(title: &str) -> Option<&'static str> {
    match title {
        // A union and a church call everybody brother or sister.
        "mrs" | "ms" | "miss" | "mx" | "sister" => Some("ms"),
        "mr" | "master" | "bro" | "brother" => Some("mr"),
        "dr" => Some("dr"),
        "prof" | "professor" => Some("prof"),
        _ => None,
    }
}
