//! ZIP archives that are no document of another format: each entry becomes a member.

use super::archive::{MAX_ENTRIES_APART, Unpacking, numbered};
use super::large::{Large, Pieces, found};
use super::{Bid, Format, Probe, ReadLimits, Taker, charset};
use crate::model::{ExceptionKind, Extraction};
use ::zip::read::ZipArchive;
use ::zip::result::ZipError;
use std::collections::HashSet;
use std::io::{self, Read};

/// The reader of ZIP archives.
pub struct Zip;

type Archive<'a> = ZipArchive<Pieces<'a>>;

/// Bytes of a directory in which doubled names are looked for.
const MAX_DIRECTORY: usize = 128 << 20;

impl Format for Zip {
    fn name(&self) -> &'static str {
        "zip"
    }

    /// Lower than the office formats, which are ZIP archives too and bid by what they hold.
    fn bid(&self, probe: &Probe) -> Bid {
        let signatures: [&[u8]; 3] = [b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"];
        // The last part of a split archive begins anywhere and ends with the directory.
        let last_part = || probe.ending() == "zip" && found(&probe.bytes, b"PK\x05\x06", 0).is_some();
        match () {
            _ if signatures.iter().any(|s| probe.bytes.starts_with(s)) => Bid::Content,
            _ if last_part() => Bid::Extension,
            // An archive that unpacks itself: a program with the archive behind it.
            _ if probe.bytes.starts_with(b"MZ") && ends_as_archive(probe.bytes) => Bid::Content,
            _ => Bid::No,
        }
    }

    fn extract(&self, untrusted_bytes: &[u8], limits: &ReadLimits) -> Extraction {
        unpacked(&untrusted_bytes, limits, None)
    }

    /// Office documents are archives too, which their readers need as a whole.
    fn is_apart(&self, head: &Probe, file: &dyn Large) -> bool {
        if ["pages", "numbers", "key"].contains(&head.ending().as_str()) {
            return false;
        }
        let office = |name: &str| name == "[Content_Types].xml" || name == "mimetype" || name.ends_with(".iwa");
        match ZipArchive::new(Pieces::new(file)) {
            Ok(archive) => !archive.file_names().flatten().any(|name| office(&name)),
            Err(_) => !["[Content_Types].xml", "mimetype"].iter().any(|n| file.piece(30, n.len()) == n.as_bytes()),
        }
    }

    fn take_apart(&self, file: &dyn Large, limits: &ReadLimits, taker: &mut dyn Taker) -> Extraction {
        unpacked(file, limits, Some(taker))
    }
}

fn unpacked(file: &dyn Large, limits: &ReadLimits, taker: Option<&mut dyn Taker>) -> Extraction {
    let mut unpacking = Unpacking::new(file.size(), limits, taker);
    match ZipArchive::new(Pieces::new(file)) {
        Ok(archive) => {
            let doubles = if archive.has_duplicate_names() { doubles(&archive, file) } else { Vec::new() };
            entries(archive, limits, &mut unpacking);
            for start in doubles {
                // The same name a second time: programs differ in which of the two they show.
                if start >= file.size() || !entry_of_stream(&mut Pieces::from(file, start), &mut unpacking) {
                    unpacking.damage();
                }
            }
        }
        Err(_) => salvage(file, &mut unpacking),
    }
    unpacking.finish()
}

/// True where the directory's end stands where an archive ends, with room for a comment.
fn ends_as_archive(bytes: &[u8]) -> bool {
    found(&bytes, b"PK\x05\x06", bytes.len().saturating_sub(66_000) as u64).is_some()
}

/// Where the entries start that the directory lists and the archive's reader leaves out, because another has their name.
fn doubles(archive: &Archive, file: &dyn Large) -> Vec<u64> {
    let mut copy = archive.clone();
    let known: HashSet<u64> = (0..copy.len()).filter_map(|i| Some(copy.by_index_raw(i).ok()?.header_start())).collect();
    let directory = file.piece(archive.central_directory_start(), MAX_DIRECTORY);
    let (mut out, mut at) = (Vec::new(), 0);
    while let Some(start) = memchr::memmem::find(directory.get(at..).unwrap_or_default(), b"PK\x01\x02") {
        let entry = at + start;
        at = entry + 46;
        let place = directory.get(entry + 42..entry + 46).and_then(|quad| quad.try_into().ok()).map(u32::from_le_bytes);
        let place = place.map(|p| u64::from(p) + archive.offset());
        out.extend(place.filter(|p| !known.contains(p)));
        if out.len() >= MAX_ENTRIES_APART {
            break;
        }
    }
    out
}

fn entries(mut archive: Archive, limits: &ReadLimits, unpacking: &mut Unpacking) {
    let names = names(&archive);
    let (mut sealed, mut unknown) = (Vec::new(), Vec::new());
    if !archive.comment().is_empty() {
        unpacking.remark(&charset::decode(archive.comment()));
    }
    for (index, name) in names.iter().enumerate().take(unpacking.most()) {
        unpacking.name(name);
        let (folder, encrypted) = match archive.by_index_data(index) {
            Ok(entry) => (entry.is_dir(), entry.encrypted()),
            Err(_) => (false, false),
        };
        if folder || unpacking.stopped() || unpacking.skips() {
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
fn salvage(file: &dyn Large, unpacking: &mut Unpacking) {
    let (mut at, mut count, most) = (0, 0, unpacking.most());
    while let Some(start) = found(file, b"PK\x03\x04", at).filter(|_| count < most && !unpacking.stopped()) {
        let mut reader = Pieces::from(file, start);
        at = start + 4;
        if entry_of_stream(&mut reader, unpacking) {
            count += 1;
            at = at.max(reader.at());
        }
    }
    let mut at = 0;
    while let Some(start) = found(file, b"PK\x01\x02", at) {
        let length = file.bytes(start + 28, 2).map_or(0, |l| usize::from(l[0]) | usize::from(l[1]) << 8);
        unpacking.name(&charset::decode(&file.bytes(start + 46, length).unwrap_or_default()));
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
fn entry_of_stream(reader: &mut Pieces, unpacking: &mut Unpacking) -> bool {
    let Ok(Some(file)) = ::zip::read::read_zipfile_from_stream(reader) else { return false };
    let name = charset::decode(file.name_raw()).into_owned();
    unpacking.name(&name);
    if !file.is_dir() && !unpacking.skips() {
        unpacking.take(&name, file);
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use ::zip::write::SimpleFileOptions;
    use std::io::{Cursor, Write};

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
