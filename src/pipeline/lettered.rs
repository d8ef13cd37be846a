//! The letters of people, dealt once for the life of a request. A run makes out anew who is named; here each of them gets back the
//! letter that was dealt before, newcomers get the next free ones, and no letter is ever dealt to somebody else. People are known by
//! keyed hashes of their names, as consents are, and by the places where they were named. The list is private; the log binds it.

use super::derived::Derived;
use super::gates::who;
use crate::model::{Context, Event, Person, PersonId, Result, Span, Unit, UnitId};
use crate::request::Case;
use heirs::Heirs;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashMap};

mod heirs;
#[cfg(test)]
mod tests;

/// One line of the private list: what is new about one letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Line {
    person: PersonId,
    /// Keyed hash of what they are called.
    name: String,
    /// Keyed hashes of whole names and addresses that are new.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    names: Vec<String>,
    /// The letter they go by since they turned out to be the same person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    into: Option<PersonId>,
    /// Where they are named, as far as that is news.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    at: BTreeMap<UnitId, Vec<Span>>,
}

/// Whom a letter was dealt to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Holder {
    name: String,
    /// Empty where they are known by a part of a name, or by no name at all.
    names: BTreeSet<String>,
    into: Option<PersonId>,
}

/// Every letter dealt so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dealt {
    holders: BTreeMap<PersonId, Holder>,
    at: HashMap<UnitId, BTreeMap<Span, PersonId>>,
}

/// Somebody a run made out, as far as letters go: hashes as in [`Holder`].
struct Known {
    name: String,
    names: BTreeSet<String>,
}

impl Dealt {
    /// Folds what the log binds.
    pub fn load(case: &Case) -> Result<Dealt> {
        let mut dealt = Dealt::default();
        for entry in case.entries() {
            if let Event::Lettered { list, .. } = &entry.event {
                for line in case.note_text(list)?.lines() {
                    dealt.take(&serde_json::from_str(line).context("cannot read the list of letters")?);
                }
            }
        }
        Ok(dealt)
    }

    /// True where none was dealt yet: a request of before letters were kept.
    pub fn is_empty(&self) -> bool {
        self.holders.is_empty()
    }

    /// The letters under which whoever has this name (its keyed hash) goes now.
    pub fn named(&self, who: &str) -> BTreeSet<PersonId> {
        let theirs = |h: &Holder| h.name == who || h.names.contains(who);
        self.holders.iter().filter(|(_, h)| theirs(h)).map(|(person, _)| self.now(*person)).collect()
    }

    /// The letter under which whoever was named just there goes now.
    pub fn at(&self, unit: &UnitId, span: Span) -> Option<PersonId> {
        self.at.get(unit)?.get(&span).map(|person| self.now(*person))
    }

    /// The letter that a letter became since two turned out to be one person.
    pub fn now(&self, person: PersonId) -> PersonId {
        let (mut seen, mut at) = (BTreeSet::new(), person);
        while let Some(into) = self.holders.get(&at).and_then(|h| h.into).filter(|_| seen.insert(at)) {
            at = into;
        }
        at
    }

    fn take(&mut self, line: &Line) {
        let holder = self.holders.entry(line.person).or_default();
        holder.name.clone_from(&line.name);
        holder.into = line.into;
        holder.names.extend(line.names.iter().cloned());
        for (unit, spans) in &line.at {
            self.at.entry(unit.clone()).or_default().extend(spans.iter().map(|span| (*span, line.person)));
        }
    }

