//! Keys, what they open, and what the caller must do for them.

use super::Session;
use super::hand::{Frame, Taken, Words};
use crate::model::event::Scope;
use crate::model::{Area, Event, ExemptionCode, Outcome, PersonId};

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
    /// A redaction by hand, or withholding; it may do without, and the bundle then asks for what the exemption requires.
    Decision(Box<Event>),
    /// The same, of a rectangle.
    Box(Area, ExemptionCode),
}

/// Letters of a reason that is typed.
const REASON: usize = 400;

impl Session {
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
                    Asked::Decision(event) if reason.is_empty() => Effect::Append(*event),
                    Asked::Decision(event) => Effect::Reasoned(*event, reason),
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

    /// Takes pasted text: what is typed for a reason grows by it, and nothing else happens. Its letters are no keys: `d` in a pasted
    /// sentence would disclose.
    pub fn paste(&mut self, text: &str) {
        let Mode::Reason(_, so_far) = &mut self.mode else {
            self.message = "Pasted text is no key: nothing was done.".into();
            return;
        };
        let room = REASON.saturating_sub(so_far.chars().count());
        let signs = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| !c.is_control());
        so_far.extend(signs.take(room));
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

    fn pick(&mut self, key: Key, row: usize) -> Effect {
        let last = self.exemptions.len().saturating_sub(1);
        match key {
            Key::Up => self.mode = Mode::Exemption(row.saturating_sub(1)),
            Key::Down => self.mode = Mode::Exemption((row + 1).min(last)),
            Key::PageUp => self.mode = Mode::Exemption(row.saturating_sub(10)),
            Key::PageDown => self.mode = Mode::Exemption((row + 10).min(last)),
            Key::Enter => {
                if let Some((code, _)) = self.exemptions.get(row).cloned() {
                    return match self.act_on_units(Outcome::Withhold, Some(code)) {
                        Effect::Append(event) => self.ask_why(Asked::Decision(Box::new(event))),
                        other => other,
                    };
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
}
