//! Files within RTF: pictures as they are, and what is inside objects ([MS-OLEDS] 2.2.5).

use super::words::FileKind;
use crate::format::{blip, ole};
use crate::model::{Evidence, Member};

/// The file as a member; `None` where there is nothing in it that is a file.
pub fn member(kind: FileKind, bytes: Vec<u8>, number: usize) -> Option<Member> {
    match kind {
        FileKind::Object => object(&bytes, number),
        FileKind::Picture => {
            let bytes = blip::bitmap(&bytes).unwrap_or(bytes);
            let ending = match bytes.as_slice() {
                [0x89, b'P', ..] => "png",
                [0xff, 0xd8, ..] => "jpg",
                [b'B', b'M', ..] => "bmp",
                [1, 0, 0, 0, ..] => "emf",
                _ => "wmf",
            };
            let name = Evidence::new(format!("picture {number}.{ending}"));
            (bytes.len() > 16).then_some(Member { untrusted_name: name, bytes })
        }
    }
}

/// An object: version, kind, class, topic, item, then its data with its size before it. Kind 2 is embedded, 1 a link.
fn object(bytes: &[u8], number: usize) -> Option<Member> {
    let quad = |at: usize| Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?) as usize);
    if quad(4)? != 2 {
        return None;
    }
    let class = bytes.get(12..12usize.checked_add(quad(8)?)?)?;
    let mut at = 12 + class.len();
    for _ in 0..2 {
        at = at.checked_add(4)?.checked_add(quad(at)?)?;
    }
    let data = bytes.get(at + 4..)?;
    let data = &data[..quad(at)?.min(data.len())];
    let class = String::from_utf8_lossy(class).trim_end_matches('\0').to_owned();
    if class.eq_ignore_ascii_case("package") {
        return package(data);
    }
    ole::object(data, &format!("object {number} {class}"))
}

/// A packed file (as `ole` finds it in streams): what the packager wrote, without the size before it.
fn package(data: &[u8]) -> Option<Member> {
    let text = |from: usize| {
        let rest = data.get(from..)?;
        let length = rest.iter().position(|b| *b == 0)?;
        Some((&rest[..length], from + length + 1))
    };
    let (label, after) = text(2)?;
    let (_, after) = text(after)?;
    // Four bytes of kind, then the size of the path and the path.
    let quad = |at: usize| Some(u32::from_le_bytes(data.get(at..at.checked_add(4)?)?.try_into().ok()?) as usize);
    let at = after.checked_add(8)?.checked_add(quad(after + 4)?)?;
    let bytes = data.get(at + 4..at.checked_add(4)?.checked_add(quad(at)?)?)?.to_vec();
    let name = encoding_rs::WINDOWS_1252.decode(label).0.into_owned();
    Some(Member { untrusted_name: Evidence::new(name), bytes })
}
