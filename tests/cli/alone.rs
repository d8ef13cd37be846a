//! Commands that stand alone: names of outputs, statuses, exit codes.

use super::driver::{Scratch, documents};
use dsar::extract::frame::{self, Order, ReadAnswer, Ready, Setup};
use std::path::Path;

#[test]
fn extract_writes_text_and_one_line_a_file() {
    let scratch = Scratch::new();
    documents(&scratch);
    scratch.file("empty.txt", "");
    scratch.file(
        "blob.bin",
        std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/damaged/unknown.bin")).unwrap(),
    );
    let lines = scratch.run(&["extract", "files", "files/gone.txt", "--out", "text"]).exits(1).lines();
    let status =
        |name: &str| lines.iter().find(|l| l["file"] == name).map(|l| l["status"].as_str().unwrap().to_owned());
    assert_eq!(lines.len(), 9);
    for (name, expected) in [
        ("visit.eml", "text"),
        ("visits.csv", "text"),
        ("handbook.docx", "text"),
        ("empty.txt", "empty"),
        ("gone.txt", "corrupt"),
    ] {
        assert_eq!(status(name).as_deref(), Some(expected), "{name}");
    }
    for line in &lines {
        assert!(["chars", "exceptions", "members"].iter().all(|k| line.get(k).is_some()), "{line}");
        assert!(scratch.path(&format!("text/{}.txt", line["file"].as_str().unwrap())).is_file(), "{line}");
    }
    assert!(scratch.read("text/visit.eml.txt").contains("Dorothea Penhaligon"));
    let locked = lines.iter().find(|l| l["file"] == "locked.zip").unwrap();
    assert!(locked["exceptions"].to_string().contains("encrypted"), "{locked}");
}

#[test]
fn names_are_given_in_code_points() {
    let scratch = Scratch::new();
    let input = "{\"id\":7,\"text\":\"é met Dorothea Penhaligon today.\"}\n\n{\"id\":\"b\",\"text\":\"\"}\n";
    let lines = scratch.feed(&["names", "--jsonl"], input).exits(0).lines();
    assert_eq!(lines[0], serde_json::json!({"id": 7, "persons": [[6, 25]]}));
    assert_eq!(lines[1], serde_json::json!({"id": "b", "persons": []}));
    scratch
        .feed(&["names", "--jsonl"], "no json\n")
        .exits(2)
        .complains(&["standard input, line 1", "each line is a JSON object"]);
}

#[test]
fn the_clock_answers_with_its_dates_and_steps() {
    let scratch = Scratch::new();
    let args = ["clock", "--received", "2026-03-02", "--asked", "2026-03-10", "--answered", "2026-03-17", "--json"];
    let answer = scratch.run(&args).exits(0).json();
    let keys: Vec<_> = answer.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["due", "target", "extension_notice_by", "steps"]);
    // Art. 12A(5): eight days do not count, that of asking and that of the answer included.
    assert_eq!(answer["due"], "2026-04-10");
    assert!(!answer["steps"].as_array().unwrap().is_empty());
    scratch.run(&["clock", "--received", "tomorrow"]).exits(2).complains(&["write it as 2026-03-02"]);
    scratch
        .run(&["clock", "--received", "2026-03-02", "--answered", "2026-03-17"])
        .exits(2)
        .complains(&["more --answered than --asked"]);
}

