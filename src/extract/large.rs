//! Files too large to be held. One process takes the file apart and hands its members on; others read these, several at a
//! time, as they read small files; here they are put together again in their order. What one member costs (a death, a limit)
//! is its own affair. A member that is large itself goes to a file without a name on the disk, and is taken apart in its turn.

mod assembly;
mod marker;
mod member;
mod taking;
mod unpacker;

use super::Worker;
use super::pool::Pool;
use crate::model::{BlobId, Context, Exception, ExceptionKind, Item, Milestone, Reading, Result};
use assembly::Assembly;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::Read;
pub use taking::{Keep, Wanted};
use tokio::sync::mpsc;

/// A file from this size on is taken apart where its format can be.
pub const APART: u64 = 16 << 20;

/// Bytes hashed at a time.
const PIECE: usize = 1 << 20;

/// Beginnings of a file whose hashes are taken, bytes: what is read again of a mailbox that changed behind one of them.
const STEP: u64 = 32 << 20;

/// A file that stands open.
#[derive(Debug)]
pub struct LargeFile {
    /// Its name, for its ending and for the item.
    pub untrusted_name: String,
    /// Open for reading.
    pub file: File,
    /// Bytes that are read of it.
    pub size: u64,
    /// Their hash.
    pub blob: BlobId,
    /// Beginnings of it, shortest first, with their hashes: none where nobody asked for them.
    pub prefixes: Vec<(u64, BlobId)>,
}

/// How the reading of a large file ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ended {
    /// Everything that can be read of it was handed on. Once the file has grown, it can be read on from these places, for each of
    /// its [`LargeFile::prefixes`] one at most.
    Whole(Vec<Milestone>),
    /// Nobody takes its items any more.
    Closed,
    /// A large member found no room on the disk; why, in the system's words. What was handed on is not all.
    NoRoom(String),
}

/// An item and its place in the reading.
pub type Numbered = (u32, Item);

impl LargeFile {
    /// Hashes the first `size` bytes of `file`, a piece at a time. `Err` where there are fewer, or they cannot be read.
    pub fn new(untrusted_name: String, file: File, size: u64) -> std::io::Result<LargeFile> {
        let (blob, prefixes) = (hash(&file, size)?, Vec::new());
        Ok(LargeFile { untrusted_name, file, size, blob, prefixes })
    }

    /// The same, with the hashes of its beginnings: of those `lengths`, and at regular steps.
    pub fn with_prefixes(untrusted_name: String, file: File, size: u64, lengths: &[u64]) -> std::io::Result<LargeFile> {
        let steps = (1..=size / STEP).map(|n| n * STEP);
        let mut lengths: Vec<u64> = steps.chain(lengths.iter().copied()).filter(|n| *n <= size).chain([size]).collect();
        lengths.sort_unstable();
        lengths.dedup();
        let prefixes: Vec<_> = lengths.iter().copied().zip(hashes(&file, &lengths)?).collect();
        let blob = prefixes.last().map_or(BlobId::of(&[]), |(_, hash)| *hash);
        Ok(LargeFile { untrusted_name, file, size, blob, prefixes })
    }

    /// True where the bytes still are what they were.
    pub fn is_same(&self) -> bool {
        hash(&self.file, self.size).is_ok_and(|blob| blob == self.blob)
    }

    /// All its bytes.
    fn bytes(&self) -> std::io::Result<Vec<u8>> {
        let mut bytes = vec![0; self.size as usize];
        std::os::unix::fs::FileExt::read_exact_at(&self.file, &mut bytes, 0)?;
        Ok(bytes)
    }

    /// Its item, with nothing in it but an exception.
    fn failed(&self, kind: ExceptionKind, detail: &str) -> Item {
        let mut item = super::worker::failed(&self.untrusted_name, &[], kind, detail).items.remove(0);
        (item.blob, item.size) = (self.blob, self.size);
        item
    }
}

fn hash(file: &File, size: u64) -> std::io::Result<BlobId> {
    Ok(hashes(file, &[size])?[0])
}

