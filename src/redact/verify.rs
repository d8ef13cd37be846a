//! Looking for what was removed in what is about to be sent. Every output is searched for every redacted string and its
//! variants in one pass; a string redacted in one unit and readable in another is a finding that names both places by id
//! and locator, never by text.

use super::armour;
use super::common::Words;
use super::pieces::{Block, Piece};
use super::squash::{Needle, Needles, squash};
use super::variants;
use crate::model::{Evidence, Locator, PersonId, Result, Span, UnitId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A string that was removed, and where.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Secret {
    /// Exactly as it stood; every form of the same person may be given.
    pub forms: Vec<Evidence>,
    /// The unit it was removed from.
    pub unit: Option<UnitId>,
    /// Where in the document.
    pub locator: Locator,
    /// Whom it names; `None` for a span that names nobody.
    pub person: Option<PersonId>,
}

/// In which form a removed string was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// As it was, but for case, accents and separators.
    Exact,
    /// The surname of a full name, alone.
    Surname,
    /// The part before the @ of an e-mail address.
    Mailbox,
    /// The telephone number with another prefix.
    Telephone,
    /// Surname before forename.
    Swapped,
    /// Spelt backwards.
    Backwards,
    /// No string: something shows in a box drawn by hand.
    UnderABox,
}

impl How {
    /// Plain English.
    pub fn words(self) -> &'static str {
        match self {
            How::Exact => "the redacted text itself",
            How::Surname => "the surname alone",
            How::Mailbox => "the name part of the e-mail address",
            How::Telephone => "the telephone number in another form",
            How::Swapped => "the names in another order",
            How::Backwards => "the text backwards",
            How::UnderABox => "something shows in the box",
        }
    }
}

/// A removed string that can still be read.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct Finding {
    /// Number of the secret.
    pub secret: usize,
    /// Where it was redacted: unit and locator.
    pub redacted_in: String,
    /// Where it is readable: file, and unit or part.
    pub readable_in: String,
    /// The unit it is readable in, where it is one.
    pub unit: Option<UnitId>,
    /// True where words of ours hold it, outside any document: only then may it be named to whoever reads the message.
    pub ours: bool,
    /// In which form.
    pub how: How,
}

/// A stretch of an output as it was composed: a unit, or words of ours.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Section {
    /// The unit it shows.
    pub unit: Option<UnitId>,
    /// Where it is, in words of ours.
    pub place: String,
    /// Everything that can be read in it.
    pub text: String,
    /// Spans where anything is allowed: labels, the subject's own names, what a reviewer chose to disclose.
    pub allowed: Vec<Span>,
}

impl Section {
    /// An empty section.
    pub fn new(unit: Option<UnitId>, place: impl Into<String>) -> Section {
        Section { unit, place: place.into(), ..Section::default() }
    }

    /// Appends a line of pieces.
    pub fn line(&mut self, pieces: &[Piece]) {
        for piece in pieces {
            let start = self.text.len();
            self.text.push_str(piece.shown());
            if !matches!(piece, Piece::Text(_)) {
                match self.allowed.last_mut() {
                    // Also over a line end: a readable name that the source breaks is one name.
                    Some(last) if self.text[last.end..start].trim().is_empty() => last.end = self.text.len(),
                    _ => self.allowed.push(Span::new(start, self.text.len())),
                }
            }
        }
        self.text.push('\n');
    }

    /// Appends blocks, names included.
    pub fn blocks(&mut self, blocks: &[Block]) {
        for line in blocks.iter().flat_map(|b| &b.lines) {
            if let Some(name) = &line.name {
                self.line(name);
            }
            self.line(&line.pieces);
        }
    }

    /// True where `hit` lies in an allowed span, but for a possessive ending; or begins inside one and ends inside the next,
    /// cutting both, as the middle of two readable names side by side does.
    fn allows(&self, hit: Span) -> bool {
        let ending = |rest: &str| rest.is_empty() || rest.starts_with(['\'', '’', '‘', '`', 'ʼ']);
        let n = self.allowed.partition_point(|s| s.start <= hit.start);
        n > 0 && {
            let s = self.allowed[n - 1];
            let inside = s.contains(hit) || self.text.get(s.end..hit.end).is_some_and(ending);
            hit.start < s.end && (inside || self.cuts_two(s, self.allowed.get(n).copied(), hit))
        }
    }

