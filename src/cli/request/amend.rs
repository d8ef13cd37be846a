//! `dsar request amend`: a form that is recorded is corrected or added to. The one before stays in the record.

use super::super::clock::dates;
use super::super::{Common, Done, Out, case};
use super::ask;
use crate::model::{Context, Fault, RequestForm, Result, sanitise};
use crate::pipeline;
use crate::request::amend::{Difference, amended, concerns_the_search, differences};
use crate::request::{self, Case};
use clap::Args;
use std::path::PathBuf;

/// `dsar request amend`.
#[derive(Args)]
#[command(after_help = "Examples:
  dsar request amend 2026-0001 --add former=\"Ottoline Pell\" --reason \"she told us her maiden name by telephone\"
  dsar request amend 2026-0001 --remove email=oti@example.org --add email=otti@example.org --reason \"mistyped\"
  dsar request amend 2026-0001 --add \"namesake=Ottoline Bell; born=1950-01-31; ids.case=HL-77\" --reason \"two of the name\"
  dsar request show 2026-0001 --form > form.toml      (correct it, then:)
  dsar request amend 2026-0001 --from form.toml --reason \"her solicitor sent a list of addresses\"
  dsar request amend 2026-0001                        (asks, in a terminal)

Fields are called as in the form: names, former, known_as, titles, emails, logins, phones, born, addresses, postcodes, groups,
associates, ids.KIND, namesake, variants.off, variants.add; received, channel, requester and preferred_form hold one value.
The form before stays in the record, with who corrected it, when and why. Search again afterwards (dsar run): what the new form
finds joins the request, decisions already made carry over. Bundles that were built are not touched.")]
pub struct Amend {
    /// The request's ID
    id: String,
    /// Put a value in
    #[arg(long, value_name = "FIELD=VALUE")]
    add: Vec<String>,
    /// Take a value out
    #[arg(long, value_name = "FIELD=VALUE")]
    remove: Vec<String>,
    /// The whole form anew, as a file
    #[arg(long, alias = "form", value_name = "FILE.toml", conflicts_with_all = ["add", "remove"])]
    from: Option<PathBuf>,
    /// Why: who said so, when. Kept apart from the log
    #[arg(long, short)]
    reason: Option<String>,
}

impl Amend {
    pub fn run(&self, common: &Common, out: &mut Out) -> Result<Done> {
        let (workspace, settings) = common.open()?;
        let (_lock, mut case) = case::open(common, &self.id)?;
        if let Some(on) = case.facts().closed {
            return Err(Fault::refusal(format!("request {} was closed on {on}", case.id()))
                .hint(format!("to go on with it: dsar request event {} reopened --on DATE", case.id())));
        }
        let before = case.form()?;
        let (after, reason) = self.corrected(&before, &case, out)?;
        let differences = differences(&before, &after);
        if differences.is_empty() {
            return Err(Fault::new("the form says all of that already: nothing was recorded")
                .hint(format!("dsar request show {} --form prints it", case.id())));
        }
        let clock = pipeline::case::clock(&case, &settings)?;
        let seq = case.amend(&after, &reason)?;
        let mut warnings = request::doubts(&after);
        warnings.extend(request::warnings(&workspace, &after, Some(case.id()))?);
        report(&case, seq, &differences, &warnings, out)?;
        let now = pipeline::case::clock(&case, &settings)?;
        if now.steps != clock.steps {
            out.say(format!("  {}", dates(&now)))?;
        }
        Ok(Done::Clean)
    }

    /// The form as it is to be, and the reason.
    fn corrected(&self, before: &RequestForm, case: &Case, out: &mut Out) -> Result<(RequestForm, String)> {
        let today = case.clock().today();
        let form = match &self.from {
            Some(path) => {
                let text = std::fs::read_to_string(path).at("read the form", path)?;
                request::parse(&text, &path.display().to_string(), today)?
            }
            None if self.add.is_empty() && self.remove.is_empty() => ask::again(before, today, out)?,
            None => amended(before, &self.remove, &self.add)?,
        };
        let asked = self.from.is_none() && self.add.is_empty() && self.remove.is_empty();
        let reason = match &self.reason {
            None if asked => ask::reason()?,
            given => given.clone().unwrap_or_default(),
        };
        match reason.trim() {
            "" => Err(Fault::new("a correction needs its reason").hint("add --reason \"who said so, and when\"")),
            reason => Ok((form, reason.to_owned())),
        }
    }
}

fn report(case: &Case, seq: u64, differences: &[Difference], warnings: &[String], out: &mut Out) -> Result<()> {
    let changed: Vec<_> = differences.iter().map(request::amend::Difference::counted).collect();
    let search = concerns_the_search(&changed) && !case.facts().runs.is_empty();
    if out.json {
        out.value(&serde_json::json!({"id": case.id(), "entry": seq, "changed": changed, "search_again": search, "warnings": warnings}))?;
    }
    out.say(format!("Recorded as entry {seq}: the form of request {} is corrected.", case.id()))?;
    for line in lines(differences) {
        out.tell(format!("  {line}"))?;
    }
    for warning in warnings {
        out.say(format!("  WARNING: {}", sanitise::line(warning)))?;
    }
    for bundle in case.facts().bundles {
        out.say(format!("  Bundle {:03} stays as it is: it answers the form of before.", bundle.number))?;
    }
    match search {
        true => out.say(format!(
            "  What was found was found by the form of before. Search again: dsar run {} (decisions already made carry over)",
            case.id()
        )),
        false => Ok(()),
    }
}

/// What came and what went, a line each.
pub fn lines(differences: &[Difference]) -> Vec<String> {
    let of = |d: &Difference| {
        let line = |sign: char, value: &String| format!("{sign} {}: {}", d.field, sanitise::line(value));
        let gone = d.removed.iter().map(|v| line('-', v));
        gone.chain(d.added.iter().map(|v| line('+', v))).collect::<Vec<_>>()
    };
    differences.iter().flat_map(of).collect()
}
