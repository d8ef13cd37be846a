//! The clock of a request (UK GDPR Art. 12A, law chosen by the date of receipt): three dates, and each step with its source.
//!
//! Order of computation: the relevant time (latest of receipt, identity, fee); one month, or three, to the same date or the
//! month's last; plus the days of questions; then to a working day. Where the law is open, the earlier date is taken and the
//! step says so.

mod pauses;
mod rules;
mod run;

use super::facts::Facts;
use super::holidays::Nation;
use super::law::Authority;
use super::promise::Promise;
use crate::model::happening::Happening::{self, *};
use crate::model::{Fault, Result};
use crate::settings::Organisation;
use jiff::civil::Date;
use run::Run;
use serde::Serialize;

/// What the clock is computed from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClockInput {
    /// Receipt of the request.
    pub received: Date,
    /// Receipt of the identity information that was asked for; `None` where none was.
    pub identity: Option<Date>,
    /// Receipt of a representative's authority that was asked for.
    pub authority: Option<Date>,
    /// Payment of a fee that was charged.
    pub fee: Option<Date>,
    /// What was asked for on which day and has not come, though the clock starts with it: with `as_of`, it is taken to come
    /// that day.
    pub awaited: Vec<(Awaited, Date)>,
    /// Questions under Art. 12A(5).
    pub pauses: Vec<Pause>,
    /// Extended by two months.
    pub extended: bool,
    /// Months of an extension: two, or fewer where the controller promised so.
    pub extension_months: u8,
    /// When notice of the extension was given, where known: one given too late does not count.
    pub notice: Option<Date>,
    /// Whose bank holidays.
    pub nation: Nation,
    /// A limit of the controller's own.
    pub promise: Option<Promise>,
    /// A request that has a period of its own.
    pub variant: Option<Variant>,
    /// For [`Variant::ExamMarks`]: the day the results are announced, where known.
    pub results: Option<Date>,
    /// For [`Variant::EducationalRecord`]: days, both included, on which the school is closed.
    pub school_closed: Vec<(Date, Date)>,
    /// The day a question still open is counted to; `None` counts its first day only.
    pub as_of: Option<Date>,
}

/// By how many further months the time can be extended (Art. 12A(3)).
pub const EXTENSION_MONTHS: u8 = 2;

/// A question to the requester: the days from asking to answer, both included, do not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pause {
    /// Asked on.
    pub asked: Date,
    /// Answered on; `None` while open.
    pub answered: Option<Date>,
}

/// What can start the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Awaited {
    /// Proof of identity.
    Identity,
    /// A representative's authority.
    Authority,
    /// A fee.
    Fee,
}

impl Awaited {
    /// Plain English.
    pub fn words(self) -> &'static str {
        match self {
            Awaited::Identity => "proof of identity",
            Awaited::Authority => "the representative's authority",
            Awaited::Fee => "the fee",
        }
    }
}

/// Requests with a period of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variant {
    /// A pupil's educational record at a maintained school: 15 school days.
    EducationalRecord,
    /// Exam marks asked for before the results (DPA Sch 2 para 25).
    ExamMarks,
}

/// The three dates and how they come about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClockAnswer {
    /// The day the answer is due: the earlier of the statutory day and the promised one.
    pub due: Date,
    /// The internal target: the last working day before `due`.
    pub target: Date,
    /// The last day on which notice of an extension can be given; `None` where the law knows no extension.
    pub extension_notice_by: Option<Date>,
    /// Each step, in order.
    pub steps: Vec<Step>,
    /// The day the clock started.
    #[serde(skip)]
    pub start: Date,
    /// The statutory day.
    #[serde(skip)]
    pub statutory: Date,
    /// The promised day, where there is a promise.
    #[serde(skip)]
    pub promised: Option<Date>,
}

/// One step of the computation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    /// What happens, in plain English.
    pub what: String,
    /// The date it gives.
    pub date: Date,
    /// Statute, guidance or rule.
    pub source: String,
    /// What kind of source.
    pub mark: Authority,
    /// What was done has not the effect that one would expect: to be said aloud when it is recorded.
    #[serde(skip)]
    pub warning: bool,
}

impl std::fmt::Display for Step {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}  {} [{}: {}]", self.date, self.what, self.mark.sign(), self.source)
    }
}

