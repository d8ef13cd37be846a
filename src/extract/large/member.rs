//! A member that comes in pieces: in memory while it is small, on the disk beyond that.

use super::LargeFile;
use crate::extract::pool::Pool;
use crate::model::BlobId;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, Write};

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
            (None, Some(Spooled { file, size, hash })) => {
                let blob = BlobId(hash.finalize().into());
                Came::Large(LargeFile { untrusted_name: self.untrusted_name, file, size, blob })
            }
            (None, None) => Came::Small(self.bytes),
        }
    }
}

impl Spooled {
    fn write(&mut self, piece: &[u8]) -> io::Result<()> {
        self.file.write_all(piece)?;
        self.hash.update(piece);
        self.size += piece.len() as u64;
        Ok(())
    }
}
