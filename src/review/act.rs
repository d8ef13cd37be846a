//! From a key or a rule to the changes it makes: proposals by role, and how far a decision reaches.

use super::State;
use crate::model::event::Scope;
use crate::model::{
    Choice, Confidence, Event, ExemptionCode, HandBox, Mark, Outcome, Person, PersonId, Role, Span, Unit, UnitChange,
    UnitKind, UnitMention,
};

/// Units and people of a request, with what was decided so far.
#[derive(Clone, Copy)]
pub struct Reviewer<'a> {
    /// All units.
    pub units: &'a [Unit],
    /// All people, in order of their letters.
    pub persons: &'a [Person],
    /// Decisions so far.
    pub state: &'a State,
}

impl Reviewer<'_> {
    /// The role of a person: nobody's, as set by hand, else as derived.
    pub fn role(&self, person: PersonId) -> Role {
        let found = self.persons.iter().find(|p| p.id == person);
        if found.is_some_and(|p| self.state.nobody(p).is_some()) {
            return Role::Nobody;
        }
        self.state.role(person).unwrap_or(found.map_or(Role::Private, |p| p.role))
    }

    /// What is proposed for a mention before anybody decides: professionals stay readable (law.md 3, para 17), and what is
    /// nobody's; everybody else is redacted under the rights of others. `doubtful` is the choice for mentions a detector is not sure of.
    pub fn proposal(&self, mention: &UnitMention, doubtful_redact: bool) -> Choice {
        let kept = matches!(self.role(mention.person), Role::Professional | Role::DataSubject | Role::Nobody);
        if kept || mention.confidence == Confidence::Review && !doubtful_redact {
            return Choice::Disclose;
        }
        Choice::Redact { person: Some(mention.person), exemption: ExemptionCode::rights_of_others() }
    }

    /// The choice in force for a mention: decided, else proposed.
    pub fn choice(&self, unit: &Unit, mention: &UnitMention) -> Choice {
        self.state.choice(&unit.id, mention.span).cloned().unwrap_or_else(|| self.proposal(mention, true))
    }

    /// Decides a unit. Every mention gets its choice written down, so that the log alone says what was approved; what went where
    /// nobody is named any more lapses.
    pub fn decide(
        &self,
        unit: &Unit,
        outcome: Outcome,
        exemption: Option<ExemptionCode>,
        doubtful_redact: bool,
    ) -> UnitChange {
        let choose = |mention: &UnitMention| match outcome {
            Outcome::Disclose => Some(Choice::Disclose),
            Outcome::Redact => {
                // What an earlier disclosure of the whole unit let stand is proposed anew.
                let standing = self.state.standing(&unit.id, mention.span).cloned();
                Some(standing.unwrap_or_else(|| self.proposal(mention, doubtful_redact)))
            }
            _ => None,
        };
        let marks = unit.mentions.iter().filter_map(|m| Some(Mark { span: m.span, choice: choose(m)? })).collect();
        let goes_out = matches!(outcome, Outcome::Disclose | Outcome::Redact);
        let lapsed = if goes_out { self.state.superseded(unit) } else { Vec::new() };
        UnitChange { unit: unit.id.clone(), outcome: Some(outcome), exemption, marks, boxes: Vec::new(), lapsed }
    }

    /// Redacts or discloses one mention, leaving the unit's outcome as it is.
    pub fn mark(&self, unit: &Unit, mention: &UnitMention, redact: bool) -> UnitChange {
        let mark = Mark { span: mention.span, choice: choice_of(mention.person, redact) };
        spans_only(unit, vec![mark])
    }

    /// Redacts or discloses a person wherever they are mentioned.
    pub fn mark_person(&self, person: PersonId, redact: bool) -> Vec<UnitChange> {
        let of_unit = |unit: &Unit| {
            let spans = unit.mentions.iter().filter(|m| m.person == person).map(|m| m.span);
            let marks: Vec<_> = spans.map(|span| Mark { span, choice: choice_of(person, redact) }).collect();
            (!marks.is_empty()).then(|| spans_only(unit, marks))
        };
        self.units.iter().filter_map(of_unit).collect()
    }

    /// Decides every unit of the document that `unit` first stands in.
    pub fn decide_document(&self, unit: &Unit, outcome: Outcome, exemption: Option<ExemptionCode>) -> Vec<UnitChange> {
        // A picture is decided by whoever looks at it, never along with words.
        let same = |other: &&Unit| {
            other.places[0].item == unit.places[0].item && (other.kind != UnitKind::Picture || other.id == unit.id)
        };
        self.units.iter().filter(same).map(|u| self.decide(u, outcome, exemption.clone(), true)).collect()
    }

    /// Decides a unit and every one that is like it. A person who was redacted or disclosed by hand in `unit` is so in all of them;
    /// whatever else they mention gets its own proposal.
    pub fn decide_alike(&self, unit: &Unit, outcome: Outcome, exemption: Option<ExemptionCode>) -> Vec<UnitChange> {
        let decide = |other: &Unit| {
            let mut change = self.decide(other, outcome, exemption.clone(), true);
            for (mark, mention) in change.marks.iter_mut().zip(&other.mentions).filter(|_| outcome == Outcome::Redact) {
                let same = unit.mentions.iter().filter(|m| m.person == mention.person);
                let chosen = |m: &UnitMention| {
                    let held = self.state.held(&unit.id, m.span).map(|h| &h.choice);
                    held.or_else(|| self.state.standing(&unit.id, m.span))
                };
                if let Some(choice) = same.filter_map(chosen).next() {
                    mark.choice = choice.clone();
                }
            }
            change
        };
        self.alike(unit).map(decide).collect()
    }

    /// A unit and every one that is like it, in the order given.
    pub fn alike<'b>(&'b self, unit: &'b Unit) -> impl Iterator<Item = &'b Unit> {
        let leader = unit.folding.like.as_ref().map_or(&unit.id, |l| &l.unit);
        self.units.iter().filter(move |u| u.id == *leader || u.folding.like.as_ref().is_some_and(|l| l.unit == *leader))
    }

    /// Units that still wait for a decision, in the order given.
    pub fn open(&self) -> impl Iterator<Item = &Unit> {
        self.units.iter().filter(|u| !self.state.is_settled(u))
    }
}

