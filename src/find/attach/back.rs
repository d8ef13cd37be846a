//! What stands behind a surname that comes first: `Smith, John`, `SMITH/JOHN MR`, `smith.john`.

use super::super::links::Link;
use super::super::names::{generation, is_courtesy};
use super::super::profile::Given;
use super::super::words::Words;
use super::{Attached, Reader, Verdict};
use crate::model::fold;

impl Reader<'_> {
    /// Surname first.
    pub(super) fn back(&self) -> Option<Attached> {
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
        let second = self.words.link(j) != Link::None && self.own(j + 1).is_some();
        let next_is_name = !second && self.leads_a_name(j);
        let listed = link == Link::Comma && self.at > 0 && self.words.link(self.at - 1) == Link::Comma;
        let capital = self.words.is_capital(self.at) || self.words.is_capital(self.end - 1);
        if self.words.is_capital(j) != capital || (link == Link::Space || listed) && next_is_name {
            return None;
        }
        let middle = self.words.link(j) == Link::Space
            && self.is_initial(j + 1)
            && self.words.is_capital(j + 1)
            && self.word(j + 1) != "i";
        let verdict = if middle { self.with_middle(given, self.letter(j + 1)) } else { Verdict::Full(given) };
        Some(self.attached(verdict, self.at, if middle { j + 2 } else { j + 1 }))
    }

    /// True where the forename at `j` has a capital word of its own behind it (an initial may stand between): `Mark R Jones`.
    fn leads_a_name(&self, j: usize) -> bool {
        let joins = |at: usize| matches!(self.words.link(at), Link::Space | Link::Dot) && self.words.is_capital(at + 1);
        let k = if joins(j) && self.is_initial(j + 1) { j + 1 } else { j };
        let link = self.words.link(k);
        let linked = link == Link::Space || k > j && link == Link::Dot;
        linked && self.words.is_capital(k + 1) && !self.is_initial(k + 1) && generation(self.word(k + 1)).is_none()
    }

    /// True where the cell of `j` holds several people, or its column is for relatives: no forename of this surname.
    fn is_of_relatives(&self, j: usize) -> bool {
        const RELATIVES: &[&str] = &[
            "child", "children", "kid", "kids", "son", "daughter", "sibling", "siblings", "partner", "parent",
            "mother", "father", "carer",
        ];
        let span = self.words.span(j, j + 1);
        let column = self.places.and_then(|p| p.field(span).map(|at| fold::folded(p.fields[at].2)));
        let relatives = column.is_some_and(|c| c.split(' ').any(|w| RELATIVES.contains(&w)));
        relatives || matches!(self.words.link(j), Link::Comma | Link::And) || self.word(j + 1) == "and"
    }

    /// `Mccarty, Melinda </O=X/CN=MM>`: whatever stands between the comma and the address is a forename, an initial behind it or not.
    fn ends_a_display_name(&self, j: usize) -> bool {
        let initial = self.words.link(j) == Link::Space && self.is_initial(j + 1);
        let last = if initial { j + 1 } else { j };
        let behind = self.words.text[self.words.all[last].span.end..].trim_start_matches(['.', '"', '\'']);
        let letters = self.word(j).chars().count() > 1 && self.word(j).chars().all(char::is_alphabetic);
        self.in_names && letters && behind.trim_start_matches(' ').starts_with('<')
    }

    /// True where the initial of a middle name of theirs stands behind `j`.
    fn has_middle_behind(&self, j: usize) -> bool {
        let joined = matches!(self.words.link(j), Link::Space | Link::Dot) && self.words.is_capital(j + 1);
        joined && self.is_initial(j + 1) && self.plan.subject.middle_initials.contains(&self.letter(j + 1))
    }

    fn other_back(&self, j: usize, link: Link) -> Option<Attached> {
        let capital = self.words.is_capital(j);
        if let Some(told) = self.letters_of_whole(j).filter(|_| capital) {
            return Some(told);
        }
        if self.is_initial(j) {
            let verdict = self.initial(j);
            // `MARCHETTI I R`: two letters are no word.
            let word = matches!(self.letter(j), 'a' | 'i') && !self.has_middle_behind(j);
            let plain = link == Link::Space && (verdict != Verdict::Initial || word);
            // "Mrs G Price, J Lightfoot": the next of the list.
            let next = link == Link::Comma
                && verdict == Verdict::Different
                && matches!(self.words.link(j), Link::Space | Link::Dot)
                && self.words.is_capital(j + 1)
                && !self.is_initial(j + 1);
            return (!plain && !next && (capital || link == Link::Tight))
                .then(|| self.attached(verdict, self.at, j + 1));
        }
        let next_is_name = self.leads_a_name(j);
        let different = match link {
            Link::Tight => self.foreign(j),
            Link::Slash => {
                capital
                    && (self.foreign(j)
                        || self.words.is_shouted(j) && self.words.is_shouted(self.at) && self.words.is_forename_like(j))
            }
            Link::Tab => capital && self.foreign(j) && !self.is_of_relatives(j),
            Link::Quote => capital && self.foreign(j),
            Link::Comma => capital && (self.foreign(j) && !next_is_name || self.ends_a_display_name(j)),
            _ => self.foreign(j) && self.words.is_shouted(j) && self.words.is_shouted(self.at) && !next_is_name,
        };
        different.then(|| self.attached(Verdict::Different, self.at, j + 1))
    }
}

impl Reader<'_> {
    /// `NGUYEN T B H` of somebody whose whole name is written surname first, and `NGUYEN T L`, who is somebody else: two letters or more.
    fn letters_of_whole(&self, j: usize) -> Option<Attached> {
        let joins = |k: usize| matches!(self.words.link(k - 1), Link::Space | Link::Dot | Link::Tight);
        let run: String =
            (j..).take_while(|k| (*k == j || joins(*k)) && self.is_initial(*k)).map(|k| self.letter(k)).collect();
        let surname = self.word(self.at);
        let first = |whole: &&Vec<String>| self.end == self.at + 1 && whole[0] == surname;
        let letters = |whole: &Vec<String>| whole[1..].iter().filter_map(|w| w.chars().next()).collect::<String>();
        let mut theirs = self.plan.subject.whole.iter().filter(first).map(letters).peekable();
        let count = run.chars().count();
        (count > 1 && theirs.peek().is_some()).then(|| {
            let verdict = if theirs.any(|own| own.starts_with(&run)) { Verdict::Initial } else { Verdict::Different };
            self.attached(verdict, self.at, j + count)
        })
    }
}

impl Words<'_> {
    /// A word of letters followed by a title, as airlines write it: `SMITH/SARAH MRS`.
    fn is_forename_like(&self, at: usize) -> bool {
        self.get(at + 1).is_some_and(is_courtesy) && self.link(at) == Link::Space
    }
}
