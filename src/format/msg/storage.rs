//! A compound file ([MS-CFB]) as a tree of storages and streams, and back to bytes: messages within messages are storages.

use crate::format::ole::sectors::{Entry, Sectors};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

/// Storages and streams by name.
#[derive(Default)]
pub struct Storage {
    /// Streams.
    pub streams: BTreeMap<String, Vec<u8>>,
    /// Storages within.
    pub storages: BTreeMap<String, Storage>,
}

/// What a storage or stream costs of the limit at least: a damaged file may name one in many places.
const COST: u64 = 512;
/// Storages within one another that are followed.
const MAX_DEPTH: usize = 64;

impl Storage {
    /// Reads a compound file, at most `limit` bytes of streams; `None` where it is none. The flag tells whether all was read.
    pub fn read(bytes: &[u8], limit: u64) -> Option<(Storage, bool)> {
        if let Some(root) = Storage::read_whole(bytes, limit) {
            return Some((root, true));
        }
        let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).ok()?;
        let paths: Vec<(std::path::PathBuf, bool)> =
            file.walk().map(|e| (e.path().to_owned(), e.is_stream())).collect();
        let (mut root, mut left, mut whole) = (Storage::default(), limit, true);
        for (path, is_stream) in paths {
            let names: Vec<String> = path.iter().skip(1).map(|n| n.to_string_lossy().into_owned()).collect();
            let Some((name, above)) = names.split_last().filter(|_| names.len() <= MAX_DEPTH) else { continue };
            let parent = above.iter().fold(&mut root, |at, name| at.storages.entry(name.clone()).or_default());
            if !is_stream {
                parent.storages.entry(name.clone()).or_default();
                continue;
            }
            let mut data = Vec::new();
            let read = file.open_stream(&path).and_then(|s| s.take(left + 1).read_to_end(&mut data));
            whole &= read.is_ok() && data.len() as u64 <= left;
            left = left.saturating_sub(data.len() as u64);
            parent.streams.insert(name.clone(), data);
        }
        Some((root, whole))
    }

    /// The same of a file that is as it should be; `None` of any other.
    fn read_whole(bytes: &[u8], limit: u64) -> Option<Storage> {
        let file = Sectors::open(bytes)?;
        let mut left = limit;
        Storage::copied(&file, file.root(), 0, &mut left)
    }

    fn copied(file: &Sectors, entry: &Entry, depth: usize, left: &mut u64) -> Option<Storage> {
        let mut storage = Storage::default();
        (depth < MAX_DEPTH).then_some(())?;
        for inner in file.within(entry)? {
            if inner.is_stream {
                let data = file.stream(inner)?;
                *left = left.checked_sub(data.len() as u64 + COST)?;
                storage.streams.insert(inner.name.clone(), data);
            } else {
                *left = left.checked_sub(COST)?;
                let within = Storage::copied(file, inner, depth + 1, left)?;
                storage.storages.insert(inner.name.clone(), within);
            }
        }
        Some(storage)
    }

    /// The storage as a compound file of its own.
    pub fn to_bytes(&self) -> std::io::Result<Vec<u8>> {
        self.to_bytes_with(&[])
    }

    /// The same, with further storages in its root.
    pub fn to_bytes_with(&self, further: &[(&String, &Storage)]) -> std::io::Result<Vec<u8>> {
        let mut writer = Writer::default();
        writer.storage("Root Entry", ROOT, self, further);
        Ok(writer.finish())
    }
}

/// Kinds of entries.
const ROOT: u8 = 5;
const STORAGE: u8 = 1;
const STREAM: u8 = 2;
/// Sizes: of a sector, of a small sector, and of the streams that are too large for small sectors.
const SECTOR: usize = 512;
const MINI: usize = 64;
const CUTOFF: usize = 4096;
/// Marks in lists of sectors.
const END: u32 = 0xffff_fffe;
const FREE: u32 = u32::MAX;
const LIST: u32 = 0xffff_fffd;
const LIST_OF_LISTS: u32 = 0xffff_fffc;

/// Writes a compound file of version 3. Its sectors follow one another, so that every chain counts up.
#[derive(Default)]
struct Writer {
    /// Directory entries of 128 bytes.
    directory: Vec<u8>,
    mini: Vec<u8>,
    mini_chain: Vec<u32>,
    sectors: Vec<u8>,
    chain: Vec<u32>,
}

