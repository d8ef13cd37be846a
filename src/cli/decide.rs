//! `dsar decide`: decisions from a policy or a CSV, for scripts; and redactions by hand.

use super::boxes::ByHand;
use super::{Common, Done, Out, case};
use crate::model::{Context, Fault, Result, UnitId};
use crate::pipeline::decide::{Decided, by_csv, by_policy};
use crate::review::Policy;
use clap::Args;
use std::path::PathBuf;

#[derive(Args)]
#[command(after_help = r#"Examples:
  dsar decide 2026-0001 --policy proposals
  dsar decide 2026-0001 --csv decisions.csv
  dsar decide 2026-0001 3f0c9a11d2e4b7a6 --words "her foster mother" --everywhere --reason "tells who lodged it"
  dsar decide 2026-0001 3f0c9a11d2e4b7a6 --characters 120-164 --exemption sch3-5 --reason "…"
  dsar decide 2026-0001 3f0c9a11d2e4b7a6 --box page=2,x=10%,y=40%,w=30%,h=5% --reason "a signature"
  dsar decide 2026-0001 3f0c9a11d2e4b7a6 --page 2 --reason "another family's page"
  dsar decide 2026-0001 --undo 41

A policy is `proposals`, `everything` or a file like config/policies/proposals.toml.
The CSV has the columns target,action,exemption,reason,prejudice: target is a unit's id or person:B; action is disclose,
redact, withhold, out_of_scope or refer (for a person: disclose or redact). A redaction without an exemption is made for the
rights of others (sch2-16). Most exemptions want their reason, some the harm that release would be likely to do (prejudice):
both are kept apart from the log, and without them there is no bundle. They can be given later: dsar request reason.

By hand: UNIT is a unit's id (--list, or the review). Words and characters go wherever the unit is sent; a box (from the top left
corner, in per cent of the page or in points) takes the text under it, shapes and the pixels of pictures. dsar boxes lists them.
What was done by hand stays whatever is decided more widely, until its entry is undone. Two people under one name are parted with
--apart (this one goes, those of the same name who are readable stay) or --keep (this one stays)."#)]
pub struct Decide {
    /// The request's ID
    id: String,
    #[command(flatten)]
    by_hand: ByHand,
    /// A built-in policy or a policy file
    #[arg(long, conflicts_with = "csv", required_unless_present_any = ["csv", "list", "what", "undo", "redo"])]
    policy: Option<String>,
    /// A CSV of decisions
    #[arg(long, value_name = "FILE")]
    csv: Option<PathBuf>,
    /// Print the units with their state as CSV, to fill in
    #[arg(long)]
    list: bool,
}

impl Decide {
    pub fn run(&self, common: &Common, out: &mut Out) -> Result<Done> {
        let (_, settings) = common.open()?;
        let (_lock, mut case) = case::open(common, &self.id)?;
        if self.list {
            out.raw(crate::pipeline::decide::list(&case)?.trim_end())?;
            return Ok(Done::Clean);
        }
        if self.by_hand.is_asked() {
            return self.by_hand.run(&mut case, &settings, out);
        }
        let decided = match (&self.policy, &self.csv) {
            (Some(name), _) => by_policy(&mut case, &policy(name)?)?,
            (None, Some(path)) => {
                let text = std::fs::read_to_string(path).at("read", path)?;
                by_csv(&mut case, &text, &path.display().to_string(), &settings.organisation)?
            }
            (None, None) => return Err(Fault::new("neither --policy nor --csv was given")),
        };
        report(&decided, out)
    }
}

fn policy(name: &str) -> Result<Policy> {
    if let Some(built_in) = Policy::built_in(name) {
        return built_in;
    }
    let text = std::fs::read_to_string(name).map_err(|e| {
        Fault::new(format!("no policy is called \"{name}\", and it is no file: {e}"))
            .hint("built in are: proposals, everything")
    })?;
    Policy::parse(&text, name)
}

fn report(decided: &Decided, out: &mut Out) -> Result<Done> {
    if out.json {
        out.value(decided)?;
    }
    out.say(format!("{} unit(s) decided, {} still open.", decided.decided, decided.open))?;
    decided.meant.iter().try_for_each(|line| out.say(format!("  {line}")))?;
    if decided.lapsed > 0 {
        out.say(format!("{} redaction(s) of what is in nobody's name now lapsed.", decided.lapsed))?;
    }
    if decided.by_hand > 0 {
        out.say(format!(
            "{} redaction(s) by hand stay where this discloses: `dsar boxes ID` lists them, `dsar decide ID --undo ENTRY` takes one back.",
            decided.by_hand
        ))?;
    }
    if decided.unreasoned > 0 {
        out.say(format!(
            "{} unit(s) rely on an exemption whose reason is not on record: `dsar request show ID` lists them, `dsar request reason` records it.",
            decided.unreasoned
        ))?;
    }
    if !decided.look.is_empty() {
        out.say(
            "Look at these yourself before you build: what goes out of them may fall under an exemption of its own.",
        )?;
        for cue in &decided.look {
            out.say(format!("  {}: {}", cue.says, some(&cue.units)))?;
        }
        out.say("Open one with: dsar review ID --unit UNIT; all of them: dsar decide ID --list, column look_for")?;
    }
    Ok(if decided.open == 0 && decided.unreasoned == 0 { Done::Clean } else { Done::NeedsPerson })
}

/// Units named at most; more are counted.
const NAMED: usize = 6;

fn some(units: &[UnitId]) -> String {
    let named: Vec<&str> = units.iter().take(NAMED).map(|u| u.short()).collect();
    let more = units.len().saturating_sub(NAMED);
    format!("{}{}", named.join(", "), if more > 0 { format!(" and {more} more") } else { String::new() })
}
