//! From the terminal's keys to the review's; the one list that help and README show.

use crate::review::Key;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// What each key does, in the order help shows it.
pub const KEYS: [(&str, &str); 20] = [
    ("d", "disclose: goes out whole"),
    ("r", "redact: goes out with the marked names removed"),
    ("w", "withhold under an exemption (a list opens)"),
    ("x", "out of scope: not the subject's data"),
    ("?", "refer: somebody else must decide"),
    ("1", "the next decision is for this mention"),
    ("2", "… for this unit (the default)"),
    ("3", "… for every unit of this document"),
    ("4", "… for this person in the whole request"),
    ("5", "… for every unit that is like this one"),
    ("Tab", "next mention (Shift-Tab: the one before)"),
    ("v", "redact words by hand: arrows, v, arrows, Enter"),
    ("b", "redact a box of the page or picture (B: all of it)"),
    ("i", "why the unit is here, and all that is known of the person marked"),
    ("o", "an organisation, a thing, an animal: nobody (asks why)"),
    ("n p", "next, previous open unit"),
    ("u U", "undo the last decision, do it again"),
    ("Up Down", "scroll (PgUp, PgDn: ten lines)"),
    ("F1", "this list"),
    ("q", "leave; everything recorded is safe"),
];

/// The review's key; `None` for what it does not know.
pub fn translate(key: &KeyEvent) -> Option<Key> {
    if key.kind == KeyEventKind::Release {
        return None;
    }
    Some(match key.code {
        KeyCode::Char('c') if key.modifiers.contains(KeyModifiers::CONTROL) => Key::Leave,
        KeyCode::Backspace => Key::Back,
        KeyCode::Char(c) => Key::Char(c),
        KeyCode::F(1) => Key::Help,
        KeyCode::Tab => Key::NextMention,
        KeyCode::BackTab => Key::PreviousMention,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        KeyCode::Enter => Key::Enter,
        KeyCode::Esc => Key::Escape,
        _ => return None,
    })
}
