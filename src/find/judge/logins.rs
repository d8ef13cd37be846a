//! Logins and addresses that the subject's name would make.

use super::super::logins::Login;
use super::super::words::Word;
use super::{Mark, Scan, Weight};
use crate::index::terms::SHORTEST_STEM;

impl Scan<'_> {
    pub(super) fn logins(&mut self) {
        for at in 0..self.words.all.len() {
            let word = &self.words.all[at];
            if !self.plan.starts.may(&word.text) {
                continue;
            }
            let stem = word.text.trim_end_matches(|c: char| c.is_ascii_digit());
            let digits = stem.len() < word.text.len();
            if word.possessive {
                continue;
            }
            if let Some(Login::Own) = self.plan.subject.logins.get(word.text.as_str()) {
                self.push(word.span, Weight::Sure, "login");
            } else if let Some(kind) = self.plan.subject.logins.get(word.text.as_str()) {
                self.login(word, *kind, false);
            } else if let Some(kind) = self
                .plan
                .subject
                .logins
                .get(stem)
                .filter(|k| digits && stem.len() >= SHORTEST_STEM && **k > Login::Learned)
            {
                self.login(word, *kind, digits);
            } else if self.plan.subject.strong.handles.iter().any(|h| *h == word.text) && self.is_address(word) {
                self.push(word.span, Weight::Weak, "handle");
            }
        }
    }

    pub(super) fn is_address(&self, word: &Word) -> bool {
        self.words.text[word.span.end..].starts_with('@')
    }

    fn login(&mut self, word: &Word, kind: Login, digits: bool) {
        let before = &self.words.text[..word.span.start];
        let directory = before.len() >= 3
            && before.is_char_boundary(before.len() - 3)
            && before[before.len() - 3..].eq_ignore_ascii_case("cn=");
        let address = self.is_address(word);
        if self.plan.foreign.contains(word.text.as_str()) && (directory || address) {
            return self.push(word.span, Weight::Other, "other_login");
        }
        if kind == Login::Learned {
            match (directory, address && self.own_domain(word)) {
                (true, _) => self.push(word.span, Weight::Sure, "learned"),
                (_, true) => self.push(word.span, Weight::Full, "derived_login"),
                _ if address => self.push(word.span, Weight::Weak, "derived_login"),
                _ => {}
            }
            return;
        }
        if kind == Login::Full && !self.plan.subject.given.contains_key(word.text.as_str()) {
            self.push(word.span, Weight::Full, "handle_name");
            let shared = self.rival(word);
            self.marks.iter_mut().rev().take(1).for_each(|m| m.shared = shared);
            return;
        }
        if !(directory || address) {
            let small = !word.span.of(self.words.text).contains(char::is_uppercase);
            if kind == Login::Initial && word.text.len() >= 7 || kind == Login::Given && !digits && small {
                self.push(word.span, Weight::Weak, "derived_login");
            }
            return;
        }
        match self.display(word.span.start) {
            Some(Weight::Full) => self.push(word.span, Weight::Full, "derived_login"),
            Some(Weight::Other) => self.push(word.span, Weight::Other, "other_login"),
            Some(_) => self.push(word.span, Weight::Weak, "derived_login"),
            None => {
                let sure = directory && !digits && !self.rival(word)
                    || address && kind == Login::Initial && self.own_domain(word);
                self.push(word.span, if sure { Weight::Full } else { Weight::Weak }, "derived_login");
            }
        }
    }

    /// True where a known namesake could hold the login as well.
    fn rival(&self, word: &Word) -> bool {
        self.plan.namesakes.iter().any(|n| n.logins.contains_key(word.text.as_str()))
    }

    /// True where the domain is that of an address of the request.
    fn own_domain(&self, word: &Word) -> bool {
        let domain = self.words.text[word.span.end..].trim_start_matches('@');
        let len = domain.find(|c: char| !(c.is_alphanumeric() || c == '.' || c == '-')).unwrap_or(domain.len());
        let domain = domain[..len].trim_end_matches('.').to_lowercase();
        !self.rival(word)
            && self
                .plan
                .subject
                .strong
                .keys
                .keys()
                .any(|k| k.starts_with("mail:") && k.ends_with(&format!("@{domain}")))
    }

    /// What the display name before `<…login` says: the weight of its name; `Support` for a name of somebody else altogether.
    fn display(&self, at: usize) -> Option<Weight> {
        let from = self.words.text[..at].char_indices().rev().take(120).last().map_or(0, |(n, _)| n);
        let before = &self.words.text[from..at];
        let open = from + before.rfind('<').filter(|open| !before[*open..].contains(['>', '\n']))?;
        let near = |m: &&Mark| {
            m.span.end <= open
                && matches!(m.weight, Weight::Full | Weight::Other | Weight::Weak)
                && self
                    .words
                    .text
                    .get(m.span.end..open)
                    .is_some_and(|g| g.len() <= 30 && !g.contains(['>', ';', '<', '\n', ',']))
        };
        match self.marks.iter().rev().find(near) {
            Some(mark) => Some(mark.weight),
            None => self.words.text[from..open]
                .trim_end()
                .ends_with(|c: char| c.is_alphanumeric() || ".)\"'".contains(c))
                .then_some(Weight::Support),
        }
    }
}
