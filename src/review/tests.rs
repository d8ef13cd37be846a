//! Tests of the review: keys in, decisions out, and the same state again from the log alone.

use super::fixture::{play, session, unit};
use super::session::{Effect, Key, Mode};
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
fn a_policy_ends_the_chance_to_redo_too() {
    let (mut session, mut log) = (session(), vec![]);
    play(&mut session, &mut log, "du");
    let change = session.reviewer().decide(&session.units[0], Outcome::OutOfScope, None, true);
    log.push(super::fixture::entry(
        3,
        Event::Decided { scope: Scope::Policy, person: None, changes: vec![change], note: None },
    ));
    session.recorded(log[2].clone());
    same_from_log(&session, &log);
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
fn withholding_names_its_exemption() {
    let (mut session, mut log) = (session(), vec![]);
    play(&mut session, &mut log, "w");
    assert!(log.is_empty());
    session.key(Key::Escape);
    assert_eq!(session.message, "Not done.");
    play(&mut session, &mut log, "wvv\n");
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

#[test]
fn an_empty_request_takes_every_key() {
    let mut session = Session::new(vec![], vec![], vec![], vec![]);
    for key in "drwx?uUnp1234q".chars() {
        session.key(Key::Char(key));
        session.key(Key::Escape);
    }
    assert_eq!(session.progress(), (0, 0));
}

/// The second unit differs a little from the first.
fn alike() -> Session {
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
        log.push(super::fixture::entry(log.len() as u64 + 1, event));
    };
    act(by_hand(&unit, &[around], &code, vec![]));
    act(by_hand(&unit, &[], &code, vec![drawn.clone()]));
    let state = State::fold(&log);
    let redacts = |choice: Option<&Choice>| matches!(choice, Some(Choice::Redact { person: None, .. }));
    assert!(redacts(state.choice(&unit.id, unit.mentions[1].span)), "though it was disclosed before");
    assert_eq!((state.redactions(&unit.id).len(), state.boxes(&unit.id).len()), (2, 1));
    assert_eq!(state.unit(&unit.id).unwrap().outcome, Some(Outcome::Disclose), "the outcome is not touched");
    let gone = HandBox { exemption: None, spans: vec![], ..drawn };
    log.push(super::fixture::entry(
        4,
        Event::Decided {
            scope: Scope::Hand,
            person: None,
            changes: vec![by_hand(&unit, &[], &code, vec![gone])],
            note: None,
        },
    ));
    log.push(super::fixture::entry(5, Event::Undone { seq: 2 }));
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
    log.push(super::fixture::entry(log.len() as u64 + 1, event));
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
    let state = State::fold(&[&log[..2], &[super::fixture::entry(3, event)]].concat());
    assert_eq!(state.redactions(&session.units[0].id).len(), 1);
    // The entry itself, undone, is another matter.
    log.push(super::fixture::entry(log.len() as u64 + 1, Event::Undone { seq: 1 }));
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
    let mut session = super::fixture::session();
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
        log.push(super::fixture::entry(3, Event::Undone { seq: 1 }));
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
    let (mut session, mut log) = (alike(), vec![]);
    play(&mut session, &mut log, "d");
    session.at = 0;
    play(&mut session, &mut log, "5rr");
    assert_eq!((gone(&session, 0), gone(&session, 1)), (vec!["Otto Voss".to_owned()], vec!["Otto Voss".to_owned()]));
}

#[test]
fn the_review_opens_at_a_unit_by_its_id_or_the_beginning_of_it() {
    let mut session = session();
    assert!(session.go_to("u3") && session.at == 2);
    assert!(!session.go_to("u") && !session.go_to("") && !session.go_to("x") && session.at == 2);
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
