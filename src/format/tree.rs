//! Reads a file and everything inside it, depth first, within limits.

use super::{Probe, ReadLimits, choose};
use crate::model::{BlobId, Evidence, Exception, ExceptionKind, Extraction, Item, Member, Reading};

/// Members one file may have in all; the rest is an exception.
const MAX_ITEMS: usize = 200_000;

/// Reads `bytes` and its members in their turn.
pub fn read_tree(untrusted_name: &str, bytes: &[u8], limits: &ReadLimits) -> Reading {
    let mut walk = Walk { items: Vec::new(), left: limits.unpacked, limits };
    walk.visit(untrusted_name, bytes, None, 0);
    Reading { items: walk.items }
}

struct Walk<'a> {
    items: Vec<Item>,
    left: u64,
    limits: &'a ReadLimits,
}

impl Walk<'_> {
    fn visit(&mut self, untrusted_name: &str, bytes: &[u8], parent: Option<u32>, depth: u32) {
        let (format, extraction) = read_one(untrusted_name, bytes, self.limits);
        let index = self.items.len() as u32;
        self.items.push(Item {
            parent,
            untrusted_name: Evidence::new(untrusted_name),
            blob: BlobId::of(bytes),
            size: bytes.len() as u64,
            format: format.to_owned(),
            meta: extraction.meta,
            passages: extraction.passages,
            exceptions: extraction.exceptions,
        });
        for member in extraction.members {
            self.member(member, index, depth + 1);
        }
    }

    fn member(&mut self, member: Member, parent: u32, depth: u32) {
        let size = member.bytes.len() as u64;
        let why = if depth > self.limits.depth {
            Some("a file nested deeper than the limit was not opened")
        } else if size > self.left {
            Some("the members together unpack to more than the limit")
        } else if self.items.len() >= MAX_ITEMS {
            Some("more members than the limit")
        } else {
            None
        };
        if let Some(why) = why {
            self.items[parent as usize].exceptions.push(Exception::whole(ExceptionKind::TooLarge, why));
            return;
        }
        self.left -= size;
        self.visit(member.untrusted_name.expose(), &member.bytes, Some(parent), depth);
    }
}

fn read_one(untrusted_name: &str, bytes: &[u8], limits: &ReadLimits) -> (&'static str, Extraction) {
    let probe = Probe { untrusted_name, bytes };
    match choose(&probe) {
        _ if bytes.is_empty() => ("empty", failed(ExceptionKind::NoText, "the file is empty")),
        Some(format) => (format.name(), format.extract(bytes, limits)),
        None => ("unknown", failed(ExceptionKind::Unsupported, "no reader knows this kind of file")),
    }
}

fn failed(kind: ExceptionKind, detail: &str) -> Extraction {
    Extraction { exceptions: vec![Exception::whole(kind, detail)], ..Extraction::default() }
}
