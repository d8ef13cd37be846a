//! The node database of a PST file ([MS-PST] 2.2): its two trees of pages, its blocks and the trees of blocks. Everything is
//! bounded: pages are visited once, levels only fall, and what is read in all is counted against a budget.

use super::encoding::Encoding;
use super::layout::{Header, Layout, u16_at, u32_at, word_at};
use crate::format::Large;
use std::cell::Cell;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::Read;

/// A node: something with an id and data.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    /// Block id of its data.
    pub data: u64,
    /// Block id of the tree of the nodes within it; 0 for none.
    pub within: u64,
    /// Node id of the folder it is in.
    pub parent: u32,
}

/// Where a block is.
#[derive(Clone, Copy, Debug)]
struct Place {
    at: u64,
    size: u16,
    unpacked: u16,
}

/// The database.
pub struct Database<'a> {
    file: &'a dyn Large,
    layout: Layout,
    encoding: Encoding,
    nodes: BTreeMap<u32, Node>,
    blocks: HashMap<u64, Place>,
    /// True where pages of a tree are missing or damaged: what lies about in the file was collected instead.
    pub salvaged: bool,
    left: Cell<u64>,
    damaged: Cell<u32>,
}

/// Page types ([MS-PST] 2.2.2.7.1).
const BLOCK_PAGE: u8 = 0x80;
pub const NODE_PAGE: u8 = 0x81;
/// Entries of a tree of nodes that are taken.
const MAX_ENTRIES: usize = 8_000_000;
/// Bytes of the file that are searched for pages at a time.
const SALVAGED: usize = 1 << 20;
/// What reading one block costs at least.
const BLOCK_COST: u64 = 512;

struct Page {
    level: u8,
    id: u64,
    bytes: Vec<u8>,
    /// Bytes of one entry, and how many there are.
    size: usize,
    count: usize,
}

impl Page {
    fn entries(&self) -> impl Iterator<Item = &[u8]> {
        self.bytes.chunks_exact(self.size).take(self.count)
    }
}

