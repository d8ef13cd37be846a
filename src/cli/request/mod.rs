//! `dsar request …`: record a request and what happens to it.

mod amend;
mod ask;
mod breach;
mod event;
mod letter;
mod register;
mod show;
mod strike;

use super::{Common, Done, Out};
use crate::audit::Clock;
use crate::model::{Context, RequestForm, Result, sanitise};
use crate::pipeline::case::{days, time_left};
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
    /// Correct a recorded form, or add to it: another name, an address, a namesake
    Amend(amend::Amend),
    /// Show one request: dates, counts, what is open
    Show(show::Show),
    /// List all requests, most urgent first
    List,
    /// Record a step: acknowledgement, identity, clarification, extension, fee, refusal, hold …
    Event(event::Record),
    /// Strike out what was recorded by mistake: a step with a wrong day, a source, a consent
    Strike(strike::Strike),
    /// Other people's consent, and the five factors where there is none
    Consent(register::Consent),
    /// Professionals' opinions on health, social work, education and child abuse data
    Opinion(register::Opinion),
    /// Why an exemption is relied on
    Reason(register::Reason),
    /// Approve another person's decisions, as a second reviewer
    Approve(register::Approve),
    /// Write a letter: acknowledgement, identity, clarification, extension, fee, refusal, consent, opinion, covering, closing
    Letter(letter::Letter),
    /// Say that two requests belong to one family request
    Link(event::Link),
    /// Keep a note (stored apart from the log)
    Note(event::Note),
    /// Record a source searched by hand (paper, CCTV, phones)
    Source(event::Source),
    /// Close a request
    Close(event::Close),
    /// Record a wrong disclosure, its 72 hours, and what was done
    Breach(breach::Breach),
}

/// `dsar request new`.
#[derive(Args)]
#[command(
    after_help = "Example:\n  dsar request new --from request.toml\n  dsar request new            (asks, in a terminal)\n  dsar request new --from son.toml --family 2026-0001"
)]
struct New {
    /// Form of the request (see README); without it you are asked
    #[arg(long, value_name = "FILE.toml")]
    from: Option<PathBuf>,
    /// It belongs to one family request with that one: each subject has a request, a record and an answer of their own
    #[arg(long, value_name = "ID")]
    family: Option<String>,
}

impl Request {
    pub fn run(self, common: &Common, out: &mut Out) -> Result<Done> {
        match self.what {
            What::New(new) => new.run(common, out),
            What::Amend(amend) => amend.run(common, out),
            What::Show(show) => show.run(common, out),
            What::List => show::list(common, out),
            What::Event(record) => record.run(common, out),
            What::Strike(strike) => strike.run(common, out),
            What::Consent(consent) => consent.run(common, out),
            What::Opinion(opinion) => opinion.run(common, out),
            What::Reason(reason) => reason.run(common, out),
            What::Approve(approve) => approve.run(common, out),
            What::Letter(letter) => letter.run(common, out),
            What::Link(link) => link.run(common, out),
            What::Note(note) => note.run(common, out),
            What::Source(source) => source.run(common, out),
            What::Close(close) => close.run(common, out),
            What::Breach(breach) => breach.run(common, out),
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
            None => ask::form(today, out)?,
        };
        let _lock = workspace.lock("requests")?;
        let warnings = [request::doubts(&form), request::warnings(&workspace, &form, None)?].concat();
        let relatives = self.relatives(&workspace)?;
        let mut case = Case::create(&workspace, &form, &super::actor(), Clock::System)?;
        for (_lock, relative) in relatives {
            let mut relative = relative;
            event::link(&mut relative, &mut case)?;
        }
        report(&case, &form, &settings, &warnings, out)
    }
}

impl New {
    /// The request named with `--family`, and those it is linked to already.
    fn relatives(
        &self,
        workspace: &crate::settings::Workspace,
    ) -> Result<Vec<(crate::settings::workspace::Lock, Case)>> {
        let Some(first) = &self.family else { return Ok(Vec::new()) };
        let mut ids = super::case::open_unlocked(workspace, first)?.facts().family;
        ids.push(crate::model::RequestId(first.clone()));
        ids.iter().map(|id| Ok((workspace.lock(&id.0)?, super::case::open_unlocked(workspace, &id.0)?))).collect()
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
    let days_left = days(case.clock().today(), answer.due);
    if out.json {
        out.value(&serde_json::json!({"id": case.id(), "due": answer.due, "target": answer.target, "extension_notice_by": answer.extension_notice_by, "warnings": warnings}))?;
    }
    out.say(format!("{}", case.id()))?;
    out.tell(format!(
        "  received {}; due {}{}; internal target {}; {}",
        form.received,
        answer.due,
        if days_left < 0 { format!(" ({})", time_left(days_left)) } else { String::new() },
        answer.target,
        notice(answer.extension_notice_by)
    ))?;
    for warning in warnings {
        out.say(format!("  WARNING: {}", sanitise::line(warning)))?;
    }
    out.tell(format!("  next: dsar run {}", case.id()))?;
    Ok(Done::Clean)
}

/// A date given on the command line, as the questions of `dsar request new` take it.
pub(super) fn parse_date(text: &str) -> std::result::Result<jiff::civil::Date, String> {
    request::date(text).ok_or_else(|| format!("\"{text}\" is no date; write it as 2026-03-02 or 2/3/2026 (day first)"))
}

/// Writes the dates of requests as a calendar file.
pub(super) fn calendar<'a>(
    workspace: &crate::settings::Workspace,
    settings: &crate::settings::Settings,
    ids: impl Iterator<Item = &'a str>,
    file: &std::path::Path,
) -> Result<()> {
    let answer = |id: &str| {
        let case = super::case::open_unlocked(workspace, id)?;
        Ok((format!("SAR-{id}"), crate::pipeline::case::clock(&case, settings)?))
    };
    super::clock::write_calendar(file, &ids.map(answer).collect::<Result<Vec<_>>>()?)
}

/// The third date, in words.
fn notice(by: Option<jiff::civil::Date>) -> String {
    by.map_or_else(|| "no further extension".into(), |day| format!("last day for an extension notice {day}"))
}
