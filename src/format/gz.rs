//! Files compressed by gzip (RFC 1952): what is inside becomes the one member.

use super::archive::Unpacking;
use super::large::{Large, Pieces};
use super::{Bid, Format, Probe, ReadLimits, Taker, charset};
use crate::model::Extraction;
use flate2::read::MultiGzDecoder;

/// The reader of gzip files.
pub struct Gz;

impl Format for Gz {
    fn name(&self) -> &'static str {
        "gz"
    }

    fn bid(&self, probe: &Probe) -> Bid {
        if probe.bytes.starts_with(&[0x1f, 0x8b, 8]) { Bid::Magic } else { Bid::No }
    }

    fn extract(&self, untrusted_bytes: &[u8], limits: &ReadLimits) -> Extraction {
        unpacked(&untrusted_bytes, limits, None)
    }

    fn is_apart(&self, _: &Probe, _: &dyn Large) -> bool {
        true
    }

    fn take_apart(&self, file: &dyn Large, limits: &ReadLimits, taker: &mut dyn Taker) -> Extraction {
        unpacked(file, limits, Some(taker))
    }
}

fn unpacked(file: &dyn Large, limits: &ReadLimits, taker: Option<&mut dyn Taker>) -> Extraction {
    let mut unpacking = Unpacking::new(file.size(), limits, taker);
    let decoder = MultiGzDecoder::new(Pieces::new(file));
    let given = decoder.header().and_then(|h| h.filename()).map(|n| charset::decode(n).into_owned());
    let name = given.filter(|n| !n.trim().is_empty());
    if let Some(name) = &name {
        unpacking.name(name);
    }
    if !unpacking.skips() {
        unpacking.take(name.as_deref().unwrap_or("content"), decoder);
    }
    unpacking.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ExceptionKind;
    use std::io::Write;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut writer = flate2::GzBuilder::new().filename("Jo.txt").write(Vec::new(), flate2::Compression::default());
        writer.write_all(bytes).unwrap();
        writer.finish().unwrap()
    }

    #[test]
    fn content_comes_out_under_its_name() {
        let reading = Gz.extract(&packed(b"hello"), &ReadLimits::default());
        assert_eq!(
            (reading.members[0].untrusted_name.expose(), reading.members[0].bytes.as_slice()),
            ("Jo.txt", &b"hello"[..])
        );
    }

    /// What lies before the damage is kept, and the same of a file that is held as of one that is taken apart.
    #[test]
    fn what_comes_before_damage_is_kept() {
        let words: String = (0..20_000).map(|n| format!("word {} ", n * 7919 % 10_007)).collect();
        let mut bytes = packed(words.as_bytes());
        let half = bytes.len() / 2;
        bytes[half..].fill(0xff);
        let limits = ReadLimits::default();
        let (held, apart) = (Gz.extract(&bytes, &limits), crate::format::large::Kept::all_of(&Gz, &bytes, &limits));
        assert_eq!((&held.members[0].bytes, &held.exceptions), (&apart.members[0].bytes, &apart.exceptions));
        let sure = words.len() * 2 / 5;
        assert_eq!(held.members[0].bytes[..sure], words.as_bytes()[..sure]);
    }

    #[test]
    fn bombs_and_damage_are_exceptions() {
        let bomb = Gz.extract(&packed(&vec![0; 40 << 20]), &ReadLimits::default());
        assert_eq!((bomb.members.len(), bomb.exceptions[0].kind), (0, ExceptionKind::TooLarge));
        let whole = packed(&"many words ".repeat(5000).into_bytes());
        let cut = Gz.extract(&whole[..whole.len() / 2], &ReadLimits::default());
        assert_eq!(cut.exceptions[0].kind, ExceptionKind::PartlyRead);
    }
}
