//! Recording what happened to a request.

use super::super::{Common, Done, Out, case};
use super::parse_date;
use crate::model::happening::Happening;
use crate::model::{Event, Fault, RequestId, Result};
use crate::pipeline;
use crate::request::Case;
use crate::request::clock::ClockAnswer;
use crate::request::life::{self, RULES, Rule, Words};
use crate::request::sources::{KINDS, Source as Searched};
use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser};
use jiff::civil::Date;

/// `dsar request event`.
#[derive(Args)]
#[command(after_help = "Examples:
  dsar request event 2026-0001 acknowledged --on 2026-03-03
  dsar request event 2026-0001 identity-waived --on 2026-03-03 --reason \"wrote from the address we have on file\"
  dsar request event 2026-0001 extended --on 2026-03-30 --reason \"complex: eleven mailboxes\"")]
pub struct Record {
    /// The request's ID
    id: String,
    /// What happened
    #[arg(value_parser = words())]
    what: String,
    /// The day it happened
    #[arg(long, value_parser = parse_date)]
    on: Date,
    /// The words that belong to it: the reason, the question, what was seen. Kept apart from the log
    #[arg(long, short)]
    reason: Option<String>,
    /// The fee, in pounds
    #[arg(long, value_parser = parse_pounds)]
    pounds: Option<u64>,
    /// Record it for every request of the same family request too
    #[arg(long)]
    family: bool,
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
#[command(after_help = "Example:
  dsar request source 2026-0001 --kind paper --on 2026-03-09 --by \"A. Example\" \"Filing cabinet in the office: nothing found\"

The text goes into the answer (\"What was searched\"); who searched does not.")]
pub struct Source {
    /// The request's ID
    id: String,
    /// What kind of source
    #[arg(long, default_value = "other", value_parser = PossibleValuesParser::new(KINDS.iter().map(|(k, words)| PossibleValue::new(*k).help(*words))))]
    kind: String,
    /// The day it was searched
    #[arg(long, value_parser = parse_date)]
    on: Date,
    /// Who searched it [default: you]
    #[arg(long)]
    by: Option<String>,
    /// What was searched, and with what result
    text: String,
}

/// `dsar request close`.
#[derive(Args)]
#[command(after_help = "Example:\n  dsar request close 2026-0001 --on 2026-04-01")]
pub struct Close {
    /// The request's ID
    id: String,
    /// The day it was closed
    #[arg(long, value_parser = parse_date)]
    on: Date,
    /// Why, where nothing was answered or what was answered is not what is decided now
    #[arg(long, short)]
    reason: Option<String>,
}

/// `dsar request link`.
#[derive(Args)]
#[command(after_help = "Example:\n  dsar request link 2026-0001 2026-0002

Requests of one family stay apart: each has its own record, its own decisions and its own answer.")]
pub struct Link {
    /// A request's ID
    id: String,
    /// Another request of the same family request
    other: String,
}

fn words() -> PossibleValuesParser {
    let value = |rule: &Rule| {
        let wants = match rule.words {
            Words::Must(what) => format!("{} (--reason: {what})", rule.help),
            Words::May => rule.help.to_owned(),
        };
        PossibleValue::new(rule.word).help(wants)
    };
    PossibleValuesParser::new(RULES.iter().map(value))
}

/// Pounds and pence, as pence.
fn parse_pounds(text: &str) -> std::result::Result<u64, String> {
    let wrong = || format!("\"{text}\" is no amount; write it as 10 or 12.50");
    let (pounds, pence) = text.trim_start_matches('£').split_once('.').unwrap_or((text.trim_start_matches('£'), "00"));
    let digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit()) && !t.is_empty();
    if !digits(pounds) || !digits(pence) || pence.len() != 2 {
        return Err(wrong());
    }
    pounds.parse::<u64>().ok().and_then(|p| p.checked_mul(100)?.checked_add(pence.parse().ok()?)).ok_or_else(wrong)
}

