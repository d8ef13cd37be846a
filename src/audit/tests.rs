//! Damage of every kind, done to small logs.

use super::*;
use crate::model::{Entry, Event};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

fn clock() -> Clock {
    Clock::Fixed("2026-03-02T09:00:00Z".parse().unwrap())
}

fn noted(n: u64) -> Event {
    Event::Noted { note: format!("{n:064x}") }
}

fn log_of(dir: &Path, entries: u64) -> (PathBuf, Expected) {
    let path = dir.join("events.jsonl");
    let mut log = Log::open(&path, clock()).unwrap();
    for n in 1..=entries {
        assert_eq!(log.append(noted(n), "officer").unwrap(), n);
    }
    (path, Expected { size: entries, head: log.head() })
}

fn bad_entry(path: &Path, expected: Option<Expected>) -> Option<u64> {
    match verify(path, expected).unwrap() {
        Verdict::Whole(_) => None,
        Verdict::Broken(b) => Some(b.entry),
    }
}

fn lines(path: &Path) -> Vec<String> {
    fs::read_to_string(path).unwrap().lines().map(str::to_owned).collect()
}

fn write_lines(path: &Path, lines: &[String]) {
    fs::write(path, lines.iter().map(|l| format!("{l}\n")).collect::<String>()).unwrap();
}

#[test]
fn the_file_is_what_the_module_says() {
    let dir = tempfile::tempdir().unwrap();
    let (path, expected) = log_of(dir.path(), 2);
    let lines = lines(&path);
    let zeros = "0".repeat(64);
    assert_eq!(
        lines[0],
        format!(
            r#"{{"v":1,"seq":1,"at":"2026-03-02T09:00:00.000Z","by":"officer","event":{{"type":"noted","note":"{:064x}"}},"prev":"{zeros}"}}"#,
            1
        )
    );
    use sha2::Digest;
    let leaf = |line: &str| sha2::Sha256::digest([b"\0".as_slice(), line.as_bytes()].concat());
    assert!(lines[1].ends_with(&format!("\"prev\":\"{}\"}}", hex::encode(leaf(&lines[0])))));
    assert_eq!(expected.head[..], leaf(&lines[1])[..]);
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(verify(&path, None).unwrap(), Verdict::Whole(Verified { entries: 2, head: expected.head }));
    assert_eq!(read(&path).unwrap(), Log::open(&path, clock()).unwrap().entries());
}

#[test]
fn every_flipped_byte_is_found_and_its_entry_named() {
    let dir = tempfile::tempdir().unwrap();
    let (path, expected) = log_of(dir.path(), 20);
    let whole = fs::read(&path).unwrap();
    let mut entry = 1;
    for at in 0..whole.len() {
        for flip in [0x01u8, 0x20, 0x80, whole[at] ^ b'\n'] {
            let mut bytes = whole.clone();
            bytes[at] ^= flip;
            if bytes == whole {
                continue;
            }
            let start = chain::Chain::start;
            let named =
                |noted| chain::walk_lines(start(), bytes.as_slice(), &noted, |_, _| ()).unwrap().unwrap_err().entry;
            assert_eq!(named(chain::Noted::from([(expected.size, expected.head)])), entry, "byte {at} ^ {flip:#x}");
            if entry < 19 {
                assert_eq!(named(chain::Noted::new()), entry, "without a noted head: byte {at} ^ {flip:#x}");
            }
        }
        entry += u64::from(whole[at] == b'\n');
    }
    assert_eq!(entry, 21);
}

#[test]
fn dropped_swapped_inserted_and_cut_lines_are_found() {
    let dir = tempfile::tempdir().unwrap();
    let (path, expected) = log_of(dir.path(), 12);
    let good = lines(&path);
    for n in 0..11 {
        let mut dropped = good.clone();
        dropped.remove(n);
        write_lines(&path, &dropped);
        assert_eq!(bad_entry(&path, None), Some(n as u64 + 1), "dropped {n}");
        let mut swapped = good.clone();
        swapped.swap(n, n + 1);
        write_lines(&path, &swapped);
        assert_eq!(bad_entry(&path, None), Some(n as u64 + 1), "swapped {n}");
        let mut inserted = good.clone();
        inserted.insert(n + 1, good[n].clone());
        write_lines(&path, &inserted);
        assert_eq!(bad_entry(&path, None), Some(n as u64 + 2), "inserted {n}");
    }
    write_lines(&path, &good[..9]);
    assert_eq!(bad_entry(&path, None), None, "a chain alone cannot show its end was cut");
    assert_eq!(bad_entry(&path, Some(expected)), Some(10));
}

#[test]
fn a_log_written_anew_is_found_against_a_noted_head() {
    let dir = tempfile::tempdir().unwrap();
    let (_, expected) = log_of(dir.path(), 5);
    let other = tempfile::tempdir().unwrap();
    let mut log = Log::open(&other.path().join("events.jsonl"), clock()).unwrap();
    for n in 1..=8 {
        log.append(noted(if n == 3 { 99 } else { n }), "officer").unwrap();
    }
    let path = other.path().join("events.jsonl");
    assert_eq!(bad_entry(&path, None), None);
    assert_eq!(bad_entry(&path, Some(expected)), Some(5));
}

