//! Which mentions are one person: by full name, by address, and by the part of a name that fits only one person of the
//! unit, else of the document, else of the request. Where several fit and nothing decides, a part is somebody of its own.

use super::super::known::{self, KnownPerson, Nearness, People};
use super::super::{EMAIL, NAME};
use super::keys::{self, name_key};
use super::parts::{Parts, fuller};
use super::{ResolveFacts, beside, own, phrase_of};
use crate::model::{Mention, Span, Unit};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// The data subject's forename where it may be somebody else's.
const UNSURE: &str = "=own";

/// Mentions joined to persons.
pub struct Groups {
    nodes: Nodes,
    of: Vec<Vec<usize>>,
    namesakes: HashSet<usize>,
    posts: HashMap<usize, String>,
    known: HashMap<usize, KnownPerson>,
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

    fn root(&mut self, n: usize) -> usize {
        root(&mut self.parents, n)
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
    /// Words of a name; 0 for what is no name.
    words: usize,
    address: Option<String>,
    initials: bool,
    doubtful: bool,
}

impl Named {
    /// Forename (more than an initial) and surname.
    fn is_full(&self) -> bool {
        self.words > 1 && is_full(&self.key)
    }
}

fn is_full(key: &str) -> bool {
    key.split_once(' ').is_some_and(|(first, last)| first.chars().count() > 1 && last.chars().count() > 1)
}

impl Groups {
    /// Groups all mentions of all units.
    pub fn of(units: &[Unit], found: &[Vec<Mention>], facts: &ResolveFacts) -> Groups {
        let named: Vec<Vec<Named>> = units.iter().zip(found).map(|(u, f)| named(u, f)).collect();
        let mut work = Work::new(&named, facts);
        units.iter().zip(&named).for_each(|(u, m)| work.document(u, m));
        let of: Vec<Vec<usize>> = units.iter().zip(&named).map(|(u, m)| work.unit(u, m)).collect();
        let mut groups =
            Groups { nodes: work.nodes, of, namesakes: HashSet::new(), posts: HashMap::new(), known: HashMap::new() };
        groups.own_identifiers(units, found, &named, facts);
        groups.learn(facts);
        let theirs = (0..facts.namesakes.len()).map(|n| format!("=namesake{n}")).chain([UNSURE.to_owned()]);
        for key in theirs.collect::<Vec<_>>() {
            let node = groups.nodes.node(&key);
            let root = groups.nodes.root(node);
            groups.namesakes.insert(root);
        }
        for (name, post) in &facts.staff {
            let known = groups.nodes.keys.get(&name_key(&phrase_of(name))).copied();
            if let Some(root) = known.map(|node| groups.nodes.root(node)) {
                groups.posts.insert(root, post.clone());
            }
        }
        groups
    }

    /// The group of mention `m` of unit `n`.
    pub fn person(&mut self, n: usize, m: usize) -> usize {
        self.nodes.root(self.of[n][m])
    }

    /// The post of a group that is a member of staff, by whatever form it is mentioned.
    pub fn post(&self, group: usize) -> Option<String> {
        self.posts.get(&group).cloned()
    }

    /// The group as the index knows it.
    pub fn known(&self, group: usize) -> Option<&KnownPerson> {
        self.known.get(&group)
    }

    /// Looks up whom the index knows of the groups; of several names of one person, the one seen most.
    fn learn(&mut self, facts: &ResolveFacts) {
        for person in facts.people.all() {
            let Some(node) = self.nodes.keys.get(&person.key).copied() else { continue };
            let root = self.nodes.root(node);
            let known = self.known.entry(root).or_insert_with(|| person.clone());
            if known.seen.total() < person.seen.total() {
                *known = person.clone();
            }
        }
    }

    /// True for a group that is a known namesake, or whoever may be the subject or one of them.
    pub fn is_namesake(&self, group: usize) -> bool {
        self.namesakes.contains(&group)
    }