/// The hashes of the first so many bytes, for each of the lengths, which ascend.
fn hashes(file: &File, lengths: &[u64]) -> std::io::Result<Vec<BlobId>> {
    let (mut hash, mut piece, mut at) = (Sha256::new(), vec![0; PIECE], 0);
    let mut out = Vec::with_capacity(lengths.len());
    for length in lengths {
        while at < *length {
            let wanted = (length - at).min(PIECE as u64) as usize;
            std::os::unix::fs::FileExt::read_exact_at(file, &mut piece[..wanted], at)?;
            hash.update(&piece[..wanted]);
            at += wanted as u64;
        }
        out.push(BlobId(hash.clone().finalize().into()));
    }
    Ok(out)
}

impl Pool {
    /// Reads a file of any size. Its items go to `to` with their numbers as they are read, each after its members' number is
    /// known but not always after them: the file itself, number 0, comes last. With `from`, a milestone of an earlier reading
    /// that is a prefix of the file, it begins there, and the items before are left out.
    pub async fn read_large(
        &self,
        file: &LargeFile,
        from: Option<&Milestone>,
        to: &mpsc::Sender<Vec<Numbered>>,
    ) -> Result<Ended> {
        let _one_at_a_time = self.one_at_a_time().await?;
        let mut assembly = Assembly::new(self, file, from, to);
        assembly.take(file, None, 0).await?;
        Ok(assembly.close().await)
    }

    /// The same, all of it at once.
    pub async fn read_all_of(&self, file: &LargeFile) -> Result<Reading> {
        let (to, mut from) = mpsc::channel(4);
        let gather = async {
            let mut items: Vec<Numbered> = Vec::new();
            while let Some(some) = from.recv().await {
                items.extend(some);
            }
            items.sort_by_key(|(number, _)| *number);
            Reading { items: items.into_iter().map(|(_, item)| item).collect() }
        };
        let read = async {
            let read = self.read_large(file, None, &to).await;
            drop(to);
            read
        };
        let (read, reading) = tokio::join!(read, gather);
        Ok(match read? {
            Ended::NoRoom(why) => Reading { items: vec![file.failed(ExceptionKind::Unreadable, &no_room(&why))] },
            _ => reading,
        })
    }
}

impl Worker {
    /// True where a file was read whole and met a limit that does not hold for one that is taken apart.
    pub fn is_more_apart(&self, reading: &Reading, size: u64) -> bool {
        let beyond = |item: &Item| item.exceptions.iter().any(|e| e.kind == ExceptionKind::TooLarge);
        size.saturating_mul(assembly::RATIO) > self.pool.limits().megabytes_unpacked << 20
            && reading.items.first().is_some_and(beyond)
    }

    /// Reads an open file of `size` bytes, whatever its size.
    pub async fn read_file(&mut self, untrusted_name: &str, file: File, size: u64) -> Result<Reading> {
        let unreadable = |e: std::io::Error| {
            super::worker::failed(
                untrusted_name,
                &[],
                ExceptionKind::Unreadable,
                &format!("the system says: {}", e.kind()),
            )
        };
        if size < self.pool.apart() {
            let mut bytes = Vec::with_capacity(size as usize);
            return match (&file).take(self.pool.largest()).read_to_end(&mut bytes) {
                Ok(_) => self.read(untrusted_name, &bytes).await,
                Err(e) => Ok(unreadable(e)),
            };
        }
        let name = untrusted_name.to_owned();
        let hashed = tokio::task::spawn_blocking(move || LargeFile::new(name, file, size));
        match hashed.await.context("a file could not be hashed")? {
            Ok(file) => self.pool.read_all_of(&file).await,
            Err(e) => Ok(unreadable(e)),
        }
    }
}

/// What is said of a file that found no room; `why` are the system's words.
pub fn no_room(why: &str) -> String {
    format!("what it holds could not be unpacked on the disk of the workspace, where the system says: {why}")
}

/// An exception of the file itself.
fn told(item: &mut Item, kind: ExceptionKind, detail: String) {
    item.exceptions.push(Exception::whole(kind, detail));
}
