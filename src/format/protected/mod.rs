//! Office packages that are encrypted as a whole inside a compound file: opened by the passwords of the settings, by those
//! that Office sets by itself, and then read by whichever format the package is of. Also the keys of older files.

pub mod ciphers;
pub mod legacy;
mod whole;

use super::ole::Compound;
use super::package::COMPOUND;
use super::{Bid, Format, Picture, Probe, ReadLimits, choose};
use crate::model::{Exception, ExceptionKind, Extraction};
use std::io::{Cursor, Write};
use whole::Shut;

/// The reader.
pub struct Protected;

impl Format for Protected {
    fn name(&self) -> &'static str {
        "protected"
    }

    fn bid(&self, probe: &Probe) -> Bid {
        let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let found = probe.bytes.starts_with(COMPOUND) && probe.bytes.windows(name.len()).any(|w| w == name);
        if found { Bid::Magic } else { Bid::No }
    }

    fn extract(&self, untrusted_bytes: &[u8], limits: &ReadLimits) -> Extraction {
        match opened(untrusted_bytes, limits) {
            Ok(package) => match inner(&package) {
                Some(format) => format.extract(&package, limits),
                None => {
                    refused(ExceptionKind::Unsupported, "what the password protects is no kind of file that is read")
                }
            },
            Err(Shut::Password) => refused(ExceptionKind::Encrypted, "an Office file protected by a password"),
            Err(Shut::Unknown) => {
                refused(ExceptionKind::Encrypted, "an Office file protected by rights management or an unknown cipher")
            }
        }
    }

    fn picture(&self, untrusted_bytes: &[u8], number: u32, limits: &ReadLimits) -> Option<Picture> {
        let package = opened(untrusted_bytes, limits).ok()?;
        inner(&package)?.picture(&package, number, limits)
    }
}

/// The format of the package inside; never this one again.
fn inner(package: &[u8]) -> Option<&'static dyn Format> {
    choose(&Probe { untrusted_name: "", bytes: package }).filter(|f| f.name() != Protected.name())
}

fn opened(bytes: &[u8], limits: &ReadLimits) -> Result<Vec<u8>, Shut> {
    let mut compound = Compound::open(bytes).ok_or(Shut::Unknown)?;
    let info = compound.stream("EncryptionInfo").ok_or(Shut::Unknown)?;
    let package = compound.stream("EncryptedPackage").ok_or(Shut::Unknown)?;
    whole::open(&info, &package, limits)
}

/// A reading that is nothing but one exception of the whole file.
pub fn refused(kind: ExceptionKind, detail: &str) -> Extraction {
    Extraction { exceptions: vec![Exception::whole(kind, detail)], ..Extraction::default() }
}

/// A compound file of one stream, for readers that take nothing else.
pub fn compound_of(stream: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    // calamine reads files of the older version alone.
    let mut file = cfb::CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new())).ok()?;
    file.create_stream(stream).ok()?.write_all(bytes).ok()?;
    file.flush().ok()?;
    Some(file.into_inner().into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_encrypted_package_without_its_parts_is_said_to_be_encrypted() {
        let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("create");
        file.create_stream("/EncryptedPackage").expect("stream");
        file.create_stream("/EncryptionInfo").expect("stream");
        let bytes = file.into_inner().into_inner();
        let format = choose(&Probe { untrusted_name: "letter.docx", bytes: &bytes }).expect("bid");
        assert_eq!(format.name(), "protected");
        assert_eq!(format.extract(&bytes, &ReadLimits::default()).exceptions[0].kind, ExceptionKind::Encrypted);
    }
}