    fn cuts_two(&self, first: Span, second: Option<Span>, hit: Span) -> bool {
        let gap =
            |second: Span| self.text.get(first.end..second.start).is_some_and(|t| !t.contains(char::is_alphanumeric));
        second.is_some_and(|second| {
            first.start < hit.start && second.start < hit.end && hit.end < second.end && gap(second)
        })
    }
}

/// How often each needle occurs.
pub type Counts = BTreeMap<usize, usize>;

/// Everything that was removed, ready to be looked for.
pub struct Verifier {
    needles: Needles,
    what: Vec<(How, usize)>,
    redacted_in: Vec<String>,
    innocent: Needles,
    /// Strings too short to be looked for (a single letter, two digits); the verification report says how many.
    pub not_searched: usize,
    /// Forms that are everyday words or initials, looked for only in their own spelling.
    pub only_as_spelt: usize,
}

impl Verifier {
    /// Prepares the search. `subject` are the subject's own names; `innocent` are names that may stand anywhere (the
    /// subject's, the organisation's, its officer's): a match inside one of them is none.
    /// `words` tells ordinary words (see [`super::common`]).
    pub fn new(secrets: &[Secret], subject: &[String], innocent: &[String], words: Words) -> Result<Verifier> {
        let own: BTreeSet<String> = subject.iter().flat_map(|n| n.split_whitespace().map(|w| squash(w).0)).collect();
        let mut known: HashMap<Needle, (How, usize)> = HashMap::new();
        let mut order: Vec<Needle> = Vec::new();
        let mut not_searched = 0;
        for (n, secret) in secrets.iter().enumerate() {
            for form in &secret.forms {
                let needles = variants::needles(form.expose(), secret.person.is_some(), &own, words);
                not_searched += usize::from(needles.is_empty());
                for (how, needle) in needles {
                    known.entry(needle).and_modify(|(h, _)| *h = how.min(*h)).or_insert_with_key(|needle| {
                        order.push(needle.clone());
                        (how, n)
                    });
                }
            }
        }
        let only_as_spelt = order.iter().filter(|n| matches!(n.rule, super::squash::Rule::Spelt { .. })).count();
        let what = order.iter().filter_map(|n| known.get(n).copied()).collect();
        let redacted_in = secrets.iter().map(place_of).collect();
        Ok(Verifier {
            needles: Needles::new(order)?,
            what,
            redacted_in,
            innocent: names(subject, innocent)?,
            not_searched,
            only_as_spelt,
        })
    }

    /// Needles looked for.
    pub fn len(&self) -> usize {
        self.what.len()
    }

