//! Working days in the three nations: bank holidays by rule (Easter, Mondays, substitute days) and by the table of
//! single ones in `config/bank_holidays.toml`. Right for every day from 2011 on; recurring ones are not retired here.

use crate::model::{Fault, Result};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Where the controller is: bank holidays differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Nation {
    /// England and Wales.
    #[default]
    EnglandAndWales,
    /// Scotland.
    Scotland,
    /// Northern Ireland.
    NorthernIreland,
}

impl Nation {
    /// All three.
    pub const ALL: [Nation; 3] = [Nation::EnglandAndWales, Nation::Scotland, Nation::NorthernIreland];

    /// The word used in `dsar.toml` and on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Nation::EnglandAndWales => "england-and-wales",
            Nation::Scotland => "scotland",
            Nation::NorthernIreland => "northern-ireland",
        }
    }

    /// Reads a nation; `england` and `wales` count as both, an empty text as England and Wales.
    pub fn parse(text: &str) -> Result<Nation> {
        let word = text.trim().to_lowercase().replace([' ', '_'], "-");
        if ["", "england", "wales"].contains(&word.as_str()) {
            return Ok(Nation::EnglandAndWales);
        }
        Nation::ALL.into_iter().find(|n| n.word() == word).ok_or_else(|| {
            Fault::new("the nation is not one whose bank holidays are known")
                .hint("use england-and-wales, scotland or northern-ireland")
        })
    }
}

