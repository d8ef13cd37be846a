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
