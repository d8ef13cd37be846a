//! The form a request comes in: read with the line named where it is wrong, and checked for what cannot be meant.

use crate::model::checks::{is_nhs_number, is_ni_number, is_upn};
use crate::model::{Fault, Identity, RequestForm, Result, VARIANT_KINDS};
use crate::settings::toml_fault;
use jiff::ToSpan;
use jiff::civil::Date;

/// What is wrong with a form: the field, what it says of it, and the value to look the line up by.
struct Wrong {
    what: String,
    value: String,
}

/// Reads and checks a form; `name` is how the file is called in errors, `today` what "the future" is measured from.
pub fn parse(text: &str, name: &str, today: Date) -> Result<RequestForm> {
    let form = match toml::from_str::<RequestForm>(text) {
        Ok(form) => form,
        Err(error) => written_dates(text).ok_or_else(|| match no_date(text) {
            Some(written) => Fault::new(format!("{name}, line {}: \"{written}\" is no date", line_of(text, &written)))
                .hint("write it as 2026-03-02, or day first as 2/3/2026"),
            None => toml_fault(&error, text, name).hint(
                "correct that line; a form needs at least: received = \"2026-03-02\", [subject], names = [\"…\"]",
            ),
        })?,
    };
    let form = form.settled();
    match wrongs(&form, today).into_iter().next() {
        None => Ok(form),
        Some(wrong) => Err(Fault::new(format!("{name}, line {}: {}", line_of(text, &wrong.value), wrong.what))
            .hint("correct that line")),
    }
}

/// Checks a form that did not come from a file. Says everything that is wrong at once.
pub fn check(form: &RequestForm, today: Date) -> Result<()> {
    let all: Vec<String> = wrongs(form, today).into_iter().map(|w| w.what).collect();
    match all.is_empty() {
        true => Ok(()),
        false => {
            Err(Fault::new(format!("the form cannot be right: {}", all.join("; "))).hint("correct it and try again"))
        }
    }
}

/// TOML has dates of its own (`received = 2026-03-02`): taken as if they stood in quotes. Those that stand in quotes may be written as
/// the questions of `dsar request new` take them: 2/3/2026.
fn written_dates(text: &str) -> Option<RequestForm> {
    let mut value: toml::Value = toml::from_str(text).ok()?;
    plain_dates(&mut value);
    value.try_into().ok()
}

fn plain_dates(value: &mut toml::Value) {
    quote_dates(value);
    each_date(value, &mut |written| {
        if let Some(day) = date(written) {
            *written = day.to_string();
        }
    });
}

/// The first value where a date belongs that is none.
fn no_date(text: &str) -> Option<String> {
    let mut value: toml::Value = toml::from_str(text).ok()?;
    let mut wrong = None;
    quote_dates(&mut value);
    each_date(&mut value, &mut |written| {
        if wrong.is_none() && date(written).is_none() {
            wrong = Some(crate::model::sanitise::line(written).into_owned());
        }
    });
    wrong
}

/// Every value of a form that is to be a date.
fn each_date(value: &mut toml::Value, with: &mut impl FnMut(&mut String)) {
    let toml::Value::Table(fields) = value else { return };
    for (name, value) in fields.iter_mut() {
        match (name.as_str(), value) {
            ("received", toml::Value::String(day)) => with(day),
            ("born", toml::Value::Array(days)) => days.iter_mut().for_each(|day| {
                if let toml::Value::String(day) = day {
                    with(day);
                }
            }),
            ("subject", subject) => each_date(subject, with),
            ("namesake", toml::Value::Array(all)) => all.iter_mut().for_each(|one| each_date(one, with)),
            _ => {}
        }
    }
}

fn quote_dates(value: &mut toml::Value) {
    match value {
        toml::Value::Datetime(day) => *value = toml::Value::String(day.to_string()),
        toml::Value::Array(all) => all.iter_mut().for_each(quote_dates),
        toml::Value::Table(all) => all.iter_mut().for_each(|(_, v)| quote_dates(v)),
        _ => {}
    }
}

fn line_of(text: &str, value: &str) -> usize {
    text.lines().position(|line| line.contains(value)).map_or(1, |n| n + 1)
}

fn wrongs(form: &RequestForm, today: Date) -> Vec<Wrong> {
    let mut all = Vec::new();
    let mut say = |what: String, value: &str| all.push(Wrong { what, value: value.to_owned() });
    // One day's grace: a letter stamped on the other side of a time zone.
    if form.received > today.saturating_add(1.day()) {
        say(format!("received {} lies in the future", form.received), "received");
    }
    // The Data Protection Act 2018 came into force on that day; no request this program could answer is older.
    if form.received < jiff::civil::date(2018, 5, 25) {
        say(format!("received {} is before the Data Protection Act 2018", form.received), "received");
    }
    if is_empty(&form.subject) {
        say("the subject has neither a name nor an identifier to search for".into(), "[subject]");
    }
    for off in form.variants.off.iter().filter(|off| VARIANT_KINDS.iter().all(|(kind, _)| kind != off)) {
        let kinds: Vec<&str> = VARIANT_KINDS.iter().map(|(kind, _)| *kind).collect();
        say(format!("variants.off: \"{off}\" is no kind of variant; there are {}", kinds.join(", ")), off);
    }
    for (person, whose) in
        std::iter::once((&form.subject, "the subject")).chain(form.namesake.iter().map(|n| (n, "a namesake")))
    {
        check_identity(person, whose, today, &mut say);
    }
    all
}

