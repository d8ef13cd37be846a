//! Walks one part of an OpenDocument file: paragraphs, tables and sheets, notes within paragraphs.

mod tables;

use crate::format::docx::fields;
use crate::format::sheet::{Budget, Merged, Rows};
use crate::format::xlsx;
use crate::format::xml::{Malformed, Pull, Step, Tag};
use crate::model::passage::FieldBuilder;
use crate::model::{Locator, Passage, PassageKind};
use std::collections::HashSet;

/// A passage of paragraphs grows to about this many characters.
const GROUP: usize = 1_500;
/// A repeated cell or row with content is read at most this often; programs write the rest of a sheet so.
pub const MAX_REPEAT: u32 = 100;

/// A paragraph under construction, and whether it is a heading.
#[derive(Default)]
struct Paragraph {
    text: String,
    heading: bool,
}

/// A cell: its column, how often it repeats, its paragraphs, its value where it shows none.
struct Cell {
    repeat: u32,
    covered: bool,
    /// Rows that it is merged over, its own among them.
    rows: u32,
    texts: Vec<String>,
    value: Option<String>,
}

struct Grid {
    sheet: Option<Rows>,
    row: u32,
    row_repeat: u32,
    row_hidden: bool,
    column: u32,
    cells: Vec<(u32, String)>,
    columns: Vec<String>,
    rows_read: u32,
    hidden_columns: HashSet<u32>,
    next_column: u32,
    first_paragraph: u32,
    merged: Vec<Merged>,
    /// The rows of a table of a text so far, while they may be a form, and where in `out` its passages begin.
    told: Vec<Vec<String>>,
    begins: usize,
}

/// A note that stands inside a paragraph: footnote, comment, tracked deletion.
struct Aside {
    element: &'static str,
    what: &'static str,
    hidden: Option<&'static str>,
    fields: FieldBuilder,
    texts: Vec<String>,
    depth: usize,
}

/// The walk through one part.
pub struct Walk {
    what: &'static str,
    masters_only: bool,
    in_master: u32,
    /// The passages so far.
    pub out: Vec<Passage>,
    pending: Vec<Passage>,
    open: Option<(u32, String)>,
    number: u32,
    notes: u32,
    paragraphs: Vec<Paragraph>,
    grids: Vec<Grid>,
    cells: Vec<Cell>,
    asides: Vec<Aside>,
    /// Sheets begun.
    pub sheets: u32,
    /// What is left to read.
    pub budget: Budget,
    hidden_tables: HashSet<String>,
    style: String,
    /// Outside targets of links.
    pub targets: Vec<String>,
    spreadsheet: bool,
    /// True where a repeated cell or row was read less often than it stands.
    pub cut: bool,
}

impl Walk {
    /// A walk that has not begun; `masters_only` reads page headers and footers alone.
    pub fn new(what: &'static str, masters_only: bool) -> Walk {
        Walk {
            what,
            masters_only,
            in_master: 0,
            out: Vec::new(),
            pending: Vec::new(),
            open: None,
            number: 0,
            notes: 0,
            paragraphs: Vec::new(),
            grids: Vec::new(),
            cells: Vec::new(),
            asides: Vec::new(),
            sheets: 0,
            budget: Budget::default(),
            hidden_tables: HashSet::new(),
            style: String::new(),
            targets: Vec::new(),
            spreadsheet: false,
            cut: false,
        }
    }

