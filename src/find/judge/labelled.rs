//! Surname and forename each in a place of its own that says what it is: columns of a table, fields of a form, `Surname: Reed`,
//! `"lastName": "Reed"`, `<Surname>Reed`. What is attached to the surname there is its neighbour's value, often a middle name.

use super::super::nicknames::is_forename;
use super::super::places::Place;
use super::super::profile::{Family, Given, Surname};
use super::{Scan, Weight};
use crate::model::{Span, fold};

/// Words between the two at most.
const APART: usize = 60;
/// Words of a label that say whose name it asks for.
const OWNER: usize = 2;
/// Bytes between a label and its value at most.
const GAP: usize = 24;

/// Which part of a name a label asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asks {
    Surname,
    Forename,
    Middle,
}

/// A word behind a label, or in a column.
#[derive(Clone, Debug)]
struct Labelled {
    at: usize,
    asks: Asks,
    /// "pupil" of "Pupil's surname": of two people in one row each has their own.
    owner: String,
}

impl Scan<'_> {
    /// A surname that a label asks for takes the forename from where its like asks for that; true where that settled it.
    pub(super) fn labelled(&mut self, at: usize, end: usize, surname: &Surname) -> bool {
        if surname.family != Family::Own || self.places.of(self.words.span(at, end)) != Place::Text {
            return false;
        }
        let Some(own) = self.label(at).filter(|l| l.asks == Asks::Surname) else { return false };
        let beside = self.row_of(&own, end).unwrap_or_else(|| self.record_of(&own));
        let first = |asks| beside.iter().filter(move |l: &&Labelled| l.asks == asks);
        let given = first(Asks::Forename).filter_map(|l| Some((l.at, self.plan.forename(&self.words.all[l.at].text)?)));
        // Better the forename itself than a short form in the next column.
        let Some((forename, given)) = given.min_by_key(|(_, given)| *given) else {
            let other = first(Asks::Forename).next().is_some_and(|l| self.is_somebodys(l.at));
            if other {
                self.push(self.words.span(at, end), Weight::Other, "other_forename");
            }
            return other;
        };
        let middle = first(Asks::Middle).next().and_then(|l| self.words.get(l.at)).map(str::to_owned);
        let (weight, code) = self.weighed(given, middle.as_deref());
        self.push(self.words.span(at, end), weight, code);
        self.push(self.words.span(forename, forename + 1), weight, code);
        let shared = self.plan.is_shared(&surname.words, std::iter::once(self.words.all[forename].text.as_str()));
        self.marks.iter_mut().rev().take(2).for_each(|m| m.shared = shared);
        true
    }

    fn weighed(&self, given: Given, middle: Option<&str>) -> (Weight, &'static str) {
        let own = &self.plan.subject.middle_initials;
        let theirs = |c| self.plan.namesakes.iter().any(|n| n.middle_initials.contains(&c));
        let unlike = |c: char| c.is_alphabetic() && !own.contains(&c) && (!own.is_empty() || theirs(c));
        match given {
            Given::Middle => (Weight::Weak, "middle_name"),
            Given::Distant => (Weight::Weak, "distant_forename"),
            Given::Slip => (Weight::Weak, "slip"),
            _ if middle.and_then(|m| m.chars().next()).is_some_and(unlike) => (Weight::Weak, "middle_initial"),
            Given::Own => (Weight::Full, "own_name"),
            Given::Spelling => (Weight::Full, "spelling"),
            _ => (Weight::Full, "nickname"),
        }
    }

    /// A forename that is not the subject's, and no initial.
    fn is_somebodys(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|w| w.chars().count() > 1 && is_forename(w))
    }

    /// What the other cells of the surname's row ask for of the same person; none where it stands in no cell alone, or its row has no forename.
    fn row_of(&self, own: &Labelled, end: usize) -> Option<Vec<Labelled>> {
        let span = self.words.span(own.at, end);
        let (cell, ..) = self.places.fields[self.places.field(span)?];
        let text = self.words.text;
        let line = |at: usize| text[..at].rfind('\n').map_or(0, |n| n + 1);
        let same = |s: &Span| *s != cell && line(s.start) == line(cell.start) && !s.of(text).trim().is_empty();
        let firsts = self.places.fields.iter().filter(|(s, ..)| same(s)).filter_map(|(s, ..)| {
            let at = self.words.all.partition_point(|w| w.span.start < s.start);
            self.label(at).filter(|l| l.owner == own.owner && s.contains(self.words.all[at].span))
        });
        let row: Vec<Labelled> = firsts.collect();
        row.iter().any(|l| l.asks == Asks::Forename).then_some(row)
    }

    /// The labels of the surname's record: those that go with it where every record of the text begins as the first does.
    fn record_of(&self, own: &Labelled) -> Vec<Labelled> {
        let (from, to) = (own.at.saturating_sub(APART * 8), (own.at + APART).min(self.words.all.len()));
        let all: Vec<Labelled> = (from..to).filter_map(|at| self.label(at)).filter(|l| l.owner == own.owner).collect();
        let Some(here) = all.iter().position(|l| l.at == own.at) else { return Vec::new() };
        let part = |l: &&Labelled| l.asks != Asks::Surname && l.at.abs_diff(own.at) <= APART;
        if all[0].asks == Asks::Surname {
            all[here + 1..].iter().take_while(part).cloned().collect()
        } else {
            all[..here].iter().rev().take_while(part).cloned().collect()
        }
    }

    /// What the word at `at` is asked for by: its column where it begins a cell, else the words before it.
    fn label(&self, at: usize) -> Option<Labelled> {
        let span = self.words.all.get(at)?.span;
        let field = self.places.field(span).map(|n| self.places.fields[n]);
        if let Some((cell, _, name)) = field {
            let begins = self.words.text[cell.start..span.start].chars().all(|c| !c.is_alphanumeric());
            let told = begins.then(|| asked(&fold::folded(name))).flatten();
            return told.map(|(asks, owner)| Labelled { at, asks, owner });
        }
        let from = (at.saturating_sub(2 + OWNER)..at).rev().take_while(|n| self.belongs(*n, at)).last()?;
        let said: Vec<&str> = self.words.all[from..at].iter().map(|w| w.text.as_str()).collect();
        asked(&said.join(" ")).map(|(asks, owner)| Labelled { at, asks, owner })
    }

    /// True where the word `n` may be part of the label of the value `at`.
    fn belongs(&self, n: usize, at: usize) -> bool {
        let gap = self.words.gap(n);
        if n + 1 == at {
            let marks = |c: char| c.is_whitespace() || ":=\"'>|({[-.*_)".contains(c);
            return gap.len() <= GAP && gap.matches('\n').count() <= 2 && gap.chars().all(marks);
        }
        // "Surname HARTNELL Forenames": what answers the label before is no part of this one.
        let answers = n > 0 && asked(&self.words.all[n - 1].text).is_some();
        // `<p forename="Emily"`: an element's name says not whose.
        let element = gap == " " && self.words.text[..self.words.all[n].span.start].ends_with('<');
        !answers && !element && matches!(gap, " " | "_" | "-" | "." | "(" | " (" | "'" | "\u{2019}")
    }
}

