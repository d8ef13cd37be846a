//! The vectors of the law, cases of its edges, and a second model of the rules that walks day by day over independent
//! lists of bank holidays.

use super::*;
use jiff::ToSpan;
use jiff::civil::date;
use proptest::prelude::*;
use std::collections::HashSet;
use std::sync::LazyLock;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn received(text: &str) -> ClockInput {
    ClockInput::new(day(text))
}

fn asked(asked: &str, answered: &str) -> Pause {
    Pause { asked: day(asked), answered: (!answered.is_empty()).then(|| day(answered)) }
}

fn due(input: &ClockInput) -> String {
    compute(input).unwrap().due.to_string()
}

#[test]
fn the_vectors() {
    for (from, to) in [
        ("2025-09-03", "2025-10-03"),
        ("2026-01-31", "2026-03-02"),
        ("2024-11-25", "2024-12-27"),
        ("2026-03-03", "2026-04-07"),
        ("2024-01-31", "2024-02-29"),
    ] {
        assert_eq!(due(&received(from)), to, "{from}");
    }
    assert_eq!(due(&ClockInput { extended: true, ..received("2025-11-30") }), "2026-03-02");
    let paused =
        compute(&ClockInput { pauses: vec![asked("2026-03-10", "2026-03-17")], ..received("2026-03-02") }).unwrap();
    assert_eq!((paused.due, paused.target), (day("2026-04-10"), day("2026-04-09")));
    assert!(paused.steps.iter().any(|s| s.what.starts_with("8 days do not count")));
}

#[test]
fn the_json_has_the_promised_keys() {
    let json = serde_json::to_value(compute(&received("2026-03-02")).unwrap()).unwrap();
    let keys: Vec<&String> = json.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["due", "target", "extension_notice_by", "steps"]);
    assert_eq!(json["due"], "2026-04-02");
    assert_eq!(json["extension_notice_by"], "2026-04-02");
    let step = json["steps"][0].as_object().unwrap();
    assert_eq!(step.keys().collect::<Vec<_>>(), ["what", "date", "source", "mark"]);
    assert_eq!((step["date"].as_str(), step["mark"].as_str()), (Some("2026-03-02"), Some("S")));
}

#[test]
fn identity_and_fee_start_the_clock() {
    let input =
        ClockInput { identity: Some(day("2026-03-10")), fee: Some(day("2026-03-12")), ..received("2026-03-02") };
    assert_eq!(due(&input), "2026-04-13", "12 April is a Sunday");
    assert_eq!(due(&ClockInput { identity: Some(day("2026-03-02")), ..received("2026-03-02") }), "2026-04-02");
    let before = ClockInput {
        identity: Some(day("2026-03-20")),
        pauses: vec![asked("2026-03-05", "2026-03-12")],
        ..received("2026-03-02")
    };
    assert_eq!(due(&before), "2026-04-20", "days before the relevant time add nothing");
    let across = ClockInput { pauses: vec![asked("2026-03-18", "2026-03-21")], ..before };
    assert_eq!(due(&across), "2026-04-22", "only 20 and 21 March count");
}

#[test]
fn a_representatives_authority_counts_like_identity() {
    let input =
        ClockInput { identity: Some(day("2026-03-04")), authority: Some(day("2026-03-10")), ..received("2026-03-02") };
    assert_eq!(due(&input), "2026-04-10");
    let steps = compute(&input).unwrap().steps;
    let step = steps.iter().find(|s| s.what.contains("authority")).unwrap();
    assert_eq!(step.mark.sign(), "I");
    assert_eq!(
        step.to_string(),
        "2026-03-10  The representative's authority asked for was received: the clock starts then [I: ICO guidance on requests made for others]"
    );
}

