//! Tests of the screen, painted into memory at the smallest and at a large size.

use super::screen::draw;
use super::{Heading, keymap};
use crate::model::{Band, Evidence, Flag, InThread, Likeness, Participation, Reason, Span};
use crate::review::fixture::{play, session, unit};
use crate::review::{Effect, Key, Session};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

const SIZES: [(u16, u16); 2] = [(80, 24), (200, 50)];

fn paint(session: &Session, (width, height): (u16, u16)) -> String {
    let due = jiff::civil::date(2026, 4, 2);
    let heading = Heading { request: "2026-0001".into(), due, today: jiff::civil::date(2026, 3, 30) };
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    terminal.draw(|frame| _ = draw(frame, session, &heading)).unwrap();
    let buffer = terminal.backend().buffer();
    let row = |y| (0..width).map(|x| buffer[(x, y)].symbol()).collect::<String>();
    (0..height).map(row).collect::<Vec<_>>().join("\n")
}

#[test]
fn signs_show_who_is_who_and_what_is_decided() {
    for size in SIZES {
        let (mut session, mut log) = (session(), vec![]);
        let before = paint(&session, size);
        for sign in ["«Mina»", "(A=Dr Reed)", "[B?Otto Voss]", "unit 1/3 u1", "1 a day)", "Not decided."] {
            assert!(before.contains(sign), "no {sign} at {size:?}:\n{before}");
        }
        play(&mut session, &mut log, "r");
        (session.at, session.mention) = (0, 0);
        let after = paint(&session, size);
        for sign in ["[B■Otto Voss]", "open 2", "Decided: redact", "F1 keys q leave"] {
            assert!(after.contains(sign), "no {sign} at {size:?}:\n{after}");
        }
    }
}

#[test]
fn what_goes_though_it_is_nobodys_name_is_shown_to_go() {
    let (mut session, mut log) = (session(), vec![]);
    play(&mut session, &mut log, "r");
    session.units[0].mentions.remove(1);
    (session.at, session.mention) = (0, 0);
    let painted = paint(&session, SIZES[1]);
    assert!(
        painted.contains("[■Otto Voss]") && painted.contains("they lapse when the unit is decided again"),
        "{painted}"
    );
    play(&mut session, &mut log, "r");
    session.at = 0;
    let painted = paint(&session, SIZES[1]);
    assert!(!painted.contains("■") && !painted.contains("they lapse"), "{painted}");
}

#[test]
fn the_head_line_keeps_to_its_width_with_the_beginning_of_the_units_id() {
    let mut session = session();
    session.units[0].id = crate::model::UnitId("3f0c9a11d2e4b7a6".into());
    let painted = paint(&session, (80, 24));
    let head = painted.lines().next().unwrap();
    assert!(head.contains("unit 1/3 3f0c9a11  open 3") && head.contains("1 a day)"), "{head}");
}

#[test]
fn evidence_cannot_steer_the_terminal() {
    let mut session = session();
    let text = "Mina \u{1b}[2J\u{9b}31m \u{202e}desrever \u{200b}x\u{7f}\r\ty";
    session.units[0] = unit("u1", 1, Band::Certain, text, vec![]);
    session.units[0].places[0].path = Evidence::new("dir/\u{1b}]0;title\u{7}\u{202e}name.txt");
    session.persons[0].name = Evidence::new("\u{1b}[31mRed");
    for size in SIZES {
        let painted = paint(&session, size);
        let steering = |c: char| c != '\n' && (c.is_control() || matches!(c, '\u{202e}' | '\u{200b}'));
        assert!(!painted.contains(steering), "{painted:?}");
        assert!(painted.contains("␛[2J"), "{painted}");
    }
}

#[test]
fn help_and_exemptions_open_over_the_unit_and_close() {
    for size in SIZES {
        let mut session = session();
        session.key(Key::Help);
        let help = paint(&session, size);
        for (key, what) in keymap::KEYS {
            assert!(help.contains(key) && help.contains(what), "no {key} at {size:?}:\n{help}");
        }
        session.key(Key::Escape);
        session.key(Key::Char('w'));
        let picker = paint(&session, size);
        assert!(picker.contains("> sch2-16") && picker.contains("Legal privilege"), "{picker}");
        session.key(Key::Down);
        assert!(paint(&session, size).contains("> sch2-19"));
        session.key(Key::Escape);
        assert!(!paint(&session, size).contains("Legal privilege"));
    }
}

#[test]
fn a_reason_is_typed_under_all_that_is_asked() {
    for size in SIZES {
        let mut session = session();
        session.key(Key::Char('o'));
        session.message = format!("{} the end", "what there is to know ".repeat(5));
        "a \u{202e}charity".chars().for_each(|c| _ = session.key(Key::Char(c)));
        let painted = paint(&session, size);
        assert!(painted.contains("the end") && painted.contains("charity_"), "{painted}");
        assert!(!painted.contains('\u{202e}'));
    }
}

#[test]
fn a_long_list_keeps_the_chosen_line_visible() {
    let mut session = session();
    session.exemptions = (0..60).map(|n| (crate::model::ExemptionCode(format!("code-{n}")), "x".into())).collect();
    session.key(Key::Char('w'));
    for _ in 0..60 {
        session.key(Key::Down);
    }
    assert!(paint(&session, (80, 24)).contains("> code-59"));
}

