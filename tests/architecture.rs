//! Who may know whom: one direction, checked against every `use crate::…` and every `crate::` path in the source.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Each room and the rooms it may know (itself apart).
const MAY_KNOW: [(&str, &[&str]); 18] = [
    ("model", &[]),
    ("settings", &["model"]),
    ("store", &["model", "settings"]),
    ("format", &["model"]),
    ("extract", &["model", "settings", "format"]),
    ("index", &["model"]),
    ("find", &["model", "index"]),
    ("detect", &["model"]),
    ("audit", &["model"]),
    ("request", &["model", "settings", "audit"]),
    ("review", &["model"]),
    ("redact", &["model", "format"]),
    ("bundle", &["model", "settings", "redact", "format"]),
    (
        "pipeline",
        &[
            "model", "settings", "store", "format", "extract", "index", "find", "detect", "audit", "request", "review",
            "redact", "bundle",
        ],
    ),
    ("tui", &["model", "review", "pipeline", "request"]),
    ("cli", &["model", "settings", "audit", "request", "review", "pipeline", "tui"]),
    ("lib", &[]),
    ("main", &["cli"]),
];

fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

fn room(src: &Path, file: &Path) -> String {
    let relative = file.strip_prefix(src).unwrap();
    let first = relative.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

/// Rooms a source text names: `crate::room…` and `crate::{a::…, b::…}`.
fn named(text: &str) -> BTreeSet<String> {
    let code: String = text.lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let word = |s: &str| s.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut rooms = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        if let Some(list) = rest.strip_prefix('{') {
            let list = &list[..list.find("};").unwrap_or(list.len())];
            rooms.extend(list.split(',').map(|part| word(part.trim())));
        } else {
            rooms.insert(word(rest));
        }
    }
    rooms
}

#[test]
fn rooms_know_only_whom_they_may() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let table: BTreeMap<_, _> = MAY_KNOW.into_iter().collect();
    let mut files = Vec::new();
    sources(&src, &mut files);
    assert!(files.len() > 50, "the source tree was not found");
    let mut wrong = Vec::new();
    for file in files {
        let here = room(&src, &file);
        let allowed = table.get(here.as_str()).unwrap_or_else(|| panic!("room {here} is not in the table"));
        for other in named(&std::fs::read_to_string(&file).unwrap()) {
            if table.contains_key(other.as_str()) && other != here && !allowed.contains(&other.as_str()) {
                wrong.push(format!("{} ({here}) names {other}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "forbidden:\n{}", wrong.join("\n"));
}

#[test]
fn every_module_says_what_it_is_for() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&src, &mut files);
    let silent: Vec<_> = files
        .iter()
        .filter(|f| {
            let text = std::fs::read_to_string(f).unwrap();
            !text.starts_with("//!") && !text.starts_with("#![doc")
        })
        .collect();
    assert!(silent.is_empty(), "without a module comment: {silent:?}");
}

#[test]
fn the_table_is_checked_by_a_parser_that_sees_both_forms() {
    let text = "use crate::model::X;\nuse crate::{index::Query, find};\n// crate::cli in a comment\nfn f() { crate::store::g() }";
    assert_eq!(named(text).into_iter().collect::<Vec<_>>(), ["find", "index", "model", "store"]);
}
