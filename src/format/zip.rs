//! ZIP archives that are no document of another format: each entry becomes a member.

use super::archive::{MAX_ENTRIES, Unpacking, numbered};
use super::{Bid, Format, Probe, ReadLimits, charset};
use crate::model::{ExceptionKind, Extraction};
use ::zip::read::ZipArchive;
use ::zip::result::ZipError;
use std::collections::HashSet;
use std::io::{self, Cursor, Read};

/// The reader of ZIP archives.
pub struct Zip;

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

impl Format for Zip {
    fn name(&self) -> &'static str {
        "zip"
    }

    /// Lower than the office formats, which are ZIP archives too and bid by what they hold.
    fn bid(&self, probe: &Probe) -> Bid {
        let signatures: [&[u8]; 3] = [b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"];
        // The last part of a split archive begins anywhere and ends with the directory.
        let last_part = || probe.ending() == "zip" && found(probe.bytes, b"PK\x05\x06", 0).is_some();
        match () {
            _ if signatures.iter().any(|s| probe.bytes.starts_with(s)) => Bid::Content,
            _ if last_part() => Bid::Extension,
            // An archive that unpacks itself: a program with the archive behind it.
            _ if probe.bytes.starts_with(b"MZ") && ends_as_archive(probe.bytes) => Bid::Content,
            _ => Bid::No,
        }
    }

    fn extract(&self, untrusted_bytes: &[u8], limits: &ReadLimits) -> Extraction {
        let mut unpacking = Unpacking::new(untrusted_bytes.len(), limits);
        match ZipArchive::new(Cursor::new(untrusted_bytes)) {
            Ok(archive) => {
                let doubles =
                    if archive.has_duplicate_names() { doubles(&archive, untrusted_bytes) } else { Vec::new() };
                entries(archive, limits, &mut unpacking);
                for start in doubles {
                    // The same name a second time: programs differ in which of the two they show.
                    if untrusted_bytes.get(start..).is_none_or(|mut rest| !entry_of_stream(&mut rest, &mut unpacking)) {
                        unpacking.damage();
                    }
                }
            }
            Err(_) => salvage(untrusted_bytes, &mut unpacking),
        }
        unpacking.finish()
    }
}

/// True where the directory's end stands where an archive ends, with room for a comment.
fn ends_as_archive(bytes: &[u8]) -> bool {
    found(bytes, b"PK\x05\x06", bytes.len().saturating_sub(66_000)).is_some()
}

/// Where the entries start that the directory lists and the archive's reader leaves out, because another has their name.
fn doubles(archive: &Archive, bytes: &[u8]) -> Vec<usize> {
    let mut copy = archive.clone();
    let known: HashSet<u64> = (0..copy.len()).filter_map(|i| Some(copy.by_index_raw(i).ok()?.header_start())).collect();
    let quad = |at: usize| Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?));
    let (mut out, mut at) = (Vec::new(), archive.central_directory_start() as usize);
    while let Some(start) = found(bytes, b"PK\x01\x02", at).filter(|_| out.len() < MAX_ENTRIES) {
        at = start + 46;
        let place = quad(start + 42).map(|p| u64::from(p) + archive.offset());
        out.extend(place.filter(|p| !known.contains(p)).map(|p| p as usize));
    }
    out
}

fn entries(mut archive: Archive, limits: &ReadLimits, unpacking: &mut Unpacking) {
    let names = names(&archive);
    let (mut sealed, mut unknown) = (Vec::new(), Vec::new());
    if !archive.comment().is_empty() {
        unpacking.name(&charset::decode(archive.comment()));
    }
    for (index, name) in names.iter().enumerate().take(MAX_ENTRIES) {
        unpacking.name(name);
        let (folder, encrypted) = match archive.by_index_data(index) {
            Ok(entry) => (entry.is_dir(), entry.encrypted()),
            Err(_) => (false, false),
        };
        if folder || unpacking.stopped() {
            continue;
        }
        let password = if encrypted { password_for(&mut archive, index, limits) } else { None };
        let opened = match password {
            Some(password) => archive.by_index_decrypt(index, password),
            None => archive.by_index(index),
        };
        match opened {
            Ok(file) => unpacking.take(name, file),
            Err(_) if encrypted => sealed.push(index),
            Err(ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_)) => unknown.push(index),
            Err(_) => unpacking.damage(),
        }
    }
    if !sealed.is_empty() {
        let detail = format!("{} protected by a password", numbered(&sealed));
        unpacking.exception(ExceptionKind::Encrypted, &detail);
    }
    if !unknown.is_empty() {
        let detail = format!("{} packed in a way that is not read", numbered(&unknown));
        unpacking.exception(ExceptionKind::Unsupported, &detail);
    }
}

