//! What is redacted by hand, and what takes it back.

use super::*;

#[test]
fn what_was_redacted_by_hand_wins_is_undone_and_is_taken_away() {
    use crate::model::{Area, ExemptionCode, HandBox};
    use crate::review::act::by_hand;
    let (mut session, mut log) = (session(), vec![]);
    play(&mut session, &mut log, "d");
    let unit = session.units[0].clone();
    let code = ExemptionCode("sch2-19".into());
    let around = Span::new(5, unit.text.expose().len());
    let drawn = HandBox {
        of: "page".into(),
        page: 1,
        area: Area::WHOLE,
        exemption: Some(code.clone()),
        spans: vec![Span::new(0, 4)],
    };
    let mut act = |change| {
        let event = Event::Decided { scope: Scope::Hand, person: None, changes: vec![change], note: None };
        log.push(crate::review::fixture::entry(log.len() as u64 + 1, event));
    };
    act(by_hand(&unit, &[around], &code, vec![]));
    act(by_hand(&unit, &[], &code, vec![drawn.clone()]));
    let state = State::fold(&log);
    let redacts = |choice: Option<&Choice>| matches!(choice, Some(Choice::Redact { person: None, .. }));
    assert!(redacts(state.choice(&unit.id, unit.mentions[1].span)), "though it was disclosed before");
    assert_eq!((state.redactions(&unit.id).len(), state.boxes(&unit.id).len()), (2, 1));
    assert_eq!(state.unit(&unit.id).unwrap().outcome, Some(Outcome::Disclose), "the outcome is not touched");
    let gone = HandBox { exemption: None, spans: vec![], ..drawn };
    log.push(crate::review::fixture::entry(
        4,
        Event::Decided {
            scope: Scope::Hand,
            person: None,
            changes: vec![by_hand(&unit, &[], &code, vec![gone])],
            note: None,
        },
    ));
    log.push(crate::review::fixture::entry(5, Event::Undone { seq: 2 }));
    let state = State::fold(&log);
    assert!(state.boxes(&unit.id).is_empty() && state.redactions(&unit.id).is_empty());
    assert_eq!(state.choice(&unit.id, unit.mentions[1].span), Some(&Choice::Disclose));
}

/// Redacts words of a unit by hand, with a reason.
fn words(session: &mut Session, log: &mut Vec<Entry>, unit: usize, words: &str) {
    let unit = session.units[unit].clone();
    let start = unit.text.expose().find(words).unwrap();
    let code = crate::model::ExemptionCode("sch2-16".into());
    let change = crate::review::act::by_hand(&unit, &[Span::new(start, start + words.len())], &code, vec![]);
    let event = Event::Decided { scope: Scope::Hand, person: None, changes: vec![change], note: Some("n".into()) };
    log.push(crate::review::fixture::entry(log.len() as u64 + 1, event));
    session.recorded(log.last().unwrap().clone());
}

fn gone(session: &Session, unit: usize) -> Vec<String> {
    let unit = &session.units[unit];
    session.state.redactions(&unit.id).iter().map(|m| m.span.of(unit.text.expose()).to_owned()).collect()
}

#[test]
fn nothing_wider_takes_back_what_was_redacted_by_hand() {
    let (mut session, mut log) = (session(), vec![]);
    words(&mut session, &mut log, 0, "Otto Voss");
    words(&mut session, &mut log, 1, "Otto Voss");
    for keys in ["d", "3dd", "5dd", "\t4dd"] {
        (session.at, session.mention) = (0, 0);
        play(&mut session, &mut log, keys);
        assert!(session.message.contains("redaction(s) by hand stay"), "{keys}: {}", session.message);
        for unit in [0, 1] {
            assert_eq!(gone(&session, unit), ["Otto Voss"], "{keys}");
        }
        same_from_log(&session, &log);
    }
    let policy = Policy::parse(
        "certain = \"disclose\"\nprobable = \"disclose\"\npossible = \"disclose\"\nnamesake = \"leave\"\ndoubtful_mentions = \"disclose\"\n",
        "p",
    );
    let fresh = Session::new(session.units.clone(), session.persons.clone(), log[..2].to_vec(), vec![]);
    let changes = policy.unwrap().apply(&fresh.reviewer());
    let event = Event::Decided { scope: Scope::Policy, person: None, changes, note: None };
    let state = State::fold(&[&log[..2], &[crate::review::fixture::entry(3, event)]].concat());
    assert_eq!(state.redactions(&session.units[0].id).len(), 1);
    // The entry itself, undone, is another matter.
    log.push(crate::review::fixture::entry(log.len() as u64 + 1, Event::Undone { seq: 1 }));
    session.recorded(log.last().unwrap().clone());
    assert_eq!((gone(&session, 0).len(), gone(&session, 1).len()), (0, 1));
}

