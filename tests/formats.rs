//! Every format reads a real file of its kind, every way a file can be broken is told as what it is and where, and what
//! once broke a reader is read.

use dsar::format::{FORMATS, Probe, ReadLimits, choose, read_tree};
use dsar::model::{ExceptionKind, Item, Reading};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

#[derive(Deserialize)]
struct Expected {
    path: String,
    /// Kinds that are right answers.
    kinds: BTreeSet<String>,
    /// The part that the exception names.
    place: Option<String>,
    /// Names of the members that lead to it.
    member: Vec<String>,
}

/// What only a worker can meet: its tests go through the program (`cli/exceptions.rs`).
const OF_WORKERS: [ExceptionKind; 3] = [ExceptionKind::TimedOut, ExceptionKind::Unreadable, ExceptionKind::Crashed];

/// Longest that one file which once broke a reader may take, also where nothing is optimised.
const PATIENCE: Duration = Duration::from_secs(20);

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn fixtures() -> PathBuf {
    root().join("fixtures")
}

/// Small enough for the bombs, large enough for everything else.
fn limits() -> ReadLimits {
    ReadLimits { unpacked: 16 << 20, ..ReadLimits::default() }
}

fn read(path: &Path, limits: &ReadLimits) -> Reading {
    read_tree(&path.file_name().unwrap().to_string_lossy(), &std::fs::read(path).unwrap(), limits)
}

/// Names that lead to an item, outermost first.
fn trail(reading: &Reading, mut at: usize) -> Vec<&str> {
    let mut names = Vec::new();
    while let Some(parent) = reading.items[at].parent {
        names.insert(0, reading.items[at].untrusted_name.expose());
        at = parent as usize;
    }
    names
}

fn expected() -> Vec<Expected> {
    serde_json::from_slice(&std::fs::read(fixtures().join("damaged/expected.json")).unwrap()).unwrap()
}

#[test]
fn damage_is_told_as_what_it_is_and_where() {
    for Expected { path, kinds, place, member } in expected() {
        let reading = read(&fixtures().join("damaged").join(&path), &limits());
        let found: Vec<(Vec<&str>, &str, String)> = (0..reading.items.len())
            .flat_map(|n| reading.items[n].exceptions.iter().map(move |e| (n, e)))
            .map(|(n, e)| (trail(&reading, n), e.kind.word(), e.locator.to_string()))
            .collect();
        let is_right = |(trail, kind, at): &(Vec<&str>, &str, String)| {
            *trail == member && kinds.contains(*kind) && place.as_ref().is_none_or(|p| p == at)
        };
        assert!(found.iter().any(is_right), "{path}: {found:?}; expected {kinds:?} at {place:?} of {member:?}");
        let other = |(trail, kind, _): &&(Vec<&str>, &str, String)| *trail == member && !kinds.contains(*kind);
        assert_eq!(found.iter().find(other), None, "{path}: beside {kinds:?}");
    }
}

#[test]
fn every_file_in_damaged_is_expected_and_every_kind_of_exception_has_one() {
    let expected = expected();
    let named: BTreeSet<_> = expected.iter().map(|e| fixtures().join("damaged").join(&e.path)).collect();
    let there: BTreeSet<_> = files(&fixtures().join("damaged"))
        .into_iter()
        .filter(|p| !p.ends_with("expected.json") && !p.parent().unwrap().ends_with("crashes"))
        .collect();
    assert_eq!(named, there);
    let kinds: BTreeSet<&str> = expected.iter().flat_map(|e| &e.kinds).map(String::as_str).collect();
    let missing: Vec<_> =
        ExceptionKind::ALL.iter().filter(|k| !kinds.contains(k.word()) && !OF_WORKERS.contains(k)).collect();
    assert!(missing.is_empty(), "no fixture is {missing:?}");
}

#[test]
fn a_remedy_is_a_plain_sentence_that_names_what_to_do() {
    for kind in ExceptionKind::ALL {
        let remedy = kind.remedy();
        let words: Vec<&str> = remedy.split(' ').collect();
        let does = ["ask", "index", "open", "install", "raise", "read", "check", "restore"].contains(&words[0]);
        assert!(does && words.len() > 4 && !remedy.ends_with('.'), "{kind:?}: {remedy}");
        assert_eq!(ExceptionKind::from_word(kind.word()), Some(kind));
        let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
        let row = readme.lines().find(|l| l.starts_with(&format!("| `{}` |", kind.word())));
        assert!(row.is_some_and(|r| r.ends_with(&format!("| {remedy} |"))), "README says something else: {row:?}");
    }
}

/// An exception's sentence is ours: nothing of the file stands in it, and it fits a line.
#[test]
fn sentences_of_exceptions_hold_nothing_of_the_file() {
    for path in ["damaged", "formats", "organisation/stores"].iter().flat_map(|f| files(&fixtures().join(f))) {
        for exception in read(&path, &limits()).items.iter().flat_map(|i| &i.exceptions) {
            let detail = &exception.detail;
            let plain = detail.chars().all(|c| c.is_ascii() && !c.is_control()) && !detail.ends_with('.');
            assert!(plain && (10..160).contains(&detail.len()), "{}: {detail}", path.display());
            assert!(!detail.contains("Zoltan") && !detail.contains(" 1 entries"), "{}: {detail}", path.display());
        }
    }
}

