//! One sheet's rows as passages, for every spreadsheet format: finds the row that names the columns and keeps within a
//! budget of cells and text.

use super::table;
use crate::model::{Exception, ExceptionKind, Locator, Passage, PassageKind};

/// Cells with content a workbook may have before reading stops.
pub const MAX_CELLS: u64 = 2_000_000;
/// Bytes of text the cells of a workbook may hold in all.
const MAX_TEXT: u64 = 64 << 20;
/// Bytes of a visible cell that is shown again beside the hidden ones of its row: names and numbers, no remarks.
const LONGEST_LABEL: usize = 40;
/// Rows looked at for the names of columns.
const NAMES_WITHIN: u32 = 10;

/// What is left of the budget of a workbook.
pub struct Budget {
    cells: u64,
    text: u64,
    spent: bool,
}

impl Default for Budget {
    fn default() -> Budget {
        Budget { cells: MAX_CELLS, text: MAX_TEXT, spent: false }
    }
}

impl Budget {
    /// Takes one cell; false where the budget is spent.
    pub fn take(&mut self, text: &str) -> bool {
        let size = text.len() as u64;
        if self.cells == 0 || self.text < size {
            self.spent = true;
        } else {
            self.cells -= 1;
            self.text -= size;
        }
        !self.spent
    }

    /// True once a cell was refused.
    pub fn spent(&self) -> bool {
        self.spent
    }

    /// The exception that says so.
    pub fn exception(sheet: u32) -> Exception {
        let locator = Locator::SheetPart { sheet, what: "rows".to_owned(), number: 1 };
        Exception::at(
            locator,
            ExceptionKind::TooLarge,
            "the workbook holds more cells or text than the limit; the rest was not read",
        )
    }
}

/// Makes passages of a sheet's rows as they come.
pub struct Rows {
    sheet: u32,
    columns: Vec<String>,
    seen: u32,
    /// Why the whole sheet is hidden.
    hidden: Option<&'static str>,
    /// The passages so far.
    pub passages: Vec<Passage>,
}

impl Rows {
    /// Begins the sheet numbered `sheet` (from 1) with its name as a heading.
    pub fn new(sheet: u32, untrusted_name: &str, hidden: Option<&'static str>) -> Rows {
        let locator = Locator::SheetPart { sheet, what: "name".to_owned(), number: 1 };
        let mut heading = Passage::new(locator, PassageKind::Heading, untrusted_name);
        heading.hidden = hidden.map(str::to_owned);
        Rows { sheet, columns: Vec::new(), seen: 0, hidden, passages: vec![heading] }
    }

    /// Adds a row: its number as shown, cells by column from 0. `hidden` says why this row is not seen.
    pub fn push(&mut self, row: u32, cells: &[(u32, String)], hidden: Option<&'static str>) {
        let full: Vec<(u32, &str)> =
            cells.iter().filter(|(_, t)| !t.trim().is_empty()).map(|(c, t)| (*c, t.as_str())).collect();
        if full.is_empty() {
            return;
        }
        let texts: Vec<&str> = full.iter().map(|(_, t)| *t).collect();
        self.seen += 1;
        let names = self.columns.is_empty() && self.seen <= NAMES_WITHIN && table::names_columns(&texts);
        if names {
            let last = full.last().map_or(0, |(c, _)| *c as usize);
            self.columns = vec![String::new(); last + 1];
            for (column, text) in &full {
                self.columns[*column as usize] = text.replace(['\n', '\t'], " ");
            }
        }
        let kind = if names { PassageKind::ColumnNames } else { PassageKind::Row };
        let mut passage = table::row(&full, &self.columns, Locator::Row { sheet: self.sheet, row }, kind);
        passage.hidden = self.hidden.or(hidden).map(str::to_owned);
        self.passages.push(passage);
    }

    /// Adds a row whose cells in hidden columns (`concealed`) become a passage of their own.
    pub fn push_parted(
        &mut self,
        row: u32,
        cells: &[(u32, String)],
        hidden: Option<&'static str>,
        concealed: impl Fn(u32) -> bool,
    ) {
        if hidden.is_some() || !cells.iter().any(|(column, _)| concealed(*column)) {
            return self.push(row, cells, hidden);
        }
        let seen: Vec<(u32, String)> = cells.iter().filter(|(column, _)| !concealed(*column)).cloned().collect();
        self.push(row, &seen, None);
        // What tells whose row it is stays with the hidden cells; long texts are not told twice.
        let kept = |(column, text): &&(u32, String)| concealed(*column) || text.len() <= LONGEST_LABEL;
        let hidden: Vec<(u32, String)> = cells.iter().filter(kept).cloned().collect();
        self.hidden_columns(row, &hidden);
    }

    /// The cells of a row that stand in hidden columns, as a passage of their own.
    fn hidden_columns(&mut self, row: u32, cells: &[(u32, String)]) {
        let full: Vec<(u32, &str)> =
            cells.iter().filter(|(_, t)| !t.trim().is_empty()).map(|(c, t)| (*c, t.as_str())).collect();
        if !full.is_empty() {
            let passage = table::row(&full, &self.columns, Locator::Row { sheet: self.sheet, row }, PassageKind::Row);
            self.passages.push(passage.hidden(self.hidden.unwrap_or("hidden column")));
        }
    }
}
