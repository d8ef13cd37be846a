//! The names of named properties ([MS-PST] 2.4.7): one list for the file, of which each message file gets those it uses.

use super::database::Database;
use super::layout::{u16_at, u32_at};
use super::object::Object;
use crate::format::msg::compose::Naming;
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
        Named { all: self, numbers: HashMap::new(), naming: Naming::default() }
    }

    /// The string at `offset`, after its length.
    fn string(&self, offset: u32) -> Option<&[u8]> {
        let at = usize::try_from(offset).ok()?;
        let size = u32_at(&self.strings, at)? as usize;
        self.strings.get(at + 4..at.checked_add(4)?.checked_add(size)?)
    }
}

fn record(bytes: &[u8]) -> Option<(u16, [u8; 8])> {
    let id = u16_at(bytes, 6)?.checked_add(0x8000)?;
    Some((id, bytes.try_into().ok()?))
}

/// The names one message uses, numbered anew.
pub struct Named<'n> {
    all: &'n Names,
    numbers: HashMap<u16, u16>,
    naming: Naming,
}

impl Named<'_> {
    /// The number in the message file of what is `id` in the store.
    pub fn number(&mut self, id: u16) -> u16 {
        if let Some(number) = self.numbers.get(&id) {
            return *number;
        }
        // A property whose name is lost keeps its place in the list, as number 0.
        let [a, b, c, d, e, f, ..] = self.all.records.get(&id).copied().unwrap_or([0; 8]);
        let (first, set) = (u32::from_le_bytes([a, b, c, d]), u16::from_le_bytes([e, f]));
        let number = match set & 1 {
            0 => self.naming.numbered(first, set),
            _ => self.naming.text(self.all.string(first).unwrap_or_default(), set),
        };
        self.numbers.insert(id, number);
        number
    }

    /// The storage that lists them.
    pub fn storage(self) -> Storage {
        self.naming.storage(self.all.sets.clone())
    }
}
