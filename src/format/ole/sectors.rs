//! A quick reader of compound files ([MS-CFB]) that are whole: it follows sectors and checks that none is missing or shared,
//! and leaves files that are not as they should be to the `cfb` crate, which mends what can be mended.

use std::collections::HashSet;

/// An open compound file.
pub struct Sectors<'a> {
    bytes: &'a [u8],
    shift: u32,
    fat: Vec<u32>,
    mini_fat: Vec<u32>,
    mini: Vec<u8>,
    entries: Vec<Entry>,
}

/// A storage or stream.
pub struct Entry {
    /// Its name.
    pub name: String,
    /// True for a stream.
    pub is_stream: bool,
    left: u32,
    right: u32,
    child: u32,
    start: u32,
    size: u64,
}

/// Streams below this size are in the small sectors.
const CUTOFF: u64 = 4096;
const MINI: usize = 64;
/// Sector numbers from here on are marks.
const MARKS: u32 = 0xffff_fffa;
const END: u32 = 0xffff_fffe;
const FREE: u32 = 0xffff_ffff;

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn words(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}

/// The file with every entry of its table that stands behind its last sector marked as free; `None` where all are. SheetJS, which many web pages
/// export with, marks them as ends, at which the `cfb` crate takes fright.
pub fn trimmed(bytes: &[u8]) -> Option<Vec<u8>> {
    let shift = u32::from(u16_at(bytes, 30)?);
    if !matches!(shift, 9 | 12) {
        return None;
    }
    let sector = 1usize << shift;
    let place = |number: u32| (number as usize + 1).checked_mul(sector).filter(|at| at + sector <= bytes.len());
    let tables = words(bytes.get(76..512)?).filter(|n| *n < MARKS).map_while(place);
    let behind = (bytes.len() / sector).saturating_sub(1);
    let mut out = bytes.to_vec();
    for at in tables.flat_map(|at| (at..at + sector).step_by(4)).skip(behind) {
        if u32_at(bytes, at) == Some(END) {
            out[at..at + 4].copy_from_slice(&FREE.to_le_bytes());
        }
    }
    (out != bytes).then_some(out)
}

impl<'a> Sectors<'a> {
    /// Opens it; `None` where it is no compound file or not a whole one.
    pub fn open(bytes: &'a [u8]) -> Option<Sectors<'a>> {
        bytes.starts_with(super::COMPOUND).then_some(())?;
        let shift = u32::from(u16_at(bytes, 30)?);
        (matches!(shift, 9 | 12) && u16_at(bytes, 32)? == 6 && u32_at(bytes, 56)? == CUTOFF as u32).then_some(())?;
        let mut file =
            Sectors { bytes, shift, fat: Vec::new(), mini_fat: Vec::new(), mini: Vec::new(), entries: Vec::new() };
        file.read_fat()?;
        file.mini_fat = words(&file.chain(u32_at(bytes, 60)?)?).collect();
        let directory = file.chain(u32_at(bytes, 48)?)?;
        file.entries = directory.chunks_exact(128).map(|entry| entry_of(entry, shift)).collect::<Option<_>>()?;
        let root = file.entries.first().filter(|root| !root.is_stream)?;
        file.mini = file.chain(root.start)?;
        Some(file)
    }

    fn read_fat(&mut self) -> Option<()> {
        let mut places: Vec<u32> = words(self.bytes.get(76..512)?).filter(|sector| *sector < MARKS).collect();
        let (mut next, most) = (u32_at(self.bytes, 68)?, self.bytes.len() >> self.shift);
        while next < MARKS {
            let (last, sectors) =
                self.sector(next)?.split_last_chunk::<4>().map(|(s, l)| (u32::from_le_bytes(*l), s))?;
            places.extend(words(sectors).filter(|sector| *sector < MARKS));
            (places.len() <= most).then_some(())?;
            next = last;
        }
        for place in places {
            let sector = self.sector(place)?;
            self.fat.extend(words(sector));
        }
        Some(())
    }

    fn sector(&self, number: u32) -> Option<&'a [u8]> {
        let at = (number as usize + 1) << self.shift;
        self.bytes.get(at..at + (1 << self.shift))
    }

    /// The bytes of a chain of sectors; `None` where it does not end or leaves the file.
    fn chain(&self, start: u32) -> Option<Vec<u8>> {
        let (mut next, mut out, mut count) = (start, Vec::new(), 0);
        while next < MARKS {
            out.extend_from_slice(self.sector(next)?);
            next = *self.fat.get(next as usize)?;
            count += 1;
            (count <= self.fat.len()).then_some(())?;
        }
        (next == END || count == 0).then_some(out)
    }

    /// What the storage holds, in no order; `None` where the tree is not one.
    pub fn within(&self, storage: &Entry) -> Option<Vec<&Entry>> {
        let (mut out, mut todo, mut seen) = (Vec::new(), vec![storage.child], HashSet::new());
        while let Some(id) = todo.pop() {
            if id == u32::MAX {
                continue;
            }
            let entry = self.entries.get(id as usize).filter(|_| id != 0 && seen.insert(id))?;
            todo.extend([entry.left, entry.right]);
            out.push(entry);
        }
        Some(out)
    }

    /// The root storage.
    pub fn root(&self) -> &Entry {
        &self.entries[0]
    }

    /// The bytes of a stream; `None` where some are missing.
    pub fn stream(&self, stream: &Entry) -> Option<Vec<u8>> {
        let size = usize::try_from(stream.size).ok()?;
        if size == 0 {
            return Some(Vec::new());
        }
        let mut out = if stream.size >= CUTOFF { self.chain(stream.start)? } else { self.small(stream.start, size)? };
        (out.len() >= size).then_some(())?;
        out.truncate(size);
        Some(out)
    }

    fn small(&self, start: u32, size: usize) -> Option<Vec<u8>> {
        let (mut next, mut out) = (start, Vec::with_capacity(size.next_multiple_of(MINI)));
        while next < MARKS && out.len() < size {
            let at = next as usize * MINI;
            out.extend_from_slice(self.mini.get(at..at + MINI)?);
            next = *self.mini_fat.get(next as usize)?;
        }
        Some(out)
    }
}

fn entry_of(bytes: &[u8], shift: u32) -> Option<Entry> {
    let length = usize::from(u16_at(bytes, 64)?).clamp(2, 64);
    let size = u64::from(u32_at(bytes, 120)?) | if shift == 12 { u64::from(u32_at(bytes, 124)?) << 32 } else { 0 };
    Some(Entry {
        name: super::wide(&bytes[..length - 2]),
        is_stream: bytes[66] == 2,
        left: u32_at(bytes, 68)?,
        right: u32_at(bytes, 72)?,
        child: u32_at(bytes, 76)?,
        start: u32_at(bytes, 116)?,
        size,
    })
}

/// True where the file is an Outlook message by what its root holds; `None` where only a thorough reader can tell.
pub fn is_message(bytes: &[u8]) -> Option<bool> {
    let file = Sectors::open(bytes)?;
    let names = file.within(file.root())?;
    Some(
        names
            .iter()
            .any(|entry| entry.name.starts_with("__properties_version1") || entry.name.starts_with("__nameid_")),
    )
}
