//! The fixture organisation through index, find and detect, held against its answer key.

use dsar::audit::Clock;
use dsar::find::names::is_courtesy;
use dsar::model::{Band, Confidence, Span, Unit};
use dsar::pipeline::derived::Derived;
use dsar::pipeline::find::{HitLine, Naming};
use dsar::pipeline::{Silent, find, index, run};
use dsar::request::Case;
use dsar::settings::{Settings, Workspace};
use dsar::store::{Catalogue, ExceptionRow, Ledger};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, LazyLock};

/// Share of third-party strings of the subject's documents that must be covered by a mention.
const THIRD_PARTY_RECALL: f64 = 0.99;

#[derive(Deserialize)]
struct Key {
    documents: Vec<Document>,
    exceptions: Vec<KeyException>,
}

#[derive(Deserialize)]
struct Document {
    store: String,
    path: String,
    member: Option<Vec<String>>,
    subject: String,
    third_parties: Vec<ThirdParty>,
}

#[derive(Deserialize)]
struct ThirdParty {
    text: String,
}

#[derive(Deserialize)]
struct KeyException {
    store: String,
    path: String,
    kind: String,
}

/// The request, played once for all tests.
struct Played {
    _root: tempfile::TempDir,
    workspace: Workspace,
    case: Case,
    ledger: Ledger,
    exceptions: Vec<ExceptionRow>,
    derived: Derived,
    key: Key,
}

static PLAYED: LazyLock<Played> = LazyLock::new(play);

fn play() -> Played {
    let root = tempfile::tempdir().unwrap();
    let organisation = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/organisation");
    copy(&organisation.join("stores"), &root.path().join("stores"));
    let cases = Workspace::create(&root.path().join("cases")).unwrap();
    let text = std::fs::read_to_string(organisation.join("dsar.toml")).unwrap();
    std::fs::write(cases.join("dsar.toml"), text.replace("path = \"stores/", "path = \"../stores/")).unwrap();
    let workspace = Workspace::open(&cases).unwrap();
    let mut settings = Settings::load(workspace.root()).unwrap();
    settings.limits.worker_program = Some(env!("CARGO_BIN_EXE_dsar").into());
    // The same on every machine, whether a recogniser is installed or not.
    settings.limits.ocr.enabled = false;
    let ledger = index::run(&workspace, &settings, Arc::new(Silent)).unwrap().ledger;
    let clock = Clock::Fixed("2026-03-16T09:00:00Z".parse().unwrap());
    let text = std::fs::read_to_string(organisation.join("request.toml")).unwrap();
    let form = dsar::request::parse(&text, "request.toml", clock.today()).unwrap();
    let mut case = Case::create(&workspace, &form, "test", clock).unwrap();
    run::run(&workspace, &settings, &mut case, false, &Silent).unwrap();
    Played {
        exceptions: Catalogue::open(&workspace.catalogue()).unwrap().exceptions().unwrap(),
        derived: Derived::load(&case).unwrap(),
        key: serde_json::from_slice(&std::fs::read(organisation.join("answer_key.json")).unwrap()).unwrap(),
        _root: root,
        workspace,
        case,
        ledger,
    }
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let (path, name) = entry.map(|e| (e.path(), e.file_name())).unwrap();
        if path.is_dir() {
            copy(&path, &to.join(name));
        } else {
            std::fs::copy(&path, to.join(name)).unwrap();
        }
    }
}

impl Document {
    fn trail(&self) -> &[String] {
        self.member.as_deref().unwrap_or_default()
    }

    /// An archive or a mailbox file: it is found where one of its members is.
    fn is_container(&self) -> bool {
        let name = self.trail().last().unwrap_or(&self.path);
        [".zip", ".mbox"].iter().any(|e| name.ends_with(e))
    }

    fn is_hit_at(&self, hit: &HitLine) -> bool {
        let within =
            if self.is_container() { hit.member.starts_with(self.trail()) } else { hit.member == self.trail() };
        hit.store == self.store && hit.path == self.path && within
    }

    /// The surest band it was found in.
    fn band(&self) -> Option<Band> {
        PLAYED.derived.hits.iter().filter(|h| self.is_hit_at(h)).map(|h| h.band).min()
    }

    fn is_unit_of(&self, unit: &Unit) -> bool {
        unit.places.iter().any(|p| {
            let trail = p.trail.iter().map(|n| n.expose());
            p.store == self.store && p.path.expose() == self.path && trail.eq(self.trail().iter().map(String::as_str))
        })
    }

    fn named(&self) -> String {
        format!("{} / {} {:?}", self.store, self.path, self.trail())
    }
}

fn documents(subject: &[&str]) -> impl Iterator<Item = &'static Document> {
    let wanted: Vec<String> = subject.iter().map(|s| (*s).to_owned()).collect();
    PLAYED.key.documents.iter().filter(move |d| wanted.contains(&d.subject))
}

#[test]
fn every_document_of_the_subject_is_found() {
    let mut all: Vec<_> = documents(&["yes"]).collect();
    let missed: Vec<_> = all.iter().filter(|d| d.band().is_none()).map(|d| d.named()).collect();
    assert!(missed.is_empty(), "not found:\n{}", missed.join("\n"));
    // What an archive or mailbox file is worth is what its members are, and those stand for themselves.
    all.retain(|d| !d.is_container());
    let unsure: Vec<_> = all.iter().filter(|d| d.band() == Some(Band::Possible)).map(|d| d.named()).collect();
    let recall = 1.0 - unsure.len() as f64 / all.len() as f64;
    assert!(recall >= 0.95, "certain or probable: {recall:.3}; only possible:\n{}", unsure.join("\n"));
}

