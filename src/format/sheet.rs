//! One sheet's rows as passages, for every spreadsheet format: finds the row that names the columns and keeps within a
//! budget of cells and text.

use super::table;
use crate::model::{Exception, ExceptionKind, Locator, Passage, PassageKind};
use std::collections::HashMap;

/// Cells with content a workbook may have before reading stops.
pub const MAX_CELLS: u64 = 2_000_000;
/// Bytes of text the cells of a workbook may hold in all.
const MAX_TEXT: u64 = 64 << 20;
/// Bytes of a visible cell that is shown again beside the hidden ones of its row: names and numbers, no remarks.
const LONGEST_LABEL: usize = 40;
/// Merged cells that are followed, the rows of one, and the bytes that are written again for all.
const MAX_MERGED: usize = 20_000;
const LONGEST_MERGED: u32 = 1_000;
const MAX_REPEATED: usize = 4 << 20;
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

/// A cell merged over several rows (numbered as they are shown) of one column (from 0).
#[derive(Clone, Copy, Debug)]
pub struct Merged {
    /// The row that holds the value.
    pub top: u32,
    /// The last row that it belongs to.
    pub bottom: u32,
    /// The column of the value.
    pub column: u32,
}

/// Makes passages of a sheet's rows as they come.
pub struct Rows {
    sheet: u32,
    columns: Vec<String>,
    seen: u32,
    /// Why the whole sheet is hidden.
    hidden: Option<&'static str>,
    /// For each row seen its number, the index of its passage, and the column of each of that one's fields.
    places: Vec<(u32, usize, Vec<u32>)>,
    /// The passages so far.
    pub passages: Vec<Passage>,
}

impl Rows {
    /// Begins the sheet numbered `sheet` (from 1) with its name as a heading.
    pub fn new(sheet: u32, untrusted_name: &str, hidden: Option<&'static str>) -> Rows {
        let locator = Locator::SheetPart { sheet, what: "name".to_owned(), number: 1 };
        let mut heading = Passage::new(locator, PassageKind::Heading, untrusted_name);
        heading.hidden = hidden.map(str::to_owned);
        Rows { sheet, columns: Vec::new(), seen: 0, hidden, places: Vec::new(), passages: vec![heading] }
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
        if !names {
            self.places.push((row, self.passages.len(), full.iter().map(|(column, _)| *column).collect()));
        }
        self.passages.push(passage);
    }

    /// Gives every row the values of the cells that are merged over it from a row above.
    pub fn repeat(&mut self, merged: &[Merged]) {
        let at: HashMap<u32, usize> = self.places.iter().zip(0..).map(|((row, ..), n)| (*row, n)).collect();
        let mut news: HashMap<usize, Vec<(u32, String)>> = HashMap::new();
        let mut left = MAX_REPEATED;
        for one in merged.iter().filter(|m| m.bottom > m.top).take(MAX_MERGED) {
            let Some(value) = at.get(&one.top).and_then(|n| self.value(*n, one.column)) else { continue };
            for row in one.top + 1..=one.bottom.min(one.top.saturating_add(LONGEST_MERGED)) {
                let Some(n) = at.get(&row).filter(|n| self.value(**n, one.column).is_none()) else { continue };
                left = left.saturating_sub(value.len());
                if left == 0 {
                    return self.place(news);
                }
                news.entry(*n).or_default().push((one.column, value.clone()));
            }
        }
        self.place(news);
    }

    /// What the row's passage holds in that column.
    fn value(&self, place: usize, column: u32) -> Option<String> {
        let (_, at, columns) = &self.places[place];
        let field = &self.passages[*at].fields[columns.iter().position(|c| *c == column)?];
        Some(field.span.of(self.passages[*at].text.expose()).to_owned())
    }

    fn place(&mut self, news: HashMap<usize, Vec<(u32, String)>>) {
        for (place, added) in news {
            let (row, at, columns) = &self.places[place];
            let before = &self.passages[*at];
            let texts = before.fields.iter().map(|f| f.span.of(before.text.expose()));
            let own = columns.iter().copied().zip(texts).map(|(column, text)| (column, text, false));
            let mut all: Vec<(u32, &str, bool)> =
                own.chain(added.iter().map(|(c, t)| (*c, t.as_str(), true))).collect();
            all.sort_by_key(|(column, ..)| *column);
            let cells: Vec<(u32, &str)> = all.iter().map(|(column, text, _)| (*column, *text)).collect();
            let locator = Locator::Row { sheet: self.sheet, row: *row };
            let mut passage = table::row(&cells, &self.columns, locator, PassageKind::Row);
            passage.hidden = before.hidden.clone();
            passage.repeated = all.iter().zip(0..).filter(|((.., again), _)| *again).map(|(_, n)| n).collect();
            self.passages[*at] = passage;
        }
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
