//! An item of a PST file as an Outlook message file ([MS-OXMSG]): both hold the same properties, so that one reader does for
//! both, and the message has the form in which it can be handed out alone.

use super::database::{Database, Node};
use super::layout::{u16_at, u32_at};
use super::names::{Named, Names};
use super::object::{Object, Property};
use crate::format::msg::properties::{EMBEDDED_HEADER, PART_HEADER, ROOT_HEADER};
use crate::format::msg::storage::Storage;

/// Messages within one another that are followed.
const MAX_DEPTH: u32 = 16;
/// Recipients and attachments of one message.
const MAX_PARTS: usize = 50_000;
/// The node of a message that lists its recipients ([MS-PST] 2.4.5.3).
const RECIPIENTS: u32 = 0x692;
/// The type of attachment nodes.
const ATTACHMENT: u32 = 0x05;
/// Property types.
const OBJECT: u16 = 0x000d;
const TEXT_8: u16 = 0x001e;
const TEXT_16: u16 = 0x001f;
const BINARY: u16 = 0x0102;

/// Reads items of one database.
pub struct Items<'d, 'a> {
    database: &'d Database<'a>,
    names: &'d Names,
}

impl<'d, 'a> Items<'d, 'a> {
    /// A reader of items whose named properties `names` tells.
    pub fn new(database: &'d Database<'a>, names: &'d Names) -> Items<'d, 'a> {
        Items { database, names }
    }

    /// The item at `node` as a message file; `None` where it cannot be read.
    pub fn message(&self, node: &Node) -> Option<Storage> {
        let mut named = self.names.used();
        let mut storage = self.item(node, ROOT_HEADER, 0, &mut named)?;
        storage.storages.insert("__nameid_version1.0".to_owned(), named.storage());
        Some(storage)
    }

    fn item(&self, node: &Node, header: usize, depth: u32, named: &mut Named) -> Option<Storage> {
        let object = Object::open(self.database, node);
        let mut entries = Entries::default();
        for property in object.properties()? {
            entries.put(property, named);
        }
        let attachments: Vec<&Node> =
            object.within.iter().filter(|(id, _)| **id & 0x1f == ATTACHMENT).map(|(_, node)| node).collect();
        let recipients = self.recipients(&object);
        let counts = [recipients.len() as u32, attachments.len() as u32];
        let mut storage = entries.storage(header, counts, recipients_and(named, recipients));
        for (number, node) in attachments.into_iter().take(MAX_PARTS).enumerate() {
            if let Some(attachment) = self.attachment(node, depth, named) {
                storage.storages.insert(format!("__attach_version1.0_#{number:08X}"), attachment);
            } else {
                self.database.damage();
            }
        }
        Some(storage)
    }

    fn recipients(&self, object: &Object) -> Vec<Vec<Property>> {
        let Some(node) = object.within.get(&RECIPIENTS) else { return Vec::new() };
        let mut rows = Object::open(self.database, node).rows().unwrap_or_else(|| {
            self.database.damage();
            Vec::new()
        });
        rows.truncate(MAX_PARTS);
        rows
    }

    fn attachment(&self, node: &Node, depth: u32, named: &mut Named) -> Option<Storage> {
        let object = Object::open(self.database, node);
        let mut entries = Entries::default();
        let mut inner = None;
        for property in object.properties()? {
            if property.id == 0x3701 && property.kind == OBJECT {
                inner = self.packed(&object, &property, depth, named);
                if inner.is_none() {
                    self.database.damage();
                }
            } else {
                entries.put(property, named);
            }
        }
        let mut storage = entries.storage(PART_HEADER, [0; 2], Vec::new());
        match inner {
            Some(Packed::Message(message)) => {
                storage.storages.insert("__substg1.0_3701000D".to_owned(), message);
            }
            Some(Packed::Bytes(bytes)) => {
                storage.streams.insert("__substg1.0_37010102".to_owned(), bytes);
            }
            None => {}
        }
        Some(storage)
    }

    /// An object within an attachment: a message, or a file of OLE ([MS-PST] 2.4.6.2.2).
    fn packed(&self, object: &Object, property: &Property, depth: u32, named: &mut Named) -> Option<Packed> {
        let node = object.within.get(&u32_at(&property.bytes, 0)?)?;
        if depth >= MAX_DEPTH || self.database.exhausted() {
            return None;
        }
        match self.item(node, EMBEDDED_HEADER, depth + 1, named) {
            Some(message) => Some(Packed::Message(message)),
            None => Some(Packed::Bytes(self.database.data(node.data).concat())),
        }
    }
}

enum Packed {
    Message(Storage),
    Bytes(Vec<u8>),
}

