//! `dsar index`.

use super::{Common, Done, Out, bars};
use crate::model::Result;
use crate::pipeline::index::{IndexReport, run};
use clap::Args;
use indicatif::HumanBytes;

#[derive(Args)]
#[command(
    after_help = "Example:\n  dsar index --workspace cases\n\nEnds with the ledger: files seen = indexed + duplicate + exception + excluded."
)]
pub struct Index {}

impl Index {
    pub fn run(&self, common: &Common, out: &mut Out) -> Result<Done> {
        let (workspace, settings) = common.open()?;
        let report = run(&workspace, &settings, bars::progress(out))?;
        say(&report, out)?;
        if out.json {
            out.value(&report)?;
        }
        if !report.ledger.balances() {
            return Err(crate::model::Fault::new("the ledger does not balance: some file is unaccounted for")
                .hint("run `dsar index` again; if it stays, report it"));
        }
        Ok(if report.ledger.exception > 0 { Done::NeedsPerson } else { Done::Clean })
    }
}

fn say(report: &IndexReport, out: &mut Out) -> Result<()> {
    let again = if report.again > 0 { format!(", {} read again", report.again) } else { String::new() };
    out.tell(format!(
        "{} new, {} changed, {} vanished, {} unchanged{again}; {} read in {:.1} s",
        report.new,
        report.changed,
        report.vanished,
        report.unchanged,
        HumanBytes(report.bytes),
        report.seconds
    ))?;
    super::status::say_ledger(&report.ledger, out)
}