#[test]
fn nobody_else_is_taken_for_the_subject() {
    let wrong = documents(&["no", "namesake"]).filter(|d| d.band().is_some_and(|b| b < Band::Possible));
    let wrong: Vec<_> = wrong.map(Document::named).collect();
    assert!(wrong.is_empty(), "certain or probable:\n{}", wrong.join("\n"));
}

#[test]
fn what_only_a_person_can_tell_is_never_certain() {
    let wrong: Vec<_> =
        documents(&["possible"]).filter(|d| d.band() == Some(Band::Certain)).map(Document::named).collect();
    assert!(wrong.is_empty(), "certain:\n{}", wrong.join("\n"));
}

#[test]
fn other_people_are_covered_by_mentions() {
    let (mut all, mut missed) = (0, Vec::new());
    for document in documents(&["yes"]) {
        let units: Vec<&Unit> = PLAYED.derived.units.iter().filter(|u| document.is_unit_of(u)).collect();
        for third in &document.third_parties {
            let seen: Vec<_> = units.iter().flat_map(|u| occurrences(u, &third.text).map(move |s| (*u, s))).collect();
            all += usize::from(!seen.is_empty());
            if let Some((unit, _)) = seen.iter().find(|(u, s)| !is_covered(u, *s)) {
                missed.push(format!("{:?} in {} ({})", third.text, document.named(), unit.segments[0].locator));
            }
        }
    }
    let recall = 1.0 - missed.len() as f64 / all as f64;
    println!("third-party strings: {all}, recall {recall:.4}; missed:\n{}", missed.join("\n"));
    assert!(all > 300 && recall >= THIRD_PARTY_RECALL, "{recall:.4} of {all}; missed:\n{}", missed.join("\n"));
}

/// Where `wanted` stands as whole words in the unit, white space in any form.
fn occurrences(unit: &Unit, wanted: &str) -> impl Iterator<Item = Span> {
    let words: Vec<String> = wanted.split_whitespace().map(regex::escape).collect();
    let pattern = regex::Regex::new(&words.join(r"\s+")).unwrap();
    let text = unit.text.expose();
    let spans = pattern.find_iter(text).map(|m| Span::new(m.start(), m.end()));
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let whole = |s: &Span| !word(text[..s.start].chars().next_back()) && !word(text[s.end..].chars().next());
    spans.filter(whole).collect::<Vec<_>>().into_iter()
}

/// Every letter and digit is the subject's or in a mention, proposed or for the reviewer; a title names nobody.
fn is_covered(unit: &Unit, span: Span) -> bool {
    let shown = |c: Confidence| matches!(c, Confidence::Redact | Confidence::Review);
    let mentions = unit.mentions.iter().filter(|m| shown(m.confidence)).map(|m| m.span);
    let marked: Vec<Span> = unit.subject.iter().copied().chain(mentions).collect();
    let wanted = span.of(unit.text.expose());
    let title = wanted.split_whitespace().next().filter(|w| is_courtesy(&w.to_lowercase()) || *w == "PC");
    let from = title.map_or(0, str::len);
    let letters = wanted.char_indices().filter(|(at, c)| *at >= from && c.is_alphanumeric());
    letters.map(|(at, _)| at + span.start).all(|at| marked.iter().any(|m| m.start <= at && at < m.end))
}

#[test]
fn exceptions_are_those_of_the_key() {
    let found: BTreeSet<_> =
        PLAYED.exceptions.iter().map(|e| (e.store.as_str(), e.path.as_str(), e.kind.word())).collect();
    let key: BTreeSet<_> =
        PLAYED.key.exceptions.iter().map(|e| (e.store.as_str(), e.path.as_str(), e.kind.as_str())).collect();
    assert_eq!(found, key);
}

#[test]
fn every_file_is_accounted_for() {
    let files = PLAYED.key.documents.iter().filter(|d| d.member.is_none()).count() as u64;
    assert!(PLAYED.ledger.balances() && PLAYED.ledger.seen == files, "{:?} of {files}", PLAYED.ledger);
    assert_eq!(PLAYED.ledger.exception, PLAYED.key.exceptions.len() as u64);
}

#[test]
fn the_index_proposes_all_that_an_exhaustive_scan_finds() {
    let form = PLAYED.case.form().unwrap();
    let unit_id = |_, text: &str| PLAYED.case.unit_id("any", text);
    let naming = Naming { id: &unit_id, decided: &|_| false };
    let settings = Settings::load(PLAYED.workspace.root()).unwrap();
    let (workspace, stores) = (&PLAYED.workspace, &settings.stores[..]);
    let search = |exhaustive| find::Search { workspace, stores, form: &form, exhaustive, gone: &[], included: &[] };
    let found = |exhaustive| find::find(&search(exhaustive), &naming, &Silent).unwrap();
    let (all, proposed) = (found(true), found(false));
    let lines = |hits: &[HitLine]| hits.iter().map(|h| serde_json::to_string(h).unwrap()).collect::<BTreeSet<_>>();
    let missed: Vec<_> = lines(&all.hits).difference(&lines(&proposed.hits)).cloned().collect();
    assert!(missed.is_empty(), "only the exhaustive scan found:\n{}", missed.join("\n"));
    let units = |units: &[Unit]| units.iter().map(|u| (u.id.clone(), u.band)).collect::<Vec<_>>();
    assert_eq!(units(&all.units), units(&proposed.units));
    assert!(all.hits.len() > 80);
}
