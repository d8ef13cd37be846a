//! Pictures in the drawings of old Office files (OfficeArt, [MS-ODRAW] 2.2.23): found by their record heads wherever a stream
//! holds them, so that damaged files give theirs too. Also device-independent bitmaps as files of their own.

use super::bytes::{half, quad};
use super::office;
use crate::model::{Evidence, Extraction, Member};
use std::io::Read;

/// Pictures of one stream that are taken out; the rest is decoration.
const MAX_PICTURES: usize = 5_000;
/// Bytes a packed metafile may unpack to.
const MAX_METAFILE: u64 = 64 << 20;

/// Kind of record, instances with a second digest, ending of the file's name (2.2.24 to 2.2.31).
const KINDS: &[(u16, &[u16], &str)] = &[
    (0xf01a, &[0x3d5], "emf"),
    (0xf01b, &[0x217], "wmf"),
    (0xf01c, &[0x543], "pict"),
    (0xf01d, &[0x46b, 0x6e3], "jpg"),
    (0xf01e, &[0x6e1], "png"),
    (0xf01f, &[0x7a9], "bmp"),
    (0xf029, &[0x6e5], "tif"),
    (0xf02a, &[0x46b, 0x6e3], "jpg"),
];

/// The pictures in a stream, as members; one that occurs twice is one member.
pub fn pictures(stream: &[u8], out: &mut Extraction) {
    let (mut at, mut found) = (0, 0);
    while let Some(step) = stream.get(at..).and_then(|rest| rest.iter().skip(3).position(|b| *b == 0xf0)) {
        let start = at + step;
        at = start + 1;
        let Some((ending, picture, size)) = blip(&stream[start..]) else { continue };
        found += 1;
        if found > MAX_PICTURES {
            return;
        }
        at = start + 8 + size;
        let name = format!("picture {found}.{ending}");
        office::keep(Member { untrusted_name: Evidence::new(name), bytes: picture }, out);
    }
}

/// The picture whose record starts here: ending, bytes, size of the record's data.
fn blip(record: &[u8]) -> Option<(&'static str, Vec<u8>, usize)> {
    let (instance, kind) = (half(record, 0)? >> 4, half(record, 2)?);
    let (_, doubled, ending) = KINDS.iter().find(|(k, _, _)| *k == kind)?;
    let size = quad(record, 4)? as usize;
    let data = record.get(8..8usize.checked_add(size)?)?;
    let head = if doubled.contains(&instance) { 32 } else { 16 };
    let picture = match *ending {
        "emf" | "wmf" | "pict" => metafile(data.get(head..)?, ending)?,
        "bmp" => bitmap(data.get(head + 1..)?)?,
        _ => data.get(head + 1..)?.to_vec(),
    };
    let sound = match *ending {
        "jpg" => picture.starts_with(&[0xff, 0xd8]),
        "png" => picture.starts_with(b"\x89PNG"),
        "tif" => picture.starts_with(b"II") || picture.starts_with(b"MM"),
        _ => !picture.is_empty(),
    };
    sound.then_some((ending, picture, size))
}

/// A metafile with its head (2.2.31): bounds, sizes, whether it is packed.
fn metafile(data: &[u8], ending: &str) -> Option<Vec<u8>> {
    let (packed, body) = (*data.get(32)? == 0, data.get(34..)?);
    if !packed {
        return Some(body.to_vec());
    }
    let mut out = Vec::new();
    let ended = flate2::read::ZlibDecoder::new(body).take(MAX_METAFILE).read_to_end(&mut out);
    // A picture of the Macintosh begins with 512 bytes that its file has and the record does not.
    if ending == "pict" {
        out.splice(0..0, [0; 512]);
    }
    (ended.is_ok() && !out.is_empty()).then_some(out)
}

/// A device-independent bitmap as a file: the head that tells where its pixels begin put before it ([MS-WMF] 2.2.2.9).
pub fn bitmap(dib: &[u8]) -> Option<Vec<u8>> {
    let head = quad(dib, 0)? as usize;
    let (bits, colours, compression) = match head {
        12 => (half(dib, 10)?, 0, 0),
        40..=200 => (half(dib, 14)?, quad(dib, 32)? as usize, quad(dib, 16)?),
        _ => return None,
    };
    let entry = if head == 12 { 3 } else { 4 };
    let colours = match bits {
        1 | 4 | 8 if colours == 0 || colours > 256 => 1 << bits,
        1 | 4 | 8 => colours,
        _ => 0,
    };
    let masks = if compression == 3 && head == 40 { 12 } else { 0 };
    let pixels = 14 + head + colours * entry + masks;
    if dib.len() + 14 <= pixels {
        return None;
    }
    let mut out = b"BM".to_vec();
    out.extend(((dib.len() + 14) as u32).to_le_bytes());
    out.extend([0; 4]);
    out.extend((pixels as u32).to_le_bytes());
    out.extend(dib);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(instance: u16, kind: u16, data: &[u8]) -> Vec<u8> {
        [&(instance << 4).to_le_bytes()[..], &kind.to_le_bytes(), &(data.len() as u32).to_le_bytes(), data].concat()
    }

    #[test]
    fn pictures_are_found_between_other_bytes_and_once_each() {
        let png = [&[0u8; 17][..], b"\x89PNG rest"].concat();
        let jpeg = [&[0u8; 33][..], &[0xff, 0xd8, 1, 2]].concat();
        let stream = [
            b"noise\xf0\xf0".to_vec(),
            record(0x6e0, 0xf01e, &png),
            record(0x46b, 0xf01d, &jpeg),
            record(0x6e0, 0xf01e, &png),
        ];
        let mut out = Extraction::default();
        pictures(&stream.concat(), &mut out);
        let found: Vec<(&str, &[u8])> =
            out.members.iter().map(|m| (m.untrusted_name.expose(), m.bytes.as_slice())).collect();
        assert_eq!(found, [("picture 1.png", &b"\x89PNG rest"[..]), ("picture 2.jpg", &[0xff, 0xd8, 1, 2])]);
    }

    #[test]
    fn bitmaps_get_the_head_of_a_file() {
        let mut dib = vec![40, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 24, 0];
        dib.resize(44, 0);
        let file = bitmap(&dib).unwrap();
        assert_eq!((&file[..2], file[10], file.len()), (&b"BM"[..], 54, 58));
        assert!(bitmap(&[40, 0]).is_none() && bitmap(&[9; 60]).is_none());
    }
}
