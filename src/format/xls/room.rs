//! What calamine would make room for: it takes the extents that a sheet declares at their word, and keeps a place for each cell
//! between those that are used. So the records are walked as it walks them, from wherever the workbook says that a sheet begins.

use crate::format::bytes::{half, quad};
use std::collections::BTreeSet;

/// Walks over all sheets until nothing changes any more; what takes more was made to.
const ROUNDS: usize = 4;
/// Bytes walked over, in times the stream's size: sheets overlap in hostile files only.
const OVERLAP: usize = 16;

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000a;
const SHEET: u16 = 0x0085;
const DIMENSIONS: u16 = 0x0200;
const MULTIPLE: u16 = 0x00bd;

/// Columns of the table that moved cells are packed into; no record holds as many.
const WIDTH: usize = 2048;
/// Rows that it has at most.
const MAX_ROWS: usize = 1 << 16;

/// Takes their extents from all sheets of a stream of records, and packs the cells of each into a table without gaps where more than
/// `most` places (rows times columns) lie between those that are used: a cell in the last row of every sheet is enough. `None` where
/// there are too many cells for that too, or where the walk does not come to an end. Formulas that are shared between cells may then
/// name neighbours wrongly.
pub fn confine(stream: &mut [u8], most: u64) -> Option<Moved> {
    for _ in 0..ROUNDS {
        let Walk { sheets, declared } = walk(stream)?;
        if !declared.is_empty() {
            declared.into_iter().for_each(|(at, size)| stream[at..at + size].fill(0));
        } else if sheets.iter().map(Sheet::extent).fold(0, u64::saturating_add) <= most {
            return Some(Moved::default());
        } else {
            return sheets.iter().map(|s| s.pack(stream)).collect::<Option<_>>().map(Moved);
        }
    }
    None
}

/// Where the cells of each sheet stood that were packed: row and column of each place of the table, row by row.
#[derive(Default)]
pub struct Moved(Vec<Vec<(u16, u16)>>);

impl Moved {
    /// Row and column, from 0, at which a cell of a sheet (from 1) stood.
    pub fn place(&self, sheet: u32, row: u32, column: u32) -> (u32, u32) {
        let places = (sheet as usize).checked_sub(1).and_then(|n| self.0.get(n));
        let stood = places.and_then(|p| p.get(row as usize * WIDTH + column as usize));
        stood.map_or((row, column), |(row, column)| (u32::from(*row), u32::from(*column)))
    }
}

/// What was met on a walk.
struct Walk {
    sheets: Vec<Sheet>,
    /// The places of what sheets declare of their extents.
    declared: BTreeSet<(usize, usize)>,
}

/// The cells of a sheet.
#[derive(Default)]
struct Sheet {
    /// One more than the last row and column that are used.
    rows: u64,
    columns: u64,
    /// Where each record of cells has its data, and where that names a last column.
    cells: Vec<(usize, Option<usize>)>,
}

impl Sheet {
    fn take(&mut self, stream: &[u8], kind: u16, at: usize, size: usize) {
        let of = |at| u64::from(half(stream, at).unwrap_or(0));
        let last = (kind == MULTIPLE && size >= 6).then(|| at + size - 2);
        self.rows = self.rows.max(of(at) + 1);
        self.columns = self.columns.max(of(at + 2).max(last.map_or(0, of)) + 1);
        self.cells.push((at, last));
    }

    /// Rows times columns from the first place of the sheet to the last that is used.
    fn extent(&self) -> u64 {
        self.rows * self.columns
    }

    /// Puts one record's cells behind the other's, and tells where they stood. A record whose cells do not fit into a row is left.
    fn pack(&self, stream: &mut [u8]) -> Option<Vec<(u16, u16)>> {
        let mut places = Vec::new();
        for (at, last) in &self.cells {
            let of = |at: usize| half(stream, at).unwrap_or(0);
            let (row, first) = (of(*at), of(at + 2));
            let end = last.map_or(first, of).max(first);
            let count = usize::from(end - first) + 1;
            if count > WIDTH {
                continue;
            }
            if places.len() % WIDTH + count > WIDTH {
                places.resize(places.len().next_multiple_of(WIDTH), (0, 0));
            }
            let (to, column) = (places.len() / WIDTH, places.len() % WIDTH);
            if to >= MAX_ROWS {
                return None;
            }
            places.extend((first..=end).map(|column| (row, column)));
            let mut put = |at: usize, n: usize| stream[at..at + 2].copy_from_slice(&(n as u16).to_le_bytes());
            put(*at, to);
            put(at + 2, column);
            last.iter().for_each(|at| put(*at, column + count - 1));
        }
        Some(places)
    }
}

fn walk(stream: &[u8]) -> Option<Walk> {
    let globals = records(stream, 0).take_while(|(kind, ..)| *kind != EOF);
    let starts: Vec<usize> =
        globals.filter(|(kind, ..)| *kind == SHEET).filter_map(|(_, at, _)| Some(quad(stream, at)? as usize)).collect();
    let mut out = Walk { sheets: Vec::new(), declared: BTreeSet::new() };
    let mut left = stream.len().saturating_mul(OVERLAP);
    for start in starts {
        let (mut sheet, mut depth) = (Sheet::default(), 0);
        for (kind, at, size) in records(stream, start) {
            left = left.checked_sub(size + 4)?;
            match kind {
                BOF => depth += 1,
                EOF if depth <= 1 => break,
                EOF => depth -= 1,
                // Of a chart within the sheet.
                _ if depth > 1 => {}
                DIMENSIONS if stream[at..at + size].iter().any(|b| *b != 0) => _ = out.declared.insert((at, size)),
                0x0006 | 0x00d6 | 0x0203 | 0x0204 | 0x0205 | 0x027e | 0x00fd | MULTIPLE if size >= 4 => {
                    sheet.take(stream, kind, at, size);
                }
                _ => {}
            }
        }
        out.sheets.push(sheet);
    }
    Some(out)
}

