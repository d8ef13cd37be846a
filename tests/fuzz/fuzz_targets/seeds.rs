//! Seed corpora, made at run time: every file under the folders `DSAR_FUZZ_FROM` (colons between) and every member inside
//! goes to `DSAR_FUZZ_TO/TARGET/` of the reader that would get it. Nothing is copied into the repository.

use super::readers::limits;
use dsar::extract::frame::{self, Order, Part, ReadAnswer, Setup};
use dsar::format::{Probe, choose, choose_large, read_tree};
use dsar::model::{BlobId, Member};
use std::path::Path;

/// Larger files make slow seeds and teach nothing more.
const MAX_SEED: usize = 200_000;

/// Sows all of it.
pub fn sow() {
    let (from, to) =
        (std::env::var("DSAR_FUZZ_FROM").unwrap_or_default(), std::env::var("DSAR_FUZZ_TO").unwrap_or_default());
    let to = Path::new(&to);
    from.split(':').for_each(|folder| walk(Path::new(folder), to));
    let setup = Setup { unpacked: 1 << 20, depth: 3, passwords: vec!["secret".into()], memory: 1 << 30 };
    framed(&setup, to);
    framed(&Order::Read { untrusted_name: "letter.docx".into(), size: 3, seconds: 60 }, to);
    framed(&Order::Draw(1), to);
    framed(&Part::Begin { number: 7, untrusted_name: "message 8.eml".into() }, to);
    let reading = read_tree("a.eml", b"Subject: a\r\nTo: b@c.example\r\n\r\nText.\r\n", &limits());
    framed(&ReadAnswer { reading, pictures: Vec::new() }, to);
    for text in ["a\u{1b}[2Jb\u{202e}c\u{200b}\r\n", "\u{feff}Zoë\u{301}", "caf\u{e9} \u{2014} \u{1f600}"] {
        put(to, "sanitise", text.as_bytes());
        put(to, "charset", &[&[4, 228], text.as_bytes()].concat());
    }
    put(to, "charset", b"\x03\xa8iso-2022-jp\n\x1b$B$3$s\x1b(B");
    put(
        to,
        "charset",
        &[&[4, 228], "utf-16le\nZo\u{eb}".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>().as_slice()]
            .concat(),
    );
}

fn walk(at: &Path, to: &Path) {
    if let Ok(entries) = std::fs::read_dir(at) {
        entries.flatten().for_each(|e| walk(&e.path(), to));
        return;
    }
    let Ok(bytes) = std::fs::read(at) else { return };
    put(to, "tree", &bytes);
    sort(&at.file_name().unwrap_or_default().to_string_lossy(), &bytes, to, 0);
}

fn sort(untrusted_name: &str, bytes: &[u8], to: &Path, depth: u32) {
    let Some(format) = choose(&Probe { untrusted_name, bytes }) else { return };
    put(to, format.name(), bytes);
    if format.name() == "pdf" {
        put(to, "pdf_pages", bytes);
    }
    if choose_large(untrusted_name, &bytes).is_some() {
        put(to, "apart", &[&[1, 255, 128, 2], bytes].concat());
    }
    if depth < 4 && bytes.len() < 4 << 20 {
        for Member { untrusted_name, bytes } in format.extract(bytes, &limits()).members {
            sort(untrusted_name.expose(), &bytes, to, depth + 1);
        }
    }
}

fn framed<T: serde::Serialize>(value: &T, to: &Path) {
    let mut wire = Vec::new();
    frame::write(&mut wire, value).expect("it can be written");
    put(to, "frame", &wire);
}

fn put(to: &Path, target: &str, bytes: &[u8]) {
    if bytes.is_empty() || bytes.len() > MAX_SEED {
        return;
    }
    let folder = to.join(target);
    std::fs::create_dir_all(&folder).expect("the folder of seeds can be made");
    std::fs::write(folder.join(BlobId::of(bytes).to_string()), bytes).expect("a seed can be written");
}
