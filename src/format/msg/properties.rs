//! Properties of a message, recipient or attachment ([MS-OXMSG] 2.4, [MS-OXPROPS]).

use super::compose::{self, SEVERAL, TEXT_8, TEXT_16};
use super::storage::Storage;
use crate::format::{charset, ole};
use jiff::Timestamp;

/// Properties of one storage.
pub struct Properties<'a> {
    storage: &'a Storage,
    fixed: &'a [u8],
    code_page: u32,
}

/// Values of one property that are read.
const MAX_VALUES: usize = 20_000;

/// Bytes before the entries of a property stream.
pub const ROOT_HEADER: usize = 32;
/// The same in a message within a message.
pub const EMBEDDED_HEADER: usize = 24;
/// The same of a recipient or an attachment.
pub const PART_HEADER: usize = 8;

impl<'a> Properties<'a> {
    /// The properties of `storage`, whose property stream has a header of `header` bytes; `code_page` for 8-bit strings (0: as the
    /// storage says itself, else guessed).
    pub fn of(storage: &'a Storage, header: usize, code_page: u32) -> Properties<'a> {
        let fixed = storage.streams.get("__properties_version1.0").and_then(|b| b.get(header..)).unwrap_or(&[]);
        let mut properties = Properties { storage, fixed, code_page };
        if code_page == 0 {
            let by_locale = || properties.number(0x3ff1).map(code_page_of_locale);
            let declared = properties.number(0x3ffd).or_else(by_locale).or_else(|| properties.number(0x3fde));
            properties.code_page = declared.filter(|page| *page != 1200).unwrap_or(0);
        }
        properties
    }

    /// The code page of 8-bit strings.
    pub fn code_page(&self) -> u32 {
        self.code_page
    }

    /// The text of property `id`; several texts with semicolons between them.
    pub fn text(&self, id: u16) -> Option<String> {
        let text = match (self.stream(id, TEXT_16), self.stream(id, TEXT_8)) {
            (Some(bytes), _) => ole::wide(bytes),
            (None, Some(bytes)) => charset::decode_code_page(bytes, self.code_page).into_owned(),
            (None, None) => self.several(id)?.join("; "),
        };
        let text = text.trim_end_matches('\0');
        (!text.trim().is_empty()).then(|| text.replace("\r\n", "\n").replace(['\r', '\0'], "\n"))
    }

    fn several(&self, id: u16) -> Option<Vec<String>> {
        let kind = [TEXT_16 | SEVERAL, TEXT_8 | SEVERAL].into_iter().find(|kind| self.stream(id, *kind).is_some())?;
        let texts = self.values(id, kind).map(|bytes| match kind & !SEVERAL {
            TEXT_16 => ole::wide(bytes),
            _ => charset::decode_code_page(bytes, self.code_page).into_owned(),
        });
        Some(texts.map(|text| text.trim_end_matches('\0').to_owned()).collect())
    }

    /// Each value of a property of several values of variable size.
    pub fn values(&self, id: u16, kind: u16) -> impl Iterator<Item = &'a [u8]> {
        let (storage, stream) = (self.storage, compose::stream(id, kind));
        (0..MAX_VALUES).map_while(move |n| storage.streams.get(&format!("{stream}-{n:08X}"))).map(Vec::as_slice)
    }

    /// The bytes of property `id`.
    pub fn bytes(&self, id: u16) -> Option<&'a [u8]> {
        self.stream(id, 0x0102)
    }

    fn stream(&self, id: u16, kind: u16) -> Option<&'a [u8]> {
        self.storage.streams.get(&compose::stream(id, kind)).map(Vec::as_slice)
    }

    /// The 32-bit number of property `id`.
    pub fn number(&self, id: u16) -> Option<u32> {
        let value = self.value(id, 0x0003)?;
        Some(u32::from_le_bytes(value.get(..4)?.try_into().ok()?))
    }

    /// The time of property `id`, RFC 3339 in UTC.
    pub fn time(&self, id: u16) -> Option<String> {
        let ticks = i64::from_le_bytes(self.value(id, 0x0040)?.try_into().ok()?);
        let seconds = ticks / 10_000_000 - 11_644_473_600; // FILETIME counts from 1601
        (ticks > 0).then(|| Timestamp::from_second(seconds).ok().map(|t| t.to_string())).flatten()
    }

    fn value(&self, id: u16, kind: u16) -> Option<&'a [u8]> {
        let tag = (u32::from(id) << 16 | u32::from(kind)).to_le_bytes();
        self.fixed.chunks_exact(16).find(|entry| entry[..4] == tag).map(|entry| &entry[8..16])
    }

    /// Ids of every property that holds a time, in order.
    pub fn time_ids(&self) -> Vec<u16> {
        let times = self.fixed.chunks_exact(16).filter(|entry| entry[..2] == [0x40, 0]);
        times.map(|entry| u16::from_le_bytes([entry[2], entry[3]])).collect()
    }

    /// Ids of every property that holds several values of bytes, ascending.
    pub fn ids_of_several(&self) -> Vec<u16> {
        let tags =
            self.storage.streams.keys().filter_map(|name| name.strip_prefix("__substg1.0_")?.strip_suffix("1102"));
        tags.filter_map(|id| u16::from_str_radix(id, 16).ok()).collect()
    }

    /// Ids of every property that holds text, ascending.
    pub fn text_ids(&self) -> Vec<u16> {
        let ids = self.storage.streams.keys().filter_map(|name| {
            let (id, kind) = name.strip_prefix("__substg1.0_").and_then(|tag| tag.split_at_checked(4))?;
            let text = matches!(kind, "001F" | "001E" | "101F" | "101E");
            text.then(|| u16::from_str_radix(id, 16).ok()).flatten()
        });
        let mut ids: Vec<u16> = ids.collect();
        ids.dedup();
        ids
    }
}

/// The Windows code page of a locale ([MS-LCID]).
fn code_page_of_locale(locale: u32) -> u32 {
    match locale & 0xffff {
        0x0411 => 932,
        0x0804 | 0x1004 => 936,
        0x0412 => 949,
        0x0404 | 0x0c04 | 0x1404 => 950,
        0x041e => 874,
        0x042a => 1258,
        other => match other & 0x3ff {
            0x02 | 0x19 | 0x22 | 0x23 | 0x2f => 1251,
            0x05 | 0x0e | 0x15 | 0x18 | 0x1a | 0x1b | 0x1c | 0x24 => 1250,
            0x08 => 1253,
            0x1f => 1254,
            0x0d => 1255,
            0x01 | 0x20 | 0x29 => 1256,
            0x25..=0x27 => 1257,
            _ => 1252,
        },
    }
}
