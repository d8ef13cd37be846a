//! What the records of a workbook say beside the cells ([MS-XLS] 2.4): comments, text boxes, print headers, links, validations,
//! names, caches of other workbooks, charts; which rows and columns are hidden.

use super::strings::{Unfinished, characters, counted, counted_at};
use crate::format::bytes::{half, quad};
use crate::format::ppt::records as art;
use crate::format::sheet::Merged;
use crate::format::{cells, office, ole, table, xlsx};
use crate::model::{Extraction, Locator, PassageKind};
use std::collections::{HashMap, HashSet};

/// A place of the workbook: sheet from 1, row and column from 0.
type Place = (u32, u32, u32);

/// What was found.
#[derive(Default)]
pub struct Records {
    /// True where a password protects the workbook.
    pub encrypted: bool,
    /// Sheet (from 1) and row (from 0).
    pub hidden_rows: HashSet<(u32, u32)>,
    /// Sheet (from 1), first and last column (from 0).
    pub hidden_columns: Vec<(u32, u32, u32)>,
    /// Sheet (from 1) and cells merged over several rows.
    pub merged: Vec<(u32, Merged)>,
    /// The workbook's drawings, which hold its pictures.
    pub drawings: Vec<u8>,
    /// Texts of formulas that go on beyond one record, which calamine cuts.
    pub long: HashMap<Place, String>,
    /// True for BIFF8, whose strings are read.
    pub modern: bool,
    /// Sheet, fixed word, why it is hidden, text.
    notes: Vec<(u32, &'static str, Option<&'static str>, String)>,
    /// Place, object whose text it is, author.
    comments: Vec<(Place, u16, String)>,
    /// Sheet and object of each text, in order.
    texts: Vec<(u32, u16, String)>,
}

/// What a walk over the records keeps in mind.
#[derive(Default)]
struct Walk {
    found: Records,
    sheet: u32,
    depth: u32,
    place: Place,
    long: Option<Unfinished<Place>>,
    boxed: Option<Unfinished<u16>>,
    object: u16,
    /// The last kind of record that was no continuation.
    before: u16,
    /// Drawings of the sheet being walked.
    shapes: Vec<u8>,
}

impl Records {
    /// Walks a stream of records as far as it is whole.
    pub fn read(stream: &[u8]) -> Records {
        let (mut walk, mut at) = (Walk::default(), 0usize);
        while let (Some(kind), Some(size)) = (half(stream, at), half(stream, at + 2)) {
            let Some(data) = stream.get(at + 4..at + 4 + usize::from(size)) else { break };
            at += 4 + data.len();
            walk.record(kind, data);
        }
        walk.sheet_ended();
        walk.found
    }

    fn note(&mut self, sheet: u32, what: &'static str, hidden: bool, text: Option<String>) {
        if let Some(text) = text.filter(|t| !t.trim().is_empty()) {
            self.notes.push((sheet, what, hidden.then_some(what), text));
        }
    }

    /// The notes as passages, each once.
    pub fn tell(&self, out: &mut Extraction) {
        let mut said = HashSet::new();
        for ((sheet, what, hidden, text), number) in self.notes.iter().zip(1..) {
            if said.insert((sheet, what, text)) {
                let at = |_| Locator::SheetPart { sheet: *sheet, what: (*what).to_owned(), number };
                out.passages.extend(office::lines(std::slice::from_ref(text), PassageKind::Note, *hidden, at));
            }
        }
        let mut commented = HashSet::new();
        for (((sheet, row, column), object, author), number) in self.comments.iter().zip(1..) {
            let text = self.texts.iter().find(|(s, o, _)| s == sheet && o == object);
            commented.insert((*sheet, *object));
            let text = text.map_or("", |(_, _, text)| text);
            out.passages.push(cells::comment(*sheet, number, &table::place(*column, *row), author, "", text));
        }
        for ((sheet, object, text), number) in self.texts.iter().zip(1..) {
            if !commented.contains(&(*sheet, *object)) {
                let at = |_| Locator::SheetPart { sheet: *sheet, what: "text box".to_owned(), number };
                out.passages.extend(office::lines(std::slice::from_ref(text), PassageKind::Note, None, at));
            }
        }
    }
}

