//! Files packed by bzip2, xz or Zstandard (RFC 8878): what is inside becomes the one member.

use super::archive::Unpacking;
use super::large::{Large, Pieces};
use super::{Bid, Format, Probe, ReadLimits, Taker};
use crate::model::{ExceptionKind, Extraction};
use std::io::Read;

/// Kibibytes an xz file may ask for to be unpacked; its strongest setting takes 65 MiB.
const MEMORY: u32 = 192 << 10;

/// The reader of bzip2 files.
pub struct Bzip2;
/// The reader of xz files.
pub struct Xz;
/// The reader of Zstandard files.
pub struct Zstd;

fn bid(probe: &Probe, signature: &[u8]) -> Bid {
    if probe.bytes.starts_with(signature) { Bid::Magic } else { Bid::No }
}

fn unpacked(file: &dyn Large, limits: &ReadLimits, taker: Option<&mut dyn Taker>, reader: impl Read) -> Extraction {
    let mut unpacking = Unpacking::new(file.size(), limits, taker);
    if !unpacking.skips() {
        unpacking.take("content", reader);
    }
    unpacking.finish()
}

fn bzip2(file: &dyn Large, limits: &ReadLimits, taker: Option<&mut dyn Taker>) -> Extraction {
    unpacked(file, limits, taker, ::bzip2::read::MultiBzDecoder::new(Pieces::new(file)))
}

fn xz(file: &dyn Large, limits: &ReadLimits, taker: Option<&mut dyn Taker>) -> Extraction {
    unpacked(file, limits, taker, lzma_rust2::XzReader::new_mem_limit(Pieces::new(file), true, MEMORY))
}

fn zstd(file: &dyn Large, limits: &ReadLimits, taker: Option<&mut dyn Taker>) -> Extraction {
    match ruzstd::decoding::StreamingDecoder::new(Pieces::new(file)) {
        Ok(reader) => unpacked(file, limits, taker, reader),
        Err(_) => super::protected::refused(ExceptionKind::Corrupt, "the packed file's head could not be understood"),
    }
}

impl Format for Bzip2 {
    fn name(&self) -> &'static str {
        "bz2"
    }
    fn bid(&self, probe: &Probe) -> Bid {
        if probe.bytes.get(4..10) == Some(b"1AY&SY") { bid(probe, b"BZh") } else { Bid::No }
    }
    fn extract(&self, untrusted_bytes: &[u8], limits: &ReadLimits) -> Extraction {
        bzip2(&untrusted_bytes, limits, None)
    }
    fn is_apart(&self, _: &Probe, _: &dyn Large) -> bool {
        true
    }
    fn take_apart(&self, file: &dyn Large, limits: &ReadLimits, taker: &mut dyn Taker) -> Extraction {
        bzip2(file, limits, Some(taker))
    }
}

impl Format for Xz {
    fn name(&self) -> &'static str {
        "xz"
    }
    fn bid(&self, probe: &Probe) -> Bid {
        bid(probe, b"\xfd7zXZ\0")
    }
    fn extract(&self, untrusted_bytes: &[u8], limits: &ReadLimits) -> Extraction {
        xz(&untrusted_bytes, limits, None)
    }
    fn is_apart(&self, _: &Probe, _: &dyn Large) -> bool {
        true
    }
    fn take_apart(&self, file: &dyn Large, limits: &ReadLimits, taker: &mut dyn Taker) -> Extraction {
        xz(file, limits, Some(taker))
    }
}

impl Format for Zstd {
    fn name(&self) -> &'static str {
        "zst"
    }
    fn bid(&self, probe: &Probe) -> Bid {
        bid(probe, &[0x28, 0xb5, 0x2f, 0xfd])
    }
    fn extract(&self, untrusted_bytes: &[u8], limits: &ReadLimits) -> Extraction {
        zstd(&untrusted_bytes, limits, None)
    }
    fn is_apart(&self, _: &Probe, _: &dyn Large) -> bool {
        true
    }
    fn take_apart(&self, file: &dyn Large, limits: &ReadLimits, taker: &mut dyn Taker) -> Extraction {
        zstd(file, limits, Some(taker))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bzip2_comes_out_and_damage_is_told() {
        let mut packed = Vec::new();
        let mut writer = bzip2::write::BzEncoder::new(&mut packed, bzip2::Compression::fast());
        std::io::Write::write_all(&mut writer, b"hello Zoltan").unwrap();
        writer.finish().unwrap();
        assert_eq!(Bzip2.bid(&Probe { untrusted_name: "", bytes: &packed }), Bid::Magic);
        assert_eq!(Bzip2.extract(&packed, &ReadLimits::default()).members[0].bytes, b"hello Zoltan");
        let cut = Bzip2.extract(&packed[..packed.len() - 8], &ReadLimits::default());
        assert_eq!(cut.exceptions[0].kind, ExceptionKind::PartlyRead);
    }

    #[test]
    fn what_is_broken_is_said_to_be() {
        for (format, bytes) in
            [(&Xz as &dyn Format, &b"\xfd7zXZ\0\x00\x04junk"[..]), (&Zstd, &[0x28, 0xb5, 0x2f, 0xfd, 0xff])]
        {
            let out = format.extract(bytes, &ReadLimits::default());
            assert!(out.members.is_empty() && !out.exceptions.is_empty(), "{}", format.name());
        }
    }
}
