//! Puts a storage of an Outlook message file together out of properties ([MS-OXMSG] 2.1, 2.4), for items that other formats
//! hold: stores and TNEF.

use super::storage::Storage;

/// Property types ([MS-OXCDATA] 2.11.1).
pub const OBJECT: u16 = 0x000d;
/// A string in some code page.
pub const TEXT_8: u16 = 0x001e;
/// A string in UTF-16LE.
pub const TEXT_16: u16 = 0x001f;
/// Bytes.
pub const BINARY: u16 = 0x0102;
/// Several values of a type.
pub const SEVERAL: u16 = 0x1000;
const CLASS: u16 = 0x0048;

/// The properties of one storage, as they are put together.
#[derive(Default)]
pub struct Entries {
    fixed: Vec<u8>,
    storage: Storage,
}

impl Entries {
    /// Adds a property of one value.
    pub fn put(&mut self, id: u16, kind: u16, bytes: Vec<u8>) {
        let mut value = [0; 8];
        if matches!(kind, TEXT_8 | TEXT_16 | BINARY | OBJECT | CLASS) {
            let size = bytes.len() + end_of(kind);
            value[..4].copy_from_slice(&(size as u32).to_le_bytes());
            self.storage.streams.insert(stream(id, kind), bytes);
        } else {
            let size = bytes.len().min(8);
            value[..size].copy_from_slice(&bytes[..size]);
        }
        self.entry(id, kind, value);
    }

    /// Adds a property of several values of variable size: their lengths in one stream, each in another.
    pub fn put_several(&mut self, id: u16, kind: u16, values: Vec<Vec<u8>>) {
        let one = kind & !SEVERAL;
        let step = if one == BINARY { 8 } else { 4 };
        let mut lengths = Vec::with_capacity(values.len() * step);
        for (n, mut value) in values.into_iter().enumerate() {
            value.resize(value.len() + end_of(one), 0);
            lengths.extend_from_slice(&(value.len() as u32).to_le_bytes());
            lengths.resize(lengths.len() + step - 4, 0);
            self.storage.streams.insert(format!("{}-{n:08X}", stream(id, kind)), value);
        }
        self.put_packed(id, kind, lengths);
    }

    /// Adds a property of several values of one size, as they follow one another.
    pub fn put_packed(&mut self, id: u16, kind: u16, bytes: Vec<u8>) {
        let mut value = [0; 8];
        value[..4].copy_from_slice(&(bytes.len() as u32).to_le_bytes());
        self.storage.streams.insert(stream(id, kind), bytes);
        self.entry(id, kind, value);
    }

    fn entry(&mut self, id: u16, kind: u16, value: [u8; 8]) {
        self.fixed.extend_from_slice(&kind.to_le_bytes());
        self.fixed.extend_from_slice(&id.to_le_bytes());
        self.fixed.extend_from_slice(&6u32.to_le_bytes()); // readable and writable
        self.fixed.extend_from_slice(&value);
    }

    /// The storage, its property stream with a header of `header` bytes; for a message, the numbers of its recipients and
    /// attachments.
    pub fn finish(self, header: usize, counts: [usize; 2]) -> Storage {
        let Entries { fixed, mut storage } = self;
        let mut stream = vec![0; header];
        if header > super::properties::PART_HEADER {
            for (at, count) in [8, 12, 16, 20].into_iter().zip([counts, counts].concat()) {
                stream[at..at + 4].copy_from_slice(&(count as u32).to_le_bytes());
            }
        }
        stream.extend(fixed);
        storage.streams.insert("__properties_version1.0".to_owned(), stream);
        storage
    }
}

/// The name of the stream of a property.
pub fn stream(id: u16, kind: u16) -> String {
    format!("__substg1.0_{id:04X}{kind:04X}")
}

/// The name of a recipient's storage.
pub fn recipient(number: usize) -> String {
    format!("__recip_version1.0_#{number:08X}")
}

/// The name of an attachment's storage.
pub fn attachment(number: usize) -> String {
    format!("__attach_version1.0_#{number:08X}")
}

/// The name of the storage of a message within an attachment.
pub const INNER: &str = "__substg1.0_3701000D";
/// The name of the storage that names named properties.
pub const NAMES: &str = "__nameid_version1.0";

/// Bytes that end a string and are counted but not stored.
fn end_of(kind: u16) -> usize {
    match kind {
        TEXT_8 => 1,
        TEXT_16 => 2,
        _ => 0,
    }
}

/// The names of a message's named properties ([MS-OXMSG] 2.2.3), numbered from 0x8000 as they come.
#[derive(Default)]
pub struct Naming {
    records: Vec<u8>,
    strings: Vec<u8>,
}

impl Naming {
    /// Adds a name that is a number; the property's id. Sets of names are not told apart: no two that matter share a number.
    pub fn numbered(&mut self, number: u32, set: u16) -> u16 {
        self.add(number, set & !1)
    }

    /// Adds a name that is a text in UTF-16LE; the property's id.
    pub fn text(&mut self, name: &[u8], set: u16) -> u16 {
        let offset = self.strings.len() as u32;
        self.strings.extend_from_slice(&(name.len() as u32).to_le_bytes());
        self.strings.extend_from_slice(name);
        self.strings.resize(self.strings.len().next_multiple_of(4), 0);
        self.add(offset, set | 1)
    }

    fn add(&mut self, first: u32, set: u16) -> u16 {
        let position = (self.records.len() / 8) as u16 & 0x7fff;
        self.records.extend_from_slice(&first.to_le_bytes());
        self.records.extend_from_slice(&set.to_le_bytes());
        self.records.extend_from_slice(&position.to_le_bytes());
        0x8000 | position
    }

    /// The storage that lists them; `sets` holds the sets' identifiers.
    pub fn storage(self, sets: Vec<u8>) -> Storage {
        let streams = [("00020102", sets), ("00030102", self.records), ("00040102", self.strings)];
        let streams = streams.into_iter().map(|(tag, bytes)| (format!("__substg1.0_{tag}"), bytes));
        Storage { streams: streams.collect(), ..Storage::default() }
    }
}
