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

/// Takes their extents from all sheets of a stream of records, and tells how many cells lie between those that are used, rows
/// times columns; `u64::MAX` where it does not come to an end.
pub fn confine(stream: &mut [u8]) -> u64 {
    for _ in 0..ROUNDS {
        let Some((span, declared)) = walk(stream) else { return u64::MAX };
        if declared.is_empty() {
            return span;
        }
        declared.into_iter().for_each(|(at, size)| stream[at..at + size].fill(0));
    }
    u64::MAX
}

/// Rows times columns of all sheets, and the places of what they declare.
fn walk(stream: &[u8]) -> Option<(u64, BTreeSet<(usize, usize)>)> {
    let globals = records(stream, 0).take_while(|(kind, ..)| *kind != EOF);
    let starts: Vec<usize> =
        globals.filter(|(kind, ..)| *kind == SHEET).filter_map(|(_, at, _)| Some(quad(stream, at)? as usize)).collect();
    let (mut span, mut declared, mut left) = (0u64, BTreeSet::new(), stream.len().saturating_mul(OVERLAP));
    for start in starts {
        let (mut rows, mut columns, mut depth) = (0, 0, 0);
        for (kind, at, size) in records(stream, start) {
            left = left.checked_sub(size + 4)?;
            let data = &stream[at..at + size];
            match kind {
                BOF => depth += 1,
                EOF if depth <= 1 => break,
                EOF => depth -= 1,
                // Of a chart within the sheet.
                _ if depth > 1 => {}
                DIMENSIONS if data.iter().any(|b| *b != 0) => _ = declared.insert((at, size)),
                0x0006 | 0x00d6 | 0x0203 | 0x0204 | 0x0205 | 0x027e | 0x00fd | MULTIPLE => {
                    let last = if kind == MULTIPLE { half(data, size.saturating_sub(2)) } else { None };
                    let column = half(data, 2).max(last).unwrap_or(0);
                    rows = rows.max(u64::from(half(data, 0).unwrap_or(0)) + 1);
                    columns = columns.max(u64::from(column) + 1);
                }
                _ => {}
            }
        }
        span = span.saturating_add(rows * columns);
    }
    Some((span, declared))
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
        assert_eq!((confine(&mut stream), stream.len()), (20, before));
        assert!(!stream.windows(14).any(|w| w == &huge()[4..]));
    }

    #[test]
    fn a_sheet_that_begins_within_another_record_is_walked_from_there() {
        let hidden = record(0x00ff, &[record(BOF, &[0, 6]), huge(), record(0x0204, &[0xff; 8])].concat());
        let mut stream = book(4, &[hidden]);
        assert_eq!(confine(&mut stream), 65_536 * 65_536);
        assert!(!stream.windows(14).any(|w| w == &huge()[4..]));
        assert_eq!(confine(&mut []), 0);
    }

    #[test]
    fn sheets_that_overlap_without_end_are_refused() {
        let at = 0u32.to_le_bytes();
        let bound: Vec<u8> = (0..100).flat_map(|_| record(SHEET, &[&at[..], &[0; 4]].concat())).collect();
        assert_eq!(confine(&mut bound.clone()), u64::MAX);
    }
}
