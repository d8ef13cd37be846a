//! The signs that word processors and telephones put into numbers, as the plain ones that the scanner knows: hyphens that do not break,
//! narrow blanks, wide figures, and what nobody sees (a contact's number is wrapped in marks of direction).

use crate::model::{Span, fold};

/// A text with plain signs, and where its bytes stood before.
pub(super) struct Plain<'a> {
    pub text: String,
    before: &'a str,
    /// Behind each sign that changed: its place in `text`, and in the text before.
    shifts: Vec<(usize, usize)>,
}

impl<'a> Plain<'a> {
    /// None where `text` has plain signs only.
    pub fn of(text: &'a str) -> Option<Plain<'a>> {
        if text.is_ascii() || !text.chars().any(|c| !c.is_ascii() && sign(c) != Sign::Own) {
            return None;
        }
        let mut plain = Plain { text: String::with_capacity(text.len()), before: text, shifts: vec![(0, 0)] };
        for (at, c) in text.char_indices() {
            match sign(c) {
                Sign::Own => plain.text.push(c),
                Sign::As(other) => plain.change(Some(other), at + c.len_utf8()),
                Sign::Unseen => plain.change(None, at + c.len_utf8()),
            }
        }
        Some(plain)
    }

    fn change(&mut self, to: Option<char>, behind: usize) {
        self.text.extend(to);
        self.shifts.push((self.text.len(), behind));
    }

    /// The bytes before of a span of `text`.
    pub fn back(&self, span: Span) -> Span {
        let last = self.place(span.end.saturating_sub(1));
        let rest = self.before.get(last..).and_then(|rest| rest.chars().next());
        Span::new(self.place(span.start), last + rest.map_or(1, char::len_utf8))
    }

    fn place(&self, at: usize) -> usize {
        let (here, before) = self.shifts[self.shifts.partition_point(|s| s.0 <= at) - 1];
        before + at - here
    }
}

#[derive(PartialEq, Eq)]
enum Sign {
    Own,
    As(char),
    Unseen,
}

fn sign(c: char) -> Sign {
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' => Sign::As('-'),
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => Sign::As(' '),
        '\u{2044}' | '\u{2215}' => Sign::As('/'),
        // Figures and signs as wide as those of a script without spaces.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).map_or(Sign::Own, Sign::As),
        c if !c.is_ascii() && fold::is_ignorable(c) => Sign::Unseen,
        _ => Sign::Own,
    }
}
