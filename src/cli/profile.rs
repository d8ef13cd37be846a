//! `dsar profile …`: the organisation's own promises, held against the law; what is kept too long.

use super::{Common, Done, Out};
use crate::model::{Result, sanitise};
use crate::pipeline;
use crate::request::lint::{Finding, Kind, lint};
use crate::settings::{Organisation, Profile};
use clap::{Args, Subcommand};

#[derive(Args)]
pub struct ProfileCommand {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Hold promises against the law: stricter (they bind), contrary (they give way), missing
    #[command(after_help = "Examples:
  dsar profile lint                      the workspace's own
  dsar profile lint childrens-centres    an example
  dsar profile lint notice.toml          a file

Exit 1 where something is contrary to the law or missing.")]
    Lint {
        /// An example's name or a file; without it, the workspace's profile
        profile: Option<String>,
    },
    /// List the example profiles
    List,
    /// Print an example profile, to start a file from
    #[command(after_help = "Example:\n  dsar profile show contact-centre > our-notice.toml")]
    Show {
        /// The example's name
        profile: String,
    },
    /// Put a profile into the workspace: it fills what dsar.toml leaves as it came
    #[command(after_help = "Example:\n  dsar profile load our-notice.toml")]
    Load {
        /// An example's name or a file
        profile: String,
    },
    /// List documents held longer than their class of records is kept
    #[command(
        after_help = "Example:\n  dsar profile retention\n\nClasses of records are [[organisation.records]] in dsar.toml or profile.toml. Nothing is deleted."
    )]
    Retention,
}

impl ProfileCommand {
    pub fn run(&self, common: &Common, out: &mut Out) -> Result<Done> {
        match &self.what {
            What::Lint { profile: None } => report(&common.open()?.1.organisation, out),
            What::Lint { profile: Some(name) } => {
                report(&Profile::parse(&Profile::text_of(name)?, name)?.organisation, out)
            }
            What::List => list(out),
            What::Show { profile } => {
                out.raw(Profile::text_of(profile)?.trim_end())?;
                Ok(Done::Clean)
            }
            What::Load { profile } => load(common, profile, out),
            What::Retention => retention(common, out),
        }
    }
}

fn report(organisation: &Organisation, out: &mut Out) -> Result<Done> {
    let findings = lint(organisation)?;
    if out.json {
        out.value(&findings)?;
    }
    say_findings(&findings, out)?;
    let is_wrong = findings.iter().any(|f| matches!(f.kind, Kind::Contrary | Kind::Missing));
    Ok(if is_wrong { Done::NeedsPerson } else { Done::Clean })
}

fn say_findings(findings: &[Finding], out: &mut Out) -> Result<()> {
    let groups = [
        (Kind::Contrary, "CONTRARY TO THE LAW: these promises give way"),
        (Kind::Missing, "MISSING"),
        (Kind::Stricter, "STRICTER THAN THE LAW: these promises bind"),
        (Kind::Note, "TO KNOW"),
    ];
    for (kind, heading) in groups {
        let of_kind: Vec<_> = findings.iter().filter(|f| f.kind == kind).collect();
        if of_kind.is_empty() {
            continue;
        }
        out.say(heading)?;
        for finding in of_kind {
            out.say(format!("  {}: {}", finding.setting, sanitise::line(&finding.what)))?;
            out.say(format!("      -> {}", finding.effect))?;
            out.tell(format!("      [{}] {}", finding.mark.sign(), finding.source))?;
        }
    }
    if findings.is_empty() {
        out.say("Nothing is stricter than, contrary to or missing against the law.")?;
    }
    Ok(())
}

fn list(out: &mut Out) -> Result<Done> {
    for (name, text) in Profile::examples() {
        let first = text.lines().next().unwrap_or_default().trim_start_matches("# An example profile: ");
        out.say(format!("{name:<20} {first}"))?;
    }
    out.tell("Look at one: dsar profile lint NAME; start from one: dsar profile show NAME > FILE; use one: dsar profile load FILE")?;
    Ok(Done::Clean)
}

fn load(common: &Common, name: &str, out: &mut Out) -> Result<Done> {
    let workspace = common.workspace()?;
    let text = Profile::text_of(name)?;
    Profile::parse(&text, name)?;
    Profile::install(workspace.root(), &text)?;
    let (_, settings) = common.open()?;
    out.say(format!(
        "Loaded as {}. It fills what dsar.toml leaves as it came.",
        workspace.root().join("profile.toml").display()
    ))?;
    let mut moved = Vec::new();
    for id in crate::request::list(&workspace)? {
        let case = super::case::open_unlocked(&workspace, &id.0)?;
        if case.facts().closed.is_none() {
            moved.push(format!("  {id}: {}", super::clock::dates(&pipeline::case::clock(&case, &settings)?)));
        }
    }
    if !moved.is_empty() {
        out.tell("Dates of the open requests under it:")?;
        moved.iter().try_for_each(|line| out.tell(line))?;
    }
    report(&settings.organisation, out)
}

fn retention(common: &Common, out: &mut Out) -> Result<Done> {
    let (workspace, settings) = common.open()?;
    let held = pipeline::retention::held_too_long(&workspace, &settings, crate::audit::Clock::System.today())?;
    if out.json {
        out.value(&held)?;
    }
    for class in &held.classes {
        let kept = if class.keep.is_empty() {
            "without limit by time".to_owned()
        } else {
            format!("{} from {}", class.keep, class.from)
        };
        out.say(format!(
            "{} (kept {kept}): {} document(s), {} held too long",
            class.name,
            class.documents,
            class.overdue.len()
        ))?;
        if !class.overdue.is_empty() && !class.unless.is_empty() {
            out.say(format!("  kept longer where {}: look before anything is destroyed", class.unless))?;
        }
        for document in &class.overdue {
            out.say(format!(
                "  {}  {}/{}",
                document.date,
                sanitise::line(&document.store),
                sanitise::line(&document.path)
            ))?;
        }
    }
    out.say(format!("{} document(s) belong to no class of records.", held.unclassed))?;
    out.tell("Dates are those the documents bear, or of their files: where a class counts from something else, check. Nothing was deleted; what an open request needs must stay (DPA 2018 s.173).")?;
    Ok(if held.classes.iter().any(|c| !c.overdue.is_empty()) { Done::NeedsPerson } else { Done::Clean })
}
