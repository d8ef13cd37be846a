//! The state of a review: a fold over the request's log. Nothing else holds a decision.

use super::held::Held;
use crate::model::event::Scope;
use crate::model::{
    Choice, Entry, Event, ExemptionCode, HandBox, Mark, Outcome, Person, PersonId, Role, Span, Unit, UnitChange, UnitId,
};
use std::collections::{BTreeMap, HashMap, HashSet};

/// What was decided about one unit. What was chosen by hand lies above all that is wider (a person, a unit, a policy), and stays
/// until it is undone itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitState {
    /// The outcome, once there is one.
    pub outcome: Option<Outcome>,
    /// Exemption of a withheld unit.
    pub exemption: Option<ExemptionCode>,
    /// Choices by span, of everything wider than a hand.
    pub marks: BTreeMap<Span, Choice>,
    /// Of those, the latest made for a person: it comes back when the unit is redacted after it was disclosed.
    pub chosen: BTreeMap<Span, Choice>,
    /// Words and single mentions chosen by hand, in the order they were.
    pub by_hand: Vec<Held>,
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
    /// Keyed hashes of the names that were declared nobody's, with the entry.
    nobodies: HashMap<String, u64>,
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
            Event::Decided { scope, changes, note, .. } => {
                self.done.push(entry.seq);
                self.undone.clear();
                let hand = matches!(scope, Scope::Hand | Scope::Mention).then_some(note.is_some());
                changes.iter().for_each(|c| self.apply(c, entry.seq, hand));
            }
            Event::Nobody { who, changes, .. } => {
                self.done.push(entry.seq);
                self.undone.clear();
                self.nobodies.extend(who.iter().map(|w| (w.clone(), entry.seq)));
                changes.iter().for_each(|c| self.apply(c, entry.seq, None));
            }
            Event::RoleSet { person, role } => {
                self.roles.insert(*person, *role);
            }
            _ => {}
        }
    }

    /// `hand` where it was done by hand: whether a reason was given.
    fn apply(&mut self, change: &UnitChange, seq: u64, hand: Option<bool>) {
        let unit = self.units.entry(change.unit.clone()).or_default();
        unit.by_entry = seq;
        if let Some(outcome) = change.outcome {
            unit.outcome = Some(outcome);
            unit.exemption = change.exemption.clone();
        }
        for mark in &change.marks {
            match hand {
                Some(reasoned) => super::held::hold(&mut unit.by_hand, mark, seq, reasoned),
                None => unit.take(mark, change.outcome.is_none()),
            }
        }
        change.lapsed.iter().for_each(|span| _ = unit.marks.remove(span));
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

    /// The entry that declared nobody whoever is called so: by the fullest name, so that somebody of a longer one is a person.
    pub fn nobody(&self, person: &Person) -> Option<u64> {
        self.nobodies.get(person.who.first()?).copied()
    }

    /// The choice for a span: made for it exactly, or for a span that contains it. A redaction around it wins over what was
    /// disclosed within.
    pub fn choice(&self, unit: &UnitId, span: Span) -> Option<&Choice> {
        let unit = self.units.get(unit)?;
        covering(&unit.by_hand, &unit.marks, span)
    }

    /// What a person or a unit was decided with, whatever was chosen by hand.
    pub fn wider(&self, unit: &UnitId, span: Span) -> Option<&Choice> {
        covering(&[], &self.units.get(unit)?.marks, span)
    }

    /// What was chosen by hand for a span or one around it, if that is what holds.
    pub fn held(&self, unit: &UnitId, span: Span) -> Option<&Held> {
        let holds = self.choice(unit, span)?;
        self.units.get(unit)?.by_hand.iter().rev().find(|h| h.span.contains(span) && std::ptr::eq(&h.choice, holds))
    }

    /// What a redaction of the unit leaves as it was chosen before: for the person, or under an exemption. What was chosen by
    /// hand holds whatever the unit is decided to be.
    pub fn standing(&self, unit: &UnitId, span: Span) -> Option<&Choice> {
        let unit = self.units.get(unit)?;
        let redacted = || covering(&[], &unit.marks, span).filter(|c| matches!(c, Choice::Redact { .. }));
        covering(&[], &unit.chosen, span).or_else(redacted)
    }

    /// Redactions by hand, boxes with them, that stay although `change` discloses where they are.
    pub fn staying(&self, change: &UnitChange) -> usize {
        let Some(unit) = self.units.get(&change.unit) else { return 0 };
        let shown: Vec<Span> = change.marks.iter().filter(|m| m.choice == Choice::Disclose).map(|m| m.span).collect();
        let whole = change.outcome == Some(Outcome::Disclose);
        let meets = |span: &Span| whole || shown.iter().any(|s| s.overlaps(*span));
        let held = unit.by_hand.iter().filter(|h| h.redacts() && meets(&h.span)).count();
        held + unit.boxes.iter().filter(|b| whole || b.spans.iter().any(meets)).count()
    }

    /// Spans that are redacted as somebody else's name, and are the subject's own by what is known of them now: the form was
    /// corrected since. What was chosen by hand is not among them.
    pub fn redacted_own(&self, unit: &Unit) -> Vec<Span> {
        let Some(state) = self.units.get(&unit.id) else { return Vec::new() };
        // Every letter of it: a mother's name that ends in the subject's surname stays hers.
        let text = unit.text.expose();
        let is_own = |at: usize| unit.subject.iter().any(|s| s.start <= at && at < s.end);
        let letters = |span: &Span| span.of(text).char_indices().filter(|(_, c)| c.is_alphanumeric()).map(|(at, _)| at);
        let own = |span: &Span| letters(span).all(|at| is_own(span.start + at)) && letters(span).next().is_some();
        let others = |span: &Span| unit.mentions.iter().any(|m| m.span.overlaps(*span));
        let named = |c: &Choice| matches!(c, Choice::Redact { person: Some(_), .. });
        let all = state.marks.iter().filter(|(_, c)| named(c)).map(|(span, _)| *span);
        all.filter(|span| own(span) && !others(span)).collect()
    }

    /// Redactions of something wider than a hand that are no mention's: a later run named nobody there, or somebody in a part of it.
    /// They stand until the unit is decided again.
    pub fn superseded(&self, unit: &Unit) -> Vec<Span> {
        let Some(state) = self.units.get(&unit.id) else { return Vec::new() };
        let redactions = state.marks.iter().filter(|(_, choice)| matches!(choice, Choice::Redact { .. }));
        let free = |span: &Span| !unit.mentions.iter().any(|m| m.span == *span);
        redactions.map(|(span, _)| *span).filter(free).collect()
    }

    /// Of those, how many take out something that is in nobody's name now.
    pub fn lapsing(&self, unit: &Unit) -> usize {
        let unnamed = self.unnamed(unit);
        self.superseded(unit).iter().filter(|s| unnamed.iter().any(|part| s.contains(*part))).count()
    }

    /// What of a unit goes although nobody is named there: what is left of a name, without what was redacted as nobody's by hand.
    pub fn unnamed(&self, unit: &Unit) -> Vec<Span> {
        let text = unit.text.expose();
        let goes = |m: &Mark| matches!(m.choice, Choice::Redact { person: Some(_), .. });
        let marks = self.chosen(&unit.id).into_iter().filter(goes).map(|m| m.span);
        let mut spans: Vec<Span> = marks.flat_map(|span| beside_mentions(unit, span)).collect();
        spans.retain(|s| s.of(text).contains(char::is_alphanumeric));
        spans.sort();
        spans.dedup();
        spans
    }

    /// True where nothing of the unit is open: withheld, out of scope, or going out with a choice for every mention it
    /// holds now. A mention found after the decision opens the unit again, and so does a redaction of what turned out to be
    /// the subject's own name.
    pub fn is_settled(&self, unit: &Unit) -> bool {
        match self.unit(&unit.id).and_then(|u| u.outcome) {
            None | Some(Outcome::Refer) => false,
            Some(Outcome::Withhold | Outcome::OutOfScope) => true,
            Some(Outcome::Disclose | Outcome::Redact) => {
                unit.mentions.iter().all(|m| self.choice(&unit.id, m.span).is_some())
                    && self.redacted_own(unit).is_empty()
            }
        }
    }

    /// Choices in force for a unit, one a span, but for what lies under its boxes.
    pub fn chosen(&self, unit: &UnitId) -> Vec<Mark> {
        let Some(unit) = self.units.get(unit) else { return Vec::new() };
        let mut all: BTreeMap<Span, &Choice> = unit.marks.iter().map(|(span, choice)| (*span, choice)).collect();
        all.extend(unit.by_hand.iter().map(|h| (h.span, &h.choice)));
        all.into_iter().map(|(span, choice)| Mark { span, choice: choice.clone() }).collect()
    }

    /// Choices in force for a unit, what lies under its boxes with them.
    pub fn marks(&self, unit: &UnitId) -> Vec<Mark> {
        let under = self.units.get(unit).into_iter().flat_map(under_boxes);
        self.chosen(unit).into_iter().chain(under).collect()
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

impl UnitState {
    /// A choice of something wider than a hand. Redacting a person takes back what was let stand of them by hand, never the
    /// other way round.
    fn take(&mut self, Mark { span, choice }: &Mark, for_person: bool) {
        if for_person {
            if matches!(choice, Choice::Redact { .. }) {
                self.by_hand.retain(|h| h.redacts() || !span.contains(h.span));
            }
            self.chosen.insert(*span, choice.clone());
        }
        self.marks.insert(*span, choice.clone());
    }
}

/// The choice for exactly `span`, else for one around it; redactions before all others. What was chosen by hand stands in the
/// place of anything wider for the same span.
fn covering<'a>(by_hand: &'a [Held], marks: &'a BTreeMap<Span, Choice>, span: Span) -> Option<&'a Choice> {
    let redacts = |c: &&Choice| matches!(c, Choice::Redact { .. });
    let held = || by_hand.iter().rev().map(|h| (h.span, &h.choice));
    let exact = held().find(|(s, _)| *s == span).map(|(_, c)| c).or_else(|| marks.get(&span));
    // What begins behind it is not around it.
    let wider = || marks.range(..=Span::new(span.start, usize::MAX)).map(|(s, c)| (*s, c));
    let free = |s: Span| !by_hand.iter().any(|h| h.span == s);
    let around = || held().chain(wider().filter(|(s, _)| free(*s))).filter(|(s, _)| s.contains(span)).map(|(_, c)| c);
    exact.filter(redacts).or_else(|| around().find(redacts)).or(exact).or_else(|| around().next())
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

/// The parts of `span` where nobody is mentioned.
fn beside_mentions(unit: &Unit, span: Span) -> Vec<Span> {
    let mut at = span.start;
    let mut parts = Vec::new();
    for m in unit.mentions.iter().filter(|m| m.span.overlaps(span)) {
        parts.push(Span::new(at, m.span.start.max(at)));
        at = at.max(m.span.end);
    }
    parts.push(Span::new(at, span.end.max(at)));
    parts
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
            Event::Decided { .. } | Event::Nobody { .. } => stack.clear(),
            _ => {}
        }
    }
    stack
}
