//! Tests of the reader of wrapped messages.

use super::*;
use crate::format::read_tree;
use crate::model::PassageKind;

fn attribute(level: u8, id: u16, data: &[u8]) -> Vec<u8> {
    let sum: u16 = data.iter().fold(0, |sum, byte| sum.wrapping_add(u16::from(*byte)));
    [&[level][..], &id.to_le_bytes(), &[6, 0], &(data.len() as u32).to_le_bytes(), data, &sum.to_le_bytes()].concat()
}

fn text(id: u32, text: &[u8]) -> Vec<u8> {
    let mut out = [(id << 16 | 0x1e).to_le_bytes(), [1, 0, 0, 0], (text.len() as u32).to_le_bytes()].concat();
    out.extend(text);
    out.resize(out.len().next_multiple_of(4), 0);
    out
}

fn list(properties: &[Vec<u8>]) -> Vec<u8> {
    [&(properties.len() as u32).to_le_bytes()[..], &properties.concat()].concat()
}

fn stream(attributes: &[Vec<u8>]) -> Vec<u8> {
    [SIGNATURE, &[1, 0], &attributes.concat()].concat()
}

fn wrapped() -> Vec<u8> {
    let rich = [&[0; 8][..], b"MELA", &[0; 4], br"{\rtf1\ansi Dear Jo, \b Zo\'eb Smith\b0  was late.\par}"].concat();
    let mut rich_value = [0x1009_0102u32.to_le_bytes(), [1, 0, 0, 0], (rich.len() as u32).to_le_bytes()].concat();
    rich_value.extend(&rich);
    rich_value.resize(rich_value.len().next_multiple_of(4), 0);
    let named = [&0x8005_001eu32.to_le_bytes()[..], &[0; 16], &[1, 0, 0, 0, 10, 0, 0, 0]].concat();
    let name: Vec<u8> = "Case\0".encode_utf16().flat_map(u16::to_le_bytes).chain([0, 0]).collect();
    let named = [named, name, text(0, b"C24\0")[4..].to_vec()].concat();
    let recipient = list(&[text(0x3001, b"Al Jones\0"), text(0x3003, b"al@b.example\0")]);
    let inner = stream(&[attribute(1, 0x8004, b"Inner\0"), attribute(1, 0x800c, b"inner words\0")]);
    let object = [&[7, 3, 2, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0x46][..], &inner].concat();
    let mut object_value = [0x3701_000du32.to_le_bytes(), [1, 0, 0, 0], (object.len() as u32).to_le_bytes()].concat();
    object_value.extend(&object);
    object_value.resize(object_value.len().next_multiple_of(4), 0);
    stream(&[
        attribute(1, 0x9007, &1252u32.to_le_bytes()),
        attribute(1, 0x8004, b"Caf\xe9\0"),
        attribute(1, 0x9003, &list(&[rich_value, text(0x0c1a, b"Jo M\xfcller\0"), named])),
        attribute(1, 0x9004, &[&1u32.to_le_bytes()[..], &recipient].concat()),
        attribute(2, 0x9002, &[0; 14]),
        attribute(2, 0x8010, b"note.txt\0"),
        attribute(2, 0x800f, b"noted"),
        attribute(2, 0x9002, &[0; 14]),
        attribute(2, 0x9005, &list(&[text(0x3001, b"Inner\0"), object_value])),
    ])
}

#[test]
fn a_wrapped_message_is_read_with_all_its_parts() {
    let reading = read_tree("winmail.dat", &wrapped(), &ReadLimits::default());
    let items: Vec<_> = reading.items.iter().map(|i| (i.untrusted_name.expose(), i.format.as_str())).collect();
    assert_eq!(items, [("winmail.dat", "tnef"), ("note.txt", "text"), ("Inner.msg", "msg")]);
    let top: Vec<_> = reading.items[0].passages.iter().map(|p| (p.kind, p.text.expose())).collect();
    assert_eq!(
        top,
        [
            (PassageKind::MailHeader, "From: Jo Müller\nTo: Al Jones <al@b.example>\nSubject: Café"),
            (PassageKind::Body, "Dear Jo, Zoë Smith was late."),
            (PassageKind::Property, "Case: C24"),
        ]
    );
    assert!(reading.items[2].passages.iter().any(|p| p.text.expose() == "inner words"));
    assert!(reading.items.iter().all(|i| i.exceptions.is_empty()));
}

#[test]
fn what_is_cut_short_gives_what_it_holds_and_says_so() {
    let whole = wrapped();
    for size in 4..whole.len() - 2 {
        let reading = Tnef.extract(&whole[..size], &ReadLimits::default());
        assert!(!reading.exceptions.is_empty() || size + 40 > whole.len() || !reading.passages.is_empty(), "{size}");
    }
    let reading = Tnef.extract(&whole[..whole.len() / 2], &ReadLimits::default());
    assert_eq!(reading.exceptions[0].kind, ExceptionKind::PartlyRead);
}