fn recipients_and(named: &mut Named, rows: Vec<Vec<Property>>) -> Vec<(String, Storage)> {
    let one = |(number, row): (usize, Vec<Property>)| {
        let mut entries = Entries::default();
        row.into_iter().for_each(|property| entries.put(property, named));
        (format!("__recip_version1.0_#{number:08X}"), entries.storage(PART_HEADER, [0; 2], Vec::new()))
    };
    rows.into_iter().enumerate().map(one).collect()
}

/// The properties of one storage, as they are put together.
#[derive(Default)]
struct Entries {
    fixed: Vec<u8>,
    storage: Storage,
}

impl Entries {
    fn put(&mut self, property: Property, named: &mut Named) {
        let Property { id, kind, mut bytes } = property;
        let id = if id >= 0x8000 { named.number(id) } else { id };
        let Some(id) = id_in_file(id) else { return };
        if id == 0x0037 {
            without_prefix_mark(&mut bytes, kind);
        }
        let mut value = [0; 8];
        match kind {
            TEXT_8 | TEXT_16 | BINARY | OBJECT | 0x0048 => {
                let end = match kind {
                    TEXT_8 => 1,
                    TEXT_16 => 2,
                    _ => 0,
                };
                value[..4].copy_from_slice(&(bytes.len() as u32 + end).to_le_bytes());
                self.storage.streams.insert(stream(id, kind), bytes);
            }
            _ if kind & 0x1000 != 0 => {
                let lengths = self.several(id, kind, &bytes);
                value[..4].copy_from_slice(&lengths.to_le_bytes());
            }
            _ => {
                let size = bytes.len().min(8);
                value[..size].copy_from_slice(&bytes[..size]);
            }
        }
        self.fixed.extend_from_slice(&kind.to_le_bytes());
        self.fixed.extend_from_slice(&id.to_le_bytes());
        self.fixed.extend_from_slice(&6u32.to_le_bytes()); // readable and writable
        self.fixed.extend_from_slice(&value);
    }

    /// A property of several values ([MS-PST] 2.3.3.4.2, [MS-OXMSG] 2.1.4): their lengths in one stream, each in another.
    fn several(&mut self, id: u16, kind: u16, bytes: &[u8]) -> u32 {
        let (step, pad) = match kind {
            0x101e => (4, 1),
            0x101f => (4, 2),
            0x1102 => (8, 0),
            _ => {
                self.storage.streams.insert(stream(id, kind), bytes.to_vec());
                return bytes.len() as u32;
            }
        };
        let count = u32_at(bytes, 0).unwrap_or(0).min(bytes.len() as u32 / 4) as usize;
        let mut lengths = Vec::with_capacity(count * step);
        for n in 0..count {
            let from = u32_at(bytes, 4 + 4 * n).unwrap_or(u32::MAX) as usize;
            let to = if n + 1 < count { u32_at(bytes, 8 + 4 * n).unwrap_or(0) as usize } else { bytes.len() };
            let mut one = bytes.get(from..to).unwrap_or_default().to_vec();
            one.resize(one.len() + pad, 0);
            lengths.extend_from_slice(&(one.len() as u32).to_le_bytes());
            lengths.resize(lengths.len() + step - 4, 0);
            self.storage.streams.insert(format!("{}-{n:08X}", stream(id, kind)), one);
        }
        let size = lengths.len() as u32;
        self.storage.streams.insert(stream(id, kind), lengths);
        size
    }

    fn storage(self, header: usize, counts: [u32; 2], within: Vec<(String, Storage)>) -> Storage {
        let Entries { fixed, mut storage } = self;
        let mut stream = vec![0; header];
        if header > PART_HEADER {
            for (at, count) in [8, 12, 16, 20].into_iter().zip([counts, counts].concat()) {
                stream[at..at + 4].copy_from_slice(&count.to_le_bytes());
            }
        }
        stream.extend(fixed);
        storage.streams.insert("__properties_version1.0".to_owned(), stream);
        storage.storages.extend(within);
        storage
    }
}

fn stream(id: u16, kind: u16) -> String {
    format!("__substg1.0_{id:04X}{kind:04X}")
}

/// Ids that mean something to the store alone have no place in a message file.
fn id_in_file(id: u16) -> Option<u16> {
    (!(0x67f0..=0x67ff).contains(&id) && !(0x0e26..=0x0e27).contains(&id)).then_some(id)
}

/// A subject starts with a mark and the length of its prefix (`RE: `), where it has one ([MS-PST] 2.5.3.1.1.1).
fn without_prefix_mark(bytes: &mut Vec<u8>, kind: u16) {
    let marked = if kind == TEXT_16 { u16_at(bytes, 0) == Some(1) } else { bytes.first() == Some(&1) };
    if marked {
        let size = if kind == TEXT_16 { 4 } else { 2 };
        bytes.drain(..size.min(bytes.len()));
    }
}
