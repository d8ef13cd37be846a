//! Tape archives (POSIX ustar, pax and GNU forms): each file becomes a member; links and folders are listed by name.

use super::archive::Unpacking;
use super::large::{Large, Pieces};
use super::{Bid, Format, Probe, ReadLimits, Taker, charset};
use crate::model::Extraction;

/// The reader of tar archives.
pub struct Tar;

impl Format for Tar {
    fn name(&self) -> &'static str {
        "tar"
    }

    fn bid(&self, probe: &Probe) -> Bid {
        let marked = probe.bytes.get(257..262) == Some(b"ustar");
        let old = probe.ending() == "tar" && probe.bytes.len() >= 1024 && has_checksum(probe.bytes);
        if marked || old { Bid::Magic } else { Bid::No }
    }

    fn extract(&self, untrusted_bytes: &[u8], limits: &ReadLimits) -> Extraction {
        unpacked(&untrusted_bytes, Unpacking::new(untrusted_bytes.len() as u64, limits, None))
    }

    fn is_apart(&self, _: &Probe, _: &dyn Large) -> bool {
        true
    }

    fn take_apart(&self, file: &dyn Large, limits: &ReadLimits, taker: &mut dyn Taker) -> Extraction {
        unpacked(file, Unpacking::new(file.size(), limits, Some(taker)))
    }
}

fn unpacked(file: &dyn Large, mut unpacking: Unpacking) -> Extraction {
    let mut archive = ::tar::Archive::new(Pieces::new(file));
    let Ok(entries) = archive.entries() else {
        unpacking.damage();
        return unpacking.finish();
    };
    for entry in entries.take(unpacking.most() + 1) {
        let Ok(entry) = entry else {
            unpacking.damage();
            break;
        };
        let name = charset::decode(&entry.path_bytes()).into_owned();
        unpacking.name(&name);
        let kind = entry.header().entry_type();
        if (kind.is_file() || kind.is_contiguous()) && !unpacking.stopped() && !unpacking.skips() {
            unpacking.take(&name, entry);
        }
    }
    unpacking.finish()
}

/// The sum of the header's bytes, its own field taken as blanks.
fn has_checksum(bytes: &[u8]) -> bool {
    let field = String::from_utf8_lossy(&bytes[148..156]);
    let declared = u32::from_str_radix(field.trim_matches(|c: char| !c.is_digit(8)), 8);
    let sum: u32 =
        bytes[..512].iter().enumerate().map(|(n, b)| if (148..156).contains(&n) { 32 } else { u32::from(*b) }).sum();
    declared == Ok(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_become_members() {
        let mut builder = ::tar::Builder::new(Vec::new());
        let mut header = ::tar::Header::new_gnu();
        header.set_size(5);
        header.set_cksum();
        builder.append_data(&mut header, format!("{}/Zoë.txt", "long".repeat(40)), &b"hello"[..]).unwrap();
        let bytes = builder.into_inner().unwrap();
        assert_eq!(Tar.bid(&Probe { untrusted_name: "x", bytes: &bytes }), Bid::Magic);
        let reading = Tar.extract(&bytes, &ReadLimits::default());
        assert_eq!(reading.members[0].bytes, b"hello");
        assert!(reading.members[0].untrusted_name.expose().ends_with("long/Zoë.txt"));
        assert!(has_checksum(&bytes));
    }
}
