//! The record of a request to its end: log and checkpoints, trace, wrong disclosure, pack for the ICO; on the
//! fixture organisation, played once by `dsar demo`.

use super::driver::{Scratch, copy};
use dsar::pipeline::derived::Derived;
use dsar::request::Case;
use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;
use std::time::Instant;

pub(super) const ID: &str = "2026-0001";
pub(super) const LOG: &str = "cases/requests/2026-0001/record/events.jsonl";

static PLAYED: LazyLock<Scratch> = LazyLock::new(|| {
    let scratch = Scratch::new();
    scratch.run(&["demo", "--out", "demo"]).exits(0);
    scratch
});

/// The demonstration's workspace in a scratch folder of its own, with the retention that the system's clock needs.
pub(super) fn played() -> Scratch {
    let scratch = Scratch::new();
    copy(&PLAYED.path("demo"), &scratch.path(""));
    scratch.settings("[organisation]", "[organisation]\ncase_file = \"1 month\"");
    scratch
}

pub(super) fn case(scratch: &Scratch) -> Case {
    scratch.case(ID)
}

/// Everybody and everything that the request's form, people and files are called.
pub(super) fn names(scratch: &Scratch) -> BTreeSet<String> {
    let case = case(scratch);
    let (form, derived) = (case.form().unwrap(), Derived::load(&case).unwrap());
    let subject = form.subject.names.into_iter().chain(form.subject.emails).chain(form.requester);
    let people = derived.persons.iter().flat_map(|p| p.forms.iter().map(|f| f.expose().to_owned()));
    let all: BTreeSet<String> = subject.chain(people).filter(|n| n.len() > 4).collect();
    assert!(all.len() > 60, "{}", all.len());
    all
}

pub(super) fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => found.extend(files(&path)),
            false => found.push((path.clone(), std::fs::read(&path).unwrap())),
        }
    }
    found
}

/// `grep -ra`: the names that stand in `bytes` as words.
pub(super) fn named<'a>(bytes: &[u8], names: &'a BTreeSet<String>) -> Vec<&'a str> {
    let text = String::from_utf8_lossy(bytes);
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let stands = |name: &str| {
        text.match_indices(name)
            .any(|(at, _)| !word(text[..at].chars().next_back()) && !word(text[at + name.len()..].chars().next()))
    };
    names.iter().map(String::as_str).filter(|n| stands(n)).collect()
}

#[test]
fn the_log_and_its_checkpoints_name_nobody() {
    let scratch = played();
    scratch.run(&["request", "note", ID, "Spoke to Wilhelmina"]).exits(0);
    let names = names(&scratch);
    for folder in ["cases/requests/2026-0001/record", "cases/checkpoints"] {
        for (path, bytes) in files(&scratch.path(folder)) {
            assert_eq!(named(&bytes, &names), Vec::<&str>::new(), "{}", path.display());
        }
    }
    let shown = scratch.run(&["audit", "show", ID]).exits(0).stdout;
    assert_eq!(named(shown.as_bytes(), &names), Vec::<&str>::new());
}

#[test]
fn nothing_that_names_anybody_lies_open_but_bundles() {
    let scratch = played();
    let names = names(&scratch);
    for folder in ["evidence", "derived", "record"] {
        let all = files(&scratch.path(&format!("cases/requests/{ID}/{folder}")));
        assert!(!all.is_empty());
        for (path, bytes) in all {
            assert_eq!(named(&bytes, &names), Vec::<&str>::new(), "{}", path.display());
            let name = path.file_name().unwrap().to_string_lossy();
            assert!(folder == "record" || name.ends_with(".age") && name.len() == 36, "{name}");
        }
    }
}

