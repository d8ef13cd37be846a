//! Mentions made ready to be compared: the key, what stands beside it, and names that two people bear.

use super::super::{EMAIL, NAME};
use super::called::{self, Called};
use super::keys::{self, name_key};
use super::{own, phrase_of};
use crate::model::{Mention, Span, Unit};
use std::collections::HashMap;

/// One mention, ready to be compared.
#[derive(Default)]
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
    /// It ends with the initial: `Hannah C`.
    pub ends_with_initial: bool,
    /// The surname may be a post in short: `Bev TA`.
    pub short_end: bool,
    /// The key without what may be letters behind the name: `Liam Fairweather MBACP`.
    pub bare: Option<String>,
}

impl Named {
    /// Forename (more than an initial) and surname.
    pub fn is_full(&self) -> bool {
        self.words > 1 && is_full(&self.key)
    }

    /// A full name by whose parts its bearer can be meant.
    pub fn has_parts(&self) -> bool {
        self.is_full() && !self.short_end
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
            return Named { key, ..Named::default() };
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
            ends_with_initial: phrase.rsplit_once(' ').is_some_and(|(_, last)| last.chars().count() == 1),
            short_end: ends_short(form),
            bare: without_letters(form),
        }
    };
    found.iter().enumerate().map(one).collect()
}

/// `Bev TA`: at the end two or three capitals, where the rest is written otherwise.
fn ends_short(form: &str) -> bool {
    let Some((rest, last)) = form.rsplit_once(' ') else { return false };
    (2..=3).contains(&last.chars().count())
        && last.chars().all(char::is_uppercase)
        && rest.chars().any(char::is_lowercase)
}

/// The key of a name of three words and more without the last, where that alone is in capitals.
fn without_letters(form: &str) -> Option<String> {
    let (rest, last) = form.rsplit_once(' ')?;
    let capitals =
        last.chars().count() > 1 && last.chars().all(char::is_uppercase) && rest.chars().any(char::is_lowercase);
    Some(name_key(&phrase_of(rest))).filter(|key| capitals && is_full(key))
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
