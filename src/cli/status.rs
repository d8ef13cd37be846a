//! `dsar status`: the ledger, the index, what needs a person.

use super::{Common, Done, Out};
use crate::model::{Result, sanitise};
use crate::pipeline;
use crate::pipeline::status::{Ledger, OpenRequest};
use clap::Args;
use std::path::PathBuf;

/// Said where scans stay unread.
const NO_RECOGNISER: &str =
    "Pictures and scans are not read: no recogniser is installed, or limits.ocr.enabled is false.
  To read them: apt install tesseract-ocr (and tesseract-ocr-cym for Welsh …), then dsar index";

#[derive(Args)]
#[command(after_help = "Examples:\n  dsar status --workspace cases\n  dsar status --ics deadlines.ics")]
pub struct Status {
    /// Write the dates of all open requests as a calendar file (RFC 5545)
    #[arg(long, value_name = "FILE")]
    ics: Option<PathBuf>,
}

/// Characters of a bar of time.
const BAR: usize = 20;

impl Status {
    pub fn run(&self, common: &Common, out: &mut Out) -> Result<Done> {
        let (workspace, settings) = common.open()?;
        let status = pipeline::status::gather(&workspace, &settings)?;
        if out.json {
            out.value(&status)?;
        }
        let breaches = pipeline::breach::of_workspace(&workspace)?;
        for line in &breaches {
            out.say(line)?;
        }
        say_requests(&status.requests, out)?;
        for bad in &status.unreadable {
            out.say(format!("  {}  UNREADABLE: {}: dsar audit verify {}", bad.id, sanitise::line(&bad.why), bad.id))?;
        }
        if let Some(file) = &self.ics {
            super::request::calendar(&workspace, &settings, status.requests.iter().map(|r| r.id.as_str()), file)?;
            out.tell(format!("Calendar written: {}", file.display()))?;
        }
        say_ledger(&status.ledger, out)?;
        let [new, changed, vanished] = status.last_changes;
        out.say(format!(
            "Last index{}: {new} new, {changed} changed, {vanished} vanished. Index: {} passages.",
            status
                .last_indexed
                .as_ref()
                .and_then(|at| at.get(..16))
                .map_or_else(String::new, |at| format!(", {} UTC", at.replace('T', " "))),
            status.passages
        ))?;
        for store in &status.stores {
            out.say(format!("  store {}: {} documents", store.0, store.1))?;
        }
        for store in &status.not_indexed {
            out.say(format!("  store {}: NOT INDEXED to its end: dsar index", sanitise::line(store)))?;
        }
        for store in &status.unreachable {
            out.say(format!(
                "  store {}: NOT THERE now, or empty: mount it or correct its path in dsar.toml; until then `dsar index` reads the other stores alone",
                sanitise::line(store)
            ))?;
        }
        for (store, day) in &status.not_read {
            out.say(format!(
                "  store {}: NOT READ since {day}: it was not there when the stores were indexed; what the index holds of it is older",
                sanitise::line(store)
            ))?;
        }
        out.say(format!("Hostile files are read behind: {}.", status.isolation))?;
        match &status.recogniser {
            Some(recogniser) => out.say(format!("Pictures are read by {recogniser}."))?,
            None => out.say(NO_RECOGNISER)?,
        }
        let is_waiting = status.requests.iter().any(|r| !r.since.words(&r.id).is_empty());
        let is_late = status.requests.iter().any(|r| r.days_left < 0 && !r.is_built() && r.sent.is_none());
        let stores = [&status.not_indexed, &status.unreachable].iter().any(|stores| !stores.is_empty());
        let is_lacking = stores || !status.unreadable.is_empty() || !status.not_read.is_empty();
        let person = status.ledger.exception > 0 || is_lacking || is_late || is_waiting || !breaches.is_empty();
        Ok(if person { Done::NeedsPerson } else { Done::Clean })
    }
}

fn say_requests(all: &[OpenRequest], out: &mut Out) -> Result<()> {
    match all.len() {
        0 => out.say("No open requests.")?,
        1 => out.say("1 open request:")?,
        n => out.say(format!("{n} open requests, the most urgent first:"))?,
    }
    for r in all {
        out.say(format!("  {}  {}  {}", r.id, bar(r.gone_percent), left(r)))?;
        let notice = r.extension_notice_by.map_or_else(String::new, |d| format!(", extension notice by {d}"));
        out.say(format!("             target {}, due {}{notice}", r.target, r.due))?;
        for line in r.since.words(&r.id) {
            out.say(format!("             {line}"))?;
        }
        if let Some(outdated) = &r.outdated {
            out.say(format!("             {outdated}: build again (dsar bundle {})", r.id))?;
        }
        let waits = if r.waits_for.is_empty() { String::new() } else { format!("; waits for {}", r.waits_for) };
        out.tell(format!(
            "             {} point(s) between it and its answer{waits}: dsar request show {}",
            r.open_points, r.id
        ))?;
    }
    Ok(())
}

/// The time gone, as a bar.
fn bar(gone_percent: u8) -> String {
    let full = BAR * usize::from(gone_percent) / 100;
    format!("[{}{}]", "#".repeat(full), ".".repeat(BAR - full))
}

fn left(r: &OpenRequest) -> String {
    let time = pipeline::case::time_left(r.days_left);
    if let Some(on) = r.sent {
        return format!("answered on {on}: dsar request close {} --on DATE, once nothing more is to come", r.id);
    }
    match r.bundle.filter(|_| r.is_built()) {
        Some(number) if r.days_left < 0 => {
            format!(
                "{time} unless bundle {number:03} was sent: then record answer-sent, and dsar request close {}",
                r.id
            )
        }
        Some(number) => {
            format!("{time}; answer built (bundle {number:03}): once it is sent, dsar request close {}", r.id)
        }
        None => time,
    }
}

/// The ledger as people read it.
pub fn say_ledger(l: &Ledger, out: &mut Out) -> Result<()> {
    out.say(format!(
        "Ledger: {} files seen = {} indexed + {} duplicate + {} exception + {} excluded",
        l.seen, l.indexed, l.duplicate, l.exception, l.excluded
    ))?;
    if l.exception > 0 {
        out.say(format!("  {} file(s) could not be searched in full: see `dsar exceptions`", l.exception))?;
    }
    Ok(())
}
