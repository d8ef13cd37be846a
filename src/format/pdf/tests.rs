//! Whole files through the reader: small PDFs written here, one feature each.

mod pictures;

use super::*;
use crate::format::{Format, Probe, ReadLimits};

/// A file of numbered objects (the first is number 1 and the catalogue) with a table and a trailer.
fn file(objects: &[String], trailer: &str) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, object) in (1..).zip(objects) {
        table.push_str(&format!("{:010} 00000 n \n", out.len()));
        out.extend_from_slice(format!("{number} 0 obj\n{object}\nendobj\n").as_bytes());
    }
    let start = out.len();
    let end =
        format!("{table}trailer\n<</Root 1 0 R/Size {}{trailer}>>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1);
    out.extend_from_slice(end.as_bytes());
    out
}

fn stream(data: &str) -> String {
    format!("<</Length {}>>\nstream\n{data}\nendstream", data.len())
}

/// One page in Helvetica with that content; `page`, `catalogue` and `more` add entries and objects (from number 6).
fn one_page(content: &str, page: &str, catalogue: &str, more: &[&str]) -> Vec<u8> {
    let mut objects = vec![
        format!("<</Type/Catalog/Pages 2 0 R{catalogue}>>"),
        "<</Type/Pages/Count 1/Kids[3 0 R]>>".to_owned(),
        format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>{page}>>"
        ),
        stream(content),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
    ];
    objects.extend(more.iter().map(|s| (*s).to_owned()));
    file(&objects, "")
}

fn read_with(bytes: &[u8], passwords: &[&str]) -> Extraction {
    let passwords = passwords.iter().map(|p| (*p).to_owned()).collect();
    Pdf.extract(bytes, &ReadLimits { passwords, ..ReadLimits::default() })
}

fn text_of(content: &str) -> String {
    let out = read_with(&one_page(content, "", "", &[]), &[]);
    assert_eq!(out.exceptions, vec![], "{content}");
    body(&out)
}

fn body(out: &Extraction) -> String {
    let first = out.passages.iter().find(|p| p.locator == Locator::Page(1) && p.hidden.is_none());
    first.map(|p| p.text.expose().to_owned()).unwrap_or_default()
}

fn hidden(out: &Extraction, why: &str) -> String {
    let found: Vec<&str> =
        out.passages.iter().filter(|p| p.hidden.as_deref() == Some(why)).map(|p| p.text.expose()).collect();
    found.join("|")
}

fn part_text<'a>(out: &'a Extraction, what: &str) -> &'a str {
    let is = |p: &&Passage| matches!(&p.locator, Locator::PagePart { what: w, .. } if w == what);
    out.passages.iter().find(is).map_or("", |p| p.text.expose())
}

fn kinds(out: &Extraction) -> Vec<(ExceptionKind, Locator)> {
    out.exceptions.iter().map(|e| (e.kind, e.locator.clone())).collect()
}

fn unread(out: &Extraction) -> Vec<(u32, &str)> {
    assert!(out.pictures.iter().all(|p| p.unread.locator == Locator::Page(p.number)));
    out.pictures.iter().map(|p| (p.number, p.unread.detail.as_str())).collect()
}

#[test]
fn plain_and_kerned_text_become_words() {
    assert_eq!(text_of("BT /F 12 Tf 50 700 Td (Ada Lovelace) Tj ET"), "Ada Lovelace");
    assert_eq!(text_of("BT /F 12 Tf 50 700 Td [(A) 20 (d) -30 (a) -300 (Lo) 40 (ve) 10 (lace)] TJ ET"), "Ada Lovelace");
    assert_eq!(text_of("BT /F 12 Tf 3 Tc 50 700 Td (Ada Lovelace) Tj ET"), "Ada Lovelace");
    assert_eq!(
        text_of("BT /F 12 Tf 50 700 Td (one) Tj 0 -14 Td (Quist-) Tj 0 -14 Td (gaard) Tj ET"),
        "one\nQuist-\ngaard"
    );
}

#[test]
fn order_comes_from_place_not_from_painting() {
    let scrambled =
        "BT /F 12 Tf 1 0 0 1 120 700 Tm (there) Tj 1 0 0 1 50 680 Tm (below) Tj 1 0 0 1 50 700 Tm (Hello) Tj ET";
    assert_eq!(text_of(scrambled), "Hello\tthere\nbelow");
    let each = "BT /F 12 Tf 1 0 0 1 58.67 700 Tm (b) Tj 1 0 0 1 52 700 Tm (a) Tj 1 0 0 1 65.34 700 Tm (c) Tj ET";
    assert_eq!(text_of(each), "abc");
}

