//! What a key decides: a mention, a person, a unit, a document or all that is alike. What reaches far asks first.

use super::Session;
use super::act::decided;
use super::keys::{Asked, Effect, Mode};
use crate::model::event::Scope;
use crate::model::{Choice, ExemptionCode, Outcome};

impl Session {
    pub(super) fn act(&mut self, key: char, confirmed: bool) -> Effect {
        let redact = key == 'r';
        match (self.scope, key) {
            (Scope::Mention, 'd' | 'r') => self.act_on_mention(redact),
            (Scope::Person, 'd' | 'r') => self.act_on_person(key, redact, confirmed),
            (Scope::Mention | Scope::Person, _) => {
                self.message = "That decision is for a unit or a document: press 2 or 3 first.".into();
                Effect::None
            }
            (_, 'w') => {
                self.mode = Mode::Exemption(0);
                Effect::None
            }
            (Scope::Document | Scope::Alike, _) if !confirmed => self.ask(key),
            _ => self.act_on_units(outcome_of(key), None),
        }
    }

    fn act_on_mention(&mut self, redact: bool) -> Effect {
        let (Some(unit), Some(mention)) = (self.unit(), self.current_mention()) else {
            self.message = "No mention of another person here.".into();
            return Effect::None;
        };
        let change = self.reviewer().mark(unit, mention, redact);
        let event = decided(Scope::Mention, Some(mention.person), vec![change]);
        if redact { self.ask_why(Asked::Decision(Box::new(event))) } else { Effect::Append(event) }
    }

    fn act_on_person(&mut self, key: char, redact: bool, confirmed: bool) -> Effect {
        let Some(person) = self.current_mention().map(|m| m.person) else {
            self.message = "No mention of another person here.".into();
            return Effect::None;
        };
        if let (true, Some(entry)) = (redact, self.current_person().and_then(|p| self.state.nobody(p))) {
            self.message =
                format!("They are declared nobody (entry {entry}): undo that first, dsar decide ID --undo {entry}.");
            return Effect::None;
        }
        let changes = self.reviewer().mark_person(person, redact);
        if confirmed {
            self.scope = Scope::Unit;
            return Effect::Append(decided(Scope::Person, Some(person), changes));
        }
        let stays: usize = changes.iter().map(|c| if redact { 0 } else { self.state.staying(c) }).sum();
        let otherwise = changes
            .iter()
            .filter(|c| {
                c.marks.iter().any(|m| self.state.choice(&c.unit, m.span).is_some_and(|had| !same(had, redact)))
            })
            .count();
        let verb = if redact { "Redact" } else { "Disclose" };
        self.message = format!(
            "{verb} Person {} in {} unit(s), {otherwise} decided otherwise before{}? Press {key} again.",
            person.letters(),
            changes.len(),
            if stays == 0 { String::new() } else { format!(", {stays} redaction(s) by hand stay") }
        );
        self.mode = Mode::Confirm(key);
        Effect::None
    }

    fn ask(&mut self, key: char) -> Effect {
        let Some(unit) = self.unit() else { return Effect::None };
        let verb = outcome_of(key).words();
        self.message = if self.scope == Scope::Alike {
            let count = self.reviewer().alike(unit).count();
            format!("{verb} all {count} unit(s) like this one? Each differs a little. Press {key} again.")
        } else {
            let item = unit.places[0].item;
            let count = self.units.iter().filter(|u| u.places[0].item == item).count();
            format!("{verb} all {count} unit(s) of this document? Press {key} again.")
        };
        self.mode = Mode::Confirm(key);
        Effect::None
    }

    pub(super) fn act_on_units(&mut self, outcome: Outcome, exemption: Option<ExemptionCode>) -> Effect {
        let Some(unit) = self.unit() else { return Effect::None };
        let scope = if matches!(self.scope, Scope::Document | Scope::Alike) { self.scope } else { Scope::Unit };
        let exemption =
            exemption.or_else(|| (outcome == Outcome::OutOfScope).then(|| ExemptionCode("not-subjects-data".into())));
        let changes = match scope {
            Scope::Document => self.reviewer().decide_document(unit, outcome, exemption),
            Scope::Alike => self.reviewer().decide_alike(unit, outcome, exemption),
            _ => vec![self.reviewer().decide(unit, outcome, exemption, true)],
        };
        self.scope = Scope::Unit;
        Effect::Append(decided(scope, None, changes))
    }
}

fn outcome_of(key: char) -> Outcome {
    match key {
        'd' => Outcome::Disclose,
        'r' => Outcome::Redact,
        'x' => Outcome::OutOfScope,
        'w' => Outcome::Withhold,
        _ => Outcome::Refer,
    }
}

fn same(choice: &Choice, redact: bool) -> bool {
    matches!(choice, Choice::Redact { .. }) == redact
}
