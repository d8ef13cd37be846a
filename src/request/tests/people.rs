//! Requests of people who are related, or the same.

use super::*;

#[test]
fn open_relatives_are_warned_of_without_names() {
    let (_dir, ws) = workspace();
    let mut first = Case::create(&ws, &form(), "o", clock()).unwrap();
    let mut other = form();
    other.requester = None;
    other.subject.names = vec!["Bertram BRACKENBURY".into()];
    other.subject.postcodes = vec![];
    other.subject.addresses = vec![];
    let told = warnings(&ws, &other, None).unwrap();
    assert_eq!(
        told,
        ["request 2026-0001, still open, shares a surname with this one: look at both before either goes out"]
    );
    other.subject.names = vec!["Nobody Else".into()];
    assert!(warnings(&ws, &other, None).unwrap().is_empty());
    other.subject.addresses = vec!["Flat 2, 9 High St, so208et".into()];
    assert!(warnings(&ws, &other, None).unwrap()[0].contains("shares an address or postcode"));
    first.append(Event::Closed { on: date(2026, 4, 1) }).unwrap();
    assert!(warnings(&ws, &other, None).unwrap().is_empty());
    fs::write(first.log_path(), "nonsense\n").unwrap();
    assert!(warnings(&ws, &other, None).unwrap()[0].starts_with("request 2026-0001 could not be compared"));
}

#[test]
fn the_same_person_again_is_said_to_be_that() {
    let (_dir, ws) = workspace();
    let mut first = Case::create(&ws, &form(), "o", clock()).unwrap();
    let mut again = form();
    again.requester = None;
    again.subject.names = vec!["BRACKENBURY, Ottoline".into()];
    let told = warnings(&ws, &again, None).unwrap();
    assert_eq!(told.len(), 1, "{told:?}");
    for part in
        ["request 2026-0001, still open, is for the SAME PERSON", "date of birth, e-mail address", "amend 2026-0001"]
    {
        assert!(told[0].contains(part), "{part}: {told:?}");
    }
    assert!(warnings(&ws, &again, Some(first.id())).unwrap().is_empty(), "not of itself");
    // Grandmother and granddaughter of one name at one address.
    again.subject.born = vec![date(1950, 1, 1)];
    let told = warnings(&ws, &again, None).unwrap();
    assert!(told[0].contains("shares a surname and an address") && !told[0].contains("SAME"), "{told:?}");
    // A forename and an address are a family.
    again.subject.born = vec![];
    again.subject.names = vec!["Ottoline".into(), "Ottoline Quayle".into()];
    assert!(!warnings(&ws, &again, None).unwrap().iter().any(|w| w.contains("SAME")));
    again.subject = crate::model::Identity {
        names: vec!["Otti Ruddlestone".into()],
        phones: vec!["+44 (0)1632 960123".into()],
        ..Default::default()
    };
    first.append(Event::Closed { on: date(2026, 4, 1) }).unwrap();
    let told = warnings(&ws, &again, None).unwrap();
    assert!(
        told[0].contains("closed on 2026-04-01, was for the SAME PERSON (same name and telephone number)"),
        "{told:?}"
    );
}
