//! Where in a document a passage stands. Locators are logged, so they never hold evidence: sheets and parts go by number.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A place inside one item. Numbers count from 1.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Locator {
    /// The whole item.
    Whole,
    /// A page of a PDF.
    Page(u32),
    /// Something beside the text of a PDF page: `what` is a fixed word such as `annotation`, `form field`, `bookmark`.
    PagePart {
        /// Page number, 0 where it belongs to the whole file.
        page: u32,
        /// Fixed word of ours, never text of the file.
        what: String,
        /// Number among its kind.
        number: u32,
    },
    /// A paragraph (or a run of them) of a part of a word-processing document: `part` is a fixed word such as `body`, `header`, `footnote`.
    Paragraph {
        /// Fixed word of ours, never text of the file.
        part: String,
        /// Number of the first paragraph in that part.
        number: u32,
    },
    /// Lines of a text file.
    Lines(u32, u32),
    /// A row of a sheet.
    Row {
        /// Number of the sheet.
        sheet: u32,
        /// Number of the row as the spreadsheet program shows it.
        row: u32,
    },
    /// A part of a sheet that is no row: comment, defined name, validation …
    SheetPart {
        /// Number of the sheet, 0 where it belongs to the workbook.
        sheet: u32,
        /// Fixed word of ours.
        what: String,
        /// Number among its kind.
        number: u32,
    },
    /// The header block of a mail message.
    MailHeader,
    /// A body part of a mail message.
    MailBody(u32),
    /// A property or metadata entry of the file: fixed word of ours.
    Property(String),
    /// A message that a mail message quotes or forwards.
    MailQuoted {
        /// Number of the body part.
        body: u32,
        /// Its number among those quoted, in the order they stand.
        number: u32,
    },
}

impl fmt::Display for Locator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Locator::Whole => write!(f, "whole file"),
            Locator::Page(n) => write!(f, "page {n}"),
            Locator::PagePart { page: 0, what, number } => write!(f, "{what} {number}"),
            Locator::PagePart { page, what, number } => write!(f, "page {page}, {what} {number}"),
            Locator::Paragraph { part, number } => write!(f, "{part}, paragraph {number}"),
            Locator::Lines(a, b) if a == b => write!(f, "line {a}"),
            Locator::Lines(a, b) => write!(f, "lines {a}-{b}"),
            Locator::Row { sheet, row } => write!(f, "sheet {sheet}, row {row}"),
            Locator::SheetPart { sheet: 0, what, number } => write!(f, "{what} {number}"),
            Locator::SheetPart { sheet, what, number } => write!(f, "sheet {sheet}, {what} {number}"),
            Locator::MailHeader => write!(f, "message header"),
            Locator::MailBody(n) => write!(f, "message body, part {n}"),
            Locator::MailQuoted { body: 1, number } => write!(f, "quoted message {number}"),
            Locator::MailQuoted { body, number } => write!(f, "message body, part {body}, quoted message {number}"),
            Locator::Property(what) => write!(f, "property {what}"),
        }
    }
}