/// Kind, place and size of the data of each record from `at` on, as far as they are whole.
fn records(stream: &[u8], mut at: usize) -> impl Iterator<Item = (u16, usize, usize)> {
    std::iter::from_fn(move || {
        let (kind, size) = (half(stream, at)?, usize::from(half(stream, at.checked_add(2)?)?));
        let data = at + 4;
        stream.get(data..data.checked_add(size)?)?;
        at = data + size;
        Some((kind, data, size))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        [&kind.to_le_bytes()[..], &(data.len() as u16).to_le_bytes(), data].concat()
    }

    /// A workbook whose one sheet begins `skip` bytes behind the globals, and these records there.
    fn book(skip: u32, sheet: &[Vec<u8>]) -> Vec<u8> {
        let globals = |at: u32| {
            let bound = [&at.to_le_bytes()[..], b"\0\0\x01\0S"].concat();
            [record(BOF, &[0, 6, 5, 0]), record(SHEET, &bound), record(EOF, &[])].concat()
        };
        let size = globals(0).len() as u32;
        [globals(size + skip), sheet.concat()].concat()
    }

    fn huge() -> Vec<u8> {
        record(DIMENSIONS, &[0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0, 0, 0xff, 0, 0, 0])
    }

    #[test]
    fn what_a_sheet_declares_is_taken_from_it_and_what_it_uses_is_told() {
        let number = record(0x0203, &[3, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        let chart = [record(BOF, &[0, 6]), record(0x0203, &[0xff; 14]), record(EOF, &[])].concat();
        let behind = record(0x0203, &[0xff; 14]);
        let sheet = [record(BOF, &[0, 6]), huge(), chart, number, record(EOF, &[]), behind];
        let mut stream = book(0, &sheet);
        let before = stream.len();
        assert!(confine(&mut stream, 20).is_some_and(|moved| moved.0.is_empty()) && stream.len() == before);
        assert!(confine(&mut stream.clone(), 19).is_some_and(|moved| moved.place(1, 0, 0) == (3, 4)));
        assert!(!stream.windows(14).any(|w| w == &huge()[4..]));
    }

    #[test]
    fn a_sheet_that_begins_within_another_record_is_walked_from_there() {
        let hidden = record(0x00ff, &[record(BOF, &[0, 6]), huge(), record(0x0204, &[0xff; 8])].concat());
        let mut stream = book(4, &[hidden]);
        assert_eq!(confine(&mut stream, 1).map(|moved| moved.place(1, 0, 0)), Some((65_535, 65_535)));
        assert!(!stream.windows(14).any(|w| w == &huge()[4..]));
        assert!(confine(&mut [], 0).is_some());
    }

    #[test]
    fn cells_far_apart_are_packed_and_told_where_they_stood() {
        let number =
            |row: u16, column: u16| record(0x0203, &[&row.to_le_bytes()[..], &column.to_le_bytes(), &[0; 10]].concat());
        let several = record(MULTIPLE, &[&[9, 0, 7, 0][..], &[0; 12], &[8, 0]].concat());
        let sheet = [record(BOF, &[0, 6]), number(2, 0), several, number(65_535, 255), record(EOF, &[])];
        let mut stream = book(0, &sheet);
        let moved = confine(&mut stream, 1_000).unwrap();
        let places: Vec<(u32, u32)> = (0..4).map(|n| moved.place(1, 0, n)).collect();
        assert_eq!((places, moved.place(2, 2, 3)), (vec![(2, 0), (9, 7), (9, 8), (65_535, 255)], (2, 3)));
        let Walk { sheets, .. } = walk(&stream).unwrap();
        assert_eq!((sheets[0].extent(), sheets[0].cells.len()), (4, 3));
    }

    #[test]
    fn packed_records_begin_a_new_row_where_theirs_is_full() {
        let wide = |row: u16, last: u16| {
            record(MULTIPLE, &[&row.to_le_bytes()[..], &[0, 0], &[0; 6], &last.to_le_bytes()].concat())
        };
        let mut stream =
            book(0, &[record(BOF, &[0, 6]), wide(1, 1_500), wide(9, 700), wide(3, 60_000), record(EOF, &[])]);
        let moved = confine(&mut stream, 1).unwrap();
        assert_eq!(
            (moved.place(1, 0, 1_500), moved.place(1, 1, 0), moved.place(1, 1, 700)),
            ((1, 1_500), (9, 0), (9, 700))
        );
    }

    #[test]
    fn sheets_that_overlap_without_end_are_refused() {
        let at = 0u32.to_le_bytes();
        let bound: Vec<u8> = (0..100).flat_map(|_| record(SHEET, &[&at[..], &[0; 4]].concat())).collect();
        assert!(confine(&mut bound.clone(), u64::MAX).is_none());
    }
}
