//! What is struck out counts for nothing: dates, registers, sources.

use super::*;
use crate::audit::Clock;
use crate::model::happening::{ConsentStep, Happening};
use crate::model::{RequestForm, UnitId};
use crate::request::life::record;
use crate::request::registers::{Registers, Standing};
use crate::settings::{Organisation, Workspace};
use jiff::civil::{Date, date};
use std::os::unix::fs::PermissionsExt;

fn case() -> (tempfile::TempDir, Case) {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("dsar.toml"), "").unwrap();
    std::fs::set_permissions(dir.path(), std::fs::Permissions::from_mode(0o700)).unwrap();
    let workspace = Workspace::open(dir.path()).unwrap();
    let form: RequestForm =
        toml::from_str("received = \"2026-03-02\"\n[subject]\nnames = [\"Ottoline Brackenbury\"]").unwrap();
    let clock = Clock::Fixed("2026-05-20T09:00:00Z".parse().unwrap());
    let case = Case::create(&workspace, &form, "officer", clock).unwrap();
    (dir, case)
}

fn happens(case: &mut Case, what: Happening, on: Date, words: &str) -> Result<u64> {
    record(case, &Organisation::default(), what, on, Some(words), None)
}

#[test]
fn a_mistyped_day_can_be_put_right() {
    let (_dir, mut case) = case();
    let mistyped = happens(&mut case, Happening::Extended, date(2026, 4, 29), "eleven mailboxes").unwrap();
    let again = happens(&mut case, Happening::Extended, date(2026, 3, 29), "eleven mailboxes").unwrap_err();
    assert!(again.hint.unwrap().contains("dsar request strike"), "the refusal names the way out");
    strike_out(&mut case, mistyped, "it went on 29 March").unwrap();
    assert_eq!((case.facts().extended, case.facts().steps.len()), (None, 0));
    happens(&mut case, Happening::Extended, date(2026, 3, 29), "eleven mailboxes").unwrap();
    assert_eq!(case.facts().extended, Some(date(2026, 3, 29)));
}

#[test]
fn a_consent_of_the_wrong_person_and_a_source_are_taken_out_of_their_registers() {
    let (_dir, mut case) = case();
    let note = case.note("on the telephone").unwrap();
    let given = Event::Consent {
        what: ConsentStep::Given,
        who: "keyed".into(),
        person: None,
        on: date(2026, 3, 4),
        written: false,
        units: Vec::new(),
        note: note.clone(),
    };
    let consent = case.append(given).unwrap();
    let source = case.append(Event::SourceSearched { on: date(2026, 3, 4), note }).unwrap();
    let standing = |case: &Case| Registers::fold(case.entries()).standing(&["keyed".into()], &UnitId("u".into()));
    assert_eq!(standing(&case), Standing::Agreed { written: false });
    for seq in [consent, source] {
        strike_out(&mut case, seq, "somebody else of the name").unwrap();
    }
    assert_eq!((standing(&case), case.facts().sources.len()), (Standing::Nothing, 0));
}

#[test]
fn what_has_a_way_back_of_its_own_is_not_struck_out() {
    let (_dir, mut case) = case();
    let step = happens(&mut case, Happening::Acknowledged, date(2026, 3, 3), "").unwrap();
    let said = |fault: Fault| format!("{}; {}", fault.what, fault.hint.unwrap_or_default());
    assert!(said(strike_out(&mut case, 1, "x").unwrap_err()).contains("dsar request amend"));
    assert!(said(strike_out(&mut case, 99, "x").unwrap_err()).contains("there is no entry 99"));
    assert!(said(strike_out(&mut case, step, " ").unwrap_err()).contains("--reason"));
    let struck = strike_out(&mut case, step, "another request").unwrap();
    assert!(said(strike_out(&mut case, step, "x").unwrap_err()).contains("struck out already"));
    assert!(said(strike_out(&mut case, struck, "x").unwrap_err()).contains("cannot be struck out"));
    happens(&mut case, Happening::Closed, date(2026, 4, 1), "no answer was owed").unwrap();
    assert!(strike_out(&mut case, step, "x").unwrap_err().refused, "a closed request is opened again first");
}
