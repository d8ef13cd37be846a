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

    /// Copies `from` in pieces, for files may be large; false where it cannot be read any more, or has no longer the hash `blob`. A copy
    /// that cannot be written (a full disk) is a fault.
    pub fn file(&self, from: &Path, blob: BlobId) -> Result<bool> {
        let path = self.path(blob);
        if path.exists() {
            return Ok(true);
        }
        let Ok(inner) = File::open(from) else { return Ok(false) };
        let mut source = Hashed { inner, hash: Sha256::new(), unread: false };
        let mut same = true;
        let written = write_new(&path, READ_ONLY, |copy| {
            let sealed = self.private.vault.seal(&mut source, copy);
            same = !source.unread && (sealed.is_err() || BlobId(source.hash.finalize_reset().into()) == blob);
            match same {
                true => sealed.map(|_| ()).at("write", &path),
                false => Err(Fault::new(format!("{} changed after it was indexed", from.display()))),
            }
        });
        if same { written.map(|()| true) } else { Ok(false) }
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
    /// True once the file could not be read.
    unread: bool,
}

impl Read for Hashed {
    fn read(&mut self, piece: &mut [u8]) -> std::io::Result<usize> {
        let n = self.inner.read(piece).inspect_err(|_| self.unread = true)?;
        self.hash.update(&piece[..n]);
        Ok(n)
    }
}
