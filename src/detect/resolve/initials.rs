//! Initials with full stops ("T.S. has visa worries") of somebody whom the same file, conversation or folder names in full: who reads
//! both knows who is meant. Without full stops they are words of too many other things, unless the text calls somebody else by theirs:
//! "another pupil, JB, encouraged by AT".

use super::super::known::{self, Circle};
use super::super::reading::{Reading, Shape};
use super::super::{NAME, name};
use super::{ResolveFacts, own, phrase_of};
use crate::model::{Confidence, Mention, Span, Unit, fold};
use regex::Regex;
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

const REASON: &str = "initials of somebody who is named in full near by";
const AMONG: &str = "initials of somebody known, in a text that calls others by theirs";

/// Capitals, each but the last with its full stop.
fn pattern() -> Option<&'static Regex> {
    static PATTERN: OnceLock<Option<Regex>> = OnceLock::new();
    PATTERN
        .get_or_init(|| Regex::new(r"(?:^|[^\p{L}\p{N}.])(?P<it>(?:\p{Lu}\. ?){1,4}\p{Lu})(?P<end>\.?\s?[^\s]?)").ok())
        .as_ref()
}

/// Adds the initials of others to `found`.
pub fn add(units: &[Unit], found: &mut [Vec<Mention>], facts: &ResolveFacts) {
    let dotted: Vec<Vec<(Span, String)>> = units.iter().map(|u| dotted(u.text.expose())).collect();
    let capitals: Vec<Vec<(Span, String)>> = units.iter().zip(found.iter()).map(|(u, f)| capitals(u, f)).collect();
    if dotted.iter().chain(&capitals).all(Vec::is_empty) {
        return;
    }
    let own: HashSet<String> = facts.subject.names.iter().flat_map(|n| own::initials(&phrase_of(n))).collect();
    let circles: Vec<Vec<Circle>> = units.iter().map(known::circles).collect();
    let mut near: HashMap<Circle, HashSet<String>> = HashMap::new();
    for (n, unit) in units.iter().enumerate().filter(|(n, _)| !found[*n].is_empty()) {
        let names = found[n].iter().filter(|m| m.what == NAME && m.confidence == Confidence::Redact);
        let phrases = names.map(|m| phrase_of(m.span.of(unit.text.expose())));
        let whole = phrases.filter(|p| p.split(' ').filter(|w| w.chars().count() > 1).count() > 1);
        let all: Vec<String> = whole.flat_map(|p| own::initials(&p)).collect();
        for circle in &circles[n] {
            near.entry(*circle).or_default().extend(all.iter().cloned());
        }
    }
    for (n, mentions) in found.iter_mut().enumerate() {
        for (span, initials) in &dotted[n] {
            let somebody = circles[n].iter().any(|c| near.get(c).is_some_and(|all| all.contains(initials)));
            let free = !mentions.iter().chain(&[]).any(|m| m.span.overlaps(*span));
            if somebody && free && !own.contains(initials) {
                mentions.push(name(*span, REASON, Confidence::Redact));
            }
        }
        for (span, initials) in &capitals[n] {
            let near = circles[n].iter().any(|c| near.get(c).is_some_and(|all| all.contains(initials)));
            let known = || facts.people.have_initials(&circles[n], initials);
            if !own.contains(initials) && (near || known()) {
                mentions.push(name(*span, AMONG, Confidence::Redact));
            }
        }
        mentions.sort_by_key(|m| m.span.start);
    }
}

/// Two or three capitals behind a word or mark that stands before people, where the text calls somebody so already; and their letters
/// folded. None of a line in capitals.
fn capitals(unit: &Unit, mentions: &[Mention]) -> Vec<(Span, String)> {
    let text = unit.text.expose();
    let is = |form: &str| (2..=3).contains(&form.chars().count()) && form.chars().all(char::is_uppercase);
    let called = mentions.iter().any(|m| m.what == NAME && m.confidence == Confidence::Redact && is(m.span.of(text)));
    if !called {
        return Vec::new();
    }
    let r = Reading::bare(text);
    let taken =
        |span: Span| mentions.iter().map(|m| m.span).chain(unit.subject.iter().copied()).any(|s| s.overlaps(span));
    let plain = |line: u32| r.words.iter().any(|w| w.line == line && w.shape == Shape::Lower);
    let led = |at: usize| {
        let before = at.checked_sub(1).filter(|b| r.words[*b].line == r.words[at].line);
        let behind =
            before.is_some_and(|b| LEADS.contains(&r.fold(b)) || matches!(r.words[b].span.of(text), "," | "/" | "("));
        behind || opens(text, &r, at)
    };
    let whole = |at: usize| !r.words[at].glued || matches!(r.words[at - 1].span.of(text), "/" | "(");
    (0..r.words.len())
        .filter(|&at| is(r.words[at].span.of(text)) && led(at) && whole(at) && !taken(r.words[at].span))
        .filter(|&at| plain(r.words[at].line) && r.words.get(at + 1).is_none_or(|w| !w.glued || w.shape == Shape::Mark))
        .map(|at| (r.words[at].span, r.fold(at).to_owned()))
        .collect()
}