/// Identifiers that cannot be what they are called: mistyped, as a rule. Nothing found by them is lost, so these are warnings.
pub fn doubts(form: &RequestForm) -> Vec<String> {
    type Check = fn(&str) -> bool;
    const CHECKS: [(&str, Check, &str); 3] = [
        (
            "nhs",
            is_nhs_number,
            "its check digit does not fit: an NHS number has ten digits, the last of which follows from the others",
        ),
        ("ni", is_ni_number, "it is no national insurance number: two letters, six digits and a letter from A to D"),
        ("upn", is_upn, "its check letter does not fit: a unique pupil number has a letter and twelve digits"),
    ];
    let people = std::iter::once((&form.subject, "the subject")).chain(form.namesake.iter().map(|n| (n, "a namesake")));
    let ids = people.flat_map(|(who, whose)| who.ids.iter().map(move |(kind, value)| (kind, value, whose)));
    ids.filter_map(|(kind, value, whose)| {
        let (_, check, why) = CHECKS.iter().find(|(k, _, _)| kind.eq_ignore_ascii_case(k))?;
        (!check(value)).then(|| format!("ids of {whose}, {kind}: {why}; look at it once more"))
    })
    .collect()
}

fn is_empty(who: &Identity) -> bool {
    let lists = [&who.names, &who.emails, &who.phones, &who.addresses, &who.logins];
    lists.iter().all(|l| l.iter().all(|v| v.trim().is_empty())) && who.ids.values().all(|v| v.trim().is_empty())
}

fn check_identity(who: &Identity, whose: &str, today: Date, say: &mut impl FnMut(String, &str)) {
    let lists = [
        ("names", &who.names),
        ("emails", &who.emails),
        ("phones", &who.phones),
        ("addresses", &who.addresses),
        ("postcodes", &who.postcodes),
        ("former", &who.former),
        ("known_as", &who.known_as),
        ("titles", &who.titles),
        ("logins", &who.logins),
        ("groups", &who.groups),
        ("associates", &who.associates),
    ];
    for (field, list) in lists {
        if let Some(n) = list.iter().position(|v| v.trim().is_empty()) {
            say(format!("{field} of {whose}: entry {} is empty", n + 1), field);
        }
    }
    if let Some((kind, _)) = who.ids.iter().find(|(_, v)| v.trim().is_empty()) {
        say(format!("ids of {whose}: \"{kind}\" is empty"), kind);
    }
    for (n, email) in who.emails.iter().enumerate().filter(|(_, e)| !e.trim().is_empty() && !is_email(e)) {
        say(format!("emails of {whose}: entry {} is no e-mail address", n + 1), email);
    }
    for (n, phone) in who.phones.iter().enumerate().filter(|(_, p)| !p.trim().is_empty() && digits(p) < 5) {
        say(format!("phones of {whose}: entry {} is no telephone number", n + 1), phone);
    }
    for born in who.born.iter().filter(|born| **born > today || born.year() < 1880) {
        say(format!("born of {whose}: {born} cannot be a date of birth"), &born.to_string());
    }
}

fn digits(text: &str) -> usize {
    text.chars().filter(char::is_ascii_digit).count()
}

/// Plausible, not proven: one `@` with something before it and a dotted domain after it.
fn is_email(text: &str) -> bool {
    let is_odd = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | ',' | ';' | '"');
    match text.trim().split_once('@') {
        Some((local, domain)) => {
            !local.is_empty()
                && !text.trim().contains(is_odd)
                && !domain.contains('@')
                && domain.contains('.')
                && domain.split('.').all(|label| !label.is_empty())
        }
        None => false,
    }
}

/// A date as ISO 8601 has it, or day, month and year as people write them here.
pub fn date(text: &str) -> Option<Date> {
    let text = text.trim();
    let parts: Vec<&str> = text.split(['/', '.', '-']).map(str::trim).collect();
    let number = |at: usize| parts.get(at)?.parse::<i16>().ok();
    match parts.as_slice() {
        [year, _, _] if year.len() == 4 => text.replace(['/', '.'], "-").parse().ok(),
        [_, _, year] if year.len() == 4 => {
            Date::new(number(2)?, i8::try_from(number(1)?).ok()?, i8::try_from(number(0)?).ok()?).ok()
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_here_write_them() {
        let day = |text| date(text).map(|d| d.to_string());
        assert_eq!(day("1988-03-14").as_deref(), Some("1988-03-14"));
        assert_eq!(day(" 14/3/1988 ").as_deref(), Some("1988-03-14"));
        assert_eq!(day("02.03.2026").as_deref(), Some("2026-03-02"));
        assert_eq!((day("31/2/1988"), day("14/3/88"), day("yesterday")), (None, None, None));
    }

    #[test]
    fn a_form_takes_the_dates_that_the_questions_take() {
        let today = jiff::civil::date(2026, 11, 23);
        let form = |received: &str, born: &str| {
            parse(
                &format!(
                    "received = \"{received}\"\n[subject]\nnames = [\"Ottoline Brackenbury\"]\nborn = [\"{born}\"]\n"
                ),
                "form.toml",
                today,
            )
        };
        let read = form("14/9/2026", "3.4.1988").unwrap();
        assert_eq!(
            (read.received.to_string(), read.subject.born[0].to_string()),
            ("2026-09-14".into(), "1988-04-03".into())
        );
        let wrong = form("14 September 2026", "1988-04-03").unwrap_err();
        assert_eq!(wrong.what, "form.toml, line 1: \"14 September 2026\" is no date");
        assert!(form("2026-09-14", "31/2/1988").unwrap_err().what.starts_with("form.toml, line 4: \"31/2/1988\""));
    }
}
