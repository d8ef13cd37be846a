//! One reviewer at work: where they stand, what each key does. Every decision is an effect for the caller to make durable;
//! the screen changes only when the entry comes back.

use super::act::{Reviewer, decided};
use super::hand::{Frame, Taken, Words};
use super::state::State;
use crate::model::event::Scope;
use crate::model::{Area, Choice, Entry, Event, ExemptionCode, Outcome, Person, PersonId, Unit, UnitMention};

/// A key, as far as the review knows keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// A printable key.
    Char(char),
    /// Function key F1.
    Help,
    /// Tab: the next mention.
    NextMention,
    /// Shift-Tab: the mention before.
    PreviousMention,
    /// Left.
    Left,
    /// Right.
    Right,
    /// Up.
    Up,
    /// Down.
    Down,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Enter.
    Enter,
    /// Escape.
    Escape,
    /// Backspace.
    Back,
    /// Ctrl-C.
    Leave,
}

/// What the caller must do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Nothing but paint.
    None,
    /// Make the event durable, then hand the entry to [`Session::recorded`].
    Append(Event),
    /// The same, with a reason to be kept apart from the log.
    Reasoned(Event, String),
    /// Show the page of the unit: hand it to [`Session::looked`].
    Look,
    /// Redact a rectangle of the unit's page: make an event of it, and go on as with [`Effect::Append`], or where a reason was given as
    /// with [`Effect::Reasoned`].
    Draw(Area, ExemptionCode, String),
    /// Leave. Everything acknowledged is already safe.
    Quit,
}

/// What is on the screen beside the unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Deciding.
    Review,
    /// The list of keys.
    Help,
    /// All that is known of the unit and the person under the cursor.
    Card,
    /// Choosing the exemption for withholding; index into [`Session::exemptions`].
    Exemption(usize),
    /// A far-reaching act waits for a second press of the same key.
    Confirm(char),
    /// Choosing words by hand.
    Words(Words),
    /// Drawing a frame on the unit's page.
    Frame(Frame),
    /// Choosing the exemption for what was chosen by hand; index into [`Session::exemptions`].
    Under(usize, Taken),
    /// Typing the reason for something; so far.
    Reason(Asked, String),
}

/// What a reason is typed for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// That a person is nobody: not without one.
    Nobody(PersonId),
    /// A redaction by hand; it may do without.
    Redaction(Box<Event>),
    /// The same, of a rectangle.
    Box(Area, ExemptionCode),
}

