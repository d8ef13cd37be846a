//! `dsar decide`: the same events as the terminal review, from a policy or a file.

use super::derived::Derived;
use crate::model::event::Scope;
use crate::model::{Context, ExemptionCode, Fault, Outcome, PersonId, Result, UnitChange};
use crate::request::Case;
use crate::request::exemptions::Register;
use crate::review::act::decided;
use crate::review::{Policy, Reviewer, State};
use serde::{Deserialize, Serialize};

/// What was decided.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Decided {
    /// Units changed.
    pub decided: usize,
    /// Units that still wait.
    pub open: usize,
}

/// A line of decisions; further columns (as `list` prints them) are for the reader's eye.
#[derive(Deserialize)]
struct Row {
    target: String,
    action: String,
    #[serde(default)]
    exemption: String,
}

/// Applies a policy to what is open.
pub fn by_policy(case: &mut Case, policy: &Policy) -> Result<Decided> {
    act(case, |reviewer| Ok(vec![(Scope::Policy, None, policy.apply(reviewer))]))
}

type Act = (Scope, Option<PersonId>, Vec<UnitChange>);

/// Applies a CSV, all of it or nothing: a wrong line is named and no line is recorded.
pub fn by_csv(case: &mut Case, text: &str, name: &str) -> Result<Decided> {
    let register = Register::builtin()?;
    act(case, |reviewer| {
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .comment(Some(b'#'))
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let mut acts = Vec::new();
        for (n, row) in reader.deserialize::<Row>().enumerate() {
            let hint = "columns are target,action,exemption; `dsar decide ID --list` prints a file to start from";
            let wrong = |what: String| Fault::new(format!("{name}, decision {}: {what}", n + 1)).hint(hint);
            let row = row.map_err(|e| wrong(e.to_string()))?;
            if row.action.is_empty() {
                continue;
            }
            acts.push(act_of(reviewer, &row, &register).map_err(|f| wrong(f.what))?);
        }
        Ok(acts)
    })
}

fn act_of(reviewer: &Reviewer, row: &Row, register: &Register) -> Result<Act> {
    let outcome = match row.action.as_str() {
        "disclose" => Outcome::Disclose,
        "redact" => Outcome::Redact,
        "withhold" => Outcome::Withhold,
        "out_of_scope" => Outcome::OutOfScope,
        "refer" => Outcome::Refer,
        other => return Err(Fault::new(format!("\"{other}\" is no action"))),
    };
    if let Some(letters) = row.target.strip_prefix("person:") {
        let person = reviewer
            .persons
            .iter()
            .find(|p| p.id.letters() == letters)
            .ok_or_else(|| Fault::new(format!("there is no person {letters}")))?;
        if !matches!(outcome, Outcome::Disclose | Outcome::Redact) {
            return Err(Fault::new("a person is disclosed or redacted"));
        }
        return Ok((Scope::Person, Some(person.id), reviewer.mark_person(person.id, outcome == Outcome::Redact)));
    }
    let unit = reviewer
        .units
        .iter()
        .find(|u| u.id.0 == row.target)
        .ok_or_else(|| Fault::new(format!("there is no unit {}", row.target)))?;
    let exemption = exemption_of(outcome, &row.exemption, register)?;
    Ok((Scope::Unit, None, vec![reviewer.decide(unit, outcome, exemption, true)]))
}

fn exemption_of(outcome: Outcome, code: &str, register: &Register) -> Result<Option<ExemptionCode>> {
    match (outcome, code) {
        (Outcome::Withhold, "") => Err(Fault::new("to withhold, name the exemption")),
        (Outcome::OutOfScope, "") => Ok(Some(ExemptionCode("not-subjects-data".into()))),
        (_, "") => Ok(None),
        (_, code) => {
            let code = ExemptionCode(code.to_owned());
            register.get(&code)?;
            Ok(Some(code))
        }
    }
}

fn act(case: &mut Case, acts: impl FnOnce(&Reviewer) -> Result<Vec<Act>>) -> Result<Decided> {
    let derived = Derived::load(case)?;
    let state = State::fold(case.entries());
    let acts = acts(&Reviewer { units: &derived.units, persons: &derived.persons, state: &state })?;
    // One entry: a disk that fills or a program that is killed halfway leaves all of it or nothing.
    let (scope, person) = match acts.as_slice() {
        [(scope, person, _)] => (*scope, *person),
        _ => (Scope::Policy, None),
    };
    let changes: Vec<UnitChange> = acts.into_iter().flat_map(|(_, _, changes)| changes).collect();
    let count = changes.len();
    if count > 0 {
        case.append(decided(scope, person, changes))?;
    }
    let state = State::fold(case.entries());
    let open = Reviewer { units: &derived.units, persons: &derived.persons, state: &state }.open().count();
    Ok(Decided { decided: count, open })
}

/// The units as a CSV to fill in: ids and facts, no text.
pub fn list(case: &Case) -> Result<String> {
    let derived = Derived::load(case)?;
    let state = State::fold(case.entries());
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer
        .write_record([
            "target", "action", "exemption", "band", "date", "format", "copies", "mentions", "takes_part", "conversation",
            "like",
        ])
        .context("cannot write CSV")?;
    for unit in &derived.units {
        let decided = state.unit(&unit.id);
        let action = decided.and_then(|s| s.outcome).map_or("", |o| word(o));
        let exemption = decided.and_then(|s| s.exemption.as_ref()).map(ToString::to_string).unwrap_or_default();
        let record = (
            &unit.id.0,
            action,
            exemption,
            unit.band,
            unit.date.as_deref().unwrap_or(""),
            &unit.format,
            unit.places.len(),
            unit.mentions.len(),
            unit.folding.participation.map_or("", |p| p.words()),
            unit.folding.thread.map(|t| format!("{}: {} of {}", t.number, t.at, t.of)),
            unit.folding.like.as_ref().map(|l| &l.unit.0),
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
