//! Parts of the data subject's own name, alone: the subject's, unless somebody else near by bears them too.

use super::super::{NAME, gazetteer, words};
use super::titled::Titles;
use super::{ResolveFacts, doubt, keys, phrase_of, slips};
use crate::model::{Band, Confidence, Mention, Span, Unit, fold, nicknames};
use std::collections::{HashMap, HashSet};

/// The reason of a mention that may be the subject or another bearer of the name.
pub const DOUBT: &str = "part of the data subject's name, where somebody else bears it or may be meant";

/// The reason of a mention that is also what their class, team or site is called.
pub const GROUP: &str = "also what the data subject's class, team or site is called";

/// What the subject and their namesakes are called.
struct Own {
    /// As the request gives them, and every form of those.
    given: HashSet<String>,
    forenames: HashSet<String>,
    initials: HashSet<String>,
    /// The first letter of each name.
    letters: HashSet<String>,
    /// Of forename and middle names: `MARCH JF`.
    given_initials: HashSet<String>,
    surnames: HashSet<String>,
    full: HashSet<String>,
    /// The words of each name.
    whole: Vec<Vec<String>>,
    groups: HashSet<String>,
    theirs: HashSet<String>,
}

/// Who else is named, by forename and surname.
#[derive(Default)]
struct Others {
    forenames: HashMap<u64, HashSet<String>>,
    surnames: HashSet<String>,
    /// Initials of others named in a document.
    initials: HashMap<u64, HashSet<String>>,
    /// Forenames of others in the whole request, and of whoever the index or the settings know.
    anywhere: HashSet<String>,
    /// Names of three words and more that are not the subject's.
    long: HashSet<String>,
    sure: HashSet<u64>,
}

/// Moves the subject's own forenames, short forms and surname from `found` to the units' subject spans; what could be
/// somebody else's stays, for review.
pub fn claim(units: &mut [Unit], found: &mut [Vec<Mention>], facts: &ResolveFacts) {
    let own = Own::of(facts);
    let others = Others::of(units, found, &own, facts);
    let titles = Titles::of(units, found, facts);
    for (unit, mentions) in units.iter_mut().zip(found) {
        let namesake = unit.evidence.iter().any(|r| r.code.starts_with("namesake")) || own.is_theirs(unit, mentions);
        let (mut claimed, unclear) = (Vec::new(), namesake || unit.evidence.iter().any(|r| r.code == "same_name"));
        let group = |m: &Mention| {
            Some(phrase_of(m.span.of(unit.text.expose()))).filter(|p| m.what == NAME && own.groups.contains(p))
        };
        // A class is nobody, unless somebody is called so.
        mentions.retain(|m| group(m).is_none_or(|word| others.is_called(&word, facts)));
        for m in mentions.iter_mut().filter(|m| group(m).is_some()) {
            (m.confidence, m.reason) = (Confidence::Review, GROUP.into());
        }
        mentions.retain_mut(|m| match own.part(unit.text.expose(), m) {
            None => true,
            // "Theo 30 June": the finder knows whose birthday that is.
            Some(Part::Forename) if m.reason == doubt::OTHER => true,
            Some(part) => {
                let here = unit.places.first().map_or(0, |p| p.item.0);
                let sure = unit.band < Band::Possible || (others.sure.contains(&here) && !unclear);
                let text = unit.text.expose();
                let borne = match &part {
                    Part::Surname(last) if titles.only_theirs(text, m.span, last) => false,
                    part => others.bear(here, part, &own),
                };
                // A slip or pet form that nobody is called is theirs in whatever turns out to be about them, and so is a forename that
                // the text uses of them elsewhere: "Joy" and "joy wouldn't".
                let word = phrase_of(m.span.of(text));
                let same = matches!(part, Part::Forename) && unit.subject.iter().any(|s| phrase_of(s.of(text)) == word);
                let ours = (sure || part.is_nobodys() || same) && !namesake && !borne;
                // Initials that are the subject's too tell of nobody, unless the document names who else is meant.
                if matches!(part, Part::Initials(_)) && !borne {
                    if ours {
                        claimed.push(m.span);
                    }
                    return false;
                }
                match (ours, part) {
                    (true, _) => claimed.push(m.span),
                    (false, Part::Forename) => {
                        m.confidence = Confidence::Review;
                        m.reason = DOUBT.into();
                    }
                    (false, Part::Surname(_) | Part::Like(_) | Part::Given(_) | Part::Initials(_)) => {}
                }
                !ours
            }
        });
        unit.subject.append(&mut claimed);
        unit.subject.sort();
    }
}

