//! Reads one worksheet part in one pass (ECMA-376 part 1, 18.3): rows, and what is said beside them.
//! Own reading rather than calamine's: only so are hidden rows and columns, formulas and unused strings seen, and memory
//! stays with the cells that hold something.

use super::formats::{Formats, display};
use super::strings::{self, Strings};
use crate::format::sheet::{Budget, Merged, Rows};
use crate::format::xml::{Malformed, Pull, Step, Tag};
use std::collections::HashSet;

/// The widest sheet a program can show (18.3.1.4: XFD).
const MAX_COLUMN: u32 = 16_383;

/// What a sheet says beside its rows, in fixed words.
#[derive(Debug, PartialEq, Eq)]
pub struct Aside {
    /// `print header`, `data validation`, `link tip` …
    pub what: &'static str,
    /// Why it is not seen; none for what shows in print.
    pub hidden: bool,
    /// Its text.
    pub text: String,
}

/// What reading shares over the sheets of a workbook.
pub struct Book<'b> {
    /// Shared strings.
    pub strings: &'b mut Strings,
    /// Cell formats.
    pub formats: &'b Formats,
    /// True where days are counted from 1904.
    pub is_1904: bool,
    /// What is left to read.
    pub budget: &'b mut Budget,
    /// Told of every text shown in a cell.
    pub shown: &'b mut dyn FnMut(&str),
}

/// One worksheet being read.
pub struct Sheet<'r, 'b> {
    book: Book<'b>,
    rows: &'r mut Rows,
    /// Notes beside the rows.
    pub asides: Vec<Aside>,
    said: HashSet<(&'static str, String)>,
    hidden_columns: Vec<(u32, u32)>,
    all_rows_hidden: bool,
    row: u32,
    row_hidden: bool,
    column: u32,
    cells: Vec<(u32, String)>,
    merged: Vec<Merged>,
}

impl<'r, 'b> Sheet<'r, 'b> {
    /// Reads into `rows`.
    pub fn new(book: Book<'b>, rows: &'r mut Rows) -> Sheet<'r, 'b> {
        let (asides, hidden_columns, cells) = (Vec::new(), Vec::new(), Vec::new());
        Sheet {
            book,
            rows,
            asides,
            said: HashSet::new(),
            hidden_columns,
            all_rows_hidden: false,
            row: 0,
            row_hidden: false,
            column: 0,
            cells,
            merged: Vec::new(),
        }
    }

    /// Reads the part until its end, a fault, or the end of the budget.
    ///
    /// # Errors
    /// [`Malformed`] where the part breaks off; what came before is kept.
    pub fn read(&mut self, part: &str) -> Result<(), Malformed> {
        let mut pull = Pull::new(part);
        let ended = loop {
            match pull.step() {
                Ok(Some(Step::Open(tag))) => {
                    if let Err(fault) = self.open(&tag, &mut pull) {
                        break Err(fault);
                    }
                }
                Ok(Some(Step::Close(name))) if name == "row" => self.end_row(),
                Ok(Some(_)) => {}
                Ok(None) => break Ok(()),
                Err(fault) => break Err(fault),
            }
            if self.book.budget.spent() {
                break Ok(());
            }
        };
        self.end_row();
        self.rows.repeat(&self.merged);
        ended
    }

    fn open(&mut self, tag: &Tag, pull: &mut Pull) -> Result<(), Malformed> {
        match tag.name() {
            "row" => self.start_row(tag),
            "c" => self.cell(tag, pull)?,
            "sheetFormatPr" => self.all_rows_hidden = tag.on("zeroHeight"),
            "col" if tag.on("hidden") => {
                let bound = |name| tag.attr(name).and_then(|v| v.parse::<u32>().ok()).unwrap_or(1).saturating_sub(1);
                self.hidden_columns.push((bound("min"), bound("max")));
            }
            "oddHeader" | "evenHeader" | "firstHeader" | "oddFooter" | "evenFooter" | "firstFooter" => {
                let text = print_text(&pull.inner_text()?);
                self.aside("print header", false, text);
            }
            "dataValidation" => {
                for name in ["promptTitle", "prompt", "errorTitle", "error"] {
                    self.aside("data validation", true, tag.attr(name).unwrap_or_default());
                }
            }
            "formula1" | "formula2" | "formula" => {
                let text = pull.inner_text()?;
                self.literal("data validation", &text);
            }
            "f" => {
                let text = pull.inner_text()?;
                self.literal("conditional format", &text);
            }
            "cfRule" => self.aside("conditional format", true, tag.attr("text").unwrap_or_default()),
            "mergeCell" => self.merged.extend(tag.attr("ref").and_then(|r| merged(&r))),
            "hyperlink" => {
                self.aside("link tip", true, tag.attr("tooltip").unwrap_or_default());
                self.aside("link text", true, tag.attr("display").unwrap_or_default());
            }
            "filter" | "customFilter" => {
                let text = tag.attr("val").filter(|v| v.chars().any(char::is_alphabetic)).unwrap_or_default();
                self.aside("filter", true, text);
            }
            "scenario" => {
                for name in ["name", "user", "comment"] {
                    self.aside("scenario", true, tag.attr(name).unwrap_or_default());
                }
            }
            "inputCells" => self.aside("scenario", true, tag.attr("val").unwrap_or_default()),
            "protectedRange" => self.aside("protected range", true, tag.attr("name").unwrap_or_default()),
            _ => {}
        }
        Ok(())
    }

