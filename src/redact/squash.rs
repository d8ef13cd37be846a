//! Folded text without its separators, searched for many needles in one pass, with rules for where a match may begin
//! and end. So `Q u i s t`, `Quist-⏎gaard`, `marta.quist@…` and `MARTAQUIST` are found like `Marta Quist`.

use super::unspaced::Unspaced;
use crate::model::{Context, Result, Span, fold};
use aho_corasick::AhoCorasick;
use std::collections::HashMap;

/// Squashed bytes that are searched at once: what a token is known by weighs many times the token, and a file that is read back may
/// hold millions.
const PART: usize = 1 << 20;

/// A text, squashed, or a part of it.
pub struct Squashed<'a> {
    text: &'a str,
    bytes: Vec<u8>,
    /// Token each squashed byte belongs to.
    owner: Vec<u32>,
    tokens: Vec<Squeezed>,
}

struct Squeezed {
    span: Span,
    start: usize,
    end: usize,
    /// Where what follows the last apostrophe starts among the squashed bytes; `start` where there is none.
    tail: usize,
}

impl<'a> Squashed<'a> {
    /// Nothing of `text` yet.
    fn of(text: &'a str) -> Squashed<'a> {
        Squashed { text, bytes: Vec::new(), owner: Vec::new(), tokens: Vec::new() }
    }

    /// Folds and squashes `text`.
    pub fn new(text: &'a str) -> Squashed<'a> {
        let mut out = Squashed::of(text);
        fold::for_each_folded(text, |folded, span, tail| out.push(folded, span, tail));
        out
    }

    fn push(&mut self, folded: &str, span: Span, tail: usize) {
        let start = self.bytes.len();
        let plain = plain_token(folded);
        let tail = if plain.len() == folded.len() { start + tail } else { start };
        self.bytes.extend_from_slice(plain.as_bytes());
        let end = self.bytes.len();
        self.owner.resize(end, self.tokens.len() as u32);
        self.tokens.push(Squeezed { span, start, end, tail });
    }

    /// Where the first token starts that does not start before [`PART`], if `beyond` bytes or more follow from there.
    fn cut(&self, beyond: usize) -> Option<usize> {
        let token = self.tokens.get(self.tokens.partition_point(|t| t.start < PART))?;
        (self.bytes.len() - token.start >= beyond).then_some(token.start)
    }

    /// Lets go what lies before `cut`, where a token starts.
    fn forget(&mut self, cut: usize) {
        let gone = self.tokens.partition_point(|t| t.start < cut);
        self.bytes.drain(..cut);
        self.owner.drain(..cut);
        self.tokens.drain(..gone);
        self.owner.iter_mut().for_each(|t| *t -= gone as u32);
        for token in &mut self.tokens {
            (token.start, token.end, token.tail) = (token.start - cut, token.end - cut, token.tail - cut);
        }
    }

    fn opens(&self, at: usize) -> bool {
        self.owner.get(at).is_some_and(|t| self.tokens[*t as usize].start == at || self.tokens[*t as usize].tail == at)
    }

    fn closes(&self, end: usize) -> bool {
        let token = &self.tokens[self.owner[end - 1] as usize];
        token.end == end || token.tail == end
    }

    /// The tokens that bytes `start..end` touch, and their span in the original.
    fn reach(&self, start: usize, end: usize) -> (std::ops::RangeInclusive<usize>, Span) {
        let (a, b) = (self.owner[start] as usize, self.owner[end - 1] as usize);
        (a..=b, Span::new(self.tokens[a].span.start, self.tokens[b].span.end))
    }
}

/// Folded letters as they are compared: Cyrillic and Greek letters that look like Latin ones count as those.
fn plain_token(text: &str) -> std::borrow::Cow<'_, str> {
    if text.is_ascii() { text.into() } else { text.chars().map(lookalike).collect::<String>().into() }
}

fn lookalike(c: char) -> char {
    match c {
        'а' | 'α' => 'a',
        'е' | 'ε' => 'e',
        'о' | 'ο' => 'o',
        'р' | 'ρ' => 'p',
        'с' => 'c',
        'у' => 'y',
        'х' => 'x',
        'і' | 'ι' => 'i',
        'ѕ' => 's',
        'ј' => 'j',
        'һ' => 'h',
        c => c,
    }
}

/// The squashed, folded form of `text` and the number of its tokens.
pub fn squash(text: &str) -> (String, usize) {
    let s = Squashed::new(text);
    let n = s.tokens.len();
    (String::from_utf8_lossy(&s.bytes).into_owned(), n)
}

/// Where a match counts.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Rule {
    /// As words: from the start of a token to the end of one, cut into as many tokens, or into single letters, or run
    /// together (five letters and more); and beside initials before the @ of an e-mail address (`mquist2@…`).
    Words,
    /// From the start of a token to the end of one, however cut; inside one token where the needle has several words or
    /// the token belongs to an e-mail address or link (`mquist@…`), so that `Johnstone` is no `Johnston`.
    Joined,
    /// As words, in exactly this spelling with its capitals: names that are words, initials.
    Spelt {
        /// The spelling.
        spelling: String,
        /// Not where a sentence starts either: words that often start one.
        not_first: bool,
    },
    /// Anywhere at all.
    Anywhere,
    /// Letter by letter, whatever stands around: a name in a script that sets no spaces, as it is spelt.
    Running(String),
}

