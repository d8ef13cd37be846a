//! `dsar ico-pack`: the whole case, encrypted, for the Information Commissioner.

use super::{Common, Done, Out, case};
use crate::model::Result;
use crate::pipeline::bundle::Sealing;
use crate::pipeline::ico_pack::pack;
use clap::Args;
use std::path::PathBuf;

#[derive(Args)]
#[command(after_help = "Example:
  dsar ico-pack 2026-0001 --out /media/usb/SAR-2026-0001-ICO.zip

Holds everything, unredacted and redacted, with log, checkpoints, report and a README. It is recorded in the log.
On a complaint, record the hold too: dsar request event 2026-0001 ico-hold --on DATE")]
pub struct IcoPack {
    /// The request's ID
    id: String,
    /// The file to write; it must not exist
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// zip (AES-256: opens with 7-Zip and WinZip) or age
    #[arg(long, default_value = "zip")]
    seal: Sealing,
}

impl IcoPack {
    pub fn run(&self, common: &Common, out: &mut Out) -> Result<Done> {
        let (workspace, settings) = common.open()?;
        let (_lock, mut case) = case::open(common, &self.id)?;
        let packed = pack(&workspace, &settings, &mut case, &self.out, self.seal)?;
        if out.json {
            out.value(&packed)?;
        }
        out.say(format!("Packed {} files, {} bytes, encrypted.", packed.files, packed.bytes))?;
        out.say(format!("  to send     {}", packed.path.display()))?;
        out.say(format!("  passphrase  {}", packed.passphrase))?;
        out.say("  The passphrase is shown once and kept nowhere: give it to the ICO by another channel.")?;
        out.tell("  It holds other people's data unredacted: it is never for the person who asked.")?;
        if case.facts().holds().is_empty() {
            out.tell(format!(
                "  on a complaint, keep the case: dsar request event {} ico-hold --on DATE --reason \"the ICO's reference\"",
                self.id
            ))?;
        }
        Ok(Done::Clean)
    }
}