#[test]
fn columns_are_read_one_after_the_other_and_tables_across() {
    let mut columns =
        "BT /F 10 Tf 1 0 0 1 50 750 Tm (A title over both of the columns, as wide as the page is) Tj ".to_owned();
    for (x, side) in [(50, "left"), (300, "right")] {
        for line in 0..5 {
            columns
                .push_str(&format!("1 0 0 1 {x} {} Tm ({side} column running text line {line}) Tj ", 700 - line * 12));
        }
    }
    let text = text_of(&format!("{columns} ET"));
    let (left, right) = (text.find("left column running text line 4"), text.find("right column running text line 0"));
    assert!(text.starts_with("A title") && left.is_some() && left < right, "{text}");

    let mut table = "BT /F 10 Tf ".to_owned();
    for line in 0..5 {
        let y = 700 - line * 12;
        table.push_str(&format!(
            "1 0 0 1 50 {y} Tm (first cell of row {line}) Tj 1 0 0 1 300 {y} Tm (second cell of row {line}) Tj "
        ));
    }
    assert!(text_of(&format!("{table} ET")).starts_with("first cell of row 0\tsecond cell of row 0\n"));
}

/// Paints cells of a form: where each begins, and its lines.
fn painted(cells: &[(i32, i32, &[&str])]) -> String {
    let line = |x: i32, y: i32, text: &str| format!("1 0 0 1 {x} {y} Tm ({text}) Tj ");
    let cell = |(x, y, lines): &(i32, i32, &[&str])| -> String {
        (0..).zip(*lines).map(|(n, text)| line(*x, y - 12 * n, text)).collect()
    };
    text_of(&format!("BT /F 10 Tf {} ET", cells.iter().map(cell).collect::<String>()))
}

#[test]
fn rows_of_a_table_with_wrapped_cells_stay_together() {
    let form: &[(i32, i32, &[&str])] = &[
        (50, 750, &["Referral form"]),
        (50, 700, &["Name of the child"]),
        (200, 700, &["Ellie Marsh, who also uses the name of Ellie", "Brookes at her father's house"]),
        (50, 670, &["Who is making the", "referral"]),
        (200, 670, &["Joanne Prior, who has known her since re-", "ception"]),
        (50, 640, &["Address"]),
        (200, 640, &["12 Ridge Row", "Leeds"]),
        (50, 616, &["Also there"]),
        (200, 616, &["Anna Webb", "Cara Boyd"]),
        (50, 560, &["Signed by Joanne Prior"]),
    ];
    let text = "Referral form\n\nName of the child\tEllie Marsh, who also uses the name of Ellie Brookes at her father's house\n\
                Who is making the referral\tJoanne Prior, who has known her since re-\nception\n\
                Address\t12 Ridge Row\nLeeds\nAlso there\tAnna Webb\nCara Boyd\n\nSigned by Joanne Prior";
    assert_eq!(painted(form), text);
    // Something in the margin: then it may be something else than a table.
    let beside: Vec<_> = form.iter().copied().chain([(520, 690, &["Stamp"] as &[&str])]).collect();
    assert!(painted(&beside).contains("Stamp") && !painted(&beside).contains("Ellie Brookes"));
    // Nothing tells that lines of lists were wrapped.
    let lists: &[(i32, i32, &[&str])] = &[
        (50, 700, &["Present"]),
        (200, 700, &["Anna Webb", "Cara Boyd"]),
        (50, 650, &["Absent"]),
        (200, 650, &["Dan Cole", "Ed Rowe"]),
    ];
    assert_eq!(painted(lists), "Present\tAnna Webb\nCara Boyd\nAbsent\tDan Cole\nEd Rowe");
    // A block at the left and one at the right are no table by themselves.
    let blocks: &[(i32, i32, &[&str])] = &[
        (50, 700, &["one two three four", "five six seven", "eight nine ten"]),
        (300, 700, &["and the right column", "has three lines too", "as it happens"]),
    ];
    assert!(painted(blocks).starts_with("one two three four\nfive six seven\neight nine ten\n\nand the right"));
}

