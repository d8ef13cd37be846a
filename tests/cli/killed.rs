//! A review that is killed at its terminal.

use super::driver::Scratch;
use super::record::{ID, LOG};
use std::io::Write;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// `script` gives the review a terminal of its own; none here, no test.
fn terminal(scratch: &Scratch) -> Option<std::process::Child> {
    let shell = format!("stty rows 40 cols 120; exec {} review {ID}", super::driver::PROGRAM);
    let mut command = Command::new("script");
    command.args(["-qfec", &shell, "/dev/null"]);
    scratch.scrub(&mut command);
    command
        .env("TERM", "xterm")
        .env("PATH", "/usr/bin:/bin")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    match command.spawn() {
        Ok(child) => Some(child),
        Err(e) => {
            println!("skipped: no `script` here ({e})");
            None
        }
    }
}

/// Processes whose parent is `pid`.
fn children(pid: u32) -> Vec<u32> {
    let numbers =
        std::fs::read_dir("/proc").unwrap().filter_map(|e| e.unwrap().file_name().to_str()?.parse::<u32>().ok());
    let parent = |of: &u32| {
        let stat = std::fs::read_to_string(format!("/proc/{of}/stat")).ok()?;
        stat.rsplit_once(") ")?.1.split(' ').nth(1)?.parse::<u32>().ok()
    };
    numbers.filter(|n| parent(n) == Some(pid)).collect()
}

#[test]
fn a_review_killed_at_its_terminal_keeps_every_decision_it_showed() {
    let scratch = Scratch::new();
    super::driver::documents(&scratch);
    for n in 0..30 {
        scratch.file(&format!("many/{n}.txt"), format!("Note {n}: Wilhelmina Ashgrove rang Dorothea Penhaligon."));
    }
    scratch.init();
    scratch.run(&["index"]).exits(1);
    let id = scratch.request();
    assert_eq!(id, ID);
    scratch.run(&["run", &id]).exits(1);
    let mut decided = 0;
    for round in 0..4u64 {
        let before = scratch.read(LOG);
        let Some(mut child) = terminal(&scratch) else { return };
        let mut keys = child.stdin.take().unwrap();
        let began = Instant::now();
        let review = loop {
            if let Some(pid) = children(child.id()).first() {
                break *pid;
            }
            assert!(began.elapsed() < Duration::from_secs(20), "the review did not start");
            std::thread::sleep(Duration::from_millis(20));
        };
        // Key after key, until some decisions are there; then killed without warning.
        while began.elapsed() < Duration::from_secs(30)
            && scratch.read(LOG).lines().count() < before.lines().count() + 3
        {
            let _ = keys.write_all(b"r").and_then(|()| keys.flush());
            std::thread::sleep(Duration::from_millis(60 + 7 * round));
        }
        Command::new("kill").args(["-9", &review.to_string()]).status().unwrap();
        drop(keys);
        child.wait().unwrap();
        let after = scratch.read(LOG);
        assert!(after.starts_with(&before), "a decision that was recorded is gone");
        decided = after.matches("\"decided\"").count();
        scratch.run(&["request", "note", &id, "still here"]).exits(0);
        scratch.run(&["audit", "verify", &id]).exits(0);
    }
    assert!(decided >= 8, "{decided} decisions in four reviews");
}
