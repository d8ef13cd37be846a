//! Cases: what a document calls the subject, and how much of it belongs before the reviewer.

use super::*;
use crate::find::about::with_neighbours;
use crate::find::assemble::assemble;
use crate::model::{BlobId, Evidence, Item, ItemMeta};

fn document(pages: &[&str]) -> Item {
    let page = |(n, text): (usize, &&str)| Passage::new(Locator::Page(n as u32 + 1), PassageKind::Body, *text);
    Item {
        parent: None,
        untrusted_name: Evidence::new("scan.pdf"),
        blob: BlobId([0; 32]),
        size: 0,
        format: "pdf".into(),
        meta: ItemMeta::default(),
        passages: pages.iter().enumerate().map(page).collect(),
        exceptions: Vec::new(),
    }
}

/// The band of each page.
fn pages(plan: &Plan, pages: &[&str]) -> Vec<Option<Band>> {
    let item = document(pages);
    let drafts = assemble(&item);
    let verdicts = plan.judge_item(&item, &drafts);
    with_neighbours(plan, &item, &drafts, verdicts).into_iter().map(|v| v.map(|hit| hit.band)).collect()
}

const LATER: &str = "It rained.";

#[test]
fn what_a_document_calls_them_names_them_there() {
    let anna = plan(&["Anna Reed"]);
    for first in [
        "Present: Tom Cole (TC), Anna Reed (AR)",
        "AR = Anna Reed",
        "We met Anna Reed, known as Bunny, and Tom.",
        "We met Anna Reed (\u{201c}Bunny\u{201d}) and Tom.",
    ] {
        let last = if first.contains("Bunny") { "Then Bunny left." } else { "AR: I left." };
        assert_eq!(pages(&anna, &[first, LATER, LATER, LATER, last])[4], PROBABLE, "{first}");
        assert_eq!(pages(&anna, &["We met Anna Reed.", LATER, LATER, LATER, last])[4], None, "{first}");
    }
    let tom = plan(&["Tom Cole"]);
    assert_eq!(pages(&tom, &["We met Tom Cole (T).", LATER, LATER, "T left. T-shirts"])[3], PROBABLE);
    assert_eq!(pages(&tom, &["We met Tom Cole (T).", LATER, LATER, "T-shirts, Mr. T@x"])[3], None);
    let helen = plan(&["Helen Reed"]);
    assert_eq!(pages(&helen, &["We met Helen Reed (HR).", LATER, LATER, "Ask HR."])[3], None);
    let not = pages(
        &anna,
        &["Anna Reed (TC) and Anna Reed (mother), Anna Reed (MUM)", LATER, LATER, LATER, "TC MUM mother AR-1"],
    );
    assert_eq!(not[4], None);
}

#[test]
fn all_of_a_document_about_them_is_put_before_the_reviewer() {
    let anna = plan(&["Anna Reed"]);
    let four = |first: &'static str| pages(&anna, &[first, LATER, LATER, LATER]);
    assert_eq!(four("Report\nPupil: Anna Reed\nClass: Maple"), [PROBABLE, POSSIBLE, POSSIBLE, POSSIBLE]);
    assert_eq!(four("Register\nPupil: Tom Cole\nPupil: Anna Reed"), [PROBABLE, POSSIBLE, None, None]);
    assert_eq!(four("We met Anna Reed."), [PROBABLE, POSSIBLE, None, None]);
    let throughout = ["Anna Reed came.", LATER, "Anna Reed spoke.", "Anna Reed left.", LATER, LATER];
    assert_eq!(pages(&anna, &throughout)[5], POSSIBLE);
}

#[test]
fn initials_that_one_document_explains_are_learned() {
    let anna = plan(&["Anna Reed"]);
    let learned = |first: &str| {
        let item = document(&[first]);
        let drafts = assemble(&item);
        let verdicts = anna.judge_item(&item, &drafts).into_iter().map(|v| v.expect("named"));
        anna.learned_initials(&drafts.into_iter().zip(verdicts).collect::<Vec<_>>())
    };
    assert_eq!(learned("Anna Reed (AR) and Anna Reed (A)"), ["ar"]);
    assert!(learned("Anna Reed (TC), known as Bunny").is_empty());
}

#[test]
fn a_form_of_two_columns_about_them_is_whole_and_so_are_comments() {
    let anna = plan(&["Anna Reed"]);
    let kinds = |all: &[(PassageKind, &str)]| {
        let passages = all.iter().map(|(kind, text)| Passage::new(Locator::Whole, *kind, *text)).collect();
        let item = Item { passages, ..document(&[]) };
        let drafts = assemble(&item);
        let verdicts = anna.judge_item(&item, &drafts);
        let all = with_neighbours(&anna, &item, &drafts, verdicts);
        all.into_iter().map(|v| v.map(|hit| hit.band)).collect::<Vec<_>>()
    };
    use PassageKind::{Body, ColumnNames, Note, Row};
    let passport = [
        (Body, "PUPIL PASSPORT"),
        (ColumnNames, "Young person's full name\tAnna Reed"),
        (Row, "Diagnosis\tADHD"),
        (Body, "Likes: goats"),
    ];
    assert_eq!(kinds(&passport), [POSSIBLE, PROBABLE, POSSIBLE, POSSIBLE]);
    let list =
        [(ColumnNames, "Name\tClass"), (Row, "Tom Cole\tMaple"), (Row, "Anna Reed\tMaple"), (Row, "Ida Pell\tMaple")];
    assert_eq!(kinds(&list), [None, None, PROBABLE, None]);
    assert_eq!(kinds(&[(Body, "Anna Reed came."), (Note, "they are late again")])[1], POSSIBLE);
    assert_eq!(kinds(&[(Body, "Tom Cole came."), (Note, "they are late again")])[1], None);
}

