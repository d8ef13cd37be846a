//! The review on a terminal: paints a [`Session`], hands it keys, makes its decisions durable. Evidence is painted only
//! through `model::sanitise`.

mod framed;
pub mod keymap;
pub mod screen;
#[cfg(test)]
mod tests;
pub mod unit_text;

use crate::model::{Area, Context, Entry, Event, ExemptionCode, Fault, Result, Unit};
use crate::review::{Effect, Session};
use ratatui::crossterm::{event as term, execute};
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

/// What the screen needs done.
pub trait Desk {
    /// Makes an event durable.
    fn append(&mut self, event: Event) -> Result<Entry>;
    /// The same, with a reason that is kept apart from the log.
    fn reasoned(&mut self, event: Event, reason: &str) -> Result<Entry>;
    /// The page of a unit, at most so many signs across and down; `Err` says in words of ours why there is none.
    fn page(&mut self, unit: &Unit, room: (usize, usize)) -> Result<std::result::Result<Vec<String>, String>>;
    /// The event that redacts a rectangle of a unit's page; `Err` says why that cannot be done.
    fn boxed(
        &mut self,
        unit: &Unit,
        area: Area,
        exemption: &ExemptionCode,
    ) -> Result<std::result::Result<Event, String>>;
}

/// Runs the review until the reviewer leaves.
pub fn run(mut session: Session, heading: &Heading, desk: &mut dyn Desk) -> Result<Session> {
    if !std::io::stdin().is_terminal() || !std::io::stdout().is_terminal() {
        return Err(Fault::new("the review needs a terminal, and this is none")
            .hint("run it in a terminal window, or decide by file or policy: dsar decide --help"));
    }
    let mut terminal = ratatui::try_init().context("cannot take over the terminal")?;
    // Where the terminal knows how, what is pasted comes as one piece; elsewhere nothing changes.
    let _ = execute!(std::io::stdout(), term::EnableBracketedPaste);
    let outcome = work(&mut session, heading, &mut terminal, desk);
    let _ = execute!(std::io::stdout(), term::DisableBracketedPaste);
    ratatui::restore();
    outcome.map(|()| session)
}

fn work(
    session: &mut Session,
    heading: &Heading,
    terminal: &mut ratatui::DefaultTerminal,
    desk: &mut dyn Desk,
) -> Result<()> {
    loop {
        let mut last = 0;
        terminal.draw(|frame| last = screen::draw(frame, session, heading)).context("cannot paint the screen")?;
        session.scrolled_at_most(last);
        let key = match term::read().context("cannot read the keyboard")? {
            term::Event::Key(key) => key,
            term::Event::Paste(text) => {
                session.paste(&text);
                continue;
            }
            _ => continue,
        };
        let Some(key) = keymap::translate(&key) else { continue };
        match session.key(key) {
            Effect::None => {}
            Effect::Append(event) => {
                let entry = desk.append(event)?;
                session.recorded(entry);
            }
            Effect::Reasoned(event, reason) => {
                let entry = desk.reasoned(event, &reason)?;
                session.recorded(entry);
            }
            Effect::Look => {
                let size = terminal.size().context("cannot paint the screen")?;
                let page = match session.unit() {
                    Some(unit) => desk.page(unit, screen::room(size))?,
                    None => Err("There is no unit.".into()),
                };
                session.looked(page);
            }
            Effect::Draw(area, exemption, reason) => {
                let Some(unit) = session.unit() else { continue };
                match desk.boxed(unit, area, &exemption)? {
                    Ok(event) => {
                        let entry =
                            if reason.is_empty() { desk.append(event)? } else { desk.reasoned(event, &reason)? };
                        session.recorded(entry);
                    }
                    Err(why) => session.message = why,
                }
            }
            Effect::Quit => return Ok(()),
        }
    }
}
