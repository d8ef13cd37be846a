//! One pass over a document's text: words with shape, folded form and gazetteer facts, and the lines they stand in.
//! Made once per document and shared by every detector.

use super::gazetteer::{self, Facts};
use super::memo::{Keys, Table};
use crate::model::{Span, fold};
use std::cell::RefCell;

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// `word`
    Lower,
    /// `Word`
    Capital,
    /// `WORD`
    Upper,
    /// `W`
    Initial,
    /// `McDonald`, `O'Brien`, `Smith-Jones`: starts with a capital, has another.
    Mixed,
    /// Starts with a small letter and has a capital or a digit, or a script without case.
    Other,
    /// Starts with a digit.
    Number,
    /// One character that is no letter or digit; a tab within a line is one too, so that no name runs across cells.
    Mark,
    /// An e-mail address.
    Mail,
    /// A web address.
    Web,
}

/// A word or mark.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// Bytes of the text.
    pub span: Span,
    /// How it is written.
    pub shape: Shape,
    /// What the gazetteer says (of the last part of a hyphenated word).
    pub facts: Facts,
    /// True where no white space stands before it.
    pub glued: bool,
    /// Which line.
    pub line: u32,
    /// What its letters and shape are known by in this run, see [`super::memo`].
    pub key: u64,
    folded: (u32, u32),
}

/// A line of the text.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    /// First word, after quotation marks (`>`), by index.
    pub first: usize,
    /// One past its last word.
    pub end: usize,
    /// Starts with `>`.
    pub quoted: bool,
}

impl Line {
    /// True where it holds no word.
    pub fn is_blank(&self) -> bool {
        self.first == self.end
    }
}

/// The longest word (in bytes, folded) that is kept in mind.
const KEPT: usize = 23;

/// What a word is by its letters alone.
#[derive(Clone, Copy, Debug, Default)]
struct Known {
    facts: Facts,
    fold: [u8; KEPT],
    length: u8,
}

thread_local! {
    /// The words that were read last.
    static KNOWN: RefCell<Table<Known>> = const { RefCell::new(Table::of(14)) };
}

/// The words and lines of one text.
#[derive(Debug, Default)]
pub struct Reading {
    folds: String,
    keys: Keys,
    /// Words and marks, in order.
    pub words: Vec<Word>,
    /// Lines, in order.
    pub lines: Vec<Line>,
    /// Nobody will ask what the gazetteer says.
    bare: bool,
}

impl Reading {
    /// Reads `text`.
    pub fn of(text: &str) -> Reading {
        Reading::read(text, false)
    }

    /// Reads `text` for its words alone: without what the gazetteer says of them, which takes longer than all else.
    pub fn bare(text: &str) -> Reading {
        Reading::read(text, true)
    }

