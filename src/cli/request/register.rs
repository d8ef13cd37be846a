//! `dsar request consent`, `opinion`, `reason` and `approve`: the registers beside the decisions.

use super::super::{Common, Done, Out, case};
use super::event::record;
use super::parse_date;
use crate::model::happening::{ConsentStep, OpinionStep, Sensitive};
use crate::model::{Event, ExemptionCode, Fault, PersonId, Result, UnitId, sanitise};
use crate::pipeline::derived::Derived;
use crate::pipeline::register::{self as registers, Factors};
use crate::request::Case;
use clap::{Args, ValueEnum};
use jiff::civil::Date;

/// What happened about a consent.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum ConsentWord {
    /// They were asked
    Asked,
    /// They agreed (--written where in writing)
    Given,
    /// They said no
    Refused,
    /// They took their consent back
    Withdrawn,
    /// Reasonable to disclose without consent: all five factors must be given
    Reasonable,
    /// The words name nobody, or nobody who could be told by them
    NotIdentifying,
}

/// `dsar request consent`.
#[derive(Args)]
#[command(after_help = "Examples:
  dsar request consent 2026-0001                                     (lists the register)
  dsar request consent 2026-0001 asked --person B --on 2026-03-05
  dsar request consent 2026-0001 given --person B --on 2026-03-12 --written --note \"signed form, scanned\"
  dsar request consent 2026-0001 reasonable --person C --on 2026-03-12 --information \"her first name on a rota\" \\
      --confidentiality none --steps \"moved away, no address\" --capability \"not known\" --refusal none")]
pub struct Consent {
    /// The request's ID
    id: String,
    /// What happened; without it the register is listed
    what: Option<ConsentWord>,
    /// Whom it is about, by the letters of the review
    #[arg(long, conflicts_with = "name", value_name = "LETTERS")]
    person: Option<String>,
    /// Whom it is about, by name, where they have no letters
    #[arg(long)]
    name: Option<String>,
    /// The day it happened
    #[arg(long, value_parser = parse_date)]
    on: Option<Date>,
    /// It is in writing
    #[arg(long)]
    written: bool,
    /// Only this unit (as often as needed); without it, everything that names them
    #[arg(long = "unit", value_name = "UNIT")]
    units: Vec<String>,
    /// Words that belong to it
    #[arg(long, default_value = "")]
    note: String,
    #[command(flatten)]
    factors: FactorArgs,
}

/// The five factors of DPA 2018 Sch 2 para 16(3).
#[derive(Args)]
struct FactorArgs {
    /// Factor 1: the type of information that would be disclosed
    #[arg(long)]
    information: Option<String>,
    /// Factor 2: any duty of confidentiality owed to the other person
    #[arg(long)]
    confidentiality: Option<String>,
    /// Factor 3: steps taken to seek consent
    #[arg(long)]
    steps: Option<String>,
    /// Factor 4: whether they are capable of giving consent
    #[arg(long)]
    capability: Option<String>,
    /// Factor 5: any express refusal
    #[arg(long)]
    refusal: Option<String>,
}

/// What happened about an opinion.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum OpinionWord {
    /// The units hold such data: an opinion is needed before they go out
    Needed,
    /// A professional was asked
    Asked,
    /// Their opinion: the serious harm test is met
    TestMet,
    /// Their opinion: it is not met
    TestNotMet,
    /// The subject has already seen it, or knows it
    AlreadyKnown,
}

/// Kinds of data.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum FieldWord {
    Health,
    SocialWork,
    Education,
    ChildAbuse,
}

/// `dsar request opinion`.
#[derive(Args)]
#[command(after_help = "Examples:
  dsar request opinion 2026-0001                                     (lists the register)
  dsar request opinion 2026-0001 needed --unit 0a1b2c3d4e5f6071
  dsar request opinion 2026-0001 test-not-met --on 2026-03-12 --by \"Dr A. Example, consultant paediatrician\"

An opinion counts for six months, ending with the day the answer relies on it (DPA 2018 Sch 3 paras 5 and 6).")]
pub struct Opinion {
    /// The request's ID
    id: String,
    /// What happened; without it the register is listed
    what: Option<OpinionWord>,
    /// About which kind of data
    #[arg(long, default_value = "health")]
    field: FieldWord,
    /// The date the opinion bears, or the day it happened [default: today]
    #[arg(long, value_parser = parse_date)]
    on: Option<Date>,
    /// The professional: name and post
    #[arg(long)]
    by: Option<String>,
    /// Only this unit (as often as needed); without it, all such data
    #[arg(long = "unit", value_name = "UNIT")]
    units: Vec<String>,
    /// Words that belong to it
    #[arg(long, default_value = "")]
    note: String,
}

