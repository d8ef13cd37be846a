//! Names that are not whole: half a double surname with an initial, a forename alone, the last figures of an identifier.

use super::super::attach::{Attached, Verdict};
use super::super::links::Link;
use super::super::nicknames::is_forename;
use super::super::places::Place;
use super::super::profile::{Family, Given, Profile, Surname};
use super::{Mark, Scan, Weight};

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
            let Some(own) = given.filter(|_| self.stands_alone(at)).map(|given| *given == Given::Own) else { continue };
            let letter = self.letter_behind(at).filter(|_| own);
            let code = match letter {
                Some(letter) if initials.contains(&letter) && self.is_rare(&word.text) => "rare_initial",
                Some(letter) if initials.contains(&letter) => "surname_initial",
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
        let surname = behind == Link::Space && name(at + 1) && !word.possessive;
        let small = self.plan.small.contains(word.text.as_str()) && !raw.contains(char::is_uppercase);
        (raw.starts_with(char::is_uppercase) || small)
            && !raw.contains('\n')
            && !self.is_address(word)
            && !(joined(behind) || joined(before) || surname || second || listed)
    }

    /// The initials of the whole name in capitals: three letters and more where they are admitted, two where something beside them
    /// carries them.
    pub(super) fn initials(&mut self, carried: bool) {
        let told = self.marks.iter().any(|m| matches!(m.weight, Weight::Full | Weight::Sure));
        for at in 0..self.words.all.len() {
            let word = &self.words.all[at];
            let code = match () {
                () if !self.plan.starts.may(&word.text) => continue,
                () if self.plan.lone_initials.contains(word.text.as_str()) => "initials_alone",
                () if carried && !told && self.plan.subject.whole_initials.contains(word.text.as_str()) => {
                    "initials_beside"
                }
                () => continue,
            };
            let span = self.words.span(at, at + 1);
            if self.is_abbreviation(at) && !self.marks.iter().any(|m| m.span.overlaps(span)) {
                self.push(span, Weight::Weak, code);
            }
        }
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
