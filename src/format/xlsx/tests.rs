//! Small workbooks made here, each with one thing that must not be lost.

use crate::format::package::pack::{frame, pack};
use crate::format::{ReadLimits, read_tree};
use crate::model::{ExceptionKind, Item, Passage, PassageKind};

const SHEET: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

/// Reads a workbook of one sheet `Staff`, with further attributes for it, and further parts.
fn item(attributes: &str, sheet: &str, parts: &[(&str, &str, &str)]) -> Item {
    let mut overrides = String::new();
    for (name, kind, _) in parts {
        overrides += &format!("<Override PartName=\"/{name}\" ContentType=\"{SHEET}{kind}\"/>");
    }
    overrides += &format!("<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{SHEET}worksheet+xml\"/>");
    let frame = frame("xl/workbook.xml", &format!("{SHEET}sheet.main+xml"), &overrides);
    let book = format!(
        "<workbook><sheets><sheet name=\"Staff\" sheetId=\"1\" r:id=\"s1\" {attributes}/></sheets><definedNames><definedName name=\"Boss\">\"Jane Roe\"</definedName><definedName name=\"_xlnm.Print_Area\">Staff!$A$1</definedName></definedNames></workbook>"
    );
    let relations = "<Relationships><Relationship Id=\"s1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>";
    let sheet = format!("<worksheet>{sheet}</worksheet>");
    let mut all: Vec<(&str, &str)> = frame.iter().map(|(n, t)| (*n, t.as_str())).collect();
    all.extend([
        ("xl/workbook.xml", book.as_str()),
        ("xl/_rels/workbook.xml.rels", relations),
        ("xl/worksheets/sheet1.xml", &sheet),
    ]);
    all.extend(parts.iter().map(|(name, _, text)| (*name, *text)));
    read_tree("book", &pack(&all), &ReadLimits::default()).items.swap_remove(0)
}

fn cell(place: &str, text: &str) -> String {
    format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

fn hidden<'p>(passages: &'p [Passage], why: &str) -> Vec<&'p str> {
    passages.iter().filter(|p| p.hidden.as_deref() == Some(why)).map(|p| p.text.expose()).collect()
}

#[test]
fn rows_keep_their_numbers_and_cells_their_columns() {
    let styles = "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"dd/mm/yyyy\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/></cellXfs></styleSheet>";
    let sheet = format!(
        "<sheetData><row r=\"3\">{}{}{}</row><row r=\"7\">{}<c r=\"C7\" s=\"1\"><v>40000</v></c><c r=\"D7\" t=\"b\"><v>1</v></c></row></sheetData>",
        cell("B3", "Pupil"),
        cell("C3", "Born"),
        cell("D3", "Meals"),
        cell("B7", "Jane Smith")
    );
    let item = item("", &sheet, &[("xl/styles.xml", "styles+xml", styles)]);
    assert_eq!(item.passages[0].kind, PassageKind::Heading);
    assert_eq!(item.passages[1].kind, PassageKind::ColumnNames);
    let row = &item.passages[2];
    assert_eq!(
        (row.locator.to_string().as_str(), row.text.expose()),
        ("sheet 1, row 7", "Jane Smith\t2009-07-06\tTRUE")
    );
    assert_eq!(row.values("born").collect::<Vec<_>>(), ["2009-07-06"]);
}

#[test]
fn hidden_sheets_rows_and_columns_are_marked() {
    let rows = format!("<sheetData><row r=\"1\">{}</row></sheetData>", cell("A1", "Jane"));
    let whole = item("state=\"veryHidden\"", &rows, &[]);
    assert_eq!(hidden(&whole.passages, "very hidden sheet"), ["Staff", "Jane"]);
    let rows = format!(
        "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols><sheetData><row r=\"1\" hidden=\"1\">{}</row><row r=\"2\">{}{}</row></sheetData>",
        cell("A1", "Jane"),
        cell("A2", "seen"),
        cell("B2", "secret")
    );
    let parts = item("", &rows, &[]);
    assert_eq!(hidden(&parts.passages, "hidden row"), ["Jane"]);
    assert_eq!(hidden(&parts.passages, "hidden column"), ["seen\tsecret"]);
    assert!(parts.passages.iter().any(|p| p.hidden.is_none() && p.text.expose() == "seen"));
}

