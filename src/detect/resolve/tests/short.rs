//! Short forms: initials, logins, parts and slips of longer names.

use super::*;

#[test]
fn short_forms_and_parts_are_the_only_person_they_fit() {
    let mut units = [
        unit(1, "Philip Ashcombe and Wiktoria Zielińska, with Kelly-Anne Moorcroft."),
        unit(2, "Phil, Kelly-Anne, Zielinska, P Ashcombe; Phil Ashcombe too."),
        unit(3, "Ikenna and I. Nwosu spoke to Sue."),
        unit(4, "Sue Pike, Sue Batt."),
    ];
    let found = named_by_hand(
        &units,
        &[
            &["Philip Ashcombe", "Wiktoria Zielińska", "Kelly-Anne Moorcroft"],
            &["Phil", "Kelly-Anne", "Zielinska", "P Ashcombe", "Phil Ashcombe"],
            &["Ikenna", "I. Nwosu", "Sue"],
            &["Sue Pike", "Sue Batt"],
        ],
    );
    units.iter_mut().for_each(|u| u.places[0].item = ItemId(u64::from(u.id.0.as_bytes()[15])));
    let people = resolve(&mut units, found, &facts());
    let philip = named(&people, "Philip Ashcombe");
    for form in ["Phil", "P Ashcombe", "Phil Ashcombe"] {
        assert_eq!(named(&people, form).id, philip.id, "{form}");
    }
    assert_eq!(named(&people, "Zielinska").id, named(&people, "Wiktoria Zielińska").id);
    assert_eq!(named(&people, "Kelly-Anne").id, named(&people, "Kelly-Anne Moorcroft").id);
    let ikenna = named(&people, "Ikenna");
    assert_eq!((ikenna.id, ikenna.role), (named(&people, "I. Nwosu").id, Role::Professional));
    let sue = units[2].mentions[2].person;
    assert!(units[3].mentions.iter().all(|m| m.person != sue), "where two fit, neither is meant");
}

#[test]
fn short_forms_and_logins_of_a_full_name_are_its_bearer() {
    let mut units = [
        unit(1, "From: Katherine Threlfall <k.t@x.example>\nTo: Gaynor Okonjo <g@x.example>\n\nhello\n"),
        unit(2, "seen by kthrelfall, then by kate threlfall and K Threlfall; okonjog signed it off\n"),
    ];
    let people = solved(&mut units, &facts());
    let named: Vec<(&str, &str)> = units[1]
        .mentions
        .iter()
        .map(|m| (m.span.of(units[1].text.expose()), people[m.person.0 as usize - 1].name.expose()))
        .collect();
    assert!(named.iter().any(|(form, _)| *form == "kthrelfall"), "{named:?}");
    assert!(named.contains(&("kate threlfall", "Katherine Threlfall")), "{named:?}");
    assert!(named.contains(&("okonjog", "Gaynor Okonjo")), "{named:?}");
}

#[test]
fn a_short_form_elsewhere_is_nobody_of_the_staff() {
    let mut facts = facts();
    facts.staff = [("Gary Bird".to_owned(), "caretaker".to_owned())].into();
    let mut units = [unit(1, "My husband Gaz will come."), unit(2, "Gary locked up.")];
    units[1].places[0].item = ItemId(2);
    let found = named_by_hand(&units, &[&["Gaz"], &["Gary"]]);
    let people = resolve(&mut units, found, &facts);
    assert_eq!(named(&people, "Gary").role, Role::Professional);
    assert_eq!(named(&people, "Gaz").role, Role::Private);
}

#[test]
fn a_forename_with_an_initial_or_a_post_behind_it_is_nobody_new() {
    let mut facts = facts();
    facts.staff =
        [("Hannah Cole".to_owned(), "teacher".to_owned()), ("Bev Stott".to_owned(), "assistant".to_owned())].into();
    let mut units = [
        unit(1, "Hannah C: what happened\nBev TA: our boy got hurt"),
        unit(2, "Bev was in the corridor, Hannah too. Hannah W cried."),
    ];
    units[1].places[0].item = ItemId(2);
    let found = named_by_hand(&units, &[&["Hannah C", "Bev TA"], &["Bev", "Hannah", "Hannah W"]]);
    let people = resolve(&mut units, found, &facts);
    for form in ["Hannah C", "Bev", "Hannah"] {
        assert_eq!(named(&people, form).role, Role::Professional, "{form}");
    }
    assert_eq!(named(&people, "Hannah C").id, named(&people, "Hannah").id);
    assert_eq!(named(&people, "Hannah W").role, Role::Private);
}

#[test]
fn letters_behind_the_name_of_one_of_the_staff_make_nobody_new() {
    let mut facts = facts();
    facts.staff = [("Liam Fairweather".to_owned(), "counsellor".to_owned())].into();
    let mut units = [unit(1, "Seen by Liam Fairweather MBACP and Jean Pierre DUPONT.")];
    let found = named_by_hand(&units, &[&["Liam Fairweather MBACP", "Jean Pierre DUPONT"]]);
    let people = resolve(&mut units, found, &facts);
    assert_eq!(named(&people, "Liam Fairweather MBACP").role, Role::Professional);
    assert_eq!(named(&people, "Jean Pierre DUPONT").role, Role::Private);
}

#[test]
fn a_family_in_small_letters_is_the_family() {
    let mut units = [unit(1, "Rosa Penhaligon rang."), unit(2, "if the penhaligons come round its on you")];
    let found = named_by_hand(&units, &[&["Rosa Penhaligon"], &[]]);
    resolve(&mut units, found, &facts());
    let told: Vec<&str> = units[1].mentions.iter().map(|m| m.span.of(units[1].text.expose())).collect();
    assert_eq!(told, ["penhaligons"]);
}

#[test]
fn a_surname_the_subject_bore_is_another_s_beside_a_word_of_their_full_name() {
    let mut facts = facts();
    facts.subject.former = vec!["Jenny Tran".into()];
    let mut units = [unit(1, "Perp: Long TRAN (41)."), unit(2, "Tran Van Long rang.")];
    units[0].subject = vec![Span::new(11, 15)];
    units[0].bearers.in_part = vec![Span::new(11, 15)];
    let found = named_by_hand(&units, &[&[], &["Tran Van Long"]]);
    resolve(&mut units, found, &facts);
    let told: Vec<&str> = units[0].mentions.iter().map(|m| m.span.of(units[0].text.expose())).collect();
    assert_eq!((told, units[0].subject.len()), (vec!["Long TRAN"], 0));
}
