//! What could not be searched: listed, named, filtered, exported, settled for one request or for all, and in the way of a
//! bundle until then.

use super::driver::{PROGRAM, Scratch, chmod, documents};
use dsar::pipeline::{Silent, index};
use dsar::settings::{Settings, Workspace};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

fn damaged(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/damaged").join(name)).unwrap()
}

/// The documents of the driver (one encrypted zip among them), and: a broken attachment in a zip with the subject's name
/// beside it, a file of no known kind with its copy, and names made to attack a terminal or a spreadsheet program.
fn scratch() -> Scratch {
    let scratch = Scratch::new();
    documents(&scratch);
    scratch.file("letters.zip", damaged("broken-attachment.zip"));
    scratch.file("logos/logo.bin", damaged("unknown.bin"));
    scratch.file("logos/copy of logo.bin", damaged("unknown.bin"));
    scratch.file("=HYPERLINK(1).pdf", damaged("noise.pdf"));
    scratch.file("up\u{1b}[2J\u{202e}fdp.pdf", damaged("blank.pdf"));
    scratch.init();
    scratch.run(&["index"]).exits(1);
    scratch
}

fn one<'a>(lines: &'a [Value], kind: &str) -> &'a Value {
    let found: Vec<_> = lines.iter().filter(|l| l["kind"] == kind).collect();
    assert_eq!(found.len(), 1, "{kind}: {lines:?}");
    found[0]
}

#[test]
fn the_list_names_file_member_and_part_and_says_what_to_do() {
    let scratch = scratch();
    let listed = scratch.run(&["exceptions"]).exits(1).stdout;
    let member = "files/letters.zip > letters/3 May.eml > register.docx\n";
    assert!(listed.contains(member), "{listed}");
    assert!(listed.contains("and its copy files/logos/logo.bin"), "{listed}");
    assert!(listed.contains("to do: open it by hand"), "{listed}");
    assert!(
        listed.contains(
            "\n5 exceptions in 6 files: 1 encrypted, 2 corrupt, 1 no_text, 1 unsupported. 5 open, 0 settled.\n"
        )
    );
    assert!(listed.chars().all(|c| c == '\n' || !c.is_control() && c != '\u{202e}'), "{listed:?}");
    assert!(listed.contains("up␛[2J·fdp.pdf"), "{listed}");

    let lines = scratch.run(&["exceptions", "--json"]).exits(1).lines();
    assert_eq!(lines.len(), 5);
    let logo = one(&lines, "unsupported");
    assert_eq!(logo["files"].as_array().unwrap().len(), 2);
    assert!(logo["remedy"].as_str().unwrap().len() > 20 && logo["settled"].is_null());
}

#[test]
fn filters_choose_by_kind_store_path_and_state() {
    let scratch = scratch();
    let count = |args: &[&str]| scratch.run(&[&["exceptions", "--json"], args].concat()).lines().len();
    assert_eq!(count(&["--kind", "encrypted"]), 1);
    assert_eq!(count(&["--kind", "encrypted,corrupt"]), 3);
    assert_eq!(count(&["--store", "files"]), 5);
    assert_eq!(count(&["--path", "logos/*"]), 1);
    assert_eq!(count(&["--path", "**/*.docx"]), 1, "a member's own name counts");
    assert_eq!(count(&["--settled"]), 0);
    assert_eq!(count(&["--open", "--path", "*.zip"]), 2);
    let nothing = scratch.run(&["exceptions", "--kind", "timed_out"]).exits(0);
    assert_eq!(nothing.stdout, "0 exceptions.\n");
    scratch
        .run(&["exceptions", "--kind", "sour"])
        .exits(2)
        .complains(&["no kind of exception is called \"sour\"", "--help"]);
    scratch.run(&["exceptions", "--store", "attic"]).exits(2).complains(&["no store is called \"attic\"", "files"]);
    scratch.run(&["exceptions", "--path", "a[b"]).exits(2).complains(&["--path", "**/*.docx"]);
}

