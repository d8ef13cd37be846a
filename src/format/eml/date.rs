//! Dates of headers (RFC 5322 3.3 and the older and freer forms of 4.3) as RFC 3339 in UTC.

use jiff::civil;
use jiff::tz::Offset;

/// Reads a date such as `Mon, 14 May 2001 16:39:00 -0700 (PDT)`; `None` where it makes no sense.
pub fn utc(text: &str) -> Option<String> {
    let text = text.split('(').next().unwrap_or("");
    let words: Vec<&str> = text.split([' ', ',', '\t', '\r', '\n']).filter(|w| !w.is_empty()).collect();
    let time_at = words.iter().position(|w| w.contains(':'))?;
    let (day, month, year) = day_of(&words, time_at)?;
    let mut clock = words[time_at].splitn(3, ':').map(|n| n.split('.').next().unwrap_or("").parse::<i8>());
    let (hour, minute) = (clock.next()?.ok()?, clock.next()?.ok()?);
    let second = clock.next().and_then(std::result::Result::ok).unwrap_or(0).min(59);
    let zone = words[time_at + 1..].iter().find_map(|w| zone(w)).unwrap_or(0);
    let local = civil::DateTime::new(year, month, day, hour, minute, second, 0).ok()?;
    let offset = Offset::from_seconds(zone).ok()?;
    Some(offset.to_timestamp(local).ok()?.to_string())
}

/// Day, month and year: `14 May 2001`, `14-May-01`, `May 14 … 2001` (asctime).
fn day_of(words: &[&str], time_at: usize) -> Option<(i8, i8, i16)> {
    let parts: Vec<&str> =
        words.iter().enumerate().filter(|(n, _)| *n != time_at).flat_map(|(_, w)| w.split('-')).collect();
    let month_at = parts.iter().position(|w| month(w).is_some())?;
    let number = |n: Option<usize>| n.and_then(|n| parts.get(n)).and_then(|w| w.parse::<i16>().ok());
    let before = number(month_at.checked_sub(1));
    let after: Vec<i16> = parts[month_at + 1..].iter().filter_map(|w| w.parse().ok()).collect();
    let (day, year) = match before {
        Some(day) => (day, *after.first()?),
        None => (*after.first()?, *after.get(1)?),
    };
    let year = match year {
        0..=49 => year + 2000,
        50..=999 => year + 1900,
        _ => year,
    };
    Some((i8::try_from(day).ok()?, month(parts[month_at])?, year))
}

fn month(word: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let start = word.get(..3)?.to_ascii_lowercase();
    let alphabetic = word.bytes().all(|b| b.is_ascii_alphabetic());
    MONTHS.iter().position(|m| alphabetic && *m == start).map(|n| n as i8 + 1)
}

/// Seconds east of Greenwich.
fn zone(word: &str) -> Option<i32> {
    let hours = match word.to_ascii_uppercase().as_str() {
        "UT" | "UTC" | "GMT" | "Z" => 0,
        "BST" | "CET" | "MET" => 1,
        "CEST" | "EET" => 2,
        "EDT" => -4,
        "EST" | "CDT" => -5,
        "CST" | "MDT" => -6,
        "MST" | "PDT" => -7,
        "PST" => -8,
        other => return numeric_zone(other),
    };
    Some(hours * 3600)
}

fn numeric_zone(word: &str) -> Option<i32> {
    let (sign, digits) = match word.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let digits = digits.replace(':', "");
    let number: i32 = digits.parse().ok().filter(|_| digits.len() == 4)?;
    Some(sign * ((number / 100) * 3600 + (number % 100) * 60))
}
