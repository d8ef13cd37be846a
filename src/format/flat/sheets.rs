//! Sheets of Excel 2003 XML (SpreadsheetML of 2002): rows, comments, what is hidden, defined names.

use crate::format::sheet::{Budget, Rows};
use crate::format::table::place;
use crate::format::xlsx::{literals, print_text};
use crate::format::xml::{Malformed, Pull, Step, Tag};
use crate::format::{cells, office};
use crate::model::{Extraction, Locator, Passage, PassageKind};

/// Reads the workbook as far as it is well-formed.
pub fn read(text: &str, out: &mut Extraction) {
    let mut book = Book::default();
    if book.walk(&mut Pull::new(text)).is_err() {
        out.exceptions.push(office::malformed("sheet"));
    }
    book.sheet_ended();
    if book.budget.spent() {
        out.exceptions.push(Budget::exception(book.number));
    }
    out.passages.append(&mut book.out);
}

#[derive(Default)]
struct Book {
    out: Vec<Passage>,
    notes: Vec<Passage>,
    rows: Option<Rows>,
    number: u32,
    row: u32,
    column: u32,
    row_hidden: bool,
    cells: Vec<(u32, String)>,
    author: Option<String>,
    budget: Budget,
}

impl Book {
    fn walk(&mut self, pull: &mut Pull) -> Result<(), Malformed> {
        while let Some(step) = pull.step()? {
            match step {
                Step::Open(tag) => self.open(&tag, pull)?,
                Step::Close(name) => match name.as_str() {
                    "Row" => self.row_ended(),
                    "Comment" => self.author = None,
                    "Worksheet" => self.sheet_ended(),
                    _ => {}
                },
                Step::Text(_) => {}
            }
            if self.budget.spent() {
                break;
            }
        }
        Ok(())
    }

    fn open(&mut self, tag: &Tag, pull: &mut Pull) -> Result<(), Malformed> {
        match tag.name() {
            "Worksheet" => {
                self.sheet_ended();
                (self.number, self.row) = (self.number + 1, 0);
                self.rows = Some(Rows::new(self.number, &tag.attr("Name").unwrap_or_default(), None));
            }
            "Row" => {
                self.row = index(tag).unwrap_or(self.row.saturating_add(1));
                (self.column, self.row_hidden) = (0, tag.on("Hidden"));
            }
            "Cell" => {
                self.column = index(tag).unwrap_or(self.column.saturating_add(1));
                let texts = tag.attr("Formula").and_then(|f| literals(&f));
                self.said("formula", texts);
                self.said("link target", tag.attr("HRef").filter(|h| !h.starts_with('#')));
            }
            "Comment" => self.author = Some(tag.attr("Author").unwrap_or_default()),
            "Data" => {
                let text = pull.inner_text()?;
                match self.author.clone() {
                    Some(author) => self.comment(&author, &text),
                    None if self.budget.take(&text) => self.cells.push((self.column.saturating_sub(1), text)),
                    None => {}
                }
            }
            "NamedRange" => self.said("defined name", tag.attr("Name").filter(|n| !n.starts_with('_'))),
            "Header" | "Footer" => {
                let text = tag.attr("Data").map(|d| print_text(&d));
                self.note("print header", text, None);
            }
            "InputMessage" | "ErrorMessage" => {
                let text = pull.inner_text()?;
                self.said("data validation", Some(text));
            }
            // Of how the sheet shows; the name stands before it, and is marked after the fact.
            "Visible" if pull.inner_text()?.contains("Hidden") => self.hide(),
            _ => {}
        }
        Ok(())
    }

    fn at(&self, what: &str) -> Locator {
        Locator::SheetPart { sheet: self.number, what: what.to_owned(), number: self.notes.len() as u32 + 1 }
    }

    fn note(&mut self, what: &str, text: Option<String>, hidden: Option<&str>) {
        let Some(text) = text.filter(|t| !t.trim().is_empty()) else { return };
        let mut passage = Passage::new(self.at(what), PassageKind::Note, text);
        passage.hidden = hidden.map(str::to_owned);
        self.notes.push(passage);
    }

    fn said(&mut self, what: &'static str, text: Option<String>) {
        self.note(what, text, Some(what));
    }

    fn comment(&mut self, author: &str, text: &str) {
        let cell = place(self.column.saturating_sub(1), self.row.saturating_sub(1));
        let number = self.notes.len() as u32 + 1;
        self.notes.push(cells::comment(self.number, number, &cell, author, "", text));
    }

    fn row_ended(&mut self) {
        let cells = std::mem::take(&mut self.cells);
        if let Some(rows) = &mut self.rows {
            rows.push(self.row, &cells, self.row_hidden.then_some("hidden row"));
        }
    }

    fn hide(&mut self) {
        for passage in self.rows.iter_mut().flat_map(|r| &mut r.passages) {
            passage.hidden = Some("hidden sheet".to_owned());
        }
    }

    fn sheet_ended(&mut self) {
        self.row_ended();
        self.out.extend(self.rows.take().map(|r| r.passages).unwrap_or_default());
        self.out.append(&mut self.notes);
    }
}

fn index(tag: &Tag) -> Option<u32> {
    tag.attr("Index")?.parse().ok().filter(|n| *n > 0)
}
