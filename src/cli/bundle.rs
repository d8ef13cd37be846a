//! `dsar bundle` and `dsar verify`.

use super::{Common, Done, Out, case};
use crate::audit::Clock;
use crate::model::{Fault, RequestId, Result, sanitise};
use crate::pipeline::bundle::{Sealing, Verified, bundle, verify, workspace_of};
use crate::request::Case;
use crate::settings::Workspace;
use clap::Args;
use std::path::{Path, PathBuf};

#[derive(Args)]
#[command(after_help = "Example:\n  dsar bundle 2026-0001\n\nRefuses (exit 3) while anything is open, and says what.")]
pub struct Bundle {
    /// The request's ID
    id: String,
    /// zip (AES-256: opens with 7-Zip and WinZip) or age
    #[arg(long, default_value = "zip")]
    seal: Sealing,
}

#[derive(Args)]
#[command(after_help = "Example:\n  dsar verify cases/requests/2026-0001/bundles/001\n\nExit 3 with each finding.")]
pub struct Verify {
    /// Folder of the bundle
    bundle: PathBuf,
}

impl Bundle {
    pub fn run(&self, common: &Common, out: &mut Out) -> Result<Done> {
        let (workspace, settings) = common.open()?;
        let (_lock, mut case) = case::open(common, &self.id)?;
        let made = bundle(&workspace, &settings, &mut case, self.seal)?;
        if out.json {
            out.value(&made)?;
        }
        out.say(format!(
            "Bundle {:03}: {} documents, {} pages, {} redactions, verified.",
            made.number, made.documents, made.pages, made.redactions
        ))?;
        if made.left_out > 0 {
            out.say(format!(
                "  {} picture(s) that you let out are not shown: a line stands in their place, and internal/pages.csv says why.",
                made.left_out
            ))?;
        }
        if made.as_text > 0 {
            out.say(format!(
                "  {} page(s) are set as text, not as they look: internal/pages.csv says why.",
                made.as_text
            ))?;
        }
        out.say(format!("  to send     {}", made.parcel.display()))?;
        out.say(format!("  passphrase  {}", made.passphrase))?;
        out.say(match self.seal {
            Sealing::Zip => "  Opens with 7-Zip or WinZip; the hyphens belong to the passphrase, and there are no spaces or capitals.",
            Sealing::Age => "  Opens with age (age -d); the hyphens belong to the passphrase, and there are no spaces or capitals.",
        })?;
        out.say("  The passphrase is shown once and kept nowhere: give it to the requester by another channel.")?;
        out.tell(format!("  to look at  {}", made.dir.join("disclosure").display()))?;
        Ok(Done::Clean)
    }
}

impl Verify {
    pub fn run(&self, _: &Common, out: &mut Out) -> Result<Done> {
        let Verified { findings, held_to } = verify(&self.bundle, open_case_of)?;
        for finding in &findings {
            out.say(format!("FINDING: {}", sanitise::line(finding)))?;
        }
        if out.json {
            out.value(&serde_json::json!({"findings": findings, "held_to": held_to}))?;
        }
        out.say(match findings.len() {
            0 => "verified: nothing found".into(),
            n => format!("{n} finding(s)"),
        })?;
        for line in &held_to {
            out.tell(format!("  {line}"))?;
        }
        Ok(if findings.is_empty() { Done::Clean } else { Done::Refused })
    }
}

fn open_case_of(dir: &Path) -> Result<Case> {
    let root = workspace_of(dir).ok_or_else(|| Fault::new(format!("{} lies in no workspace", dir.display())))?;
    let workspace = Workspace::open(root)?;
    let id = dir.ancestors().nth(2).and_then(Path::file_name).map(|n| n.to_string_lossy().into_owned());
    Case::open(&workspace, &RequestId(id.unwrap_or_default()), &super::actor(), Clock::System)
}