enum Part {
    Forename,
    Surname(String),
    /// A slip or a pet form of the forename, or a pet form of the surname.
    Like(String),
    /// Forename and middle names without the surname: names of a father and a grandfather are often shortened so.
    Given(String),
    /// The initials of the whole name.
    Initials(String),
}

impl Part {
    /// A slip or pet form that is no forename of its own: "Jadyen", not "Jaydon".
    fn is_nobodys(&self) -> bool {
        matches!(self, Part::Like(word) if gazetteer::is_forename(word) < 3 && !nicknames::is_forename(word))
    }
}

impl Own {
    fn of(facts: &ResolveFacts) -> Own {
        let phrases: Vec<String> = facts.subject.names.iter().map(|n| phrase_of(n)).collect();
        let (mut forenames, mut given) = (HashSet::new(), HashSet::new());
        for first in phrases.iter().filter(|p| p.contains(' ')).filter_map(|p| p.split(' ').next()) {
            forenames.extend(nicknames::nicknames(first).into_iter().map(str::to_owned));
            forenames.extend(nicknames::spellings(first).into_iter().map(str::to_owned));
            forenames.insert(first.to_owned());
            given.insert(first.to_owned());
        }
        let last = |p: &String| p.split(' ').next_back().map(str::to_owned);
        Own {
            surnames: phrases.iter().filter(|p| p.contains(' ')).filter_map(last).collect(),
            groups: facts.subject.groups.iter().map(|g| phrase_of(g)).collect(),
            full: phrases.iter().map(|p| keys::name_key(p)).collect(),
            theirs: facts.namesakes.iter().flat_map(keys::of_identity).collect(),
            initials: phrases.iter().flat_map(|p| initials(p)).collect(),
            letters: phrases
                .iter()
                .filter(|p| p.contains(' '))
                .filter_map(|p| Some(p.chars().next()?.to_string()))
                .collect(),
            given_initials: phrases.iter().filter_map(|p| initials(p.rsplit_once(' ')?.0).into_iter().next()).collect(),
            whole: phrases.iter().map(|p| p.split(' ').map(str::to_owned).collect()).collect(),
            given,
            forenames,
        }
    }

    /// The part of the subject's name that `mention` is: a forename alone, or the surname alone behind a title or where it
    /// is a double name.
    fn part(&self, text: &str, mention: &Mention) -> Option<Part> {
        let word = phrase_of(mention.span.of(text));
        let letter = || initial_of(text, mention.span).filter(|i| self.letters.contains(i));
        let initials = initials_of(mention.span.of(text)).filter(|i| self.initials.contains(i)).or_else(letter);
        if let Some(initials) = initials.filter(|_| mention.what == NAME) {
            return Some(Part::Initials(initials));
        }
        if mention.what != NAME {
            return None;
        }
        if let Some(initials) = initials_of(mention.span.of(text)).filter(|i| self.given_initials.contains(i)) {
            return self.stands_by_surname(text, mention.span).then_some(Part::Given(initials));
        }
        if word.contains(' ') {
            return self.begins(&word).then_some(Part::Given(word));
        }
        if goes_with_another(text, mention.span, &self.surnames) {
            return None;
        }
        if self.forenames.contains(&word) {
            return Some(Part::Forename);
        }
        // "pams clinic": the possessive without its apostrophe, where nobody is called so.
        let possessive = |name: &String| {
            word.strip_suffix('s') == Some(name) && name.chars().count() > 2 && !gazetteer::facts(&word).any_name()
        };
        let like = |name: &String| {
            possessive(name)
                || slips::is_slip(&word, name)
                || slips::is_pet_form(&word, name)
                || slips::is_spelling(&word, name)
                || is_somali_for(&word, name)
        };
        if self.given.iter().any(like) || self.surnames.iter().any(|s| slips::is_pet_form(&word, s)) {
            return Some(Part::Like(word));
        }
        (self.surnames.contains(&word) && (word.contains('-') || titled(text, mention.span)))
            .then_some(Part::Surname(word))
    }

