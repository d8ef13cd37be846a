//! A text as the judge reads it: folded words with their possessives taken off and words broken over a line joined.

use super::links::{Link, link};
use crate::model::{Span, fold};
use compact_str::CompactString;

/// One word of the text.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// Folded, without a possessive `s`; a usual word takes no memory of its own.
    pub text: CompactString,
    /// Its bytes, the possessive included.
    pub span: Span,
    /// Where a part behind an apostrophe starts in `text`; 0 where none.
    pub tail: usize,
    /// True where a possessive `s` was taken off.
    pub possessive: bool,
}

/// The text and its words.
pub(super) struct Words<'a> {
    pub text: &'a str,
    pub all: Vec<Word>,
}

impl<'a> Words<'a> {
    /// Reads `text`; `wanted` says which words are worth joining over a line's hyphen.
    pub fn read(text: &'a str, wanted: impl Fn(&str) -> bool) -> Words<'a> {
        let mut all: Vec<Word> = Vec::with_capacity(text.len() / 6);
        fold::for_each_folded(text, |token, span, tail| {
            let mut word = Word { text: token.into(), span, tail, possessive: false };
            if word.tail > 0 && &word.text[word.tail..] == "s" && word.text.chars().all(char::is_alphabetic) {
                word.possessive = true;
                word.text.truncate(word.tail);
                word.tail = 0;
            }
            if let Some(bare) = bare_of_clitic(&word.text).filter(|bare| wanted(bare)) {
                word.text = CompactString::from(bare);
                word.tail = 0;
            }
            if let Some(last) = all.last_mut()
                && is_break(&text[last.span.end..word.span.start])
            {
                let joined = compact_str::format_compact!("{}{}", last.text, word.text);
                if wanted(&joined) {
                    *last = Word {
                        text: joined,
                        span: Span::new(last.span.start, word.span.end),
                        tail: 0,
                        possessive: word.possessive,
                    };
                    return;
                }
            }
            all.push(word);
        });
        Words { text, all }
    }

    pub fn get(&self, at: usize) -> Option<&str> {
        self.all.get(at).map(|w| w.text.as_str())
    }

    /// What stands between the words `at` and `at + 1`.
    pub fn gap(&self, at: usize) -> &'a str {
        match (self.all.get(at), self.all.get(at + 1)) {
            (Some(a), Some(b)) => self.text.get(a.span.end..b.span.start).unwrap_or("\n\n"),
            _ => "\n\n",
        }
    }

    pub fn link(&self, at: usize) -> Link {
        link(self.gap(at))
    }

    pub fn is_capital(&self, at: usize) -> bool {
        self.all.get(at).is_some_and(|w| w.span.of(self.text).starts_with(is_capital))
    }

    /// Two letters or more and all capitals.
    pub fn is_shouted(&self, at: usize) -> bool {
        let Some(word) = self.all.get(at) else { return false };
        let raw = word.span.of(self.text);
        raw.chars().filter(|c| c.is_alphabetic()).count() > 1 && !raw.chars().any(char::is_lowercase)
    }

    pub fn span(&self, from: usize, to: usize) -> Span {
        Span::new(self.all[from].span.start, self.all[to - 1].span.end)
    }
}

/// The words of a short text, each by itself.
pub(super) fn words_of(text: &str) -> Vec<String> {
    Words::read(text, |_| false).all.into_iter().map(|word| word.text.into_string()).collect()
}

/// Arabic writes `and`, `to`, `by`, `like` in one word with the name behind it.
pub(super) const CLITICS: [char; 5] = ['\u{648}', '\u{641}', '\u{628}', '\u{644}', '\u{643}'];

fn bare_of_clitic(word: &str) -> Option<&str> {
    let first = word.chars().next().filter(|c| CLITICS.contains(c))?;
    Some(&word[first.len_utf8()..]).filter(|bare| bare.chars().count() > 2)
}

/// A capital, or a letter of a script that has none.
pub(super) fn is_capital(c: char) -> bool {
    c.is_uppercase() || !c.is_ascii() && c.is_alphabetic() && !c.is_lowercase()
}

/// A hyphen, or a quoted-printable `=`, at the end of a line inside a word.
pub(super) fn is_break(gap: &str) -> bool {
    let mut rest = gap.chars();
    gap.len() > 1
        && matches!(rest.next(), Some('-' | '=' | '\u{2010}' | '\u{ad}'))
        && gap.matches('\n').count() == 1
        && rest.all(|c| matches!(c, '\n' | '\r' | ' ' | '>'))
}
