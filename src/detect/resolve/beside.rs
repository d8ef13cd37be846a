//! Whose a telephone number, address, postcode or date of birth is: whoever stands beside it, where that is plain.

use super::super::{EMAIL, NAME};
use super::doubt::is_name;
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
/// Words between a name and what stands on its line, and in a record.
const LINE: usize = 6;
const RECORD: usize = 14;
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
    if unit.kind == UnitKind::Row && unit.subject.is_empty() {
        let only = only_named(found, staff, person, |_| true);
        if only.is_some() {
            return only;
        }
    }
    let row = || row_of(unit, found, at, staff, person);
    on_line(unit, found, at, person).or_else(row).or_else(|| signature(unit, found, at, person))
}

/// Whose a record is in which the subject is named behind somebody else: a pupil's, that gives the subject as whom to call. What stays
/// with one person is of the first who is named.
fn row_of(
    unit: &Unit,
    found: &[Mention],
    at: usize,
    staff: &HashSet<usize>,
    person: &impl Fn(usize) -> usize,
) -> Option<usize> {
    let own = unit.subject.iter().filter(|s| is_name(s.of(unit.text.expose()))).map(|s| s.start).min()?;
    if unit.kind != UnitKind::Row || !matches!(found[at].what.as_str(), "born" | "nhs" | "upn") {
        return None;
    }
    only_named(found, staff, person, |m| m.span.end <= own)
}

/// The only person among the names that count, unless a member of `staff`.
fn only_named(
    found: &[Mention],
    staff: &HashSet<usize>,
    person: &impl Fn(usize) -> usize,
    counts: impl Fn(&Mention) -> bool,
) -> Option<usize> {
    let named = |m: &usize| found[*m].what == NAME && counts(&found[*m]);
    let all: HashSet<usize> = (0..found.len()).filter(named).map(person).collect();
    let only = if all.len() == 1 { all.into_iter().next() } else { None };
    only.filter(|owner| !staff.contains(owner))
}

/// The name before it, with nothing but labels and other identifiers between: on its line, or over the lines and sentences of a record
/// in which each has its label.
fn on_line(unit: &Unit, found: &[Mention], at: usize, person: &impl Fn(usize) -> usize) -> Option<usize> {
    let text = unit.text.expose();
    let name = found[..at].iter().rposition(|m| m.what == NAME)?;
    // Of several addresses behind one name, in a list of recipients, the first alone can be theirs.
    if found[at].what == EMAIL && found[name + 1..at].iter().any(|m| m.what == EMAIL) {
        return None;
    }
    let behind = Span::new(found[name].span.end, found[at].span.start);
    let own = unit.subject.iter().filter(|s| behind.contains(**s));
    // Behind the subject's own name it may be theirs.
    if own.clone().any(|s| is_name(s.of(text))) {
        return None;
    }
    let mut between: Vec<Span> = found[name + 1..at].iter().map(|m| m.span).chain(own.copied()).collect();
    between.sort_unstable();
    let gaps = gaps(text, behind, &between)?;
    let words = fold::folded(&gaps.join(" "));
    let words: Vec<&str> = words.split(' ').filter(|w| !w.is_empty()).collect();
    let labelled = || gaps.last().is_some_and(|gap| gap.contains(char::is_alphabetic));
    let most = if between.is_empty() { LINE } else { RECORD };
    let plain = words.len() <= most && words.iter().all(|w| LABELS.contains(w));
    let goes_on = gaps.iter().any(|gap| gap.contains(['\n', ';', '.']));
    let apart = gaps.iter().any(|gap| gap.contains("\n\n"));
    (plain && !apart && (!goes_on || labelled())).then(|| person(name))
}

/// What stands in `whole` outside the spans `between`, without the town before a postcode; none where these do not fit.
fn gaps<'a>(text: &'a str, whole: Span, between: &[Span]) -> Option<Vec<&'a str>> {
    let mut out = Vec::with_capacity(between.len() + 1);
    let mut from = whole.start;
    for (n, span) in between.iter().chain([&Span::new(whole.end, whole.end)]).enumerate() {
        let gap = text.get(from..span.start)?;
        let town = n > 0 && !gap.contains(['.', ';']) && is_postcode(span.of(text));
        out.push(if town { "" } else { gap });
        from = span.end;
    }
    Some(out)
}

/// Five to eight capitals and digits: the only postcode of a record needs no stricter look.
fn is_postcode(text: &str) -> bool {
    let plain = text.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == ' ');
    (5..=8).contains(&text.len())
        && plain
        && text.contains(|c: char| c.is_ascii_digit())
        && text.contains(char::is_uppercase)
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