#[test]
fn a_log_is_held_to_checkpoints_heads_and_what_left_the_house() {
    let scratch = played();
    let manifest = format!("cases/requests/{ID}/bundles/001/disclosure/manifest.json");
    let json: serde_json::Value = serde_json::from_str(&scratch.read(&manifest)).unwrap();
    let head = json["log_head"].as_str().unwrap().to_owned();
    let key = json["checkpoint_key"].as_str().unwrap().to_owned();
    let verify = ["audit", "verify", ID, "--checkpoint", &manifest, "--head", &head];
    let said = scratch.run(&verify).exits(0).stdout;
    let entry = json["log_entries"].as_u64().unwrap();
    for part in ["intact: ", &format!("checkpoint you gave, taken at entry {entry}"), &format!("that of entry {entry}")]
    {
        assert!(said.contains(part), "{part}: {said}");
    }
    scratch.run(&["audit", "verify", LOG, "--checkpoint", &manifest, "--key", &key]).exits(0);
    scratch
        .run(&["audit", "verify", ID, "--head", &"0".repeat(64)])
        .exits(3)
        .complains(&["no entry of the log has that head"]);
    scratch.run(&["audit", "verify", ID, "--head", "abc"]).exits(2).complains(&["is no head"]);
    scratch.run(&["audit", "verify", "2026-0009"]).exits(2).complains(&["no request"]);

    let whole = scratch.read(LOG);
    let keep = |n: usize| whole.lines().take(n).map(|l| format!("{l}\n")).collect::<String>();
    scratch.write(LOG, keep(whole.lines().count() - 1));
    scratch.run(&["audit", "verify", ID]).exits(3).complains(&["missing: the log had"]);
    // Log and checkpoints rewritten together: only what left the house tells.
    scratch.write(LOG, keep(4));
    for folder in ["cases/checkpoints", "cases/requests/2026-0001/record/checkpoints"] {
        std::fs::remove_dir_all(scratch.path(folder)).unwrap();
    }
    assert!(scratch.run(&["audit", "verify", ID]).exits(0).stdout.contains("no checkpoint of it was found"));
    scratch
        .run(&["audit", "verify", ID, "--checkpoint", &manifest, "--key", &key])
        .exits(3)
        .complains(&["entry 5: missing"]);
}

#[test]
fn a_stranger_checks_the_log_with_the_verifier_of_the_documentation() {
    let scratch = played();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("config/verify_log.py");
    let key = scratch.read(&format!("cases/checkpoints/{ID}/keys.txt"));
    let kept = files(&scratch.path(&format!("cases/requests/{ID}/record/checkpoints")));
    let checkpoint = kept.into_iter().map(|(path, _)| path).min().unwrap();
    let size: usize = checkpoint.file_stem().unwrap().to_string_lossy().parse().unwrap();
    let python = |log: &Path| {
        let ran = Command::new("python3").arg(&script).args([log, &checkpoint]).arg(key.trim()).output();
        ran.map(|o| {
            (
                o.status.success(),
                String::from_utf8_lossy(&o.stdout).into_owned(),
                String::from_utf8_lossy(&o.stderr).into_owned(),
            )
        })
    };
    match python(&scratch.path(LOG)) {
        Ok((true, said, _)) => {
            assert!(said.contains("intact: ") && said.contains("agrees with the checkpoint"), "{said}")
        }
        Ok((false, _, why)) if why.contains("cryptography") => return println!("skipped: no cryptography for Python"),
        Ok((false, said, why)) => panic!("{said}{why}"),
        Err(e) => return println!("skipped: no Python here ({e})"),
    }
    let forged = scratch.read(LOG).replacen("2026-03-02", "2026-03-01", 1);
    scratch.write("forged.jsonl", forged);
    let (intact, _, why) = python(&scratch.path("forged.jsonl")).unwrap();
    assert!(!intact && why.contains("NOT INTACT: entry 2"), "{why}");
    scratch
        .write("short.jsonl", scratch.read(LOG).lines().take(size - 1).map(|l| format!("{l}\n")).collect::<String>());
    let (intact, _, why) = python(&scratch.path("short.jsonl")).unwrap();
    assert!(!intact && why.contains(&format!("entry {size} is missing")), "{why}");
}

