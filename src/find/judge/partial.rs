//! Names that are not whole: half a double surname with an initial, a forename alone, the last figures of an identifier.

use super::super::attach::{Attached, Verdict};
use super::super::links::Link;
use super::super::nicknames::is_forename;
use super::super::ordinary::{self, is_abbreviation};
use super::super::places::Place;
use super::super::profile::{Family, Given, Profile, Surname};
use super::{Mark, Scan, Weight};
use crate::index::terms::joins_initials;

/// Words behind a forename among which a birthday is looked for.
const BEHIND: usize = 5;
/// Words in capitals behind each other from which on they are a sentence and no name.
const SENTENCE: usize = 4;
/// Other initials on its line that make an everyday abbreviation (PS, HR) initials.
const AMONG: usize = 2;
/// Words before and behind that are looked through for them.
const NEAR: usize = 12;

impl Scan<'_> {
    /// `O'Rourke-B`: a double surname whose second half is an initial; none where it is not that.
    pub(super) fn abbreviated(&mut self, found: Attached, end: usize, surname: &Surname) -> Option<Attached> {
        let letter =
            self.words.get(end).filter(|w| w.chars().count() == 1 && self.words.link(end - 1) == Link::Hyphen)?;
        let stands_for = |s: &&Surname| {
            s.double && s.words.len() == 2 && s.words[..1] == surname.words[..] && s.words[1].starts_with(letter)
        };
        self.plan.subject.surnames.iter().find(stands_for).filter(|_| surname.family == Family::Half)?;
        let verdict = match found.verdict {
            Verdict::Full(_) | Verdict::Against("half_surname") => Verdict::Full(Given::Nickname),
            Verdict::Different => return None,
            _ => Verdict::Against("abbreviated_surname"),
        };
        Some(Attached { verdict, to: found.to.max(end + 1), ..found })
    }

    /// A forename of the request without the surname: with an initial of it, or alone where that is admitted or where
    /// something beside it carries it: their address or date of birth, or (`carried`) an associate, a class, a site.
    pub(super) fn forenames(&mut self, carried: bool) {
        let initials = self.plan.subject.surname_initials();
        let told = self.marks.iter().any(|m| matches!(m.weight, Weight::Full | Weight::Sure));
        let carried = !told && (carried || self.marks.iter().any(|m| m.weight == Weight::Support));
        for at in 0..self.words.all.len() {
            let word = &self.words.all[at];
            let given =
                if self.plan.starts.may(&word.text) { self.plan.subject.given.get(word.text.as_str()) } else { None };
            if let Some(end) = given.filter(|given| **given == Given::Own).and_then(|_| self.middle_behind(at)) {
                let span = self.words.span(at, end);
                if !self.marks.iter().any(|m| m.span.overlaps(span)) && self.places.of(span) != Place::Filing {
                    self.push(span, Weight::Weak, "given_names");
                }
                continue;
            }
            let Some(own) = given.filter(|_| self.stands_alone(at)).map(|given| *given == Given::Own) else { continue };
            let begun = self.begins_surname(at + 1).then(|| self.words.get(at + 1)).flatten();
            let asked = self.words.link(at) == Link::Space && self.plan.lone.contains(word.text.as_str());
            let begun = begun.and_then(|w| w.chars().next()).filter(|_| asked);
            let letter = self.letter_behind(at).or(begun).filter(|_| own);
            let shared = own && self.plan.namesakes.iter().any(|n| n.given.get(&*word.text) == Some(&Given::Own));
            if shared && letter.is_none() && self.stands_by_their_birthday(at) {
                self.push(self.words.span(at, at + 1), Weight::Other, "forename_theirs");
                continue;
            }
            let counts = self.plan.lone.contains(word.text.as_str()) || carried && own;
            let code = match letter {
                Some(letter) if initials.contains(&letter) && self.is_rare(&word.text) => "rare_initial",
                Some(letter) if initials.contains(&letter) => "surname_initial",
                None if shared && counts => "forename_shared",
                None if self.plan.lone.contains(word.text.as_str()) => "forename_only",
                None if carried && own => "forename_beside",
                None if carried && given == Some(&Given::Nickname) => "short_beside",
                _ => continue,
            };
            let span = self.words.span(at, at + 1 + usize::from(letter.is_some()));
            if !self.marks.iter().any(|m| m.span.overlaps(span)) && self.places.of(span) != Place::Filing {
                self.push(span, Weight::Weak, code);
            }
        }
    }

    /// Where the forename at `at` and a middle name behind it end, with an initial of the surname or without: names of a father and a
    /// grandfather are often shortened so. None where another name goes on, or a namesake's names begin so.
    fn middle_behind(&self, at: usize) -> Option<usize> {
        let joins = |n: usize| self.words.link(n) == Link::Space && self.words.is_capital(n + 1);
        let (first, middle) = (self.words.get(at)?, self.words.get(at + 1)?);
        let written = self.words.is_capital(at) && joins(at) && middle.chars().count() > 1;
        let theirs = |n: &Profile| n.forename(first).is_some() && n.given.get(middle) == Some(&Given::Middle);
        if !written
            || self.plan.subject.given.get(middle) != Some(&Given::Middle)
            || self.plan.namesakes.iter().any(theirs)
            || at > 0
                && self.words.link(at - 1) == Link::Space
                && self.words.is_capital(at - 1)
                && self.words.get(at - 1).is_some_and(is_forename)
        {
            return None;
        }
        if !joins(at + 1) {
            return Some(at + 2);
        }
        let letter = self.words.get(at + 2).filter(|w| w.chars().count() == 1).and_then(|w| w.chars().next());
        letter.filter(|l| self.plan.subject.surname_initials().contains(l)).map(|_| at + 3)
    }

    /// True where the birthday of a known namesake stands behind the forename at `at`, and is not the subject's too: `Theo 30 June`.
    fn stands_by_their_birthday(&self, at: usize) -> bool {
        let theirs = |day| {
            let own = self.plan.subject.strong.birthdays().any(|d| d == day);
            !own && self.plan.namesakes.iter().any(|n| n.strong.birthdays().any(|d| d == day))
        };
        let behind = (at + 1..self.words.all.len()).take(BEHIND).take_while(|n| !self.words.gap(n - 1).contains('\n'));
        behind.skip(1).filter_map(|n| self.day_of_year(n - 1)).take(1).any(theirs)
    }

    /// Month and day that the words at `at` and behind it give: `30 June`, `June 30th`, `30/6`.
    fn day_of_year(&self, at: usize) -> Option<(i8, i8)> {
        const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
        let number = |word: &str| word.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse::<i8>().ok();
        let month = |word: &str| MONTHS.iter().position(|m| word.starts_with(m)).map(|n| n as i8 + 1);
        let (first, second) = (self.words.get(at)?, self.words.get(at + 1)?);
        let figures = matches!(self.words.gap(at), "/" | "." | "-");
        match (number(first), number(second)) {
            (Some(day), None) => Some((month(second)?, day)),
            (None, Some(day)) => Some((month(first)?, day)),
            (Some(day), Some(month)) if figures => Some((month, day)),
            _ => None,
        }
    }

    /// A forename that few texts hold and no known namesake bears.
    fn is_rare(&self, forename: &str) -> bool {
        let own = |p: &Profile| p.given.get(forename) == Some(&Given::Own);
        self.plan.lone.contains(forename) && !self.plan.namesakes.iter().any(own)
    }

    /// The initial behind a forename: a capital, or behind a forename in small letters any that is not a word or an ending by itself.
    fn letter_behind(&self, at: usize) -> Option<char> {
        let capital = self.words.is_capital(at + 1);
        let next = self.words.get(at + 1).filter(|_| self.words.link(at) == Link::Space)?;
        let mut letters = next.chars();
        let word =
            next == "i" || !capital && (self.words.is_capital(at) || matches!(next, "a" | "s" | "x" | "u" | "r" | "n"));
        letters.next().filter(|_| letters.next().is_none() && !word && !self.words.all[at].possessive)
    }

    /// `Th` for Thackeray: the first letters of a surname of theirs, which are no name and no word by themselves.
    fn begins_surname(&self, at: usize) -> bool {
        let Some(word) = self.words.get(at).filter(|w| (2..=5).contains(&w.chars().count())) else { return false };
        let longer = |s: &Surname| s.words[0].len() > word.len() + 1 && s.words[0].starts_with(word);
        let own = self.plan.subject.surnames.iter().filter(|s| matches!(s.family, Family::Own | Family::Half));
        let next_is_name = self.words.link(at) == Link::Space && self.words.is_capital(at + 1);
        own.into_iter().any(longer)
            && self.words.is_capital(at)
            && !next_is_name
            && !is_forename(word)
            && !ordinary::is_word(word)
    }

    /// True for a forename with a capital, or in small letters where it is no word, in one piece, that no other name stands beside.
    fn stands_alone(&self, at: usize) -> bool {
        let word = &self.words.all[at];
        let raw = word.span.of(self.words.text);
        let name = |n: usize| self.words.is_capital(n) && self.words.get(n).is_some_and(|w| w.chars().count() > 1);
        let joined = |link: Link| matches!(link, Link::Hyphen | Link::Tight);
        let behind = self.words.link(at);
        let before = at.checked_sub(1).map_or(Link::None, |b| self.words.link(b));
        let second =
            before == Link::Space && self.words.get(at - 1).is_some_and(is_forename) && self.words.is_capital(at - 1);
        let listed = before == Link::Comma && self.places.is_names(word.span);
        // `Moe ODY`: how contacts are kept, with the name of the organisation behind.
        let kept = self.words.is_shouted(at + 1)
            && !self.words.is_shouted(at)
            && self.words.get(at + 1).is_some_and(|w| w.chars().count() <= 4);
        let surname = behind == Link::Space
            && name(at + 1)
            && !word.possessive
            && !self.begins_surname(at + 1)
            && !kept
            && !self.is_in_shouting(at);
        let listed = listed || before == Link::Comma && self.opens_its_cell(at - 1);
        let small = self.plan.small.contains(word.text.as_str()) && !raw.contains(char::is_uppercase);
        (raw.starts_with(char::is_uppercase) || small)
            && !raw.contains('\n')
            && !self.is_address(word)
            && !(joined(behind) || joined(before) || surname || second || listed)
    }

    /// True for a word of a sentence that is written in capitals throughout, where a capital says nothing: "ANNA DOES NOT KNOW". A name has
    /// fewer words.
    fn is_in_shouting(&self, at: usize) -> bool {
        let loud = |n: usize| {
            let letter = self.words.get(n).is_some_and(|w| w.chars().count() == 1) && self.words.is_capital(n);
            letter || self.words.is_shouted(n)
        };
        let joined = |n: usize| self.words.link(n) == Link::Space;
        let before = (0..at).rev().take_while(|n| joined(*n) && loud(*n)).take(SENTENCE).count();
        let behind = (at..self.words.all.len()).take_while(|n| joined(*n) && loud(n + 1)).take(SENTENCE).count();
        loud(at) && before + behind + 1 >= SENTENCE
    }

    /// True for a capital word that is no forename, alone before its comma in a cell: a surname, `Patel, Jay`.
    fn opens_its_cell(&self, at: usize) -> bool {
        let start = self.words.all[at].span.start;
        let cell = self.places.fields.iter().any(|(span, ..)| span.start == start);
        let first = cell || at.checked_sub(1).is_some_and(|b| self.words.gap(b).contains('\t'));
        first
            && self.words.is_capital(at)
            && self.words.get(at).is_some_and(|w| w.chars().count() > 1 && !is_forename(w))
    }

    /// The initials of the whole name in capitals, where they are admitted or something beside them carries them: an associate, a
    /// class, a site, their date of birth or address.
    pub(super) fn initials(&mut self, carried: bool) {
        let told = self.marks.iter().any(|m| matches!(m.weight, Weight::Full | Weight::Sure));
        let carried = !told && (carried || self.marks.iter().any(|m| m.weight == Weight::Support));
        for at in 0..self.words.all.len() {
            let (initials, end) = match self.dotted(at) {
                Some((letters, end)) => (letters, end),
                None if self.plan.starts.may(&self.words.all[at].text) => (self.words.all[at].text.to_string(), at + 1),
                None => continue,
            };
            let code = match () {
                () if self.plan.lone_initials.contains(&initials)
                    && (!is_abbreviation(&initials) || self.stands_among_initials(at)) =>
                {
                    "initials_alone"
                }
                () if carried && self.plan.subject.whole_initials.contains(&initials) => "initials_beside",
                () => continue,
            };
            let span = self.words.span(at, end);
            let free = !self.marks.iter().any(|m| m.span.overlaps(span));
            if free && (end > at + 1 || self.is_abbreviation(at)) && !self.are_anothers(&initials) {
                self.push(span, Weight::Weak, code);
            }
        }
    }

    /// True where other initials stand on the line, as those present do in minutes: `Present: HR (chair) GM TW`.
    fn stands_among_initials(&self, at: usize) -> bool {
        let on_line = |from: usize, to: usize| !self.words.text[from..to].contains('\n');
        let here = self.words.all[at].span;
        let other = |n: &usize| {
            let word = &self.words.all[*n];
            let (from, to) = (here.start.min(word.span.end), here.start.max(word.span.end));
            (2..=4).contains(&word.text.chars().count())
                && self.words.is_shouted(*n)
                && self.is_abbreviation(*n)
                && word.text.chars().all(char::is_alphabetic)
                && word.text != self.words.all[at].text
                && !(is_abbreviation(&word.text) || ordinary::is_word(&word.text) || is_forename(&word.text))
                && on_line(from, to)
        };
        let near = at.saturating_sub(NEAR)..self.words.all.len().min(at + NEAR);
        let mixed = near.clone().any(|n| self.words.get(n).is_some_and(|w| w.len() > 4) && !self.words.is_shouted(n));
        mixed && near.filter(other).take(AMONG).count() == AMONG
    }

    /// `J.T.`, `J. T.`: capitals one behind the other with full stops between, together, and where they end.
    fn dotted(&self, at: usize) -> Option<(String, usize)> {
        let letter = |n: usize| {
            let word = self.words.get(n).filter(|w| w.chars().count() == 1)?;
            self.words.is_capital(n).then_some(word)
        };
        let joins = |n: usize| joins_initials(self.words.gap(n));
        if at > 0 && joins(at - 1) && (letter(at - 1).is_some() || self.words.gap(at - 1) == ".") {
            return None;
        }
        let mut all = letter(at)?.to_owned();
        let mut end = at + 1;
        while let Some(next) = letter(end).filter(|_| joins(end - 1)) {
            all.push_str(next);
            end += 1;
        }
        let alone = !matches!(self.words.link(end - 1), Link::Tight | Link::Hyphen);
        let name = self.words.link(end - 1) == Link::Dot && self.words.is_capital(end);
        (end > at + 1 && alone && !name).then_some((all, end))
    }

    /// True where the text names somebody else in full whose initials these are: `Jane Tull (JT)`.
    fn are_anothers(&self, initials: &str) -> bool {
        let mut letters = initials.chars();
        let (Some(first), Some(last)) = (letters.next(), letters.next_back()) else { return false };
        (1..self.words.all.len()).any(|at| {
            let named =
                self.words.link(at - 1) == Link::Space && self.words.is_capital(at - 1) && self.words.is_capital(at);
            let fits = |n: usize, letter: char| self.words.get(n).is_some_and(|w| w.len() > 1 && w.starts_with(letter));
            let span = self.words.span(at - 1, at + 1);
            named
                && fits(at - 1, first)
                && fits(at, last)
                && self.words.get(at - 1).is_some_and(is_forename)
                && !self.words.is_shouted(at)
                && !self.marks.iter().any(|m| m.span.overlaps(span))
        })
    }

    /// True for capitals in one piece: no part of a number, an address, a heading or a name.
    fn is_abbreviation(&self, at: usize) -> bool {
        let joined = |link: Link| matches!(link, Link::Hyphen | Link::Tight | Link::Slash);
        let before = at.checked_sub(1).map_or(Link::None, |b| self.words.link(b));
        let shouted = |n: usize, link: Link| link == Link::Space && self.words.is_shouted(n);
        let heading = at > 0 && shouted(at - 1, before) && shouted(at + 1, self.words.link(at));
        let word = &self.words.all[at];
        let raw = word.span.of(self.words.text);
        let letters = raw.trim_end_matches(['s', 'S']).trim_end_matches(['\'', '\u{2019}']);
        let bare = if word.possessive { letters } else { raw };
        let part = joined(before) || joined(self.words.link(at)) || heading || self.is_address(word);
        !(part || bare.contains(char::is_lowercase)) && self.places.of(self.words.span(at, at + 1)) != Place::Filing
    }

    /// The last figures of an identifier, close behind a name that may be the subject's.
    pub(super) fn id_tails(&mut self) {
        let tails = &self.plan.subject.strong.id_tails;
        let theirs = |tail: &str| self.plan.namesakes.iter().any(|n| n.strong.id_tails.iter().any(|t| t == tail));
        for at in 1..self.words.all.len() {
            let word = &self.words.all[at];
            if !tails.iter().any(|tail| *tail == word.text) || theirs(&word.text) {
                continue;
            }
            let near = |m: &&Mark| {
                let gap = self.words.text.get(m.span.end..word.span.start);
                gap.is_some_and(|g| g.chars().count() <= 12 && !g.contains('\n'))
            };
            let name = |m: &&Mark| matches!(m.weight, Weight::Full | Weight::Weak);
            if self.marks.iter().filter(name).any(|m| near(&m)) {
                self.push(word.span, Weight::Support, "id_tail");
            }
        }
    }
}
