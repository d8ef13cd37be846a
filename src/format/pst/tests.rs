//! Tests of the reader of Outlook stores, on the fixture that `fixtures/build/pst.py` writes.

use super::*;

const STORE_BYTES: &[u8] = include_bytes!("../../../fixtures/formats/register.pst");

fn read(bytes: &[u8]) -> Extraction {
    Pst.extract(bytes, &ReadLimits::default())
}

fn names(reading: &Extraction) -> Vec<&str> {
    reading.members.iter().map(|m| m.untrusted_name.expose()).collect()
}

fn text_of(reading: &Extraction) -> String {
    let texts = reading.members.iter().map(|m| super::super::read_tree("x", &m.bytes, &ReadLimits::default()));
    let items = texts.flat_map(|r| r.items).flat_map(|i| i.passages);
    items.map(|p| format!("{}\n", p.text.expose())).collect()
}

#[test]
fn every_item_is_a_member_under_its_folder() {
    let reading = read(STORE_BYTES);
    let expected = [
        "Inbox/1 RE: Register.msg",
        "People/1 Zoltan Featherstonehaugh.msg",
        "Calendar/1 Review.msg",
        "Lost/1 Ring Zoltan Featherstonehaugh.msg", // no folder lists it
    ];
    assert_eq!(names(&reading), expected);
    assert_eq!(reading.passages[0].text.expose(), "Inbox\nPeople\nCalendar\nLost");
    assert!(reading.exceptions.is_empty(), "{:?}", reading.exceptions);
}

#[test]
fn every_generation_of_the_format_is_read() {
    let ansi = include_bytes!("../../../fixtures/formats/register 97.pst");
    let large = include_bytes!("../../../fixtures/formats/register 2013.ost");
    let text = text_of(&read(STORE_BYTES));
    for bytes in [&ansi[..], large] {
        let reading = read(bytes);
        assert!(reading.exceptions.is_empty(), "{:?}", reading.exceptions);
        assert_eq!(text_of(&reading), text);
        for part in 1..8 {
            assert!(!read(&bytes[..bytes.len() * part / 8]).exceptions.is_empty());
        }
    }
}

#[test]
fn messages_keep_recipients_attachments_and_named_properties() {
    let reading = read(STORE_BYTES);
    let message = super::super::read_tree("x", &reading.members[0].bytes, &ReadLimits::default());
    let formats: Vec<_> = message.items.iter().map(|i| (i.untrusted_name.expose(), i.format.as_str())).collect();
    assert_eq!(formats, [("x", "msg"), ("note.txt", "text"), ("Earlier.msg", "msg")]);
    assert_eq!(message.items[0].meta.date.as_deref(), Some("2024-05-03T06:00:00Z"));
    let text = text_of(&reading);
    for expected in
        ["To: Ottoline Marchbanks <ottoline@mailbox.example>", "Case reference: C24-11", "left early", "late"]
    {
        assert!(text.contains(expected), "{expected}: {text}");
    }
    assert!(text.contains("Location: Marchbanks Hall"), "{text}");
}

#[test]
fn a_store_cut_short_gives_what_is_there_and_says_so() {
    for part in 1..32 {
        let reading = read(&STORE_BYTES[..STORE_BYTES.len() * part / 32]);
        assert!(!reading.exceptions.is_empty(), "{part}");
    }
    // Without the last page: the root of the tree of blocks.
    let reading = read(&STORE_BYTES[..STORE_BYTES.len() - 512]);
    assert_eq!(reading.members.len(), 4);
    assert!(reading.exceptions.iter().all(|e| e.kind == ExceptionKind::PartlyRead));
}

#[test]
fn no_damage_makes_it_fail_or_loop() {
    let mut seed = 1u64;
    for _ in 0..400 {
        let mut bytes = STORE_BYTES.to_vec();
        for _ in 0..8 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let at = 180 + (seed >> 33) as usize % (bytes.len() - 180);
            bytes[at] = (seed >> 24) as u8;
        }
        read(&bytes);
    }
}

#[test]
fn a_tree_that_runs_in_a_circle_ends() {
    let header = Header::read(&STORE_BYTES).unwrap();
    let root = header.nodes_at as usize;
    let mut bytes = STORE_BYTES.to_vec();
    // Every entry of the root page points to the root page.
    for entry in 0..usize::from(bytes[root + 488]) {
        let at = root + entry * 24 + 16;
        bytes[at..at + 8].copy_from_slice(&header.nodes_at.to_le_bytes());
    }
    let reading = read(&bytes);
    assert_eq!(reading.members.len(), 4, "the leaves are found where they lie");
    assert!(!reading.exceptions.is_empty());
}

#[test]
fn limits_are_exceptions() {
    let limits = ReadLimits { unpacked: 12_000, ..ReadLimits::default() };
    let reading = Pst.extract(STORE_BYTES, &limits);
    assert!(reading.members.len() < 4);
    assert!(reading.exceptions.iter().any(|e| e.kind == ExceptionKind::TooLarge));
}

#[test]
fn only_stores_are_claimed() {
    let bid = |bytes: &[u8]| Pst.bid(&Probe { untrusted_name: "x.pst", bytes });
    assert_eq!((bid(STORE_BYTES), bid(b"!BDN"), bid(b"From: x")), (Bid::Magic, Bid::No, Bid::No));
    let mut unknown = STORE_BYTES.to_vec();
    unknown[10] = 99;
    assert_eq!(read(&unknown).exceptions[0].kind, ExceptionKind::Unsupported);
}
