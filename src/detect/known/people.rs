//! The known people that a request's texts can name, in every form people write, and how near each is to a text.
//!
//! A full form is strong wherever it stands. A forename or surname alone is weak: of thousands of people somebody is called Will,
//! Grant or Paris. It counts where something nearer carries it: the person is seen in the same file, conversation or folder, or
//! the organisation lists them itself; and the more of an ordinary word it is, the nearer they must be.

use super::Tally;
use crate::detect::gazetteer::{self, Facts};
use crate::detect::phrases::{Phrases, phrase_of};
use crate::detect::reading::{Reading, Shape, Word};
use crate::detect::resolve::name_key;
use crate::detect::{Confidence, Directory, Doc, PersonDetector, bodies, calendar, learned, name, run};
use crate::model::{Mention, Sighting, Source, Span, Unit, nicknames};
use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::{Hash, Hasher};

/// How near somebody is to a text, the nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nearness {
    /// Seen in the same file.
    File,
    /// Seen in the same conversation.
    Thread,
    /// Seen in a file of the same folder.
    Folder,
    /// In a list that the organisation keeps.
    Listed,
    /// Seen somewhere else.
    Far,
}

impl Nearness {
    fn words(self) -> &'static str {
        match self {
            Nearness::File => "seen in this file",
            Nearness::Thread => "seen in this conversation",
            Nearness::Folder => "seen in this folder",
            Nearness::Listed => "in a list of the organisation",
            Nearness::Far => "seen elsewhere",
        }
    }
}

/// Something that texts share: a file, a conversation, a folder.
pub type Circle = (Nearness, u64);

/// The circles a unit stands in.
pub fn circles(unit: &Unit) -> Vec<Circle> {
    let mut all: Vec<Circle> =
        unit.folding.thread.map(|t| (Nearness::Thread, u64::from(t.number))).into_iter().collect();
    for place in &unit.places {
        all.push((Nearness::File, of(&place.blob.0)));
        all.push(folder_circle(&place.store, folder_of(place.path.expose())));
    }
    all.sort_unstable();
    all.dedup();
    all
}

/// The circle of those in a folder of a store.
pub fn folder_circle(store: &str, folder: &str) -> Circle {
    (Nearness::Folder, of(&(store, folder)))
}