    /// A telephone number, postcode … beside one person everywhere is that person's.
    fn own_identifiers(&mut self, units: &[Unit], found: &[Vec<Mention>], named: &[Vec<Named>], facts: &ResolveFacts) {
        let staff: HashSet<String> = facts.staff.keys().map(|n| name_key(&phrase_of(n))).collect();
        let staff: HashSet<usize> = staff
            .iter()
            .filter_map(|k| self.nodes.keys.get(k).copied())
            .map(|n| root(&mut self.nodes.parents, n))
            .collect();
        // What is a named person's already (an address made of the name) makes nobody else one with them.
        let mut taken: HashSet<usize> = HashSet::new();
        for (n, mentions) in named.iter().enumerate() {
            for m in (0..mentions.len()).filter(|m| mentions[*m].words > 0) {
                let node = self.of[n][m];
                taken.insert(self.nodes.root(node));
            }
        }
        let mut owners: HashMap<usize, Option<usize>> = HashMap::new();
        for (n, unit) in units.iter().enumerate() {
            for (m, _) in found[n].iter().enumerate().filter(|(m, _)| named[n][*m].words == 0) {
                let mut person = |other: usize| self.nodes.root(self.of[n][other]);
                if taken.contains(&person(m)) {
                    continue;
                }
                if let Some(owner) = beside::owner(unit, &found[n], m, &staff, &mut person) {
                    let held = owners.entry(person(m)).or_insert(Some(owner));
                    *held = held.filter(|h| *h == owner);
                }
            }
        }
        let mut owners: Vec<(usize, usize)> = owners.into_iter().filter_map(|(a, b)| Some((a, b?))).collect();
        owners.sort_unstable();
        owners.into_iter().for_each(|(identifier, owner)| self.nodes.join(identifier, owner));
    }
}

/// The grouping while it is made.
struct Work {
    nodes: Nodes,
    split: HashMap<String, String>,
    documents: HashMap<u64, Parts>,
    request: Parts,
    namesakes: Vec<(usize, Vec<String>)>,
    people: Arc<People>,
    /// Nodes of the staff's full names.
    staff: HashSet<usize>,
}

impl Work {
    fn new(named: &[Vec<Named>], facts: &ResolveFacts) -> Work {
        let mut work = Work {
            nodes: Nodes::default(),
            split: divided(named),
            documents: HashMap::new(),
            request: Parts::default(),
            namesakes: Vec::new(),
            people: facts.people.clone(),
            staff: HashSet::new(),
        };
        let mut full: Vec<String> = Vec::new();
        for mentions in named {
            for mention in mentions.iter().filter(|m| m.is_full()) {
                let node = work.full(mentions, &mention.key);
                if let Some(address) = mention.address.as_deref().filter(|a| belongs(a, &mention.key)) {
                    let other = work.nodes.node(address);
                    work.nodes.join(node, other);
                }
                full.push(mention.key.clone());
            }
        }
        work.known(facts, &mut full);
        full.sort_unstable();
        full.dedup();
        work.alike(&full);
        work.addresses(named);
        work.known_addresses(named);
        work.fill_request(&full);
        let staff = facts.staff.keys().map(|n| name_key(&phrase_of(n)));
        work.staff = staff
            .filter_map(|key| work.nodes.keys.get(&key).copied())
            .map(|n| root(&mut work.nodes.parents, n))
            .collect();
        work
    }

    /// The node of a full name that stands in a unit with `mentions`.
    fn full(&mut self, mentions: &[Named], key: &str) -> usize {
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
            if let Some(&node) = self.nodes.keys.get(&key) {
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
            if let Some(person) = self.nodes.keys.get(key).copied().filter(|_| mentioned.contains(address)) {
                let other = self.nodes.node(address);
                self.nodes.join(person, other);
            }
        }
    }

    /// The one person of the directory who can be meant by a part of a name that nothing in the request explains: one seen near by,
    /// or the only one of that surname.
    fn meant(&mut self, unit: &Unit, part: &str) -> Option<usize> {
        let (initial, word) = match part.split_once(' ') {
            Some((initial, surname)) if initial.chars().count() == 1 => (Some(initial), surname),
            Some(_) => return None,
            None => (None, part),
        };
        let people = self.people.clone();
        let (near, bearers) = people.meant(&known::circles(unit), word);
        let fits = |key: &str| {
            let surname = key.ends_with(word) && key.len() > word.len();
            initial.is_none_or(|i| key.starts_with(i) && surname) && (near < Nearness::Far || surname)
        };
        let keys: HashSet<&str> = bearers.iter().map(|p| p.key.as_str()).filter(|k| is_full(k) && fits(k)).collect();
        let short = |key: &str| fuller(key).iter().any(|f| keys.contains(f.as_str()));
        let mut whole = keys.iter().filter(|k| !short(k));
        match (whole.next(), whole.next()) {
            (Some(key), None) if !self.split.contains_key(*key) => Some(self.nodes.node(key)),
            _ => None,
        }
    }

