//! The grouping while it is made: the full names and addresses of a request, joined where they are one person's.

use super::super::known::People;
use super::keys::{self, name_key};
use super::named::{Named, address_here, belongs, divided, initialled, is_full};
use super::nodes::Nodes;
use super::parts::{Parts, fuller};
use super::{ResolveFacts, phrase_of};
use crate::model::{Unit, nicknames};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// The data subject's forename where it may be somebody else's.
pub const UNSURE: &str = "=own";

/// The grouping while it is made.
pub struct Work {
    pub(super) nodes: Nodes,
    pub(super) split: HashMap<String, String>,
    pub(super) documents: HashMap<u64, Parts>,
    pub(super) request: Parts,
    pub(super) namesakes: Vec<(usize, Vec<String>)>,
    pub(super) people: Arc<People>,
    /// Nodes of the staff's full names.
    pub(super) staff: HashSet<usize>,
    /// What others are called whom the settings know.
    called: HashSet<String>,
    /// Names (keys) of those whom sheets show as children.
    children: HashSet<String>,
    /// Initials with a surname that fit nobody named in full: somebody else of that surname.
    pub(super) initialled: HashMap<String, usize>,
}

impl Nodes {
    /// The persons that are members of staff.
    pub(super) fn staff(&self, facts: &ResolveFacts) -> HashSet<usize> {
        let names = facts.staff.keys().map(|n| name_key(&phrase_of(n)));
        names.filter_map(|key| self.known(&key)).map(|n| self.root(n)).collect()
    }
}

impl Work {
    /// Everything that full names and addresses tell.
    pub(super) fn new(named: &[Vec<Named>], facts: &ResolveFacts) -> Work {
        let mut work = Work {
            nodes: Nodes::default(),
            split: divided(named),
            documents: HashMap::new(),
            request: Parts::default(),
            namesakes: Vec::new(),
            people: facts.people.clone(),
            staff: HashSet::new(),
            called: facts.called.clone(),
            children: facts.people.all().iter().filter(|p| p.seen.is_child()).map(|p| p.key.clone()).collect(),
            initialled: HashMap::new(),
        };
        let mut full: Vec<String> = Vec::new();
        for mentions in named {
            for mention in mentions.iter().filter(|m| m.is_full()) {
                let node = work.full(mentions, &mention.key);
                if let Some(address) = mention.address.as_deref().filter(|a| belongs(a, &mention.key)) {
                    let other = work.nodes.node(address);
                    work.nodes.join(node, other);
                }
                full.extend(Some(mention.key.clone()).filter(|_| mention.has_parts()));
            }
        }
        work.known(facts, &mut full);
        full.sort_unstable();
        full.dedup();
        work.alike(&full);
        work.addresses(named);
        work.known_addresses(named);
        work.fill_request(&full);
        work.letters_behind(named);
        work.staff = work.nodes.staff(facts);
        work
    }

    /// True where somebody is called `part` (folded) by a name of their own, in the request, in the index or in the settings.
    pub(super) fn is_called(&self, part: &str) -> bool {
        self.request.writes(part) || self.people.writes(part) || self.called.contains(part)
    }

    /// The node of a full name that stands in a unit with `mentions`.
    pub(super) fn full(&mut self, mentions: &[Named], key: &str) -> usize {
        match self.split.get(key) {
            Some(first) => {
                let here = address_here(mentions, key).unwrap_or(first);
                self.nodes.node(&format!("{key}|{here}"))
            }
            None => self.nodes.node(key),
        }
    }

    /// Staff can be meant by a part of their name though no unit gives it in full; namesakes with all that is known of them.
    fn known(&mut self, facts: &ResolveFacts, full: &mut Vec<String>) {
        full.extend(facts.staff.keys().map(|n| name_key(&phrase_of(n))).filter(|k| is_full(k)));
        for (n, person) in facts.namesakes.iter().enumerate() {
            let node = self.nodes.node(&format!("=namesake{n}"));
            let names: Vec<String> = person.names.iter().map(|n| name_key(&phrase_of(n))).collect();
            for key in names.iter().cloned().chain(keys::of_identity(person)) {
                let other = self.nodes.node(&key);
                self.nodes.join(node, other);
            }
            full.extend(names.iter().filter(|k| is_full(k)).cloned());
            self.namesakes.push((node, names));
        }
    }