#[test]
fn one_mention_by_hand_is_let_stand_or_taken_out_for_good() {
    let (mut session, mut log) = (session(), vec![]);
    play(&mut session, &mut log, "1r\n");
    session.scope = Scope::Unit;
    assert_eq!(gone(&session, 0), ["Dr Reed"]);
    play(&mut session, &mut log, "4dd");
    assert_eq!(gone(&session, 0), ["Dr Reed"], "the professional is readable, but for this mention");
    play(&mut session, &mut log, "1d");
    assert!(gone(&session, 0).is_empty(), "the same mention, by hand");
    session.scope = Scope::Unit;
    play(&mut session, &mut log, "4rr");
    assert_eq!(gone(&session, 0), ["Dr Reed"], "a person who is redacted is not let stand by what was before");
    let mut log = vec![];
    let mut session = crate::review::fixture::session();
    words(&mut session, &mut log, 0, "and Otto Voss");
    session.mention = 1;
    play(&mut session, &mut log, "1d");
    assert_eq!(gone(&session, 0), ["and Otto Voss"], "longer words by hand are not undone by a part of them");
    assert!(session.message.contains("stay"), "{}", session.message);
}

#[test]
fn undoing_a_mention_leaves_nothing_of_it_in_the_units_decision() {
    for (keys, before, after) in
        [("1r\n", vec!["Dr Reed", "Otto Voss"], vec!["Otto Voss"]), ("\t1d", vec![], vec!["Otto Voss"])]
    {
        let (mut session, mut log) = (session(), vec![]);
        play(&mut session, &mut log, keys);
        session.scope = Scope::Unit;
        play(&mut session, &mut log, "r");
        assert_eq!(gone(&session, 0), before, "{keys:?}");
        log.push(crate::review::fixture::entry(3, Event::Undone { seq: 1 }));
        session.recorded(log[2].clone());
        assert_eq!(gone(&session, 0), after, "{keys:?}");
        same_from_log(&session, &log);
    }
}

#[test]
fn redacting_a_unit_after_disclosing_it_brings_its_proposals_back() {
    let (mut session, mut log) = (session(), vec![]);
    for keys in ["r", "d", "r"] {
        session.at = 0;
        play(&mut session, &mut log, keys);
    }
    assert_eq!(gone(&session, 0), ["Otto Voss"]);
    // What was decided for a person comes back with it.
    (session.at, session.mention) = (0, 0);
    play(&mut session, &mut log, "4rr");
    play(&mut session, &mut log, "d");
    assert!(gone(&session, 0).is_empty());
    session.at = 0;
    play(&mut session, &mut log, "r");
    assert_eq!(gone(&session, 0), ["Dr Reed", "Otto Voss"]);
    // A unit alike takes what its like is given, not what it was when it went out whole.
    let (mut session, mut log) = (super::policy::alike(), vec![]);
    play(&mut session, &mut log, "d");
    session.at = 0;
    play(&mut session, &mut log, "5rr");
    assert_eq!((gone(&session, 0), gone(&session, 1)), (vec!["Otto Voss".to_owned()], vec!["Otto Voss".to_owned()]));
}

#[test]
fn a_redaction_of_what_turns_out_to_be_the_subjects_name_opens_the_unit_again() {
    let (mut session, mut log) = (session(), vec![]);
    play(&mut session, &mut log, "r");
    assert!(session.state.is_settled(&session.units[0]));
    // The form was corrected: Otto Voss is a name of hers.
    let voss = session.units[0].mentions.pop().unwrap().span;
    session.units[0].subject.push(voss);
    assert_eq!(session.state.redacted_own(&session.units[0]), [voss]);
    assert!(!session.state.is_settled(&session.units[0]));
    // Hers in part only: it stays who it was.
    let surname = Span::new(voss.start + 5, voss.end);
    *session.units[0].subject.last_mut().unwrap() = surname;
    assert!(session.state.redacted_own(&session.units[0]).is_empty());
    *session.units[0].subject.last_mut().unwrap() = voss;
    session.go_to("u1");
    play(&mut session, &mut log, "r");
    assert!(session.state.redactions(&session.units[0].id).is_empty() && session.state.is_settled(&session.units[0]));
    same_from_log(&session, &log);
}
