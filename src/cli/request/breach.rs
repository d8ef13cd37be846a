//! `dsar request breach`: a wrong disclosure, its 72 hours, and the corrected re-issue.

use super::super::{Common, Done, Out, case};
use crate::model::event::BreachStep;
use crate::model::{Fault, Result, sanitise};
use crate::pipeline::breach::{self, Breach as Found};
use crate::request::{Case, told};
use clap::{Args, ValueEnum};

/// `dsar request breach`.
#[derive(Args)]
#[command(after_help = "Examples:
  dsar request breach 2026-0001 --bundle 1 --found 2026-11-22T09:30 --to \"R. Hale, 4 Mill Lane: a name on page 12\"
  dsar request breach 2026-0001                     shows it: what was sent, the 72 hours, what was done
  dsar request breach 2026-0001 --step reported-to-ico --at \"2026-11-23 11:00\" --note \"ICO reference IC-123\"
  dsar request breach 2026-0001 --difference        the corrected answer against the one that went wrong

The time begins when you became aware (UK GDPR Art. 33). Times without an offset are local. Put the mistake right in
`dsar review`, then make the next bundle: its internal/difference.csv lists what changed.")]
pub struct Breach {
    /// The request's ID
    id: String,
    /// Record a wrong disclosure: number of the bundle that went out
    #[arg(long, value_name = "N", requires = "found", requires = "to")]
    bundle: Option<u32>,
    /// When you became aware: 2026-11-22T09:30, or `now`
    #[arg(long, value_name = "WHEN")]
    found: Option<String>,
    /// To whom it went, and what should not have (kept apart from the log)
    #[arg(long, value_name = "WHOM")]
    to: Option<String>,
    /// Record what was done about it
    #[arg(long, conflicts_with = "bundle")]
    step: Option<Step>,
    /// When it was done [default: now]
    #[arg(long, value_name = "WHEN", requires = "step")]
    at: Option<String>,
    /// Words for the record (kept apart from the log): reference, reasons, likely consequences, measures
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// Which wrong disclosure, by its entry in the log, where there are several
    #[arg(long, value_name = "N")]
    entry: Option<u64>,
    /// Compare the latest bundle with the one that went wrong
    #[arg(long, conflicts_with_all = ["bundle", "step"])]
    difference: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Step {
    /// The Information Commissioner was told
    ReportedToIco,
    /// A risk to people is unlikely: no report; the reasons go into --note
    NotReportable,
    /// The people concerned were told (Art. 34)
    SubjectsTold,
    /// What was sent was got back, or its deletion confirmed
    Recovered,
    /// Dealt with
    Closed,
}

impl From<Step> for BreachStep {
    fn from(step: Step) -> BreachStep {
        match step {
            Step::ReportedToIco => BreachStep::ReportedToIco,
            Step::NotReportable => BreachStep::NotReportable,
            Step::SubjectsTold => BreachStep::SubjectsTold,
            Step::Recovered => BreachStep::Recovered,
            Step::Closed => BreachStep::Closed,
        }
    }
}

impl Breach {
    pub fn run(&self, common: &Common, out: &mut Out) -> Result<Done> {
        if let (Some(bundle), Some(found), Some(to)) = (self.bundle, &self.found, &self.to) {
            let (_lock, mut case) = case::open(common, &self.id)?;
            let found = breach::moment(found, &case)?;
            let seq = breach::found(&mut case, bundle, found, to, self.note.as_deref())?;
            out.tell(format!("Recorded as entry {seq}."))?;
            return show(&case, out);
        }
        if let Some(step) = self.step {
            let (_lock, mut case) = case::open(common, &self.id)?;
            let at = breach::moment(self.at.as_deref().unwrap_or("now"), &case)?;
            let note = self.note.as_deref().unwrap_or_default();
            let seq = breach::step(&mut case, self.entry, step.into(), at, note)?;
            out.tell(format!("Recorded as entry {seq}."))?;
            return show(&case, out);
        }
        let case = case::open_unlocked(&common.workspace()?, &self.id)?;
        if self.difference { self.difference(&case, out) } else { show(&case, out) }
    }

