//! The same person redacted in one place and readable in another, and words that went by hand and can be read elsewhere: what stops
//! a bundle before it is built, each with the places and what to do. Ids, letters and numbers of characters, never a name.

use super::Release;
use crate::model::{Choice, PersonId, Span, Unit};
use crate::pipeline::hand::counted;
use crate::review::Held;
use std::collections::BTreeMap;

impl Release<'_> {
    /// People who are redacted in one place and readable in another: a pair of places for each. A place where somebody decided by
    /// hand, with a reason, that these words go (and are nobody's in particular) or stay does not count: there they were told apart.
    pub fn inconsistent(&self) -> Vec<String> {
        let mut removed: BTreeMap<PersonId, (&Unit, Span)> = BTreeMap::new();
        let mut readable: BTreeMap<PersonId, (&Unit, Span)> = BTreeMap::new();
        for unit in self.released().into_iter().flatten() {
            for mention in &unit.mentions {
                let place = (unit, mention.span);
                let held = self.state.held(&unit.id, mention.span).filter(|h| h.reasoned);
                let wider = self.state.wider(&unit.id, mention.span);
                match self.state.choice(&unit.id, mention.span) {
                    Some(Choice::Redact { .. }) if held.is_some_and(Held::is_nobodys) && !is_redaction(wider) => {}
                    Some(Choice::Redact { .. }) => _ = removed.entry(mention.person).or_insert(place),
                    _ if held.is_some() => {}
                    _ => _ = readable.entry(mention.person).or_insert(place),
                };
            }
        }
        let both = removed.iter().filter_map(|(person, gone)| Some((person, gone, readable.get(person)?)));
        both.map(|(p, gone, left)| {
            format!("Person {} is redacted in {} and readable in {}", p.letters(), self.place(*gone), self.place(*left))
        })
        .collect()
    }

    /// Words redacted by hand that a decided name shows elsewhere: a pair of places for each unit and redaction.
    pub fn shown_elsewhere(&self) -> Vec<String> {
        let mut found: BTreeMap<(&str, Span, &str), String> = BTreeMap::new();
        for unit in self.released().into_iter().flatten() {
            let gone: Vec<Span> = self.redactions(unit).into_iter().map(|m| m.span).collect();
            for mark in self.state.chosen(&unit.id) {
                if let Some((from, span)) = self.guard.exposed(unit, &mark, &gone, &self.state) {
                    found
                        .entry((&from.id.0, span, &unit.id.0))
                        .or_insert_with(|| self.pair((from, span), unit, mark.span));
                }
            }
            for (from, at) in self.guard.everyday(unit, &gone, &self.state) {
                found.entry((&from.0.id.0, from.1, &unit.id.0)).or_insert_with(|| self.pair(from, unit, at));
            }
        }
        found.into_values().collect()
    }

    fn pair(&self, gone: (&Unit, Span), unit: &Unit, span: Span) -> String {
        let (first, last) = counted(unit.text.expose(), span);
        let decide = format!("dsar decide {} {} --characters {first}-{last}", self.case.id(), unit.id);
        format!(
            "what was redacted in {} can be read in {}: {decide} --reason \"…\" redacts it there too, {decide} --keep --reason \"…\" lets it stand there",
            self.place(gone),
            self.place((unit, span))
        )
    }

    /// `unit 3f0c… (page 2, characters 5-12; by hand, entry 41)`.
    fn place(&self, (unit, span): (&Unit, Span)) -> String {
        let (first, last) = counted(unit.text.expose(), span);
        let held = self.state.held(&unit.id, span);
        let hand = held.map_or_else(String::new, |h| format!("; by hand, entry {}", h.entry));
        format!("unit {} ({}, characters {first}-{last}{hand})", unit.id, super::locator_of(unit, span))
    }
}

fn is_redaction(choice: Option<&Choice>) -> bool {
    matches!(choice, Some(Choice::Redact { .. }))
}
