//! `dsar bundle` and `dsar verify`.

use super::{Common, Done, Out, case};
use crate::model::{Context, Fault, Result, sanitise};
use crate::pipeline::bundle::{Sealing, bundle};
use crate::pipeline::case::overview;
use crate::pipeline::verify::{Requests, Verified, verify, verify_parcel, workspace_of};
use crate::request::Case;
use crate::settings::Workspace;
use clap::Args;
use std::io::IsTerminal;
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
#[command(after_help = "Examples:
  dsar verify cases/requests/2026-0001/bundles/001
  dsar verify /media/usb/SAR-2026-0001.zip                                (asks for the passphrase)
  dsar verify SAR-2026-0001.zip --passphrase-file words.txt -w cases      (- reads it from standard input)

The encrypted file is opened in memory only. With the workspace that made it, wherever the file lies, it is also held to the log and
searched for all that was removed. Exit 3 with each finding.")]
pub struct Verify {
    /// Folder of the bundle, or its encrypted file (SAR-….zip, SAR-….zip.age)
    bundle: PathBuf,
    /// File that holds the passphrase of the encrypted file
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
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
        let standing = overview(&case, &settings, &workspace)?;
        for line in standing.since.words(&self.id).iter().chain(standing.reminders.iter()) {
            out.say(format!("  NOTE: {}", sanitise::line(line)))?;
        }
        Ok(Done::Clean)
    }
}

impl Verify {
    pub fn run(&self, common: &Common, out: &mut Out) -> Result<Done> {
        let requests = AtHand { common };
        let Verified { findings, held_to } = match self.bundle.is_file() {
            true => verify_parcel(&self.bundle, &self.passphrase()?, &requests)?,
            false => verify(&self.bundle, &requests)?,
        };
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

impl Verify {
    /// The words that open the encrypted file: out of a file, or asked for.
    fn passphrase(&self) -> Result<String> {
        let text = match &self.passphrase_file {
            Some(path) if path.as_os_str() == "-" => {
                std::io::read_to_string(std::io::stdin()).context("cannot read the passphrase")?
            }
            Some(path) => std::fs::read_to_string(path).at("read the passphrase in", path)?,
            None if std::io::stdin().is_terminal() => {
                inquire::Password::new("Passphrase (six words, joined by hyphens):")
                    .without_confirmation()
                    .prompt()
                    .context("no passphrase was given")?
            }
            None => {
                return Err(Fault::new(format!("{} is encrypted, and its passphrase is not known here", self.bundle.display())).hint(
                    "give it with --passphrase-file FILE (- is standard input), or name the bundle's folder, which lies open: dsar verify …/bundles/001",
                ));
            }
        };
        Ok(text.trim().to_owned())
    }
}

/// Requests by the workspace a bundle lies in, or in the one that the command line names.
struct AtHand<'a> {
    common: &'a Common,
}

impl Requests for AtHand<'_> {
    fn around(&self, dir: &Path) -> Result<Case> {
        let root = workspace_of(dir).ok_or_else(|| Fault::new(format!("{} lies in no workspace", dir.display())))?;
        let id = dir.ancestors().nth(2).and_then(Path::file_name).map(|n| n.to_string_lossy().into_owned());
        case::open_unlocked(&Workspace::open(root)?, &id.unwrap_or_default())
    }

    fn named(&self, id: &str) -> Option<Case> {
        case::open_unlocked(&self.common.workspace().ok()?, id).ok()
    }
}
