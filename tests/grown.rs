//! Mailboxes that grew: what was read of them stays, with its ids; what is known of them in the end is what a reading from the
//! beginning would tell, whatever happened to them or to the program.

use crate::large::{MANY, letters, workspace};
use dsar::extract::APART;
use dsar::model::ItemId;
use dsar::pipeline::index::IndexReport;
use dsar::pipeline::{Silent, index};
use dsar::settings::{Settings, Workspace};
use dsar::store::Catalogue;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// A workspace over one large mailbox, indexed.
struct House {
    root: tempfile::TempDir,
    workspace: Workspace,
    settings: Settings,
}

impl House {
    fn new() -> House {
        let root = tempfile::tempdir().unwrap();
        let (workspace, settings) = workspace(root.path(), MANY);
        let house = House { root, workspace, settings };
        house.index();
        house
    }

    fn store(&self) -> PathBuf {
        self.root.path().join("store")
    }

    fn inbox(&self) -> PathBuf {
        self.store().join("Inbox")
    }

    fn index(&self) -> IndexReport {
        index::run(&self.workspace, &self.settings, Arc::new(Silent)).unwrap()
    }

    fn catalogue(&self) -> Catalogue {
        Catalogue::open(&self.workspace.catalogue()).unwrap()
    }

    fn ids(&self) -> BTreeSet<ItemId> {
        self.catalogue().all_items().unwrap().into_iter().collect()
    }

    fn mailbox(&self) -> String {
        std::fs::read_to_string(self.inbox()).unwrap()
    }

    /// The mailbox becomes this, and is indexed; how many items are still those of before.
    fn becomes(&self, text: &str) -> usize {
        let before = self.ids();
        std::fs::write(self.inbox(), text).unwrap();
        self.index();
        self.is_as_read_anew();
        self.ids().intersection(&before).count()
    }

    /// Everything the catalogue tells of every file is what a new one tells, and what can be found of it too.
    fn is_as_read_anew(&self) {
        let other = self.root.path().join("other");
        let _ = std::fs::remove_dir_all(&other);
        let fresh = Workspace::create(&other).unwrap();
        std::fs::copy(self.workspace.root().join("dsar.toml"), fresh.join("dsar.toml")).unwrap();
        let fresh = Workspace::open(&fresh).unwrap();
        index::run(&fresh, &self.settings, Arc::new(Silent)).unwrap();
        let (here, there) = (told(&self.workspace), told(&fresh));
        assert_eq!(here.len(), there.len());
        here.iter().zip(&there).for_each(|(here, there)| assert!(here == there, "{here}\n{there}"));
    }
}

/// What is known of all files: each item in order with its content, each exception, and the items found by a word of each.
fn told(workspace: &Workspace) -> Vec<String> {
    let catalogue = Catalogue::open(&workspace.catalogue()).unwrap();
    assert!(catalogue.unfinished().unwrap().is_empty());
    let mut out = Vec::new();
    for file in catalogue.files_with_days().unwrap() {
        let blob = file.blob.unwrap();
        let ids = catalogue.items_of(blob).unwrap();
        for (n, id) in ids.iter().enumerate() {
            assert_eq!(catalogue.item_of(blob, n as u64).unwrap(), Some(*id), "numbers have gaps");
            let (of, item) = catalogue.item(*id).unwrap().unwrap();
            let texts: Vec<_> = item.passages.iter().map(|p| p.text.expose()).collect();
            out.push(format!("{} {of} {n} {item:?} {texts:?}", file.path));
        }
        out.push(format!("{} items in {}", ids.len(), file.path));
    }
    let mut exceptions: Vec<_> = catalogue.exceptions().unwrap().iter().map(|row| row.id()).collect();
    exceptions.sort();
    out.push(format!("{exceptions:?}"));
    out
}

fn ten_more() -> String {
    letters(10, 3).replace("Zoltan", "Aurelia")
}

#[test]
fn what_was_read_of_a_mailbox_that_grew_is_kept() {
    let house = House::new();
    let before = house.mailbox();
    assert!(before.len() as u64 >= APART);
    let kept = house.becomes(&format!("{before}{}", ten_more()));
    assert!((2 * MANY - 30..=2 * MANY).contains(&kept), "{kept} kept");
    let found = house.catalogue().items_of(house.catalogue().files_with_days().unwrap()[0].blob.unwrap()).unwrap();
    assert_eq!(found.len(), 2 * MANY + 21);
    // And once more: what was carried on is carried on.
    let kept = house.becomes(&format!("{before}{}{}", ten_more(), letters(3, 2)));
    assert!(kept >= 2 * MANY - 30, "{kept} kept");
}

