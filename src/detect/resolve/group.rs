//! Which mentions are one person: by full name, by address, and by the part of a name that fits only one person of the
//! unit, else of the document, else of the request. Where several fit and nothing decides, a part is somebody of its own.

use super::super::known::KnownPerson;
use super::keys::name_key;
use super::named::{Named, named};
use super::nodes::Nodes;
use super::work::{UNSURE, Work};
use super::{ResolveFacts, beside, phrase_of};
use crate::model::{Mention, Unit};
use std::collections::{HashMap, HashSet};

/// Mentions joined to persons.
pub struct Groups {
    nodes: Nodes,
    of: Vec<Vec<usize>>,
    namesakes: HashSet<usize>,
    posts: HashMap<usize, String>,
    known: HashMap<usize, KnownPerson>,
}

impl Groups {
    /// Groups all mentions of all units.
    pub fn of(units: &[Unit], found: &[Vec<Mention>], facts: &ResolveFacts) -> Groups {
        let named: Vec<Vec<Named>> = units.iter().zip(found).map(|(u, f)| named(u, f)).collect();
        let mut work = Work::new(&named, facts);
        units.iter().zip(&named).for_each(|(u, m)| work.document(u, m));
        work.others_of_surnames(units, &named);
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
            let known = groups.nodes.known(&name_key(&phrase_of(name)));
            if let Some(root) = known.map(|node| groups.nodes.root(node)) {
                groups.posts.insert(root, post.clone());
            }
        }
        groups
    }

    /// The group of mention `m` of unit `n`.
    pub fn person(&self, n: usize, m: usize) -> usize {
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
            let Some(node) = self.nodes.known(&person.key) else { continue };
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
        let staff = self.nodes.staff(facts);
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
                let person = |other: usize| self.nodes.root(self.of[n][other]);
                if taken.contains(&person(m)) {
                    continue;
                }
                if let Some(owner) = beside::owner(unit, &found[n], m, &staff, &person) {
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