#[test]
fn the_table_opens_in_a_spreadsheet_program_without_harm() {
    let scratch = scratch();
    let printed = scratch.run(&["exceptions", "--csv"]).exits(1).stdout;
    let path = scratch.path("out.csv");
    let told = scratch.run(&["exceptions", "--csv", path.to_str().unwrap()]).exits(1).stdout;
    assert!(told.starts_with("5 exceptions in 6 files") && told.trim_end().ends_with("out.csv"), "{told}");
    assert_eq!(scratch.read("out.csv").trim_end(), printed.trim_end());
    let mut table = csv::Reader::from_reader(printed.as_bytes());
    let head = "id,store,path,member,kind,place,detail,remedy,could_matter,state,reason";
    assert_eq!(table.headers().unwrap().iter().collect::<Vec<_>>().join(","), head);
    let rows: Vec<csv::StringRecord> = table.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 6, "a row a place: {printed}");
    let dangerous = |cell: &str| cell.starts_with(['=', '+', '-', '@']) || cell.contains(char::is_control);
    assert!(rows.iter().flatten().all(|cell| !dangerous(cell)), "{printed}");
    assert!(rows.iter().any(|r| &r[2] == "'=HYPERLINK(1).pdf"), "{printed}");
}

#[test]
fn a_bundle_waits_for_each_exception_and_the_log_keeps_who_settled_it() {
    let scratch = scratch();
    let id = scratch.request();
    let ran = scratch.run(&["run", &id]).exits(1).stdout;
    assert!(ran.contains("5 exceptions to settle"), "{ran}");
    let waits = |n: usize| format!("{n} exception(s) are not settled");
    scratch.run(&["bundle", &id]).exits(3).complains(&[&waits(5), &format!("dsar exceptions --request {id} --open")]);

    let seen = scratch.run(&["exceptions", "--request", &id, "--json"]).exits(1).lines();
    assert!(seen.iter().all(|l| l["matters"] == "same_store"), "{seen:?}");
    let locked = one(&seen, "encrypted")["id"].as_str().unwrap().to_owned();
    let settle = |what: &[&str]| {
        scratch
            .run(&[&["exceptions", "--request", &id, "--reason", "opened by hand, nothing about her"], what].concat())
    };
    settle(&["--settle", "0123456789"]).exits(2).complains(&["0123456789", "dsar exceptions"]);
    scratch.run(&["exceptions", "--settle", "all", "--request", &id]).exits(2).complains(&["--reason"]);
    scratch
        .run(&["exceptions", "--settle", "all", "--request", &id, "--reason", " "])
        .exits(2)
        .complains(&["reason is empty"]);
    assert!(settle(&["--settle", &locked]).exits(0).stdout.starts_with("1 exception(s) settled"));
    scratch.run(&["bundle", &id]).exits(3).complains(&[&waits(4)]);

    let many = ["--kind", "corrupt,no_text", "--settle", "all", "--count"];
    settle(&[&many[..], &["9"]].concat()).exits(3).complains(&["there are 3 exceptions (2 corrupt, 1 no_text), not 9"]);
    scratch.run(&["bundle", &id]).exits(3).complains(&[&waits(4)]);
    assert!(settle(&[&many[..], &["3"]].concat()).exits(0).stdout.starts_with("3 exception(s) settled"));
    let listed = scratch.run(&["exceptions", "--request", &id, "--settled"]).exits(0).stdout;
    assert!(listed.contains("settled by tester") && listed.contains(": opened by hand, nothing about her"), "{listed}");

    // Taken back, it stands in the way again.
    settle(&["--reopen", &locked]).exits(0);
    scratch.run(&["bundle", &id]).exits(3).complains(&[&waits(2)]);
    settle(&["--settle", "all"]).exits(0);
    let refused = scratch.run(&["bundle", &id]).exits(3);
    assert!(!refused.stderr.contains("exception(s)"), "{refused:?}");
    let log = scratch.run(&["audit", "show", &id, "--json"]).exits(0).stdout;
    assert_eq!((log.matches("exception_settled").count(), log.matches("exception_reopened").count()), (6, 1), "{log}");
    assert!(!log.contains("opened by hand"), "reasons are kept apart: {log}");
    scratch.run(&["audit", "verify", &format!("cases/requests/{id}")]).exits(0);
}

