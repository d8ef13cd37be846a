//! `dsar proof`: a marked-up copy for a colleague without a terminal.

use super::{Common, Done, Out, case};
use crate::model::{Context, Result};
use crate::pipeline::proof::proof;
use clap::Args;
use std::path::PathBuf;

#[derive(Args)]
#[command(
    after_help = "Example:\n  dsar proof 2026-0001 --out /media/usb/proof.pdf\n\nThe copy holds everything in clear, marked and not covered: it is for your colleagues, never for sending."
)]
pub struct Proof {
    /// The request's ID
    id: String,
    /// Where to write the PDF
    #[arg(long)]
    out: PathBuf,
    /// Only what is not settled yet
    #[arg(long)]
    open: bool,
}

impl Proof {
    pub fn run(&self, common: &Common, out: &mut Out) -> Result<Done> {
        let (_lock, case) = case::open(common, &self.id)?;
        let made = proof(&case, self.open)?;
        let target = std::path::absolute(&self.out).at("find", &self.out)?;
        crate::pipeline::derived::replace(&target, &made.pdf)?;
        if out.json {
            let (units, open, pages) = (made.units, made.open, made.pages);
            out.value(&serde_json::json!({"proof": self.out, "units": units, "open": open, "pages": pages}))?;
        }
        out.say(format!(
            "{}: {} passages on {} pages, {} not settled.",
            self.out.display(),
            made.units,
            made.pages,
            made.open
        ))?;
        out.tell(
            "  It shows everything in clear: keep it as you keep the originals, and destroy it when it has served.",
        )?;
        Ok(Done::Clean)
    }
}
