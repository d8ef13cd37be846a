//! Initials of somebody whom the document names in full or whose letters it gives: "Sue Castle (SC)" and then "SC: no", "Bill Threadgold"
//! and then "BT / PG".

use super::reading::Shape;
use super::words::is_in;
use super::{Confidence, Doc, Mention, NAME, bodies, name, run};
use crate::model::Span;
use std::collections::{HashMap, HashSet};

/// The reason given.
const REASON: &str = "initials of somebody whom the document names";
/// Letters that initials have.
const LETTERS: std::ops::RangeInclusive<usize> = 2..=3;
/// Letters that a name spells and that all the same mean something else as a rule, beside the words of the dictionary.
const USUAL: &[&str] = &[
    "abc", "aob", "bbc", "bsl", "ccg", "ceo", "cpn", "cqc", "cv", "cvs", "dbs", "dna", "dob", "dsl", "dv", "dvd",
    "dwp", "ehc", "eu", "faq", "fyi", "ga", "gcs", "gp", "hr", "hse", "icb", "ico", "id", "iep", "iq", "isa", "kpi",
    "lac", "lea", "lgb", "mar", "mp", "mps", "mri", "nb", "nhs", "ni", "nmc", "nok", "ot", "pa", "pc", "pcn", "pcs",
    "pcso", "pdf", "pe", "pep", "pip", "pm", "pr", "ps", "pta", "qa", "qc", "ra", "rcn", "rip", "rsm", "sar", "sats",
    "sen", "sla", "slt", "smt", "sw", "ta", "tbc", "tv", "uk", "un", "ups", "us", "vat", "vip", "yot",
];

/// Adds what `found` teaches of initials.
pub fn recall(doc: &Doc<'_>, found: &mut Vec<Mention>) {
    let known = known(doc, found);
    if known.is_empty() {
        return;
    }
    let read = read(doc, found);
    let somebody = Letters { doc, known: &known, read: &read };
    let spans: Vec<Span> = somebody.joined().into_iter().chain(somebody.dotted()).collect();
    found.extend(spans.into_iter().map(|span| name(span, REASON, Confidence::Redact)));
}

/// Of every word: 3 where it is shown to be somebody's, 2 where it is read so, 1 where it may be.
fn read(doc: &Doc<'_>, found: &[Mention]) -> Vec<u8> {
    let r = doc.reading();
    let mut read = vec![0u8; r.words.len()];
    for m in found.iter().filter(|m| m.what == NAME) {
        let level = match m.confidence {
            Confidence::Redact => 3 - u8::from(bodies::weak(m)),
            _ => 1,
        };
        (r.word_from(m.span.start)..r.word_from(m.span.end)).for_each(|i| read[i] = read[i].max(level));
    }
    read
}

/// How the document knows letters: it gives them itself, or a name of its spells them.
#[derive(Clone, Copy, PartialEq)]
enum Known {
    Given,
    Spelt,
}

/// Letters of a document that may stand for somebody.
struct Letters<'d, 't> {
    doc: &'d Doc<'t>,
    known: &'d HashMap<String, Known>,
    read: &'d [u8],
}

impl Letters<'_, '_> {
    /// "SC", "RLT": the words that stand for somebody.
    fn joined(&self) -> Vec<Span> {
        let r = self.doc.reading();
        let all = || (0..r.words.len()).filter(|i| is_initials(r.words[*i].shape, self.plain(*i).len()));
        // Whoever writes minutes in initials writes all in initials.
        let manner: HashSet<&str> = all().filter(|i| self.read[*i] > 1 || self.tells(*i)).map(|i| r.fold(i)).collect();
        let others = |i: usize| manner.len() - usize::from(manner.contains(r.fold(i)));
        // What was read as a name is said again: "PS" and "AM" are taken for words where nothing but their looks speaks for them.
        let read = |i: usize| self.read[i] == 2 && self.known(i).is_some() && !self.article(i);
        let meant = |i: &usize| self.tells(*i) || (self.stands(*i) || read(*i)) && others(*i) >= OTHERS;
        all().filter(|i| self.read[*i] < 3).filter(meant).map(|i| r.words[i].span).collect()
    }

    /// The letters of a word: "fal" of "FA-L".
    fn plain(&self, i: usize) -> String {
        self.doc.reading().fold(i).replace('-', "")
    }

