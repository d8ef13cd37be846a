//! Known people in a text.
//!
//! A full form is strong wherever it stands. A forename or surname alone is weak: of thousands of people somebody is called Will,
//! Grant or Paris. It counts where something nearer carries it: the person is seen in the same file, conversation or folder, or
//! the organisation lists them itself; and the more of an ordinary word it is, the nearer they must be.

use super::gather::{Form, KnownPerson};
use super::haste::{has_relative, small_word, stands_as_a_name};
use super::months::is_somebodys_month;
use super::near::{Circle, Nearness};
use crate::detect::gazetteer::{self, Facts, atlas};
use crate::detect::phrases::Phrases;
use crate::detect::reading::{Reading, Shape};
use crate::detect::{Confidence, Directory, Doc, PersonDetector, bodies, calendar, learned, name, run};
use crate::model::{Mention, Span};
use std::collections::HashMap;

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
    pub(super) people: Vec<KnownPerson>,
    pub(super) phrases: Phrases,
    /// By phrase: how it is written, and who bears it.
    pub(super) bearers: Vec<(Form, Vec<usize>)>,
    /// Who bears a part of a name.
    pub(super) parts: HashMap<String, Vec<usize>>,
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

    /// True where somebody is called `part` (folded) by their own name, not by a short form of it.
    pub fn writes(&self, part: &str) -> bool {
        let bearers = self.parts.get(part).into_iter().flatten();
        bearers.into_iter().any(|id| self.people[*id].key.split(' ').any(|word| word == part))
    }

    /// True where the initials of somebody near, or listed, are these (folded).
    pub fn have_initials(&self, here: &[Circle], initials: &str) -> bool {
        let theirs = |key: &str| {
            let words = key.split(' ').filter(|w| w.chars().count() > 1);
            let letters: String = words.filter_map(|w| w.chars().next()).collect();
            letters == initials
        };
        self.people.iter().any(|p| theirs(&p.key) && p.nearness(here) < Nearness::Far)
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
        let hasty = self.is_hasty(doc);
        let mut next = 0;
        for at in 0..r.words.len() {
            while out.get(next).is_some_and(|m| m.span.end <= r.words[at].span.start) {
                next += 1;
            }
            let taken = out.get(next).is_some_and(|m| m.span.overlaps(r.words[at].span));
            let is_part = !taken && self.parts.contains_key(r.fold(at));
            let part = is_part.then(|| self.part(doc, at, hasty)).flatten();
            if let Some(mention) = part.or_else(|| self.owner(doc, at).filter(|_| !taken)) {
                out.insert(next, mention);
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
        let last = words().next_back()?;
        let sure = match kind {
            _ if parted || apart || bodies::body_here(doc, span) => return None,
            Form::Full if !plain => true,
            Form::Full => capital && (near < Nearness::Far || words().count() > 2),
            Form::Initial if !capital || words().any(|i| r.words[i].shape == Shape::Upper) && plain => return None,
            Form::Initial => !ordinary(r, last),
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

    /// A part of a name alone, in a text that writes names in small letters or not.
    fn part(&self, doc: &Doc<'_>, at: usize, hasty: bool) -> Option<Mention> {
        let r = doc.reading();
        let (near, bearers) = self.meant(&doc.circles, r.fold(at));
        let word = &r.words[at];
        let month = is_somebodys_month(near, &bearers, doc, at);
        if near == Nearness::Far
            || no_part(r, at) && !month
            || bodies::body_here(doc, word.span)
            || run::names_body(r, at, at + 1)
        {
            return None;
        }
        let beside = || self.is_coordinated(doc, at) || hasty && stands_as_a_name(doc, at);
        let small = || small_word(near, r, at) && beside();
        // "summer's mum": a season has none.
        let relative = (word.facts.forename() >= 3 && has_relative(r, at)).then_some(Confidence::Redact);
        let mut confidence = month
            .then_some(Confidence::Redact)
            .or(relative)
            .or_else(|| verdict(near, r, at))
            .or_else(|| small().then_some(Confidence::Review))?;
        // "in Paris": where places stand.
        if ordinary(r, at) && at > 0 && matches!(r.fold(at - 1), "at" | "in" | "into" | "near" | "via") {
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
                let clear = !ordinary(r, i) && !elsewhere(r, i) || near <= Nearness::Thread && amid(r, i);
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
pub(super) fn ordinary(r: &Reading, at: usize) -> bool {
    let f = r.words[at].facts;
    f.common() || f.in_dictionary() || f.place() || f.demonym()
}

/// Known as a town, a body or a brand. It takes nothing from a forename that stands in a list: Leo, Jordan, Chelsea.
fn elsewhere(r: &Reading, at: usize) -> bool {
    let known = atlas::known(gazetteer::mixed_hash(r.fold(at).bytes()));
    known.place() >= TOWN || matches!(known.thing(), BODY | BRAND)
}

const BODY: u8 = 1;
const BRAND: u8 = 2;
/// A town of 20,000 people or more.
const TOWN: u8 = 2;

/// Known as a place.
fn placed(r: &Reading, at: usize) -> bool {
    r.words[at].facts.place() || r.words[at].facts.demonym()
}

/// Within a sentence, behind a word that is no article, nor one that stands before places where it is one: where an ordinary word has no capital.
fn amid(r: &Reading, at: usize) -> bool {
    at > 0
        && r.words[at - 1].line == r.words[at].line
        && r.words[at - 1].shape == Shape::Lower
        && !matches!(r.fold(at - 1), "a" | "an" | "any" | "no" | "of" | "our" | "the" | "this" | "your")
        && !(placed(r, at) && matches!(r.fold(at - 1), "at" | "from" | "in" | "into" | "near" | "to" | "via"))
}

/// What a part of a name alone is worth, by how near its bearer is, and what else the word may be.
fn verdict(near: Nearness, r: &Reading, at: usize) -> Option<Confidence> {
    use Confidence::{Redact, Review};
    use Nearness::{File, Folder, Listed, Thread};
    let (word, f) = (&r.words[at], r.words[at].facts);
    let (ordinary, placed, amid) = (ordinary(r, at), placed(r, at), amid(r, at));
    let upper = word.shape == Shape::Upper && word.span.len() > 3 && !ordinary;
    let capital = upper || matches!(word.shape, Shape::Capital | Shape::Mixed);
    let (forename, close) = (f.forename() >= 2, matches!(near, File | Thread));
    // Ty, Jo, Al: two letters are too many other things.
    if word.span.len() == 2 {
        let name = word.shape == Shape::Capital && f.forename() >= 3 && amid && near < Nearness::Far && !placed;
        return name.then_some(if close { Redact } else { Review });
    }
    match near {
        Nearness::Far => None,
        File | Thread | Folder | Listed if capital => match () {
            () if !ordinary => Some(Redact),
            // Jade, Ivy, Mason: words that are capitalised as a rule.
            () if forename && !f.common() && !placed => Some(Redact),
            () if forename && !f.common() => Some(if close && amid { Redact } else { Review }),
            // Will, Mark, Hope: within a sentence an ordinary word has no capital.
            () if amid => Some(if close && !placed { Redact } else { Review }),
            () => None,
        },
        _ if word.shape != Shape::Lower || ordinary => None,
        // A forename that is rarely written so, or a word that nobody lists.
        _ if forename && f.lower() < 3 || f == Facts::default() && word.span.len() > 3 => Some(Redact),
        File | Thread => Some(Review),
        _ => None,
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::detect::known::{Gathering, take_words};
    use crate::model::{Evidence, Sighting, Source};
    use std::collections::HashSet;

    pub(in crate::detect::known) fn sighting(name: &str, address: &str, source: Source) -> Sighting {
        let address = (!address.is_empty()).then(|| Evidence::new(address));
        Sighting { name: Evidence::new(name), address, source }
    }

    /// People of whom the first `near` are seen in circle 1, ready for `text`.
    pub(in crate::detect::known) fn people(text: &str, all: &[Sighting], near: usize) -> People {
        let mut words: HashSet<String> = HashSet::new();
        take_words(&Reading::of(text), &mut words);
        let mut gathering = Gathering::new(&words, ["Nora Nobody"].into_iter());
        all[..near].iter().for_each(|s| gathering.near(s, &[(Nearness::File, 1)]));
        all.iter().for_each(|s| gathering.add(s));
        gathering.finish()
    }

    pub(in crate::detect::known) fn found<'a>(text: &'a str, people: &People) -> Vec<(&'a str, Confidence)> {
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
    fn two_letters_count_with_a_capital_within_a_sentence() {
        let all =
            [sighting("Tyler Finch", "", Source::Column("pupil".into())), sighting("Jo Ames", "", Source::Sender)];
        let of = |text: &str, near| {
            found(text, &people(text, &all, near)).into_iter().map(|(f, _)| f.to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(of("next to Ty or Jo because", 2), ["Ty", "Jo"]);
        assert!(of("Ty for that. ty. told jo", 2).is_empty());
    }

    #[test]
    fn nobody_is_kept_whom_the_texts_cannot_name() {
        let all = [sighting("Leo Marsh", "", Source::Sender), sighting("Ada Obi", "", Source::Sender)];
        assert_eq!(people("Marsh rang", &all, 0).all().len(), 1);
        assert!(found("Leo rang", &People::default()).is_empty());
    }
}