#[test]
fn what_is_near_the_subject_comes_first() {
    let scratch = scratch();
    std::fs::create_dir(scratch.path("attic")).unwrap();
    scratch.write("attic/old.bin", b"\x00\x01\x02\x03".repeat(64));
    scratch.file(
        "mail/late.eml",
        format!(
            "{MAIL_HEAD}\r\n--b\r\nContent-Type: text/plain\r\n\r\nDear Ms Ashgrove\r\n--b\r\n{BROKEN}\r\n--b--\r\n"
        ),
    );
    let toml = scratch.read("cases/dsar.toml");
    scratch.write("cases/dsar.toml", format!("{toml}\n[[store]]\nname = \"attic\"\npath = \"../attic\"\n"));
    scratch.run(&["index"]).exits(1);
    let id = scratch.request();
    scratch.run(&["run", &id]).exits(1);
    let seen = scratch.run(&["exceptions", "--request", &id, "--json"]).exits(1).lines();
    let order: Vec<_> = seen.iter().map(|l| l["matters"].as_str().unwrap()).collect();
    assert_eq!((order[0], *order.last().unwrap()), ("same_file", "searched"), "{seen:?}");
    assert_eq!(seen[0]["member"][0], "register.docx");
    scratch.run(&["bundle", &id]).exits(3).complains(&["(1 in files that hold something about the subject)"]);
}

const MAIL_HEAD: &str = "From: a@centre.example\r\nTo: Wilhelmina Ashgrove <mina.ashgrove@mailbox.example>\r\nSubject: Register\r\n\
MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n";
const BROKEN: &str = "Content-Type: application/octet-stream; name=\"register.docx\"\r\nContent-Transfer-Encoding: base64\r\n\
Content-Disposition: attachment; filename=\"register.docx\"\r\n\r\nUEsDBBQAAAAIAAAA";

#[test]
fn settled_for_every_request_it_holds_for_copies_until_the_file_changes() {
    let scratch = scratch();
    let (first, second) = (scratch.request(), scratch.request());
    let reason = ["--reason", "logo, no text"];
    let all = [&["exceptions", "--path", "logos/*", "--settle", "all", "--all-requests"][..], &reason].concat();
    let told = scratch.run(&all).exits(0).stdout;
    assert!(told.starts_with("1 exception(s) settled for every request, until their files change"), "{told}");
    for id in [&first, &second] {
        let open = scratch.run(&["exceptions", "--request", id, "--open", "--json"]).exits(1).lines();
        assert!(open.len() == 4 && open.iter().all(|l| l["kind"] != "unsupported"), "{open:?}");
    }
    let listed = scratch.run(&["exceptions", "--settled"]).exits(0).stdout;
    assert!(listed.contains("settled for every request by tester"), "{listed}");
    scratch.run(&["audit", "verify", "cases/standing"]).exits(0);

    // One more copy is settled with it; one that differs by a byte is not.
    scratch.file("logos/third.bin", damaged("unknown.bin"));
    scratch.file("logos/fourth.bin", [&damaged("unknown.bin")[..], b"\0"].concat());
    scratch.run(&["index"]).exits(1);
    let open = scratch.run(&["exceptions", "--kind", "unsupported", "--open", "--json"]).exits(1).lines();
    assert_eq!(open.len(), 1);
    assert_eq!(open[0]["files"][0]["path"], "logos/fourth.bin");

    let reopened = [&["exceptions", "--reopen", "all", "--all-requests"][..], &["--reason", "too soon"]].concat();
    assert!(scratch.run(&reopened).exits(0).stdout.starts_with("1 exception(s) opened again"));
    assert_eq!(scratch.run(&["exceptions", "--kind", "unsupported", "--open", "--json"]).lines().len(), 2);
}