    fn read(text: &str, bare: bool) -> Reading {
        let mut reading = Reading { words: Vec::with_capacity(text.len() / 5), bare, ..Reading::default() };
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            reading.read_line(text, start, start + line.len());
            start += line.len();
        }
        reading
    }

    /// The folded form of word `at`: lower case, no accents, no apostrophes; hyphens kept.
    pub fn fold(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |w| &self.folds[w.folded.0 as usize..w.folded.1 as usize])
    }

    /// Index of the first word that starts at or after byte `at`.
    pub fn word_from(&self, at: usize) -> usize {
        self.words.partition_point(|w| w.span.start < at)
    }

    /// The span from word `first` to the word before `end`.
    pub fn span(&self, first: usize, end: usize) -> Span {
        Span::new(self.words[first].span.start, self.words[end - 1].span.end)
    }

    fn read_line(&mut self, text: &str, start: usize, end: usize) {
        let first = self.words.len();
        let mut at = start;
        while at < end {
            let rest = &text[at..end];
            let Some(gap) = rest.find(|c: char| !is_blank(c)) else { break };
            if let Some(tab) = rest[..gap].find('\t') {
                self.push(text, Span::new(at + tab, at + tab + 1), Shape::Mark, false);
            }
            at += gap;
            let chunk = text[at..end].find(is_blank).map_or(end, |n| at + n);
            self.read_chunk(text, at, chunk);
            at = chunk;
        }
        let mut lead = first;
        while lead < self.words.len() && matches!(self.words[lead].span.of(text), ">" | "|") {
            lead += 1;
        }
        self.lines.push(Line { first: lead, end: self.words.len(), quoted: lead > first });
    }

    fn read_chunk(&mut self, text: &str, start: usize, end: usize) {
        let chunk = &text[start..end];
        // Nearly every run of letters is a word and no more.
        if !chunk.bytes().any(|b| matches!(b, b':' | b'@' | b'.')) {
            self.read_words(text, start, end, true);
            return;
        }
        if chunk.len() > 4 && (chunk.contains("://") || chunk.starts_with("www.")) && !chunk.contains("](") {
            let from = chunk.find("http").or_else(|| chunk.find("www.")).unwrap_or(0);
            let to = chunk.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '/').len().max(from);
            self.read_words(text, start, start + from, true);
            self.push(text, Span::new(start + from, start + to), Shape::Web, from > 0);
            self.read_words(text, start + to, end, false);
            return;
        }
        let mut from = start;
        while let Some((a, b)) = mail_in(&text[from..end]) {
            self.read_words(text, from, from + a, from == start);
            self.push(text, Span::new(from + a, from + b), Shape::Mail, from + a > start);
            from += b;
        }
        self.read_words(text, from, end, from == start);
    }

    fn read_words(&mut self, text: &str, start: usize, end: usize, spaced: bool) {
        let mut at = start;
        let mut glued = !spaced;
        while at < end {
            let len = word_length(&text[at..end]);
            let span = Span::new(at, at + len);
            self.push(text, span, shape_of(span.of(text)), glued);
            glued = true;
            at += len;
        }
    }

    fn push(&mut self, text: &str, span: Span, shape: Shape, glued: bool) {
        if span.is_empty() {
            return;
        }
        let word = span.of(text);
        let key = if self.bare { 0 } else { self.keys.of(word.as_bytes(), shape as u64) };
        let from = self.folds.len();
        let recalled = match self.bare {
            true => None,
            false => KNOWN.try_with(|known| self.recall(&mut known.borrow_mut(), key, word, shape)).ok().flatten(),
        };
        let facts = match recalled {
            Some(facts) => facts,
            None => self.fold_word(word, shape),
        };
        let line = self.lines.len() as u32;
        self.words.push(Word { span, shape, facts, glued, line, key, folded: (from as u32, self.folds.len() as u32) });
    }

    /// Adds the folded form of `word` as it was once read; `None` where it is too long to be kept.
    fn recall(&mut self, known: &mut Table<Known>, key: u64, word: &str, shape: Shape) -> Option<Facts> {
        let from = self.folds.len();
        let made = || {
            let facts = self.fold_word(word, shape);
            let folded = &self.folds.as_bytes()[from..];
            let mut out = Known { facts, length: u8::MAX, ..Known::default() };
            if let Some(kept) = out.fold.get_mut(..folded.len()) {
                kept.copy_from_slice(folded);
                out.length = folded.len() as u8;
            }
            self.folds.truncate(from);
            out
        };
        let known = known.get(key, made);
        let folded = known.fold.get(..usize::from(known.length))?;
        self.folds.push_str(std::str::from_utf8(folded).ok()?);
        Some(known.facts)
    }

    /// Adds the folded form of `word`, and gives what the gazetteer says of it.
    fn fold_word(&mut self, word: &str, shape: Shape) -> Facts {
        let from = self.folds.len();
        for c in word.chars().filter(|c| !matches!(c, '\'' | '’' | '‘' | 'ʼ')) {
            fold::fold_char(c, &mut self.folds);
        }
        match shape {
            Shape::Mark | Shape::Number | Shape::Mail | Shape::Web => Facts::default(),
            _ if self.bare => Facts::default(),
            _ => folded_facts(&self.folds[from..]),
        }
    }
}

fn folded_facts(folded: &str) -> Facts {
    let last = folded.rsplit('-').next().unwrap_or(folded);
    gazetteer::facts(last)
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}' | '\u{FEFF}')
}

/// Bytes of the word at the start of `rest`: letters and digits, joined by an apostrophe or hyphen between letters;
/// a possessive `'s` is a word of its own.
fn word_length(rest: &str) -> usize {
    let plain = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let ends = |b: &u8| b.is_ascii() && !b.is_ascii_digit() && !matches!(b, b'\'' | b'-');
    if plain > 0 && rest.as_bytes().get(plain).is_none_or(ends) {
        return plain;
    }
    let mut chars = rest.char_indices().peekable();
    let Some((_, first)) = chars.next() else { return 0 };
    if !first.is_alphanumeric() {
        return if first == '\'' || first == '’' { possessive(rest) } else { first.len_utf8() };
    }
    let (mut end, mut previous) = (first.len_utf8(), first);
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, n)| *n);
        let joins = next.is_some_and(char::is_alphabetic)
            && previous.is_alphabetic()
            && match c {
                '\'' | '’' => possessive(&rest[at..]) == c.len_utf8(),
                '-' | '‐' | '‑' => true,
                // A letter that the font or the program that wrote this did not have: the name goes on behind it.
                '\u{FFFD}' | '■' | '□' | '▯' => true,
                _ => false,
            };
        let mark = !c.is_ascii() && (unicode_normalization::char::is_combining_mark(c) || c == '\u{AD}');
        if !(c.is_alphanumeric() || joins || mark) || (c.is_alphabetic() && previous.is_numeric() && end > 4) {
            break;
        }
        end = at + c.len_utf8();
        previous = c;
    }
    end
}

