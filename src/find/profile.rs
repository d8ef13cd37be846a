//! What a request form says about one person, worked out once: forenames, surnames, keys, logins.

use super::logins::{Login, logins};
use super::names::{self, NameParts};
use super::nicknames;
use super::spelling;
use super::strong::Strong;
use crate::model::{Identity, RequestForm, fold};
use std::collections::{BTreeMap, HashMap, HashSet};

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
}

/// One way of writing a surname.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Surname {
    pub words: Vec<String>,
    pub family: Family,
    /// True for both halves of a double surname: few people share it, so that it says much by itself.
    pub double: bool,
}

/// One person.
#[derive(Clone, Debug, Default)]
pub(super) struct Profile {
    pub parts: Vec<NameParts>,
    pub given: BTreeMap<String, Given>,
    pub skeletons: HashSet<String>,
    pub initials: HashSet<char>,
    pub middle_initials: HashSet<char>,
    pub titles: HashSet<String>,
    pub suffixes: HashSet<String>,
    pub surnames: Vec<Surname>,
    pub mononyms: HashSet<String>,
    pub logins: HashMap<String, Login>,
    pub strong: Strong,
}

impl Profile {
    pub fn new(identity: &Identity) -> Profile {
        let parts: Vec<NameParts> = identity.names.iter().flat_map(|n| names::parse(n)).collect();
        let mut profile = Profile { strong: Strong::new(identity), ..Profile::default() };
        for name in &parts {
            profile.take_given(name);
            profile.titles.extend(name.titles.iter().cloned());
            profile.suffixes.extend(name.suffix.clone());
            if name.given.is_empty() && name.called.is_empty() {
                profile.mononyms.extend(spelling::spellings(&name.surname).into_iter().map(|w| w.join(" ")));
            }
        }
        profile.take_surnames(&parts);
        profile.parts = parts;
        profile.logins = logins(&profile);
        for login in &profile.strong.logins {
            profile.logins.insert(login.clone(), Login::Own);
        }
        profile
    }

    fn take_given(&mut self, name: &NameParts) {
        let first = name.given.iter().find(|g| g.chars().count() > 1).or(name.given.first());
        for own in first.into_iter().chain(&name.called) {
            self.add(own, Given::Own);
            for spelling in nicknames::spellings(own) {
                self.add(spelling, Given::Spelling);
            }
            for nickname in nicknames::nicknames(own) {
                self.add(nickname, Given::Nickname);
            }
            for distant in nicknames::distant(own) {
                self.add(distant, Given::Distant);
            }
            if own.len() >= 4 {
                self.skeletons.insert(nicknames::skeleton(own));
            }
            self.initials.extend(own.chars().next());
        }
        self.initials.extend(name.given.first().and_then(|g| g.chars().next()));
        for other in name.given.iter().filter(|g| Some(*g) != first) {
            self.middle_initials.extend(other.chars().next());
            if other.chars().count() > 1 {
                self.add(other, Given::Middle);
            }
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
        let mut add = |list: &mut Vec<Surname>, words: Vec<String>, family, double| {
            if seen.insert(words.clone()) {
                list.push(Surname { words, family, double });
            }
        };
        for name in parts {
            let double = spelling::halves(&name.surname).len() > 1;
            for words in spelling::spellings(&name.surname) {
                add(&mut self.surnames, words, Family::Own, double);
            }
        }
        let mut push = |list: &mut Vec<Surname>, words, family| add(list, words, family, false);
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
        for slip in written.flat_map(|s| spelling::slips(&s)).filter(|s| !nicknames::is_forename(s)) {
            push(&mut self.surnames, vec![slip], Family::Slip);
        }
    }

    /// The forename `word` as one of this person's.
    pub fn forename(&self, word: &str) -> Option<Given> {
        if let Some(given) = self.given.get(word) {
            return Some(*given);
        }
        let alike = word.len() >= 4 && !nicknames::is_word(word) && self.skeletons.contains(&nicknames::skeleton(word));
        alike.then_some(Given::Spelling)
    }

    /// The initials of the surname and of each half of it.
    pub fn surname_initials(&self) -> HashSet<char> {
        let own = self.surnames.iter().filter(|s| matches!(s.family, Family::Own | Family::Half));
        own.filter_map(|s| s.words[0].chars().next()).collect()
    }

    /// True where this person could be called `word`, which the subject's request gives (`own`) or does not give.
    fn could_be_called(&self, word: &str, own: bool) -> bool {
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

/// Everything that can name the subject of one request, and the people of the same name they are not.
#[derive(Clone, Debug)]
pub struct Plan {
    pub(super) subject: Profile,
    pub(super) namesakes: Vec<Profile>,
    /// True where a known namesake has the same full name.
    pub(super) identical: bool,
    /// Ways of writing the surname, by their first word.
    pub(super) by_word: HashMap<String, Vec<usize>>,
    /// Forenames of namesakes that are not the subject's own.
    pub(super) foreign_given: HashSet<String>,
    /// Addresses and logins seen with other people's names.
    pub(super) foreign: HashSet<String>,
    /// Forenames so rare in what is searched that they count alone.
    pub(super) lone: HashSet<String>,
    /// First two bytes of every word that can matter, so that the rest is passed over quickly.
    pub(super) starts: Starts,
}

/// A set of first two bytes.
#[derive(Clone)]
pub(super) struct Starts(Vec<bool>);

impl Starts {
    fn new<'a>(words: impl Iterator<Item = &'a String>) -> Starts {
        let mut set = Starts(vec![false; 1 << 16]);
        words.for_each(|w| set.0[Starts::of(w)] = true);
        set
    }

    fn of(word: &str) -> usize {
        let bytes = word.as_bytes();
        usize::from(bytes.first().copied().unwrap_or(0)) << 8 | usize::from(bytes.get(1).copied().unwrap_or(0))
    }

    pub fn may(&self, word: &str) -> bool {
        self.0[Starts::of(word)]
    }
}

impl std::fmt::Debug for Starts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Starts({})", self.0.iter().filter(|s| **s).count())
    }
}

