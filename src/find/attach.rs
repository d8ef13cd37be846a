//! What is attached to a surname: the subject's forename, an initial, a title, somebody else's forename, or nothing.

use super::links::Link;
use super::names::{generation, is_courtesy, is_office};
use super::nicknames::{is_forename, is_word};
use super::ordinary;
use super::profile::{Family, Given, Plan};
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
}

impl Reader<'_> {
    /// The verdict on this occurrence.
    pub fn read(&self) -> Attached {
        let mut found = self.front().or_else(|| self.back()).unwrap_or(self.attached(Verdict::Bare, self.at, self.end));
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
        if given == Given::Middle {
            return Verdict::Against("middle_name");
        }
        match self.family {
            Family::Half => return Verdict::Against("half_surname"),
            Family::Slip if given == Given::Nickname && found.tight => return Verdict::Against("spelling"),
            _ => {}
        }
        if self.doubled_behind() {
            return Verdict::Against("double_surname");
        }
        let suffix = generation(self.word(found.to)).filter(|_| self.words.link(found.to - 1) != Link::None);
        let known = &self.plan.subject.suffixes;
        match suffix {
            Some(s) if !known.contains(s) => Verdict::Against("generation"),
            _ => Verdict::Full(given),
        }
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

    fn front(&self) -> Option<Attached> {
        let a = self.at.checked_sub(1)?;
        let link = self.words.link(a);
        let short = self.word(a).chars().count() <= 4 || is_office(self.word(a)) || is_courtesy(self.word(a));
        if !(link.forward() || link == Link::Dot && short) {
            return None;
        }
        let mut found = self.front_of(a, link)?;
        found.tight = link == Link::Tight;
        Some(found)
    }

    fn front_of(&self, a: usize, link: Link) -> Option<Attached> {
        let some = |verdict, from| Some(self.attached(verdict, from, self.end));
        if let Some(given) = self.own(a) {
            return Some(self.own_front(a, given));
        }
        if link == Link::Hyphen && !self.is_initial(a) {
            return self.doubled_front(a);
        }
        if self.is_initial(a) {
            return self.initial_front(a, link);
        }
        let word = self.word(a);
        if is_courtesy(word) && link != Link::Tab {
            return some(Verdict::Titled, a);
        }
        if is_office(word) && link != Link::Tab {
            let own = self.plan.subject.titles.contains(word);
            return some(if own { Verdict::Titled } else { Verdict::Different }, a);
        }
        if let Some(verdict) = self.two_initials(a, link) {
            return some(verdict, a);
        }
        self.other_front(a, link)
    }

    /// The subject's forename at `a`; what stands before it can make it somebody's second name.
    fn own_front(&self, a: usize, given: Given) -> Attached {
        let full = self.attached(Verdict::Full(given), a, self.end);
        let Some(b) = a.checked_sub(1) else { return full };
        let link = self.words.link(b);
        if !(link.blank() || link == Link::Hyphen || link == Link::Tight) {
            return full;
        }
        if let Some(first) = self.own(b).filter(|g| *g != Given::Middle) {
            return self.attached(Verdict::Full(first.min(given)), b, self.end);
        }
        let stranger =
            self.foreign(b) && !is_word(self.word(b)) && self.words.is_capital(b) == self.words.is_capital(a);
        match (stranger, given) {
            (true, Given::Middle) => self.attached(Verdict::Different, b, self.end),
            (true, _) if link == Link::Hyphen => self.attached(Verdict::Different, b, self.end),
            (true, _) if link == Link::Space => self.attached(Verdict::Against("other_forename"), a, self.end),
            _ => full,
        }
    }

    /// `Jones-Smith`: another surname, whoever stands before it.
    fn doubled_front(&self, a: usize) -> Option<Attached> {
        let b = a.checked_sub(1).filter(|b| self.words.link(*b).blank());
        match b {
            Some(b) if self.own(b).is_some() => Some(self.attached(Verdict::Against("double_surname"), b, self.end)),
            Some(b) if self.foreign(b) => Some(self.attached(Verdict::Different, b, self.end)),
            _ => None,
        }
    }

    fn initial_front(&self, a: usize, link: Link) -> Option<Attached> {
        let some = |verdict, from| Some(self.attached(verdict, from, self.end));
        let before = a.checked_sub(1).filter(|b| {
            let link = self.words.link(*b);
            link.forward() || link == Link::Dot && self.word(*b).chars().count() <= 4
        });
        if let Some(b) = before {
            if let Some(given) = self.own(b).filter(|g| *g != Given::Middle) {
                return some(self.with_middle(given, self.letter(a)), b);
            }
            let tight = self.words.link(b) == Link::Tight;
            if self.is_initial(b) && (self.words.is_capital(b) || tight) {
                let fits = self.initial(b) == Verdict::Initial
                    && self.with_middle(Given::Own, self.letter(a)) == Verdict::Full(Given::Own);
                return some(if fits { Verdict::Initial } else { Verdict::Different }, b);
            }
            let named = self.in_names && self.words.is_capital(b) && self.words.link(b) == Link::Space;
            if self.foreign(b) || tight && self.word(b).len() > 1 || named && !is_courtesy(self.word(b)) {
                return some(Verdict::Different, b);
            }
        }
        let letter = self.letter(a);
        let article = matches!(letter, 'a' | 'i') && link.blank() && !(self.words.is_capital(a) && letter == 'a');
        if article || !(self.words.is_capital(a) || link == Link::Tight || link == Link::Dot) {
            return None;
        }
        some(self.initial(a), a)
    }

    /// `JJ Smith`.
    fn two_initials(&self, a: usize, link: Link) -> Option<Verdict> {
        const WORDS: &[&str] = &[
            "to", "re", "cc", "am", "pm", "it", "us", "uk", "hr", "vp", "md", "by", "of", "in", "on", "at", "fw", "do",
            "be",
        ];
        let word = self.word(a);
        let mut letters = word.chars();
        let (Some(first), Some(second), None) = (letters.next(), letters.next(), letters.next()) else { return None };
        if !self.words.is_shouted(a) || self.words.is_shouted(self.at) || WORDS.contains(&word) || !link.blank() {
            return None;
        }
        let own = &self.plan.subject;
        let fits =
            own.initials.contains(&first) && (own.middle_initials.is_empty() || own.middle_initials.contains(&second));
        Some(if fits { Verdict::Initial } else { Verdict::Different })
    }

    /// A word before the surname that is none of the subject's: another forename, a middle name, or nothing to do with it.
    fn other_front(&self, a: usize, link: Link) -> Option<Attached> {
        let word = self.word(a);
        let known = self.foreign(a);
        if let Some(b) = a.checked_sub(1)
            && self.words.link(b).blank()
            && link.blank()
            && self.words.is_capital(a)
            && let Some(given) = self.own(b)
        {
            let verdict = self.with_middle(given, self.letter(a));
            return Some(self.attached(verdict, b, self.end));
        }
        let letters = word.chars().count() > 1 && word.chars().all(char::is_alphabetic);
        let address = link == Link::Tight && letters && word != "www" && self.is_local_part();
        let listed = self.in_names && link == Link::Space && letters && self.words.is_capital(a);
        if !(known || address || listed) {
            return None;
        }
        let mut found = self.attached(Verdict::Different, a, self.end);
        if let Some(own) = self.partner(a) {
            found = self.attached(Verdict::Full(self.own(own)?), own, own + 1);
            found.partner = Some((a, self.end));
        }
        Some(found)
    }

    fn is_local_part(&self) -> bool {
        let after = &self.words.text[self.words.all[self.end - 1].span.end..];
        after.starts_with('@') || self.words.gap(self.at - 1) == "_"
    }

    /// The subject's forename in `Mike, Tom and Sarah Smith`.
    fn partner(&self, a: usize) -> Option<usize> {
        let mut at = a;
        for step in 0..3 {
            let b = at.checked_sub(1)?;
            let own = |c: usize| self.own(c).is_some().then_some(c);
            at = match self.words.link(b) {
                Link::And => b,
                link if link.blank() && self.word(b) == "and" => {
                    b.checked_sub(1).filter(|c| self.words.link(*c).blank())?
                }
                Link::Comma if step > 0 => b,
                _ => return None,
            };
            if own(at).is_some() || !self.foreign(at) {
                return own(at);
            }
        }
        None
    }

    /// Surname first.
    fn back(&self) -> Option<Attached> {
        let link = self.words.link(self.end - 1);
        let j = if link == Link::Comma && is_courtesy(self.word(self.end)) { self.end + 1 } else { self.end };
        if j >= self.words.all.len()
            || !matches!(link, Link::Comma | Link::Tab | Link::Slash | Link::Quote | Link::Tight | Link::Space)
        {
            return None;
        }
        let mut found =
            if let Some(given) = self.own(j) { self.own_back(j, link, given) } else { self.other_back(j, link) }?;
        found.tight = link == Link::Tight;
        Some(found)
    }

    fn own_back(&self, j: usize, link: Link, given: Given) -> Option<Attached> {
        let next_is_name = self.words.link(j) == Link::Space && self.words.is_capital(j + 1) && !self.is_initial(j + 1);
        if self.words.is_capital(j) != self.words.is_capital(self.at) || link == Link::Space && next_is_name {
            return None;
        }
        let middle = self.words.link(j) == Link::Space
            && self.is_initial(j + 1)
            && self.words.is_capital(j + 1)
            && self.word(j + 1) != "i";
        let verdict = if middle { self.with_middle(given, self.letter(j + 1)) } else { Verdict::Full(given) };
        Some(self.attached(verdict, self.at, if middle { j + 2 } else { j + 1 }))
    }

    fn other_back(&self, j: usize, link: Link) -> Option<Attached> {
        let capital = self.words.is_capital(j);
        if self.is_initial(j) {
            let verdict = self.initial(j);
            let plain = link == Link::Space && (verdict != Verdict::Initial || matches!(self.letter(j), 'a' | 'i'));
            return (!plain && (capital || link == Link::Tight)).then(|| self.attached(verdict, self.at, j + 1));
        }
        let next_is_name = self.words.link(j).blank() && self.words.is_capital(j + 1) && !self.is_initial(j + 1);
        let different = match link {
            Link::Tight => self.foreign(j),
            Link::Slash => {
                capital
                    && (self.foreign(j)
                        || self.words.is_shouted(j) && self.words.is_shouted(self.at) && self.words.is_forename_like(j))
            }
            Link::Tab | Link::Quote => capital && self.foreign(j),
            Link::Comma => capital && self.foreign(j) && (self.in_names || !next_is_name),
            _ => self.foreign(j) && self.words.is_shouted(j) && self.words.is_shouted(self.at) && !next_is_name,
        };
        different.then(|| self.attached(Verdict::Different, self.at, j + 1))
    }
}

impl Words<'_> {
    /// A word of letters followed by a title, as airlines write it: `SMITH/SARAH MRS`.
    fn is_forename_like(&self, at: usize) -> bool {
        self.get(at + 1).is_some_and(is_courtesy) && self.link(at) == Link::Space
    }
}
