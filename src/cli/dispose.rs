//! `dsar dispose`: the end of a request's file.

use super::{Common, Done, Out};
use crate::audit::Clock;
use crate::model::{RequestId, Result};
use crate::pipeline::dispose::{Disposal, Plan};
use clap::Args;

#[derive(Args)]
#[command(after_help = "Examples:
  dsar dispose 2026-0001 --dry-run              what would be destroyed, and what stops it
  dsar dispose 2026-0001 --sign-off             a second person agrees, under their own login
  dsar dispose 2026-0001                        another login then destroys it
  dsar dispose 2026-0001 --signed-off-by \"Chief Executive\"    sign-off and disposal with both people present

Refuses (exit 3) while the request is open, within its retention (two years, or [organisation] case_file in dsar.toml), under a
legal or ICO hold, with a wrong disclosure open, or without the sign-off of a second person. It cannot be undone.")]
pub struct Dispose {
    /// The request's ID
    id: String,
    /// Only say what would be destroyed and what stops it
    #[arg(long, conflicts_with_all = ["sign_off", "signed_off_by", "certificate"])]
    dry_run: bool,
    /// Sign off as the second person (your login is recorded)
    #[arg(long, conflicts_with_all = ["signed_off_by", "certificate"])]
    sign_off: bool,
    /// The second person, who is present and signs with this name or post
    #[arg(long, value_name = "NAME", conflicts_with = "certificate")]
    signed_off_by: Option<String>,
    /// Print the certificate of a request that was disposed of
    #[arg(long)]
    certificate: bool,
}

impl Dispose {
    pub fn run(&self, common: &Common, out: &mut Out) -> Result<Done> {
        let (workspace, settings) = common.open()?;
        let _lock = workspace.lock(&self.id)?;
        let id = RequestId(self.id.clone());
        let mut disposal = Disposal::open(&workspace, &settings, &id, &super::actor(), Clock::System)?;
        if self.certificate {
            let certificate = disposal.certificate()?;
            if out.json {
                out.value(&certificate)?;
            }
            out.say(certificate.text().trim_end())?;
            return Ok(Done::Clean);
        }
        if self.dry_run {
            return say_plan(&disposal.plan()?, out);
        }
        if self.sign_off {
            let seq = disposal.sign_off(None)?;
            out.say(format!(
                "Signed off by {} (entry {seq}). Another person now runs: dsar dispose {id}",
                super::actor()
            ))?;
            return Ok(Done::NeedsPerson);
        }
        let certificate = match &self.signed_off_by {
            Some(name) => disposal.sign_off_and_run(name)?,
            None => disposal.run()?,
        };
        if out.json {
            out.value(&certificate)?;
        }
        out.say(format!(
            "Request {id} is disposed of. Its log verifies: {} entries, head {}",
            certificate.entries, certificate.head_after
        ))?;
        let folder = crate::request::disposed::folder(&workspace.request(&id));
        out.say(format!("  certificate  {}", folder.join("certificate.pdf").display()))?;
        out.tell("  Now delete what the certificate says this does not reach: backups, copies sent or printed.")?;
        Ok(Done::Clean)
    }
}

fn say_plan(plan: &Plan, out: &mut Out) -> Result<Done> {
    if out.json {
        out.value(plan)?;
    }
    out.say(match (plan.closed, plan.keep_until) {
        (Some(closed), Some(until)) => {
            format!("Request {}: closed on {closed}, to be kept until {until}", plan.request)
        }
        _ => format!("Request {}: not closed yet; what is kept runs from its closing", plan.request),
    })?;
    if plan.done {
        out.say("It was disposed of already; its log, checkpoints and certificate are left.")?;
        return Ok(Done::Clean);
    }
    if let Some((who, seq)) = &plan.signed_off {
        out.say(format!("Signed off by {who} (entry {seq})"))?;
    }
    if plan.begun {
        out.say("Its disposal was begun and not finished: `dsar dispose` goes on with it.")?;
    }
    out.say("Would be destroyed, in this order:")?;
    for part in &plan.parts {
        out.say(format!("  {:<32}{:>8} files {:>14} bytes", part.what.words(), part.files, part.bytes))?;
    }
    out.say("Would stay: the log, its signed checkpoints, the certificate.")?;
    for stop in &plan.stops {
        out.say(format!("STOPS IT: {stop}"))?;
    }
    if plan.stops.is_empty() {
        out.say("Nothing stops it.")?;
    }
    Ok(if plan.stops.is_empty() { Done::Clean } else { Done::NeedsPerson })
}
