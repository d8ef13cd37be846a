//! An item of a PST file as an Outlook message file ([MS-OXMSG]): both hold the same properties, so that one reader does for
//! both, and the message has the form in which it can be handed out alone.

use super::database::{Database, Node};
use super::layout::{u16_at, u32_at};
use super::names::{Named, Names};
use super::object::{Object, Property};
use crate::format::msg::compose::{self, BINARY, Entries, OBJECT, SEVERAL, TEXT_8, TEXT_16};
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
        storage.storages.insert(compose::NAMES.to_owned(), named.storage());
        Some(storage)
    }

    fn item(&self, node: &Node, header: usize, depth: u32, named: &mut Named) -> Option<Storage> {
        let object = Object::open(self.database, node);
        let mut entries = Entries::default();
        for property in object.properties()? {
            put(&mut entries, property, named);
        }
        let attachments: Vec<&Node> =
            object.within.iter().filter(|(id, _)| **id & 0x1f == ATTACHMENT).map(|(_, node)| node).collect();
        let recipients = self.recipients(&object);
        let mut storage = entries.finish(header, [recipients.len(), attachments.len()]);
        for (number, row) in recipients.into_iter().enumerate() {
            let mut entries = Entries::default();
            row.into_iter().for_each(|property| put(&mut entries, property, named));
            storage.storages.insert(compose::recipient(number), entries.finish(PART_HEADER, [0; 2]));
        }
        for (number, node) in attachments.into_iter().take(MAX_PARTS).enumerate() {
            if let Some(attachment) = self.attachment(node, depth, named) {
                storage.storages.insert(compose::attachment(number), attachment);
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
                put(&mut entries, property, named);
            }
        }
        let mut storage = entries.finish(PART_HEADER, [0; 2]);
        match inner {
            Some(Packed::Message(message)) => {
                storage.storages.insert(compose::INNER.to_owned(), message);
            }
            Some(Packed::Bytes(bytes)) => {
                storage.streams.insert(compose::stream(0x3701, BINARY), bytes);
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

/// Adds a property of the store to those of a storage.
fn put(entries: &mut Entries, property: Property, named: &mut Named) {
    let Property { id, kind, mut bytes } = property;
    let id = if id >= 0x8000 { named.number(id) } else { id };
    if is_of_store(id) {
        return;
    }
    if id == 0x0037 {
        without_prefix_mark(&mut bytes, kind);
    }
    match kind & !SEVERAL {
        TEXT_8 | TEXT_16 | BINARY if kind & SEVERAL != 0 => entries.put_several(id, kind, several(&bytes)),
        _ if kind & SEVERAL != 0 => entries.put_packed(id, kind, bytes),
        _ => entries.put(id, kind, bytes),
    }
}

/// Values of variable size ([MS-PST] 2.3.3.4.2): how many, where each starts, then they. No byte is in two of them.
fn several(bytes: &[u8]) -> Vec<Vec<u8>> {
    let count = u32_at(bytes, 0).unwrap_or(0).min(bytes.len() as u32 / 4) as usize;
    let start = |n: usize| u32_at(bytes, 4 + 4 * n).map_or(usize::MAX, |at| at as usize);
    let (mut out, mut taken) = (Vec::with_capacity(count), 0);
    for n in 0..count {
        let end = if n + 1 < count { start(n + 1) } else { bytes.len() };
        let value = bytes.get(start(n).max(taken)..end).unwrap_or_default();
        taken = taken.max(end.min(bytes.len()));
        out.push(value.to_vec());
    }
    out
}

/// True for ids that mean something to the store alone and have no place in a message file.
fn is_of_store(id: u16) -> bool {
    (0x67f0..=0x67ff).contains(&id) || matches!(id, 0x0e26 | 0x0e27)
}

/// A subject starts with a mark and the length of its prefix (`RE: `), where it has one ([MS-PST] 2.5.3.1.1.1).
fn without_prefix_mark(bytes: &mut Vec<u8>, kind: u16) {
    let marked = if kind == TEXT_16 { u16_at(bytes, 0) == Some(1) } else { bytes.first() == Some(&1) };
    if marked {
        let size = if kind == TEXT_16 { 4 } else { 2 };
        bytes.drain(..size.min(bytes.len()));
    }
}
