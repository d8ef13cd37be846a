//! Who has which letter: every letter looks for the one person who is most of whom it was dealt to, and a person to whom several
//! come is all of them, under the earliest.

use super::{Dealt, Known};
use crate::model::{PersonId, Unit};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Letters for the people of a run.
pub(super) struct Heirs {
    /// From the number that a run gave to the letter.
    pub letters: BTreeMap<PersonId, PersonId>,
    /// Letters that became another, earlier one.
    pub merged: BTreeMap<PersonId, PersonId>,
}

/// How surely a person is whom a letter was dealt to; the greatest wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum By {
    /// One of the two has no whole name, and they are named in the same places.
    Places,
    /// They share a name, though neither's fullest, and places.
    SomeName,
    /// The fullest name of one is a name of the other.
    Name,
}

/// What speaks for it, the surest first: how, how many names, how many places.
type Claim = (By, usize, usize);

/// People and letters by what they share: letter, person, mentions.
type Places = BTreeMap<PersonId, BTreeMap<PersonId, usize>>;

impl Heirs {
    /// Compares the letters dealt with the people of a run (numbered as it numbered them).
    pub fn of(dealt: &Dealt, known: &[(PersonId, Known)], units: &[Unit]) -> Heirs {
        let mut heirs: BTreeMap<PersonId, Vec<(Claim, PersonId)>> = BTreeMap::new();
        let places = places(dealt, units);
        let names = Names::of(dealt, known);
        for letter in dealt.holders.keys() {
            let shared = |person: &PersonId| places.get(letter).and_then(|p| p.get(person)).copied().unwrap_or(0);
            let here = places.get(letter).into_iter().flat_map(|p| p.keys().copied());
            let people: BTreeSet<PersonId> = here.chain(names.people(dealt, *letter)).collect();
            let claims = people.iter().filter_map(|person| {
                let claim = claim(dealt, *letter, names.known.get(person)?, shared(person))?;
                Some((claim, Reverse(*person)))
            });
            if let Some((claim, Reverse(person))) = claims.max() {
                heirs.entry(person).or_default().push((claim, *letter));
            }
        }
        let mut dealing = Heirs { letters: BTreeMap::new(), merged: BTreeMap::new() };
        heirs.iter().for_each(|(person, claims)| dealing.settle(dealt, *person, claims));
        dealing.newcomers(dealt, known);
        dealing
    }

    /// Of the letters that came to one person, theirs, and those that are the same person's. Whoever only shares something with
    /// another's letter (a mother who answers for a child's address) keeps their own.
    fn settle(&mut self, dealt: &Dealt, person: PersonId, claims: &[(Claim, PersonId)]) {
        let weak = |letter: &PersonId| dealt.holders.get(letter).is_some_and(|h| h.names.is_empty());
        let sure = |((by, ..), letter): &&(Claim, PersonId)| *by == By::Name || *by == By::Places && weak(letter);
        let same: Vec<PersonId> = claims.iter().filter(sure).map(|(_, letter)| *letter).collect();
        let best = claims.iter().max_by_key(|(claim, letter)| (*claim, Reverse(*letter))).map(|(_, letter)| *letter);
        // In order of the letters: the first is the earliest.
        let Some(letter) = same.first().copied().or(best) else { return };
        self.letters.insert(person, letter);
        self.merged.extend(same.into_iter().skip(1).map(|other| (other, letter)));
    }

    /// The next free letters, which nobody ever had.
    fn newcomers(&mut self, dealt: &Dealt, known: &[(PersonId, Known)]) {
        let mut next = dealt.holders.keys().last().map_or(0, |last| last.0);
        for (person, _) in known {
            self.letters.entry(*person).or_insert_with(|| {
                next += 1;
                PersonId(next)
            });
        }
    }
}

/// How many mentions of each letter are whose now.
fn places(dealt: &Dealt, units: &[Unit]) -> Places {
    let mut places = Places::new();
    for unit in units {
        let Some(had) = dealt.at.get(&unit.id) else { continue };
        for mention in &unit.mentions {
            if let Some(letter) = had.get(&mention.span) {
                *places.entry(*letter).or_default().entry(mention.person).or_default() += 1;
            }
        }
    }
    places
}

/// The people of a run by what they are called.
struct Names<'a> {
    known: HashMap<PersonId, &'a Known>,
    /// By each whole name.
    whole: HashMap<&'a str, Vec<PersonId>>,
    /// Those without one ("Mark"), where nobody else of the run and no other letter is called so.
    alone: HashMap<&'a str, PersonId>,
}

impl<'a> Names<'a> {
    fn of(dealt: &Dealt, known: &'a [(PersonId, Known)]) -> Names<'a> {
        let mut whole: HashMap<&str, Vec<PersonId>> = HashMap::new();
        let mut parts: HashMap<&str, Vec<PersonId>> = HashMap::new();
        for (person, known) in known {
            known.names.iter().for_each(|name| whole.entry(name).or_default().push(*person));
            if known.names.is_empty() {
                parts.entry(&known.name).or_default().push(*person);
            }
        }
        let mut letters: HashMap<&str, usize> = HashMap::new();
        for holder in dealt.holders.values().filter(|h| h.names.is_empty()) {
            *letters.entry(&holder.name).or_default() += 1;
        }
        let one = |(name, people): (&'a str, Vec<PersonId>)| match people.as_slice() {
            [person] if letters.get(name) == Some(&1) => Some((name, *person)),
            _ => None,
        };
        let alone = parts.into_iter().filter_map(one).collect();
        Names { known: known.iter().map(|(person, known)| (*person, known)).collect(), whole, alone }
    }

    /// Who may be whom a letter was dealt to, going by names.
    fn people(&self, dealt: &Dealt, letter: PersonId) -> Vec<PersonId> {
        let Some(holder) = dealt.holders.get(&letter) else { return Vec::new() };
        match holder.names.is_empty() {
            true => self.alone.get(holder.name.as_str()).copied().into_iter().collect(),
            false => holder.names.iter().filter_map(|n| self.whole.get(n.as_str())).flatten().copied().collect(),
        }
    }
}

/// What of a letter a person has; nothing where they are not whom it was dealt to.
fn claim(dealt: &Dealt, letter: PersonId, known: &Known, shared: usize) -> Option<Claim> {
    let holder = dealt.holders.get(&letter)?;
    let names = known.names.intersection(&holder.names).count();
    let parts = (holder.names.is_empty(), known.names.is_empty());
    let called = known.names.contains(&holder.name) || holder.names.contains(&known.name);
    let by = match parts {
        (true, true) if holder.name == known.name => By::Name,
        _ if called => By::Name,
        _ if names > 0 && shared > 0 => By::SomeName,
        (true, _) | (_, true) if shared > 0 => By::Places,
        _ => return None,
    };
    Some((by, names, shared))
}
