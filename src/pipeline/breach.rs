//! A wrong disclosure: what went out by mistake, to whom, since when it is known, what was done about it, and how much of
//! the 72 hours is left in which the Information Commissioner must be told (UK GDPR Art. 33(1)).

use super::recorded::{Difference, Recorded, difference};
use crate::model::event::BreachStep;
use crate::model::{BlobId, Context, Entry, Event, Fault, Result};
use crate::request::Case;
use crate::settings::Workspace;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};
use serde::Serialize;

/// Hours from becoming aware in which the Commissioner must be told.
const HOURS: i64 = 72;

/// One wrong disclosure, as the log has it.
#[derive(Clone, Debug, Serialize)]
pub struct Breach {
    /// The entry that recorded it.
    pub seq: u64,
    /// Who recorded it.
    pub by: String,
    /// The bundle that went out.
    pub bundle: u32,
    /// When the organisation became aware.
    pub found: Timestamp,
    /// Keyed hash of to whom it went and what is known.
    pub note: String,
    /// What was done: the step, when, keyed hash of its words, its entry.
    pub steps: Vec<(BreachStep, Timestamp, String, u64)>,
}

/// Every wrong disclosure of a record, in order.
pub fn all(entries: &[Entry]) -> Vec<Breach> {
    let mut found: Vec<Breach> = Vec::new();
    let moment = |text: &str| text.parse::<Timestamp>().unwrap_or(Timestamp::UNIX_EPOCH);
    for entry in entries {
        match &entry.event {
            Event::BreachFound { bundle, found: at, note } => found.push(Breach {
                seq: entry.seq,
                by: entry.by.clone(),
                bundle: *bundle,
                found: moment(at),
                note: note.clone(),
                steps: Vec::new(),
            }),
            Event::BreachStep { breach, what, at, note } => {
                if let Some(one) = found.iter_mut().find(|b| b.seq == *breach) {
                    one.steps.push((*what, moment(at), note.clone(), entry.seq));
                }
            }
            _ => {}
        }
    }
    found
}

impl Breach {
    fn step(&self, wanted: &[BreachStep]) -> Option<&(BreachStep, Timestamp, String, u64)> {
        self.steps.iter().rev().find(|(what, ..)| wanted.contains(what))
    }

    /// True once it is dealt with.
    pub fn is_closed(&self) -> bool {
        self.step(&[BreachStep::Closed]).is_some()
    }

    /// The last moment to tell the Commissioner.
    pub fn deadline(&self) -> Timestamp {
        self.found.saturating_add(HOURS.hours()).unwrap_or(Timestamp::MAX)
    }

    /// How the duty to tell the Commissioner stands at `now`, in one line.
    pub fn clock(&self, now: Timestamp, zone: &TimeZone) -> String {
        let (by, left) = (self.deadline(), self.deadline().duration_since(now));
        match self.step(&[BreachStep::ReportedToIco, BreachStep::NotReportable]) {
            Some((BreachStep::ReportedToIco, at, ..)) if *at <= by => {
                format!("told the ICO {}, {} before the 72 hours ended", both(*at, zone), words(by.duration_since(*at)))
            }
            Some((BreachStep::ReportedToIco, at, ..)) => format!(
                "told the ICO {}, {} AFTER the 72 hours ended: the report must give the reasons (Art. 33(1))",
                both(*at, zone),
                words(at.duration_since(by))
            ),
            Some((_, at, ..)) => {
                format!("found not to need a report to the ICO {}; the reasons are recorded", both(*at, zone))
            }
            None if left.is_negative() => format!(
                "OVERDUE by {}: the ICO was to be told by {}; tell them now, with the reasons for the delay",
                words(left.abs()),
                both(by, zone)
            ),
            None => format!("tell the ICO by {}: {} left", both(by, zone), words(left)),
        }
    }
}

/// A moment in UTC and as the clock on the wall shows it.
pub fn both(moment: Timestamp, zone: &TimeZone) -> String {
    let local = moment.to_zoned(zone.clone());
    let utc = moment.to_zoned(TimeZone::UTC);
    format!("{} UTC ({} local time)", utc.strftime("%Y-%m-%d %H:%M"), local.strftime("%A %-d %B %H:%M"))
}

/// `41 h 12 min`.
fn words(span: SignedDuration) -> String {
    let minutes = span.as_secs() / 60;
    format!("{} h {} min", minutes / 60, minutes % 60)
}

