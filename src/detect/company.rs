//! What a word is listed with tells what it is: "Syria and Jordan" are places, and who stands between two people of a list is one too.
//!
//! Places are only told of claims that rest on reading alone; what was proposed is still shown for review.

use super::bodies::weak;
use super::gazetteer::{Facts, atlas, mixed_hash};
use super::reading::Shape;
use super::words::{self, is_in};
use super::{Confidence, Doc, MEMORY, Mention, NAME, learned, name, nobody, run};
use std::collections::HashMap;

/// The reason given for who is listed with people.
const LISTED: &str = "stands between people in a list";

/// Takes places that are listed with places out of `found`, and all that names where somebody is from.
pub fn drop(doc: &Doc<'_>, found: &mut Vec<Mention>) {
    let place = |m: &Mention| {
        let r = doc.reading();
        let (from, to) = (r.word_from(m.span.start), r.word_from(m.span.end));
        let company = Company { doc };
        to == from + 1 && (company.among_places(from) || company.is_premises(from))
            || to == from + 2 && (company.is_region(from) || (from..to).all(|i| company.is_of_a_people(i)))
    };
    let read = |m: &Mention| m.what == NAME && (weak(m) || m.reason == learned::MAYBE);
    found.retain_mut(|m| !read(m) || !place(m) || nobody::doubt(m));
}

/// Adds who stands in a list between people, each of one word, or heads a list of them. `found` is sorted, and so it stays.
pub fn recall(doc: &Doc<'_>, found: &mut Vec<Mention>) {
    let r = doc.reading();
    let company = Company { doc };
    let named: HashMap<usize, usize> = found
        .iter()
        .filter(|m| m.what == NAME && m.confidence == Confidence::Redact)
        .map(|m| (r.word_from(m.span.start), r.word_from(m.span.end)))
        .collect();
    if named.len() < 2 {
        return;
    }
    let one = |i: usize| named.get(&i) == Some(&(i + 1));
    let doubted = |m: &Mention| m.what == NAME && m.confidence == Confidence::Review;
    let covered = |i: usize| found.iter().any(|m| !doubted(m) && m.span.overlaps(r.words[i].span));
    let next = |i: usize| company.joined(i + 1).filter(|n| one(*n));
    let listed = |i: &usize| {
        let before = company.joins(*i).filter(|b| one(*b)).is_some();
        let behind = next(*i);
        let heads = company.opens(*i) && behind.and_then(next).is_some();
        (before && behind.is_some() || heads) && company.may_be_somebody(*i) && !covered(*i)
    };
    let written = |i: &usize| matches!(r.words[*i].shape, Shape::Capital | Shape::Mixed);
    let new: Vec<Mention> = (0..r.words.len())
        .filter(|i| written(i) && listed(i))
        .map(|i| Mention { step: MEMORY, ..name(r.words[i].span, LISTED, Confidence::Redact) })
        .collect();
    found.retain(|m| !new.iter().any(|n| n.span.overlaps(m.span)));
    found.extend(new);
    found.sort_by_key(|m| m.span.start);
}

struct Company<'d, 't> {
    doc: &'d Doc<'t>,
}

impl Company<'_, '_> {
    /// The word or mark at `i`, where that stands on the line of `at`.
    fn said(&self, i: usize, at: usize) -> &str {
        let r = self.doc.reading();
        let same = |w: &&super::reading::Word| r.words.get(at).is_some_and(|a| a.line == w.line);
        r.words.get(i).filter(same).map_or("", |w| w.span.of(self.doc.text))
    }

    fn comma_or_and(&self, i: usize, at: usize) -> bool {
        matches!(self.said(i, at), "," | "and" | "or" | "&" | "/")
    }

    /// The item behind the comma or "and" at `i`.
    fn joined(&self, i: usize) -> Option<usize> {
        let and = usize::from(self.said(i, i) == "," && matches!(self.said(i + 1, i), "and" | "or" | "&"));
        let item = i + 1 + and;
        (self.comma_or_and(i, i) && !self.said(item, i).is_empty()).then_some(item)
    }

    /// The item before the comma or "and" that stands before the one at `i`.
    fn joins(&self, i: usize) -> Option<usize> {
        let and = i.checked_sub(1).filter(|b| self.comma_or_and(*b, i))?;
        let twice = matches!(self.said(and, i), "and" | "or" | "&") && and > 0 && self.said(and - 1, i) == ",";
        and.checked_sub(1 + usize::from(twice)).filter(|b| !self.said(*b, i).is_empty())
    }

    /// A place that nobody, or next to nobody, is called.
    fn is_only_a_place(&self, at: usize) -> bool {
        let r = self.doc.reading();
        let f = r.words[at].facts;
        let known = atlas::known(mixed_hash(r.fold(at).bytes()));
        let word = f.lower() > 0 || f.in_dictionary();
        let called = f.forename() > 2 || f.surname() > 3 || known.first() > 0 || known.last() > 1;
        run::is_namelike(&r.words[at]) && size(f, r.fold(at)) == 3 && !word && !called
    }

    fn among_places(&self, at: usize) -> bool {
        let r = self.doc.reading();
        let place = size(r.words[at].facts, r.fold(at)) > 1;
        let other = |i: Option<usize>| i.is_some_and(|i| self.is_only_a_place(i));
        place && (other(self.joins(at)) || other(self.joined(at + 1)))
    }

    /// "from Brittany France": where, and the country it is in.
    fn is_region(&self, at: usize) -> bool {
        let r = self.doc.reading();
        let f = |i: usize| r.words[i].facts;
        let behind = at
            .checked_sub(1)
            .is_some_and(|b| matches!(r.fold(b), "from" | "in" | "near" | "around" | "across" | "throughout"));
        let last = size(f(at + 1), r.fold(at + 1)) == 3 && f(at + 1).forename() < 4;
        behind && size(f(at), r.fold(at)) > 1 && last
    }

