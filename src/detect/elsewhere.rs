//! What stands where something else than a person stands: under "Site", behind "Venue:", alone in a cell as a mark, in brackets behind
//! somebody's name, behind a possessive ("Kenny's OM"), before a name that it does something to ("Rang Yakubu Bello").
//!
//! Only claims that rest on reading alone are judged: what was proposed is still shown for review, what only may be a name goes.

use super::bodies::{asks_for_things, weak};
use super::reading::Shape;
use super::words::{self, is_in};
use super::{Confidence, Doc, Mention, NAME, learned, nobody, tables};
use crate::model::{Span, fold};
use std::collections::HashSet;

/// Takes what stands where something else stands out of `found`, which is sorted.
pub fn drop(doc: &Doc<'_>, found: &mut Vec<Mention>) {
    let read = |m: &Mention| m.what == NAME && (weak(m) || m.reason == learned::MAYBE);
    if !found.iter().any(read) {
        return;
    }
    let cells = cells(doc.text);
    let places = Places::of(doc, found);
    let elsewhere = |m: &Mention| {
        let at = Place { doc, from: doc.reading().word_from(m.span.start), to: doc.reading().word_from(m.span.end) };
        cell_at(&cells, m.span.start).is_some_and(|c| c.begin(doc.text, m.span))
            || at.behind_label()
            || at.heads_label()
            || at.in_brackets(&places)
            || at.is_role()
            || at.is_done_to(&places)
    };
    found.retain_mut(|m| !read(m) || !elsewhere(m) || nobody::doubt(m));
}

/// A cell under a head that asks for a thing, or one that holds a mark.
struct Cell {
    span: Span,
    mark: bool,
}

impl Cell {
    fn begin(&self, text: &str, span: Span) -> bool {
        let whole = || self.span.of(text).trim().len() == span.len();
        let begins = || text[self.span.start..span.start].trim_matches([' ', '"']).is_empty();
        self.span.contains(span) && if self.mark { whole() } else { begins() }
    }
}

/// Cells of `text` in which nobody stands.
fn cells(text: &str) -> Vec<Cell> {
    let mut out = Vec::new();
    for block in tables::blocks(text) {
        for column in 0..block[0].len() {
            let things = asks_for_things(&fold::folded(block[0][column].of(text)));
            let single = |row: &&Vec<Span>| row[column].of(text).trim().chars().count() == 1;
            let marks = block[1..].iter().filter(single).count() > 1;
            out.extend(block[1..].iter().filter(|_| things).map(|row| Cell { span: row[column], mark: false }));
            out.extend(block.iter().filter(|r| marks && single(r)).map(|row| Cell { span: row[column], mark: true }));
        }
    }
    out.sort_by_key(|c| c.span.start);
    out
}

/// Of `cells` (in order) the one that byte `at` lies in or behind.
fn cell_at(cells: &[Cell], at: usize) -> Option<&Cell> {
    cells[..cells.partition_point(|c| c.span.start <= at)].last()
}

/// Where names begin and end, by word, in order; and who begins a line before a colon.
struct Places<'d> {
    starts: Vec<usize>,
    ends: Vec<usize>,
    speakers: HashSet<&'d str>,
}

impl<'d> Places<'d> {
    fn of(doc: &'d Doc<'_>, found: &[Mention]) -> Places<'d> {
        let r = doc.reading();
        let said = |at: usize| r.words.get(at).map_or("", |w| w.span.of(doc.text));
        let sure: Vec<&Mention> =
            found.iter().filter(|m| m.what == NAME && m.confidence == Confidence::Redact).collect();
        Places {
            starts: sure.iter().map(|m| r.word_from(m.span.start)).collect(),
            ends: sure.iter().map(|m| r.word_from(m.span.end)).collect(),
            speakers: r.lines.iter().filter(|l| said(l.first + 1) == ":").map(|l| r.fold(l.first)).collect(),
        }
    }
}

/// So many words on each side show whether a line is all capitals.
const NEAR: usize = 12;

