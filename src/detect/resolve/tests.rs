//! People out of small units made here.

use super::*;
use crate::detect::{Directory, Doc, mentions};
use crate::model::unit::{Place, UnitKind};
use crate::model::{Band, BlobId, ItemId, Locator, Role, Span, UnitId};

fn unit(n: u64, text: &str) -> Unit {
    Unit {
        id: UnitId(format!("{n:016x}")),
        kind: UnitKind::Message,
        title: None,
        date: None,
        format: "eml".into(),
        text: Evidence::new(text),
        fields: Vec::new(),
        segments: Vec::new(),
        places: vec![Place {
            store: "s".into(),
            path: "p".into(),
            trail: Vec::new(),
            item: ItemId(n),
            blob: BlobId::of(b""),
            locator: Locator::Whole,
        }],
        band: Band::Certain,
        evidence: Vec::new(),
        subject: Vec::new(),
        mentions: Vec::new(),
    }
}

fn solved(units: &mut [Unit], facts: &ResolveFacts) -> Vec<Person> {
    let found = units.iter().map(|u| mentions(&Doc::of_unit(u), &Directory::default())).collect();
    resolve(units, found, facts)
}

fn facts() -> ResolveFacts {
    ResolveFacts {
        subject: Identity { names: vec!["Olivia Marsh".into()], ..Identity::default() },
        domains: vec!["school.example".into()],
        staff: [("Nwosu, Ikenna".to_owned(), "head of year".to_owned())].into(),
        sector: "education".into(),
        ..ResolveFacts::default()
    }
}

fn named<'a>(people: &'a [Person], form: &str) -> &'a Person {
    people.iter().find(|p| p.forms.iter().any(|f| f.expose() == form)).expect(form)
}

#[test]
fn forms_of_one_name_are_one_person() {
    let mut units = [
        unit(
            1,
            "From: \"Threlfall, Gaynor\" <g.threlfall@home.example>\nTo: Fiona Batt <fiona.batt@school.example>\nSubject: x\n\nDear Fiona,\nPlease call me.\nRegards\nGaynor\n",
        ),
        unit(2, "Meeting with Gaynor Threlfall and Mr Ikenna Nwosu on Monday.\n"),
    ];
    let people = solved(&mut units, &facts());
    let gaynor = named(&people, "Gaynor Threlfall");
    for form in ["Threlfall, Gaynor", "g.threlfall@home.example", "Gaynor"] {
        assert_eq!(named(&people, form).id, gaynor.id, "{form}");
    }
    assert_eq!((gaynor.role, gaynor.units), (Role::Private, 2));
    assert_eq!(named(&people, "Fiona Batt").role, Role::Professional);
    let ikenna = named(&people, "Ikenna Nwosu");
    assert!(ikenna.role == Role::Professional && ikenna.basis.contains("head of year"), "{}", ikenna.basis);
    assert!(people.iter().enumerate().all(|(n, p)| p.id.0 == n as u32 + 1));
}

#[test]
fn subject_spans_are_nobody_elses_and_a_namesake_is_marked() {
    let mut units =
        [unit(1, "Olivia Marsh met Gaynor Threlfall."), unit(2, "Our other Olivia Marsh (staff) was absent.")];
    units[0].subject = vec![Span::new(0, 12)];
    let people = solved(&mut units, &facts());
    assert!(units[0].mentions.iter().all(|m| !m.span.overlaps(Span::new(0, 12))));
    assert_eq!(named(&people, "Olivia Marsh").role, Role::SameName);
}

#[test]
fn a_name_found_once_is_found_everywhere() {
    let mut units =
        [unit(1, "Dear Mrs Gaynor Threlfall,\nThank you.\n"), unit(2, "x Threlfall y, gaynor; THRELFALL GAYNOR z")];
    let found = vec![mentions(&Doc::of_unit(&units[0]), &Directory::default()), Vec::new()];
    let people = resolve(&mut units, found, &facts());
    assert_eq!(people.len(), 1);
    let spans: Vec<&str> =
        units[1].mentions.iter().map(|m| m.span.of("x Threlfall y, gaynor; THRELFALL GAYNOR z")).collect();
    assert_eq!(spans, ["Threlfall", "THRELFALL GAYNOR"]);
    assert_eq!(people[0].units, 2);
}

#[test]
fn two_addresses_of_one_domain_are_two_people() {
    let head = |n: u32| {
        format!("From: Gaynor Threlfall <gaynor.threlfall{n}@home.example>\nTo: x@y.example\nSubject: a\n\nhello\n")
    };
    let mut units = [unit(1, &head(1)), unit(2, &head(2)), unit(3, &head(1))];
    let people = solved(&mut units, &facts());
    let first = |u: &Unit| u.mentions[0].person;
    assert_eq!(people.iter().filter(|p| p.name.expose() == "Gaynor Threlfall").count(), 2);
    assert!(first(&units[0]) == first(&units[2]) && first(&units[0]) != first(&units[1]));
}

#[test]
fn mentions_are_sorted_and_apart() {
    let mut units = [unit(1, "Cc: Anna Hope; Hope, Anna\nAnna Hope told Anna that Mr Hope and Anna Hope left.")];
    solved(&mut units, &facts());
    assert!(units[0].mentions.len() >= 5);
    assert!(units[0].mentions.windows(2).all(|w| w[0].span.end <= w[1].span.start));
}
