//! Small packages made here, each with one thing that must not be lost.

use crate::format::package::pack::{frame, pack};
use crate::format::{ReadLimits, read_tree};
use crate::model::{ExceptionKind, Item, Passage, PassageKind};

const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

/// Reads a document of this body and these further parts: name, end of content type, text.
fn items(body: &str, parts: &[(&str, &str, &str)]) -> Vec<Item> {
    let overrides: String = parts
        .iter()
        .map(|(name, kind, _)| format!("<Override PartName=\"/{name}\" ContentType=\"{WORD}{kind}\"/>"))
        .collect();
    let frame = frame("word/document.xml", &format!("{WORD}document.main+xml"), &overrides);
    let main = format!("<w:document><w:body>{body}</w:body></w:document>");
    let mut all: Vec<(&str, &str)> = frame.iter().map(|(n, t)| (*n, t.as_str())).collect();
    all.push(("word/document.xml", &main));
    all.extend(parts.iter().map(|(name, _, text)| (*name, *text)));
    read_tree("named.pdf", &pack(&all), &ReadLimits::default()).items
}

fn passages(body: &str, parts: &[(&str, &str, &str)]) -> Vec<Passage> {
    items(body, parts).swap_remove(0).passages
}

fn texts(passages: &[Passage]) -> Vec<&str> {
    passages.iter().map(|p| p.text.expose()).collect()
}

fn hidden<'p>(passages: &'p [Passage], why: &str) -> Vec<&'p str> {
    passages.iter().filter(|p| p.hidden.as_deref() == Some(why)).map(|p| p.text.expose()).collect()
}

#[test]
fn split_runs_are_joined_whatever_the_name_says() {
    let body = "<w:p><w:r><w:t>Jane Sm</w:t></w:r><w:proofErr/><w:r><w:t>ith</w:t><w:tab/><w:t>left</w:t></w:r></w:p>";
    let items = items(body, &[]);
    assert_eq!(items[0].format, "docx");
    assert_eq!(texts(&items[0].passages), ["Jane Smith\tleft"]);
}

#[test]
fn headings_part_passages_and_long_ones_are_cut_between_paragraphs() {
    let styles = "<w:styles><w:style w:styleId=\"B1\"><w:name w:val=\"heading 1\"/></w:style><w:style w:styleId=\"B2\"><w:basedOn w:val=\"B1\"/></w:style></w:styles>";
    let long = format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "word ".repeat(250));
    let body = format!(
        "<w:p><w:pPr><w:pStyle w:val=\"B2\"/></w:pPr><w:r><w:t>Care plan</w:t></w:r></w:p><w:p><w:r><w:t>a</w:t></w:r></w:p>{long}{long}"
    );
    let read = passages(&body, &[("word/styles.xml", "styles+xml", styles)]);
    let kinds: Vec<PassageKind> = read.iter().map(|p| p.kind).collect();
    assert_eq!(kinds, [PassageKind::Heading, PassageKind::Body, PassageKind::Body]);
    assert_eq!(read[2].locator.to_string(), "body, paragraph 4");
}

#[test]
fn deletions_are_hidden_with_author_and_context() {
    let body = "<w:p><w:r><w:t>Told by Jane </w:t></w:r><w:del w:author=\"Mr Grey\"><w:r><w:delText>Smi</w:delText></w:r></w:del><w:ins w:author=\"Ms Blue\"><w:r><w:t>Brown</w:t></w:r></w:ins><w:r><w:t>.</w:t></w:r></w:p>";
    let read = passages(body, &[]);
    assert_eq!(read[0].text.expose(), "Told by Jane Brown.");
    assert_eq!(read[1].hidden.as_deref(), Some("tracked deletion"));
    assert_eq!(read[1].values("author").collect::<Vec<_>>(), ["Mr Grey"]);
    assert!(read[1].text.expose().contains("Told by Jane Smi."), "context is kept, as it was before");
    assert_eq!(hidden(&read, "tracked changes"), ["Changed by: Mr Grey\nChanged by: Ms Blue"]);
}

