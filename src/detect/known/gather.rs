//! Who was seen, brought together for a request: everybody whom its texts can name, and every form people write their name in.

use super::near::{Circle, Nearness};
use super::{People, Tally};
use crate::detect::gazetteer::{self, Facts};
use crate::detect::phrases::{Phrases, phrase_of};
use crate::detect::reading::Reading;
use crate::detect::resolve::name_key;
use crate::model::{Sighting, Source, nicknames};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Somebody of the directory.
#[derive(Clone, Debug, Default)]
pub struct KnownPerson {
    /// Name, forename first, as a document writes it.
    pub name: String,
    /// First and last word, folded; one word of whom no surname is known.
    pub key: String,
    /// E-mail addresses seen beside the name.
    pub addresses: BTreeSet<String>,
    /// As what.
    pub seen: Tally,
    circles: HashSet<Circle>,
}

impl KnownPerson {
    /// How near they are to a text of these circles.
    pub fn nearness(&self, here: &[Circle]) -> Nearness {
        let shared = here.iter().filter(|c| self.circles.contains(c)).map(|c| c.0).min();
        shared.unwrap_or(if self.seen.is_listed() { Nearness::Listed } else { Nearness::Far })
    }
}

/// What two ways to write one name share: first and last word, folded.
pub fn key_of(name: &str) -> String {
    name_key(&phrase_of(name))
}

/// How a form of a name is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// Forename and surname, in either order or with a short form.
    Full,
    /// Initial and surname.
    Initial,
    /// A login, or the two parts joined by a dot or underscore.
    Login,
}

/// Brings together who was seen, keeping those whom the words of a request's texts can name.
pub struct Gathering<'a> {
    words: &'a HashSet<String>,
    left_out: HashSet<String>,
    people: Vec<KnownPerson>,
    keys: HashMap<String, usize>,
    names: HashMap<(String, bool), Option<usize>>,
}

impl<'a> Gathering<'a> {
    /// For texts of these folded words; `left_out` (names) are nobody's.
    pub fn new(words: &'a HashSet<String>, left_out: impl Iterator<Item = &'a str>) -> Gathering<'a> {
        Gathering {
            words,
            left_out: left_out.map(key_of).flat_map(|key| [initialled(&key), Some(key)]).flatten().collect(),
            people: Vec::new(),
            keys: HashMap::new(),
            names: HashMap::new(),
        }
    }

    /// Somebody is seen within these circles. To be told of before the same sightings are counted.
    pub fn near(&mut self, sighting: &Sighting, circles: &[Circle]) {
        if let Some(id) = self.person(sighting) {
            self.people[id].circles.extend(circles);
        }
    }

    /// Counts a sighting.
    pub fn add(&mut self, sighting: &Sighting) {
        if let Some(id) = self.person(sighting) {
            let person = &mut self.people[id];
            person.seen.add(&sighting.source);
            if let Some(address) = sighting.address.as_ref().filter(|a| !person.addresses.contains(a.expose())) {
                person.addresses.insert(address.expose().to_owned());
            }
        }
    }

    fn person(&mut self, sighting: &Sighting) -> Option<usize> {
        let listed = matches!(sighting.source, Source::Column(_) | Source::Contact);
        let known = (sighting.name.expose().to_owned(), listed);
        if let Some(id) = self.names.get(&known) {
            return *id;
        }
        let id = self.wanted(sighting.name.expose());
        self.names.insert(known, id);
        id
    }

    fn wanted(&mut self, name: &str) -> Option<usize> {
        let phrase = phrase_of(name);
        let key = name_key(&phrase);
        if let Some(id) = self.keys.get(&key) {
            return Some(*id);
        }
        let (first, last) = key.split_once(' ').unwrap_or((&key, &key));
        let can_be_named = self.words.contains(first)
            || self.words.contains(last)
            || nicknames::nicknames(first).iter().any(|n| self.words.contains(*n))
            || logins(first, last).iter().any(|l| self.words.contains(l));
        if self.left_out.contains(&key) || !can_be_named {
            return None;
        }
        self.people.push(KnownPerson { name: forename_first(name), key: key.clone(), ..KnownPerson::default() });
        self.keys.insert(key, self.people.len() - 1);
        Some(self.people.len() - 1)
    }

    /// The people, ready to be searched for.
    pub fn finish(self) -> People {
        let mut full: BTreeMap<String, (Form, Vec<usize>)> = BTreeMap::new();
        let mut parts: HashMap<String, Vec<usize>> = HashMap::new();
        for (id, person) in self.people.iter().enumerate() {
            for (form, kind) in forms(person).into_iter().filter(|(f, _)| f.split(' ').all(|w| self.words.contains(w)))
            {
                let all = full.entry(form).or_insert((kind, Vec::new()));
                all.0 = all.0.min(kind);
                all.1.push(id);
            }
            for part in parts_of(&person.key).into_iter().filter(|p| self.words.contains(p)) {
                parts.entry(part).or_default().push(id);
            }
        }
        let (forms, bearers): (Vec<String>, Vec<(Form, Vec<usize>)>) = full.into_iter().unzip();
        People { people: self.people, phrases: Phrases::new(forms.into_iter()), bearers, parts }
    }
}

