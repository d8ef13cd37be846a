//! The registers beside the decisions, as people see and write them: consents, opinions, reasons, second looks.

use super::derived::Derived;
use super::gates::{Gates, Waiting, names_of, who};
use super::lettered::Dealt;
use crate::model::event::goes_by;
use crate::model::happening::{ConsentStep, OpinionStep};
use crate::model::{Event, ExemptionCode, Fault, PersonId, Result, UnitId, sanitise};
use crate::request::Case;
use crate::request::exemptions::Register;
use crate::request::holidays::Nation;
use crate::request::registers::{Registers, is_fresh};
use crate::review::State;
use crate::settings::Organisation;

/// Characters of a name that a reply shows.
const SHOWN: usize = 80;

/// The five factors of DPA 2018 Sch 2 para 16(3), in the order of the Act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Factors<'a> {
    values: [&'a str; 5],
    note: &'a str,
}

const FACTORS: [(&str, &str); 5] = [
    ("the type of information", "--information"),
    ("any duty of confidentiality", "--confidentiality"),
    ("steps taken to seek consent", "--steps"),
    ("whether they are capable of consenting", "--capability"),
    ("any express refusal", "--refusal"),
];

impl<'a> Factors<'a> {
    /// All five must be there: "none" and "not known" are answers, silence is not.
    pub fn new(values: [&'a str; 5], note: &'a str) -> Result<Factors<'a>> {
        let missing: Vec<&str> =
            FACTORS.iter().zip(values).filter(|(_, v)| v.trim().is_empty()).map(|((_, flag), _)| *flag).collect();
        match missing.is_empty() {
            true => Ok(Factors { values, note }),
            false => Err(Fault::new(format!("the five-factor record is not complete: {} missing", missing.join(", ")))
                .hint("each factor is written down, \"none\" where there is none (DPA 2018 Sch 2 para 16(3))")),
        }
    }

    /// As it is kept.
    pub fn text(&self) -> String {
        let lines = FACTORS.iter().zip(self.values).map(|((name, _), value)| format!("{name}: {}", value.trim()));
        let note = Some(self.note.trim()).filter(|n| !n.is_empty()).map(str::to_owned);
        lines.chain(note).collect::<Vec<_>>().join("\n")
    }
}

/// The keyed name and the id of the person with these letters.
pub fn person(case: &Case, letters: &str) -> Result<(String, PersonId)> {
    let derived = Derived::load(case)?;
    let wanted = letters.trim().to_uppercase();
    let person = derived.persons.iter().find(|p| p.id.letters() == wanted).ok_or_else(|| {
        Fault::new(format!("there is no person {}", sanitise::line(&wanted)))
            .hint("the letters are those of `dsar review`; or give the whole name with --name")
    })?;
    Ok((who(case, person.name.expose()), person.id))
}

/// Letters that a name of a person may have: more than one where two are called the same.
fn letters_of(derived: &Derived, case: &Case, who: &str) -> Vec<PersonId> {
    derived.persons.iter().filter(|p| names_of(case, p).iter().any(|n| n == who)).map(|p| p.id).collect()
}

/// Who is meant by letters, in the documents' own words: a line each. For the eyes of whoever recorded something, on no record.
pub fn meant(case: &Case, persons: &[PersonId]) -> Result<Vec<String>> {
    let derived = Derived::load(case)?;
    let line = |id: &PersonId| {
        let person = derived.persons.iter().find(|p| p.id == *id)?;
        let name: String = sanitise::line(person.name.expose()).chars().take(SHOWN).collect();
        Some(format!("Person {} is {name}, named in {} unit(s).", id.letters(), person.units))
    };
    Ok(persons.iter().filter_map(line).collect())
}

/// Who is meant by a name (its keyed hash).
pub fn meant_by(case: &Case, who: &str) -> Result<Vec<String>> {
    let persons = letters_of(&Derived::load(case).unwrap_or_default(), case, who);
    match persons.is_empty() {
        true => Ok(vec!["NOTE: nobody whom the documents found so far name goes by that name.".into()]),
        false => meant(case, &persons),
    }
}