impl Record {
    pub fn run(&self, common: &Common, out: &mut Out) -> Result<Done> {
        let what = Rule::named(&self.what).ok_or_else(|| Fault::new("no such event"))?.what;
        let (_, settings) = common.open()?;
        let (_lock, mut first) = case::open(common, &self.id)?;
        let mut family = Vec::new();
        if self.family {
            for id in first.facts().family {
                family.push(case::open(common, &id.0)?);
            }
        }
        let cases = std::iter::once(&mut first).chain(family.iter_mut().map(|(_lock, case)| case));
        for case in cases {
            let before = pipeline::case::clock(case, &settings)?;
            let seq = life::record(case, &settings.organisation, what, self.on, self.reason.as_deref(), self.pounds)?;
            out.tell(format!("Request {}: recorded as entry {seq}.", case.id()))?;
            say_dates(&before, &pipeline::case::clock(case, &settings)?, out)?;
        }
        Ok(Done::Clean)
    }
}

/// The dates, where what was recorded changed how they come about, and what of it has not the effect one would expect.
pub(super) fn say_dates(before: &ClockAnswer, after: &ClockAnswer, out: &mut Out) -> Result<()> {
    if before.steps != after.steps {
        out.tell(format!("  {}", super::super::clock::dates(after)))?;
        if let Some(step) = after.steps.iter().find(|step| step.warning) {
            out.say(format!("  NOTE: {step}"))?;
        }
    }
    Ok(())
}

impl Note {
    pub fn run(&self, common: &Common, out: &mut Out) -> Result<Done> {
        record(common, &self.id, out, |case| Ok(Event::Noted { note: case.note(&self.text)? }))
    }
}

impl Source {
    pub fn run(&self, common: &Common, out: &mut Out) -> Result<Done> {
        record(common, &self.id, out, |case| {
            let searched = Searched::new(&self.kind, self.by.as_deref().unwrap_or(case.by()), &self.text)?;
            let today = case.clock().today();
            if self.on > today {
                return Err(Fault::new(format!("{} lies in the future", self.on)).hint("give the day it was searched"));
            }
            Ok(Event::SourceSearched { on: self.on, note: case.note(&searched.note())? })
        })
    }
}

impl Close {
    pub fn run(&self, common: &Common, out: &mut Out) -> Result<Done> {
        let (_, settings) = common.open()?;
        let (_lock, mut case) = case::open(common, &self.id)?;
        let seq =
            life::record(&mut case, &settings.organisation, Happening::Closed, self.on, self.reason.as_deref(), None)?;
        if let Some(built) = built(&case).filter(|built| self.on < *built) {
            out.say(format!(
                "  NOTE: the last answer was built on {built}, after {}: if that day is mistyped, reopen and close with the right one; what is kept runs from it",
                self.on
            ))?;
        }
        if let Some(bundle) = case.facts().unsent() {
            out.say(format!(
                "  NOTE: no record says when and how bundle {:03} was sent: dsar request event {} answer-sent --on DATE --reason \"how, and where to\"",
                bundle.number, self.id
            ))?;
        }
        out.tell(format!("Closed (entry {seq}). What is kept now runs against its retention; `dsar request event {} reopened` opens it again.", self.id))?;
        Ok(Done::Clean)
    }
}

/// The day the last answer was built.
fn built(case: &Case) -> Option<Date> {
    let seq = case.facts().bundles.last()?.seq;
    case.entries().iter().find(|e| e.seq == seq)?.at.get(..10)?.parse().ok()
}

impl Link {
    pub fn run(&self, common: &Common, out: &mut Out) -> Result<Done> {
        if self.id == self.other {
            return Err(Fault::new("a request is no family of its own").hint("name two requests"));
        }
        let (_one, mut first) = case::open(common, &self.id)?;
        let (_two, mut second) = case::open(common, &self.other)?;
        link(&mut first, &mut second)?;
        out.tell(format!(
            "Requests {} and {} belong to one family request. Each is answered by itself.",
            self.id, self.other
        ))?;
        Ok(Done::Clean)
    }
}

/// Says in both logs that the requests belong together.
pub fn link(first: &mut Case, second: &mut Case) -> Result<()> {
    add_link(first, second.id().clone())?;
    add_link(second, first.id().clone())
}

fn add_link(case: &mut Case, to: RequestId) -> Result<()> {
    if !case.facts().family.contains(&to) {
        case.append(Event::Linked { to })?;
    }
    Ok(())
}

pub(super) fn record(
    common: &Common,
    id: &str,
    out: &mut Out,
    event: impl FnOnce(&Case) -> Result<Event>,
) -> Result<Done> {
    let (_lock, mut case) = case::open(common, id)?;
    let event = event(&case)?;
    let seq = case.append(event)?;
    out.tell(format!("Recorded as entry {seq}."))?;
    Ok(Done::Clean)
}
