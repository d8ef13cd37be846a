//! Tables and sheets on the way through a part: rows, repeated and hidden ones, cells and their values.

use super::{Cell, Grid, MAX_REPEAT, Walk};
use crate::format::sheet::{Merged, Rows};
use crate::format::xml::Tag;
use crate::format::{table, xlsx};
use crate::model::form::{self, LONGEST_FORM};
use crate::model::{Locator, Passage, PassageKind};
use std::collections::HashSet;

/// Cells of a row that may be part of a form: labels and values side by side.
const WIDEST_FORM: usize = 9;

/// Columns that a sheet has at most.
const WIDEST: u32 = 16_384;

impl Walk {
    pub(super) fn open_table(&mut self, tag: &Tag) {
        let sheet = (self.spreadsheet && self.grids.is_empty()).then(|| {
            self.sheets += 1;
            let hidden = tag.attr("style-name").is_some_and(|s| self.hidden_tables.contains(&s));
            Rows::new(self.sheets, &tag.attr("name").unwrap_or_default(), hidden.then_some("hidden sheet"))
        });
        self.flush();
        self.grids.push(Grid {
            sheet,
            row: 0,
            row_repeat: 1,
            row_hidden: false,
            column: 0,
            cells: Vec::new(),
            columns: Vec::new(),
            rows_read: 0,
            hidden_columns: HashSet::new(),
            next_column: 0,
            first_paragraph: 0,
            merged: Vec::new(),
            told: Vec::new(),
            begins: self.out.len(),
        });
    }

    pub(super) fn column(&mut self, tag: &Tag) {
        let Some(grid) = self.grids.last_mut() else { return };
        let repeat = repeated(tag, "number-columns-repeated");
        if concealed(tag) {
            let from = grid.next_column;
            grid.hidden_columns.extend((from..from.saturating_add(repeat)).take(WIDEST as usize));
        }
        grid.next_column = grid.next_column.saturating_add(repeat);
    }

    pub(super) fn open_row(&mut self, tag: &Tag) {
        let number = self.number + 1;
        let Some(grid) = self.grids.last_mut() else { return };
        grid.row_repeat = repeated(tag, "number-rows-repeated");
        grid.row_hidden = concealed(tag);
        (grid.column, grid.first_paragraph) = (0, number);
        grid.cells.clear();
    }

    pub(super) fn open_cell(&mut self, tag: &Tag) {
        let kind = tag.attr("value-type").unwrap_or_default();
        let value = match kind.as_str() {
            "string" => tag.attr("string-value"),
            "date" => tag.attr("date-value"),
            "time" => tag.attr("time-value"),
            "boolean" => tag.attr("boolean-value"),
            "" => None,
            _ => tag.attr("value"),
        };
        if let Some(texts) = tag.attr("formula").and_then(|f| xlsx::literals(&f)) {
            self.note("formula", texts, Some("formula"));
        }
        let covered = tag.name() == "covered-table-cell";
        let (repeat, rows) = (repeated(tag, "number-columns-repeated"), repeated(tag, "number-rows-spanned"));
        self.cells.push(Cell { repeat, covered, rows, texts: Vec::new(), value });
    }

    pub(super) fn close_cell(&mut self) {
        let Some(cell) = self.cells.pop() else { return };
        let Some(grid) = self.grids.last_mut() else { return };
        let text = if cell.texts.is_empty() { cell.value.unwrap_or_default() } else { cell.texts.join("\n") };
        let column = grid.column;
        grid.column = column.saturating_add(cell.repeat);
        if text.trim().is_empty() || (cell.covered && cell.texts.is_empty()) {
            return;
        }
        self.cut |= cell.repeat > MAX_REPEAT;
        let top = grid.row.saturating_add(1);
        if cell.rows > 1 {
            grid.merged.push(Merged { top, bottom: top.saturating_add(cell.rows - 1), column });
        }
        // What stands beyond the widest of sheets shares its last column.
        let first = column.min(WIDEST - 1);
        let last = first.saturating_add(cell.repeat.min(MAX_REPEAT)).min(WIDEST);
        for column in first..last {
            if !self.budget.take(&text) {
                return;
            }
            grid.cells.push((column, text.clone()));
        }
    }