    fn known(&self, i: usize) -> Option<Known> {
        self.known.get(&self.plain(i)).copied()
    }

    /// Somebody for sure: given, or spelt by a name and either read like one, however little, or three letters that mean nothing else.
    fn tells(&self, i: usize) -> bool {
        match self.known(i) {
            Some(Known::Given) => true,
            // "IT" is no Ian Thorne, nor is the UN.
            Some(Known::Spelt) => self.read[i] == 1 && !self.article(i) || self.plain(i).len() > 2 && self.stands(i),
            None => false,
        }
    }

    /// Spelt by a name, and no word, time or usual abbreviation.
    fn stands(&self, i: usize) -> bool {
        let r = self.doc.reading();
        let (fold, f) = (r.fold(i), r.words[i].facts);
        let line = &r.lines[r.words[i].line as usize];
        let quiet = (line.first..line.end).any(|n| matches!(r.words[n].shape, Shape::Lower | Shape::Capital));
        self.known(i).is_some()
            && quiet
            && !(f.common() || f.in_dictionary() || is_in(USUAL, fold))
            && !self.article(i)
            && !r.words.get(i + 1).is_some_and(|w| w.glued && w.shape == Shape::Number)
    }

    fn article(&self, i: usize) -> bool {
        i > 0 && matches!(self.doc.reading().fold(i - 1), "a" | "an" | "the")
    }

    /// "R.L.T.", "I. S.", "L-A.F.": letters with dots, no name behind them, that a name spells.
    fn dotted(&self) -> Vec<Span> {
        let r = self.doc.reading();
        let (mut out, mut i) = (Vec::new(), 0);
        while i < r.words.len() {
            let end = self.row(i);
            let spelt: String = (i..end).flat_map(|n| r.fold(n).chars()).filter(|c| c.is_alphabetic()).collect();
            let named = r.words.get(end).is_some_and(|w| w.line == r.words[i].line && run::is_namelike(w));
            let free = (i..end).all(|n| self.read[n] < 2) && !named;
            if free
                && LETTERS.contains(&spelt.chars().count())
                && self.known.contains_key(&spelt)
                && !is_in(USUAL, &spelt)
            {
                out.push(r.span(i, end));
            }
            i = end.max(i + 1);
        }
        out
    }

    /// One past a row of two initials or more with dots behind them, the first at `at`; `at` where there is none.
    fn row(&self, at: usize) -> usize {
        let r = self.doc.reading();
        let text = |i: usize| r.words[i].span.of(self.doc.text);
        let here = |i: usize| i < r.words.len() && r.words[i].line == r.words[at].line;
        let letters = |i: usize| {
            here(i) && text(i).split('-').all(|part| part.len() == 1 && part.chars().all(char::is_uppercase))
        };
        let (mut end, mut count) = (at, 0);
        while letters(end) && here(end + 1) && r.words[end + 1].glued && text(end + 1) == "." {
            (end, count) = (end + 2, count + 1);
        }
        if count > 1 { end } else { at }
    }
}

/// So many other initials in a document show that it writes people so.
const OTHERS: usize = 2;

fn is_initials(shape: Shape, length: usize) -> bool {
    shape == Shape::Upper && LETTERS.contains(&length)
}

/// Initials that the document gives itself, or that a name spells.
fn known(doc: &Doc<'_>, found: &[Mention]) -> HashMap<String, Known> {
    let r = doc.reading();
    let mut out = HashMap::new();
    for m in found.iter().filter(|m| m.what == NAME && m.confidence == Confidence::Redact) {
        let parts: Vec<usize> =
            (r.word_from(m.span.start)..r.word_from(m.span.end)).filter(|i| r.words[*i].shape != Shape::Mark).collect();
        let given = m.reason.starts_with("initials");
        if parts.len() < 2 {
            let one = parts.first().filter(|i| given && is_initials(r.words[**i].shape, r.words[**i].span.len()));
            out.extend(one.map(|i| (r.fold(*i).to_owned(), Known::Given)));
            continue;
        }
        let parts: Vec<&str> = parts.iter().map(|i| r.fold(*i)).collect();
        for letters in spelt(&parts) {
            out.entry(letters).or_insert(Known::Spelt);
        }
    }
    out
}