/// What fuzzing found (tests/fuzz). Each file is named after the reader it broke.
#[test]
fn what_once_broke_a_reader_is_read_in_time() {
    for path in files(&fixtures().join("damaged/crashes")) {
        let (name, bytes) = (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap());
        let began = Instant::now();
        let by_name = FORMATS.iter().find(|f| name.starts_with(&format!("{}-", f.name())));
        let format = by_name.unwrap_or_else(|| panic!("{name} begins with no reader's name"));
        // The reader itself too: the tree asks it only where nobody bids higher.
        for picture in format.extract(&bytes, &limits()).pictures.iter().take(2) {
            format.picture(&bytes, picture.number, &limits());
        }
        let reading = read_tree(&name, &bytes, &limits());
        assert!(!reading.items.is_empty() && began.elapsed() < PATIENCE, "{name} took {:?}", began.elapsed());
    }
}

#[test]
fn every_format_reads_a_fixture() {
    let mut read_by: BTreeMap<String, usize> = BTreeMap::new();
    for path in ["organisation/stores", "formats"].iter().flat_map(|f| files(&fixtures().join(f))) {
        let reading = read(&path, &limits());
        for (at, item) in reading.items.iter().enumerate() {
            let held = reading.items.iter().any(|i| i.parent == Some(at as u32) && !i.passages.is_empty());
            *read_by.entry(item.format.clone()).or_default() += usize::from(has_text(item) || held);
        }
    }
    // Foreign files are never read: they are told by name.
    let formats = FORMATS.iter().map(|f| f.name()).filter(|n| *n != "foreign");
    let without: Vec<_> = formats.filter(|n| read_by.get(*n).is_none_or(|n| *n == 0)).collect();
    assert!(without.is_empty(), "no fixture is read by {without:?}; read: {read_by:?}");
}

fn has_text(item: &Item) -> bool {
    item.passages.iter().any(|p| p.text.expose().chars().any(char::is_alphanumeric))
}

/// Adding a format is one file and one line: the line is not forgotten, and the fuzzer has something to start from.
#[test]
fn every_reader_stands_in_the_table_and_has_a_seed_for_fuzzing() {
    let source = root().join("src/format");
    let table = std::fs::read_to_string(source.join("mod.rs")).unwrap();
    let table = &table[table.find("pub static FORMATS").unwrap()..];
    let listed: BTreeSet<&str> = table[..table.find("];").unwrap()]
        .lines()
        .filter_map(|line| line.trim().strip_prefix('&')?.strip_suffix(',')?.rsplit("::").next())
        .collect();
    assert_eq!(listed.len(), FORMATS.len());
    let texts: Vec<String> = files(&source).iter().filter_map(|p| std::fs::read_to_string(p).ok()).collect();
    let made: BTreeSet<&str> = texts
        .iter()
        .flat_map(|text| text.lines())
        .filter_map(|line| line.trim().strip_prefix("impl ")?.split_once("Format for "))
        .map(|(_, name)| name.trim_end_matches([' ', '{']))
        .collect();
    assert_eq!(made, listed, "readers and the lines of FORMATS");

    let mut seeded = BTreeSet::new();
    for path in ["damaged", "formats", "organisation/stores"].iter().flat_map(|f| files(&fixtures().join(f))) {
        sow(&path.file_name().unwrap().to_string_lossy(), &std::fs::read(&path).unwrap(), &mut seeded);
    }
    let bare: Vec<_> = FORMATS.iter().map(|f| f.name()).filter(|n| !seeded.contains(n)).collect();
    assert!(bare.is_empty(), "nothing under fixtures/ seeds {bare:?}");
}

/// ARCHITECTURE.md walks through adding `.msg`: the lines it names are where it says.
#[test]
fn the_walk_through_of_adding_a_format_is_true() {
    let text = std::fs::read_to_string(root().join("src/ARCHITECTURE.md")).unwrap();
    let section = &text[text.find("## Walk-through: adding a format").unwrap()..];
    let lines: Vec<_> = section.split("```").nth(1).unwrap().lines().skip(1).collect();
    assert!(lines.len() > 4);
    for line in lines {
        let (file, said) = line.split_once(char::is_whitespace).unwrap();
        let source = std::fs::read_to_string(root().join(file)).unwrap();
        assert!(source.lines().any(|l| l.contains(said.trim())), "{file} has no line: {}", said.trim());
    }
}

/// As `tests/fuzz/fuzz_targets/seeds.rs` sorts files to targets.
fn sow(untrusted_name: &str, bytes: &[u8], seeded: &mut BTreeSet<&'static str>) {
    let Some(format) = choose(&Probe { untrusted_name, bytes }) else { return };
    if bytes.len() <= 200_000 {
        seeded.insert(format.name());
    }
    for member in format.extract(bytes, &limits()).members {
        sow(member.untrusted_name.expose(), &member.bytes, seeded);
    }
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
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() { out.extend(files(&path)) } else { out.push(path) }
    }
    out.sort();
    out
}
