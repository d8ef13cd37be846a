//! Closes the mentions of a request: wherever verification would find a person's name, the reviewer finds a mention. So
//! what a decision about a person removes, it removes everywhere, and a bundle is refused for a decision, never for a gap.

mod half_hidden;
mod over_pages;

use crate::detect::{calendar, gazetteer};
use crate::model::{Confidence, Person, PersonId, Result, Role, Span, Unit, UnitMention};
use crate::redact::{How, Secret, Section, Verifier, Word};
use std::collections::{BTreeMap, BTreeSet};

/// Rounds: a mention that is added or grows brings a form that is looked for in its turn. They only ever grow, so it ends.
const ROUNDS: usize = 12;
/// From this class on a word counts as a name that people bear.
const BORNE: u8 = 2;

/// What the gazetteer knows of a folded word, for verification.
pub fn words(folded: &str) -> Word {
    let facts = gazetteer::facts(folded);
    match facts.common() || facts.in_dictionary() {
        _ if calendar::is_in_calendar(folded) => Word::NeverName,
        false => Word::Unknown,
        true if facts.forename() >= BORNE || facts.surname() >= BORNE => Word::AlsoName,
        true => Word::NeverName,
    }
}

/// Adds the missing mentions to `units` and counts them in `persons`. `subject` are the subject's names.
pub fn close(units: &mut [Unit], persons: &mut [Person], subject: &[String]) -> Result<()> {
    each_unit(units, persons, subject)?;
    let half = half_hidden::close(units, persons);
    if over_pages::close(units, persons, subject)? || half {
        each_unit(units, persons, subject)?;
    }
    count(units, persons);
    Ok(())
}

fn each_unit(units: &mut [Unit], persons: &[Person], subject: &[String]) -> Result<()> {
    for _ in 0..ROUNDS {
        let secrets = secrets(units, persons);
        let verifier = Verifier::new(&secrets, subject, &[], words)?;
        let mut added = 0;
        for unit in units.iter_mut() {
            added += close_unit(unit, &verifier, &secrets);
        }
        if added == 0 {
            break;
        }
    }
    Ok(())
}

/// Every form under which somebody other than the subject is mentioned.
fn secrets(units: &[Unit], persons: &[Person]) -> Vec<Secret> {
    let subject: BTreeSet<PersonId> = persons.iter().filter(|p| p.role == Role::DataSubject).map(|p| p.id).collect();
    let mut seen = BTreeSet::new();
    let mut secrets = Vec::new();
    for unit in units {
        for mention in unit.mentions.iter().filter(|m| !subject.contains(&m.person)) {
            let text = mention.span.of(unit.text.expose()).trim();
            if seen.insert((mention.person, text.to_owned())) {
                let locator = unit.segments[0].locator.clone();
                secrets.push(Secret {
                    forms: vec![text.into()],
                    unit: Some(unit.id.clone()),
                    locator,
                    person: Some(mention.person),
                });
            }
        }
    }
    secrets
}

fn close_unit(unit: &mut Unit, verifier: &Verifier, secrets: &[Secret]) -> usize {
    let mut section = Section::new(Some(unit.id.clone()), "unit");
    section.text = unit.text.expose().to_owned();
    section.allowed = unit.subject.iter().copied().chain(unit.mentions.iter().map(|m| m.span)).collect();
    section.allowed.sort();
    let mut found: Vec<(usize, How, Span)> = verifier.readable(&section);
    // The longest first, so that a surname inside a full name does not take its place.
    found.sort_by_key(|(_, _, span)| (std::cmp::Reverse(span.len()), span.start));
    let mut added = 0;
    for (secret, how, span) in found {
        let Some(person) = secrets[secret].person else { continue };
        let reason = format!("found elsewhere in the request ({})", how.words());
        for part in beside_subject(unit, span) {
            added += usize::from(cover(unit, part, person, &reason));
        }
    }
    unit.mentions.sort_by_key(|m| m.span);
    added
}

/// Makes one mention of `span` and every mention it overlaps: "Mark", a line end, "Koenig", each taken for somebody, are one
/// name, and a name is never cut in the middle of a word. False where one mention covers it already.
fn cover(unit: &mut Unit, span: Span, person: PersonId, reason: &str) -> bool {
    if unit.mentions.iter().any(|m| m.span.contains(span)) {
        return false;
    }
    let (over, rest): (Vec<UnitMention>, Vec<UnitMention>) =
        std::mem::take(&mut unit.mentions).into_iter().partition(|m| m.span.overlaps(span));
    let start = over.iter().map(|m| m.span.start).min().unwrap_or(span.start).min(span.start);
    let end = over.iter().map(|m| m.span.end).max().unwrap_or(span.end).max(span.end);
    let longest = over.iter().max_by_key(|m| m.span.len()).filter(|m| m.span.len() > span.len());
    let person = longest.map_or(person, |m| m.person);
    unit.mentions = rest;
    unit.mentions.push(UnitMention {
        span: Span::new(start, end),
        person,
        what: "name".into(),
        reason: reason.to_owned(),
        confidence: Confidence::Redact,
    });
    true
}

/// The parts of `span` that are not the subject's own, without the signs around them.
fn beside_subject(unit: &Unit, span: Span) -> Vec<Span> {
    let mut parts = Vec::new();
    let mut at = span.start;
    for own in unit.subject.iter().filter(|s| s.overlaps(span)).copied().chain([Span::new(span.end, span.end)]) {
        if own.start > at {
            parts.push(Span::new(at, own.start));
        }
        at = at.max(own.end);
    }
    parts.into_iter().filter_map(|part| trimmed(unit.text.expose(), part)).collect()
}

/// The part that holds letters or digits, without a possessive's `s` in front; none where nothing is left.
fn trimmed(text: &str, span: Span) -> Option<Span> {
    let part = span.of(text);
    let possessive = ["'s ", "’s "].iter().find_map(|p| part.starts_with(p).then_some(p.len())).unwrap_or(0);
    let start = possessive + part[possessive..].find(char::is_alphanumeric)?;
    let last = part.rfind(char::is_alphanumeric).filter(|last| *last >= start)?;
    let end = last + part[last..].chars().next().map_or(1, char::len_utf8);
    Some(Span::new(span.start + start, span.start + end))
}

fn count(units: &[Unit], persons: &mut [Person]) {
    let mut by_person: BTreeMap<PersonId, usize> = BTreeMap::new();
    for unit in units {
        let here: BTreeSet<PersonId> = unit.mentions.iter().map(|m| m.person).collect();
        here.into_iter().for_each(|p| *by_person.entry(p).or_default() += 1);
    }
    persons.iter_mut().for_each(|p| p.units = by_person.get(&p.id).copied().unwrap_or(0));
}
