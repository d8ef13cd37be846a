//! What the two binary workbook formats share on the way from calamine's cells to passages.

use super::xlsx::formats::{number, stamp};
use calamine::{Data, DataRef, SheetVisible};

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
