//! The state of a review: a fold over the request's log. Nothing else holds a decision.

use crate::model::{
    Choice, Entry, Event, ExemptionCode, HandBox, Mark, Outcome, PersonId, Role, Span, Unit, UnitChange, UnitId,
};
use std::collections::{BTreeMap, HashMap, HashSet};

/// What was decided about one unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitState {
    /// The outcome, once there is one.
    pub outcome: Option<Outcome>,
    /// Exemption of a withheld unit.
    pub exemption: Option<ExemptionCode>,
    /// Choices by span.
    pub marks: BTreeMap<Span, Choice>,
    /// Rectangles drawn by hand that are in force.
    pub boxes: Vec<HandBox>,
    /// Sequence number of the entry that decided last.
    pub by_entry: u64,
}

/// The decisions of a request.
#[derive(Clone, Debug, Default)]
pub struct State {
    units: HashMap<UnitId, UnitState>,
    roles: HashMap<PersonId, Role>,
    done: Vec<u64>,
    undone: Vec<u64>,
}

impl State {
    /// Folds a log.
    pub fn fold(entries: &[Entry]) -> State {
        let mut state = State::default();
        let undone = undone_of(entries);
        entries.iter().filter(|e| !undone.contains(&e.seq)).for_each(|e| state.push(e));
        state.undone = redoable(entries, &undone);
        state
    }

    /// Takes one more entry that undoes nothing; an undo or redo needs the whole log folded anew.
    pub fn push(&mut self, entry: &Entry) {
        match &entry.event {
            Event::Decided { changes, .. } => {
                self.done.push(entry.seq);
                self.undone.clear();
                changes.iter().for_each(|c| self.apply(c, entry.seq));
            }
            Event::RoleSet { person, role } => {
                self.roles.insert(*person, *role);
            }
            _ => {}
        }
    }

    fn apply(&mut self, change: &UnitChange, seq: u64) {
        let unit = self.units.entry(change.unit.clone()).or_default();
        unit.by_entry = seq;
        if let Some(outcome) = change.outcome {
            unit.outcome = Some(outcome);
            unit.exemption = change.exemption.clone();
        }
        for Mark { span, choice } in &change.marks {
            unit.marks.insert(*span, choice.clone());
        }
        for drawn in &change.boxes {
            unit.boxes.retain(|b| (&b.of, b.page, b.area) != (&drawn.of, drawn.page, drawn.area));
            if drawn.exemption.is_some() {
                unit.boxes.push(drawn.clone());
            }
        }
    }

    /// What was decided about a unit; `None` where nothing was.
    pub fn unit(&self, id: &UnitId) -> Option<&UnitState> {
        self.units.get(id)
    }

    /// The role given by hand, if any.
    pub fn role(&self, person: PersonId) -> Option<Role> {
        self.roles.get(&person).copied()
    }

    /// The choice for a span: made for it exactly, or for a span that contains it. A redaction around it wins over what was
    /// disclosed within.
    pub fn choice(&self, unit: &UnitId, span: Span) -> Option<&Choice> {
        let marks = &self.units.get(unit)?.marks;
        let redacts = |c: &&Choice| matches!(c, Choice::Redact { .. });
        let around = || marks.iter().filter(|(s, _)| s.contains(span)).map(|(_, c)| c);
        let exact = marks.get(&span);
        exact.filter(redacts).or_else(|| around().find(redacts)).or(exact).or_else(|| around().next())
    }

    /// True where nothing of the unit is open: withheld, out of scope, or going out with a choice for every mention it
    /// holds now. A mention found after the decision opens the unit again.
    pub fn is_settled(&self, unit: &Unit) -> bool {
        match self.unit(&unit.id).and_then(|u| u.outcome) {
            None | Some(Outcome::Refer) => false,
            Some(Outcome::Withhold | Outcome::OutOfScope) => true,
            Some(Outcome::Disclose | Outcome::Redact) => {
                unit.mentions.iter().all(|m| self.choice(&unit.id, m.span).is_some())
            }
        }
    }

    /// Choices in force for a unit, what lies under its boxes with them.
    pub fn marks(&self, unit: &UnitId) -> Vec<Mark> {
        let Some(unit) = self.units.get(unit) else { return Vec::new() };
        let chosen = unit.marks.iter().map(|(span, choice)| Mark { span: *span, choice: choice.clone() });
        chosen.chain(under_boxes(unit)).collect()
    }

    /// The redactions of a unit that goes out, what lies under its boxes with them.
    pub fn redactions(&self, unit: &UnitId) -> Vec<Mark> {
        self.marks(unit).into_iter().filter(|m| matches!(m.choice, Choice::Redact { .. })).collect()
    }

    /// Rectangles drawn by hand on the page of a unit, or on a picture.
    pub fn boxes(&self, unit: &UnitId) -> &[HandBox] {
        self.units.get(unit).map_or(&[], |u| &u.boxes)
    }

    /// The decision that undo would take back.
    pub fn last_done(&self) -> Option<u64> {
        self.done.last().copied()
    }

    /// The decision that redo would bring back.
    pub fn last_undone(&self) -> Option<u64> {
        self.undone.last().copied()
    }
}

/// What lies under the boxes of a unit, but for what was chosen in so many words.
fn under_boxes(unit: &UnitState) -> impl Iterator<Item = Mark> {
    let under = |b: &HandBox| {
        let exemption = b.exemption.clone().unwrap_or_else(ExemptionCode::rights_of_others);
        let choice = Choice::Redact { person: None, exemption };
        b.spans.iter().map(move |span| Mark { span: *span, choice: choice.clone() }).collect::<Vec<_>>()
    };
    unit.boxes.iter().flat_map(under)
}

/// Numbers of the entries that are undone.
pub fn undone_of(entries: &[Entry]) -> HashSet<u64> {
    let mut undone = HashSet::new();
    for entry in entries {
        match entry.event {
            Event::Undone { seq } => {
                undone.insert(seq);
            }
            Event::Redone { seq } => {
                undone.remove(&seq);
            }
            _ => {}
        }
    }
    undone
}

/// Undone decisions that can come back, the latest undone last: a decision made since the undoing ends the chance.
fn redoable(entries: &[Entry], undone: &HashSet<u64>) -> Vec<u64> {
    let mut stack = Vec::new();
    for entry in entries {
        match &entry.event {
            Event::Undone { seq } if undone.contains(seq) => stack.push(*seq),
            Event::Decided { .. } => stack.clear(),
            _ => {}
        }
    }
    stack
}