    fn aside(&mut self, what: &'static str, hidden: bool, text: String) {
        let aside = Aside { what, hidden, text: strings::unescape(&text) };
        if !aside.text.trim().is_empty() && self.said.insert((what, aside.text.clone())) {
            self.asides.push(aside);
        }
    }

    /// The texts that a formula holds.
    fn literal(&mut self, what: &'static str, formula: &str) {
        if let Some(texts) = super::literals(formula) {
            self.aside(what, true, texts);
        }
    }

    fn start_row(&mut self, tag: &Tag) {
        self.end_row();
        let given = tag.attr("r").and_then(|r| r.parse::<u32>().ok()).filter(|r| *r > 0);
        self.row = given.unwrap_or(self.row.saturating_add(1));
        self.row_hidden = tag.on("hidden") || (self.all_rows_hidden && tag.attr("hidden").is_none());
        self.column = 0;
    }

    fn cell(&mut self, tag: &Tag, pull: &mut Pull) -> Result<(), Malformed> {
        let place = tag.attr("r").and_then(|r| place(&r));
        let column = place.map_or(self.column, |(column, _)| column).min(MAX_COLUMN);
        self.column = column + 1;
        if self.row == 0 {
            self.row = place.map_or(1, |(_, row)| row);
        }
        let kind = tag.attr("t").unwrap_or_default();
        let style = tag.attr("s").and_then(|s| s.parse().ok()).unwrap_or(0);
        let (mut value, mut level) = (None, 1);
        while level > 0 {
            match pull.step()? {
                Some(Step::Open(inner)) => match inner.name() {
                    "v" => value = Some(pull.inner_text()?),
                    "is" => value = Some(strings::rich_text(pull)?),
                    "f" => {
                        let formula = pull.inner_text()?;
                        self.literal("formula", &formula);
                    }
                    _ => level += 1,
                },
                Some(Step::Close(_)) => level -= 1,
                Some(Step::Text(_)) => {}
                None => return Err(Malformed),
            }
        }
        if let Some(value) = value {
            self.value(column, &value, &kind, style);
        }
        Ok(())
    }

    fn value(&mut self, column: u32, value: &str, kind: &str, style: usize) {
        let text = match kind {
            "s" => value.trim().parse().ok().and_then(|i| self.book.strings.get(i)).unwrap_or_default().to_owned(),
            "b" => if value.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned(),
            "inlineStr" => value.to_owned(),
            "str" | "e" => strings::unescape(value),
            "d" => value.to_owned(),
            _ => match value.trim().parse::<f64>() {
                Ok(number) => display(number, self.book.formats.of(style), self.book.is_1904),
                Err(_) => value.to_owned(),
            },
        };
        if !text.trim().is_empty() && self.book.budget.take(&text) {
            (self.book.shown)(&text);
            self.cells.push((column, text));
        }
    }

    fn end_row(&mut self) {
        let cells = std::mem::take(&mut self.cells);
        if cells.is_empty() {
            return;
        }
        let concealed = |column: u32| self.hidden_columns.iter().any(|(from, to)| (*from..=*to).contains(&column));
        let hidden = self.row_hidden.then_some("hidden row");
        self.rows.push_parted(self.row, &cells, hidden, concealed);
    }
}

/// Column (from 0) and row (from 1) of a reference such as `B7`.
pub fn place(reference: &str) -> Option<(u32, u32)> {
    let split = reference.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = reference.split_at(split);
    let mut column: u32 = 0;
    for letter in letters.chars().filter(|c| *c != '$') {
        let value = (letter.to_ascii_uppercase() as u32).checked_sub(64).filter(|v| (1..=26).contains(v))?;
        column = column.checked_mul(26)?.checked_add(value)?;
    }
    Some((column.checked_sub(1)?, digits.trim_matches('$').parse().ok()?))
}

/// The rows that a reference such as `A2:A4` spans, and its first column.
fn merged(reference: &str) -> Option<Merged> {
    let (from, to) = reference.split_once(':')?;
    let ((column, top), (_, bottom)) = (place(from)?, place(to)?);
    Some(Merged { top, bottom, column })
}

/// The words of a print header: its codes taken out (18.3.1.46).
pub fn print_text(code: &str) -> String {
    let (mut out, mut chars) = (String::new(), code.chars().peekable());
    while let Some(c) = chars.next() {
        if c != '&' {
            out.push(c);
            continue;
        }
        match chars.next() {
            Some('&') => out.push('&'),
            Some('"') => drop(chars.by_ref().find(|c| *c == '"')),
            Some('K') => {
                chars.nth(5);
            }
            Some(c) if c.is_ascii_digit() => while chars.next_if(char::is_ascii_digit).is_some() {},
            Some('L' | 'C' | 'R') => out.push('\n'),
            _ => {}
        }
    }
    out.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_give_column_and_row() {
        assert_eq!([place("A1"), place("$AB$12"), place("7"), place("A")], [Some((0, 1)), Some((27, 12)), None, None]);
    }

    #[test]
    fn print_headers_lose_their_codes_only() {
        assert_eq!(print_text("&L&\"Arial,Bold\"&12Class 4&&5&Rfor &K00FF00Jane &P"), "Class 4&5\nfor Jane");
    }
}
