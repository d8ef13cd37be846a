//! Workbooks of Excel 97 to 2003 (.xls, MS-XLS): cells through calamine, and the records beside them (comments, text boxes,
//! print headers, hidden rows) read here. Excel 95 and older has cells only.

use super::ole::{self, Compound};
use super::package::COMPOUND;
use super::protected::{compound_of, legacy, refused};
use super::sheet::{Budget, Rows};
use super::{Bid, Format, Probe, ReadLimits, biff, blip, cells, office};
use crate::model::{Exception, ExceptionKind, Extraction, Locator, PassageKind};
use calamine::{Reader, XlsError};
use std::collections::{HashMap, HashSet};
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Cells the sheets may span in all, empty ones included: calamine keeps a place for each.
const MAX_SPAN: u64 = 12_000_000;

/// The reader.
pub struct Xls;

impl Format for Xls {
    fn name(&self) -> &'static str {
        "xls"
    }

    fn bid(&self, probe: &Probe) -> Bid {
        if let Some(compound) = Compound::open(probe.bytes) {
            let mine = compound.has("Workbook") || compound.has("Book");
            return if mine { Bid::Magic } else { Bid::No };
        }
        let bare = matches!(probe.bytes, [9, 0 | 2 | 4 | 8, 4 | 6 | 8 | 16, 0, ..]);
        let broken = probe.bytes.starts_with(COMPOUND) && ["xls", "xlt"].contains(&probe.ending().as_str());
        match () {
            () if bare => Bid::Magic,
            () if broken || probe.ending() == "xls" && probe.bytes.starts_with(COMPOUND) => Bid::Extension,
            () => Bid::No,
        }
    }

    fn extract(&self, untrusted_bytes: &[u8], limits: &ReadLimits) -> Extraction {
        let mut out = Extraction::default();
        let mut compound = Compound::open(untrusted_bytes);
        let mut stream = compound.as_mut().and_then(|c| c.stream("Workbook").or_else(|| c.stream("Book")));
        let mut records = Records::read(stream.as_deref().unwrap_or_default());
        if records.encrypted {
            let Some(plain) = stream.and_then(|s| legacy::workbook(&s, limits)) else {
                return refused(ExceptionKind::Encrypted, "the workbook is protected by a password");
            };
            records = Records::read(&plain);
            stream = Some(plain);
        }
        if records.span > MAX_SPAN {
            let exception = Exception::whole(ExceptionKind::TooLarge, "the sheets span more cells than the limit");
            return Extraction { exceptions: vec![exception], ..out };
        }
        // calamine follows a compound file's chains of sectors in circles until memory ends: it gets one made here.
        let sound = stream.as_deref().and_then(|s| compound_of("Workbook", s)).unwrap_or_default();
        let read = catch_unwind(AssertUnwindSafe(|| workbook(&sound, &records, &mut out)));
        match read {
            Ok(Ok(())) => {}
            Ok(Err(XlsError::Password)) => {
                out.exceptions
                    .push(Exception::whole(ExceptionKind::Encrypted, "the workbook is protected by a password"));
            }
            _ => salvage(stream.as_deref().unwrap_or(untrusted_bytes), &mut out),
        }
        records.tell(&mut out);
        blip::pictures(&records.drawings, &mut out);
        if let Some(mut compound) = compound {
            compound.properties(&mut out);
            compound.objects("/", limits, &mut out);
            compound.project("/_VBA_PROJECT_CUR", limits, &mut out);
        }
        out
    }
}

/// What calamine does not read: workbooks older than Excel 97 whole, damaged ones as far as their records go.
fn salvage(stream: &[u8], out: &mut Extraction) {
    let passages = biff::sheets(stream, &mut Budget::default());
    let old = matches!(stream, [9, 0 | 2 | 4, 4 | 6, ..]) && !passages.is_empty();
    out.passages.extend(passages);
    if !old {
        out.exceptions.push(Exception::whole(ExceptionKind::Corrupt, "the workbook could not be read to its end"));
    }
}

