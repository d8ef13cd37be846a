//! Days that do not count (UK GDPR Art. 12A(5)): from a question to its answer, both included.

use super::{ClockInput, Pause};
use jiff::ToSpan;
use jiff::civil::Date;

/// Runs of days that do not count, from `start` on, joined where they overlap, in order. A question still open is
/// counted to [`ClockInput::as_of`].
pub(super) fn days_not_counted(input: &ClockInput, start: Date) -> Vec<(Date, Date)> {
    let last = |p: &Pause| p.answered.unwrap_or_else(|| input.as_of.map_or(p.asked, |today| today.max(p.asked)));
    let mut all: Vec<(Date, Date)> =
        input.pauses.iter().map(|p| (p.asked.max(start), last(p))).filter(|(from, to)| from <= to).collect();
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

/// Days of a run, both ends included.
pub(super) fn days_in(from: Date, to: Date) -> i64 {
    i64::from(from.until(to).map_or(0, |s| s.get_days())) + 1
}

/// Adds the days of each question asked within the period as it then stands.
pub(super) fn add_pauses(nominal: Date, pauses: &[(Date, Date)]) -> Date {
    pauses.iter().fold(
        nominal,
        |end, (from, to)| if *from <= end { end.saturating_add(days_in(*from, *to).days()) } else { end },
    )
}
