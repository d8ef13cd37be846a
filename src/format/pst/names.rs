//! The names of named properties ([MS-PST] 2.4.7): one list for the file, of which each message file gets those it uses.

use super::database::Database;
use super::layout::{u16_at, u32_at};
use super::object::Object;
use crate::format::msg::storage::Storage;
use std::collections::HashMap;

/// The node that lists them.
const NODE: u32 = 0x61;

/// All names of a file.
#[derive(Default)]
pub struct Names {
    sets: Vec<u8>,
    strings: Vec<u8>,
    /// Records of eight bytes by property id.
    records: HashMap<u16, [u8; 8]>,
}

impl Names {
    /// Reads them; a file that has none gives none.
    pub fn read(database: &Database) -> Names {
        let mut names = Names::default();
        let node = database.nodes().get(&NODE);
        let Some(list) = node.and_then(|node| Object::open(database, node).properties()) else { return names };
        for property in list {
            match property.id {
                0x0002 => names.sets = property.bytes,
                0x0003 => names.records = property.bytes.chunks_exact(8).filter_map(record).collect(),
                0x0004 => names.strings = property.bytes,
                _ => {}
            }
        }
        names
    }

    /// An empty list of names that a message uses.
    pub fn used(&self) -> Named<'_> {
        Named { all: self, numbers: HashMap::new(), records: Vec::new(), strings: Vec::new() }
    }

    /// The string at `offset`, with its length before it and padded to four bytes.
    fn string(&self, offset: u32) -> Option<Vec<u8>> {
        let at = usize::try_from(offset).ok()?;
        let size = u32_at(&self.strings, at)? as usize;
        let text = self.strings.get(at..at.checked_add(4)?.checked_add(size)?)?;
        let mut text = text.to_vec();
        text.resize(text.len().next_multiple_of(4), 0);
        Some(text)
    }
}

fn record(bytes: &[u8]) -> Option<(u16, [u8; 8])> {
    let id = u16_at(bytes, 6)?.checked_add(0x8000)?;
    Some((id, bytes.try_into().ok()?))
}

/// The names one message uses, numbered anew from 0x8000 ([MS-OXMSG] 2.2.3).
pub struct Named<'n> {
    all: &'n Names,
    numbers: HashMap<u16, u16>,
    records: Vec<u8>,
    strings: Vec<u8>,
}

impl Named<'_> {
    /// The number in the message file of what is `id` in the store.
    pub fn number(&mut self, id: u16) -> u16 {
        if let Some(number) = self.numbers.get(&id) {
            return *number;
        }
        let position = self.numbers.len() as u16;
        // A property whose name is lost keeps its place in the list, as number 0 of no set.
        let mut record = self.all.records.get(&id).copied().unwrap_or([0; 8]);
        if record[4] & 1 == 1 {
            let offset = u32_at(&record, 0).and_then(|offset| self.all.string(offset));
            record[..4].copy_from_slice(&(self.strings.len() as u32).to_le_bytes());
            self.strings.extend(offset.unwrap_or_else(|| vec![0; 4]));
        }
        record[6..].copy_from_slice(&position.to_le_bytes());
        self.records.extend(record);
        self.numbers.insert(id, 0x8000 | position);
        0x8000 | position
    }

    /// The storage that lists them.
    pub fn storage(self) -> Storage {
        let streams = [("00020102", self.all.sets.clone()), ("00030102", self.records), ("00040102", self.strings)];
        let streams = streams.into_iter().map(|(tag, bytes)| (format!("__substg1.0_{tag}"), bytes));
        Storage { streams: streams.collect(), ..Storage::default() }
    }
}
