//! The directory of known people, from a small store to the mentions of a request: who is seen where, what a lone forename is
//! worth, what a change of the store changes, and that nothing changes where nobody is seen.

use dsar::audit::Clock;
use dsar::model::{Confidence, Role};
use dsar::pipeline::derived::Derived;
use dsar::pipeline::people::listed;
use dsar::pipeline::{Silent, index, run};
use dsar::request::Case;
use dsar::settings::{Settings, Workspace};
use std::sync::Arc;

const REGISTER: &str = "Pupil,Class,Parent\nTamsel Orwin,4,Ada Orwin\nLeo Marsh,3,Per Marsh\n";
const NOTE: &str =
    "Note of a meeting about Wilhelmina Ashgrove.\n\ntamsel was upset again and Wilhelmina Ashgrove sat with her.\n";
const MAIL: &str = "From: \"Okonjo, Chidi\" <chidi.okonjo@hollins.example>\nTo: Wilhelmina Ashgrove <w.ashgrove@mail.example>\n\
Date: Tue, 3 Mar 2020 10:00:00 +0000\nSubject: Wilhelmina Ashgrove and the trip\nMIME-Version: 1.0\nContent-Type: text/plain\n\n\
Dear Wilhelmina,\n\nall is arranged.\n\nKind regards\nChidi Okonjo\nHead of Year 9\n";

/// A store and its workspace.
struct Stores {
    root: tempfile::TempDir,
    workspace: Workspace,
    settings: Settings,
}

impl Stores {
    fn new(files: &[(&str, &str)]) -> Stores {
        let root = tempfile::tempdir().unwrap();
        let cases = Workspace::create(&root.path().join("cases")).unwrap();
        let settings = "[organisation]\nname = \"Hollins School\"\ndomains = [\"hollins.example\"]\n[limits.ocr]\nenabled = false\n\
                        [[store]]\nname = \"files\"\npath = \"../files\"\n";
        std::fs::write(cases.join("dsar.toml"), settings).unwrap();
        let workspace = Workspace::open(&cases).unwrap();
        let mut settings = Settings::load(workspace.root()).unwrap();
        settings.limits.worker_program = Some(env!("CARGO_BIN_EXE_dsar").into());
        let stores = Stores { root, workspace, settings };
        files.iter().for_each(|(name, text)| stores.write(name, text));
        stores.index();
        stores
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.root.path().join("files").join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    fn index(&self) {
        index::run(&self.workspace, &self.settings, Arc::new(Silent)).unwrap();
    }

    /// Names of the directory with as what they are seen.
    fn people(&self) -> Vec<(String, String)> {
        let all = listed(&self.workspace, &self.settings, "", true).unwrap();
        assert!(all.iter().all(|p| !p.places.is_empty()));
        let mut all: Vec<_> = all.into_iter().map(|p| (p.name.into_exposed(), p.seen.words())).collect();
        all.sort();
        all
    }

    /// A request's mentions, with the people they resolve to.
    fn run(&self) -> Derived {
        self.run_for("Wilhelmina Ashgrove")
    }

    fn run_for(&self, name: &str) -> Derived {
        let clock = Clock::Fixed("2026-03-16T09:00:00Z".parse().unwrap());
        let form = format!("received = \"2026-03-02\"\n[subject]\nnames = [\"{name}\"]\n");
        let form = dsar::request::parse(&form, "form.toml", clock.today()).unwrap();
        let mut case = Case::create(&self.workspace, &form, "test", clock).unwrap();
        run::run(&self.workspace, &self.settings, &mut case, false, &Silent).unwrap();
        Derived::load(&case).unwrap()
    }
}

/// Every mention as text, confidence and reason.
fn mentions(derived: &Derived) -> Vec<(String, Confidence, String)> {
    let of = |u: &dsar::model::Unit| {
        let text = u.text.expose().to_owned();
        u.mentions
            .iter()
            .map(move |m| (m.span.of(&text).to_owned(), m.confidence, m.reason.clone()))
            .collect::<Vec<_>>()
    };
    derived.units.iter().flat_map(of).collect()
}

fn at(text: &str, derived: &Derived) -> Option<(Confidence, String)> {
    mentions(derived).into_iter().find(|(t, ..)| t == text).map(|(_, confidence, reason)| (confidence, reason))
}

#[test]
fn who_stands_in_a_sheet_is_known_by_a_forename_elsewhere() {
    let stores = Stores::new(&[("office/register.csv", REGISTER), ("notes/note.txt", NOTE), ("mail/1.eml", MAIL)]);
    let people = stores.people();
    let seen = |name: &str| people.iter().find(|(n, _)| n == name).map(|(_, words)| words.as_str());
    assert_eq!(seen("Tamsel Orwin"), Some("under \"pupil\" in 1 sheet"), "{people:?}");
    assert_eq!(
        seen("Okonjo, Chidi"),
        Some("signs 1 letter or message with a post, in the From line of 1 message"),
        "{people:?}"
    );

    let derived = stores.run();
    let (confidence, reason) = at("tamsel", &derived).unwrap_or_else(|| panic!("{:?}", mentions(&derived)));
    assert_eq!(confidence, Confidence::Redact);
    assert!(reason.contains("under \"pupil\" in 1 sheet"), "{reason}");
    assert!(!reason.contains("register"), "a file name is evidence: {reason}");
    let person = |name: &str| derived.persons.iter().find(|p| p.name.expose() == name).cloned();
    assert_eq!(person("Tamsel Orwin").map(|p| p.role), Some(Role::Private), "{:?}", derived.persons.len());
    assert!(
        derived
            .persons
            .iter()
            .any(|p| p.role == Role::Professional && p.forms.iter().any(|f| f.expose() == "Chidi Okonjo"))
    );
}

#[test]
fn what_changes_and_vanishes_in_the_stores_changes_the_directory() {
    let stores = Stores::new(&[("office/register.csv", REGISTER), ("notes/note.txt", NOTE)]);
    assert!(at("tamsel", &stores.run()).is_some());
    stores.index();
    assert_eq!(stores.people().len(), 4, "unchanged files say what they said");
    stores.write("office/register.csv", "Pupil,Class,Parent\nLeo Marsh,3,Per Marsh\nOttilie Vane,5,Bo Vane\n");
    stores.index();
    let names: Vec<String> = stores.people().into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["Bo Vane", "Leo Marsh", "Ottilie Vane", "Per Marsh"]);
    assert!(at("tamsel", &stores.run()).is_none_or(|(_, reason)| !reason.contains("known person")));
    std::fs::remove_file(stores.root.path().join("files/office/register.csv")).unwrap();
    stores.index();
    assert!(stores.people().is_empty());
}

