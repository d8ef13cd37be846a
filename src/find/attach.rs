//! What is attached to a surname: the subject's forename, an initial, a title, somebody else's forename, or nothing.

mod back;
mod front;

use super::links::Link;
use super::names::generation;
use super::nicknames::{is_forename, is_word};
use super::ordinary;
use super::places::Places;
use super::plan::Plan;
use super::profile::{Family, Given};
use super::words::Words;

/// What the words around a surname make of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Forename and surname, with nothing against it.
    Full(Given),
    /// Forename and surname, and something that does not fit: its code.
    Against(&'static str),
    /// A fitting initial.
    Initial,
    /// Mr, Ms, Dr …
    Titled,
    /// The surname alone.
    Bare,
    /// Somebody else.
    Different,
    /// An everyday word.
    Nothing,
}

/// A verdict on the words `from..to`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Attached {
    pub verdict: Verdict,
    pub from: usize,
    pub to: usize,
    /// As in an address: `mike.smith`.
    pub tight: bool,
    /// A second holder of the surname within: `Mike and SARAH SMITH`.
    pub partner: Option<(usize, usize)>,
}

/// Reads around one surname, the words `at..end`.
pub(super) struct Reader<'a> {
    pub plan: &'a Plan,
    pub words: &'a Words<'a>,
    pub at: usize,
    pub end: usize,
    pub family: Family,
    /// True inside a list of names, where whatever stands before a surname is a forename.
    pub in_names: bool,
    /// The fields of the text.
    pub places: Option<&'a Places<'a>>,
}

impl Reader<'_> {
    /// The verdict on this occurrence.
    pub fn read(&self) -> Attached {
        let found = self.listed().or_else(|| self.front());
        let found = match found {
            // `García Márquez, Ana`: a second surname that the request gives like a middle name.
            Some(front) if front.verdict == Verdict::Full(Given::Middle) => {
                let back = self.back().filter(|b| matches!(b.verdict, Verdict::Full(given) if given < Given::Middle));
                Some(back.map_or(front, |back| Attached { from: front.from, ..back }))
            }
            other => other.or_else(|| self.back()),
        };
        let mut found = found.unwrap_or(self.attached(Verdict::Bare, self.at, self.end));
        if matches!(found.verdict, Verdict::Bare | Verdict::Titled) && self.is_mononym() {
            found.verdict = Verdict::Full(Given::Own);
        }
        if self.is_everyday(&found) {
            found.verdict = Verdict::Nothing;
        }
        if let Verdict::Full(given) = found.verdict {
            found.verdict = self.objections(found, given);
        }
        found
    }

    fn attached(&self, verdict: Verdict, from: usize, to: usize) -> Attached {
        Attached { verdict, from, to, tight: false, partner: None }
    }

    fn word(&self, at: usize) -> &str {
        self.words.get(at).unwrap_or("")
    }

    fn is_initial(&self, at: usize) -> bool {
        let mut chars = self.word(at).chars();
        matches!((chars.next(), chars.next()), (Some(c), None) if c.is_alphabetic())
    }

    fn letter(&self, at: usize) -> char {
        self.word(at).chars().next().unwrap_or(' ')
    }

    /// A forename of the subject at `at`, written as one.
    fn own(&self, at: usize) -> Option<Given> {
        let given = self.plan.forename(self.word(at))?;
        let plain = is_word(self.word(at)) && !self.words.is_capital(at) && self.words.is_capital(self.at);
        (!plain).then_some(given)
    }

    /// Somebody's forename at `at`, not the subject's.
    fn foreign(&self, at: usize) -> bool {
        let word = self.word(at);
        let known = is_forename(word) || self.plan.foreign_given.contains(word);
        known && (self.words.is_capital(at) || !is_word(word)) && self.plan.forename(word).is_none()
    }

    fn is_mononym(&self) -> bool {
        let name = self.words.all[self.at..self.end].iter().map(|w| w.text.as_str()).collect::<Vec<_>>().join(" ");
        self.family == Family::Own && self.plan.subject.mononyms.contains(&name) && self.words.is_capital(self.at)
    }

    fn is_everyday(&self, found: &Attached) -> bool {
        let word = self.word(self.at);
        let word = if self.family == Family::Plural { word.trim_end_matches('s') } else { word };
        let small = !self.words.is_capital(self.at) && ordinary::is_word(word) && !found.tight;
        small
            && match found.verdict {
                Verdict::Full(_) | Verdict::Different => {
                    let other = if found.from < self.at { found.from } else { self.end.min(self.words.all.len() - 1) };
                    self.words.is_capital(other) || is_word(self.word(other))
                }
                _ => true,
            }
    }

    /// What speaks against a full name, else the name itself.
    fn objections(&self, found: Attached, given: Given) -> Verdict {
        match given {
            Given::Middle => return Verdict::Against("middle_name"),
            Given::Distant => return Verdict::Against("distant_forename"),
            Given::Slip => return Verdict::Against("slip"),
            _ => {}
        }
        match self.family {
            Family::Half => return Verdict::Against("half_surname"),
            Family::Slip => return Verdict::Against("slip"),
            Family::Borne if self.is_right_behind(found.from) => return Verdict::Against("slip"),
            Family::Borne => return Verdict::Nothing,
            Family::Misread if !self.has_digits() => return Verdict::Against("misread"),
            _ => {}
        }
        if self.doubled_behind() {
            return Verdict::Against("double_surname");
        }
        let suffix = generation(self.word(found.to)).filter(|_| self.words.link(found.to - 1) != Link::None);
        let own = &self.plan.subject.suffixes;
        let theirs = |s: &str| self.plan.namesakes.iter().any(|n| n.suffixes.contains(s));
        match suffix {
            Some(s) if !own.contains(s) && (!own.is_empty() || theirs(s)) => Verdict::Against("generation"),
            _ => Verdict::Full(given),
        }
    }

    /// True where the word before the surname is `at`, a forename just as the request has it.
    fn is_right_behind(&self, at: usize) -> bool {
        let own = self.plan.subject.given.get(self.word(at)) == Some(&Given::Own);
        own && at + 1 == self.at && !self.words.all[at].possessive
    }

    /// A digit among the letters of the surname: nobody is called so.
    fn has_digits(&self) -> bool {
        self.words.all[self.at..self.end].iter().any(|w| w.text.bytes().any(|b| b.is_ascii_digit()))
    }

    /// `Smith-Jones` where the surname is Smith.
    fn doubled_behind(&self) -> bool {
        let next = self.word(self.end);
        self.words.link(self.end - 1) == Link::Hyphen
            && next.chars().count() > 2
            && next.chars().all(char::is_alphabetic)
            && self.words.is_capital(self.end) == self.words.is_capital(self.at)
            && self.plan.forename(next).is_none()
    }

    /// The full name, unless the middle initial `letter` is not the subject's.
    fn with_middle(&self, given: Given, letter: char) -> Verdict {
        let own = &self.plan.subject.middle_initials;
        let theirs = self.plan.namesakes.iter().any(|n| n.middle_initials.contains(&letter));
        if !own.contains(&letter) && (!own.is_empty() || theirs) {
            return Verdict::Against("middle_initial");
        }
        Verdict::Full(given)
    }

    fn initial(&self, at: usize) -> Verdict {
        if self.plan.subject.initials.contains(&self.letter(at)) { Verdict::Initial } else { Verdict::Different }
    }
}