#[test]
fn what_was_asked_for_and_has_not_come_keeps_the_clock_from_starting() {
    let waiting = ClockInput {
        awaited: vec![(Awaited::Identity, day("2026-03-03"))],
        as_of: Some(day("2026-03-20")),
        ..received("2026-03-02")
    };
    let answer = compute(&waiting).unwrap();
    assert_eq!((answer.start, answer.due), (day("2026-03-20"), day("2026-04-20")));
    assert!(answer.steps.iter().any(|s| s.what.contains("The clock has not started")));
    assert_eq!(due(&ClockInput { as_of: None, ..waiting }), "2026-04-02", "without a day to count to, from receipt");
}

#[test]
fn christmas_leap_years_and_an_extension_with_a_question() {
    // Christmas 2027 falls on a Saturday: 27 and 28 December are substitute days.
    assert_eq!(due(&received("2027-11-25")), "2027-12-29");
    assert_eq!(due(&received("2021-11-26")), "2021-12-29");
    assert_eq!(due(&received("2022-12-01")), "2023-01-03", "1 January 2023 is a Sunday, the 2nd its substitute");
    assert_eq!(due(&ClockInput { nation: Nation::Scotland, ..received("2022-12-01") }), "2023-01-04");
    assert_eq!(due(&received("2022-08-19")), "2022-09-20", "the state funeral");
    assert_eq!(due(&received("2023-04-08")), "2023-05-09", "the coronation");
    assert_eq!(
        (due(&received("2028-01-30")), due(&received("2028-02-29"))),
        ("2028-02-29".into(), "2028-03-29".into())
    );
    let both = ClockInput { extended: true, pauses: vec![asked("2026-03-10", "2026-03-17")], ..received("2026-03-02") };
    let answer = compute(&both).unwrap();
    assert_eq!((answer.due, answer.extension_notice_by), (day("2026-06-10"), Some(day("2026-04-10"))));
    // A question open across the due date goes on counting.
    assert_eq!(
        due(&ClockInput { pauses: vec![asked("2026-04-01", "2026-04-20")], ..received("2026-03-02") }),
        "2026-04-22"
    );
}

#[test]
fn a_promise_to_extend_by_less_binds() {
    let one = ClockInput { extended: true, extension_months: 1, ..received("2026-03-02") };
    assert_eq!(due(&one), "2026-05-05", "2 May is a Saturday, 4 May a bank holiday");
    assert_eq!(due(&ClockInput { extension_months: 0, ..one }), "2026-04-02");
}

#[test]
fn questions_overlap_stay_open_or_come_too_late() {
    let with = |pauses: Vec<Pause>, as_of| ClockInput { pauses, as_of, ..received("2026-03-02") };
    assert_eq!(
        due(&with(vec![asked("2026-03-10", "2026-03-14"), asked("2026-03-12", "2026-03-17")], None)),
        "2026-04-10"
    );
    assert_eq!(due(&with(vec![asked("2026-03-10", "")], Some(day("2026-03-17")))), "2026-04-10");
    assert_eq!(due(&with(vec![asked("2026-03-10", "")], None)), "2026-04-07", "3 April is Good Friday");
    assert_eq!(due(&with(vec![asked("2026-04-08", "2026-04-20")], None)), "2026-04-02");
    assert!(
        compute(&with(vec![asked("2026-03-10", "2026-03-09")], None)).unwrap_err().what.contains("answered before")
    );
}

#[test]
fn the_extension_notice_waits_for_questions_but_not_for_working_days() {
    let answer = compute(&received("2026-01-31")).unwrap();
    assert_eq!((answer.due, answer.extension_notice_by), (day("2026-03-02"), Some(day("2026-02-28"))));
    let paused =
        compute(&ClockInput { pauses: vec![asked("2026-03-10", "2026-03-18")], ..received("2026-03-02") }).unwrap();
    assert_eq!(paused.extension_notice_by, Some(day("2026-04-11")), "a Saturday stays");
    let late = ClockInput { extended: true, notice: Some(day("2026-04-03")), ..received("2026-03-02") };
    assert_eq!(due(&late), "2026-04-02");
    assert!(compute(&late).unwrap().steps.iter().any(|s| s.what.contains("extends nothing")));
    assert_eq!(due(&ClockInput { notice: Some(day("2026-04-02")), ..late }), "2026-06-02");
    let second_month =
        ClockInput { extended: true, pauses: vec![asked("2026-05-01", "2026-05-02")], ..received("2026-03-02") };
    let answer = compute(&second_month).unwrap();
    assert_eq!((answer.due, answer.extension_notice_by), (day("2026-06-04"), Some(day("2026-04-02"))));
}