/// What the parts of a name, folded, spell: all of them, the first and the last, and "Lovegrove-Tait" as one or as two.
fn spelt(parts: &[&str]) -> impl Iterator<Item = String> + use<> {
    let heads = |parts: &[&str]| parts.iter().filter_map(|p| p.chars().next()).collect::<Vec<char>>();
    let halves: Vec<&str> = parts.iter().flat_map(|p| p.split('-')).collect();
    let (whole, halved) = (heads(parts), heads(&halves));
    let ends: Vec<char> = whole.first().into_iter().chain(whole.last()).copied().collect();
    let all = [whole, ends, halved].map(|letters| letters.into_iter().collect::<String>());
    all.into_iter().filter(|s| LETTERS.contains(&s.chars().count()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Span;

    /// What is added to the names `read` (with reason and confidence) in `text`.
    fn added<'t>(text: &'t str, read: &[(&str, &str, Confidence)]) -> Vec<&'t str> {
        let of = |f: &str| text.find(f).map(|at| Span::new(at, at + f.len())).unwrap();
        let mut found: Vec<Mention> = read.iter().map(|(f, why, sure)| name(of(f), why, *sure)).collect();
        recall(&Doc::plain(text), &mut found);
        found[read.len()..].iter().map(|m| m.span.of(text)).collect()
    }

    #[test]
    fn initials_that_the_document_gives_are_known_wherever_they_stand() {
        let given = [("TH", "initials of the name before", Confidence::Redact)];
        assert_eq!(added("Tove Holm (TH)\nTH: no. Told TH and IT.", &given), ["TH", "TH"]);
    }

    #[test]
    fn initials_that_a_name_spells_must_also_read_like_somebody() {
        let named = ("Tove Holm", "x", Confidence::Redact);
        let maybe = |form| (form, "may be a person's name", Confidence::Review);
        assert_eq!(added("Tove Holm was there. TH will draft", &[named, maybe("TH")]), ["TH"]);
        assert!(added("Tove Holm was there. TH will draft", &[named]).is_empty());
        assert!(added("Tove Holm asked the TH officer", &[named, maybe("TH")]).is_empty(), "behind an article");
        assert!(added("Tove Holm was there. PV will draft", &[named, maybe("PV")]).is_empty());
    }

    #[test]
    fn usual_abbreviations_are_sorted_for_the_search() {
        assert!(USUAL.windows(2).all(|w| w[0] < w[1]));
    }

    #[test]
    fn a_surname_of_two_halves_is_spelt_by_both() {
        let named = ("Tove Holm-Vane", "x", Confidence::Redact);
        assert_eq!(added("Tove Holm-Vane chaired.\nGiven 14 by THV. The SAR is new.", &[named]), ["THV"]);
        assert!(
            added("Sue Ann Reid chaired.\nThe SAR is new.", &[("Sue Ann Reid", "x", Confidence::Redact)]).is_empty()
        );
        assert_eq!(added("Tove Holm-Vane chaired.\nTold TH-V of it", &[named]), ["TH-V"]);
        assert!(added("Tove Holm-Vane\nTHV MINUTES", &[named]).is_empty(), "a heading in capitals");
    }

    #[test]
    fn who_writes_some_in_initials_writes_all_so() {
        let of = |form| (form, "x", Confidence::Redact);
        let text = "Tove Quine, Per Vane, Una Holm, Ian Thorne. PV asked UH. TQ to draft; IT to print.";
        assert_eq!(added(text, &[of("Tove Quine"), of("Ian Thorne"), of("PV"), of("UH")]), ["TQ"]);
        assert!(added(text, &[of("Tove Quine"), of("Ian Thorne"), of("PV")]).is_empty());
    }

    #[test]
    fn letters_with_dots_are_whom_they_spell() {
        let (named, halved) = (("Tove Holm", "x", Confidence::Redact), ("Lee-Ann Fisk", "x", Confidence::Redact));
        assert_eq!(added("Tove Holm rang.\nT.H. 26/3", &[named]), ["T.H."]);
        assert_eq!(added("Tove Holm, Lee-Ann Fisk.\nT.H./L-A.F.", &[named, halved]), ["T.H.", "L-A.F."]);
        assert!(added("Tove Holm rang T. H. Vane", &[named]).is_empty(), "somebody else");
        assert!(added("Una Smith rang the U.S. office", &[("Una Smith", "x", Confidence::Redact)]).is_empty());
    }
}
