//! Which mentions are one person: by full name, by address beside a name, by a lone part of a name of the same unit or document.

use super::super::{EMAIL, NAME};
use super::phrase_of;
use crate::model::{Mention, Span, Unit};
use std::collections::HashMap;

/// First and last word of a phrase: middle names and initials tell no two people apart.
pub fn name_key(phrase: &str) -> String {
    let words: Vec<&str> = phrase.split(' ').collect();
    match words.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first, .., last] => format!("{first} {last}"),
    }
}

/// Mentions joined to persons.
pub struct Groups {
    parents: Vec<usize>,
    of: Vec<Vec<usize>>,
}

#[derive(Default)]
struct Nodes {
    parents: Vec<usize>,
    keys: HashMap<String, usize>,
}

impl Nodes {
    fn node(&mut self, key: &str) -> usize {
        if let Some(&n) = self.keys.get(key) {
            return n;
        }
        self.parents.push(self.parents.len());
        self.keys.insert(key.to_owned(), self.parents.len() - 1);
        self.parents.len() - 1
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (root(&mut self.parents, a), root(&mut self.parents, b));
        self.parents[a.max(b)] = a.min(b);
    }
}

fn root(parents: &mut [usize], mut n: usize) -> usize {
    while parents[n] != n {
        parents[n] = parents[parents[n]];
        n = parents[n];
    }
    n
}

/// One mention, ready to be compared.
struct Named {
    key: String,
    words: usize,
    address: Option<String>,
}

impl Groups {
    /// Groups all mentions of all units.
    pub fn of(units: &[Unit], found: &[Vec<Mention>]) -> Groups {
        let named: Vec<Vec<Named>> = units.iter().zip(found).map(|(u, f)| named(u, f)).collect();
        let split = divided(&named);
        let mut nodes = Nodes::default();
        let documents = full_names_of_documents(units, &named);
        let mut of = Vec::with_capacity(units.len());
        for (unit, mentions) in units.iter().zip(&named) {
            let mut row = Vec::with_capacity(mentions.len());
            for (m, mention) in mentions.iter().enumerate() {
                let key = whole_name(mentions, m)
                    .or_else(|| documents.get(&document(unit))?.get(&mention.key).cloned().flatten());
                let key = key.unwrap_or_else(|| mention.key.clone());
                let key = match (split.get(&key), address_here(mentions, &key)) {
                    (Some(first), here) => format!("{key}|{}", here.unwrap_or(first)),
                    (None, _) => key,
                };
                let node = nodes.node(&key);
                if let Some(address) =
                    mention.address.as_deref().filter(|a| mention.words > 1 && belongs(a, &mention.key))
                {
                    let other = nodes.node(address);
                    nodes.join(node, other);
                }
                row.push(node);
            }
            of.push(row);
        }
        Groups { parents: nodes.parents, of }
    }

    /// The group of mention `m` of unit `n`.
    pub fn person(&mut self, n: usize, m: usize) -> usize {
        root(&mut self.parents, self.of[n][m])
    }
}

fn named(unit: &Unit, found: &[Mention]) -> Vec<Named> {
    let text = unit.text.expose();
    let one = |(m, mention): (usize, &Mention)| {
        let form = mention.span.of(text);
        if mention.what != NAME {
            return Named { key: form.to_lowercase(), words: 0, address: None };
        }
        let phrase = phrase_of(form);
        let next = found.get(m + 1).filter(|n| n.what == EMAIL && beside(text, mention.span, n.span));
        Named {
            words: phrase.split(' ').count(),
            key: name_key(&phrase),
            address: next.map(|n| n.span.of(text).to_lowercase()),
        }
    };
    found.iter().enumerate().map(one).collect()
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
fn belongs(address: &str, key: &str) -> bool {
    let local = crate::model::fold::folded(address.split('@').next().unwrap_or("")).replace(' ', "");
    let mut words = key.split(' ');
    words.clone().any(|w| w.len() > 2 && local.contains(w)) || {
        let initials: String = words.by_ref().filter_map(|w| w.chars().next()).collect();
        local.starts_with(&initials)
    }
}

/// Names that stand beside two different addresses of one domain: two people; with the first address seen.
fn divided(named: &[Vec<Named>]) -> HashMap<String, String> {
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

fn address_here<'a>(mentions: &'a [Named], key: &str) -> Option<&'a String> {
    mentions.iter().find(|m| m.key == key && m.address.is_some()).and_then(|m| m.address.as_ref())
}

/// For a lone part of a name (or initial and surname): the full name of the same unit it fits, nearest before it, else the next after.
fn whole_name(mentions: &[Named], at: usize) -> Option<String> {
    let part = &mentions[at];
    if part.words == 0 || (part.words > 1 && part.key.find(' ') != Some(1)) {
        return None;
    }
    let fits = |m: &&Named| m.words > 1 && m.key.find(' ') != Some(1) && fits(&part.key, &m.key);
    let found = mentions[..at].iter().rev().find(fits).or_else(|| mentions[at..].iter().find(fits));
    found.map(|m| m.key.clone())
}

fn fits(part: &str, key: &str) -> bool {
    let Some((first, last)) = key.split_once(' ') else { return false };
    match part.split_once(' ') {
        None => part == first || part == last,
        Some((initial, surname)) => surname == last && first.starts_with(initial),
    }
}

type Place<'a> = (u64, &'a str);

fn document(unit: &Unit) -> Place<'_> {
    unit.places.first().map_or((0, ""), |p| (p.item.0, p.store.as_str()))
}

/// For every document: part of a name -> the one full name it fits there, `None` where several do.
fn full_names_of_documents<'a>(
    units: &'a [Unit],
    named: &[Vec<Named>],
) -> HashMap<Place<'a>, HashMap<String, Option<String>>> {
    let mut out: HashMap<Place<'_>, HashMap<String, Option<String>>> = HashMap::new();
    for (unit, mentions) in units.iter().zip(named) {
        let parts = out.entry(document(unit)).or_default();
        for mention in mentions.iter().filter(|m| m.words > 1 && m.key.find(' ') != Some(1)) {
            let Some((first, last)) = mention.key.split_once(' ') else { continue };
            let initial: String = first.chars().take(1).collect();
            for part in [first.to_owned(), last.to_owned(), format!("{initial} {last}")] {
                let full = parts.entry(part).or_insert_with(|| Some(mention.key.clone()));
                if full.as_ref().is_some_and(|f| *f != mention.key) {
                    *full = None;
                }
            }
        }
    }
    out
}