/// The first configured password that opens a protected entry.
fn password_for<'p>(archive: &mut Archive, index: usize, limits: &'p ReadLimits) -> Option<&'p [u8]> {
    limits.passwords.iter().map(|p| p.as_bytes()).find(|password| {
        // ZipCrypto checks one byte only: the entry must also read to its end with a sound checksum.
        let file = archive.by_index_decrypt(index, password);
        file.is_ok_and(|f| io::copy(&mut f.take(limits.unpacked), &mut io::sink()).is_ok())
    })
}

/// Entry names. Those of older programs are in the maker's code page, which is guessed from all of them together.
fn names(archive: &Archive) -> Vec<String> {
    let raw: Vec<&[u8]> = archive.file_names_raw().collect();
    if raw.iter().all(|n| std::str::from_utf8(n).is_ok()) {
        return raw.iter().map(|n| charset::decode(n).into_owned()).collect();
    }
    let legacy: Vec<&[u8]> = raw.iter().copied().filter(|n| std::str::from_utf8(n).is_err()).collect();
    let joined = legacy.join(&b'\n');
    let together = if is_dos(&joined) { charset::decode_code_page(&joined, 850) } else { charset::decode(&joined) };
    let together: Vec<&str> = together.split('\n').collect();
    let mut guessed = together.iter().copied().filter(|_| together.len() == legacy.len());
    let one = |n: &&[u8]| match std::str::from_utf8(n) {
        Ok(name) => name.to_owned(),
        Err(_) => guessed.next().map_or_else(|| charset::decode(n).into_owned(), str::to_owned),
    };
    raw.iter().map(one).collect()
}

/// True for names in a western code page of DOS (437, 850), which no detector of charsets knows: single letters of its block
/// 0x80 to 0xa5 (and ß) among ASCII. Names in other scripts have them in runs.
fn is_dos(names: &[u8]) -> bool {
    let letter = |b: &u8| matches!(b, 0x80..=0x9d | 0xa0..=0xa5 | 0xe1);
    let high = names.iter().filter(|b| !b.is_ascii());
    let runs = names.split(|b| b.is_ascii()).map(<[u8]>::len);
    high.clone().all(letter) && runs.max().unwrap_or(0) <= 2 && high.count() * 4 <= names.len()
}

/// Where the directory at the archive's end is lost or belongs to another file, every entry is looked for by its signature.
fn salvage(bytes: &[u8], unpacking: &mut Unpacking) {
    let (mut at, mut count) = (0, 0);
    while let Some(start) = found(bytes, b"PK\x03\x04", at).filter(|_| count < MAX_ENTRIES && !unpacking.stopped()) {
        let mut reader = &bytes[start..];
        at = start + 4;
        if entry_of_stream(&mut reader, unpacking) {
            count += 1;
            at = at.max(bytes.len() - reader.len());
        }
    }
    let mut at = 0;
    while let Some(start) = found(bytes, b"PK\x01\x02", at) {
        let length = bytes.get(start + 28..start + 30).map_or(0, |l| usize::from(l[0]) | usize::from(l[1]) << 8);
        unpacking.name(&charset::decode(bytes.get(start + 46..start + 46 + length).unwrap_or(b"")));
        at = start + 46;
    }
    let (kind, detail) = if count == 0 {
        (ExceptionKind::Corrupt, "the archive is damaged: no entry could be read")
    } else {
        (ExceptionKind::PartlyRead, "the archive is damaged or one part of several: the entries found were read")
    };
    unpacking.exception(kind, detail);
}

/// Takes the entry out that starts where `reader` stands; false where none does.
fn entry_of_stream(reader: &mut &[u8], unpacking: &mut Unpacking) -> bool {
    let Ok(Some(file)) = ::zip::read::read_zipfile_from_stream(reader) else { return false };
    let name = charset::decode(file.name_raw()).into_owned();
    unpacking.name(&name);
    if !file.is_dir() {
        unpacking.take(&name, file);
    }
    true
}