/// The folder part of a path relative to its store; empty for its root.
pub fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn of(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

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
    fn nearness(&self, here: &[Circle]) -> Nearness {
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
enum Form {
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
            left_out: left_out.map(key_of).collect(),
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

/// What can stand alone for a name.
fn parts_of(key: &str) -> Vec<String> {
    let mut out: Vec<String> = key.split(' ').filter(|w| w.chars().count() > 2).map(str::to_owned).collect();
    if let Some((first, _)) = key.split_once(' ') {
        out.extend(nicknames::nicknames(first).into_iter().filter(|n| n.len() > 2).map(str::to_owned));
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// Finds whom the index saw.
pub struct Seen;

impl PersonDetector for Seen {
    fn name(&self) -> &'static str {
        "index"
    }

    fn detect(&self, doc: &Doc<'_>, known: &Directory) -> Vec<Mention> {
        known.people.find(doc)
    }
}

/// Known people, ready to be searched for.
#[derive(Default)]
pub struct People {
    people: Vec<KnownPerson>,
    phrases: Phrases,
    bearers: Vec<(Form, Vec<usize>)>,
    parts: HashMap<String, Vec<usize>>,
}

impl std::fmt::Debug for People {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "People({})", self.people.len())
    }
}

impl People {
    /// Everybody.
    pub fn all(&self) -> &[KnownPerson] {
        &self.people
    }

    /// Who can be meant by a part of a name alone in a text of these circles: the nearest of those who bear it.
    pub fn meant(&self, here: &[Circle], part: &str) -> (Nearness, Vec<&KnownPerson>) {
        let bearers = || self.parts.get(part).into_iter().flatten().map(|id| &self.people[*id]);
        let nearest = bearers().map(|p| p.nearness(here)).min().unwrap_or(Nearness::Far);
        (nearest, bearers().filter(|p| p.nearness(here) == nearest).collect())
    }

    /// Mentions of known people in `doc`.
    pub fn find(&self, doc: &Doc<'_>) -> Vec<Mention> {
        if self.people.is_empty() {
            return Vec::new();
        }
        let mut out: Vec<Mention> = self
            .phrases
            .find(doc.text, doc.reading())
            .into_iter()
            .filter_map(|(n, span)| self.whole(doc, n, span))
            .collect();
        let r = doc.reading();
        let mut next = 0;
        for at in 0..r.words.len() {
            while out.get(next).is_some_and(|m| m.span.end <= r.words[at].span.start) {
                next += 1;
            }
            let taken = out.get(next).is_some_and(|m| m.span.overlaps(r.words[at].span));
            if !taken && self.parts.contains_key(r.fold(at)) {
                if let Some(mention) = self.part(doc, at) {
                    out.insert(next, mention);
                }
            }
        }
        out
    }

    /// A form of a whole name.
    fn whole(&self, doc: &Doc<'_>, form: usize, span: Span) -> Option<Mention> {
        let r = doc.reading();
        let (kind, bearers) = &self.bearers[form];
        let near = bearers.iter().map(|id| self.people[*id].nearness(&doc.circles)).min()?;
        let words = || (r.word_from(span.start)..r.word_from(span.end)).filter(|&i| r.words[i].shape != Shape::Mark);
        let plain = words().all(|i| r.words[i].facts.common() || r.words[i].facts.in_dictionary());
        // "Dear David,", and "Jeff" begins the line below.
        let lines = span.of(doc.text).split('\n').collect::<Vec<_>>();
        let apart = lines.len() > 2 || lines.len() == 2 && lines[0].trim_end().ends_with(',');
        let capital = words().all(|i| run::is_namelike(&r.words[i]));
        // "asked Bethan. Price is": two sentences, not a login.
        let parted = *kind == Form::Login && span.of(doc.text).contains(char::is_whitespace);
        let last = words().next_back().map(|i| r.words[i])?;
        let sure = match kind {
            _ if parted || apart || bodies::body_here(doc, span) => return None,
            Form::Full if !plain => true,
            Form::Full => capital && (near < Nearness::Far || words().count() > 2),
            Form::Initial if !capital || words().any(|i| r.words[i].shape == Shape::Upper) && plain => return None,
            Form::Initial => !ordinary(&last),
            Form::Login => {
                near < Nearness::Far
                    || self.has_login(bearers, r.fold(r.word_from(span.start)))
                    || span.of(doc.text).contains(['.', '_'])
            }
        };
        let doubt = if *kind == Form::Full { capital } else { near < Nearness::Far };
        let confidence = if sure { Confidence::Redact } else { Confidence::Review };
        (sure || doubt).then(|| name(span, &format!("a known person: {}", self.told(bearers)), confidence))
    }

    fn has_login(&self, bearers: &[usize], login: &str) -> bool {
        let local = |a: &String| a.split('@').next() == Some(login);
        bearers.iter().any(|id| self.people[*id].addresses.iter().any(local))
    }

    /// A part of a name alone.
    fn part(&self, doc: &Doc<'_>, at: usize) -> Option<Mention> {
        let r = doc.reading();
        let (near, bearers) = self.meant(&doc.circles, r.fold(at));
        let word = &r.words[at];
        if near == Nearness::Far
            || no_part(r, at)
            || bodies::body_here(doc, word.span)
            || run::names_body(r, at, at + 1)
        {
            return None;
        }
        let mut confidence = verdict(near, word, amid(r, at))?;
        // "in Paris": where places stand.
        if ordinary(word) && at > 0 && matches!(r.fold(at - 1), "at" | "in" | "into" | "near" | "via") {
            confidence = Confidence::Review;
        }
        let whose = match bearers.as_slice() {
            [one] => format!("part of a known person's name, {}: {}", near.words(), one.seen.words()),
            many => format!("part of the names of {} known people, {}", many.len(), near.words()),
        };
        Some(name(word.span, &whose, confidence))
    }

    fn told(&self, bearers: &[usize]) -> String {
        match bearers {
            [one] => self.people[*one].seen.words(),
            many => format!("{} people of this name or login", many.len()),
        }
    }

    /// What reads a little like a name and is part of a known person's: proposed after all. An ordinary word only where they are near.
    pub fn lift(&self, doc: &Doc<'_>, found: &mut [Mention]) {
        if self.people.is_empty() {
            return;
        }
        let r = doc.reading();
        for mention in found.iter_mut().filter(|m| m.reason == learned::MAYBE) {
            let words = r.word_from(mention.span.start)..r.word_from(mention.span.end);
            let known = words.clone().filter(|&i| r.words[i].shape != Shape::Mark).all(|i| {
                let (near, bearers) = self.meant(&doc.circles, r.fold(i));
                let written = matches!(r.words[i].shape, Shape::Capital | Shape::Mixed);
                let clear = !ordinary(&r.words[i]) || near < Nearness::Far && (!r.words[i].facts.place() || amid(r, i));
                !bearers.is_empty() && written && clear && !no_part(r, i)
            });
            if known && !words.is_empty() && !bodies::body_here(doc, mention.span) {
                mention.confidence = Confidence::Redact;
                mention.reason = LIFTED.into();
            }
        }
    }
}

/// The reason of what was lifted.
const LIFTED: &str = "may be a person's name, and is part of a known person's";

/// A day or month, and what goes on behind the head of a place's name: "San Jose".
fn no_part(r: &Reading, at: usize) -> bool {
    const HEADS: &[&str] =
        &["cape", "fort", "lake", "las", "los", "mount", "mt", "new", "port", "saint", "san", "santa", "st"];
    let placed = at > 0 && r.words[at - 1].line == r.words[at].line && HEADS.contains(&r.fold(at - 1));
    calendar::is_in_calendar(r.fold(at)) || placed
}

/// Known as a word or a place, whatever else it is.
fn ordinary(word: &Word) -> bool {
    let f = word.facts;
    f.common() || f.in_dictionary() || f.place() || f.demonym()
}

/// Within a sentence, behind a word that is no article, nor one that stands before places where it is one: where an ordinary word has no capital.
fn amid(r: &Reading, at: usize) -> bool {
    at > 0
        && r.words[at - 1].line == r.words[at].line
        && r.words[at - 1].shape == Shape::Lower
        && !matches!(r.fold(at - 1), "a" | "an" | "any" | "no" | "of" | "our" | "the" | "this" | "your")
        && !(r.words[at].facts.place()
            && matches!(r.fold(at - 1), "at" | "from" | "in" | "into" | "near" | "to" | "via"))
}

/// What a part of a name alone is worth, by how near its bearer is, and what else the word may be.
fn verdict(near: Nearness, word: &Word, amid: bool) -> Option<Confidence> {
    use Confidence::{Redact, Review};
    use Nearness::{File, Folder, Listed, Thread};
    let f = word.facts;
    let upper = word.shape == Shape::Upper && word.span.len() > 3 && !ordinary(word);
    let capital = upper || matches!(word.shape, Shape::Capital | Shape::Mixed);
    let (forename, close) = (f.forename() >= 2, matches!(near, File | Thread));
    match near {
        Nearness::Far => None,
        File | Thread | Folder | Listed if capital => match () {
            () if !ordinary(word) => Some(Redact),
            // Jade, Ivy, Mason: words that are capitalised as a rule.
            () if forename && !f.common() && !f.place() => Some(Redact),
            () if forename && !f.common() => Some(if close && amid { Redact } else { Review }),
            // Will, Mark, Hope: within a sentence an ordinary word has no capital.
            () if amid => Some(if close && !f.place() { Redact } else { Review }),
            () => None,
        },
        _ if word.shape != Shape::Lower || ordinary(word) => None,
        // A forename that is rarely written so, or a word that nobody lists.
        _ if forename && f.lower() < 3 || f == Facts::default() && word.span.len() > 3 => Some(Redact),
        File | Thread => Some(Review),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Evidence;

    fn sighting(name: &str, address: &str, source: Source) -> Sighting {
        let address = (!address.is_empty()).then(|| Evidence::new(address));
        Sighting { name: Evidence::new(name), address, source }
    }

    /// People of whom the first `near` are seen in circle 1, ready for `text`.
    fn people(text: &str, all: &[Sighting], near: usize) -> People {
        let r = Reading::of(text);
        let words: HashSet<String> = (0..r.words.len()).map(|i| r.fold(i).to_owned()).collect();
        let mut gathering = Gathering::new(&words, ["Nora Nobody"].into_iter());
        all[..near].iter().for_each(|s| gathering.near(s, &[(Nearness::File, 1)]));
        all.iter().for_each(|s| gathering.add(s));
        gathering.finish()
    }

    fn found<'a>(text: &'a str, people: &People) -> Vec<(&'a str, Confidence)> {
        let doc = Doc { circles: vec![(Nearness::File, 1)], ..Doc::plain(text) };
        people.find(&doc).into_iter().map(|m| (m.span.of(text), m.confidence)).collect()
    }

    use Confidence::{Redact, Review};

    #[test]
    fn a_full_form_counts_wherever_its_bearer_was_seen() {
        let text = "Okafor, Chidi and C. Okafor and chidi okafor and cokafor met Nora Nobody and Will Price; will price rises help?";
        let all = [
            sighting("Chidi Okafor", "cokafor@x.example", Source::Recipient),
            sighting("Nora Nobody", "", Source::Sender),
            sighting("Will Price", "", Source::Sender),
        ];
        let got = found(text, &people(text, &all, 0));
        let want = [
            ("Okafor, Chidi", Redact),
            ("C. Okafor", Redact),
            ("chidi okafor", Redact),
            ("cokafor", Redact),
            ("Will Price", Review),
        ];
        assert_eq!(got, want);
        assert_eq!(found(text, &people(text, &all, 3))[4], ("Will Price", Redact), "who is near is no price");
    }

    #[test]
    fn a_part_alone_needs_its_bearer_near_or_listed() {
        let text = "Leo was upset. Hope too. She asked Will. We will see in Paris. leo rang. Leo House is shut.";
        let all: Vec<Sighting> =
            ["Leo Marsh", "Anna Hope", "Will Ames", "Paris Hilton"].map(|n| sighting(n, "", Source::Recipient)).into();
        assert!(found(text, &people(text, &all, 0)).is_empty(), "of thousands somebody is called that");
        let near = found(text, &people(text, &all, 4));
        assert_eq!(near, [("Leo", Redact), ("Will", Redact), ("Paris", Review), ("leo", Redact)]);
        let listed = [sighting("Leo Marsh", "", Source::Column("pupil".into()))];
        assert_eq!(found(text, &people(text, &listed, 0)), [("Leo", Redact), ("leo", Redact)]);
    }

    #[test]
    fn a_part_means_the_nearest_of_its_bearers() {
        let text = "Leo";
        let all = [sighting("Leo Marsh", "", Source::Sender), sighting("Leo Abara", "", Source::Sender)];
        let people = people(text, &all, 1);
        let meant = |here: &[Circle]| people.meant(here, "leo").1.iter().map(|p| p.key.clone()).collect::<Vec<_>>();
        assert_eq!(meant(&[(Nearness::File, 1)]), ["leo marsh"]);
        assert_eq!(meant(&[]), ["leo marsh", "leo abara"]);
    }

    #[test]
    fn nobody_is_kept_whom_the_texts_cannot_name() {
        let all = [sighting("Leo Marsh", "", Source::Sender), sighting("Ada Obi", "", Source::Sender)];
        assert_eq!(people("Marsh rang", &all, 0).all().len(), 1);
        assert!(found("Leo rang", &People::default()).is_empty());
    }
}