#[test]
fn a_message_that_was_cut_off_is_read_again() {
    let house = House::new();
    let whole = format!("{}{}", house.mailbox(), ten_more());
    for cut in [whole.len() - 100, whole.len() - 700, whole.len() - 1000, whole.len() - 1003] {
        house.becomes(&whole[..cut]);
    }
    let kept = house.becomes(&whole);
    assert!(kept >= 2 * MANY - 30, "{kept} kept");
}

#[test]
fn a_mailbox_that_was_rewritten_is_read_anew() {
    let house = House::new();
    let before = house.mailbox();
    // A mark in an early message, of the same length; a message deleted; all of it shorter.
    assert_eq!(house.becomes(&before.replacen("letter 2\n", "letter Z\n", 1)), 0);
    let second = before.find("From a1@").unwrap();
    assert_eq!(house.becomes(&before[second..]), 0);
    assert_eq!(house.becomes(&before[..before.len() / 2]), 0);
}

#[test]
fn a_reading_that_other_files_hold_stays_theirs() {
    let house = House::new();
    let before = house.mailbox();
    // Bytes that lie twice go by the name that was read first, so both names are of one length here.
    std::fs::copy(house.inbox(), house.store().join("Other")).unwrap();
    house.index();
    assert_eq!(house.becomes(&format!("{before}{}", ten_more())), 2 * MANY + 1, "the copy's");
    // Each night the copy becomes what the mailbox was.
    std::fs::write(house.store().join("Other"), house.mailbox()).unwrap();
    let kept = house.becomes(&format!("{}{}", house.mailbox(), letters(5, 2)));
    assert!(kept > 0, "{kept} kept");
}

#[test]
fn what_could_not_be_read_in_full_is_told_of_the_mailbox_as_it_is() {
    let house = House::new();
    let broken =
        "From a@b.example Mon Jun 01 04:28:28 2009\nSubject: broken\nContent-Type: application/pdf\n\n%PDF-1.4 no\n\n";
    let before = format!("{broken}{}", house.mailbox());
    house.becomes(&before);
    let row = || house.catalogue().exceptions().unwrap().remove(0);
    let (first, settled) = (row(), row().bound);
    let kept = house.becomes(&format!("{before}{}", ten_more()));
    assert!(kept >= 2 * MANY - 30, "{kept} kept");
    // The same exception of other bytes: what was settled for the mailbox before was not settled for this one.
    assert_eq!((row().detail, row().locator), (first.detail, first.locator));
    assert_ne!(row().bound, settled);
}

#[test]
fn killed_while_it_reads_on_it_ends_as_if_it_had_not_been() {
    let house = House::new();
    let mut text = house.mailbox();
    let mut kept = Vec::new();
    for wait in [150, 300, 600, 900] {
        let before = house.ids();
        text.push_str(&letters(400, 1300));
        std::fs::write(house.inbox(), &text).unwrap();
        let program = env!("CARGO_BIN_EXE_dsar");
        let mut child = std::process::Command::new(program)
            .args(["index", "-q", "-w"])
            .arg(house.workspace.root())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(wait));
        child.kill().unwrap();
        child.wait().unwrap();
        house.index();
        kept.push(house.ids().intersection(&before).count());
    }
    house.is_as_read_anew();
    assert!(kept.iter().all(|kept| *kept > 2 * MANY - 30), "{kept:?}");
}

#[test]
fn a_batch_in_the_middle_of_reading_on_takes_nothing_from_the_old_reading() {
    let house = House::new();
    let catalogue = house.catalogue();
    let blob = catalogue.files_with_days().unwrap()[0].blob.unwrap();
    let before = catalogue.items_of(blob).unwrap();
    let text = format!("{}{}", house.mailbox(), ten_more());
    // As it would be had the program been killed after a batch: the new reading has begun, its end never came.
    let new = dsar::model::BlobId::of(text.as_bytes());
    catalogue.begin_reading(new, &mut Vec::new()).unwrap();
    let other = dsar::format::read_tree("x.txt", b"Zoltan", &dsar::format::ReadLimits::default());
    let packed = dsar::store::packed::pack(other).unwrap();
    catalogue.put_one(ItemId(7), new, 2 * MANY as u32 + 3, &packed[0]).unwrap();
    assert_eq!(catalogue.items_of(blob).unwrap(), before);
    let kept = house.becomes(&text);
    assert!(kept >= 2 * MANY - 30, "{kept} kept");
}

