//! Consistency: a name found once is looked for everywhere, so that no copy of it is left readable.

use super::super::phrases::Phrases;
use super::super::reading::Reading;
use super::super::words::{self, is_in};
use super::super::{NAME, calendar, gazetteer, run};
use super::postal::is_street;
use super::{Draft, ResolveFacts, called, phrase_of};
use crate::model::{Confidence, PersonId, Span, Unit, UnitMention, nicknames};
use std::collections::{BTreeMap, HashSet};

/// From this class on a word is a usual forename or surname.
const BORNE: u8 = 3;
const REASON: &str = "same name found elsewhere in the request";
const FORM: &str = "short form, initials or login of a name found elsewhere in the request";

/// Adds what is not covered yet: every form of two words or more, names of one word that were found alone, and surnames;
/// of single words only those that are no ordinary word. Where several bear it and none of them is in the unit, it is
/// somebody of its own.
pub fn sweep(units: &mut [Unit], people: &mut Vec<Draft>, facts: &ResolveFacts) {
    let forms: Vec<(String, Bearers)> = forms(people, facts).into_iter().collect();
    let phrases = Phrases::new(forms.iter().map(|(f, _)| f.clone()));
    let small: Vec<bool> = forms.iter().map(|(_, b)| b.small).collect();
    let mut unknown: BTreeMap<usize, PersonId> = BTreeMap::new();
    for unit in units {
        let mut added = Vec::new();
        let reading = Reading::of(unit.text.expose());
        let found = phrases.find(unit.text.expose(), &reading);
        // What was only read and may be a name is one where it is a form of its bearer's.
        for m in unit.mentions.iter_mut().filter(|m| m.confidence == Confidence::Review && m.what == NAME) {
            let form = found.iter().find(|(n, span)| *span == m.span && forms[*n].1.people.contains(&m.person));
            if form.is_some_and(|(n, _)| small[*n]) {
                (m.confidence, m.reason) = (Confidence::Redact, FORM.into());
            }
        }
        for (n, span) in missing(unit, &reading, found, &small) {
            let part = !span.of(unit.text.expose()).trim().contains(char::is_whitespace);
            let called = called::called(unit.text.expose(), span).filter(|_| part);
            let fits = |p: &&PersonId| called.is_none_or(|called| people[p.0 as usize - 1].may_be(called));
            let bearers: Vec<PersonId> = forms[n].1.people.iter().filter(fits).copied().collect();
            let here = bearers.iter().find(|p| unit.mentions.iter().any(|m| m.person == **p)).copied();
            let only = if bearers.len() == 1 { bearers.first().copied() } else { None };
            let person = here.or(only).unwrap_or_else(|| *unknown.entry(n).or_insert_with(|| somebody(people)));
            people[person.0 as usize - 1].add_form(span.of(unit.text.expose()), true);
            added.push(UnitMention {
                span,
                person,
                what: NAME.into(),
                reason: if forms[n].1.derived { FORM } else { REASON }.into(),
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

/// Who bears a form.
#[derive(Default)]
struct Bearers {
    people: Vec<PersonId>,
    /// Counts in small letters too.
    small: bool,
    /// Nobody wrote it that way yet.
    derived: bool,
}

/// Phrases to look for, each with the people who bear it.
fn forms(people: &[Draft], facts: &ResolveFacts) -> BTreeMap<String, Bearers> {
    let own: Vec<String> = facts.subject.names.iter().map(|n| phrase_of(n)).collect();
    let own_words: HashSet<&str> = own.iter().flat_map(|p| p.split(' ')).collect();
    let plain = |w: &str| gazetteer::is_common_word(w) || calendar::is_in_calendar(w);
    let telling = |w: &str| w.chars().count() >= 4 && !plain(w) && !own_words.contains(w);
    let mut out: BTreeMap<String, Bearers> = BTreeMap::new();
    let mut add = |form: String, id: PersonId, small: bool, derived: bool| {
        let all = out.entry(form).or_insert_with(|| Bearers { derived, small, ..Bearers::default() });
        all.derived &= derived;
        all.small |= small;
        if all.people.last() != Some(&id) {
            all.people.push(id);
        }
    };
    // Who is shown by doubts alone makes no other use of the word surer.
    for (n, person) in people.iter().enumerate().filter(|(_, p)| !p.namesake && p.sure) {
        let id = PersonId(n as u32 + 1);
        for phrase in person.phrases.iter().filter(|p| !own.contains(p)) {
            let words: Vec<&str> = phrase.split(' ').collect();
            let (first, last) = (words[0], words[words.len() - 1]);
            let full = words.iter().filter(|w| w.len() > 1).count() >= 2;
            let clear = full && words.iter().any(|w| telling(w));
            if full {
                add(phrase.clone(), id, clear, false);
                add(format!("{last} {}", words[..words.len() - 1].join(" ")), id, clear, false);
            }
            if clear && first.len() > 1 && telling(last) && words.len() <= 4 {
                written(first, last).into_iter().for_each(|(form, small)| add(form, id, small, true));
            }
            if telling(last) && (words.len() > 1 && first != last || gazetteer::facts(last).any_name()) {
                add(last.to_owned(), id, false, false);
                family(last).into_iter().for_each(|form| add(form, id, true, true));
            }
            if clear && words.len() <= 4 && !own_words.contains(first) && is_telling_forename(first, last) {
                let f = gazetteer::facts(first);
                let small = f.forename() >= 3 && f.lower() < 3 && !nicknames::is_word(first);
                add(first.to_owned(), id, small, true);
            }
        }
    }
    out
}

/// "The Penhaligons", "the penhaligons": a family by the surname of one, which is nothing else in any letters.
fn family(last: &str) -> Option<String> {
    let all = format!("{last}s");
    let f = gazetteer::facts(&all);
    let nothing = !(f.any_name() || f.common() || f.in_dictionary() || f.place());
    (nothing && !gazetteer::is_common_word(last) && !last.ends_with('s')).then_some(all)
}

/// A forename that is nothing else, so that whoever bears it in the request may be meant by it alone: no word of the language, no
/// place, no day. One that no list has needs a surname that one has behind it.
fn is_telling_forename(first: &str, last: &str) -> bool {
    let f = gazetteer::facts(first);
    let surname = gazetteer::is_surname(last.rsplit('-').next().unwrap_or(last)) > 0;
    let known = f.forename() >= 1 || f == gazetteer::Facts::default() && surname;
    let word = f.common() || f.place() || f.demonym() || f.in_dictionary() && (f.forename() < 4 || f.lower() > 1);
    first.chars().count() >= 3 && known && !word && !calendar::is_in_calendar(first)
}

/// Ways to write a full name that need not occur to be looked for: short forms of the forename, initial and surname, logins.
/// True where small letters will do.
fn written(first: &str, last: &str) -> Vec<(String, bool)> {
    let initial = &first[..first.chars().next().map_or(1, char::len_utf8)];
    let mut out: Vec<(String, bool)> =
        nicknames::nicknames(first).into_iter().map(|short| (format!("{short} {last}"), true)).collect();
    // "a wood", "i hope": a single letter and a word.
    out.extend([(format!("{initial} {last}"), false), (format!("{last} {initial}"), false)]);
    out.extend([(format!("{first} . {last}"), true), (format!("{first} _ {last}"), true)]);
    let end = &last[..last.chars().next().map_or(1, char::len_utf8)];
    let logins =
        [format!("{initial}{last}"), format!("{last}{initial}"), format!("{first}{last}"), format!("{first}{end}")];
    let unknown = |w: &String| w.len() >= 5 && gazetteer::facts(w) == gazetteer::Facts::default();
    out.extend(logins.into_iter().filter(unknown).map(|l| (l, true)));
    out
}

/// Matches that nothing covers yet, capitalised unless `small` (by form) says that small letters will do, and neither the
/// beginning of a body's name ("Hope Memorial Hall") nor of a street's.
fn missing(unit: &Unit, reading: &Reading, mut found: Vec<(usize, Span)>, small: &[bool]) -> Vec<(usize, Span)> {
    let text = unit.text.expose();
    let mut taken: Vec<_> = unit.mentions.iter().map(|m| m.span).chain(unit.subject.iter().copied()).collect();
    taken.sort_by_key(|s| s.start);
    found.retain(|(n, span)| {
        let next = taken.partition_point(|s| s.end <= span.start);
        let free = taken.get(next).is_none_or(|s| !s.overlaps(*span));
        free && (small[*n] || span.of(text).starts_with(char::is_uppercase))
            && !before_body(reading, *span)
            && !of_street(text, reading, *span)
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

/// "Victoria St 14", "in Market Street": what a street is called, and the word for it, where no usual forename or title makes a
/// surname of it. "Jenny Lane" is somebody.
fn of_street(text: &str, r: &Reading, span: Span) -> bool {
    let (at, end) = (r.word_from(span.start), r.word_from(span.end));
    let same_line = |i: usize| r.words.get(i).filter(|w| w.line == r.words[at].line);
    let kind = |i: usize| {
        let saint = r.fold(i) == "st" && !same_line(i + 1).is_some_and(run::is_namelike);
        same_line(i).is_some_and(|w| run::is_namelike(w) && w.facts.surname() < BORNE)
            && (saint || is_street(r.fold(i)))
    };
    let named = at
        .checked_sub(1)
        .and_then(same_line)
        .is_some_and(|w| run::is_namelike(w) && w.facts.forename() < BORNE && !is_in(words::TITLES, r.fold(at - 1)));
    kind(end) || named && end == at + 1 && is_street(r.fold(at)) && span.of(text).starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_goes_by_the_surname_of_one() {
        assert_eq!(family("penhaligon").as_deref(), Some("penhaligons"));
        assert_eq!((family("hughes"), family("wood"), family("jone")), (None, None, None));
    }

    #[test]
    fn what_a_street_is_called_is_nobody() {
        let of = |text: &str, word: &str| {
            let at = text.find(word).unwrap();
            of_street(text, &Reading::of(text), Span::new(at, at + word.len()))
        };
        assert!(of("left at Victoria St 14", "Victoria") && of("14 Albert Road", "Albert"));
        assert!(of("in Market Street.", "Street") && !of("said Mr Street.", "Street") && !of("Karen Street", "Street"));
        assert!(!of("with Jenny Lane", "Jenny") && !of("for Victoria St Clair", "Victoria") && !of("Street", "Street"));
    }
}
