//! What is pinned of large files: of archives with mailboxes and archives in them, the message or file that is hit, and nothing
//! that only lies beside it.

use crate::large::{letters, limits, runtime};
use dsar::extract::{APART, Pool, Wanted};
use dsar::model::BlobId;
use std::fmt::Write as _;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A TAR archive of these files.
fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut tar = tar::Builder::new(Vec::new());
    for (name, bytes) in files {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_cksum();
        tar.append_data(&mut header, name, *bytes).unwrap();
    }
    tar.into_inner().unwrap()
}

fn zipped(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
    zip.write_all(bytes).unwrap();
    zip.finish().unwrap().into_inner()
}

#[test]
fn messages_are_taken_out_of_small_mailboxes_of_any_name_and_depth() {
    let scratch = tempfile::tempdir().unwrap();
    let (first, second) = (letters(20, 1), letters(20, 2));
    let inner = zipped("old.mbox", second.as_bytes());
    let path = scratch.path().join("all.tar");
    // Two members of one name: what the first lacks is in the second.
    let members: [(&str, &[u8]); 3] =
        [("mail.mbox", first.as_bytes()), ("mail.mbox", second.as_bytes()), ("inner.zip", &inner)];
    std::fs::write(&path, archive(&members)).unwrap();
    let read = crate::large::apart(&path, &limits());
    let blobs: Vec<BlobId> =
        read.items.iter().filter(|i| i.untrusted_name.expose() == "message 7.eml").map(|i| i.blob).collect();
    assert_eq!(blobs.len(), 3);
    let wanted = |trail: &[&str], blob| Wanted { trail: trail.iter().map(|n| (*n).to_owned()).collect(), blob };
    let wanted = [
        wanted(&["mail.mbox", "message 7.eml"], blobs[0]),
        wanted(&["mail.mbox", "message 7.eml"], blobs[1]),
        wanted(&["inner.zip", "old.mbox", "message 7.eml"], blobs[2]),
        wanted(&["inner.zip"], BlobId::of(&inner)),
        wanted(&["inner.zip", "gone.mbox", "message 7.eml"], blobs[2]),
    ];
    let mut kept = Vec::new();
    let mut keep = |bytes: &[u8]| {
        kept.push(BlobId::of(bytes));
        Ok(())
    };
    let (file, pool) = (std::fs::File::open(&path).unwrap(), Pool::new(&limits()).unwrap());
    let size = file.metadata().unwrap().len();
    runtime().block_on(pool.take_out("all.tar".into(), file, size, &wanted, &mut keep)).unwrap();
    assert_eq!(kept, [blobs[0], blobs[1], BlobId::of(&inner), blobs[2]]);
}

#[test]
fn a_message_of_a_small_mailbox_in_a_large_archive_is_pinned_alone() {
    let scratch = tempfile::tempdir().unwrap();
    let store = scratch.path().join("store");
    std::fs::create_dir(&store).unwrap();
    let mail = letters(40, 300).replacen("Dear 17,", "Dear Ottoline Featherstonehaugh,", 1);
    let table = b"Name,Town\nOttoline Featherstonehaugh,Ely\n".as_slice();
    let ballast = b"It rained all day.\n".repeat(APART as usize / 30);
    let inner = zipped("mail/small.mbox", mail.as_bytes());
    let members: [(&str, &[u8]); 4] =
        [("a.txt", &ballast), ("b.txt", &ballast), ("people.csv", table), ("mail.zip", &inner)];
    std::fs::write(store.join("all.tar"), archive(&members)).unwrap();
    let root = scratch.path().join("cases");
    let run = |args: &[&str]| {
        let out = Command::new(env!("CARGO_BIN_EXE_dsar")).args(args).output().unwrap();
        assert!(out.status.code().is_some_and(|code| code < 2), "{args:?}: {}", String::from_utf8_lossy(&out.stderr));
        String::from_utf8(out.stdout).unwrap()
    };
    let root = root.to_str().unwrap();
    run(&["init", root, "--store", store.to_str().unwrap()]);
    let form = scratch.path().join("form.toml");
    let text = "received = \"2026-03-02\"\nchannel = \"letter\"\n[subject]\nnames = [\"Ottoline Featherstonehaugh\"]\n";
    std::fs::write(&form, text).unwrap();
    run(&["index", "-q", "-w", root]);
    run(&["request", "new", "--from", form.to_str().unwrap(), "-w", root]);
    run(&["run", "2026-0001", "-w", root]);
    let hits = run(&["hits", "2026-0001", "--jsonl", "-w", root]);
    assert!(hits.contains("message 18.eml") && hits.contains("people.csv") && hits.lines().count() == 2, "{hits}");
    let pinned = evidence(Path::new(root));
    let sizes: Vec<u64> = pinned.iter().map(|path| path.metadata().unwrap().len()).collect();
    assert!(sizes.len() == 2 && sizes.iter().all(|size| *size < 5_000), "{sizes:?} of {}", mail.len());
    // The archive goes; the copies serve.
    std::fs::write(store.join("note.txt"), "It rained.").unwrap();
    std::fs::remove_file(store.join("all.tar")).unwrap();
    run(&["index", "-q", "-w", root]);
    run(&["run", "2026-0001", "-w", root]);
    let again = run(&["hits", "2026-0001", "--jsonl", "-w", root]);
    assert!(again.contains("message 18.eml") && again.contains("people.csv"), "{again}");
    assert_eq!(evidence(Path::new(root)), pinned);
}

#[test]
fn rows_of_a_large_table_are_read_and_pinned_some_at_a_time() {
    let scratch = tempfile::tempdir().unwrap();
    let path = scratch.path().join("contacts.csv");
    let mut table = "Name,Town,Note\n".to_owned();
    for n in 0.. {
        let name = if n == 200_000 { "Ottoline Featherstonehaugh" } else { "Somebody Else" };
        writeln!(table, "{name},Ely,\"number {n},\nand so on\"").unwrap();
        if table.len() as u64 > APART {
            break;
        }
    }
    std::fs::write(&path, &table).unwrap();
    let read = crate::large::apart(&path, &limits());
    assert!(read.items.len() > 15 && read.items.iter().all(|item| item.format == "csv" && item.exceptions.is_empty()));
    let rows = |item: &dsar::model::Item| {
        let hers = item.passages.iter().filter(|p| p.values("Name").any(|name| name.starts_with("Ottoline")));
        hers.map(|p| p.values("Note").collect::<String>()).collect::<Vec<_>>()
    };
    assert_eq!(read.items.iter().flat_map(rows).collect::<Vec<_>>(), ["number 200000,\nand so on"]);
}

fn evidence(root: &Path) -> Vec<PathBuf> {
    let folder = root.join("requests/2026-0001/evidence");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}