impl Walk {
    fn record(&mut self, kind: u16, data: &[u8]) {
        if kind == 0x003c {
            return self.go_on(data);
        }
        self.texts_ended();
        self.before = kind;
        match kind {
            0x0809 => self.begins(data),
            0x000a => self.ends(),
            0x002f if data.iter().take(2).any(|b| *b != 0) || data.len() > 4 => self.found.encrypted = true,
            0x0006 | 0x0201 | 0x0203 | 0x0204 | 0x0205 | 0x027e | 0x00fd | 0x00bd | 0x00be => self.cell(data),
            0x0208 if data.get(12).is_some_and(|flags| flags & 0x20 != 0) => {
                self.found.hidden_rows.extend(half(data, 0).map(|row| (self.sheet, u32::from(row))));
            }
            0x007d if data.get(8).is_some_and(|flags| flags & 1 != 0) => {
                let columns = half(data, 0).zip(half(data, 2));
                self.found.hidden_columns.extend(columns.map(|(a, b)| (self.sheet, u32::from(a), u32::from(b))));
            }
            // MergeCells: first and last row, first and last column, each from 0 ([MS-XLS] 2.4.168).
            0x00e5 => {
                let each = data.get(2..).unwrap_or_default().chunks_exact(8);
                let ranges = each.filter_map(|r| Some((half(r, 0)?, half(r, 2)?, half(r, 4)?)));
                self.found.merged.extend(ranges.map(|(top, bottom, column)| {
                    let (top, bottom) = (u32::from(top) + 1, u32::from(bottom) + 1);
                    (self.sheet, Merged { top, bottom, column: u32::from(column) })
                }));
            }
            0x00eb => self.found.drawings.extend(data),
            _ if self.found.modern => self.modern(kind, data),
            // A comment before Excel 97 holds its text itself (its continuations have no place of their own).
            0x001c => {
                let text = data.get(6..).map(|t| encoding_rs::WINDOWS_1252.decode(t).0.into_owned());
                self.found.note(self.sheet, "comment", false, text);
            }
            _ => {}
        }
    }

    fn begins(&mut self, data: &[u8]) {
        self.found.modern = data.get(1) == Some(&6);
        self.depth += 1;
        // A chart within a sheet begins one of its own; the workbook's globals are no sheet.
        if self.depth == 1 && data.get(2) != Some(&5) {
            self.sheet_ended();
            self.sheet += 1;
        }
    }

    fn ends(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        if self.depth == 0 {
            self.sheet_ended();
        }
    }

    fn sheet_ended(&mut self) {
        self.texts_ended();
        let shapes = std::mem::take(&mut self.shapes);
        let (mut alternatives, mut arts) = (Vec::new(), Vec::new());
        let around = art::records(&shapes);
        around.for_each(|r| {
            crate::format::ppt::visit(r, 0, &mut |record, _| {
                if matches!(record.kind, 0xf00b | 0xf122) {
                    let said = art::said(record);
                    alternatives.extend(said.description);
                    arts.extend(said.art);
                }
            });
        });
        alternatives.into_iter().for_each(|t| self.found.note(self.sheet, "alternative text", true, Some(t)));
        arts.into_iter().for_each(|t| self.found.note(self.sheet, "text box", false, Some(t)));
    }

    fn cell(&mut self, data: &[u8]) {
        if let (Some(row), Some(column)) = (half(data, 0), half(data, 2)) {
            self.place = (self.sheet, u32::from(row), u32::from(column));
        }
    }

    /// Continuations of texts and drawings.
    fn go_on(&mut self, data: &[u8]) {
        match self.before {
            0x0207 => self.long.iter_mut().for_each(|long| long.go_on(data)),
            0x01b6 => self.boxed.iter_mut().for_each(|text| text.go_on(data)),
            0x00eb => self.found.drawings.extend(data),
            0x00ec => self.shapes.extend(data),
            _ => {}
        }
    }

    fn texts_ended(&mut self) {
        if let Some(long) = self.long.take() {
            self.found.long.insert(long.of, long.text);
        }
        if let Some(text) = self.boxed.take().filter(|t| !t.text.trim().is_empty()) {
            self.found.texts.push((self.sheet, text.of, text.text));
        }
    }

