//! Closes the mentions of a request: wherever verification would find a person's name, the reviewer finds a mention. So
//! what a decision about a person removes, it removes everywhere, and a bundle is refused for a decision, never for a gap.

use crate::detect::gazetteer;
use crate::model::{Confidence, Person, PersonId, Result, Role, Span, Unit, UnitMention};
use crate::redact::{How, Secret, Section, Verifier, Word};
use std::collections::{BTreeMap, BTreeSet};

/// Rounds: a mention added can bring a form that is looked for in its turn.
const ROUNDS: usize = 3;
/// From this class on a word counts as a name that people bear.
const BORNE: u8 = 2;

/// Capitalised wherever they stand, so that the gazetteer's counts of small letters do not know them for words.
const CALENDAR: &str = "january february march september october november december monday tuesday wednesday thursday friday saturday sunday \
jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed weds thu thur thurs fri sat sun am pm bst gmt";

/// What the gazetteer knows of a folded word, for verification.
pub fn words(folded: &str) -> Word {
    let facts = gazetteer::facts(folded);
    match facts.common() || facts.in_dictionary() {
        _ if CALENDAR.split_ascii_whitespace().any(|w| w == folded) => Word::NeverName,
        false => Word::Unknown,
        true if facts.forename() >= BORNE || facts.surname() >= BORNE => Word::AlsoName,
        true => Word::NeverName,
    }
}

/// Adds the missing mentions to `units` and counts them in `persons`. `subject` are the subject's names.
pub fn close(units: &mut [Unit], persons: &mut [Person], subject: &[String]) -> Result<()> {
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
    count(units, persons);
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
        join(unit, span, how);
        for part in uncovered(unit, span) {
            let reason = format!("found elsewhere in the request ({})", how.words());
            unit.mentions.push(UnitMention {
                span: part,
                person,
                what: "name".into(),
                reason,
                confidence: Confidence::Redact,
            });
            added += 1;
        }
    }
    unit.mentions.sort_by_key(|m| m.span);
    added
}

/// A whole name found in pieces ("Mark", line end, "Koenig", each taken for somebody) is one mention: the pieces go.
fn join(unit: &mut Unit, span: Span, how: How) {
    let whole = matches!(how, How::Exact | How::Swapped) && !unit.subject.iter().any(|s| s.overlaps(span));
    let cut = unit.mentions.iter().any(|m| m.span.overlaps(span) && !span.contains(m.span));
    if whole && !cut {
        unit.mentions.retain(|m| !m.span.overlaps(span));
    }
}

/// What of `span` no mention and no span of the subject covers yet, without the white space around it.
fn uncovered(unit: &Unit, span: Span) -> Vec<Span> {
    let mut taken: Vec<Span> =
        unit.subject.iter().copied().chain(unit.mentions.iter().map(|m| m.span)).filter(|s| s.overlaps(span)).collect();
    taken.sort();
    let mut parts = Vec::new();
    let mut at = span.start;
    for other in taken.into_iter().chain([Span::new(span.end, span.end)]) {
        if other.start > at {
            parts.push(Span::new(at, other.start));
        }
        at = at.max(other.end);
    }
    parts.into_iter().filter_map(|part| trimmed(unit.text.expose(), part)).collect()
}

/// The part that holds letters or digits; none where nothing does.
fn trimmed(text: &str, span: Span) -> Option<Span> {
    let part = span.of(text);
    let start = part.find(char::is_alphanumeric)?;
    let end = part
        .rfind(char::is_alphanumeric)
        .map_or(part.len(), |at| at + part[at..].chars().next().map_or(1, char::len_utf8));
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
