//! What is wrong is named, with where and what to do; nothing of the evidence is said.

use super::driver::{SECRET, Scratch, chmod, documents};

#[test]
fn stores_that_are_missing_empty_or_a_single_file() {
    let scratch = Scratch::new();
    scratch.run(&["init", "cases", "--store", "gone"]).exits(2).complains(&[
        "cannot open the store",
        "gone",
        "mounted",
    ]);
    scratch.init();
    scratch.run(&["index"]).exits(2).complains(&["store \"files\"", "is empty", "mount it"]);
    std::fs::remove_dir(scratch.path("files")).unwrap();
    scratch.run(&["index"]).exits(2).complains(&["store \"files\"", "cannot open", "[[store]]"]);

    let single = Scratch::new();
    documents(&single);
    single.run(&["init", "cases", "--store", "files/notes/call.txt"]).exits(0);
    single.run(&["index"]).exits(0);
    assert_eq!(single.ledger(), [1, 1, 0, 0, 0]);
    let id = single.request();
    assert_eq!(single.run(&["hits", &id, "--jsonl"]).exits(0).lines().len(), 1);
}

#[test]
fn an_unreadable_file_is_an_exception_and_costs_only_itself() {
    let scratch = Scratch::new();
    documents(&scratch);
    scratch.init();
    chmod(&scratch.path("files/notes/call.txt"), 0);
    if std::fs::File::open(scratch.path("files/notes/call.txt")).is_ok() {
        println!("skipped: this user may read everything");
        return;
    }
    scratch.run(&["index"]).exits(1);
    let listed = scratch.run(&["exceptions", "--kind", "unreadable"]).exits(1).stdout;
    assert!(listed.contains("notes/call.txt") && listed.contains("permissions"), "{listed}");
}

#[test]
fn a_file_that_was_too_large_is_read_once_the_limit_is_raised() {
    let scratch = Scratch::new();
    scratch.file("call.txt", "Wilhelmina Ashgrove rang.");
    scratch.init();
    scratch.settings("megabytes_per_file = 65536", "megabytes_per_file = 0");
    scratch.run(&["index"]).exits(1);
    assert_eq!(scratch.ledger(), [1, 0, 0, 1, 0]);
    scratch.settings("megabytes_per_file = 0", "megabytes_per_file = 65536");
    let told = scratch.run(&["index"]).exits(0);
    assert!(told.stdout.contains("1 read again") || told.stderr.contains("1 read again"), "{}", told.stdout);
    assert_eq!(scratch.ledger(), [1, 1, 0, 0, 0]);
}

#[test]
fn a_workspace_that_is_open_to_others_a_link_or_none_is_refused() {
    let scratch = Scratch::indexed();
    chmod(&scratch.path("cases"), 0o755);
    scratch.run(&["status"]).exits(3).complains(&["others can enter", "mode 755", "chmod 700"]);
    chmod(&scratch.path("cases"), 0o700);
    std::os::unix::fs::symlink(scratch.path("cases"), scratch.path("link")).unwrap();
    scratch.run(&["status", "--workspace", "link"]).exits(3).complains(&["symbolic link", "name the real folder"]);
    scratch.run(&["status", "--workspace", "link/"]).exits(3).complains(&["symbolic link"]);
    scratch.run(&["status", "--workspace", "files"]).exits(2).complains(&["is no workspace", "dsar init"]);
    scratch.run(&["status", "--workspace", "nowhere"]).exits(2).complains(&["nowhere", "dsar init"]);
    scratch.run(&["init", "cases"]).exits(2).complains(&["not empty", "new folder"]);
}

#[test]
fn a_second_writer_is_refused_and_told_of_the_lock() {
    let scratch = Scratch::indexed();
    let id = scratch.request();
    scratch.run(&["run", &id]).exits(1);
    for (name, args) in [("index", vec!["index"]), (id.as_str(), vec!["decide", &id, "--policy", "everything"])] {
        let lock = std::fs::File::options()
            .create(true)
            .append(true)
            .open(scratch.path(&format!("cases/.lock-{name}")))
            .unwrap();
        lock.lock().unwrap();
        scratch.run(&args).exits(3).complains(&[
            "another dsar is at work",
            &format!("\"{name}\""),
            "wait until it ends",
        ]);
        drop(lock);
    }
    scratch.run(&["index"]).exits(1);
}

#[test]
fn broken_settings_and_forms_are_named_by_line() {
    let scratch = Scratch::indexed();
    scratch.settings("[limits]", "[limits]\nsecnds = 3");
    let line = scratch.read("cases/dsar.toml").lines().position(|l| l == "secnds = 3").unwrap() + 1;
    scratch.run(&["index"]).exits(2).complains(&["dsar.toml", &format!("line {line}"), "secnds", "correct that line"]);
    scratch.settings("secnds = 3\n", "");
    scratch.write("form.toml", "received = \"2026-03-02\"\n[subject]\nnames = [\"Quillfeather\"]\nbron = []\n");
    let wrong =
        scratch.run(&["request", "new", "--from", "form.toml"]).exits(2).complains(&["form.toml, line 4", "bron"]);
    assert!(!wrong.stderr.contains(SECRET), "{wrong:?}");
    scratch.run(&["request", "new"]).exits(2).complains(&["no terminal", "--from"]);
}

