//! What a node's data holds ([MS-PST] 2.3): a heap, in it trees of records, and by these lists of properties and tables.

use super::database::{Database, Node};
use super::layout::{u16_at, u32_at};
use std::collections::{BTreeMap, HashSet};

/// A node opened: its heap and the nodes within it.
pub struct Object<'d, 'a> {
    database: &'d Database<'a>,
    heap: Vec<Vec<u8>>,
    /// Nodes within.
    pub within: BTreeMap<u32, Node>,
}

/// A property's value as stored.
pub struct Property {
    /// Its id.
    pub id: u16,
    /// Its type ([MS-OXCDATA] 2.11.1).
    pub kind: u16,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A list of properties, and a table (`bClientSig`, [MS-PST] 2.3.1.2).
const LIST: u8 = 0xbc;
const TABLE: u8 = 0x7c;
/// What a value costs at least.
const VALUE_COST: u64 = 32;
/// Levels of a tree of records.
const MAX_LEVELS: u8 = 8;
/// Rows of one table.
const MAX_ROWS: usize = 1_000_000;

impl<'d, 'a> Object<'d, 'a> {
    /// Opens `node`.
    pub fn open(database: &'d Database<'a>, node: &Node) -> Object<'d, 'a> {
        Object { database, heap: database.data(node.data), within: database.within(node.within) }
    }

    fn signature(&self) -> Option<(u8, u32)> {
        let first = self.heap.first()?;
        (first.get(2) == Some(&0xec)).then_some(())?;
        Some((*first.get(3)?, u32_at(first, 4)?))
    }

    /// An allocation of the heap ([MS-PST] 2.3.1.1): block and number stand in its id.
    fn allocation(&self, id: u32) -> Option<&[u8]> {
        let bits = if self.database.layout().large { 14 } else { 11 };
        let number = (id >> 5 & ((1 << bits) - 1)) as usize;
        let block = self.heap.get((id >> (5 + bits)) as usize)?;
        let map = usize::from(u16_at(block, 0)?);
        let count = usize::from(u16_at(block, map)?);
        if number == 0 || number > count {
            return None;
        }
        let at = |n: usize| u16_at(block, map + 4 + 2 * n).map(usize::from);
        block.get(at(number - 1)?..at(number)?)
    }

    /// The bytes a value's id stands for: an allocation, or the data of a node within.
    fn value(&self, id: u32) -> Option<Vec<u8>> {
        if id == 0 {
            return Some(Vec::new());
        }
        if id & 0x1f == 0 {
            let found = self.allocation(id)?;
            return self.database.charge(found.len() as u64 + VALUE_COST).then(|| found.to_vec());
        }
        self.within.get(&id).map(|node| self.database.data(node.data).concat())
    }

    /// Records of the tree whose header is the allocation `id` ([MS-PST] 2.3.2): key and data together, in order.
    fn records(&self, id: u32) -> Option<Vec<&[u8]>> {
        let header = self.allocation(id)?;
        let (key, data, levels) = (usize::from(*header.get(1)?), usize::from(*header.get(2)?), *header.get(3)?);
        if header[0] != 0xb5 || key == 0 || data == 0 || levels > MAX_LEVELS {
            return None;
        }
        let mut out = Vec::new();
        let root = u32_at(header, 4)?;
        if root != 0 {
            self.descend(root, levels, (key, data), &mut HashSet::new(), &mut out);
        }
        Some(out)
    }

    fn descend<'s>(
        &'s self,
        id: u32,
        level: u8,
        sizes: (usize, usize),
        seen: &mut HashSet<u32>,
        out: &mut Vec<&'s [u8]>,
    ) {
        let Some(records) = self.allocation(id).filter(|_| seen.insert(id)) else { return self.database.damage() };
        if level == 0 {
            return out.extend(records.chunks_exact(sizes.0 + sizes.1));
        }
        for below in records.chunks_exact(sizes.0 + 4).filter_map(|record| u32_at(record, sizes.0)) {
            self.descend(below, level - 1, sizes, seen, out);
        }
    }

    /// The properties of a list; `None` where the node holds none that can be read.
    pub fn properties(&self) -> Option<Vec<Property>> {
        let (kind, root) = self.signature()?;
        let records = self.records(root).filter(|_| kind == LIST)?;
        let property = |record: &[u8]| {
            let (id, kind, bytes) = (u16_at(record, 0)?, u16_at(record, 2)?, record.get(4..8)?);
            let bytes = if is_inline(kind) {
                bytes.to_vec()
            } else {
                let found = self.value(u32_at(record, 4)?);
                if found.is_none() {
                    self.database.damage();
                }
                found?
            };
            Some(Property { id, kind, bytes })
        };
        Some(records.into_iter().filter_map(property).collect())
    }

    /// The rows of a table ([MS-PST] 2.3.4); `None` where the node holds none that can be read.
    pub fn rows(&self) -> Option<Vec<Vec<Property>>> {
        let (kind, root) = self.signature()?;
        let info = self.allocation(root).filter(|info| kind == TABLE && info.first() == Some(&TABLE))?;
        let columns: Vec<&[u8]> = info.get(22..)?.chunks_exact(8).take(usize::from(info[1])).collect();
        let (flags_at, size) = (usize::from(u16_at(info, 6)?), usize::from(u16_at(info, 8)?));
        let rows_id = u32_at(info, 14)?;
        let count = self.records(u32_at(info, 10)?)?.len().min(MAX_ROWS);
        if size == 0 || rows_id == 0 {
            return Some(Vec::new());
        }
        // A row never spans two blocks.
        let blocks = match self.within.get(&rows_id) {
            Some(node) => self.database.data(node.data),
            None => vec![self.allocation(rows_id)?.to_vec()],
        };
        let cost = VALUE_COST * (1 + columns.len() as u64);
        let rows = blocks.iter().flat_map(|block| block.chunks_exact(size)).take(count);
        let rows = rows.take_while(|_| self.database.charge(cost));
        Some(rows.map(|row| columns.iter().filter_map(|column| self.cell(row, flags_at, column)).collect()).collect())
    }

    fn cell(&self, row: &[u8], flags_at: usize, column: &[u8]) -> Option<Property> {
        let (kind, id) = (u16_at(column, 0)?, u16_at(column, 2)?);
        let (at, size, bit) = (usize::from(u16_at(column, 4)?), usize::from(column[6]), usize::from(column[7]));
        let there = row.get(flags_at + bit / 8)? & 0x80 >> (bit % 8) != 0;
        let stored = row.get(at..at + size).filter(|_| there)?;
        let inline = is_inline(kind) || matches!(kind, 0x0005..=0x0007 | 0x0014 | 0x0040);
        let bytes = if inline { stored.to_vec() } else { self.value(u32_at(stored, 0)?)? };
        Some(Property { id, kind, bytes })
    }
}

/// Types whose values take no more than four bytes.
fn is_inline(kind: u16) -> bool {
    matches!(kind, 0x0002..=0x0004 | 0x000a | 0x000b)
}
