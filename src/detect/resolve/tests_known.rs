//! Whom the index knows, among the people of a request.

use super::tests::unit;
use super::*;
use crate::detect::known::{Gathering, circles};
use crate::detect::reading::Reading;
use crate::detect::{Directory, Doc, mentions};
use crate::model::{Confidence, ItemId, Role, Sighting, Source, Span};
use std::collections::HashSet;

/// The people of units, where these were seen, the first `near` of them in the first unit's file.
fn solved(units: &mut [Unit], seen: &[(&str, &str, Source)], near: usize) -> Vec<Person> {
    let mut words = HashSet::new();
    for unit in units.iter() {
        let r = Reading::of(unit.text.expose());
        words.extend((0..r.words.len()).map(|i| r.fold(i).to_owned()));
    }
    let mut gathering = Gathering::new(&words, std::iter::empty());
    let sighting = |(name, address, source): &(&str, &str, Source)| Sighting {
        name: Evidence::new(*name),
        address: (!address.is_empty()).then(|| Evidence::new(*address)),
        source: source.clone(),
    };
    let here = circles(&units[0]);
    seen[..near].iter().for_each(|s| gathering.near(&sighting(s), &here));
    seen.iter().for_each(|s| gathering.add(&sighting(s)));
    let people = Arc::new(gathering.finish());
    let directory = Directory::default().knowing(people.clone());
    let found = units.iter().map(|u| mentions(&Doc::of_unit(u), &directory)).collect();
    let subject = Identity { names: vec!["Olivia Marsh".into()], ..Identity::default() };
    let facts = ResolveFacts { subject, domains: vec!["school.example".into()], people, ..ResolveFacts::default() };
    resolve(units, found, &facts)
}

fn named<'a>(people: &'a [Person], form: &str) -> &'a Person {
    people.iter().find(|p| p.forms.iter().any(|f| f.expose() == form)).expect(form)
}

fn pupil() -> Source {
    Source::Column("pupil".into())
}

#[test]
fn a_forename_alone_is_the_one_known_person_who_bears_it() {
    let mut units = [unit(1, "Leo was upset again.")];
    let people = solved(&mut units, &[("Leo Abara", "", pupil())], 0);
    assert_eq!((people[0].name.expose(), people[0].forms.len(), people[0].role), ("Leo Abara", 1, Role::Private));
    let reason = &units[0].mentions[0].reason;
    assert!(reason.ends_with("in a list of the organisation: under \"pupil\" in 1 sheet"), "{reason}");
}

#[test]
fn a_name_like_the_subject_s_that_a_list_holds_is_somebody_else_s() {
    let judged = |name: &str, listed: &str| {
        let mut units = [unit(1, name)];
        units[0].subject = vec![Span::new(0, name.len())];
        solved(&mut units, &[(listed, "", pupil())], 0);
        units[0].mentions.len()
    };
    assert_eq!(judged("Olivia March", "March, Olivia"), 1);
    assert_eq!(judged("Olivia March", "Olivia Abara"), 0, "nobody is listed so: their own name mistyped");
    assert_eq!(judged("Olivia Mqrsh", "Olivia Mqrsh"), 0, "nobody is called so: mistyped in the list too");
}

#[test]
fn of_two_bearers_it_is_the_nearer_one_or_nobody() {
    let seen = [("Leo Abara", "", pupil()), ("Leo Quist", "", pupil())];
    let mut units = [unit(1, "Leo was upset again.")];
    assert_eq!(solved(&mut units, &seen, 1)[0].name.expose(), "Leo Abara");
    let mut units = [unit(1, "Leo was upset again.")];
    assert_eq!(solved(&mut units, &seen, 0)[0].name.expose(), "Leo");
}

#[test]
fn an_address_is_whose_the_index_says_and_an_own_one_makes_a_professional() {
    let mut units = [unit(1, "Chidi Okafor wrote from reception9@school.example today.")];
    let people = solved(&mut units, &[("Chidi Okafor", "reception9@school.example", Source::Sender)], 0);
    assert_eq!(people.len(), 1, "{people:?}");
    assert_eq!(named(&people, "Chidi Okafor").role, Role::Professional);
    let mut units = [unit(1, "Chidi Okafor came.")];
    let people = solved(&mut units, &[("Chidi Okafor", "c@school.example", pupil())], 0);
    assert_eq!(people[0].role, Role::Private, "a pupil's address at the school shows no post");
}

#[test]
fn addresses_in_a_list_are_not_all_the_first_ones() {
    let mut units =
        [unit(1, "To: Chidi Okafor <c.okafor@x.example>, a.quist@x.example, b.hale@x.example\nSubject: x\n\nSo.")];
    let people = solved(&mut units, &[], 0);
    assert!(named(&people, "a.quist@x.example").forms.len() == 1, "{people:?}");
    assert_eq!(named(&people, "Chidi Okafor").forms.len(), 2);
}

