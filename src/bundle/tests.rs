//! A whole bundle: built twice alike, verified, refused where a leak is planted.

use super::input::*;
use super::*;
use crate::model::*;
use crate::redact::{Block, Line, Piece, Secret};
use jiff::civil::date;

const LABEL: &str = "[Person B: Sch 2 para 16]";

fn text(t: &str) -> Piece {
    Piece::Text(t.into())
}

fn block(kind: PassageKind, lines: Vec<Line>) -> Block {
    Block { kind, locator: Locator::MailBody(1), hidden: None, lines, left_out: 0 }
}

fn line(name: Option<&str>, pieces: Vec<Piece>) -> Line {
    Line { name: name.map(|n| vec![text(n)]), pieces }
}

fn document(number: u32, title: &str, blocks: Vec<Block>) -> ReleaseDoc {
    ReleaseDoc {
        number,
        title: vec![text(title)],
        date: Some(format!("2025-0{}-11T09:00:00Z", number.min(9))),
        kind: "e-mail".into(),
        source: "Mailboxes".into(),
        parts: vec![Part { unit: UnitId(format!("unit{number}")), blocks, page: None }],
        outcome: "disclosed with redactions".into(),
        redactions: 1,
        exemptions: vec!["Sch 2 para 16".into()],
        copies: 2,
        quoted: vec![],
    }
}

pub(super) fn input() -> BundleInput {
    let mut organisation = crate::settings::Organisation {
        name: "Elm Lane Contact Centre".into(),
        address: "1 Elm Lane, Northtown".into(),
        officer: "Petra Vance".into(),
        contact: "dpo@elmlane.example".into(),
        ..Default::default()
    };
    let a = &mut organisation.article15;
    for part in [&mut a.purposes, &mut a.categories, &mut a.recipients, &mut a.retention, &mut a.rights] {
        *part = "We use your data to run the centre.".into();
    }
    for part in [&mut a.complaint, &mut a.source, &mut a.automated, &mut a.transfers] {
        *part = "None.".into();
    }
    let header = vec![
        line(Some("From"), vec![Piece::Label(LABEL.into())]),
        line(Some("To"), vec![Piece::Kept("Anna Berg".into()), text(" <anna@berg.example>")]),
    ];
    let mut head = block(PassageKind::MailHeader, header);
    head.left_out = 12;
    let body = vec![
        line(None, vec![text("Dear "), Piece::Kept("Anna".into()), text(",")]),
        line(None, vec![]),
        line(
            None,
            vec![Piece::Label(LABEL.into()), text(" called about żółć → tea. "), text(&"It went on. ".repeat(60))],
        ),
    ];
    let row = vec![
        line(Some("Name"), vec![Piece::Kept("Anna Berg".into())]),
        line(Some("Note"), vec![text("=1+1 "), Piece::Label(LABEL.into())]),
    ];
    BundleInput {
        internal: vec![("search-plan.md".into(), b"# Search plan".to_vec())],
        pages: Vec::new(),
        meter: Default::default(),
        request: RequestId("2026-0001".into()),
        number: 1,
        organisation,
        received: date(2026, 3, 2),
        due: date(2026, 4, 2),
        answered: date(2026, 3, 30),
        subject: "Anna Berg".into(),
        subject_names: vec!["Anna Berg".into()],
        requester: None,
        family: vec![],
        earlier: None,
        covering: letters::Kind::named("covering").unwrap().template().unwrap(),
        searched: vec![Searched {
            name: "Mailboxes".into(),
            kind: "mail".into(),
            custodian: "Office".into(),
            documents: 1842,
        }],
        by_hand: vec!["The visitors' book was read on 3 March 2026.".into()],
        not_searched: vec!["Two files protected by a password.".into()],
        counts: Counts { searched: 1842, found: 7, duplicates: 2, out_of_scope: 1, redactions: 3 },
        documents: vec![
            document(1, "Re: Tuesday", vec![head, block(PassageKind::Body, body)]),
            document(2, "Register", vec![block(PassageKind::Row, row)]),
        ],
        withheld: vec![Withheld {
            number: 3,
            kind: "letter".into(),
            date: Some("2025-02-03".into()),
            exemption: ExemptionCode("sch2-19".into()),
            note: "Sch 2 para 19: legal advice".into(),
            tell: true,
        }],
        persons: vec![PersonKey { persons: vec![PersonId(2)], role: "private third party".into() }],
        exemptions: vec![ExemptionUsed {
            code: ExemptionCode::rights_of_others(),
            label: "Sch 2 para 16".into(),
            note: "information about another person".into(),
        }],
        log_head: "ab".repeat(32),
        signed_head: Some(SignedHead { entries: 42, note: "dsar/x\n42\n".into(), key: "dsar/x+1+k".into() }),
        log: vec![LogRow { document: 1, unit: "unit1".into(), why: "=HYPERLINK(1)".into(), ..LogRow::default() }],
        secrets: vec![Secret {
            forms: vec!["Marta Quistgaard".into(), "m.quistgaard@mail.example".into()],
            unit: Some(UnitId("unit1".into())),
            locator: Locator::MailHeader,
            person: Some(PersonId(2)),
        }],
        innocent: Vec::new(),
        words: crate::redact::common::built_in,
    }
}

