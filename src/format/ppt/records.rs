//! The records that PowerPoint's streams and the drawings of every old Office file consist of ([MS-PPT] 2.3.1, [MS-ODRAW] 2.2.1).

use crate::format::{bytes, ole};

/// A record.
#[derive(Clone, Copy)]
pub struct Record<'a> {
    /// Tells records of one kind apart.
    pub instance: u16,
    /// Its kind.
    pub kind: u16,
    /// True where its data are records.
    pub is_container: bool,
    /// Its data, cut where the stream ends.
    pub data: &'a [u8],
}

/// The record that starts here; `None` where its head is cut.
pub fn record(bytes: &[u8]) -> Option<Record<'_>> {
    let head = bytes.first_chunk::<8>()?;
    let first = u16::from_le_bytes([head[0], head[1]]);
    let size = u32::from_le_bytes([head[4], head[5], head[6], head[7]]) as usize;
    let data = &bytes[8..];
    Some(Record {
        instance: first >> 4,
        kind: u16::from_le_bytes([head[2], head[3]]),
        is_container: first & 0xf == 0xf,
        data: &data[..size.min(data.len())],
    })
}

/// The records that stand one after another in `bytes`.
pub fn records(bytes: &[u8]) -> impl Iterator<Item = Record<'_>> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let next = record(rest)?;
        rest = &rest[8 + next.data.len()..];
        Some(next)
    })
}

impl<'a> Record<'a> {
    /// The records inside.
    pub fn inside(self) -> impl Iterator<Item = Record<'a>> {
        records(self.data)
    }

    /// Characters of two bytes.
    pub fn wide(self) -> String {
        ole::wide(self.data).trim_end_matches('\0').to_owned()
    }

    /// A number of four bytes within the data.
    pub fn quad(self, at: usize) -> Option<u32> {
        bytes::quad(self.data, at)
    }
}

/// What a shape says besides its text box, from its properties ([MS-ODRAW] 2.2.9): the text of WordArt, and the alternative text.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// `gtextUNICODE`.
    pub art: Option<String>,
    /// `wzDescription`.
    pub description: Option<String>,
}

/// Reads a table of properties: six bytes each, then what does not fit into them.
pub fn said(table: Record) -> Said {
    let count = usize::from(table.instance);
    let (mut said, mut at) = (Said::default(), count * 6);
    for entry in table.data.chunks_exact(6).take(count) {
        let id = u16::from_le_bytes([entry[0], entry[1]]);
        if id & 0x8000 == 0 {
            continue;
        }
        let size = u32::from_le_bytes([entry[2], entry[3], entry[4], entry[5]]) as usize;
        let text = table.data.get(at..at.saturating_add(size)).map(|t| ole::wide(t).trim_matches('\0').to_owned());
        at = at.saturating_add(size);
        let text = text.filter(|t| !t.trim().is_empty());
        match id & 0x3fff {
            0x00c0 => said.art = text,
            0x0381 => said.description = text,
            _ => {}
        }
    }
    said
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// A record as it stands in a stream; containers have version 15.
    pub fn made(version: u16, instance: u16, kind: u16, data: &[u8]) -> Vec<u8> {
        let head = (instance << 4 | version).to_le_bytes();
        [&head[..], &kind.to_le_bytes(), &(data.len() as u32).to_le_bytes(), data].concat()
    }

    #[test]
    fn properties_tell_word_art_and_alternative_text() {
        let wide = |t: &str| t.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        let (art, alt) = (wide("Jane\0"), wide("A fair\0"));
        let mut data = [
            &[0x80, 1, 5, 0, 0, 0][..],
            &[0xc0, 0x80, art.len() as u8, 0, 0, 0],
            &[0x81, 0xc3, alt.len() as u8, 0, 0, 0],
        ]
        .concat();
        data.extend(art);
        data.extend(alt);
        let bytes = made(3, 3, 0xf00b, &data);
        let found = said(record(&bytes).unwrap());
        assert_eq!(found, Said { art: Some("Jane".into()), description: Some("A fair".into()) });
    }

    #[test]
    fn records_cut_short_end_the_list() {
        let bytes = [made(15, 0, 1, &made(0, 0, 2, b"ab")), vec![0, 0, 3, 0, 255, 255, 0, 0, 1]].concat();
        let found: Vec<(u16, usize)> = records(&bytes).map(|r| (r.kind, r.data.len())).collect();
        assert_eq!(found, [(1, 10), (3, 1)]);
    }
}
