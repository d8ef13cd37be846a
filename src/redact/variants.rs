//! The forms in which a redacted string could still be readable, as needles.

use super::common::{Word, Words, is_shared_mailbox, is_starter, is_word};
use super::squash::{Needle, Rule, squash};
use super::terms::swapped;
use super::unspaced::is_unspaced;
use super::verify::How;
use std::collections::BTreeSet;

const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "master",
    "dr",
    "prof",
    "professor",
    "sir",
    "dame",
    "lady",
    "lord",
    "rev",
    "revd",
    "reverend",
    "father",
    "sister",
    "cllr",
    "pc",
    "sgt",
    "dc",
    "ds",
    "pcso",
    "judge",
    "nurse",
    "auntie",
    "aunt",
    "uncle",
];

/// Letters a squashed string needs before it is looked for run together or backwards.
const LONG: usize = 7;

/// The needles for one redacted string; empty where it is too short to be looked for. `person`: it names somebody.
/// `subject` holds the folded tokens of the subject's own names, which no variant may consist of.
/// `words` tells ordinary words: one that is nobody's name is not looked for alone, one that is both only as it was spelt.
pub fn needles(form: &str, person: bool, subject: &BTreeSet<String>, words: Words) -> Vec<(How, Needle)> {
    let form = form.trim();
    let (squashed, tokens) = squash(form);
    let Some(rule) = exact_rule(form, &squashed, tokens, words) else { return Vec::new() };
    let mut out = vec![(How::Exact, Needle { squashed: squashed.clone(), tokens, rule })];
    if let Some(needle) = mailbox(form, words) {
        out.push((How::Mailbox, needle));
    }
    out.extend(telephone(&squashed).into_iter().map(|needle| (How::Telephone, needle)));
    if person && !form.contains('@') && !form.contains(|c: char| c.is_ascii_digit()) {
        out.extend(name_forms(form, &squashed, tokens, words));
    }
    // A name the subject bears too stands everywhere by right, and a line end within the subject's own name would make a finding of it.
    out.retain(|(_, n)| !subject.contains(&n.squashed));
    out
}

fn exact_rule(form: &str, squashed: &str, tokens: usize, words: Words) -> Option<Rule> {
    let letters = squashed.chars().count();
    let digits = squashed.chars().all(|c| c.is_ascii_digit());
    let initials = letters <= 3 && !form.chars().any(char::is_lowercase);
    if is_unspaced(form) {
        return Some(Rule::Running(form.to_owned()));
    }
    let spelt = || Some(Rule::Spelt { spelling: form.to_owned(), not_first: is_starter(squashed) });
    match letters {
        0 | 1 => None,
        2 | 3 if digits || !form.chars().any(char::is_uppercase) => None,
        _ if TITLES.contains(&squashed) => None,
        2 => spelt(),
        3 if initials => spelt(),
        _ if tokens == 1 && words(squashed) == Word::NeverName => None,
        _ if tokens == 1 && is_both(squashed, words) => spelt().filter(|_| form.starts_with(char::is_uppercase)),
        _ if letters >= LONG => Some(Rule::Joined),
        _ => Some(Rule::Words),
    }
}

/// An ordinary word by either list.
fn is_both(squashed: &str, words: Words) -> bool {
    is_word(squashed) || words(squashed) != Word::Unknown
}

fn mailbox(form: &str, words: Words) -> Option<Needle> {
    let (local, domain) = form.rsplit_once('@')?;
    let local = local.rsplit([' ', '<', ':', '"']).next().unwrap_or(local);
    let (squashed, tokens) = squash(local);
    let telling =
        domain.contains('.') && squashed.len() >= 4 && !is_shared_mailbox(local) && !is_both(&squashed, words);
    let rule = if squashed.len() >= LONG { Rule::Joined } else { Rule::Words };
    telling.then_some(Needle { squashed, tokens, rule })
}

/// The national number without its leading 0 or 44, found after any prefix; and a landline's number as it is dialled in its own town.
pub(super) fn telephone(squashed: &str) -> Vec<Needle> {
    let number = squashed.strip_prefix("0044").or(squashed.strip_prefix("44")).or(squashed.strip_prefix('0'));
    let Some(number) = number.map(|n| n.trim_start_matches('0')) else { return Vec::new() };
    if !(9..=11).contains(&number.len()) || !number.bytes().all(|b| b.is_ascii_digit()) {
        return Vec::new();
    }
    let needle = |digits: &str, tokens| Needle { squashed: digits.to_owned(), tokens, rule: Rule::Joined };
    let local = area_code(number).and_then(|n| number.get(n..)).map(|digits| needle(digits, 1));
    [needle(number, 2)].into_iter().chain(local).collect()
}

/// How many figures of a national number are its area code (Ofcom, National Telephone Numbering Plan): none of a mobile's.
fn area_code(national: &str) -> Option<usize> {
    let figures = national.as_bytes();
    match (figures.len(), figures) {
        (10, [b'2', ..]) => Some(2),
        (10, [b'1', b'1', ..] | [b'1', _, b'1', ..]) => Some(3),
        (9 | 10, [b'1', ..]) => Some(4),
        _ => None,
    }
}

fn name_forms(form: &str, squashed: &str, tokens: usize, words: Words) -> Vec<(How, Needle)> {
    let mut out: Vec<(How, Needle)> = backwards(squashed).into_iter().collect();
    let parts: Vec<&str> = form.split([' ', '\t', '\n', '\r', '\u{a0}']).filter(|w| !squash(w).0.is_empty()).collect();
    let bare: Vec<&str> = parts.iter().copied().filter(|w| !TITLES.contains(&squash(w).0.as_str())).collect();
    if bare.is_empty() || bare.len() > 5 || !bare.iter().any(|w| w.starts_with(char::is_uppercase)) {
        return out;
    }
    if let Some(other) = swapped(&bare.join(" ")).filter(|o| o.len() >= LONG) {
        out.push((How::Swapped, Needle { squashed: other, tokens: tokens.max(2), rule: Rule::Joined }));
    }
    if parts.len() > 1 {
        let surname = if bare[0].ends_with(',') { bare[0] } else { bare[bare.len() - 1] };
        out.extend(surname_forms(surname, words));
        out.extend(backwards(&squash(surname).0));
    }
    out
}

fn backwards(squashed: &str) -> Option<(How, Needle)> {
    let other: String = squashed.chars().rev().collect();
    let telling = squashed.chars().count() >= LONG && other != squashed;
    telling.then(|| (How::Backwards, Needle { squashed: other, tokens: 1, rule: Rule::Joined }))
}

/// The surname alone; where it is also a word, only behind a title.
fn surname_forms(surname: &str, words: Words) -> Vec<(How, Needle)> {
    let (squashed, tokens) = squash(surname);
    if squashed.chars().count() < 4 || !surname.starts_with(char::is_uppercase) {
        return Vec::new();
    }
    if !is_both(&squashed, words) {
        return vec![(How::Surname, Needle { squashed, tokens, rule: Rule::Words })];
    }
    let titled =
        |title: &&str| Needle { squashed: format!("{title}{squashed}"), tokens: tokens + 1, rule: Rule::Words };
    ["mr", "mrs", "ms", "miss", "mx", "dr"].iter().map(|t| (How::Surname, titled(t))).collect()
}
