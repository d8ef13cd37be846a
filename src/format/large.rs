//! Files too large to be held in memory: read a piece at a time, taken apart member by member. Where the bytes come from (a
//! descriptor, memory) and where members go is the caller's affair.

use super::{FORMATS, Format, Probe, ReadLimits, choose, zip};
use crate::model::{Evidence, Extraction, Member, Waypoint};
use std::io::{self, Read, Seek, SeekFrom};

/// Bytes that can be read at any place.
pub trait Large {
    /// How many there are.
    fn size(&self) -> u64;
    /// Reads at `at` into `into`; how many bytes came, 0 at the end.
    fn read_at(&self, at: u64, into: &mut [u8]) -> io::Result<usize>;

    /// Exactly the `count` bytes at `at`; `None` where there are fewer, or they cannot be read.
    fn bytes(&self, at: u64, count: usize) -> Option<Vec<u8>> {
        if at.checked_add(count as u64)? > self.size() {
            return None;
        }
        let mut bytes = vec![0; count];
        let mut done = 0;
        while done < count {
            match self.read_at(at + done as u64, &mut bytes[done..]).ok()? {
                0 => return None,
                n => done += n,
            }
        }
        Some(bytes)
    }

    /// Up to `count` bytes at `at`: fewer at the end.
    fn piece(&self, at: u64, count: usize) -> Vec<u8> {
        let there = self.size().saturating_sub(at).min(count as u64);
        self.bytes(at, there as usize).unwrap_or_default()
    }
}

impl Large for &[u8] {
    fn size(&self) -> u64 {
        self.len() as u64
    }

    fn read_at(&self, at: u64, into: &mut [u8]) -> io::Result<usize> {
        let rest = usize::try_from(at).ok().and_then(|at| self.get(at..)).unwrap_or_default();
        let count = rest.len().min(into.len());
        into[..count].copy_from_slice(&rest[..count]);
        Ok(count)
    }
}

/// Bytes behind a [`Waypoint`] that may have a say in what lies before it.
pub const LOOK: u64 = 64 << 10;

/// Who takes members as they come out of a file, one after another.
pub trait Taker {
    /// True where the next member was had before: it is counted and passed over.
    fn skips(&mut self) -> bool;
    /// A member begins.
    fn begin(&mut self, untrusted_name: &str) -> io::Result<()>;
    /// More of its bytes.
    fn piece(&mut self, bytes: &[u8]) -> io::Result<()>;
    /// It ends; with `keep` false it is to be forgotten.
    fn end(&mut self, keep: bool) -> io::Result<()>;
    /// Where to begin, told by a [`Taker::pass`] of before: the members before it count as asked after. A format that tells no
    /// waypoints need not ask.
    fn from(&mut self) -> Waypoint {
        Waypoint::default()
    }
    /// The next member begins there, whatever follows: what lies before rests on the bytes up to [`LOOK`] behind it.
    fn pass(&mut self, waypoint: Waypoint) -> io::Result<()> {
        let _ = waypoint;
        Ok(())
    }
    /// A member that is there as a whole.
    fn whole(&mut self, untrusted_name: &str, bytes: &[u8]) -> io::Result<()> {
        self.begin(untrusted_name)?;
        self.piece(bytes)?;
        self.end(true)
    }
}

/// Keeps the members it takes.
#[derive(Default)]
pub struct Kept {
    /// Those that ended.
    pub members: Vec<Member>,
    open: Option<Member>,
}

impl Kept {
    /// A file that is held, taken apart with all its members.
    pub fn all_of(format: &impl Format, untrusted_bytes: &[u8], limits: &ReadLimits) -> Extraction {
        let mut kept = Kept::default();
        let out = format.take_apart(&untrusted_bytes, limits, &mut kept);
        Extraction { members: kept.members, ..out }
    }
}

impl Taker for Kept {
    fn skips(&mut self) -> bool {
        false
    }

    fn begin(&mut self, untrusted_name: &str) -> io::Result<()> {
        self.open = Some(Member { untrusted_name: Evidence::new(untrusted_name), bytes: Vec::new() });
        Ok(())
    }

    fn piece(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.open.iter_mut().for_each(|member| member.bytes.extend_from_slice(bytes));
        Ok(())
    }

    fn end(&mut self, keep: bool) -> io::Result<()> {
        self.members.extend(self.open.take().filter(|_| keep));
        Ok(())
    }
}

