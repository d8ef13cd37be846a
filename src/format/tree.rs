//! Reads a file and everything inside it, depth first, within limits.

use super::{Format, Picture, Probe, ReadLimits, choose};
use crate::model::{BlobId, Evidence, Exception, ExceptionKind, Extraction, Item, Member, PictureRef, Reading};
use std::rc::Rc;

/// Members one file may have in all; the rest is an exception.
const MAX_ITEMS: usize = 200_000;

/// A picture that waits to be recognised, with what it takes to draw it.
pub struct Wanted {
    /// Index among the reading's items.
    pub item: u32,
    /// Which picture of the item, and what stands while nobody has read it.
    pub picture: PictureRef,
    format: &'static dyn Format,
    bytes: Rc<Vec<u8>>,
}

impl Wanted {
    /// Draws it; `None` where that fails.
    pub fn draw(&self, limits: &ReadLimits) -> Option<Picture> {
        self.format.picture(&self.bytes, self.picture.number, limits)
    }
}

/// Reads `bytes` and its members in their turn. Pictures of writing stay unread: each is an exception.
pub fn read_tree(untrusted_name: &str, bytes: &[u8], limits: &ReadLimits) -> Reading {
    let (mut reading, wanted) = read_tree_and_pictures(untrusted_name, bytes.to_vec(), BlobId::of(bytes), limits);
    for Wanted { item, picture, .. } in wanted {
        reading.items[item as usize].exceptions.push(picture.unread);
    }
    reading
}

/// The same, with the pictures of writing apart, in the order of their items; `blob` is the hash of the bytes.
pub fn read_tree_and_pictures(
    untrusted_name: &str,
    bytes: Vec<u8>,
    blob: BlobId,
    limits: &ReadLimits,
) -> (Reading, Vec<Wanted>) {
    let mut walk = Walk { items: Vec::new(), wanted: Vec::new(), left: limits.unpacked, limits };
    walk.visit(untrusted_name, bytes, blob, None, 0);
    (Reading { items: walk.items }, walk.wanted)
}

/// The bytes of the member that `trail` leads to, outermost name first; of the file itself where it is empty. `None` where no
/// member, or more than one, has such a name.
pub fn member_at(untrusted_name: &str, bytes: Vec<u8>, trail: &[String], limits: &ReadLimits) -> Option<Vec<u8>> {
    let Some((next, rest)) = trail.split_first() else { return Some(bytes) };
    let format = choose(&Probe { untrusted_name, bytes: &bytes })?;
    let mut members = format.extract(&bytes, limits).members.into_iter().filter(|m| m.untrusted_name.expose() == next);
    let member = members.next().filter(|_| members.next().is_none())?;
    drop(bytes);
    member_at(next, member.bytes, rest, limits)
}

struct Walk<'a> {
    items: Vec<Item>,
    wanted: Vec<Wanted>,
    left: u64,
    limits: &'a ReadLimits,
}

impl Walk<'_> {
    fn visit(&mut self, untrusted_name: &str, bytes: Vec<u8>, blob: BlobId, parent: Option<u32>, depth: u32) {
        let (format, extraction) = read_one(untrusted_name, &bytes, self.limits);
        let index = self.items.len() as u32;
        self.items.push(Item {
            parent,
            untrusted_name: Evidence::new(untrusted_name),
            blob,
            size: bytes.len() as u64,
            format: format.map_or(if bytes.is_empty() { "empty" } else { "unknown" }, Format::name).to_owned(),
            meta: extraction.meta,
            passages: extraction.passages,
            exceptions: extraction.exceptions,
        });
        if let (Some(format), false) = (format, extraction.pictures.is_empty()) {
            let bytes = Rc::new(bytes);
            let wanted = |picture| Wanted { item: index, picture, format, bytes: bytes.clone() };
            self.wanted.extend(extraction.pictures.into_iter().map(wanted));
        }
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
        let blob = BlobId::of(&member.bytes);
        self.visit(member.untrusted_name.expose(), member.bytes, blob, Some(parent), depth);
    }
}

fn read_one(untrusted_name: &str, bytes: &[u8], limits: &ReadLimits) -> (Option<&'static dyn Format>, Extraction) {
    if bytes.is_empty() {
        return (None, failed(ExceptionKind::NoText, "the file is empty"));
    }
    match choose(&Probe { untrusted_name, bytes }) {
        Some(format) => (Some(format), accounted(format.extract(bytes, limits))),
        None => (None, failed(ExceptionKind::Unsupported, "no reader knows this kind of file")),
    }
}

/// The same; where nothing at all came out, with an exception that says so: no file is read in silence.
fn accounted(mut read: Extraction) -> Extraction {
    let blank = read.passages.iter().all(|p| p.text.expose().trim().is_empty());
    if blank && !read.wordless && read.members.is_empty() && read.pictures.is_empty() && read.exceptions.is_empty() {
        read.exceptions.push(Exception::whole(ExceptionKind::NoText, "the file was read, and holds no text"));
    }
    read
}

fn failed(kind: ExceptionKind, detail: &str) -> Extraction {
    Extraction { exceptions: vec![Exception::whole(kind, detail)], ..Extraction::default() }
}
