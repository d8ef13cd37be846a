//! The clock of a request (UK GDPR Art. 12A, law chosen by the date of receipt): three dates, and each step with its source.
//!
//! Order of computation: the relevant time (latest of receipt, identity, fee); one month, or three, to the same date or the
//! month's last; plus the days of questions; then to a working day. Where the law is open, the earlier date is taken and the
//! step says so.

use super::facts::Facts;
use super::holidays::{BankHolidays, Nation};
use super::law::Authority::{self, Guidance, Own, Secondary, Statute};
use super::promise::Promise;
use crate::model::event::IdentityHow;
use crate::model::{Fault, Result};
use crate::settings::Organisation;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde::Serialize;

/// What the clock is computed from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClockInput {
    /// Receipt of the request.
    pub received: Date,
    /// Receipt of the identity information (or a representative's authority) that was asked for; `None` where none was.
    pub identity: Option<Date>,
    /// Payment of a fee that was charged.
    pub fee: Option<Date>,
    /// Questions under Art. 12A(5).
    pub pauses: Vec<Pause>,
    /// Extended by two months.
    pub extended: bool,
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

/// A question to the requester: the days from asking to answer, both included, do not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pause {
    /// Asked on.
    pub asked: Date,
    /// Answered on; `None` while open.
    pub answered: Option<Date>,
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
}

