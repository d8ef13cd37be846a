//! The request's folder, played through.

use super::*;
use crate::audit::{self, Clock, Verdict};
use crate::model::event::IdentityHow;
use crate::model::{BlobId, Event, RequestForm, RequestId};
use crate::settings::Workspace;
use jiff::civil::date;
use std::fs;
use std::os::unix::fs::PermissionsExt;

const FORM: &str = r#"received = "2026-03-02"
channel = "letter"
requester = "Perpetua Quillfeather"

[subject]
names = ["Ottoline Brackenbury", "Otti Ruddlestone"]
emails = ["otti.b@example.org"]
phones = ["01632 960 123"]
born = ["2012-04-05"]
addresses = ["4 Mill Lane, Nether Wallop, SO20 8ET"]
postcodes = ["SO20 8ET"]
ids = { pupil = "P-0441" }

[[namesake]]
names = ["Ottoline Brackenbury"]
born = ["1950-01-01"]
"#;

fn clock() -> Clock {
    Clock::Fixed("2026-03-03T09:00:00Z".parse().unwrap())
}

fn form() -> RequestForm {
    parse(FORM, "form.toml", clock().today()).unwrap()
}

fn workspace() -> (tempfile::TempDir, Workspace) {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("dsar.toml"), "").unwrap();
    fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o700)).unwrap();
    let workspace = Workspace::open(dir.path()).unwrap();
    (dir, workspace)
}

