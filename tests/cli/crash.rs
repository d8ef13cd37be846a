//! Killed at any moment: nothing acknowledged is lost, and the same command run again completes.

use super::driver::{Scratch, documents};
use std::process::Stdio;
use std::time::{Duration, Instant};

const MANY: usize = 300;

fn many() -> Scratch {
    let scratch = Scratch::new();
    for n in 0..MANY {
        scratch.file(
            &format!("{}/note-{n}.txt", n % 7),
            format!("Note {n}: Wilhelmina Ashgrove rang. {}", "More was said. ".repeat(60)),
        );
    }
    scratch.init();
    scratch
}

/// Kills the command after `delay`; true where it was still at work.
fn kill_after(scratch: &Scratch, args: &[&str], delay: Duration) -> bool {
    let mut child = scratch.command(args).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    std::thread::sleep(delay);
    let at_work = child.try_wait().unwrap().is_none();
    child.kill().unwrap();
    child.wait().unwrap();
    at_work
}

fn hits(scratch: &Scratch) -> usize {
    let id = scratch.request();
    scratch.run(&["hits", &id, "--jsonl"]).exits(0).lines().len()
}

#[test]
fn an_index_killed_at_several_points_completes_and_every_file_is_found() {
    let undisturbed = many();
    let started = Instant::now();
    undisturbed.run(&["index"]).exits(0);
    let whole = started.elapsed();
    let expected = hits(&undisturbed);
    assert!(expected >= MANY, "{expected}");

    let scratch = many();
    let killed = [10, 30, 50, 70, 90].map(|percent| kill_after(&scratch, &["index"], whole * percent / 100));
    assert!(killed.contains(&true), "no run was killed at work");
    scratch.run(&["index"]).exits(0);
    assert_eq!(scratch.ledger(), [MANY as u64, MANY as u64, 0, 0, 0]);
    assert_eq!(hits(&scratch), expected);
}

#[test]
fn decisions_killed_at_any_moment_keep_what_was_acknowledged() {
    let scratch = Scratch::new();
    documents(&scratch);
    for n in 0..40 {
        scratch.file(&format!("many/{n}.txt"), format!("Note {n}: Wilhelmina Ashgrove rang Dorothea Penhaligon."));
    }
    scratch.init();
    scratch.run(&["index"]).exits(1);
    let id = scratch.request();
    scratch.run(&["run", &id]).exits(1);
    let list = scratch.run(&["decide", &id, "--list"]).exits(0).stdout;
    let units: Vec<_> = list.lines().skip(1).map(|l| l.split(',').next().unwrap()).collect();
    let rows: String = units.iter().map(|u| format!("{u},redact,\n")).collect();
    scratch.write("all.csv", format!("target,action,exemption\n{rows}"));
    let log = format!("cases/requests/{id}/record/events.jsonl");
    let decide = ["decide", id.as_str(), "--csv", "all.csv"];

    let started = Instant::now();
    scratch.run(&decide).exits(0);
    let (whole, mut safe) = (started.elapsed(), scratch.read(&log));
    for step in 1..=10u32 {
        kill_after(&scratch, &decide, whole * step / 10);
        let now = scratch.read(&log);
        assert!(now.starts_with(&safe), "an acknowledged decision was lost");
        // Opening repairs what the kill tore; then the log must be whole.
        scratch.run(&["request", "note", &id, "still here"]).exits(0);
        scratch.run(&["audit", "verify", &format!("cases/requests/{id}")]).exits(0);
        safe = scratch.read(&log);
        let durable = &now[..now.rfind('\n').unwrap() + 1];
        assert!(safe.starts_with(durable), "the repair took a whole line");
    }
    scratch.run(&decide).exits(0);
}

#[test]
fn a_torn_last_line_is_set_aside_and_said_so() {
    use std::io::Write;
    let scratch = Scratch::indexed();
    let id = scratch.request();
    let log = format!("cases/requests/{id}/record/events.jsonl");
    std::fs::File::options()
        .append(true)
        .open(scratch.path(&log))
        .unwrap()
        .write_all(b"{\"v\":1,\"seq\":2,\"at")
        .unwrap();
    scratch.run(&["audit", "verify", &format!("cases/requests/{id}")]).exits(3).complains(&["entry 2", "unfinished"]);
    scratch.run(&["request", "note", &id, "after the crash"]).exits(0);
    scratch.run(&["audit", "verify", &format!("cases/requests/{id}")]).exits(0);
    assert!(scratch.run(&["audit", "show", &id]).exits(0).stdout.contains("repaired"));
}

#[test]
fn a_file_that_kills_its_worker_costs_only_itself() {
    let scratch = Scratch::new();
    documents(&scratch);
    // 40 MiB of cells do not fit beside the program in 192 MiB of address space; in UTF-16 a table is not read in lots.
    let row: Vec<u8> = "a,b,c,d,e,f,g,h\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    scratch.file("sheets/huge.csv", [b"\xff\xfe".to_vec(), row.repeat(20 << 16)].concat());
    scratch.init();
    scratch.settings("megabytes_of_memory = 1024", "megabytes_of_memory = 192");
    scratch.run(&["index"]).exits(1);
    assert_eq!(scratch.ledger(), [7, 4, 1, 2, 0]);
    let listed = scratch.run(&["exceptions", "--csv"]).exits(1).stdout;
    let huge = listed.lines().find(|l| l.contains("huge.csv")).unwrap();
    assert!(huge.contains(",crashed,") || huge.contains(",too_large,"), "{huge}");
    let id = scratch.request();
    assert!(scratch.run(&["hits", &id, "--jsonl"]).exits(0).lines().len() >= 4);
}
