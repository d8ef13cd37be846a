//! A stricter limit that a controller promised in its own privacy notice: `30 days`, `20 working days`, `one month`.

use super::holidays::{BankHolidays, Nation};
use crate::model::{Fault, Result};
use jiff::ToSpan;
use jiff::civil::Date;
use std::fmt;

/// The promised period, counted from the day the clock starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Promise {
    /// Calendar days.
    Days(u16),
    /// Working days of the controller's nation.
    WorkingDays(u16),
    /// Calendar months, to the same date.
    Months(u16),
}

const WORDS: [&str; 13] =
    ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

impl Promise {
    /// Reads a promise; `None` for an empty text.
    pub fn parse(text: &str) -> Result<Option<Promise>> {
        let lower = text.trim().to_lowercase();
        let words: Vec<&str> = lower.split_whitespace().collect();
        let Some((first, unit)) = words.split_first() else { return Ok(None) };
        let number = first.parse().ok().or_else(|| WORDS.iter().position(|w| w == first).map(|n| n as u16));
        let promise = number.filter(|n| (1..=366).contains(n)).and_then(|n| match unit {
            ["day" | "days"] | ["calendar", "day" | "days"] => Some(Promise::Days(n)),
            ["working", "day" | "days"] => Some(Promise::WorkingDays(n)),
            ["week" | "weeks"] => Some(Promise::Days(n * 7)),
            ["month" | "months"] | ["calendar", "month" | "months"] => Some(Promise::Months(n)),
            _ => None,
        });
        promise.map(Some).ok_or_else(|| {
            Fault::new("the promised limit cannot be read")
                .hint("write it as \"30 days\", \"20 working days\", \"4 weeks\" or \"one month\"")
        })
    }

    /// The last day of the period that starts on `start`, before questions and extension.
    pub fn nominal(self, start: Date, nation: Nation, holidays: &BankHolidays) -> Date {
        match self {
            Promise::Days(n) => start.saturating_add(i64::from(n).days()),
            Promise::Months(n) => start.saturating_add(i64::from(n).months()),
            Promise::WorkingDays(n) => {
                (0..n).fold(start, |day, _| holidays.on_or_after(nation, day.saturating_add(1.day())))
            }
        }
    }

    /// Days are promised as days: only months, which repeat the law's own period, move to a working day as it does.
    pub fn moves_to_a_working_day(self) -> bool {
        !matches!(self, Promise::Days(_))
    }
}

impl fmt::Display for Promise {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (n, unit) = match self {
            Promise::Days(n) => (n, "day"),
            Promise::WorkingDays(n) => (n, "working day"),
            Promise::Months(n) => (n, "month"),
        };
        write!(f, "{n} {unit}{}", if *n == 1 { "" } else { "s" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn promises_are_read_as_notices_write_them() {
        let read = |t: &str| Promise::parse(t).unwrap();
        assert_eq!(read(" 30 Days "), Some(Promise::Days(30)));
        assert_eq!(read("one calendar month"), Some(Promise::Months(1)));
        assert_eq!(
            (read("four weeks"), read("20 working days")),
            (Some(Promise::Days(28)), Some(Promise::WorkingDays(20)))
        );
        assert_eq!(read(""), None);
        for odd in ["soon", "30", "0 days", "-3 days", "9999999 days", "30 days or so"] {
            assert!(Promise::parse(odd).is_err(), "{odd}");
        }
    }

    #[test]
    fn working_days_skip_weekends_and_holidays() {
        let holidays = BankHolidays::builtin().unwrap();
        // Thursday before Easter: Tuesday is the first working day after it, in Scotland the Monday.
        let after = |nation| Promise::WorkingDays(1).nominal(date(2026, 4, 2), nation, &holidays);
        assert_eq!((after(Nation::EnglandAndWales), after(Nation::Scotland)), (date(2026, 4, 7), date(2026, 4, 6)));
    }
}