/// Where `signature` stands at or after `from`.
fn found(bytes: &[u8], signature: &[u8; 4], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    rest.windows(4).position(|w| w == signature).map(|n| from + n)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ::zip::write::SimpleFileOptions;
    use std::io::Write;

    fn archive(password: Option<&str>, files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ::zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            let options = SimpleFileOptions::default();
            match (password, name.ends_with('/')) {
                (_, true) => writer.add_directory(*name, options).unwrap(),
                (Some(p), _) => {
                    writer.start_file(*name, options.with_aes_encryption(::zip::AesMode::Aes256, p)).unwrap()
                }
                (None, _) => writer.start_file(*name, options).unwrap(),
            }
            if !name.ends_with('/') {
                writer.write_all(bytes).unwrap();
            }
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn entries_become_members_and_names_are_listed() {
        let reading = Zip.extract(&archive(None, &[("Jo/", b""), ("Jo/a.txt", b"x")]), &ReadLimits::default());
        assert_eq!(reading.members.len(), 1);
        assert_eq!(
            (reading.members[0].untrusted_name.expose(), reading.members[0].bytes.as_slice()),
            ("Jo/a.txt", &b"x"[..])
        );
        assert_eq!(reading.passages[0].text.expose(), "Jo/\nJo/a.txt");
    }

    #[test]
    fn protected_entries_need_their_password() {
        let bytes = archive(Some("right"), &[("a.txt", b"secret")]);
        let without = Zip.extract(&bytes, &ReadLimits::default());
        assert_eq!((without.members.len(), without.exceptions[0].kind), (0, ExceptionKind::Encrypted));
        let limits = ReadLimits { passwords: vec!["wrong".into(), "right".into()], ..ReadLimits::default() };
        assert_eq!(Zip.extract(&bytes, &limits).members[0].bytes, b"secret");
    }

    #[test]
    fn two_entries_of_one_name_are_two_members() {
        let mut bytes = archive(None, &[("a.txt", b"first"), ("b.txt", b"other")]);
        while let Some(at) = bytes.windows(5).position(|w| w == b"b.txt") {
            bytes[at] = b'a';
        }
        let reading = Zip.extract(&bytes, &ReadLimits::default());
        let mut texts: Vec<&[u8]> = reading.members.iter().map(|m| m.bytes.as_slice()).collect();
        texts.sort_unstable();
        assert_eq!(texts, [&b"first"[..], b"other"]);
    }

    #[test]
    fn names_of_dos_are_told_from_those_of_other_scripts() {
        assert!(is_dos(b"M\x81ller.txt\nCaf\x82 report.doc"));
        assert!(!is_dos(&encoding_rs::GBK.encode("审计文件.txt").0));
        assert!(!is_dos(&encoding_rs::WINDOWS_1252.encode("Müller.txt").0));
        assert!(!is_dos(&encoding_rs::IBM866.encode("Отчет о проверке.doc").0));
    }

    #[test]
    fn a_program_with_an_archive_behind_it_is_one() {
        let bytes = [b"MZ program".to_vec(), archive(None, &[("a.txt", b"first")])].concat();
        assert_eq!(Zip.bid(&Probe { untrusted_name: "setup.exe", bytes: &bytes }), Bid::Content);
        assert_eq!(Zip.extract(&bytes, &ReadLimits::default()).members[0].bytes, b"first");
    }

    #[test]
    fn a_bomb_is_not_unpacked() {
        let bytes = archive(None, &[("zeros", &vec![0; 40 << 20])]);
        let reading = Zip.extract(&bytes, &ReadLimits::default());
        assert_eq!((reading.members.len(), reading.exceptions[0].kind), (0, ExceptionKind::TooLarge));
        let limits = ReadLimits { unpacked: 1000, ..ReadLimits::default() };
        let bytes = archive(None, &[("a", &[1; 600]), ("b", &[2; 600])]);
        let reading = Zip.extract(&bytes, &limits);
        assert_eq!((reading.members.len(), reading.exceptions[0].kind), (1, ExceptionKind::TooLarge));
    }

    #[test]
    fn a_truncated_archive_gives_what_it_holds() {
        let bytes = archive(None, &[("a.txt", b"first"), ("b.txt", b"second")]);
        let reading = Zip.extract(&bytes[..bytes.len() - 30], &ReadLimits::default());
        assert_eq!((reading.members.len(), reading.exceptions[0].kind), (2, ExceptionKind::PartlyRead));
    }
}
