//! Binary workbooks of Office (.xlsb, MS-XLSB): cells through calamine, one at a time; properties, drawings, charts and
//! embedded files from their XML parts. Comments and headers are binary there and are not read: the file says so.

use super::package::{COMPOUND, Package, main_type};
use super::sheet::{Budget, Rows};
use super::{Bid, Format, Probe, ReadLimits, cells, office};
use crate::model::{Exception, ExceptionKind, Extraction, Locator, PassageKind};
use calamine::{DataRef, Reader};
use std::collections::HashSet;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The reader.
pub struct Xlsb;

impl Format for Xlsb {
    fn name(&self) -> &'static str {
        "xlsb"
    }

    fn bid(&self, probe: &Probe) -> Bid {
        let mine = !probe.bytes.starts_with(COMPOUND) && main_type(probe.bytes).contains("binary.macroEnabled.main");
        if mine { Bid::Magic } else { Bid::No }
    }

    fn extract(&self, untrusted_bytes: &[u8], limits: &ReadLimits) -> Extraction {
        let mut out = Extraction::default();
        let mut package = match Package::open(untrusted_bytes, limits) {
            Ok(package) => package,
            Err(exception) => return Extraction { exceptions: vec![exception], ..out },
        };
        // Every part is measured before calamine may unpack it.
        let names: Vec<String> = package.names().map(str::to_owned).collect();
        for name in &names {
            if let Err(exception) = package.read(name, "part") {
                return Extraction { exceptions: vec![exception], ..out };
            }
        }
        let read = catch_unwind(AssertUnwindSafe(|| workbook(untrusted_bytes, &mut out)));
        if !matches!(read, Ok(Some(()))) {
            out.exceptions.push(Exception::whole(ExceptionKind::Corrupt, "the workbook could not be read to its end"));
        }
        if let Ok(mut package) = Package::open(untrusted_bytes, limits) {
            beside(&mut package, &names, &mut out);
        }
        out
    }
}

fn workbook(bytes: &[u8], out: &mut Extraction) -> Option<()> {
    let mut book = calamine::Xlsb::new(Cursor::new(bytes)).ok()?;
    let is_1904 = book.has_1904_epoch();
    let sheets = book.sheets_metadata().to_vec();
    let mut budget = Budget::default();
    for (number, sheet) in (1..).zip(&sheets) {
        let mut rows = Rows::new(number, &sheet.name, cells::hidden(sheet.visible));
        let mut open: (u32, Vec<(u32, String)>) = (0, Vec::new());
        let mut reader = match book.worksheet_cells_reader(&sheet.name) {
            Ok(reader) => reader,
            Err(_) => {
                out.passages.append(&mut rows.passages);
                continue;
            }
        };
        while let Ok(Some(cell)) = reader.next_cell() {
            let (row, column) = cell.get_position();
            if row != open.0 {
                rows.push(open.0 + 1, &open.1, None);
                open = (row, Vec::new());
            }
            if matches!(cell.get_value(), DataRef::Empty) {
                continue;
            }
            let text = cells::text(cell.get_value(), is_1904);
            if !budget.take(&text) {
                break;
            }
            open.1.push((column.min(16_383), text));
        }
        rows.push(open.0 + 1, &open.1, None);
        out.passages.append(&mut rows.passages);
        if budget.spent() {
            out.exceptions.push(Budget::exception(number));
            break;
        }
    }
    Some(())
}

/// The parts that are XML, and a word about those that are not.
fn beside(package: &mut Package, names: &[String], out: &mut Extraction) {
    let mut seen = HashSet::new();
    for name in names {
        let lower = name.to_ascii_lowercase();
        let relations = package.relations(name);
        office::link_targets(&relations, "", out, &mut seen);
        if lower.ends_with(".xml") && (lower.contains("/charts/chart") || lower.contains("/drawings/")) {
            let text = package.text(name, "drawing", &mut out.exceptions).unwrap_or_default();
            let (lines, alternatives, ended) = office::drawing_text(&text);
            let at = |number| Locator::SheetPart { sheet: 0, what: "drawing".to_owned(), number };
            let said: Vec<String> = lines.into_iter().chain(alternatives).collect();
            out.passages.extend(office::lines(&said, PassageKind::Note, None, at));
            if ended.is_err() {
                out.exceptions.push(office::malformed("drawing"));
            }
        } else if lower.contains("embeddings/") {
            office::embedded(package, name, out);
        } else if office::is_media(name, "") {
            office::member(package, name, "picture", out);
        } else if lower.ends_with("vbaproject.bin") {
            office::macros(package, name, out);
        } else if lower.starts_with("customxml/") && lower.ends_with(".xml") && !lower.contains("itemprops") {
            let text = package.text(name, "custom XML", &mut out.exceptions).unwrap_or_default();
            office::custom_xml(&text, out);
        }
    }
    if names.iter().any(|n| n.to_ascii_lowercase().contains("comments")) {
        let locator = Locator::SheetPart { sheet: 0, what: "comments".to_owned(), number: 1 };
        out.exceptions.push(Exception::at(
            locator,
            ExceptionKind::PartlyRead,
            "the comments of a binary workbook were not read",
        ));
    }
    office::properties(package, out);
}