#[test]
fn an_empty_directory_changes_nothing() {
    let files =
        [("notes/note.txt", NOTE), ("notes/two.txt", "Wilhelmina Ashgrove and Will met Dr Hale in May. Leo too.\n")];
    let alone = Stores::new(&files);
    assert!(alone.people().is_empty());
    let mut off = Stores::new(&[&files[..], &[("office/register.csv", REGISTER)]].concat());
    off.settings.naming.index = false;
    assert_eq!(off.people().len(), 4);
    assert_eq!(mentions(&alone.run()), mentions(&off.run()));
}

#[test]
fn whom_the_settings_call_nobody_is_not_known() {
    let mut stores = Stores::new(&[("office/register.csv", REGISTER), ("notes/note.txt", NOTE)]);
    stores.settings.naming.nobody = vec!["Orwin, Tamsel".into()];
    assert!(at("tamsel", &stores.run()).is_none_or(|(_, reason)| !reason.contains("known person")));
}

#[test]
fn a_forename_of_two_letters_counts_where_nobody_else_in_the_index_is_called_so() {
    let contacts = |other: &str| format!("Pupil,Parent\nTamsel Orwin,{other}\nLeo Marsh,Jo Pellegrini\n");
    let notes = [("notes/1.txt", "Rang Jo, no answer.\n"), ("notes/2.txt", "Leo was jolly today.\n")];
    let found = |other: &str| {
        let stores = Stores::new(&[("office/contacts.csv", &contacts(other)), notes[0], notes[1]]);
        let derived = stores.run_for("Jo Pellegrini");
        let held = |name: &str| derived.units.iter().any(|u| u.places.iter().any(|p| p.path.expose() == name));
        (held("notes/1.txt"), held("notes/2.txt"))
    };
    assert_eq!(found("Ada Orwin"), (true, false));
    assert_eq!(found("Jo Orwin"), (false, false), "somebody else may be meant");
    assert_eq!(found("Joanne Orwin"), (false, false), "or be called so for short");
}
