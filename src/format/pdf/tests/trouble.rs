//! Locked, damaged and hostile files.

use super::*;

/// The same file under the passwords `owner` and `user`.
fn locked(plain: &[u8]) -> Vec<u8> {
    let mut document = lopdf::Document::load_mem(plain).unwrap();
    let id = lopdf::Object::string_literal("0123456789](\\abc");
    document.trailer.set("ID", vec![id.clone(), id]);
    let version = lopdf::EncryptionVersion::V2 {
        document: &document,
        owner_password: "owner",
        user_password: "user",
        key_length: 128,
        permissions: lopdf::Permissions::all(),
    };
    let state = lopdf::EncryptionState::try_from(version).unwrap();
    document.encrypt(&state).unwrap();
    let mut out = Vec::new();
    document.save_to(&mut out).unwrap();
    out
}

#[test]
fn layers_of_a_locked_file_are_found() {
    let content = "BT /F 12 Tf 50 700 Td (seen) Tj ET /OC /L BDC BT /F 12 Tf 50 600 Td (Ada) Tj ET EMC";
    let page = "/Resources<</Font<</F 5 0 R>>/Properties<</L 6 0 R>>>>";
    let off = "/OCProperties<</OCGs[6 0 R]/D<</BaseState/OFF>>>>";
    let out = read_with(&locked(&one_page(content, page, off, &["<</Type/OCG/Name(Draft)>>"])), &["user"]);
    assert_eq!((body(&out).as_str(), hidden(&out, "hidden layer").as_str(), kinds(&out)), ("seen", "Ada", vec![]));
}

#[test]
fn locked_files_open_with_a_known_password_only() {
    let plain = one_page("BT /F 12 Tf 50 700 Td (Ada Lovelace) Tj ET", "", "", &[]);
    let locked = locked(&plain);
    assert_eq!(kinds(&read_with(&locked, &[])), [(ExceptionKind::Encrypted, Locator::Whole)]);
    assert_eq!(kinds(&read_with(&locked, &["wrong"])), [(ExceptionKind::Encrypted, Locator::Whole)]);
    for passwords in [["wrong", "user"], ["wrong", "owner"]] {
        let out = read_with(&locked, &passwords);
        assert_eq!((body(&out).as_str(), kinds(&out)), ("Ada Lovelace", vec![]), "{passwords:?}");
    }
}

/// The file cut off behind its objects, all but the streams in an object stream.
fn packed(plain: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let text = String::from_utf8_lossy(plain);
    let (mut open, mut head, mut body) = ("%PDF-1.7\n".to_owned(), String::new(), String::new());
    for object in text.split("endobj\n").filter(|o| o.contains(" 0 obj\n")) {
        let (number, value) = object.split_once(" 0 obj\n").unwrap();
        let number = number.rsplit('\n').next().unwrap();
        match value.contains("stream") {
            true => open.push_str(&format!("{number} 0 obj\n{value}endobj\n")),
            false => {
                head.push_str(&format!("{number} {} ", body.len()));
                body.push_str(value);
            }
        }
    }
    let mut zip = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    zip.write_all(format!("{head}{body}").as_bytes()).unwrap();
    let data = zip.finish().unwrap();
    let dict = format!(
        "9 0 obj\n<</Type/ObjStm/N {}/First {}/Length {}>>\nstream\n",
        head.split(' ').count() / 2,
        head.len(),
        data.len()
    );
    [open.as_bytes(), dict.as_bytes(), &data].concat()
}

#[test]
fn damaged_files_say_so() {
    let whole = one_page("BT /F 12 Tf 50 700 Td (Ada Lovelace) Tj ET", "", "", &[]);
    let text = String::from_utf8_lossy(&whole).into_owned();
    let no_table = &whole[..text.find("xref\n").unwrap()];
    assert_eq!(body(&read_with(no_table, &[])), "Ada Lovelace", "a lost table is repaired");
    let headless = text.replace("/Type/Catalog", "/Type/Xatalog").replace("/Root 1 0 R", "");
    let out = read_with(headless.as_bytes(), &[]);
    assert_eq!((body(&out).as_str(), kinds(&out)), ("Ada Lovelace", vec![(ExceptionKind::PartlyRead, Locator::Whole)]));
    let packed = packed(&whole);
    let out = read_with(&packed, &[]);
    assert_eq!((body(&out).as_str(), kinds(&out)), ("Ada Lovelace", vec![(ExceptionKind::PartlyRead, Locator::Whole)]));
    assert_eq!(kinds(&read_with(b"%PDF-1.7\nnothing", &[])), [(ExceptionKind::Corrupt, Locator::Whole)]);
    for cut in (0..whole.len()).step_by(7) {
        read_with(&whole[..cut], &[]);
    }
}

#[test]
fn hostile_nesting_ends() {
    let form = |next: u32| {
        let content = format!("/X{next} Do ").repeat(9);
        let resources = format!("/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</X{next} {next} 0 R>>>>");
        stream(&content).replacen("<<", &format!("<<{resources}"), 1)
    };
    let forms: Vec<String> = (7..30).map(form).collect();
    let more: Vec<&str> = forms.iter().map(String::as_str).collect();
    let content = "BT /F 12 Tf 50 700 Td (Ada) Tj ET /X6 Do";
    let out = read_with(&one_page(content, "/Resources<</Font<</F 5 0 R>>/XObject<</X6 6 0 R>>>>", "", &more), &[]);
    assert_eq!((body(&out).as_str(), kinds(&out)), ("Ada", vec![(ExceptionKind::PartlyRead, Locator::Page(1))]));
}

#[test]
fn a_content_stream_that_cannot_be_decoded_is_told() {
    let picture = "<</Length 4/Filter/JBIG2Decode>>\nstream\nabcd\nendstream";
    let bytes = one_page("BT /F 12 Tf 50 700 Td (seen) Tj ET", "", "", &[picture]);
    let both = String::from_utf8(bytes).unwrap().replace("/Contents 4 0 R", "/Contents[4 0 R 6 0 R]");
    let out = read_with(both.as_bytes(), &[]);
    assert_eq!(body(&out).trim(), "seen");
    let told: Vec<_> = out.exceptions.iter().map(|e| (e.kind, e.locator.clone())).collect();
    assert_eq!(told, [(ExceptionKind::PartlyRead, Locator::Page(1))]);
}