#[test]
fn nations_differ() {
    let at = |nation, from: &str| due(&ClockInput { nation, ..received(from) });
    assert_eq!(at(Nation::Scotland, "2026-03-03"), "2026-04-06", "no Easter Monday in Scotland");
    assert_eq!(at(Nation::Scotland, "2025-12-02"), "2026-01-05", "2 January");
    assert_eq!(at(Nation::EnglandAndWales, "2025-12-02"), "2026-01-02");
    assert_eq!(at(Nation::NorthernIreland, "2026-02-17"), "2026-03-18", "St Patrick's Day");
    assert_eq!(at(Nation::Scotland, "2026-05-15"), "2026-06-16", "a single one, from the table");
}

#[test]
fn the_earlier_of_promise_and_law_is_due_and_both_are_named() {
    let promised = |text: &str, from: &str| ClockInput { promise: Promise::parse(text).unwrap(), ..received(from) };
    let answer = compute(&promised("30 days", "2026-03-02")).unwrap();
    assert_eq!(
        (answer.due, answer.statutory, answer.promised),
        (day("2026-04-01"), day("2026-04-02"), Some(day("2026-04-01")))
    );
    assert_eq!(
        answer
            .steps
            .iter()
            .filter(|s| s.what.contains("privacy notice promises") || s.what.starts_with("The statutory period"))
            .count(),
        2
    );
    assert_eq!(due(&promised("30 days", "2026-01-31")), "2026-03-02", "2 March either way");
    assert_eq!(due(&promised("40 days", "2026-03-02")), "2026-04-02");
    assert_eq!(due(&promised("one month", "2026-01-31")), "2026-03-02");
    assert_eq!(due(&ClockInput { extended: true, ..promised("30 days", "2026-03-02") }), "2026-06-01");
    assert_eq!(
        due(&ClockInput { pauses: vec![asked("2026-03-10", "2026-03-17")], ..promised("30 days", "2026-03-02") }),
        "2026-04-09"
    );
}

#[test]
fn variants_have_periods_of_their_own() {
    let record = ClockInput { variant: Some(Variant::EducationalRecord), ..received("2026-03-02") };
    let answer = compute(&record).unwrap();
    assert_eq!((answer.due, answer.extension_notice_by), (day("2026-03-23"), None));
    assert_eq!(due(&ClockInput { received: day("2026-03-23"), ..record.clone() }), "2026-04-15", "over Easter");
    let closed = vec![(day("2026-03-27"), day("2026-04-12"))];
    assert_eq!(due(&ClockInput { received: day("2026-03-23"), school_closed: closed, ..record }), "2026-04-28");
    let marks = |results: &str| ClockInput {
        variant: Some(Variant::ExamMarks),
        results: (!results.is_empty()).then(|| day(results)),
        ..received("2026-06-10")
    };
    assert_eq!(due(&marks("2026-08-13")), "2026-09-22");
    assert_eq!(due(&marks("")), "2026-11-10");
    assert_eq!(due(&marks("2026-12-01")), "2026-11-10");
    assert_eq!(due(&marks("2026-06-01")), "2026-07-10", "announced before the request: the ordinary month");
}

#[test]
fn the_law_of_the_day_of_receipt_is_cited() {
    let sources =
        |from: &str| compute(&received(from)).unwrap().steps.into_iter().map(|s| s.source).collect::<String>();
    assert!(sources("2026-02-04").contains("Art. 12(3)") && !sources("2026-02-04").contains("DUAA"));
    assert!(sources("2026-02-05").contains("DUAA s.76"));
}