#[test]
fn a_long_unit_scrolls_and_stops_at_its_end() {
    let mut session = session();
    let text: String = (0..100).map(|n| format!("line {n}\n")).collect();
    session.units[0] = unit("u1", 1, Band::Certain, &text, vec![]);
    session.key(Key::PageDown);
    assert!(paint(&session, (80, 24)).contains("line 10"));
    for _ in 0..50 {
        session.key(Key::PageDown);
    }
    assert!(paint(&session, (80, 24)).contains("line 99"), "{}", paint(&session, (80, 24)));
}

#[test]
fn every_row_of_one_long_paragraph_can_be_reached() {
    let mut session = session();
    let text = format!("{}the end", "a word and more ".repeat(300));
    session.units[0] = unit("u1", 1, Band::Certain, &text, vec![]);
    assert!(!paint(&session, (80, 24)).contains("the end"));
    session.scroll = 9_999;
    assert!(paint(&session, (80, 24)).contains("the end"));
}

#[test]
fn tiny_and_empty_screens_do_not_fail() {
    let empty = Session::new(vec![], vec![], vec![], vec![]);
    assert!(paint(&empty, (80, 24)).contains("no review units"));
    for size in [(1, 1), (10, 4), (20, 8)] {
        let mut session = session();
        paint(&session, size);
        session.key(Key::Help);
        paint(&session, size);
        paint(&empty, size);
    }
}

#[test]
fn q_and_ctrl_c_leave_and_releases_are_no_keys() {
    let press = |code, modifiers| keymap::translate(&KeyEvent::new(code, modifiers));
    for key in [press(KeyCode::Char('q'), KeyModifiers::NONE), press(KeyCode::Char('c'), KeyModifiers::CONTROL)] {
        assert_eq!(session().key(key.unwrap()), Effect::Quit);
    }
    let release = KeyEvent::new_with_kind(KeyCode::Char('d'), KeyModifiers::NONE, KeyEventKind::Release);
    assert_eq!(keymap::translate(&release), None);
}

#[test]
fn a_unit_says_how_it_lies_among_the_others() {
    let mut session = session();
    let like = session.units[1].id.clone();
    let folding = &mut session.units[0].folding;
    folding.thread = Some(InThread { number: 4, at: 3, of: 7 });
    folding.participation = Some(Participation::Recipient);
    folding.like =
        Some(Likeness { unit: like, more: vec![Span::new(5, 8)], less: vec![Evidence::new("saw\u{1b}[2J")] });
    folding.besides = vec![Evidence::new("<< File: plan.doc >>")];
    for size in SIZES {
        let painted = paint(&session, size);
        for sign in [
            "-- message 3 of 7 in conversation 4; the subject is recipient only --",
            "-- like unit 2, but for: \"met\" instead of \"saw␛[2J\" --",
            "{+met+}",
            "a copy says besides (shown here, never sent)",
            "<< File: plan.doc >>",
            "(A=Dr Reed)",
        ] {
            assert!(painted.contains(sign), "no {sign} at {size:?}:\n{painted}");
        }
    }
}

#[test]
fn what_weighs_most_is_on_the_card_and_all_of_it_behind_a_key() {
    let mut session = session();
    let against =
        Reason { code: "namesake".into(), speaks_for: false, says: "somebody else of the name is known".into() };
    let why = Reason::for_subject("name", "names the subject in full, and so on at length ".repeat(30));
    session.units[0].evidence = vec![why, against];
    session.units[0].flags = vec![Flag {
        span: Span::new(0, 1),
        code: "privilege".into(),
        says: "legal advice".into(),
        consider: vec![crate::model::ExemptionCode("sch2-19".into())],
    }];
    for size in SIZES {
        let painted = paint(&session, size);
        for sign in ["Not decided.", "LOOK FOR: legal advice (sch2-19?)", "AGAINST: somebody else", "Person"] {
            assert!(painted.contains(sign), "no {sign} at {size:?}:\n{painted}");
        }
    }
    assert!(paint(&session, (80, 24)).contains("MORE: press i"));
    session.key(Key::Char('i'));
    let all = paint(&session, (80, 24));
    assert!(all.matches("names the subject in full").count() > 10, "{all}");
    session.key(Key::Escape);
    assert!(paint(&session, (80, 24)).contains("MORE: press i"));
}

#[test]
fn what_of_a_unit_lies_out_of_sight_is_said() {
    let mut session = session();
    let text = format!("Mina\n{}", "and a line more\n".repeat(40));
    session.units[0] = unit("u1", 1, Band::Certain, &text, vec![]);
    let painted = paint(&session, (80, 24));
    assert!(painted.contains("row(s) below (Down, PgDn)"), "{painted}");
    session.scroll = usize::MAX;
    let painted = paint(&session, (80, 24));
    assert!(painted.contains("row(s) above") && !painted.contains("below"), "{painted}");
    session.units[0] = unit("u1", 1, Band::Certain, "Mina, in one line.", vec![]);
    assert!(!paint(&session, (80, 24)).contains("row(s)"));
}

#[test]
fn the_line_chosen_in_a_list_is_in_sight_at_any_size() {
    let mut session = session();
    let long = |n: usize| {
        (
            crate::model::ExemptionCode(format!("code-{n}")),
            format!("{n} of a label that wraps in a narrow window, twice"),
        )
    };
    session.exemptions = (0..30).map(long).collect();
    for size in [(80, 24), (60, 15), (44, 12)] {
        for row in [0, 7, 14, 29] {
            session.mode = crate::review::keys::Mode::Exemption(row);
            let painted = paint(&session, size);
            assert!(painted.contains(&format!("> code-{row}")), "row {row} at {size:?}:\n{painted}");
        }
    }
}
