//! Compound files (MS-CFB): streams within bounds, the property sets (MS-OLEPS) of old Office files, and what is packed inside
//! embedded objects (MS-OLEDS). Words and cells are read by `doc` and `xls`.

pub(crate) mod sectors;

use super::ReadLimits;
use super::package::COMPOUND;
use crate::model::passage::FieldBuilder;
use crate::model::{Evidence, Exception, ExceptionKind, Extraction, ItemMeta, Locator, Member, PassageKind};
use cfb::CompoundFile;
use std::borrow::Cow;
use std::io::{Cursor, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

/// No more objects of one file are opened.
const MAX_OBJECTS: usize = 1_000;
/// No stream is read beyond this many bytes.
const MAX_STREAM: u64 = 256 << 20;

/// An open compound file.
pub struct Compound<'a>(CompoundFile<Cursor<Cow<'a, [u8]>>>);

impl<'a> Compound<'a> {
    /// Opens it; `None` where it is none, is broken, or is an Outlook message, which has a reader of its own.
    pub fn open(untrusted_bytes: &'a [u8]) -> Option<Compound<'a>> {
        if !untrusted_bytes.starts_with(COMPOUND) || sectors::is_message(untrusted_bytes) == Some(true) {
            return None;
        }
        let opened = |bytes: Cow<'a, [u8]>| {
            catch_unwind(AssertUnwindSafe(|| CompoundFile::open(Cursor::new(bytes)).ok())).ok().flatten()
        };
        let mended = || opened(Cow::Owned(sectors::trimmed(untrusted_bytes)?));
        opened(Cow::Borrowed(untrusted_bytes)).or_else(mended).map(Compound)
    }

    /// True where a stream of this path exists.
    pub fn has(&self, path: &str) -> bool {
        self.0.is_stream(path)
    }

    /// A stream's bytes as far as they can be read; `None` where it does not exist.
    pub fn stream(&mut self, path: &str) -> Option<Vec<u8>> {
        let read = catch_unwind(AssertUnwindSafe(|| {
            let mut bytes = Vec::new();
            let ended = self.0.open_stream(path).ok()?.take(MAX_STREAM).read_to_end(&mut bytes);
            (ended.is_ok() || !bytes.is_empty()).then_some(bytes)
        }));
        read.ok().flatten()
    }

    /// The objects embedded under `folder`, as members. A storage that is a file of its own kind is copied out whole.
    pub fn objects(&mut self, folder: &str, limits: &ReadLimits, out: &mut Extraction) {
        let Ok(entries) = self.0.read_storage(folder) else { return };
        let storages: Vec<String> =
            entries.filter(|e| e.is_storage()).map(|e| e.path().to_string_lossy().into_owned()).collect();
        let embedded = |path: &&String| folder != "/" || path.starts_with("/MBD");
        let storages: Vec<&String> = storages.iter().filter(embedded).collect();
        if storages.len() > MAX_OBJECTS {
            out.exceptions.push(Exception::whole(ExceptionKind::TooLarge, "more embedded objects than the limit"));
        }
        for path in storages.into_iter().take(MAX_OBJECTS) {
            // An equation is drawn from codes of its own and names nobody.
            if self.has(&format!("{path}/Equation Native")) {
                continue;
            }
            let copied = catch_unwind(AssertUnwindSafe(|| self.copy(path, limits))).ok().flatten();
            match copied.and_then(|bytes| object(&bytes, path.rsplit('/').next().unwrap_or("object"))) {
                Some(member) => out.members.push(member),
                None => out
                    .exceptions
                    .push(Exception::whole(ExceptionKind::PartlyRead, "an embedded object could not be opened")),
            }
        }
    }

    /// The macros of the storage at `path`, where there is one.
    pub fn project(&mut self, path: &str, limits: &ReadLimits, out: &mut Extraction) {
        if self.0.is_storage(path) {
            let copied = catch_unwind(AssertUnwindSafe(|| self.copy(path, limits))).ok().flatten();
            super::office::project(&copied.unwrap_or_default(), out);
        }
    }