    /// True where there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.what.is_empty()
    }

    /// Searches what was composed; each section by itself.
    pub fn sections(&self, file: &str, sections: &[Section]) -> Vec<Finding> {
        let mut out = BTreeSet::new();
        for section in sections {
            for (needle, span) in self.hits_in_any_spelling(&section.text) {
                let says_nothing = section.unit.is_none() && self.is_slight(needle);
                if !says_nothing && !section.allows(span) {
                    let found = self.finding(needle, format!("{file}, {}", section.place), section.unit.clone());
                    out.insert(Finding { ours: section.unit.is_none(), ..found });
                }
            }
        }
        out.into_iter().collect()
    }

    /// Where a section can still be read: number of the secret, its form, and the span in the section's text.
    pub fn readable(&self, section: &Section) -> Vec<(usize, How, Span)> {
        let open = self.hits_in_any_spelling(&section.text).into_iter().filter(|(_, span)| !section.allows(*span));
        open.map(|(needle, span)| (self.what[needle].1, self.what[needle].0, span)).collect()
    }

    /// How often each needle occurs in `text`.
    pub fn counts(&self, text: &str) -> Counts {
        let mut out = Counts::new();
        for (needle, _) in self.hits(text) {
            *out.entry(needle).or_default() += 1;
        }
        out
    }

    /// Needles that `text`, read back from a file, holds more often than was put into it.
    pub fn beyond(&self, place: &str, text: &str, put: &Counts) -> Vec<Finding> {
        // Words and initials count only as composed: a style's name or a page's furniture holds them by chance.
        let more = |(n, count): &(usize, usize)| *count > put.get(n).copied().unwrap_or(0) && !self.is_spelt(*n);
        let found: BTreeSet<Finding> =
            self.counts(text).into_iter().filter(more).map(|(n, _)| self.finding(n, place.to_owned(), None)).collect();
        found.into_iter().collect()
    }

    /// The same for bytes of streams that hold no text by rights: only needles that no run of operators and numbers matches
    /// by chance count (six letters and more, one of them no digit).
    pub fn beyond_raw(&self, place: &str, text: &str, put: &Counts) -> Vec<Finding> {
        let mut out = self.beyond(place, text, put);
        out.retain(|f| self.telling(f));
        out
    }

    fn hits(&self, text: &str) -> Vec<(usize, Span)> {
        self.but_innocent(text, self.needles.find(text))
    }

    /// What a text says plainly, and what it says in another spelling. A file read back is searched plainly: nothing of ours spells
    /// anything otherwise, and how a format writes its text down does.
    fn hits_in_any_spelling(&self, text: &str) -> Vec<(usize, Span)> {
        let mut hits = self.needles.find(text);
        hits.extend(armour::hits(&self.needles, text));
        self.but_innocent(text, hits)
    }

    fn but_innocent(&self, text: &str, hits: Vec<(usize, Span)>) -> Vec<(usize, Span)> {
        if hits.is_empty() {
            return hits;
        }
        let mut innocent: Vec<Span> = self.innocent.find(text).into_iter().map(|(_, s)| s).collect();
        innocent.sort_by_key(|s| (s.start, std::cmp::Reverse(s.end)));
        innocent.dedup_by(|later, first| first.contains(*later));
        let inside = |hit: Span| {
            let n = innocent.partition_point(|s| s.start <= hit.start);
            n > 0 && innocent[n - 1].contains(hit)
        };
        hits.into_iter().filter(|(_, s)| !inside(*s)).collect()
    }

    /// Initials, and words that are names only when spelt so: in words of ours (dates, numbers, letters of a key) they say nothing.
    fn is_slight(&self, needle: usize) -> bool {
        let needle_of = self.needles.get(needle);
        let running = matches!(needle_of.rule, super::squash::Rule::Running(_));
        self.is_spelt(needle) || needle_of.squashed.chars().count() <= 3 && !running
    }

    fn is_spelt(&self, needle: usize) -> bool {
        matches!(self.needles.get(needle).rule, super::squash::Rule::Spelt { .. })
    }

    fn telling(&self, finding: &Finding) -> bool {
        let tells = |needle: &Needle| {
            needle.squashed.chars().count() >= 6 && needle.squashed.chars().any(|c| !c.is_ascii_digit())
        };
        self.what.iter().enumerate().any(|(n, w)| *w == (finding.how, finding.secret) && tells(self.needles.get(n)))
    }

    fn finding(&self, needle: usize, readable_in: String, unit: Option<UnitId>) -> Finding {
        let (how, secret) = self.what[needle];
        Finding { secret, redacted_in: self.redacted_in[secret].clone(), readable_in, unit, ours: false, how }
    }
}

fn names(subject: &[String], innocent: &[String]) -> Result<Needles> {
    let needle = |name: &String| {
        let (squashed, tokens) = squash(name);
        Needle { squashed, tokens, rule: super::squash::Rule::Words }
    };
    Needles::new(subject.iter().chain(innocent).map(needle).collect())
}

fn place_of(secret: &Secret) -> String {
    match &secret.unit {
        Some(unit) => format!("unit {unit}, {}", secret.locator),
        None => secret.locator.to_string(),
    }
}

#[cfg(test)]
#[path = "verify_tests.rs"]
mod tests;