/// Letters of a reason that is typed.
const REASON: usize = 400;

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

    /// Takes a key.
    pub fn key(&mut self, key: Key) -> Effect {
        let mode = std::mem::replace(&mut self.mode, Mode::Review);
        // Only where a frame moves are the arrows to the sides more than a step to the next mention.
        let key = match key {
            Key::Leave if !matches!(mode, Mode::Reason(..)) => Key::Char('q'),
            Key::Left if !matches!(mode, Mode::Frame(_)) => Key::PreviousMention,
            Key::Right if !matches!(mode, Mode::Frame(_)) => Key::NextMention,
            key => key,
        };
        match mode {
            Mode::Words(chosen) => self.words_key(key, chosen),
            Mode::Frame(frame) => self.frame_key(key, frame),
            Mode::Under(row, taken) => self.under_key(key, row, taken),
            Mode::Help | Mode::Card => Effect::None,
            Mode::Reason(asked, text) => self.reason_key(key, asked, text),
            Mode::Exemption(row) => self.pick(key, row),
            Mode::Confirm(asked) if key == Key::Char(asked) => self.act(asked, true),
            Mode::Confirm(_) => {
                self.message = "Not done.".into();
                Effect::None
            }
            Mode::Review => self.review_key(key),
        }
    }

    fn review_key(&mut self, key: Key) -> Effect {
        self.message.clear();
        match key {
            Key::Char('q') => return Effect::Quit,
            Key::Help => self.mode = Mode::Help,
            Key::Char('i') => self.mode = Mode::Card,
            Key::Char(c @ ('d' | 'r' | 'w' | 'x' | '?')) => return self.act(c, false),
            Key::Char('v') => return self.start_words(),
            Key::Char('b') => return self.start_frame(),
            Key::Char('o') => return self.start_nobody(),
            Key::Char('u') => return self.undo(),
            Key::Char('U') => return self.redo(),
            Key::Char('n') => self.seek(true),
            Key::Char('p') => self.seek(false),
            Key::Char(c @ '1'..='5') => self.set_scope(c),
            Key::NextMention => self.step_mention(1),
            Key::PreviousMention => self.step_mention(-1),
            Key::Up => self.scroll = self.scroll.saturating_sub(1),
            Key::Down => self.scroll += 1,
            Key::PageUp => self.scroll = self.scroll.saturating_sub(10),
            Key::PageDown => self.scroll += 10,
            _ => self.message = "No such key here; F1 shows the keys.".into(),
        }
        Effect::None
    }

    /// Asks for the reason of a redaction by hand before it is recorded.
    pub(super) fn ask_why(&mut self, asked: Asked) -> Effect {
        self.message = "Enter alone records it without a reason.".into();
        self.mode = Mode::Reason(asked, String::new());
        Effect::None
    }

    fn reason_key(&mut self, key: Key, asked: Asked, mut text: String) -> Effect {
        match key {
            Key::Escape | Key::Leave => {
                self.message = "Not done.".into();
                return Effect::None;
            }
            Key::Enter if !text.trim().is_empty() || !matches!(asked, Asked::Nobody(_)) => {
                let reason = text.trim().to_owned();
                return match asked {
                    Asked::Nobody(person) => self.declare_nobody(person, reason),
                    Asked::Redaction(event) if reason.is_empty() => Effect::Append(*event),
                    Asked::Redaction(event) => Effect::Reasoned(*event, reason),
                    Asked::Box(area, code) => Effect::Draw(area, code, reason),
                };
            }
            Key::Back => drop(text.pop()),
            Key::Char(c) if !c.is_control() && text.chars().count() < REASON => text.push(c),
            _ => {}
        }
        self.mode = Mode::Reason(asked, text);
        Effect::None
    }

    fn set_scope(&mut self, digit: char) {
        self.scope = match digit {
            '1' => Scope::Mention,
            '3' => Scope::Document,
            '4' => Scope::Person,
            '5' => Scope::Alike,
            _ => Scope::Unit,
        };
    }

    fn act(&mut self, key: char, confirmed: bool) -> Effect {
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
        if redact { self.ask_why(Asked::Redaction(Box::new(event))) } else { Effect::Append(event) }
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

    fn act_on_units(&mut self, outcome: Outcome, exemption: Option<ExemptionCode>) -> Effect {
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

    fn pick(&mut self, key: Key, row: usize) -> Effect {
        let last = self.exemptions.len().saturating_sub(1);
        match key {
            Key::Up => self.mode = Mode::Exemption(row.saturating_sub(1)),
            Key::Down => self.mode = Mode::Exemption((row + 1).min(last)),
            Key::PageUp => self.mode = Mode::Exemption(row.saturating_sub(10)),
            Key::PageDown => self.mode = Mode::Exemption((row + 10).min(last)),
            Key::Enter => {
                if let Some((code, _)) = self.exemptions.get(row).cloned() {
                    return self.act_on_units(Outcome::Withhold, Some(code));
                }
                self.message = "Not done: there is no exemption to withhold under.".into();
            }
            Key::Escape | Key::Char('q') => self.message = "Not done.".into(),
            _ => self.mode = Mode::Exemption(row),
        }
        Effect::None
    }

    fn undo(&mut self) -> Effect {
        match self.state.last_done() {
            Some(seq) => Effect::Append(Event::Undone { seq }),
            None => {
                self.message = "Nothing to undo.".into();
                Effect::None
            }
        }
    }

    fn redo(&mut self) -> Effect {
        match self.state.last_undone() {
            Some(seq) => Effect::Append(Event::Redone { seq }),
            None => {
                self.message = "Nothing to do again.".into();
                Effect::None
            }
        }
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
    fn seek(&mut self, forward: bool) {
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

    fn step_mention(&mut self, by: isize) {
        let count = self.unit().map_or(0, |u| u.mentions.len()) as isize;
        if count > 0 {
            self.mention = (self.mention as isize + by).rem_euclid(count) as usize;
        }
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
