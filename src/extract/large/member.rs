//! A member that comes in pieces: in memory while it is small, on the disk beyond that.

use super::LargeFile;
use crate::extract::pool::Pool;
use crate::model::BlobId;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, Write};
use std::os::fd::AsRawFd;

/// What came of a member so far.
pub(super) struct Coming {
    pub(super) untrusted_name: String,
    bytes: Vec<u8>,
    spooled: Option<Spooled>,
    /// Why it could not be kept.
    pub(super) lost: Option<io::Error>,
}

struct Spooled {
    file: File,
    size: u64,
    hash: Sha256,
}

/// A member that came to its end.
pub(super) enum Came {
    Small(Vec<u8>),
    Large(LargeFile),
    Lost(io::Error),
}

impl Coming {
    pub(super) fn new(untrusted_name: String) -> Coming {
        Coming { untrusted_name, bytes: Vec::new(), spooled: None, lost: None }
    }

    /// Takes a piece. Once it cannot be kept, the rest is passed over.
    pub(super) fn take(&mut self, pool: &Pool, piece: &[u8]) {
        if self.lost.is_none() {
            self.lost = self.keep(pool, piece).err();
        }
    }

    fn keep(&mut self, pool: &Pool, piece: &[u8]) -> io::Result<()> {
        if self.spooled.is_none() {
            self.bytes.extend_from_slice(piece);
            if (self.bytes.len() as u64) < pool.apart() {
                return Ok(());
            }
            self.spooled = Some(Spooled { file: pool.spool()?, size: 0, hash: Sha256::new() });
            let held = std::mem::take(&mut self.bytes);
            return self.spooled.as_mut().map_or(Ok(()), |spooled| spooled.write(&held));
        }
        self.spooled.as_mut().map_or(Ok(()), |spooled| spooled.write(piece))
    }

    pub(super) fn end(self) -> Came {
        match (self.lost, self.spooled) {
            (Some(why), _) => Came::Lost(why),
            (None, Some(Spooled { file, size, hash })) => match to_read(&file) {
                Ok(file) => {
                    let blob = BlobId(hash.finalize().into());
                    let prefixes = Vec::new();
                    Came::Large(LargeFile { untrusted_name: self.untrusted_name, file, size, blob, prefixes })
                }
                Err(why) => Came::Lost(why),
            },
            (None, None) => Came::Small(self.bytes),
        }
    }
}

/// A small member laid down on the disk, for a process that takes it apart. Nobody asks for its hash.
pub(super) fn laid_down(pool: &Pool, untrusted_name: &str, bytes: &[u8]) -> io::Result<LargeFile> {
    let mut file = pool.spool()?;
    file.write_all(bytes)?;
    let (untrusted_name, size) = (untrusted_name.to_owned(), bytes.len() as u64);
    Ok(LargeFile { untrusted_name, file: to_read(&file)?, size, blob: BlobId([0; 32]), prefixes: Vec::new() })
}

/// The same file, opened for reading only: a process that takes it apart shall not write to it, not even why it died.
fn to_read(file: &File) -> io::Result<File> {
    File::open(format!("/proc/self/fd/{}", file.as_raw_fd()))
}

impl Spooled {
    fn write(&mut self, piece: &[u8]) -> io::Result<()> {
        self.file.write_all(piece)?;
        self.hash.update(piece);
        self.size += piece.len() as u64;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Limits;
    use std::io::Read;

    #[test]
    fn a_large_member_is_handed_on_whole_and_for_reading_only() {
        let dir = tempfile::tempdir().unwrap();
        let pool = Pool::new(&Limits::default()).unwrap().spooling_in(dir.path()).taking_apart_from(4);
        let mut coming = Coming::new("x.mbox".into());
        [&b"abc"[..], b"defg", b"h"].iter().for_each(|piece| coming.take(&pool, piece));
        let Came::Large(mut large) = coming.end() else { panic!("it is small") };
        let mut text = String::new();
        large.file.read_to_string(&mut text).unwrap();
        assert_eq!((text.as_str(), large.size, large.blob), ("abcdefgh", 8, BlobId::of(b"abcdefgh")));
        assert!(large.file.write_all(b"x").is_err());
    }
}
