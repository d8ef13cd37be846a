//! The chain: hashes of lines, and the walk that finds the first entry that is not as it was written.

use crate::model::{Context, Entry, Fault, Result};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

/// Version of the line format that this program writes and reads.
pub(super) const VERSION: u32 = 1;

/// A size and head noted earlier, which a log must still contain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expected {
    /// Entries the log had.
    pub size: u64,
    /// Leaf hash of the last of them; zeros where `size` is 0.
    pub head: [u8; 32],
}

/// A log found whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verified {
    /// Entries read.
    pub entries: u64,
    /// Leaf hash of the last line; zeros for an empty log.
    pub head: [u8; 32],
}

/// The first entry that is not as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// Its number, from 1.
    pub entry: u64,
    /// What is wrong with it, in words of ours.
    pub why: String,
}

/// Sizes and heads noted earlier, by size.
pub(super) type Noted = BTreeMap<u64, [u8; 32]>;

/// What a look at a log found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Every entry is as it was written (up to the limits the module's head explains).
    Whole(Verified),
    /// At least one is not.
    Broken(Broken),
}

/// RFC 6962 section 2.1: SHA-256 over 0x00 and the line, without its line feed.
pub fn leaf_hash(line: &[u8]) -> [u8; 32] {
    Sha256::new().chain_update([0u8]).chain_update(line).finalize().into()
}

/// Recomputes the log at `path` from its bytes, in constant memory; with `expected`, a log that was cut off or written
/// anew since is found too. Never writes. `Err` only where the file cannot be read.
pub fn verify(path: &Path, expected: Option<Expected>) -> Result<Verdict> {
    let noted = expected.into_iter().map(|e| (e.size, e.head)).collect();
    Ok(match walk(path, &noted, |_, _| ())? {
        Ok(verified) => Verdict::Whole(verified),
        Err(broken) => Verdict::Broken(broken),
    })
}

/// The entries of the log at `path`, without opening it for writing; refuses a log that is not whole. An unfinished
/// last line is left out: nobody was told of it.
pub fn read(path: &Path) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    match walk(path, &Noted::new(), |entry, _| entries.push(entry))? {
        Ok(_) => Ok(entries),
        Err(broken) if broken.is_torn(entries.len() as u64) => Ok(entries),
        Err(broken) => Err(broken.refusal(path)),
    }
}

/// The number of the entry whose leaf hash is `head`, in a log that is whole up to there.
pub fn entry_of(path: &Path, head: [u8; 32]) -> Result<Option<u64>> {
    let mut found = None;
    let _ = walk(path, &Noted::new(), |entry, hash| {
        if hash == head {
            found = Some(entry.seq);
        }
    })?;
    Ok(found)
}

/// The log that `place` means: the file itself, or that of a request's folder or its record.
pub fn locate(place: &Path) -> Result<PathBuf> {
    let candidates = [place.to_owned(), place.join("events.jsonl"), place.join("record/events.jsonl")];
    candidates.into_iter().find(|p| p.is_file()).ok_or_else(|| {
        Fault::new(format!("{} holds no log", place.display()))
            .hint("name the folder of a request, its record, or the file events.jsonl")
    })
}

const TORN: &str = "the last line is unfinished: a crash tore it, or its end was cut off";

impl Broken {
    pub(super) fn new(entry: u64, why: impl Into<String>) -> Broken {
        Broken { entry, why: why.into() }
    }

    fn is_torn(&self, complete: u64) -> bool {
        self.entry == complete + 1 && self.why == TORN
    }

    /// The refusal to work with the log at `path`.
    pub fn refusal(&self, path: &Path) -> Fault {
        Fault::refusal(format!("the log {} was tampered with or damaged: entry {}: {}", path.display(), self.entry, self.why))
            .hint("keep the file as it is, compare it with a backup, and run `dsar audit verify`; nothing is appended to a broken log")
    }
}

/// Where a walk along a chain has got to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chain {
    pub entries: u64,
    pub head: [u8; 32],
}

/// How the next line stands to the chain.
pub(super) enum Link {
    /// It follows.
    Fits(Entry, [u8; 32]),
    /// It is no entry, or not the one whose turn it is.
    Not(Broken),
    /// It reads well, but its `prev` is not the hash of the line before: either of the two was changed.
    Loose([u8; 32]),
}

impl Chain {
    /// Before the first line.
    pub fn start() -> Chain {
        Chain { entries: 0, head: [0; 32] }
    }

