//! Cases: who is found, how surely, and who is not; and what all of them need.

mod bands;
mod documents;
mod headers;
mod identifiers;
mod names;
mod oracle;
mod people;
mod queries;
mod rare;
mod shared;

use super::*;
use crate::model::passage::FieldBuilder;
use crate::model::{Band, Identity, Locator, Passage, PassageKind, RequestForm, SubjectHit, VariantSettings};

const PROBABLE: Option<Band> = Some(Band::Probable);
const POSSIBLE: Option<Band> = Some(Band::Possible);
const CERTAIN: Option<Band> = Some(Band::Certain);

fn strings(all: &[&str]) -> Vec<String> {
    all.iter().map(|s| (*s).to_owned()).collect()
}

fn identity(names: &[&str]) -> Identity {
    Identity { names: strings(names), ..Identity::default() }
}

fn form(subject: Identity, namesake: Vec<Identity>) -> RequestForm {
    RequestForm {
        received: jiff::civil::date(2026, 3, 2),
        channel: "letter".into(),
        requester: None,
        preferred_form: None,
        subject,
        namesake,
        variants: VariantSettings::default(),
    }
    .settled()
}

fn plan_of(subject: Identity, namesake: Vec<Identity>) -> Plan {
    Plan::new(&form(subject, namesake))
}

fn plan(names: &[&str]) -> Plan {
    plan_of(identity(names), Vec::new())
}

fn judge(plan: &Plan, text: &str) -> Option<SubjectHit> {
    plan.judge(&TextView::plain(text))
}

#[track_caller]
fn all(plan: &Plan, want: Option<Band>, texts: &[&str]) {
    for text in texts {
        let hit = judge(plan, text);
        assert_eq!(hit.as_ref().map(|h| h.band), want, "{text:?} {:?}", hit.map(|h| h.reasons));
    }
}

#[track_caller]
fn says(plan: &Plan, text: &str, code: &str) {
    let hit = judge(plan, text);
    assert!(hit.as_ref().is_some_and(|h| h.reasons.iter().any(|r| r.code == code)), "{text:?} {hit:?}");
}

fn headers(lines: &[(&str, &str)]) -> Passage {
    let mut fields = FieldBuilder::default();
    lines.iter().for_each(|(n, v)| fields.line(n, v));
    fields.finish(Locator::MailHeader, PassageKind::MailHeader)
}

fn judge_headers(plan: &Plan, lines: &[(&str, &str)]) -> Option<SubjectHit> {
    judge_passage(plan, &headers(lines))
}

/// A row of a sheet: columns and cells.
fn judge_row(plan: &Plan, cells: &[(&str, &str)]) -> Option<SubjectHit> {
    let mut row = FieldBuilder::default();
    cells.iter().for_each(|(column, value)| row.cell(column, value));
    judge_passage(plan, &row.finish(Locator::Row { sheet: 1, row: 2 }, PassageKind::Row))
}

fn judge_passage(plan: &Plan, passage: &Passage) -> Option<SubjectHit> {
    plan.judge(&TextView { text: passage.text.expose(), fields: &passage.fields, ..TextView::default() })
}