/// What is open, a line each, for whoever lists requests: the clock, and where to look. Closed ones are not told.
pub fn lines(case: &Case) -> Vec<String> {
    let (now, zone) = (case.clock().now(), zone(case));
    let open = all(case.entries()).into_iter().filter(|b| !b.is_closed());
    open.map(|b| format!("WRONG DISCLOSURE (entry {}, bundle {:03}): {}", b.seq, b.bundle, b.clock(now, &zone)))
        .collect()
}

/// What is open in a whole workspace, closed requests included: a line each, with the request's ID. A request that cannot be
/// opened is left to those who look at it.
pub fn of_workspace(workspace: &Workspace) -> Result<Vec<String>> {
    let mut out = Vec::new();
    for id in crate::request::list(workspace)? {
        if let Ok(case) = Case::open(workspace, &id, "dsar", crate::audit::Clock::System) {
            out.extend(lines(&case).into_iter().map(|line| format!("{id}  {line}")));
        }
    }
    Ok(out)
}

/// The time zone of the wall; a clock that stands still does not depend on the machine.
pub fn zone(case: &Case) -> TimeZone {
    match case.clock() {
        crate::audit::Clock::System => TimeZone::system(),
        crate::audit::Clock::Fixed(_) => TimeZone::UTC,
    }
}

/// A moment as people write it: `now`, `2026-11-22T09:30`, `2026-11-22 09:30`, or with an offset; without one it is local.
pub fn moment(text: &str, case: &Case) -> Result<Timestamp> {
    let now = case.clock().now();
    let spelt = text.trim().replacen(' ', "T", 1);
    let local = || spelt.parse::<jiff::civil::DateTime>().ok()?.to_zoned(zone(case)).ok().map(|z| z.timestamp());
    let read = if spelt == "now" { Some(now) } else { spelt.parse().ok().or_else(local) };
    let read = read.ok_or_else(|| {
        Fault::new(format!("\"{text}\" is no moment"))
            .hint("write it as 2026-11-22T09:30 (local time), with an offset (…T09:30Z), or `now`")
    })?;
    match read > now {
        true => Err(Fault::new(format!("{} lies in the future", both(read, &zone(case))))),
        false => Ok(read),
    }
}

/// Records a wrong disclosure of `bundle`; the number of its entry.
pub fn found(case: &mut Case, bundle: u32, found: Timestamp, to: &str, note: Option<&str>) -> Result<u64> {
    if !case.facts().bundles.iter().any(|b| b.number == bundle) {
        let made: Vec<String> = case.facts().bundles.iter().map(|b| b.number.to_string()).collect();
        return Err(Fault::new(format!("request {} has no bundle {bundle}", case.id()))
            .hint(format!("there are: {}", if made.is_empty() { "none".into() } else { made.join(", ") })));
    }
    let told = format!("Went to: {}\n{}", to.trim(), note.unwrap_or_default());
    let note = case.note(told.trim_end())?;
    let seq = case.append(Event::BreachFound { bundle, found: stamp(found), note })?;
    case.checkpoint()?;
    Ok(seq)
}

/// Records what was done about one; without `seq`, about the one that is open.
pub fn step(case: &mut Case, seq: Option<u64>, what: BreachStep, at: Timestamp, note: &str) -> Result<u64> {
    let breach = one(case, seq)?;
    if breach.is_closed() {
        return Err(Fault::refusal(format!("the wrong disclosure of entry {} is closed", breach.seq)));
    }
    let settled = breach.step(&[BreachStep::ReportedToIco, BreachStep::NotReportable]).is_some();
    if what == BreachStep::Closed && !settled {
        return Err(Fault::refusal("it is neither reported to the ICO nor found not to need a report").hint(
            "record that first: --step reported-to-ico, or --step not-reportable with the reasons (Art. 33(5))",
        ));
    }
    if note.trim().is_empty() && matches!(what, BreachStep::NotReportable | BreachStep::Closed) {
        return Err(Fault::new("this step needs its reasons").hint("add --note \"why a risk to people is unlikely\""));
    }
    let note = case.note(note)?;
    let entry = case.append(Event::BreachStep { breach: breach.seq, what, at: stamp(at), note })?;
    case.checkpoint()?;
    Ok(entry)
}

