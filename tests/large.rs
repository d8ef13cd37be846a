//! Files that are taken apart: what comes out is what comes out of files read whole, for every kind of file; what goes wrong with
//! one member costs that member; what is cut off is read again.

use dsar::extract::{LargeFile, Pool};
use dsar::model::{ExceptionKind, Item, Reading};
use dsar::pipeline::{Silent, index};
use dsar::settings::{Limits, Settings, Workspace};
use dsar::store::Catalogue;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{Seek, SeekFrom, Write};
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

pub fn limits() -> Limits {
    let mut limits = Limits { worker_program: Some(env!("CARGO_BIN_EXE_dsar").into()), ..Limits::default() };
    limits.ocr.enabled = false;
    limits
}

pub fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap()
}

fn opened(path: &Path) -> LargeFile {
    let file = File::open(path).unwrap();
    let size = file.metadata().unwrap().len();
    LargeFile::new(path.file_name().unwrap().to_string_lossy().into_owned(), file, size).unwrap()
}

/// Taken apart, whatever its size.
pub fn apart(path: &Path, limits: &Limits) -> Reading {
    let pool = Pool::new(limits).unwrap().taking_apart_from(1);
    runtime().block_on(pool.read_all_of(&opened(path))).unwrap()
}

fn whole(path: &Path, limits: &Limits) -> Reading {
    let bytes = std::fs::read(path).unwrap();
    runtime().block_on(async {
        let mut worker = Pool::new(limits).unwrap().worker();
        let reading = worker.read(&path.file_name().unwrap().to_string_lossy(), &bytes).await.unwrap();
        worker.close().await;
        reading
    })
}

/// A mailbox of `count` messages, each with an attachment; every tenth is a forwarded one.
fn mailbox(count: usize) -> String {
    letters(count, 1)
}

/// The same, with so many words in each attachment.
pub fn letters(count: usize, words: usize) -> String {
    let mut out = String::new();
    for n in 0..count {
        let note = format!("late {n} ").repeat(words);
        let part = format!("--b\nContent-Type: text/csv; name=\"{n}.csv\"\n\nName,Note\nZoltan,{note}\n");
        let text = format!("--b\n\nDear {n},\n>From here on\n\n");
        let head = format!("From: a{n}@b.example\nSubject: letter {n}\nContent-Type: multipart/mixed; boundary=b\n");
        writeln!(out, "From a{n}@b.example Mon Jun 01 04:28:28 2009\n{head}\n{text}{part}--b--\n").unwrap();
    }
    out
}

fn says(item: &Item) -> Vec<(ExceptionKind, &str)> {
    item.exceptions.iter().map(|e| (e.kind, e.detail.as_str())).collect()
}

#[test]
fn every_file_reads_the_same_taken_apart() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let scratch = tempfile::tempdir().unwrap();
    let mbox = scratch.path().join("Inbox");
    std::fs::write(&mbox, mailbox(120)).unwrap();
    let mut paths = vec![mbox.clone(), scratch.path().join("crlf.mbox"), root.join("damaged/truncated.zip")];
    std::fs::write(&paths[1], mailbox(30).replace('\n', "\r\n")).unwrap();
    for folder in ["formats", "damaged"] {
        paths.extend(std::fs::read_dir(root.join(folder)).unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_file()));
    }
    let limits = limits();
    for path in paths {
        let (whole, apart) = (whole(&path, &limits), apart(&path, &limits));
        let told =
            |r: &Reading| r.items.iter().map(|i| format!("{:?} {:?}\n", i.untrusted_name, says(i))).collect::<String>();
        assert!(whole == apart, "{}:\n{}\n{}", path.display(), told(&whole), told(&apart));
    }
}

