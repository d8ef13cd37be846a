//! The log in plain words, a line an event: for `dsar audit show` and for whoever gets the whole case. Ids, counts and days
//! only, for that is all the log holds.

use super::life;
use crate::model::event::{BreachStep, FieldChange, IdentityHow, Scope};
use crate::model::{Entry, Event, UnitChange};

/// One entry as a line: number, moment, who, what.
pub fn line(entry: &Entry) -> String {
    let at = entry.at.get(..16).unwrap_or(&entry.at).replace('T', " ");
    format!("{:>5}  {at}  {:<12}  {}", entry.seq, entry.by, words(&entry.event))
}

/// What happened, in plain words.
pub fn words(event: &Event) -> String {
    match event {
        Event::Created { received, .. } => format!("request recorded, received {received}"),
        Event::Amended { form, changed, note, .. } => {
            format!("FORM CORRECTED ({}): form {}, reason in note {}", field_changes(changed), short(form), short(note))
        }
        Event::Identity { on, how: IdentityHow::Verified } => format!("identity verified on {on}"),
        Event::Identity { on, how: IdentityHow::Waived } => format!("identity not in doubt, said on {on}"),
        Event::Happened { what, on, note, .. } => {
            let word = life::RULES.iter().find(|r| r.what == *what).map_or("happened", |r| r.word);
            let note = note.as_ref().map_or_else(String::new, |n| format!(", in words in note {}", short(n)));
            format!("{} on {on}{note}", word.replace('-', " "))
        }
        Event::Consent { what, who, person, on, units, .. } => {
            let whom = person.map_or_else(|| short(who).to_owned(), |p| format!("person {}", p.letters()));
            format!("consent of {whom}: {} on {on}, {}", snake(what), over(units.len()))
        }
        Event::Opinion { what, field, on, units, .. } => {
            format!("opinion on {}: {} on {on}, {}", field.words(), snake(what), over(units.len()))
        }
        Event::Justified { exemption, units, prejudice, .. } => {
            let harm = if *prejudice { ", the harm weighed" } else { "" };
            format!("reason for {exemption} recorded, {}{harm}", over(units.len()))
        }
        Event::Approved { decisions, agrees, .. } => {
            let how = if *agrees { "agrees with" } else { "sends back" };
            format!("second person {how} {} decision(s)", decisions.len())
        }
        Event::Linked { to } => format!("one family with request {to}"),
        Event::StruckOut { seq, note } => {
            format!("entry {seq} STRUCK OUT as recorded by mistake, reason in note {}", short(note))
        }
        Event::LetterWritten { kind, file, .. } => format!("letter written: {kind}, file {}", short(file)),
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
        Event::Searched { plan, documents, variants, not_searched, exhaustive } => {
            let how = if *exhaustive { "every document read" } else { "by index" };
            format!(
                "search plan in note {}: {documents} documents ({how}), {variants} variants, {not_searched} place(s) not searched",
                short(plan)
            )
        }
        Event::Lettered { persons, list } => {
            format!("letters dealt to {persons} people, listed in note {}", short(list))
        }
        Event::Pinned { list } => format!("pinned files listed in note {}", short(list)),
        Event::Vanished { files, list } => {
            format!(
                "ALERT: {files} pinned file(s) gone from the stores, others changed: listed in note {}",
                short(list)
            )
        }
        Event::Updated { new, changed, vanished, no_longer_found } => format!(
            "since the run before: {new} document(s) new, {changed} changed, {vanished} vanished, {no_longer_found} no longer found"
        ),
        Event::Sampled { seed, drawn, population, .. } => {
            format!("sample of what was not found: {drawn} of {population} texts drawn (seed {seed})")
        }
        Event::SampleJudged { sample, about, not_about } => format!(
            "sample of entry {sample}: {} text(s) judged about the subject, {} not",
            about.len(),
            not_about.len()
        ),
        Event::ExceptionSettled { exception, kind, note } => {
            format!("exception {} ({}) settled, reason in note {}", short(exception), kind.word(), short(note))
        }
        Event::ExceptionReopened { exception, note } => {
            format!("exception {} opened again, reason in note {}", short(exception), short(note))
        }
        Event::Decided { scope, person, changes, note } => {
            let why = note.as_ref().map_or_else(String::new, |n| format!(", reason in note {}", short(n)));
            decided(*scope, person.map(|p| p.letters()), changes) + &why
        }
        Event::Nobody { person, changes, note, .. } => format!(
            "person {} DECLARED NOBODY (an organisation, a thing, an animal), let stand in {} unit(s), reason in note {}",
            person.letters(),
            changes.len(),
            short(note)
        ),
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
        Event::DisposalBegun { sign_off, keep_until, .. } => {
            format!("disposal begun on the sign-off of entry {sign_off}; it had to be kept until {keep_until}")
        }
        Event::Destroyed { what } => format!("destroyed: {}", what.words()),
        Event::Disposed { on } => format!("disposed of on {on}"),
        Event::Closed { on } => format!("closed on {on}"),
        Event::Reopened { on } => format!("opened again on {on}"),
    }
}

