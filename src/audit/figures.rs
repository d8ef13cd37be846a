//! Damage of every kind to a log of 10,000 entries, and how fast logs are written and verified. A sample runs with the other
//! tests; all of it with `cargo test --release --lib audit::figures -- --ignored --nocapture`.

use super::chain::{Chain, Noted, VERSION, walk_lines};
use super::{Checkpoint, Clock, Log, Verdict, check_all, leaf_hash};
use crate::model::{Entry, Event};
use std::io::Write;
use std::time::{Duration, Instant};

/// A log in memory: its lines, and the chain before each of them.
struct Whole {
    bytes: Vec<u8>,
    starts: Vec<usize>,
    before: Vec<Chain>,
    noted: Noted,
}

fn line(seq: u64, head: [u8; 32]) -> Vec<u8> {
    let event = match seq % 3 {
        0 => Event::Noted { note: format!("{seq:064x}") },
        1 => Event::SourceSearched { on: jiff::civil::date(2026, 3, 2), note: format!("{seq:064x}") },
        _ => Event::Undone { seq: seq / 2 },
    };
    let at = format!("2026-03-02T09:00:00.{:03}Z", seq % 1000);
    let entry = Entry { v: VERSION, seq, at, by: "officer".into(), event, prev: hex::encode(head) };
    serde_json::to_vec(&entry).unwrap()
}

fn whole(entries: u64) -> Whole {
    let mut log = Whole { bytes: Vec::new(), starts: Vec::new(), before: Vec::new(), noted: Noted::new() };
    let mut chain = Chain::start();
    for seq in 1..=entries {
        log.starts.push(log.bytes.len());
        log.before.push(chain);
        let line = line(seq, chain.head);
        chain.step(leaf_hash(&line));
        log.bytes.extend(line);
        log.bytes.push(b'\n');
    }
    // The one earlier checkpoint.
    log.noted.insert(entries, chain.head);
    log
}

impl Whole {
    /// The line that byte `at` stands in, from 0.
    fn entry_at(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at) - 1
    }

    /// Where line `n` starts, or where the log ends.
    fn start(&self, n: usize) -> usize {
        self.starts.get(n).copied().unwrap_or(self.bytes.len())
    }

    /// What the walk says of the log from line `from` on with `tail` in its place: what stands before is as it was, and gives
    /// the chain that is gone on with.
    fn named(&self, from: usize, tail: &[u8]) -> Option<u64> {
        walk_lines(self.before[from], tail, &self.noted, |_, _| ()).unwrap().err().map(|broken| broken.entry)
    }

    /// The bytes of line `from` and the four after it; a walk ends before it reaches further.
    fn window(&self, from: usize) -> Vec<u8> {
        self.bytes[self.starts[from]..self.start(from + 5)].to_vec()
    }

    /// Every change of one byte that `step` picks: each bit flipped, the byte left out, one put in; and the end cut off there.
    fn sweep_bytes(&self, step: usize) -> u64 {
        let mut done = 0;
        for at in (0..self.bytes.len()).step_by(step) {
            let from = self.entry_at(at);
            let (window, offset, entry) = (self.window(from), at - self.starts[from], from as u64 + 1);
            for bit in 0..8 {
                let mut damaged = window.clone();
                damaged[offset] ^= 1 << bit;
                assert_eq!(self.named(from, &damaged), Some(entry), "byte {at}, bit {bit}");
            }
            let mut without = window.clone();
            without.remove(offset);
            assert_eq!(self.named(from, &without), Some(entry), "byte {at} left out");
            for byte in [b' ', b'\n', b'0', window[offset]] {
                let mut with = window.clone();
                with.insert(offset, byte);
                // A line end doubled leaves the entry as it was: the empty line behind it is the one that is wrong.
                let wrong = entry + u64::from(byte == b'\n' && window[offset] == b'\n');
                assert_eq!(self.named(from, &with), Some(wrong), "{byte:#x} before byte {at}");
            }
            assert_eq!(self.named(from, &window[..offset]), Some(entry), "cut off before byte {at}");
            done += 14;
        }
        done
    }

    /// Lines left out, repeated, put in and swapped.
    fn sweep_lines(&self, step: usize) -> u64 {
        let (last, mut done) = (self.starts.len() - 1, 0);
        for from in (0..last).step_by(step) {
            let entry = from as u64 + 1;
            let (one, rest) = (
                &self.bytes[self.starts[from]..self.start(from + 1)],
                &self.bytes[self.start(from + 1)..self.start(from + 5)],
            );
            assert_eq!(self.named(from, rest), Some(entry), "line {from} left out");
            assert_eq!(self.named(from, &[one, one, rest].concat()), Some(entry + 1), "line {from} repeated");
            let foreign = [line(entry, [9; 32]), b"\n".to_vec(), rest.to_vec()].concat();
            assert_eq!(self.named(from, &foreign), Some(entry), "line {from} replaced by one of another log");
            for apart in [1, 2, 100] {
                let other = from + apart;
                if other > last {
                    continue;
                }
                let (a, b) = (one, &self.bytes[self.starts[other]..self.start(other + 1)]);
                let between = &self.bytes[self.start(from + 1)..self.starts[other]];
                let swapped = [b, between, a, &self.bytes[self.start(other + 1)..self.start(other + 4)]].concat();
                assert_eq!(self.named(from, &swapped), Some(entry), "lines {from} and {other} swapped");
                done += 1;
            }
            done += 3;
        }
        done
    }
}