    /// One name in two ways: `Phil Ashcombe` and the only `Philip Ashcombe`, `Threlfall Gaynor` and `Gaynor Threlfall`.
    fn alike(&mut self, full: &[String]) {
        let known: HashSet<&str> = full.iter().map(String::as_str).filter(|k| !self.split.contains_key(*k)).collect();
        for key in full.iter().filter(|k| known.contains(k.as_str())) {
            let Some((first, last)) = key.split_once(' ') else { continue };
            let turned = format!("{last} {first}");
            let fuller: Vec<String> = fuller(key).into_iter().filter(|k| known.contains(k.as_str())).collect();
            let other = match fuller.as_slice() {
                [one] => one,
                _ if known.contains(turned.as_str()) => &turned,
                _ => continue,
            };
            let (a, b) = (self.nodes.node(key), self.nodes.node(other));
            self.nodes.join(a, b);
        }
    }

    /// Letters behind a name make nobody new of whom the request or the settings name without them.
    fn letters_behind(&mut self, named: &[Vec<Named>]) {
        for (mention, bare) in named.iter().flatten().filter_map(|m| Some((m, m.bare.as_ref()?))) {
            if let (Some(one), Some(other)) = (self.nodes.known(bare), self.nodes.known(&mention.key)) {
                self.nodes.join(one, other);
            }
        }
    }

    /// `susan.pike@…` is the only Susan Pike's, unless addresses of one domain share the name.
    fn addresses(&mut self, named: &[Vec<Named>]) {
        let mut held: HashMap<(String, String), Option<String>> = HashMap::new();
        let beside: HashSet<&str> = named.iter().flatten().filter_map(|m| m.address.as_deref()).collect();
        for address in named.iter().flatten().filter(|m| m.words == 0 && m.key.contains('@')).map(|m| &m.key) {
            let (local, domain) = address.split_once('@').unwrap_or_default();
            let parts: Vec<&str> =
                local.split(['.', '_', '-']).map(|p| p.trim_end_matches(|c: char| c.is_ascii_digit())).collect();
            if parts.len() == 2 && is_full(&parts.join(" ")) && !beside.contains(address.as_str()) {
                let one = held.entry((parts.join(" "), domain.to_owned())).or_insert_with(|| Some(address.clone()));
                *one = one.take().filter(|a| a == address);
            }
        }
        let mut held: Vec<_> = held.into_iter().filter_map(|((key, _), address)| Some((key, address?))).collect();
        held.sort_unstable();
        for (key, address) in held.into_iter().filter(|(k, _)| !self.split.contains_key(k)) {
            if let Some(node) = self.nodes.known(&key) {
                let other = self.nodes.node(&address);
                self.nodes.join(node, other);
            }
        }
    }

    /// An address that the index shows beside one name only is that person's.
    fn known_addresses(&mut self, named: &[Vec<Named>]) {
        let mentioned: HashSet<&str> =
            named.iter().flatten().filter(|m| m.words == 0).map(|m| m.key.as_str()).collect();
        let people = self.people.clone();
        let mut holders: HashMap<&str, Option<&str>> = HashMap::new();
        for person in people.all() {
            for address in &person.addresses {
                let holder = holders.entry(address).or_insert(Some(&person.key));
                *holder = holder.filter(|h| *h == person.key);
            }
        }
        let mut held: Vec<(&str, &str)> = holders.into_iter().filter_map(|(a, key)| Some((a, key?))).collect();
        held.sort_unstable();
        for (address, key) in held.into_iter().filter(|(_, k)| !self.split.contains_key(*k)) {
            if let Some(person) = self.nodes.known(key).filter(|_| mentioned.contains(address)) {
                let other = self.nodes.node(address);
                self.nodes.join(person, other);
            }
        }
    }

