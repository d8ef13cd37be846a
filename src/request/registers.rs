//! The registers beside the decisions: other people's consents, professionals' opinions, reasons for exemptions, second looks.
//! Folded from the log; the rules of the gates (DPA 2018 Sch 2 paras 16-17, Sch 3) are functions over them.

use crate::model::happening::{Approval, ConsentStep, OpinionStep, Sensitive};
use crate::model::{Entry, Event, ExemptionCode, PersonId, UnitId};
use jiff::ToSpan;
use jiff::civil::Date;

/// Everything in them, in the order recorded.
#[derive(Clone, Debug, Default)]
pub struct Registers {
    /// Consents.
    pub consents: Vec<Consent>,
    /// Opinions.
    pub opinions: Vec<Opinion>,
    /// Reasons.
    pub reasons: Vec<Reasoned>,
    /// Decisions approved, with who did.
    pub approved: Vec<(Approval, String)>,
    /// Decisions sent back.
    pub returned: Vec<(Approval, String)>,
}

/// One line of the register of consents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consent {
    /// Number of its entry.
    pub seq: u64,
    /// What happened.
    pub what: ConsentStep,
    /// Keyed hash of their folded name.
    pub who: String,
    /// Their letters at the time, where they had any.
    pub person: Option<PersonId>,
    /// When.
    pub on: Date,
    /// In writing.
    pub written: bool,
    /// What it is about; empty for everything.
    pub units: Vec<UnitId>,
    /// Its words, by their hash.
    pub note: String,
}

/// One line of the register of opinions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opinion {
    /// Number of its entry.
    pub seq: u64,
    /// What happened.
    pub what: OpinionStep,
    /// About which kind of data.
    pub field: Sensitive,
    /// The date it bears.
    pub on: Date,
    /// What it is about; empty for all such data.
    pub units: Vec<UnitId>,
    /// Its words, by their hash.
    pub note: String,
}

/// Why an exemption is relied on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reasoned {
    /// Number of its entry.
    pub seq: u64,
    /// Which.
    pub exemption: ExemptionCode,
    /// Where; empty for everywhere.
    pub units: Vec<UnitId>,
    /// The harm was weighed.
    pub prejudice: bool,
    /// Its words, by their hash.
    pub note: String,
}

/// Whether another person may be named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// They agreed, in writing or not.
    Agreed {
        /// In writing.
        written: bool,
    },
    /// It is reasonable without consent, and the five factors are written down.
    Reasonable,
    /// The words identify nobody.
    NotIdentifying,
    /// They said no, or took their consent back.
    Refused,
    /// They were asked and have not answered.
    Asked,
    /// Nothing is recorded.
    Nothing,
}

impl Registers {
    /// Folds a whole record.
    pub fn fold(entries: &[Entry]) -> Registers {
        let mut all = Registers::default();
        super::strike::counting(entries).for_each(|entry| all.apply(entry));
        all
    }

    fn apply(&mut self, entry: &Entry) {
        let seq = entry.seq;
        match entry.event.clone() {
            Event::Consent { what, who, person, on, written, units, note } => {
                self.consents.push(Consent { seq, what, who, person, on, written, units, note });
            }
            Event::Opinion { what, field, on, units, note } => {
                self.opinions.push(Opinion { seq, what, field, on, units, note });
            }
            Event::Justified { exemption, units, prejudice, note } => {
                self.reasons.push(Reasoned { seq, exemption, units, prejudice, note });
            }
            Event::Approved { decisions, agrees, .. } => {
                // The latest word on a decision counts.
                let both = [&mut self.approved, &mut self.returned];
                both.into_iter().for_each(|list| list.retain(|(d, _)| !decisions.contains(d)));
                let list = if agrees { &mut self.approved } else { &mut self.returned };
                list.extend(decisions.into_iter().map(|d| (d, entry.by.clone())));
            }
            _ => {}
        }
    }

