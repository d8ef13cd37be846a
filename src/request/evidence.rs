//! Pinned evidence: a copy of each file a request met, by the hash of its bytes, read-only. What the store does to its
//! own file afterwards changes nothing here.

use super::private::{sync_dir, write_new};
use crate::model::{BlobId, Context, Fault, Result};
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

/// Owner may read, nobody may write.
const READ_ONLY: u32 = 0o400;

/// The folder of pinned files.
#[derive(Debug)]
pub(super) struct Pinned<'a>(pub &'a Path);

impl Pinned<'_> {
    pub fn path(&self, blob: BlobId) -> PathBuf {
        self.0.join(blob.to_string())
    }

    /// Pins bytes already in memory.
    pub fn bytes(&self, bytes: &[u8]) -> Result<BlobId> {
        let blob = BlobId::of(bytes);
        let path = self.path(blob);
        if !path.exists() {
            write_new(&path, bytes, READ_ONLY)?;
        }
        Ok(blob)
    }

    /// Copies `from`, which must still have the hash `blob`, in pieces: files may be large.
    pub fn file(&self, from: &Path, blob: BlobId) -> Result<()> {
        let path = self.path(blob);
        if path.exists() {
            return Ok(());
        }
        let mut source = File::open(from).at("pin", from)?;
        let mut copy = tempfile::Builder::new().prefix(".new-").tempfile_in(self.0).at("write in", self.0)?;
        if copy_hashed(&mut source, copy.as_file_mut()).at("pin", from)? != blob {
            return Err(Fault::new(format!("{} changed after it was indexed", from.display()))
                .hint("run `dsar index`, then run the request again"));
        }
        copy.as_file()
            .set_permissions(PermissionsExt::from_mode(READ_ONLY))
            .and_then(|()| copy.as_file().sync_all())
            .at("write", &path)?;
        copy.persist(&path).map_err(|e| e.error).at("write", &path)?;
        sync_dir(self.0)
    }

    /// Reads a pinned file, checking that it still is what it was.
    pub fn read(&self, blob: BlobId) -> Result<Vec<u8>> {
        let path = self.path(blob);
        let bytes = fs::read(&path).at("read the evidence", &path)?;
        if BlobId::of(&bytes) != blob {
            return Err(Fault::refusal(format!("the pinned file {} no longer has its hash", path.display()))
                .hint("restore it from a backup: evidence must not change"));
        }
        Ok(bytes)
    }
}

fn copy_hashed(source: &mut File, copy: &mut File) -> std::io::Result<BlobId> {
    let (mut hash, mut piece) = (Sha256::new(), vec![0u8; 1 << 16]);
    loop {
        let n = source.read(&mut piece)?;
        if n == 0 {
            return Ok(BlobId(hash.finalize().into()));
        }
        hash.update(&piece[..n]);
        copy.write_all(&piece[..n])?;
    }
}