fn workbook(bytes: &[u8], records: &Records, out: &mut Extraction) -> Result<(), XlsError> {
    let mut book = calamine::Xls::new(Cursor::new(bytes))?;
    let is_1904 = book.has_1904_epoch();
    let sheets = book.sheets_metadata().to_vec();
    let mut budget = Budget::default();
    for (number, sheet) in (1..).zip(&sheets) {
        let mut rows = Rows::new(number, &sheet.name, cells::hidden(sheet.visible));
        let range = book.worksheet_range(&sheet.name)?;
        let (top, left) = range.start().unwrap_or_default();
        'rows: for (row, line) in (top..).zip(range.rows()) {
            let mut full = Vec::new();
            for (column, cell) in (left..).zip(line) {
                let long = records.long.get(&(number, row, column));
                let text = long.cloned().unwrap_or_else(|| cells::owned(cell, is_1904));
                if text.is_empty() {
                    continue;
                }
                if !budget.take(&text) {
                    break 'rows;
                }
                full.push((column, text));
            }
            let hidden = records.hidden_rows.contains(&(number, row)).then_some("hidden row");
            rows.push(row + 1, &full, hidden);
        }
        out.passages.append(&mut rows.passages);
        if let Ok(formulas) = book.worksheet_formula(&sheet.name) {
            out.passages.extend(cells::formulas(number, formulas.used_cells().map(|(_, _, f)| f.as_str())));
        }
        if budget.spent() {
            out.exceptions.push(Budget::exception(number));
            break;
        }
    }
    Ok(())
}

/// What the records of the workbook stream say beside the cells (MS-XLS 2.4).
#[derive(Default)]
struct Records {
    encrypted: bool,
    /// True for BIFF8, whose strings are read.
    modern: bool,
    /// Rows times columns that the sheets declare or use.
    span: u64,
    /// Sheet (from 1) and row (from 0).
    hidden_rows: HashSet<(u32, u32)>,
    /// Sheet, fixed word, text.
    notes: Vec<(u32, &'static str, String)>,
    authors: Vec<(u32, String)>,
    /// The workbook's drawings, which hold its pictures.
    drawings: Vec<u8>,
    /// Texts of formulas that go on beyond one record, which calamine cuts: by sheet, row and column.
    long: HashMap<(u32, u32, u32), String>,
}

/// A text that goes on in the records to come.
struct Unfinished {
    place: (u32, u32, u32),
    left: usize,
    text: String,
}

impl Records {
    fn read(stream: &[u8]) -> Records {
        let (mut records, mut at, mut depth, mut sheet) = (Records::default(), 0usize, 0u32, 0u32);
        let (mut far, mut pending) = ((0u64, 0u64), 0usize);
        let (mut place, mut unfinished) = ((0, 0, 0), None::<Unfinished>);
        let mut drawn = false;
        while let Some(head) = stream.get(at..at + 4) {
            let (kind, size) =
                (u16::from_le_bytes([head[0], head[1]]), usize::from(u16::from_le_bytes([head[2], head[3]])));
            let Some(data) = stream.get(at + 4..at + 4 + size) else { break };
            at += 4 + size;
            if kind != 0x003c {
                records.finish(unfinished.take());
            }
            drawn = kind == 0x00eb || drawn && kind == 0x003c;
            if drawn {
                records.drawings.extend(data);
            }
            match kind {
                0x0207 if records.modern => unfinished = Unfinished::begin(place, data),
                0x003c if unfinished.is_some() => unfinished = unfinished.map(|u| u.go_on(data)),
                0x0809 => {
                    records.modern = data.get(1) == Some(&6);
                    depth += 1;
                    if depth == 1 && data.get(2) != Some(&5) {
                        sheet += 1;
                    }
                }
                0x000a => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        records.span += far.0 * far.1;
                        far = (0, 0);
                    }
                }
                0x002f if data.iter().take(2).any(|b| *b != 0) || data.len() > 4 => records.encrypted = true,
                0x0006 | 0x0201 | 0x0203 | 0x0204 | 0x0205 | 0x027e | 0x00fd | 0x00bd | 0x00be if data.len() >= 4 => {
                    let (row, column) =
                        (u16::from_le_bytes([data[0], data[1]]), u16::from_le_bytes([data[2], data[3]]));
                    place = (sheet, u32::from(row), u32::from(column));
                    far = (far.0.max(u64::from(row) + 1), far.1.max(u64::from(column) + 1));
                }
                0x0208 if data.len() >= 16 && data[12] & 0x20 != 0 => {
                    records.hidden_rows.insert((sheet, u32::from(u16::from_le_bytes([data[0], data[1]]))));
                }
                0x0014 | 0x0015 if records.modern => {
                    records.note(sheet, "print header", counted(data, 2).map(|t| super::xlsx::print_text(&t)))
                }
                0x005c if records.modern => records.note(0, "last user", counted(data, 2)),
                0x001c if records.modern => {
                    records.authors.extend(data.get(8..).and_then(|d| counted(d, 2)).map(|a| (sheet, a)))
                }
                0x01b6 if records.modern => {
                    pending = data.get(10..12).map_or(0, |d| usize::from(u16::from_le_bytes([d[0], d[1]])))
                }
                0x003c if pending > 0 => {
                    records.note(sheet, "text box", characters(data, pending));
                    pending = 0;
                }
                _ => {}
            }
        }
        records.span += far.0 * far.1;
        records
    }

    fn finish(&mut self, unfinished: Option<Unfinished>) {
        if let Some(text) = unfinished {
            self.long.insert(text.place, text.text);
        }
    }

    fn note(&mut self, sheet: u32, what: &'static str, text: Option<String>) {
        if let Some(text) = text.filter(|t| !t.trim().is_empty()) {
            self.notes.push((sheet, what, text));
        }
    }

    /// The notes as passages. Text boxes of a sheet with comments are mostly those comments.
    fn tell(&self, out: &mut Extraction) {
        let mut authors: Vec<&(u32, String)> = self.authors.iter().filter(|(_, a)| !a.trim().is_empty()).collect();
        authors.dedup();
        let authors = authors.into_iter().map(|(sheet, author)| (*sheet, "comment author", author));
        for ((sheet, what, text), number) in self.notes.iter().map(|(s, w, t)| (*s, *w, t)).chain(authors).zip(1..) {
            let hidden = (what == "last user").then_some(what);
            let at = |_| Locator::SheetPart { sheet, what: what.to_owned(), number };
            out.passages.extend(office::lines(std::slice::from_ref(text), PassageKind::Note, hidden, at));
        }
    }
}

