//! Whose a telephone number, address, postcode or date of birth is: whoever stands beside it, where that is plain.

use super::super::{EMAIL, NAME};
use crate::model::{Mention, Span, Unit, UnitKind, fold};
use std::collections::HashSet;

/// Words that may stand between a name and what is theirs.
const LABELS: &[&str] = &[
    "a",
    "address",
    "at",
    "birth",
    "born",
    "by",
    "call",
    "case",
    "contact",
    "date",
    "direct",
    "dob",
    "e",
    "email",
    "file",
    "h",
    "home",
    "is",
    "landline",
    "lived",
    "lives",
    "living",
    "m",
    "mail",
    "mob",
    "mobile",
    "moved",
    "nhs",
    "ni",
    "no",
    "number",
    "of",
    "on",
    "phone",
    "postcode",
    "ref",
    "reference",
    "resides",
    "ring",
    "t",
    "tel",
    "telephone",
    "text",
    "to",
    "upn",
    "w",
    "work",
];
/// Lines of a signature between the name and the last line.
const SIGNATURE: usize = 4;

/// The person (by `person` of a mention's index) that mention `at`, which is no name, belongs to. In a row a member of `staff`
/// is no owner: the number is as a rule the client's.
pub fn owner(
    unit: &Unit,
    found: &[Mention],
    at: usize,
    staff: &HashSet<usize>,
    person: &impl Fn(usize) -> usize,
) -> Option<usize> {
    let text = unit.text.expose();
    if unit.kind == UnitKind::Row && unit.subject.is_empty() {
        let all: HashSet<usize> = (0..found.len()).filter(|&m| found[m].what == NAME).map(person).collect();
        let only = if all.len() == 1 { all.into_iter().next() } else { None };
        if let Some(owner) = only.filter(|o| !staff.contains(o)) {
            return Some(owner);
        }
    }
    on_line(text, found, at, person).or_else(|| signature(unit, found, at, person))
}

/// The name before it on its line, with nothing but labels and other identifiers between.
fn on_line(text: &str, found: &[Mention], at: usize, person: &impl Fn(usize) -> usize) -> Option<usize> {
    let name = found[..at].iter().rposition(|m| m.what == NAME)?;
    // Of several addresses behind one name, in a list of recipients, the first alone can be theirs.
    if found[at].what == EMAIL && found[name + 1..at].iter().any(|m| m.what == EMAIL) {
        return None;
    }
    let mut gap = String::new();
    let mut from = found[name].span.end;
    for m in &found[name + 1..=at] {
        gap.push_str(text.get(from..m.span.start)?);
        gap.push(' ');
        from = m.span.end;
    }
    let words = fold::folded(&gap);
    let plain =
        words.split(' ').filter(|w| !w.is_empty()).all(|w| LABELS.contains(&w)) && words.split(' ').count() <= 6;
    (plain && !gap.contains(['\n', ';', '.'])).then(|| person(name))
}

/// The line above, within a few short lines, that is a name and nothing else but a post.
fn signature(unit: &Unit, found: &[Mention], at: usize, person: &impl Fn(usize) -> usize) -> Option<usize> {
    let text = unit.text.expose();
    let mut end = text[..found[at].span.start].rfind('\n')?;
    if text[end..found[at].span.start].chars().filter(|c| c.is_alphabetic()).count() > 12 {
        return None;
    }
    for _ in 0..SIGNATURE {
        let start = text[..end].rfind('\n').map_or(0, |n| n + 1);
        let line = Span::new(start, end);
        if line.of(text).trim().is_empty() || line.len() > 60 || unit.subject.iter().any(|s| s.overlaps(line)) {
            return None;
        }
        let names: Vec<usize> = (0..at).filter(|&m| found[m].what == NAME && line.contains(found[m].span)).collect();
        match names.as_slice() {
            [] => {}
            [one] if found[*one].span.start == start && text[found[*one].span.end..end].trim().is_empty() => {
                return Some(person(*one));
            }
            _ => return None,
        }
        end = start.checked_sub(1)?;
    }
    None
}
