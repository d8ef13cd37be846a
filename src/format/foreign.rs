//! Files that are known and not read: each is an exception that names its program, so that a person knows what to open it with.
//! Old word processors' files give the texts that stand in them plainly, as a help for finding.

use super::ole::Compound;
use super::package::COMPOUND;
use super::protected::refused;
use super::{Bid, Format, Probe, ReadLimits};
use crate::model::{ExceptionKind, Extraction};

/// The reader that refuses by name.
pub struct Foreign;

/// How a kind of file begins: first bytes, where they stand, what it is.
const SIGNATURES: &[(&[u8], usize, &str)] = &[
    (b"Rar!\x1a\x07", 0, "a RAR archive: unpack it and index what is inside"),
    (b"\xffWPC", 0, "a WordPerfect document"),
    (
        b"\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d\xae\xb1\x53\x78\xd0\x29\x96\xd3",
        0,
        "a OneNote section: print it to PDF in OneNote",
    ),
    (b"\0\x01\0\0Standard Jet DB", 0, "a Microsoft Access database: export its tables"),
    (b"\0\x01\0\0Standard ACE DB", 0, "a Microsoft Access database: export its tables"),
    (b"SQLite format 3\0", 0, "an SQLite database: export its tables"),
    (b"\xcf\xad\x12\xfe", 0, "a mail folder of Outlook Express"),
    (b"**ACE**", 7, "an ACE archive: unpack it and index what is inside"),
    (b"MSCF\0\0\0\0", 0, "a Windows cabinet: unpack it and index what is inside"),
    (b"ITSF", 0, "a compiled Windows help file"),
    (b"-lh", 2, "an LHA archive: unpack it and index what is inside"),
    (b"\xed\xab\xee\xdb", 0, "a package of software"),
    (b"VMDK", 0, "a disk of a virtual machine"),
    (b"KDMV", 0, "a disk of a virtual machine"),
    (b"conectix", 0, "a disk of a virtual machine"),
    (b"CD001", 32_769, "an image of a disc: open it and index what is inside"),
    (b"ID3", 0, "a sound recording: it has to be listened to"),
    (b"OggS", 0, "a recording: it has to be listened to or watched"),
    (b"fLaC", 0, "a sound recording: it has to be listened to"),
    (b"#!AMR", 0, "a sound recording: it has to be listened to"),
    (b"WAVE", 8, "a sound recording: it has to be listened to"),
    (b"AVI ", 8, "a film: it has to be watched"),
    (b"\x1a\x45\xdf\xa3", 0, "a film: it has to be watched"),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", 0, "a recording of Windows Media: it has to be listened to or watched"),
    (b"ftyp", 4, "a recording: it has to be listened to or watched"),
    (b"AC10", 0, "an AutoCAD drawing"),
    (b"\x7fELF", 0, "a program"),
    (b"8BPS", 0, "a Photoshop picture"),
    (b"P4\n", 0, "a picture in the format PNM, which is not decoded"),
    (b"P5\n", 0, "a picture in the format PNM, which is not decoded"),
    (b"P6\n", 0, "a picture in the format PNM, which is not decoded"),
    (b"{\\pwi", 0, "a document of Pocket Word"),
    (b"\x00\x00\x02\x00\x06\x04\x06\x00", 0, "a Lotus 1-2-3 sheet"),
    (b"\x00\x00\x1a\x00", 0, "a Lotus 1-2-3 sheet"),
];

/// Kinds of `ftyp` that are pictures, which others read.
const STILL: [&[u8]; 6] = [b"heic", b"heix", b"mif1", b"msf1", b"avif", b"hevc"];

/// Files protected by what is no office program.
const SEALED: &[(&[u8], usize, &str)] = &[
    (b"-----BEGIN PGP MESSAGE", 0, "a message encrypted with PGP"),
    (b"age-encryption.org/v1", 0, "a file encrypted with age"),
    (b"-----BEGIN AGE ENCRYPTED", 0, "a file encrypted with age"),
    (b"Salted__", 0, "a file encrypted with OpenSSL"),
    (b"\x03\xd9\xa2\x9a", 0, "a database of passwords (KeePass)"),
    (b"LUKS\xba\xbe", 0, "an encrypted disk"),
];

/// Streams of compound files that tell the program.
const STREAMS: &[(&str, &str)] = &[
    ("Quill/QuillSub/CONTENTS", "a Microsoft Publisher document: print it to PDF in Publisher"),
    ("VisioDocument", "a Microsoft Visio drawing: print it to PDF in Visio"),
    ("MatOST", "a Microsoft Works document"),
    ("WksSSWorkBook", "a Microsoft Works sheet"),
    ("StarWriterDocument", "a StarOffice document"),
    ("StarCalcDocument", "a StarOffice sheet"),
    ("StarDrawDocument3", "a StarOffice drawing"),
    ("FileHeader", "a Hangul document"),
    ("PerfectOffice_MAIN", "a WordPerfect document"),
    ("Props14", "a Microsoft Project plan: print it to PDF in Project"),
    ("Props12", "a Microsoft Project plan: print it to PDF in Project"),
    ("Props9", "a Microsoft Project plan: print it to PDF in Project"),
];