#[test]
fn turned_text_and_turned_pages_are_read() {
    let turned = "BT /F 12 Tf 50 700 Td (upright) Tj 0 1 -1 0 300 300 Tm (Ada Lovelace) Tj ET";
    assert_eq!(text_of(turned), "Ada Lovelace\n\nupright");
    let page = one_page("BT /F 12 Tf 0 1 -1 0 300 300 Tm (Ada Lovelace) Tj ET", "/Rotate 90", "", &[]);
    let readings = page_readings(&page, &[]);
    assert_eq!(readings[0].visible.text, "Ada Lovelace");
    let boxes = &readings[0].visible.glyphs;
    assert!(
        boxes.windows(2).all(|p| p[0].rect.x0 < p[1].rect.x0 + 0.1),
        "the turned page shows the line from left to right"
    );
}

#[test]
fn every_character_knows_its_box() {
    let bytes = one_page("BT /F 10 Tf 100 700 Td (Ada B) Tj ET", "", "", &[]);
    let page = &page_readings(&bytes, &[])[0].visible;
    let seen: Vec<&str> = page.glyphs.iter().map(|g| g.span.of(&page.text)).collect();
    assert_eq!(seen, ["A", "d", "a", "B"]);
    let first = page.glyphs[0].rect;
    // Helvetica's A is 667 wide; the baseline stands 100 points under the top of an 800-point page.
    assert!((first.x0 - 100.0).abs() < 0.1 && (first.width() - 6.67).abs() < 0.1, "{first:?}");
    assert!(first.y0 < 93.0 && first.y1 > 100.0 && first.y1 < 104.0, "{first:?}");
}

#[test]
fn fake_bold_counts_once_and_accents_join() {
    assert_eq!(text_of("BT /F 12 Tf 50 700 Td (Bold) Tj ET BT /F 12 Tf 50.3 700 Td (Bold) Tj ET"), "Bold");
    assert_eq!(text_of("BT /F 12 Tf 50 700 Td (Zoe) Tj ET BT /F 12 Tf 65.8 700 Td (\\250) Tj ET"), "Zoë");
}

/// A font of 500 units a glyph that shows nothing; `map` are the pairs of its ToUnicode map.
fn mapped(content: &str, map: &str) -> Vec<u8> {
    let cmap = stream(&format!(
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange\n{} beginbfchar\n{map}\nendbfchar endcmap",
        map.lines().count()
    ));
    let widths = "500 ".repeat(256);
    let font = format!(
        "<</Type/Font/Subtype/TrueType/BaseFont/Unknown/FirstChar 0/LastChar 255/Widths[{widths}]/ToUnicode 7 0 R>>"
    );
    one_page(content, "/Resources<</Font<</F 6 0 R>>>>", "", &[&font, &cmap])
}

/// A page with a font of codes of two bytes that is not in the file, and `more` of its entries.
fn unembedded(content: &str, more: &str) -> Vec<u8> {
    let font = format!(
        "<</Type/Font/Subtype/Type0/BaseFont/Mada/Encoding/Identity-H{more}/DescendantFonts[<</Type/Font/Subtype/CIDFontType2\
         /BaseFont/Mada/DW 500/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>]>>"
    );
    one_page(content, "/Resources<</Font<</F 6 0 R>>>>", "", &[&font])
}

#[test]
fn codes_are_unicode_where_the_font_says_so_and_nowhere_else() {
    let page = "BT /F 12 Tf 50 700 Td <005A006F00EB002000532026> Tj ET";
    let told = read_with(&unembedded(page, "/ToUnicode/Identity-H"), &[]);
    assert_eq!((body(&told).as_str(), unread(&told)), ("Zoë S…", vec![]));
    let untold = read_with(&unembedded(page, ""), &[]);
    assert_eq!((body(&untold).contains('Z'), unread(&untold).len()), (false, 1), "recognition is asked");
}

#[test]
fn words_before_a_line_of_dots_stay_apart() {
    let dots = "(.) -230 ".repeat(30);
    let line = text_of(&format!("BT /F 12 Tf 50 700 Td [(Anna) -280 (Lee) -280 {dots} (7)] TJ ET"));
    assert!(line.starts_with("Anna Lee"), "{line}");
    let wide = text_of(&format!("BT /F 12 Tf 50 700 Td [(A) -300 (N) -300 (N) -300 (A) -230 {dots} (7)] TJ ET"));
    assert!(wide.starts_with("ANNA"), "{wide}");
}

