//! What stands beside the pages: notes, fields, properties, layers, earlier revisions.

use super::*;

#[test]
fn layers_that_are_off_and_replacement_texts_are_found() {
    let content = "BT /F 12 Tf 50 700 Td (seen) Tj ET /OC /L BDC BT /F 12 Tf 50 600 Td (Ada) Tj ET EMC";
    let page = "/Resources<</Font<</F 5 0 R>>/Properties<</L 6 0 R>>>>";
    let off = "/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]>>>>";
    let out = read_with(&one_page(content, page, off, &["<</Type/OCG/Name(Draft for Bob)>>"]), &[]);
    assert_eq!((body(&out).as_str(), hidden(&out, "hidden layer").as_str()), ("seen", "Ada"));
    assert_eq!(part_text(&out, "layer names"), "Draft for Bob");

    let on = "/OCProperties<</OCGs[6 0 R]/D<<>>>>";
    let page = "/Resources<</Font<</F 5 0 R>>/Properties<</L 7 0 R>>>>";
    let content = "BT /F 12 Tf 50 700 Td (seen) Tj ET /OC /L BDC BT /F 12 Tf 50 600 Td (Ada) Tj ET EMC";
    let inverse = "<</Type/OCMD/OCGs[6 0 R]/P/AllOff>>";
    let out = read_with(&one_page(content, page, on, &["<</Type/OCG/Name(Draft)>>", inverse]), &[]);
    assert_eq!(
        (body(&out).as_str(), hidden(&out, "hidden layer").as_str()),
        ("seen", "Ada"),
        "shown when the layer is off"
    );

    let content = "/Span <</ActualText (Ada Lovelace)>> BDC BT /F 12 Tf 50 700 Td (the manager) Tj ET EMC";
    let out = read_with(&one_page(content, "", "", &[]), &[]);
    assert_eq!((body(&out).as_str(), hidden(&out, "replacement text").as_str()), ("the manager", "Ada Lovelace"));
}

#[test]
fn notes_links_fields_bookmarks_and_attachments_are_read() {
    let page = "/Annots[<</Subtype/Text/Rect[0 0 9 9]/T(Eve)/Contents(Ask Ada)>> \
        <</Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(mailto:ada@example.org)>>>> 6 0 R]";
    let catalogue = "/AcroForm<</Fields[6 0 R]>>/Outlines 7 0 R/Names<</EmbeddedFiles<</Names[(a) 9 0 R]>>\
        /JavaScript<</Names[(s)<</S/JavaScript/JS(app.alert\\('Hello Carol'\\))>>]>>>>";
    let attachment = stream("inside");
    let more = [
        "<</FT/Tx/T(surname)/TU(Surname)/V(Byron)/DV(Gordon)/Subtype/Widget/Rect[0 0 9 9]>>",
        "<</First 8 0 R>>",
        "<</Title(Chapter on Ada)/Parent 7 0 R>>",
        "<</Type/Filespec/F(notes.txt)/EF<</F 10 0 R>>>>",
        &attachment,
    ];
    let out = read_with(&one_page("BT /F 12 Tf 50 700 Td (seen) Tj ET", page, catalogue, &more), &[]);
    assert_eq!(part_text(&out, "annotation"), "Author: Eve\nNote: Ask Ada");
    assert_eq!(part_text(&out, "links"), "mailto:ada@example.org");
    assert_eq!(part_text(&out, "form fields"), "Surname: Byron\nSurname: Gordon");
    assert_eq!(part_text(&out, "bookmarks"), "Chapter on Ada");
    assert_eq!(part_text(&out, "script"), "Hello Carol");
    let members: Vec<(&str, &[u8])> =
        out.members.iter().map(|m| (m.untrusted_name.expose(), m.bytes.as_slice())).collect();
    assert_eq!(members, [("notes.txt", b"inside".as_slice())]);
}

#[test]
fn properties_give_title_and_date_and_stray_strings_are_not_lost() {
    let mut objects: Vec<String> = [
        "<</Type/Catalog/Pages 2 0 R/Metadata 5 0 R>>",
        "<</Type/Pages/Count 1/Kids[3 0 R]>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/PieceInfo<</X<</Private<</Owner(Grace Hopper)>>>>>>>>",
        "<</Title(Annual report)/Author(Ada)/ModDate(D:20240102030405Z)>>",
    ]
    .map(str::to_owned)
    .to_vec();
    let xmp = "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF><rdf:Description><dc:creator><rdf:Seq><rdf:li>Bob</rdf:li></rdf:Seq>\
        </dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>";
    objects.push(stream(xmp).replacen("<<", "<</Type/Metadata/Subtype/XML", 1));
    objects.push("<</Note(seen by Alan Turing)>>".into());
    let out = read_with(&file(&objects, "/Info 4 0 R"), &[]);
    assert_eq!(out.meta.title.as_ref().map(|t| t.expose()), Some("Annual report"));
    assert_eq!(out.meta.date.as_deref(), Some("2024-01-02T03:04:05Z"));
    let property = |what: &str| out.passages.iter().find(|p| p.locator == Locator::Property(what.into()));
    assert_eq!(property("info").map(|p| p.text.expose()), Some("Author: Ada\nTitle: Annual report"));
    assert_eq!(property("xmp").map(|p| p.text.expose()), Some("creator: Bob"));
    assert_eq!(part_text(&out, "other strings"), "Grace Hopper\nseen by Alan Turing");
    let kinds: Vec<_> = out.exceptions.iter().map(|e| e.kind).collect();
    assert_eq!(kinds, [ExceptionKind::NoText], "a file without text says so, whatever its properties");
}

