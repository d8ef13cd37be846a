//! Every format reads a real file of its kind, and every way a file can be broken is told as what it is.

use dsar::format::{FORMATS, ReadLimits, read_tree};
use dsar::model::Reading;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

#[derive(Deserialize)]
struct Expected {
    path: String,
    kinds: Vec<String>,
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

/// Small enough for the bomb, large enough for everything else.
fn limits() -> ReadLimits {
    ReadLimits { unpacked: 16 << 20, ..ReadLimits::default() }
}

fn read(path: &Path, limits: &ReadLimits) -> Reading {
    read_tree(&path.file_name().unwrap().to_string_lossy(), &std::fs::read(path).unwrap(), limits)
}

#[test]
fn damage_is_told_as_what_it_is() {
    let folder = fixtures().join("damaged");
    let expected: Vec<Expected> =
        serde_json::from_slice(&std::fs::read(folder.join("expected.json")).unwrap()).unwrap();
    assert!(expected.len() >= 13);
    for Expected { path, kinds } in expected {
        let reading = read(&folder.join(&path), &limits());
        let found: BTreeSet<&str> = reading.items.iter().flat_map(|i| &i.exceptions).map(|e| e.kind.word()).collect();
        assert!(found.iter().any(|k| kinds.iter().any(|w| w == k)), "{path}: {found:?}, expected one of {kinds:?}");
        let own = reading.items[0].exceptions.iter().map(|e| e.kind.word());
        let other: Vec<_> = own.filter(|k| kinds.iter().all(|w| w != k)).collect();
        assert!(other.is_empty(), "{path}: {other:?} beside {kinds:?}");
    }
}

#[test]
fn every_format_reads_a_fixture() {
    let mut read_by: BTreeMap<String, usize> = BTreeMap::new();
    for path in ["organisation/stores", "formats"].iter().flat_map(|f| files(&fixtures().join(f))) {
        let reading = read(&path, &limits());
        for (at, item) in reading.items.iter().enumerate() {
            let text = item.passages.iter().any(|p| p.text.expose().chars().any(char::is_alphanumeric));
            let held = reading.items.iter().any(|i| i.parent == Some(at as u32) && !i.passages.is_empty());
            *read_by.entry(item.format.clone()).or_default() += usize::from(text || held);
        }
    }
    // Foreign files are never read: they are told by name.
    let formats = FORMATS.iter().map(|f| f.name()).filter(|n| *n != "foreign");
    let without: Vec<_> = formats.filter(|n| read_by.get(*n).is_none_or(|n| *n == 0)).collect();
    assert!(without.is_empty(), "no fixture is read by {without:?}; read: {read_by:?}");
}

#[test]
fn fixtures_of_a_format_say_the_sentence_they_were_made_of() {
    for path in files(&fixtures().join("formats")) {
        let reading = read(&path, &limits());
        let text: String =
            reading.items.iter().flat_map(|i| &i.passages).map(|p| format!("{}\n", p.text.expose())).collect();
        let name = path.display();
        assert!(text.contains("Zoltan Featherstonehaugh"), "{name}: {text}");
        assert!(reading.items.iter().all(|i| i.exceptions.is_empty()), "{name}: an exception");
    }
}

#[test]
fn protected_files_open_by_their_password_and_not_without() {
    let with = ReadLimits { passwords: vec!["wrong".to_owned(), "lighthouse".to_owned()], ..limits() };
    for path in files(&fixtures().join("protected")) {
        let name = path.display();
        let shut = read(&path, &limits());
        assert_eq!(shut.items[0].exceptions[0].kind.word(), "encrypted", "{name}");
        let reading = read(&path, &with);
        let said =
            |item: &dsar::model::Item| item.passages.iter().any(|p| p.text.expose().contains("Featherstonehaugh"));
        assert!(reading.items.iter().any(said), "{name}: {:?}", reading.items[0].exceptions);
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut out = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { out.extend(files(&path)) } else { out.push(path) }
    }
    out.sort();
    out
}