fn mode(path: &std::path::Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn a_case_is_made_whole_numbered_and_private() {
    let (_dir, ws) = workspace();
    let case = Case::create(&ws, &form(), "officer", clock()).unwrap();
    assert_eq!(case.id().0, "2026-0001");
    assert_eq!(Case::create(&ws, &form(), "officer", clock()).unwrap().id().0, "2026-0002");
    let earlier = RequestForm { received: date(2025, 12, 30), ..form() };
    assert_eq!(Case::create(&ws, &earlier, "officer", clock()).unwrap().id().0, "2025-0001");
    assert_eq!(
        list(&ws).unwrap().iter().map(|i| i.0.as_str()).collect::<Vec<_>>(),
        ["2025-0001", "2026-0001", "2026-0002"]
    );
    for dir in [
        case.root().to_owned(),
        case.record(),
        case.record().join("private"),
        case.evidence(),
        case.derived(),
        case.bundles(),
    ] {
        assert_eq!(mode(&dir), 0o700, "{}", dir.display());
    }
    assert_eq!((mode(&case.root().join("private.key")), mode(&case.log_path())), (0o600, 0o600));
    assert_eq!(case.form().unwrap(), form());
    assert!(matches!(case.entries(), [e] if e.by == "officer" && matches!(e.event, Event::Created { .. })));
    assert!(
        fs::read_dir(ws.requests()).unwrap().all(|e| !e.unwrap().file_name().to_string_lossy().starts_with('.')),
        "nothing unfinished is left"
    );
}

#[test]
fn numbers_of_removed_requests_before_the_last_are_not_given_again() {
    let (_dir, ws) = workspace();
    let first = Case::create(&ws, &form(), "o", clock()).unwrap();
    Case::create(&ws, &form(), "o", clock()).unwrap();
    fs::remove_dir_all(first.root()).unwrap();
    assert_eq!(Case::create(&ws, &form(), "o", clock()).unwrap().id().0, "2026-0003");
}

#[test]
fn the_log_holds_no_name() {
    let (_dir, ws) = workspace();
    let mut case = Case::create(&ws, &form(), "officer", clock()).unwrap();
    let note = case.note("Perpetua Quillfeather rang about Ottoline").unwrap();
    case.append(Event::Noted { note: note.clone() }).unwrap();
    case.append(Event::Identity { on: date(2026, 3, 3), how: IdentityHow::Verified }).unwrap();
    let log = fs::read_to_string(case.log_path()).unwrap().to_lowercase();
    for value in [
        "ottoline",
        "otti",
        "brackenbury",
        "ruddlestone",
        "perpetua",
        "quillfeather",
        "example.org",
        "960 123",
        "2012-04-05",
        "mill lane",
        "so20",
        "p-0441",
    ] {
        assert_eq!(log.matches(value).count(), 0, "{value}");
    }
    assert_eq!(case.note_text(&note).unwrap(), "Perpetua Quillfeather rang about Ottoline");
    assert!(matches!(audit::verify(&case.log_path(), None).unwrap(), Verdict::Whole(v) if v.entries == 3));
}

#[test]
fn a_changed_form_or_note_is_refused() {
    let (_dir, ws) = workspace();
    let case = Case::create(&ws, &form(), "officer", clock()).unwrap();
    let note = case.note("as it was").unwrap();
    for entry in fs::read_dir(case.record().join("private")).unwrap() {
        let path = entry.unwrap().path();
        assert_eq!(mode(&path), 0o600);
        let mut bytes = fs::read(&path).unwrap();
        *bytes.last_mut().unwrap() ^= 1;
        fs::write(&path, bytes).unwrap();
    }
    assert!(case.form().unwrap_err().refused);
    assert!(case.note_text(&note).unwrap_err().refused);
}

#[test]
fn a_note_put_in_the_place_of_another_is_refused() {
    let (_dir, ws) = workspace();
    let case = Case::create(&ws, &form(), "officer", clock()).unwrap();
    let (note, other) = (case.note("as it was").unwrap(), case.note("as somebody wants it").unwrap());
    let path = |hash: &str| case.record().join(format!("private/note-{}.age", &hash[..16]));
    fs::copy(path(&other), path(&note)).unwrap();
    assert!(case.note_text(&note).unwrap_err().what.contains("changed after the log recorded it"));
}

/// Every file below `dir` with its bytes.
fn files(dir: &std::path::Path) -> Vec<(std::path::PathBuf, Vec<u8>)> {
    let all = walkdir::WalkDir::new(dir).into_iter().map(|e| e.unwrap()).filter(|e| e.file_type().is_file());
    all.map(|e| (e.path().to_owned(), fs::read(e.path()).unwrap())).collect()
}

fn holds(bytes: &[u8], words: &str) -> bool {
    bytes.windows(words.len()).any(|w| w == words.as_bytes())
}

#[test]
fn nothing_of_a_request_lies_open_and_no_name_of_a_file_tells_its_content() {
    let (_dir, ws) = workspace();
    let case = Case::create(&ws, &form(), "officer", clock()).unwrap();
    case.note("Perpetua rang").unwrap();
    let blob = case.pin(b"a letter to Ottoline").unwrap();
    case.store_derived("units.jsonl", b"Ottoline").unwrap();
    assert_eq!(case.load_derived("units.jsonl").unwrap().unwrap(), b"Ottoline");
    assert_eq!(case.load_derived("else.jsonl").unwrap(), None);
    for (path, bytes) in files(case.root()) {
        for word in ["Ottoline", "Brackenbury", "Perpetua", "SO20", "letter"] {
            assert!(!holds(&bytes, word), "{word} in {}", path.display());
        }
        let name = path.display().to_string();
        assert!(!name.contains(&blob.to_string()[..16]), "{name} could be tested against a copy of the file");
    }
}

#[test]
fn a_request_of_before_is_sealed_when_it_is_opened() {
    let (_dir, ws) = workspace();
    let mut case = Case::create(&ws, &form(), "officer", clock()).unwrap();
    let note = case.note("Perpetua rang").unwrap();
    let seq = case.append(Event::Noted { note: note.clone() }).unwrap();
    let blob = case.pin(b"a letter to Ottoline").unwrap();
    case.store_derived("units.jsonl", b"{}\n").unwrap();
    // Back to how it was laid out before.
    let (root, id) = (case.root().to_owned(), case.id().clone());
    let private = root.join("record/private");
    for (kind, hash, ending, bytes) in [
        ("note", note.clone(), "txt", case.kept("note", &note).unwrap()),
        ("form", form_hash(&case), "toml", case.kept("form", &form_hash(&case)).unwrap()),
    ] {
        fs::remove_file(private.join(format!("{kind}-{}.age", &hash[..16]))).unwrap();
        fs::write(private.join(format!("{kind}-{}.{ending}", &hash[..16])), bytes).unwrap();
    }
    fs::remove_file(case.pinned_path(blob)).unwrap();
    fs::write(root.join("evidence").join(blob.to_string()), b"a letter to Ottoline").unwrap();
    for (path, _) in files(&root.join("derived")) {
        fs::remove_file(path).unwrap();
    }
    fs::write(root.join("derived/units.jsonl"), b"{}\n").unwrap();
    fs::remove_file(root.join("seal.key")).unwrap();
    drop(case);

    let case = Case::open(&ws, &id, "officer", clock()).unwrap();
    assert_eq!((case.form().unwrap(), case.note_text(&note).unwrap()), (form(), "Perpetua rang".into()));
    assert_eq!(case.pinned(blob).unwrap(), b"a letter to Ottoline");
    assert_eq!(case.load_derived("units.jsonl").unwrap().unwrap(), b"{}\n");
    assert_eq!(case.entries().len() as u64, seq);
    for (path, bytes) in files(&root) {
        assert!(!holds(&bytes, "Ottoline") && !holds(&bytes, "Perpetua"), "{}", path.display());
    }
    assert!(root.join("seal.key").is_file() && !root.join("seal.key.part").exists());
}

fn form_hash(case: &Case) -> String {
    match &case.entries()[0].event {
        Event::Created { form, .. } => form.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn checkpoints_of_the_log_are_kept_and_checked() {
    let (_dir, ws) = workspace();
    let mut case = Case::create(&ws, &form(), "officer", clock()).unwrap();
    let first = case.checkpoint().unwrap();
    assert_eq!((first.size, first.head), (1, case.head()));
    case.append(Event::Identity { on: date(2026, 3, 3), how: IdentityHow::Waived }).unwrap();
    let (head, note, key) = case.signed_head().unwrap();
    assert_eq!(audit::Checkpoint::open(&note, &key).unwrap(), head);
    case.checkpoint().unwrap();
    let kept = audit::keeper::kept(Some(ws.root()), &case.log_path(), &case.id().0).unwrap();
    assert_eq!(kept.len(), 4);
    fs::remove_dir_all(case.root()).unwrap();
    assert_eq!(audit::keeper::kept(Some(ws.root()), &case.log_path(), &case.id().0).unwrap().len(), 2);
}

#[test]
fn hashes_are_keyed_by_request() {
    let (_dir, ws) = workspace();
    let (a, b) = (Case::create(&ws, &form(), "o", clock()).unwrap(), Case::create(&ws, &form(), "o", clock()).unwrap());
    let id = a.unit_id("message", "text");
    assert_eq!(id.0.len(), 16);
    assert_eq!(id, Case::open(&ws, a.id(), "o", clock()).unwrap().unit_id("message", "text"));
    assert_ne!(id, a.unit_id("row", "text"));
    assert_ne!(id, b.unit_id("message", "text"));
    assert_eq!(a.keyed(b"x").len(), 64);
    assert!(a.keyed(b"message\0text").starts_with(&id.0));
}

#[test]
fn evidence_is_pinned_by_hash_and_checked() {
    let (dir, ws) = workspace();
    let case = Case::create(&ws, &form(), "o", clock()).unwrap();
    let blob = case.pin(b"letter").unwrap();
    assert_eq!((blob, case.pin(b"letter").unwrap()), (BlobId::of(b"letter"), blob));
    assert_eq!(mode(&case.pinned_path(blob)), 0o400);
    let source = dir.path().join("source.txt");
    fs::write(&source, vec![7u8; 200_000]).unwrap();
    let big = BlobId::of(&vec![7u8; 200_000]);
    assert!(case.pin_file(&source, big).unwrap());
    assert_eq!(case.pinned(big).unwrap().len(), 200_000);
    fs::write(&source, "changed").unwrap();
    assert!(!case.pin_file(&source, BlobId::of(b"other")).unwrap(), "it changed after it was indexed");
    assert!(!case.pin_file(&dir.path().join("gone"), BlobId::of(b"other")).unwrap());
    fs::set_permissions(case.evidence(), fs::Permissions::from_mode(0o500)).unwrap();
    // Not the store's fault: what cannot be written is no file that changed (root may write all the same).
    let unwritable = case.pin_file(&source, BlobId::of(b"changed"));
    assert!(unwritable.is_err() || unwritable.unwrap());
    fs::set_permissions(case.evidence(), fs::Permissions::from_mode(0o700)).unwrap();
    let _ = fs::remove_file(case.pinned_path(BlobId::of(b"changed")));
    assert_eq!(fs::read_dir(case.evidence()).unwrap().count(), 2, "a copy that failed leaves nothing");
    fs::set_permissions(case.pinned_path(blob), fs::Permissions::from_mode(0o600)).unwrap();
    fs::copy(case.pinned_path(big), case.pinned_path(blob)).unwrap();
    assert!(case.pinned(blob).unwrap_err().what.contains("no longer has its hash"), "one put in another's place");
    fs::write(case.pinned_path(blob), "forged").unwrap();
    assert!(case.pinned(blob).unwrap_err().refused);
}

#[test]
fn an_unknown_request_lists_those_there_are() {
    let (_dir, ws) = workspace();
    let open = |id: &str| Case::open(&ws, &RequestId(id.into()), "o", clock()).unwrap_err();
    assert!(open("2026-0009").hint.unwrap().contains("no requests yet"));
    Case::create(&ws, &form(), "o", clock()).unwrap();
    assert_eq!(open("2026-0009").hint.unwrap(), "there are: 2026-0001");
    for odd in ["../../etc", "2026-1", "", "2026-0001/record", "2026-00001", "+026-0001"] {
        assert!(open(odd).what.starts_with("there is no request"), "{odd}");
    }
}

#[test]
fn open_relatives_are_warned_of_without_names() {
    let (_dir, ws) = workspace();
    let mut first = Case::create(&ws, &form(), "o", clock()).unwrap();
    let mut other = form();
    other.requester = None;
    other.subject.names = vec!["Bertram BRACKENBURY".into()];
    other.subject.postcodes = vec![];
    other.subject.addresses = vec![];
    let told = warnings(&ws, &other, None).unwrap();
    assert_eq!(
        told,
        ["request 2026-0001, still open, shares a surname with this one: look at both before either goes out"]
    );
    other.subject.names = vec!["Nobody Else".into()];
    assert!(warnings(&ws, &other, None).unwrap().is_empty());
    other.subject.addresses = vec!["Flat 2, 9 High St, so208et".into()];
    assert!(warnings(&ws, &other, None).unwrap()[0].contains("shares an address or postcode"));
    first.append(Event::Closed { on: date(2026, 4, 1) }).unwrap();
    assert!(warnings(&ws, &other, None).unwrap().is_empty());
    fs::write(first.log_path(), "nonsense\n").unwrap();
    assert!(warnings(&ws, &other, None).unwrap()[0].starts_with("request 2026-0001 could not be compared"));
}

#[test]
fn the_same_person_again_is_said_to_be_that() {
    let (_dir, ws) = workspace();
    let mut first = Case::create(&ws, &form(), "o", clock()).unwrap();
    let mut again = form();
    again.requester = None;
    again.subject.names = vec!["BRACKENBURY, Ottoline".into()];
    let told = warnings(&ws, &again, None).unwrap();
    assert_eq!(told.len(), 1, "{told:?}");
    for part in
        ["request 2026-0001, still open, is for the SAME PERSON", "date of birth, e-mail address", "amend 2026-0001"]
    {
        assert!(told[0].contains(part), "{part}: {told:?}");
    }
    assert!(warnings(&ws, &again, Some(first.id())).unwrap().is_empty(), "not of itself");
    // Grandmother and granddaughter of one name at one address.
    again.subject.born = vec![date(1950, 1, 1)];
    let told = warnings(&ws, &again, None).unwrap();
    assert!(told[0].contains("shares a surname and an address") && !told[0].contains("SAME"), "{told:?}");
    // A forename and an address are a family.
    again.subject.born = vec![];
    again.subject.names = vec!["Ottoline".into(), "Ottoline Quayle".into()];
    assert!(!warnings(&ws, &again, None).unwrap().iter().any(|w| w.contains("SAME")));
    again.subject = crate::model::Identity {
        names: vec!["Otti Ruddlestone".into()],
        phones: vec!["+44 (0)1632 960123".into()],
        ..Default::default()
    };
    first.append(Event::Closed { on: date(2026, 4, 1) }).unwrap();
    let told = warnings(&ws, &again, None).unwrap();
    assert!(
        told[0].contains("closed on 2026-04-01, was for the SAME PERSON (same name and telephone number)"),
        "{told:?}"
    );
}

#[test]
fn errors_of_a_form_name_the_line() {
    let wrong = |from: &str, to: &str| parse(&FORM.replacen(from, to, 1), "f.toml", clock().today()).unwrap_err().what;
    assert!(wrong("channel", "chanel").starts_with("f.toml, line 2: unknown field"), "{}", wrong("channel", "chanel"));
    assert!(wrong("2026-03-02", "2026-13-02").starts_with("f.toml, line 1:"));
    assert_eq!(wrong("2026-03-02", "2027-03-02"), "f.toml, line 1: received 2027-03-02 lies in the future");
    assert_eq!(
        wrong("otti.b@example.org", "otti.b.example.org"),
        "f.toml, line 7: emails of the subject: entry 1 is no e-mail address"
    );
    assert_eq!(
        wrong("2012-04-05", "2032-04-05"),
        "f.toml, line 9: born of the subject: 2032-04-05 cannot be a date of birth"
    );
    assert!(
        parse("received = \"2026-03-02\"\n[subject]\n", "f.toml", clock().today())
            .unwrap_err()
            .what
            .contains("neither a name nor an identifier")
    );
    assert!(parse("[subject]\nnames = [\"A B\"]\n", "f.toml", clock().today()).unwrap_err().what.contains("received"));
}

#[test]
fn a_bare_date_is_a_date() {
    let text = FORM.replace("\"2026-03-02\"", "2026-03-02").replace("\"2012-04-05\"", "2012-04-05");
    assert_eq!(parse(&text, "f.toml", clock().today()).unwrap(), form());
}

#[test]
fn a_crashed_creation_is_neither_listed_nor_kept() {
    let (_dir, ws) = workspace();
    Case::create(&ws, &form(), "o", clock()).unwrap();
    let left = ws.requests().join(".new-left");
    fs::create_dir(&left).unwrap();
    assert_eq!(list(&ws).unwrap().len(), 1);
    fs::File::open(&left)
        .unwrap()
        .set_modified(std::time::SystemTime::now() - std::time::Duration::from_secs(7200))
        .unwrap();
    Case::create(&ws, &form(), "o", clock()).unwrap();
    assert!(!left.exists());
}

#[test]
fn facts_fold() {
    let (_dir, ws) = workspace();
    let mut case = Case::create(&ws, &form(), "o", clock()).unwrap();
    let day = |d| date(2026, 3, d);
    case.append(Event::Identity { on: day(4), how: IdentityHow::Waived }).unwrap();
    case.append(Event::ClarificationAsked { on: day(10) }).unwrap();
    assert!(case.facts().awaits_clarification());
    case.append(Event::ClarificationAnswered { on: day(17) }).unwrap();
    case.append(Event::Extended { on: day(20) }).unwrap();
    case.append(Event::ExceptionSettled {
        exception: "e".into(),
        kind: crate::model::ExceptionKind::Corrupt,
        note: "n".into(),
    })
    .unwrap();
    case.append(Event::BundleRefused { number: 1, findings: 2 }).unwrap();
    case.append(Event::Bundled { number: 2, manifest: "m".into(), documents: 3, redactions: 4, record: None }).unwrap();
    case.append(Event::Closed { on: day(30) }).unwrap();
    case.append(Event::Reopened { on: day(31) }).unwrap();
    let facts = case.facts();
    assert_eq!(
        (facts.received, facts.identity, facts.extended),
        (Some(day(2)), Some((day(4), IdentityHow::Waived)), Some(day(20)))
    );
    assert_eq!(
        facts.clarifications,
        [facts::Clarification { asked: day(10), answered: Some(day(17)), question: None }]
    );
    assert!(facts.identity_settled() && !facts.awaits_clarification() && facts.settled.contains_key("e"));
    assert_eq!((facts.next_bundle(), facts.bundles.len(), facts.closed), (3, 1, None));
}

/// `cargo test --release --lib request::tests::sealing -- --ignored --nocapture`
#[test]
#[ignore = "a figure: what sealing adds to pinning, which waits for the disk"]
fn sealing_costs_little_beside_the_disk() {
    let (dir, ws) = workspace();
    let case = Case::create(&ws, &form(), "o", clock()).unwrap();
    let plain = dir.path().join("plain");
    fs::create_dir(&plain).unwrap();
    let messages: Vec<Vec<u8>> = (0..600u32).map(|n| n.to_le_bytes().repeat(600)).collect();
    let began = std::time::Instant::now();
    for (n, bytes) in messages.iter().enumerate() {
        let path = plain.join(n.to_string());
        super::vault::write_new(&path, 0o400, |file| {
            std::io::Write::write_all(file, bytes).map_err(|e| crate::model::Fault::new(e.to_string()))
        })
        .unwrap();
    }
    let open = began.elapsed();
    let began = std::time::Instant::now();
    for bytes in &messages {
        case.pin(bytes).unwrap();
    }
    let sealed = began.elapsed();
    println!("600 messages pinned: as they are {open:?}, sealed {sealed:?}");
    assert!(sealed < open * 3 || cfg!(debug_assertions));
}