/// A change that leaves the unit's outcome as it was.
fn spans_only(unit: &Unit, marks: Vec<Mark>) -> UnitChange {
    let (boxes, lapsed) = (Vec::new(), Vec::new());
    UnitChange { unit: unit.id.clone(), outcome: None, exemption: None, marks, boxes, lapsed }
}

/// Lets words stand that a reviewer chose by hand, whoever is redacted elsewhere.
pub fn kept_by_hand(unit: &Unit, spans: &[Span]) -> UnitChange {
    spans_only(unit, spans.iter().map(|span| Mark { span: *span, choice: Choice::Disclose }).collect())
}

/// Redacts what a reviewer chose by hand, leaving the outcomes as they are: spans that name nobody, and boxes.
pub fn by_hand(unit: &Unit, spans: &[Span], exemption: &ExemptionCode, boxes: Vec<HandBox>) -> UnitChange {
    let choice = Choice::Redact { person: None, exemption: exemption.clone() };
    let marks = spans.iter().map(|span| Mark { span: *span, choice: choice.clone() }).collect();
    UnitChange { boxes, ..spans_only(unit, marks) }
}

/// The event of one act.
pub fn decided(scope: Scope, person: Option<PersonId>, changes: Vec<UnitChange>) -> Event {
    Event::Decided { scope, person, changes, note: None }
}

fn choice_of(person: PersonId, redact: bool) -> Choice {
    if redact {
        Choice::Redact { person: Some(person), exemption: ExemptionCode::rights_of_others() }
    } else {
        Choice::Disclose
    }
}