#[test]
fn strings_no_cell_uses_are_told() {
    let strings = "<sst><si><t>used</t></si><si><r><t>Jane </t></r><r><t>Smith</t></r></si></sst>";
    let sheet = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row></sheetData>";
    let item = item("", sheet, &[("xl/sharedStrings.xml", "sharedStrings+xml", strings)]);
    assert_eq!(hidden(&item.passages, "unused string"), ["Jane Smith"]);
    assert!(item.passages.iter().any(|p| p.text.expose() == "used"));
}

#[test]
fn what_stands_beside_the_cells_is_told() {
    let sheet = "<sheetData><row r=\"1\"><c r=\"A1\"><f>IF(B1=\"Jane Smith\",1,0)</f><v>0</v></c></row></sheetData><dataValidations><dataValidation prompt=\"Ask Ann\"><formula1>\"Jane,Joe\"</formula1></dataValidation></dataValidations><hyperlinks><hyperlink ref=\"A1\" tooltip=\"Jane's file\"/></hyperlinks><headerFooter><oddHeader>&amp;LClass 4</oddHeader></headerFooter>";
    let cache = "<pivotCacheDefinition><cacheFields><cacheField name=\"Head\"><sharedItems><s v=\"Jim Poe\"/></sharedItems></cacheField></cacheFields></pivotCacheDefinition>";
    let item = item("", sheet, &[("xl/pivotCache/d1.xml", "pivotCacheDefinition+xml", cache)]);
    assert_eq!(hidden(&item.passages, "formula"), ["Jane Smith"]);
    assert_eq!(hidden(&item.passages, "data validation"), ["Ask Ann", "Jane,Joe"]);
    assert_eq!(hidden(&item.passages, "link tip"), ["Jane's file"]);
    assert_eq!(hidden(&item.passages, "defined name"), ["Boss = Jane Roe"]);
    assert_eq!(hidden(&item.passages, "pivot cache"), ["Head\nJim Poe"]);
    assert!(item.passages.iter().any(|p| p.hidden.is_none() && p.text.expose() == "Class 4"));
}

#[test]
fn comments_have_their_authors() {
    let comments = "<comments><authors><author>Ann Lee</author></authors><commentList><comment ref=\"B2\" authorId=\"0\"><text><r><t>Jane </t></r><r><t>again</t></r></text></comment></commentList></comments>";
    let people = "<personList><person id=\"{1}\" displayName=\"Bo Li\" userId=\"bo.li@x.example\"/></personList>";
    let threads = "<ThreadedComments><threadedComment ref=\"B3\" personId=\"{1}\" dT=\"2024-01-01T00:00:00\"><text>Reply</text></threadedComment></ThreadedComments>";
    let parts = [
        ("xl/comments1.xml", "comments+xml", comments),
        ("xl/persons/person.xml", "person+xml", people),
        ("xl/threadedComments/t1.xml", "threadedcomments+xml", threads),
    ];
    let item = item("", "<sheetData/>", &parts);
    let told: Vec<&str> =
        item.passages.iter().filter(|p| p.kind == PassageKind::Note).map(|p| p.text.expose()).collect();
    assert!(told.contains(&"Author: Ann Lee\nComment on B2: Jane again"), "{told:?}");
    assert_eq!(hidden(&item.passages, "people"), ["Bo Li\nbo.li@x.example"]);
    assert!(told.contains(&"Author: Bo Li\nDate: 2024-01-01T00:00:00\nComment on B3: Reply"), "{told:?}");
}

#[test]
fn a_string_repeated_beyond_the_budget_stops_the_reading() {
    let strings = format!("<sst><si><t>{}</t></si></sst>", "ab ".repeat(400_000));
    let cells: String = (1..=100).map(|row| format!("<row r=\"{row}\"><c t=\"s\"><v>0</v></c></row>")).collect();
    let item = item(
        "",
        &format!("<sheetData>{cells}</sheetData>"),
        &[("xl/sharedStrings.xml", "sharedStrings+xml", &strings)],
    );
    assert_eq!(item.exceptions.iter().map(|e| e.kind).collect::<Vec<_>>(), [ExceptionKind::TooLarge]);
    assert!(item.passages.len() < 100);
}

#[test]
fn a_sheet_cut_short_keeps_its_rows_and_says_so() {
    let item = item("", &format!("<sheetData><row r=\"1\">{}</row></wrong>", cell("A1", "Jane")), &[]);
    assert!(item.passages.iter().any(|p| p.text.expose() == "Jane"));
    assert_eq!(item.exceptions[0].kind, ExceptionKind::PartlyRead);
}