/// `i marchetti` of `isabella marchetti`: a list that writes no forenames lists them so.
fn initialled(key: &str) -> Option<String> {
    let (first, last) = key.split_once(' ')?;
    Some(format!("{} {last}", first.chars().next()?))
}

fn forename_first(name: &str) -> String {
    match name.split_once(',') {
        Some((surname, forename)) if !forename.contains(',') => format!("{} {}", forename.trim(), surname.trim()),
        _ => name.to_owned(),
    }
}

/// Forms of two words or more, and logins. Middle names are left to the words between.
fn forms(person: &KnownPerson) -> Vec<(String, Form)> {
    let phrase = phrase_of(&person.name);
    let Some((first, last)) = person.key.split_once(' ') else { return Vec::new() };
    let initial: String = first.chars().take(1).collect();
    let mut out = vec![(format!("{initial} {last}"), Form::Initial), (format!("{last} {initial}"), Form::Initial)];
    if first.chars().count() > 1 {
        out.extend([phrase, person.key.clone(), format!("{last} {first}")].map(|f| (f, Form::Full)));
        out.extend(nicknames::nicknames(first).into_iter().map(|short| (format!("{short} {last}"), Form::Full)));
        out.extend([format!("{first} . {last}"), format!("{first} _ {last}")].map(|f| (f, Form::Login)));
        out.extend(logins(first, last).into_iter().map(|l| (l, Form::Login)));
    }
    let locals = person.addresses.iter().filter_map(|a| a.split('@').next()).filter(|l| is_login(l));
    out.extend(locals.map(|l| (l.to_owned(), Form::Login)));
    out.sort();
    out.dedup_by(|a, b| a.0 == b.0);
    out
}

/// What may be somebody's login and is no word.
fn logins(first: &str, last: &str) -> Vec<String> {
    let head = |w: &str| w.chars().take(1).collect::<String>();
    let all = [format!("{}{last}", head(first)), format!("{last}{}", head(first)), format!("{first}{}", head(last))];
    all.into_iter().chain([format!("{first}{last}")]).filter(|l| is_login(l)).collect()
}

fn is_login(word: &str) -> bool {
    word.len() >= 5 && word.bytes().all(|b| b.is_ascii_alphanumeric()) && gazetteer::facts(word) == Facts::default()
}

/// Adds every folded word of a text to `words`, and what it may be the possessive of: "alfys mum".
pub fn take_words(reading: &Reading, words: &mut HashSet<String>) {
    for at in 0..reading.words.len() {
        let word = reading.fold(at);
        let stem = word.strip_suffix('s').filter(|stem| stem.chars().count() >= 4);
        for form in [Some(word), stem].into_iter().flatten().filter(|form| !words.contains(*form)).collect::<Vec<_>>() {
            words.insert(form.to_owned());
        }
    }
}

/// A pet form ends in `ie`, `y` or `ey`, as who writes it likes: `alfie`, `alfy`.
fn ending_alike(forename: &str) -> Vec<String> {
    let stem = ["ie", "ey", "y"].iter().find_map(|end| forename.strip_suffix(end)).filter(|s| s.chars().count() >= 3);
    let all = stem.into_iter().flat_map(|s| ["ie", "ey", "y"].map(|end| format!("{s}{end}")));
    all.filter(|form| form != forename).collect()
}

/// What can stand alone for a name.
fn parts_of(key: &str) -> Vec<String> {
    let mut out: Vec<String> = key.split(' ').filter(|w| w.chars().count() > 2).map(str::to_owned).collect();
    if let Some((first, _)) = key.split_once(' ') {
        out.extend(Some(first).filter(|first| first.len() == 2).map(str::to_owned));
        out.extend(nicknames::nicknames(first).into_iter().filter(|n| n.len() > 1).map(str::to_owned));
        out.extend(ending_alike(first));
    }
    out.sort_unstable();
    out.dedup();
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Evidence;

    #[test]
    fn who_is_left_out_is_so_by_their_initial_too() {
        let text = "I Marchetti, J Marchetti";
        let mut words = HashSet::new();
        take_words(&Reading::of(text), &mut words);
        let mut gathering = Gathering::new(&words, ["Isabella Rose Marchetti"].into_iter());
        for name in ["I Marchetti", "J Marchetti", "Marchetti, Isabella"] {
            let source = Source::Column("payee".into());
            gathering.add(&Sighting { name: Evidence::new(name), address: None, source });
        }
        let known: Vec<String> = gathering.finish().all().iter().map(|p| p.key.clone()).collect();
        assert_eq!(known, ["j marchetti"]);
    }
}
