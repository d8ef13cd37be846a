//! Pinned evidence: a copy of each file a request met, sealed, read-only, under a name that tells nothing without the key.
//! What the store does to its own file afterwards changes nothing here.

use super::private::Private;
use super::vault::write_new;
use crate::model::{BlobId, Context, Fault, Result};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Owner may read, nobody may write.
const READ_ONLY: u32 = 0o400;

/// The folder of pinned files.
#[derive(Debug)]
pub(super) struct Pinned<'a> {
    pub folder: &'a Path,
    pub private: &'a Private,
}

impl Pinned<'_> {
    pub fn path(&self, blob: BlobId) -> PathBuf {
        self.folder.join(self.private.file_name(&[b"evidence", &blob.0]))
    }

    /// Pins bytes already in memory.
    pub fn bytes(&self, bytes: &[u8]) -> Result<BlobId> {
        let blob = BlobId::of(bytes);
        let path = self.path(blob);
        if !path.exists() {
            self.private.vault.write(&path, READ_ONLY, bytes)?;
        }
        Ok(blob)
    }

    /// Copies `from`, which must still have the hash `blob`, in pieces: files may be large.
    pub fn file(&self, from: &Path, blob: BlobId) -> Result<()> {
        let path = self.path(blob);
        if path.exists() {
            return Ok(());
        }
        let mut source = Hashed { inner: File::open(from).at("pin", from)?, hash: Sha256::new() };
        write_new(&path, READ_ONLY, |copy| {
            self.private.vault.seal(&mut source, copy).at("pin", from)?;
            if BlobId(source.hash.finalize().into()) != blob {
                return Err(Fault::new(format!("{} changed after it was indexed", from.display()))
                    .hint("run `dsar index`, then run the request again"));
            }
            Ok(())
        })
    }

    /// Reads a pinned file, checking that it still is what it was.
    pub fn read(&self, blob: BlobId) -> Result<Vec<u8>> {
        let path = self.path(blob);
        let bytes = self.private.vault.read(&path)?;
        if BlobId::of(&bytes) != blob {
            return Err(Fault::refusal(format!("the pinned file {} no longer has its hash", path.display()))
                .hint("restore it from a backup: evidence must not change"));
        }
        Ok(bytes)
    }
}

/// Hashes what is read through it.
struct Hashed {
    inner: File,
    hash: Sha256,
}

impl Read for Hashed {
    fn read(&mut self, piece: &mut [u8]) -> std::io::Result<usize> {
        let n = self.inner.read(piece)?;
        self.hash.update(&piece[..n]);
        Ok(n)
    }
}
