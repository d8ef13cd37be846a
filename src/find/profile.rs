//! What a request form says about one person, worked out once: forenames, surnames, keys, logins.

use super::dense::DenseName;
use super::logins::{Login, logins};
use super::names::{self, NameParts};
use super::nicknames;
use super::ocr;
use super::spelling;
use super::strong::Strong;
use super::words::words_of;
use crate::model::{Identity, fold};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// How a forename relates to the one of the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Given {
    /// As the request has it.
    Own,
    /// Another spelling.
    Spelling,
    /// A short or full form.
    Nickname,
    /// A full form that the forename of the request can stand for, though it is a name by itself.
    Distant,
    /// A middle name used as forename.
    Middle,
    /// One letter off, or as character recognition mistakes it.
    Slip,
}

/// How a surname relates to the one of the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Family {
    /// The surname, in any spelling.
    Own,
    /// `the Smiths`.
    Plural,
    /// One half of a double surname.
    Half,
    /// One letter off.
    Slip,
    /// One letter off, and a forename too (Allan for Allen): it counts right behind a forename of the request, and nowhere else.
    Borne,
    /// As character recognition mistakes it.
    Misread,
}

/// One way of writing a surname.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Surname {
    pub words: Vec<String>,
    pub family: Family,
    /// True for both halves of a double surname: few people share it, so that it says much by itself.
    pub double: bool,
    /// The kind of variant it is.
    pub kind: &'static str,
}

/// One person.
#[derive(Clone, Debug, Default)]
pub(super) struct Profile {
    pub parts: Vec<NameParts>,
    pub given: BTreeMap<String, Given>,
    pub skeletons: HashSet<String>,
    /// The consonants of the forenames, by which they are known in Somali writing.
    pub consonants: HashSet<String>,
    pub initials: HashSet<char>,
    pub middle_initials: HashSet<char>,
    /// The initials of whole names, with and without middle names: `tbo`.
    pub whole_initials: BTreeSet<String>,
    pub titles: HashSet<String>,
    pub suffixes: HashSet<String>,
    pub surnames: Vec<Surname>,
    /// The names of the request of three words and more, as they are written.
    pub whole: Vec<Vec<String>>,
    pub mononyms: HashSet<String>,
    /// Names in scripts without spaces between words.
    pub dense: Vec<DenseName>,
    /// What stands beside the name and carries it: classes, teams, sites; and full names of known associates.
    pub groups: Vec<Vec<String>>,
    pub associates: Vec<Vec<String>>,
    pub logins: HashMap<String, Login>,
    pub strong: Strong,
}

impl Profile {
    pub fn new(identity: &Identity) -> Profile {
        let (dense, plain): (Vec<&String>, Vec<&String>) = identity.names.iter().partition(|n| DenseName::is(n));
        let parts: Vec<NameParts> = plain.into_iter().flat_map(|n| names::parse(n)).collect();
        let mut profile = Profile {
            strong: Strong::new(identity),
            dense: dense.into_iter().filter_map(|n| DenseName::new(n)).collect(),
            groups: identity.groups.iter().map(|g| words_of(g)).filter(|w| !w.is_empty()).collect(),
            associates: identity.associates.iter().flat_map(|a| associate(a)).collect(),
            titles: identity.titles.iter().flat_map(|t| words_of(t)).collect(),
            whole: identity.names.iter().map(|n| words_of(n)).filter(|w| w.len() > 2).collect(),
            ..Profile::default()
        };
        let forenames: Vec<&String> = parts.iter().filter_map(forename_of).collect();
        for name in &parts {
            profile.take_given(name, &forenames);
            profile.titles.extend(name.titles.iter().cloned());
            profile.suffixes.extend(name.suffix.clone());
            if name.given.is_empty() && name.called.is_empty() {
                profile.mononyms.extend(spelling::spellings(&name.surname).into_iter().map(|w| w.join(" ")));
            }
        }
        for called in identity.known_as.iter().flat_map(|n| words_of(n).into_iter().next()) {
            profile.add(&called, Given::Own);
            profile.initials.extend(called.chars().next());
        }
        profile.take_whole_initials(&parts);
        profile.take_surnames(&parts);
        profile.take_slips();
        profile.parts = parts;
        profile.logins = logins(&profile);
        for login in &profile.strong.logins {
            profile.logins.insert(login.clone(), Login::Own);
        }
        profile
    }

