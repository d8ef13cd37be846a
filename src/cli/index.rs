//! `dsar index`.

use super::{Common, Done, Out, bars};
use crate::model::{Result, sanitise};
use crate::pipeline::index::{IndexReport, Unread, run};
use clap::Args;
use indicatif::HumanBytes;

#[derive(Args)]
#[command(
    after_help = "Example:\n  dsar index --workspace cases\n\nEnds with the ledger: files seen = indexed + duplicate + exception + excluded.\nA store that is not there is named, and hinders no other: exit code 1."
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
        Ok(if report.ledger.exception > 0 || !report.unread.is_empty() { Done::NeedsPerson } else { Done::Clean })
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
    super::status::say_ledger(&report.ledger, out)?;
    report.unread.iter().try_for_each(|unread| out.say(unread_words(unread)))
}

/// A store that was not read: said last, and with `-q` too.
fn unread_words(unread: &Unread) -> String {
    let held = match unread.held {
        0 => "the index holds nothing of it".to_owned(),
        held => format!("the index still holds its {held} file(s), as they were before {}", unread.since),
    };
    format!(
        "NOT READ: {}; {held}. Mount it, or correct or remove its [[store]] entry in dsar.toml, then run `dsar index` again.",
        sanitise::line(&unread.why)
    )
}
