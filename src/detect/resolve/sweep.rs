//! Consistency: a name found once is looked for everywhere, so that no copy of it is left readable.

use super::super::phrases::Phrases;
use super::super::reading::Reading;
use super::super::{NAME, gazetteer};
use super::{Draft, ResolveFacts, phrase_of};
use crate::model::{Confidence, PersonId, Unit, UnitMention};
use std::collections::{BTreeMap, HashSet};

const REASON: &str = "same name found elsewhere in the request";

/// Adds what is not covered yet: every form of two words or more, and surnames that are no ordinary word.
pub fn sweep(units: &mut [Unit], people: &[Draft], facts: &ResolveFacts) {
    let forms: Vec<(String, Vec<PersonId>)> = forms(people, facts).into_iter().collect();
    let phrases = Phrases::new(forms.iter().map(|(f, _)| f.clone()));
    for unit in units {
        let added = missing(unit, &phrases, &forms);
        if !added.is_empty() {
            unit.mentions.extend(added);
            unit.mentions.sort_by_key(|m| m.span.start);
        }
    }
}

/// Phrases to look for, each with the people who bear it.
fn forms(people: &[Draft], facts: &ResolveFacts) -> BTreeMap<String, Vec<PersonId>> {
    let own: Vec<String> = facts.subject.names.iter().map(|n| phrase_of(n)).collect();
    let own_words: HashSet<&str> = own.iter().flat_map(|p| p.split(' ')).collect();
    let mut out: BTreeMap<String, Vec<PersonId>> = BTreeMap::new();
    for (n, person) in people.iter().enumerate() {
        let id = PersonId(n as u32 + 1);
        for phrase in person.phrases.iter().filter(|p| p.contains(' ') && !own.contains(p)) {
            let words: Vec<&str> = phrase.split(' ').collect();
            let (first, last) = (words[0], words[words.len() - 1]);
            if words.iter().filter(|w| w.len() > 1).count() >= 2 {
                out.entry(phrase.clone()).or_default().push(id);
                out.entry(format!("{last} {}", words[..words.len() - 1].join(" "))).or_default().push(id);
            }
            let telling = last.chars().count() >= 4 && !gazetteer::is_common_word(last) && !own_words.contains(last);
            if telling && first != last {
                out.entry(last.to_owned()).or_default().push(id);
            }
        }
    }
    out
}

fn missing(unit: &Unit, phrases: &Phrases, forms: &[(String, Vec<PersonId>)]) -> Vec<UnitMention> {
    let text = unit.text.expose();
    let mut taken: Vec<_> = unit.mentions.iter().map(|m| m.span).chain(unit.subject.iter().copied()).collect();
    taken.sort_by_key(|s| s.start);
    let mut out = Vec::new();
    for (n, span) in phrases.find(text, &Reading::of(text)) {
        let next = taken.partition_point(|s| s.end <= span.start);
        let free = taken.get(next).is_none_or(|s| !s.overlaps(span));
        if free && span.of(text).starts_with(char::is_uppercase) {
            let bearers = &forms[n].1;
            let here = bearers.iter().find(|p| unit.mentions.iter().any(|m| m.person == **p));
            let Some(person) = here.or(bearers.first()).copied() else { continue };
            out.push(UnitMention {
                span,
                person,
                what: NAME.into(),
                reason: REASON.into(),
                confidence: Confidence::Redact,
            });
        }
    }
    out
}
