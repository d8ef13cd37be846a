//! `dsar audit`: show a log, verify it, and follow one passage from its file to the bundle.

mod show;
mod trace;
mod verify;

use super::{Common, Done, Out};
use crate::model::Result;
use clap::{Args, Subcommand};

#[derive(Args)]
pub struct Audit {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Print a request's log in plain words, an entry a line; of one that was disposed of too
    Show(show::Show),
    /// Compute the chain of a log again and hold it to its checkpoints
    Verify(verify::Verify),
    /// Follow a passage or a unit: file, why found, decisions, bundle
    Trace(trace::Trace),
}

impl Audit {
    pub fn run(&self, common: &Common, out: &mut Out) -> Result<Done> {
        match &self.what {
            What::Show(show) => show.run(common, out),
            What::Verify(verify) => verify.run(common, out),
            What::Trace(trace) => trace.run(common, out),
        }
    }
}