    fn modern(&mut self, kind: u16, data: &[u8]) {
        let sheet = self.sheet;
        let found = &mut self.found;
        match kind {
            0x0207 => self.long = Unfinished::begin(self.place, data),
            0x0014 | 0x0015 => found.note(sheet, "print header", false, counted(data).map(|t| xlsx::print_text(&t))),
            0x005c => found.note(0, "last user", true, counted(data)),
            0x001c => {
                let author = data.get(8..).and_then(counted).unwrap_or_default();
                if let (Some(row), Some(column), Some(object)) = (half(data, 0), half(data, 2), half(data, 6)) {
                    found.comments.push((
                        (sheet, row.into(), column.into()),
                        object,
                        author.trim_end_matches('\0').to_owned(),
                    ));
                }
            }
            0x005d if half(data, 0) == Some(0x15) => self.object = half(data, 6).unwrap_or(0),
            0x01b6 => {
                let count = half(data, 10).map_or(0, usize::from);
                self.boxed = (count > 0).then(|| Unfinished::awaited(self.object, count));
            }
            0x00ec => self.shapes.extend(data),
            0x01b8 => found.note(sheet, "link target", true, link(data)),
            0x0800 => found.note(
                sheet,
                "link tip",
                true,
                data.get(10..).map(|t| ole::wide(t).trim_end_matches('\0').to_owned()),
            ),
            0x01be => validation(data).into_iter().for_each(|t| found.note(sheet, "data validation", true, Some(t))),
            0x0018 => found.note(0, "defined name", true, defined(data)),
            0x005a => cached(data).into_iter().for_each(|t| found.note(0, "external link", true, Some(t))),
            0x01ae => supported(data).into_iter().for_each(|t| found.note(0, "external link", true, Some(t))),
            0x100d => {
                let text = data.get(2).and_then(|count| characters(data.get(3..)?, usize::from(*count)));
                found.note(sheet, "chart", false, text);
            }
            _ => {}
        }
    }
}

/// The address of a link (2.3.7 of [MS-OSHARED]): after the mark of an address or of a file.
fn link(data: &[u8]) -> Option<String> {
    const ADDRESS: &[u8] = b"\xe0\xc9\xea\x79\xf9\xba\xce\x11\x8c\x82\x00\xaa\x00\x4b\xa9\x0b";
    const FILE: &[u8] = b"\x03\x03\0\0\0\0\0\0\xc0\0\0\0\0\0\0\x46";
    let after = |mark: &[u8]| data.windows(mark.len()).position(|w| w == mark).map(|at| at + mark.len());
    if let Some(at) = after(ADDRESS) {
        let text = data.get(at + 4..at.checked_add(4)?.checked_add(quad(data, at)? as usize)?)?;
        return ole::wide(text).split('\0').next().map(str::to_owned);
    }
    let at = after(FILE)? + 2;
    let text = data.get(at + 4..at.checked_add(4)?.checked_add(quad(data, at)? as usize)?)?;
    Some(encoding_rs::WINDOWS_1252.decode(text).0.trim_end_matches('\0').to_owned())
}

/// Titles and messages of a validation, and the list it allows (2.4.96).
fn validation(data: &[u8]) -> Vec<String> {
    let (mut out, mut at) = (Vec::new(), 4);
    for _ in 0..4 {
        let Some((text, end)) = counted_at(data, at) else { return out };
        at = end;
        out.push(text.trim_matches('\0').to_owned());
    }
    // A list written out is the one text its formula consists of, its entries parted by zeros.
    let formula = data.get(at + 4..).filter(|f| f.first() == Some(&0x17));
    let list = formula.and_then(|f| characters(f.get(2..)?, usize::from(*f.get(1)?)));
    out.extend(list.map(|l| l.replace('\0', ",")));
    out
}

/// A name the workbook defines; none where the program made it (2.4.150).
fn defined(data: &[u8]) -> Option<String> {
    let count = usize::from(*data.get(3)?);
    let name = (half(data, 0)? & 0x20 == 0).then(|| characters(data.get(14..)?, count)).flatten()?;
    (!name.starts_with('_')).then_some(name)
}

/// Texts that another workbook's cells had (2.4.66).
fn cached(data: &[u8]) -> Vec<String> {
    let (mut out, mut at) = (Vec::new(), 4);
    while let Some(kind) = data.get(at) {
        at = match kind {
            2 => match counted_at(data, at + 1) {
                Some((text, end)) => {
                    out.push(text);
                    end
                }
                None => return out,
            },
            _ => at + 9,
        };
    }
    out
}

