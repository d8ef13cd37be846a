//! Tests of the reader of signed and encrypted mail.

use super::*;
use crate::format::read_tree;

fn value(tag: u8, content: &[u8]) -> Vec<u8> {
    let size = content.len();
    let length = match size {
        0..128 => vec![size as u8],
        _ => vec![0x82, (size >> 8) as u8, size as u8],
    };
    [&[tag][..], &length, content].concat()
}

fn object_id(id: &[u8]) -> Vec<u8> {
    value(ber::OBJECT_ID, id)
}

fn signed(octets: &[u8]) -> Vec<u8> {
    let content = value(0x30, &[object_id(DATA), value(0xa0, octets)].concat());
    let sha = value(0x31, &value(0x30, &object_id(&[0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 1])));
    let name = |id: &[u8], text: &[u8]| value(0x31, &value(0x30, &[object_id(id), value(0x0c, text)].concat()));
    let subject = value(0x30, &[name(NAMES[0], "Zoë Smith".as_bytes()), name(NAMES[1], b"zoe@b.example")].concat());
    let message =
        value(0x30, &[value(2, &[1]), sha, content, value(0xa0, &value(0x30, &subject)), value(0x31, &[])].concat());
    value(0x30, &[object_id(SIGNED), value(0xa0, &message)].concat())
}

const MAIL: &[u8] = b"Content-Type: text/plain\r\n\r\nDear Jo\r\n";

fn read(name: &str, bytes: &[u8]) -> crate::model::Reading {
    read_tree(name, bytes, &ReadLimits::default())
}

#[test]
fn signed_content_is_taken_out_and_read() {
    let parts = value(0x24, &[value(4, &MAIL[..10]), value(4, &MAIL[10..])].concat());
    for octets in [value(4, MAIL), parts] {
        let reading = read("smime.p7m", &signed(&octets));
        let formats: Vec<_> = reading.items.iter().map(|i| i.format.as_str()).collect();
        assert_eq!(formats, ["smime", "eml"]);
        assert_eq!(reading.items[0].passages[0].text.expose(), "Zoë Smith\nzoe@b.example");
        assert!(reading.items[1].passages.iter().any(|p| p.text.expose() == "Dear Jo"));
        assert!(reading.items.iter().all(|i| i.exceptions.is_empty()));
    }
}

#[test]
fn indefinite_lengths_and_armour_are_understood() {
    let whole = signed(&value(4, MAIL));
    let loose = [&[0x30, 0x80][..], &whole[4..], &[0, 0]].concat();
    assert_eq!(read("x", &loose).items.len(), 2);
    use base64::Engine;
    let text = base64::engine::general_purpose::STANDARD.encode(&whole);
    let armoured = format!("-----BEGIN PKCS7-----\n{text}\n-----END PKCS7-----\n");
    assert_eq!(read("x", armoured.as_bytes()).items.len(), 2);
    assert_eq!(read("x.p7m", text.as_bytes()).items.len(), 2);
}

#[test]
fn a_signature_alone_is_no_exception() {
    let content = value(0x30, &object_id(DATA));
    let message = value(0x30, &[value(2, &[1]), value(0x31, &[]), content, value(0x31, &[])].concat());
    let reading = read("smime.p7s", &value(0x30, &[object_id(SIGNED), value(0xa0, &message)].concat()));
    assert_eq!((reading.items.len(), &reading.items[0].exceptions[..]), (1, &[][..]));
}

#[test]
fn a_compressed_message_that_unpacks_to_more_than_the_limit_is_told_of() {
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    std::io::Write::write_all(&mut packed, &[MAIL, &[b'x'; 500]].concat()).unwrap();
    let content = value(0x30, &[object_id(DATA), value(0xa0, &value(4, &packed.finish().unwrap()))].concat());
    let message = value(0x30, &[value(2, &[0]), value(0x30, &object_id(&[0x2a])), content].concat());
    let bytes = value(0x30, &[object_id(COMPRESSED), value(0xa0, &message)].concat());
    let kinds = |unpacked: u64| {
        let limits = ReadLimits { unpacked, ..ReadLimits::default() };
        let reading = read_tree("smime.p7z", &bytes, &limits);
        reading.items[0].exceptions.iter().map(|e| e.kind).collect::<Vec<_>>()
    };
    assert_eq!((kinds(1000), kinds(200)), (Vec::new(), vec![ExceptionKind::TooLarge]));
}

#[test]
fn what_is_encrypted_or_cut_is_an_exception() {
    let enveloped = [&SIGNED[..8], &[3]].concat();
    let reading = read("smime.p7m", &value(0x30, &[object_id(&enveloped), value(0xa0, &value(0x30, &[]))].concat()));
    assert_eq!(reading.items[0].exceptions[0].kind, ExceptionKind::Encrypted);
    let whole = signed(&value(4, MAIL));
    assert_eq!(read("x.p7m", &whole[..40]).items[0].exceptions[0].kind, ExceptionKind::Corrupt);
    for size in 0..whole.len() {
        read("x.p7m", &whole[..size]);
    }
}
