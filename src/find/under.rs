//! Rows of a sheet that are the subject's by what stands above them: a register with a column for each child, an export with the
//! client's name in a line of its own over their visits.

use super::assemble::Draft;
use super::{Plan, TextView};
use crate::model::{Band, Locator, SubjectHit, UnitKind};
use std::collections::HashMap;

const COLUMN: &str = "has a value in a column that is headed with the subject's name";
const GROUP: &str = "stands under a line of the sheet that holds nothing but the subject's name";
/// Rows below a line with nothing but a name that can be that person's.
const LONGEST: usize = 50;

/// For each draft why it may be the subject's though it does not name them; none for what is no row, or has a verdict.
pub(super) fn under(plan: &Plan, drafts: &[Draft], verdicts: &[Option<SubjectHit>]) -> Vec<Option<&'static str>> {
    let mut out = vec![None; drafts.len()];
    let mut heads: HashMap<&str, bool> = HashMap::new();
    for (n, draft) in rows(drafts).filter(|(n, _)| verdicts[*n].is_none()) {
        let theirs = draft.fields.iter().filter(|f| !f.span.of(&draft.text).trim().is_empty()).any(|f| {
            let name = f.name.expose();
            *heads.entry(name).or_insert_with(|| names(plan, name))
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

fn names(plan: &Plan, text: &str) -> bool {
    plan.judge(&TextView::plain(text)).as_ref().is_some_and(is_sure)
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
