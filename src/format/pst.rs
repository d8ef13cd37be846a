//! Outlook stores (`.pst`, `.ost`; [MS-PST]): every item becomes a member in the form of an Outlook message file.
//!
//! Items are found by the tree of nodes and not by the folders' lists, so that what a damaged list has lost is read too.
//! Password-protected files are read all the same: the password is a number that programs are asked to compare.

mod database;
mod encoding;
mod item;
mod layout;
mod names;
mod object;
#[cfg(test)]
mod tests;

use super::large::{Kept, Large};
use super::{Bid, Format, Probe, ReadLimits, Taker, charset};
use crate::model::{Exception, ExceptionKind, Extraction, Locator, Passage, PassageKind};
use database::{Database, Node};
use item::Items;
use layout::{Header, SIGNATURE, u32_at};
use names::Names;
use object::{Object, Property};
use std::collections::{BTreeMap, HashMap};

/// The reader of Outlook stores.
pub struct Pst;

/// Types of nodes ([MS-PST] 2.2.2.1): the lowest five bits of their ids.
const FOLDER: u32 = 0x02;
const MESSAGE: u32 = 0x04;
/// The node of the store's own properties.
const STORE: u32 = 0x21;
/// Folders within one another.
const MAX_FOLDERS_DEEP: usize = 64;

impl Format for Pst {
    fn name(&self) -> &'static str {
        "pst"
    }

    fn bid(&self, probe: &Probe) -> Bid {
        // Stores, offline copies of stores, address books ([MS-PST] 2.2.2.6, `wMagicClient`).
        let client = probe.bytes.get(8..10).is_some_and(|client| [b"SM", b"SO", b"AB"].iter().any(|c| *c == client));
        if probe.bytes.starts_with(SIGNATURE) && client { Bid::Magic } else { Bid::No }
    }

    fn extract(&self, untrusted_bytes: &[u8], limits: &ReadLimits) -> Extraction {
        Kept::all_of(self, untrusted_bytes, limits)
    }

    fn is_apart(&self, _: &Probe, _: &dyn Large) -> bool {
        true
    }

    fn take_apart(&self, file: &dyn Large, limits: &ReadLimits, taker: &mut dyn Taker) -> Extraction {
        let failed = |kind, detail: &str| Extraction {
            exceptions: vec![Exception::whole(kind, detail)],
            ..Extraction::default()
        };
        let Some(header) = Header::read(file) else {
            return failed(ExceptionKind::Unsupported, "the store is of a generation that is not known");
        };
        let Some(encoding) = header.encoding else {
            return failed(ExceptionKind::Encrypted, "the store is protected by Windows Information Protection");
        };
        let database = Database::open(file, &header, encoding, limits.unpacked.saturating_mul(2));
        let mut reading = Reading::new(&database);
        reading.items(limits.unpacked, taker);
        let mut out = reading.finish();
        if file.size() < header.size {
            let detail = "the store is cut short: its header tells of more bytes than there are";
            out.exceptions.push(Exception::whole(ExceptionKind::PartlyRead, detail));
        }
        out
    }
}

struct Reading<'d, 'a> {
    database: &'d Database<'a>,
    names: Names,
    folders: Folders<'d, 'a>,
    lost: u32,
    handed: u32,
    out: Extraction,
}

impl<'d, 'a> Reading<'d, 'a> {
    fn new(database: &'d Database<'a>) -> Reading<'d, 'a> {
        let names = Names::read(database);
        Reading { database, names, folders: Folders::new(database), lost: 0, handed: 0, out: Extraction::default() }
    }

    fn items(&mut self, limit: u64, taker: &mut dyn Taker) {
        let items = Items::new(self.database, &self.names);
        let mut left = limit;
        let mut counts: HashMap<u32, u32> = HashMap::new();
        for (_, node) in self.database.nodes().iter().filter(|(id, _)| **id & 0x1f == MESSAGE) {
            // A member passed over is counted as any: the numbers stay as they were.
            if taker.skips() {
                *counts.entry(node.parent).or_default() += 1;
                self.handed += 1;
                continue;
            }
            let bytes = items.message(node).map(|storage| (title(&storage), storage.to_bytes()));
            if self.database.exhausted() {
                break;
            }
            let Some((title, Ok(bytes))) = bytes else {
                self.lost += 1;
                continue;
            };
            let Some(after) = left.checked_sub(bytes.len() as u64) else {
                let detail = "the items together are larger than the limit: those after it were not read";
                self.out.exceptions.push(Exception::whole(ExceptionKind::TooLarge, detail));
                return;
            };
            left = after;
            let number = counts.entry(node.parent).or_default();
            *number += 1;
            let name = format!("{}{number} {title}.msg", self.folders.path(node.parent));
            if taker.whole(&name, &bytes).is_err() {
                return;
            }
            self.handed += 1;
        }
    }

