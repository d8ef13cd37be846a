//! `dsar audit show`: the log in plain words.

use super::super::{Common, Done, Out};
use crate::audit;
use crate::model::{RequestId, Result};
use crate::request::{log_of, told};
use clap::Args;

/// `dsar audit show`.
#[derive(Args)]
#[command(after_help = "Example:\n  dsar audit show 2026-0001\n  dsar audit show 2026-0001 --json > log.jsonl")]
pub struct Show {
    /// The request's ID
    id: String,
}

impl Show {
    pub fn run(&self, common: &Common, out: &mut Out) -> Result<Done> {
        let path = log_of(&common.workspace()?, &RequestId(self.id.clone()))?;
        let entries = audit::read(&path)?;
        for entry in &entries {
            match out.json {
                true => out.value(entry)?,
                false => out.say(told::line(entry))?,
            }
        }
        if let audit::Verdict::Whole(whole) = audit::verify(&path, None)? {
            out.tell(format!("{} entries; head {}", whole.entries, hex::encode(whole.head)))?;
        }
        Ok(Done::Clean)
    }
}
