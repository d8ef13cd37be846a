//! `dsar demo`: the whole job on an invented organisation, in a scratch folder.

use super::{Common, Done, Out, bars};
use crate::model::Result;
use crate::pipeline::demo::{self, Step};
use clap::Args;
use std::path::PathBuf;

#[derive(Args)]
#[command(after_help = "Example:\n  dsar demo\n  dsar demo --out demo-run")]
pub struct Demo {
    /// Folder to play in; it must not exist or be empty [default: a new scratch folder]
    #[arg(long)]
    out: Option<PathBuf>,
}

impl Demo {
    pub fn run(&self, _: &Common, out: &mut Out) -> Result<Done> {
        let started = std::time::Instant::now();
        let progress = bars::progress(out);
        let mut said = Ok(());
        let played = demo::play(self.out.as_deref(), &progress, &mut |step: &Step| {
            if said.is_ok() {
                said = out
                    .say(format!("{}\n  $ {}\n  {}", step.title, step.command, step.result.replace('\n', "\n  ")))
                    .and_then(|()| out.finish());
            }
        })?;
        said?;
        out.say("")?;
        out.say(format!("The whole request took {:.1} s. Look at:", started.elapsed().as_secs_f64()))?;
        out.say(format!("  what would be sent      {}", played.disclosure.display()))?;
        out.say(format!("  the encrypted parcel    {}", played.parcel.display()))?;
        out.say(format!("  its passphrase          {}", played.passphrase))?;
        out.say(format!("  the internal record     {}", played.internal.display()))?;
        out.say(format!(
            "  review it yourself      dsar review {} --workspace {}",
            played.request,
            played.workspace.display()
        ))?;
        if out.json {
            out.value(&played)?;
        }
        Ok(Done::Clean)
    }
}