#[test]
fn a_short_form_is_nobody_of_the_staff_where_somebody_else_is_called_so() {
    let text = "From: Margaret Hesketh <pso@school.example>\nSubject: x\n\nGosia saw it.";
    let judged = |seen: &[(&str, &str, Source)], called: &[&str]| {
        let mut units = [unit(1, text)];
        let words: HashSet<String> = ["margaret", "hesketh", "gosia"].map(str::to_owned).into();
        let mut gathering = Gathering::new(&words, std::iter::empty());
        let here = circles(&units[0]);
        for (n, (name, _, source)) in seen.iter().enumerate() {
            let sighting = Sighting { name: Evidence::new(*name), address: None, source: source.clone() };
            if n == 0 {
                gathering.near(&sighting, &here);
            }
            gathering.add(&sighting);
        }
        let facts = ResolveFacts {
            staff: [("Margaret Hesketh".to_owned(), "safeguarding".to_owned())].into(),
            people: Arc::new(gathering.finish()),
            called: called.iter().map(|w| (*w).to_owned()).collect(),
            ..ResolveFacts::default()
        };
        let at = text.find("Gosia").unwrap();
        let name = |a: usize, b: usize| {
            crate::detect::name(crate::model::Span::new(a, b), "x", crate::model::Confidence::Redact)
        };
        let people = resolve(&mut units, vec![vec![name(6, 22), name(at, at + 5)]], &facts);
        named(&people, "Gosia").role
    };
    let staff = [("Margaret Hesketh", "", Source::Sender)];
    assert_eq!(judged(&staff, &[]), Role::Professional, "who else?");
    assert_eq!(judged(&[staff[0].clone(), ("Gosia Lind", "", Source::Contact)], &[]), Role::Private);
    assert_eq!(judged(&staff, &["gosia", "lind"]), Role::Private, "the settings know one");
}

#[test]
fn a_title_belongs_to_whoever_bears_it_and_no_child_is_a_doctor() {
    let mut units = [
        unit(1, "Olivia threw a chair at Rosie Hallam-Reed. Mrs Thornley saw it, as did Alfie Thornley."),
        unit(2, "Present: Dr I. Hallam-Reed (chair). Dr Hallam-Reed left early."),
        unit(3, "Mrs Hallam-Reed rang, then Karen Thornley."),
    ];
    units.iter_mut().enumerate().for_each(|(n, u)| u.places[0].item = ItemId(n as u64 + 1));
    let seen = [("Rosie Hallam-Reed", "", pupil()), ("Alfie Thornley", "", Source::Column("name".into()))];
    let people = solved(&mut units, &seen, 0);
    let of = |n: usize, form: &str| {
        let text = units[n].text.expose();
        let at = text.find(form).unwrap();
        units[n].mentions.iter().find(|m| m.span.start == at).unwrap().person
    };
    let rosie = &people[of(0, "Rosie").0 as usize - 1];
    assert_eq!((rosie.role, of(1, "Hallam-Reed left")), (Role::Private, of(1, "I. ")), "{}", rosie.basis);
    assert!(of(1, "I. ") != rosie.id && of(2, "Hallam-Reed") != rosie.id);
    assert_eq!(of(0, "Thornley saw"), of(2, "Karen"), "no Alfie is Mrs");
    let doctor = &people[of(1, "I. ").0 as usize - 1];
    assert_eq!((doctor.role, doctor.basis.as_str()), (Role::Private, family::DOUBTED), "may be the girl's mother");
}

#[test]
fn a_doctor_whose_name_nobody_private_bears_acts_professionally_unless_as_a_parent() {
    let mut units = [
        unit(1, "Seen by Dr Anneliese Brandt and by Dr Venkataraman."),
        unit(
            2,
            "Present: Dr Ines Castell (parent governor), Dr Quist, PC Abara, DC Tolland. Ada Quist, Tom Quist and Leo Abara came.",
        ),
    ];
    units.iter_mut().enumerate().for_each(|(n, u)| u.places[0].item = ItemId(n as u64 + 1));
    let people = solved(&mut units, &[], 0);
    for (form, role) in [
        ("Anneliese Brandt", Role::Professional),
        ("Venkataraman", Role::Professional),
        ("Ines Castell", Role::Private),
        ("Quist", Role::Private),
        ("Abara", Role::Private),
        ("Leo Abara", Role::Private),
        ("Tolland", Role::Professional),
    ] {
        let person = named(&people, form);
        assert_eq!(person.role, role, "{form}: {}", person.basis);
    }
}

#[test]
fn in_a_text_that_calls_people_by_initials_those_of_a_known_person_are_theirs() {
    let seen = [("Alfie Thornley", "", pupil()), ("Jaden Brooks", "", pupil())];
    let shown = |text: &str, initials: &[&str]| -> Vec<String> {
        let mut units = [unit(1, text)];
        let words = HashSet::from(["alfie".to_owned()]);
        let mut gathering = Gathering::new(&words, std::iter::empty());
        seen.iter().for_each(|(n, _, source)| {
            gathering.add(&Sighting { name: Evidence::new(*n), address: None, source: source.clone() });
        });
        let at = |form: &&str| Span::new(text.find(*form).unwrap(), text.find(*form).unwrap() + form.len());
        let by_hand = initials.iter().map(|f| crate::detect::name(at(f), "x", Confidence::Redact)).collect();
        let facts = ResolveFacts { people: Arc::new(gathering.finish()), ..ResolveFacts::default() };
        resolve(&mut units, vec![by_hand], &facts);
        units[0].mentions.iter().map(|m| m.span.of(text).to_owned()).collect()
    };
    assert_eq!(shown("hurt by another pupil, JB, encouraged by AT. Look AT it.", &["JB"]), ["JB", "AT"]);
    assert!(shown("hurt by another pupil, encouraged by AT.", &[]).is_empty());
    assert_eq!(shown("hurt by JB, HURT BY AT.\nWITH AT", &["JB"]), ["JB", "AT"], "a line in capitals tells nothing");
}