/// The table of `config/bank_holidays.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BankHolidays {
    single: Vec<Single>,
    moved: Vec<Moved>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Single {
    date: Date,
    nations: Vec<Nation>,
    name: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Moved {
    from: Date,
    to: Date,
    nations: Vec<Nation>,
    name: String,
}

const TABLE: &str = include_str!("../../config/bank_holidays.toml");

impl BankHolidays {
    /// The table built in.
    pub fn builtin() -> Result<BankHolidays> {
        toml::from_str(TABLE).map_err(|e| crate::settings::toml_fault(&e, TABLE, "config/bank_holidays.toml"))
    }

    /// The bank holidays of a year, with their names.
    pub fn of(&self, nation: Nation, year: i16) -> BTreeMap<Date, String> {
        let mut days = recurring(nation, year);
        for moved in self.moved.iter().filter(|m| m.from.year() == year && m.nations.contains(&nation)) {
            days.remove(&moved.from);
            days.insert(moved.to, moved.name.clone());
        }
        for single in self.single.iter().filter(|s| s.date.year() == year && s.nations.contains(&nation)) {
            days.insert(single.date, single.name.clone());
        }
        days
    }

    /// Why `day` is no working day (`a Saturday`, the name of the holiday); `None` where it is one.
    pub fn why_closed(&self, nation: Nation, day: Date) -> Option<String> {
        match day.weekday() {
            Weekday::Saturday => Some("a Saturday".into()),
            Weekday::Sunday => Some("a Sunday".into()),
            _ => self.of(nation, day.year()).remove(&day),
        }
    }

    /// `day`, or the first working day after it.
    pub fn on_or_after(&self, nation: Nation, day: Date) -> Date {
        self.seek(nation, day, 1)
    }

    /// The last working day before `day`.
    pub fn before(&self, nation: Nation, day: Date) -> Date {
        self.seek(nation, day.saturating_sub(1.day()), -1)
    }

    fn seek(&self, nation: Nation, mut day: Date, step: i64) -> Date {
        while self.why_closed(nation, day).is_some() {
            day = day.saturating_add(step.days());
        }
        day
    }
}

/// Easter Sunday of the Gregorian calendar (the "anonymous" algorithm: Nature, 20 April 1876; Meeus, ch. 8).
fn easter(year: i16) -> Date {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let l = (32 + 2 * e + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    date(year, (n / 31) as i8, (n % 31 + 1) as i8)
}

fn recurring(nation: Nation, year: i16) -> BTreeMap<Date, String> {
    use Nation::{EnglandAndWales, NorthernIreland, Scotland};
    let easter = easter(year);
    let summer = if nation == Scotland { first_monday(year, 8) } else { last_monday(year, 8) };
    // Which nations keep it, the day, its name. Days that a weekend can swallow follow in `fixed`.
    let movable: [(&[Nation], Date, &str); 5] = [
        (&Nation::ALL, easter.saturating_sub(2.days()), "Good Friday"),
        (&[EnglandAndWales, NorthernIreland], easter.saturating_add(1.day()), "Easter Monday"),
        (&Nation::ALL, first_monday(year, 5), "Early May bank holiday"),
        (&Nation::ALL, last_monday(year, 5), "Spring bank holiday"),
        (&Nation::ALL, summer, "Summer bank holiday"),
    ];
    let fixed: [(&[Nation], Date, &str); 7] = [
        (&Nation::ALL, date(year, 1, 1), "New Year's Day"),
        (&[Scotland], date(year, 1, 2), "2 January"),
        (&[NorthernIreland], date(year, 3, 17), "St Patrick's Day"),
        (&[NorthernIreland], date(year, 7, 12), "Battle of the Boyne"),
        (&[Scotland], date(year, 11, 30), "St Andrew's Day"),
        (&Nation::ALL, date(year, 12, 25), "Christmas Day"),
        (&Nation::ALL, date(year, 12, 26), "Boxing Day"),
    ];
    let kept = |nations: &[Nation]| nations.contains(&nation);
    let mut days: BTreeMap<Date, String> =
        movable.iter().filter(|m| kept(m.0)).map(|m| (m.1, m.2.to_owned())).collect();
    let fixed: Vec<(Date, &str)> = fixed.iter().filter(|f| kept(f.0)).map(|f| (f.1, f.2)).collect();
    days.extend(fixed.iter().map(|(day, name)| (*day, (*name).to_owned())));
    for (day, name) in fixed {
        if let Some(substitute) = substitute(day, &days) {
            days.insert(substitute, format!("{name} (substitute day)"));
        }
    }
    days
}

/// A holiday on a weekend is kept on the next weekday that is not one already.
fn substitute(day: Date, taken: &BTreeMap<Date, String>) -> Option<Date> {
    let is_weekend = |d: Date| matches!(d.weekday(), Weekday::Saturday | Weekday::Sunday);
    let mut other = day;
    while is_weekend(day) && (is_weekend(other) || taken.contains_key(&other)) {
        other = other.saturating_add(1.day());
    }
    (other != day).then_some(other)
}

fn first_monday(year: i16, month: i8) -> Date {
    let first = date(year, month, 1);
    first.saturating_add(i64::from((8 - first.weekday().to_monday_one_offset()) % 7).days())
}

fn last_monday(year: i16, month: i8) -> Date {
    let last = date(year, month, 1).last_of_month();
    last.saturating_sub(i64::from(last.weekday().to_monday_zero_offset()).days())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// gov.uk's own list and the Python library `holidays`: see `fixtures/bank_holidays/weekdays.txt`.
    #[test]
    fn thirty_years_agree_with_independent_lists() {
        let table = BankHolidays::builtin().unwrap();
        let mut checked = 0;
        for line in include_str!("../../fixtures/bank_holidays/weekdays.txt").lines().filter(|l| !l.starts_with('#')) {
            let mut words = line.split(' ');
            let nation = Nation::parse(words.next().unwrap()).unwrap();
            let theirs: BTreeSet<Date> = words.map(|w| w.parse().unwrap()).collect();
            let year = theirs.first().unwrap().year();
            let is_weekday = |d: &Date| !matches!(d.weekday(), Weekday::Saturday | Weekday::Sunday);
            let ours: BTreeSet<Date> = table.of(nation, year).into_keys().filter(is_weekday).collect();
            assert_eq!(ours, theirs, "{} {year}", nation.word());
            checked += ours.len();
        }
        assert!(checked > 700, "{checked}");
    }

    #[test]
    fn nations_are_read_leniently_and_refused_clearly() {
        assert_eq!(Nation::parse("England and Wales").unwrap(), Nation::EnglandAndWales);
        assert_eq!(Nation::parse("northern_ireland").unwrap(), Nation::NorthernIreland);
        assert_eq!(Nation::parse("").unwrap(), Nation::EnglandAndWales);
        assert!(Nation::parse("france").unwrap_err().hint.unwrap().contains("scotland"));
    }

    #[test]
    fn a_day_that_is_closed_says_why() {
        let table = BankHolidays::builtin().unwrap();
        let why = |nation, d| table.why_closed(nation, d);
        assert_eq!(why(Nation::EnglandAndWales, date(2026, 4, 6)).as_deref(), Some("Easter Monday"));
        assert_eq!(why(Nation::Scotland, date(2026, 4, 6)), None);
        assert_eq!(
            why(Nation::Scotland, date(2026, 6, 15)).is_some(),
            why(Nation::EnglandAndWales, date(2026, 6, 15)).is_none()
        );
        assert_eq!(table.before(Nation::EnglandAndWales, date(2026, 4, 7)), date(2026, 4, 2));
    }
}
