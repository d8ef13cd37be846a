//! The table of steps: each has its rule, illegal orders are refused with a remedy, and the clock follows.

use super::*;
use crate::audit::Clock;
use crate::model::RequestForm;
use crate::request::clock::{ClockInput, compute};
use crate::settings::{Profile, Workspace};
use jiff::civil::date;
use std::os::unix::fs::PermissionsExt;

fn case() -> (tempfile::TempDir, Case) {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("dsar.toml"), "").unwrap();
    std::fs::set_permissions(dir.path(), std::fs::Permissions::from_mode(0o700)).unwrap();
    let workspace = Workspace::open(dir.path()).unwrap();
    let form: RequestForm =
        toml::from_str("received = \"2026-03-02\"\n[subject]\nnames = [\"Ottoline Brackenbury\"]").unwrap();
    let clock = Clock::Fixed("2026-03-20T09:00:00Z".parse().unwrap());
    let case = Case::create(&workspace, &form, "officer", clock).unwrap();
    (dir, case)
}

fn march(day: i8) -> Date {
    date(2026, 3, day)
}

/// Records a step; the refusal's text where it is refused.
fn happens(case: &mut Case, word: &str, day: i8, words: &str) -> std::result::Result<u64, String> {
    let what = Rule::named(word).unwrap().what;
    let pence = (what == FeeAsked).then_some(1250);
    record(case, &Organisation::default(), what, march(day), Some(words), pence)
        .map_err(|f| format!("{}; {}", f.what, f.hint.unwrap_or_default()))
}

fn due(case: &Case) -> Date {
    let o = Organisation { nation: "england-and-wales".into(), ..Organisation::default() };
    compute(&ClockInput::of_request(&case.facts(), &o, march(20)).unwrap()).unwrap().due
}