    fn fill_request(&mut self, full: &[String]) {
        for key in full {
            let node = match self.split.get(key) {
                Some(first) => self.nodes.node(&format!("{key}|{first}")),
                None => self.nodes.node(key),
            };
            let parents = &mut self.nodes.parents;
            self.request.add(key, node, &mut |n| root(parents, n));
        }
    }

    /// Adds a unit's full names to its document's.
    fn document(&mut self, unit: &Unit, mentions: &[Named]) {
        for mention in mentions.iter().filter(|m| m.is_full()) {
            let node = self.full(mentions, &mention.key);
            let parents = &mut self.nodes.parents;
            let document = unit.places.first().map_or(0, |p| p.item.0);
            self.documents.entry(document).or_default().add(&mention.key, node, &mut |n| root(parents, n));
        }
    }

    /// The nodes of a unit's mentions.
    fn unit(&mut self, unit: &Unit, mentions: &[Named]) -> Vec<usize> {
        let (mut here, mut taking_part) = (Parts::default(), Parts::default());
        for mention in mentions.iter().filter(|m| m.is_full()) {
            let node = self.full(mentions, &mention.key);
            let parents = &mut self.nodes.parents;
            let mut root = |n| root(parents, n);
            here.add(&mention.key, node, &mut root);
            if mention.address.is_some() {
                taking_part.add(&mention.key, node, &mut root);
            }
        }
        mentions.iter().map(|m| self.mention(unit, mentions, m, &[&here, &taking_part])).collect()
    }

    fn mention(&mut self, unit: &Unit, all: &[Named], mention: &Named, [here, taking_part]: &[&Parts; 2]) -> usize {
        if mention.words == 0 {
            return self.nodes.node(&mention.key);
        }
        if mention.is_full() {
            return self.full(all, &mention.key);
        }
        if mention.doubtful {
            return self.doubtful(unit, mention, here);
        }
        let document = self.documents.get(&unit.places.first().map_or(0, |p| p.item.0));
        let initials = mention.initials.then(|| initials(&mention.key));
        for part in [Some(mention.key.clone()), initials].into_iter().flatten() {
            for (n, place) in [Some(*here), document, Some(&self.request)].into_iter().enumerate() {
                let Some(place) = place else { continue };
                match place.bearer(&part) {
                    // "My husband Gaz" is not Gary Bird of the staff: elsewhere a short form makes nobody one of them.
                    Ok(Some(node)) if n == 2 && !place.writes(&part) && self.is_staff(node) => {}
                    Ok(Some(node)) => return node,
                    Ok(None) => {}
                    Err(()) => match taking_part.bearer(&part) {
                        Ok(Some(node)) => return node,
                        _ => return self.nodes.node(&mention.key),
                    },
                }
            }
        }
        self.meant(unit, &mention.key).unwrap_or_else(|| self.nodes.node(&mention.key))
    }

    fn is_staff(&self, node: usize) -> bool {
        let mut at = node;
        while self.nodes.parents[at] != at {
            at = self.nodes.parents[at];
        }
        self.staff.contains(&at)
    }

    /// The subject's forename where it may not be the subject: another bearer in the unit, a known namesake, or not known who.
    fn doubtful(&mut self, unit: &Unit, mention: &Named, here: &Parts) -> usize {
        if let Ok(Some(node)) = here.bearer(&mention.key) {
            return node;
        }
        let namesake = unit.evidence.iter().any(|r| r.code.starts_with("namesake"));
        let bears = |names: &[String]| names.iter().any(|n| n.split(' ').next() == Some(mention.key.as_str()));
        match self.namesakes.iter().find(|(_, names)| namesake && bears(names)) {
            Some((node, _)) => *node,
            None => self.nodes.node(UNSURE),
        }
    }
}

fn initials(key: &str) -> String {
    format!("#{}{}", &key[..1], &key[key.len() - 1..])
}

fn named(unit: &Unit, found: &[Mention]) -> Vec<Named> {
    let text = unit.text.expose();
    let one = |(m, mention): (usize, &Mention)| {
        let form = mention.span.of(text);
        if mention.what != NAME {
            let key = keys::key(&mention.what, form);
            return Named { key, words: 0, address: None, initials: false, doubtful: false };
        }
        let phrase = phrase_of(form);
        let next = found.get(m + 1).filter(|n| n.what == EMAIL && beside(text, mention.span, n.span));
        Named {
            words: phrase.split(' ').count(),
            key: name_key(&phrase),
            address: next.map(|n| n.span.of(text).to_lowercase()),
            initials: (2..=3).contains(&form.len()) && form.bytes().all(|b| b.is_ascii_uppercase()),
            doubtful: mention.reason == own::DOUBT,
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
