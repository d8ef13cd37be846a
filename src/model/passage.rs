//! The passage: what is read, indexed and decided.

use super::{Evidence, Locator, Span};
use serde::{Deserialize, Serialize};

/// What a passage is, for finding, for people and for the page it is typeset on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PassageKind {
    /// Running text.
    Body,
    /// A heading.
    Heading,
    /// The header block of a mail message, one `Name: value` a line; `fields` gives each value.
    MailHeader,
    /// Text a message quotes from an earlier one.
    Quoted,
    /// A row of a sheet or table: cells joined by tabs; `fields` gives each cell under its column's name.
    Row,
    /// The row that names the columns.
    ColumnNames,
    /// A footnote, comment, annotation, form value, bookmark, alternative text …
    Note,
    /// Metadata: title, author, keywords, custom properties.
    Property,
}

/// A named value within a passage's text: a mail header, a cell under its column, a form field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// Header or column name, as the document gives it.
    pub name: Evidence,
    /// The value, in bytes of the passage's text.
    pub span: Span,
}

/// One passage of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// Where it stands.
    pub locator: Locator,
    /// What it is.
    pub kind: PassageKind,
    /// Why a reader of the document would not see it (`white text`, `hidden sheet` …: fixed words of ours); `None` for what is plainly visible.
    pub hidden: Option<String>,
    /// Its text.
    pub text: Evidence,
    /// Named values within the text, in order, not overlapping.
    pub fields: Vec<Field>,
    /// Which of `fields` repeat the value of a merged cell that begins in a row above: it belongs to this row, and stands there.
    #[serde(default)]
    pub repeated: Vec<u32>,
}

impl Passage {
    /// A visible passage without fields.
    pub fn new(locator: Locator, kind: PassageKind, text: impl Into<String>) -> Passage {
        Passage { locator, kind, hidden: None, text: Evidence::new(text), fields: Vec::new(), repeated: Vec::new() }
    }

    /// The same, marked as hidden in the source for the reason `why` (a fixed word of ours).
    pub fn hidden(mut self, why: &str) -> Passage {
        self.hidden = Some(why.to_owned());
        self
    }

    /// The fields that stand in this passage itself, those of merged cells above left out.
    pub fn own_fields(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().zip(0u32..).filter(|(_, n)| !self.repeated.contains(n)).map(|(field, _)| field)
    }

    /// The values of every field named `name` (ASCII case ignored).
    pub fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.fields
            .iter()
            .filter(move |f| f.name.expose().eq_ignore_ascii_case(name))
            .map(|f| f.span.of(self.text.expose()))
    }
}

/// Builds a passage out of named values: lines of `Name: value` or tab-separated cells.
#[derive(Default)]
pub struct FieldBuilder {
    text: String,
    fields: Vec<Field>,
}

impl FieldBuilder {
    /// Appends `Name: value` on a line of its own.
    pub fn line(&mut self, name: &str, value: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(name);
        self.text.push_str(": ");
        self.push(name, value);
    }

    /// Appends a cell, after a tab unless it is the first.
    pub fn cell(&mut self, column: &str, value: &str) {
        if !self.fields.is_empty() {
            self.text.push('\t');
        }
        self.push(column, value);
    }

    fn push(&mut self, name: &str, value: &str) {
        let start = self.text.len();
        self.text.push_str(value);
        self.fields.push(Field { name: Evidence::new(name), span: Span::new(start, self.text.len()) });
    }

    /// True where nothing was added.
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    /// The finished passage.
    pub fn finish(self, locator: Locator, kind: PassageKind) -> Passage {
        Passage {
            locator,
            kind,
            hidden: None,
            text: Evidence::new(self.text),
            fields: self.fields,
            repeated: Vec::new(),
        }
    }
}