fn places(findings: &[crate::redact::Finding]) -> Vec<&str> {
    findings.iter().map(|f| f.readable_in.as_str()).collect()
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let (a, b) = (build(&input()).unwrap(), build(&input()).unwrap());
    assert_eq!(a.disclosure.len(), 5);
    for (x, y) in a.disclosure.iter().zip(&b.disclosure) {
        assert!(x.bytes == y.bytes, "{}", x.name);
    }
}

#[test]
fn a_clean_bundle_is_released_and_its_folder_verifies() {
    let dir = tempfile::tempdir().unwrap();
    let built = build(&input()).unwrap();
    let Written::Released { dir: out, manifest } = write(&built, dir.path()).unwrap() else { panic!("refused") };
    assert_eq!((out.file_name().unwrap().to_str(), manifest), (Some("001"), built.manifest()));
    assert!(verify_files(&Files::in_folder(&out)).unwrap().is_empty());
    for name in ["redactions.csv", "withheld.csv", "exemptions.csv", "verification.json", "verification.txt"] {
        assert!(out.join("internal").join(name).is_file(), "{name}");
    }
    assert_eq!(disclosure(&out).unwrap().len(), 5);
    assert!(write(&built, dir.path()).unwrap_err().refused, "a bundle is never replaced");
    std::fs::write(out.join("disclosure/extra"), "x").unwrap();
    std::fs::write(out.join("disclosure/schedule.csv"), "x").unwrap();
    std::fs::remove_file(out.join("disclosure/letter.docx")).unwrap();
    assert_eq!(verify_files(&Files::in_folder(&out)).unwrap().len(), 3);
}

#[test]
fn a_name_readable_in_another_unit_leaves_nothing_behind() {
    let dir = tempfile::tempdir().unwrap();
    let mut input = input();
    input.documents[1].parts[0]
        .blocks
        .push(block(PassageKind::Body, vec![line(None, vec![text("asked quistgaard, marta again")])]));
    let Written::Refused { findings } = write(&build(&input).unwrap(), dir.path()).unwrap() else { panic!("released") };
    assert!(
        findings.iter().any(|f| f.unit == Some(UnitId("unit2".into())) && f.redacted_in.contains("unit1")),
        "{findings:?}"
    );
    assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 0);
}