#[test]
fn a_message_that_kills_who_takes_it_out_costs_itself() {
    let scratch = tempfile::tempdir().unwrap();
    let path = scratch.path().join("big.mbox");
    let mut file = File::create(&path).unwrap();
    file.write_all(mailbox(3).as_bytes()).unwrap();
    // Mostly a hole: 250 MiB that memory has no room for.
    file.write_all(b"From a@b.example Mon Jun 01 04:28:28 2009\nSubject: huge\n\n").unwrap();
    file.seek(SeekFrom::Current(250 << 20)).unwrap();
    file.write_all(format!("\n\n{}", mailbox(2)).as_bytes()).unwrap();
    let limits = Limits { megabytes_of_memory: 500, ..limits() };
    let reading = apart(&path, &limits);
    let names: Vec<&str> = reading.items.iter().map(|i| i.untrusted_name.expose()).collect();
    let messages = ["message 1.eml", "message 2.eml", "message 3.eml", "message 5.eml", "message 6.eml"];
    assert!(messages.iter().all(|m| names.contains(m)) && names.len() == 11, "{names:?} {:?}", says(&reading.items[0]));
    let told = says(&reading.items[0]);
    assert_eq!(told, [(ExceptionKind::PartlyRead, "the reader died of member number 4, which was not read")]);
}

#[test]
fn every_member_stands_after_what_holds_it() {
    let scratch = tempfile::tempdir().unwrap();
    let path = scratch.path().join("Inbox");
    std::fs::write(&path, mailbox(4000)).unwrap();
    let reading = apart(&path, &limits());
    assert_eq!(reading.items.len(), 8001);
    assert!(reading.items.iter().all(|i| i.exceptions.is_empty()));
    let parents_first = reading.items.iter().enumerate().all(|(n, i)| i.parent.is_none_or(|p| (p as usize) < n));
    assert!(parents_first && reading.items[8000].parent == Some(7999));
}

#[test]
fn archives_in_archives_are_taken_apart_from_the_disk() {
    let scratch = tempfile::tempdir().unwrap();
    let mbox = mailbox(50);
    let mut tar = tar::Builder::new(Vec::new());
    let mut header = tar::Header::new_gnu();
    header.set_size(mbox.len() as u64);
    header.set_cksum();
    tar.append_data(&mut header, "Takeout/Mail/All mail.mbox", mbox.as_bytes()).unwrap();
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gz.write_all(&tar.into_inner().unwrap()).unwrap();
    let path = scratch.path().join("takeout.tgz");
    std::fs::write(&path, gz.finish().unwrap()).unwrap();
    let limits = limits();
    let (whole, apart) = (whole(&path, &limits), apart(&path, &limits));
    assert_eq!(whole, apart);
    let formats: Vec<&str> = apart.items.iter().take(4).map(|i| i.format.as_str()).collect();
    assert_eq!(formats, ["gz", "tar", "mbox", "eml"]);
    let shallow = Limits { depth: 1, ..limits };
    let reading = self::apart(&path, &shallow);
    assert_eq!(reading.items.len(), 3);
    assert_eq!(says(&reading.items[2])[0].0, ExceptionKind::TooLarge);
}

/// A message is what it was when it is taken out alone; what is not what it was is not taken out.
#[test]
fn a_message_is_taken_out_of_its_mailbox_as_it_was() {
    let scratch = tempfile::tempdir().unwrap();
    let path = &scratch.path().join("All mail.mbox");
    std::fs::write(path, mailbox(50)).unwrap();
    let limits = &limits();
    let read = apart(path, limits);
    let at = read.items.iter().position(|item| item.untrusted_name.expose() == "message 17.eml").unwrap();
    let (mut trail, mut above) = (Vec::new(), Some(at as u32));
    while let Some(n) = above.filter(|n| *n > 0) {
        trail.insert(0, read.items[n as usize].untrusted_name.expose().to_owned());
        above = read.items[n as usize].parent;
    }
    assert_eq!(trail.len(), 1);
    let blob = read.items[at].blob;
    let other = dsar::model::BlobId::of(b"other");
    let wanted = [blob, other].map(|blob| dsar::extract::Wanted { trail: trail.clone(), blob });
    let pool = Pool::new(limits).unwrap().taking_apart_from(1);
    let (file, mut kept) = (File::open(path).unwrap(), Vec::new());
    let (name, size) = ("All mail.mbox".to_owned(), file.metadata().unwrap().len());
    let mut keep = |bytes: &[u8]| {
        kept.push(bytes.to_vec());
        Ok(())
    };
    runtime().block_on(pool.take_out(name, file, size, &wanted, &mut keep)).unwrap();
    assert_eq!(kept.iter().map(|bytes| dsar::model::BlobId::of(bytes)).collect::<Vec<_>>(), [blob]);
    assert!(String::from_utf8_lossy(&kept[0]).contains("Subject: letter 16"));
}

