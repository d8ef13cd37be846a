//! Dates of birth that a text gives as the data subject's: behind their whole name on a line, or in the group of lines of a form that
//! begins with it.

use super::super::NAME;
use super::homes::line_of;
use super::keys;
use crate::model::{Band, Mention, Span, Unit, UnitKind};

/// Lines of a form between a name and a date of birth at most.
const LINES: usize = 6;

/// Whose the name nearest before a date is.
#[derive(PartialEq)]
enum Whose {
    Subject,
    Other,
}

/// Keys of the dates of birth that `unit` gives as the subject's.
pub fn of_subject(unit: &Unit, mentions: &[Mention]) -> Vec<String> {
    if unit.band >= Band::Possible {
        return Vec::new();
    }
    let text = unit.text.expose();
    let born = mentions.iter().filter(|m| m.what == "born");
    let theirs = born.filter(|m| whose(unit, mentions, m.span) == Some(Whose::Subject));
    theirs.map(|m| keys::key(&m.what, m.span.of(text))).collect()
}

fn whose(unit: &Unit, mentions: &[Mention], date: Span) -> Option<Whose> {
    let text = unit.text.expose();
    let mut line = line_of(text, date);
    let before = Span::new(line.start, date.start);
    let row = unit.kind == UnitKind::Row;
    if let Some(found) = last_named(unit, mentions, if row { line } else { before }) {
        return Some(found);
    }
    for _ in 0..LINES {
        // A heading and an empty line end a group of a form.
        if !is_entry(line.of(text)) || line.start == 0 {
            return None;
        }
        line = line_of(text, Span::new(line.start - 1, line.start - 1));
        if let Some(found) = last_named(unit, mentions, line).filter(|_| is_entry(line.of(text))) {
            return Some(found);
        }
    }
    None
}

/// `Role<tab>leader`, `Name: Joy`, `Name    Joy`.
fn is_entry(line: &str) -> bool {
    line.contains(['\t', ':']) || line.trim().contains("   ")
}

/// Whose the last name in `span` is.
fn last_named(unit: &Unit, mentions: &[Mention], span: Span) -> Option<Whose> {
    let text = unit.text.expose();
    let own = |s: &Span| unit.subject.iter().any(|o| o.overlaps(*s));
    let whole = unit.subject.iter().filter(|s| !unit.bearers.in_part.contains(s));
    let whole = whole.filter(|s| s.of(text).contains(char::is_alphabetic) && span.contains(**s));
    let others = mentions.iter().filter(|m| m.what == NAME).map(|m| m.span).chain(unit.bearers.others.iter().copied());
    let others = others.filter(|s| span.contains(*s) && !own(s));
    let all = whole.map(|s| (s.start, Whose::Subject)).chain(others.map(|s| (s.start, Whose::Other)));
    all.max_by_key(|(at, _)| *at).map(|(_, whose)| whose)
}

#[cfg(test)]
mod tests {
    use super::super::tests::unit;
    use super::*;
    use crate::detect::name;
    use crate::model::Confidence;

    fn told(text: &str, date: &str, other: &str) -> usize {
        let mut unit = unit(1, text);
        let span = |form: &str| text.find(form).map(|at| Span::new(at, at + form.len()));
        unit.subject = span("Joy Marchbanks").into_iter().collect();
        let born = Mention { what: "born".into(), ..name(span(date).unwrap(), "x", Confidence::Redact) };
        let other = span(other).filter(|_| !other.is_empty()).map(|s| name(s, "x", Confidence::Redact));
        of_subject(&unit, &other.into_iter().chain([born]).collect::<Vec<_>>()).len()
    }

    #[test]
    fn a_date_of_birth_is_theirs_behind_their_name_or_in_their_group_of_a_form() {
        let form = "About her\nName\tJoy Marchbanks\nRole\tleader\nDate of birth\t17/05/1986\n\nAbout the child\nName\tTami Ray\nDate of birth\t14/02/2018";
        assert_eq!(told(form, "17/05/1986", "Tami Ray"), 1);
        assert_eq!(told(form, "14/02/2018", "Tami Ray"), 0);
        assert_eq!(told(form, "14/02/2018", ""), 0, "another group, though its name was not found");
        assert_eq!(told("Re: Joy Marchbanks (nee Baker), d.o.b. 17.5.86", "17.5.86", ""), 1);
        assert_eq!(told("Joy Marchbanks and Tami Ray, dob 14.2.18", "14.2.18", "Tami Ray"), 0);
        assert_eq!(told("Joy Marchbanks came.\nborn 14.2.18", "14.2.18", ""), 0, "no form");
    }
}