/// Endings that tell the program where the first bytes do not.
const ENDINGS: &[(&[&str], &str)] = &[
    (&["mp3", "wav", "m4a", "amr", "wma", "aac"], "a sound recording: it has to be listened to"),
    (&["mp4", "mov", "avi", "mkv", "wmv", "mpg", "mpeg", "3gp"], "a film: it has to be watched"),
    (&["tga", "pcx", "ico", "cur"], "a picture in a format that is not decoded"),
    (&["pub"], "a Microsoft Publisher document: print it to PDF in Publisher"),
    (&["wps", "wks", "wdb"], "a Microsoft Works file"),
    (&["wpd", "wp5", "wp6"], "a WordPerfect document"),
    (&["mdb", "accdb"], "a Microsoft Access database: export its tables"),
    (&["one", "onetoc2"], "a OneNote section: print it to PDF in OneNote"),
    (&["mpp"], "a Microsoft Project plan: print it to PDF in Project"),
    (&["vsd"], "a Microsoft Visio drawing: print it to PDF in Visio"),
];

impl Format for Foreign {
    fn name(&self) -> &'static str {
        "foreign"
    }

    fn bid(&self, probe: &Probe) -> Bid {
        // Letters alone may begin a text too.
        let binary = super::charset::looks_binary(probe.bytes);
        let signed = by_start(probe.bytes, SIGNATURES).filter(|_| binary);
        match by_start(probe.bytes, SEALED).or(signed).or_else(|| by_stream(probe.bytes)) {
            Some(_) => Bid::Magic,
            None if binary && by_ending(&probe.ending()).is_some() => Bid::Extension,
            // A compound file of nobody: said to be one rather than taken for text.
            None if Compound::open(probe.bytes).is_some() => Bid::Fallback,
            None => Bid::No,
        }
    }

    fn extract(&self, untrusted_bytes: &[u8], _: &ReadLimits) -> Extraction {
        if let Some(what) = by_start(untrusted_bytes, SEALED) {
            return refused(ExceptionKind::Encrypted, what);
        }
        let told = by_start(untrusted_bytes, SIGNATURES).or_else(|| by_stream(untrusted_bytes));
        let what = match told {
            Some(what) => what,
            None if untrusted_bytes.starts_with(COMPOUND) => "a compound file of a program that is not known",
            None => "a recording or a document of a program that is not read: open it in the program its name ends in",
        };
        refused(ExceptionKind::Unsupported, what)
    }
}

fn by_start(bytes: &[u8], table: &'static [(&[u8], usize, &str)]) -> Option<&'static str> {
    let (mark, _, what) =
        table.iter().find(|(mark, at, _)| bytes.get(*at..).is_some_and(|rest| rest.starts_with(mark)))?;
    let still = *mark == b"ftyp" && STILL.iter().any(|s| bytes.get(8..12) == Some(*s));
    (!still).then_some(what)
}

fn by_stream(bytes: &[u8]) -> Option<&'static str> {
    let compound = Compound::open(bytes)?;
    STREAMS.iter().find(|(stream, _)| compound.has(stream)).map(|(_, what)| *what)
}

fn by_ending(ending: &str) -> Option<&'static str> {
    ENDINGS.iter().find(|(endings, _)| endings.contains(&ending)).map(|(_, what)| *what)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_are_named() {
        for (bytes, kind, word) in [
            (&b"Rar!\x1a\x07\x01\0"[..], ExceptionKind::Unsupported, "RAR"),
            (b"\xffWPC\x10\0\0\0", ExceptionKind::Unsupported, "WordPerfect"),
            (b"-----BEGIN PGP MESSAGE-----\n", ExceptionKind::Encrypted, "PGP"),
            (b"\0\0\0\x18ftypmp42", ExceptionKind::Unsupported, "recording"),
        ] {
            assert_eq!(Foreign.bid(&Probe { untrusted_name: "x", bytes }), Bid::Magic, "{word}");
            let exception = &Foreign.extract(bytes, &ReadLimits::default()).exceptions[0];
            assert!(exception.kind == kind && exception.detail.contains(word), "{exception:?}");
        }
        assert_eq!(Foreign.bid(&Probe { untrusted_name: "x", bytes: b"\0\0\0\x18ftypheic" }), Bid::No);
        assert_eq!(Foreign.bid(&Probe { untrusted_name: "a.txt", bytes: b"ID3 is a format of tags" }), Bid::No);
        assert_eq!(Foreign.bid(&Probe { untrusted_name: "talk.mp3", bytes: b"plain text" }), Bid::No);
    }
}
