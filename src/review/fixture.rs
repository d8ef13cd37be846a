//! Invented units and people for the tests of the review and of its screen.

use super::{Effect, Key, Session};
use crate::model::{
    Band, BlobId, Confidence, Entry, Event, Evidence, ExemptionCode, ItemId, Locator, PassageKind, Person, PersonId,
    Place, Reason, Role, Span, Unit, UnitId, UnitKind, UnitMention, unit::Segment,
};

/// `name` as a mention of person `person` where it stands in `text`.
fn mention(text: &str, name: &str, person: u32, confidence: Confidence) -> UnitMention {
    let start = text.find(name).unwrap();
    let span = Span::new(start, start + name.len());
    UnitMention { span, person: PersonId(person), what: "name".into(), reason: "a full name".into(), confidence }
}

/// A unit of document `item` whose subject is called Mina.
pub fn unit(id: &str, item: u64, band: Band, text: &str, mentions: Vec<UnitMention>) -> Unit {
    let subject = text.find("Mina").map(|at| Span::new(at, at + 4));
    let place = Place {
        store: "files".into(),
        path: Evidence::new("a.txt"),
        trail: vec![],
        item: ItemId(item),
        blob: BlobId([0; 32]),
        held: None,
        locator: Locator::Lines(1, 2),
    };
    Unit {
        id: UnitId(id.into()),
        kind: UnitKind::Text,
        title: None,
        date: None,
        format: "txt".into(),
        text: Evidence::new(text),
        fields: vec![],
        segments: vec![Segment {
            span: Span::new(0, text.len()),
            kind: PassageKind::Body,
            locator: Locator::Lines(1, 2),
            hidden: None,
        }],
        places: vec![place],
        band,
        evidence: vec![Reason::for_subject("name", "the full name")],
        subject: subject.into_iter().collect(),
        mentions,
        offers: Vec::new(),
        folding: Default::default(),
        bearers: Default::default(),
        flags: vec![],
    }
}

fn person(id: u32, name: &str, role: Role) -> Person {
    Person {
        id: PersonId(id),
        name: Evidence::new(name),
        forms: vec![Evidence::new(name)],
        role,
        basis: "as written".into(),
        units: 2,
        who: vec![format!("hash of {name}")],
    }
}

/// Three units (two of one document), a professional A and a private person B, no decision yet.
pub fn session() -> Session {
    let (one, two, three) = ("Mina met Dr Reed and Otto Voss.", "Otto Voss rang Mina.", "Perhaps Mina.");
    let units = vec![
        unit(
            "u1",
            1,
            Band::Certain,
            one,
            vec![mention(one, "Dr Reed", 1, Confidence::Redact), mention(one, "Otto Voss", 2, Confidence::Redact)],
        ),
        unit("u2", 1, Band::Probable, two, vec![mention(two, "Otto Voss", 2, Confidence::Redact)]),
        unit("u3", 2, Band::Possible, three, vec![]),
    ];
    let persons = vec![person(1, "Dr Reed", Role::Professional), person(2, "Otto Voss", Role::Private)];
    let exemptions = vec![
        (ExemptionCode("sch2-16".into()), "Rights of others".to_owned()),
        (ExemptionCode("sch2-19".into()), "Legal privilege".to_owned()),
    ];
    Session::new(units, persons, vec![], exemptions)
}

/// A log's entry.
pub fn entry(seq: u64, event: Event) -> Entry {
    Entry { v: 1, seq, at: String::new(), by: "tester".into(), event, prev: String::new() }
}

/// Plays keys, recording every decision in `log` as the caller would.
pub fn play(session: &mut Session, log: &mut Vec<Entry>, keys: &str) {
    for key in keys.chars() {
        let key = match key {
            '\t' => Key::NextMention,
            '\n' => Key::Enter,
            'v' => Key::Down,
            c => Key::Char(c),
        };
        if let Effect::Append(event) = session.key(key) {
            log.push(entry(log.len() as u64 + 1, event));
            session.recorded(log.last().unwrap().clone());
        }
    }
}
