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
use calamine::{Reader, XlsError};
use records::Records;
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
        if stream.as_deref_mut().map_or(0, room::confine) > MAX_SPAN {
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
            let concealed =
                |c: u32| records.hidden_columns.iter().any(|(s, from, to)| *s == number && (*from..=*to).contains(&c));
            rows.push_parted(row + 1, &full, hidden, concealed);
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
