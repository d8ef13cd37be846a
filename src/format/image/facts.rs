//! What a picture file says beside its pixels: EXIF (CIPA DC-008), IPTC (IIM 4.2), XMP, PNG text, JPEG comments. Who took it,
//! who is on it, where it was taken.

use crate::format::{charset, pdf};
use crate::model::passage::FieldBuilder;
use crate::model::{Evidence, Extraction, Locator, PassageKind};
use exif::{Exif, In, Tag, Value};
use std::io::Cursor;

/// EXIF fields that say nothing about people: numbers of the camera's working.
const WORKING: &[Tag] = &[Tag::ExifVersion, Tag::FlashpixVersion, Tag::InteroperabilityIndex, Tag::MakerNote];
/// Largest text taken of one field, bytes.
const MAX_TEXT: usize = 1 << 20;

/// Adds what the file says, if anything, and the date it was taken.
pub fn read(bytes: &[u8], out: &mut Extraction) {
    let mut built = FieldBuilder::default();
    let mut said: Vec<String> = Vec::new();
    let mut say = |name: &str, value: &str| {
        let value = value.trim_matches(|c: char| c.is_whitespace() || c == '\0');
        if value.chars().any(char::is_alphanumeric) && !said.iter().any(|s| s == value) {
            built.line(name, value);
            said.push(value.to_owned());
        }
    };
    if let Ok(exif) = exif::Reader::new().read_from_container(&mut Cursor::new(bytes)) {
        out.meta.date = taken(&exif);
        exif_texts(&exif, &mut say);
    }
    for (name, text) in png_texts(bytes).into_iter().chain(segments(bytes)).chain(xmp(bytes)) {
        if name == "title" && out.meta.title.is_none() {
            out.meta.title = Some(Evidence::new(text.as_str()));
        }
        say(&name, &text);
    }
    if !built.is_empty() {
        out.passages.push(built.finish(Locator::Property("picture".into()), PassageKind::Property));
    }
}

fn exif_texts(exif: &Exif, say: &mut impl FnMut(&str, &str)) {
    for field in exif.fields().filter(|f| !WORKING.contains(&f.tag)) {
        let name = field.tag.description().unwrap_or("EXIF");
        match &field.value {
            // Windows keeps title, author, keywords and comment as UTF-16 in 0x9C9B to 0x9C9F.
            Value::Byte(raw) if (0x9C9B..=0x9C9F).contains(&field.tag.number()) => say("description", &utf16(raw)),
            Value::Ascii(parts) => parts.iter().for_each(|p| say(name, &charset::decode(p))),
            Value::Undefined(raw, _) if field.tag == Tag::UserComment => say(name, &comment(raw)),
            _ => {}
        }
    }
    let place = |tag| exif.get_field(tag, In::PRIMARY).map(|f| f.display_value().with_unit(exif).to_string());
    if let (Some(north), Some(east)) = (place(Tag::GPSLatitude), place(Tag::GPSLongitude)) {
        say("place (GPS)", &format!("{north}, {east}"));
    }
}

fn utf16(raw: &[u8]) -> String {
    encoding_rs::UTF_16LE.decode(raw).0.into_owned()
}

/// A user comment names its charset in eight bytes (CIPA DC-008, 4.6.5).
fn comment(raw: &[u8]) -> String {
    match (raw.get(..8), raw.get(8..)) {
        (Some(b"UNICODE\0"), Some(text)) => utf16(text),
        (Some(_), Some(text)) => charset::decode(text).into_owned(),
        _ => String::new(),
    }
}

/// When the picture was taken, in UTC as far as the camera's clock was.
fn taken(exif: &Exif) -> Option<String> {
    let field = exif.get_field(Tag::DateTimeOriginal, In::PRIMARY)?;
    let Value::Ascii(parts) = &field.value else { return None };
    let at = exif::DateTime::from_ascii(parts.first()?).ok()?;
    let when = jiff::civil::date(at.year as i16, i8::try_from(at.month).ok()?, i8::try_from(at.day).ok()?);
    let when = when.at(i8::try_from(at.hour).ok()?, i8::try_from(at.minute).ok()?, i8::try_from(at.second).ok()?, 0);
    Some(when.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp().to_string())
}

/// Text chunks of a PNG (ISO 15948, 11.3.4).
fn png_texts(bytes: &[u8]) -> Vec<(String, String)> {
    if !bytes.starts_with(b"\x89PNG") {
        return Vec::new();
    }
    let limits = png::Limits { bytes: MAX_TEXT * 8 };
    let Ok(mut reader) = png::Decoder::new_with_limits(Cursor::new(bytes), limits).read_info() else {
        return Vec::new();
    };
    // Text may follow the pixels; a picture cut off before it says what came first.
    let _ = reader.finish();
    let info = reader.info();
    let plain = info.uncompressed_latin1_text.iter().map(|t| (t.keyword.clone(), t.text.clone()));
    let packed = info.compressed_latin1_text.iter().map(|t| (t.keyword.clone(), t.get_text().unwrap_or_default()));
    let wide = info.utf8_text.iter().map(|t| (t.keyword.clone(), t.get_text().unwrap_or_default()));
    plain.chain(packed).chain(wide).filter(|(k, _)| !k.starts_with("XML:com.adobe")).collect()
}

/// Comments and IPTC of a JPEG: its marker segments up to the pixels (ITU-T T.81, B.1.1).
fn segments(bytes: &[u8]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut at = 2;
    if !bytes.starts_with(b"\xFF\xD8") {
        return found;
    }
    while let Some(&[0xFF, marker, high, low]) = bytes.get(at..at + 4).and_then(|b| <&[u8; 4]>::try_from(b).ok()) {
        let length = usize::from(u16::from_be_bytes([high, low])).max(2);
        let body = bytes.get(at + 4..at + 2 + length).unwrap_or_default();
        match marker {
            0xDA => break,
            0xFE => found.push(("comment".to_owned(), charset::decode(body).into_owned())),
            0xED if body.starts_with(b"Photoshop 3.0\0") => iptc(body, &mut found),
            _ => {}
        }
        at += 2 + length;
    }
    found
}

/// Data sets of IPTC's application record: `1C 02`, number, length, text. Found wherever they lie in the segment.
fn iptc(body: &[u8], found: &mut Vec<(String, String)>) {
    let mut at = 0;
    while let Some(set) = body.get(at..at + 5) {
        let length = usize::from(u16::from_be_bytes([set[3], set[4]]));
        match (set, body.get(at + 5..at + 5 + length)) {
            ([0x1C, 2, number, ..], Some(text)) if *number > 0 && length < 0x8000 => {
                found.push(("caption".to_owned(), charset::decode(text).into_owned()));
                at += 5 + length;
            }
            _ => at += 1,
        }
    }
}

/// The XMP packet, wherever in the file it lies: it is plain text in every container (ISO 16684-1, 7.3.2).
fn xmp(bytes: &[u8]) -> Vec<(String, String)> {
    let find =
        |mark: &[u8], from: usize| bytes.get(from..)?.windows(mark.len()).position(|w| w == mark).map(|at| at + from);
    let Some(start) = find(b"<x:xmpmeta", 0) else { return Vec::new() };
    let end = find(b"</x:xmpmeta>", start).unwrap_or(bytes.len()).min(start + MAX_TEXT);
    pdf::xmp_values(&bytes[start..end])
}