#[test]
fn a_request_over_a_mailbox_that_grew_finds_what_it_found() {
    let house = House::new();
    let text = house.mailbox().replacen("Dear 700,", "Dear Ottoline Featherstonehaugh,", 1);
    house.becomes(&text);
    let root = house.workspace.root();
    let run = |args: &[&str]| {
        let out =
            std::process::Command::new(env!("CARGO_BIN_EXE_dsar")).args(args).arg("-w").arg(root).output().unwrap();
        assert!(out.status.code().is_some_and(|code| code < 2), "{args:?}: {}", String::from_utf8_lossy(&out.stderr));
        String::from_utf8(out.stdout).unwrap()
    };
    let form = house.root.path().join("form.toml");
    let received =
        "received = \"2026-03-02\"\nchannel = \"letter\"\n[subject]\nnames = [\"Ottoline Featherstonehaugh\"]\n";
    std::fs::write(&form, received).unwrap();
    run(&["request", "new", "--from", form.to_str().unwrap()]);
    run(&["run", "2026-0001"]);
    let hits = || run(&["hits", "2026-0001", "--jsonl"]);
    let places = |hits: &str| -> BTreeSet<String> {
        let value = |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap();
        hits.lines().map(value).map(|hit| format!("{} {}", hit["path"], hit["member"])).collect()
    };
    let before = hits();
    assert_eq!(places(&before).into_iter().collect::<Vec<_>>(), ["\"Inbox\" [\"message 701.eml\"]"]);
    // The message is pinned, and not sixteen megabytes of others.
    let pinned = evidence(root);
    let size: u64 = pinned.iter().map(|path| path.metadata().unwrap().len()).sum();
    assert!(pinned.len() == 1 && size < 100_000, "{pinned:?}: {size} bytes");
    let trace = run(&["audit", "trace", "2026-0001", &unit(&house)]);
    assert!(trace.contains("message 701.eml") && trace.contains("member  sha256"), "{trace}");
    house.becomes(&format!("{text}{}", ten_more()));
    let ran: serde_json::Value = serde_json::from_str(&run(&["run", "2026-0001", "--json"])).unwrap();
    assert_eq!(places(&hits()), places(&before));
    assert_eq!(ran["delta"]["changed"], serde_json::json!([]), "the message stands where it stood");
    assert_eq!(pinned, evidence(root));
    // Another message goes: it stands elsewhere in the file, and its copy serves too.
    let shorter = format!("{}{}", &text[text.find("From a1@").unwrap()..], ten_more());
    house.becomes(&shorter);
    run(&["run", "2026-0001"]);
    let both = places(&hits());
    assert!(both.is_superset(&places(&before)) && both.len() == 2, "{both:?}");
    assert_eq!(pinned, evidence(root));
    // The mailbox goes, and not all of the store with it.
    std::fs::write(house.store().join("note.txt"), "It rained.").unwrap();
    std::fs::remove_file(house.inbox()).unwrap();
    house.index();
    run(&["run", "2026-0001"]);
    assert!(places(&hits()).is_superset(&places(&before)));
    assert_eq!(unit(&house).len(), 16);
}

/// The one unit of the request.
fn unit(house: &House) -> String {
    let id = dsar::model::RequestId("2026-0001".into());
    let case = dsar::request::Case::open(&house.workspace, &id, "test", dsar::audit::Clock::System).unwrap();
    let units = dsar::pipeline::derived::Derived::load(&case).unwrap().units;
    assert_eq!(units.len(), 1);
    assert!(units[0].places.iter().all(|place| case.pinned_path(place.pinned()).is_file()));
    units[0].id.0.clone()
}

fn evidence(root: &Path) -> BTreeSet<PathBuf> {
    let folder = root.join("requests/2026-0001/evidence");
    std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
}
