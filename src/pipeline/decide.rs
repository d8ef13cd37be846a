//! `dsar decide`: the same events as the terminal review, from a policy or a file.

use super::derived::Derived;
use super::gates::Gates;
use crate::model::event::Scope;
use crate::model::{Choice, Context, Event, ExemptionCode, Fault, Outcome, PersonId, Result, Unit, UnitChange, UnitId};
use crate::request::Case;
use crate::request::exemptions::Register;
use crate::request::holidays::Nation;
use crate::review::act::decided;
use crate::review::{Policy, Reviewer, State};
use crate::settings::Organisation;
use jiff::civil::Date;
use serde::Serialize;
use std::collections::{BTreeSet, HashSet};

/// What was decided.
#[derive(Clone, Debug, Serialize)]
pub struct Decided {
    /// Units changed.
    pub decided: usize,
    /// Units that still wait.
    pub open: usize,
    /// Units that rely on an exemption whose reason is not on record yet.
    pub unreasoned: usize,
    /// Redactions by hand that stay although the decision discloses where they are.
    pub by_hand: usize,
    /// Redactions that ended, because nobody is named there any more.
    pub lapsed: usize,
    /// Who was meant by the letters given, for the eyes of whoever gave them.
    #[serde(skip)]
    pub meant: Vec<String>,
    /// What a policy decided to let out, wholly or in part, although it may fall under an exemption of its own.
    pub look: Vec<Cue>,
}

/// Units that may hold something of one kind which has an exemption of its own (`config/flags`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cue {
    /// The kind, in words of ours, with the exemption to think of first.
    pub says: String,
    /// The units, in the order of the review.
    pub units: Vec<UnitId>,
}

/// A line of decisions; further columns (as `list` prints them) are for the reader's eye, and columns left out are empty.
struct Row {
    target: String,
    action: String,
    exemption: String,
    /// Why the exemption is relied on.
    reason: String,
    /// The harm that release would be likely to do, where the exemption asks for it to be weighed.
    prejudice: String,
}

impl Row {
    fn read(head: &csv::StringRecord, line: &csv::StringRecord) -> Row {
        let column =
            |name: &str| head.iter().position(|h| h == name).and_then(|at| line.get(at)).unwrap_or_default().to_owned();
        Row {
            target: column("target"),
            action: column("action"),
            exemption: column("exemption"),
            reason: column("reason"),
            prejudice: column("prejudice"),
        }
    }
}

/// Applies a policy to what is open.
pub fn by_policy(case: &mut Case, policy: &Policy) -> Result<Decided> {
    let mut look = Vec::new();
    let decided = act(case, |reviewer| {
        let changes = policy.apply(reviewer);
        look = cues(reviewer.units, &changes);
        Ok((vec![(Scope::Policy, None, changes)], Vec::new()))
    })?;
    Ok(Decided { look, ..decided })
}

/// Kinds of passages in the units that changes let out. The rights of others are what every redaction is for: no cue.
fn cues(units: &[Unit], changes: &[UnitChange]) -> Vec<Cue> {
    let goes = |c: &&UnitChange| matches!(c.outcome, Some(Outcome::Disclose | Outcome::Redact));
    let out: HashSet<&UnitId> = changes.iter().filter(goes).map(|c| &c.unit).collect();
    let mut cues: Vec<Cue> = Vec::new();
    for unit in units.iter().filter(|u| out.contains(&u.id)) {
        for flag in &unit.flags {
            let Some(first) = flag.own_exemption() else { continue };
            let says = format!("{} ({first}?)", flag.says);
            match cues.iter_mut().find(|cue| cue.says == says) {
                Some(cue) if cue.units.last() == Some(&unit.id) => {}
                Some(cue) => cue.units.push(unit.id.clone()),
                None => cues.push(Cue { says, units: vec![unit.id.clone()] }),
            }
        }
    }
    cues
}

type Act = (Scope, Option<PersonId>, Vec<UnitChange>);

/// The reason of one line.
struct Why {
    exemption: ExemptionCode,
    units: Vec<UnitId>,
    prejudice: bool,
    words: String,
}