    /// True where the word before `span` on its line, or the one behind it, is their surname: "MARCH JF".
    fn stands_by_surname(&self, text: &str, span: Span) -> bool {
        let is = |word: &str| self.surnames.contains(&fold::folded(word));
        let (before, behind) = (&text[..span.start], &text[span.end..]);
        let last = before.trim_end_matches([' ', ',']).rsplit(char::is_whitespace).next().unwrap_or_default();
        let next = behind.trim_start_matches([' ', '.']).split(char::is_whitespace).next().unwrap_or_default();
        before.ends_with([' ', ',']) && is(last) || behind.starts_with([' ', '.']) && is(next)
    }

    /// True where a name of theirs begins with the words of `phrase` and goes on.
    fn begins(&self, phrase: &str) -> bool {
        let words: Vec<&str> = phrase.split(' ').collect();
        let same = |(word, own): (&&str, &String)| *word == own || is_somali_for(word, own);
        self.whole.iter().any(|name| name.len() > words.len() && words.iter().zip(name).all(same))
    }

    /// An identifier of a known namesake stands in the unit.
    fn is_theirs(&self, unit: &Unit, mentions: &[Mention]) -> bool {
        let key = |m: &Mention| keys::key(&m.what, m.span.of(unit.text.expose()));
        mentions.iter().any(|m| m.what != NAME && self.theirs.contains(&key(m)))
    }
}

impl Others {
    fn of(units: &[Unit], found: &[Vec<Mention>], own: &Own, facts: &ResolveFacts) -> Others {
        let mut out = Others::default();
        for (unit, mentions) in units.iter().zip(found) {
            let here = unit.places.first().map_or(0, |p| p.item.0);
            if unit.band < Band::Possible {
                out.sure.insert(here);
            }
            let names = || mentions.iter().filter(|m| m.what == NAME);
            let phrases = names().map(|m| phrase_of(m.span.of(unit.text.expose())));
            out.long.extend(phrases.filter(|p| p.split(' ').count() > 2 && !own.full.contains(&keys::name_key(p))));
            for key in names().map(|m| keys::key(NAME, m.span.of(unit.text.expose()))) {
                if let Some((first, last)) = key.split_once(' ') {
                    out.forenames.entry(here).or_default().insert(first.to_owned());
                    if !own.full.contains(&key) {
                        out.surnames.insert(last.to_owned());
                        out.anywhere.insert(first.to_owned());
                        out.initials.entry(here).or_default().extend(initials(&key));
                    }
                }
            }
        }
        let known = facts.namesakes.iter().flat_map(|n| &n.names).chain(facts.staff.keys());
        for phrase in known.map(|n| phrase_of(n)) {
            out.surnames.extend(phrase.split(' ').next_back().map(str::to_owned));
            out.anywhere.extend(phrase.split(' ').next().map(str::to_owned));
            out.long.insert(phrase);
        }
        let listed = facts.people.all().iter().filter(|p| !own.full.contains(&p.key));
        out.anywhere.extend(listed.filter_map(|p| p.key.split(' ').next().map(str::to_owned)));
        out
    }

    /// True where somebody bears `word` as a part of a whole name, in the request, in the index or in the settings.
    fn is_called(&self, word: &str, facts: &ResolveFacts) -> bool {
        let named = self.anywhere.contains(word) || self.surnames.contains(word);
        named || facts.people.writes(word) || facts.called.contains(word)
    }

