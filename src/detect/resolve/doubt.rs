//! Other bearers of the data subject's surname: what the finder takes for somebody else is offered, and a surname with a title or
//! alone is the subject's only while nobody else is known who bears it. A child shares it with a father, a mother, a sister.

use super::super::{NAME, name, words};
use super::own::DOUBT;
use super::{ResolveFacts, phrase_of};
use crate::model::{Confidence, Mention, Span, Unit, fold};
use std::collections::HashSet;

/// The reason of what the finder takes for somebody else's.
const OTHER: &str = "somebody else of the data subject's surname";
/// The reason of a titled surname that a child does not bear.
const GROWN: &str = "the data subject's surname with a title that a child does not have";

/// Takes from the units' subject spans what may be somebody else's, and adds it to `found`.
pub fn offer(units: &mut [Unit], found: &mut [Vec<Mention>], facts: &ResolveFacts) {
    let surnames = others(units, found, facts);
    for (unit, mentions) in units.iter_mut().zip(found) {
        let bearers = std::mem::take(&mut unit.bearers);
        let text = unit.text.expose();
        for span in bearers.others.iter().filter(|s| is_name(s.of(text))) {
            add(mentions, *span, OTHER, Confidence::Redact);
        }
        for span in &bearers.in_part {
            let grown = facts.child && is_titled(text, *span);
            let borne = phrase_of(span.of(text)).split(' ').next_back().is_some_and(|last| surnames.contains(last));
            if grown || borne {
                unit.subject.retain(|s| s != span);
                let (reason, confidence) =
                    if grown { (GROWN, Confidence::Redact) } else { (DOUBT, Confidence::Review) };
                add(mentions, *span, reason, confidence);
            }
        }
        unit.bearers = bearers;
    }
}

/// Surnames, and halves of double ones, of people who are not the subject.
fn others(units: &[Unit], found: &[Vec<Mention>], facts: &ResolveFacts) -> HashSet<String> {
    let own: HashSet<String> = facts.subject.names.iter().map(|n| phrase_of(n)).collect();
    let read = units.iter().zip(found).flat_map(|(unit, mentions)| {
        let names = mentions.iter().filter(|m| m.what == NAME && m.confidence == Confidence::Redact);
        names.filter(|m| !unit.subject.contains(&m.span)).map(|m| phrase_of(m.span.of(unit.text.expose())))
    });
    let associates = facts.subject.associates.iter().map(|a| a.split('(').next().unwrap_or(a));
    let namesakes = facts.namesakes.iter().flat_map(|n| &n.names).map(String::as_str);
    let told = associates.chain(namesakes).chain(facts.staff.keys().map(String::as_str)).map(phrase_of);
    let full = read.chain(told).filter(|phrase| phrase.contains(' ') && !own.contains(phrase));
    full.filter_map(|phrase| phrase.split(' ').next_back().map(str::to_owned)).collect()
}

/// Puts the span in; what was read as a part of it goes.
fn add(mentions: &mut Vec<Mention>, span: Span, reason: &str, confidence: Confidence) {
    mentions.retain(|m| m.what != NAME || !span.contains(m.span));
    if !mentions.iter().any(|m| m.span.overlaps(span)) {
        mentions.push(name(span, reason, confidence));
    }
}

/// No number, address or login of a namesake: those have detectors of their own.
fn is_name(text: &str) -> bool {
    text.contains(char::is_alphabetic) && !text.contains(|c: char| c.is_ascii_digit() || c == '@' || c == '_')
}

/// True where the span begins with a title, or stands behind one.
fn is_titled(text: &str, span: Span) -> bool {
    let is =
        |word: &str| matches!(word, "mr" | "mrs" | "ms" | "dr" | "prof" | "mx") && words::is_in(words::TITLES, word);
    let first = phrase_of(span.of(text)).split(' ').next().is_some_and(is);
    let before = text[..span.start].trim_end_matches([' ', '.', '\u{A0}']);
    let behind = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    first || before.len() < span.start && is(&fold::folded(behind))
}