#[test]
fn a_unit_is_followed_from_its_file_to_the_bundle() {
    let scratch = played();
    let redactions = scratch.read(&format!("cases/requests/{ID}/bundles/001/internal/redactions.csv"));
    let unit = case(&scratch).entries().iter().find_map(|e| match &e.event {
        dsar::model::Event::Decided { changes, .. } => {
            changes.iter().map(|c| c.unit.0.clone()).find(|unit| redactions.contains(unit.as_str()))
        }
        _ => None,
    });
    let unit = unit.unwrap();
    let said = scratch.run(&["audit", "trace", ID, &unit]).exits(0).stdout;
    for part in [
        "Place 1: store ",
        "sha256 ",
        "pinned as evidence",
        "passage ",
        "Found:",
        "redacted as person",
        "by demo",
        "bundle 001",
        "document ",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let passage = said.lines().find_map(|l| l.trim().strip_prefix("passage ")).unwrap().split(' ').next().unwrap();
    let again = scratch.run(&["audit", "trace", ID, passage]).exits(0).stdout;
    assert!(again.contains(&format!("Unit {unit}")), "{again}");
    scratch.run(&["audit", "trace", ID, "nonsense"]).exits(2).complains(&["is no unit of the request and no passage"]);
}

#[test]
fn a_bundle_is_held_to_what_was_decided_when_it_was_made() {
    let scratch = played();
    let bundle = format!("cases/requests/{ID}/bundles/001");
    let list = scratch.run(&["decide", ID, "--list"]).exits(0).stdout;
    let unit = list.lines().find(|l| l.contains(",redact,")).unwrap().split(',').next().unwrap();
    scratch.write("other.csv", format!("target,action,exemption\n{unit},out_of_scope,\n"));
    scratch.run(&["decide", ID, "--csv", "other.csv"]).exits(0);
    let said = scratch.run(&["verify", &bundle]).exits(0).stdout;
    assert!(said.contains("searched for all that was removed when the bundle was made"), "{said}");
    // A manifest that agrees with changed files, and not with the log.
    let manifest = scratch.path(&format!("{bundle}/disclosure/manifest.json"));
    let text = std::fs::read_to_string(&manifest).unwrap();
    std::fs::write(&manifest, text.replace("\"version\": 1", "\"version\":  1")).unwrap();
    let said = scratch.run(&["verify", &bundle]).exits(3).stdout;
    assert!(said.contains("manifest.json is not the one that entry"), "{said}");
}

#[test]
fn a_wrong_disclosure_has_its_clock_and_its_corrected_answer() {
    let scratch = played();
    scratch
        .run(&["request", "breach", ID, "--bundle", "7", "--found", "now", "--to", "R. Hale"])
        .exits(2)
        .complains(&["has no bundle 7", "there are: 1"]);
    let future = ["request", "breach", ID, "--bundle", "1", "--found", "2999-01-01", "--to", "R. Hale"];
    scratch.run(&future).exits(2).complains(&["lies in the future"]);
    let found = ["request", "breach", ID, "--bundle", "1", "--found", "now", "--to", "R. Hale of Mill Lane"];
    let said = scratch.run(&found).exits(1).stdout;
    for part in
        ["Went to: R. Hale of Mill Lane", "72 h 0 min left", "bundle 001", "unchanged on the disk", "response.pdf"]
    {
        assert!(said.contains(part) || said.contains("71 h 59 min left"), "{part}: {said}");
    }
    assert!(!scratch.read(LOG).contains("Hale"));
    assert!(scratch.run(&["request", "show", ID]).stdout.contains("WRONG DISCLOSURE"));
    scratch
        .run(&["request", "breach", ID, "--step", "closed", "--note", "x"])
        .exits(3)
        .complains(&["neither reported"]);
    scratch.run(&["request", "breach", ID, "--step", "not-reportable"]).exits(2).complains(&["needs its reasons"]);
    scratch.run(&["request", "breach", ID, "--step", "reported-to-ico", "--note", "IC-123"]).exits(1);
    scratch.run(&["request", "breach", ID, "--difference"]).exits(1);

    let list = scratch.run(&["decide", ID, "--list"]).exits(0).stdout;
    let unit = list.lines().find(|l| l.contains(",redact,")).unwrap().split(',').next().unwrap();
    scratch.write("mended.csv", format!("target,action,exemption\n{unit},out_of_scope,\n"));
    scratch.run(&["decide", ID, "--csv", "mended.csv"]).exits(0);
    scratch.run(&["bundle", ID]).exits(0);
    let difference = scratch.run(&["request", "breach", ID, "--difference"]).exits(0).stdout;
    assert!(difference.contains("removed") && difference.contains(unit), "{difference}");
    let listed = scratch.read(&format!("cases/requests/{ID}/bundles/002/internal/difference.csv"));
    assert!(
        listed.contains(unit) && listed.starts_with("what,document in bundle 001,document in bundle 002"),
        "{listed}"
    );
    scratch.run(&["request", "breach", ID, "--step", "closed", "--note", "got back"]).exits(0);
    assert!(!scratch.run(&["request", "show", ID]).stdout.contains("WRONG DISCLOSURE"));
}

#[test]
fn a_pack_for_the_ico_holds_everything_and_opens_with_its_passphrase_only() {
    let scratch = played();
    let names = names(&scratch);
    for (file, seal) in [("pack.zip", dsar::bundle::Seal::Zip), ("pack.age", dsar::bundle::Seal::Age)] {
        let how = if file.ends_with("zip") { "zip" } else { "age" };
        let packed = scratch.run(&["ico-pack", ID, "--out", file, "--seal", how, "--json"]).exits(0).json();
        let bytes = std::fs::read(scratch.path(file)).unwrap();
        assert_eq!(named(&bytes, &names), Vec::<&str>::new(), "the names of files in a zip are for everybody to read");
        let password = packed["passphrase"].as_str().unwrap();
        assert!(dsar::bundle::open(&bytes, seal, "abacus-abdomen-abdominal").is_err());
        let files = dsar::bundle::open(&bytes, seal, password).unwrap();
        assert_eq!(files.len() as u64, packed["files"].as_u64().unwrap());
        let content =
            |name: &str| files.iter().find(|(n, _)| n == name).unwrap_or_else(|| panic!("no {name}")).1.clone();
        let text = |name: &str| String::from_utf8(content(name)).unwrap();
        assert!(text("README.txt").contains("never for the person who asked"));
        assert!(scratch.read(LOG).starts_with(&text("log/events.jsonl")));
        assert!(text("unredacted/index.csv").lines().count() > 50);
        assert!(text("derived/units.jsonl").lines().count() > 100);
        assert!(text("report/units.csv").lines().count() > 100 && text("report/people.csv").lines().count() > 30);
        assert!(content("redacted/bundles/001/disclosure/response.pdf").starts_with(b"%PDF"));
        text("redacted/bundles/001/internal/redactions.csv");
        assert!(files.iter().any(|(n, _)| n.starts_with("private/form-")));
        assert!(files.iter().any(|(n, _)| n.starts_with("log/checkpoints/0")));
        assert!(!files.iter().any(|(n, _)| n.contains(".key") || n.contains("SAR-")), "no key and no parcel");
        let first = text("unredacted/index.csv").lines().nth(1).unwrap().to_owned();
        let (name, hash) = (first.split(',').next().unwrap(), first.split(',').nth(1).unwrap().to_owned());
        assert_eq!(dsar::model::BlobId::of(&content(&format!("unredacted/{name}"))).to_string(), hash);
    }
    scratch.run(&["ico-pack", ID, "--out", "pack.zip"]).exits(2).complains(&["is there already"]);
    assert!(scratch.read(LOG).matches("ico_packed").count() == 2);
}

#[test]
fn large_evidence_is_sealed_and_opened_a_piece_at_a_time() {
    let scratch = played();
    let (case, size) = (case(&scratch), 192usize << 20);
    let path = scratch.path("large.bin");
    let mut file = std::io::BufWriter::new(std::fs::File::create(&path).unwrap());
    let piece: Vec<u8> = (0..1 << 20).map(|n| (n % 253) as u8).collect();
    let mut hash = <sha2::Sha256 as sha2::Digest>::new();
    for _ in 0..size >> 20 {
        file.write_all(&piece).unwrap();
        sha2::Digest::update(&mut hash, &piece);
    }
    file.flush().unwrap();
    let blob = dsar::model::BlobId(sha2::Digest::finalize(hash).into());
    let peak = || {
        let status = std::fs::read_to_string("/proc/self/status").unwrap();
        let line = status.lines().find(|l| l.starts_with("VmRSS")).unwrap().to_owned();
        line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap()
    };
    let before = peak();
    let began = Instant::now();
    case.pin_file(&path, blob).unwrap();
    let mut reader = case.pinned_reader(blob).unwrap();
    let (mut read, mut part, mut most) = (0, vec![0u8; 1 << 16], 0);
    loop {
        let n = reader.read(&mut part).unwrap();
        if n == 0 {
            break;
        }
        read += n;
        most = most.max(peak());
    }
    println!(
        "{} MiB sealed and opened in {:?}; resident {} KiB before, {most} KiB at most",
        size >> 20,
        began.elapsed(),
        before
    );
    assert_eq!(read, size);
    assert!(most < before + 100 * 1024, "{before} -> {most} KiB");
}

#[test]
fn a_damaged_record_hides_no_other_request() {
    let scratch = Scratch::indexed();
    let (bad, good) = (scratch.request(), scratch.request());
    let log = scratch.path(&format!("cases/requests/{bad}/record/events.jsonl"));
    let text = std::fs::read_to_string(&log).unwrap();
    std::fs::write(&log, text.replacen('{', "", 1)).unwrap();
    let status = scratch.run(&["status"]).exits(1).stdout;
    assert!(status.contains(&format!("dsar request show {good}")), "{status}");
    assert!(
        status.contains(&format!("{bad}  UNREADABLE: ")) && status.contains(&format!("dsar audit verify {bad}")),
        "{status}"
    );
}