impl Plan {
    /// Works the form out.
    pub fn new(form: &RequestForm) -> Plan {
        let mut subject = Profile::new(&form.subject);
        let namesakes: Vec<Profile> = form.namesake.iter().map(Profile::new).collect();
        let own = |p: &Profile, name: &str| p.given.get(name) == Some(&Given::Own);
        let foreign_given: HashSet<String> = namesakes
            .iter()
            .flat_map(|n| n.given.keys().filter(|g| own(n, g)))
            .filter(|g| !own(&subject, g))
            .cloned()
            .collect();
        subject.given.retain(|g, _| !foreign_given.contains(g));
        let mut by_word: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, surname) in subject.surnames.iter().enumerate() {
            by_word.entry(surname.words[0].clone()).or_default().push(at);
        }
        by_word
            .values_mut()
            .for_each(|list| list.sort_by_key(|at| std::cmp::Reverse(subject.surnames[*at].words.len())));
        let identical = namesakes.iter().any(|n| subject.shares_name(n));
        let mut plan = Plan {
            subject,
            namesakes,
            identical,
            by_word,
            foreign_given,
            foreign: HashSet::new(),
            lone: HashSet::new(),
            starts: Starts(Vec::new()),
        };
        plan.mark_starts();
        plan
    }

    /// To be called whenever logins were added.
    pub(super) fn mark_starts(&mut self) {
        let logins = self.subject.logins.keys();
        let given = self.subject.given.keys();
        self.starts = Starts::new(self.by_word.keys().chain(logins).chain(&self.subject.strong.handles).chain(given));
    }

    /// The forenames that the request gives.
    pub fn forenames(&self) -> Vec<String> {
        let own = self.subject.given.iter().filter(|(name, given)| **given == Given::Own && name.chars().count() > 2);
        own.map(|(name, _)| name.clone()).collect()
    }

    /// Lets a forename of the request count where it stands alone: possible at most, and for the caller to say whether it
    /// is rare enough in what is searched for a person to look at every one.
    pub fn admit(&mut self, forename: &str) {
        self.lone.insert(forename.to_owned());
    }

    /// True where a known namesake could be meant by these forenames (folded) with this surname.
    pub(super) fn is_shared<'a>(&self, surname: &[String], mut forenames: impl Iterator<Item = &'a str>) -> bool {
        let own = |word: &str| self.subject.given.get(word) == Some(&Given::Own);
        let rivals: Vec<&Profile> = self
            .namesakes
            .iter()
            .filter(|n| n.surnames.iter().any(|s| s.family == Family::Own && s.words == surname))
            .collect();
        !rivals.is_empty() && forenames.all(|word| rivals.iter().any(|n| n.could_be_called(word, own(word))))
    }

    /// The subject's forename, unless it is a namesake's own.
    pub(super) fn forename(&self, word: &str) -> Option<Given> {
        if self.foreign_given.contains(word) { None } else { self.subject.forename(word) }
    }
}
