//! What the log must not hold: names and free text, each version in a file of its own under `record/private`, bound into
//! the log by a keyed hash. Whoever has the log but not the key can neither read nor guess them.

use crate::model::{Context, Fault, Result};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

/// The private files of one request and the key they are hashed with.
pub struct Private {
    dir: PathBuf,
    key: [u8; 32],
}

impl std::fmt::Debug for Private {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Private({})", self.dir.display())
    }
}

impl Private {
    /// Makes a random key at `key_file` (mode 0600); `dir` must exist.
    pub(super) fn create(dir: &Path, key_file: &Path) -> Result<Private> {
        let mut key = [0u8; 32];
        getrandom::fill(&mut key).context("the system gives no random numbers")?;
        write_new(key_file, &key, 0o600)?;
        Ok(Private { dir: dir.to_owned(), key })
    }

    /// Reads the key.
    pub(super) fn open(dir: &Path, key_file: &Path) -> Result<Private> {
        let key = fs::read(key_file).at("read", key_file).map_err(|f| {
            f.hint("without its key the request's private files cannot be bound to its log: restore it from a backup")
        })?;
        let key = key.try_into().map_err(|_| Fault::new(format!("{} is not a key of 32 bytes", key_file.display())))?;
        Ok(Private { dir: dir.to_owned(), key })
    }

    /// HMAC-SHA256 under the request's key, 64 hexadecimal digits.
    pub fn keyed(&self, bytes: &[u8]) -> String {
        hex::encode(self.mac(bytes))
    }

    fn mac(&self, bytes: &[u8]) -> [u8; 32] {
        // RFC 2104 section 2: a key shorter than the block is filled up with zeros; done here, no length can be refused.
        let mut block = [0u8; 64];
        block[..32].copy_from_slice(&self.key);
        let mut mac = <Hmac<Sha256> as hmac::digest::KeyInit>::new(&block.into());
        mac.update(bytes);
        mac.finalize().into_bytes().into()
    }

    /// Keeps `bytes` as `KIND-HASH16.EXT` on the disk and returns the full keyed hash. Keeping the same again is no change.
    pub(super) fn keep(&self, kind: &str, extension: &str, bytes: &[u8]) -> Result<String> {
        let hash = self.keyed(bytes);
        let path = self.path(kind, extension, &hash);
        if !path.exists() {
            write_new(&path, bytes, 0o600)?;
        }
        Ok(hash)
    }

    /// The text kept under `hash`; refuses one that was changed since.
    pub(super) fn text(&self, kind: &str, extension: &str, hash: &str) -> Result<String> {
        let path = self.path(kind, extension, hash);
        let bytes = fs::read(&path)
            .at("read", &path)
            .map_err(|f| f.hint("it was deleted or disposed of; a backup may hold it"))?;
        if self.keyed(&bytes) != hash {
            return Err(Fault::refusal(format!("{} was changed after the log recorded it", path.display()))
                .hint("restore it from a backup; to change what a request says, record a new version"));
        }
        String::from_utf8(bytes).at("read", &path)
    }

    fn path(&self, kind: &str, extension: &str, hash: &str) -> PathBuf {
        self.dir.join(format!("{kind}-{}.{extension}", hash.get(..16).unwrap_or(hash)))
    }
}

/// Writes a whole new file or none: under another name first, on the disk, then renamed, then its folder on the disk.
pub(super) fn write_new(path: &Path, bytes: &[u8], mode: u32) -> Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut fresh = tempfile::Builder::new().prefix(".new-").tempfile_in(folder).at("write in", folder)?;
    fresh.write_all(bytes).at("write", path)?;
    let wanted = std::os::unix::fs::PermissionsExt::from_mode(mode);
    fresh.as_file().set_permissions(wanted).and_then(|()| fresh.as_file().sync_all()).at("write", path)?;
    fresh.persist(path).map_err(|e| e.error).at("write", path)?;
    sync_dir(folder)
}

/// Puts a folder's names on the disk.
pub(super) fn sync_dir(folder: &Path) -> Result<()> {
    File::open(folder).and_then(|d| d.sync_all()).at("write the folder", folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checked against Python: `hmac.new(bytes(range(32)), b"Sample message", "sha256").hexdigest()`.
    #[test]
    fn the_keyed_hash_is_hmac_sha256() {
        let private = Private { dir: PathBuf::new(), key: std::array::from_fn(|n| n as u8) };
        assert_eq!(
            private.keyed(b"Sample message"),
            "d887baa85bc3978c1ac827e5713dbd797b488a90cc143b2e7c54402779cd10af"
        );
    }
}