    fn difference(&self, case: &Case, out: &mut Out) -> Result<Done> {
        let all = breach::all(case.entries());
        let one = all.iter().rfind(|b| self.entry.is_none_or(|seq| seq == b.seq));
        let one = one.ok_or_else(|| Fault::new("no wrong disclosure is recorded"))?;
        let Some(difference) = breach::reissue(case, one)? else {
            out.say(format!("No bundle was made since bundle {:03}: dsar bundle {}", one.bundle, self.id))?;
            return Ok(Done::NeedsPerson);
        };
        if out.json {
            out.value(&difference)?;
        }
        out.say(format!(
            "Bundle {:03} against bundle {:03}: {} difference(s)",
            difference.to,
            difference.from,
            difference.lines.len()
        ))?;
        for line in &difference.lines {
            let number = |n: Option<u32>| n.map_or_else(|| "-".into(), |n| n.to_string());
            out.say(format!(
                "  {:<18} document {:>4} -> {:<4}  unit {}  {}",
                line.what,
                number(line.before),
                number(line.after),
                line.unit,
                line.about
            ))?;
        }
        Ok(Done::Clean)
    }
}

fn show(case: &Case, out: &mut Out) -> Result<Done> {
    let all = breach::all(case.entries());
    if all.is_empty() {
        out.say(format!("No wrong disclosure is recorded for request {}.", case.id()))?;
    }
    for one in &all {
        if out.json {
            let sent = breach::sent(case, one.bundle)?;
            out.value(&serde_json::json!({"breach": one, "deadline": one.deadline(), "closed": one.is_closed(), "sent": sent}))?;
        }
        say(case, one, out)?;
    }
    Ok(if all.iter().all(Found::is_closed) { Done::Clean } else { Done::NeedsPerson })
}

/// Files of a bundle that are listed; the manifest lists all.
const LISTED: usize = 3;

fn say(case: &Case, one: &Found, out: &mut Out) -> Result<()> {
    let zone = breach::zone(case);
    let sent = breach::sent(case, one.bundle)?;
    out.say(format!(
        "Wrong disclosure (entry {}, recorded by {}){}",
        one.seq,
        one.by,
        if one.is_closed() { ", closed" } else { "" }
    ))?;
    out.say(format!("  known since  {}", breach::both(one.found, &zone)))?;
    out.say(format!("  72 hours     {}", one.clock(case.clock().now(), &zone)))?;
    for line in case.note_text(&one.note)?.lines() {
        out.say(format!("  {}", sanitise::line(line)))?;
    }
    out.say(format!("  was sent     bundle {:03}: {} ({})", one.bundle, sent.size, sent.made))?;
    let state = if sent.intact { "unchanged on the disk" } else { "NOT as it was sent, or no longer there" };
    out.say(format!("               manifest sha256 {}, {state}", sent.manifest))?;
    for file in sent.files.iter().take(LISTED) {
        out.tell(format!("               {}", sanitise::line(file)))?;
    }
    if sent.files.len() > LISTED {
        out.tell(format!("               and {} more: see its manifest.json", sent.files.len() - LISTED))?;
    }
    for (what, at, note, seq) in &one.steps {
        out.say(format!("  {} (entry {seq}): {}", breach::both(*at, &zone), told::step(*what)))?;
        for line in case.note_text(note)?.lines() {
            out.say(format!("    {}", sanitise::line(line)))?;
        }
    }
    if !one.is_closed() {
        out.tell(format!(
            "  next: put it right in `dsar review {id}`, make the corrected answer with `dsar bundle {id}`,\n        and see what changed: dsar request breach {id} --difference",
            id = case.id()
        ))?;
    }
    Ok(())
}
