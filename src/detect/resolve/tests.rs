//! People out of small units made here.

use super::*;
use crate::detect::{Directory, Doc, mentions};
use crate::model::unit::{Place, UnitKind};
use crate::model::{Band, BlobId, Confidence, ItemId, Locator, Role, Span, UnitId};

pub(super) fn unit(n: u64, text: &str) -> Unit {
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
            held: None,
            locator: Locator::Whole,
        }],
        band: Band::Certain,
        evidence: Vec::new(),
        subject: Vec::new(),
        mentions: Vec::new(),
        offers: Vec::new(),
        folding: Default::default(),
        bearers: Default::default(),
        flags: Vec::new(),
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
        child: false,
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

fn texts(unit: &Unit) -> Vec<&str> {
    unit.mentions.iter().map(|m| m.span.of(unit.text.expose())).collect()
}

fn own(unit: &Unit) -> Vec<&str> {
    unit.subject.iter().map(|s| s.of(unit.text.expose())).collect()
}

fn named_by_hand(units: &[Unit], names: &[&[&str]]) -> Vec<Vec<Mention>> {
    let find = |unit: &Unit, names: &&[&str]| -> Vec<Mention> {
        let text = unit.text.expose();
        let at = |n: &&str| text.find(n).expect(n);
        names.iter().map(|n| crate::detect::name(Span::new(at(n), at(n) + n.len()), "x", Confidence::Redact)).collect()
    };
    units.iter().zip(names).map(|(u, n)| find(u, n)).collect()
}

#[test]
fn the_subjects_own_parts_are_the_subjects() {
    let mut facts = facts();
    facts.subject.names = vec!["Olívia Marsh-Hope".into(), "Olivia Marsh".into()];
    let mut units = [
        unit(1, "Livvy said Olivia was ill. Mrs Marsh-Hope rang."),
        unit(2, "Olivia Batt met Olivia."),
        unit(3, "Mr Marsh came."),
        unit(4, "Gaynor Marsh is well."),
    ];
    units.iter_mut().for_each(|u| u.places[0].item = ItemId(u64::from(u.id.0.as_bytes()[15])));
    let found =
        named_by_hand(&units, &[&["Livvy", "Olivia", "Marsh-Hope"], &["Olivia Batt"], &["Marsh"], &["Gaynor Marsh"]]);
    let mut found = found;
    found[1].push(crate::detect::name(Span::new(16, 22), "x", Confidence::Redact));
    let people = resolve(&mut units, found, &facts);
    assert_eq!(own(&units[0]), ["Livvy", "Olivia", "Marsh-Hope"]);
    assert!(units[0].mentions.is_empty());
    assert_eq!(texts(&units[1]), ["Olivia Batt", "Olivia"]);
    assert_eq!(units[1].mentions[1].confidence, Confidence::Review);
    assert!(own(&units[1]).is_empty() && own(&units[2]).is_empty(), "somebody else of the request bears the surname");
    assert!(people.iter().all(|p| p.name.expose() != "Livvy"));
}