/// A rule set: where each rule stands in the law of its time.
struct Law {
    /// Requests received from this day on.
    from: Date,
    period: (&'static str, Authority),
    start: (&'static str, Authority),
    pause: (&'static str, Authority),
    extension: (&'static str, Authority),
}

/// Oldest first. A change of the law is one more entry. The periods did not change when Art. 12A came into force
/// (5 February 2026: SI 2026/82 reg. 2(h)); what had been guidance became statute.
const LAWS: [Law; 2] = [
    Law {
        from: Date::MIN,
        period: ("UK GDPR Art. 12(3)", Statute),
        start: ("ICO guidance on UK GDPR Art. 12(3), (5) and (6)", Guidance),
        pause: ("ICO guidance on requests for clarification", Guidance),
        extension: ("UK GDPR Art. 12(3)", Statute),
    },
    Law {
        from: date(2026, 2, 5),
        period: ("UK GDPR Art. 12A (DUAA s.76)", Statute),
        start: ("UK GDPR Art. 12A (DUAA s.76)", Statute),
        pause: ("UK GDPR Art. 12A(5)", Statute),
        extension: ("UK GDPR Art. 12A(3)-(4)", Statute),
    },
];

const WORKING_DAY: (&str, Authority) = ("UK GDPR Art. 12A with the Banking and Financial Dealings Act 1971", Statute);
const EXAMS: (&str, Authority) = ("DPA 2018 Sch 2 para 25", Statute);
const SCHOOL: (&str, Authority) = ("Education (Pupil Information) Regulations", Secondary);

impl Variant {
    /// Reads `educational-record` or `exam-marks`.
    pub fn parse(text: &str) -> Result<Variant> {
        match text {
            "educational-record" => Ok(Variant::EducationalRecord),
            "exam-marks" => Ok(Variant::ExamMarks),
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
            fee: None,
            pauses: Vec::new(),
            extended: false,
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
            identity: facts.identity.filter(|(_, how)| *how == IdentityHow::Verified).map(|(on, _)| on),
            pauses: facts.clarifications.iter().map(|c| Pause { asked: c.asked, answered: c.answered }).collect(),
            extended: facts.extended.is_some(),
            notice: facts.extended,
            nation: Nation::parse(&organisation.nation)?,
            promise: Promise::parse(&organisation.promise)?,
            as_of: Some(today),
            ..ClockInput::new(received)
        })
    }
}

/// Computes the three dates. An answer before its question, and a year that can only be a slip of the pen, are faults.
pub fn compute(input: &ClockInput) -> Result<ClockAnswer> {
    let given = [Some(input.received), input.identity, input.fee, input.results, input.as_of].into_iter().flatten();
    let mut given = given.chain(input.pauses.iter().flat_map(|p| [p.asked, p.answered.unwrap_or(p.asked)]));
    if let Some(odd) = given.find(|d| !(1990..=2200).contains(&d.year())) {
        return Err(Fault::new(format!("{odd} cannot be a date of this request")).hint("write dates as 2026-03-02"));
    }
    if input.pauses.iter().any(|p| p.answered.is_some_and(|a| a < p.asked)) {
        return Err(Fault::new("a clarification was answered before it was asked for")
            .hint("give each question's date before its answer's"));
    }
    let law = LAWS.iter().rev().find(|l| l.from <= input.received).unwrap_or(&LAWS[0]);
    let run = Run { input, law, holidays: BankHolidays::builtin()?, steps: Vec::new() };
    Ok(match input.variant {
        Some(Variant::EducationalRecord) => run.educational_record(),
        _ => run.statutory_period(),
    })
}

struct Run<'a> {
    input: &'a ClockInput,
    law: &'a Law,
    holidays: BankHolidays,
    steps: Vec<Step>,
}

impl Run<'_> {
    fn say(&mut self, what: impl Into<String>, date: Date, source: (&str, Authority)) {
        self.steps.push(Step { what: what.into(), date, source: source.0.to_owned(), mark: source.1 });
    }

    fn statutory_period(mut self) -> ClockAnswer {
        let start = self.start();
        let first_month = months_after(start, 1);
        let notice_by = add_pauses(first_month, &self.pauses(start));
        let extended = self.extension_counts(notice_by);
        let nominal = self.nominal(start, extended);
        self.explain_pauses(start, nominal);
        let statutory = self.roll(add_pauses(nominal, &self.pauses(start)));
        self.say("The last day for giving notice of an extension, with its reasons (not moved to a working day: the safe reading)", notice_by, self.law.extension);
        let promised = self.promised(start, extended);
        self.finish(statutory, promised, Some(notice_by))
    }

    /// The relevant time: the latest of receipt, identity and fee.
    fn start(&mut self) -> Date {
        let (received, law) = (self.input.received, self.law);
        self.say("The request was received", received, law.period);
        let mut start = received;
        for (what, day) in [
            ("The identity information asked for was received", self.input.identity),
            ("The fee charged was paid", self.input.fee),
        ] {
            let Some(day) = day else { continue };
            let effect = if day > start { "the clock starts then" } else { "not the latest, so it changes nothing" };
            self.say(format!("{what}: {effect}"), day, law.start);
            start = start.max(day);
        }
        self.say("The clock starts, whether or not on a working day", start, ("ICO guidance", Guidance));
        start
    }

    fn extension_counts(&mut self, notice_by: Date) -> bool {
        if !self.input.extended {
            return false;
        }
        match self.input.notice {
            Some(given) if given > notice_by => {
                self.say(
                    format!("Notice of an extension came after its last day, {notice_by}: it extends nothing"),
                    given,
                    self.law.extension,
                );
                false
            }
            Some(given) => {
                self.say("Notice of an extension by two further months was given", given, self.law.extension);
                true
            }
            None => true,
        }
    }

    fn nominal(&mut self, start: Date, extended: bool) -> Date {
        if self.input.variant == Some(Variant::ExamMarks) {
            if let Some(end) = self.exam_marks(start) {
                return end;
            }
        }
        let (months, words, source) = match extended {
            true => (3, "Three months in all from the start", self.law.extension),
            false => (1, "One month from the start", self.law.period),
        };
        let end = months_after(start, months);
        let clamp = if end.day() < start.day() {
            ", on the month's last day: it has no such date"
        } else {
            ", on the same date"
        };
        self.say(format!("{words}{clamp}"), end, source);
        end
    }

    /// The earlier of five months and 40 days from the announcement; `None` where the results were out already.
    fn exam_marks(&mut self, start: Date) -> Option<Date> {
        let five = months_after(start, 5);
        match self.input.results {
            Some(out) if out <= self.input.received => {
                self.say("The results had been announced: the ordinary period applies", out, EXAMS);
                None
            }
            Some(out) => {
                let forty = out.saturating_add(40.days());
                self.say("Exam marks: five months from the request", five, EXAMS);
                self.say(
                    "Exam marks: 40 days from the announcement of the results; the earlier of the two counts",
                    forty,
                    EXAMS,
                );
                Some(five.min(forty))
            }
            None => {
                self.say("Exam marks: five months from the request; once the results are announced, 40 days from then if that is earlier", five, EXAMS);
                Some(five)
            }
        }
    }

    /// Days that do not count, from `start` on, joined where they touch, in order.
    fn pauses(&self, start: Date) -> Vec<(Date, Date)> {
        let last =
            |p: &Pause| p.answered.unwrap_or_else(|| self.input.as_of.map_or(p.asked, |today| today.max(p.asked)));
        let mut all: Vec<(Date, Date)> =
            self.input.pauses.iter().map(|p| (p.asked.max(start), last(p))).filter(|(from, to)| from <= to).collect();
        all.sort_unstable();
        let mut joined: Vec<(Date, Date)> = Vec::new();
        for (from, to) in all {
            match joined.last_mut() {
                Some(before) if from <= before.1 => before.1 = before.1.max(to),
                _ => joined.push((from, to)),
            }
        }
        joined
    }

    fn explain_pauses(&mut self, start: Date, nominal: Date) {
        for (n, pause) in self.input.pauses.iter().enumerate().filter(|(_, p)| p.answered.is_none()) {
            let counted = if self.input.as_of.is_some() {
                "counted to today: each further day moves the date by one"
            } else {
                "only its first day is counted"
            };
            self.say(format!("Question {} is not answered yet; {counted}", n + 1), pause.asked, self.law.pause);
        }
        for early in self.input.pauses.iter().filter(|p| p.answered.is_some_and(|a| a < start)) {
            self.say("A question was answered before the clock started: it adds nothing", early.asked, self.law.pause);
        }
        let mut end = nominal;
        for (from, to) in self.pauses(start) {
            if from > end {
                self.say("A question was asked after the period had ended: it adds nothing", from, self.law.pause);
                continue;
            }
            end = end.saturating_add(days_in(from, to).days());
            let days = days_in(from, to);
            let plural = if days == 1 { "" } else { "s" };
            self.say(
                format!("{days} day{plural} do not count: {from} to {to}, both included: a question was open"),
                end,
                self.law.pause,
            );
        }
    }

    fn roll(&mut self, day: Date) -> Date {
        let nation = self.input.nation;
        let due = self.holidays.on_or_after(nation, day);
        if let Some(why) = self.holidays.why_closed(nation, day) {
            self.say(format!("{day} is no working day ({why}): the period ends on the next one"), due, WORKING_DAY);
        }
        self.say("The statutory period ends", due, self.law.period);
        due
    }

    fn promised(&mut self, start: Date, extended: bool) -> Option<Date> {
        let promise = self.input.promise?;
        let source = ("the controller's own privacy notice", Own);
        let mut nominal = promise.nominal(start, self.input.nation, &self.holidays);
        if extended {
            nominal = months_after(nominal, 2);
        }
        let mut end = add_pauses(nominal, &self.pauses(start));
        if promise.moves_to_a_working_day() {
            end = self.holidays.on_or_after(self.input.nation, end);
        }
        let and = if extended { ", and the two months of the extension" } else { "" };
        self.say(
            format!("The privacy notice promises an answer within {promise}{and}, less the days that do not count"),
            end,
            source,
        );
        Some(end)
    }

    fn finish(mut self, statutory: Date, promised: Option<Date>, notice_by: Option<Date>) -> ClockAnswer {
        let due = promised.map_or(statutory, |p| p.min(statutory));
        match promised {
            Some(p) if p < statutory => self.say(
                "Due: the promised day, which is earlier than the statutory one",
                due,
                ("the controller's own privacy notice", Own),
            ),
            Some(_) => self.say("Due: the statutory day; the promised one is not earlier", due, self.law.period),
            None => self.say("Due", due, self.law.period),
        }
        let target = self.holidays.before(self.input.nation, due);
        self.say(
            "Internal target: the last working day before it is due",
            target,
            ("this program's rule: a day in hand", Own),
        );
        ClockAnswer { due, target, extension_notice_by: notice_by, steps: self.steps, statutory, promised }
    }

    /// 15 school days after receipt. Identity, fee, questions and extension are rules of Art. 12A and do not apply.
    fn educational_record(mut self) -> ClockAnswer {
        let received = self.input.received;
        self.say("The request for an educational record was received", received, SCHOOL);
        let mut day = received;
        for _ in 0..15 {
            day = self.next_school_day(day);
        }
        let known = match self.input.school_closed.is_empty() {
            true => "; school holidays are not known and count as school days: the earliest reading",
            false => "",
        };
        self.say(format!("15 school days after it{known}"), day, SCHOOL);
        let ignored = self.input.identity.is_some()
            || self.input.fee.is_some()
            || !self.input.pauses.is_empty()
            || self.input.extended;
        if ignored {
            self.say("Identity, fee, questions and extension belong to Art. 12A and change nothing here", day, SCHOOL);
        }
        let promised = self.promised(received, false);
        self.finish(day, promised, None)
    }

    fn next_school_day(&self, day: Date) -> Date {
        let is_closed = |d: Date| self.input.school_closed.iter().any(|(from, to)| (*from..=*to).contains(&d));
        let mut next = self.holidays.on_or_after(self.input.nation, day.saturating_add(1.day()));
        // A closure without end would never be left: one of more than a year is no school holiday.
        for _ in 0..366 {
            if !is_closed(next) {
                break;
            }
            next = self.holidays.on_or_after(self.input.nation, next.saturating_add(1.day()));
        }
        next
    }
}

/// The same date so many months on; the month's last day where it has no such date.
fn months_after(day: Date, months: i64) -> Date {
    day.saturating_add(months.months())
}

fn days_in(from: Date, to: Date) -> i64 {
    i64::from(from.until(to).map_or(0, |s| s.get_days())) + 1
}

/// Adds the days of each question asked within the period as it then stands.
fn add_pauses(nominal: Date, pauses: &[(Date, Date)]) -> Date {
    pauses.iter().fold(
        nominal,
        |end, (from, to)| if *from <= end { end.saturating_add(days_in(*from, *to).days()) } else { end },
    )
}

#[cfg(test)]
#[path = "clock_tests.rs"]
mod tests;