impl Variant {
    /// Reads `educational-record` or `exam-marks`, and what else they are called.
    pub fn parse(text: &str) -> Result<Variant> {
        match text.trim().to_lowercase().replace([' ', '_'], "-").as_str() {
            "educational-record" | "education-record" | "school-record" | "pupil-record" | "school" => {
                Ok(Variant::EducationalRecord)
            }
            "exam-marks" | "exam-results" | "exam" | "exams" => Ok(Variant::ExamMarks),
            _ => Err(Fault::new("there is no such variant of the clock").hint("use educational-record or exam-marks")),
        }
    }
}

impl ClockInput {
    /// A plain request received on a day, in England and Wales.
    pub fn new(received: Date) -> ClockInput {
        ClockInput {
            received,
            identity: None,
            authority: None,
            fee: None,
            awaited: Vec::new(),
            pauses: Vec::new(),
            extended: false,
            extension_months: EXTENSION_MONTHS,
            notice: None,
            nation: Nation::EnglandAndWales,
            promise: None,
            variant: None,
            results: None,
            school_closed: Vec::new(),
            as_of: None,
        }
    }

    /// The clock of a recorded request; `today` is what open questions are counted to.
    pub fn of_request(facts: &Facts, organisation: &Organisation, today: Date) -> Result<ClockInput> {
        let received =
            facts.received.ok_or_else(|| Fault::refusal("the log of the request does not say when it was received"))?;
        Ok(ClockInput {
            identity: came(facts, IdentityAsked, IdentityVerified),
            authority: came(facts, AuthorityAsked, AuthorityVerified),
            fee: facts.fee().and_then(|fee| facts.last(FeePaid).filter(|paid| paid.seq > fee.seq)).map(|s| s.on),
            awaited: awaited(facts),
            pauses: facts.clarifications.iter().map(|c| Pause { asked: c.asked, answered: c.answered }).collect(),
            extended: facts.extended.is_some(),
            extension_months: organisation.promises.extension_months.min(EXTENSION_MONTHS),
            notice: facts.extended,
            nation: Nation::parse(&organisation.nation)?,
            promise: Promise::parse(&organisation.promise)?,
            variant: variant(facts),
            results: facts.last(ExamMarks).map(|s| s.on),
            school_closed: organisation.closures()?,
            as_of: Some(today),
            ..ClockInput::new(received)
        })
    }
}

/// When what was asked for came. What nobody asked for starts no clock (Art. 12A(2): information *requested* under Art. 12(6)).
fn came(facts: &Facts, asked: Happening, received: Happening) -> Option<Date> {
    let asked = facts.steps.iter().find(|s| s.what == asked)?;
    facts.last(received).filter(|s| s.seq > asked.seq).map(|s| s.on)
}

/// What was asked for and has not come, though the clock starts with it.
pub fn awaited(facts: &Facts) -> Vec<(Awaited, Date)> {
    let table: [(Awaited, Happening, &[Happening]); 3] = [
        (Awaited::Identity, IdentityAsked, &[IdentityVerified, IdentityWaived]),
        (Awaited::Authority, AuthorityAsked, &[AuthorityVerified, AuthorityWaived]),
        (Awaited::Fee, FeeAsked, &[FeePaid, FeeWaived]),
    ];
    table.into_iter().filter_map(|(what, asked, ends)| Some((what, facts.awaited(asked, ends)?))).collect()
}

fn variant(facts: &Facts) -> Option<Variant> {
    match facts.last_of(&[EducationalRecord, ExamMarks])?.what {
        EducationalRecord => Some(Variant::EducationalRecord),
        _ => Some(Variant::ExamMarks),
    }
}

/// Computes the three dates. An answer before its question, and a year that can only be a slip of the pen, are faults.
pub fn compute(input: &ClockInput) -> Result<ClockAnswer> {
    let given = [Some(input.received), input.identity, input.authority, input.fee, input.results, input.as_of]
        .into_iter()
        .flatten();
    let mut given = given.chain(input.pauses.iter().flat_map(|p| [p.asked, p.answered.unwrap_or(p.asked)]));
    if let Some(odd) = given.find(|d| !(1990..=2200).contains(&d.year())) {
        return Err(Fault::new(format!("{odd} cannot be a date of this request")).hint("write dates as 2026-03-02"));
    }
    if input.pauses.iter().any(|p| p.answered.is_some_and(|a| a < p.asked)) {
        return Err(Fault::new("a clarification was answered before it was asked for")
            .hint("give each question's date before its answer's"));
    }
    let run = Run::begin(input)?;
    Ok(match input.variant {
        Some(Variant::EducationalRecord) => run.educational_record(),
        _ => run.statutory_period(),
    })
}

#[cfg(test)]
mod tests;
