//! Cases: identifiers in every writing, and what they tell apart.

use super::*;

#[test]
fn identifiers_in_every_writing() {
    let mut subject = identity(&["John Smith"]);
    subject.emails = vec!["spider99@mail.example".into(), "john.smith@school.example".into()];
    subject.phones = vec!["+44 20 7946 0958".into()];
    subject.born = vec![jiff::civil::date(1987, 3, 5)];
    subject.addresses = vec!["12 Church Lane, Ambridge, BM1 2AB".into()];
    subject.ids = [("ni", "AB 12 34 56 C"), ("login", "jsm42"), ("case", "CASE/2021/0042"), ("nhs", "943 476 5919")]
        .map(|(k, v)| (k.to_owned(), v.to_owned()))
        .into();
    let john = plan_of(subject, Vec::new());
    all(
        &john,
        CERTAIN,
        &[
            "SPIDER99@mail.example wrote",
            "<john.smith@school.example>",
            "ring (020) 7946-0958",
            "NI AB123456C",
            "login jsm42",
            "case 2021/0042",
            "NHS 9434765919",
            "John Smith, born 5 March 1987",
            "Jack Smith\tDOB 05/03/87",
            "John Smith of 12 Church Ln.",
            "John Smith, BM12AB",
        ],
    );
    all(
        &john,
        POSSIBLE,
        &[
            "born 5.3.1987",
            "12 Church Lane",
            "bm1 2ab",
            "spider99@other.example",
            "Sarah Smith, 020 7946 0958",
            "Mark Smith, 12 Church Lane",
        ],
    );
    all(&john, None, &["born 6 March 1987", "14 Church Lane", "020 7946 0959", "Sarah Smith"]);
}

#[test]
fn father_and_son_are_told_apart_by_what_stands_beside() {
    let mut son = identity(&["John Smith"]);
    son.born = vec![jiff::civil::date(1987, 3, 5)];
    let mut father = identity(&["John Smith Sr"]);
    father.born = vec![jiff::civil::date(1957, 1, 2)];
    father.emails = vec!["js@old.example".into()];
    let john = plan_of(son, vec![father]);
    all(
        &john,
        POSSIBLE,
        &[
            "John Smith",
            "John Smith, born 2 January 1957",
            "John Smith <js@old.example>",
            "John Smith Snr.",
            "J. Smith",
        ],
    );
    all(&john, CERTAIN, &["John Smith, 5/3/1987"]);
    all(&john, None, &["js@old.example", "2/1/1957"]);
    let hit = judge(&john, "John Smith, born 2 January 1957").unwrap();
    assert!(hit.reasons.iter().any(|r| r.code == "namesake" && !r.speaks_for));
}

#[test]
fn two_john_smiths_and_a_jon() {
    let other = identity(&["Jon Smith"]);
    let john = plan_of(identity(&["John Smith"]), vec![other]);
    all(&john, PROBABLE, &["John Smith", "Johnny Smith"]);
    all(&john, None, &["Jon Smith", "Smith, Jon", "jon.smith@x.org"]);
}

#[test]
fn identifiers_as_they_are_written_in_haste() {
    let mut subject = identity(&["John Smith"]);
    subject.ids = [("ni", "QQ 12 34 56 C"), ("case", "CF/2021/0457")].map(|(k, v)| (k.to_owned(), v.to_owned())).into();
    let john = plan_of(subject, Vec::new());
    all(
        &john,
        CERTAIN,
        &["NI QQ 12 34 56", "CF/2021/0457", "CF\u{2013}2021\u{2013}0457", "CF / 2021 / 0457", "Q Q 1 2 3 4 5 6 C"],
    );
    all(&john, POSSIBLE, &["CF/2021/457", "CF/21/0457", "cf 21 457", "ref 2021/0457"]);
    all(&john, None, &["CF/2021/0458", "CF/2021/4570", "CF/22/0457", "QQ 12 34 57"]);
}
