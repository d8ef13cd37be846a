//! Small documents made here.

use super::walk::MAX_REPEAT;
use crate::format::package::pack::pack;
use crate::format::{ReadLimits, read_tree};
use crate::model::{Passage, PassageKind};

fn passages(kind: &str, body: &str) -> Vec<Passage> {
    let mimetype = format!("application/vnd.oasis.opendocument.{kind}");
    let content = format!("<office:document-content><office:body>{body}</office:body></office:document-content>");
    read_tree("x", &pack(&[("mimetype", &mimetype), ("content.xml", &content)]), &ReadLimits::default())
        .items
        .swap_remove(0)
        .passages
}

#[test]
fn text_keeps_its_spaces_and_notes_stand_apart() {
    let body = "<office:text><text:h>Plan</text:h><text:p>Jane<text:s text:c=\"2\"/>Smith<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>as told</text:p></text:note-body></text:note> left<office:annotation><dc:creator>Ann</dc:creator><text:p>why?</text:p></office:annotation></text:p></office:text>";
    let read = passages("text", body);
    let texts: Vec<&str> = read.iter().map(|p| p.text.expose()).collect();
    assert_eq!(texts, ["Plan", "Jane  Smith left", "as told", "Author: Ann\nText: why?"]);
    assert_eq!(read[0].kind, PassageKind::Heading);
}

#[test]
fn sheets_have_rows_with_fields_and_repeats_are_bounded() {
    let cell = |t: &str| format!("<table:table-cell><text:p>{t}</text:p></table:table-cell>");
    let body = format!(
        "<office:spreadsheet><table:table table:name=\"S\"><table:table-row>{}{}</table:table-row><table:table-row table:number-rows-repeated=\"2\"><table:table-cell/></table:table-row><table:table-row table:visibility=\"collapse\">{}{}</table:table-row><table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell table:number-columns-repeated=\"9\"><text:p>x</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet>",
        cell("Pupil"),
        cell("Age"),
        cell("Jane"),
        cell("7")
    );
    let read = passages("spreadsheet", &body);
    assert_eq!(read[2].locator.to_string(), "sheet 1, row 4");
    assert_eq!(read[2].hidden.as_deref(), Some("hidden row"));
    assert_eq!(read[2].values("pupil").collect::<Vec<_>>(), ["Jane"]);
    assert_eq!(read.len(), 3 + MAX_REPEAT as usize);
}

#[test]
fn a_cell_beyond_the_last_column_is_read() {
    let cell = |t: &str| format!("<table:table-cell><text:p>{t}</text:p></table:table-cell>");
    let body = format!(
        "<office:spreadsheet><table:table table:name=\"S\"><table:table-row>{}<table:table-cell table:number-columns-repeated=\"20000\"/>{}{}</table:table-row></table:table></office:spreadsheet>",
        cell("near"),
        cell("far"),
        cell("farther")
    );
    let read = passages("spreadsheet", &body);
    let text = read.iter().map(|p| p.text.expose()).collect::<Vec<_>>().join("\n");
    assert!(["near", "far", "farther"].iter().all(|word| text.split_whitespace().any(|w| w == *word)), "{text}");
}

#[test]
fn a_table_of_labels_and_values_is_one_text() {
    let row = |cells: &[&str]| {
        let cell = |t: &&str| format!("<table:table-cell><text:p>{t}</text:p></table:table-cell>");
        format!("<table:table-row>{}</table:table-row>", cells.iter().map(cell).collect::<String>())
    };
    let table = |rows: &[&[&str]]| {
        let rows: String = rows.iter().map(|r| row(r)).collect();
        format!(
            "<office:text><text:p>Intake</text:p><table:table>{rows}</table:table><text:p>Signed</text:p></office:text>"
        )
    };
    let texts = |body: &str| passages("text", body).iter().map(|p| p.text.expose().to_owned()).collect::<Vec<_>>();
    let form = table(&[&["Surname", "Reed"], &["Known as", ""], &["Why now?", "He ran off"]]);
    assert_eq!(texts(&form), ["Intake", "Surname: Reed\nKnown as: \nWhy now?: He ran off", "Signed"]);
    let records = table(&[&["Name", "Role"], &["Anna Reed", "Cook"]]);
    assert_eq!(texts(&records), ["Intake", "Name\tRole", "Anna Reed\tCook", "Signed"]);
}