#[test]
fn dates_out_of_reason_are_faults() {
    for odd in ["-9999-01-01", "0026-03-02", "9999-12-31"] {
        let odd = if odd.starts_with('-') { Date::MIN } else { day(odd) };
        assert!(compute(&ClockInput::new(odd)).is_err(), "{odd}");
    }
}

// The second model: no arithmetic on dates but "the next day".

static CLOSED: LazyLock<HashSet<(String, Date)>> = LazyLock::new(|| {
    let lines = include_str!("../../../fixtures/bank_holidays/weekdays.txt").lines().filter(|l| !l.starts_with('#'));
    lines
        .flat_map(|line| {
            let (nation, days) = line.split_once(' ').unwrap();
            days.split(' ').map(move |d| (nation.to_owned(), day(d)))
        })
        .collect()
});

fn is_working(nation: Nation, d: Date) -> bool {
    d.weekday().to_monday_zero_offset() < 5 && !CLOSED.contains(&(nation.word().to_owned(), d))
}

/// Days that the period holds: from the start to the same date so many months on, or to that month's last day.
fn days_of_months(start: Date, months: u32) -> usize {
    let (mut d, mut passed, mut days) = (start, 0, 1);
    while passed < months || (d.day() != start.day() && d.tomorrow().unwrap().month() == d.month()) {
        let next = d.tomorrow().unwrap();
        passed += u32::from(next.month() != d.month());
        d = next;
        days += 1;
    }
    days
}

/// Uses the days up one by one, passing over those that do not count.
fn use_up(start: Date, mut days: usize, input: &ClockInput) -> Date {
    let stopped = |d: Date| {
        input
            .pauses
            .iter()
            .any(|p| p.asked <= d && d <= p.answered.unwrap_or(input.as_of.unwrap_or(p.asked)).max(p.asked))
    };
    let mut d = start;
    loop {
        if !stopped(d) {
            days -= 1;
        }
        if days == 0 {
            return d;
        }
        d = d.tomorrow().unwrap();
    }
}

/// Due, target, last day of a notice.
fn second_model(input: &ClockInput) -> (Date, Date, Option<Date>) {
    if input.variant == Some(Variant::EducationalRecord) {
        return school_model(input);
    }
    let start = [Some(input.received), input.identity, input.authority, input.fee].into_iter().flatten().max().unwrap();
    let notice_by = use_up(start, days_of_months(start, 1), input);
    let waits_for_results = input.variant == Some(Variant::ExamMarks) && input.results.is_none_or(|out| out > start);
    let days = match (waits_for_results, input.results) {
        (true, None) => days_of_months(start, 5),
        (true, Some(out)) => days_of_months(start, 5).min(days_to(start, out) + 40),
        _ => days_of_months(start, if input.extended { 3 } else { 1 }),
    };
    let mut due = next_working(input.nation, use_up(start, days, input));
    if let (Some(promise), false) = (input.promise, input.extended) {
        due = due.min(promise_model(promise, start, input));
    }
    (due, day_in_hand(input.nation, due), Some(notice_by))
}

/// Days from one day to another, both included.
fn days_to(from: Date, to: Date) -> usize {
    from.series(1.day()).take_while(|d| *d <= to).count()
}

fn next_working(nation: Nation, mut d: Date) -> Date {
    while !is_working(nation, d) {
        d = d.tomorrow().unwrap();
    }
    d
}

fn day_in_hand(nation: Nation, due: Date) -> Date {
    let mut target = due.yesterday().unwrap();
    while !is_working(nation, target) {
        target = target.yesterday().unwrap();
    }
    target
}

