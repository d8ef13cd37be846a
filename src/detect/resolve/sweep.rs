//! Consistency: a name found once is looked for everywhere, so that no copy of it is left readable.

use super::super::phrases::Phrases;
use super::super::reading::Reading;
use super::super::words::{self, is_in};
use super::super::{NAME, gazetteer, run};
use super::{Draft, ResolveFacts, phrase_of};
use crate::model::{Confidence, PersonId, Span, Unit, UnitMention};
use std::collections::{BTreeMap, HashSet};

const REASON: &str = "same name found elsewhere in the request";

/// Adds what is not covered yet: every form of two words or more, names of one word that were found alone, and surnames;
/// of single words only those that are no ordinary word. Where several bear it and none of them is in the unit, it is
/// somebody of its own.
pub fn sweep(units: &mut [Unit], people: &mut Vec<Draft>, facts: &ResolveFacts) {
    let forms: Vec<(String, Vec<PersonId>)> = forms(people, facts).into_iter().collect();
    let phrases = Phrases::new(forms.iter().map(|(f, _)| f.clone()));
    let mut unknown: BTreeMap<usize, PersonId> = BTreeMap::new();
    for unit in units {
        let mut added = Vec::new();
        for (n, span) in missing(unit, &phrases) {
            let bearers = &forms[n].1;
            let here = bearers.iter().find(|p| unit.mentions.iter().any(|m| m.person == **p)).copied();
            let only = if bearers.len() == 1 { bearers.first().copied() } else { None };
            let person = here.or(only).unwrap_or_else(|| *unknown.entry(n).or_insert_with(|| somebody(people)));
            people[person.0 as usize - 1].add_form(span.of(unit.text.expose()), true);
            added.push(UnitMention {
                span,
                person,
                what: NAME.into(),
                reason: REASON.into(),
                confidence: Confidence::Redact,
            });
        }
        if !added.is_empty() {
            unit.mentions.extend(added);
            unit.mentions.sort_by_key(|m| m.span.start);
        }
    }
}

fn somebody(people: &mut Vec<Draft>) -> PersonId {
    people.push(Draft::default());
    PersonId(people.len() as u32)
}

/// Phrases to look for, each with the people who bear it.
fn forms(people: &[Draft], facts: &ResolveFacts) -> BTreeMap<String, Vec<PersonId>> {
    let own: Vec<String> = facts.subject.names.iter().map(|n| phrase_of(n)).collect();
    let own_words: HashSet<&str> = own.iter().flat_map(|p| p.split(' ')).collect();
    let telling = |w: &str| w.chars().count() >= 4 && !gazetteer::is_common_word(w) && !own_words.contains(w);
    let mut out: BTreeMap<String, Vec<PersonId>> = BTreeMap::new();
    let mut add = |form: String, id: PersonId| {
        let all = out.entry(form).or_default();
        if all.last() != Some(&id) {
            all.push(id);
        }
    };
    for (n, person) in people.iter().enumerate().filter(|(_, p)| !p.namesake) {
        let id = PersonId(n as u32 + 1);
        for phrase in person.phrases.iter().filter(|p| !own.contains(p)) {
            let words: Vec<&str> = phrase.split(' ').collect();
            let (first, last) = (words[0], words[words.len() - 1]);
            if words.iter().filter(|w| w.len() > 1).count() >= 2 {
                add(phrase.clone(), id);
                add(format!("{last} {}", words[..words.len() - 1].join(" ")), id);
            }
            if telling(last) && (words.len() > 1 && first != last || gazetteer::facts(last).any_name()) {
                add(last.to_owned(), id);
            }
        }
    }
    out
}

/// Matches that nothing covers yet, capitalised, and not the beginning of a body's name ("Hope Memorial Hall").
fn missing(unit: &Unit, phrases: &Phrases) -> Vec<(usize, Span)> {
    let text = unit.text.expose();
    let mut taken: Vec<_> = unit.mentions.iter().map(|m| m.span).chain(unit.subject.iter().copied()).collect();
    taken.sort_by_key(|s| s.start);
    let reading = Reading::of(text);
    let mut found = phrases.find(text, &reading);
    found.retain(|(_, span)| {
        let next = taken.partition_point(|s| s.end <= span.start);
        let free = taken.get(next).is_none_or(|s| !s.overlaps(*span));
        free && span.of(text).starts_with(char::is_uppercase) && !before_body(&reading, *span)
    });
    found
}

fn before_body(r: &Reading, span: Span) -> bool {
    let end = r.word_from(span.end);
    let line = r.words.get(end.saturating_sub(1)).map(|w| w.line);
    (end..r.words.len().min(end + 3))
        .take_while(|&i| run::is_namelike(&r.words[i]) && Some(r.words[i].line) == line)
        .any(|i| is_in(words::BODIES, r.fold(i)))
}
