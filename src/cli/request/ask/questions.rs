//! What is asked about a person, one entry a question.

use crate::model::Identity;
use crate::model::checks::{is_nhs_number, is_ni_number, is_upn};
use crate::request::date;
use jiff::civil::Date;

/// Said of an answer that is no date.
pub const NO_DATE: &str = "no date that I can read; write 1988-03-14 or 14/3/1988";

/// One question.
pub struct Question {
    /// In the list of answers.
    pub short: &'static str,
    /// As it is asked.
    pub asks: &'static str,
    /// What helps to answer it.
    pub help: &'static str,
    /// True for what is asked about a namesake too.
    pub tells_apart: bool,
    /// Why an answer cannot be right.
    pub wrong: fn(&str, Date) -> Option<String>,
    /// Why an answer is likely to be mistyped; it can be kept.
    pub doubt: fn(&str) -> Option<&'static str>,
    /// The answers so far.
    pub get: fn(&Identity) -> Vec<String>,
    /// Takes the answers.
    pub put: fn(&mut Identity, Vec<String>),
}

/// A list of texts in which anything goes.
macro_rules! list {
    ($field:ident, $short:literal, $apart:literal, $asks:literal, $help:literal) => {
        Question {
            short: $short,
            asks: $asks,
            help: $help,
            tells_apart: $apart,
            wrong: |_, _| None,
            doubt: |_| None,
            get: |who| who.$field.clone(),
            put: |who, values| who.$field = values,
        }
    };
}

/// An identifier under its kind; a second one of the kind is numbered.
macro_rules! id {
    ($kind:literal, $short:literal, $asks:literal, $help:literal) => {
        Question {
            short: $short,
            asks: $asks,
            help: $help,
            tells_apart: true,
            wrong: |_, _| None,
            doubt: |_| None,
            get: |who| ids(who, $kind),
            put: |who, values| put_ids(who, $kind, values),
        }
    };
}

/// Every question, in order.
pub const SUBJECT: &[Question] = &[
    Question {
        wrong: |name, _| (!name.chars().any(char::is_alphabetic)).then(|| "a name has letters".into()),
        ..list!(names, "name", true, "Full name:", "every way in use: Margaret Hughes; Margaret Anne Hughes")
    },
    list!(
        former,
        "earlier names",
        false,
        "Earlier names:",
        "before a marriage, an adoption, a change of name: Margaret Pell"
    ),
    list!(
        known_as,
        "called",
        true,
        "What else are they called?",
        "a forename is enough: Trina; usual short forms are searched anyway"
    ),
    list!(titles, "titles", false, "Titles or offices:", "Dr; Cllr"),
    Question {
        wrong: |mail, _| {
            let whole = mail.split_once('@').is_some_and(|(local, host)| !local.is_empty() && host.contains('.'));
            (!whole || mail.contains(' ')).then(|| "no e-mail address; write name@example.org".into())
        },
        ..list!(
            emails,
            "e-mail",
            true,
            "E-mail addresses:",
            "private ones too: m.hughes@example.org; maggie77@mail.example"
        )
    },
    list!(logins, "logins", false, "Login names:", "as they stand in your systems: mhughes; hughesm2"),
    Question {
        wrong: |phone, _| {
            (phone.bytes().filter(u8::is_ascii_digit).count() < 5)
                .then(|| "a telephone number has five digits or more".into())
        },
        ..list!(
            phones,
            "telephone",
            false,
            "Telephone numbers:",
            "written in any way: 07700 900417; +44 (0)1632 960123"
        )
    },
    Question {
        wrong: |text, today| match date(text) {
            None => Some(NO_DATE.into()),
            Some(day) if day > today => Some("nobody is born in the future".into()),
            Some(_) => None,
        },
        get: |who| who.born.iter().map(Date::to_string).collect(),
        put: |who, values| who.born = values.iter().filter_map(|v| date(v)).collect(),
        ..list!(names, "born", true, "Date of birth:", "1988-03-14 or 14/3/1988; it tells people of one name apart")
    },
    list!(
        addresses,
        "address",
        true,
        "Postal addresses:",
        "earlier ones too, semicolons between: 12 Elm Road, Selby; 3 Mill Lane"
    ),
    list!(postcodes, "postcode", true, "Postcodes:", "of all of them: YO8 4QT"),
    Question {
        doubt: |value| (!is_ni_number(value)).then_some("not two letters, six digits and A to D"),
        ..id!("ni", "NI number", "National Insurance number:", "AB 12 34 56 C")
    },
    Question {
        doubt: |value| (!is_nhs_number(value)).then_some("its check digit does not fit"),
        ..id!("nhs", "NHS number", "NHS number:", "ten digits: 943 476 5919")
    },
    Question {
        doubt: |value| (!is_upn(value)).then_some("its check letter does not fit"),
        ..id!("upn", "UPN", "Unique pupil number:", "a letter and twelve digits")
    },
    id!("staff", "staff number", "Staff or payroll number:", "as your papers have it"),
    id!("pupil", "pupil number", "Pupil, client or patient number:", "as your papers have it"),
    id!(
        "case",
        "case numbers",
        "Case or file numbers:",
        "HL-2023-0147; also found by its last figures beside the name"
    ),
    Question {
        wrong: |value, _| {
            let parted =
                value.split_once('=').is_some_and(|(kind, value)| !kind.trim().is_empty() && !value.trim().is_empty());
            (!parted).then(|| "write what it is before it: library card = 0042-77".into())
        },
        get: others,
        put: put_others,
        ..list!(
            names,
            "other numbers",
            false,
            "Any other number or mark of theirs:",
            "what it is, then the number: library card = 0042-77"
        )
    },
    list!(
        groups,
        "class, team, site",
        true,
        "Class, team, ward or site:",
        "7B; what stands beside the name and shows which Mr Hughes is meant"
    ),
    list!(
        associates,
        "belong to them",
        true,
        "Full names of people who belong to them:",
        "parents, children, a solicitor: they count beside the name, never alone"
    ),
];

