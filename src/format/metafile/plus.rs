//! Records of GDI+ within an enhanced metafile ([MS-EMFPLUS] 2.3): their texts, and bitmaps that are files of their own.

use super::runs::Runs;
use super::{MAX_BITMAPS, SMALLEST};
use crate::format::bytes::{half, quad};

/// Reads the records of one comment.
pub fn read(bytes: &[u8], runs: &mut Runs, bitmaps: &mut Vec<Vec<u8>>) {
    let mut at = 0usize;
    while let (Some(kind), Some(flags), Some(size)) = (half(bytes, at), half(bytes, at + 2), quad(bytes, at + 4)) {
        let Some(record) = bytes.get(at..at.saturating_add(size as usize)).filter(|r| r.len() >= 12) else { return };
        at += record.len();
        let _ = one(kind, flags, &record[12..], runs, bitmaps);
    }
}

fn one(kind: u16, flags: u16, data: &[u8], runs: &mut Runs, bitmaps: &mut Vec<Vec<u8>>) -> Option<()> {
    let float = |at| quad(data, at).map(|v| f32::from_bits(v) as i64);
    match kind {
        // DrawString: brush, format, count, rectangle, characters.
        0x401c => {
            let count = quad(data, 8)? as usize;
            let text = super::text(data.get(28..)?, count, true)?;
            runs.push(float(12)?, float(16)?, None, &text);
        }
        // DrawDriverString whose glyphs are characters: brush, options, matrix, count, glyphs, their places.
        0x4036 if quad(data, 4)? & 1 != 0 => {
            let count = quad(data, 12)? as usize;
            let text = super::text(data.get(16..)?, count, true)?;
            let first = 16 + count.checked_mul(2)?.next_multiple_of(4);
            runs.push(float(first)?, float(first + 4)?, None, &text);
        }
        // An object that is an image, a bitmap, packed as a file.
        0x4008 if flags >> 8 & 0x7f == 5 && quad(data, 4)? == 1 && quad(data, 24)? == 1 => {
            let file = data.get(28..)?;
            if file.len() >= SMALLEST && bitmaps.len() < MAX_BITMAPS {
                bitmaps.push(file.to_vec());
            }
        }
        _ => {}
    }
    Some(())
}
