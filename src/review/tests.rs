//! Tests of the review: keys in, decisions out, and the same state again from the log alone.

mod by_hand;
mod policy;
mod typed;
use super::fixture::{play, session, unit};
use super::keys::{Effect, Key, Mode};
use super::{Policy, Reviewer, Session, State};
use crate::model::event::Scope;
use crate::model::{
    Band, Choice, Confidence, Entry, Event, Likeness, Outcome, Participation, PersonId, Reason, Role, Span, UnitId,
    UnitMention,
};

fn outcome(session: &Session, id: &str) -> Option<Outcome> {
    session.state.unit(&UnitId(id.into())).and_then(|u| u.outcome)
}

fn choice(session: &Session, unit: usize, mention: usize) -> Option<&Choice> {
    let unit = &session.units[unit];
    session.state.choice(&unit.id, unit.mentions[mention].span)
}

/// What the log alone adds up to must be what the session shows.
fn same_from_log(session: &Session, log: &[Entry]) {
    let folded = State::fold(log);
    for unit in &session.units {
        assert_eq!(
            folded.unit(&unit.id).map(|u| (u.outcome, &u.marks)),
            session.state.unit(&unit.id).map(|u| (u.outcome, &u.marks))
        );
    }
    assert_eq!((folded.last_done(), folded.last_undone()), (session.state.last_done(), session.state.last_undone()));
}

#[test]
fn redacting_a_unit_writes_every_choice_down_and_goes_on() {
    let (mut session, mut log) = (session(), vec![]);
    play(&mut session, &mut log, "r");
    assert_eq!(outcome(&session, "u1"), Some(Outcome::Redact));
    assert_eq!(choice(&session, 0, 0), Some(&Choice::Disclose), "a professional stays readable");
    assert!(matches!(choice(&session, 0, 1), Some(Choice::Redact { person: Some(PersonId(2)), .. })));
    assert_eq!((session.at, session.progress()), (1, (1, 3)));
    same_from_log(&session, &log);
}

#[test]
fn nothing_counts_before_it_is_recorded() {
    let mut session = session();
    assert!(matches!(session.key(Key::Char('d')), Effect::Append(Event::Decided { scope: Scope::Unit, .. })));
    assert_eq!((outcome(&session, "u1"), session.progress()), (None, (0, 3)));
}

#[test]
fn undo_and_redo_walk_back_and_forth() {
    let (mut session, mut log) = (session(), vec![]);
    play(&mut session, &mut log, "dd");
    assert_eq!(session.progress(), (2, 3));
    play(&mut session, &mut log, "uu");
    assert_eq!((outcome(&session, "u1"), outcome(&session, "u2"), session.progress()), (None, None, (0, 3)));
    play(&mut session, &mut log, "U");
    assert_eq!((outcome(&session, "u1"), outcome(&session, "u2")), (Some(Outcome::Disclose), None));
    same_from_log(&session, &log);
    play(&mut session, &mut log, "U");
    assert_eq!(outcome(&session, "u2"), Some(Outcome::Disclose));
    play(&mut session, &mut log, "U");
    assert_eq!((log.len(), session.message.as_str()), (6, "Nothing to do again."));
}

#[test]
fn a_new_decision_ends_the_chance_to_redo() {
    let (mut session, mut log) = (session(), vec![]);
    play(&mut session, &mut log, "dux");
    assert_eq!(session.state.last_undone(), None);
    same_from_log(&session, &log);
    play(&mut session, &mut log, "uuu");
    assert_eq!(session.message, "Nothing to undo.");
}

#[test]
fn undoing_goes_where_it_was_done() {
    let (mut session, mut log) = (session(), vec![]);
    play(&mut session, &mut log, "dnu");
    assert_eq!((session.at, session.message.as_str()), (0, "Entry 1 undone. It was here."));
    play(&mut session, &mut log, "nU");
    assert_eq!((session.at, session.message.as_str()), (0, "Entry 1 done again. It was here."));
    play(&mut session, &mut log, "u");
    assert_eq!((session.at, session.message.as_str()), (0, "Entry 1 undone. It is this one."));
    // Of several, one that is shown is not left.
    play(&mut session, &mut log, "3ddn");
    session.at = 1;
    play(&mut session, &mut log, "u");
    assert_eq!(session.at, 1, "{}", session.message);
    assert!(session.message.ends_with("It is this one, one of 2 unit(s)."), "{}", session.message);
    let gone = session.units.split_off(2);
    (session.units, session.at) = (gone, 0);
    play(&mut session, &mut log, "U");
    assert!(session.message.ends_with("What it decided is no longer found."), "{}", session.message);
}

