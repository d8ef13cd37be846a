//! Names with the surname in them: what is attached to each, and cells that share a row.

use super::super::attach::{Attached, Reader, Verdict};
use super::super::links::Link;
use super::super::nicknames::is_forename;
use super::super::places::Place;
use super::super::profile::{Family, Given, Surname};
use super::{Scan, Weight};
use crate::model::{Span, fold};

impl Scan<'_> {
    pub(super) fn names(&mut self) {
        let mut at = 0;
        while at < self.words.all.len() {
            let Some((surname, end)) = self.surname_at(at) else {
                at += 1;
                continue;
            };
            let surname = surname.clone();
            if self.labelled(at, end, &surname) {
                at = end;
                continue;
            }
            let span = self.words.span(at, end);
            let reader = Reader {
                plan: self.plan,
                words: self.words,
                at,
                end,
                family: surname.family,
                in_names: self.places.is_names(span),
                places: Some(self.places),
            };
            let found = reader.read();
            let first = self.marks.len();
            let found = self.abbreviated(found, end, &surname).unwrap_or(found);
            self.name(found, &surname);
            let others = (found.from..at).chain(end..found.to).filter_map(|n| self.words.get(n));
            let forenames = others.filter(|w| self.plan.forename(w).is_some());
            let shared = self.plan.is_shared(&surname.words, forenames);
            let turned = found.from == at && found.to > end && matches!(found.verdict, Verdict::Full(_));
            let possessive = self.words.all[found.to.max(end) - 1].possessive;
            for mark in &mut self.marks[first..] {
                mark.shared |= shared;
                mark.kind = match () {
                    () if mark.kind != "names" && mark.kind != "surname-alone" => mark.kind,
                    () if possessive => "possessives",
                    () if mark.kind == "names" && turned => "orders",
                    () if surname.kind != "names" => surname.kind,
                    () => mark.kind,
                };
            }
            at = end;
        }
    }

    fn surname_at(&self, at: usize) -> Option<(&Surname, usize)> {
        if !self.plan.starts.may(&self.words.all[at].text) {
            return None;
        }
        let candidates = self.plan.by_word.get(self.words.all[at].text.as_str())?;
        candidates.iter().map(|n| &self.plan.subject.surnames[*n]).find_map(|surname| {
            let end = at + surname.words.len();
            let joined = (at + 1..end).all(|n| {
                let link = self.words.link(n - 1);
                !self.words.all[n - 1].possessive
                    && self.words.get(n) == Some(&surname.words[n - at])
                    && (link.blank() || matches!(link, Link::Hyphen | Link::Tight | Link::Dot))
            });
            joined.then_some((surname, end))
        })
    }

    fn name(&mut self, found: Attached, surname: &Surname) {
        let family = surname.family;
        if family == Family::Borne && !matches!(found.verdict, Verdict::Against(_)) {
            return;
        }
        let alone = surname.double && !self.plan.is_shared(&surname.words, std::iter::empty());
        let span = self.words.span(found.from, found.to);
        if let Some((from, to)) = found.partner {
            self.push(self.words.span(from, to), Weight::Other, "other_forename");
        }
        match found.verdict {
            Verdict::Full(given) if found.tight => {
                self.push(span, Weight::Full, if given == Given::Own { "own_address_form" } else { "address_form" })
            }
            Verdict::Full(_) if family == Family::Misread => self.push(span, Weight::Full, "ocr"),
            Verdict::Full(Given::Own) => self.push(span, Weight::Full, "own_name"),
            Verdict::Full(Given::Spelling) => self.push(span, Weight::Full, "spelling"),
            Verdict::Full(_) => self.push(span, Weight::Full, "nickname"),
            Verdict::Against(code) => self.push(span, Weight::Weak, code),
            Verdict::Initial => self.push(span, Weight::Weak, "initial"),
            Verdict::Different => self.push(span, Weight::Other, "other_forename"),
            Verdict::Titled if alone => self.push(span, Weight::Weak, "double_titled"),
            Verdict::Titled => self.push(span, Weight::Weak, "title"),
            Verdict::Bare if self.row(found, surname) || family == Family::Half => {}
            Verdict::Bare if matches!(family, Family::Slip | Family::Misread) => {}
            Verdict::Bare if alone => self.push(span, Weight::Weak, "double_alone"),
            Verdict::Bare => self.push(span, Weight::Weak, "surname_only"),
            Verdict::Nothing => {}
        }
    }

    /// A cell that holds the surname alone takes the forename from another cell of its row; true where that settled it.
    fn row(&mut self, found: Attached, surname: &Surname) -> bool {
        let span = self.words.span(found.from, found.to);
        let Some(at) = self.places.field(span) else { return false };
        let (cell, place, _) = self.places.fields[at];
        if place != Place::Text || cell.of(self.words.text).trim().len() > span.len() {
            return false;
        }
        let line = |s: Span| self.words.text[..s.start].bytes().filter(|b| *b == b'\n').count();
        let row = line(cell);
        let fields = self.places.fields.clone();
        for (other, _, name) in fields.iter().filter(|(s, _, _)| *s != cell && line(*s) == row) {
            let column = fold::folded(name);
            let Some(first) = fold::tokens(other.of(self.words.text)).into_iter().next() else { continue };
            if !["forename", "first", "given", "christian", "known", "name"]
                .iter()
                .any(|w| column.split(' ').any(|c| c.starts_with(w)))
            {
                continue;
            }
            if let Some(given) = self.plan.forename(&first.text) {
                let code = if given == Given::Own { "own_name" } else { "nickname" };
                self.push(span, Weight::Full, code);
                self.push(first.span.shifted(other.start), Weight::Full, code);
                let shared = self.plan.is_shared(&surname.words, std::iter::once(first.text.as_str()));
                self.marks.iter_mut().rev().take(2).for_each(|m| m.shared = shared);
                return true;
            }
            // A column of forenames holds forenames, known to us or not.
            let says = |word: &str| column.split(' ').any(|c| c.starts_with(word));
            let of_forenames =
                says("forename") || says("christian") || says("name") && (says("first") || says("given"));
            let is_word = first.text.chars().count() > 1 && first.text.chars().all(char::is_alphabetic);
            if is_forename(&first.text) || of_forenames && is_word {
                self.push(span, Weight::Other, "other_forename");
                return true;
            }
        }
        false
    }
}
