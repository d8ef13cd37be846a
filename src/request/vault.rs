//! Encryption at rest: what a request keeps of other people's words lies on the disk only as age files (C2SP `age`:
//! ChaCha20-Poly1305 in 64 KiB pieces, STREAM) under a key of the request's own, in `seal.key`. So memory stays flat for
//! large evidence, no piece can be changed, moved or cut off unseen, and whoever destroys the key destroys the content.
//!
//! The key lies beside what it opens, readable for the owner only, until the request is disposed of. It protects what
//! disposal leaves on the disk and in backups made without the keys; not against whoever reads the workspace today.
//! `age -d -i seal.key FILE` opens a file without this program.

use crate::audit::sync_folder;
use crate::model::{Context, Fault, Result};
use age::secrecy::ExposeSecret;
use std::fs::File;
use std::io::{BufReader, Read, Write};
use std::path::{Path, PathBuf};

/// Ending of sealed files.
pub(super) const ENDING: &str = "age";

/// The encryption key of one request.
pub(super) struct Vault {
    identity: age::x25519::Identity,
}

impl Vault {
    /// Makes a random key at `key_file` (mode 0600).
    pub fn create(key_file: &Path) -> Result<Vault> {
        let identity = age::x25519::Identity::generate();
        let text = format!("{}\n", identity.to_string().expose_secret());
        write_new(key_file, 0o600, |file| file.write_all(text.as_bytes()).at("write", key_file))?;
        Ok(Vault { identity })
    }

    /// Reads the key.
    pub fn open(key_file: &Path) -> Result<Vault> {
        let text = std::fs::read_to_string(key_file).at("read", key_file).map_err(|f| {
            f.hint("without it nothing that the request holds can be read: restore it from a backup of the keys")
        })?;
        let identity = text
            .trim()
            .parse()
            .map_err(|e: &str| Fault::new(format!("{} is no key: {e}", key_file.display())).hint("restore it"))?;
        Ok(Vault { identity })
    }

    /// Seals what `from` gives into `to`; bytes read.
    pub fn seal(&self, mut from: impl Read, to: impl Write) -> std::io::Result<u64> {
        let recipient = self.identity.to_public();
        let sealed = age::Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient))
            .map_err(std::io::Error::other)?;
        let mut writer = sealed.wrap_output(to)?;
        let bytes = std::io::copy(&mut from, &mut writer)?;
        writer.finish()?;
        Ok(bytes)
    }

    /// Writes `bytes` sealed, as a whole new file or none; an older one of that name is replaced.
    pub fn write(&self, path: &Path, mode: u32, bytes: &[u8]) -> Result<()> {
        write_new(path, mode, |file| self.seal(bytes, file).map(|_| ()).at("write", path))
    }

    /// The same of several files of one folder: none takes its name before all are on the disk, so that one that is full leaves what was
    /// there before, and not some of each.
    pub fn write_all(&self, mode: u32, files: &[(PathBuf, Vec<u8>)]) -> Result<()> {
        let fresh = |(path, bytes): &(PathBuf, Vec<u8>)| {
            let sealed = written(path, mode, |file| self.seal(bytes.as_slice(), file).at("write", path));
            sealed.map(|(fresh, _)| fresh)
        };
        let fresh = files.iter().map(fresh).collect::<Result<Vec<_>>>()?;
        fresh.into_iter().zip(files).try_for_each(|(fresh, (path, _))| named(fresh, path))?;
        files.first().map_or(Ok(()), |(path, _)| sync_folder(folder_of(path)))
    }

    /// What lies sealed at `path`, a piece at a time; each piece is checked before it is given.
    pub fn reader(&self, path: &Path) -> Result<impl Read + use<>> {
        let file = BufReader::with_capacity(1 << 16, File::open(path).at("read", path)?);
        let wrong = |e: age::DecryptError| {
            Fault::refusal(format!("{} does not open with the key of its request: {e}", path.display()))
                .hint("it was changed, or belongs to another request: restore it from a backup")
        };
        let sealed = age::Decryptor::new_buffered(file).map_err(wrong)?;
        sealed.decrypt(std::iter::once(&self.identity as &dyn age::Identity)).map_err(wrong)
    }

    /// All of what lies sealed at `path`.
    pub fn read(&self, path: &Path) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.reader(path)?.read_to_end(&mut bytes).map_err(|e| {
            Fault::refusal(format!("{} was changed or cut off since it was written: {e}", path.display()))
                .hint("restore it from a backup")
        })?;
        Ok(bytes)
    }
}

/// Writes a whole new file or none: under another name first, on the disk, then renamed, then its folder on the disk.
pub(super) fn write_new<T>(path: &Path, mode: u32, fill: impl FnOnce(&mut File) -> Result<T>) -> Result<T> {
    let (fresh, filled) = written(path, mode, fill)?;
    named(fresh, path)?;
    sync_folder(folder_of(path))?;
    Ok(filled)
}

/// What is to lie at `path`, on the disk under another name.
fn written<T>(
    path: &Path,
    mode: u32,
    fill: impl FnOnce(&mut File) -> Result<T>,
) -> Result<(tempfile::NamedTempFile, T)> {
    let folder = folder_of(path);
    let mut fresh = tempfile::Builder::new().prefix(".new-").tempfile_in(folder).at("write in", folder)?;
    let filled = fill(fresh.as_file_mut())?;
    let wanted = std::os::unix::fs::PermissionsExt::from_mode(mode);
    fresh.as_file().set_permissions(wanted).and_then(|()| fresh.as_file().sync_all()).at("write", path)?;
    Ok((fresh, filled))
}

fn named(fresh: tempfile::NamedTempFile, path: &Path) -> Result<()> {
    fresh.persist(path).map(|_| ()).map_err(|e| e.error).at("write", path)
}

fn folder_of(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn what_is_sealed_opens_with_its_key_and_no_other() {
        let dir = tempfile::tempdir().unwrap();
        let (key, file) = (dir.path().join("seal.key"), dir.path().join("x.age"));
        let vault = Vault::create(&key).unwrap();
        let plain: Vec<u8> = (0..200_000u32).map(|n| (n % 251) as u8).collect();
        vault.write(&file, 0o400, &plain).unwrap();
        assert_eq!(Vault::open(&key).unwrap().read(&file).unwrap(), plain);
        let mode = |p: &Path| std::fs::metadata(p).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&key), mode(&file)), (0o600, 0o400));
        let sealed = std::fs::read(&file).unwrap();
        assert!(!sealed.windows(32).any(|w| w == &plain[1000..1032]));
        let other = Vault::create(&dir.path().join("other.key")).unwrap();
        assert!(other.read(&file).unwrap_err().refused);
        for (what, bytes) in [
            ("changed", {
                let mut b = sealed.clone();
                b[100_000] ^= 1;
                b
            }),
            ("cut", sealed[..sealed.len() - 1].to_vec()),
            ("cut between two pieces", sealed[..sealed.len() - (200_000 % 65_536) - 16].to_vec()),
            ("header changed", {
                let mut b = sealed.clone();
                b[60] ^= 1;
                b
            }),
        ] {
            let path = dir.path().join("damaged.age");
            std::fs::write(&path, bytes).unwrap();
            assert!(vault.read(&path).unwrap_err().refused, "{what}");
        }
        std::fs::write(&key, "AGE-SECRET-KEY-1NONSENSE\n").unwrap();
        assert!(Vault::open(&key).is_err());
    }
}