/// Applies a CSV, all of it or nothing: a wrong line is named and no line is recorded.
pub fn by_csv(case: &mut Case, text: &str, name: &str, organisation: &Organisation) -> Result<Decided> {
    let received = case.facts().received.unwrap_or(case.clock().today());
    let cite = Cite { register: Register::builtin()?, nation: Nation::parse(&organisation.nation)?, received };
    act(case, |reviewer| {
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .comment(Some(b'#'))
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let (mut acts, mut reasons) = (Vec::new(), Vec::new());
        let hint =
            "columns are target,action,exemption,reason,prejudice; `dsar decide ID --list` prints a file to start from";
        let head = reader.headers().map_err(|e| Fault::new(format!("{name}: {e}")).hint(hint))?.clone();
        if let Some(missing) = ["target", "action"].into_iter().find(|c| !head.iter().any(|h| h == *c)) {
            return Err(Fault::new(format!("{name}: there is no column \"{missing}\"")).hint(hint));
        }
        for (n, line) in reader.records().enumerate() {
            let wrong = |what: String| Fault::new(format!("{name}, decision {}: {what}", n + 1)).hint(hint);
            let row = Row::read(&head, &line.map_err(|e| wrong(e.to_string()))?);
            if row.action.is_empty() {
                continue;
            }
            let act = act_of(reviewer, &row, &cite).map_err(|f| wrong(f.what))?;
            reasons.extend(why(&row, &act));
            acts.push(act);
        }
        Ok((acts, reasons))
    })
}

/// What may be cited by this request.
struct Cite {
    register: Register,
    nation: Nation,
    received: Date,
}

impl Cite {
    fn code(&self, code: &str) -> Result<ExemptionCode> {
        let code = ExemptionCode(code.to_owned());
        self.register.citable(&code, self.nation, self.received).map(|_| code)
    }
}

fn why(row: &Row, (_, _, changes): &Act) -> Option<Why> {
    let words = [row.reason.trim(), row.prejudice.trim()];
    if row.exemption.is_empty() || words.iter().all(|w| w.is_empty()) {
        return None;
    }
    Some(Why {
        exemption: ExemptionCode(row.exemption.clone()),
        units: changes.iter().map(|c| c.unit.clone()).collect(),
        prejudice: !row.prejudice.trim().is_empty(),
        words: words.into_iter().filter(|w| !w.is_empty()).collect::<Vec<_>>().join("\nHarm: "),
    })
}

fn act_of(reviewer: &Reviewer, row: &Row, cite: &Cite) -> Result<Act> {
    let outcome = match row.action.as_str() {
        "disclose" => Outcome::Disclose,
        "redact" => Outcome::Redact,
        "withhold" => Outcome::Withhold,
        "out_of_scope" => Outcome::OutOfScope,
        "refer" => Outcome::Refer,
        other => return Err(Fault::new(format!("\"{other}\" is no action"))),
    };
    if let Some(letters) = row.target.strip_prefix("person:") {
        return person_act(reviewer, letters, outcome, &row.exemption, cite);
    }
    let unit = reviewer
        .units
        .iter()
        .find(|u| u.id.0 == row.target)
        .ok_or_else(|| Fault::new(format!("there is no unit {}", row.target)))?;
    let exemption = exemption_of(outcome, &row.exemption, cite)?;
    if outcome != Outcome::Redact {
        return Ok((Scope::Unit, None, vec![reviewer.decide(unit, outcome, exemption, true)]));
    }
    let mut change = reviewer.decide(unit, outcome, None, true);
    if let Some(code) = exemption {
        under(&mut change, &code);
    }
    Ok((Scope::Unit, None, vec![change]))
}

fn person_act(reviewer: &Reviewer, letters: &str, outcome: Outcome, code: &str, cite: &Cite) -> Result<Act> {
    let person = reviewer
        .persons
        .iter()
        .find(|p| p.id.letters() == letters)
        .ok_or_else(|| Fault::new(format!("there is no person {letters}")))?;
    if !matches!(outcome, Outcome::Disclose | Outcome::Redact) {
        return Err(Fault::new("a person is disclosed or redacted"));
    }
    if let (Outcome::Redact, Some(entry)) = (outcome, reviewer.state.nobody(person)) {
        return Err(Fault::new(format!("person {letters} is declared nobody by entry {entry}: undo that first")));
    }
    let mut changes = reviewer.mark_person(person.id, outcome == Outcome::Redact);
    if !code.is_empty() {
        let code = cite.code(code)?;
        changes.iter_mut().for_each(|change| under(change, &code));
    }
    Ok((Scope::Person, Some(person.id), changes))
}

/// Puts the redactions of a change under another exemption than the rights of others.
fn under(change: &mut UnitChange, code: &ExemptionCode) {
    for mark in &mut change.marks {
        if let Choice::Redact { exemption, .. } = &mut mark.choice {
            exemption.clone_from(code);
        }
    }
}