    /// What is to be written down of people who have their letters: a line for each of whom something is news.
    fn news(&self, units: &[Unit], known: &[(PersonId, Known)], merged: &BTreeMap<PersonId, PersonId>) -> Vec<Line> {
        let mut places = self.new_places(units);
        let mut lines = Vec::new();
        for (person, known) in known {
            let had = self.holders.get(person);
            // What two letters were for before they became one stays with each: they may be parted again.
            let others = merged.iter().filter(|(_, into)| *into == person).filter_map(|(l, _)| self.holders.get(l));
            let others: Vec<&Holder> = others.collect();
            let theirs = |name: &String| others.iter().any(|h| h.name == *name || h.names.contains(name));
            let new = |name: &&String| !theirs(name) && had.is_none_or(|h| !h.names.contains(*name));
            let line = Line {
                person: *person,
                name: had.filter(|_| theirs(&known.name)).map_or_else(|| known.name.clone(), |h| h.name.clone()),
                names: known.names.iter().filter(new).cloned().collect(),
                into: None,
                at: places.remove(person).unwrap_or_default(),
            };
            let same = had.is_some_and(|h| h.name == line.name && h.into.is_none());
            if !same || !line.names.is_empty() || !line.at.is_empty() {
                lines.push(line);
            }
        }
        let parted = merged.iter().filter_map(|(letter, into)| Some((letter, self.holders.get(letter)?, into)));
        lines.extend(parted.filter(|(_, h, into)| h.into != Some(**into)).map(|(letter, holder, into)| Line {
            person: *letter,
            name: holder.name.clone(),
            names: Vec::new(),
            into: Some(*into),
            at: BTreeMap::new(),
        }));
        lines
    }

    /// Mentions that are not written down under the letter they have.
    fn new_places(&self, units: &[Unit]) -> BTreeMap<PersonId, BTreeMap<UnitId, Vec<Span>>> {
        let mut places: BTreeMap<PersonId, BTreeMap<UnitId, Vec<Span>>> = BTreeMap::new();
        for unit in units {
            let had = self.at.get(&unit.id);
            for mention in unit.mentions.iter().filter(|m| had.and_then(|h| h.get(&m.span)) != Some(&m.person)) {
                places.entry(mention.person).or_default().entry(unit.id.clone()).or_default().push(mention.span);
            }
        }
        places
    }
}

impl Known {
    fn of(case: &Case, person: &Person) -> Known {
        let all = std::iter::once(&person.name).chain(&person.forms).map(|n| n.expose());
        Known {
            name: who(case, person.name.expose()),
            names: all.filter(|n| is_whole(n)).map(|name| who(case, name)).collect(),
        }
    }

    fn all(case: &Case, persons: &[Person]) -> Vec<(PersonId, Known)> {
        persons.iter().map(|p| (p.id, Known::of(case, p))).collect()
    }
}

/// True for what hardly two people are called: an address, or several words that are no number and no house.
fn is_whole(name: &str) -> bool {
    name.contains('@') || name.split_whitespace().count() > 1 && !name.contains(|c: char| c.is_ascii_digit())
}

/// Gives everybody whom a run made out their letter, and records what is new. `before` is what was derived last, for requests
/// whose letters were not kept: they stay as they were shown last.
pub fn deal(case: &mut Case, before: Option<&Derived>, units: &mut [Unit], persons: &mut [Person]) -> Result<()> {
    if let Some(before) = before {
        keep(case, before)?;
    }
    let dealt = Dealt::load(case)?;
    let mut known = Known::all(case, persons);
    let Heirs { letters, merged } = Heirs::of(&dealt, &known, units);
    let letter = |person: &mut PersonId| *person = letters.get(person).copied().unwrap_or(*person);
    persons.iter_mut().for_each(|p| letter(&mut p.id));
    persons.sort_by_key(|p| p.id);
    known.iter_mut().for_each(|(person, _)| letter(person));
    units.iter_mut().flat_map(|u| &mut u.mentions).for_each(|m| letter(&mut m.person));
    record(case, dealt.news(units, &known, &merged))
}

/// Deals the letters that are shown, where none were kept yet.
pub fn keep(case: &mut Case, derived: &Derived) -> Result<()> {
    let dealt = Dealt::load(case)?;
    match dealt.is_empty() {
        true => record(case, dealt.news(&derived.units, &Known::all(case, &derived.persons), &BTreeMap::new())),
        false => Ok(()),
    }
}

fn record(case: &mut Case, lines: Vec<Line>) -> Result<()> {
    if lines.is_empty() {
        return Ok(());
    }
    let text = |line: &Line| serde_json::to_string(line).context("cannot write the list of letters");
    let list = case.note(&lines.iter().map(text).collect::<Result<Vec<_>>>()?.join("\n"))?;
    case.append(Event::Lettered { persons: lines.len() as u64, list }).map(|_| ())
}
