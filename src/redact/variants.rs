//! The forms in which a redacted string could still be readable, as needles.

use super::common::{Word, Words, is_shared_mailbox, is_starter, is_word};
use super::squash::{Needle, Rule, squash};
use super::terms::swapped;
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
    if let Some(needle) = telephone(&squashed) {
        out.push((How::Telephone, needle));
    }
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

/// The national number without its leading 0 or 44: found after any prefix.
fn telephone(squashed: &str) -> Option<Needle> {
    let number = squashed.strip_prefix("0044").or(squashed.strip_prefix("44")).or(squashed.strip_prefix('0'))?;
    let digits = number.len() >= 9 && number.len() <= 11 && number.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| Needle { squashed: number.trim_start_matches('0').to_owned(), tokens: 2, rule: Rule::Joined })
}

fn name_forms(form: &str, squashed: &str, tokens: usize, words: Words) -> Vec<(How, Needle)> {
    let mut out = Vec::new();
    if squashed.chars().count() >= LONG && squashed.chars().rev().ne(squashed.chars()) {
        out.push((
            How::Backwards,
            Needle { squashed: squashed.chars().rev().collect(), tokens: 1, rule: Rule::Joined },
        ));
    }
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
    }
    out
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