/// Which part of whose name a label ends with, folded: `pupil first name`, `lastname`, `forename s`.
fn asked(label: &str) -> Option<(Asks, String)> {
    /// Say which of several names, not whose.
    const WHICH: &[&str] =
        &["legal", "preferred", "chosen", "current", "former", "previous", "maiden", "full", "your", "the"];
    let mut words: Vec<&str> = label.split(' ').collect();
    if words.len() > 1 && matches!(words.last(), Some(&"s" | &"1")) {
        words.pop(); // "Forename(s)"
    }
    let (last, before) = words.split_last()?;
    let (asks, rest) = match (before.last().copied().unwrap_or_default(), last.trim_end_matches('1')) {
        (_, "surname" | "surnames" | "lastname" | "familyname" | "lname" | "sn") => (Asks::Surname, before),
        ("last" | "family" | "second" | "maiden", "name" | "names") => (Asks::Surname, &before[..before.len() - 1]),
        (_, "forename" | "forenames" | "firstname" | "firstnames" | "givenname" | "givennames" | "fname") => {
            (Asks::Forename, before)
        }
        ("first" | "given" | "christian", "name" | "names") => (Asks::Forename, &before[..before.len() - 1]),
        ("known", "as") | ("preferred", "name") => (Asks::Forename, &before[..before.len() - 1]),
        (_, "middle" | "middlename" | "middlenames") => (Asks::Middle, before),
        ("middle" | "other", "name" | "names" | "initial" | "initials") => (Asks::Middle, &before[..before.len() - 1]),
        _ => return None,
    };
    let owner = rest.iter().filter(|w| !WHICH.contains(w)).map(|w| w.strip_suffix('s').unwrap_or(w));
    Some((asks, owner.collect::<Vec<_>>().join(" ")))
}
