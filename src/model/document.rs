//! What reading a file yields: items (the file and each member), their passages and exceptions.

use super::{BlobId, Evidence, Exception, Passage};
use serde::{Deserialize, Serialize};

/// What one format's reader makes of one item's bytes.
#[derive(Clone, Debug, Default)]
pub struct Extraction {
    /// Everything a person could read in it, in reading order.
    pub passages: Vec<Passage>,
    /// Attachments, archive members, embedded files: read in their turn by whichever format bids highest.
    pub members: Vec<Member>,
    /// What could not be read.
    pub exceptions: Vec<Exception>,
    /// Pictures of writing: character recognition reads them, where there is any.
    pub pictures: Vec<PictureRef>,
    /// True where the reader knows that nobody could read anything in it (a detached signature, a dot): then no text is no
    /// exception.
    pub wordless: bool,
    /// Facts about the item.
    pub meta: ItemMeta,
}

/// A picture whose writing only character recognition (OCR) can read: a scanned page, a photograph.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PictureRef {
    /// The format's own number of it, handed back to the format when the picture is to be drawn.
    pub number: u32,
    /// What stands while nobody has read it: `NeedsOcr`, with its place and why.
    pub unread: Exception,
    /// An icon or a logo: once no writing was recognised in it, nobody need look.
    pub slight: bool,
}

/// Facts about an item that sorting, folding and the schedule need.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemMeta {
    /// Subject of a message, title of a document.
    pub title: Option<Evidence>,
    /// When it was sent or last saved, RFC 3339 in UTC.
    pub date: Option<String>,
    /// Message-ID without angle brackets (RFC 5322 3.6.4).
    pub message_id: Option<Evidence>,
}

/// A file inside a file, not read yet.
#[derive(Clone, Debug)]
pub struct Member {
    /// Its name as the container gives it; never used as a path.
    pub untrusted_name: Evidence,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// One item as read: the file itself (`parent` none) or a member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Index of the containing item among the reading's items.
    pub parent: Option<u32>,
    /// File name or member name; never used as a path.
    pub untrusted_name: Evidence,
    /// Hash of its own bytes.
    pub blob: BlobId,
    /// Size in bytes.
    pub size: u64,
    /// Name of the format that read it (`pdf`, `eml` …), or `unknown`.
    pub format: String,
    /// Facts.
    pub meta: ItemMeta,
    /// Its passages.
    pub passages: Vec<Passage>,
    /// Its exceptions.
    pub exceptions: Vec<Exception>,
}

/// A whole file as read: the file first, then its members, each after its parent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The family; never empty once read.
    pub items: Vec<Item>,
}
