//! `dsar audit show` and `dsar audit verify`.

use super::{Common, Done, Out, case};
use crate::audit::{self, Verdict};
use crate::model::Result;
use clap::{Args, Subcommand};
use std::path::PathBuf;

#[derive(Args)]
pub struct Audit {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Print a request's log, an entry a line
    Show {
        /// The request's ID
        id: String,
    },
    /// Compute the chain of a log again
    #[command(after_help = "Example:\n  dsar audit verify cases/requests/2026-0001")]
    Verify {
        /// Folder of a request, or the log's own file
        dir: PathBuf,
    },
}

impl Audit {
    pub fn run(&self, common: &Common, out: &mut Out) -> Result<Done> {
        match &self.what {
            What::Show { id } => show(common, id, out),
            What::Verify { dir } => verify(dir, out),
        }
    }
}

fn show(common: &Common, id: &str, out: &mut Out) -> Result<Done> {
    let case = case::open_unlocked(&common.workspace()?, id)?;
    for entry in case.entries() {
        if out.json {
            out.value(entry)?;
        } else {
            let event = serde_json::to_string(&entry.event).unwrap_or_default();
            let short: String = event.chars().take(160).collect();
            let more = if short.len() < event.len() { " …" } else { "" };
            out.say(format!("{:>5}  {}  {}  {short}{more}", entry.seq, entry.at, entry.by))?;
        }
    }
    out.tell(format!("head {}", hex::encode(case.head())))?;
    Ok(Done::Clean)
}

fn verify(dir: &std::path::Path, out: &mut Out) -> Result<Done> {
    let log =
        [dir.to_owned(), dir.join("record/events.jsonl"), dir.join("events.jsonl")].into_iter().find(|p| p.is_file());
    let path = log.unwrap_or_else(|| dir.join("record/events.jsonl"));
    match audit::verify(&path, None)? {
        Verdict::Whole(verified) => {
            out.say(format!("intact: {} entries, head {}", verified.entries, hex::encode(verified.head)))?;
            if out.json {
                out.value(&serde_json::json!({"intact": true, "entries": verified.entries, "head": hex::encode(verified.head)}))?;
            }
            Ok(Done::Clean)
        }
        Verdict::Broken(broken) => Err(broken.refusal(&path)),
    }
}
