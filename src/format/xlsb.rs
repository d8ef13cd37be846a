//! Binary workbooks of Office (.xlsb, MS-XLSB): cells through calamine, one at a time; what stands beside them from its records;
//! properties, drawings, charts and embedded files from their XML parts.

mod records;

use super::package::{COMPOUND, Package, main_type};
use super::sheet::{Budget, Rows};
use super::xlsx::print_text;
use super::{Bid, Format, Probe, ReadLimits, cells, office, table};
use crate::model::{Exception, ExceptionKind, Extraction, Locator, Passage, PassageKind};
use calamine::{DataRef, Reader};
use std::collections::{HashMap, HashSet};
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
        let sheets = parts(&mut package);
        let read = catch_unwind(AssertUnwindSafe(|| workbook(untrusted_bytes, &sheets, &mut out)));
        if !matches!(read, Ok(Some(()))) {
            out.exceptions.push(Exception::whole(ExceptionKind::Corrupt, "the workbook could not be read to its end"));
        }
        if let Ok(mut package) = Package::open(untrusted_bytes, limits) {
            beside(&mut package, &names, &mut out);
        }
        out
    }
}

/// What stands beside the cells, by the name of the sheet.
#[derive(Default)]
struct Beside {
    sheet: records::Sheet,
    comments: Vec<(u32, u32, String, String)>,
}

fn parts(package: &mut Package) -> HashMap<String, Beside> {
    let main = package.relations("").into_iter().find(|r| r.kind == "officeDocument").map(|r| r.target);
    let main = main.unwrap_or_else(|| "xl/workbook.bin".to_owned());
    let read = |package: &mut Package, name: &str| package.read(name, "part").ok().flatten().unwrap_or_default();
    let (book, relations, mut out) = (read(package, &main), package.relations(&main), HashMap::new());
    for (name, id) in records::sheets(&book) {
        let Some(part) = relations.iter().find(|r| r.id == id) else { continue };
        let mut beside = Beside { sheet: records::beside(&read(package, &part.target)), ..Beside::default() };
        for relation in package.relations(&part.target).iter().filter(|r| r.kind == "comments") {
            beside.comments.extend(records::comments(&read(package, &relation.target)));
        }
        out.insert(name, beside);
    }
    out
}

fn workbook(bytes: &[u8], parts: &HashMap<String, Beside>, out: &mut Extraction) -> Option<()> {
    let mut book = calamine::Xlsb::new(Cursor::new(bytes)).ok()?;
    let is_1904 = book.has_1904_epoch();
    let sheets = book.sheets_metadata().to_vec();
    let (mut budget, nothing) = (Budget::default(), Beside::default());
    for (number, sheet) in (1..).zip(&sheets) {
        let beside = parts.get(&sheet.name).unwrap_or(&nothing);
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
                push(&mut rows, &open, &beside.sheet);
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
        push(&mut rows, &open, &beside.sheet);
        rows.repeat(&beside.sheet.merged);
        out.passages.append(&mut rows.passages);
        tell(number, beside, out);
        drop(reader);
        if let Ok(mut reader) = book.worksheet_cells_reader(&sheet.name) {
            let next = || reader.next_formula().ok().flatten();
            let formulas: Vec<String> =
                std::iter::from_fn(next).map(|c| c.get_value().clone()).filter(|f| f.contains('"')).collect();
            out.passages.extend(cells::formulas(number, formulas.iter().map(String::as_str)));
        }
        if budget.spent() {
            out.exceptions.push(Budget::exception(number));
            break;
        }
    }
    Some(())
}

fn push(rows: &mut Rows, (row, cells): &(u32, Vec<(u32, String)>), sheet: &records::Sheet) {
    let concealed = |column: u32| sheet.hidden_columns.iter().any(|(from, to)| (*from..=*to).contains(&column));
    let hidden = sheet.hidden_rows.contains(row).then_some("hidden row");
    rows.push_parted(row + 1, cells, hidden, concealed);
}

/// Comments, headers, links and validations of a sheet.
fn tell(sheet: u32, beside: &Beside, out: &mut Extraction) {
    for (number, (column, row, author, text)) in (1..).zip(&beside.comments) {
        out.passages.push(cells::comment(sheet, number, &table::place(*column, *row), author, "", text));
    }
    for (what, texts) in &beside.sheet.said {
        let shown = *what == "print header";
        let texts: Vec<String> = texts.iter().map(|t| if shown { print_text(t) } else { t.clone() }).collect();
        let at = |number| Locator::SheetPart { sheet, what: (*what).to_owned(), number };
        out.passages.extend(office::lines(&texts, PassageKind::Note, (!shown).then_some(*what), at));
    }
}

/// Parts of records that are not known one by one: a piece of their name, and a fixed word.
const PARTS: [(&str, &str); 6] = [
    ("pivotcache", "pivot cache"),
    ("pivottable", "pivot table"),
    ("externallink", "external link"),
    ("connections.bin", "connection"),
    ("querytable", "query table"),
    ("xl/tables/", "table"),
];

/// The parts beside sheets: XML as it is, the words of records.
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
        } else if lower == "xl/workbook.bin" {
            let names = records::names(&package.read(name, "workbook").ok().flatten().unwrap_or_default());
            out.passages.extend(said("defined name", &names));
        } else if let Some((_, what)) = PARTS.iter().find(|(piece, _)| lower.contains(piece) && lower.ends_with(".bin"))
        {
            let words = records::all_words(&package.read(name, what).ok().flatten().unwrap_or_default());
            out.passages.extend(said(what, &words));
        }
    }
    office::properties(package, out);
}

fn said(what: &'static str, texts: &[String]) -> Vec<Passage> {
    let at = |number| Locator::SheetPart { sheet: 0, what: what.to_owned(), number };
    office::lines(texts, PassageKind::Note, Some(what), at)
}
