//! The organisation itself is no person: neither its name and initials nor its own telephone number and address.

use super::super::identifiers::Identifiers;
use super::super::phrases::Phrases;
use super::super::reading::Reading;
use super::super::{ADDRESS, Directory, Doc, NAME, PersonDetector};
use super::postal::Postal;
use super::{ResolveFacts, keys, phrase_of};
use crate::model::{Mention, Span, Unit};
use std::collections::HashSet;

/// What the organisation is called and where it can be reached, as keys.
struct Organisation {
    names: Vec<String>,
    /// Those of two words or more.
    whole: Phrases,
    initials: HashSet<String>,
    contact: HashSet<String>,
}

/// Takes mentions of the organisation out of `found`.
pub fn sift(units: &[Unit], found: &mut [Vec<Mention>], facts: &ResolveFacts) {
    let own = Organisation::of(facts);
    for (unit, mentions) in units.iter().zip(found) {
        let text = unit.text.expose();
        let whole = own.stands(text, mentions);
        let inside = |m: &Mention| m.what == NAME && whole.iter().any(|w| w.contains(m.span));
        mentions.retain(|m| !inside(m) && !own.is_meant(m, m.span.of(text)));
    }
}

impl Organisation {
    fn of(facts: &ResolveFacts) -> Organisation {
        let staff: HashSet<String> = facts.staff.keys().map(|n| initials(&phrase_of(n))).collect();
        // A comma stands before its town, not before a forename.
        let names: Vec<String> = facts.organisation.iter().map(|n| phrase_of(&n.replace(',', " "))).collect();
        let all = names.iter().map(|n| initials(n));
        let starts = all.flat_map(|i| (2..=i.len()).filter_map(|n| i.get(..n).map(str::to_owned)).collect::<Vec<_>>());
        let initials = starts.filter(|i| !staff.contains(i)).collect();
        let contact = facts.contact.iter().flat_map(|line| reached(line)).collect();
        let whole = names.iter().filter(|n| n.contains(' ')).cloned();
        let whole = Phrases::new(whole.chain(facts.organisation.iter().flat_map(|n| joined(n))));
        Organisation { names, whole, initials, contact }
    }

    /// Where its whole name stands: a part of that is no person, whatever it reads like ("Batt" in "Batt Family Centre").
    fn stands(&self, text: &str, mentions: &[Mention]) -> Vec<Span> {
        // Most texts name nobody of its kind, and need not be read again.
        let asked = mentions.iter().any(|m| m.what == NAME && self.shares(&phrase_of(m.span.of(text))));
        let found = if asked { self.whole.find(text, &Reading::bare(text)) } else { Vec::new() };
        found.into_iter().map(|(_, span)| span).collect()
    }

    /// True where a word of `phrase` is one of its names'.
    fn shares(&self, phrase: &str) -> bool {
        let has = |word: &str| self.names.iter().any(|n| n.split(' ').any(|w| w == word));
        phrase.split(' ').any(has)
    }

    /// Two words or more that its name begins with, its initials, or one of its own numbers. One word of it could be a person.
    fn is_meant(&self, mention: &Mention, form: &str) -> bool {
        if mention.what != NAME {
            return self.contact.contains(&keys::key(&mention.what, form));
        }
        let phrase = phrase_of(form);
        let begins = |n: &String| n.strip_prefix(&phrase).is_some_and(|r| r.is_empty() || r.starts_with(' '));
        let upper = form.chars().all(char::is_uppercase);
        (phrase.contains(' ') && self.names.iter().any(begins)) || (upper && self.initials.contains(&phrase))
    }
}

/// A name of two halves as texts write it: "Haven & Hearth", "Haven and Hearth".
fn joined(name: &str) -> Vec<String> {
    let plain = name.replace(',', " ").replace('&', " and ");
    let halves: Vec<String> = plain.split(" and ").map(phrase_of).filter(|half| !half.is_empty()).collect();
    if halves.len() < 2 { Vec::new() } else { [" & ", " and "].iter().map(|mark| halves.join(mark)).collect() }
}

fn initials(phrase: &str) -> String {
    phrase.split(' ').filter_map(|w| w.chars().next()).collect()
}

/// Keys of the identifiers in a line of contact details, each though another covers it (the postcode of an address). An e-mail
/// address there may be the officer's and stays theirs.
fn reached(line: &str) -> Vec<String> {
    let found = Identifiers.detect(&Doc::plain(line), &Directory::default());
    let keys = found.into_iter().flat_map(|m| match m.what.as_str() {
        ADDRESS => Postal::of(m.span.of(line)).keys(),
        what => vec![keys::key(what, m.span.of(line))],
    });
    keys.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_two_halves_is_found_however_they_are_joined() {
        let facts = ResolveFacts { organisation: vec!["Haven & Hearth".into()], ..ResolveFacts::default() };
        let own = Organisation::of(&facts);
        for text in ["at Haven & Hearth", "at Haven and Hearth, Leeds"] {
            let haven = super::super::super::name(Span::new(3, 8), "x", crate::model::Confidence::Redact);
            assert_eq!(own.stands(text, &[haven]).len(), 1, "{text}");
        }
        assert_eq!(joined("Haven"), Vec::<String>::new());
    }
}
