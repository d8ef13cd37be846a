//! The request's folder, played through.

mod people;
mod sealed;
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