#[test]
fn appearances_that_no_page_shows_are_read() {
    let form = |text: &str| {
        let show = stream(&format!("BT /F 12 Tf 5 5 Td ({text}) Tj ET"));
        show.replacen("<<", "<</Subtype/Form/BBox[0 0 200 30]/Resources<</Font<</F 5 0 R>>>>", 1)
    };
    let page = "/Annots[<</Subtype/Stamp/Rect[50 600 250 630]/AP<</N 6 0 R>>>>\
        <</Subtype/Stamp/Rect[50 400 250 430]/F 2/AP<</N 7 0 R>>>>\
        <</Subtype/Widget/Rect[50 300 250 330]/AS/Off/AP<</N<</On 8 0 R/Off 6 0 R>>>>>>]";
    let more = [form("Approved"), form("Hidden Hugo"), form("Other Olaf")];
    let more: Vec<&str> = more.iter().map(String::as_str).collect();
    let out =
        read_with(&one_page("BT /F 12 Tf 50 700 Td (seen) Tj ET", page, "/Dests<</Dora[3 0 R/Fit]>>", &more), &[]);
    assert!(body(&out).contains("Approved"), "{}", body(&out));
    assert_eq!(hidden(&out, "hidden annotation"), "Hidden Hugo\nOther Olaf");
    assert_eq!(part_text(&out, "other strings"), "Dora");
    assert!(out.exceptions.is_empty());
    // A page full of them may take longer than they are given.
    let bytes = one_page("BT /F 12 Tf 50 700 Td (seen) Tj ET", page, "", &more);
    let opened = open::open(&bytes, &[]).unwrap_or_else(|_| panic!("it opens"));
    let mut hasty = Extraction::default();
    extras::appearances(&opened, std::time::Duration::ZERO, &mut hasty);
    assert_eq!(hasty.exceptions.iter().map(|e| e.kind).collect::<Vec<_>>(), [ExceptionKind::PartlyRead]);
}

#[test]
fn a_new_pair_of_known_words_is_news() {
    let content = "BT /F 12 Tf 50 700 Td (John Brown and Mary Smith) Tj ET";
    let page = |note: &str| format!("/PieceInfo<</X<</Private<</Owner({note})>>>>>>");
    let out = read_with(&one_page(content, &page("John Smith"), "", &[]), &[]);
    assert_eq!(part_text(&out, "other strings"), "John Smith");
    let out = read_with(&one_page(content, &page("Mary Smith"), "", &[]), &[]);
    assert_eq!(part_text(&out, "other strings"), "", "nothing new");
}

/// A page that said `first` until it was saved again with `then`.
pub(super) fn revised(first: &str, then: &str) -> Vec<u8> {
    let mut bytes = one_page(&format!("BT /F 12 Tf 50 700 Td ({first}) Tj ET"), "", "", &[]);
    let start = bytes.len();
    let previous = open::open(&bytes, &[]).map(|o| o.earlier(9).len());
    assert_eq!(previous.ok(), Some(0), "the first revision has none before it");
    let before = String::from_utf8_lossy(&bytes).into_owned();
    let before = before.rsplit("startxref\n").next().and_then(|t| t.lines().next()).unwrap().to_owned();
    let object = format!("4 0 obj\n{}\nendobj\n", stream(&format!("BT /F 12 Tf 50 600 Td ({then}) Tj ET")));
    let table = start + object.len();
    let end = format!(
        "xref\n4 1\n{start:010} 00000 n \ntrailer\n<</Root 1 0 R/Size 6/Prev {before}>>\nstartxref\n{table}\n%%EOF\n"
    );
    bytes.extend_from_slice(object.as_bytes());
    bytes.extend_from_slice(end.as_bytes());
    bytes
}

#[test]
fn earlier_revisions_are_read() {
    let out = read_with(&revised("written by Ada", "anonymous"), &[]);
    assert_eq!((body(&out).as_str(), hidden(&out, "earlier revision").as_str()), ("anonymous", "written by Ada"));
    let out = read_with(&revised("written by Ada", "we: written by Ada"), &[]);
    assert_eq!(hidden(&out, "earlier revision"), "", "the same words elsewhere are no news");
    let out = read_with(&revised("Ada", "Canada"), &[]);
    assert_eq!(hidden(&out, "earlier revision"), "Ada");
}
