//! `dsar audit verify`: the chain of a log, computed again and held to what was noted of it earlier.

use super::super::{Common, Done, Out};
use crate::audit::checkpoint::Verifier;
use crate::audit::keeper::{self, Looked};
use crate::audit::{self, Checkpoint, Verdict};
use crate::model::{Context, Fault, RequestId, Result};
use crate::request::log_of;
use clap::Args;
use std::path::{Path, PathBuf};

/// `dsar audit verify`.
#[derive(Args)]
#[command(after_help = "Examples:
  dsar audit verify 2026-0001
  dsar audit verify cases/requests/2026-0001 --checkpoint manifest.json
  dsar audit verify 2026-0001 --head 3f0c…     (64 digits, from the letter of an answer)

Every checkpoint kept in the workspace is compared too. One from outside (an answer's manifest, a copy you gave to somebody)
also shows whether log and checkpoints were written anew together.")]
pub struct Verify {
    /// ID of a request, its folder, or the log's own file
    log: String,
    /// A checkpoint noted earlier: the signed note, or the manifest of a bundle
    #[arg(long, value_name = "FILE")]
    checkpoint: Option<PathBuf>,
    /// The key that signed it (NAME+ID+KEY) [default: those of the workspace]
    #[arg(long, value_name = "KEY", requires = "checkpoint")]
    key: Option<String>,
    /// A head noted earlier: an entry must have it
    #[arg(long, value_name = "HEX")]
    head: Option<String>,
}

/// A log, and the workspace and name its checkpoints are kept under.
struct Place {
    path: PathBuf,
    workspace: Option<PathBuf>,
    name: String,
}

impl Verify {
    pub fn run(&self, common: &Common, out: &mut Out) -> Result<Done> {
        let place = place(common, &self.log)?;
        let noted = self.checkpoint.as_deref().map(|file| self.noted(file, &place)).transpose()?;
        let looked = keeper::look(place.workspace.as_deref(), &place.path, &place.name, noted.as_slice())?;
        let whole = match looked.verdict.clone() {
            Verdict::Whole(whole) => whole,
            Verdict::Broken(broken) => return Err(broken.refusal(&place.path)),
        };
        let named = self.head.as_deref().map(|head| named(&place.path, head)).transpose()?;
        if let Some(odd) = looked.unsigned.first().filter(|_| place.workspace.is_some()) {
            return Err(Fault::refusal(format!(
                "the log is intact, but the checkpoint {} bears no signature of this workspace's key",
                odd.display()
            ))
            .hint("it was changed, or the key checkpoint.key was replaced: compare with a backup, or with a checkpoint kept elsewhere"));
        }
        if out.json {
            out.value(&serde_json::json!({"intact": true, "entries": whole.entries, "head": hex::encode(whole.head),
                "held_to": looked.held_to, "noted_head_is_entry": named}))?;
        }
        out.say(format!("intact: {} entries, head {}", whole.entries, hex::encode(whole.head)))?;
        self.say(&looked, noted.as_ref(), named, whole.entries, out)
    }

    fn say(
        &self,
        looked: &Looked,
        noted: Option<&Checkpoint>,
        named: Option<u64>,
        entries: u64,
        out: &mut Out,
    ) -> Result<Done> {
        match looked.held_to.last() {
            Some(last) => out.tell(format!(
                "  held to {} signed checkpoint(s), the last at entry {last}: {} later entr{} rest on the chain alone",
                looked.held_to.len(),
                entries - last,
                if entries - last == 1 { "y" } else { "ies" }
            ))?,
            None => out.tell(
                "  no checkpoint of it was found: that its end was cut off, or all of it written anew, would not show",
            )?,
        }
        if let Some(checkpoint) = noted {
            out.tell(format!("  agrees with the checkpoint you gave, taken at entry {}", checkpoint.size))?;
        }
        if let Some(entry) = named {
            out.tell(format!("  the head you gave is that of entry {entry}"))?;
        }
        Ok(Done::Clean)
    }

    /// The checkpoint in `file`, its signature checked.
    fn noted(&self, file: &Path, place: &Place) -> Result<Checkpoint> {
        let text = std::fs::read_to_string(file).at("read the checkpoint", file)?;
        let keys = match (&self.key, &place.workspace) {
            (Some(key), _) => vec![Verifier::parse(key)?],
            (None, Some(workspace)) => keeper::keys(workspace, &place.name)?,
            (None, None) => Vec::new(),
        };
        let note = from_manifest(&text).unwrap_or(text);
        keys.iter().find_map(|key| Checkpoint::open(&note, key).ok()).ok_or_else(|| {
            Fault::refusal(format!(
                "the checkpoint in {} bears no valid signature of a key that is known here",
                file.display()
            ))
            .hint("give the key it was signed with: --key NAME+ID+KEY (checkpoint_key in a bundle's manifest.json)")
        })
    }
}

/// The note inside a bundle's manifest.
fn from_manifest(text: &str) -> Option<String> {
    let manifest: serde_json::Value = serde_json::from_str(text).ok()?;
    Some(manifest.get("checkpoint")?.as_str()?.to_owned())
}

fn place(common: &Common, log: &str) -> Result<Place> {
    let given = Path::new(log);
    if !given.exists() && common.workspace().is_ok() {
        let workspace = common.workspace()?;
        let path = log_of(&workspace, &RequestId(log.to_owned()))?;
        return Ok(Place { path, workspace: Some(workspace.root().to_owned()), name: log.to_owned() });
    }
    let path = audit::locate(given)?;
    let whole = path.canonicalize().at("open the log", &path)?;
    // WORKSPACE/requests/NAME/record/events.jsonl
    let request = whole.ancestors().nth(2);
    let name = request.and_then(Path::file_name).map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let workspace = whole.ancestors().nth(4).filter(|root| root.join("dsar.toml").is_file());
    Ok(Place { path, workspace: workspace.map(Path::to_owned), name })
}

fn named(path: &Path, head: &str) -> Result<u64> {
    let wrong = || Fault::new(format!("\"{head}\" is no head of a log")).hint("it is 64 digits of 0-9 and a-f");
    let digits = hex::decode(head.trim()).ok().and_then(|d| d.try_into().ok()).ok_or_else(wrong)?;
    audit::entry_of(path, digits)?.ok_or_else(|| {
        Fault::refusal(
            "no entry of the log has that head: it was cut off or written anew since, or it is another log's",
        )
        .hint("compare the log with a backup; check the ID against the reference on the letter")
    })
}