    /// Looks at the line after; does not move.
    pub fn look(&self, line: &[u8]) -> Link {
        let number = self.entries + 1;
        let entry: Entry = match serde_json::from_slice(line) {
            Ok(entry) => entry,
            Err(_) => return Link::Not(Broken::new(number, unreadable(line))),
        };
        if entry.v != VERSION {
            return Link::Not(Broken::new(
                number,
                format!("version {} of the format, not {VERSION}: use the dsar that wrote it", entry.v),
            ));
        }
        if entry.seq != number {
            return Link::Not(Broken::new(
                number,
                format!("entry {} stands in its place: lines were dropped, inserted or swapped", entry.seq),
            ));
        }
        if entry.prev != hex::encode(self.head) {
            return Link::Loose(leaf_hash(line));
        }
        Link::Fits(entry, leaf_hash(line))
    }

    /// Steps over a line that fits.
    pub fn step(&mut self, hash: [u8; 32]) {
        self.entries += 1;
        self.head = hash;
    }

    /// Names the changed one of entries n and n+1, where n+1 is loose with hash `hash`. `vouched` is what is known of
    /// the hash of n+1 from outside: the `prev` of the line after, or a noted head.
    pub fn blame(&self, hash: [u8; 32], vouched: Option<[u8; 32]>) -> Broken {
        let number = self.entries + 1;
        if number > 1 && vouched == Some(hash) {
            return Broken::new(number - 1, "changed after it was written: the next entry holds another hash of it");
        }
        Broken::new(number, "its link does not match the entry before: one of the two was changed")
    }
}

/// Old programs meet new events: say that apart from nonsense, for the remedy differs.
fn unreadable(line: &[u8]) -> &'static str {
    #[derive(serde::Deserialize)]
    struct Head {
        v: u32,
    }
    match serde_json::from_slice::<Head>(line) {
        Ok(head) if head.v > VERSION => "written by a newer dsar",
        _ => "not an entry: the line was changed, joined or broken",
    }
}

/// Walks the log at `path`; `each` gets every entry that fits, and its hash.
pub(super) fn walk(
    path: &Path,
    noted: &Noted,
    each: impl FnMut(Entry, [u8; 32]),
) -> Result<std::result::Result<Verified, Broken>> {
    let file =
        File::open(path).at("read the log", path).map_err(|f| f.hint("name the folder of a request, or its record"))?;
    // A writer at work holds the lock; a file system without locks must not keep anybody from verifying.
    let _ = file.lock_shared();
    walk_lines(Chain::start(), BufReader::with_capacity(1 << 18, &file), noted, each).at("read the log", path)
}

/// The walk itself, in constant memory, from where `chain` has got to.
pub(super) fn walk_lines(
    mut chain: Chain,
    mut lines: impl BufRead,
    noted: &Noted,
    mut each: impl FnMut(Entry, [u8; 32]),
) -> std::io::Result<std::result::Result<Verified, Broken>> {
    let mut line = Vec::new();
    while next_line(&mut lines, &mut line)? {
        if line.pop() != Some(b'\n') {
            return Ok(Err(Broken::new(chain.entries + 1, TORN)));
        }
        match chain.look(&line) {
            Link::Fits(entry, hash) => {
                each(entry, hash);
                chain.step(hash);
            }
            Link::Not(broken) => return Ok(Err(broken)),
            Link::Loose(hash) => {
                next_line(&mut lines, &mut line)?;
                return Ok(Err(blame_with(&chain, hash, &line, noted)));
            }
        }
        if let Some(broken) = contradicts(&chain, noted) {
            return Ok(Err(broken));
        }
    }
    Ok(ends_well(&chain, noted))
}

fn next_line(lines: &mut impl BufRead, line: &mut Vec<u8>) -> std::io::Result<bool> {
    line.clear();
    Ok(lines.read_until(b'\n', line)? > 0)
}

fn blame_with(chain: &Chain, hash: [u8; 32], next: &[u8], noted: &Noted) -> Broken {
    let vouched = noted.get(&(chain.entries + 1)).copied();
    chain.blame(hash, vouched.or_else(|| prev_of(next)))
}

/// What a line says the hash of the line before is.
pub(super) fn prev_of(line: &[u8]) -> Option<[u8; 32]> {
    let entry: Entry = serde_json::from_slice(line).ok()?;
    let mut prev = [0u8; 32];
    hex::decode_to_slice(&entry.prev, &mut prev).ok().map(|()| prev)
}

fn contradicts(chain: &Chain, noted: &Noted) -> Option<Broken> {
    let _ = noted.get(&chain.entries).filter(|head| **head != chain.head)?;
    Some(Broken::new(
        chain.entries,
        "not the entry that the noted head was taken from: it, or entries before it, were written anew",
    ))
}

fn ends_well(chain: &Chain, noted: &Noted) -> std::result::Result<Verified, Broken> {
    match noted.last_key_value() {
        Some((size, _)) if *size > chain.entries => {
            Err(Broken::new(chain.entries + 1, format!("missing: the log had {size} entries when its head was noted")))
        }
        _ => Ok(Verified { entries: chain.entries, head: chain.head }),
    }
}