#[test]
fn hidden_and_white_text_is_marked_and_white_on_colour_is_not() {
    let run = |properties: &str, text: &str| format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>");
    let white = "<w:color w:val=\"FFFFFF\"/>";
    let body = format!(
        "<w:p>{}{}</w:p><w:p>{}{}</w:p>",
        run("<w:vanish/>", "secret"),
        run("<w:vanish w:val=\"0\"/>", "plain"),
        run(white, "ghost"),
        run(&format!("{white}<w:highlight w:val=\"black\"/>"), "label")
    );
    let read = passages(&body, &[]);
    assert_eq!(hidden(&read, "hidden text"), ["secretplain"]);
    assert_eq!(hidden(&read, "white text"), ["ghostlabel"]);
    let shown: Vec<&str> = read.iter().filter(|p| p.hidden.is_none()).map(|p| p.text.expose()).collect();
    assert_eq!(shown, ["plain", "label"]);
}

#[test]
fn notes_comments_headers_and_properties_are_read() {
    let comments = "<w:comments><w:comment w:author=\"Ann Lee\" w:initials=\"AL\" w:date=\"2024-05-01T10:00:00Z\"><w:p><w:r><w:t>Check this</w:t></w:r></w:p></w:comment></w:comments>";
    let footnotes = "<w:footnotes><w:footnote w:type=\"separator\"><w:p/></w:footnote><w:footnote w:id=\"2\"><w:p><w:r><w:t>As Jane said</w:t></w:r></w:p></w:footnote></w:footnotes>";
    let header = "<w:hdr><w:p><w:r><w:t>Case 7741</w:t></w:r></w:p></w:hdr>";
    let core = "<cp:coreProperties><dc:title>Plan</dc:title><dc:creator>Ann Lee</dc:creator><dcterms:modified>2024-05-02T09:00:00Z</dcterms:modified></cp:coreProperties>";
    let items = items(
        "<w:p><w:r><w:t>Body</w:t></w:r></w:p>",
        &[
            ("word/comments.xml", "comments+xml", comments),
            ("word/footnotes.xml", "footnotes+xml", footnotes),
            ("word/header1.xml", "header+xml", header),
            ("docProps/core.xml", "core-properties+xml", core),
        ],
    );
    let read = &items[0].passages;
    let comment = read
        .iter()
        .find(|p| p.values("Author").any(|a| a == "Ann Lee") && p.kind == PassageKind::Note)
        .expect("comment");
    assert_eq!(comment.values("Text").collect::<Vec<_>>(), ["Check this"]);
    assert_eq!(comment.values("Initials").collect::<Vec<_>>(), ["AL"]);
    assert!(texts(read).contains(&"As Jane said") && texts(read).contains(&"Case 7741"));
    assert_eq!(items[0].meta.date.as_deref(), Some("2024-05-02T09:00:00Z"));
    assert_eq!(items[0].meta.title.as_ref().map(|t| t.expose()), Some("Plan"));
}

#[test]
fn table_rows_have_fields_and_tables_in_tables_their_own_rows() {
    let cell = |inner: &str| format!("<w:tc>{inner}</w:tc>");
    let say = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let inner = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell(&say("in 1")), cell(&say("in 2")));
    let head = format!("<w:tr>{}{}</w:tr>", cell(&say("Pupil")), cell(&say("Notes")));
    let row = format!("<w:tr>{}{}</w:tr>", cell(&say("Jane Smith")), cell(&(say("late") + &inner + "<w:p/>")));
    let read = passages(&format!("<w:tbl>{head}{row}</w:tbl>"), &[]);
    assert_eq!(read[0].kind, PassageKind::ColumnNames);
    assert_eq!(read[1].values("pupil").collect::<Vec<_>>(), ["Jane Smith"]);
    assert_eq!(read[1].values("notes").collect::<Vec<_>>(), ["late"]);
    assert_eq!(read[2].text.expose(), "in 1\tin 2");
}

