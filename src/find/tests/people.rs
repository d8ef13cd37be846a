//! Cases: other people of the surname, in what is judged together. A part of a name is nobody's while another holder is named and the
//! subject is not.

use super::*;
use crate::find::assemble::assemble;
use crate::model::{BlobId, Evidence, Item, ItemMeta};

fn mail(header: &[(&str, &str)], body: &str) -> Item {
    let body = Passage::new(Locator::MailBody(1), PassageKind::Body, body);
    Item {
        parent: None,
        untrusted_name: Evidence::default(),
        blob: BlobId([0; 32]),
        size: 0,
        format: "eml".into(),
        meta: ItemMeta::default(),
        passages: vec![headers(header), body],
        exceptions: Vec::new(),
    }
}

/// The best hit in a mail, after the conversation it belongs to has carried what it can.
fn carried(plan: &Plan, header: &[(&str, &str)], body: &str) -> Option<Band> {
    let item = mail(header, body);
    let hits = plan.judge_item(&item, &assemble(&item)).into_iter().flatten();
    let carry = |mut hit: SubjectHit| {
        if plan.rests_on_a_part(&hit) {
            plan.carry(&mut hit, "thread");
        }
        hit.band
    };
    hits.map(carry).min()
}

#[test]
fn a_conversation_carries_a_part_of_the_name_unless_another_holder_is_named() {
    let danny = plan(&["Danny McCarty"]);
    let to = |who: &'static str| [("From", "a@x.org"), ("To", who)];
    assert_eq!(carried(&danny, &to("b@x.org"), "McCarty will see to it."), PROBABLE);
    assert_eq!(carried(&danny, &to("melinda.mccarty@x.org"), "McCarty will see to it."), POSSIBLE);
    assert_eq!(carried(&danny, &to("b@x.org"), "Melinda McCarty came. McCarty will see to it."), POSSIBLE);
    assert_eq!(carried(&danny, &to("melinda.mccarty@x.org"), "Danny McCarty will see to it."), PROBABLE);
}

#[test]
fn another_holder_in_one_part_of_a_mail_counts_in_its_technical_lines() {
    let danny = plan(&["Danny McCarty"]);
    let header = [("From", "a@x.org"), ("Cc", "melinda.mccarty@x.org"), ("X-Owner", "McCarty")];
    assert_eq!(carried(&danny, &header, "Please plan to attend."), POSSIBLE);
}

#[test]
fn what_stands_behind_the_comma_of_a_display_name_is_a_forename_whoever_bears_it() {
    let danny = plan(&["Danny McCarty"]);
    for name in
        ["McCarty, Xanthippe <xm@x.org>", "\"McCarty, Xanthippe Q.\" <xm@x.org>", "Mccarty, Xanthi </O=X/CN=R/CN=XM>"]
    {
        assert!(judge_headers(&danny, &[("To", name)]).is_none(), "{name}");
    }
    assert_eq!(judge_headers(&danny, &[("To", "McCarty, Danny <x@y.org>")]).map(|h| h.band), PROBABLE);
    assert_eq!(judge_headers(&danny, &[("To", "McCarty, Dan J. <x@y.org>")]).map(|h| h.band), PROBABLE);
    assert_eq!(judge_headers(&danny, &[("To", "McCarty <x@y.org>, Ann <a@y.org>")]).map(|h| h.band), POSSIBLE);
}

#[test]
fn father_and_son_by_generation_and_initial() {
    let son = plan(&["John P. Smith Jr"]);
    all(&son, PROBABLE, &["John Smith Jr", "John P Smith, Jr.", "Smith, John P. (Jr)", "Jack Smith"]);
    all(&son, POSSIBLE, &["John Smith Sr", "John Smith III", "John Q. Smith"]);
    all(&son, None, &["Peter Smith Jr", "Smith, Peter"]);
}

#[test]
fn nicknames_maiden_names_and_aliases_in_addresses() {
    let mut subject = identity(&["Elizabeth Hargreaves"]);
    subject.former = strings(&["Elizabeth Pell"]);
    subject.known_as = strings(&["Bunty"]);
    let liz = plan_of(subject, Vec::new());
    all(
        &liz,
        PROBABLE,
        &["Liz Hargreaves", "Beth Pell", "Bunty Hargreaves", "Betty Pell", "Pell, Libby", "bunty.pell@x.org"],
    );
    all(&liz, POSSIBLE, &["Mrs Pell", "E. Hargreaves", "Hargreaves, E", "epell@x.org"]);
    all(&liz, None, &["Susan Hargreaves", "Pell, Graham", "graham.pell@x.org", "G Hargreaves"]);
}

#[test]
fn what_answers_a_message_that_calls_them_as_a_namesake_is_called_is_offered() {
    let chain = |said: &str| {
        let body = format!(
            "Has anybody asked?\n\nFrom: Tove Lind\nSent: 1 May 2026 10:00\nTo: Ida Pell\nSubject: Lunch\n\n{said}\n"
        );
        let item =
            mail(&[("From", "Ida Pell <i@x.org>"), ("To", "Tove Lind <t@x.org>"), ("Subject", "Re: Lunch")], &body);
        let anna = plan_of(identity(&["Anna Reed"]), vec![identity(&["Anna Reed"])]);
        let verdicts = anna.judge_item(&item, &assemble(&item));
        verdicts.into_iter().map(|v| v.map(|hit| hit.band)).collect::<Vec<_>>()
    };
    assert_eq!(chain("Anna Reed left."), [POSSIBLE, POSSIBLE]);
    assert_eq!(chain("Mrs Reed left."), [None, POSSIBLE], "by the surname a whole family is called");
    assert_eq!(chain("Tom left."), [None, None]);
}
