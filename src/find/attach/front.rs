//! What stands before a surname: a forename, initials, a title, another person's forename.

use super::super::links::Link;
use super::super::names::{is_courtesy, is_office};
use super::super::nicknames::{is_forename, is_word};
use super::super::ordinary;
use super::super::profile::Given;
use super::{Attached, Reader, Verdict};

impl Reader<'_> {
    /// `Kitchen, Louise L` before `Smith, Michael`: the forename before belongs to the surname before it.
    pub(super) fn listed(&self) -> Option<Attached> {
        let comma = |back: usize| self.at >= back && self.words.link(self.at - back) == Link::Comma;
        let second = comma(2) || comma(3) && self.at > 0 && self.is_initial(self.at - 1);
        if !second || self.words.link(self.end - 1) != Link::Comma {
            return None;
        }
        let behind = self.back()?;
        let own_before = self.front().is_some_and(|f| matches!(f.verdict, Verdict::Full(_)));
        if own_before && behind.verdict == Verdict::Different && self.is_forename_first() {
            return None;
        }
        let linked = matches!(self.words.link(self.at - 1), Link::Space | Link::Dot);
        if own_before && behind.verdict == Verdict::Different && linked {
            return Some(self.attached(Verdict::Against("other_forename"), self.at - 1, self.end));
        }
        Some(behind)
    }

    /// True where the list that this surname stands in begins `Harold Buchanan, `: a forename and a surname before the first comma.
    fn is_forename_first(&self) -> bool {
        let listed = |at: usize| matches!(self.words.link(at), Link::Space | Link::Comma | Link::Dot | Link::Wrap);
        let from = (self.at.saturating_sub(60)..self.at).rev().take_while(|at| listed(*at)).last().unwrap_or(self.at);
        let comma = (from..self.at).find(|at| self.words.link(*at) == Link::Comma).unwrap_or(from);
        let capitals = |at: &usize| self.words.is_capital(*at) && !self.is_initial(*at);
        let first: Vec<usize> = (from..=comma).rev().take_while(capitals).collect();
        first.len() >= 2 && first.last().is_some_and(|at| is_forename(self.word(*at)))
    }

    pub(super) fn front(&self) -> Option<Attached> {
        let a = self.at.checked_sub(1)?;
        let link = self.words.link(a);
        let short = self.is_abbreviation(a);
        if !(link.forward() || link == Link::Dot && short) {
            return None;
        }
        let mut found = self.front_of(a, link)?;
        found.tight = link == Link::Tight;
        Some(found)
    }

    /// What a full stop may follow inside a name.
    fn is_abbreviation(&self, at: usize) -> bool {
        const SHORT: &[&str] =
            &["wm", "geo", "chas", "thos", "jas", "jos", "robt", "edw", "alex", "fred", "benj", "danl", "saml", "jno"];
        let word = self.word(at);
        self.is_initial(at) || is_courtesy(word) || is_office(word) || SHORT.contains(&word)
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
        // `M Abdirahman Warsame`: the forename as an initial, the middle name in full.
        let initialled = given == Given::Middle && self.is_initial(b) && matches!(link, Link::Space | Link::Dot);
        if initialled && self.words.is_capital(b) && self.plan.subject.initials.contains(&self.letter(b)) {
            return self.attached(Verdict::Full(Given::Spelling), b, self.end);
        }
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
            link.forward() || link == Link::Dot && self.is_abbreviation(*b)
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
            let named =
                self.in_names && self.words.is_capital(b) && self.words.link(b) == Link::Space && !self.is_small(b);
            // "Ogden B" and, in the next cell, "Winter R": the initial is of the name before it.
            if link == Link::Tab && self.words.link(b) == Link::Space && self.words.is_capital(b) && !self.foreign(b) {
                return None;
            }
            if self.foreign(b) || tight && self.word(b).len() > 1 || named {
                return some(Verdict::Different, b);
            }
        }
        let letter = self.letter(a);
        if link == Link::Quote {
            return None;
        }
        // "I Price this at": a word in capitals; nobody says "I Marchetti" of themselves.
        let own_i = || self.initial(a) == Verdict::Initial && !ordinary::is_word(self.word(self.at));
        let initial = self.words.is_capital(a) && (letter == 'a' || self.words.is_capital(self.at) && own_i());
        let article = matches!(letter, 'a' | 'i') && link.blank() && !initial;
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
        let within = |l: Link| l.blank() || l == Link::Quote;
        if let Some(b) = a.checked_sub(1)
            && within(self.words.link(b))
            && within(link)
            && self.words.is_capital(a)
            && let Some(given) = self.own(b)
        {
            let called = link == Link::Quote;
            let verdict = if called { Verdict::Full(given) } else { self.with_middle(given, self.letter(a)) };
            return Some(self.attached(verdict, b, self.end));
        }
        let letters = word.chars().count() > 1 && word.chars().all(char::is_alphabetic);
        let some_letters = word.chars().filter(|c| c.is_alphabetic()).count() > 1;
        let address = link == Link::Tight && some_letters && word != "www" && self.is_local_part();
        let listed = self.in_names && link == Link::Space && letters && self.words.is_capital(a) && !self.is_small(a);
        let column = link == Link::Wrap && self.is_column(a);
        if column || !(known || address || listed) {
            return None;
        }
        let mut found = self.attached(Verdict::Different, a, self.end);
        if let Some(own) = self.partner(a) {
            found = self.attached(Verdict::Full(self.own(own)?), own, own + 1);
            found.partner = Some((a, self.end));
        }
        Some(found)
    }

    /// Words that stand before names in headers and are none.
    fn is_small(&self, at: usize) -> bool {
        const SMALL: &[&str] = &[
            "of", "and", "for", "by", "to", "from", "via", "cc", "bcc", "on", "behalf", "the", "re", "fw", "fwd",
            "attn",
        ];
        SMALL.contains(&self.word(at)) || is_courtesy(self.word(at))
    }

    /// The word and the surname each alone on a line: a column of surnames.
    fn is_column(&self, a: usize) -> bool {
        let before = self.words.text[..self.words.all[a].span.start].trim_end_matches([' ', '\t', '>', '|', '*']);
        let after = self.words.text[self.words.all[self.end - 1].span.end..].trim_start_matches([' ', '\t', '\r']);
        (before.is_empty() || before.ends_with('\n')) && (after.is_empty() || after.starts_with('\n'))
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
}
