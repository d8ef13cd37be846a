//! What differs between the generations of the format: sizes of words, pages and trailers ([MS-PST] 2.2.2).

use super::encoding::Encoding;
use crate::format::Large;

/// Sizes of one generation.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// Bytes of an id or offset.
    pub word: usize,
    /// Bytes of a page.
    pub page: usize,
    /// Bytes of a page that hold entries; counts follow them.
    pub entries: usize,
    /// Where a page's trailer starts.
    pub page_trailer: usize,
    /// Bytes of a block's trailer.
    pub block_trailer: usize,
    /// Blocks take a multiple of this many bytes.
    pub block_unit: usize,
    /// True for 4 KiB pages: counts are wider, blocks may be compressed, heap ids are divided otherwise.
    pub large: bool,
}

/// Outlook 97 to 2002 (versions 14 and 15).
const ANSI: Layout =
    Layout { word: 4, page: 512, entries: 496, page_trailer: 500, block_trailer: 12, block_unit: 64, large: false };
/// Outlook 2003 and later (version 23).
const UNICODE: Layout =
    Layout { word: 8, page: 512, entries: 488, page_trailer: 496, block_trailer: 16, block_unit: 64, large: false };
/// Offline stores of Outlook 2013 and later (version 36). Not in [MS-PST]; as the libpff project describes it.
const LARGE: Layout =
    Layout { word: 8, page: 4096, entries: 4056, page_trailer: 4072, block_trailer: 24, block_unit: 512, large: true };

/// What the file's header says ([MS-PST] 2.2.2.6).
#[derive(Clone, Copy, Debug)]
pub struct Header {
    /// Sizes.
    pub layout: Layout,
    /// How blocks are stored; `None` where they are protected by Windows (2.2.2.6, `NDB_CRYPT_EDPCRYPTED`).
    pub encoding: Option<Encoding>,
    /// Bytes the file should have.
    pub size: u64,
    /// Where the root page of the tree of nodes is.
    pub nodes_at: u64,
    /// Where the root page of the tree of blocks is.
    pub blocks_at: u64,
}

/// The file's signature; `SM` stands at offset 8.
pub const SIGNATURE: &[u8] = b"!BDN";

/// Bytes of the header that are looked at.
const HEADER: usize = 1024;

impl Header {
    /// Reads it; `None` where this is no file of a known generation.
    pub fn read(file: &dyn Large) -> Option<Header> {
        let bytes = file.piece(0, HEADER);
        if !bytes.starts_with(SIGNATURE) {
            return None;
        }
        let version = u16::from_le_bytes(bytes.get(10..12)?.try_into().ok()?);
        let word = match version {
            14 | 15 => 4,
            20..=40 => 8,
            _ => return None,
        };
        let [size, nodes, blocks, method] = if word == 4 { [168, 188, 196, 461] } else { [184, 224, 240, 513] };
        // Later versions come with pages of either size: the type of the first page tells.
        let bytes = bytes.as_slice();
        let first = word_at(bytes, nodes, word)?;
        let kind = file.bytes(first.saturating_add(LARGE.page_trailer as u64), 1);
        let large = kind.is_some_and(|kind| kind[0] == super::database::NODE_PAGE);
        let layout = match (word, version) {
            (4, _) => ANSI,
            (_, 24..) if large || first.saturating_add(LARGE.page as u64) > file.size() => LARGE,
            _ => UNICODE,
        };
        Some(Header {
            layout,
            encoding: Encoding::of(*bytes.get(method)?),
            size: word_at(bytes, size, word)?,
            nodes_at: word_at(bytes, nodes, word)?,
            blocks_at: word_at(bytes, blocks, word)?,
        })
    }
}

/// The little-endian number of `size` bytes at `at`.
pub fn word_at(bytes: &[u8], at: usize, size: usize) -> Option<u64> {
    let mut word = [0; 8];
    word[..size].copy_from_slice(bytes.get(at..at.checked_add(size)?)?);
    Some(u64::from_le_bytes(word))
}

/// The 16-bit number at `at`.
pub fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    word_at(bytes, at, 2).map(|n| n as u16)
}

/// The 32-bit number at `at`.
pub fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    word_at(bytes, at, 4).map(|n| n as u32)
}