#[test]
fn what_is_nobodys_name_any_more_lapses_when_its_unit_is_decided_again() {
    let (mut session, mut log) = (session(), vec![]);
    play(&mut session, &mut log, "r");
    let span = session.units[0].mentions[1].span;
    session.units[0].mentions.remove(1);
    let unit = session.units[0].clone();
    assert!(session.state.is_settled(&unit), "it stands");
    assert_eq!((session.state.unnamed(&unit), session.state.lapsing(&unit)), (vec![span], 1));
    session.at = 0;
    play(&mut session, &mut log, "r");
    assert!(session.message.contains("1 redaction(s) of what is in nobody's name now lapsed."), "{}", session.message);
    assert!(session.state.unnamed(&unit).is_empty() && session.state.redactions(&unit.id).is_empty());
    // Somebody's again, it is decided anew; what was undone is back.
    let Event::Decided { changes, .. } = &log[1].event else { panic!() };
    assert_eq!(changes[0].lapsed, [span]);
    assert_eq!(session.state.choice(&unit.id, span), None);
    play(&mut session, &mut log, "u");
    assert_eq!(session.state.unnamed(&unit), [span]);
    // A longer redaction that was a name's: what is a name's in it now is decided, the rest goes no longer.
    let (mut session, mut log) = (super::fixture::session(), vec![]);
    play(&mut session, &mut log, "r");
    session.at = 0;
    let part = Span::new(span.start, span.start + 4);
    session.units[0].mentions[1].span = part;
    let unit = session.units[0].clone();
    assert_eq!(session.state.unnamed(&unit).len(), 1, "the other half still goes");
    play(&mut session, &mut log, "r");
    let gone: Vec<Span> = session.state.redactions(&unit.id).into_iter().map(|m| m.span).collect();
    assert_eq!(gone, [part]);
}

#[test]
fn a_mention_found_after_the_decision_opens_the_unit_again() {
    let (mut session, mut log) = (session(), vec![]);
    play(&mut session, &mut log, "nnr");
    assert!(session.state.is_settled(&session.units[2]));
    let span = Span::new(0, 7);
    let late = UnitMention {
        span,
        person: PersonId(2),
        what: "name".into(),
        reason: "late".into(),
        confidence: Confidence::Redact,
    };
    session.units[2].mentions.push(late);
    assert!(!session.state.is_settled(&session.units[2]));
    let again = Session::new(session.units, session.persons, log, vec![]);
    assert_eq!((again.at, again.progress()), (0, (0, 3)));
}

#[test]
fn withholding_names_its_exemption() {
    let (mut session, mut log) = (session(), vec![]);
    play(&mut session, &mut log, "w");
    assert!(log.is_empty());
    session.key(Key::Escape);
    assert_eq!(session.message, "Not done.");
    play(&mut session, &mut log, "wvv\n\n");
    let unit = session.state.unit(&UnitId("u1".into())).unwrap();
    assert_eq!((unit.outcome, unit.exemption.as_ref().unwrap().0.as_str()), (Some(Outcome::Withhold), "sch2-19"));
}

#[test]
fn without_exemptions_nothing_is_withheld() {
    let mut session = session();
    session.exemptions.clear();
    session.key(Key::Char('w'));
    assert_eq!(session.key(Key::Enter), Effect::None);
}

#[test]
fn referring_settles_nothing_and_a_role_changes_the_proposal() {
    let (mut session, mut log) = (session(), vec![]);
    play(&mut session, &mut log, "?");
    assert_eq!((outcome(&session, "u1"), session.progress()), (Some(Outcome::Refer), (0, 3)));
    log.push(super::fixture::entry(2, Event::RoleSet { person: PersonId(2), role: Role::Professional }));
    session.recorded(log[1].clone());
    let unit = &session.units[0];
    assert_eq!(session.reviewer().choice(unit, &unit.mentions[1]), Choice::Disclose);
}

#[test]
fn an_empty_request_takes_every_key() {
    let mut session = Session::new(vec![], vec![], vec![], vec![]);
    for key in "drwx?uUnp1234q".chars() {
        session.key(Key::Char(key));
        session.key(Key::Escape);
    }
    assert_eq!(session.progress(), (0, 0));
}

#[test]
fn the_review_opens_at_a_unit_by_its_id_or_the_beginning_of_it() {
    let mut session = session();
    assert!(session.go_to("u3") && session.at == 2);
    assert!(!session.go_to("u") && !session.go_to("") && !session.go_to("x") && session.at == 2);
}