#[test]
fn a_relative_whom_the_request_names_speaks_of_them() {
    let with = Identity { associates: strings(&["Nicola Reed-Boyd"]), ..identity(&["Anna Reed"]) };
    let anna = plan_of(with, Vec::new());
    let asked = anna.queries().into_iter().any(|q| q.all_of.len() == 3);
    assert!(asked, "the index is asked for the relative's name");
    assert_eq!(pages(&anna, &["From Nicola Reed-Boyd. My poor daughter is ill."]), [POSSIBLE]);
    assert_eq!(pages(&anna, &["From Nicola Reed-Boyd. The bill is paid."]), [None]);
    assert_eq!(pages(&anna, &["From Tom Cole. My daughter is ill."]), [None]);
}

#[test]
fn an_attachment_that_bears_their_name_is_offered_though_it_says_nothing_of_them() {
    let anna = plan(&["Anna Reed"]);
    let offered = |name: &str| {
        let item = Item { untrusted_name: Evidence::new(name), ..document(&[LATER, LATER]) };
        let drafts = assemble(&item);
        let verdicts = anna.judge_item(&item, &drafts);
        let told = with_neighbours(&anna, &item, &drafts, verdicts);
        told.iter().flatten().filter(|h| h.band == Band::Possible && h.reasons[0].code == "named").count()
    };
    assert_eq!(["Anna Reed.txt", "clients/Reed, Anna/2026/note.txt", "2026_Anna_Reed_CV.pdf"].map(offered), [2, 2, 2]);
    assert_eq!(["Reed invoice.pdf", "Tom Cole.txt", "scan.pdf"].map(offered), [0, 0, 0]);
}

/// The reason of each row of a sheet, by its code; the first row names the columns where `headed`.
fn rows(plan: &Plan, headed: bool, rows: &[&[&str]]) -> Vec<Option<String>> {
    let mut item = document(&[]);
    let letters = ["A", "B", "C", "D"];
    let columns = if headed { rows[0] } else { &letters[..] };
    let row = |(n, cells): (usize, &&[&str])| {
        let mut fields = crate::model::passage::FieldBuilder::default();
        cells.iter().zip(columns).filter(|(c, _)| !c.is_empty()).for_each(|(c, name)| fields.cell(name, c));
        let kind = if headed && n == 0 { PassageKind::ColumnNames } else { PassageKind::Row };
        fields.finish(Locator::Row { sheet: 1, row: n as u32 + 1 }, kind)
    };
    item.passages = rows.iter().enumerate().map(row).collect();
    let drafts = assemble(&item);
    let verdicts = plan.judge_item(&item, &drafts);
    let told = with_neighbours(plan, &item, &drafts, verdicts).into_iter();
    told.map(|v| v.and_then(|hit| hit.reasons.first().map(|r| r.code.clone()))).collect()
}

#[test]
fn a_value_in_a_column_headed_with_their_name_is_theirs_to_look_at() {
    let anna = plan(&["Anna Reed"]);
    let register: &[&[&str]] = &[
        &["Session", "Anna Reed", "Tom Cole"],
        &["3 May", "absent", "present"],
        &["4 May", "", "present"],
        &["5 May", "present", ""],
    ];
    let told = rows(&anna, true, register);
    let columns: Vec<bool> = told[1..].iter().map(|code| code.as_deref() == Some("column")).collect();
    assert_eq!(columns, [true, false, true], "{told:?}");
    assert!(rows(&plan(&["Ida Pell"]), true, register).iter().all(Option::is_none));
}

#[test]
fn rows_under_a_line_with_nothing_but_their_name_are_theirs_to_look_at() {
    let anna = plan(&["Anna Reed"]);
    let export: &[&[&str]] = &[
        &["Tom Cole"],
        &["3 May", "rent"],
        &["Reed, Anna"],
        &["3 May", "cried"],
        &["", "well again", "home"],
        &["Ida Pell"],
        &["9 May", "absent"],
    ];
    let told = rows(&anna, false, export);
    let under: Vec<bool> = told.iter().map(|code| code.as_deref() == Some("column")).collect();
    assert_eq!(under, [false, false, false, true, true, false, false], "{told:?}");
    // In a list each row has a name, though one has nothing else.
    let list: &[&[&str]] = &[&["Tom Cole", "7"], &["Anna Reed"], &["Ida Pell", "9"]];
    assert_eq!(rows(&anna, false, list)[2], None);
}

#[test]
fn a_column_may_be_headed_by_what_they_are_called_where_the_corner_is_empty() {
    let night = |corner| -> Vec<Vec<&'static str>> {
        vec![vec![corner, "Rm 3 Anna", "Rm 4 Tom"], vec!["Mon", "up at 3", "slept"]]
    };
    let told = |plan: &Plan, table: &[Vec<&str>]| {
        rows(plan, true, &table.iter().map(Vec::as_slice).collect::<Vec<_>>())[1].as_deref() == Some("column")
    };
    let mut anna = plan(&["Anna Reed"]);
    anna.admit("anna");
    assert!(told(&anna, &night("A")) && !told(&anna, &night("Night")));
    // Who bears the same name does not take the column away; whoever is called otherwise does not get it.
    let shared = plan_of(
        identity(&["Anna Reed"]),
        vec![Identity { born: vec![jiff::civil::date(1950, 1, 1)], ..identity(&["Anna Reed"]) }],
    );
    assert!(told(&shared, &[vec!["Day", "Reed, Anna", "Cole, Tom"], vec!["Mon", "here", "late"]]));
    assert!(!told(&anna, &[vec!["Day", "Reed, Luke", "Cole, Tom"], vec!["Mon", "here", "late"]]));
}