#[test]
fn unknown_requests_list_the_known_and_a_review_needs_a_terminal() {
    let scratch = Scratch::indexed();
    scratch.run(&["run", "2026-0001"]).exits(2).complains(&["no request \"2026-0001\"", "request new"]);
    let id = scratch.request();
    for wrong in ["2026-0009", "../../files", ""] {
        scratch.run(&["run", wrong]).exits(2).complains(&["there is no request", &id]);
    }
    scratch.run(&["run", &id]).exits(1);
    scratch.run(&["review", &id]).exits(2).complains(&["needs a terminal", "dsar decide"]);
}

#[test]
fn a_full_disk_stops_the_index_and_a_rerun_completes_it() {
    let scratch = Scratch::new();
    documents(&scratch);
    for n in 0..200 {
        scratch.file(
            &format!("many/{n}.txt"),
            format!("Note {n} on Wilhelmina Ashgrove. {}", "Some words to fill the page. ".repeat(40)),
        );
    }
    scratch.init();
    let Some(ran) = scratch.cramped(64, &["index"]) else { return };
    let ran = ran.exits(2).complains(&["error: ", "the disk of ", "run the same command again"]);
    assert!(!ran.stderr.contains(SECRET) && !ran.stderr.contains("panicked"), "{ran:?}");
    scratch.run(&["index"]).exits(1);
    assert_eq!(scratch.ledger(), [206, 204, 1, 1, 0]);
    let id = scratch.request();
    assert!(scratch.run(&["hits", &id, "--jsonl"]).exits(0).lines().len() >= 204);
}

#[test]
fn a_full_disk_records_no_decision_and_leaves_the_log_whole() {
    let scratch = Scratch::indexed();
    let id = scratch.request();
    scratch.run(&["run", &id]).exits(1);
    let log = format!("cases/requests/{id}/record/events.jsonl");
    // What is left of the last block must be smaller than the decision.
    while scratch.path(&log).metadata().unwrap().len() % 1024 < 600 {
        scratch.run(&["request", "note", &id, "kept"]).exits(0);
    }
    let room = scratch.path(&log).metadata().unwrap().len().div_ceil(1024) as u32;
    let before = scratch.read(&log);
    let Some(ran) = scratch.cramped(room, &["decide", &id, "--policy", "everything"]) else { return };
    ran.exits(2).complains(&["cannot append to", "nothing was recorded", "the disk of ", "MiB free", "make room"]);
    assert_eq!(scratch.read(&log), before);
    scratch.run(&["audit", "verify", &format!("cases/requests/{id}")]).exits(0);
    scratch.run(&["decide", &id, "--policy", "everything"]).exits(0);
}

#[test]
fn what_a_full_disk_cuts_short_is_not_left_to_be_taken_for_whole() {
    let scratch = Scratch::indexed();
    let id = scratch.request();
    scratch.file("long.txt", "Some words to fill the page. ".repeat(400));
    let Some(ran) = scratch.cramped(2, &["extract", "files/long.txt", "--out", "texts"]) else { return };
    ran.exits(2).complains(&["long.txt", "the disk of ", "quota or a limit"]);
    assert!(!scratch.path("texts/long.txt.txt").exists(), "half a text is no text");
    if let Some(ran) = scratch.cramped(0, &["clock", "--received", "2026-03-02", "--ics", "dates.ics"]) {
        ran.exits(2).complains(&["dates.ics", "the disk of "]);
    }
    assert!(!scratch.path("dates.ics").exists());
    // A file that could not be copied for want of room did not "change": the run stops, and completes when there is room.
    let (picture, end) = (format!("{}\n", "QUJD".repeat(19)).repeat(30_000), "--zz--\n");
    let head = "From: a@b.example\nTo: mina.ashgrove@mailbox.example\nSubject: x\nContent-Type: multipart/mixed; boundary=zz\n\n\
        --zz\n\nFor Wilhelmina Ashgrove\n--zz\nContent-Type: application/x-unknown; name=a.bin\nContent-Transfer-Encoding: base64\n\n";
    scratch.file("mail/large.eml", format!("{head}{picture}{end}"));
    scratch.run(&["index"]).exits(1);
    let Some(ran) = scratch.cramped(1024, &["run", &id]) else { return };
    ran.exits(2).complains(&["cannot write", "/evidence/", "the disk of "]);
    scratch.run(&["run", &id]).exits(1);
    let shown = scratch.run(&["request", "show", &id]).exits(1).stdout;
    assert!(!shown.contains("changed or vanished"), "{shown}");
    // An index whose first mark was not written is begun again.
    scratch.write("cases/index/FORMAT", "");
    scratch.run(&["index"]).exits(1);
}
