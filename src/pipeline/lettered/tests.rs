//! Letters dealt to invented people, run after run.

use super::heirs::Heirs;
use super::{Dealt, Known};
use crate::model::{Band, Confidence, PersonId, Span, Unit, UnitMention};
use crate::review::fixture::unit;

/// Somebody a run made out: the fullest name first, and where they are named (unit, byte).
type Somebody<'a> = (&'a [&'a str], &'a [(&'a str, usize)]);

fn units_of(people: &[Somebody]) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    for (n, (_, places)) in people.iter().enumerate() {
        for (id, at) in *places {
            let mention = UnitMention {
                span: Span::new(*at, at + 2),
                person: PersonId(n as u32 + 1),
                what: "name".into(),
                reason: "a name".into(),
                confidence: Confidence::Redact,
            };
            match units.iter_mut().find(|u| u.id.0 == *id) {
                Some(unit) => unit.mentions.push(mention),
                None => units.push(unit(id, 1, Band::Certain, "Mina and some others were there.", vec![mention])),
            }
        }
    }
    units
}

/// Deals letters to the people of one run, and keeps them.
fn run(dealt: &mut Dealt, people: &[Somebody]) -> String {
    let whole = |n: &&&str| super::is_whole(n);
    let of = |names: &[&str]| Known {
        name: names[0].to_owned(),
        names: names.iter().filter(whole).map(|n| (*n).to_owned()).collect(),
    };
    let mut known: Vec<(PersonId, Known)> =
        people.iter().enumerate().map(|(n, (names, _))| (PersonId(n as u32 + 1), of(names))).collect();
    let mut units = units_of(people);
    let Heirs { letters, merged } = Heirs::of(dealt, &known, &units);
    known.iter_mut().for_each(|(person, _)| *person = letters[person]);
    units.iter_mut().flat_map(|u| &mut u.mentions).for_each(|m| m.person = letters[&m.person]);
    dealt.news(&units, &known, &merged).iter().for_each(|line| dealt.take(line));
    assert!(dealt.news(&units, &known, &merged).is_empty(), "what was told is no news");
    letters.values().map(|p| p.letters()).collect::<Vec<_>>().join(" ")
}

#[test]
fn everybody_keeps_their_letter_and_newcomers_get_the_next() {
    let mut dealt = Dealt::default();
    let (alfie, jaden) = (&["Alfie Thornley", "Alfie"][..], &["Jaden Brooks"][..]);
    assert_eq!(run(&mut dealt, &[(alfie, &[("b", 0)]), (jaden, &[("b", 9)])]), "A B");
    // An earlier message shifts the order of appearance.
    let barnaby = &["Barnaby Quigley"][..];
    let again = [(barnaby, &[("a", 0)][..]), (jaden, &[("a", 9), ("b", 9)]), (alfie, &[("a", 20), ("b", 0)])];
    assert_eq!(run(&mut dealt, &again), "C B A");
    // Who is gone leaves a letter that nobody gets.
    assert_eq!(run(&mut dealt, &[(jaden, &[("b", 9)]), (&["Wren Abbot"], &[("d", 0)])]), "B D");
    assert_eq!(run(&mut dealt, &[(alfie, &[("b", 0)]), (jaden, &[("b", 9)])]), "A B", "and has it when they are back");
    // The texts are others, the name is the same; and it may have grown meanwhile.
    assert_eq!(run(&mut dealt, &[(&["Alfie James Thornley", "Alfie Thornley"], &[("z", 3)])]), "A");
    assert_eq!(run(&mut dealt, &[(&["Alfie James Thornley"], &[("y", 3)])]), "A");
}

#[test]
fn who_turns_out_to_be_one_person_goes_by_the_earlier_letter_and_two_part_with_their_own() {
    let mut dealt = Dealt::default();
    let (mark, price) = (&["Mark"][..], &["Mark Price", "m.price@x.example"][..]);
    let two = [(mark, &[("a", 0), ("b", 0)][..]), (price, &[("c", 0), ("c", 9)])];
    assert_eq!(run(&mut dealt, &two), "A B");
    let one = [(price, &[("a", 0), ("b", 0), ("c", 0), ("c", 9)][..])];
    assert_eq!(run(&mut dealt, &one), "A");
    assert_eq!(dealt.now(PersonId(2)), PersonId(1));
    assert_eq!(dealt.named("m.price@x.example").into_iter().collect::<Vec<_>>(), [PersonId(1)]);
    assert_eq!(run(&mut dealt, &two), "A B", "parted again");
    assert_eq!(dealt.now(PersonId(2)), PersonId(2));
    // Most of them decides where one was two: the other is new.
    let most = [(mark, &[("a", 0)][..]), (&["Mark"], &[("b", 0), ("d", 0)]), (price, &[("c", 0)])];
    assert_eq!(run(&mut Dealt::default(), &most), "A B C");
    let mut dealt = Dealt::default();
    run(&mut dealt, &[(mark, &[("a", 0), ("b", 0), ("d", 0)]), (price, &[("c", 0)])]);
    assert_eq!(run(&mut dealt, &most), "C A B");
}

#[test]
fn a_shared_address_or_a_place_makes_nobody_somebody_else() {
    let mut dealt = Dealt::default();
    let (karen, alfie) = (&["Karen Thornley", "home@x.example"][..], &["Alfie Thornley", "home@x.example"][..]);
    assert_eq!(run(&mut dealt, &[(alfie, &[("a", 0)]), (karen, &[("b", 0)])]), "A B");
    assert_eq!(run(&mut dealt, &[(karen, &[("b", 0), ("a", 0)])]), "B", "the child is gone, the mother is who she was");
    let mut dealt = Dealt::default();
    assert_eq!(run(&mut dealt, &[(alfie, &[("a", 0)])]), "A");
    assert_eq!(run(&mut dealt, &[(karen, &[("q", 0)])]), "B", "an address alone is not the child's letter");
    // A name that is taken for nobody's any more, and somebody else in other words.
    let mut dealt = Dealt::default();
    assert_eq!(run(&mut dealt, &[(&["Uno"], &[("a", 0)]), (karen, &[("b", 0)])]), "A B");
    assert_eq!(run(&mut dealt, &[(karen, &[("b", 0)]), (&["Otis"], &[("a", 9)])]), "B C");
    assert_eq!(dealt.at(&crate::model::UnitId("a".into()), Span::new(0, 2)), Some(PersonId(1)));
}

#[test]
fn namesakes_are_told_by_where_they_are_named() {
    let mut dealt = Dealt::default();
    let price = &["Mark Price"][..];
    assert_eq!(run(&mut dealt, &[(price, &[("a", 0)]), (price, &[("b", 0)])]), "A B");
    assert_eq!(run(&mut dealt, &[(price, &[("b", 0)]), (price, &[("a", 0), ("c", 0)])]), "B A");
    // Two who are called by the same forename alone are nobody for sure.
    let mut dealt = Dealt::default();
    assert_eq!(run(&mut dealt, &[(&["Sam"], &[("a", 0)]), (&["Sam"], &[("b", 0)])]), "A B");
    assert_eq!(run(&mut dealt, &[(&["Sam"], &[("c", 0)]), (&["Sam"], &[("b", 0)])]), "C B");
    let mut dealt = Dealt::default();
    assert_eq!(run(&mut dealt, &[(&["Sam"], &[("a", 0)])]), "A");
    assert_eq!(run(&mut dealt, &[(&["Sam"], &[("c", 0)])]), "A", "there was one and is one");
}