    /// How a person stands in one unit: the latest line about them that reaches it. `who` are the keyed hashes of their names.
    pub fn standing(&self, who: &[String], unit: &UnitId) -> Standing {
        let reaches = |c: &&Consent| who.contains(&c.who) && covers(&c.units, unit);
        let latest = |c: &Consent| match c.what {
            ConsentStep::Given => Standing::Agreed { written: c.written },
            ConsentStep::Reasonable => Standing::Reasonable,
            ConsentStep::NotIdentifying => Standing::NotIdentifying,
            ConsentStep::Refused | ConsentStep::Withdrawn => Standing::Refused,
            ConsentStep::Asked => Standing::Asked,
        };
        self.consents.iter().rev().find(reaches).map_or(Standing::Nothing, latest)
    }

    /// The reason recorded for an exemption in a unit.
    pub fn reason(&self, code: &ExemptionCode, unit: &UnitId) -> Option<&Reasoned> {
        self.reasons.iter().rev().find(|r| r.exemption == *code && covers(&r.units, unit))
    }

    /// True where such data is known to be in a unit because somebody said so.
    pub fn is_marked(&self, field: Sensitive, unit: &UnitId) -> bool {
        self.opinions.iter().any(|o| o.what == OpinionStep::Needed && o.field == field && o.units.contains(unit))
    }

    /// The opinion in force about data of a kind in a unit, on the day it is relied on: the latest that is not too old.
    pub fn opinion(&self, field: Sensitive, unit: &UnitId, relied_on: Date) -> Option<&Opinion> {
        let says = |o: &&Opinion| matches!(o.what, OpinionStep::TestMet | OpinionStep::TestNotMet);
        let here = |o: &&Opinion| o.field == field && covers(&o.units, unit);
        let latest = self.opinions.iter().filter(says).filter(here).max_by_key(|o| (o.on, o.seq))?;
        is_fresh(latest.on, relied_on).then_some(latest)
    }

    /// True where the subject has already seen the data, or knows it.
    pub fn already_known(&self, field: Sensitive, unit: &UnitId) -> bool {
        let here = |o: &&Opinion| o.what == OpinionStep::AlreadyKnown && o.field == field && covers(&o.units, unit);
        self.opinions.iter().any(|o| here(&o))
    }

    /// Who approved a decision.
    pub fn approved_by(&self, decision: &Approval) -> Option<&str> {
        self.approved.iter().rev().find(|(d, _)| d == decision).map(|(_, by)| by.as_str())
    }

    /// Who sent a decision back, and did not approve it since.
    pub fn returned_by(&self, decision: &Approval) -> Option<&str> {
        self.returned.iter().rev().find(|(d, _)| d == decision).map(|(_, by)| by.as_str())
    }
}

fn covers(units: &[UnitId], unit: &UnitId) -> bool {
    units.is_empty() || units.contains(unit)
}

/// True where an opinion dated `dated` lies within the six months that end with the day relied on (DPA 2018 Sch 3 paras 2 and 5):
/// relied on 15 July, dated 16 January or later.
pub fn is_fresh(dated: Date, relied_on: Date) -> bool {
    dated <= relied_on && dated > relied_on.saturating_sub(6.months())
}

/// Why another private person may not stay readable in a unit that goes out; `None` where they may. `written` where the controller
/// has bound itself to written authorisation.
pub fn may_name(standing: Standing, written: bool) -> Option<&'static str> {
    match (standing, written) {
        (Standing::NotIdentifying, _) | (Standing::Agreed { written: true }, _) => None,
        (Standing::Agreed { written: false }, false) | (Standing::Reasonable, false) => None,
        (Standing::Agreed { written: false }, true) => {
            Some("agreed, but not in writing: the organisation's own notice asks for written authorisation")
        }
        (Standing::Reasonable, true) => {
            Some("has not authorised it in writing, which the organisation's own notice asks for")
        }
        (Standing::Refused, _) => Some("refused, and no later record says that it is reasonable all the same"),
        (Standing::Asked, _) => Some("was asked and has not answered"),
        (Standing::Nothing, _) => Some("has not agreed, and no five-factor record says that it is reasonable"),
    }
}

/// What is to become of a unit that holds data of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It goes out, whole or redacted.
    Released,
    /// It is withheld.
    Withheld,
}

