//! `dsar run`.

use super::{Common, Done, Out, bars, case};
use crate::model::Result;
use crate::pipeline::run::{RunReport, run};
use clap::Args;

/// `dsar run`.
#[derive(Args)]
#[command(after_help = "Example:\n  dsar run 2026-0001")]
pub struct Run {
    /// The request's ID
    id: String,
    /// Look at every document instead of the index's candidates
    #[arg(long)]
    exhaustive: bool,
}

impl Run {
    pub fn run(&self, common: &Common, out: &mut Out) -> Result<Done> {
        let (workspace, settings) = common.open()?;
        let (_lock, mut case) = case::open(common, &self.id)?;
        let report = run(&workspace, &settings, &mut case, self.exhaustive, &*bars::progress(out))?;
        if out.json {
            out.value(&report)?;
        }
        say(&report, &self.id, out)?;
        Ok(if report.needs_person() { Done::NeedsPerson } else { Done::Clean })
    }
}

/// What a run found, for people.
pub fn say(r: &RunReport, id: &str, out: &mut Out) -> Result<()> {
    out.say(format!(
        "{} documents -> {} review units, {} people, {} exceptions to settle",
        r.documents, r.units, r.persons, r.exceptions
    ))?;
    let [certain, probable, possible] = r.bands;
    out.tell(format!("  {certain} certain, {probable} probable, {possible} possible"))?;
    if r.taking_part + r.alike + r.conversations > 0 {
        out.tell(format!(
            "  {} name them only as sender or recipient, {} differ a little from another, {} conversations of several messages",
            r.taking_part, r.alike, r.conversations
        ))?;
    }
    if r.pictures > 0 {
        out.tell(format!(
            "  {} picture(s) that may show somebody: look at each (dsar boxes {id} --offered)",
            r.pictures
        ))?;
    }
    if r.pictures_unseen > 0 {
        out.say(format!(
            "  {} page(s) or picture(s) of these documents could not be shown: look at the originals",
            r.pictures_unseen
        ))?;
    }
    r.not_searched.iter().try_for_each(|what| out.say(format!("  NOT SEARCHED: {what}")))?;
    if r.not_pinned > 0 {
        out.say(format!(
            "  {} file(s) changed or vanished since the index: run `dsar index`, then `dsar run {id}` again",
            r.not_pinned
        ))?;
    }
    if r.vanished > 0 {
        out.say(format!(
            "  ALERT: {} file(s) that hold something about the subject are gone from the stores. Their pinned copies serve the request. \
             Find out who removed them and why: to destroy or hide what was asked for is an offence (Data Protection Act 2018 s.173).",
            r.vanished
        ))?;
    }
    out.tell(format!("  which and why: dsar hits {id}"))?;
    out.tell(format!("  next: dsar review {id}"))
}