#[test]
fn a_leak_planted_in_any_file_is_found() {
    let built = build(&input()).unwrap();
    let verify = |n: usize, bytes: &[u8]| built.verify(std::iter::once((&built.disclosure[n], bytes))).unwrap();
    for n in 0..5 {
        assert!(verify(n, &built.disclosure[n].bytes).is_empty(), "{}", built.disclosure[n].name);
    }
    let mut csv = built.disclosure[2].bytes.clone();
    csv.extend(b"9,MARTA  QUISTGAARD\r\n");
    assert!(places(&verify(2, &csv)).contains(&"schedule.csv, its text"));
    let mut parts = pack::entries(&built.disclosure[1].bytes, None).unwrap();
    let body = parts.iter_mut().find(|(n, _)| n == "word/document.xml").unwrap();
    body.1 = String::from_utf8(body.1.clone())
        .unwrap()
        .replace("Dear Anna", "Dear Mar</w:t><w:t>ta Quistgaard")
        .into_bytes();
    assert!(!verify(1, &pack::zip(&parts, None).unwrap()).is_empty());
    let mut parts = pack::entries(&built.disclosure[1].bytes, None).unwrap();
    parts.push(("docProps/notes.xml".into(), b"<a b='Quistgaard'/>".to_vec()));
    assert!(places(&verify(1, &pack::zip(&parts, None).unwrap()))[0].contains("other parts"));
}

#[test]
fn a_leak_planted_in_the_pdf_is_found_on_pages_in_metadata_and_in_streams() {
    let built = build(&input()).unwrap();
    let mut leaky = input();
    leaky.documents[0].title = vec![text("From Marta Quistgaard")];
    let leaked = build(&leaky).unwrap();
    let file = &built.disclosure[0];
    let found = built.verify(std::iter::once((file, leaked.disclosure[0].bytes.as_slice()))).unwrap();
    for place in ["its pages", "metadata"] {
        assert!(places(&found).iter().any(|p| p.contains(place)), "{place}: {found:?}");
    }
    let mut pdf = lopdf::Document::load_mem(&file.bytes).unwrap();
    pdf.add_object(lopdf::Stream::new(lopdf::Dictionary::new(), b"% m_quistgaard@x".to_vec()));
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).unwrap();
    let found = built.verify(std::iter::once((file, bytes.as_slice()))).unwrap();
    assert!(places(&found).iter().any(|p| p.contains("streams")), "{found:?}");
}

#[test]
fn what_cannot_be_read_back_is_refused() {
    let built = build(&input()).unwrap();
    assert!(built.verify(std::iter::once((&built.disclosure[0], &b"%PDF-1.7 rubbish"[..]))).is_err());
}

#[test]
fn missing_information_of_article_15_stops_the_bundle() {
    let mut input = input();
    input.organisation.article15.recipients.clear();
    let fault = build(&input).err().unwrap();
    assert!(fault.refused && fault.what.contains("(c) recipients"), "{}", fault.what);
}

#[test]
fn cells_that_look_like_formulas_are_harmless_in_every_table() {
    let built = build(&input()).unwrap();
    for file in built.disclosure.iter().chain(&built.internal).filter(|f| f.name.ends_with(".csv")) {
        for record in csv::Reader::from_reader(file.bytes.as_slice()).records() {
            assert!(record.unwrap().iter().all(|c| !c.starts_with(['=', '+', '-', '@'])), "{}", file.name);
        }
    }
    let data = built.disclosure.iter().find(|f| f.name == "data/document-0002.csv").unwrap();
    assert_eq!(String::from_utf8_lossy(&data.bytes), format!("Name,Note\r\nAnna Berg,'=1+1 {LABEL}\r\n"));
}

#[test]
fn one_document_by_itself_is_set_and_checked() {
    let blocks = [block(PassageKind::Body, vec![line(None, vec![text("See "), Piece::Label("[removed]".into())])])];
    let file = typeset_document(&[text("notes.txt")], &blocks).unwrap();
    assert!(document_findings(&file, &input().secrets).unwrap().is_empty());
    let leaky = [block(PassageKind::Body, vec![line(None, vec![text("See Marta Quistgaard")])])];
    let file = typeset_document(&[text("notes.txt")], &leaky).unwrap();
    assert!(document_remains(&file, &crate::redact::Terms::new(&["Quistgaard"]).unwrap()).unwrap() > 0);
    assert!(!document_findings(&file, &input().secrets).unwrap().is_empty());
}
