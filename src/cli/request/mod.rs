//! `dsar request …`: record a request and what happens to it.

mod ask;
mod event;
mod show;

use super::{Common, Done, Out};
use crate::audit::Clock;
use crate::model::{Context, RequestForm, Result, sanitise};
use crate::request::{self, Case};
use clap::{Args, Subcommand};
use std::path::PathBuf;

#[derive(Args)]
pub struct Request {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Record a request; prints its ID
    New(New),
    /// Show one request: dates, counts, what is open
    Show(show::Show),
    /// List all requests, most urgent first
    List,
    /// Record identity, clarification, extension
    Event(event::Record),
    /// Keep a note (stored apart from the log)
    Note(event::Note),
    /// Record a source searched by hand (paper, CCTV, phones)
    Source(event::Source),
    /// Close a request
    Close(event::Close),
}

/// `dsar request new`.
#[derive(Args)]
#[command(
    after_help = "Example:\n  dsar request new --from request.toml\n  dsar request new            (asks, in a terminal)"
)]
struct New {
    /// Form of the request (see README); without it you are asked
    #[arg(long, value_name = "FILE.toml")]
    from: Option<PathBuf>,
}

impl Request {
    pub fn run(self, common: &Common, out: &mut Out) -> Result<Done> {
        match self.what {
            What::New(new) => new.run(common, out),
            What::Show(show) => show.run(common, out),
            What::List => show::list(common, out),
            What::Event(record) => record.run(common, out),
            What::Note(note) => note.run(common, out),
            What::Source(source) => source.run(common, out),
            What::Close(close) => close.run(common, out),
        }
    }
}

impl New {
    fn run(&self, common: &Common, out: &mut Out) -> Result<Done> {
        let (workspace, settings) = common.open()?;
        let today = Clock::System.today();
        let form = match &self.from {
            Some(path) => {
                let text = std::fs::read_to_string(path).at("read the form", path)?;
                request::parse(&text, &path.display().to_string(), today)?
            }
            None => ask::form(today)?,
        };
        let _lock = workspace.lock("requests")?;
        let warnings = [request::doubts(&form), request::warnings(&workspace, &form)?].concat();
        let case = Case::create(&workspace, &form, &super::actor(), Clock::System)?;
        report(&case, &form, &settings, &warnings, out)
    }
}

fn report(
    case: &Case,
    form: &RequestForm,
    settings: &crate::settings::Settings,
    warnings: &[String],
    out: &mut Out,
) -> Result<Done> {
    let answer = crate::pipeline::case::clock(case, settings)?;
    if out.json {
        out.value(&serde_json::json!({"id": case.id(), "due": answer.due, "target": answer.target, "extension_notice_by": answer.extension_notice_by, "warnings": warnings}))?;
    }
    out.say(format!("{}", case.id()))?;
    out.tell(format!(
        "  received {}; due {}; internal target {}; {}",
        form.received,
        answer.due,
        answer.target,
        notice(answer.extension_notice_by)
    ))?;
    for warning in warnings {
        out.say(format!("  WARNING: {}", sanitise::line(warning)))?;
    }
    out.tell(format!("  next: dsar run {}", case.id()))?;
    Ok(Done::Clean)
}

/// A date given on the command line.
pub(super) fn parse_date(text: &str) -> std::result::Result<jiff::civil::Date, String> {
    text.parse().map_err(|_| format!("\"{text}\" is no date; write it as 2026-03-02"))
}

/// The third date, in words.
fn notice(by: Option<jiff::civil::Date>) -> String {
    by.map_or_else(|| "no further extension".into(), |day| format!("last day for an extension notice {day}"))
}