#[test]
fn in_a_unit_that_is_only_possible_the_forename_waits_for_review() {
    let mut units = [unit(1, "Olivia is seven today.")];
    units[0].band = Band::Possible;
    let found = named_by_hand(&units, &[&["Olivia"]]);
    let people = resolve(&mut units, found, &facts());
    assert_eq!((people[0].role, units[0].mentions[0].confidence), (Role::SameName, Confidence::Review));
}

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
fn the_organisation_is_nobody() {
    let mut facts = facts();
    facts.organisation = vec!["Harbour Lights Family Centre".into()];
    facts.contact = vec!["2 Quay Parade, SB9 2AA".into(), "fiona.batt@school.example, 01632 960100".into()];
    let mut units = [unit(1, "Harbour Lights, SB9 2AA, 01632 960100. HL; Harbour. Call 01632 960288.")];
    let mut found = vec![mentions(&Doc::of_unit(&units[0]), &Directory::default())];
    found[0].retain(|m| m.what != crate::detect::NAME);
    found[0].extend(named_by_hand(&units, &[&["Harbour Lights", "HL"]]).remove(0));
    resolve(&mut units, found, &facts);
    assert_eq!(texts(&units[0]), ["01632 960288"]);
    facts.organisation = vec!["St Oswin's Church, Thornhowe".into()];
    let mut units = [unit(1, "BANNS - ST OSWIN, Thornhowe")];
    let found = named_by_hand(&units, &[&["ST OSWIN"]]);
    resolve(&mut units, found, &facts);
    assert!(texts(&units[0]).is_empty(), "{:?}", texts(&units[0]));
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
fn many_units_and_people_take_no_time() {
    let mut units: Vec<Unit> = (0..1000)
        .map(|n| unit(n, &format!("Ann{0} Bee{0} met Cat{0} Dee{0}. Ann{0} and Dee{0} rang 07700 90{0:04}.", n)))
        .collect();
    units.iter_mut().enumerate().for_each(|(n, u)| u.places[0].item = ItemId(n as u64));
    let names: Vec<Vec<String>> = (0..1000).map(|n| vec![format!("Ann{n} Bee{n}"), format!("Cat{n} Dee{n}")]).collect();
    let names: Vec<Vec<&str>> = names.iter().map(|all| all.iter().map(String::as_str).collect()).collect();
    let names: Vec<&[&str]> = names.iter().map(Vec::as_slice).collect();
    let found = named_by_hand(&units, &names);
    let started = std::time::Instant::now();
    let people = resolve(&mut units, found, &facts());
    assert_eq!(people.len(), 2000);
    assert!(started.elapsed().as_secs() < 10, "{:?}", started.elapsed());
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
fn a_surname_that_others_bear_is_the_subject_s_only_where_nobody_else_can_be_meant() {
    let texts =
        ["Mr Marsh and Marsh came.", "Marsh came with Dana Marsh.", "Ms Reed of Maple class", "Marsh, K owes 6"];
    let judged = |band: Band, others: &[(usize, Span)], facts: &ResolveFacts, shown: &[usize]| {
        let mut units: Vec<Unit> = shown.iter().map(|n| unit(*n as u64, texts[*n])).collect();
        units[0].bearers.in_part = vec![Span::new(0, 8), Span::new(13, 18)];
        units[0].subject = units[0].bearers.in_part.clone();
        units[0].band = band;
        others.iter().for_each(|(n, span)| units[*n].bearers.others.push(*span));
        solved(&mut units, facts);
        let of = |u: &Unit| {
            let said = u.mentions.iter().map(|m| (m.span.of(u.text.expose()).to_owned(), m.confidence));
            said.collect::<Vec<_>>()
        };
        units.iter().map(of).collect::<Vec<_>>()
    };
    let with =
        |others: &[(usize, Span)], facts: &ResolveFacts, shown: &[usize]| judged(Band::Possible, others, facts, shown);
    let (redact, review) = (Confidence::Redact, Confidence::Review);
    assert_eq!(
        judged(Band::Probable, &[], &facts(), &[0, 1])[0],
        [],
        "a document of theirs, where nobody else is named"
    );
    assert_eq!(with(&[], &facts(), &[0, 2])[0], []);
    let shared = with(&[], &facts(), &[0, 1]);
    assert_eq!(shared[0], [("Mr Marsh".to_owned(), review), ("Marsh".to_owned(), review)]);
    let child = ResolveFacts { child: true, ..facts() };
    assert_eq!(with(&[], &child, &[0])[0], [("Mr Marsh".to_owned(), redact)]);
    let mut with_class = facts();
    with_class.subject.groups = vec!["Maple".into()];
    let class = &with(&[], &with_class, &[0, 2])[1];
    assert!(class.iter().all(|(form, confidence)| form != "Maple" || *confidence == review), "{class:?}");
    let row = &with(&[(1, Span::new(0, 8))], &facts(), &[0, 3])[1];
    assert_eq!(row[..], [("Marsh, K".to_owned(), redact)]);
}

#[test]
fn a_misspelt_or_pet_form_of_the_subjects_forename_is_theirs_unless_somebody_bears_it() {
    let mut units = [unit(1, "Olvia was late, Ollivia too. Oliva came with Olivya Stone.")];
    let found = named_by_hand(&units, &[&["Olvia", "Ollivia", "Oliva", "Olivya Stone"]]);
    resolve(&mut units, found, &facts());
    assert_eq!(own(&units[0]), ["Olvia", "Ollivia", "Oliva"]);
    assert_eq!(texts(&units[0]), ["Olivya Stone"]);
    let mut units = [unit(1, "Oliva came."), unit(2, "Oliva Stone came.")];
    let found = named_by_hand(&units, &[&["Oliva"], &["Oliva Stone"]]);
    resolve(&mut units, found, &facts());
    assert_eq!((own(&units[0]).len(), texts(&units[0])), (0, vec!["Oliva"]), "another child is called so");
    let mut units = [unit(1, "Olvia came with Oliva.")];
    units[0].band = Band::Possible;
    let found = named_by_hand(&units, &[&["Olvia", "Oliva"]]);
    resolve(&mut units, found, &facts());
    assert_eq!(own(&units[0]), ["Olvia"], "in doubt, what a child may be called is not theirs");
}

#[test]
fn a_forename_with_somebody_elses_surname_is_not_the_subjects() {
    let mut units = [unit(1, "Olivia P sat there.\nPatel, Olivia\nThanks, Olivia")];
    let mut found = named_by_hand(&units, &[&["Olivia"]]);
    let text = units[0].text.expose();
    let rest = text.match_indices("Olivia").skip(1).map(|(at, w)| Span::new(at, at + w.len()));
    found[0].extend(rest.map(|span| crate::detect::name(span, "x", Confidence::Redact)));
    resolve(&mut units, found, &facts());
    assert_eq!(own(&units[0]), ["Olivia"]);
    assert_eq!(units[0].subject[0].start, units[0].text.expose().rfind("Olivia").unwrap());
}

#[test]
fn a_title_that_only_the_subject_bears_tells_whose_the_surname_is() {
    let text = "Mrs O Marsh and Lee Marsh. Dear Mrs Marsh, Mr Marsh left.";
    let judged = |other: &str| {
        let mut units = [unit(1, text), unit(2, other)];
        units[0].subject = vec![Span::new(4, 11), Span::new(32, 41), Span::new(43, 51)];
        units[0].bearers.in_part = vec![Span::new(32, 41), Span::new(43, 51)];
        let found = named_by_hand(&units, &[&["Lee Marsh"], &[other]]);
        resolve(&mut units, found, &facts());
        texts(&units[0]).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(judged("Tom Cole"), ["Lee Marsh", "Mr Marsh"], "nobody else is Mrs");
    assert_eq!(judged("Mrs Dana Marsh"), ["Lee Marsh", "Mrs Marsh", "Mr Marsh"]);
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
fn initials_that_are_the_subjects_too_are_nobody_elses() {
    let mut facts = facts();
    facts.namesakes = vec![Identity { names: vec!["Orla Mead".into()], ..Identity::default() }];
    let judged = |text: &str, names: &[&str], band: Band| {
        let mut units = [unit(1, text)];
        units[0].band = band;
        let found = named_by_hand(&units, &[names]);
        resolve(&mut units, found, &facts);
        (own(&units[0]).len(), units[0].mentions.len())
    };
    assert_eq!(judged("OM was ill.", &["OM"], Band::Certain), (1, 0));
    assert_eq!(judged("OM was ill.", &["OM"], Band::Possible), (0, 0), "they tell of nobody");
    assert_eq!(judged("OM and Oscar Miles.", &["OM", "Oscar Miles"], Band::Certain), (0, 2));
}

#[test]
fn a_forename_that_is_nothing_else_is_looked_for_alone() {
    let mut units = [
        unit(1, "Mr Barry Ogden, Mr Gethin Hopkin-Rees and Mr Mark Threlfall came."),
        unit(2, "barry next door; married to Gethin. Please mark this. Mark it."),
    ];
    let found = vec![mentions(&Doc::of_unit(&units[0]), &Directory::default()), Vec::new()];
    resolve(&mut units, found, &facts());
    assert_eq!(texts(&units[1]), ["barry", "Gethin"]);
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
fn forename_and_middle_name_are_theirs_in_any_writing() {
    let mut facts = facts();
    facts.subject.names = vec!["Mohamed Abdirahman Warsame".into()];
    let judged = |text: &str, names: &[&str], facts: &ResolveFacts| {
        let mut units = [unit(1, text)];
        let found = named_by_hand(&units, &[names]);
        resolve(&mut units, found, facts);
        own(&units[0]).len()
    };
    let text = "Maxamed Cabdiraxmaan, or Mohamed Abdirahman; and Cabdullaahi Warsame";
    let names = ["Maxamed Cabdiraxmaan", "Mohamed Abdirahman", "Cabdullaahi Warsame"];
    assert_eq!(judged(text, &names, &facts), 2);
    facts.namesakes = vec![Identity { names: vec!["Mohamed Abdirahman Ali".into()], ..Identity::default() }];
    assert_eq!(judged(text, &names, &facts), 1, "a namesake's name begins so");
}

#[test]
fn a_surname_behind_an_article_in_small_letters_is_a_word() {
    let mut units = [unit(1, "Down to the marsh went Dana Marsh.")];
    (units[0].subject, units[0].band) = (vec![Span::new(12, 17)], Band::Possible);
    units[0].bearers.in_part = units[0].subject.clone();
    let found = named_by_hand(&units, &[&["Dana Marsh"]]);
    resolve(&mut units, found, &facts());
    assert_eq!(texts(&units[0]), ["Dana Marsh"]);
}

#[test]
fn the_subjects_own_initial_with_a_title_makes_nobody_else_of_them() {
    let text = "Mrs Marsh recommended it.";
    let mut units = [unit(1, text), unit(2, "Mrs Olivia Marsh came."), unit(3, "Officers: Mrs O Marsh")];
    (units[0].subject, units[0].band) = (vec![Span::new(0, 9)], Band::Possible);
    units[0].bearers.in_part = units[0].subject.clone();
    units[1].subject = vec![Span::new(4, 16)];
    let found = named_by_hand(&units, &[&[], &[], &["O Marsh"]]);
    resolve(&mut units, found, &facts());
    assert!(texts(&units[0]).is_empty(), "{:?}", texts(&units[0]));
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
fn a_forename_that_the_text_uses_of_them_is_theirs_in_small_letters_too() {
    let judged = |text: &str, names: &[&str]| {
        let mut units = [unit(1, text)];
        (units[0].band, units[0].subject) = (Band::Possible, vec![Span::new(0, 6)]);
        let found = named_by_hand(&units, &[names]);
        resolve(&mut units, found, &facts());
        texts(&units[0]).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert!(judged("Olivia: hi. what has olivia done", &["olivia"]).is_empty());
    let other = judged("Olivia: hi. what has olivia done to Olivia Batt", &["olivia", "Olivia Batt"]);
    assert_eq!(other, ["olivia", "Olivia Batt"], "somebody else is called so");
    assert_eq!(judged("Olivia: hi. what has livvy done", &["livvy"]), ["livvy"], "another form may be another's");
}

#[test]
fn initials_of_their_given_names_beside_their_surname_are_theirs() {
    let mut facts = facts();
    facts.subject.names = vec!["Olivia Kay Marsh".into()];
    let mut units = [unit(1, "paid by MARSH OK on Monday; asked OK of it")];
    units[0].subject = vec![Span::new(8, 13)];
    let mut found = named_by_hand(&units, &[&["OK"]]);
    found[0].push(crate::detect::name(Span::new(34, 36), "x", Confidence::Redact));
    resolve(&mut units, found, &facts);
    assert_eq!((own(&units[0]), texts(&units[0])), (vec!["MARSH", "OK"], vec!["OK"]));
}

#[test]
fn sister_and_brother_tell_who_is_meant_as_mrs_and_mr_do() {
    let text = "Mrs O Marsh and Lee Marsh. Sister Marsh left, Brother Marsh stayed.";
    let mut units = [unit(1, text)];
    units[0].subject = vec![Span::new(4, 11), Span::new(27, 39), Span::new(46, 59)];
    units[0].bearers.in_part = vec![Span::new(27, 39), Span::new(46, 59)];
    let found = named_by_hand(&units, &[&["Lee Marsh"]]);
    resolve(&mut units, found, &facts());
    assert_eq!(texts(&units[0]), ["Lee Marsh", "Brother Marsh"]);
}

#[test]
fn in_a_folder_that_bears_their_name_the_surname_is_theirs() {
    let judged = |path: &str| {
        let mut units = [unit(1, "Marsh v Tarn Quay"), unit(2, "Dana Marsh came.")];
        units[1].places[0].item = ItemId(2);
        units[0].places[0].path = path.into();
        (units[0].band, units[0].subject) = (Band::Possible, vec![Span::new(0, 5)]);
        units[0].bearers.in_part = units[0].subject.clone();
        let found = named_by_hand(&units, &[&[], &["Dana Marsh"]]);
        resolve(&mut units, found, &facts());
        units[0].mentions.len()
    };
    assert_eq!(judged("cases/20931 MARSH Olivia/advice.docx"), 0);
    assert_eq!(judged("cases/20931 MARSH Dana/advice.docx"), 1);
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
fn who_is_shown_by_a_doubt_alone_makes_nothing_surer() {
    let mut units = [unit(1, "Thelbridge Vexley left early.")];
    let maybe = crate::detect::name(Span::new(0, 17), crate::detect::learned::MAYBE, Confidence::Review);
    resolve(&mut units, vec![vec![maybe]], &facts());
    assert_eq!(units[0].mentions[0].confidence, Confidence::Review);
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
fn the_subjects_class_is_nobody_unless_somebody_is_called_so() {
    let mut facts = facts();
    facts.subject.groups = vec!["Kestrel".into()];
    let judged = |other: &'static str| {
        let mut units = [unit(1, "The staff of Kestrel came."), unit(2, other)];
        let found = named_by_hand(&units, &[&["Kestrel"], &[other]]);
        resolve(&mut units, found, &facts);
        texts(&units[0]).len()
    };
    assert_eq!((judged("Anna Hope"), judged("Anna Kestrel")), (0, 1));
}

#[test]
fn the_subjects_initial_with_a_full_stop_is_theirs_unless_somebody_else_may_be_meant() {
    let judged = |other: &'static str| {
        let mut units = [unit(1, "See below from O.'s mum."), unit(2, other)];
        units[1].places[0].item = units[0].places[0].item;
        let found = named_by_hand(&units, &[&["O."], &[other]]);
        let found = vec![found[0].clone(), found[1].clone()];
        resolve(&mut units, found, &facts());
        (own(&units[0]).len(), texts(&units[0]).len())
    };
    assert_eq!((judged("Anna Hope"), judged("Oskar Petrov")), ((1, 0), (0, 1)));
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
