//! Other identifiers of people: telephone, postcode, NHS and National Insurance number … from the tables in `config/identifiers`.

use super::resolve::Postal;
use super::{Confidence, Directory, Doc, PersonDetector};
use crate::model::{Mention, Span};
use regex::Regex;
use serde::Deserialize;
use std::sync::OnceLock;

/// See the module.
pub struct Identifiers;

const TABLES: &[&str] =
    &[include_str!("../../config/identifiers/uk.toml"), include_str!("../../config/identifiers/accounts.toml")];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    identifier: Vec<Entry>,
}

/// One entry of a table.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    kind: String,
    says: String,
    pattern: String,
    #[serde(default)]
    check: String,
    #[serde(default)]
    except: Vec<String>,
    #[serde(default)]
    columns: Vec<String>,
    #[serde(default)]
    review: bool,
    #[cfg_attr(not(test), allow(dead_code))]
    examples: Vec<String>,
    #[cfg_attr(not(test), allow(dead_code))]
    counter_examples: Vec<String>,
}

fn entries() -> &'static [(Entry, Regex)] {
    static READ: OnceLock<Vec<(Entry, Regex)>> = OnceLock::new();
    READ.get_or_init(|| {
        let tables = TABLES.iter().filter_map(|t| toml::from_str::<Table>(t).ok());
        tables.flat_map(|t| t.identifier).filter_map(|e| Regex::new(&e.pattern).ok().map(|r| (e, r))).collect()
    })
}

impl PersonDetector for Identifiers {
    fn name(&self) -> &'static str {
        "identifiers"
    }

    fn detect(&self, doc: &Doc<'_>, _known: &Directory) -> Vec<Mention> {
        let mut out: Vec<Mention> =
            entries().iter().flat_map(|(entry, pattern)| matches(doc.text, entry, pattern)).collect();
        for field in doc.fields {
            let column = crate::model::fold::folded(field.name.expose());
            let entry = entries().iter().find(|(e, _)| e.columns.contains(&column));
            let value = field.span.of(doc.text);
            let told = value.chars().filter(char::is_ascii_digit).count() >= 2 && value.len() <= 40;
            out.extend(entry.filter(|_| told).map(|(entry, _)| mention(entry, field.span)));
        }
        out
    }
}

fn mention(entry: &Entry, span: Span) -> Mention {
    let confidence = if entry.review { Confidence::Review } else { Confidence::Redact };
    Mention { span, what: entry.kind.clone(), reason: entry.says.clone(), confidence, step: "" }
}

fn matches(text: &str, entry: &Entry, pattern: &Regex) -> Vec<Mention> {
    let found = pattern.captures_iter(text).filter(|c| c.name("not").is_none());
    let found = found.filter_map(|c| c.name("it").or_else(|| c.get(0)));
    let sound = found.filter(|m| {
        !entry.except.iter().any(|e| m.as_str().starts_with(e.as_str())) && passes(&entry.check, m.as_str())
    });
    sound.map(|m| mention(entry, Span::new(m.start(), m.end()))).collect()
}

fn passes(check: &str, found: &str) -> bool {
    match check {
        "nhs" => nhs(found),
        "phone" => phone(found),
        "upn" => upn(found),
        "address" => address(found),
        "iban" => iban(found),
        "luhn" => luhn(found),
        "code" => found.chars().filter(char::is_ascii_digit).count() >= 3,
        _ => true,
    }
}

/// Nine or ten digits behind the trunk 0 or +44 (Ofcom's numbering plan), and not a date with a page or a number behind it:
/// an area code has two digits or more behind its 0, unless what follows are longer runs that are no years.
fn phone(found: &str) -> bool {
    let runs: Vec<&str> = found.split(|c: char| !c.is_ascii_digit()).filter(|r| !r.is_empty()).collect();
    let digits: usize = runs.iter().map(|r| r.len()).sum();
    let year = |r: &&str| r.len() == 4 && (r.starts_with("19") || r.starts_with("20"));
    match runs.first().copied().unwrap_or("") {
        code @ ("44" | "0044") => (code.len() + 9..=code.len() + 11).contains(&digits),
        // As chats write whom a message speaks to: "@447700900461".
        mobile if mobile.starts_with("447") && runs.len() == 1 => digits == 12,
        short if short.len() < 3 => runs[1..].iter().all(|r| r.len() >= 3 && !year(r)),
        _ => (10..=11).contains(&digits),
    }
}

