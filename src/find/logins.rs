//! Login names and one-word handles that people and directories make of a name.

use super::profile::{Family, Given, Profile};
use super::{nicknames, ordinary};
use std::collections::HashMap;

/// What a login is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Login {
    /// Given in the request.
    Own,
    /// Seen with the subject's name in mail headers; a login only where logins stand.
    Learned,
    /// Forename and surname in one word.
    Full,
    /// Initial and surname in one word.
    Initial,
    /// Initial and the start of the surname.
    Short,
    /// Forename and the initial of the surname in one word: `bellam`.
    Given,
}

/// The longest login of old directories.
const SHORT: std::ops::RangeInclusive<usize> = 6..=8;

/// Letters of a forename that an initial of the surname makes a login of: of a shorter one it makes another forename or a word.
const FORENAME: usize = 5;

/// Every login the person's names make, folded.
pub(super) fn logins(profile: &Profile) -> HashMap<String, Login> {
    let mut out: HashMap<String, Login> = HashMap::new();
    let surnames: Vec<&str> = profile
        .surnames
        .iter()
        .filter(|s| s.family == Family::Own && s.words.len() == 1)
        .map(|s| s.words[0].as_str())
        .collect();
    let mut add = |login: String, kind: Login| {
        let known = out.entry(login).or_insert(kind);
        *known = kind.min(*known);
    };
    for surname in surnames {
        for (given, _) in
            profile.given.iter().filter(|(_, g)| !matches!(g, Given::Middle | Given::Distant | Given::Slip))
        {
            add(format!("{given}{surname}"), Login::Full);
            add(format!("{surname}{given}"), Login::Full);
            for middle in &profile.middle_initials {
                add(format!("{given}{middle}{surname}"), Login::Full);
            }
        }
        for initial in &profile.initials {
            add(format!("{initial}{surname}"), Login::Initial);
            add(format!("{surname}{initial}"), Login::Initial);
            for middle in &profile.middle_initials {
                add(format!("{initial}{middle}{surname}"), Login::Initial);
            }
            for len in SHORT {
                if let Some(start) = surname.get(..len - initial.len_utf8()).filter(|s| *s != surname) {
                    add(format!("{initial}{start}"), Login::Short);
                }
            }
        }
    }
    for (given, _) in profile.given.iter().filter(|(name, g)| **g == Given::Own && name.chars().count() >= FORENAME) {
        // With an s it is a possessive, or a surname (Rogers).
        for initial in profile.surname_initials().into_iter().filter(|initial| *initial != 's') {
            let login = format!("{given}{initial}");
            if !nicknames::is_forename(&login) && !nicknames::is_word(&login) && !ordinary::is_word(&login) {
                out.entry(login).or_insert(Login::Given);
            }
        }
    }
    out
}