fn promise_model(promise: Promise, start: Date, input: &ClockInput) -> Date {
    match promise {
        Promise::Days(n) => use_up(start, usize::from(n) + 1, input),
        Promise::Months(n) => next_working(input.nation, use_up(start, days_of_months(start, u32::from(n)), input)),
        Promise::WorkingDays(n) => {
            let (mut d, mut left) = (start, n);
            while left > 0 {
                d = d.tomorrow().unwrap();
                left -= u16::from(is_working(input.nation, d));
            }
            next_working(input.nation, use_up(start, days_to(start, d), input))
        }
    }
}

/// Fifteen days on which the school is open; nothing else counts.
fn school_model(input: &ClockInput) -> (Date, Date, Option<Date>) {
    let (mut d, mut left) = (input.received, 15);
    while left > 0 {
        d = d.tomorrow().unwrap();
        let closed = input.school_closed.iter().any(|(from, to)| *from <= d && d <= *to);
        left -= i32::from(is_working(input.nation, d) && !closed);
    }
    (d, day_in_hand(input.nation, d), None)
}

fn random_input() -> impl Strategy<Value = ClockInput> {
    let offset = |most: i64| prop::option::weighted(0.4, 0..most);
    let pause = (0..120i64, prop::option::weighted(0.9, 0..40i64));
    let promise = prop_oneof![
        6 => Just(None),
        2 => (5..45u16).prop_map(|n| Some(Promise::Days(n))),
        1 => (1..30u16).prop_map(|n| Some(Promise::WorkingDays(n))),
        1 => (1..3u16).prop_map(|n| Some(Promise::Months(n))),
    ];
    let variant =
        prop_oneof![6 => Just(None), 1 => Just(Some(Variant::EducationalRecord)), 2 => Just(Some(Variant::ExamMarks))];
    let flags = (any::<bool>(), 0..3usize, promise, offset(60));
    let school = (variant, prop::option::weighted(0.7, -10..200i64), prop::collection::vec((0..40i64, 0..20i64), 0..3));
    let starts = (offset(50), offset(50), offset(50));
    (0..7000i64, starts, prop::collection::vec(pause, 0..4), flags, school).prop_map(
        |(
            received,
            (identity, authority, fee),
            pauses,
            (extended, nation, promise, as_of),
            (variant, results, closed),
        )| {
            let received = date(2018, 5, 25) + received.days();
            let after = |n: i64| received + n.days();
            ClockInput {
                identity: identity.map(after),
                authority: authority.map(after),
                fee: fee.map(after),
                pauses: pauses
                    .into_iter()
                    .map(|(a, n)| Pause { asked: after(a), answered: n.map(|n| after(a + n)) })
                    .collect(),
                extended,
                nation: Nation::ALL[nation],
                promise,
                variant,
                results: results.map(after),
                school_closed: closed.into_iter().map(|(from, n)| (after(from), after(from + n))).collect(),
                as_of: as_of.map(after),
                ..ClockInput::new(received)
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_day_by_day_walk_agrees(mut input in random_input()) {
        if input.extended || input.variant.is_some() {
            input.promise = None;
        }
        let ours = compute(&input).unwrap();
        prop_assert_eq!((ours.due, ours.target, ours.extension_notice_by), second_model(&input));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_must_always_hold(input in random_input()) {
        let input = ClockInput { variant: None, ..input };
        let answer = compute(&input).unwrap();
        prop_assert!(answer.target < answer.due && answer.due <= answer.statutory);
        prop_assert!(answer.due > input.received);
        let without = compute(&ClockInput { pauses: vec![], ..input.clone() }).unwrap();
        prop_assert!(without.due <= answer.due, "a question never makes it earlier");
        let ordinary = compute(&ClockInput { extended: false, ..input.clone() }).unwrap();
        prop_assert!(ordinary.due <= answer.due && ordinary.extension_notice_by == answer.extension_notice_by);
        let last = answer.steps.iter().rev().nth(1).unwrap();
        prop_assert_eq!(last.date, answer.due);
    }
}
