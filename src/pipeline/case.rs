//! What a request adds up to: its dates, its counts, what stands between it and its answer.

use super::derived::Derived;
use super::elusion;
use super::exceptions;
use super::gates::{self, Gates};
use super::unsearched::unsearched;
use super::update;
pub use crate::find::{KindOfVariants, Variant};
use crate::model::event::Scope;
use crate::model::{Entry, Event, Outcome, RequestId, Result, Unit};
use crate::request::Case;
use crate::request::clock::{ClockAnswer, ClockInput, compute};
use crate::request::facts::Amendment;
use crate::request::life::Rule;
use crate::request::sources::Source;
use crate::request::told::{field_changes, words};
use crate::review::{Reviewer, State};
use crate::settings::{Settings, Workspace};
use crate::store::Catalogue;
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeSet;

/// Unit ids that a reminder names.
const NAMED: usize = 6;

/// A request at a glance.
#[derive(Clone, Debug, Serialize)]
pub struct Overview {
    /// ID.
    pub id: String,
    /// Day of receipt.
    pub received: Date,
    /// Statutory (or promised) due date.
    pub due: Date,
    /// Days to the due date; negative once it is past.
    pub days_left: i32,
    /// The latest bundle, where there is one: the answer is built.
    pub bundle: Option<u32>,
    /// When an answer was last sent.
    pub sent: Option<Date>,
    /// The latest bundle, where it is not said to be sent.
    pub unsent: Option<u32>,
    /// Internal target.
    pub target: Date,
    /// Last day for an extension notice.
    pub extension_notice_by: Option<Date>,
    /// Every step of the computation with its source.
    pub steps: Vec<String>,
    /// What happened so far: a line each.
    pub life: Vec<String>,
    /// Requests of the same family request.
    pub family: Vec<String>,
    /// Whom a run takes for people and a reviewer declared nobody: a line each.
    pub nobodies: Vec<String>,
    /// What to mind that stops nothing.
    pub reminders: Vec<String>,
    /// Documents hit.
    pub documents: usize,
    /// Units.
    pub units: usize,
    /// Units by band.
    pub bands: [usize; 3],
    /// Units that wait for a decision.
    pub units_open: usize,
    /// People.
    pub persons: usize,
    /// True where closed.
    pub closed: bool,
    /// What stops the bundle, in plain English.
    pub open: Vec<String>,
    /// What its stores went through since its last search, and since it was received.
    pub since: update::Since,
    /// What a sample of what was not found says; none where none was drawn.
    pub sample: Option<elusion::Standing>,
}

/// The dates of a request as its record stands.
pub fn clock(case: &Case, settings: &Settings) -> Result<ClockAnswer> {
    compute(&ClockInput::of_request(&case.facts(), &settings.organisation, case.clock().today())?)
}

/// Days from one day to another.
pub fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

/// How an open request stands with its time, in words: `OVERDUE by 3 days`, `due TODAY`, `12 days left`.
pub fn time_left(days_left: i32) -> String {
    let days = |n: i32| if n == 1 { "1 day".to_owned() } else { format!("{n} days") };
    match days_left {
        n if n < 0 => format!("OVERDUE by {}", days(-n)),
        0 => "due TODAY".into(),
        n => format!("{} left", days(n)),
    }
}