/// The register of consents, a line each; people by the letters they have now.
pub fn consents(case: &Case) -> Result<Vec<String>> {
    let (derived, dealt) = (Derived::load(case).unwrap_or_default(), Dealt::load(case)?);
    let letters = |who: &str| {
        let here = letters_of(&derived, case, who);
        let all: Vec<PersonId> = if here.is_empty() { dealt.named(who).into_iter().collect() } else { here };
        match all.is_empty() {
            true => format!("person {}", &who[..who.len().min(8)]),
            false => format!("Person {}", all.iter().map(|p| p.letters()).collect::<Vec<_>>().join(" or ")),
        }
    };
    let line = |c: crate::request::registers::Consent| {
        let what = match c.what {
            ConsentStep::Asked => "was asked",
            ConsentStep::Given if c.written => "agreed in writing",
            ConsentStep::Given => "agreed, not in writing",
            ConsentStep::Refused => "refused",
            ConsentStep::Withdrawn => "took their consent back",
            ConsentStep::Reasonable => "reasonable without consent (five factors)",
            ConsentStep::NotIdentifying => "nobody is identified",
        };
        let person = letters(&c.who);
        let note = case.note_text(&c.note)?.replace('\n', "; ");
        Ok(format!("{:>4}  {}  {person} {what} {} {note}", c.seq, c.on, scope(&c.units)).trim_end().to_owned())
    };
    with_head(Registers::fold(case.entries()).consents.into_iter().map(line).collect(), "No consent is recorded.")
}

/// The register of opinions, a line each.
pub fn opinions(case: &Case) -> Result<Vec<String>> {
    let today = case.clock().today();
    let line = |o: crate::request::registers::Opinion| {
        let what = match o.what {
            OpinionStep::Needed => "an opinion is needed",
            OpinionStep::Asked => "a professional was asked",
            OpinionStep::TestMet => "the serious harm test is met",
            OpinionStep::TestNotMet => "the serious harm test is not met",
            OpinionStep::AlreadyKnown => "the subject knows it already",
        };
        let is_opinion = matches!(o.what, OpinionStep::TestMet | OpinionStep::TestNotMet);
        let old = if is_opinion && !is_fresh(o.on, today) { " (older than six months: counts no longer)" } else { "" };
        let note = case.note_text(&o.note)?.trim().replace('\n', "; ");
        Ok(format!("{:>4}  {}  {}: {what}{old} {} {note}", o.seq, o.on, o.field.words(), scope(&o.units))
            .trim_end()
            .to_owned())
    };
    with_head(Registers::fold(case.entries()).opinions.into_iter().map(line).collect(), "No opinion is recorded.")
}

fn with_head(lines: Result<Vec<String>>, none: &str) -> Result<Vec<String>> {
    lines.map(|lines| if lines.is_empty() { vec![none.to_owned()] } else { lines })
}

fn scope(units: &[UnitId]) -> String {
    match units.len() {
        0 => String::new(),
        n => format!("in {n} unit(s)"),
    }
}

/// What is relied on without its reason, with what the reason must say.
pub fn lacking(case: &Case, organisation: &Organisation) -> Result<Vec<String>> {
    let (derived, state) = (Derived::load(case)?, State::fold(case.entries()));
    let (lacking, wrong) = Gates::new(case, organisation, &derived, &state)?.unreasoned()?;
    let register = Register::builtin()?;
    let mut lines = Vec::new();
    for r in lacking {
        let entry = register.get(&r.code)?;
        let what = if r.whole { "withheld" } else { "redacted" };
        let harm = if entry.prejudice { "; the harm (--prejudice)" } else { "" };
        lines.push(format!(
            "unit {}: {what} under {} ({}). It must say: {}{harm}",
            r.unit,
            r.code,
            entry.name,
            entry.record.join("; ")
        ));
    }
    lines.extend(wrong);
    Ok(lines)
}

