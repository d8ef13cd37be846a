//! The plan of a search: the subject's profile, the namesakes', and what of it all is looked for.

use super::concern::Concern;
use super::logins::Login;
use super::ocr;
use super::ordinary::is_abbreviation;
use super::profile::{Family, Given, Profile, Surname};
use super::strong::Kind;
use super::words::words_of;
use crate::model::{RequestForm, VariantSettings};
use std::collections::{BTreeSet, HashMap, HashSet};

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
    /// Those of its forenames that are no ordinary words: they count in small letters too.
    pub(super) small: HashSet<String>,
    /// Initials of the whole name that count alone.
    pub(super) lone_initials: HashSet<String>,
    /// Words and phrases that the request adds.
    pub(super) added: Vec<Vec<String>>,
    /// What the request switches off.
    pub(super) settings: VariantSettings,
    /// First two bytes of every word that can matter, so that the rest is passed over quickly.
    pub(super) starts: Starts,
    /// What makes a text worth taking apart.
    pub(super) concern: Concern,
    /// True where every text is taken apart, whatever a quick look says.
    pub(super) thorough: bool,
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
        // "Winters" is no plural of Winter where a namesake is called so.
        let theirs = |s: &Surname| {
            namesakes.iter().flat_map(|n| &n.surnames).any(|n| n.family == Family::Own && n.words == s.words)
        };
        subject.surnames.retain(|s| matches!(s.family, Family::Own | Family::Half) || !theirs(s));
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
            small: HashSet::new(),
            lone_initials: HashSet::new(),
            added: form.variants.add.iter().map(|a| words_of(a)).filter(|w| !w.is_empty()).collect(),
            settings: form.variants.clone(),
            starts: Starts(Vec::new()),
            concern: Concern::default(),
            thorough: false,
        };
        plan.mark_starts();
        plan
    }

    /// To be called whenever something was added that is looked for.
    pub(super) fn mark_starts(&mut self) {
        self.concern = Concern::of(self);
        let logins = self.subject.logins.keys();
        let given = self.subject.given.keys();
        let words = self.by_word.keys().chain(logins).chain(&self.subject.strong.handles).chain(given);
        self.starts = Starts::new(words.chain(self.concern.words()));
    }

    /// True where variants of this kind are looked for.
    pub fn looks_for(&self, kind: &str) -> bool {
        self.settings.on(kind)
    }

    /// Logins that the subject's name would make and that are somebody else's.
    pub fn foreign_logins(&self) -> BTreeSet<String> {
        let derived = |l: &&String| {
            let stem = l.trim_end_matches(|c: char| c.is_ascii_digit());
            self.subject.logins.contains_key(*l) || self.subject.logins.contains_key(stem)
        };
        self.foreign.iter().filter(derived).cloned().collect()
    }

    /// Addresses and logins that were learned from mail headers.
    pub fn learned(&self) -> BTreeSet<String> {
        let keys = self.subject.strong.keys.iter().filter(|(_, kind)| **kind == Kind::Learned);
        let logins = self.subject.logins.iter().filter(|(_, kind)| **kind == Login::Learned).map(|(l, _)| l.clone());
        keys.map(|(k, _)| k.trim_start_matches("mail:").to_owned()).chain(logins).collect()
    }

    /// The forenames that the request gives.
    pub fn forenames(&self) -> Vec<String> {
        let own = self.subject.given.iter().filter(|(_, given)| **given == Given::Own);
        own.map(|(name, _)| name.clone()).collect()
    }

    /// Those of them that may be asked for alone: two letters (Jo, Ed) are too many things.
    pub fn lone_forenames(&self) -> Vec<String> {
        self.forenames().into_iter().filter(|name| name.chars().count() > 2).collect()
    }

    /// Has every text judged in full: for a search that is to rest on nothing but judgement.
    pub fn spare_nothing(&mut self) {
        self.thorough = true;
    }

    /// Lets a forename of the request count where it stands alone: possible at most, and for the caller to say whether it
    /// is rare enough in what is searched for a person to look at every one.
    pub fn admit(&mut self, forename: &str) {
        self.lone.insert(forename.to_owned());
        self.mark_starts();
    }

    /// Lets a forename of the request count in small letters: for the caller to say that it is no ordinary word.
    pub fn let_small(&mut self, forename: &str) {
        self.small.insert(forename.to_owned());
    }

    /// The initials of the whole name (`tbo`, `tb`) that may be asked for alone: a namesake's tell nothing. Those that are an everyday
    /// abbreviation count among other initials only.
    pub fn lone_initials(&self) -> Vec<String> {
        let theirs = |i: &&String| self.namesakes.iter().any(|n| n.whole_initials.contains(*i));
        self.subject.whole_initials.iter().filter(|i| !theirs(i)).cloned().collect()
    }

    /// True for initials that are an everyday abbreviation (PS, HR): once they are admitted, they count among other initials only.
    pub fn counts_among_initials(initials: &str) -> bool {
        is_abbreviation(initials)
    }

    /// Lets initials count alone: as [`Plan::admit`].
    pub fn admit_initials(&mut self, initials: &str) {
        self.lone_initials.insert(initials.to_owned());
        self.mark_starts();
    }

    /// True where a known namesake could be meant by these forenames (folded) with this surname.
    pub(super) fn is_shared<'a>(&self, surname: &[String], mut forenames: impl Iterator<Item = &'a str>) -> bool {
        let own = |word: &str| {
            let given = |word: &str| self.subject.given.get(word) == Some(&Given::Own);
            // "Gwendo1yn" is no short form of a Gwen.
            given(word) || ocr::without_digits(word).iter().any(|plain| given(plain))
        };
        let plain = |n: &Profile, word: &str| {
            n.could_be_called(word, own(word)) || ocr::without_digits(word).iter().any(|p| n.could_be_called(p, own(p)))
        };
        let rivals: Vec<&Profile> = self
            .namesakes
            .iter()
            .filter(|n| n.surnames.iter().any(|s| s.family == Family::Own && s.words == surname))
            .collect();
        !rivals.is_empty() && forenames.all(|word| rivals.iter().any(|n| plain(n, word)))
    }

    /// The subject's forename, unless it is a namesake's own.
    pub(super) fn forename(&self, word: &str) -> Option<Given> {
        if self.foreign_given.contains(word) { None } else { self.subject.forename(word) }
    }
}
