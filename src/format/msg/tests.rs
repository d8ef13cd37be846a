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
                "From: \"Müller, Jo\" <jo@b.example>\nCc: Al Smith <al@b.example>\nDate: 2001-05-14T23:39:00Z\nSubject: Plan"
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

#[test]
fn a_text_in_three_forms_is_read_once() {
    let mut root = message(ROOT_HEADER, "Plan");
    text(&mut root, 0x1000, "Dear Jo, see you on Monday.");
    root.streams.insert("__substg1.0_10130102".to_owned(), b"<p>Dear Jo, see you on Monday.</p>".to_vec());
    let mut rich = vec![0; 16];
    rich[8..12].copy_from_slice(b"MELA");
    rich.extend(br"{\rtf1 Dear Jo, see you on Monday.\par}");
    root.streams.insert("__substg1.0_10090102".to_owned(), rich);
    let bodies = read(&root).passages.into_iter().filter(|p| matches!(p.locator, Locator::MailBody(_))).count();
    assert_eq!(bodies, 1);
}

#[test]
fn header_lines_are_told_once_and_none_is_lost() {
    let mut root = message(ROOT_HEADER, "Plan");
    let lines = "Microsoft Mail Internet Headers Version 2.0\r\nFrom: \"Müller, Jo\" <jo@b.example>\r\nX-Case: C24\r\nSubject: Plan B\r\n\r\nstray words\r\n";
    text(&mut root, 0x007d, lines);
    let header = read(&root).passages.swap_remove(0);
    let expected = "From: \"Müller, Jo\" <jo@b.example>\nCc: Al Smith <al@b.example>\nDate: 2001-05-14T23:39:00Z\nSubject: Plan\nSubject: Plan B\nX-Case: C24\nLine: stray words";
    assert_eq!(header.text.expose(), expected);
}

#[test]
fn categories_times_and_members_of_lists_are_told() {
    let mut root = message(ROOT_HEADER, "Team");
    let mut naming = compose::Naming::default();
    let categories = naming.text(&"Keywords".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>(), 0);
    let members = naming.numbered(0x8054, 0);
    let version = naming.numbered(0x8554, 0);
    let mut entries = compose::Entries::default();
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    entries.put_several(categories, 0x101f, vec![wide("Smith case"), wide("Urgent")]);
    let uid = b"\x81\x2b\x1f\xa4\xbe\xa3\x10\x19\x9d\x6e\x00\xdd\x01\x0f\x54\x02";
    let member = [&[0; 4][..], uid, &[0; 4], b"Zoe Smith\0SMTP\0zoe@b.example\0"].concat();
    entries.put_several(members, 0x1102, vec![member]);
    entries.put(version, 0x001f, wide("16.0"));
    entries.put(0x3a42, 0x0040, 121_000_000_000_000_000u64.to_le_bytes().to_vec());
    root.streams.extend(entries.finish(ROOT_HEADER, [0; 2]).streams);
    root.storages.insert(compose::NAMES.to_owned(), naming.storage(Vec::new()));
    let reading = read(&root);
    let told = reading.passages.last().unwrap().text.expose();
    let expected = "Mobile telephone: 07700 900123\nKeywords: Smith case; Urgent\nBirthday: 1984-06-08T07:06:40Z\nMember: Zoe Smith <zoe@b.example>";
    assert_eq!(told, expected);
}

#[test]
fn links_and_objects_are_told_from_files() {
    let mut root = message(ROOT_HEADER, "Plan");
    let mut link = Storage::default();
    fixed(&mut link, PART_HEADER, &[]);
    text(&mut link, 0x370d, r"\\server\share\Smith.doc");
    root.storages.insert(compose::attachment(0), link);
    let mut object = Storage::default();
    fixed(&mut object, PART_HEADER, &[]);
    let mut inner = Storage::default();
    inner.streams.insert("CONTENTS".to_owned(), b"words of Smith".to_vec());
    object.storages.insert(compose::INNER.to_owned(), inner);
    root.storages.insert(compose::attachment(1), object);
    let reading = read(&root);
    assert!(reading.passages.iter().any(|p| p.text.expose().ends_with("Smith.doc")));
    assert_eq!(reading.members[0].bytes, b"words of Smith");
    assert_eq!((reading.exceptions.len(), reading.exceptions[0].kind), (1, ExceptionKind::PartlyRead));
}
