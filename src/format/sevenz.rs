//! 7-Zip archives: each file becomes a member. Those that need a password are opened by the passwords of the settings.

use super::archive::{MAX_ENTRIES, Unpacking};
use super::large::{Large, Pieces};
use super::protected::refused;
use super::{Bid, Format, Probe, ReadLimits, Taker};
use crate::model::{ExceptionKind, Extraction};
use sevenz_rust2::{ArchiveReader, Error, Password};
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The reader.
pub struct SevenZip;

impl Format for SevenZip {
    fn name(&self) -> &'static str {
        "7z"
    }

    fn bid(&self, probe: &Probe) -> Bid {
        if probe.bytes.starts_with(b"7z\xbc\xaf\x27\x1c") { Bid::Magic } else { Bid::No }
    }

    fn extract(&self, untrusted_bytes: &[u8], limits: &ReadLimits) -> Extraction {
        let file = &untrusted_bytes;
        let plain = attempt(file, Password::empty(), limits, None);
        let Err(Shut::Sealed(names)) = plain else {
            return plain.unwrap_or_else(|_| broken());
        };
        let mut opened = passwords(limits).map(|p| attempt(file, p, limits, None));
        opened.find_map(Result::ok).unwrap_or_else(|| sealed(&names, file.size(), limits))
    }

    fn is_apart(&self, _: &Probe, _: &dyn Large) -> bool {
        true
    }

    /// What was handed on cannot be taken back, so the password is found first.
    fn take_apart(&self, file: &dyn Large, limits: &ReadLimits, taker: &mut dyn Taker) -> Extraction {
        // Without a password the first piece tells; with one only the member's checksum does.
        let opens = |password: &Password| {
            let mut first = First { pieces: if password.is_empty() { 1 } else { usize::MAX } };
            attempt(file, password.clone(), limits, Some(&mut first))
        };
        let password = match opens(&Password::empty()) {
            Err(Shut::Sealed(names)) => match passwords(limits).find(|p| opens(p).is_ok()) {
                Some(password) => password,
                None => return sealed(&names, file.size(), limits),
            },
            _ => Password::empty(),
        };
        attempt(file, password, limits, Some(taker)).unwrap_or_else(|shut| match shut {
            Shut::Sealed(names) => sealed(&names, file.size(), limits),
            Shut::Broken => broken(),
        })
    }
}

fn passwords(limits: &ReadLimits) -> impl Iterator<Item = Password> {
    limits.passwords.iter().filter(|p| !p.is_empty()).map(|p| Password::from(p.as_str()))
}

fn broken() -> Extraction {
    refused(ExceptionKind::Corrupt, "the archive could not be read")
}

fn sealed(names: &[String], size: u64, limits: &ReadLimits) -> Extraction {
    let mut unpacking = Unpacking::new(size, limits, None);
    names.iter().for_each(|name| unpacking.name(name));
    unpacking.exception(ExceptionKind::Encrypted, "the archive is protected by a password");
    unpacking.finish()
}

/// Takes so many pieces of the first member, and forgets them: whether an archive opens is told by that.
struct First {
    pieces: usize,
}

impl Taker for First {
    fn skips(&mut self) -> bool {
        false
    }
    fn begin(&mut self, _: &str) -> io::Result<()> {
        self.piece(&[])
    }
    fn piece(&mut self, _: &[u8]) -> io::Result<()> {
        self.pieces = self.pieces.checked_sub(1).ok_or(io::ErrorKind::Other)?;
        Ok(())
    }
    fn end(&mut self, _: bool) -> io::Result<()> {
        self.pieces = 0;
        Ok(())
    }
}

/// Why nothing came out.
enum Shut {
    /// It needs another password; names of the entries, where they can be read without.
    Sealed(Vec<String>),
    Broken,
}

fn attempt(
    file: &dyn Large,
    password: Password,
    limits: &ReadLimits,
    taker: Option<&mut dyn Taker>,
) -> Result<Extraction, Shut> {
    let read = catch_unwind(AssertUnwindSafe(|| unpack(file, password, limits, taker)));
    read.unwrap_or(Err(Shut::Broken))
}

fn unpack(
    file: &dyn Large,
    password: Password,
    limits: &ReadLimits,
    taker: Option<&mut dyn Taker>,
) -> Result<Extraction, Shut> {
    let mut unpacking = Unpacking::new(file.size(), limits, taker);
    let (sealed, tried) =
        (|e: &Error| matches!(e, Error::PasswordRequired | Error::MaybeBadPassword(_)), !password.is_empty());
    let mut reader = ArchiveReader::new(Pieces::new(file), password)
        .map_err(|e| if sealed(&e) || tried { Shut::Sealed(Vec::new()) } else { Shut::Broken })?;
    reader.set_thread_count(1);
    let names: Vec<String> = reader.archive().files.iter().map(|f| f.name.clone()).take(MAX_ENTRIES).collect();
    let mut broken = false;
    let ended = reader.for_each_entries(|entry, stream| {
        unpacking.name(entry.name());
        // What is left unread of an entry, the archive's reader passes over.
        if !entry.is_directory() && entry.has_stream() && !unpacking.skips() {
            let before = unpacking.damaged();
            unpacking.take(entry.name(), stream);
            broken |= unpacking.damaged() > before;
        }
        Ok(!(unpacking.stopped() || broken && tried))
    });
    match ended {
        // A wrong password shows in what comes out only.
        Ok(_) if broken && tried => Err(Shut::Sealed(names)),
        Ok(_) => Ok(unpacking.finish()),
        Err(e) if sealed(&e) || tried => Err(Shut::Sealed(names)),
        Err(_) => {
            unpacking.damage();
            Ok(unpacking.finish())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damage_is_told() {
        let out = SevenZip.extract(b"7z\xbc\xaf\x27\x1c\0\x04 and then nothing", &ReadLimits::default());
        assert_eq!(out.exceptions[0].kind, ExceptionKind::Corrupt);
    }
}