    pub(super) fn close_row(&mut self) {
        let Some(grid) = self.grids.last_mut() else { return };
        let cells = std::mem::take(&mut grid.cells);
        let row = grid.row.saturating_add(1);
        grid.row = grid.row.saturating_add(grid.row_repeat);
        if cells.is_empty() {
            return;
        }
        self.cut |= grid.row_repeat > MAX_REPEAT;
        if let Some(rows) = &mut grid.sheet {
            let hidden = grid.row_hidden.then_some("hidden row");
            for row in row..row.saturating_add(grid.row_repeat.min(MAX_REPEAT)) {
                if row > grid.row - grid.row_repeat + 1 && !cells.iter().all(|(_, t)| self.budget.take(t)) {
                    return;
                }
                rows.push_parted(row, &cells, hidden, |c| grid.hidden_columns.contains(&c));
            }
            return;
        }
        let full: Vec<(u32, &str)> = cells.iter().map(|(c, t)| (*c, t.as_str())).collect();
        let texts: Vec<&str> = full.iter().map(|(_, t)| *t).collect();
        let names = grid.rows_read == 0 && table::names_columns(&texts);
        grid.rows_read += 1;
        if grid.told.len() <= LONGEST_FORM {
            let wide = full.last().map_or(0, |(c, _)| *c as usize + 1).min(WIDEST_FORM);
            let cell = |c: usize| full.iter().find(|(at, _)| *at as usize == c).map_or("", |(_, t)| *t).to_owned();
            grid.told.push((0..wide).map(cell).collect());
        }
        if names {
            grid.columns = vec![String::new(); full.last().map_or(0, |(c, _)| *c as usize) + 1];
            full.iter().for_each(|(c, t)| grid.columns[*c as usize] = t.replace('\n', " "));
        }
        let kind = if names { PassageKind::ColumnNames } else { PassageKind::Row };
        let locator = Locator::Paragraph { part: self.what.to_owned(), number: grid.first_paragraph };
        self.pending.insert(0, table::row(&full, &grid.columns, locator, kind));
        if self.grids.len() == 1 {
            self.flush();
        }
    }

    pub(super) fn close_table(&mut self) {
        if let Some(mut grid) = self.grids.pop() {
            if let Some(mut rows) = grid.sheet.take() {
                rows.repeat(&grid.merged);
                self.out.append(&mut rows.passages);
            } else if self.grids.is_empty() {
                self.as_form(grid);
            }
        }
        if self.grids.is_empty() {
            self.flush();
        }
    }
}

impl Walk {
    /// Puts one text in the place of the rows of a table that is a form. Notes of its cells stay, behind it.
    fn as_form(&mut self, mut grid: Grid) {
        let wide = grid.told.iter().map(Vec::len).max().unwrap_or(0);
        grid.told.iter_mut().for_each(|row| row.resize(wide, String::new()));
        let is_row = |p: &Passage| matches!(p.kind, PassageKind::Row | PassageKind::ColumnNames);
        let Some(first) = self.out.get(grid.begins..).and_then(|o| o.iter().find(|p| is_row(p))) else { return };
        if let Some(form) = form::of_table(&grid.told, &first.locator, PassageKind::Body) {
            let notes = self.out.split_off(grid.begins).into_iter().filter(|p| !is_row(p));
            let notes: Vec<Passage> = notes.collect();
            self.out.push(form);
            self.out.extend(notes);
        }
    }
}

fn repeated(tag: &Tag, attribute: &str) -> u32 {
    tag.attr(attribute).and_then(|r| r.parse().ok()).unwrap_or(1).max(1)
}

fn concealed(tag: &Tag) -> bool {
    tag.attr("visibility").is_some_and(|v| v != "visible")
}
