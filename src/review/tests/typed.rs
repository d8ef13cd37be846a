//! Letters that are typed or pasted are words where words are asked for, and never decide.

use super::*;
use crate::model::ExemptionCode;

#[test]
fn withholding_asks_why_so_that_a_reason_typed_decides_nothing() {
    let (mut session, mut log) = (session(), vec![]);
    play(&mut session, &mut log, "wv\n");
    assert!(matches!(session.mode, Mode::Reason(..)) && log.is_empty(), "{:?}", session.mode);
    play(&mut session, &mut log, "a draft; no doubt");
    assert!(log.is_empty(), "d, u, x are letters here");
    let Effect::Reasoned(Event::Decided { changes, .. }, why) = session.key(Key::Enter) else { panic!() };
    assert_eq!((changes[0].outcome, why.as_str()), (Some(Outcome::Withhold), "a draft; no doubt"));
    assert_eq!(changes[0].exemption, Some(ExemptionCode("sch2-19".into())));
}

#[test]
fn withholding_without_a_reason_is_recorded_and_going_back_is_not() {
    let (mut session, mut log) = (session(), vec![]);
    play(&mut session, &mut log, "w\n");
    session.key(Key::Escape);
    assert_eq!((session.progress(), session.message.as_str()), ((0, 3), "Not done."));
    play(&mut session, &mut log, "w\n\n");
    assert_eq!(outcome(&session, "u1"), Some(Outcome::Withhold));
    same_from_log(&session, &log);
}

#[test]
fn what_is_pasted_is_never_taken_for_keys() {
    let mut session = session();
    session.paste("do redact this");
    assert!(session.progress() == (0, 3) && session.mode == Mode::Review, "{}", session.message);
    assert!(session.message.contains("nothing was done"));
    for key in [Key::Char('w'), Key::Enter] {
        session.key(key);
    }
    session.paste("two\nlines\u{1b}[2J");
    let Effect::Reasoned(_, why) = session.key(Key::Enter) else { panic!("{:?}", session.mode) };
    assert_eq!(why, "two lines[2J");
}
