//! What the log must not hold: names and free text, each version in a file of its own under `record/private`, sealed, and
//! bound into the log by a keyed hash. Whoever has the log but not the key can neither read nor guess them.

use super::vault::{ENDING, Vault, write_new};
use crate::model::{Context, Fault, Result};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// The key of keyed hashes, in the folder of a request.
pub(super) const HASH_KEY: &str = "private.key";
/// The key of sealed files, beside it.
pub(super) const SEAL_KEY: &str = "seal.key";

/// The private files of one request and the keys they are hashed and sealed with.
pub(super) struct Private {
    dir: PathBuf,
    key: [u8; 32],
    pub(super) vault: Vault,
}

impl std::fmt::Debug for Private {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Private({})", self.dir.display())
    }
}

impl Private {
    /// Makes random keys in `root` (mode 0600); `dir` must exist.
    pub(super) fn create(dir: &Path, root: &Path) -> Result<Private> {
        let mut key = [0u8; 32];
        getrandom::fill(&mut key).context("the system gives no random numbers")?;
        let vault = Vault::create(&root.join(SEAL_KEY))?;
        let path = root.join(HASH_KEY);
        write_new(&path, 0o600, |file| file.write_all(&key).at("write", &path))?;
        Ok(Private { dir: dir.to_owned(), key, vault })
    }

    /// Reads the keys in `root`.
    pub(super) fn open(dir: &Path, root: &Path) -> Result<Private> {
        Private::with(dir, root, Vault::open(&root.join(SEAL_KEY))?)
    }

    /// Reads the key of hashes in `root`; that of sealing is at hand.
    pub(super) fn with(dir: &Path, root: &Path, vault: Vault) -> Result<Private> {
        let path = root.join(HASH_KEY);
        let key = fs::read(&path).at("read", &path).map_err(|f| {
            f.hint("without its key the request's private files cannot be bound to its log: restore it from a backup")
        })?;
        let key = key.try_into().map_err(|_| Fault::new(format!("{} is not a key of 32 bytes", path.display())))?;
        Ok(Private { dir: dir.to_owned(), key, vault })
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

    /// A file's name that tells nothing to who has not the key: the first 32 digits of the keyed hash of what it is.
    pub(super) fn file_name(&self, what: &[&[u8]]) -> String {
        let mut name = self.keyed(&what.join(&0u8));
        name.truncate(32);
        format!("{name}.{ENDING}")
    }

    /// Keeps `bytes` sealed as `KIND-HASH16.age` on the disk and returns the full keyed hash. Keeping the same again is no
    /// change.
    pub(super) fn keep(&self, kind: &str, bytes: &[u8]) -> Result<String> {
        let hash = self.keyed(bytes);
        let path = self.path(kind, &hash);
        if !path.exists() {
            self.vault.write(&path, 0o600, bytes)?;
        }
        Ok(hash)
    }

    /// What is kept under `hash`; refuses what was changed since.
    pub(super) fn bytes(&self, kind: &str, hash: &str) -> Result<Vec<u8>> {
        let path = self.path(kind, hash);
        if !path.exists() {
            return Err(Fault::new(format!("{} is not there", path.display()))
                .hint("it was deleted or disposed of; a backup may hold it"));
        }
        let bytes = self.vault.read(&path)?;
        if self.keyed(&bytes) != hash {
            return Err(Fault::refusal(format!("{} was changed after the log recorded it", path.display()))
                .hint("restore it from a backup; to change what a request says, record a new version"));
        }
        Ok(bytes)
    }

    /// The text kept under `hash`.
    pub(super) fn text(&self, kind: &str, hash: &str) -> Result<String> {
        String::from_utf8(self.bytes(kind, hash)?).at("read", &self.path(kind, hash))
    }

    fn path(&self, kind: &str, hash: &str) -> PathBuf {
        self.dir.join(format!("{kind}-{}.{ENDING}", hash.get(..16).unwrap_or(hash)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checked against Python: `hmac.new(bytes(range(32)), b"Sample message", "sha256").hexdigest()`.
    #[test]
    fn the_keyed_hash_is_hmac_sha256() {
        let dir = tempfile::tempdir().unwrap();
        let vault = Vault::create(&dir.path().join(SEAL_KEY)).unwrap();
        let private = Private { dir: PathBuf::new(), key: std::array::from_fn(|n| n as u8), vault };
        assert_eq!(
            private.keyed(b"Sample message"),
            "d887baa85bc3978c1ac827e5713dbd797b488a90cc143b2e7c54402779cd10af"
        );
    }
}