    /// A storage as a compound file of its own.
    fn copy(&mut self, path: &str, limits: &ReadLimits) -> Option<Vec<u8>> {
        // calamine reads files of the older version alone.
        let mut copy = CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new())).ok()?;
        let entries: Vec<(PathBuf, bool)> =
            self.0.walk_storage(path).ok()?.map(|e| (e.path().to_owned(), e.is_stream())).collect();
        let mut left = limits.unpacked;
        for (from, is_stream) in entries {
            let to = Path::new("/").join(from.strip_prefix(path).ok()?);
            if !is_stream {
                if to != Path::new("/") {
                    copy.create_storage(&to).ok()?;
                }
                continue;
            }
            let bytes = self.stream(&from.to_string_lossy())?;
            left = left.checked_sub(bytes.len() as u64)?;
            copy.create_stream(&to).ok()?.write_all(&bytes).ok()?;
        }
        copy.flush().ok()?;
        Some(copy.into_inner().into_inner())
    }

    /// The properties of the file as passages; title and date into `meta`.
    pub fn properties(&mut self, out: &mut Extraction) {
        for (stream, what, labels) in SETS {
            let Some(bytes) = self.stream(stream) else { continue };
            let mut fields = FieldBuilder::default();
            for (label, value) in property_set(&bytes, labels, &mut out.meta).unwrap_or_default() {
                fields.line(&label, &value);
            }
            if !fields.is_empty() {
                out.passages.push(fields.finish(Locator::Property((*what).to_owned()), PassageKind::Property));
            }
        }
    }
}

type Labels = &'static [(u32, &'static str)];

/// Streams of property sets: their names, a fixed word, the properties worth reading (MS-OLEPS 2.25.1, 2.25.2).
const SETS: &[(&str, &str, Labels)] = &[
    (
        "\u{5}SummaryInformation",
        "core",
        &[(2, "Title"), (3, "Subject"), (4, "Author"), (5, "Keywords"), (6, "Description"), (8, "Last modified by")],
    ),
    ("\u{5}DocumentSummaryInformation", "app", &[(2, "Category"), (14, "Manager"), (15, "Company")]),
];

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

/// Labelled values of a property set stream, those of its second, user-defined section included.
fn property_set(bytes: &[u8], labels: Labels, meta: &mut ItemMeta) -> Option<Vec<(String, String)>> {
    let sections = u32_at(bytes, 24)?.min(2) as usize;
    let mut out = Vec::new();
    for section in 0..sections {
        let start = u32_at(bytes, 28 + section * 20 + 16)? as usize;
        let entries: Vec<(u32, usize)> = (0..u32_at(bytes, start + 4)?.min(1_000) as usize)
            .filter_map(|i| {
                Some((
                    u32_at(bytes, start + 8 + i * 8)?,
                    start.checked_add(u32_at(bytes, start + 12 + i * 8)? as usize)?,
                ))
            })
            .collect();
        let page = entries.iter().find(|(id, _)| *id == 1).and_then(|(_, at)| u16_at(bytes, at + 4)).unwrap_or(1252);
        for (id, at) in &entries {
            if section == 0 && *id == 13 && labels.iter().any(|(id, _)| *id == 8) {
                meta.date = filetime(bytes, *at).or(meta.date.take());
            }
            let label = if section == 0 {
                labels.iter().find(|(l, _)| l == id).map(|(_, label)| (*label).to_owned())
            } else {
                (*id > 1 && *id < 0x8000_0000).then(|| "Custom".to_owned())
            };
            let (Some(label), Some(value)) = (label, string(bytes, *at, page)) else { continue };
            let value = value.trim_matches(['\0', ' ']).to_owned();
            if label == "Title" && !value.is_empty() {
                meta.title = Some(Evidence::new(value.clone()));
            }
            if !value.trim().is_empty() {
                out.push((label, value));
            }
        }
    }
    Some(out)
}

fn string(bytes: &[u8], at: usize, page: u16) -> Option<String> {
    let size = u32_at(bytes, at + 4)? as usize;
    let from = at + 8;
    match u32_at(bytes, at)? & 0xffff {
        0x1e if page == 1200 => Some(wide(bytes.get(from..from.checked_add(size)?)?)),
        0x1e => Some(code_page(page).decode(bytes.get(from..from.checked_add(size)?)?).0.into_owned()),
        0x1f => Some(wide(bytes.get(from..from.checked_add(size.checked_mul(2)?)?)?)),
        _ => None,
    }
}

/// UTF-16LE as text.
pub fn wide(bytes: &[u8]) -> String {
    encoding_rs::UTF_16LE.decode_without_bom_handling(bytes).0.into_owned()
}

/// The encoding of a Windows code page; Western European where it is unknown.
pub fn code_page(page: u16) -> &'static encoding_rs::Encoding {
    use encoding_rs::*;
    match page {
        874 => WINDOWS_874,
        932 => SHIFT_JIS,
        936 => GBK,
        949 => EUC_KR,
        950 => BIG5,
        1250 => WINDOWS_1250,
        1251 => WINDOWS_1251,
        1253 => WINDOWS_1253,
        1254 => WINDOWS_1254,
        1255 => WINDOWS_1255,
        1256 => WINDOWS_1256,
        1257 => WINDOWS_1257,
        1258 => WINDOWS_1258,
        10000 => MACINTOSH,
        65001 => UTF_8,
        _ => WINDOWS_1252,
    }
}