/// A string to look for, squashed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Needle {
    /// Squashed form; never empty.
    pub squashed: String,
    /// Tokens it is made of.
    pub tokens: usize,
    /// Where it counts.
    pub rule: Rule,
}

/// Many needles, searched at once (Aho and Corasick: linear in the text).
pub struct Needles {
    all: Vec<Needle>,
    by_pattern: Vec<Vec<usize>>,
    search: Option<AhoCorasick>,
    running: Unspaced,
    /// Bytes of the longest pattern.
    longest: usize,
}

impl Needles {
    /// Prepares the search; needles keep their numbers.
    pub fn new(all: Vec<Needle>) -> Result<Needles> {
        let mut patterns: Vec<&str> = Vec::new();
        let mut by_pattern: Vec<Vec<usize>> = Vec::new();
        let mut known: HashMap<&str, usize> = HashMap::new();
        let words = |n: &Needle| !n.squashed.is_empty() && !matches!(n.rule, Rule::Running(_));
        for (n, needle) in all.iter().enumerate().filter(|(_, n)| words(n)) {
            let at = *known.entry(&needle.squashed).or_insert_with(|| {
                patterns.push(&needle.squashed);
                by_pattern.push(Vec::new());
                patterns.len() - 1
            });
            by_pattern[at].push(n);
        }
        let search = if patterns.is_empty() {
            None
        } else {
            Some(AhoCorasick::new(&patterns).context("cannot prepare the search for redacted strings")?)
        };
        // Every needle keeps its number; those that are no running name are passed over.
        let running = Unspaced::new(all.iter().map(|needle| match &needle.rule {
            Rule::Running(name) => name.as_str(),
            _ => "",
        }));
        let longest = patterns.iter().map(|p| p.len()).max().unwrap_or_default();
        Ok(Needles { all, by_pattern, search, running, longest })
    }

    /// The `n`th needle.
    pub fn get(&self, n: usize) -> &Needle {
        &self.all[n]
    }

    /// Every match in `text`: number of the needle, and the span of whole tokens it touches.
    pub fn find(&self, text: &str) -> Vec<(usize, Span)> {
        let mut out = self.running.find_each(text);
        let Some(search) = &self.search else { return out };
        let mut part = Squashed::of(text);
        fold::for_each_folded(text, |folded, span, tail| {
            part.push(folded, span, tail);
            if part.bytes.len() < PART + self.longest {
                return;
            }
            // What starts before the cut ends before what is at hand does; the rest is found with what comes.
            if let Some(cut) = part.cut(self.longest) {
                self.find_in(search, &part, cut, &mut out);
                part.forget(cut);
            }
        });
        self.find_in(search, &part, part.bytes.len(), &mut out);
        out
    }

