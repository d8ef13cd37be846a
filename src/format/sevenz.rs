//! 7-Zip archives: each file becomes a member. Those that need a password are opened by the passwords of the settings.

use super::archive::{MAX_ENTRIES, Unpacking};
use super::protected::refused;
use super::{Bid, Format, Probe, ReadLimits};
use crate::model::{ExceptionKind, Extraction};
use sevenz_rust2::{ArchiveReader, Error, Password};
use std::io::Cursor;
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
        let plain = attempt(untrusted_bytes, Password::empty(), limits);
        let Err(Shut::Sealed(names)) = plain else {
            return plain.unwrap_or_else(|_| refused(ExceptionKind::Corrupt, "the archive could not be read"));
        };
        let opened = limits.passwords.iter().filter(|p| !p.is_empty());
        let opened = opened.map(|p| attempt(untrusted_bytes, Password::from(p.as_str()), limits)).find_map(Result::ok);
        opened.unwrap_or_else(|| {
            let mut unpacking = Unpacking::new(untrusted_bytes.len(), limits);
            names.iter().for_each(|name| unpacking.name(name));
            unpacking.exception(ExceptionKind::Encrypted, "the archive is protected by a password");
            unpacking.finish()
        })
    }
}

/// Why nothing came out.
enum Shut {
    /// It needs another password; names of the entries, where they can be read without.
    Sealed(Vec<String>),
    Broken,
}

fn attempt(bytes: &[u8], password: Password, limits: &ReadLimits) -> Result<Extraction, Shut> {
    let read = catch_unwind(AssertUnwindSafe(|| unpack(bytes, password, limits)));
    read.unwrap_or(Err(Shut::Broken))
}

fn unpack(bytes: &[u8], password: Password, limits: &ReadLimits) -> Result<Extraction, Shut> {
    let mut unpacking = Unpacking::new(bytes.len(), limits);
    let (sealed, tried) =
        (|e: &Error| matches!(e, Error::PasswordRequired | Error::MaybeBadPassword(_)), !password.is_empty());
    let mut reader = ArchiveReader::new(Cursor::new(bytes), password)
        .map_err(|e| if sealed(&e) || tried { Shut::Sealed(Vec::new()) } else { Shut::Broken })?;
    reader.set_thread_count(1);
    let names: Vec<String> = reader.archive().files.iter().map(|f| f.name.clone()).take(MAX_ENTRIES).collect();
    let mut broken = false;
    let ended = reader.for_each_entries(|entry, stream| {
        unpacking.name(entry.name());
        if !entry.is_directory() && entry.has_stream() {
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
