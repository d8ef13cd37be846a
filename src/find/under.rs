//! Rows of a sheet that are the subject's by what stands above them: a register with a column for each child, an export with the
//! client's name in a line of its own over their visits.

use super::assemble::Draft;
use super::{Plan, TextView};
use crate::model::{Band, Field, Locator, Span, SubjectHit, UnitKind};
use std::collections::HashMap;

const COLUMN: &str = "has a value in a column that is headed with the subject's name";
const GROUP: &str = "stands under a line of the sheet that holds nothing but the subject's name";
/// What a first column without a name goes by, as the readers of sheets and of pages say it.
const CORNERS: [&str; 2] = ["A", "column 1"];
/// Rows below a line with nothing but a name that can be that person's.
const LONGEST: usize = 50;

/// For each draft why it may be the subject's though it does not name them; none for what is no row, or has a verdict.
pub(super) fn under(plan: &Plan, drafts: &[Draft], verdicts: &[Option<SubjectHit>]) -> Vec<Option<&'static str>> {
    let mut out = vec![None; drafts.len()];
    let mut heads: HashMap<&str, bool> = HashMap::new();
    let crossed = rows(drafts).any(|(_, d)| is_crossed(&d.fields));
    for (n, draft) in rows(drafts).filter(|(n, _)| verdicts[*n].is_none()) {
        let theirs = draft.fields.iter().filter(|f| !f.span.of(&draft.text).trim().is_empty()).any(|f| {
            let name = f.name.expose();
            *heads.entry(name).or_insert_with(|| heads_theirs(plan, name, crossed))
        });
        out[n] = theirs.then_some(COLUMN);
    }
    for (n, draft) in rows(drafts) {
        if verdicts[n].as_ref().is_some_and(is_sure) && filled(draft).count() == 1 {
            let below = (n + 1..drafts.len()).take(LONGEST).take_while(|m| goes_on(draft, &drafts[*m]));
            below.filter(|m| verdicts[*m].is_none()).for_each(|m| out[m] = Some(GROUP));
        }
    }
    out
}

fn rows(drafts: &[Draft]) -> impl Iterator<Item = (usize, &Draft)> {
    drafts.iter().enumerate().filter(|(_, d)| d.kind == UnitKind::Row)
}

fn is_sure(hit: &SubjectHit) -> bool {
    hit.band < Band::Possible && !hit.spans.is_empty()
}

/// True where `head`, over a column, names the subject: surely; in full, though a namesake bears it too; or, in a table with an empty corner
/// (`crossed`: days below each other, people side by side), by what they are called.
pub fn heads_theirs(plan: &Plan, head: &str, crossed: bool) -> bool {
    let Some(hit) = plan.judge(&TextView::plain(head)) else { return false };
    let called = |s: &&Span| !hit.in_part.contains(s) && (crossed || s.of(head).contains([' ', ',']));
    !hit.spans.is_empty() && (is_sure(&hit) || hit.spans.iter().any(|s| called(&s)))
}

/// True for a row of a table with an empty corner: its first cell stands under no name. Such a row tells it of all in the file.
pub fn is_crossed(fields: &[Field]) -> bool {
    fields.first().is_some_and(|f| CORNERS.contains(&f.name.expose()))
}

/// The values of a row that say something, with their columns' names.
fn filled(draft: &Draft) -> impl Iterator<Item = (&str, &str)> {
    let values = draft.fields.iter().map(|f| (f.name.expose(), f.span.of(&draft.text).trim()));
    values.filter(|(_, value)| !value.is_empty())
}

/// True for a row under the line `over`: of the same sheet, with more than one value, and with nobody where the name stood (nothing, a
/// date, a number), for a list has a name there in every row.
fn goes_on(over: &Draft, row: &Draft) -> bool {
    let column = filled(over).next().map_or("", |(name, _)| name);
    let nobody = |value: &str| value.starts_with(|c: char| !c.is_alphabetic());
    row.kind == UnitKind::Row
        && sheet(over) == sheet(row)
        && filled(row).count() > 1
        && filled(row).filter(|(name, _)| *name == column).all(|(_, value)| nobody(value))
}

fn sheet(draft: &Draft) -> Option<u32> {
    match draft.segments.first()?.locator {
        Locator::Row { sheet, .. } => Some(sheet),
        _ => None,
    }
}
