//! The records of binary workbooks that calamine leaves unread (MS-XLSB 2.1.4): comments, hidden rows and columns, links,
//! print headers, validations, names; and the words of parts whose records are not known one by one.

use crate::format::bytes::quad;
use crate::format::ole::wide;
use crate::format::sheet::Merged;
use std::collections::HashSet;

/// Longest text looked for in a record.
const LONGEST: usize = 32_767;

/// The records of a part: kind and data.
pub fn records(part: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    let mut at = 0usize;
    std::iter::from_fn(move || {
        let first = *part.get(at)?;
        let mut kind = u16::from(first & 0x7f);
        at += 1;
        if first & 0x80 != 0 {
            kind |= u16::from(*part.get(at)? & 0x7f) << 7;
            at += 1;
        }
        let mut size = 0usize;
        for turn in 0..4 {
            let byte = *part.get(at)?;
            at += 1;
            size |= usize::from(byte & 0x7f) << (7 * turn);
            if byte & 0x80 == 0 {
                break;
            }
        }
        let data = part.get(at..at + size)?;
        at += size;
        Some((kind, data))
    })
}

/// A text with its length before it, and where it ends.
fn text(data: &[u8], at: usize) -> Option<(String, usize)> {
    let end = (at + 4).checked_add((quad(data, at)? as usize).checked_mul(2)?)?;
    Some((wide(data.get(at + 4..end)?), end))
}

/// Names and relationship ids of the sheets, in order (2.4.304).
pub fn sheets(workbook: &[u8]) -> Vec<(String, String)> {
    let listed = records(workbook).filter(|(kind, _)| *kind == 156);
    let read = |data| {
        let (id, after) = text(data, 8)?;
        Some((text(data, after)?.0, id))
    };
    listed.filter_map(|(_, data)| read(data)).collect()
}

/// What a sheet's part says beside its cells.
#[derive(Default)]
pub struct Sheet {
    /// Rows, from 0.
    pub hidden_rows: HashSet<u32>,
    /// First and last column, from 0.
    pub hidden_columns: Vec<(u32, u32)>,
    /// Cells merged over several rows.
    pub merged: Vec<Merged>,
    /// Fixed word, texts.
    pub said: Vec<(&'static str, Vec<String>)>,
}

/// Reads what stands beside the cells.
pub fn beside(part: &[u8]) -> Sheet {
    let mut sheet = Sheet::default();
    for (kind, data) in records(part) {
        match kind {
            0 if data.get(11).is_some_and(|flags| flags & 0x10 != 0) => sheet.hidden_rows.extend(quad(data, 0)),
            60 if data.get(16).is_some_and(|flags| flags & 1 != 0) => {
                sheet.hidden_columns.extend(quad(data, 0).zip(quad(data, 4)));
            }
            // BrtMergeCell: first and last row, first column (2.4.731).
            176 => {
                let range = quad(data, 0).zip(quad(data, 4)).zip(quad(data, 8));
                sheet.merged.extend(range.map(|((top, bottom), column)| Merged {
                    top: top.saturating_add(1),
                    bottom: bottom.saturating_add(1),
                    column,
                }));
            }
            479 => sheet.said.push(("print header", words(data))),
            64 => sheet.said.push(("data validation", words(data))),
            494 => sheet.said.push(("link tip", words(data).into_iter().filter(|w| !w.starts_with("rId")).collect())),
            _ => {}
        }
    }
    sheet
}

/// Comments: column and row from 0, author, text (2.1.7.12).
pub fn comments(part: &[u8]) -> Vec<(u32, u32, String, String)> {
    let (mut authors, mut out) = (Vec::new(), Vec::<(u32, u32, String, String)>::new());
    for (kind, data) in records(part) {
        match kind {
            632 => authors.extend(text(data, 0).map(|(name, _)| name)),
            635 => {
                let author = quad(data, 0).and_then(|n| authors.get(n as usize)).cloned().unwrap_or_default();
                out.extend(quad(data, 12).zip(quad(data, 4)).map(|(column, row)| (column, row, author, String::new())));
            }
            637 => {
                if let (Some(last), Some((text, _))) = (out.last_mut(), text(data, 1)) {
                    last.3 = text;
                }
            }
            _ => {}
        }
    }
    out
}

/// The names a workbook defines, without those that the program made.
pub fn names(workbook: &[u8]) -> Vec<String> {
    let defined = records(workbook).filter(|(kind, _)| *kind == 39).filter_map(|(_, data)| text(data, 9));
    defined.map(|(name, _)| name).filter(|n| !n.starts_with('_')).collect()
}

/// Every text of a part's records, each once.
pub fn all_words(part: &[u8]) -> Vec<String> {
    let mut said = HashSet::new();
    records(part).flat_map(|(_, data)| words(data)).filter(|w| said.insert(w.clone())).collect()
}

/// The texts in a record: counted characters that read as words.
fn words(data: &[u8]) -> Vec<String> {
    let (mut out, mut at) = (Vec::new(), 0);
    while at + 4 < data.len() {
        let count = quad(data, at).map_or(0, |n| n as usize);
        let found = (2..=LONGEST).contains(&count).then(|| text(data, at)).flatten().filter(|(t, _)| reads(t));
        match found {
            Some((text, end)) => {
                out.push(text);
                at = end;
            }
            None => at += 1,
        }
    }
    out
}

fn reads(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let odd =
        text.chars().any(|c| c.is_control() && !c.is_whitespace() || matches!(c, '\u{fffd}' | '\u{e000}'..='\u{f8ff}'));
    letters > 1 && !odd
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        let mut out = if kind < 128 { vec![kind as u8] } else { vec![kind as u8 | 0x80, (kind >> 7) as u8] };
        out.push(data.len() as u8);
        out.extend(data);
        out
    }

    fn counted(text: &str) -> Vec<u8> {
        let units: Vec<u16> = text.encode_utf16().collect();
        (units.len() as u32).to_le_bytes().into_iter().chain(units.into_iter().flat_map(u16::to_le_bytes)).collect()
    }

    #[test]
    fn comments_have_places_and_authors() {
        let mut part = record(632, &counted("Ann Lee"));
        part.extend(record(
            635,
            &[&[0; 4][..], &[4, 0, 0, 0], &[4, 0, 0, 0], &[1, 0, 0, 0], &[1, 0, 0, 0], &[0; 16]].concat(),
        ));
        part.extend(record(637, &[vec![0], counted("Jane again")].concat()));
        assert_eq!(comments(&part), [(1, 4, "Ann Lee".to_owned(), "Jane again".to_owned())]);
    }

    #[test]
    fn hidden_rows_and_columns_and_headers_are_told() {
        let mut part = record(0, &[3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10, 0]);
        part.extend(record(60, &[&[2, 0, 0, 0, 3, 0, 0, 0][..], &[0; 8], &[1, 0]].concat()));
        part.extend(record(479, &[vec![0, 0], counted("&LClass 4"), vec![255; 20]].concat()));
        let sheet = beside(&part);
        assert!(sheet.hidden_rows.contains(&3) && sheet.hidden_columns == [(2, 3)]);
        assert_eq!(sheet.said, [("print header", vec!["&LClass 4".to_owned()])]);
        assert!(beside(&part[..part.len() - 3]).said.is_empty());
    }
}
