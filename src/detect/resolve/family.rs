//! A doctor is somebody's mother too. A title alone makes nobody act professionally of whom a text speaks as a parent or relative, who
//! stands in a list of those it is kept for, or whose surname the data subject bears, or somebody else for whom nothing but the private
//! role is left. In such doubt they are private.

use super::keys::name_key;
use super::roles::{self, Staff, TITLED};
use super::{Draft, ResolveFacts, phrase_of};
use crate::model::{Span, fold};
use std::collections::HashSet;

/// What relatives are called, folded and sorted.
const RELATIVES: &[&str] = &[
    "aunt",
    "brother",
    "carer",
    "dad",
    "daughter",
    "father",
    "gran",
    "grandad",
    "grandfather",
    "grandma",
    "grandmother",
    "grandparent",
    "guardian",
    "husband",
    "mother",
    "mum",
    "nan",
    "parent",
    "parents",
    "sister",
    "son",
    "stepfather",
    "stepmother",
    "uncle",
    "wife",
];
/// Words between a name and what says whose relative they are.
const NEAR: usize = 3;

/// Surnames of those who are private.
pub struct Families(HashSet<String>);

impl Families {
    /// Of everybody in the request.
    pub(super) fn of(drafts: &[Draft], staff: &Staff, facts: &ResolveFacts) -> Families {
        let own = facts.subject.names.iter().filter_map(|n| Some(phrase_of(n).rsplit_once(' ')?.1.to_owned()));
        let plain = drafts.iter().filter(|d| {
            let acts = d.post.is_some() || d.phrases.iter().any(|p| staff.post(p).is_some()) || d.evidence.is_some();
            let elsewhere = d.known.as_ref().is_some_and(|known| roles::elsewhere(known, facts).is_some());
            d.sure && !acts && !elsewhere
        });
        let whole = |name: &String| name.contains(' ');
        let theirs = plain.flat_map(|d| names(d).filter(whole).map(|n| last(&n)).collect::<Vec<_>>());
        Families(own.chain(theirs).collect())
    }

    /// True where what `says` that `draft` acts professionally is a title alone, and they may be there as a relative.
    pub(super) fn outweigh(&self, draft: &Draft, says: (u8, &'static str)) -> bool {
        let listed = draft.known.as_ref().is_some_and(|known| known.seen.is_private());
        let shared = || names(draft).any(|name| self.0.contains(&last(&name)));
        says.0 == TITLED && draft.post.is_none() && (draft.relative || listed || shared())
    }
}

/// The names of somebody, first and last word each.
fn names(draft: &Draft) -> impl Iterator<Item = String> {
    draft.phrases.iter().map(|p| name_key(p))
}

fn last(name: &str) -> String {
    name.rsplit(' ').next().unwrap_or_default().to_owned()
}

/// "Dr I. Hallam-Reed (parent governor)", "her mother, Dr Hallam-Reed": what stands beside the name speaks of a relative.
pub fn stands_as_relative(text: &str, name: Span) -> bool {
    let is = |word: &str| RELATIVES.contains(&fold::folded(word).trim_end_matches("'s"));
    let words = |text: &str| {
        text.split(|c: char| !c.is_alphanumeric() && c != '\'')
            .filter(|w| !w.is_empty())
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let behind = text[name.end..].split(['\n', '.', ';', ')']).next().unwrap_or_default().trim_start();
    let apposed = behind.strip_prefix(['(', ',', '-', '–']).map(words).unwrap_or_default();
    let before = text[..name.start].rsplit(['\n', ';', '(']).next().unwrap_or_default();
    let before = words(before);
    let title = before.last().is_some_and(|w| crate::detect::is_title_word(&fold::folded(w)));
    let told = before.iter().rev().skip(usize::from(title)).take(1).any(|w| is(w));
    told || apposed.iter().take(NEAR).any(|w| is(w))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn relative(text: &str) -> bool {
        let at = text.find("Reed").unwrap();
        stands_as_relative(text, Span::new(at, at + 4))
    }

    #[test]
    fn who_stands_beside_a_word_for_a_relative_is_one() {
        for text in
            ["Dr Reed (parent governor)", "her mother, Dr Reed, rang", "Dr Reed, Rosie's mum, rang", "Mum: Dr Reed"]
        {
            assert!(relative(text), "{text}");
        }
        for text in
            ["Dr Reed saw her mother", "Dr Reed (GP)", "mother of Rosie saw Dr Reed", "Dr Reed rang.\nParent: x"]
        {
            assert!(!relative(text), "{text}");
        }
    }

    #[test]
    fn the_list_is_sorted() {
        assert!(RELATIVES.windows(2).all(|w| w[0] < w[1]));
    }
}