/// `dsar request reason`.
#[derive(Args)]
#[command(after_help = "Examples:
  dsar request reason 2026-0001                                      (lists what lacks its reason)
  dsar request reason 2026-0001 --exemption sch2-19 \"advice of our solicitors on the claim; not waived\"
  dsar request reason 2026-0001 --exemption sch2-2 --unit 0a1b2c3d4e5f6071 --prejudice \"would warn the suspect\" \"police asked on 4 March\"")]
pub struct Reason {
    /// The request's ID
    id: String,
    /// Which exemption is relied on
    #[arg(long, requires = "text", value_name = "CODE")]
    exemption: Option<String>,
    /// Only in this unit (as often as needed); without it, wherever it is relied on
    #[arg(long = "unit", value_name = "UNIT")]
    units: Vec<String>,
    /// The harm that release would be likely to do, where the exemption asks for it to be weighed
    #[arg(long)]
    prejudice: Option<String>,
    /// Why
    #[arg(requires = "exemption")]
    text: Option<String>,
}

/// `dsar request approve`.
#[derive(Args)]
#[command(after_help = "Examples:
  dsar request approve 2026-0001                     (lists what waits for a second person)
  dsar request approve 2026-0001 --all
  dsar request approve 2026-0001 --unit 0a1b2c3d4e5f6071 --send-back \"the second paragraph is hers\"

Approving is for another login than the one that decided.")]
pub struct Approve {
    /// The request's ID
    id: String,
    /// Approve everything that waits, that you did not decide, and that nobody sent back
    #[arg(long, conflicts_with = "units")]
    all: bool,
    /// Approve the decision about this unit (as often as needed)
    #[arg(long = "unit", value_name = "UNIT")]
    units: Vec<String>,
    /// Do not agree with a decision about a unit, whether it waits or not: send it back, and say why
    #[arg(long, value_name = "WHY", requires = "units")]
    send_back: Option<String>,
}

impl Consent {
    pub fn run(&self, common: &Common, out: &mut Out) -> Result<Done> {
        let Some(word) = self.what else { return list(common, &self.id, out, registers::consents) };
        let on = self.on.ok_or_else(|| Fault::new("the day is missing").hint("give it with --on 2026-03-05"))?;
        let mut meant = Vec::new();
        let done = record(common, &self.id, out, |case| {
            let (who, person) = self.who(case)?;
            meant = match person {
                Some(person) => registers::meant(case, &[person])?,
                None => registers::meant_by(case, &who)?,
            };
            let (what, note) = self.words(word)?;
            not_later(on, case)?;
            Ok(Event::Consent {
                what,
                who,
                person,
                on,
                written: self.written,
                units: units(case, &self.units)?,
                note: case.note(&note)?,
            })
        })?;
        meant.iter().try_for_each(|line| out.say(format!("  {line}")))?;
        Ok(done)
    }

    fn words(&self, word: ConsentWord) -> Result<(ConsentStep, String)> {
        let f = &self.factors;
        Ok(match word {
            ConsentWord::Asked => (ConsentStep::Asked, self.note.clone()),
            ConsentWord::Given => (ConsentStep::Given, self.note.clone()),
            ConsentWord::Refused => (ConsentStep::Refused, self.note.clone()),
            ConsentWord::Withdrawn => (ConsentStep::Withdrawn, self.note.clone()),
            ConsentWord::NotIdentifying if self.note.trim().is_empty() => {
                return Err(Fault::new("why nobody can be told by it must be said").hint("give it with --note \"…\""));
            }
            ConsentWord::NotIdentifying => (ConsentStep::NotIdentifying, self.note.clone()),
            ConsentWord::Reasonable => {
                let given = [&f.information, &f.confidentiality, &f.steps, &f.capability, &f.refusal];
                (ConsentStep::Reasonable, Factors::new(given.map(|t| t.as_deref().unwrap_or("")), &self.note)?.text())
            }
        })
    }

    fn who(&self, case: &Case) -> Result<(String, Option<PersonId>)> {
        match (&self.person, &self.name) {
            (Some(letters), _) => registers::person(case, letters).map(|(who, id)| (who, Some(id))),
            (None, Some(name)) if name.split_whitespace().count() > 1 => {
                Ok((crate::pipeline::gates::who(case, name), None))
            }
            (None, Some(_)) => {
                Err(Fault::new("one word may be anybody's name").hint("give the whole name, or --person LETTERS"))
            }
            (None, None) => Err(Fault::new("whom it is about is missing")
                .hint("give --person B (the letters `dsar review` shows) or --name \"Full Name\"")),
        }
    }
}

