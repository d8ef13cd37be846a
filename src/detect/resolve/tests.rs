//! People out of small units made here.

mod short;
mod subject;
mod things;
mod unlike;
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
fn mentions_are_sorted_and_apart() {
    let mut units = [unit(1, "Cc: Anna Hope; Hope, Anna\nAnna Hope told Anna that Mr Hope and Anna Hope left.")];
    solved(&mut units, &facts());
    assert!(units[0].mentions.len() >= 5);
    assert!(units[0].mentions.windows(2).all(|w| w[0].span.end <= w[1].span.start));
}

fn texts(unit: &Unit) -> Vec<&str> {
    unit.mentions.iter().map(|m| m.span.of(unit.text.expose())).collect()
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
    let mut units = [unit(1, "Harbour Lights Family Centre and Lights Family")];
    let found = named_by_hand(&units, &[&["Lights Family"]]);
    resolve(&mut units, found, &facts);
    assert!(texts(&units[0]).is_empty(), "part of its whole name: {:?}", texts(&units[0]));
    facts.organisation = vec!["St Oswin's Church, Thornhowe".into()];
    let mut units = [unit(1, "BANNS - ST OSWIN, Thornhowe")];
    let found = named_by_hand(&units, &[&["ST OSWIN"]]);
    resolve(&mut units, found, &facts);
    assert!(texts(&units[0]).is_empty(), "{:?}", texts(&units[0]));
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
fn who_is_shown_by_a_doubt_alone_makes_nothing_surer() {
    let mut units = [unit(1, "Thelbridge Vexley left early.")];
    let maybe = crate::detect::name(Span::new(0, 17), crate::detect::learned::MAYBE, Confidence::Review);
    resolve(&mut units, vec![vec![maybe]], &facts());
    assert_eq!(units[0].mentions[0].confidence, Confidence::Review);
}
