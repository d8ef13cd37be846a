//! Names in scripts that set no spaces between words (Chinese, Japanese, Thai …), or that hang endings on a name (Korean): no token
//! begins or ends with them, so they are looked for letter by letter, whatever stands around them.

use crate::model::Span;
use unicode_normalization::UnicodeNormalization;

/// Fewer letters than this are no name of anybody alone.
const SHORTEST: usize = 2;

/// Names to look for, as letters, each with the number it was given under.
#[derive(Default)]
pub(super) struct Unspaced(Vec<(usize, Vec<char>)>);

impl Unspaced {
    /// Those of `terms` that are in such a script; the number of each is its place among them.
    pub fn new<'t>(terms: impl Iterator<Item = &'t str>) -> Unspaced {
        Unspaced(terms.enumerate().filter_map(|(n, term)| Some((n, letters_of(term)?))).collect())
    }

    /// Where they stand.
    pub fn find(&self, text: &str) -> Vec<Span> {
        self.find_each(text).into_iter().map(|(_, span)| span).collect()
    }

    /// Where they stand, also with white space or signs between their letters, each with its number.
    pub fn find_each(&self, text: &str) -> Vec<(usize, Span)> {
        if self.0.is_empty() || text.is_ascii() {
            return Vec::new();
        }
        let mut letters: Vec<(char, usize, usize)> = Vec::new();
        for (at, c) in text.char_indices() {
            let folded = std::iter::once(c).nfkc().filter(|c| c.is_alphanumeric());
            letters.extend(folded.map(|f| (f, at, at + c.len_utf8())));
        }
        let mut out = Vec::new();
        for (number, name) in &self.0 {
            for (n, window) in letters.windows(name.len()).enumerate() {
                if window.iter().map(|(c, ..)| c).eq(name.iter()) {
                    out.push((*number, Span::new(letters[n].1, letters[n + name.len() - 1].2)));
                }
            }
        }
        out
    }
}

/// The letters of a name in such a script; `None` for any other, and for a single letter.
fn letters_of(name: &str) -> Option<Vec<char>> {
    let letters: Vec<char> = name.nfkc().filter(|c| c.is_alphanumeric()).collect();
    (letters.len() >= SHORTEST && letters.iter().all(|c| runs_on(*c))).then_some(letters)
}

/// True for a name that is looked for letter by letter, whatever stands around it.
pub(super) fn is_unspaced(name: &str) -> bool {
    letters_of(name).is_some()
}

/// Where such a name stands in `text`; `None` for a name in any other script.
pub fn occurrences(text: &str, name: &str) -> Option<Vec<Span>> {
    is_unspaced(name).then(|| Unspaced::new([name].into_iter()).find(text))
}

/// True where all letters of `text` are of scripts without spaces between words (Korean has them).
pub(super) fn is_unparted(text: &str) -> bool {
    let is_korean = |c: char| matches!(c, '\u{1100}'..='\u{11FF}' | '\u{3130}'..='\u{318F}' | '\u{AC00}'..='\u{D7A3}');
    text.chars().filter(|c| c.is_alphanumeric()).all(|c| runs_on(c) && !is_korean(c))
}

/// Letters of scripts without spaces between words, and of Korean.
fn runs_on(c: char) -> bool {
    matches!(c, '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1100}'..='\u{11FF}' | '\u{1780}'..='\u{17FF}' | '\u{3005}'..='\u{3007}'
        | '\u{3040}'..='\u{30FF}' | '\u{3100}'..='\u{318F}' | '\u{31F0}'..='\u{31FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}' | '\u{FF66}'..='\u{FFDC}' | '\u{20000}'..='\u{323AF}')
}

#[cfg(test)]
mod tests {
    use crate::redact::Terms;

    #[test]
    fn names_in_running_text_go_and_what_stands_around_them_stays() {
        let terms = Terms::new(&["王小明", "김철수", "山田 太郎"]).unwrap();
        for (text, left) in [
            ("我们昨天见到王小明，他说", "我们昨天见到#，他说"),
            ("王 小\n明来了", "#来了"),
            ("김철수가 왔다", "# 왔다"),
            ("昨日山田太郎さんが来た", "昨日#さんが来た"),
            ("王小红来了", "王小红来了"),
        ] {
            let mut out = text.to_owned();
            terms.find(text).into_iter().rev().for_each(|s| out.replace_range(s.start..s.end, "#"));
            assert_eq!(out, left);
        }
    }
}
