//! The computation, step by step, each step said with its source as it is taken.

use super::pauses::{add_pauses, days_in, days_not_counted};
use super::rules::{ANY_DAY, AUTHORITY, EXAMS, Law, NOTICE, SCHOOL, Source, TARGET};
use super::{Awaited, ClockAnswer, ClockInput, Step, Variant};
use crate::model::Result;
use crate::request::holidays::BankHolidays;
use jiff::ToSpan;
use jiff::civil::Date;

/// The computation under way.
pub(super) struct Run<'a> {
    input: &'a ClockInput,
    law: &'a Law,
    holidays: BankHolidays,
    steps: Vec<Step>,
}

impl Run<'_> {
    /// Before the first step.
    pub fn begin(input: &ClockInput) -> Result<Run<'_>> {
        Ok(Run { input, law: Law::on(input.received), holidays: BankHolidays::builtin()?, steps: Vec::new() })
    }

    fn say(&mut self, what: impl Into<String>, date: Date, source: Source) {
        let (source, mark) = (source.0.to_owned(), source.1);
        self.steps.push(Step { what: what.into(), date, source, mark, warning: false });
    }

    /// A step that does not do what one would expect of it.
    fn warn(&mut self, what: impl Into<String>, date: Date, source: Source) {
        self.say(what, date, source);
        self.steps.iter_mut().last().into_iter().for_each(|step| step.warning = true);
    }

    /// One month, three, or that of exam marks.
    pub fn statutory_period(mut self) -> ClockAnswer {
        let start = self.start();
        let first_month = months_after(start, 1);
        let notice_by = add_pauses(first_month, &days_not_counted(self.input, start));
        let extended = self.extension_counts(notice_by);
        let nominal = self.nominal(start, extended);
        self.explain_pauses(start, nominal);
        let statutory = self.roll(add_pauses(nominal, &days_not_counted(self.input, start)));
        self.say("The last day for giving notice of an extension, with its reasons (not moved to a working day: the safe reading)", notice_by, self.law.extension);
        let promised = self.promised(start, extended);
        self.finish(start, statutory, promised, Some(notice_by))
    }

    /// The relevant time: the latest of receipt, identity, authority and fee.
    fn start(&mut self) -> Date {
        let (received, law) = (self.input.received, self.law);
        self.say("The request was received", received, law.period);
        let mut start = received;
        for (what, day, source) in [
            ("The identity information asked for was received", self.input.identity, law.start),
            ("The representative's authority asked for was received", self.input.authority, AUTHORITY),
            ("The fee charged was paid", self.input.fee, law.start),
        ] {
            let Some(day) = day else { continue };
            let effect = if day > start { "the clock starts then" } else { "not the latest, so it changes nothing" };
            self.say(format!("{what}: {effect}"), day, source);
            start = start.max(day);
        }
        start = self.still_awaited(start);
        self.say("The clock starts, whether or not on a working day", start, ANY_DAY);
        start
    }

    /// What was asked for and has not come keeps the clock from starting: the dates are those of its coming today.
    fn still_awaited(&mut self, start: Date) -> Date {
        let Some(today) = self.input.as_of.filter(|_| !self.input.awaited.is_empty()) else { return start };
        for (what, asked) in &self.input.awaited {
            let source = if *what == Awaited::Authority { AUTHORITY } else { self.law.start };
            let words = what.words();
            self.warn(format!("Asked for, and not here yet: {words}. The clock has not started; these are the dates if it came today"), *asked, source);
        }
        start.max(today)
    }

    fn extension_counts(&mut self, notice_by: Date) -> bool {
        if !self.input.extended {
            return false;
        }
        match self.input.notice {
            Some(given) if given > notice_by => {
                self.warn(
                    format!("Notice of an extension came after its last day, {notice_by}: it extends nothing"),
                    given,
                    self.law.extension,
                );
                false
            }
            Some(given) => {
                self.say("Notice of an extension was given in time", given, self.law.extension);
                true
            }
            None => true,
        }
    }

    fn nominal(&mut self, start: Date, extended: bool) -> Date {
        if self.input.variant == Some(Variant::ExamMarks)
            && let Some(end) = self.exam_marks(start)
        {
            return end;
        }
        let (months, words, source) = match extended {
            true => (1 + i64::from(self.input.extension_months), self.extended_words(), self.law.extension),
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

    fn extended_words(&self) -> &'static str {
        match self.input.extension_months {
            2 => "Three months in all from the start",
            1 => "Two months in all from the start: the privacy notice promises to extend by one month only",
            _ => "One month from the start: the privacy notice promises never to extend it",
        }
    }

    /// The earlier of five months and 40 days from the announcement; `None` where the results were out already.
    fn exam_marks(&mut self, start: Date) -> Option<Date> {
        let five = months_after(start, 5);
        match self.input.results {
            // Para 25 is for requests whose clock starts before the announcement.
            Some(out) if out <= start => {
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
        for (from, to) in days_not_counted(self.input, start) {
            if from > end {
                self.say("A question was asked after the period had ended: it adds nothing", from, self.law.pause);
                continue;
            }
            end = end.saturating_add(days_in(from, to).days());
            let days = days_in(from, to);
            let words = if days == 1 { "day does" } else { "days do" };
            self.say(
                format!("{days} {words} not count: {from} to {to}, both included: a question was open"),
                end,
                self.law.pause,
            );
        }
    }

    fn roll(&mut self, day: Date) -> Date {
        let nation = self.input.nation;
        let due = self.holidays.on_or_after(nation, day);
        if let Some(why) = self.holidays.why_closed(nation, day) {
            self.say(
                format!("{day} is no working day ({why}): the period ends on the next one"),
                due,
                self.law.working_day,
            );
        }
        self.say("The statutory period ends", due, self.law.period);
        due
    }

    fn promised(&mut self, start: Date, extended: bool) -> Option<Date> {
        let promise = self.input.promise?;
        let mut nominal = promise.nominal(start, self.input.nation, &self.holidays);
        if extended {
            nominal = months_after(nominal, i64::from(self.input.extension_months));
        }
        let mut end = add_pauses(nominal, &days_not_counted(self.input, start));
        if promise.moves_to_a_working_day() {
            end = self.holidays.on_or_after(self.input.nation, end);
        }
        let and = if extended { ", and the months of the extension" } else { "" };
        self.say(
            format!("The privacy notice promises an answer within {promise}{and}; days that do not count are added"),
            end,
            NOTICE,
        );
        Some(end)
    }

    fn finish(mut self, start: Date, statutory: Date, promised: Option<Date>, notice_by: Option<Date>) -> ClockAnswer {
        let due = promised.map_or(statutory, |p| p.min(statutory));
        match promised {
            Some(p) if p < statutory => {
                self.say("Due: the promised day, which is earlier than the statutory one", due, NOTICE)
            }
            Some(_) => self.say("Due: the statutory day; the promised one is not earlier", due, self.law.period),
            None => self.say("Due", due, self.law.period),
        }
        let target = self.holidays.before(self.input.nation, due);
        self.say("Internal target: the last working day before it is due", target, TARGET);
        ClockAnswer { due, target, extension_notice_by: notice_by, steps: self.steps, start, statutory, promised }
    }

    /// 15 school days after receipt. Identity, fee, questions and extension are rules of Art. 12A and do not apply.
    pub fn educational_record(mut self) -> ClockAnswer {
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
            || self.input.authority.is_some()
            || self.input.fee.is_some()
            || !self.input.pauses.is_empty()
            || self.input.extended;
        if ignored {
            self.say("Identity, fee, questions and extension belong to Art. 12A and change nothing here", day, SCHOOL);
        }
        let promised = self.promised(received, false);
        self.finish(received, day, promised, None)
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