    fn finish(mut self) -> Extraction {
        let paths = self.folders.all();
        if !paths.is_empty() {
            let locator = Locator::Property("folders".to_owned());
            self.out.passages.push(Passage::new(locator, PassageKind::Property, paths.join("\n")));
        }
        let mut exception = |kind, detail: String| self.out.exceptions.push(Exception::whole(kind, detail));
        if self.database.exhausted() {
            exception(ExceptionKind::TooLarge, "the store unpacks to more than the limit".to_owned());
        }
        if self.database.salvaged {
            let detail = "the store's lists are damaged: what could be found of it was read".to_owned();
            exception(ExceptionKind::PartlyRead, detail);
        }
        if self.lost > 0 {
            exception(ExceptionKind::PartlyRead, format!("{} items of the store could not be read", self.lost));
        } else if self.database.damaged() > 0 && !self.database.exhausted() {
            let detail = format!("{} parts of items could not be read", self.database.damaged());
            exception(ExceptionKind::PartlyRead, detail);
        }
        if self.database.nodes().is_empty() {
            exception(ExceptionKind::Corrupt, "nothing could be found in the store".to_owned());
        } else if self.handed == 0 && self.lost == 0 {
            exception(ExceptionKind::NoText, "the store holds no items".to_owned());
        }
        self.out
    }
}

/// The subject of a message file, short and on one line.
fn title(storage: &super::msg::storage::Storage) -> String {
    let wide = storage.streams.get("__substg1.0_0037001F").map(|bytes| super::ole::wide(bytes));
    let narrow = || storage.streams.get("__substg1.0_0037001E").map(|bytes| charset::decode(bytes).into_owned());
    let subject = wide.or_else(narrow).unwrap_or_default();
    let subject: String = subject.trim_matches('\0').chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let subject: String = subject.trim().chars().take(120).collect();
    if subject.is_empty() { "message".to_owned() } else { subject }
}

/// The paths of folders, as they are asked for.
struct Folders<'d, 'a> {
    database: &'d Database<'a>,
    names: BTreeMap<u32, String>,
    top: Option<u32>,
}

impl<'d, 'a> Folders<'d, 'a> {
    fn new(database: &'d Database<'a>) -> Folders<'d, 'a> {
        let all = database.nodes().iter().filter(|(id, _)| **id & 0x1f == FOLDER);
        let names = all.filter_map(|(id, node)| Some((*id, name_of(database, node)?))).collect();
        // What the mail program shows as the store itself is no folder to people (PidTagIpmSubTreeEntryId).
        let store = database.nodes().get(&STORE).and_then(|node| Object::open(database, node).properties());
        let top = store.and_then(|list| list.into_iter().find(|p| p.id == 0x35e0));
        Folders { database, names, top: top.and_then(|property| u32_at(&property.bytes, 20)) }
    }

    /// The path of folder `id`, with a slash after each name.
    fn path(&self, id: u32) -> String {
        let (mut at, mut names) = (id, Vec::new());
        while names.len() < MAX_FOLDERS_DEEP && Some(at) != self.top {
            let Some(name) = self.names.get(&at) else { break };
            names.push(name.as_str());
            match self.database.nodes().get(&at) {
                Some(node) if node.parent != at => at = node.parent,
                _ => break,
            }
        }
        names.iter().rev().map(|name| format!("{name}/")).collect()
    }

    fn all(&self) -> Vec<String> {
        let paths = self.names.keys().map(|id| self.path(*id).trim_end_matches('/').to_owned());
        paths.filter(|path| !path.is_empty()).collect()
    }
}

fn name_of(database: &Database, node: &Node) -> Option<String> {
    let list = Object::open(database, node).properties()?;
    let name = list.iter().find(|property| property.id == 0x3001).map(text)?;
    (!name.trim().is_empty()).then_some(name)
}

fn text(property: &Property) -> String {
    let text = match property.kind {
        0x001f => super::ole::wide(&property.bytes),
        _ => charset::decode(&property.bytes).into_owned(),
    };
    text.trim_matches('\0').to_owned()
}