/// A FILETIME property (100 ns since 1601) as RFC 3339.
fn filetime(bytes: &[u8], at: usize) -> Option<String> {
    if u32_at(bytes, at)? & 0xffff != 0x40 {
        return None;
    }
    let ticks = u64::from(u32_at(bytes, at + 4)?) | u64::from(u32_at(bytes, at + 8)?) << 32;
    let seconds = i64::try_from(ticks / 10_000_000).ok()?.checked_sub(11_644_473_600)?;
    (seconds > 0).then(|| jiff::Timestamp::from_second(seconds).ok()).flatten().map(|t| t.to_string())
}

/// What is inside an embedded object: the packed file where it is one, the compound file itself otherwise; `None` for objects
/// that hold only a program's own data.
pub fn object(untrusted_bytes: &[u8], untrusted_name: &str) -> Option<Member> {
    let whole = |bytes: Vec<u8>| Some(Member { untrusted_name: Evidence::new(untrusted_name), bytes });
    let Some(mut compound) = Compound::open(untrusted_bytes) else { return whole(untrusted_bytes.to_vec()) };
    if let Some(native) = compound.stream("\u{1}Ole10Native")
        && let Some(member) = packed(&native)
    {
        return Some(member);
    }
    for stream in ["Package", "CONTENTS", "Contents", "EmbeddedOdf"] {
        if let Some(bytes) = compound.stream(stream).filter(|b| !b.is_empty()) {
            return whole(bytes);
        }
    }
    whole(untrusted_bytes.to_vec())
}

/// The file in an Ole10Native stream: size, flags, label, path, flags, temporary path, then the bytes (MS-OLEDS 2.3.6).
fn packed(native: &[u8]) -> Option<Member> {
    let (label, after) = zero_ended(native, 6)?;
    let (_, after) = zero_ended(native, after)?;
    let (_, after) = zero_ended(native, after.checked_add(8)?)?;
    let size = u32_at(native, after)? as usize;
    let bytes = native.get(after + 4..after.checked_add(4)?.checked_add(size)?)?;
    let name = encoding_rs::WINDOWS_1252.decode(label).0.into_owned();
    Some(Member { untrusted_name: Evidence::new(name), bytes: bytes.to_vec() })
}

fn zero_ended(bytes: &[u8], from: usize) -> Option<(&[u8], usize)> {
    let rest = bytes.get(from..)?;
    let length = rest.iter().position(|b| *b == 0)?;
    Some((&rest[..length], from + length + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_that_marks_no_sectors_as_ends_is_mended() {
        let mut file = CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new())).expect("made");
        file.create_stream("/Workbook").expect("made").write_all(&[7; 9000]).expect("written");
        file.flush().expect("written");
        let mut bytes = file.into_inner().into_inner();
        let table = 512 * (1 + u32::from_le_bytes([bytes[76], bytes[77], bytes[78], bytes[79]]) as usize);
        for entry in (table..table + 512).step_by(4).skip(bytes.len() / 512 - 1) {
            bytes[entry..entry + 4].copy_from_slice(&0xffff_fffe_u32.to_le_bytes());
        }
        assert!(CompoundFile::open(Cursor::new(bytes.as_slice())).is_err());
        let stream = Compound::open(&bytes).and_then(|mut c| c.stream("/Workbook"));
        assert_eq!(stream.map(|s| s.len()), Some(9000));
    }

    #[test]
    fn objects_beyond_the_limit_are_told_of() {
        let told = |objects: usize| {
            let mut file = CompoundFile::create(Cursor::new(Vec::new())).expect("made");
            for n in 0..objects {
                file.create_storage(format!("/MBD{n:08}")).expect("made");
                file.create_stream(format!("/MBD{n:08}/Equation Native")).expect("made");
            }
            file.flush().expect("written");
            let mut out = Extraction::default();
            let bytes = file.into_inner().into_inner();
            Compound::open(&bytes).expect("open").objects("/", &ReadLimits::default(), &mut out);
            out.exceptions.len()
        };
        assert_eq!((told(MAX_OBJECTS), told(MAX_OBJECTS + 1)), (0, 1));
    }

    #[test]
    fn a_packed_file_comes_out_under_its_own_name() {
        let mut native = vec![0, 0, 0, 0, 2, 0];
        native.extend(b"note.txt\0C:\\note.txt\0\0\0\x03\0\x04\0\0\0tmp\0\x05\0\0\0hello");
        let member = packed(&native).expect("packed");
        assert_eq!((member.untrusted_name.expose(), member.bytes.as_slice()), ("note.txt", b"hello".as_slice()));
    }

    #[test]
    fn broken_property_sets_yield_nothing_and_do_not_panic() {
        let mut bytes = vec![0xff; 60];
        bytes[24..28].copy_from_slice(&1u32.to_le_bytes());
        assert!(property_set(&bytes, SETS[0].2, &mut ItemMeta::default()).is_none());
    }
}
