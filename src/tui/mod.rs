//! The review on a terminal: paints a [`Session`], hands it keys, makes its decisions durable. Evidence is painted only
//! through `model::sanitise`.

pub mod keymap;
pub mod screen;
#[cfg(test)]
mod tests;
pub mod unit_text;

use crate::model::{Context, Entry, Event, Fault, Result};
use crate::review::{Effect, Session};
use ratatui::crossterm::event as term;
use std::io::IsTerminal;

/// What the head line shows beside the session.
#[derive(Clone, Debug)]
pub struct Heading {
    /// The request's ID.
    pub request: String,
    /// The statutory due date.
    pub due: jiff::civil::Date,
    /// The day it is now.
    pub today: jiff::civil::Date,
}

/// Runs the review until the reviewer leaves. `append` makes an event durable and returns its entry.
pub fn run(mut session: Session, heading: &Heading, mut append: impl FnMut(Event) -> Result<Entry>) -> Result<Session> {
    if !std::io::stdin().is_terminal() || !std::io::stdout().is_terminal() {
        return Err(Fault::new("the review needs a terminal, and this is none")
            .hint("run it in a terminal window, or decide by file or policy: dsar decide --help"));
    }
    let mut terminal = ratatui::try_init().context("cannot take over the terminal")?;
    let outcome = work(&mut session, heading, &mut terminal, &mut append);
    ratatui::restore();
    outcome.map(|()| session)
}

fn work(
    session: &mut Session,
    heading: &Heading,
    terminal: &mut ratatui::DefaultTerminal,
    append: &mut impl FnMut(Event) -> Result<Entry>,
) -> Result<()> {
    loop {
        let mut last = 0;
        terminal.draw(|frame| last = screen::draw(frame, session, heading)).context("cannot paint the screen")?;
        session.scrolled_at_most(last);
        let term::Event::Key(key) = term::read().context("cannot read the keyboard")? else { continue };
        let Some(key) = keymap::translate(&key) else { continue };
        match session.key(key) {
            Effect::None => {}
            Effect::Append(event) => {
                let entry = append(event)?;
                session.recorded(entry);
            }
            Effect::Quit => return Ok(()),
        }
    }
}