/// A claim and the words it covers.
struct Place<'d, 't> {
    doc: &'d Doc<'t>,
    from: usize,
    to: usize,
}

impl Place<'_, '_> {
    /// The word or mark at `at`, where that stands on the same line.
    fn said(&self, at: usize) -> &str {
        let r = self.doc.reading();
        r.words.get(at).filter(|w| w.line == r.words[self.from].line).map_or("", |w| w.span.of(self.doc.text))
    }

    fn before(&self, back: usize) -> &str {
        self.from.checked_sub(back).map_or("", |at| self.said(at))
    }

    fn fold(&self, at: usize) -> &str {
        self.doc.reading().fold(at)
    }

    fn one(&self) -> bool {
        self.to == self.from + 1
    }

    /// "Venue: Southwell", "Lunch: Bellini's": behind one or two words that begin a line or cell.
    fn behind_label(&self) -> bool {
        let f = self.doc.reading().words[self.from].facts;
        if self.before(1) != ":" || f.forename() >= 4 {
            return false;
        }
        let word = |n: usize| self.before(n).starts_with(char::is_alphabetic);
        let words = (2..4).take_while(|n| word(*n)).count();
        if words == 0 {
            return false;
        }
        let label = self.doc.reading().words[self.from - words - 1].span;
        let gap = self.doc.text[..label.start].ends_with("  ");
        let opens = gap || matches!(self.before(words + 2), "" | "|" | "," | "\t");
        opens && is_in(words::THINGS, &fold::folded(self.before(2)))
    }

    /// "Bill to: the Council": a word of every day and a small one before a colon.
    fn heads_label(&self) -> bool {
        let first = self.from == self.doc.reading().lines[self.doc.reading().words[self.from].line as usize].first;
        let small = matches!(self.said(self.to), "by" | "for" | "from" | "in" | "of" | "on" | "to" | "with");
        first
            && self.one()
            && self.doc.reading().words[self.from].facts.common()
            && small
            && self.said(self.to + 1) == ":"
    }

    /// "Amrik Gill (WMP)", "Ward 3 (Austen)": letters that are not the initials of the name before, and what a room is called.
    fn in_brackets(&self, places: &Places<'_>) -> bool {
        let r = self.doc.reading();
        if self.before(1) != "(" || self.said(self.to) != ")" || !self.one() {
            return false;
        }
        let open = self.from - 1;
        let numbered = self.before(2).starts_with(|c: char| c.is_ascii_digit())
            && is_in(words::BODIES, &fold::folded(self.before(3)));
        let word = &r.words[self.from];
        let dotted = usize::from(self.before(2) == ".");
        let Some(name) = places.ends.binary_search(&open).or(places.ends.binary_search(&(open - dotted))).ok() else {
            return numbered;
        };
        let letters = word.shape == Shape::Upper && word.span.len() <= 5 && word.facts.forename() < 4;
        // Who speaks as "KW:" elsewhere goes by those letters, whatever the name before.
        let speaks = places.speakers.contains(self.fold(self.from));
        let mut said = (places.starts[name]..open).flat_map(|i| r.fold(i).chars());
        numbered || letters && !speaks && !self.fold(self.from).chars().all(|c| said.any(|s| s == c))
    }

    /// "Kenny's OM", "her IRO": two to four capitals behind a possessive, in a line that is not all capitals.
    fn is_role(&self) -> bool {
        let r = self.doc.reading();
        let word = &r.words[self.from];
        let line = &r.lines[word.line as usize];
        let near = line.first.max(self.from.saturating_sub(NEAR))..line.end.min(self.to + NEAR);
        let small = near.into_iter().any(|i| r.words[i].shape == Shape::Lower);
        let owner = matches!(self.before(1), "'s" | "’s")
            || matches!(self.before(1), "her" | "his" | "my" | "our" | "the" | "their" | "your");
        self.one() && word.shape == Shape::Upper && word.span.len() <= 4 && owner && small
    }