/// Gathers it; derived data may be missing before the first run.
pub fn overview(case: &Case, settings: &Settings, workspace: &Workspace) -> Result<Overview> {
    let form = case.form()?;
    let answer = clock(case, settings)?;
    let derived = Derived::load(case).unwrap_or_default();
    let state = State::fold(case.entries());
    let open = Reviewer { units: &derived.units, persons: &derived.persons, state: &state }.open().count();
    let mut bands = [0; 3];
    derived.units.iter().for_each(|u| bands[u.band as usize] += 1);
    let mut reminders = reminders(case, &settings.organisation);
    reminders.extend(superseded(&derived, &state));
    reminders.extend(unlooked(case, &derived, &state));
    Ok(Overview {
        id: case.id().to_string(),
        received: form.received,
        due: answer.due,
        days_left: days(case.clock().today(), answer.due),
        bundle: case.facts().bundles.last().map(|b| b.number),
        sent: case.facts().sent().map(|step| step.on),
        unsent: case.facts().unsent().map(|b| b.number),
        target: answer.target,
        extension_notice_by: answer.extension_notice_by,
        steps: answer.steps.iter().map(ToString::to_string).collect(),
        life: life(case)?,
        family: case.facts().family.iter().map(ToString::to_string).collect(),
        reminders,
        nobodies: super::nobody::listed(case, &derived)?,
        documents: derived.hits.len(),
        units: derived.units.len(),
        bands,
        units_open: open,
        persons: derived.persons.len(),
        closed: case.facts().closed.is_some(),
        open: open_points(case, settings, workspace, &derived)?,
        since: update::since(case, &Catalogue::open(&workspace.catalogue())?)?,
        sample: elusion::standing(case)?,
    })
}

/// What happened, a line each, with the words that belong to it.
fn life(case: &Case) -> Result<Vec<String>> {
    let facts = case.facts();
    let line = |step: &crate::request::facts::Step| {
        let note = step.note.as_ref().map(|hash| case.note_text(hash)).transpose()?.unwrap_or_default();
        let fee = step.pence.map_or_else(String::new, |p| format!(" £{}.{:02}", p / 100, p % 100));
        let words = if note.is_empty() { String::new() } else { format!(": {}", note.replace('\n', "; ")) };
        Ok(format!("{}  {}{fee}{words}  (entry {})", step.on, Rule::of(step.what).word, step.seq))
    };
    let mut lines = facts.steps.iter().map(line).collect::<Result<Vec<_>>>()?;
    for (seq, on, note) in &facts.sources {
        let source = Source::read(&case.note_text(note)?);
        let by = if source.by.is_empty() { String::new() } else { format!(" by {}", source.by) };
        let text = source.text.replace('\n', "; ");
        lines.push(format!("{on}  {} searched{by}: {text}  (entry {seq})", source.kind));
    }
    let made = |seq: u64| case.entries().iter().find(|e| e.seq == seq);
    let day_and_who = |e: &Entry| (e.at.get(..10).unwrap_or_default().to_owned(), e.by.clone());
    for entry in case.entries() {
        let Event::StruckOut { seq, note } = &entry.event else { continue };
        let ((on, by), why) = (day_and_who(entry), case.note_text(note)?.replace('\n', "; "));
        let what = made(*seq).map_or_else(String::new, |e| format!(" ({})", words(&e.event)));
        lines.push(format!("{on}  entry {seq}{what} struck out by {by}: {why}  (entry {})", entry.seq));
    }
    for a in &facts.amendments {
        let (on, by) = made(a.seq).map(day_and_who).unwrap_or_default();
        let why = case.note_text(&a.note)?.replace('\n', "; ");
        let how = field_changes(&a.changed);
        lines.push(format!(
            "{on}  form corrected by {by} ({how}): {why}; dsar request show {} --form {}",
            case.id(),
            a.seq
        ));
    }
    lines.sort();
    Ok(lines)
}

/// Redactions of what was somebody's name when it was decided, and is nobody's now.
fn superseded(derived: &Derived, state: &State) -> Option<String> {
    let goes =
        |u: &&Unit| matches!(state.unit(&u.id).and_then(|s| s.outcome), Some(Outcome::Disclose | Outcome::Redact));
    let of = |u: &Unit| state.lapsing(u);
    let units: Vec<&Unit> = derived.units.iter().filter(goes).filter(|u| of(u) > 0).collect();
    let first = units.first()?;
    Some(format!(
        "{} redaction(s) stand in {} unit(s) where nobody is named any more; they lapse when a unit is decided again (unit {}{})",
        units.iter().map(|u| of(u)).sum::<usize>(),
        units.len(),
        first.id,
        if units.len() > 1 { ", …" } else { "" }
    ))
}

