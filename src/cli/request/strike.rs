//! Striking out what was recorded by mistake.

use super::super::{Common, Done, Out, case};
use super::event::say_dates;
use crate::model::Result;
use crate::pipeline;
use crate::request::strike;
use clap::Args;

/// `dsar request strike`.
#[derive(Args)]
#[command(after_help = "Example:
  dsar request strike 2026-0001 11 --reason \"mistyped: the notice went on 12 October\"
  dsar request event 2026-0001 extended --on 2026-10-12 --reason \"complex: eleven mailboxes\"

`dsar request show ID` names the entry of each step, `dsar request consent ID` and `opinion ID` those of theirs. The log keeps what was
struck out, and who did it, when and why. Decisions are undone with dsar decide ID --undo ENTRY, the form is corrected with dsar request amend.")]
pub struct Strike {
    /// The request's ID
    id: String,
    /// Number of the entry that was a mistake
    entry: u64,
    /// Why: what was wrong with it. Kept apart from the log
    #[arg(long, short)]
    reason: String,
}

impl Strike {
    pub fn run(&self, common: &Common, out: &mut Out) -> Result<Done> {
        let (_, settings) = common.open()?;
        let (_lock, mut case) = case::open(common, &self.id)?;
        let before = pipeline::case::clock(&case, &settings)?;
        let seq = strike::strike_out(&mut case, self.entry, &self.reason)?;
        out.tell(format!(
            "Entry {} is struck out (entry {seq}): it stays in the log, and counts for nothing.",
            self.entry
        ))?;
        say_dates(&before, &pipeline::case::clock(&case, &settings)?, out)?;
        Ok(Done::Clean)
    }
}