/// Refuses a reason that says nothing, or leaves out the harm.
pub fn check_reason(case: &Case, o: &Organisation, code: &ExemptionCode, text: &str, harm: Option<&str>) -> Result<()> {
    let received = case.facts().received.unwrap_or(case.clock().today());
    let register = Register::builtin()?;
    let entry = register.citable(code, Nation::parse(&o.nation)?, received)?;
    let blank = |t: &str| t.trim().is_empty();
    if blank(text) {
        return Err(Fault::new("the reason is empty").hint(format!("it must say: {}", entry.record.join("; "))));
    }
    if entry.prejudice && harm.is_none_or(blank) {
        return Err(Fault::new(format!("{} needs the harm weighed that release would be likely to do", entry.label))
            .hint(format!("give it with --prejudice \"…\"; the reason must say: {}", entry.record.join("; "))));
    }
    Ok(())
}

/// What waits for a second person, a line each.
pub fn waiting(case: &Case, organisation: &Organisation) -> Result<Vec<String>> {
    let (derived, state) = (Derived::load(case)?, State::fold(case.entries()));
    let all = Gates::new(case, organisation, &derived, &state)?.waiting()?;
    let line = |w: &Waiting| {
        let back =
            w.returned_by.as_ref().map_or_else(String::new, |by| format!("; sent back by {by}: decide it again"));
        format!("unit {}: decided by {} (entry {}), {}{back}", w.decision.unit, w.by, w.decision.seq, w.why)
    };
    Ok(all.iter().map(line).collect())
}

/// Approves (or sends back) decisions of others; where none is named, all that wait and were not sent back. How many.
pub fn approve(
    case: &mut Case,
    organisation: &Organisation,
    units: &[UnitId],
    send_back: Option<&str>,
) -> Result<usize> {
    let (derived, state) = (Derived::load(case)?, State::fold(case.entries()));
    let gates = Gates::new(case, organisation, &derived, &state)?;
    // A second person may disagree with any decision, not only with those that the rules have them look at.
    let waiting = match send_back {
        Some(_) => gates.decided().map(|(_, decision)| decision).collect(),
        None => gates.waiting()?,
    };
    // What was sent back waits for whoever decided it. "All" never takes that back; who changed their mind names the unit.
    let wanted = |w: &&Waiting| match units.is_empty() {
        true => w.returned_by.is_none(),
        false => units.contains(&w.decision.unit),
    };
    let chosen: Vec<&Waiting> = waiting.iter().filter(wanted).collect();
    if let Some(other) = units.iter().find(|u| !chosen.iter().any(|w| w.decision.unit == **u)) {
        let why = if send_back.is_some() { "is not decided" } else { "does not wait for a second person" };
        return Err(Fault::new(format!("unit {other} {why}")).hint("`dsar request approve ID` lists those that wait"));
    }
    let others: Vec<_> =
        chosen.iter().filter(|w| goes_by(&w.by) != goes_by(case.by())).map(|w| w.decision.clone()).collect();
    let own = chosen.len() - others.len();
    if own > 0 && (others.is_empty() || !units.is_empty()) {
        return Err(Fault::refusal(format!(
            "{own} of these decisions were made by {}: nobody approves their own",
            case.by()
        ))
        .hint("another person approves them, under their own login"));
    }
    if others.is_empty() {
        let returned = waiting.iter().filter(|w| w.returned_by.is_some()).count();
        let none = Fault::new("no decision waits for a second person");
        return Err(match returned {
            0 => none,
            n => none.hint(format!(
                "{n} were sent back: whoever decided them decides them again; to approve one after all, name it with --unit"
            )),
        });
    }
    let number = others.len();
    let note = send_back.map(|why| case.note(why)).transpose()?;
    case.append(Event::Approved { decisions: others, agrees: send_back.is_none(), note })?;
    case.checkpoint()?;
    Ok(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_five_factor_record_has_five_factors() {
        let factors = Factors::new(["a rota", "none", "asked twice", "yes", "none"], "moved away").unwrap();
        assert_eq!(factors.text().lines().count(), 6);
        let missing = Factors::new(["a rota", " ", "asked twice", "yes", ""], "").unwrap_err();
        assert!(missing.what.contains("--confidentiality, --refusal"), "{}", missing.what);
    }
}
