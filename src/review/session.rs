//! One reviewer at work: where they stand and what is decided. Every decision is an effect for the caller to make durable;
//! the screen changes only when the entry comes back.

use super::act::Reviewer;
use super::keys::Mode;
use super::state::State;
use crate::model::event::Scope;
use crate::model::{Entry, Event, ExemptionCode, Person, Unit, UnitMention};

/// The session.
pub struct Session {
    /// Units in the order they are shown.
    pub units: Vec<Unit>,
    /// People of the request.
    pub persons: Vec<Person>,
    /// Decisions so far.
    pub state: State,
    /// Index of the unit shown.
    pub at: usize,
    /// Index of the mention under the cursor.
    pub mention: usize,
    /// How far the next decision reaches.
    pub scope: Scope,
    /// What is open.
    pub mode: Mode,
    /// One line for the reviewer.
    pub message: String,
    /// First line of the unit shown.
    pub scroll: usize,
    /// Exemptions to choose from: code and label.
    pub exemptions: Vec<(ExemptionCode, String)>,
    /// The page that a frame is drawn on, in rows of signs.
    pub page: Option<Vec<String>>,
    entries: Vec<Entry>,
}

impl Session {
    /// A session at the first open unit.
    pub fn new(
        units: Vec<Unit>,
        persons: Vec<Person>,
        entries: Vec<Entry>,
        exemptions: Vec<(ExemptionCode, String)>,
    ) -> Session {
        let state = State::fold(&entries);
        let at = units.iter().position(|u| !state.is_settled(u)).unwrap_or(0);
        let (mode, scope) = (Mode::Review, Scope::Unit);
        Session {
            units,
            persons,
            state,
            at,
            mention: 0,
            scope,
            mode,
            message: String::new(),
            scroll: 0,
            exemptions,
            page: None,
            entries,
        }
    }

    /// Goes to a unit, named by its id or the beginning of it; false where none or several are.
    pub fn go_to(&mut self, id: &str) -> bool {
        let mut named = (0..self.units.len()).filter(|at| !id.is_empty() && self.units[*at].id.0.starts_with(id));
        match (named.next(), named.next()) {
            (Some(at), None) => {
                (self.at, self.mention, self.scroll) = (at, 0, 0);
                true
            }
            _ => false,
        }
    }

    /// The unit shown; `None` where the request has none.
    pub fn unit(&self) -> Option<&Unit> {
        self.units.get(self.at)
    }

    /// The mention under the cursor.
    pub fn current_mention(&self) -> Option<&UnitMention> {
        self.unit()?.mentions.get(self.mention)
    }

    /// The person under the cursor.
    pub fn current_person(&self) -> Option<&Person> {
        let id = self.current_mention()?.person;
        self.persons.iter().find(|p| p.id == id)
    }

    /// Rules over what is shown.
    pub fn reviewer(&self) -> Reviewer<'_> {
        Reviewer { units: &self.units, persons: &self.persons, state: &self.state }
    }

    /// Units settled and units in all.
    pub fn progress(&self) -> (usize, usize) {
        let open = self.reviewer().open().count();
        (self.units.len() - open, self.units.len())
    }

    /// Takes the last line the screen can scroll to, so that scrolling past the end needs no scrolling back.
    pub fn scrolled_at_most(&mut self, last: usize) {
        self.scroll = self.scroll.min(last);
    }

    /// Takes a durable entry: only now does the screen say so.
    pub fn recorded(&mut self, entry: Entry) {
        self.message = acknowledgement(&entry);
        let refold = matches!(entry.event, Event::Undone { .. } | Event::Redone { .. });
        let advance = matches!(entry.event, Event::Decided { scope: Scope::Unit | Scope::Document | Scope::Alike, .. });
        if !refold {
            self.state.push(&entry);
        }
        self.entries.push(entry);
        if refold {
            self.state = State::fold(&self.entries);
            self.go_where_undone();
        }
        if let Some(Event::Decided { changes, .. } | Event::Nobody { changes, .. }) =
            self.entries.last().map(|e| &e.event)
        {
            let stays: usize = changes.iter().map(|c| self.state.staying(c)).sum();
            if stays > 0 {
                self.message
                    .push_str(&format!(" {stays} redaction(s) by hand stay: dsar boxes lists and undoes them."));
            }
        }
        if advance && self.unit().is_some_and(|u| self.state.is_settled(u)) {
            self.seek(true);
        }
    }

    /// Shows what was undone or done again: stays where the unit shown is of it.
    fn go_where_undone(&mut self) {
        let Some(Event::Undone { seq } | Event::Redone { seq }) = self.entries.last().map(|e| &e.event) else { return };
        let Some(Event::Decided { changes, .. } | Event::Nobody { changes, .. }) =
            self.entries.iter().find(|e| e.seq == *seq).map(|e| &e.event)
        else {
            return;
        };
        let of_it = |unit: &Unit| changes.iter().any(|c| c.unit == unit.id);
        let more = match changes.len() {
            0 | 1 => String::new(),
            n => format!(", one of {n} unit(s)"),
        };
        if self.unit().is_some_and(of_it) {
            self.message.push_str(&format!(" It is this one{more}."));
        } else if let Some(at) = self.units.iter().position(of_it) {
            (self.at, self.mention, self.scroll) = (at, 0, 0);
            self.message.push_str(&format!(" It was here{more}."));
        } else {
            self.message.push_str(" What it decided is no longer found.");
        }
    }

    /// To the next (or previous) open unit, or just the next where none is open; stays where there is none.
    pub(super) fn seek(&mut self, forward: bool) {
        let count = self.units.len();
        if count == 0 {
            return;
        }
        let step = |n: usize| if forward { (self.at + n) % count } else { (self.at + count - n) % count };
        let open = (1..count).map(step).find(|at| !self.state.is_settled(&self.units[*at]));
        let target = open.unwrap_or_else(|| step(1));
        if open.is_none() && self.unit().is_some_and(|u| self.state.is_settled(u)) {
            self.message = "Every unit is decided.".into();
        }
        (self.at, self.mention, self.scroll) = (target, 0, 0);
    }

    pub(super) fn step_mention(&mut self, by: isize) {
        let count = self.unit().map_or(0, |u| u.mentions.len()) as isize;
        if count > 0 {
            self.mention = (self.mention as isize + by).rem_euclid(count) as usize;
        }
    }
}

fn acknowledgement(entry: &Entry) -> String {
    match &entry.event {
        Event::Decided { changes, .. } | Event::Nobody { changes, .. } => {
            let lapsed: usize = changes.iter().map(|c| c.lapsed.len()).sum();
            let lapsed = match lapsed {
                0 => String::new(),
                n => format!(" {n} redaction(s) of what is in nobody's name now lapsed."),
            };
            format!("Recorded as entry {} ({} unit(s)).{lapsed}", entry.seq, changes.len())
        }
        Event::Undone { seq } => format!("Entry {seq} undone."),
        Event::Redone { seq } => format!("Entry {seq} done again."),
        _ => format!("Recorded as entry {}.", entry.seq),
    }
}