/// A workspace over one mailbox large enough to be taken apart.
pub fn workspace(root: &Path, messages: usize) -> (Workspace, Settings) {
    let store = root.join("store");
    std::fs::create_dir(&store).unwrap();
    std::fs::write(store.join("Inbox"), letters(messages, 1300)).unwrap();
    let cases = Workspace::create(&root.join("cases")).unwrap();
    let text = format!("[[store]]\nname = \"mail\"\npath = \"{}\"\n", store.display());
    std::fs::write(cases.join("dsar.toml"), text).unwrap();
    let workspace = Workspace::open(&cases).unwrap();
    let mut settings = Settings::load(workspace.root()).unwrap();
    settings.limits = limits();
    (workspace, settings)
}

/// Enough messages, and text in each, for more than [`dsar::extract::APART`].
pub const MANY: usize = 1500;

#[test]
fn a_large_mailbox_is_indexed_once_and_never_half() {
    let scratch = tempfile::tempdir().unwrap();
    let (workspace, settings) = workspace(scratch.path(), MANY);
    let inbox = scratch.path().join("store/Inbox");
    let file = File::options().read(true).write(true).open(&inbox).unwrap();
    assert!(file.metadata().unwrap().len() >= dsar::extract::APART);
    // Killed wherever it is.
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_dsar"))
        .args(["index", "-q", "-w"])
        .arg(workspace.root())
        .spawn()
        .unwrap();
    std::thread::sleep(Duration::from_secs(2));
    child.kill().unwrap();
    child.wait().unwrap();
    // And as it would be had a batch been made durable before.
    let catalogue = Catalogue::open(&workspace.catalogue()).unwrap();
    let other = dsar::format::read_tree("x.txt", b"Zoltan", &dsar::format::ReadLimits::default());
    catalogue.begin_reading(opened(&inbox).blob, &mut Vec::new()).unwrap();
    let packed = dsar::store::packed::pack(other).unwrap();
    catalogue.put_one(dsar::model::ItemId(7), opened(&inbox).blob, 7, &packed[0]).unwrap();
    assert_eq!(catalogue.unfinished().unwrap().len(), 1);
    let report = index::run(&workspace, &settings, Arc::new(Silent)).unwrap();
    assert_eq!((report.ledger.seen, report.ledger.indexed, report.ledger.exception), (1, 1, 0));
    assert_eq!(catalogue.all_items().unwrap().len(), 2 * MANY + 1);
    assert!(catalogue.unfinished().unwrap().is_empty() && catalogue.item(dsar::model::ItemId(7)).unwrap().is_none());
    let again = index::run(&workspace, &settings, Arc::new(Silent)).unwrap();
    assert_eq!((again.unchanged, again.bytes), (1, 0));
    // Touched, it is hashed and not read.
    let ids = catalogue.all_items().unwrap();
    file.write_at(b"F", 0).unwrap();
    let touched = index::run(&workspace, &settings, Arc::new(Silent)).unwrap();
    assert_eq!((touched.new, touched.changed, touched.ledger.indexed), (0, 1, 1));
    assert_eq!(catalogue.all_items().unwrap(), ids);
}