    /// Somebody else with this forename in the document, or with this surname in the request.
    fn bear(&self, here: u64, part: &Part, own: &Own) -> bool {
        match part {
            Part::Forename => {
                self.forenames.get(&here).is_some_and(|all| all.iter().any(|f| own.forenames.contains(f)))
            }
            Part::Surname(word) => self.surnames.contains(word),
            Part::Like(word) => self.anywhere.contains(word),
            Part::Given(words) => self.long.iter().any(|name| name.starts_with(words.as_str())),
            Part::Initials(word) if word.chars().count() == 1 => self
                .forenames
                .get(&here)
                .is_some_and(|all| all.iter().any(|f| f.starts_with(word) && !own.forenames.contains(f))),
            Part::Initials(word) => self.initials.get(&here).is_some_and(|all| all.contains(word)),
        }
    }
}

/// True for `maxamed`, as Somali writes the own name `mohamed`.
fn is_somali_for(word: &str, own: &str) -> bool {
    nicknames::from_somali(word).is_some_and(|read| read == nicknames::consonants(own))
}

/// The initials of a name, folded: with middle names, and without.
pub(super) fn initials(phrase: &str) -> Vec<String> {
    let all: String = phrase.split([' ', '-']).filter_map(|w| w.chars().next()).collect();
    let ends: String = all.chars().next().into_iter().chain(all.chars().next_back()).collect();
    [all, ends].into_iter().filter(|i| i.chars().count() > 1).collect()
}

/// Capitals, with full stops between or without: `JT`, `J.T.`
fn initials_of(text: &str) -> Option<String> {
    let letters: String = text.chars().filter(|c| *c != '.').collect();
    let plain = (2..=5).contains(&letters.chars().count()) && letters.chars().all(char::is_uppercase);
    plain.then(|| fold::folded(&letters))
}

/// A capital alone with its full stop, that neither goes on nor ends a sentence: `T.'s mum`.
fn initial_of(text: &str, span: Span) -> Option<String> {
    let form = span.of(text).trim_end_matches('.');
    let behind = text[span.end..].trim_start_matches('.');
    let stopped = span.of(text).ends_with('.') || text[span.end..].starts_with('.');
    let goes_on = behind.trim_start().starts_with(char::is_uppercase);
    let letter = form.chars().next().filter(|c| c.is_uppercase() && form.chars().count() == 1)?;
    (stopped && !goes_on).then(|| fold::folded(&letter.to_string()))
}

/// True for `Jay P` and `Patel, Jay` where neither is the subject's: a forename that somebody else's surname goes with.
fn goes_with_another(text: &str, span: Span, own: &HashSet<String>) -> bool {
    let capital = |word: &str| {
        word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || c == '\'' || c == '-')
    };
    let theirs = |word: &str| !own.iter().any(|s| s.starts_with(&fold::folded(word)));
    let behind =
        text[span.end..].strip_prefix(' ').map(|rest| rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or(""));
    let letter = behind.is_some_and(|w| w.chars().count() == 1 && capital(w) && w != "I" && w != "A" && theirs(w));
    let before =
        text[..span.start].strip_suffix(", ").map(|rest| rest.rsplit(['\n', '\t']).next().unwrap_or("").trim());
    // "Thanks, Jay" is no list.
    let surname = |w: &str| {
        let folded = fold::folded(w);
        gazetteer::is_surname(&folded) > 0 && !gazetteer::is_common_word(&folded) && gazetteer::is_forename(&folded) < 3
    };
    letter || before.is_some_and(|w| capital(w) && theirs(w) && surname(w))
}

fn titled(text: &str, span: Span) -> bool {
    title_before(text, span).is_some()
}

/// The folded title that stands before the span.
pub(super) fn title_before(text: &str, span: Span) -> Option<String> {
    let before = text[..span.start].trim_end_matches([' ', '.', '\n', '\u{A0}']);
    let title = fold::folded(before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or(""));
    (before.len() < span.start && words::is_in(words::TITLES, &title)).then_some(title)
}