/// Why a unit with data of a kind may not have that fate; `None` where it may (DPA 2018 Sch 3 paras 5, 6, 11, 19).
pub fn may_be(
    field: Sensitive,
    fate: Fate,
    opinion: Option<&Opinion>,
    already_known: bool,
    is_health_professional: bool,
) -> Option<&'static str> {
    let says = opinion.map(|o| o.what);
    match (field, fate) {
        (_, Fate::Released) if already_known => None,
        (_, Fate::Released) if says == Some(OpinionStep::TestMet) => {
            Some("a professional's opinion says that the serious harm test is met: it may not go out")
        }
        (Sensitive::Health, Fate::Released) if !is_health_professional && says.is_none() => Some(
            "health data goes out only with a health professional's opinion, not older than six months, that the serious harm test \
             is not met, or where the subject knows it already (Sch 3 para 6)",
        ),
        (Sensitive::Health, Fate::Withheld) if says != Some(OpinionStep::TestMet) => Some(
            "serious harm needs a health professional's opinion, not older than six months, that the test is met (Sch 3 para 5)",
        ),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn opinion(what: OpinionStep, on: Date) -> Opinion {
        Opinion { seq: 1, what, field: Sensitive::Health, on, units: vec![], note: String::new() }
    }

    #[test]
    fn an_opinion_lasts_six_months_ending_with_the_day_relied_on() {
        let relied = date(2026, 7, 15);
        assert!(is_fresh(date(2026, 1, 16), relied) && !is_fresh(date(2026, 1, 15), relied));
        assert!(is_fresh(relied, relied) && !is_fresh(date(2026, 7, 16), relied));
        // Six months before 31 August is 28 February.
        assert!(is_fresh(date(2026, 3, 1), date(2026, 8, 31)) && !is_fresh(date(2026, 2, 28), date(2026, 8, 31)));
    }

    #[test]
    fn the_latest_line_about_a_person_counts_where_it_reaches() {
        let unit = |n: &str| UnitId(n.into());
        let line = |seq, what, units: Vec<UnitId>| Consent {
            seq,
            what,
            who: "anna".into(),
            person: None,
            on: date(2026, 3, 2),
            written: false,
            units,
            note: String::new(),
        };
        let registers = Registers {
            consents: vec![line(1, ConsentStep::Refused, vec![]), line(2, ConsentStep::Given, vec![unit("a")])],
            ..Registers::default()
        };
        let who = ["anna".to_owned()];
        assert_eq!(registers.standing(&who, &unit("a")), Standing::Agreed { written: false });
        assert_eq!(registers.standing(&who, &unit("b")), Standing::Refused);
        assert_eq!(registers.standing(&["bob".to_owned()], &unit("a")), Standing::Nothing);
    }

    #[test]
    fn a_promise_of_written_authorisation_tightens_the_rule() {
        let all = [
            (Standing::Agreed { written: true }, true, true),
            (Standing::Agreed { written: false }, true, false),
            (Standing::Reasonable, true, false),
            (Standing::NotIdentifying, true, true),
            (Standing::Asked, false, false),
            (Standing::Refused, false, false),
            (Standing::Nothing, false, false),
        ];
        for (standing, by_law, by_promise) in all {
            assert_eq!(
                (may_name(standing, false).is_none(), may_name(standing, true).is_none()),
                (by_law, by_promise),
                "{standing:?}"
            );
        }
    }

    #[test]
    fn health_data_waits_for_an_opinion_unless_it_is_known() {
        let release =
            |o: Option<&Opinion>, known, health| may_be(Sensitive::Health, Fate::Released, o, known, health).is_none();
        let (met, not_met) =
            (opinion(OpinionStep::TestMet, date(2026, 3, 2)), opinion(OpinionStep::TestNotMet, date(2026, 3, 2)));
        assert!(!release(None, false, false) && release(None, true, false) && release(None, false, true));
        assert!(
            release(Some(&not_met), false, false)
                && !release(Some(&met), false, false)
                && !release(Some(&met), false, true)
        );
        let withhold = |o: Option<&Opinion>| may_be(Sensitive::Health, Fate::Withheld, o, false, false).is_none();
        assert!(withhold(Some(&met)) && !withhold(Some(&not_met)) && !withhold(None));
        assert!(
            may_be(Sensitive::Education, Fate::Withheld, None, false, false).is_none(),
            "para 19 asks for no opinion"
        );
    }
}