#[test]
fn empty_files_are_no_copies_of_one_another() {
    let scratch = scratch();
    scratch.file("minutes.docx", "");
    scratch.file("letter.docx", "");
    scratch.run(&["index"]).exits(1);
    let empty = ["exceptions", "--path", "*.docx", "--kind", "no_text"];
    assert_eq!(scratch.run(&[&empty[..], &["--json"]].concat()).exits(1).lines().len(), 2);
    let settle =
        ["exceptions", "--path", "minutes.docx", "--settle", "all", "--all-requests", "--reason", "never written"];
    assert!(scratch.run(&settle).exits(0).stdout.starts_with("1 exception(s) settled"));
    let open = scratch.run(&[&empty[..], &["--open", "--json"]].concat()).exits(1).lines();
    assert!(open.len() == 1 && open[0]["files"][0]["path"] == "letter.docx", "{open:?}");
}

#[test]
fn a_changed_file_must_be_settled_anew() {
    let scratch = scratch();
    let id = scratch.request();
    scratch.run(&["exceptions", "--settle", "all", "--request", &id, "--reason", "seen"]).exits(0);
    scratch.run(&["exceptions", "--request", &id]).exits(0);
    scratch.file("logos/logo.bin", [&damaged("unknown.bin")[..], b"\x7f"].concat());
    let later = SystemTime::now() + Duration::from_secs(5);
    std::fs::File::options()
        .append(true)
        .open(scratch.path("files/logos/logo.bin"))
        .unwrap()
        .set_modified(later)
        .unwrap();
    scratch.run(&["index"]).exits(1);
    let open = scratch.run(&["exceptions", "--request", &id, "--open", "--json"]).exits(1).lines();
    assert_eq!(open.len(), 1);
    assert_eq!(open[0]["files"][0]["path"], "logos/logo.bin");
}

#[test]
fn the_bundle_writes_down_what_it_relied_on() {
    let scratch = Scratch::indexed();
    let id = scratch.request();
    scratch.run(&["run", &id]).exits(1);
    scratch.run(&["exceptions", "--settle", "all", "--all-requests", "--reason", "keys of an old safe"]).exits(0);
    super::life::settle_all_but_exceptions(&scratch, &id);
    let before = scratch.run(&["audit", "show", &id, "--json"]).stdout;
    assert!(!before.contains("exception_settled"), "{before}");
    scratch.run(&["bundle", &id]).exits(0);
    assert_eq!(scratch.run(&["audit", "show", &id, "--json"]).stdout.matches("exception_settled").count(), 1);
    let case = scratch.case(&id);
    let texts: Vec<String> = case.facts().settled.values().map(|note| case.note_text(note).unwrap()).collect();
    assert!(
        texts.iter().any(|t| t.starts_with("keys of an old safe (settled for every request by tester")),
        "{texts:?}"
    );
}

#[test]
fn a_file_beyond_the_limit_is_too_large_until_the_limit_is_raised() {
    let scratch = Scratch::new();
    documents(&scratch);
    scratch.init();
    scratch.settings("megabytes_per_file = 65536", "megabytes_per_file = 0");
    scratch.run(&["index"]).exits(1);
    let lines = scratch.run(&["exceptions", "--json"]).exits(1).lines();
    // What was never opened has no bytes to know a copy by.
    assert!(lines.len() == 6 && lines.iter().all(|l| l["kind"] == "too_large"), "{lines:?}");
    assert!(lines[0]["remedy"].as_str().unwrap().contains("limits.megabytes_per_file"), "{lines:?}");
    scratch.settings("megabytes_per_file = 0", "megabytes_per_file = 65536");
    scratch.run(&["index"]).exits(1);
    assert_eq!(scratch.ledger(), [6, 4, 1, 1, 0]);
}

