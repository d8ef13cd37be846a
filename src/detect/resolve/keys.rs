//! What makes two mentions comparable: the key of a name, of an address, of a telephone number, of a date.

use super::super::{ADDRESS, EMAIL, NAME};
use super::phrase_of;
use super::postal::Postal;
use crate::model::{Identity, fold};

/// First and last word of a phrase: middle names and initials tell no two people apart.
pub fn name_key(phrase: &str) -> String {
    let words: Vec<&str> = phrase.split(' ').collect();
    match words.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        // `Raman P`
        [last, .., first] if first.chars().count() == 1 && last.chars().count() > 1 => format!("{first} {last}"),
        [first, .., last] => format!("{first} {last}"),
    }
}

/// The key of a mention of kind `what`, written `form`; kinds never share a key.
pub fn key(what: &str, form: &str) -> String {
    match what {
        NAME => name_key(&phrase_of(form)),
        EMAIL => form.to_lowercase(),
        ADDRESS => Postal::of(form).key(),
        "phone" => format!("phone:{}", national(form)),
        "born" => format!("born:{}", day(form).unwrap_or_else(|| form.to_lowercase())),
        id if id.ends_with(" number") => format!("id:{}", plain(form)),
        _ => format!("{what}:{}", plain(form)),
    }
}

fn plain(form: &str) -> String {
    form.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase()
}

/// The kind of mention that an identifier is, by what the request calls it: `case` is a `case number`.
pub fn kind_of_id(kind: &str) -> String {
    match kind {
        "ni" | "nhs" | "upn" => kind.to_owned(),
        other => format!("{} number", other.trim_end_matches(" number")),
    }
}

/// Keys of everything that identifies one person but their names.
pub fn of_identity(person: &Identity) -> Vec<String> {
    let emails = person.emails.iter().map(|e| key(EMAIL, e));
    let phones = person.phones.iter().map(|p| key("phone", p));
    let postcodes = person.postcodes.iter().map(|p| key("postcode", p));
    let born = person.born.iter().map(|b| format!("born:{b}"));
    let addresses = person.addresses.iter().flat_map(|a| Postal::of(a).keys());
    let ids = person.ids.iter().map(|(kind, id)| key(&kind_of_id(kind), id));
    emails.chain(phones).chain(postcodes).chain(born).chain(addresses).chain(ids).collect()
}

/// Digits as dialled within the country.
fn national(form: &str) -> String {
    let digits: String = form.chars().filter(char::is_ascii_digit).collect();
    let rest = digits.strip_prefix("0044").or_else(|| digits.strip_prefix("44").filter(|r| r.len() >= 9));
    rest.map_or(digits.clone(), |r| format!("0{}", r.trim_start_matches('0')))
}

/// A date as people write it, day first, as ISO 8601; a year of two digits is of the last hundred years.
fn day(form: &str) -> Option<String> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let folded = fold::folded(form);
    let parts: Vec<&str> = folded.split(' ').collect();
    let &[a, b, c] = parts.as_slice() else { return None };
    let number = |s: &str| s.trim_end_matches(char::is_alphabetic).parse::<u16>().ok();
    let month = |s: &str| MONTHS.iter().position(|m| s.starts_with(m)).map(|n| n as u16 + 1).or_else(|| number(s));
    let (year, month, day) =
        if a.len() == 4 { (number(a)?, month(b)?, number(c)?) } else { (number(c)?, month(b)?, number(a)?) };
    let year = if year < 100 { year + if year > 30 { 1900 } else { 2000 } } else { year };
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_thing_written_in_many_ways_has_one_key() {
        for (what, a, b) in [
            ("phone", "07700 900862", "+44 (0)7700-900862"),
            ("phone", "(01632) 960288", "01632 960288"),
            ("postcode", "SB9 7LE", "sb97le"),
            ("born", "02/11/1995", "2nd November 1995"),
            ("born", "2.11.95", "1995-11-02"),
            (NAME, "Raman, P.", "P. Raman"),
            (NAME, "Wiktoria Zielińska", "WIKTORIA ZIELINSKA"),
            (NAME, "susan.pike", "Susan Pike"),
        ] {
            assert_eq!(key(what, a), key(what, b), "{a} {b}");
        }
        assert_ne!(key("phone", "07700 900862"), key("phone", "07700 900863"));
    }
}