    /// "Rang Yakubu Bello": a word of every day at the head of a sentence, and right behind it another's name.
    fn is_done_to(&self, places: &Places<'_>) -> bool {
        let r = self.doc.reading();
        let f = r.words[self.from].facts;
        let head = matches!(self.before(1), "" | "." | "!" | "?" | "-" | "–" | "*" | "•");
        let plain =
            f.common() && f.in_dictionary() && f.forename() < if f.lower() > 2 { 4 } else { 3 } && f.surname() < 4;
        self.one() && head && plain && places.starts.binary_search(&self.to).is_ok() && !r.words[self.to].glued
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::name;

    /// True where `form`, read as a name, is still proposed in `text` beside the names `others`.
    fn stays(text: &str, form: &str, others: &[&str]) -> bool {
        let of = |f: &str| text.find(f).map(|at| Span::new(at, at + f.len())).unwrap();
        let mut found: Vec<Mention> = others.iter().map(|o| name(of(o), "x", Confidence::Redact)).collect();
        found.push(name(of(form), learned::REASON, Confidence::Redact));
        found.sort_by_key(|m| m.span.start);
        drop(&Doc::plain(text), &mut found);
        assert_eq!(found.len(), others.len() + 1, "what was proposed is shown at least");
        found.iter().any(|m| m.span == of(form) && m.confidence == Confidence::Redact)
    }

    #[test]
    fn cells_of_sites_and_marks_hold_nobody() {
        let sheet = "Surname,Forename,Site\nHolm,Tove,Ashford\nVane,Per,Kirkby";
        assert!(!stays(sheet, "Ashford", &["Tove"]) && stays(sheet, "Holm", &[]));
        let register = "Ekow\t/\tN\nNaa\t/\tH\nYaa\tL\t/";
        assert!(!stays(register, "N", &["Ekow"]) && !stays(register, "H", &["Naa"]));
        assert!(stays("Task\tWho\nTea\tN\nCake\tTove", "N", &[]), "one letter among names is somebody's");
        assert!(stays("Site,Note,By\nYard,seen by Kirkby,Per\nHall,none,Per", "Kirkby", &[]), "no cell of sites");
    }

    #[test]
    fn what_a_label_asks_for_is_no_person() {
        assert!(!stays("Venue: Southwell | Tutor: Tove", "Southwell", &["Tove"]));
        assert!(!stays("Age: 41      Occupation: Barmaid", "Barmaid", &[]));
        assert!(stays("She told the new school: Southwell rang", "Southwell", &[]));
        assert!(stays("Venue: Anna will say", "Anna", &[]), "a usual forename is not judged by its label");
        assert!(!stays("Bill to: Holm Ltd", "Bill", &[]) && stays("Bill to pay: no", "Bill", &[]));
    }

    #[test]
    fn letters_in_brackets_are_initials_or_where_somebody_works() {
        assert!(!stays("Present: Per Vane (WMP), Tove", "WMP", &["Per Vane"]));
        assert!(stays("Present: Per Vane (PV), Tove", "PV", &["Per Vane"]));
        assert!(stays("Per Vane (TK) came.\nTK: no", "TK", &["Per Vane"]), "speaks elsewhere");
        assert!(!stays("Ward 12 (Elgar), nights", "Elgar", &[]) && stays("Bed 12 (Elgar), nights", "Elgar", &[]));
    }

    #[test]
    fn posts_behind_a_possessive_and_verbs_before_a_name_are_nobody() {
        assert!(!stays("rang Per's OM today", "OM", &["Per"]) && !stays("met her IRO there", "IRO", &[]));
        assert!(stays("MET HER IRO THERE", "IRO", &[]), "all is capitals");
        assert!(!stays("Rang Yakubu Bello, no reply", "Rang", &["Yakubu Bello"]));
        assert!(stays("Rose Yakubu Bello", "Rose", &["Yakubu Bello"]) && stays("Rang, Yakubu", "Rang", &["Yakubu"]));
    }
}
