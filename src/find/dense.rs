//! Names in scripts that put no spaces between words (Chinese, Japanese, Korean, Thai …): found by their letters as they stand,
//! wherever a word may begin.

use crate::index::{Term, grams};
use crate::model::{Span, fold};

/// What follows a surname where somebody is spoken of politely.
const TITLES: &[&str] = &[
    "先生",
    "女士",
    "小姐",
    "太太",
    "老师",
    "老師",
    "博士",
    "同学",
    "同學",
    "さん",
    "さま",
    "様",
    "氏",
    "君",
    "くん",
    "ちゃん",
    "씨",
    "님",
    "선생",
];
/// Chinese surnames of two characters.
const LONG: &[&str] = &[
    "欧阳", "歐陽", "司马", "司馬", "诸葛", "諸葛", "上官", "司徒", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "남궁",
    "황보", "선우",
];

/// One name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct DenseName {
    /// Surname and given name where the request parts them, else the whole.
    parts: Vec<String>,
    /// The surname.
    family: String,
}

/// A place where it stands.
pub(super) struct DenseHit {
    pub span: Span,
    /// True for the whole name, false for the surname with a title.
    pub whole: bool,
}

impl DenseName {
    /// True where the name is written in such a script.
    pub fn is(name: &str) -> bool {
        name.chars().any(grams::is_dense)
    }

    pub fn new(name: &str) -> Option<DenseName> {
        let split = |c: char| c.is_whitespace() || matches!(c, '・' | '·' | ',' | '，' | '、');
        let parts: Vec<String> = name.split(split).filter(|p| !p.is_empty()).map(str::to_owned).collect();
        let first = parts.first()?;
        let long = LONG.iter().find(|l| first.starts_with(**l));
        let family = match (parts.len(), long) {
            (1, Some(long)) => (*long).to_owned(),
            (1, None) => first.chars().take(1).collect(),
            _ => first.clone(),
        };
        Some(DenseName { parts, family })
    }

    /// The whole name, for people.
    pub fn shown(&self) -> String {
        self.parts.concat()
    }

    /// What the index is asked: the pairs of letters within each part, or within the surname and a title behind it.
    pub fn queries(&self) -> Vec<Vec<Term>> {
        let terms = |parts: &[String]| -> Vec<Term> { parts.iter().flat_map(|p| pairs(p)).map(Term::Token).collect() };
        let titled = TITLES.iter().map(|t| terms(&[format!("{}{t}", self.family)]));
        std::iter::once(terms(&self.parts)).chain(titled).filter(|t| !t.is_empty()).collect()
    }

    /// Every place in `text`, in order.
    pub fn find(&self, text: &str) -> Vec<DenseHit> {
        let Some(first) = self.family.chars().next() else { return Vec::new() };
        let mut out: Vec<DenseHit> = Vec::new();
        for (at, _) in text.char_indices().filter(|(_, c)| *c == first) {
            if out.last().is_some_and(|hit| at < hit.span.end) {
                continue;
            }
            let title = || TITLES.iter().find_map(|t| stands(text, at, &[&self.family, t], false));
            let whole = self.whole_at(text, at);
            if let Some(end) = whole.or_else(title) {
                out.push(DenseHit { span: Span::new(at, end), whole: whole.is_some() });
            }
        }
        out
    }

    fn whole_at(&self, text: &str, at: usize) -> Option<usize> {
        let parts: Vec<&str> = self.parts.iter().map(String::as_str).collect();
        stands(text, at, &parts, true)
    }
}

/// Where `parts`, one behind the other, end; `apart` lets a space or a dot stand between them.
fn stands(text: &str, at: usize, parts: &[&str], apart: bool) -> Option<usize> {
    let mut end = at;
    for (n, part) in parts.iter().enumerate() {
        let rest = text.get(end..)?;
        let skipped =
            if n > 0 && apart { rest.trim_start_matches([' ', '\u{3000}', '\n', '\r', '・', '·']) } else { rest };
        if rest.len() - skipped.len() > 8 || !skipped.starts_with(part) {
            return None;
        }
        end += rest.len() - skipped.len() + part.len();
    }
    Some(end)
}

/// Every two neighbouring letters of a folded text; the one letter of a text of one.
fn pairs(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    fold::for_each_token(text, |token| grams::grams(&token.text, |gram| out.push(gram.to_owned())));
    if out.iter().any(|gram| gram.chars().nth(1).is_some()) {
        out.retain(|gram| gram.chars().nth(1).is_some());
    }
    out.sort();
    out.dedup();
    out
}