    fn fill_request(&mut self, full: &[String]) {
        for key in full {
            let node = match self.split.get(key) {
                Some(first) => self.nodes.node(&format!("{key}|{first}")),
                None => self.nodes.node(key),
            };
            self.request.add(key, node, &|n| self.nodes.root(n));
        }
    }

    /// Adds a unit's full names to its document's.
    pub(super) fn document(&mut self, unit: &Unit, mentions: &[Named]) {
        for mention in mentions.iter().filter(|m| m.has_parts()) {
            let node = self.full(mentions, &mention.key);
            let document = unit.places.first().map_or(0, |p| p.item.0);
            self.documents.entry(document).or_default().add(&mention.key, node, &|n| self.nodes.root(n));
        }
    }

    /// "Dr I. Hallam-Reed" beside Rosie Hallam-Reed: whom an initial and a surname name that fit nobody bears the surname too.
    pub(super) fn others_of_surnames(&mut self, units: &[Unit], named: &[Vec<Named>]) {
        for (unit, mentions) in units.iter().zip(named) {
            let document = unit.places.first().map_or(0, |p| p.item.0);
            for mention in mentions.iter().filter(|m| m.words > 1 && !m.ends_with_initial) {
                let Some((initial, last)) = initialled(&mention.key) else { continue };
                if !self.initialled.contains_key(&mention.key) && !self.is_known(document, &mention.key, initial, last)
                {
                    let node = self.meant(unit, mention).unwrap_or_else(|| self.nodes.node(&mention.key));
                    self.initialled.insert(mention.key.clone(), node);
                }
                let Some(&node) = self.initialled.get(&mention.key) else { continue };
                let root = |n| self.nodes.root(n);
                self.documents.entry(document).or_default().add_part(last.to_owned(), node, &root);
                self.request.add_part(last.to_owned(), node, &root);
            }
        }
    }

    /// True where an initial and a surname fit somebody named in full, or a short form of the only one of that surname.
    fn is_known(&self, document: u64, key: &str, initial: char, last: &str) -> bool {
        let places = [self.documents.get(&document), Some(&self.request)];
        places.into_iter().flatten().any(|place| {
            let short = |node: usize| {
                let first = self.nodes.key(node).split(' ').next().unwrap_or_default();
                let forms = nicknames::nicknames(first).into_iter().chain(nicknames::full_forms(first));
                forms.into_iter().any(|f| f.starts_with(initial))
            };
            place.bearer(key) != Ok(None) || place.bearer_of(last, short) != Ok(None)
        })
    }

    /// True where the bearer of the name of `node` can be called as `mention` is.
    pub(super) fn fits(&self, mention: &Named, node: usize) -> bool {
        let key = self.nodes.key(node);
        let forename = key.split(' ').next().unwrap_or_default();
        mention.called.is_none_or(|called| called.fits(forename, self.children.contains(key)))
    }

    /// The nodes of a unit's mentions.
    pub(super) fn unit(&mut self, unit: &Unit, mentions: &[Named]) -> Vec<usize> {
        let (mut here, mut taking_part) = (Parts::default(), Parts::default());
        for mention in mentions.iter().filter(|m| m.has_parts()) {
            let node = self.full(mentions, &mention.key);
            let root = |n| self.nodes.root(n);
            here.add(&mention.key, node, &root);
            if mention.address.is_some() {
                taking_part.add(&mention.key, node, &root);
            }
        }
        let initialled = mentions.iter().filter(|m| !m.ends_with_initial);
        for (mention, node) in initialled.filter_map(|m| Some((m, *self.initialled.get(&m.key)?))) {
            let last = mention.key.split(' ').next_back().unwrap_or_default();
            here.add_part(last.to_owned(), node, &|n| self.nodes.root(n));
        }
        mentions.iter().map(|m| self.mention(unit, mentions, m, &[&here, &taking_part])).collect()
    }
}
