//! Recording what happened to a request.

use super::super::{Common, Done, Out, case};
use super::parse_date;
use crate::model::event::IdentityHow;
use crate::model::{Event, Result};
use clap::{Args, ValueEnum};
use jiff::civil::Date;

/// What can be recorded by hand.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Happening {
    /// Identity information was received: it starts the clock
    IdentityVerified,
    /// Identity was not in doubt
    IdentityWaived,
    /// Clarification was asked for: the clock stops
    ClarificationAsked,
    /// Clarification was received: the clock goes on
    ClarificationAnswered,
    /// Two further months were claimed, with notice on that day
    Extended,
    /// A closed request was opened again
    Reopened,
}

/// `dsar request event`.
#[derive(Args)]
#[command(after_help = "Example:\n  dsar request event 2026-0001 identity-verified --on 2026-03-05")]
pub struct Record {
    /// The request's ID
    id: String,
    /// What happened
    what: Happening,
    /// The day it happened
    #[arg(long, value_parser = parse_date)]
    on: Date,
}

/// `dsar request note`.
#[derive(Args)]
#[command(after_help = "Example:\n  dsar request note 2026-0001 \"Spoke to the requester; prefers post\"")]
pub struct Note {
    /// The request's ID
    id: String,
    /// The note
    text: String,
}

/// `dsar request source`.
#[derive(Args)]
#[command(
    after_help = "Example:\n  dsar request source 2026-0001 --on 2026-03-09 \"Filing cabinet in the office: nothing found\""
)]
pub struct Source {
    /// The request's ID
    id: String,
    /// The day it was searched
    #[arg(long, value_parser = parse_date)]
    on: Date,
    /// What was searched, by whom, with what result
    text: String,
}

/// `dsar request close`.
#[derive(Args)]
pub struct Close {
    /// The request's ID
    id: String,
    /// The day it was closed
    #[arg(long, value_parser = parse_date)]
    on: Date,
}

impl Record {
    pub fn run(&self, common: &Common, out: &mut Out) -> Result<Done> {
        let on = self.on;
        record(common, &self.id, out, |_| {
            Ok(match self.what {
                Happening::IdentityVerified => Event::Identity { on, how: IdentityHow::Verified },
                Happening::IdentityWaived => Event::Identity { on, how: IdentityHow::Waived },
                Happening::ClarificationAsked => Event::ClarificationAsked { on },
                Happening::ClarificationAnswered => Event::ClarificationAnswered { on },
                Happening::Extended => Event::Extended { on },
                Happening::Reopened => Event::Reopened { on },
            })
        })
    }
}

impl Note {
    pub fn run(&self, common: &Common, out: &mut Out) -> Result<Done> {
        record(common, &self.id, out, |case| Ok(Event::Noted { note: case.note(&self.text)? }))
    }
}

impl Source {
    pub fn run(&self, common: &Common, out: &mut Out) -> Result<Done> {
        record(common, &self.id, out, |case| Ok(Event::SourceSearched { on: self.on, note: case.note(&self.text)? }))
    }
}

impl Close {
    pub fn run(&self, common: &Common, out: &mut Out) -> Result<Done> {
        record(common, &self.id, out, |_| Ok(Event::Closed { on: self.on }))
    }
}

fn record(
    common: &Common,
    id: &str,
    out: &mut Out,
    event: impl FnOnce(&crate::request::Case) -> Result<Event>,
) -> Result<Done> {
    let (_lock, mut case) = case::open(common, id)?;
    let event = event(&case)?;
    let seq = case.append(event)?;
    out.tell(format!("Recorded as entry {seq}."))?;
    Ok(Done::Clean)
}
