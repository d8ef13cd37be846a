//! `dsar status`: the ledger, the index, what needs a person.

use super::{Common, Done, Out};
use crate::model::Result;
use crate::pipeline::{self, status::Ledger};
use clap::Args;

/// Said where scans stay unread.
const NO_RECOGNISER: &str =
    "Pictures and scans are not read: no recogniser is installed, or limits.ocr.enabled is false.
  To read them: apt install tesseract-ocr (and tesseract-ocr-cym for Welsh …), then dsar index";

#[derive(Args)]
#[command(after_help = "Example:\n  dsar status --workspace cases")]
pub struct Status {}

impl Status {
    pub fn run(&self, common: &Common, out: &mut Out) -> Result<Done> {
        let (workspace, settings) = common.open()?;
        let status = pipeline::status::gather(&workspace, &settings)?;
        if out.json {
            out.value(&status)?;
        }
        say_ledger(&status.ledger, out)?;
        let [new, changed, vanished] = status.last_changes;
        out.say(format!(
            "Last run: {new} new, {changed} changed, {vanished} vanished. Index: {} passages.",
            status.passages
        ))?;
        for store in &status.stores {
            out.say(format!("  store {}: {} documents", store.0, store.1))?;
        }
        out.say(format!("Hostile files are read behind: {}.", status.isolation))?;
        match &status.recogniser {
            Some(recogniser) => out.say(format!("Pictures are read by {recogniser}."))?,
            None => out.say(NO_RECOGNISER)?,
        }
        Ok(if status.ledger.exception > 0 { Done::NeedsPerson } else { Done::Clean })
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