/// True where an entry begins with the word at `at`, and goes on in small letters: `6/11 1300 JO came to me`.
fn opens(text: &str, r: &Reading, at: usize) -> bool {
    let line = r.words[at].line;
    let before = at.checked_sub(1).filter(|b| r.words[*b].line == line);
    let entry = |b: usize| r.words[b].shape == Shape::Number && !r.words[at].glued || r.words[b].span.of(text) == ".";
    before.is_none_or(entry)
        && r.words.get(at + 1).is_some_and(|w| w.line == line && w.shape == Shape::Lower && !w.glued)
}

/// Words that stand before people, folded.
const LEADS: &[&str] = &["and", "asked", "by", "from", "hit", "peer", "pupil", "rang", "saw", "told", "with"];

/// Initials with full stops, and their letters folded; none that a surname follows.
fn dotted(text: &str) -> Vec<(Span, String)> {
    let Some(pattern) = pattern() else { return Vec::new() };
    let found = pattern.captures_iter(text).filter_map(|c| {
        let (it, end) = (c.name("it")?, c.name("end").map_or("", |e| e.as_str()));
        let goes_on = end.chars().next().is_some_and(char::is_alphanumeric) || end.ends_with(char::is_uppercase);
        let letters: String = it.as_str().chars().filter(|c| c.is_alphabetic()).filter_map(first).collect();
        (!goes_on).then(|| (Span::new(it.start(), it.end()), letters))
    });
    found.collect()
}

/// A letter as names fold it: `t` of `Þ`.
fn first(letter: char) -> Option<char> {
    let mut folded = String::new();
    fold::fold_char(letter, &mut folded);
    folded.chars().next()
}

#[cfg(test)]
mod tests {
    use super::super::tests::unit;
    use super::*;
    use crate::model::{BlobId, ItemId};

    fn added<'a>(text: &'a str, other: (&str, &str), subject: &str) -> Vec<&'a str> {
        let mut units = [unit(1, text), unit(2, other.0)];
        (units[1].places[0].item, units[1].places[0].blob) = (ItemId(2), BlobId::of(b"2"));
        units[1].places[0].path = other.1.into();
        units[0].places[0].path = "cases/20931/advice.docx".into();
        let mut found = vec![Vec::new(), vec![name(Span::new(0, other.0.len()), "x", Confidence::Redact)]];
        let mut facts = ResolveFacts::default();
        facts.subject.names = vec![subject.into()];
        add(&units, &mut found, &facts);
        found[0].iter().map(|m| m.span.of(text)).collect()
    }

    #[test]
    fn initials_of_a_witness_of_the_same_folder_are_theirs() {
        let thora = ("Þórunn Sigurðardóttir", "cases/20931/statement.docx");
        assert_eq!(added("T.S. has worries", thora, "Winnie Lam"), ["T.S"]);
        assert_eq!(added("hearing.\nÞ.S.  11.9.25", thora, "Winnie Lam"), ["Þ.S"]);
        assert_eq!(
            added("with N.V.D. and N. D.", ("NGUYEN VAN DUC", "cases/20931/x"), "Winnie Lam"),
            ["N.V.D", "N. D"]
        );
        assert!(added("T.S. has worries", thora, "Tom Shaw").is_empty(), "the subject's too");
        assert!(added("T.S. has worries", (thora.0, "cases/11/statement.docx"), "Winnie Lam").is_empty());
        for text in ["T.S. Eliot wrote", "TS has", "U.K. law", "T.S.A. has", "A.T.S. has", "t.s."] {
            assert!(added(text, thora, "Winnie Lam").is_empty(), "{text}");
        }
    }

    #[test]
    fn initials_that_begin_an_entry_are_somebody_s_where_others_are_called_by_theirs() {
        let opened = |text: &str| {
            let r = Reading::bare(text);
            (0..r.words.len())
                .filter(|&at| r.words[at].shape == Shape::Upper && opens(text, &r, at))
                .map(|at| r.fold(at).to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(opened("6/11 1300 JO came to me. TB took it\nAM is safe, PE was off"), ["jo", "tb", "am"]);
        assert!(opened("JO TB\nso JO came; the PE lesson").is_empty());
    }
}
