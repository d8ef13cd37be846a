//! What time it is: the system's, or one fixed for tests and for a demonstration that can be repeated to the byte.

use jiff::civil::Date;
use jiff::{Timestamp, tz::TimeZone};

/// Where the time of an entry comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// The system's clock.
    System,
    /// Always this moment.
    Fixed(Timestamp),
}

impl Clock {
    /// The moment.
    pub fn now(&self) -> Timestamp {
        match self {
            Clock::System => Timestamp::now(),
            Clock::Fixed(moment) => *moment,
        }
    }

    /// The moment as the log writes it: RFC 3339, UTC, milliseconds.
    pub fn stamp(&self) -> String {
        self.now().strftime("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()
    }

    /// The calendar day: where the machine stands, or in UTC for a fixed moment, which must not depend on the machine.
    pub fn today(&self) -> Date {
        match self {
            Clock::System => self.now().to_zoned(TimeZone::system()).date(),
            Clock::Fixed(moment) => moment.to_zoned(TimeZone::UTC).date(),
        }
    }
}
