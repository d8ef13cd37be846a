//! What the two binary workbook formats share on the way from calamine's cells to passages.

use super::xlsx::formats::{number, stamp};
use super::{office, xlsx};
use crate::model::passage::FieldBuilder;
use crate::model::{Locator, Passage, PassageKind};
use calamine::{Data, DataRef, SheetVisible};
use std::collections::HashSet;

/// A cell's text as a program would show it, blank for empty cells.
pub fn text(cell: &DataRef, is_1904: bool) -> String {
    match cell {
        DataRef::Int(value) => value.to_string(),
        DataRef::Float(value) => number(*value),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(value) => if *value { "TRUE" } else { "FALSE" }.to_owned(),
        DataRef::DateTime(value) => stamp(value, is_1904),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

/// The same for an owned cell.
pub fn owned(cell: &Data, is_1904: bool) -> String {
    match cell {
        Data::Int(value) => value.to_string(),
        Data::Float(value) => number(*value),
        Data::String(text) => text.clone(),
        Data::Bool(value) => text(&DataRef::Bool(*value), is_1904),
        Data::DateTime(value) => stamp(value, is_1904),
        Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Error(error) => error.to_string(),
        Data::Empty => String::new(),
    }
}

/// Why a sheet is hidden, where it is.
pub fn hidden(visible: SheetVisible) -> Option<&'static str> {
    match visible {
        SheetVisible::Visible => None,
        SheetVisible::Hidden => Some("hidden sheet"),
        SheetVisible::VeryHidden => Some("very hidden sheet"),
    }
}

/// A comment of a cell; what is not known of it is blank.
pub fn comment(sheet: u32, number: u32, cell: &str, author: &str, date: &str, text: &str) -> Passage {
    let mut fields = FieldBuilder::default();
    for (label, value) in [("Author", author), ("Date", date), (format!("Comment on {cell}").as_str(), text)] {
        if !value.trim().is_empty() {
            fields.line(label, value.trim());
        }
    }
    fields.finish(Locator::SheetPart { sheet, what: "comment".to_owned(), number }, PassageKind::Note)
}

/// The texts that a sheet's formulas hold, as hidden notes.
pub fn formulas<'f>(sheet: u32, formulas: impl Iterator<Item = &'f str>) -> Vec<Passage> {
    let at = |number| Locator::SheetPart { sheet, what: "formula".to_owned(), number };
    office::lines(&literals(formulas), PassageKind::Note, Some("formula"), at)
}

/// The texts that formulas hold, each once. calamine does not double the quotes within texts, so what stands between two texts
/// may come out as one: such pieces of formula, which have brackets, differ from row to row in their numbers alone.
fn literals<'f>(formulas: impl Iterator<Item = &'f str>) -> Vec<String> {
    let (mut said, mut out) = (HashSet::new(), Vec::new());
    for texts in formulas.filter_map(xlsx::literals) {
        let key = if texts.contains('(') { texts.replace(|c: char| c.is_ascii_digit(), "") } else { texts.clone() };
        if said.insert(key) {
            out.push(texts);
        }
    }
    out
}
