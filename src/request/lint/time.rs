//! How long the notice promises to take, held against Art. 12A.

use super::{Findings, Kind, OURS};
use crate::model::Result;
use crate::request::holidays::{BankHolidays, Nation};
use crate::request::law::Authority::{self, Statute};
use crate::request::promise::Promise;
use crate::settings::Organisation;
use jiff::ToSpan;
use jiff::civil::{Date, date};

const PERIOD: (&str, Authority) = ("UK GDPR Art. 12A (DUAA s.76)", Statute);
const EXTENSION: (&str, Authority) = ("UK GDPR Art. 12A(3)-(4)", Statute);

pub(super) fn time(o: &Organisation, all: &mut Findings) -> Result<()> {
    let nation = Nation::parse(&o.nation)?;
    if let Some(promise) = Promise::parse(&o.promise)? {
        compare(promise, nation, all)?;
    }
    if !["", "receipt"].contains(&o.promises.starts.as_str()) {
        all.say(
            Kind::Contrary,
            "promises.starts",
            format!("the notice lets the time begin with \"{}\"; it begins with receipt, or with proof of identity, authority or a fee where one was asked for", o.promises.starts),
            "the clock starts as the law says; a question only stops it from the day of asking to the day of the answer",
            PERIOD,
        );
    }
    match o.promises.extension_months {
        2 => {}
        0 | 1 => all.say(
            Kind::Stricter,
            "promises.extension_months",
            format!("the notice allows an extension of {} month(s); the law allows two", o.promises.extension_months),
            "it binds: an extension is computed with that",
            EXTENSION,
        ),
        n => all.say(
            Kind::Contrary,
            "promises.extension_months",
            format!("the notice allows an extension of {n} months; the law allows two"),
            "two months are computed",
            EXTENSION,
        ),
    }
    Ok(())
}

/// Every day of four years as a start: is the promise ever earlier, ever later than the law's month?
fn compare(promise: Promise, nation: Nation, all: &mut Findings) -> Result<()> {
    let holidays = BankHolidays::builtin()?;
    let (mut earlier, mut later, mut days) = (0, 0, 0);
    let mut start = date(2025, 1, 1);
    while start < date(2029, 1, 1) {
        let by_law = holidays.on_or_after(nation, start.saturating_add(1.month()));
        let mut promised = promise.nominal(start, nation, &holidays);
        if promise.moves_to_a_working_day() {
            promised = holidays.on_or_after(nation, promised);
        }
        earlier += u32::from(promised < by_law);
        later += u32::from(promised > by_law);
        days += 1;
        start = next(start);
    }
    if earlier > 0 {
        all.say(
            Kind::Stricter,
            "promise",
            format!("the notice promises an answer within {promise}: earlier than the law's month for {} in 100 days of receipt", earlier * 100 / days),
            "it binds: the due date is the earlier of the two, and `dsar clock explain` names both",
            OURS,
        );
    }
    if later > 0 && earlier == 0 {
        all.say(
            Kind::Contrary,
            "promise",
            format!("the notice allows itself {promise}: longer than the law's month"),
            "the law's date stands",
            PERIOD,
        );
    }
    Ok(())
}

fn next(day: Date) -> Date {
    day.saturating_add(1.day())
}