impl Opinion {
    pub fn run(&self, common: &Common, out: &mut Out) -> Result<Done> {
        let Some(word) = self.what else { return list(common, &self.id, out, registers::opinions) };
        let what = match word {
            OpinionWord::Needed => OpinionStep::Needed,
            OpinionWord::Asked => OpinionStep::Asked,
            OpinionWord::TestMet => OpinionStep::TestMet,
            OpinionWord::TestNotMet => OpinionStep::TestNotMet,
            OpinionWord::AlreadyKnown => OpinionStep::AlreadyKnown,
        };
        let field = match self.field {
            FieldWord::Health => Sensitive::Health,
            FieldWord::SocialWork => Sensitive::SocialWork,
            FieldWord::Education => Sensitive::Education,
            FieldWord::ChildAbuse => Sensitive::ChildAbuse,
        };
        record(common, &self.id, out, |case| {
            let on = self.on.unwrap_or(case.clock().today());
            not_later(on, case)?;
            let by = self.by.as_deref().unwrap_or("").trim();
            if matches!(what, OpinionStep::Asked | OpinionStep::TestMet | OpinionStep::TestNotMet) && by.is_empty() {
                return Err(Fault::new("the professional is missing")
                    .hint("give name and post with --by \"Dr A. Example, GP\""));
            }
            if what == OpinionStep::AlreadyKnown && self.note.trim().is_empty() {
                return Err(
                    Fault::new("what shows that the subject knows it must be said").hint("give it with --note \"…\"")
                );
            }
            if what == OpinionStep::Needed && self.units.is_empty() {
                return Err(Fault::new("which units hold such data must be said").hint("give each with --unit"));
            }
            let note = case.note(&format!("{by}\n{}", self.note))?;
            Ok(Event::Opinion { what, field, on, units: units(case, &self.units)?, note })
        })
    }
}

impl Reason {
    pub fn run(&self, common: &Common, out: &mut Out) -> Result<Done> {
        let (_, settings) = common.open()?;
        let (Some(code), Some(text)) = (&self.exemption, &self.text) else {
            let lines =
                registers::lacking(&case::open_unlocked(&common.workspace()?, &self.id)?, &settings.organisation)?;
            return say_lines(lines, "Every exemption relied on has its reason.", out);
        };
        let code = ExemptionCode(code.clone());
        record(common, &self.id, out, |case| {
            registers::check_reason(case, &settings.organisation, &code, text, self.prejudice.as_deref())?;
            let words = match &self.prejudice {
                Some(harm) => format!("{text}\nHarm: {harm}"),
                None => text.clone(),
            };
            let note = case.note(&words)?;
            Ok(Event::Justified {
                exemption: code,
                units: units(case, &self.units)?,
                prejudice: self.prejudice.is_some(),
                note,
            })
        })
    }
}

impl Approve {
    pub fn run(&self, common: &Common, out: &mut Out) -> Result<Done> {
        let (_, settings) = common.open()?;
        if !self.all && self.units.is_empty() {
            let case = case::open_unlocked(&common.workspace()?, &self.id)?;
            let lines = registers::waiting(&case, &settings.organisation)?;
            return say_lines(lines, "No decision waits for a second person.", out);
        }
        let (_lock, mut case) = case::open(common, &self.id)?;
        let chosen = units(&case, &self.units)?;
        let number = registers::approve(&mut case, &settings.organisation, &chosen, self.send_back.as_deref())?;
        let done = if self.send_back.is_some() { "sent back" } else { "approved" };
        out.say(format!("{number} decision(s) {done}."))?;
        Ok(Done::Clean)
    }
}

fn list(common: &Common, id: &str, out: &mut Out, lines: impl Fn(&Case) -> Result<Vec<String>>) -> Result<Done> {
    let case = case::open_unlocked(&common.workspace()?, id)?;
    for line in lines(&case)? {
        out.say(sanitise::line(&line))?;
    }
    Ok(Done::Clean)
}

fn say_lines(lines: Vec<String>, none: &str, out: &mut Out) -> Result<Done> {
    for line in &lines {
        out.say(sanitise::line(line))?;
    }
    if lines.is_empty() {
        out.say(none)?;
        return Ok(Done::Clean);
    }
    Ok(Done::NeedsPerson)
}

fn units(case: &Case, given: &[String]) -> Result<Vec<UnitId>> {
    if given.is_empty() {
        return Ok(Vec::new());
    }
    let derived = Derived::load(case)?;
    let find = |text: &String| {
        let mut all = derived.units.iter().filter(|u| text.len() >= 4 && u.id.0.starts_with(text.as_str()));
        match (all.next(), all.next()) {
            (Some(unit), None) => Ok(unit.id.clone()),
            (Some(_), Some(_)) => {
                Err(Fault::new(format!("more than one unit begins with {text}")).hint("give more of it"))
            }
            (None, _) => Err(Fault::new(format!("there is no unit {}", sanitise::line(text)))
                .hint("`dsar decide ID --list` lists them")),
        }
    };
    given.iter().map(find).collect()
}

fn not_later(on: Date, case: &Case) -> Result<()> {
    match on > case.clock().today() {
        true => Err(Fault::new(format!("{on} lies in the future")).hint("check the day given with --on")),
        false => Ok(()),
    }
}