/// A folder so deep that no program can name what is in it: unreadable for the administrator too.
#[test]
fn what_the_system_will_not_open_is_unreadable() {
    let scratch = Scratch::new();
    documents(&scratch);
    bury(&scratch.path("files"));
    scratch.init();
    scratch.run(&["index"]).exits(1);
    let lines = scratch.run(&["exceptions", "--kind", "unreadable", "--json"]).exits(1).lines();
    let found = one(&lines, "unreadable");
    assert!(found["detail"].as_str().unwrap().starts_with("the system says: "), "{found}");
    assert!(found["remedy"].as_str().unwrap().contains("permissions"), "{found}");
    let [seen, .., exception, _] = scratch.ledger();
    assert_eq!((seen, exception), (7, 2));
}

/// Folders in folders until their path is longer than a path may be.
fn bury(root: &Path) {
    use rustix::fs::{Mode, OFlags, mkdirat, openat};
    let name = PathBuf::from("d".repeat(250));
    let mut at = openat(rustix::fs::CWD, root, OFlags::DIRECTORY, Mode::empty()).unwrap();
    for _ in 0..18 {
        mkdirat(&at, &name, Mode::RWXU).unwrap();
        at = openat(&at, &name, OFlags::DIRECTORY, Mode::empty()).unwrap();
    }
}

/// Indexes with a stand-in for the worker: a real one that gets no further than into its first order, `then` what a shell does.
fn indexed_by(then: &str) -> Scratch {
    let scratch = Scratch::new();
    documents(&scratch);
    scratch.init();
    scratch.write("worker", format!("#!/bin/sh\n{{ dd bs=1 count=30 status=none; {then}; }} | {PROGRAM} worker\n"));
    chmod(&scratch.path("worker"), 0o700);
    let workspace = Workspace::open(&scratch.path("cases")).unwrap();
    let mut settings = Settings::load(workspace.root()).unwrap();
    settings.limits.worker_program = Some(scratch.path("worker"));
    settings.limits.seconds_per_file = 1;
    settings.limits.ocr.enabled = false;
    index::run(&workspace, &settings, Arc::new(Silent)).unwrap();
    scratch
}

#[test]
fn a_reader_that_dies_or_hangs_is_told_as_that_and_costs_only_its_file() {
    for (then, kind, remedy) in [
        ("true", "crashed", "index again, which tries it once more"),
        ("sleep 4", "timed_out", "index again, which tries it once more"),
    ] {
        let scratch = indexed_by(then);
        let lines = scratch.run(&["exceptions", "--json"]).exits(1).lines();
        assert!(lines.len() == 5 && lines.iter().all(|l| l["kind"] == kind && l["place"] == "whole file"), "{lines:?}");
        assert!(lines.iter().all(|l| l["remedy"].as_str().unwrap().starts_with(remedy)), "{lines:?}");
        assert_eq!(scratch.ledger(), [6, 0, 1, 5, 0]);
        // The next index has its real workers, and other limits: it tries them again.
        scratch.run(&["index"]).exits(1);
        assert_eq!(scratch.ledger(), [6, 4, 1, 1, 0]);
    }
}

#[test]
fn a_first_index_asks_the_recogniser_who_it_is_only_where_something_could_not_be_read() {
    for broken in [false, true] {
        let scratch = Scratch::new();
        scratch.file("a.txt", "Wilhelmina Ashgrove rang.");
        if broken {
            scratch.file("b.pdf", "%PDF-1.7\nnothing else");
        }
        scratch.init();
        let asked = scratch.path("asked");
        scratch.write("recogniser", format!("#!/bin/sh\n: > {}\necho recogniser 1\n", asked.display()));
        chmod(&scratch.path("recogniser"), 0o700);
        let workspace = Workspace::open(&scratch.path("cases")).unwrap();
        let mut settings = Settings::load(workspace.root()).unwrap();
        settings.limits.worker_program = Some(PROGRAM.into());
        settings.limits.ocr.program = scratch.path("recogniser").display().to_string();
        let report = index::run(&workspace, &settings, Arc::new(Silent)).unwrap();
        assert_eq!((report.ledger.exception > 0, asked.exists()), (broken, broken));
        // What was written down of who read holds: nothing is read again.
        let report = index::run(&workspace, &settings, Arc::new(Silent)).unwrap();
        assert_eq!((report.unchanged, report.again), (1 + u64::from(broken), 0));
    }
}