impl Unfinished {
    /// The beginning of a text, where its record does not hold all of it.
    fn begin(place: (u32, u32, u32), data: &[u8]) -> Option<Unfinished> {
        let count = usize::from(u16::from_le_bytes([*data.first()?, *data.get(1)?]));
        let text = counted(data, 2)?;
        let left = count.checked_sub(text.encode_utf16().count()).filter(|left| *left > 0)?;
        Some(Unfinished { place, left, text })
    }

    fn go_on(mut self, data: &[u8]) -> Unfinished {
        let more = characters(data, self.left).unwrap_or_default();
        self.left -= more.encode_utf16().count().min(self.left);
        self.text.push_str(&more);
        self
    }
}

/// A string with a 16-bit count of characters and a byte of flags (XLUnicodeString).
fn counted(data: &[u8], count_size: usize) -> Option<String> {
    let count = usize::from(u16::from_le_bytes([*data.first()?, *data.get(1)?]));
    characters(data.get(count_size..)?, count)
}

/// A byte of flags, then characters of one or two bytes.
fn characters(data: &[u8], count: usize) -> Option<String> {
    let (flags, rest) = data.split_first()?;
    match flags & 1 {
        0 => Some(encoding_rs::WINDOWS_1252.decode(rest.get(..count.min(rest.len()))?).0.into_owned()),
        _ => Some(ole::wide(rest.get(..(count * 2).min(rest.len()))?)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        [&kind.to_le_bytes()[..], &(data.len() as u16).to_le_bytes(), data].concat()
    }

    #[test]
    fn records_tell_comments_headers_hidden_rows_and_passwords() {
        let mut stream = record(0x0809, &[0, 6, 5, 0]);
        stream.extend(record(0x000a, &[]));
        stream.extend(record(0x0809, &[0, 6, 0x10, 0]));
        stream.extend(record(0x0208, &[7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x20, 0, 0, 0]));
        stream.extend(record(0x0014, b"\x09\0\0&LClass 4"));
        stream.extend(record(0x01b6, &[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0]));
        stream.extend(record(0x003c, b"\0Jane"));
        let records = Records::read(&stream);
        assert!(records.hidden_rows.contains(&(1, 7)) && !records.encrypted);
        let notes: Vec<&str> = records.notes.iter().map(|(_, _, t)| t.as_str()).collect();
        assert_eq!(notes, ["Class 4", "Jane"]);
        assert!(Records::read(&record(0x002f, &[1, 0, 1, 0])).encrypted);
    }
}