/// Units that go out by policy or file alone, though what they hold may fall under an exemption of its own. The command that decided
/// them said so once; whoever builds the answer is told again.
fn unlooked(case: &Case, derived: &Derived, state: &State) -> Option<String> {
    let by_policy = |e: &&Entry| matches!(e.event, Event::Decided { scope: Scope::Policy, .. });
    let policies: BTreeSet<u64> = case.entries().iter().filter(by_policy).map(|e| e.seq).collect();
    let goes = |u: &&Unit| {
        let decided = state.unit(&u.id).filter(|s| policies.contains(&s.by_entry));
        matches!(decided.and_then(|s| s.outcome), Some(Outcome::Disclose | Outcome::Redact))
    };
    let cues =
        |u: &Unit| u.flags.iter().filter(|f| f.own_exemption().is_some()).map(|f| f.says.clone()).collect::<Vec<_>>();
    let units: Vec<(&Unit, Vec<String>)> =
        derived.units.iter().filter(goes).map(|u| (u, cues(u))).filter(|(_, cues)| !cues.is_empty()).collect();
    let kinds: BTreeSet<&String> = units.iter().flat_map(|(_, cues)| cues).collect();
    let kinds: Vec<&str> = kinds.into_iter().map(String::as_str).collect();
    let ids: Vec<&str> = units.iter().take(NAMED).map(|(u, _)| u.id.short()).collect();
    (!units.is_empty()).then(|| {
        format!(
            "{} unit(s) that go out were decided by policy or file, and may fall under an exemption of their own ({}): look at each ({}{}): dsar review {} --unit UNIT",
            units.len(),
            kinds.join("; "),
            ids.join(", "),
            if units.len() > NAMED { ", …" } else { "" },
            case.id()
        )
    })
}

/// That the form was corrected since the last search, and what to do.
pub(super) fn amended(amendment: &Amendment, id: &RequestId) -> String {
    format!(
        "the form was corrected after the last search (entry {}: {}): dsar run {id}",
        amendment.seq,
        field_changes(&amendment.changed)
    )
}

fn reminders(case: &Case, o: &crate::settings::Organisation) -> Vec<String> {
    use crate::model::happening::Happening;
    let facts = case.facts();
    let mut all = Vec::new();
    if facts.last(Happening::Acknowledged).is_none() && facts.bundles.is_empty() {
        all.push(format!(
            "receipt is not acknowledged yet: dsar request letter {} acknowledgement --out FILE.docx",
            case.id()
        ));
    }
    for (asked, received, what) in [
        (Happening::IdentityAsked, Happening::IdentityVerified, "proof of identity"),
        (Happening::AuthorityAsked, Happening::AuthorityVerified, "authority"),
    ] {
        if facts.last(received).is_some_and(|s| Some(s.on) > facts.received) && facts.last(asked).is_none() {
            all.push(format!(
                "{what} came, and no record says that it was asked for: the clock started with receipt. If you asked for it, record {} and {} again",
                Rule::of(asked).word,
                Rule::of(received).word
            ));
        }
    }
    if facts.last(Happening::AddressVerified).is_none() {
        all.push(
            "before sending, check the recipient's address against the verified one, and record address-verified"
                .into(),
        );
    }
    if let Some(bundle) = facts.unsent().filter(|_| facts.closed.is_none() && facts.outdated().is_none()) {
        all.push(format!(
            "once bundle {:03} is sent: dsar request event {} answer-sent --on DATE --reason \"how, and where to\"",
            bundle.number,
            case.id()
        ));
    }
    if !o.promises.delivery_never.is_empty() {
        all.push(format!("the privacy notice never sends answers by {}", o.promises.delivery_never.join(", ")));
    }
    if !facts.family.is_empty() {
        all.push(
            "it belongs to a family request: what one of them may know of the other is decided in each by itself"
                .into(),
        );
    }
    if let Some(outdated) = facts.outdated().filter(|_| facts.closed.is_none()) {
        all.push(format!("{outdated}: build again (dsar bundle {}) before an answer is sent", case.id()));
    }
    if let (Some(a), Some(b)) = (facts.amendments.last(), facts.bundles.last())
        && b.seq < a.seq
    {
        all.push(format!("bundle {:03} answers the form of before entry {}, which corrected it", b.number, a.seq));
    }
    for hold in facts.holds() {
        all.push(format!("{} since {}: nothing of the case may be disposed of", Rule::of(hold.what).word, hold.on));
    }
    all
}

