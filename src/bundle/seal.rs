//! Encryption for the way to the recipient. The password goes by another channel and is kept nowhere.

use super::pack;
use crate::model::{Context, Fault, Result};
use std::io::{Read, Write};

/// How a bundle is encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seal {
    /// A zip with AES-256 that 7-Zip and WinZip open: what most recipients can.
    Zip,
    /// A zip inside age (passphrase, scrypt): also hides the names and sizes of the files.
    Age,
}

impl Seal {
    /// How a sealed file is encrypted, by its first bytes; `None` for what is neither.
    pub fn of(sealed: &[u8]) -> Option<Seal> {
        match sealed {
            _ if sealed.starts_with(b"age-encryption.org/v1") => Some(Seal::Age),
            _ if sealed.starts_with(b"PK\x03\x04") => Some(Seal::Zip),
            _ => None,
        }
    }

    /// The ending of the sealed file's name.
    pub fn ending(self) -> &'static str {
        match self {
            Seal::Zip => "zip",
            Seal::Age => "zip.age",
        }
    }
}

/// `files` (name and bytes; see [`super::disclosure`]) packed and encrypted. Never the same bytes twice: the salt is random.
pub fn seal(files: &[(String, Vec<u8>)], how: Seal, passphrase: &str) -> Result<Vec<u8>> {
    if passphrase.chars().count() < 12 {
        return Err(
            Fault::refusal("the password is too short to protect a bundle").hint("let dsar choose one: six words")
        );
    }
    match how {
        Seal::Zip => pack::zip(files, Some(passphrase)),
        Seal::Age => {
            let mut out = Vec::new();
            let sealed = age::Encryptor::with_user_passphrase(age::secrecy::SecretString::from(passphrase.to_owned()));
            let mut writer = sealed.wrap_output(&mut out).context("cannot encrypt the bundle")?;
            writer.write_all(&pack::zip(files, None)?).context("cannot encrypt the bundle")?;
            writer.finish().context("cannot encrypt the bundle")?;
            Ok(out)
        }
    }
}

/// The files of a sealed bundle.
pub fn open(sealed: &[u8], how: Seal, passphrase: &str) -> Result<Vec<(String, Vec<u8>)>> {
    let wrong = |f: Fault| f.hint("check the password; it is words joined by hyphens");
    match how {
        Seal::Zip => pack::entries(sealed, Some(passphrase)).map_err(wrong),
        Seal::Age => {
            let identity = age::scrypt::Identity::new(age::secrecy::SecretString::from(passphrase.to_owned()));
            let decryptor = age::Decryptor::new(sealed).context("cannot open the sealed bundle")?;
            let mut reader = decryptor
                .decrypt(std::iter::once(&identity as &dyn age::Identity))
                .context("cannot open the sealed bundle")
                .map_err(wrong)?;
            let mut plain = Vec::new();
            reader.read_to_end(&mut plain).context("cannot open the sealed bundle")?;
            pack::entries(&plain, None)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opens_with_the_right_password_and_no_other() {
        let files = [
            ("response.pdf".to_owned(), b"secret text, secret text, secret text".to_vec()),
            ("a/b.csv".to_owned(), vec![1, 2]),
        ];
        for how in [Seal::Zip, Seal::Age] {
            let sealed = seal(&files, how, "abacus-abdomen-abdominal").unwrap();
            assert!(!sealed.windows(6).any(|w| w == b"secret"));
            assert_eq!(open(&sealed, how, "abacus-abdomen-abdominal").unwrap(), files);
            assert!(open(&sealed, how, "abacus-abdomen-abdominals").is_err());
        }
        assert!(seal(&files, Seal::Zip, "short").unwrap_err().refused);
    }
}