impl Writer {
    /// Adds an entry with all it holds; its number.
    fn storage(&mut self, name: &str, kind: u8, storage: &Storage, further: &[(&String, &Storage)]) -> u32 {
        let id = self.entry(name, kind, 0, 0);
        let mut within: Vec<(Vec<u16>, u32)> = Vec::new();
        for (name, bytes) in &storage.streams {
            let start = self.stream(bytes);
            within.push((key(name), self.entry(name, STREAM, start, bytes.len() as u64)));
        }
        for (name, inner) in storage.storages.iter().chain(further.iter().map(|(name, inner)| (*name, *inner))) {
            within.push((key(name), self.storage(name, STORAGE, inner, &[])));
        }
        within.sort_by(|(a, _), (b, _)| (a.len(), a).cmp(&(b.len(), b)));
        let child = self.tree(&within, within.len().checked_ilog2().unwrap_or(0));
        self.link(id, 76, child);
        id
    }

    /// Links sorted entries to a balanced tree; its top. All are black but those of the lowest level, `level` levels down.
    fn tree(&mut self, sorted: &[(Vec<u16>, u32)], level: u32) -> u32 {
        let middle = sorted.len() / 2;
        let Some((_, top)) = sorted.get(middle) else { return FREE };
        let (left, right) = (
            self.tree(&sorted[..middle], level.saturating_sub(1)),
            self.tree(&sorted[middle + 1..], level.saturating_sub(1)),
        );
        self.link(*top, 68, left);
        self.link(*top, 72, right);
        self.directory[*top as usize * 128 + 67] = u8::from(level > 0 || sorted.len() > 1);
        *top
    }

    fn link(&mut self, entry: u32, at: usize, to: u32) {
        let at = entry as usize * 128 + at;
        self.directory[at..at + 4].copy_from_slice(&to.to_le_bytes());
    }

    fn entry(&mut self, name: &str, kind: u8, start: u32, size: u64) -> u32 {
        let mut bytes = [0; 128];
        let units: Vec<u8> = name.encode_utf16().take(31).flat_map(u16::to_le_bytes).collect();
        bytes[..units.len()].copy_from_slice(&units);
        bytes[64..66].copy_from_slice(&(units.len() as u16 + 2).to_le_bytes());
        (bytes[66], bytes[67]) = (kind, 1);
        bytes[68..80].fill(0xff);
        bytes[116..120].copy_from_slice(&start.to_le_bytes());
        bytes[120..128].copy_from_slice(&size.to_le_bytes());
        self.directory.extend_from_slice(&bytes);
        (self.directory.len() / 128) as u32 - 1
    }

    /// Adds the bytes of a stream; the sector it starts in.
    fn stream(&mut self, bytes: &[u8]) -> u32 {
        match bytes.len() {
            0 => END,
            size if size < CUTOFF => put(bytes, MINI, &mut self.mini, &mut self.mini_chain),
            _ => put(bytes, SECTOR, &mut self.sectors, &mut self.chain),
        }
    }

    fn finish(mut self) -> Vec<u8> {
        let mini = std::mem::take(&mut self.mini);
        let start = if mini.is_empty() { END } else { put(&mini, SECTOR, &mut self.sectors, &mut self.chain) };
        self.link(0, 116, start);
        self.directory[120..128].copy_from_slice(&(mini.len() as u64).to_le_bytes());
        while !self.directory.len().is_multiple_of(SECTOR) {
            self.directory.extend_from_slice(&[0; 68]);
            self.directory.extend_from_slice(&[0xff; 12]);
            self.directory.extend_from_slice(&[0; 48]);
        }
        let directory = std::mem::take(&mut self.directory);
        let directory_at = put(&directory, SECTOR, &mut self.sectors, &mut self.chain);
        let mini_list: Vec<u8> = self.mini_chain.iter().flat_map(|next| next.to_le_bytes()).collect();
        let mini_at =
            if mini_list.is_empty() { END } else { put(&mini_list, SECTOR, &mut self.sectors, &mut self.chain) };
        // Unused small sectors of the last sector of their list are free.
        let tail = self.sectors.len() - (mini_list.len().next_multiple_of(SECTOR) - mini_list.len());
        self.sectors[tail..].fill(0xff);
        self.lists(directory_at, (mini_at, mini_list.len().div_ceil(SECTOR)))
    }