#[test]
fn right_to_left_words_inside_a_line_keep_their_spaces() {
    let map = "<41> <0061>\n<42> <0062>\n<43> <05D0>\n<44> <05D1>\n<45> <05D2>\n<20> <0020>";
    let seen = |content: &str| body(&read_with(&mapped(&format!("BT /F 12 Tf 50 700 Td ({content}) Tj ET"), map), &[]));
    assert_eq!(seen("CD AB"), "ab בא", "the line runs to the left");
    assert_eq!(seen("AB ED ABA"), "ab בג aba");
    assert_eq!(seen("AB ED C AB A"), "ab א בג ab a");
    assert_eq!(seen("ABCDAB"), "abבאab");
}

#[test]
fn a_clusters_text_counts_once() {
    let map = "<41> <064A0628064A0628062D>\n<42> <0061>";
    let out = read_with(&mapped("BT /F 12 Tf 50 700 Td (BA\\001\\002B) Tj ET", map), &[]);
    assert_eq!((body(&out).as_str(), unread(&out)), ("a\u{64A}\u{628}\u{64A}\u{628}\u{62D}a", vec![]));
}

#[test]
fn marks_join_the_letter_they_stand_over() {
    let font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Differences[65/e/acute/a/circumflex/E/A]>>>>";
    let with = |content: &str| {
        let page = "/Resources<</Font<</F 6 0 R>>>>";
        body(&read_with(&one_page(&format!("BT /F 10 Tf 50 700 Td {content} Tj ET"), page, "", &[font]), &[]))
    };
    // Half of the letter's width and half of the accent's back, then forward again.
    assert_eq!(with("[(A) 445 (B) 112 (A)] TJ [(C)]TJ ()"), "éea");
    assert_eq!(with("[(B) 445 (A) -50 (C)] TJ ()"), "éa");
    assert_eq!(with("[(A) -300 (E) -300 (C) -300 (F) -300 (A) -300 (E)] TJ ()"), "e E a A e E", "a list of letters");
    assert_eq!(with("[(E) -300 (F) -300 (E) -300 (F) -300 (E)] TJ ()"), "EAEAE", "a word set wide");
}

#[test]
fn hidden_text_is_kept_apart_with_its_reason() {
    let cases = [
        ("BT /F 12 Tf 3 Tr 50 600 Td (Ada) Tj ET", "invisible text"),
        ("BT /F 12 Tf 1 g 50 600 Td (Ada) Tj ET", "white text"),
        ("BT /F 1 Tf 50 600 Td (Ada) Tj ET", "tiny text"),
        ("BT /F 12 Tf 50 900 Td (Ada) Tj ET", "off the page"),
        ("BT /F 12 Tf 50 600 Td (Ada) Tj ET 0 g 40 590 100 30 re f", "under a box"),
        ("0 g 40 590 100 30 re f BT /F 12 Tf 50 600 Td (Ada) Tj ET", "in the colour of its ground"),
        ("q 300 300 50 50 re W n BT /F 12 Tf 50 600 Td (Ada) Tj ET Q", "clipped away"),
    ];
    for (content, why) in cases {
        let out = read_with(&one_page(&format!("BT /F 12 Tf 50 700 Td (seen) Tj ET {content}"), "", "", &[]), &[]);
        assert_eq!((body(&out).as_str(), hidden(&out, why).as_str()), ("seen", "Ada"), "{why}");
    }
    let on_black = text_of("0 g 40 590 100 30 re f BT /F 12 Tf 1 g 50 600 Td (Ada) Tj ET");
    assert_eq!(on_black, "Ada", "white on black is read");
}

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
fn revised(first: &str, then: &str) -> Vec<u8> {
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
fn content_decides_the_bid() {
    let bid = |untrusted_name: &str, bytes: &[u8]| Pdf.bid(&Probe { untrusted_name, bytes });
    assert_eq!(bid("x.docx", b"%PDF-1.4 ..."), Bid::Magic);
    assert_eq!(bid("x.pdf", b"junk before\n%PDF-1.4"), Bid::Magic);
    assert_eq!(bid("x.pdf", b"no mark"), Bid::Extension);
    assert_eq!(bid("x.txt", b"how to write %PDF-1.4"), Bid::No);
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
