//! `dsar audit show`: the log in plain words. Ids and counts only, for that is all it holds.

use super::super::{Common, Done, Out};
use crate::audit;
use crate::model::event::{BreachStep, IdentityHow, Scope};
use crate::model::{Entry, Event, RequestId, Result, UnitChange};
use crate::request::log_of;
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
                false => out.say(line(entry))?,
            }
        }
        if let audit::Verdict::Whole(whole) = audit::verify(&path, None)? {
            out.tell(format!("{} entries; head {}", whole.entries, hex::encode(whole.head)))?;
        }
        Ok(Done::Clean)
    }
}

fn line(entry: &Entry) -> String {
    let at = entry.at.get(..16).unwrap_or(&entry.at).replace('T', " ");
    format!("{:>5}  {at}  {:<12}  {}", entry.seq, entry.by, words(&entry.event))
}

/// What happened, in plain words. An event this table does not know is printed as the log holds it.
fn words(event: &Event) -> String {
    match event {
        Event::Created { received, .. } => format!("request recorded, received {received}"),
        Event::Identity { on, how: IdentityHow::Verified } => format!("identity verified on {on}"),
        Event::Identity { on, how: IdentityHow::Waived } => format!("identity not in doubt, said on {on}"),
        Event::ClarificationAsked { on } => format!("clarification asked for on {on}"),
        Event::ClarificationAnswered { on } => format!("clarification received on {on}"),
        Event::Extended { on } => format!("extended by two months, notice given on {on}"),
        Event::Noted { note } => format!("note {}", short(note)),
        Event::SourceSearched { on, note } => {
            format!("source searched by hand on {on}, described in note {}", short(note))
        }
        Event::Ran { documents, units, persons, exceptions, .. } => {
            format!("run: {documents} documents, {units} units, {persons} people, {exceptions} exceptions open")
        }
        Event::ExceptionSettled { exception, kind, note } => {
            format!("exception {} ({}) settled, reason in note {}", short(exception), kind.word(), short(note))
        }
        Event::ExceptionReopened { exception, note } => {
            format!("exception {} opened again, reason in note {}", short(exception), short(note))
        }
        Event::Decided { scope, person, changes } => decided(*scope, person.map(|p| p.letters()), changes),
        Event::RoleSet { person, role } => format!("person {}: role set to {}", person.letters(), role.words()),
        Event::Undone { seq } => format!("entry {seq} undone"),
        Event::Redone { seq } => format!("entry {seq} done again"),
        Event::Bundled { number, manifest, documents, redactions, .. } => format!(
            "bundle {number:03}: {documents} documents, {redactions} redactions, verified; manifest {}",
            short(manifest)
        ),
        Event::BundleRefused { number, findings } => format!("bundle {number:03} refused: {findings} finding(s)"),
        Event::Repaired { dropped_bytes } => {
            format!("repaired: a crash had torn the last line ({dropped_bytes} bytes)")
        }
        Event::BreachFound { bundle, found, .. } => {
            format!("WRONG DISCLOSURE in bundle {bundle:03}, known since {}", minute(found))
        }
        Event::BreachStep { breach, what, at, .. } => {
            format!("wrong disclosure of entry {breach}: {} on {}", step(*what), minute(at))
        }
        Event::IcoPacked { files, pack } => format!("packed for the ICO: {files} files, pack {}", short(pack)),
        Event::DisposalSignedOff { signed_by } => format!("disposal signed off by {signed_by}"),
        Event::DisposalBegun { sign_off, keep_until } => {
            format!("disposal begun on the sign-off of entry {sign_off}; it had to be kept until {keep_until}")
        }
        Event::Destroyed { what, files, bytes } => format!("destroyed: {}, {files} files, {bytes} bytes", what.words()),
        Event::Disposed { on } => format!("disposed of on {on}"),
        Event::Closed { on } => format!("closed on {on}"),
        Event::Reopened { on } => format!("opened again on {on}"),
        #[allow(unreachable_patterns)]
        other => serde_json::to_string(other).unwrap_or_default(),
    }
}

fn decided(scope: Scope, person: Option<String>, changes: &[UnitChange]) -> String {
    let over = match (scope, person) {
        (Scope::Mention, _) => "one mention".to_owned(),
        (Scope::Unit, _) => "one unit".into(),
        (Scope::Document, _) => "a document".into(),
        (Scope::Person, Some(letters)) => format!("person {letters} in the whole request"),
        (Scope::Person, None) => "a person in the whole request".into(),
        (Scope::Policy, _) => "by policy or file".into(),
    };
    let each: Vec<String> = changes.iter().take(4).map(one_change).collect();
    let more = if changes.len() > 4 { format!(" and {} more units", changes.len() - 4) } else { String::new() };
    format!("decided {over}: {}{more}", each.join("; "))
}

fn one_change(change: &UnitChange) -> String {
    let outcome = change.outcome.map_or("spans", |o| o.words());
    let marks = if change.marks.is_empty() { String::new() } else { format!(", {} spans", change.marks.len()) };
    let under = change.exemption.as_ref().map_or_else(String::new, |e| format!(" under {e}"));
    format!("unit {} {outcome}{under}{marks}", change.unit)
}

/// What was done about a wrong disclosure, in plain words.
pub fn step(step: BreachStep) -> &'static str {
    match step {
        BreachStep::ReportedToIco => "reported to the ICO",
        BreachStep::NotReportable => "found not to need a report to the ICO",
        BreachStep::SubjectsTold => "the people concerned told",
        BreachStep::Recovered => "what was sent got back or deleted",
        BreachStep::Closed => "closed",
    }
}

fn short(hash: &str) -> &str {
    hash.get(..16).unwrap_or(hash)
}

fn minute(moment: &str) -> String {
    moment.get(..16).unwrap_or(moment).replace('T', " ") + " UTC"
}
