//! What stands between a request and its answer besides undecided units: who asks, what was promised, other people's consent,
//! professionals' opinions, reasons, second looks. Each point says what to do; ids and letters, never names.

use super::derived::Derived;
use crate::model::happening::{Approval, Happening, Sensitive};
use crate::model::{
    Choice, Entry, ExemptionCode, Outcome, Person, PersonId, RequestForm, Result, Role, Unit, UnitId, fold,
};
use crate::request::Case;
use crate::request::exemptions::{Register, Requirement};
use crate::request::facts::Facts;
use crate::request::holidays::Nation;
use crate::request::registers::{Fate, Registers, may_be, may_name};
use crate::request::sources::Source;
use crate::review::{Reviewer, State};
use crate::settings::Organisation;
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// From this age a child is generally taken to understand the right (DPA 2018 s.208 for Scotland; a guide elsewhere).
const MAY_UNDERSTAND: i64 = 12;
const ADULT: i64 = 18;
/// Unit ids that a point names.
const NAMED: usize = 3;

/// What the request itself still lacks.
pub fn of_request(case: &Case, facts: &Facts, form: &RequestForm, o: &Organisation) -> Result<Vec<String>> {
    let id = case.id();
    let mut open = Vec::new();
    if let Some(refusal) = facts.refusal() {
        open.push(format!(
            "the request was refused on {}: dsar request event {id} refusal-withdrawn --on DATE --reason …",
            refusal.on
        ));
    }
    if let Some(step) = facts.last(Happening::Withdrawn) {
        open.push(format!("the requester withdrew the request on {}: dsar request close {id} --on DATE", step.on));
    }
    if let Some(on) = facts.awaited(Happening::FeeAsked, &[Happening::FeePaid, Happening::FeeWaived]) {
        open.push(format!("the fee charged on {on} is not paid: dsar request event {id} fee-paid --on DATE"));
    }
    if form.requester.is_some() {
        open.extend(for_another(facts, form, id));
    }
    open.extend(by_hand(case, facts, o)?);
    Ok(open)
}

/// Somebody asks for somebody else: authority, parental responsibility, and whose right it is.
fn for_another(facts: &Facts, form: &RequestForm, id: &crate::model::RequestId) -> Vec<String> {
    use Happening::*;
    let mut open = Vec::new();
    let proven = facts.last_of(&[AuthorityVerified, AuthorityWaived]).is_some();
    let parent = facts.last(ParentalResponsibilityVerified).is_some();
    let competent = facts.last_of(&[ChildCompetent, ChildNotCompetent]).map(|s| s.what == ChildCompetent);
    let age = form.subject.born.iter().filter_map(|born| age(*born, form.received)).max();
    if competent == Some(true) && !proven {
        open.push(format!("the child can use the right itself, so whoever asks needs the child's authority: dsar request event {id} authority-verified --on DATE"));
    } else if !proven && !parent {
        open.push(format!("somebody asks for somebody else, and nothing shows that they may: dsar request event {id} authority-verified (or parental-responsibility-verified) --on DATE"));
    }
    if competent.is_none() && age.is_some_and(|years| (MAY_UNDERSTAND..ADULT).contains(&years)) {
        open.push(format!("the subject is a child of {MAY_UNDERSTAND} or more, and the right is the child's own: dsar request event {id} child-competent (or child-not-competent) --on DATE --reason …"));
    }
    open
}

fn age(born: Date, on: Date) -> Option<i64> {
    let years = i64::from(on.year()) - i64::from(born.year());
    let had_birthday = born.saturating_add(years.years()) <= on;
    (born <= on).then_some(years - i64::from(!had_birthday))
}

/// Sources that the privacy notice names and no program searches.
fn by_hand(case: &Case, facts: &Facts, o: &Organisation) -> Result<Vec<String>> {
    let notes = facts.sources.iter().map(|(_, _, note)| case.note_text(note)).collect::<Result<Vec<_>>>()?;
    let searched: Vec<String> = notes.iter().map(|n| Source::read(n).kind).collect();
    let missing = o.promises.by_hand.iter().filter(|kind| !searched.contains(kind));
    Ok(missing
        .map(|kind| {
            format!(
                "the privacy notice says that data is held in \"{kind}\", and no search of it is recorded: dsar request source {} --kind {kind} --on DATE --by WHO \"…\"",
                case.id()
            )
        })
        .collect())
}