/// The format that takes a file of this kind apart; `None` where it can only be read whole.
pub fn choose_large(untrusted_name: &str, file: &dyn Large) -> Option<&'static dyn Format> {
    let head = file.piece(0, HEAD);
    // What a ZIP archive is, is told by the directory at its end.
    let head = Probe { untrusted_name, bytes: &head };
    let format = match head.bytes.starts_with(b"PK") {
        true => &zip::Zip as &dyn Format,
        false => choose(&head)?,
    };
    format.is_apart(&head, file).then_some(format)
}

/// True where files of the format of that name hold members and nothing else, and are taken apart whatever their size.
pub fn is_only_a_holder(format: &str) -> bool {
    let none: &[u8] = &[];
    let empty = Probe { untrusted_name: "", bytes: none };
    FORMATS.iter().any(|one| one.name() == format && one.is_apart(&empty, &none))
}

/// Bytes from the beginning by which a format is chosen.
const HEAD: usize = 1 << 20;
/// Bytes read at a time.
const PIECE: usize = 256 << 10;

/// A large file as a stream that can be wound to any place.
#[derive(Clone)]
pub struct Pieces<'a> {
    file: &'a dyn Large,
    at: u64,
    held: Vec<u8>,
    held_from: u64,
}

impl<'a> Pieces<'a> {
    /// From the beginning.
    pub fn new(file: &'a dyn Large) -> Pieces<'a> {
        Pieces::from(file, 0)
    }

    /// From `at` on.
    pub fn from(file: &'a dyn Large, at: u64) -> Pieces<'a> {
        Pieces { file, at, held: Vec::new(), held_from: 0 }
    }

    /// Where it stands.
    pub fn at(&self) -> u64 {
        self.at
    }

    fn ahead(&self) -> &[u8] {
        let skip = self.at.checked_sub(self.held_from).and_then(|n| usize::try_from(n).ok());
        skip.and_then(|n| self.held.get(n..)).unwrap_or_default()
    }
}

impl Read for Pieces<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.ahead().is_empty() && !into.is_empty() {
            self.held.resize(PIECE, 0);
            self.held_from = self.at;
            let count = self.file.read_at(self.at, &mut self.held);
            self.held.truncate(*count.as_ref().unwrap_or(&0));
            count?;
        }
        let count = self.ahead().len().min(into.len());
        into[..count].copy_from_slice(&self.ahead()[..count]);
        self.at += count as u64;
        Ok(count)
    }
}

impl Seek for Pieces<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.file.size().checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = at.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}

/// Where `signature` stands at or after `from`.
pub fn found(file: &dyn Large, signature: &[u8; 4], from: u64) -> Option<u64> {
    let mut at = from;
    loop {
        let piece = file.piece(at, PIECE);
        if let Some(n) = memchr::memmem::find(&piece, signature) {
            return Some(at + n as u64);
        }
        if piece.len() < PIECE {
            return None;
        }
        at += (PIECE - 3) as u64;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_the_file_from_any_place() {
        let bytes: Vec<u8> = (0..600_000u32).map(|n| (n % 251) as u8).collect();
        let file = bytes.as_slice();
        let mut pieces = Pieces::new(&file);
        let mut all = Vec::new();
        pieces.read_to_end(&mut all).unwrap();
        assert!(all == bytes && pieces.at() == 600_000);
        for at in [0u64, 599_999, 262_143, 262_144, 5] {
            pieces.seek(SeekFrom::Start(at)).unwrap();
            let mut one = [0];
            assert_eq!((pieces.read(&mut one).unwrap(), one[0]), (1, bytes[at as usize]));
        }
        assert_eq!(pieces.seek(SeekFrom::End(3)).unwrap(), 600_003);
        assert_eq!(pieces.read(&mut [0]).unwrap(), 0);
    }

    #[test]
    fn holders_are_told_from_what_says_something_itself() {
        assert!(["mbox", "pst", "zip", "tar", "gz", "7z"].iter().all(|name| is_only_a_holder(name)));
        assert!(!["eml", "msg", "docx", "pdf", "csv", "none"].iter().any(|name| is_only_a_holder(name)));
    }

    #[test]
    fn signatures_across_pieces_are_found() {
        for at in [0usize, PIECE - 2, PIECE - 3, 2 * PIECE - 5, 3 * PIECE] {
            let mut bytes = vec![0; 3 * PIECE + 4];
            bytes[at..at + 4].copy_from_slice(b"PK\x03\x04");
            assert_eq!(found(&bytes.as_slice(), b"PK\x03\x04", 0), Some(at as u64));
            assert_eq!(found(&bytes.as_slice(), b"PK\x03\x04", at as u64 + 1), None);
        }
    }
}