/// NHS number: the tenth digit is 11 less the sum of the first nine, weighted 10 to 2, modulo 11 (NHS Data Dictionary).
fn nhs(number: &str) -> bool {
    let digits: Vec<u32> = number.chars().filter_map(|c| c.to_digit(10)).collect();
    let sum: u32 = digits.iter().take(9).zip((2..=10).rev()).map(|(d, w)| d * w).sum();
    digits.len() == 10 && sum > 0 && (11 - sum % 11) % 11 == digits[9]
}

/// Unique pupil number: the first letter is the sum of the others, weighted 2 to 13, modulo 23 (DfE, UPN guide).
fn upn(number: &str) -> bool {
    const LETTERS: &[u8] = b"ABCDEFGHJKLMNPQRTUVWXYZ";
    let value = |b: &u8| match b {
        b'0'..=b'9' => Some(usize::from(b - b'0')),
        _ => LETTERS.iter().position(|l| l == b),
    };
    let sum: usize = number.bytes().skip(1).zip(2..).filter_map(|(b, w)| Some(value(&b)? * w)).sum();
    number.bytes().next().is_some_and(|b| b == LETTERS[sum % 23])
}

/// Account number by ISO 13616: the country and check digits behind the rest, letters as 10 to 35, are 1 modulo 97.
fn iban(number: &str) -> bool {
    let plain: String = number.chars().filter(char::is_ascii_alphanumeric).collect();
    let turned = plain.chars().skip(4).chain(plain.chars().take(4));
    let rest = turned.filter_map(|c| c.to_digit(36)).fold(0, |r, d| (r * if d > 9 { 100 } else { 10 } + d) % 97);
    (15..=34).contains(&plain.len()) && rest == 1
}

/// Card number by ISO/IEC 7812-1: every second digit from the right doubled, the digits' sum ends in 0.
fn luhn(number: &str) -> bool {
    let digits = number.chars().rev().filter_map(|c| c.to_digit(10)).enumerate();
    digits.map(|(n, d)| if n % 2 == 1 { d * 2 / 10 + d * 2 % 10 } else { d }).sum::<u32>().is_multiple_of(10)
}

/// Measures, courts and days that look like a house number and a street.
const NO_STREET: &[&str] = &[
    "bed",
    "bedroom",
    "county",
    "day",
    "family",
    "hour",
    "magistrates",
    "mile",
    "minute",
    "month",
    "page",
    "person",
    "sponsored",
    "supreme",
    "tennis",
    "week",
    "year",
    "youth",
];
const MONTHS: &[&str] = &[
    "april",
    "august",
    "december",
    "february",
    "january",
    "july",
    "june",
    "march",
    "may",
    "november",
    "october",
    "september",
];
/// Kinds of street that are nothing else.
const STREETS: &[&str] = &["avenue", "crescent", "lane", "road", "street", "terrace"];

/// No year, no measure ("2 Day Court") and no date with something behind it ("14 March Court").
fn address(found: &str) -> bool {
    let line = Postal::of(found).line;
    let words: Vec<&str> = line.split(' ').collect();
    let [number, name @ .., street] = words.as_slice() else { return false };
    let year = number.len() == 4 && matches!(number.get(..2), Some("19" | "20"));
    let measure = matches!(name, [one] if NO_STREET.contains(one) || NO_STREET.contains(&one.trim_end_matches('s')));
    let day = number.parse::<u8>().is_ok_and(|n| n <= 31) && name.first().is_some_and(|w| MONTHS.contains(w));
    !year && !measure && !(day && (name.len() > 1 || !STREETS.contains(street)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_finds_its_examples_and_not_the_others() {
        let wanted: usize = TABLES.iter().map(|t| toml::from_str::<Table>(t).unwrap().identifier.len()).sum();
        assert_eq!(entries().len(), wanted);
        for (entry, pattern) in entries() {
            let found = |text: &str| matches(&format!("x: {text}, y"), entry, pattern).len();
            assert!(
                entry.examples.len() >= 2 && entry.examples.iter().all(|e| found(e) == 1),
                "{}: {:?}",
                entry.kind,
                entry.examples
            );
            assert!(
                entry.counter_examples.iter().all(|e| found(e) == 0),
                "{}: {:?}",
                entry.kind,
                entry.counter_examples
            );
        }
    }
}