/// Bytes of `'s` where `rest` starts with that and the word ends there; else of the apostrophe alone.
fn possessive(rest: &str) -> usize {
    let mark = rest.chars().next().map_or(0, char::len_utf8);
    let mut after = rest[mark..].chars();
    let s = after.next().is_some_and(|c| c == 's' || c == 'S');
    if s && !after.next().is_some_and(char::is_alphanumeric) { mark + 1 } else { mark }
}

fn shape_of(word: &str) -> Shape {
    let mut chars = word.chars();
    let Some(first) = chars.next() else { return Shape::Mark };
    if first.is_numeric() {
        return Shape::Number;
    }
    if !first.is_alphabetic() {
        return Shape::Mark;
    }
    let (mut upper, mut lower, mut digit) = (0, 0, 0);
    for c in chars {
        upper += usize::from(c.is_uppercase());
        lower += usize::from(c.is_lowercase());
        digit += usize::from(c.is_numeric());
    }
    match (first.is_uppercase(), upper, lower, digit) {
        (true, 0, 0, 0) => Shape::Initial,
        (true, 0, _, 0) => Shape::Capital,
        (true, _, 0, 0) => Shape::Upper,
        (true, _, _, 0) => Shape::Mixed,
        (false, 0, _, 0) if first.is_lowercase() => Shape::Lower,
        _ => Shape::Other,
    }
}

/// True for an e-mail address and nothing else.
pub(super) fn is_mail(text: &str) -> bool {
    !text.starts_with("www.") && mail_in(text) == Some((0, text.len()))
}

/// The first e-mail address in a run without white space, as a byte range of it (RFC 5321 addresses as people write them).
fn mail_in(chunk: &str) -> Option<(usize, usize)> {
    let local = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '%' | '&' | '=');
    let domain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
    let mut from = 0;
    while let Some(found) = chunk[from..].find('@') {
        let at = from + found;
        let start = chunk[from..at]
            .rfind(|c| !local(c))
            .map_or(from, |n| from + n + chunk[from + n..].chars().next().map_or(1, char::len_utf8));
        let end = chunk[at + 1..].find(|c| !domain(c)).map_or(chunk.len(), |n| at + 1 + n);
        let host = chunk[at + 1..end].trim_end_matches(['.', '-']);
        let start = start + (chunk[start..at].len() - chunk[start..at].trim_start_matches(['.', '-']).len());
        if start < at && host.contains('.') && host.chars().next().is_some_and(char::is_alphanumeric) {
            return Some((start, at + 1 + host.len()));
        }
        from = at + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<(String, Shape)> {
        Reading::of(text).words.iter().map(|w| (w.span.of(text).to_owned(), w.shape)).collect()
    }

    #[test]
    fn possessives_part_and_apostrophes_join() {
        let all = words("Jack's O'Brien’s Smith-Jones, d.m@x.org;");
        let text: Vec<_> = all.iter().map(|w| w.0.as_str()).collect();
        assert_eq!(text, ["Jack", "'s", "O'Brien", "’s", "Smith-Jones", ",", "d.m@x.org", ";"]);
        assert_eq!((all[2].1, all[4].1, all[6].1), (Shape::Mixed, Shape::Mixed, Shape::Mail));
        assert_eq!(words("Miss Szyma■ska ■ Leo")[1], ("Szyma■ska".to_owned(), Shape::Capital));
    }

    #[test]
    fn lines_know_quotation_and_words_their_fold() {
        let r = Reading::of("a\n> Zoë said\n\n");
        assert_eq!((r.lines.len(), r.lines[1].quoted, r.lines[2].is_blank()), (3, true, true));
        assert_eq!(r.fold(r.lines[1].first), "zoe");
    }

    #[test]
    fn any_text_is_read_without_loss() {
        for text in ["@@ a@b @x.y. <é@ü.de>", "''s's", "ﬁ \u{301}x", "x://y http://", "\u{FEFF}>|a\u{200B}b"] {
            let r = Reading::of(text);
            assert!(r.words.windows(2).all(|w| w[0].span.end <= w[1].span.start), "{text}");
            assert!(r.words.iter().all(|w| !w.span.of(text).is_empty()));
        }
    }
}