#[test]
fn redact_releases_or_refuses_each_file_under_its_name() {
    let scratch = Scratch::new();
    documents(&scratch);
    scratch.write("terms.txt", "Dorothea Penhaligon\n\nBertram Quillfeather\n");
    let fine =
        scratch.run(&["redact", "files/notes/call.txt", "files/handbook.docx", "--terms", "terms.txt", "--out", "out"]);
    fine.exits(0);
    assert!(scratch.path("out/call.txt.pdf").exists() && scratch.path("out/handbook.docx.pdf").exists());
    let read = scratch.run(&["extract", "out/call.txt.pdf", "--out", "read"]);
    assert_eq!(read.lines()[0]["status"], "text");
    let text = scratch.read("read/call.txt.pdf.txt");
    assert!(text.contains("Wilhelmina Ashgrove") && !text.contains("Quillfeather"), "{text}");

    let refused =
        scratch.run(&["redact", "files/old/locked.zip", "--terms", "terms.txt", "--out", "out", "--json"]).exits(1);
    assert_eq!(refused.lines()[0]["fate"], "refused");
    let refused = scratch.read("out/locked.zip.refused");
    assert!(refused.starts_with("encrypted") && refused.contains("What to do: give its password"), "{refused}");
    assert!(!scratch.path("out/locked.zip.pdf").exists());
    scratch.write("none.txt", "\n");
    scratch
        .run(&["redact", "files/notes/call.txt", "--terms", "none.txt", "--out", "out"])
        .exits(2)
        .complains(&["holds no terms", "one term a line"]);
}

#[test]
fn a_scan_is_read_where_a_recogniser_is_installed_and_an_exception_where_not() {
    let scratch = Scratch::new();
    let scan = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/damaged/picture-of-text.pdf");
    let arguments = ["extract", scan.to_str().unwrap(), "--out", "text"];
    let without = scratch.run(&arguments).exits(1);
    assert_eq!(without.lines()[0]["exceptions"][0]["kind"], "needs_ocr");

    let path = std::env::var_os("PATH").unwrap_or_default();
    if !std::env::split_paths(&path).any(|folder| folder.join("tesseract").is_file()) {
        eprintln!("skipped: tesseract is not installed (apt install tesseract-ocr), so no scan is read");
        return;
    }
    let output = scratch.command(&arguments).env("PATH", path).output().unwrap();
    let text = scratch.read("text/picture-of-text.pdf.txt");
    assert!(text.contains("Zoltan Featherstonehaugh attended"), "{text} {output:?}");
    assert_eq!(output.status.code(), Some(0), "{output:?}");
}

#[test]
fn a_worker_answers_each_order_and_ends_with_its_input() {
    let scratch = Scratch::new();
    scratch.run(&["worker"]).exits(0);
    scratch.feed(&["worker"], "this is no frame at all").exits(2).complains(&["worker"]);

    let setup = Setup { unpacked: 1 << 20, depth: 4, passwords: vec![], memory: 1 << 30 };
    let mut wire = Vec::new();
    frame::write(&mut wire, &setup).unwrap();
    for text in ["Dorothea was here.", "And Ezra after her."] {
        let size = text.len() as u64;
        frame::write(&mut wire, &Order::Read { untrusted_name: "a.txt".into(), size, seconds: 10 }).unwrap();
        wire.extend_from_slice(text.as_bytes());
    }
    scratch.write("jobs", wire);
    let output =
        scratch.command(&["worker"]).stdin(std::fs::File::open(scratch.path("jobs")).unwrap()).output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
    let mut answers = output.stdout.as_slice();
    let walls: Ready = frame::read(&mut answers, 1 << 20).unwrap().unwrap();
    assert!(walls.hold(), "a worker works behind no wall");
    for text in ["Dorothea was here.", "And Ezra after her."] {
        let ReadAnswer { reading, .. } = frame::read(&mut answers, 1 << 20).unwrap().unwrap();
        assert_eq!(reading.items[0].passages[0].text.expose(), text);
        assert!(reading.items[0].exceptions.is_empty());
    }
    assert!(answers.is_empty(), "the worker said more than it was asked");
}

#[test]
fn help_has_examples_and_unknown_words_are_errors() {
    let scratch = Scratch::new();
    for command in [
        "init",
        "index",
        "status",
        "exceptions",
        "run",
        "hits",
        "review",
        "decide",
        "bundle",
        "verify",
        "clock",
        "redact",
        "extract",
        "names",
        "demo",
    ] {
        let help = scratch.run(&[command, "--help"]).exits(0).stdout;
        assert!(help.contains("Example"), "{command} shows no example");
    }
    scratch.run(&["frobnicate"]).exits(2);
    assert!(scratch.run(&["completions", "bash"]).exits(0).stdout.contains("_dsar"));
    assert!(scratch.run(&["man"]).exits(0).stdout.contains(".TH dsar"));
}
