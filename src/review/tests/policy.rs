//! Policies, and a decision that reaches further than its unit.

use super::*;

#[test]
fn a_policy_ends_the_chance_to_redo_too() {
    let (mut session, mut log) = (session(), vec![]);
    play(&mut session, &mut log, "du");
    let change = session.reviewer().decide(&session.units[0], Outcome::OutOfScope, None, true);
    log.push(crate::review::fixture::entry(
        3,
        Event::Decided { scope: Scope::Policy, person: None, changes: vec![change], note: None },
    ));
    session.recorded(log[2].clone());
    same_from_log(&session, &log);
}

#[test]
fn a_person_everywhere_asks_first_and_says_how_far_it_reaches() {
    let (mut session, mut log) = (session(), vec![]);
    play(&mut session, &mut log, "\t4r");
    assert!(log.is_empty());
    assert_eq!(session.mode, Mode::Confirm('r'));
    assert!(session.message.contains("Person B in 2 unit(s), 0 decided otherwise"), "{}", session.message);
    play(&mut session, &mut log, "d");
    assert_eq!((log.len(), session.message.as_str()), (0, "Not done."));
    play(&mut session, &mut log, "rr");
    assert!(
        matches!(&log[0].event, Event::Decided { scope: Scope::Person, person: Some(PersonId(2)), changes, .. } if changes.len() == 2)
    );
    assert_eq!((session.scope, session.progress()), (Scope::Unit, (0, 3)), "marking a person decides no unit");
    play(&mut session, &mut log, "4d");
    assert!(session.message.contains("2 decided otherwise"), "{}", session.message);
}

#[test]
fn a_document_asks_first_and_takes_all_its_units() {
    let (mut session, mut log) = (session(), vec![]);
    play(&mut session, &mut log, "3d");
    assert!(log.is_empty() && session.message.contains("all 2 unit(s)"), "{}", session.message);
    play(&mut session, &mut log, "d");
    assert_eq!((session.progress(), session.at), ((2, 3), 2));
}

#[test]
fn policies_decide_by_band_and_leave_the_rest_open() {
    let mut session = session();
    let mut namesake = unit("u4", 3, Band::Possible, "Mina Other.", vec![]);
    namesake.evidence.push(Reason::against("namesake_address", "another person's address"));
    session.units.push(namesake);
    let apply = |name: &str| {
        let policy = Policy::built_in(name).unwrap().unwrap();
        let reviewer = Reviewer { units: &session.units, persons: &session.persons, state: &session.state };
        policy.apply(&reviewer).into_iter().map(|c| (c.unit.0, c.outcome.unwrap())).collect::<Vec<_>>()
    };
    use Outcome::{OutOfScope, Redact};
    assert_eq!(apply("proposals"), [("u1".into(), Redact), ("u2".into(), Redact)]);
    assert_eq!(apply("everything")[2..], [("u3".into(), Redact), ("u4".into(), OutOfScope)]);
    assert!(Policy::built_in("nonsense").is_none());
    let wrong = Policy::parse("certain = \"redact\"\nprobable = \"shred\"\n", "p.toml").unwrap_err();
    assert!(wrong.what.starts_with("policy p.toml, line 2"), "{wrong}");
}

/// The second unit differs a little from the first.
pub(super) fn alike() -> Session {
    let mut session = session();
    let unit = session.units[0].id.clone();
    session.units[1].folding.like = Some(Likeness { unit, more: vec![Span::new(0, 4)], less: vec!["met".into()] });
    session
}

#[test]
fn a_decision_reaches_what_is_alike_only_when_asked_twice() {
    let (mut session, mut log) = (alike(), vec![]);
    play(&mut session, &mut log, "5r");
    assert!(log.is_empty() && session.message.contains("all 2 unit(s) like this one"), "{}", session.message);
    play(&mut session, &mut log, "n");
    assert_eq!((log.len(), session.message.as_str()), (0, "Not done."));
    play(&mut session, &mut log, "5rr");
    assert_eq!((outcome(&session, "u1"), outcome(&session, "u2")), (Some(Outcome::Redact), Some(Outcome::Redact)));
    assert_eq!((outcome(&session, "u3"), session.scope), (None, Scope::Unit), "what is not alike stays open");
    same_from_log(&session, &log);
}

#[test]
fn a_choice_made_by_hand_goes_with_the_person_to_what_is_alike() {
    let (mut session, mut log) = (alike(), vec![]);
    play(&mut session, &mut log, "\t1d5rr");
    assert_eq!((choice(&session, 0, 1), choice(&session, 1, 0)), (Some(&Choice::Disclose), Some(&Choice::Disclose)));
    let (mut session, mut log) = (alike(), vec![]);
    play(&mut session, &mut log, "d");
    assert_eq!(outcome(&session, "u2"), None, "a plain decision is for one unit");
}

#[test]
fn a_policy_can_treat_taking_part_by_itself() {
    let mut session = session();
    session.units[1].folding.participation = Some(Participation::Recipient);
    let text = "certain = \"redact\"\nprobable = \"redact\"\npossible = \"leave\"\nnamesake = \"leave\"\ndoubtful_mentions = \"redact\"\n";
    let decided = |text: &str| Policy::parse(text, "p").unwrap().apply(&session.reviewer()).len();
    assert_eq!((decided(text), decided(&format!("{text}participation = \"leave\"\n"))), (2, 1));
}