    /// Walks the part; what came before a fault stands.
    ///
    /// # Errors
    /// [`Malformed`] where the part breaks off.
    pub fn read(&mut self, part: &str) -> Result<(), Malformed> {
        let mut pull = Pull::new(part);
        while let Some(step) = pull.step()? {
            match step {
                Step::Open(tag) => self.open(&tag, &mut pull)?,
                Step::Close(name) => self.close(&name),
                Step::Text(text) => self.text(&text),
            }
            if self.budget.spent() {
                break;
            }
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if self.masters_only && self.in_master == 0 {
            return;
        }
        if let Some(paragraph) = self.paragraphs.last_mut() {
            // White space in a paragraph collapses (ISO/IEC 26300-1, 6.1.2); runs of it have an element of their own.
            for c in text.chars() {
                let blank = matches!(c, ' ' | '\n' | '\t' | '\r');
                if !blank {
                    paragraph.text.push(c);
                } else if !paragraph.text.is_empty() && !paragraph.text.ends_with(' ') {
                    paragraph.text.push(' ');
                }
            }
        }
    }

    fn raw(&mut self, text: &str) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.text.push_str(text);
        }
    }

    fn open(&mut self, tag: &Tag, pull: &mut Pull) -> Result<(), Malformed> {
        match tag.name() {
            "master-page" => self.in_master += 1,
            "p" | "h" => {
                self.number += u32::from(self.asides.is_empty());
                self.paragraphs.push(Paragraph { text: String::new(), heading: tag.name() == "h" });
            }
            "s" => {
                let count = tag.attr("c").and_then(|c| c.parse::<usize>().ok()).unwrap_or(1).min(200);
                self.raw(&" ".repeat(count));
            }
            "tab" => self.raw("\t"),
            "line-break" => self.raw("\n"),
            "spreadsheet" => self.spreadsheet = true,
            "style" => self.style = tag.attr("name").unwrap_or_default(),
            "table-properties" if tag.attr("display").as_deref() == Some("false") => {
                self.hidden_tables.insert(self.style.clone());
            }
            "table" => self.open_table(tag),
            "table-column" => self.column(tag),
            "table-row" => self.open_row(tag),
            "table-cell" | "covered-table-cell" => self.open_cell(tag),
            "note" => self.aside("note", "footnote", None),
            "annotation" => self.aside("annotation", "comment", None),
            "deletion" => self.aside("deletion", "tracked deletion", Some("tracked deletion")),
            "hidden-text" | "hidden-paragraph" => {
                let text = tag.attr("string-value").unwrap_or_default();
                self.note("hidden text", text, Some("hidden text"));
            }
            "creator" | "date"
                if !self.asides.is_empty() && self.paragraphs.len() == self.asides.last().map_or(0, |a| a.depth) =>
            {
                let label = if tag.name() == "creator" { "Author" } else { "Date" };
                let value = pull.inner_text()?;
                if let Some(aside) = self.asides.last_mut() {
                    aside.fields.line(label, &value);
                }
            }
            "title" | "desc" => {
                let text = pull.inner_text()?;
                self.note("alternative text", text, Some("alternative text"));
            }
            "a" => {
                let target = tag.attr("href").filter(|h| !h.starts_with('#') && !self.targets.contains(h));
                self.targets.extend(target);
            }
            "binary-data" | "note-citation" | "sequence-decls" => drop(pull.inner_text()?),
            "content-validation" | "help-message" | "error-message" => {
                let text = [tag.attr("title"), tag.attr("condition").and_then(|c| xlsx::literals(&c))];
                for text in text.into_iter().flatten() {
                    self.note("data validation", text, Some("data validation"));
                }
            }
            "named-range" | "named-expression" | "database-range" => {
                let name = tag.attr("name").filter(|n| !n.starts_with("__")).unwrap_or_default();
                self.note("defined name", name, Some("defined name"));
            }
            "user-field-decl" | "variable-set" | "bookmark" | "bookmark-start" => {
                let said = if tag.name().starts_with("bookmark") { tag.attr("name") } else { tag.attr("string-value") };
                let said = said.filter(|n| fields::bookmark(n).is_some()).unwrap_or_default();
                self.note("field", said, Some("field"));
            }
            "page" => self.page(tag),
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) {
        match name {
            "master-page" => self.in_master = self.in_master.saturating_sub(1),
            "p" | "h" => self.close_paragraph(),
            "note" | "annotation" | "deletion" => self.close_aside(name),
            "table-cell" | "covered-table-cell" => self.close_cell(),
            "table-row" => self.close_row(),
            "table" => self.close_table(),
            _ => {}
        }
    }

    fn at(&self, what: &str, number: u32) -> Locator {
        if self.spreadsheet {
            return Locator::SheetPart { sheet: self.sheets, what: what.to_owned(), number };
        }
        Locator::Paragraph { part: what.to_owned(), number }
    }

    fn page(&mut self, tag: &Tag) {
        self.flush();
        let name = tag.attr("name").unwrap_or_default();
        if !name.trim_start_matches("page").trim_start_matches("Slide ").chars().all(|c| c.is_ascii_digit()) {
            self.note("slide name", name, Some("slide name"));
        }
    }

    fn aside(&mut self, element: &'static str, what: &'static str, hidden: Option<&'static str>) {
        let depth = self.paragraphs.len();
        self.asides.push(Aside { element, what, hidden, fields: FieldBuilder::default(), texts: Vec::new(), depth });
    }

    fn note(&mut self, what: &str, text: String, hidden: Option<&str>) {
        if text.trim().is_empty() || (self.masters_only && self.in_master == 0) {
            return;
        }
        self.notes += 1;
        let mut passage = Passage::new(self.at(what, self.notes), PassageKind::Note, text);
        passage.hidden = hidden.map(str::to_owned);
        self.pending.push(passage);
    }

    fn close_aside(&mut self, name: &str) {
        if self.asides.last().is_none_or(|a| a.element != name) {
            return;
        }
        let Some(mut aside) = self.asides.pop() else { return };
        let text = aside.texts.join("\n");
        if aside.fields.is_empty() {
            self.note(aside.what, text, aside.hidden);
            return;
        }
        if !text.trim().is_empty() {
            aside.fields.line("Text", &text);
        }
        self.notes += 1;
        let mut passage = aside.fields.finish(self.at(aside.what, self.notes), PassageKind::Note);
        passage.hidden = aside.hidden.map(str::to_owned);
        self.pending.push(passage);
    }

    fn close_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else { return };
        if self.masters_only && self.in_master == 0 {
            return;
        }
        let blank = paragraph.text.trim().is_empty();
        if let Some(aside) = self.asides.last_mut().filter(|a| a.depth <= self.paragraphs.len()) {
            aside.texts.extend((!blank).then_some(paragraph.text));
        } else if let Some(cell) = self.cells.last_mut() {
            cell.texts.extend((!blank).then_some(paragraph.text));
        } else if paragraph.heading {
            self.flush();
            let passage = Passage::new(self.at(self.what, self.number), PassageKind::Heading, paragraph.text);
            self.out.extend((!blank).then_some(passage));
        } else if !blank {
            self.body(paragraph.text);
        }
        if !self.pending.is_empty() && self.cells.is_empty() && self.asides.is_empty() && self.paragraphs.is_empty() {
            self.flush();
        }
    }

    fn body(&mut self, text: String) {
        match &mut self.open {
            Some((_, group)) if group.chars().count() + text.chars().count() < GROUP => {
                group.push('\n');
                group.push_str(&text);
            }
            _ => {
                let number = self.number;
                if self.open.is_some() {
                    self.flush();
                }
                self.open = Some((number, text));
            }
        }
    }

    /// Closes the passage being grouped.
    pub fn flush(&mut self) {
        if let Some((number, text)) = self.open.take() {
            self.out.push(Passage::new(self.at(self.what, number), PassageKind::Body, text));
        }
        self.out.append(&mut self.pending);
    }
}