    /// Takes the forenames of one of their names; `all` are the first of each.
    fn take_given(&mut self, name: &NameParts, all: &[&String]) {
        let first = forename_of(name);
        for own in first.into_iter().chain(&name.called) {
            self.add(own, Given::Own);
            for spelling in nicknames::spellings(own) {
                self.add(spelling, Given::Spelling);
            }
            // "Ali" of an Alison is short for that: an Alice is somebody else.
            if !all.iter().any(|full| nicknames::is_short_for(own, full)) {
                nicknames::nicknames(own).into_iter().for_each(|short| self.add(short, Given::Nickname));
                nicknames::distant(own).into_iter().for_each(|full| self.add(full, Given::Distant));
            }
            if own.len() >= 4 {
                self.skeletons.insert(nicknames::skeleton(own));
            }
            self.initials.extend(own.chars().next());
        }
        self.initials.extend(name.given.first().and_then(|g| g.chars().next()));
        self.consonants.extend(name.given.iter().map(|g| nicknames::consonants(g)));
        for other in name.given.iter().filter(|g| Some(*g) != first) {
            self.middle_initials.extend(other.chars().next());
            if other.chars().count() > 1 {
                self.add(other, Given::Middle);
            }
        }
    }

    fn take_whole_initials(&mut self, parts: &[NameParts]) {
        let first = |word: &String| word.chars().next();
        for name in parts {
            let family: String = words_of(&name.surname).iter().filter_map(first).collect();
            // "NODB" and "ODB" of O'Donovan-Bligh: three letters of a surname are as good as initials.
            let each = name.surname.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty());
            let each: String = each.filter_map(|w| fold::folded(w).chars().next()).collect();
            let alone = each.chars().count() > 2;
            let all: String = name.given.iter().filter_map(first).collect();
            let called: Vec<String> = self.initials.iter().map(char::to_string).chain([all]).collect();
            let whole = called.iter().flat_map(|given| [format!("{given}{family}"), format!("{given}{each}")]);
            let whole = whole.chain(alone.then(|| each.clone()));
            self.whole_initials.extend(whole.filter(|i| (2..=5).contains(&i.chars().count())));
        }
    }

    fn add(&mut self, forename: &str, given: Given) {
        if forename.chars().count() > 1 {
            let known = self.given.entry(forename.to_owned()).or_insert(given);
            *known = given.min(*known);
        }
    }

    fn take_surnames(&mut self, parts: &[NameParts]) {
        let mut seen: HashSet<Vec<String>> = HashSet::new();
        let mut add = |list: &mut Vec<Surname>, words: Vec<String>, family, double, kind| {
            if seen.insert(words.clone()) {
                list.push(Surname { words, family, double, kind });
            }
        };
        for name in parts {
            let double = spelling::halves(&name.surname).len() > 1;
            let written = words_of(&name.surname);
            for words in spelling::spellings(&name.surname) {
                let kind = match () {
                    () if words == written => "names",
                    () if words.concat() == written.concat() => "hyphens",
                    () => "spellings",
                };
                add(&mut self.surnames, words, Family::Own, double, kind);
            }
        }
        let mut push = |list: &mut Vec<Surname>, words, family| add(list, words, family, false, kind_of(family));
        let own: Vec<String> =
            self.surnames.iter().filter(|s| s.words.len() == 1).map(|s| s.words[0].clone()).collect();
        for word in &own {
            push(&mut self.surnames, vec![format!("{word}s")], Family::Plural);
            push(&mut self.surnames, vec![format!("{word}es")], Family::Plural);
        }
        for half in parts.iter().flat_map(|p| spelling::halves(&p.surname)) {
            push(&mut self.surnames, vec![half], Family::Half);
        }
        let written = parts.iter().map(|p| fold::folded(&p.surname)).filter(|s| !s.contains(' '));
        let written: Vec<String> = written.collect();
        for misread in written.iter().flat_map(|s| ocr::misreadings(s)).filter(|s| !nicknames::is_forename(s)) {
            push(&mut self.surnames, vec![misread], Family::Misread);
        }
        for slip in written.iter().flat_map(|s| spelling::slips(s)) {
            let family = if nicknames::is_forename(&slip) { Family::Borne } else { Family::Slip };
            push(&mut self.surnames, vec![slip], family);
        }
    }

    /// Single slips in the forenames of the request; never a forename that somebody bears.
    fn take_slips(&mut self) {
        let own: Vec<String> =
            self.given.iter().filter(|(n, g)| **g == Given::Own && n.len() >= 5).map(|(n, _)| n.clone()).collect();
        let misread =
            own.iter().flat_map(|n| ocr::misreadings(n)).filter(|n| n.bytes().all(|b| b.is_ascii_alphabetic()));
        for slip in own.iter().flat_map(|n| spelling::slips_from(n, 5)).chain(misread) {
            if !nicknames::is_forename(&slip) && !nicknames::is_word(&slip) {
                self.add(&slip, Given::Slip);
            }
        }
    }

    /// The forename `word` as one of this person's.
    pub fn forename(&self, word: &str) -> Option<Given> {
        if let Some(given) = self.given.get(word) {
            return Some(*given);
        }
        if let Some(given) = ocr::without_digits(word).iter().filter_map(|plain| self.given.get(plain)).min() {
            return Some(*given);
        }
        if nicknames::from_somali(word).is_some_and(|read| self.consonants.contains(&read)) {
            return Some(Given::Spelling);
        }
        let alike = word.len() >= 4 && !nicknames::is_word(word) && self.skeletons.contains(&nicknames::skeleton(word));
        alike.then_some(Given::Spelling)
    }

    /// Middle names in full.
    pub fn middles(&self) -> impl Iterator<Item = &String> {
        self.given.iter().filter(|(_, given)| **given == Given::Middle).map(|(name, _)| name)
    }

    /// The initials of the surname and of each half of it.
    pub fn surname_initials(&self) -> HashSet<char> {
        let own = self.surnames.iter().filter(|s| matches!(s.family, Family::Own | Family::Half));
        own.filter_map(|s| s.words[0].chars().next()).collect()
    }

    /// True where this person could be called `word`, which the subject's request gives (`own`) or does not give.
    pub(super) fn could_be_called(&self, word: &str, own: bool) -> bool {
        self.given.get(word) == Some(&Given::Own) || !own && self.forename(word).is_some()
    }

    /// True where `other` is written with the very same forename and surname.
    pub fn shares_name(&self, other: &Profile) -> bool {
        let own = |p: &Profile| -> HashSet<String> {
            p.given.iter().filter(|(_, g)| **g == Given::Own).map(|(n, _)| n.clone()).collect()
        };
        let family = |p: &Profile| -> HashSet<Vec<String>> {
            p.surnames.iter().filter(|s| s.family == Family::Own).map(|s| s.words.clone()).collect()
        };
        !own(self).is_disjoint(&own(other)) && !family(self).is_disjoint(&family(other))
    }
}

/// The forename of a name: the first that is more than an initial.
fn forename_of(name: &NameParts) -> Option<&String> {
    name.given.iter().find(|g| g.chars().count() > 1).or(name.given.first())
}

/// A full name in both orders; a single word identifies nobody beside anybody.
fn associate(name: &str) -> Vec<Vec<String>> {
    let words = words_of(name.split('(').next().unwrap_or(name));
    let words: Vec<String> = words.into_iter().filter(|w| !names::is_courtesy(w)).collect();
    let Some((last, rest)) = words.split_last().filter(|(_, rest)| !rest.is_empty()) else { return Vec::new() };
    let turned = std::iter::once(last.clone()).chain(rest.iter().cloned()).collect();
    vec![words.clone(), turned]
}

fn kind_of(family: Family) -> &'static str {
    match family {
        Family::Own => "names",
        Family::Plural => "possessives",
        Family::Half => "hyphens",
        Family::Slip | Family::Borne => "typos",
        Family::Misread => "ocr",
    }
}
