//! Workbooks of Excel 97 to 2003 (.xls, MS-XLS): cells through calamine, and what stands beside them from its records. Excel 95
//! and older has cells only.

mod pivot;
mod records;
mod room;
mod strings;

use super::ole::Compound;
use super::package::COMPOUND;
use super::protected::{compound_of, legacy, refused};
use super::sheet::{Budget, Rows};
use super::{Bid, Format, Probe, ReadLimits, biff, blip, cells};
use crate::model::{Exception, ExceptionKind, Extraction};
use calamine::{Reader, XlsError, XlsOptions};
use records::Records;
use room::Moved;
use std::collections::BTreeMap;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Cells the sheets may span in all, empty ones included: calamine keeps a place for each.
const MAX_SPAN: u64 = 12_000_000;

/// The code page of all strings of BIFF8 ([MS-XLS] 2.5.293), whatever its record says: Spreadsheet::WriteExcel and others write 1252.
const UTF_16: u16 = 1200;

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
        let Some(moved) = stream.as_deref_mut().map_or(Some(Moved::default()), |s| room::confine(s, MAX_SPAN)) else {
            let exception = Exception::whole(ExceptionKind::TooLarge, "the sheets hold more cells than the limit");
            return Extraction { exceptions: vec![exception], ..out };
        };
        // calamine follows a compound file's chains of sectors in circles until memory ends: it gets one made here.
        let sound = stream.as_deref().and_then(|s| compound_of("Workbook", s)).unwrap_or_default();
        let read = catch_unwind(AssertUnwindSafe(|| workbook(&sound, &records, &moved, &mut out)));
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
            pivot::caches(&mut compound, &mut out);
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

fn workbook(bytes: &[u8], records: &Records, moved: &Moved, out: &mut Extraction) -> Result<(), XlsError> {
    let mut options = XlsOptions::default();
    options.force_codepage = records.modern.then_some(UTF_16);
    let mut book = calamine::Xls::new_with_options(Cursor::new(bytes), options)?;
    let is_1904 = book.has_1904_epoch();
    let sheets = book.sheets_metadata().to_vec();
    let mut budget = Budget::default();
    for (number, sheet) in (1..).zip(&sheets) {
        let mut rows = Rows::new(number, &sheet.name, cells::hidden(sheet.visible));
        let range = book.worksheet_range(&sheet.name)?;
        let (top, left) = range.start().unwrap_or_default();
        let mut full: BTreeMap<u32, BTreeMap<u32, String>> = BTreeMap::new();
        'rows: for (row, line) in (top..).zip(range.rows()) {
            for (column, cell) in (left..).zip(line) {
                let (row, column) = moved.place(number, row, column);
                let long = records.long.get(&(number, row, column));
                let text = long.cloned().unwrap_or_else(|| cells::owned(cell, is_1904));
                if text.is_empty() {
                    continue;
                }
                if !budget.take(&text) {
                    break 'rows;
                }
                full.entry(row).or_default().insert(column, text);
            }
        }
        let concealed =
            |c: u32| records.hidden_columns.iter().any(|(s, from, to)| *s == number && (*from..=*to).contains(&c));
        for (row, cells) in full {
            let hidden = records.hidden_rows.contains(&(number, row)).then_some("hidden row");
            rows.push_parted(row + 1, &cells.into_iter().collect::<Vec<_>>(), hidden, concealed);
        }
        let merged = records.merged.iter().filter(|(sheet, _)| *sheet == number).map(|(_, merged)| *merged);
        rows.repeat(&merged.collect::<Vec<_>>());
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

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        [&kind.to_le_bytes()[..], &(data.len() as u16).to_le_bytes(), data].concat()
    }

    /// A cell of text, in BIFF8: row, column, format, count, flags, characters.
    fn label(row: u16, column: u16, text: &str) -> Vec<u8> {
        let head = [row, column, 0, text.len() as u16].map(u16::to_le_bytes).concat();
        record(0x0204, &[&head[..], b"\0", text.as_bytes()].concat())
    }

    /// A workbook whose globals say code page 1252, and its sheets' records.
    fn book(sheets: &[Vec<u8>]) -> Vec<u8> {
        let globals = |places: &[u32]| {
            let bound = |at: &u32| record(0x0085, &[&at.to_le_bytes()[..], b"\0\0\x01\0S"].concat());
            let page = record(0x0042, &1252u16.to_le_bytes());
            [record(0x0809, &[0, 6, 5, 0]), page, places.iter().flat_map(bound).collect(), record(0x000a, &[])].concat()
        };
        let sheets: Vec<Vec<u8>> =
            sheets.iter().map(|s| [&record(0x0809, &[0, 6, 0x10, 0])[..], s, &record(0x000a, &[])].concat()).collect();
        let mut at = globals(&vec![0; sheets.len()]).len();
        let mut places = Vec::new();
        for sheet in &sheets {
            places.push(at as u32);
            at += sheet.len();
        }
        compound_of("Workbook", &[globals(&places), sheets.concat()].concat()).unwrap()
    }

    fn said(file: &[u8]) -> Vec<(String, String)> {
        let out = Xls.extract(file, &ReadLimits::default());
        assert!(out.exceptions.is_empty(), "{:?}", out.exceptions);
        out.passages.iter().map(|p| (p.locator.to_string(), p.text.expose().trim().to_owned())).collect()
    }

    #[test]
    fn strings_of_biff8_are_unicode_whatever_the_code_page_says() {
        let found = said(&book(&[label(2, 0, "Ngozi Hale")]));
        assert!(found.iter().any(|(_, text)| text == "Ngozi Hale"), "{found:?}");
    }

    #[test]
    fn a_cell_in_the_last_row_of_every_sheet_costs_nothing() {
        let sheet = [label(1, 0, "Ngozi Hale"), label(65_535, 255, "the end")].concat();
        let found = said(&book(&[sheet.clone(), sheet]));
        let places: Vec<&str> = found.iter().filter(|(_, t)| t == "the end").map(|(place, _)| place.as_str()).collect();
        assert_eq!(places, ["sheet 1, row 65536", "sheet 2, row 65536"], "{found:?}");
    }
}
