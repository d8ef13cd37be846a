//! Properties of a message, recipient or attachment ([MS-OXMSG] 2.4, [MS-OXPROPS]).

use super::storage::Storage;
use crate::format::charset;
use jiff::Timestamp;

/// Properties of one storage.
pub struct Properties<'a> {
    storage: &'a Storage,
    fixed: &'a [u8],
    code_page: u32,
}

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

    /// The text of property `id`.
    pub fn text(&self, id: u16) -> Option<String> {
        let text = match (self.stream(id, 0x001f), self.stream(id, 0x001e)) {
            (Some(bytes), _) => encoding_rs::UTF_16LE.decode_without_bom_handling(bytes).0.into_owned(),
            (None, Some(bytes)) => charset::decode_code_page(bytes, self.code_page).into_owned(),
            (None, None) => return None,
        };
        let text = text.trim_end_matches('\0');
        (!text.trim().is_empty()).then(|| text.replace("\r\n", "\n").replace(['\r', '\0'], "\n"))
    }

    /// The bytes of property `id`.
    pub fn bytes(&self, id: u16) -> Option<&'a [u8]> {
        self.stream(id, 0x0102)
    }

    fn stream(&self, id: u16, kind: u16) -> Option<&'a [u8]> {
        self.storage.streams.get(&format!("__substg1.0_{id:04X}{kind:04X}")).map(Vec::as_slice)
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

    /// Ids of every property that holds text, ascending.
    pub fn text_ids(&self) -> Vec<u16> {
        let ids = self.storage.streams.keys().filter_map(|name| {
            let (id, kind) = name.strip_prefix("__substg1.0_").and_then(|tag| tag.split_at_checked(4))?;
            matches!(kind, "001F" | "001E").then(|| u16::from_str_radix(id, 16).ok()).flatten()
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

/// A name for a property, as Outlook shows it; ids from 0x8000 on are named by `names` (the storage `__nameid_version1.0`).
pub fn label(id: u16, names: Option<&Storage>) -> String {
    if id >= 0x8000 {
        return named(id, names).unwrap_or_else(|| "Property".to_owned());
    }
    let known = match id {
        0x0040 => "Received by",
        0x0042 => "On behalf of",
        0x0044 => "Received for",
        0x004d => "Author",
        0x0050 => "Reply-To",
        0x0065 | 0x5d02 => "On behalf of address",
        0x0075..=0x0078 => "Received by address",
        0x0070 => "Topic",
        0x1042 => "In-Reply-To",
        0x1039 => "References",
        0x3001 => "Name",
        0x3a02 => "Telephone",
        0x3a05 => "Generation",
        0x3a06 => "Given name",
        0x3a08 | 0x3a1b => "Business telephone",
        0x3a09 | 0x3a2f => "Home telephone",
        0x3a0a => "Initials",
        0x3a11 => "Surname",
        0x3a15 => "Postal address",
        0x3a16 => "Company",
        0x3a17 => "Job title",
        0x3a18 => "Department",
        0x3a19 => "Office",
        0x3a1c => "Mobile telephone",
        0x3a30 => "Assistant",
        0x3a44 => "Middle name",
        0x3a45 => "Title of address",
        0x3a48 => "Spouse",
        0x3a4e => "Manager",
        0x3a4f => "Nickname",
        0x3ff8 => "Created by",
        0x3ffa => "Last changed by",
        _ => "Property",
    };
    known.to_owned()
}

/// Looks a named property up ([MS-OXMSG] 2.2.3).
fn named(id: u16, names: Option<&Storage>) -> Option<String> {
    let entries = names?.streams.get("__substg1.0_00030102")?;
    let entry = entries.chunks_exact(8).nth(usize::from(id - 0x8000))?;
    let first = u32::from_le_bytes(entry[..4].try_into().ok()?);
    if entry[4] & 1 == 0 {
        return Some(numbered(first)?.to_owned());
    }
    let strings = names?.streams.get("__substg1.0_00040102")?;
    let at = usize::try_from(first).ok()?;
    let length = usize::try_from(u32::from_le_bytes(strings.get(at..at + 4)?.try_into().ok()?)).ok()?;
    let name = strings.get(at + 4..at.checked_add(4)?.checked_add(length)?)?;
    Some(encoding_rs::UTF_16LE.decode_without_bom_handling(name).0.into_owned())
}

/// Named properties of contacts and appointments that have numbers for names ([MS-OXPROPS]).
fn numbered(number: u32) -> Option<&'static str> {
    Some(match number {
        0x8005 => "Filed as",
        0x801a..=0x801c => "Address",
        0x8045..=0x8049 => "Address part",
        0x8062 => "Instant messenger",
        0x8080 | 0x8090 | 0x80a0 => "E-mail name",
        0x8083 | 0x8093 | 0x80a3 | 0x8084 | 0x8094 | 0x80a4 => "E-mail",
        0x8208 => "Location",
        0x8238 => "All attendees",
        0x823b => "Required attendees",
        0x823c => "Optional attendees",
        0x8530 => "Flag",
        0x8580 => "Billing",
        _ => return None,
    })
}
