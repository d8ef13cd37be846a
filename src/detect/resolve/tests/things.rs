//! Addresses, numbers and dates: whose they are.

use super::*;

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
fn what_stands_beside_a_person_is_theirs() {
    let mut units = [
        unit(1, "Gaynor Threlfall, tel: 07700 900644\nKeep it."),
        unit(2, "Regards\nTom Batt\n2 Pilot Rise\n07700 900255\n"),
        unit(3, "Ikenna Nwosu rang her back on 01632 960288."),
        unit(4, "Anna Hope\t07700 900111"),
    ];
    units[3].kind = UnitKind::Row;
    let people = solved(&mut units, &facts());
    for (name, number) in
        [("Gaynor Threlfall", "07700 900644"), ("Tom Batt", "07700 900255"), ("Anna Hope", "07700 900111")]
    {
        assert_eq!(named(&people, name).id, named(&people, number).id, "{name}");
    }
    assert_ne!(named(&people, "Ikenna Nwosu").id, named(&people, "01632 960288").id);
}

#[test]
fn all_that_is_known_of_a_namesake_is_of_the_same_name() {
    let mut facts = facts();
    facts.namesakes = vec![Identity {
        names: vec!["Olivia Marsh".into(), "Livvy Marsh".into()],
        emails: vec!["livvy95@home.example".into()],
        phones: vec!["07700 900862".into()],
        born: vec!["1995-11-02".parse().unwrap()],
        postcodes: vec!["SB9 7LE".into()],
        ..Identity::default()
    }];
    let text = "x livvy95@home.example +44 7700 900862, born 2.11.95, SB9 7LE; 07700 900863";
    let mut units = [unit(1, text), unit(2, "Livvy Marsh came.")];
    units[0].band = Band::Possible;
    let people = solved(&mut units, &facts);
    for form in ["livvy95@home.example", "+44 7700 900862", "2.11.95", "SB9 7LE", "Livvy Marsh"] {
        assert_eq!(named(&people, form).role, Role::SameName, "{form}");
    }
    assert_eq!(named(&people, "07700 900863").role, Role::Private);
}

#[test]
fn addresses_and_case_numbers_of_others_are_mentions_and_the_subjects_are_not() {
    let mut facts = facts();
    facts.subject.addresses = vec!["27 Gull Close, Wold, ZZ9 4QT".into(), "Flat 3, 8 Cooper Row, Wold, ZZ9 1HD".into()];
    facts.subject.ids = [("case".to_owned(), "QX-2023-0147".to_owned())].into();
    facts.contact = vec!["2 Quay Parade, Wold, ZZ9 2AA".into()];
    facts.namesakes = vec![Identity {
        names: vec!["Olivia Marsh".into()],
        addresses: vec!["5 Capstan Court, Wold".into(), "The Old Rectory, Wold".into()],
        ids: [("case".to_owned(), "QX-2022-0093".to_owned()), ("pupil".to_owned(), "88123".to_owned())].into(),
        ..Identity::default()
    }];
    let mut units = [
        unit(1, "27 Gull close; 27 Gull Close, Wold. 8 Cooper Row, Flat 3, 8 COOPER ROW. QX-2023-0147, qx 2023 0147."),
        unit(2, "At 2 Quay Parade, then 9 Tern Terrace, Wold, ZZ9 3DE; QX-2024-0001 and QX20220093x."),
        unit(3, "qx/2022/0093 (88123) of 5 Capstan Court, the old rectory; 9 tern terrace; Flat 2, 8 Cooper Row"),
        unit(4, "Gaynor Threlfall, 9 Tern Terrace, case QX-2024-0002"),
    ];
    let people = solved(&mut units, &facts);
    let shown = |n: usize| -> Vec<(&str, &str)> {
        units[n].mentions.iter().map(|m| (m.what.as_str(), m.span.of(units[n].text.expose()))).collect()
    };
    assert!(shown(0).is_empty(), "{:?}", shown(0));
    assert_eq!(shown(1), [("address", "9 Tern Terrace, Wold, ZZ9 3DE"), ("case number", "QX-2024-0001")]);
    let all = ["qx/2022/0093", "88123", "5 Capstan Court", "the old rectory", "9 tern terrace", "Flat 2, 8 Cooper Row"];
    assert_eq!(texts(&units[2]), all);
    assert!(all[..4].iter().all(|f| named(&people, f).role == Role::SameName));
    let gaynor = named(&people, "Gaynor Threlfall").id;
    assert_eq!([named(&people, "9 tern terrace").id, named(&people, "QX-2024-0002").id], [gaynor; 2]);
    let other = named(&people, "QX-2024-0001");
    assert!(other.role == Role::Private && other.id != gaynor);
}

#[test]
fn an_address_that_ends_in_the_subjects_postcode_is_still_somebody_elses() {
    let text = "x 9 Tern Terrace, Wold, ZZ9 4QT";
    let mut units = [unit(1, text)];
    units[0].subject = vec![Span::new(text.len() - 7, text.len())];
    solved(&mut units, &facts());
    assert_eq!(texts(&units[0]), ["9 Tern Terrace, Wold"]);
}

