//! Parts of the data subject's own name, alone: the subject's, unless somebody else near by bears them too.

use super::super::{NAME, words};
use super::{ResolveFacts, keys, phrase_of};
use crate::model::{Band, Confidence, Mention, Span, Unit, fold, nicknames};
use std::collections::{HashMap, HashSet};

/// The reason of a mention that may be the subject or another bearer of the name.
pub const DOUBT: &str = "part of the data subject's name, where somebody else bears it or may be meant";

/// The reason of a mention that is also what their class, team or site is called.
pub const GROUP: &str = "also what the data subject's class, team or site is called";

/// What the subject and their namesakes are called.
struct Own {
    forenames: HashSet<String>,
    surnames: HashSet<String>,
    full: HashSet<String>,
    groups: HashSet<String>,
    theirs: HashSet<String>,
}

/// Who else is named, by forename and surname.
#[derive(Default)]
struct Others {
    forenames: HashMap<u64, HashSet<String>>,
    surnames: HashSet<String>,
    sure: HashSet<u64>,
}

/// Moves the subject's own forenames, short forms and surname from `found` to the units' subject spans; what could be
/// somebody else's stays, for review.
pub fn claim(units: &mut [Unit], found: &mut [Vec<Mention>], facts: &ResolveFacts) {
    let own = Own::of(facts);
    let others = Others::of(units, found, &own, facts);
    for (unit, mentions) in units.iter_mut().zip(found) {
        let namesake = unit.evidence.iter().any(|r| r.code.starts_with("namesake")) || own.is_theirs(unit, mentions);
        let (mut claimed, unclear) = (Vec::new(), namesake || unit.evidence.iter().any(|r| r.code == "same_name"));
        for m in mentions
            .iter_mut()
            .filter(|m| m.what == NAME && own.groups.contains(&phrase_of(m.span.of(unit.text.expose()))))
        {
            (m.confidence, m.reason) = (Confidence::Review, GROUP.into());
        }
        mentions.retain_mut(|m| match own.part(unit.text.expose(), m) {
            None => true,
            Some(part) => {
                let here = unit.places.first().map_or(0, |p| p.item.0);
                let sure = unit.band < Band::Possible || (others.sure.contains(&here) && !unclear);
                let ours = sure && !namesake && !others.bear(here, &part, &own);
                match (ours, part) {
                    (true, _) => claimed.push(m.span),
                    (false, Part::Forename) => {
                        m.confidence = Confidence::Review;
                        m.reason = DOUBT.into();
                    }
                    (false, Part::Surname(_)) => {}
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
}

impl Own {
    fn of(facts: &ResolveFacts) -> Own {
        let phrases: Vec<String> = facts.subject.names.iter().map(|n| phrase_of(n)).collect();
        let mut forenames = HashSet::new();
        for first in phrases.iter().filter(|p| p.contains(' ')).filter_map(|p| p.split(' ').next()) {
            forenames.extend(nicknames::nicknames(first).into_iter().map(str::to_owned));
            forenames.extend(nicknames::spellings(first).into_iter().map(str::to_owned));
            forenames.insert(first.to_owned());
        }
        let last = |p: &String| p.split(' ').next_back().map(str::to_owned);
        Own {
            surnames: phrases.iter().filter(|p| p.contains(' ')).filter_map(last).collect(),
            groups: facts.subject.groups.iter().map(|g| phrase_of(g)).collect(),
            full: phrases.iter().map(|p| keys::name_key(p)).collect(),
            theirs: facts.namesakes.iter().flat_map(keys::of_identity).collect(),
            forenames,
        }
    }

    /// The part of the subject's name that `mention` is: a forename alone, or the surname alone behind a title or where it
    /// is a double name.
    fn part(&self, text: &str, mention: &Mention) -> Option<Part> {
        let word = phrase_of(mention.span.of(text));
        if mention.what != NAME || word.contains(' ') {
            return None;
        }
        if self.forenames.contains(&word) {
            return Some(Part::Forename);
        }
        (self.surnames.contains(&word) && (word.contains('-') || titled(text, mention.span)))
            .then_some(Part::Surname(word))
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
            let names = mentions.iter().filter(|m| m.what == NAME);
            for key in names.map(|m| keys::key(NAME, m.span.of(unit.text.expose()))) {
                if let Some((first, last)) = key.split_once(' ') {
                    out.forenames.entry(here).or_default().insert(first.to_owned());
                    if !own.full.contains(&key) {
                        out.surnames.insert(last.to_owned());
                    }
                }
            }
        }
        let known = facts.namesakes.iter().flat_map(|n| &n.names).chain(facts.staff.keys());
        out.surnames.extend(known.filter_map(|n| phrase_of(n).split(' ').next_back().map(str::to_owned)));
        out
    }

    /// Somebody else with this forename in the document, or with this surname in the request.
    fn bear(&self, here: u64, part: &Part, own: &Own) -> bool {
        match part {
            Part::Forename => {
                self.forenames.get(&here).is_some_and(|all| all.iter().any(|f| own.forenames.contains(f)))
            }
            Part::Surname(word) => self.surnames.contains(word),
        }
    }
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
