//! Tests of the Outlook message reader.

use super::*;

fn text(storage: &mut Storage, id: u16, text: &str) {
    let bytes = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    storage.streams.insert(format!("__substg1.0_{id:04X}001F"), bytes);
}

fn fixed(storage: &mut Storage, header: usize, entries: &[(u32, u64)]) {
    let mut bytes = vec![0; header];
    for (tag, value) in entries {
        bytes.extend_from_slice(&tag.to_le_bytes());
        bytes.extend_from_slice(&[6, 0, 0, 0]);
        bytes.extend_from_slice(&value.to_le_bytes());
    }
    storage.streams.insert("__properties_version1.0".to_owned(), bytes);
}

fn message(header: usize, subject: &str) -> Storage {
    let mut root = Storage::default();
    // 2001-05-14T23:39:00Z in ticks since 1601.
    fixed(&mut root, header, &[(0x0039_0040, 126_343_571_400_000_000)]);
    text(&mut root, 0x0037, subject);
    text(&mut root, 0x0c1a, "Müller, Jo");
    text(&mut root, 0x0c1f, "jo@b.example");
    text(&mut root, 0x1000, "Hello\r\n\r\n-----Original Message-----\r\nFrom: Al\r\n\r\nolder");
    text(&mut root, 0x3a1c, "07700 900123");
    let mut to = Storage::default();
    fixed(&mut to, PART_HEADER, &[(0x0c15_0003, 2)]);
    text(&mut to, 0x3001, "Al Smith");
    text(&mut to, 0x3003, "/O=ORG/CN=ALS");
    text(&mut to, 0x39fe, "al@b.example");
    root.storages.insert("__recip_version1.0_#00000000".to_owned(), to);
    root
}

#[test]
fn header_bodies_and_properties_are_read() {
    let reading = Msg.extract(&message(ROOT_HEADER, "Plan").to_bytes().unwrap(), &ReadLimits::default());
    let all: Vec<_> = reading.passages.iter().map(|p| (p.kind, p.text.expose())).collect();
    assert_eq!(
        all,
        [
            (
                PassageKind::MailHeader,
                "From: \"Müller, Jo\" <jo@b.example>\nCc: Al Smith <al@b.example>\nDate: 2001-05-14T23:39:00Z\nSubject: Plan\nDirectory entry: /O=ORG/CN=ALS"
            ),
            (PassageKind::Body, "Hello"),
            (PassageKind::Quoted, "-----Original Message-----\nFrom: Al\n\nolder"),
            (PassageKind::Property, "Mobile telephone: 07700 900123"),
        ]
    );
    assert_eq!(reading.meta.date.as_deref(), Some("2001-05-14T23:39:00Z"));
}

#[test]
fn messages_within_messages_are_files_of_their_own() {
    let mut outer = message(ROOT_HEADER, "Outer");
    let mut attached = Storage::default();
    fixed(&mut attached, PART_HEADER, &[]);
    text(&mut attached, 0x3001, "Inner");
    attached.storages.insert("__substg1.0_3701000D".to_owned(), message(EMBEDDED_HEADER, "Inner"));
    outer.storages.insert("__attach_version1.0_#00000000".to_owned(), attached);
    let mut file = Storage::default();
    fixed(&mut file, PART_HEADER, &[]);
    text(&mut file, 0x3707, "notes.txt");
    file.streams.insert("__substg1.0_37010102".to_owned(), b"noted".to_vec());
    outer.storages.insert("__attach_version1.0_#00000001".to_owned(), file);
    let reading = Msg.extract(&outer.to_bytes().unwrap(), &ReadLimits::default());
    let names: Vec<_> = reading.members.iter().map(|m| m.untrusted_name.expose()).collect();
    assert_eq!(names, ["Inner.msg", "notes.txt"]);
    let bytes = &reading.members[0].bytes;
    assert_eq!(Msg.bid(&Probe { untrusted_name: "x", bytes }), Bid::Magic);
    let inner = Msg.extract(bytes, &ReadLimits::default());
    assert_eq!(inner.meta.title.as_ref().map(Evidence::expose), Some("Inner"));
    assert_eq!(inner.meta.date.as_deref(), Some("2001-05-14T23:39:00Z"));
}

#[test]
fn damage_is_an_exception() {
    let bytes = message(ROOT_HEADER, "Plan").to_bytes().unwrap();
    let reading = Msg.extract(&bytes[..bytes.len() / 2], &ReadLimits::default());
    assert_eq!(reading.exceptions[0].kind, ExceptionKind::Corrupt);
    assert_eq!(Msg.bid(&Probe { untrusted_name: "x.msg", bytes: &bytes[..600] }), Bid::Extension);
}