/// Everything the gates on decisions look at.
pub struct Gates<'a> {
    case: &'a Case,
    organisation: &'a Organisation,
    derived: &'a Derived,
    state: &'a State,
    register: Register,
    registers: Registers,
    nation: Nation,
    received: Date,
}

/// One exemption as relied on in one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reliance {
    /// The unit.
    pub unit: UnitId,
    /// The exemption.
    pub code: ExemptionCode,
    /// True where the whole unit is kept back, false where words of it are.
    pub whole: bool,
}

/// A decision that waits for a second person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// What is to be approved.
    pub decision: Approval,
    /// Who decided it.
    pub by: String,
    /// Why it waits: an exemption's label, that it was drawn, or that a second person does not agree.
    pub why: String,
    /// Who sent it back, if somebody did.
    pub returned_by: Option<String>,
}

impl<'a> Gates<'a> {
    /// Over a request's derived data and its decisions so far.
    pub fn new(
        case: &'a Case,
        organisation: &'a Organisation,
        derived: &'a Derived,
        state: &'a State,
    ) -> Result<Gates<'a>> {
        let registers = Registers::fold(case.entries());
        let received = case.facts().received.unwrap_or(case.clock().today());
        let nation = Nation::parse(&organisation.nation)?;
        Ok(Gates { case, organisation, derived, state, register: Register::builtin()?, registers, nation, received })
    }

    /// Every point, in plain English.
    pub fn open(&self) -> Result<Vec<String>> {
        let mut open = self.people();
        open.extend(self.sensitive()?);
        open.extend(self.reasons()?);
        open.extend(self.second_looks()?);
        Ok(open)
    }

    fn outcome(&self, unit: &Unit) -> Option<Outcome> {
        self.state.unit(&unit.id).and_then(|s| s.outcome)
    }

    fn goes_out(&self, unit: &Unit) -> bool {
        matches!(self.outcome(unit), Some(Outcome::Disclose | Outcome::Redact))
    }

    /// Private third parties whose names stay readable (Sch 2 para 16).
    fn people(&self) -> Vec<String> {
        let reviewer = Reviewer { units: &self.derived.units, persons: &self.derived.persons, state: self.state };
        let written = self.organisation.promises.written_authorisation;
        let keys: BTreeMap<PersonId, Vec<String>> =
            self.derived.persons.iter().map(|p| (p.id, names_of(self.case, p))).collect();
        let mut bad: BTreeMap<(PersonId, &'static str), Vec<&UnitId>> = BTreeMap::new();
        for unit in self.derived.units.iter().filter(|u| self.goes_out(u)) {
            for mention in unit.mentions.iter().filter(|m| reviewer.role(m.person) == Role::Private) {
                let readable = self.state.choice(&unit.id, mention.span) == Some(&Choice::Disclose);
                let who = keys.get(&mention.person).map(Vec::as_slice).unwrap_or_default();
                let why = may_name(self.registers.standing(who, &unit.id), written);
                if let (true, Some(why)) = (readable, why) {
                    let units = bad.entry((mention.person, why)).or_default();
                    if units.last() != Some(&&unit.id) {
                        units.push(&unit.id);
                    }
                }
            }
        }
        let point = |((person, why), units): ((PersonId, &str), Vec<&UnitId>)| {
            let (id, p) = (self.case.id(), person.letters());
            format!(
                "Person {p}, a private third party, stays readable in {}, and {why}: dsar request consent {id} --person {p} …, or redact them (dsar review {id} --unit UNIT: on their name, 4 and r twice)",
                named(&units)
            )
        };
        bad.into_iter().map(point).collect()
    }

    /// Health, social work, education and child abuse data (Sch 3).
    fn sensitive(&self) -> Result<Vec<String>> {
        let mut bad: BTreeMap<(&'static str, &'static str), Vec<&UnitId>> = BTreeMap::new();
        for unit in &self.derived.units {
            for (field, fate, code) in self.fates(unit)? {
                let opinion = self.registers.opinion(field, &unit.id, self.case.clock().today());
                let known = self.registers.already_known(field, &unit.id);
                let why = match (code.as_deref(), opinion) {
                    // Without an opinion, para 6 is what keeps it back.
                    (Some("sch3-6"), None) => None,
                    (Some("sch3-6"), Some(_)) => {
                        Some("Sch 3 para 6 is relied on though there is a professional's opinion: decide by it")
                    }
                    _ => may_be(field, fate, opinion, known, self.organisation.is_health_professional()),
                };
                if let Some(why) = why {
                    bad.entry((field.words(), why)).or_default().push(&unit.id);
                }
            }
        }
        let point = |((field, why), units): ((&str, &str), Vec<&UnitId>)| {
            format!("{} with {field}: {why}: dsar request opinion {} …", named(&units), self.case.id())
        };
        Ok(bad.into_iter().map(point).collect())
    }

    /// Kinds of data in a unit whose fate Schedule 3 has a say in, with the exemption relied on where it is kept back.
    fn fates(&self, unit: &Unit) -> Result<Vec<(Sensitive, Fate, Option<String>)>> {
        let mut fates = Vec::new();
        let relied = self.relied_on(unit);
        for r in &relied {
            // Of those that keep data back, para 5 alone rests on an opinion, and para 6 on its absence.
            if ["sch3-5", "sch3-6"].contains(&r.code.0.as_str()) {
                fates.push((Sensitive::Health, Fate::Withheld, Some(r.code.0.clone())));
            }
        }
        if self.goes_out(unit) && fates.is_empty() {
            let cited = match self.state.unit(&unit.id).and_then(|s| s.exemption.as_ref()) {
                Some(code) => self.register.get(code)?.field(),
                None => None,
            };
            for field in [Sensitive::Health, Sensitive::SocialWork, Sensitive::Education, Sensitive::ChildAbuse] {
                if cited == Some(field) || self.registers.is_marked(field, &unit.id) {
                    fates.push((field, Fate::Released, None));
                }
            }
        }
        Ok(fates)
    }

    /// Exemptions that keep something of a unit back: the whole of it, or words by choice.
    fn relied_on(&self, unit: &Unit) -> Vec<Reliance> {
        let mut relied = Vec::new();
        let mut rely = |code: &ExemptionCode, whole: bool| {
            let one = Reliance { unit: unit.id.clone(), code: code.clone(), whole };
            if !relied.contains(&one) {
                relied.push(one);
            }
        };
        match self.outcome(unit) {
            Some(Outcome::Withhold) => {
                let code = self.state.unit(&unit.id).and_then(|s| s.exemption.clone());
                rely(&code.unwrap_or_else(ExemptionCode::rights_of_others), true);
            }
            Some(Outcome::Redact | Outcome::Disclose) => {
                for drawn in self.state.boxes(&unit.id) {
                    drawn.exemption.iter().for_each(|code| rely(code, false));
                }
                for mark in self.state.redactions(&unit.id) {
                    if let Choice::Redact { exemption, .. } = &mark.choice {
                        rely(exemption, false);
                    }
                }
            }
            _ => {}
        }
        relied
    }

    /// Everything relied on that still lacks its reason, and what cannot be cited at all.
    pub fn unreasoned(&self) -> Result<(Vec<Reliance>, Vec<String>)> {
        let (mut lacking, mut wrong) = (Vec::new(), Vec::new());
        for unit in &self.derived.units {
            for r in self.relied_on(unit) {
                let entry = match self.register.citable(&r.code, self.nation, self.received) {
                    Ok(entry) => entry,
                    Err(fault) => {
                        wrong.push(format!("unit {}: {}", unit.id, fault.what));
                        continue;
                    }
                };
                // A name removed for its bearer's sake has its reason in the log: how it was found.
                let by_default = !r.whole && r.code == ExemptionCode::rights_of_others();
                let reason = self.registers.reason(&r.code, &unit.id);
                let enough = reason.is_some_and(|reason| reason.prejudice || !entry.prejudice);
                if entry.requires(Requirement::Reason) && !by_default && !enough {
                    lacking.push(r);
                }
            }
        }
        wrong.sort();
        wrong.dedup();
        Ok((lacking, wrong))
    }

    fn reasons(&self) -> Result<Vec<String>> {
        let (lacking, mut open) = self.unreasoned()?;
        let mut by_code: BTreeMap<ExemptionCode, Vec<&UnitId>> = BTreeMap::new();
        lacking.iter().for_each(|r| by_code.entry(r.code.clone()).or_default().push(&r.unit));
        for (code, units) in by_code {
            let entry = self.register.get(&code)?;
            let weigh = if entry.prejudice { " --prejudice \"…\"" } else { "" };
            open.push(format!(
                "{} ({}) is relied on in {} without its reason on record: dsar request reason {} --exemption {code}{weigh} \"…\"",
                entry.label, entry.name, named(&units), self.case.id()
            ));
        }
        Ok(open)
    }

    /// Decisions that wait for a second person: those an exemption asks it for, and those drawn.
    pub fn waiting(&self) -> Result<Vec<Waiting>> {
        let mut waiting = Vec::new();
        for (unit, decided) in self.decided() {
            let disagrees = || decided.returned_by.is_some().then(|| "a second person does not agree".to_owned());
            let Some(why) = self.why_second(unit)?.or_else(disagrees) else { continue };
            let approved = self.registers.approved_by(&decided.decision).is_some_and(|second| second != decided.by);
            if !approved {
                waiting.push(Waiting { why, ..decided });
            }
        }
        Ok(waiting)
    }

    /// Every decision, whether it waits for a second person or not, as if it did: anybody may disagree.
    pub fn decided(&self) -> impl Iterator<Item = (&'a Unit, Waiting)> {
        let entries: BTreeMap<u64, &Entry> = self.case.entries().iter().map(|e| (e.seq, e)).collect();
        self.derived.units.iter().filter(|u| self.state.is_settled(u)).map(move |unit| {
            let decision = Approval { unit: unit.id.clone(), seq: self.state.unit(&unit.id).map_or(0, |s| s.by_entry) };
            let by = entries.get(&decision.seq).map_or_else(String::new, |e| e.by.clone());
            let returned_by = self.registers.returned_by(&decision).map(str::to_owned);
            (unit, Waiting { decision, by, why: String::new(), returned_by })
        })
    }

    fn why_second(&self, unit: &Unit) -> Result<Option<String>> {
        for r in self.relied_on(unit) {
            let entry = self.register.get(&r.code)?;
            if entry.requires(Requirement::Second) {
                return Ok(Some(entry.label.clone()));
            }
        }
        Ok(self.is_drawn(unit).then(|| "drawn by lot".to_owned()))
    }

    /// The lot: a keyed hash, so that the draw is the same for everybody who looks and nobody can choose it.
    fn is_drawn(&self, unit: &Unit) -> bool {
        let percent = u64::from(self.organisation.second_look.sample_percent.min(100));
        let lot = self.case.keyed(format!("second look\0{}", unit.id).as_bytes());
        u64::from_str_radix(lot.get(..8).unwrap_or("0"), 16).unwrap_or(0) % 100 < percent
    }

    fn second_looks(&self) -> Result<Vec<String>> {
        let waiting = self.waiting()?;
        let (id, returned) = (self.case.id(), waiting.iter().filter(|w| w.returned_by.is_some()).count());
        let mut open = Vec::new();
        if returned > 0 {
            open.push(format!("{returned} decision(s) were sent back by a second person: decide them again (dsar request approve {id} lists them)"));
        }
        if waiting.len() > returned {
            open.push(format!(
                "{} decision(s) wait for a second person, who is not whoever decided: dsar request approve {id}",
                waiting.len() - returned
            ));
        }
        Ok(open)
    }
}

/// Keyed hashes of a person's names: the whole ones, since "Chris" alone may be anybody.
pub fn names_of(case: &Case, person: &Person) -> Vec<String> {
    let whole = |t: &&str| t.contains('@') || t.split_whitespace().count() > 1;
    let forms = person.forms.iter().map(|f| f.expose()).filter(whole);
    std::iter::once(person.name.expose()).chain(forms).map(|name| who(case, name)).collect()
}

/// The keyed hash that registers know a name by.
pub fn who(case: &Case, name: &str) -> String {
    case.keyed(format!("person\0{}", fold::folded(name)).as_bytes())
}

fn named(units: &[&UnitId]) -> String {
    let shown = units.iter().take(NAMED).map(|u| u.0.as_str()).collect::<Vec<_>>().join(", ");
    let more = if units.len() > NAMED { ", …" } else { "" };
    format!("{} unit(s) ({shown}{more})", units.len())
}
