//! Caches of pivot tables: streams of records in a storage of their own ([MS-XLS] 2.1.7.20.2). They keep what the sheet may no
//! longer show.

use super::strings::{counted, counted_at};
use crate::format::bytes::half;
use crate::format::office;
use crate::format::ole::Compound;
use crate::model::{Extraction, Locator, PassageKind};
use std::collections::HashSet;

/// Caches of one workbook that are read.
const MAX_CACHES: u32 = 256;

/// The texts of every cache, each once, as hidden notes.
pub fn caches(compound: &mut Compound, out: &mut Extraction) {
    let (mut texts, mut said) = (Vec::new(), HashSet::new());
    for number in 0..MAX_CACHES {
        let Some(stream) = compound.stream(&format!("/_SX_DB_CUR/{number:04X}")) else { continue };
        texts.extend(words(&stream).into_iter().filter(|t| said.insert(t.clone())));
    }
    let at = |number| Locator::SheetPart { sheet: 0, what: "pivot cache".to_owned(), number };
    out.passages.extend(office::lines(&texts, PassageKind::Note, Some("pivot cache"), at));
}

/// Texts of items and names of fields.
fn words(stream: &[u8]) -> Vec<String> {
    let (mut out, mut at) = (Vec::new(), 0);
    while let (Some(kind), Some(size)) = (half(stream, at), half(stream, at + 2)) {
        let Some(data) = stream.get(at + 4..at + 4 + usize::from(size)) else { break };
        at += 4 + data.len();
        match kind {
            0x00cd => out.extend(counted(data)),
            0x00c7 => out.extend(counted_at(data, 14).map(|(name, _)| name)),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_and_fields_are_told() {
        let mut stream = vec![0xc7, 0, 20, 0];
        stream.extend([0; 14]);
        stream.extend(b"\x03\0\0Who");
        stream.extend(b"\xcd\0\x07\0\x04\0\0Jane");
        assert_eq!(words(&stream), ["Who", "Jane"]);
    }
}