fn exemption_of(outcome: Outcome, code: &str, cite: &Cite) -> Result<Option<ExemptionCode>> {
    match (outcome, code) {
        (Outcome::Withhold, "") => Err(Fault::new("to withhold, name the exemption")),
        (Outcome::OutOfScope, "") => Ok(Some(ExemptionCode("not-subjects-data".into()))),
        (_, "") => Ok(None),
        (_, code) => cite.code(code).map(Some),
    }
}

fn act(case: &mut Case, acts: impl FnOnce(&Reviewer) -> Result<(Vec<Act>, Vec<Why>)>) -> Result<Decided> {
    let derived = Derived::load(case)?;
    let state = State::fold(case.entries());
    let (acts, reasons) = acts(&Reviewer { units: &derived.units, persons: &derived.persons, state: &state })?;
    // Reasons first: one without its decision harms nothing, a decision without its reason would wait for it.
    for Why { exemption, units, prejudice, words } in reasons {
        let note = case.note(&words)?;
        case.append(Event::Justified { exemption, units, prejudice, note })?;
    }
    // One entry: a disk that fills or a program that is killed halfway leaves all of it or nothing.
    let meant: BTreeSet<PersonId> = acts.iter().filter_map(|(_, person, _)| *person).collect();
    let meant = super::register::meant(case, &meant.into_iter().collect::<Vec<_>>())?;
    let (scope, person) = match acts.as_slice() {
        [(scope, person, _)] => (*scope, *person),
        _ => (Scope::Policy, None),
    };
    let changes: Vec<UnitChange> = acts.into_iter().flat_map(|(_, _, changes)| changes).collect();
    let (count, lapsed) = (changes.len(), changes.iter().map(|c| c.lapsed.len()).sum());
    if count > 0 {
        case.append(decided(scope, person, changes.clone()))?;
    }
    let state = State::fold(case.entries());
    let by_hand = changes.iter().map(|c| state.staying(c)).sum();
    let open = Reviewer { units: &derived.units, persons: &derived.persons, state: &state }.open().count();
    let (lacking, _) = Gates::new(case, &Organisation::default(), &derived, &state)?.unreasoned()?;
    let unreasoned = lacking.iter().map(|r| &r.unit).collect::<BTreeSet<_>>().len();
    Ok(Decided { decided: count, open, unreasoned, by_hand, lapsed, meant, look: Vec::new() })
}

/// The units as a CSV to fill in: ids, facts and where each first stands, no text.
pub fn list(case: &Case) -> Result<String> {
    let derived = Derived::load(case)?;
    let state = State::fold(case.entries());
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer
        .write_record([
            "target",
            "action",
            "exemption",
            "band",
            "date",
            "format",
            "copies",
            "mentions",
            "reason",
            "prejudice",
            "takes_part",
            "conversation",
            "like",
            "look_for",
            "store",
            "path",
        ])
        .context("cannot write CSV")?;
    for unit in &derived.units {
        let decided = state.unit(&unit.id);
        // What a later search opened again waits for its action like what was never decided.
        let decided = decided.filter(|s| s.outcome == Some(Outcome::Refer) || state.is_settled(unit));
        let action = decided.and_then(|s| s.outcome).map_or("", |o| word(o));
        let exemption = decided.and_then(|s| s.exemption.as_ref()).map(ToString::to_string).unwrap_or_default();
        let place = &unit.places[0];
        let path: Vec<&str> = std::iter::once(&place.path).chain(&place.trail).map(|name| name.expose()).collect();
        let path = crate::bundle::harmless(&crate::model::sanitise::line(&path.join(" > ")));
        let record = (
            &unit.id.0,
            action,
            exemption,
            unit.band,
            unit.date.as_deref().unwrap_or(""),
            &unit.format,
            unit.places.len(),
            unit.mentions.len(),
            "",
            "",
            unit.folding.participation.map_or("", |p| p.words()),
            unit.folding.thread.map(|t| format!("{}: {} of {}", t.number, t.at, t.of)),
            unit.folding.like.as_ref().map(|l| &l.unit.0),
            unit.flags
                .iter()
                .map(|f| f.code.as_str())
                .collect::<BTreeSet<_>>()
                .into_iter()
                .collect::<Vec<_>>()
                .join(" "),
            &place.store,
            path,
        );
        writer.serialize(record).context("cannot write CSV")?;
    }
    Ok(String::from_utf8_lossy(&writer.into_inner().context("cannot write CSV")?).into_owned())
}

fn word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Disclose => "disclose",
        Outcome::Redact => "redact",
        Outcome::Withhold => "withhold",
        Outcome::OutOfScope => "out_of_scope",
        Outcome::Refer => "refer",
    }
}