    /// "at Kenneally's around five", "there is Powell's, which": a surname that the document uses for nothing but what is theirs.
    fn is_premises(&self, at: usize) -> bool {
        let r = self.doc.reading();
        let f = r.words[at].facts;
        let owns = |i: usize| matches!(self.said(i + 1, i), "'s" | "’s");
        let next = self.said(at + 2, at);
        let ends = next.is_empty()
            || matches!(next, "." | "," | ";" | "!" | "?" | ")")
            || matches!(
                next,
                "and" | "around" | "at" | "but" | "by" | "for" | "in" | "on" | "or" | "to" | "which" | "with"
            );
        let only = || (0..r.words.len()).filter(|i| r.fold(*i) == r.fold(at)).all(owns);
        r.words[at].shape != Shape::Lower && f.forename() < 3 && owns(at) && ends && only()
    }

    /// "Sunni Arab": what a people or body is called.
    fn is_of_a_people(&self, at: usize) -> bool {
        let r = self.doc.reading();
        let f = r.words[at].facts;
        let thing = atlas::known(mixed_hash(r.fold(at).bytes())).thing();
        (f.demonym() || thing > 0) && f.forename() < 4 && f.surname() < 3
    }

    /// Begins what it stands in, so that nothing before it can belong to it.
    fn opens(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or("", |b| self.said(b, at));
        matches!(before, "" | "." | "!" | "?" | ":" | "(" | "-" | "–" | "•")
    }

    /// Written like a name, and no place, body, thing or office.
    fn may_be_somebody(&self, at: usize) -> bool {
        let r = self.doc.reading();
        let (word, fold) = (&r.words[at], r.fold(at));
        let f = word.facts;
        let known = atlas::known(mixed_hash(fold.bytes()));
        let called = f.forename() >= 3 || f.surname() >= 3;
        let other = f.demonym() || known.thing() > 0 || size(f, fold) > 1 || f.in_dictionary() || f.lower() >= 2;
        let listed = [words::TITLES, words::BODIES, words::POSTS, words::OFFICES, words::TRADES];
        word.span.len() > 1
            && (f.forename() >= 4 && !f.common() || !other && (called || !f.any_name() || f.frequency() < 4))
            && !listed.iter().any(|l| is_in(l, fold))
    }
}

/// Size as a place, from 0 to 3.
fn size(f: Facts, fold: &str) -> u8 {
    atlas::known(mixed_hash(fold.bytes())).place().max(u8::from(f.place()) * 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Span;

    fn at(text: &str, form: &str) -> Span {
        text.find(form).map(|a| Span::new(a, a + form.len())).unwrap()
    }

    /// True where `form`, read as a name, is still proposed.
    fn stays(text: &str, form: &str) -> bool {
        let mut found = vec![name(at(text, form), learned::REASON, Confidence::Redact)];
        drop(&Doc::plain(text), &mut found);
        assert_eq!(found.len(), 1, "what was proposed is shown at least");
        found[0].confidence == Confidence::Redact
    }

    /// Who is added in `text` to the people `read`.
    fn added<'t>(text: &'t str, read: &[&str]) -> Vec<&'t str> {
        let mut found: Vec<Mention> = read.iter().map(|f| name(at(text, f), "x", Confidence::Redact)).collect();
        recall(&Doc::plain(text), &mut found);
        found.iter().filter(|m| m.reason == LISTED).map(|m| m.span.of(text)).collect()
    }

    #[test]
    fn what_is_listed_with_places_is_a_place() {
        assert!(!stays("back via Syria and Jordan.", "Jordan") && !stays("Milan, Jakarta or Oslo", "Milan"));
        assert!(stays("back with Anna and Jordan.", "Jordan") && stays("Syria is far. Jordan rang", "Jordan"));
        assert!(!stays("a man from Brittany France came", "Brittany France"));
        assert!(!stays("among Sunni Arab voters", "Sunni Arab"));
        assert!(stays("a call from Brittany Frost came", "Brittany Frost"));
    }

    #[test]
    fn a_surname_that_only_owns_what_is_not_said_is_a_house() {
        assert!(!stays("drinks at Krzblo's at five", "Krzblo") && !stays("then Halloran's, which is far", "Halloran"));
        assert!(stays("drinks at Anna's at five", "Anna") && stays("it was Krzblo's idea", "Krzblo"));
        assert!(stays("Krzblo came. Drinks at Krzblo's.", "Krzblo"), "somebody is called so");
    }

    #[test]
    fn who_is_listed_between_people_is_one() {
        assert_eq!(added("keep Tove, Ty, Per & Una", &["Tove", "Per", "Una"]), ["Ty"]);
        assert_eq!(added("Krzblo, Tove and Per staffed it", &["Tove", "Per"]), ["Krzblo"]);
        assert!(added("Tove, Leeds, Per and the Council", &["Tove", "Per"]).is_empty(), "a place");
        assert!(added("Tove, Chair, Per", &["Tove", "Per"]).is_empty(), "an office");
        let text = "Tove, Ty, Per";
        let mut found = ["Tove", "Ty", "Per"].map(|f| name(at(text, f), "x", Confidence::Redact)).to_vec();
        found[1].what = super::super::ADDRESS.into();
        recall(&Doc::plain(text), &mut found);
        assert_eq!(found[1].what, super::super::ADDRESS, "what is something else stays");
        assert!(
            added("Tove Holm, Krzblo, Per Vane", &["Tove Holm", "Per Vane"]).is_empty(),
            "each with what is theirs"
        );
    }
}