/// The wrong disclosure that `seq` names; without it, the only one that is open.
fn one(case: &Case, seq: Option<u64>) -> Result<Breach> {
    let all = all(case.entries());
    let open: Vec<&Breach> = all.iter().filter(|b| !b.is_closed()).collect();
    let found = match seq {
        Some(seq) => all.iter().find(|b| b.seq == seq),
        None if open.len() == 1 => Some(open[0]),
        None => None,
    };
    found.cloned().ok_or_else(|| {
        let entries: Vec<String> = all.iter().map(|b| b.seq.to_string()).collect();
        Fault::new("which wrong disclosure is meant?").hint(match entries.is_empty() {
            true => "none is recorded: dsar request breach ID --bundle N --found WHEN --to WHOM".into(),
            false => format!("name it: --entry N, one of {}", entries.join(", ")),
        })
    })
}

fn stamp(moment: Timestamp) -> String {
    moment.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// What went out in a bundle, as far as it is still there to be shown.
#[derive(Clone, Debug, Serialize)]
pub struct Sent {
    /// When it was made, by whom: of its entry.
    pub made: String,
    /// Documents and redactions.
    pub size: String,
    /// Hash of its manifest, as the log has it.
    pub manifest: String,
    /// True where the manifest on the disk is that one.
    pub intact: bool,
    /// Files in it, with size and SHA-256.
    pub files: Vec<String>,
}

/// What bundle `number` was.
pub fn sent(case: &Case, number: u32) -> Result<Sent> {
    let facts = case.facts();
    let bundle =
        facts.bundles.iter().find(|b| b.number == number).ok_or_else(|| Fault::new("there is no such bundle"))?;
    let entry = case.entries().iter().find(|e| e.seq == bundle.seq);
    let made = entry.map_or_else(String::new, |e| {
        format!("entry {}, {} UTC, by {}", e.seq, e.at.get(..16).unwrap_or("").replace('T', " "), e.by)
    });
    let path = case.bundle(number).join("disclosure/manifest.json");
    let bytes = std::fs::read(&path).unwrap_or_default();
    let read = serde_json::from_slice::<crate::bundle::Manifest>(&bytes).context("the manifest is damaged");
    let files = read.map_or_else(|_| Vec::new(), |m| m.files);
    Ok(Sent {
        made,
        size: format!("{} documents, {} redactions", bundle.documents, bundle.redactions),
        manifest: bundle.manifest.clone(),
        intact: BlobId::of(&bytes).to_string() == bundle.manifest,
        files: files.iter().map(|f| format!("{}  {} bytes  sha256 {}", f.name, f.size, f.sha256)).collect(),
    })
}

/// The corrected re-issue: what differs between the bundle that went wrong and the latest one after it; `None` while there
/// is none, or where either was made before bundles were recorded.
pub fn reissue(case: &Case, breach: &Breach) -> Result<Option<Difference>> {
    let later = case.facts().bundles.last().map(|b| b.number).filter(|n| *n > breach.bundle);
    let Some(later) = later else { return Ok(None) };
    let pair = (Recorded::load(case, breach.bundle)?, Recorded::load(case, later)?);
    Ok(match pair {
        (Some(from), Some(to)) => Some(difference(&from, &to)),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn breach(steps: Vec<(BreachStep, &str)>) -> Breach {
        let steps = steps.into_iter().map(|(s, t)| (s, at(t), String::new(), 9)).collect();
        Breach { seq: 8, by: "o".into(), bundle: 1, found: at("2026-03-27T20:30:00Z"), note: String::new(), steps }
    }

    #[test]
    fn the_72_hours_run_through_weekends_and_the_change_of_the_clocks() {
        // British Summer Time begins on Sunday 29 March 2026, 01:00 UTC.
        let london = TimeZone::get("Europe/London").unwrap();
        let open = breach(vec![]);
        assert_eq!(
            open.clock(at("2026-03-28T03:18:00Z"), &london),
            "tell the ICO by 2026-03-30 20:30 UTC (Monday 30 March 21:30 local time): 65 h 12 min left"
        );
        assert!(open.clock(at("2026-03-30T20:29:59Z"), &london).ends_with("0 h 0 min left"));
        assert!(open.clock(at("2026-03-30T21:31:00Z"), &london).starts_with("OVERDUE by 1 h 1 min"));
        let told = breach(vec![(BreachStep::ReportedToIco, "2026-03-28T08:30:00Z")]);
        assert!(told.clock(at("2026-04-30T00:00:00Z"), &london).contains("60 h 0 min before"));
        let late = breach(vec![(BreachStep::ReportedToIco, "2026-03-31T20:30:00Z")]);
        assert!(late.clock(at("2026-04-30T00:00:00Z"), &london).contains("24 h 0 min AFTER"));
        assert!(!late.is_closed() && breach(vec![(BreachStep::Closed, "2026-04-01T00:00:00Z")]).is_closed());
    }
}