    /// The header, the sectors, then the list of sectors and what lists its own sectors.
    fn lists(mut self, directory_at: u32, mini: (u32, usize)) -> Vec<u8> {
        let data = self.chain.len();
        let (mut lists, mut further) = (1, 0);
        while lists * (SECTOR / 4) < data + lists + further {
            lists += 1;
            further = lists.saturating_sub(109).div_ceil(SECTOR / 4 - 1);
        }
        self.chain.extend(std::iter::repeat_n(LIST, lists));
        self.chain.extend(std::iter::repeat_n(LIST_OF_LISTS, further));
        self.chain.resize(lists * (SECTOR / 4), FREE);
        let mut places: Vec<u32> = (0..lists).map(|n| (data + n) as u32).collect();
        let rest = if places.len() > 109 { places.split_off(109) } else { Vec::new() };
        places.resize(109, FREE);
        let first_further = if further > 0 { (data + lists) as u32 } else { END };
        let mut out = header([lists as u32, directory_at, mini.0, mini.1 as u32, first_further, further as u32]);
        out.extend(places.iter().flat_map(|place| place.to_le_bytes()));
        out.extend_from_slice(&self.sectors);
        out.extend(self.chain.iter().flat_map(|next| next.to_le_bytes()));
        for (n, part) in rest.chunks(SECTOR / 4 - 1).enumerate() {
            let mut part = part.to_vec();
            part.resize(SECTOR / 4 - 1, FREE);
            part.push(if n + 1 < further { first_further + n as u32 + 1 } else { END });
            out.extend(part.iter().flat_map(|place| place.to_le_bytes()));
        }
        out
    }
}

/// The first 76 bytes of the header ([MS-CFB] 2.2): how many list sectors, where directory and list of small sectors are …
fn header([lists, directory, mini, minis, further, furthers]: [u32; 6]) -> Vec<u8> {
    let mut out = crate::format::package::COMPOUND.to_vec();
    out.extend_from_slice(&[0; 16]);
    for word in [0x3eu16, 3, 0xfffe, 9, 6, 0, 0, 0] {
        out.extend_from_slice(&word.to_le_bytes());
    }
    for word in [0, lists, directory, 0, CUTOFF as u32, mini, minis, further, furthers] {
        out.extend_from_slice(&word.to_le_bytes());
    }
    out
}

/// Appends `bytes`, padded to whole sectors of `size`, and their chain; the sector they start in.
fn put(bytes: &[u8], size: usize, sectors: &mut Vec<u8>, chain: &mut Vec<u32>) -> u32 {
    let start = chain.len() as u32;
    sectors.extend_from_slice(bytes);
    sectors.resize(sectors.len().next_multiple_of(size), 0);
    let end = (sectors.len() / size) as u32;
    chain.extend(start + 1..end);
    chain.push(END);
    start
}

/// Names are sorted by length, then in upper case ([MS-CFB] 2.6.4).
fn key(name: &str) -> Vec<u16> {
    name.to_uppercase().encode_utf16().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(a: &Storage, b: &Storage) -> bool {
        a.streams == b.streams
            && a.storages.len() == b.storages.len()
            && a.storages.iter().all(|(name, inner)| b.storages.get(name).is_some_and(|other| same(inner, other)))
    }

    fn sample(count: usize, large: usize) -> Storage {
        let mut root = Storage::default();
        for n in 0..count {
            root.streams.insert(format!("stream {n}"), vec![n as u8; n * 37 % 5000]);
        }
        root.streams.insert("large".to_owned(), vec![7; large]);
        let mut inner = Storage::default();
        inner.streams.insert("empty".to_owned(), Vec::new());
        root.storages.insert("inner".to_owned(), inner);
        root
    }

    #[test]
    fn what_is_written_is_read_again_by_us_and_by_others() {
        for (count, large) in [(0, 0), (1, 63), (3, 4095), (200, 4096), (40, 100_000), (5, 9_000_000)] {
            let storage = sample(count, large);
            let bytes = storage.to_bytes().unwrap();
            let own = Storage::read_whole(&bytes, 64 << 20).expect("whole");
            assert!(same(&own, &storage), "{count} {large}");
            let mut other = cfb::CompoundFile::open_strict(Cursor::new(&bytes)).expect("strict");
            for (name, data) in &storage.streams {
                let mut read = Vec::new();
                other.open_stream(format!("/{name}")).unwrap().read_to_end(&mut read).unwrap();
                assert_eq!(&read, data);
            }
        }
    }

    #[test]
    fn no_damage_makes_it_fail_or_loop() {
        let bytes = sample(20, 5000).to_bytes().unwrap();
        let mut seed = 7u64;
        for _ in 0..2000 {
            let mut damaged = bytes.clone();
            for _ in 0..4 {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let at = (seed >> 33) as usize % damaged.len();
                damaged[at] = (seed >> 20) as u8;
            }
            Storage::read_whole(&damaged, 1 << 20);
        }
        (0..bytes.len()).step_by(97).for_each(|size| assert!(Storage::read_whole(&bytes[..size], 1 << 20).is_none()));
    }
}
