//! Cells of workbooks older than Excel 97 (BIFF2 to BIFF5), which calamine does not read: one record after another,
//! without formats. Dates stay serial numbers here.

use super::bytes::quad;
use super::ole::code_page;
use super::sheet::{Budget, Rows};
use super::xlsx::formats::number;
use crate::model::Passage;
use std::collections::BTreeMap;

/// One sheet's cells by row and column.
#[derive(Default)]
struct Cells(BTreeMap<(u32, u32), String>);

/// The sheets of a stream of records, as passages; empty where there are no cells.
pub fn sheets(stream: &[u8], budget: &mut Budget) -> Vec<Passage> {
    let mut book = Book { page: 1252, sheets: Vec::new(), awaited: None };
    let mut at = 0;
    while let Some(head) = stream.get(at..at + 4) {
        let (kind, size) = (word(head, 0), usize::from(word(head, 2)));
        let Some(data) = stream.get(at + 4..at + 4 + size) else { break };
        at += 4 + size;
        book.record(kind, data);
    }
    let mut out = Vec::new();
    for (number, cells) in (1..).zip(book.sheets.into_iter().filter(|s| !s.0.is_empty())) {
        let mut rows = Rows::new(number, "", None);
        rows.passages.clear();
        let mut open: (u32, Vec<(u32, String)>) = (0, Vec::new());
        for ((row, column), text) in cells.0 {
            if !budget.take(&text) {
                break;
            }
            if row != open.0 {
                rows.push(open.0 + 1, &open.1, None);
                open = (row, Vec::new());
            }
            open.1.push((column, text));
        }
        rows.push(open.0 + 1, &open.1, None);
        out.append(&mut rows.passages);
    }
    out
}

struct Book {
    page: u16,
    sheets: Vec<Cells>,
    /// The cell whose formula gave a text that the next record holds.
    awaited: Option<(u32, u32)>,
}

impl Book {
    fn record(&mut self, kind: u16, data: &[u8]) {
        match kind {
            0x0009 | 0x0209 | 0x0409 | 0x0809 => self.sheets.push(Cells::default()),
            0x0042 if data.len() >= 2 => self.page = word(data, 0),
            0x0007 | 0x0207 => {
                let text = self.text(data, if kind == 0x0007 { 1 } else { 2 });
                if let Some(place) = self.awaited.take() {
                    self.put(place, text);
                }
            }
            _ if data.len() >= 7 => self.cell(kind, data),
            _ => {}
        }
    }

    fn cell(&mut self, kind: u16, data: &[u8]) {
        let place = (u32::from(word(data, 0)), u32::from(word(data, 2)));
        match kind {
            0x0004 => self.put_text(place, data.get(7..), 1),
            0x0204 | 0x00d6 => self.put_text(place, data.get(6..), 2),
            0x0002 if data.len() >= 9 => self.put(place, Some(word(data, 7).to_string())),
            0x0003 => self.put(place, double(data, 7).map(number)),
            0x0203 => self.put(place, double(data, 6).map(number)),
            0x027e => self.put(place, quad(data, 6).map(|v| number(packed(v)))),
            0x00bd => {
                for (column, cell) in (place.1..).zip(data[4..].chunks_exact(6)) {
                    self.put((place.0, column), quad(cell, 2).map(|v| number(packed(v))));
                }
            }
            0x0006 | 0x0206 | 0x0406 => self.formula(place, data, kind),
            _ => {}
        }
    }

    fn formula(&mut self, place: (u32, u32), data: &[u8], kind: u16) {
        // BIFF2 gives three bytes of attributes where later versions give two of an index.
        let biff2 = kind == 0x0006 && self.sheets.len() == 1 && data.len() < 22;
        let at = if biff2 { 7 } else { 6 };
        match data.get(at..at + 8) {
            Some([0, .., 0xff, 0xff]) => self.awaited = Some(place),
            Some([_, .., 0xff, 0xff]) | None => {}
            Some(_) => self.put(place, double(data, at).map(number)),
        }
    }

    fn put_text(&mut self, place: (u32, u32), data: Option<&[u8]>, count_size: usize) {
        let text = data.and_then(|d| self.text(d, count_size));
        self.put(place, text);
    }

    fn text(&self, data: &[u8], count_size: usize) -> Option<String> {
        let count = if count_size == 1 { usize::from(*data.first()?) } else { usize::from(word(data.get(..2)?, 0)) };
        let rest = data.get(count_size..)?;
        Some(code_page(self.page).decode(&rest[..count.min(rest.len())]).0.into_owned())
    }

    fn put(&mut self, place: (u32, u32), text: Option<String>) {
        if let (Some(sheet), Some(text)) = (self.sheets.last_mut(), text) {
            sheet.0.insert(place, text);
        }
    }
}

fn word(data: &[u8], at: usize) -> u16 {
    data.get(at..at + 2).map_or(0, |b| u16::from_le_bytes([b[0], b[1]]))
}

fn double(data: &[u8], at: usize) -> Option<f64> {
    Some(f64::from_le_bytes(data.get(at..at + 8)?.try_into().ok()?))
}

/// An RK number (MS-XLS 2.5.217): bit 0 divides by 100, bit 1 marks a whole number.
fn packed(value: u32) -> f64 {
    let whole = if value & 2 != 0 { f64::from(value as i32 >> 2) } else { f64::from_bits(u64::from(value & !3) << 32) };
    if value & 1 != 0 { whole / 100.0 } else { whole }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_numbers_and_formula_texts_become_rows() {
        let record =
            |kind: u16, data: &[u8]| [&kind.to_le_bytes()[..], &(data.len() as u16).to_le_bytes(), data].concat();
        let mut stream = record(0x0209, &[0, 3, 0x10, 0, 0, 0]);
        stream.extend(record(0x0204, b"\0\0\0\0\0\0\x04\0Jane"));
        stream.extend(record(0x027e, &[0, 0, 1, 0, 0, 0, (42 << 2) | 2, 0, 0, 0]));
        stream.extend(record(0x0206, &[0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0, 0, 0]));
        stream.extend(record(0x0207, b"\x05\0Smith"));
        let passages = sheets(&stream, &mut Budget::default());
        assert_eq!(passages.len(), 1);
        assert_eq!(passages[0].text.expose(), "Jane\t42\tSmith");
    }
}