/// Everything that stops a bundle, in plain English; ids and counts, never names.
pub fn open_points(case: &Case, settings: &Settings, workspace: &Workspace, derived: &Derived) -> Result<Vec<String>> {
    let facts = case.facts();
    let state = State::fold(case.entries());
    let reviewer = Reviewer { units: &derived.units, persons: &derived.persons, state: &state };
    let mut open = Vec::new();
    if facts.closed.is_some() {
        open.push(format!("the request is closed: dsar request event {} reopened --on DATE", case.id()));
    }
    if facts.runs.is_empty() {
        open.push(format!("the request was not run yet: dsar run {}", case.id()));
    }
    let sampled = elusion::waiting(case);
    if sampled > 0 {
        open.push(format!(
            "{sampled} text(s) of the sample are about the subject and not taken in yet: dsar find {}",
            case.id()
        ));
    }
    if let Some(amendment) = facts.unsearched_amendment() {
        open.push(amended(amendment, case.id()));
    }
    if let Some(last) = facts.runs.last() {
        let catalogue = Catalogue::open(&workspace.catalogue())?;
        open.extend(unsearched(&catalogue, settings, last.generation)?.iter().map(|u| u.words(case.id())));
        let mended = catalogue.mended_since(last.generation)?;
        if mended > 0 {
            open.push(format!(
                "{mended} file(s) that could not be read, or not in full, when the last search began were read since, and not searched: dsar find {} --update",
                case.id()
            ));
        }
        if last.not_pinned > 0 {
            open.push(format!(
                "{} file(s) that hold something about the subject changed or vanished between the index and the search: find out why, then dsar index and dsar find {} --update",
                last.not_pinned,
                case.id()
            ));
        }
    }
    let undecided = reviewer.open().count();
    if undecided > 0 {
        open.push(format!("{undecided} unit(s) are not decided: dsar review {}", case.id()));
    }
    let in_doubt = reviewer.open().filter(|u| u.is_of_a_shared_name()).count();
    if in_doubt > 0 {
        open.push(format!(
            "{in_doubt} of them name somebody who may be another person of the same name: say whose they are (x where they are not the subject's)"
        ));
    }
    let (near, unsettled) = exceptions::open_count(workspace, settings, case)?;
    if unsettled > 0 {
        let near =
            if near == 0 { String::new() } else { format!(" ({near} in files that hold something about the subject)") };
        open.push(format!(
            "{unsettled} exception(s) are not settled{near}: dsar exceptions --request {} --open",
            case.id()
        ));
    }
    if !facts.identity_settled() {
        open.push(format!(
            "identity is neither verified nor waived: dsar request event {id} identity-verified --on DATE (or identity-waived --on DATE --reason …)",
            id = case.id()
        ));
    }
    if facts.awaits_clarification() {
        open.push("clarification was asked for and is not answered".into());
    }
    open.extend(gates::of_request(case, &facts, &case.form()?, &settings.organisation)?);
    open.extend(Gates::new(case, &settings.organisation, derived, &state)?.open()?);
    let missing = settings.organisation.article15.missing();
    if !missing.is_empty() {
        open.push(format!("dsar.toml, [organisation.article15]: nothing says {}", missing.join(", ")));
    }
    if settings.organisation.name.trim().is_empty() {
        open.push("dsar.toml, [organisation]: name is empty".into());
    }
    Ok(open)
}

/// The kinds of letters: word and what each is for.
pub fn letter_kinds() -> impl Iterator<Item = (&'static str, &'static str)> {
    crate::bundle::letters::KINDS.iter().map(|k| (k.word, k.help))
}

/// Every form searched for, by kind.
pub fn variants(case: &Case) -> Result<Vec<KindOfVariants>> {
    Ok(super::find::plan_of(&case.form()?).plan_of_variants())
}
