//! Pages from elements: A4, embedded Noto Sans, tagged, with bookmarks. It knows paragraphs, tables and labels, nothing of
//! requests. The same elements give the same bytes.

mod fonts;
mod layout;
mod lines;
mod paint;

use crate::model::Result;
use crate::redact::Piece;
pub use fonts::{Faces, label_shapes, outlines};
pub use layout::PAGE;

/// How a run of text looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// As the paragraph's style says.
    Plain,
    /// Bold.
    Bold,
    /// Grey: words of ours beside evidence.
    Aside,
    /// White on a dark box: stands for something removed.
    Label,
}

/// Text of one look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// How it looks.
    pub look: Look,
    /// What it says.
    pub text: String,
    /// Where a page number goes: that of the `n`th [`Element::Anchor`], once known.
    pub page_of: Option<usize>,
    /// Allowed to be read here whatever was redacted elsewhere (see `redact::Piece::Kept`).
    pub kept: bool,
}

impl Run {
    /// Text of a look.
    pub fn new(look: Look, text: impl Into<String>) -> Run {
        Run { look, text: text.into(), page_of: None, kept: false }
    }

    /// Plain text.
    pub fn plain(text: impl Into<String>) -> Run {
        Run::new(Look::Plain, text)
    }

    /// The number of the page that anchor `n` is on.
    pub fn page_of(n: usize) -> Run {
        Run { page_of: Some(n), ..Run::plain("0000") }
    }

    /// The run that shows a piece.
    pub fn piece(piece: &Piece) -> Run {
        match piece {
            Piece::Text(t) => Run::plain(t.as_str()),
            Piece::Kept(t) => Run { kept: true, ..Run::plain(t.as_str()) },
            Piece::Label(t) => Run::new(Look::Label, t.as_str()),
        }
    }
}

/// A label in words to be read aloud: `[Person B: Sch 2 para 16]` is "redacted: Person B, Schedule 2 paragraph 16".
pub fn spoken(label: &str) -> String {
    let bare = label.trim().trim_start_matches('[').trim_end_matches(']');
    if bare.eq_ignore_ascii_case("redacted") {
        return "redacted".into();
    }
    let words = bare.replace(": ", ", ").replace("Sch ", "Schedule ").replace(" para ", " paragraph ");
    format!("redacted: {}", words.replace("Art ", "Article "))
}

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Running text.
    Body,
    /// Text a message quotes: set in from the left.
    Quoted,
    /// Small: schedule cells, notes of ours.
    Small,
    /// `Name: value`, hanging.
    Field,
    /// An item of a list, hanging.
    Item,
}

/// A part of a document, top to bottom.
#[derive(Clone, Debug)]
pub enum Element {
    /// A heading of level 1 to 3.
    Heading(u8, Vec<Run>),
    /// A paragraph; line ends in it are kept.
    Paragraph(Style, Vec<Run>),
    /// A table with shares of the width, a head repeated on each page, and rows of cells.
    Table { shares: Vec<f32>, head: Vec<String>, rows: Vec<Vec<Vec<Run>>> },
    /// A page of its own for composed page number such, painted later; with what can be read on it.
    Sheet(usize, Vec<Vec<Piece>>),
    /// A thin line.
    Rule,
    /// What follows starts a page, unless one has just started.
    NewPage,
    /// Whose page number can be asked for; with a bookmark of that level and title where given.
    Anchor(Option<(u8, String)>),
}

/// Facts about the whole document.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// Title in the metadata.
    pub title: String,
    /// Who sends it.
    pub author: String,
    /// Left part of every footer, before the four-digit page number: `SAR-2026-0001`.
    pub footer: String,
    /// The date in the metadata; the clock is never asked.
    pub date: Option<jiff::civil::Date>,
}

/// A finished document.
#[derive(Clone, Debug)]
pub struct Typeset {
    /// The PDF.
    pub pdf: Vec<u8>,
    /// Pages.
    pub pages: usize,
    /// Page of each anchor, from 1, in order.
    pub anchors: Vec<usize>,
    /// Pages kept free, from 0, each with the number of the composed page that goes there.
    pub sheets: Vec<(usize, usize)>,
    /// Characters that the fonts lack, each shown as its code point.
    pub missing: usize,
}

/// Sets `elements` as a PDF.
pub fn typeset(about: &About, elements: &[Element]) -> Result<Typeset> {
    set(about, elements, true)
}

/// The same without page numbers, for pages that are put among others.
pub fn inset(about: &About, elements: &[Element]) -> Result<Typeset> {
    set(about, elements, false)
}

fn set(about: &About, elements: &[Element], numbered: bool) -> Result<Typeset> {
    let faces = Faces::load()?;
    let first = layout::layout(&faces, elements, &[]);
    let pages = layout::layout(&faces, elements, &first.anchors);
    let anchors = pages.anchors.iter().map(|a| a.page + 1).collect();
    let (count, missing, sheets) = (pages.pages.len(), pages.missing, pages.sheets.clone());
    Ok(Typeset { pdf: paint::paint(&faces, about, pages, numbered)?, pages: count, anchors, sheets, missing })
}

#[cfg(test)]
mod tests;