#[test]
fn a_line_torn_at_any_byte_is_set_aside_and_said() {
    let dir = tempfile::tempdir().unwrap();
    let (path, _) = log_of(dir.path(), 3);
    let whole = fs::read(&path).unwrap();
    let start = whole[..whole.len() - 1].iter().rposition(|b| *b == b'\n').unwrap() + 1;
    for cut in start..whole.len() {
        let torn_dir = tempfile::tempdir().unwrap();
        let path = torn_dir.path().join("events.jsonl");
        fs::write(&path, &whole[..cut]).unwrap();
        let mut log = Log::open(&path, clock()).unwrap();
        let torn = fs::read(path.with_extension("torn-1")).unwrap_or_default();
        assert_eq!(torn, &whole[start..cut]);
        let repairs: Vec<&Entry> = log.entries().iter().filter(|e| matches!(e.event, Event::Repaired { .. })).collect();
        match cut == start {
            true => assert!(repairs.is_empty()),
            false => assert_eq!(repairs[0].event, Event::Repaired { dropped_bytes: (cut - start) as u64 }),
        }
        log.append(noted(4), "officer").unwrap();
        let entries = log.entries().len() as u64;
        assert_eq!(verify(&path, None).unwrap(), Verdict::Whole(Verified { entries, head: log.head() }));
        assert_eq!(Log::open(&path, clock()).unwrap().entries(), log.entries(), "a second opening repairs nothing");
    }
}

#[test]
fn a_repair_that_was_itself_torn_is_finished() {
    let dir = tempfile::tempdir().unwrap();
    let (path, _) = log_of(dir.path(), 2);
    let whole = fs::read(&path).unwrap();
    // Cut and set aside, then the machine died halfway through the `repaired` line.
    fs::write(path.with_extension("torn-1"), b"{\"v\":1,\"se").unwrap();
    fs::write(&path, [whole.as_slice(), b"{\"v\":1,\"seq\":3,\"at"].concat()).unwrap();
    let log = Log::open(&path, clock()).unwrap();
    let dropped: Vec<&Event> = log.entries()[2..].iter().map(|e| &e.event).collect();
    assert_eq!(dropped, [&Event::Repaired { dropped_bytes: 10 }, &Event::Repaired { dropped_bytes: 18 }]);
}

#[test]
fn a_page_of_zeros_at_the_end_is_a_crash_not_tampering() {
    let dir = tempfile::tempdir().unwrap();
    let (path, _) = log_of(dir.path(), 2);
    let mut bytes = fs::read(&path).unwrap();
    bytes.extend([0u8; 40]);
    bytes.extend(b"\"}\n");
    fs::write(&path, &bytes).unwrap();
    assert_eq!(Log::open(&path, clock()).unwrap().entries()[2].event, Event::Repaired { dropped_bytes: 43 });
}

#[test]
fn a_changed_complete_line_is_refused_and_named() {
    let dir = tempfile::tempdir().unwrap();
    let (path, _) = log_of(dir.path(), 6);
    let good = fs::read_to_string(&path).unwrap();
    for (from, to, entry) in [
        ("\"seq\":3", "\"seq\":7", 3),
        (&format!("{:064x}", 4)[..], &format!("{:064x}", 5)[..], 4),
        ("\"v\":1,\"seq\":6", "nonsense", 6),
    ] {
        fs::write(&path, good.replacen(from, to, 1)).unwrap();
        let fault = Log::open(&path, clock()).unwrap_err();
        assert!(fault.refused && fault.what.contains(&format!("entry {entry}:")), "{fault}");
        assert!(read(&path).is_err());
    }
    assert!(!path.with_extension("torn-1").exists());
}

#[test]
fn a_log_is_located_from_its_folders() {
    let dir = tempfile::tempdir().unwrap();
    let record = dir.path().join("record");
    fs::create_dir(&record).unwrap();
    assert!(locate(dir.path()).is_err());
    let (path, _) = log_of(&record, 1);
    for place in [dir.path(), &record, &path] {
        assert_eq!(locate(place).unwrap(), path);
    }
}

#[test]
fn two_writers_never_fork_the_chain() {
    let dir = tempfile::tempdir().unwrap();
    let (path, _) = log_of(dir.path(), 1);
    let (mut a, mut b) = (Log::open(&path, clock()).unwrap(), Log::open(&path, clock()).unwrap());
    assert_eq!(a.append(noted(2), "a").unwrap(), 2);
    assert_eq!(b.append(noted(3), "b").unwrap(), 3);
    assert_eq!(a.append(noted(4), "a").unwrap(), 4);
    assert_eq!(a.entries().len(), 4);
    assert_eq!(bad_entry(&path, Some(Expected { size: 4, head: a.head() })), None);
}

#[test]
fn many_threads_append_to_one_chain() {
    let dir = tempfile::tempdir().unwrap();
    let (path, _) = log_of(dir.path(), 0);
    std::thread::scope(|s| {
        for t in 0..4 {
            let path = &path;
            s.spawn(move || {
                let mut log = Log::open(path, clock()).unwrap();
                for n in 0..10 {
                    log.append(noted(n), &format!("t{t}")).unwrap();
                }
            });
        }
    });
    assert!(matches!(verify(&path, None).unwrap(), Verdict::Whole(Verified { entries: 40, .. })));
}

#[test]
fn a_log_that_shrank_while_open_takes_nothing_more() {
    let dir = tempfile::tempdir().unwrap();
    let (path, _) = log_of(dir.path(), 4);
    let mut log = Log::open(&path, clock()).unwrap();
    write_lines(&path, &lines(&path)[..2]);
    assert!(log.append(noted(5), "officer").unwrap_err().refused);
}
