//! Identifiers in a text: addresses, numbers and dates by their keys, first lines of postal addresses, words that the request adds.

use super::super::beside;
use super::super::links::Link;
use super::super::strong::{Kind, canonical, is_marked, is_street, stem};
use super::{Scan, Weight};
use crate::index::keys;
use crate::model::{Span, fold};

impl Scan<'_> {
    /// Identifiers of the subject and of namesakes.
    pub(super) fn keys(&mut self) {
        let (mut found, mut mails) = (Vec::new(), Vec::new());
        keys::for_each_key(self.words.text, |key, span| {
            let own = self.plan.subject.strong.keys.get(key);
            let theirs = self.plan.namesakes.iter().any(|n| n.strong.keys.contains_key(key));
            if own.is_some() || theirs {
                found.push((own.copied(), theirs, span));
            }
            if key.starts_with("mail:") {
                mails.push(span);
            }
        });
        for (own, theirs, span) in found {
            let (weight, code) = match (own, theirs) {
                (None, _) => (Weight::Namesake, "namesake"),
                (Some(Kind::Nhs), _) if !self.is_nhs(span) => (Weight::Support, "nhs_bare"),
                (Some(kind), true) => (Weight::Support, code_of(kind)),
                (Some(kind @ (Kind::Mail | Kind::Learned | Kind::Id | Kind::Nhs | Kind::Phone)), false) => {
                    (Weight::Sure, code_of(kind))
                }
                (Some(kind), false) => (Weight::Support, code_of(kind)),
            };
            self.mark(span, weight, code);
        }
        self.mails = mails;
    }

    /// True where ten digits are an NHS number: written in its groups, or called so before it or by its column.
    fn is_nhs(&self, span: Span) -> bool {
        let text = self.words.text;
        let mut groups = span.of(text).split(|c: char| !c.is_ascii_digit()).map(str::len).filter(|n| *n > 0);
        let grouped = (groups.next(), groups.next(), groups.next(), groups.next()) == (Some(3), Some(3), Some(4), None);
        let from = text[..span.start].char_indices().rev().take(40).last().map_or(span.start, |(at, _)| at);
        let column = self.places.field(span).map_or("", |at| self.places.fields[at].2);
        let called = |said: &str| fold::folded(said).split(' ').any(|w| w == "nhs");
        grouped || called(column) || called(&text[from..span.start])
    }

    /// First lines of addresses and identifiers too short for a key.
    pub(super) fn sequences(&mut self) {
        let (plan, words) = (self.plan, self.words);
        for phrase in &plan.added {
            for at in beside::places_of(words, phrase) {
                self.push(words.span(at, at + phrase.len()), Weight::Full, "added");
            }
        }
        let own = &plan.subject.strong;
        let theirs = self.plan.namesakes.iter().flat_map(|n| n.strong.addresses.iter().map(|l| (l, "namesake")));
        let lines = own
            .addresses
            .iter()
            .map(|l| (l, "address"))
            .chain(own.short_ids.iter().map(|l| (l, if is_marked(l) { "marked_id" } else { "short_id" })))
            .chain(theirs);
        let lines: Vec<_> = lines.collect();
        if lines.is_empty() {
            return;
        }
        for at in 0..self.words.all.len() {
            for (line, code) in &lines {
                if self.stands(at, line, matches!(*code, "short_id" | "marked_id"))
                    && !(*code == "namesake" && own.addresses.contains(line))
                {
                    let weight = if *code == "namesake" { Weight::Namesake } else { Weight::Support };
                    self.push(self.words.span(at, at + line.len()), weight, code);
                }
            }
            for line in &own.bare_addresses {
                // "52 Sycamore Close" is somebody else's.
                let end = at + line.len();
                let goes_on = words.link(end - 1) == Link::Space
                    && words.get(end).is_some_and(|w| is_street(w) || words.is_capital(end));
                if self.stands(at, line, true) && !goes_on {
                    self.push(words.span(at, end), Weight::Support, "address_part");
                }
            }
        }
    }

    /// True where the words of `line` stand from `at` on; an exact line knows no possessives.
    fn stands(&self, at: usize, line: &[String], exact: bool) -> bool {
        let Some(words) = self.words.all.get(at..at + line.len()) else { return false };
        let same = |l: &str, w: &str| l == w || !exact && stem(l) == stem(w);
        line.iter().zip(words).all(|(l, w)| same(canonical(l), canonical(&w.text)) && !(exact && w.possessive))
    }
}

fn code_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Mail => "email",
        Kind::Learned => "learned",
        Kind::Id | Kind::Nhs => "id",
        Kind::Phone => "phone",
        Kind::Shortened => "id_shortened",
        Kind::Born => "born",
        Kind::Postcode => "postcode",
    }
}