#[test]
fn a_table_of_labels_and_what_they_ask_for_is_one_text() {
    let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let row = |cells: &[&str]| format!("<w:tr>{}</w:tr>", cells.iter().map(|c| cell(c)).collect::<String>());
    let form = format!("<w:tbl>{}{}</w:tbl>", row(&["Name", "Anna Reed"]), row(&["Diagnosis:", "ADHD"]));
    let list = format!("<w:tbl>{}{}</w:tbl>", row(&["Name", "Class"]), row(&["Tom Cole", "Maple"]));
    let read = passages(
        &format!("<w:p><w:r><w:t>PASSPORT</w:t></w:r></w:p>{form}<w:p><w:r><w:t>Likes goats</w:t></w:r></w:p>{list}"),
        &[],
    );
    assert_eq!(
        texts(&read),
        ["PASSPORT", "Name: Anna Reed\nDiagnosis: ADHD", "Likes goats", "Name\tClass", "Tom Cole\tMaple"]
    );
    assert_eq!(read[1].values("diagnosis").collect::<Vec<_>>(), ["ADHD"]);
    assert_eq!(read[4].values("class").collect::<Vec<_>>(), ["Maple"]);
}

#[test]
fn a_text_box_and_its_fallback_are_read_once() {
    let inside = "<w:txbxContent><w:p><w:r><w:t>Call Jane</w:t></w:r></w:p></w:txbxContent>";
    let body = format!(
        "<w:p><w:r><w:t>Before</w:t><mc:AlternateContent><mc:Choice><wps:txbx>{inside}</wps:txbx></mc:Choice><mc:Fallback><v:textbox>{inside}</v:textbox></mc:Fallback></mc:AlternateContent><w:t> after</w:t></w:r></w:p>"
    );
    assert_eq!(texts(&passages(&body, &[])), ["Before after", "Call Jane"]);
}

#[test]
fn field_codes_alternative_text_variables_and_links_are_notes() {
    let body = "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>HYPERLINK \"mailto:ja</w:instrText></w:r><w:r><w:instrText>ne@x.org\"</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>mail</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:drawing><wp:docPr id=\"1\" name=\"Picture 1\" descr=\"Jane at the fair\"/></w:drawing></w:r></w:p>";
    let relations = "<Relationships><Relationship Id=\"h\" Type=\"x/hyperlink\" TargetMode=\"External\" Target=\"https://x.org/jane\"/></Relationships>";
    let settings = "<w:settings><w:docVars><w:docVar w:name=\"Pupil\" w:val=\"Jane\"/></w:docVars></w:settings>";
    let parts = [
        ("word/_rels/document.xml.rels", "relationships+xml", relations),
        ("word/settings.xml", "settings+xml", settings),
    ];
    let read = passages(body, &parts);
    assert_eq!(read[0].text.expose(), "mail");
    assert_eq!(hidden(&read, "field code"), ["mailto:jane@x.org"]);
    assert_eq!(hidden(&read, "alternative text"), ["Jane at the fair"]);
    assert_eq!(hidden(&read, "link target"), ["https://x.org/jane"]);
    assert_eq!(hidden(&read, "document variables"), ["Pupil: Jane"]);
}

#[test]
fn embedded_files_are_members_and_custom_xml_is_read() {
    let custom = ("customXml/item1.xml", "none", "<a b=\"Jane&#x20;Smith\">Aurelia&#32;Q</a>");
    let read = items("<w:p><w:r><w:t>x</w:t></w:r></w:p>", &[("word/embeddings/note.txt", "none", "hello"), custom]);
    assert_eq!(read[1].untrusted_name.expose(), "note.txt");
    assert_eq!(hidden(&read[0].passages, "custom XML"), ["Jane Smith\nAurelia Q"]);
}

#[test]
fn a_broken_part_is_read_as_far_as_it_goes_and_named() {
    let broken = items("<w:p><w:r><w:t>Jane Smith</w:t></w:r></w:p><w:p></w:q>", &[]);
    assert_eq!(texts(&broken[0].passages), ["Jane Smith"]);
    assert_eq!(broken[0].exceptions[0].kind, ExceptionKind::PartlyRead);
    assert_eq!(broken[0].exceptions[0].locator.to_string(), "property body");
}