/// `names: 1 added; emails: 1 added, 1 removed`.
pub fn field_changes(changed: &[FieldChange]) -> String {
    let count = |n: usize, what: &str| (n > 0).then(|| format!("{n} {what}"));
    let one = |c: &FieldChange| {
        let both: Vec<String> = [count(c.added, "added"), count(c.removed, "removed")].into_iter().flatten().collect();
        format!("{}: {}", c.field, both.join(", "))
    };
    changed.iter().map(one).collect::<Vec<_>>().join("; ")
}

fn decided(scope: Scope, person: Option<String>, changes: &[UnitChange]) -> String {
    let over = match (scope, person) {
        (Scope::Mention, _) => "one mention".to_owned(),
        (Scope::Unit, _) => "one unit".into(),
        (Scope::Document, _) => "a document".into(),
        (Scope::Alike, _) => "a unit and those like it".into(),
        (Scope::Person, Some(letters)) => format!("person {letters} in the whole request"),
        (Scope::Person, None) => "a person in the whole request".into(),
        (Scope::Policy, _) => "by policy or file".into(),
        (Scope::Hand, _) => "by hand".into(),
    };
    let each: Vec<String> = changes.iter().take(4).map(one_change).collect();
    let more = if changes.len() > 4 { format!(" and {} more units", changes.len() - 4) } else { String::new() };
    format!("decided {over}: {}{more}", each.join("; "))
}

fn one_change(change: &UnitChange) -> String {
    let outcome = change.outcome.map_or("spans", |o| o.words());
    let marks = if change.marks.is_empty() { String::new() } else { format!(", {} spans", change.marks.len()) };
    let under = change.exemption.as_ref().map_or_else(String::new, |e| format!(" under {e}"));
    let drawn = change.boxes.iter().filter(|b| b.exemption.is_some()).count();
    let boxes = if drawn == 0 { String::new() } else { format!(", {drawn} box(es) drawn") };
    let gone = change.boxes.len() - drawn;
    let gone = if gone == 0 { String::new() } else { format!(", {gone} box(es) taken away") };
    format!("unit {} {outcome}{under}{marks}{boxes}{gone}", change.unit)
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

/// The word by which the log knows a step, as words.
fn snake(step: &impl serde::Serialize) -> String {
    let word = serde_json::to_value(step).ok().and_then(|v| v.as_str().map(str::to_owned));
    word.unwrap_or_default().replace('_', " ")
}

fn over(units: usize) -> String {
    match units {
        0 => "wherever it is".into(),
        1 => "for 1 unit".into(),
        n => format!("for {n} units"),
    }
}

fn short(hash: &str) -> &str {
    hash.get(..16).unwrap_or(hash)
}

fn minute(moment: &str) -> String {
    moment.get(..16).unwrap_or(moment).replace('T', " ") + " UTC"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_a_line_without_anything_but_ids() {
        let event = Event::BreachFound { bundle: 2, found: "2026-11-22T09:30:00Z".into(), note: "ab".repeat(32) };
        let entry = Entry {
            v: 1,
            seq: 7,
            at: "2026-11-22T10:00:00.000Z".into(),
            by: "petra".into(),
            event,
            prev: String::new(),
        };
        assert_eq!(
            line(&entry),
            "    7  2026-11-22 10:00  petra         WRONG DISCLOSURE in bundle 002, known since 2026-11-22 09:30 UTC"
        );
        assert_eq!(snake(&BreachStep::ReportedToIco), "reported to ico");
    }
}