#[test]
fn a_sample_of_every_damage_to_ten_thousand_entries_is_found_and_named() {
    let log = whole(10_000);
    assert!(log.sweep_bytes(4999) > 5000 && log.sweep_lines(97) > 600);
}

#[test]
#[ignore = "every byte of a log of 10,000 entries: minutes"]
fn every_damage_to_ten_thousand_entries_is_found_and_named() {
    let (log, began) = (whole(10_000), Instant::now());
    let done = log.sweep_bytes(1) + log.sweep_lines(1);
    println!("{done} damages to {} bytes, all found and the entry named, {:?}", log.bytes.len(), began.elapsed());
}

#[test]
#[ignore = "writes 200 MB"]
fn a_million_entries_are_verified_in_ten_seconds() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("events.jsonl");
    let (mut chain, mut file) = (Chain::start(), std::io::BufWriter::new(std::fs::File::create(&path).unwrap()));
    for seq in 1..=1_000_000 {
        let line = line(seq, chain.head);
        chain.step(leaf_hash(&line));
        file.write_all(&line).unwrap();
        file.write_all(b"\n").unwrap();
    }
    file.flush().unwrap();
    let checkpoint = Checkpoint::of(&path, "o").unwrap();
    let began = Instant::now();
    assert!(matches!(check_all(&path, &[checkpoint]).unwrap(), Verdict::Whole(v) if v.entries == 1_000_000));
    println!("1,000,000 entries and their tree verified in {:?}", began.elapsed());
    assert!(cfg!(debug_assertions) || began.elapsed() <= Duration::from_secs(10));
}

#[test]
#[ignore = "depends on the disk"]
fn appends_are_durable_within_twenty_milliseconds() {
    let dir = tempfile::tempdir_in(env!("CARGO_MANIFEST_DIR")).unwrap();
    let mut log = Log::open(&dir.path().join("events.jsonl"), Clock::System).unwrap();
    let mut times: Vec<Duration> = (0..2000)
        .map(|n| {
            let began = Instant::now();
            log.append(Event::Noted { note: format!("{n:064x}") }, "officer").unwrap();
            began.elapsed()
        })
        .collect();
    times.sort_unstable();
    println!("2,000 appends: median {:?}, p99 {:?}, slowest {:?}", times[1000], times[1979], times[1999]);
    assert!(times[1979] <= Duration::from_millis(20));
}