#[test]
fn every_step_has_one_rule_and_one_word() {
    for rule in &RULES {
        assert_eq!(Rule::of(rule.what).word, rule.word);
        assert_eq!(Rule::named(rule.word).unwrap().what, rule.what);
        assert!(rule.word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{}", rule.word);
    }
    let words: std::collections::BTreeSet<_> = RULES.iter().map(|r| r.word).collect();
    assert_eq!(words.len(), RULES.len());
}

#[test]
fn an_ordinary_life_is_recorded_and_told() {
    let (_dir, mut case) = case();
    for (word, day, words) in [
        ("acknowledged", 3, ""),
        ("identity-asked", 3, "an address we do not know"),
        ("identity-verified", 5, ""),
        ("clarification-asked", 10, "Which years do you mean?"),
        ("clarification-answered", 17, ""),
        ("fee-asked", 18, "the fourth request this year; two hours of copying"),
        ("fee-paid", 19, ""),
    ] {
        happens(&mut case, word, day, words).unwrap_or_else(|e| panic!("{word}: {e}"));
    }
    let facts = case.facts();
    assert_eq!(facts.steps.len(), 7);
    assert_eq!(facts.fee().and_then(|f| f.pence), Some(1250));
    assert_eq!(case.note_text(facts.clarifications[0].question.as_ref().unwrap()).unwrap(), "Which years do you mean?");
    assert_eq!(due(&case), date(2026, 4, 20), "the fee came last: 19 April is a Sunday");
}

#[test]
fn illegal_orders_say_what_is_missing() {
    let (_dir, mut case) = case();
    let mut refused = |word: &str, day, words: &str, why: &str| {
        let said = happens(&mut case, word, day, words).unwrap_err();
        assert!(said.contains(why), "{word}: {said}");
    };
    refused("clarification-answered", 5, "", "record clarification-asked");
    refused("fee-paid", 5, "", "no fee was charged");
    refused("hold-lifted", 5, "over", "there is no hold");
    refused("refusal-withdrawn", 5, "a mistake", "was not refused");
    refused("reopened", 5, "", "is not closed");
    refused("closed", 5, "", "nothing was answered");
    refused("identity-waived", 5, " ", "needs its reason");
    refused("extended", 5, "", "the reasons the notice gave");
    refused("acknowledged", 1, "", "before the request was received");
    refused("acknowledged", 25, "", "lies in the future");
}

#[test]
fn what_a_step_forbids_is_refused_after_it() {
    let (_dir, mut case) = case();
    happens(&mut case, "identity-waived", 3, "known to us").unwrap();
    assert!(happens(&mut case, "identity-verified", 4, "").unwrap_err().contains("identity was waived on 2026-03-03"));
    happens(&mut case, "extended", 10, "eleven mailboxes").unwrap();
    assert!(happens(&mut case, "extended", 11, "more").unwrap_err().contains("one extension"));
    happens(&mut case, "refused-excessive", 12, "the ninth this year").unwrap();
    assert!(happens(&mut case, "fee-asked", 13, "x").unwrap_err().contains("was refused on 2026-03-12"));
    happens(&mut case, "legal-hold", 13, "claim 4711").unwrap();
    happens(&mut case, "closed", 14, "").unwrap();
    assert!(happens(&mut case, "acknowledged", 15, "").unwrap_err().contains("closed on 2026-03-14"));
    assert!(happens(&mut case, "reopened", 13, "").unwrap_err().contains("before 2026-03-14"));
    happens(&mut case, "hold-lifted", 15, "settled").unwrap();
    happens(&mut case, "reopened", 15, "").unwrap();
    assert!(case.facts().closed.is_none() && case.facts().holds().is_empty());
}

#[test]
fn identity_asked_for_and_not_here_moves_the_dates_day_by_day() {
    let (_dir, mut case) = case();
    assert_eq!(due(&case), date(2026, 4, 2));
    happens(&mut case, "identity-asked", 3, "an unknown address").unwrap();
    assert_eq!(due(&case), date(2026, 4, 20), "as if it came on 20 March");
    assert!(!case.facts().identity_settled());
    happens(&mut case, "identity-verified", 9, "").unwrap();
    assert_eq!(due(&case), date(2026, 4, 9));
}

#[test]
fn variants_of_the_clock_are_steps_too() {
    let (_dir, mut case) = case();
    happens(&mut case, "educational-record", 2, "").unwrap();
    assert_eq!(due(&case), date(2026, 3, 23));
    record(&mut case, &Organisation::default(), ExamMarks, date(2026, 5, 20), None, None).unwrap();
    assert_eq!(due(&case), date(2026, 6, 29));
}

#[test]
fn profiles_change_dates_and_steps() {
    let of = |name: &str| Profile::parse(&Profile::text_of(name).unwrap(), name).unwrap().organisation;
    let (_dir, mut case) = case();
    let dates =
        |case: &Case, o: &Organisation| compute(&ClockInput::of_request(&case.facts(), o, march(20)).unwrap()).unwrap();
    // 30 days; the law's own month; Scotland; 20 working days with St Patrick's Day; the law's own month.
    for (name, due) in [
        ("childrens-centres", date(2026, 4, 1)),
        ("contact-centre", date(2026, 4, 2)),
        ("disabled-children", date(2026, 4, 2)),
        ("adult-learning", date(2026, 3, 31)),
        ("junior-school", date(2026, 4, 2)),
    ] {
        assert_eq!(dates(&case, &of(name)).due, due, "{name}");
    }
    let fee = record(&mut case, &of("adult-learning"), FeeAsked, march(3), Some("the ninth"), Some(1000)).unwrap_err();
    assert!(fee.what.contains("promises that an answer is free"), "{}", fee.what);
    happens(&mut case, "educational-record", 2, "").unwrap();
    assert_eq!(dates(&case, &of("junior-school")).due, date(2026, 3, 23));
    let (_other, mut late) = self::case();
    happens(&mut late, "educational-record", 2, "").unwrap();
    let school = Organisation { school_closed: vec!["2026-03-16..2026-03-20".into()], ..of("junior-school") };
    assert_eq!(dates(&late, &school).due, date(2026, 3, 30), "a week closed moves it by a week");
}