impl<'a> Database<'a> {
    /// Opens the file that `header` was read from. At most `budget` bytes of blocks are read in all.
    pub fn open(file: &'a dyn Large, header: &Header, encoding: Encoding, budget: u64) -> Database<'a> {
        let mut database = Database {
            file,
            layout: header.layout,
            encoding,
            nodes: BTreeMap::new(),
            blocks: HashMap::new(),
            salvaged: false,
            left: Cell::new(budget),
            damaged: Cell::new(0),
        };
        let whole = [(header.blocks_at, BLOCK_PAGE), (header.nodes_at, NODE_PAGE)]
            .map(|(at, kind)| database.walk(at, kind, 8, &mut HashSet::new()));
        if whole.contains(&false) {
            database.salvaged = true;
            database.salvage();
        }
        database
    }

    /// Reads a page of a tree and the pages below it; false where one of them is not what it should be.
    fn walk(&mut self, at: u64, kind: u8, level: u8, seen: &mut HashSet<u64>) -> bool {
        if !seen.insert(at) {
            return false;
        }
        let Some(page) = self.page(at, kind).filter(|page| page.level <= level) else { return false };
        if page.level == 0 {
            page.entries().for_each(|entry| self.keep(entry, kind));
            return self.nodes.len() + self.blocks.len() < MAX_ENTRIES;
        }
        let word = self.layout.word;
        let mut whole = true;
        for at in page.entries().filter_map(|entry| word_at(entry, 2 * word, word)) {
            whole &= self.walk(at, kind, page.level - 1, seen);
        }
        whole
    }

    fn page(&self, at: u64, kind: u8) -> Option<Page> {
        self.page_of(self.file.bytes(at, self.layout.page)?, kind)
    }

    fn page_of(&self, page: Vec<u8>, kind: u8) -> Option<Page> {
        let layout = self.layout;
        if page[layout.page_trailer] != kind || page[layout.page_trailer + 1] != kind {
            return None;
        }
        let (count, size, level) = match (layout.large, &page[layout.entries..]) {
            (true, counts) => (usize::from(u16_at(counts, 0)?), usize::from(counts[4]), counts[5]),
            (false, counts) => (usize::from(counts[0]), usize::from(counts[2]), counts[3]),
        };
        let least = match (level, kind) {
            (0, BLOCK_PAGE) => 2 * layout.word + 4,
            (0, _) => 3 * layout.word + 4,
            _ => 3 * layout.word,
        };
        let sound = size >= least && count * size <= layout.entries;
        let id_at = layout.page_trailer + if layout.word == 4 { 4 } else { 8 };
        let id = word_at(&page, id_at, layout.word)?;
        sound.then_some(Page { level, id, bytes: page, size, count })
    }

    fn keep(&mut self, entry: &[u8], kind: u8) {
        let word = self.layout.word;
        let at = |n: usize| word_at(entry, n * word, word).unwrap_or(0);
        if kind == NODE_PAGE {
            let parent = u32_at(entry, 3 * word).unwrap_or(0);
            self.nodes.entry(at(0) as u32).or_insert(Node { data: at(1), within: at(2), parent });
        } else {
            let size = u16_at(entry, 2 * word).unwrap_or(0);
            let unpacked = if self.layout.large { u16_at(entry, 2 * word + 2).unwrap_or(0) } else { size };
            self.blocks.entry(block_key(at(0))).or_insert(Place { at: at(1), size, unpacked });
        }
    }

    /// Collects the leaf pages of both trees wherever they lie, the latest first.
    fn salvage(&mut self) {
        let mut found: Vec<(u64, u64, u8)> = Vec::new();
        let size = self.file.size();
        for from in (0..size).step_by(SALVAGED) {
            // Pages start at multiples of 512 bytes; the last of a piece ends in the next.
            let piece = self.file.piece(from, SALVAGED + self.layout.page);
            for start in (0..SALVAGED.min(piece.len())).step_by(512) {
                let Some(page) = piece.get(start..start + self.layout.page) else { continue };
                let kind = page[self.layout.page_trailer];
                if kind == BLOCK_PAGE || kind == NODE_PAGE {
                    let page = self.page_of(page.to_vec(), kind);
                    let page = page.filter(|page| page.level == 0 && page.count > 0);
                    found.extend(page.map(|page| (page.id, from + start as u64, kind)));
                }
            }
        }
        found.sort_unstable_by(|a, b| b.cmp(a));
        for (_, at, kind) in found {
            let Some(page) = self.page(at, kind).filter(|_| self.nodes.len() + self.blocks.len() < MAX_ENTRIES) else {
                continue;
            };
            page.entries().for_each(|entry| self.keep(entry, kind));
        }
    }

    /// All nodes that are no parts of others, by id.
    pub fn nodes(&self) -> &BTreeMap<u32, Node> {
        &self.nodes
    }

    /// True once the budget is used up: what is read from then on is empty.
    pub fn exhausted(&self) -> bool {
        self.left.get() == 0
    }

    /// Takes `cost` from the budget; false where it does not last.
    pub fn charge(&self, cost: u64) -> bool {
        let left = self.left.get().checked_sub(cost);
        self.left.set(left.unwrap_or(0));
        left.is_some()
    }

    /// How many blocks could not be read so far.
    pub fn damaged(&self) -> u32 {
        self.damaged.get()
    }

    /// Notes something that is missing or makes no sense.
    pub fn damage(&self) {
        self.damaged.set(self.damaged.get().saturating_add(1));
    }

    /// Sizes of the file's generation.
    pub fn layout(&self) -> Layout {
        self.layout
    }

    /// The data blocks of `id`, in order. A block that cannot be read is empty, so that the others keep their numbers.
    pub fn data(&self, id: u64) -> Vec<Vec<u8>> {
        let mut out = Vec::new();
        if id != 0 {
            self.collect(id, 2, &mut out);
        }
        out
    }

    fn collect(&self, id: u64, level: u8, out: &mut Vec<Vec<u8>>) {
        let Some(block) = self.block(id) else { return out.push(Vec::new()) };
        if !is_internal(id) {
            return out.push(block);
        }
        // XBLOCK and XXBLOCK, [MS-PST] 2.2.2.8.3.2.
        let sound = block.len() >= 8 && block[0] == 1 && (1..=level).contains(&block[1]);
        if !sound {
            self.damage();
            return out.push(Vec::new());
        }
        let word = self.layout.word;
        let count = usize::from(u16_at(&block, 2).unwrap_or(0));
        for below in block[8..].chunks_exact(word).take(count).filter_map(|entry| word_at(entry, 0, word)) {
            if self.exhausted() {
                return;
            }
            if is_internal(below) && block[1] == 1 {
                self.damage();
                out.push(Vec::new());
            } else {
                self.collect(below, block[1] - 1, out);
            }
        }
    }

    /// The nodes within a node, by id ([MS-PST] 2.2.2.8.3.3).
    pub fn within(&self, id: u64) -> BTreeMap<u32, Node> {
        let mut out = BTreeMap::new();
        if id != 0 {
            self.collect_within(id, 1, &mut out);
        }
        out
    }

    fn collect_within(&self, id: u64, level: u8, out: &mut BTreeMap<u32, Node>) {
        let Some(block) = self.block(id) else { return };
        let word = self.layout.word;
        let from = if word == 8 { 8 } else { 4 };
        if !is_internal(id) || block.len() < from || block[0] != 2 || block[1] > level {
            return self.damage();
        }
        let count = usize::from(u16_at(&block, 2).unwrap_or(0));
        let leaf = block[1] == 0;
        for entry in block[from..].chunks_exact(if leaf { 3 * word } else { 2 * word }).take(count) {
            let at = |n: usize| word_at(entry, n * word, word).unwrap_or(0);
            if leaf {
                out.insert(at(0) as u32, Node { data: at(1), within: at(2), parent: 0 });
            } else if !self.exhausted() {
                self.collect_within(at(1), 0, out);
            }
        }
    }

    /// A block as it was before it was stored; `None` where it is missing or damaged.
    fn block(&self, id: u64) -> Option<Vec<u8>> {
        let found = self.blocks.get(&block_key(id)).and_then(|place| self.stored(id, place));
        if found.is_none() {
            self.damage();
        }
        found
    }

    fn stored(&self, id: u64, place: &Place) -> Option<Vec<u8>> {
        self.charge(u64::from(place.size.max(place.unpacked)).max(BLOCK_COST)).then_some(())?;
        let size = usize::from(place.size);
        let stored = self.file.bytes(place.at, size)?;
        if !self.is_block(id, place.at, size) {
            return None;
        }
        let mut data = if place.unpacked > place.size { inflated(&stored, place.unpacked)? } else { stored };
        if !is_internal(id) {
            self.encoding.decode(&mut data, id);
        }
        Some(data)
    }

    /// True where the trailer after a block names it: its place may have been given to another since a damaged tree was written.
    fn is_block(&self, id: u64, at: u64, size: usize) -> bool {
        let layout = self.layout;
        if !self.salvaged {
            return true;
        }
        let all = (size + layout.block_trailer).next_multiple_of(layout.block_unit);
        let trailer = at.checked_add((all - layout.block_trailer) as u64);
        let trailer = trailer.and_then(|at| self.file.bytes(at, layout.block_trailer));
        let told = trailer.and_then(|t| word_at(&t, if layout.word == 4 { 4 } else { 8 }, layout.word));
        told.is_some_and(|told| block_key(told) == block_key(id))
    }
}

/// The lowest bit of a block id is for internal use of programs.
fn block_key(id: u64) -> u64 {
    id & !1
}

/// Internal blocks hold ids of others; they are not encoded.
fn is_internal(id: u64) -> bool {
    id & 2 != 0
}

fn inflated(stored: &[u8], size: u16) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(usize::from(size));
    flate2::read::ZlibDecoder::new(stored).take(u64::from(size)).read_to_end(&mut out).ok()?;
    Some(out)
}