    /// Matches in `part` that start before `cut`.
    fn find_in(&self, search: &AhoCorasick, part: &Squashed<'_>, cut: usize, out: &mut Vec<(usize, Span)>) {
        for hit in search.find_overlapping_iter(&part.bytes).filter(|hit| hit.start() < cut) {
            for n in &self.by_pattern[hit.pattern().as_usize()] {
                out.extend(accept(part, &self.all[*n], hit.start(), hit.end()).map(|span| (*n, span)));
            }
        }
    }
}

fn accept(s: &Squashed, needle: &Needle, start: usize, end: usize) -> Option<Span> {
    let (tokens, span) = s.reach(start, end);
    let aligned = s.opens(start) && s.closes(end);
    let count = tokens.clone().count();
    let letters = count > 1 && tokens.clone().all(|t| s.tokens[t].end - s.tokens[t].start == 1);
    let fits = match &needle.rule {
        Rule::Anywhere => true,
        Rule::Running(_) => false,
        Rule::Joined => aligned || (count == 1 && (needle.tokens > 1 || in_address(s.text, span))),
        Rule::Words if aligned => count == needle.tokens || letters || (count == 1 && end - start >= 5),
        Rule::Words => count == 1 && beside_initials(s, *tokens.start(), start, end),
        Rule::Spelt { spelling, not_first } => {
            aligned
                && count == needle.tokens
                && span.of(s.text).starts_with(spelling.as_str())
                && !(*not_first && starts_sentence(s.text, span.start))
        }
    };
    fits.then_some(span)
}

/// True where bytes `start..end` are all of a token before an @ but for two letters at one side, and figures behind.
fn beside_initials(s: &Squashed, token: usize, start: usize, end: usize) -> bool {
    let token = &s.tokens[token];
    let stem = s.bytes[token.start..token.end]
        .iter()
        .rposition(|b| !b.is_ascii_digit())
        .map_or(token.start, |n| token.start + n + 1);
    let local = || {
        let around = unbroken(s.text, token.span);
        around.of(s.text).rfind('@').is_some_and(|at| token.span.start < around.start + at)
    };
    end - start >= 5
        && ((end == stem && start - token.start <= 2) || (start == token.start && end <= stem && stem - end <= 2))
        && local()
}

/// The stretch without white space around `span`.
pub fn unbroken(text: &str, span: Span) -> Span {
    let start = text[..span.start]
        .rfind(|c: char| c.is_whitespace() || "<>()[]\",;".contains(c))
        .map_or(0, |i| i + text[i..].chars().next().map_or(1, char::len_utf8));
    let end = text[span.end..]
        .find(|c: char| c.is_whitespace() || "<>()[]\",;".contains(c))
        .map_or(text.len(), |i| span.end + i);
    Span::new(start, end)
}

/// True where `span` stands within an e-mail address, a link or a path.
pub fn in_address(text: &str, span: Span) -> bool {
    let around = unbroken(text, span).of(text);
    around.contains('@') || around.contains("://") || around.contains('/') || around.contains('\\')
}

/// True where nothing, a line end or the end of a sentence stands before `at`.
fn starts_sentence(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches([' ', '"', '\'', '“', '‘', '(', '>', '*', '-', '•']);
    before.chars().next_back().is_none_or(|c| matches!(c, '.' | '!' | '?' | ':' | '\n' | '\r' | '\t' | '…'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_searched_as_a_short_one() {
        let needle = |text: &str, rule| {
            let (squashed, tokens) = squash(text);
            Needle { squashed, tokens, rule }
        };
        let needles = Needles::new(vec![needle("Orla Quist", Rule::Words), needle("7704", Rule::Anywhere)]).unwrap();
        // Names at every distance from where a part ends, also behind a word that is longer than a part.
        for filler in ["ab ".repeat(PART / 2), "a".repeat(PART - 100), "a".repeat(PART + 7)] {
            for shift in (0..24).step_by(7) {
                let text = format!("{filler} {} {}", "x ".repeat(shift), "Orla Quist 12 7704 ".repeat(20));
                let found = needles.find(&text);
                let right = |(n, span): &(usize, Span)| span.of(&text) == ["Orla Quist", "7704"][*n];
                assert!(found.len() == 40 && found.iter().all(right), "{shift}");
            }
        }
    }
}
