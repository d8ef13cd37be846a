//! `dsar bundle` and `dsar verify`.

use super::{Common, Done, Out, case};
use crate::audit::Clock;
use crate::model::{Fault, RequestId, Result, sanitise};
use crate::pipeline::bundle::{Sealing, bundle, verify, workspace_of};
use crate::request::Case;
use crate::settings::{Settings, Workspace};
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
        out.say(format!("  to send     {}", made.parcel.display()))?;
        out.say(format!("  passphrase  {}", made.passphrase))?;
        out.say("  The passphrase is shown once and kept nowhere: give it to the requester by another channel.")?;
        out.tell(format!("  to look at  {}", made.dir.join("disclosure").display()))?;
        Ok(Done::Clean)
    }
}

impl Verify {
    pub fn run(&self, _: &Common, out: &mut Out) -> Result<Done> {
        let findings = verify(&self.bundle, open_case_of)?;
        for finding in &findings {
            out.say(format!("FINDING: {}", sanitise::line(finding)))?;
        }
        if out.json {
            out.value(&serde_json::json!({"findings": findings}))?;
        }
        out.say(if findings.is_empty() {
            "verified: nothing found".into()
        } else {
            format!("{} finding(s)", findings.len())
        })?;
        Ok(if findings.is_empty() { Done::Clean } else { Done::Refused })
    }
}

fn open_case_of(dir: &Path) -> Result<(Workspace, Settings, Case)> {
    let root = workspace_of(dir).ok_or_else(|| Fault::new(format!("{} lies in no workspace", dir.display())))?;
    let workspace = Workspace::open(root)?;
    let settings = Settings::load(workspace.root())?;
    let id = dir
        .parent()
        .and_then(Path::parent)
        .and_then(Path::file_name)
        .map(|n| n.to_string_lossy().into_owned())
        .unwrap_or_default();
    let case = Case::open(&workspace, &RequestId(id), &super::actor(), Clock::System)?;
    Ok((workspace, settings, case))
}
