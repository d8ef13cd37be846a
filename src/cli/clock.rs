//! `dsar clock`: the dates of a request, computed from its events; stands alone. `dsar clock explain` says each step with its source.

use super::{Common, Done, Out, case, request::parse_date};
use crate::audit;
use crate::model::{Fault, Result};
use crate::request::clock::{ClockAnswer, ClockInput, Pause, Variant, compute};
use crate::request::holidays::Nation;
use crate::request::ics::Calendar;
use crate::request::promise::Promise;
use crate::settings::workspace::write_whole;
use clap::{Args, Subcommand};
use jiff::civil::Date;
use std::path::{Path, PathBuf};

#[derive(Args)]
#[command(
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true,
    after_help = "Examples:
  dsar clock --received 2026-03-02 --asked 2026-03-10 --answered 2026-03-17
  dsar clock explain 2026-0001
  dsar clock explain --received 2026-03-02 --nation scotland"
)]
pub struct Clock {
    #[command(subcommand)]
    explain: Option<What>,
    #[command(flatten)]
    dates: Dates,
    /// Write the dates as a calendar file (RFC 5545)
    #[arg(long, value_name = "FILE")]
    ics: Option<PathBuf>,
}

#[derive(Subcommand)]
enum What {
    /// Say each step of the computation with its source, for a request or for given dates
    #[command(
        override_usage = "dsar clock explain [OPTIONS] <ID>\n       dsar clock explain [OPTIONS] --received <DATE>",
        after_help = "Marks: [S] read from the statute, [I] ICO guidance, [2] secondary source, [own] no law."
    )]
    Explain(Explain),
}

#[derive(Args)]
struct Explain {
    /// A request's ID; without it, --received and what else happened
    #[arg(required_unless_present = "received", conflicts_with = "received")]
    id: Option<String>,
    #[command(flatten)]
    dates: Dates,
}

#[derive(Args)]
struct Dates {
    /// Day of receipt
    #[arg(long, value_parser = parse_date, required = true)]
    received: Option<Date>,
    /// Day the identity information asked for came: the clock starts then
    #[arg(long, value_parser = parse_date)]
    identity: Option<Date>,
    /// Day a representative's authority came: the clock starts then
    #[arg(long, value_parser = parse_date)]
    authority: Option<Date>,
    /// Day the fee was paid: the clock starts then
    #[arg(long, value_parser = parse_date)]
    fee: Option<Date>,
    /// Day clarification was asked for (as often as needed, each followed by --answered)
    #[arg(long, value_parser = parse_date)]
    asked: Vec<Date>,
    /// Day it was answered
    #[arg(long, value_parser = parse_date)]
    answered: Vec<Date>,
    /// Two further months were claimed
    #[arg(long)]
    extended: bool,
    /// Day notice of the extension was given: too late, it does not count
    #[arg(long, value_parser = parse_date, requires = "extended")]
    notice: Option<Date>,
    /// england-and-wales, scotland or northern-ireland
    #[arg(long, default_value = "england-and-wales")]
    nation: String,
    /// A stricter limit of the privacy notice, such as "30 days"
    #[arg(long)]
    promise: Option<String>,
    /// educational-record (school-record) or exam-marks
    #[arg(long)]
    variant: Option<String>,
    /// Day the exam results are announced (with --variant exam-marks)
    #[arg(long, value_parser = parse_date)]
    results: Option<Date>,
    /// Days the school is closed, FROM..TO (with --variant educational-record; as often as needed)
    #[arg(long, value_name = "FROM..TO", value_parser = parse_days)]
    closed: Vec<(Date, Date)>,
    /// The day a question still open is counted to
    #[arg(long, value_parser = parse_date)]
    today: Option<Date>,
}

impl Clock {
    pub fn run(&self, common: &Common, out: &mut Out) -> Result<Done> {
        if let Some(What::Explain(explain)) = &self.explain {
            return explain.run(common, out);
        }
        let answer = compute(&self.dates.input()?)?;
        if let Some(file) = &self.ics {
            let named = format!("SAR-received-{}", self.dates.received.unwrap_or_default());
            write_calendar(file, &[(named, answer.clone())])?;
        }
        if out.json {
            out.value(&answer)?;
            return Ok(Done::Clean);
        }
        out.say(dates(&answer))?;
        for step in &answer.steps {
            out.tell(format!("  {step}"))?;
        }
        if let Some(file) = &self.ics {
            out.tell(format!("Written: {}", file.display()))?;
        }
        Ok(Done::Clean)
    }
}

impl Explain {
    fn run(&self, common: &Common, out: &mut Out) -> Result<Done> {
        let answer = match &self.id {
            Some(id) => {
                let (workspace, settings) = common.open()?;
                crate::pipeline::case::clock(&case::open_unlocked(&workspace, id)?, &settings)?
            }
            None => compute(&self.dates.input()?)?,
        };
        if out.json {
            out.value(&answer)?;
            return Ok(Done::Clean);
        }
        explain(&answer, out)?;
        Ok(Done::Clean)
    }
}

/// Each step on two lines: date and words, then where it stands.
pub fn explain(answer: &ClockAnswer, out: &mut Out) -> Result<()> {
    for (n, step) in answer.steps.iter().enumerate() {
        out.say(format!("{:>3}. {} {}  {}", n + 1, weekday(step.date), step.date, step.what))?;
        out.say(format!("     [{}] {}: {}", step.mark.sign(), step.mark.words(), step.source))?;
    }
    out.say(dates(answer))
}

/// The three dates on a line.
pub fn dates(answer: &ClockAnswer) -> String {
    let notice = answer.extension_notice_by.map_or_else(|| "-".into(), |d| d.to_string());
    format!("due {}; internal target {}; last day for an extension notice {notice}", answer.due, answer.target)
}

fn weekday(day: Date) -> String {
    day.strftime("%a").to_string()
}

/// Writes the dates of requests as a calendar file.
pub fn write_calendar(file: &Path, all: &[(String, ClockAnswer)]) -> Result<()> {
    let mut calendar = Calendar::new(audit::Clock::System.now());
    all.iter().for_each(|(name, answer)| calendar.add(name, answer));
    write_whole(file, calendar.text().as_bytes())
}

impl Dates {
    fn input(&self) -> Result<ClockInput> {
        if self.answered.len() > self.asked.len() {
            return Err(Fault::new("more --answered than --asked")
                .hint("give each --asked its --answered; the last may still be open"));
        }
        let received = self.received.ok_or_else(|| Fault::new("--received is missing"))?;
        let pauses = self
            .asked
            .iter()
            .enumerate()
            .map(|(n, asked)| Pause { asked: *asked, answered: self.answered.get(n).copied() });
        Ok(ClockInput {
            identity: self.identity,
            authority: self.authority,
            fee: self.fee,
            pauses: pauses.collect(),
            extended: self.extended,
            notice: self.notice,
            nation: Nation::parse(&self.nation)?,
            promise: self.promise.as_deref().map(Promise::parse).transpose()?.flatten(),
            variant: self.variant.as_deref().map(Variant::parse).transpose()?,
            results: self.results,
            school_closed: self.closed.clone(),
            as_of: self.today,
            ..ClockInput::new(received)
        })
    }
}

fn parse_days(text: &str) -> std::result::Result<(Date, Date), String> {
    let (from, to) = text.split_once("..").unwrap_or((text, text));
    let days = (parse_date(from)?, parse_date(to)?);
    if days.0 > days.1 {
        return Err(format!("\"{text}\" ends before it begins; write it as 2026-03-27..2026-04-12"));
    }
    Ok(days)
}
