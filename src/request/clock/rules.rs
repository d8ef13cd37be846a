//! Where each rule of the clock stands, by the date of receipt: a change of the law is one more entry, not an edit.

use crate::request::law::Authority::{self, Guidance, Own, Secondary, Statute};
use jiff::civil::{Date, date};

/// A source and what kind it is.
pub(super) type Source = (&'static str, Authority);

/// A rule set: where each rule stands in the law of its time.
pub(super) struct Law {
    /// Requests received from this day on.
    pub from: Date,
    pub period: Source,
    pub start: Source,
    pub pause: Source,
    pub extension: Source,
    pub working_day: Source,
}

/// Oldest first. A change of the law is one more entry. The periods did not change when Art. 12A came into force
/// (5 February 2026: SI 2026/82 reg. 2(h)); what had been guidance became statute.
static LAWS: [Law; 2] = [
    Law {
        from: Date::MIN,
        period: ("UK GDPR Art. 12(3)", Statute),
        start: ("ICO guidance on UK GDPR Art. 12(3), (5) and (6)", Guidance),
        pause: ("ICO guidance on requests for clarification", Guidance),
        extension: ("UK GDPR Art. 12(3)", Statute),
        working_day: ("ICO guidance on UK GDPR Art. 12(3), with the Banking and Financial Dealings Act 1971", Guidance),
    },
    Law {
        from: date(2026, 2, 5),
        period: ("UK GDPR Art. 12A (DUAA s.76)", Statute),
        start: ("UK GDPR Art. 12A (DUAA s.76)", Statute),
        pause: ("UK GDPR Art. 12A(5)", Statute),
        extension: ("UK GDPR Art. 12A(3)-(4)", Statute),
        working_day: ("UK GDPR Art. 12A (DUAA s.76), with the Banking and Financial Dealings Act 1971", Statute),
    },
];

/// Exam marks.
pub(super) const EXAMS: Source = ("DPA 2018 Sch 2 para 25", Statute);
/// Educational records.
pub(super) const SCHOOL: Source = ("Education (Pupil Information) Regulations", Secondary);
/// A representative's authority counts like identity.
pub(super) const AUTHORITY: Source = ("ICO guidance on requests made for others", Guidance);
/// Rules that are no law.
pub(super) const NOTICE: Source = ("the controller's own privacy notice", Own);
pub(super) const TARGET: Source = ("this program's rule: a day in hand", Own);
pub(super) const ANY_DAY: Source = ("ICO guidance on the right of access: time limits", Guidance);

impl Law {
    /// The law for a request received on `day`.
    pub fn on(day: Date) -> &'static Law {
        LAWS.iter().rev().find(|l| l.from <= day).unwrap_or(&LAWS[0])
    }
}