/// Path and sheets of another workbook (2.4.271).
fn supported(data: &[u8]) -> Vec<String> {
    let (mut out, mut at) = (Vec::new(), 2);
    if matches!(half(data, 2), Some(0x0401 | 0x3a01) | None) {
        return out;
    }
    while let Some((text, end)) = counted_at(data, at).filter(|_| out.len() < 1_000) {
        let text: String = text.chars().map(|c| if c.is_control() { '/' } else { c }).collect();
        out.push(text.trim_matches('/').to_owned());
        at = end;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        [&kind.to_le_bytes()[..], &(data.len() as u16).to_le_bytes(), data].concat()
    }

    fn sheet(records: &[(u16, Vec<u8>)]) -> Records {
        let mut stream =
            [record(0x0809, &[0, 6, 5, 0]), record(0x000a, &[]), record(0x0809, &[0, 6, 0x10, 0])].concat();
        records.iter().for_each(|(kind, data)| stream.extend(record(*kind, data)));
        Records::read(&stream)
    }

    fn said(records: &Records) -> Vec<(String, String)> {
        let mut out = Extraction::default();
        records.tell(&mut out);
        out.passages.iter().map(|p| (p.locator.to_string(), p.text.expose().to_owned())).collect()
    }

    #[test]
    fn headers_hidden_rows_and_columns_and_passwords() {
        let records = sheet(&[
            (0x0208, vec![7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x20, 0, 0, 0]),
            (0x007d, vec![2, 0, 3, 0, 0, 0, 0, 0, 1, 0]),
            (0x0014, b"\x09\0\0&LClass 4".to_vec()),
        ]);
        assert!(records.hidden_rows.contains(&(1, 7)) && !records.encrypted);
        assert_eq!(records.hidden_columns, [(1, 2, 3)]);
        assert_eq!(said(&records), [("sheet 1, print header 1".to_owned(), "Class 4".to_owned())]);
        assert!(Records::read(&record(0x002f, &[1, 0, 1, 0])).encrypted);
    }

    #[test]
    fn comments_find_their_texts_over_several_records() {
        let object = [&[0x15, 0, 0x12, 0, 0x19, 0, 5, 0][..], &[0; 14]].concat();
        let mut boxed = vec![0; 18];
        boxed[10] = 8;
        let records = sheet(&[
            (0x005d, object),
            (0x01b6, boxed),
            (0x003c, b"\0Jane".to_vec()),
            (0x003c, b"\x01A\0g\0e\0!\0".to_vec()),
            (0x003c, vec![0; 16]),
            (0x001c, [&[4, 0, 1, 0, 0, 0, 5, 0][..], b"\x07\0\0Ann Lee\0"].concat()),
        ]);
        assert_eq!(
            said(&records),
            [("sheet 1, comment 1".to_owned(), "Author: Ann Lee\nComment on B5: JaneAge!".to_owned())]
        );
    }

    #[test]
    fn links_validations_and_names_are_told() {
        let mut address = vec![0; 32];
        address.extend(b"\xe0\xc9\xea\x79\xf9\xba\xce\x11\x8c\x82\x00\xaa\x00\x4b\xa9\x0b\x08\0\0\0h\0t\0t\0\0\0");
        let list = [
            &[0; 4][..],
            b"\x01\0\0T",
            b"\x01\0\0E",
            b"\x03\0\0Ask",
            b"\x02\0\0No",
            &[7, 0, 0, 0, 0x17, 4, 0],
            b"Jo\0A",
        ]
        .concat();
        let name = [&[0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0][..], b"\0Boss"].concat();
        let records = sheet(&[(0x01b8, address), (0x01be, list), (0x0018, name)]);
        let texts: Vec<String> = said(&records).into_iter().map(|(_, t)| t).collect();
        assert_eq!(texts, ["htt", "T", "E", "Ask", "No", "Jo,A", "Boss"]);
    }

    #[test]
    fn records_cut_short_do_no_harm() {
        for kind in [0x1c, 0x5d, 0x1b6, 0x1b8, 0x800, 0x1be, 0x18, 0x5a, 0x1ae, 0x100d, 0x207, 0xec, 0x7d, 0x208, 6] {
            for size in 0..40 {
                sheet(&[(kind, vec![0xff; size]), (0x3c, vec![1; size])]);
                sheet(&[(kind, vec![2; size])]);
            }
        }
    }
}
