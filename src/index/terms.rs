//! What a text is indexed under: its folded tokens, and what makes further ways of asking for them fast. Index writer and scan
//! call the same function.

use super::grams;
use crate::model::{Span, fold};

/// Bytes between a forename and an initial behind it, at most.
const GAP: usize = 24;

/// Bytes of a word that counts without the digits behind it, at least.
pub const SHORTEST_STEM: usize = 5;

/// Calls `sink` with every term of `text`; terms repeat.
///
/// | term | of |
/// |---|---|
/// | `obrien` | every folded token |
/// | `brien` | what stands behind its apostrophe |
/// | `王`, `我王` | letters and pairs of letters of a script without spaces |
/// | `mmcconn` of `mmcconn3` | a word of five letters or more without the digits behind it: an organisation numbers its logins |
/// | `mike m` | a word with a capital and the initial behind it, on one line (`Mike M.`, `Mike M's`): see [`pair`] |
/// | `j.m` | capitals with full stops between (`J.M.`, `J. M.`), from two to five: see [`dotted`] |
pub fn for_each_term(text: &str, mut sink: impl FnMut(&str)) {
    let (mut before, mut initials) = (Before::default(), Initials::default());
    fold::for_each_folded(text, |token, span, tail| {
        if tail > 0 {
            sink(&token[tail..]);
        }
        sink(token);
        if token.as_bytes().last().is_some_and(u8::is_ascii_digit) {
            let stem = token.trim_end_matches(|c: char| c.is_ascii_digit());
            if stem.len() >= SHORTEST_STEM {
                sink(stem);
            }
        }
        grams::grams(token, &mut sink);
        before.step(text, token, span, tail, &mut sink);
        if let Some(term) = initials.step(text, token, span, tail) {
            sink(term);
        }
    });
}

/// The term of a forename with an initial behind it, both folded. Either alone stands in every tenth letter of an office.
pub fn pair(forename: &str, initial: char) -> String {
    format!("{forename} {initial}")
}

/// The term of initials (folded, `jm`) that are written with full stops.
pub fn dotted(initials: &str) -> String {
    initials.chars().flat_map(|c| ['.', c]).skip(1).collect()
}

/// Capitals with full stops between them, while a text is read.
#[derive(Default)]
pub struct Initials {
    text: String,
    end: usize,
}

/// Letters of initials at most.
const LETTERS: usize = 5;

impl Initials {
    /// The term of the initials that this token goes on: `j.m` at the second letter, `j.m.s` at the third.
    pub fn step(&mut self, text: &str, token: &str, span: Span, tail: usize) -> Option<&str> {
        let Some(letter) = initial(token, tail).filter(|_| is_capital(text, span.start)) else {
            self.text.clear();
            return None;
        };
        let joined = !self.text.is_empty() && joins_initials(text.get(self.end..span.start).unwrap_or_default());
        if !joined {
            self.text.clear();
        } else {
            self.text.push('.');
        }
        self.text.push(letter);
        self.end = span.end;
        (joined && self.text.chars().count() < 2 * LETTERS).then_some(self.text.as_str())
    }
}

/// True for what may stand between two initials that are written with full stops.
pub fn joins_initials(gap: &str) -> bool {
    matches!(gap, "." | ". ")
}

/// The token before, where it begins with a capital and is no initial itself.
#[derive(Default)]
struct Before {
    text: String,
    end: usize,
}

impl Before {
    fn step(&mut self, text: &str, token: &str, span: Span, tail: usize, sink: &mut impl FnMut(&str)) {
        if !is_capital(text, span.start) {
            return self.text.clear();
        }
        if !self.text.is_empty()
            && is_blank(&text[self.end..span.start])
            && let Some(initial) = initial(token, tail)
        {
            self.text.push(' ');
            self.text.push(initial);
            sink(&self.text);
        }
        self.text.clear();
        self.end = span.end;
        if token.len() > 1 {
            self.text.push_str(token);
        }
    }
}

fn is_capital(text: &str, at: usize) -> bool {
    match text.as_bytes()[at] {
        first if first.is_ascii() => first.is_ascii_uppercase(),
        _ => text[at..].starts_with(|c: char| !c.is_lowercase()),
    }
}

/// The letter of `m`, and of `ms` where the `s` is a possessive.
fn initial(token: &str, tail: usize) -> Option<char> {
    let mut letters = token.chars();
    let first = letters.next().filter(|c| c.is_alphabetic())?;
    let rest = letters.as_str();
    (rest.is_empty() || tail == first.len_utf8() && rest == "s").then_some(first)
}

fn is_blank(gap: &str) -> bool {
    gap.len() <= GAP && gap.chars().all(|c| matches!(c, ' ' | '\r' | '\u{a0}' | '*' | '_' | '='))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(text: &str) -> Vec<String> {
        let mut out = Vec::new();
        for_each_term(text, |term| out.extend(term.contains(' ').then(|| term.to_owned())));
        out
    }

    #[test]
    fn a_forename_and_the_initial_behind_it_are_one_term() {
        assert_eq!(pairs("Tell Mike M. that Żaneta *Ł*'s and JO P's are in"), ["mike m", "zaneta l", "jo p"]);
        assert_eq!(pair("mike", 'm'), "mike m");
    }

    #[test]
    fn what_stands_apart_or_small_is_no_pair() {
        for text in ["Mike, M", "Mike\nM", "mike M", "Mike m", "Mike and M", "Mike Ms", "A B", "Mike\tM"] {
            assert!(pairs(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn initials_with_full_stops_are_one_term() {
        let of = |text: &str| {
            let mut out = Vec::new();
            for_each_term(text, |term| out.extend(term.contains('.').then(|| term.to_owned())));
            out
        };
        assert_eq!(of("our leader, J.M., and T. B. O.'s; Ł.M's"), ["j.m", "t.b", "t.b.o", "l.m"]);
        assert!(of("j.m. J M Mr. M, J, M J.Moe 1.2 J..M").is_empty());
        assert_eq!(of("A.B.C.D.E.F.").last().map(String::as_str), Some("a.b.c.d.e"));
        assert_eq!((dotted("jm"), dotted("tbo")), ("j.m".to_owned(), "t.b.o".to_owned()));
    }

    #[test]
    fn tokens_and_the_tail_behind_an_apostrophe() {
        let mut out = Vec::new();
        for_each_term("O'Brien came", |term| out.push(term.to_owned()));
        assert_eq!(out, ["brien", "obrien", "came"]);
        out.clear();
        for_each_term("MMCCONN3 ect01", |term| out.push(term.to_owned()));
        assert_eq!(out, ["mmcconn3", "mmcconn", "ect01"]);
    }
}