/// Kinds that have a question of their own.
const KINDS: [&str; 6] = ["ni", "nhs", "upn", "staff", "pupil", "case"];

fn is_of(key: &str, kind: &str) -> bool {
    key.strip_prefix(kind).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

fn ids(who: &Identity, kind: &str) -> Vec<String> {
    who.ids.iter().filter(|(key, _)| is_of(key, kind)).map(|(_, value)| value.clone()).collect()
}

fn put_ids(who: &mut Identity, kind: &str, values: Vec<String>) {
    who.ids.retain(|key, _| !is_of(key, kind));
    for (value, number) in values.into_iter().zip(1..) {
        let key = if number == 1 { kind.to_owned() } else { format!("{kind} {number}") };
        who.ids.insert(key, value);
    }
}

fn others(who: &Identity) -> Vec<String> {
    let other = |key: &String| !KINDS.iter().any(|kind| is_of(key, kind));
    who.ids.iter().filter(|(key, _)| other(key)).map(|(key, value)| format!("{key} = {value}")).collect()
}

fn put_others(who: &mut Identity, values: Vec<String>) {
    who.ids.retain(|key, _| KINDS.iter().any(|kind| is_of(key, kind)));
    let pairs = values.iter().filter_map(|v| v.split_once('='));
    who.ids.extend(pairs.map(|(kind, value)| (kind.trim().to_owned(), value.trim().to_owned())));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_answer_comes_back_as_it_was_given() {
        let mut who = Identity::default();
        for question in SUBJECT {
            let given = match question.short {
                "born" => vec!["1988-03-14".to_owned()],
                "other numbers" => vec!["library card = 0042-77".to_owned()],
                _ => vec!["one".to_owned(), "two".to_owned()],
            };
            (question.put)(&mut who, given.clone());
            assert_eq!((question.get)(&who), given, "{}", question.short);
        }
        for question in SUBJECT {
            assert!(!(question.get)(&who).is_empty(), "{} was taken away by another", question.short);
            assert!(
                question.asks.len() + 20 < 80 && question.help.len() < 76,
                "{}: too long for a terminal",
                question.short
            );
        }
    }

    #[test]
    fn a_wrong_answer_is_explained() {
        let today = jiff::civil::date(2026, 3, 2);
        let wrong = |short: &str, value: &str| {
            SUBJECT.iter().find(|q| q.short == short).and_then(|q| (q.wrong)(value, today)).unwrap_or_default()
        };
        assert!(wrong("born", "31/2/1988").contains("14/3/1988") && wrong("born", "2027-01-01").contains("future"));
        assert!(
            wrong("e-mail", "maggie at home").contains("name@example.org") && wrong("e-mail", "m@x.org").is_empty()
        );
        assert!(
            wrong("telephone", "12").contains("five digits") && wrong("other numbers", "77").contains("library card")
        );
        assert!(wrong("name", "?").contains("letters"));
    }
}
