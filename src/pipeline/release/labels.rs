//! Whose letter a label shows: that of whoever is named there now. What a decision wrote down once is no more than what they went by
//! then. And the check that no letter stands for two people and nobody has two.

use super::Release;
use crate::model::{Choice, Mark, PersonId, Span, Unit, UnitId};
use crate::redact::removed_spans;
use std::collections::{BTreeMap, BTreeSet};

impl Release<'_> {
    /// Choices with the people they are about.
    pub(super) fn whose(&self, unit: &Unit, mut marks: Vec<Mark>) -> Vec<Mark> {
        for mark in &mut marks {
            if let Choice::Redact { person: person @ Some(_), .. } = &mut mark.choice {
                *person = self.named_at(unit, mark.span);
            }
        }
        marks
    }

    /// Who is named in a stretch; nobody in particular where several are. Where nobody is named any more, whoever was.
    fn named_at(&self, unit: &Unit, span: Span) -> Option<PersonId> {
        let here: BTreeSet<PersonId> =
            unit.mentions.iter().filter(|m| m.span.overlaps(span)).map(|m| m.person).collect();
        match here.len() {
            0 => self.dealt.at(&unit.id, span),
            1 => here.first().copied(),
            _ => None,
        }
    }

    /// What of a unit goes under somebody's letter, as it is set: stretches that ran together are one.
    fn lettered(&self, unit: &Unit) -> Vec<(Span, PersonId)> {
        let number = |person: Option<PersonId>, _: &_| person.map(|p| p.0.to_string()).unwrap_or_default();
        let removed = removed_spans(unit, &self.marks(unit), &number);
        removed.into_iter().filter_map(|(span, n)| Some((span, PersonId(n.parse().ok()?)))).collect()
    }

    /// Letters that would stand for two people, and people who would have two letters: a sentence each. The labels are held to
    /// whom the documents name and to what was dealt, whatever chose them.
    pub fn ambiguous(&self) -> Vec<String> {
        let mut wrong = BTreeSet::new();
        let mut ids: BTreeMap<PersonId, usize> = BTreeMap::new();
        self.derived.persons.iter().for_each(|p| *ids.entry(p.id).or_default() += 1);
        for (person, _) in ids.iter().filter(|(_, n)| **n > 1) {
            wrong.insert(format!("Person {} is the letter of several people", person.letters()));
        }
        for unit in self.released().into_iter().flatten() {
            for (span, person) in self.lettered(unit) {
                self.misread(unit, span, person, &mut wrong);
            }
        }
        wrong.into_iter().collect()
    }

    /// What is wrong with one label.
    fn misread(&self, unit: &Unit, span: Span, person: PersonId, wrong: &mut BTreeSet<String>) {
        let (letters, id) = (person.letters(), &unit.id);
        let now = self.dealt.now(person);
        if now != person {
            wrong.insert(format!("Person {letters} is Person {} since, and goes by both (unit {id})", now.letters()));
        }
        for mention in unit.mentions.iter().filter(|m| m.span.overlaps(span)) {
            if mention.person != person {
                let other = mention.person.letters();
                wrong.insert(format!("the label of Person {letters} covers Person {other} too (unit {id})"));
            }
            match self.dealt.at(id, mention.span) {
                Some(dealt) if dealt == mention.person => {}
                Some(dealt) => {
                    let dealt = dealt.letters();
                    wrong.insert(format!(
                        "Person {} was dealt the letter {dealt} (unit {id})",
                        mention.person.letters()
                    ));
                }
                None => {
                    wrong.insert(format!(
                        "Person {} has a letter that was not dealt (unit {id})",
                        mention.person.letters()
                    ));
                }
            }
        }
    }

    /// What goes from a unit by decision, each with whom it is about.
    pub fn removed_from(&self, id: &UnitId) -> Vec<Mark> {
        self.derived.units.iter().find(|u| u.id == *id).map_or_else(Vec::new, |unit| self.redactions(unit))
    }
}