#[test]
fn what_a_record_of_their_own_says_of_them_is_theirs_everywhere() {
    let row = |n, text: &str| Unit { kind: UnitKind::Row, ..unit(n, text) };
    let mut units = [row(1, "4\tMarsh, Olivia\tFX12 KLO"), unit(2, "Seen in FX12 KLO and KP19 ZZA.")];
    units[0].subject = vec![Span::new(2, 15)];
    solved(&mut units, &facts());
    assert_eq!((texts(&units[0]), texts(&units[1])), (vec![], vec!["KP19 ZZA"]));
    let mut units = [row(1, "4\tMarsh, Olivia\tFX12 KLO\tdriven by Gaynor Threlfall")];
    units[0].subject = vec![Span::new(2, 15)];
    solved(&mut units, &facts());
    assert!(texts(&units[0]).contains(&"FX12 KLO"), "somebody else is named in it");
}

#[test]
fn what_a_line_or_row_says_of_its_one_person_is_theirs() {
    let list = "200000 55779911 MARSH OLIVIA\n200000 55779922 MARSH OLIVIA and Ada Lovell\n200000 55779933 LOVELL ADA";
    let mut units = [unit(1, list), unit(2, "Olivia Marsh\t20-00-00 55779944"), unit(3, "Paid to 20-00-00 55779944.")];
    units[0].subject = vec![Span::new(16, 28), Span::new(45, 57)];
    (units[1].subject, units[1].kind) = (vec![Span::new(0, 12)], UnitKind::Row);
    solved(&mut units, &facts());
    let hidden = |n: usize| -> Vec<&str> {
        let bank = units[n].mentions.iter().filter(|m| m.what == "bank");
        bank.map(|m| m.span.of(units[n].text.expose())).collect()
    };
    assert_eq!(hidden(0), ["200000 55779922", "200000 55779933"]);
    assert!(hidden(1).is_empty() && hidden(2).is_empty());
}

#[test]
fn a_date_of_birth_that_the_text_gives_as_theirs_is_nobody_elses() {
    let form = "Name\tOlivia Marsh\nDate of birth\t17/05/1986\n\nName\tTami Ray\nDate of birth\t14/02/2018\n";
    let mut units = [unit(1, form), unit(2, "dob 17/05/1986. And dob 14/02/2018")];
    units[0].subject = vec![Span::new(5, 17)];
    solved(&mut units, &facts());
    let dates = |u: &Unit| texts(u).into_iter().filter(|t| t.contains('/')).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!((dates(&units[0]), dates(&units[1])), (vec!["14/02/2018".to_owned()], vec!["14/02/2018".to_owned()]));
}

#[test]
fn an_identifier_is_of_the_person_of_its_own_record_and_not_of_whoever_lives_there() {
    let plan = "Name: Theodore Whitmarsh. Date of birth: 09/05/2013. Home address: 8 Heron Walk,\nThornmoor TM4 2JX. UPN H801200001001. NHS number 943 476 5919.\nParent: Ms Olivia Marsh.";
    let row = "Whitmarsh\tTheodore\t09/05/2013\tOlivia Marsh\t07700 900351\tH801200001001\tKestrel";
    let mut units = [unit(1, plan), unit(2, row)];
    let span = |text: &str, part: &str| text.find(part).map(|at| Span::new(at, at + part.len())).unwrap();
    units[0].subject = ["8 Heron Walk", "TM4 2JX", "Olivia Marsh"].map(|part| span(plan, part)).into();
    units[1].kind = UnitKind::Row;
    units[1].subject = ["Olivia Marsh", "07700 900351"].map(|part| span(row, part)).into();
    let mut facts = facts();
    facts.subject.addresses = vec!["8 Heron Walk, Thornmoor, TM4 2JX".into()];
    let mut found: Vec<Vec<Mention>> =
        units.iter().map(|u| mentions(&Doc::of_unit(u), &Directory::default())).collect();
    found[1].retain(|m| m.what != crate::detect::NAME);
    for form in ["Whitmarsh", "Theodore"] {
        found[1].push(crate::detect::name(span(row, form), "x", Confidence::Redact));
    }
    let people = resolve(&mut units, found, &facts);
    let boy = named(&people, "Theodore Whitmarsh").id;
    for form in ["H801200001001", "943 476 5919", "09/05/2013"] {
        assert_eq!(named(&people, form).id, boy, "{form}");
    }
    assert!(units.iter().all(|u| texts(u).contains(&"H801200001001")));
}

#[test]
fn an_identifier_in_a_record_of_the_subject_alone_is_theirs() {
    let text = "Olivia Marsh, 8 Heron Walk, UPN H801200001001";
    let mut units = [unit(1, text), unit(2, "H801200001001")];
    units[0].subject = vec![Span::new(0, 12), Span::new(14, 26)];
    solved(&mut units, &facts());
    assert!(units.iter().all(|u| u.mentions.is_empty()), "{:?}", units.map(|u| u.mentions));
}
