//! Mentions made ready to be compared: the key, what stands beside it, and names that two people bear.

use super::super::{EMAIL, NAME};
use super::called::{self, Called};
use super::keys::{self, name_key};
use super::{own, phrase_of};
use crate::model::{Mention, Span, Unit};
use std::collections::HashMap;

/// One mention, ready to be compared.
pub struct Named {
    /// By which it is compared.
    pub key: String,
    /// Words of a name; 0 for what is no name.
    pub words: usize,
    /// The address that stands beside it.
    pub address: Option<String>,
    pub initials: bool,
    /// The subject's forename where it may be somebody else's.
    pub doubtful: bool,
    /// What the title before it tells.
    pub called: Option<Called>,
}

impl Named {
    /// Forename (more than an initial) and surname.
    pub fn is_full(&self) -> bool {
        self.words > 1 && is_full(&self.key)
    }
}

/// The same of a key.
pub fn is_full(key: &str) -> bool {
    key.split_once(' ').is_some_and(|(first, last)| first.chars().count() > 1 && last.chars().count() > 1)
}

/// Initial and surname of a key that has no more: `i hallam-reed`.
pub fn initialled(key: &str) -> Option<(char, &str)> {
    let (first, last) = key.split_once(' ')?;
    let mut letters = first.chars();
    letters.next().filter(|_| letters.next().is_none() && last.chars().count() > 1).map(|initial| (initial, last))
}

/// The mentions of a unit.
pub fn named(unit: &Unit, found: &[Mention]) -> Vec<Named> {
    let text = unit.text.expose();
    let one = |(m, mention): (usize, &Mention)| {
        let form = mention.span.of(text);
        if mention.what != NAME {
            let key = keys::key(&mention.what, form);
            return Named { key, words: 0, address: None, initials: false, doubtful: false, called: None };
        }
        let phrase = phrase_of(form);
        let next = found.get(m + 1).filter(|n| n.what == EMAIL && beside(text, mention.span, n.span));
        Named {
            words: phrase.split(' ').count(),
            key: name_key(&phrase),
            address: next.map(|n| n.span.of(text).to_lowercase()),
            initials: are_initials(form),
            doubtful: mention.reason == own::DOUBT,
            called: called::called(text, mention.span),
        }
    };
    found.iter().enumerate().map(one).collect()
}

/// `JT`, `J.T.`: two or three capitals, with full stops or without.
fn are_initials(form: &str) -> bool {
    let letters = form.chars().filter(|c| !matches!(c, '.' | ' '));
    (2..=3).contains(&letters.clone().count())
        && (form.contains('.') && letters.clone().all(char::is_uppercase)
            || form.bytes().all(|b| b.is_ascii_uppercase()))
}

/// `Name <address>`, `"Name" [mailto:address]`: nothing but brackets and quotes between.
fn beside(text: &str, name: Span, address: Span) -> bool {
    text.get(name.end..address.start).is_some_and(|gap| {
        gap.len() <= 12
            && gap.replace("mailto:", "").chars().all(|c| matches!(c, ' ' | '<' | '"' | '\'' | '[' | '(' | ':' | '\t'))
            && gap.contains(['<', '[', '('])
    })
}

/// An address beside a name is that person's unless it is a shared one: it must hold a letter run of the name.
pub fn belongs(address: &str, key: &str) -> bool {
    let local = crate::model::fold::folded(address.split('@').next().unwrap_or("")).replace(' ', "");
    let mut words = key.split(' ');
    words.clone().any(|w| w.len() > 2 && local.contains(w)) || {
        let initials: String = words.by_ref().filter_map(|w| w.chars().next()).collect();
        local.starts_with(&initials)
    }
}

/// Names that stand beside two different addresses of one domain: two people; with the first address seen.
pub fn divided(named: &[Vec<Named>]) -> HashMap<String, String> {
    let mut seen: HashMap<&str, Vec<&str>> = HashMap::new();
    for mention in named.iter().flatten().filter(|m| m.words > 1) {
        if let Some(address) = mention.address.as_deref().filter(|a| belongs(a, &mention.key)) {
            let all = seen.entry(&mention.key).or_default();
            if !all.contains(&address) {
                all.push(address);
            }
        }
    }
    let domain = |a: &str| a.rsplit('@').next().unwrap_or("").to_owned();
    let two = |all: &Vec<&str>| all.iter().enumerate().any(|(n, a)| all[..n].iter().any(|b| domain(a) == domain(b)));
    seen.into_iter().filter(|(_, all)| two(all)).map(|(key, all)| (key.to_owned(), all[0].to_owned())).collect()
}

/// The address beside the name `key` in a unit.
pub fn address_here<'a>(mentions: &'a [Named], key: &str) -> Option<&'a String> {
    mentions.iter().find(|m| m.key == key && m.address.is_some()).and_then(|m| m.address.as_ref())
}
