//! Registers with a column for each person: of a row that is the subject's by the name over their column, what stands under somebody
//! else's name is not theirs. It is no part of the unit: nobody need find words for "late again" under another pupil's name.

use super::find::FoundItem;
use crate::detect::{calendar, gazetteer, is_title_word};
use crate::find::assemble::Draft;
use crate::find::{Plan, heads_theirs, is_crossed};
use crate::model::unit::Segment;
use crate::model::{Field, PassageKind, Span, SubjectHit, UnitKind, fold};
use std::collections::HashMap;

/// From this class on a word counts as a name that people bear.
const BORNE: u8 = 2;
/// From this class on a forename is one that many bear.
const USUAL: u8 = 3;
/// Letters of initials that head a column, at most.
const INITIALS: usize = 4;

/// What heads a column.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Head {
    Theirs,
    Others,
    Nobodys,
}

/// Takes what stands under the names of others out of the rows of registers.
pub(super) fn keep_own(plan: &Plan, found: &mut [FoundItem]) {
    for item in found {
        let rows = || item.item.passages.iter().filter(|p| p.kind == PassageKind::Row);
        let crossed = item.drafts.iter().any(|(d, _)| d.kind == UnitKind::Row) && rows().any(|p| is_crossed(&p.fields));
        let label = item.item.passages.iter().find(|p| p.kind == PassageKind::ColumnNames).filter(|_| !crossed);
        let label = label.and_then(|p| Some(p.fields.first()?.span.of(p.text.expose()).trim().to_owned()));
        let mut heads: HashMap<String, Head> = HashMap::new();
        for (draft, hit) in item.drafts.iter_mut().filter(|(d, _)| d.kind == UnitKind::Row) {
            let names = draft.fields.iter().map(|f| f.name.expose().to_owned());
            let mut each: Vec<Head> =
                names.map(|n| *heads.entry(n).or_insert_with_key(|n| head(plan, n, crossed))).collect();
            settle(draft, label.as_deref(), &mut each);
            if let Some(kept) = kept(draft, hit, &each) {
                narrow(draft, hit, &kept);
            }
        }
    }
}

/// What a column's name does not tell alone: the first of the table (`label`) says what each row is (`Day`), unless the corner is empty; and
/// where the subject is there by initials, so are others.
fn settle(draft: &Draft, label: Option<&str>, heads: &mut [Head]) {
    if let (Some(head @ Head::Others), Some(first)) = (heads.first_mut(), draft.fields.first())
        && label.is_some_and(|label| label == first.name.expose().trim() && is_word(label))
    {
        *head = Head::Nobodys;
    }
    let initials = draft.fields.iter().zip(&*heads).any(|(f, h)| *h == Head::Theirs && is_short(f.name.expose()));
    let others = draft.fields.iter().zip(heads).filter(|(f, h)| **h == Head::Nobodys && is_short(f.name.expose()));
    others.filter(|_| initials).for_each(|(_, head)| *head = Head::Others);
}

/// True for one word that the language has, whoever is called so.
fn is_word(name: &str) -> bool {
    let facts = gazetteer::facts(&fold::folded(name));
    !name.contains(' ') && (facts.common() || facts.in_dictionary())
}

/// Whom the name of a column calls.
fn head(plan: &Plan, name: &str, crossed: bool) -> Head {
    match () {
        () if heads_theirs(plan, name, crossed) => Head::Theirs,
        () if calls_somebody(name) => Head::Others,
        () => Head::Nobodys,
    }
}

/// True where a column's name holds what people are called: a usual forename, one before another capital, a name that is no word, or a
/// title with a capital behind it.
fn calls_somebody(name: &str) -> bool {
    let words: Vec<&str> =
        name.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '-').filter(|w| !w.is_empty()).collect();
    let capital = |at: usize| words.get(at).is_some_and(|w| w.starts_with(char::is_uppercase));
    (0..words.len()).filter(|at| capital(*at)).any(|at| {
        let folded = fold::folded(words[at]);
        let facts = gazetteer::facts(&folded);
        let borne = facts.forename() >= USUAL || facts.forename() >= BORNE && capital(at + 1);
        let surname = facts.forename().max(facts.surname()) >= BORNE;
        let unknown = words[at].chars().any(char::is_lowercase) && words[at].chars().all(char::is_alphabetic);
        let word = facts.common() || facts.in_dictionary() || facts.place();
        let named = borne || !word && (surname || unknown && words[at].chars().count() > 2);
        !calendar::is_in_calendar(&folded) && (named || is_title_word(&folded) && capital(at + 1))
    })
}

/// True for initials: a few capitals.
fn is_short(name: &str) -> bool {
    (2..=INITIALS).contains(&name.chars().count()) && name.chars().all(char::is_uppercase)
}

/// Which fields of the row stay: none said where it is no row of a register, where nothing stands under the subject's own name, and where
/// something beside the columns of people names them, for then all of the row is about them.
fn kept(draft: &Draft, hit: &SubjectHit, heads: &[Head]) -> Option<Vec<bool>> {
    let filled = |f: &Field| !f.span.of(&draft.text).trim().is_empty();
    let names = |f: &Field| hit.spans.iter().any(|s| f.span.contains(*s));
    let each = || draft.fields.iter().zip(heads);
    let theirs = each().any(|(f, h)| *h == Head::Theirs && filled(f));
    let others = each().any(|(f, h)| *h == Head::Others && filled(f));
    let about = each().any(|(f, h)| *h == Head::Nobodys && names(f));
    let whole = hit.spans.iter().all(|s| draft.fields.iter().any(|f| f.span.contains(*s)));
    let stays = |(f, h): (&Field, &Head)| *h != Head::Others || names(f);
    (theirs && others && !about && whole).then(|| each().map(stays).collect())
}

/// Leaves the `kept` fields of a record, with what they hold of the subject: cells joined by tabs, its rows by line ends.
fn narrow(draft: &mut Draft, hit: &mut SubjectHit, kept: &[bool]) {
    let (mut text, mut fields, mut moved) = (String::new(), Vec::new(), Vec::new());
    let mut segments = Vec::new();
    for segment in std::mem::take(&mut draft.segments) {
        let cells = draft.fields.iter().zip(kept).filter(|(f, kept)| **kept && segment.span.contains(f.span));
        let from = text.len() + usize::from(!text.is_empty());
        for (n, (field, _)) in cells.enumerate() {
            let between = if n > 0 { "\t" } else { "\n" };
            text.push_str(if text.is_empty() { "" } else { between });
            moved.push((field.span, text.len()));
            let start = text.len();
            text.push_str(field.span.of(&draft.text));
            fields.push(Field { name: field.name.clone(), span: Span::new(start, text.len()) });
        }
        if text.len() > from {
            segments.push(Segment { span: Span::new(from, text.len()), ..segment });
        }
    }
    let shifted = |span: Span| {
        let (from, to) = moved.iter().find(|(from, _)| from.contains(span))?;
        Some(Span::new(span.start - from.start + to, span.end - from.start + to))
    };
    for spans in [&mut hit.spans, &mut hit.others, &mut hit.in_part] {
        *spans = spans.iter().copied().filter_map(shifted).collect();
    }
    (draft.text, draft.fields, draft.segments) = (text, fields, segments);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::find::about::with_neighbours;
    use crate::find::assemble::assemble;
    use crate::model::passage::FieldBuilder;
    use crate::model::{BlobId, Evidence, Item, ItemId, ItemMeta, Locator, RequestForm};

    /// What is kept of each row below the head of a register, for `name`.
    fn rows(name: &str, table: &[&[&str]]) -> Vec<String> {
        let form = format!("received = \"2026-01-01\"\nchannel = \"letter\"\n[subject]\nnames = [\"{name}\"]\n");
        let mut plan = Plan::new(&toml::from_str::<RequestForm>(&form).unwrap());
        plan.forenames().iter().for_each(|forename| plan.admit(forename));
        let passage = |(n, cells): (usize, &&[&str])| {
            let mut fields = FieldBuilder::default();
            let filled = table[0].iter().zip(*cells).filter(|(_, cell)| !cell.is_empty());
            filled.for_each(|(head, cell)| fields.cell(if head.is_empty() { "A" } else { head }, cell));
            let kind = if n == 0 { PassageKind::ColumnNames } else { PassageKind::Row };
            fields.finish(Locator::Row { sheet: 1, row: n as u32 + 1 }, kind)
        };
        let item = Item {
            parent: None,
            untrusted_name: Evidence::default(),
            blob: BlobId([0; 32]),
            size: 0,
            format: "csv".into(),
            meta: ItemMeta::default(),
            passages: table.iter().enumerate().map(passage).collect(),
            exceptions: Vec::new(),
        };
        let drafts = assemble(&item);
        let verdicts = plan.judge_item(&item, &drafts);
        let verdicts = with_neighbours(&plan, &item, &drafts, verdicts);
        let drafts = drafts.into_iter().zip(verdicts).skip(1).filter_map(|(d, v)| Some((d, v?))).collect();
        let mut found = [FoundItem { id: ItemId(1), blob: BlobId([0; 32]), item, drafts, gone: None }];
        keep_own(&plan, &mut found);
        let [found] = found;
        found
            .drafts
            .into_iter()
            .inspect(|(d, _)| assert_eq!(d.segments.last().map(|s| s.span.end), Some(d.text.len())))
            .map(|(d, _)| d.text)
            .collect()
    }

    #[test]
    fn what_stands_under_another_s_name_is_no_part_of_the_row() {
        let register: &[&[&str]] = &[
            &["Session", "Tom Cole", "Anna Reed", "Zofia Pawlak", "Notes"],
            &["3 May", "sick", "walked out", "late", "rain"],
            &["4 May", "late", "", "here", ""],
        ];
        assert_eq!(rows("Anna Reed", register), ["3 May\twalked out\train"]);
        let crossed: &[&[&str]] = &[&["", "Rm 1 Anna", "Rm 2 Drita"], &["Mon", "up at 3", "wept"]];
        assert_eq!(rows("Anna Reed", crossed), ["Mon\tup at 3"]);
    }

    #[test]
    fn a_row_of_their_own_stays_whole_and_so_does_a_cell_that_names_them() {
        let marks: &[&[&str]] =
            &[&["Pupil", "Mr Wardle", "Ms Lowe"], &["Anna Reed", "B", "C"], &["Tom Cole", "A", "A"]];
        assert_eq!(rows("Anna Reed", marks), ["Anna Reed\tB\tC"]);
        let named: &[&[&str]] =
            &[&["Day", "Anna Reed", "Tom Cole"], &["Mon", "here", "hit Anna Reed"], &["Tue", "here", "late"]];
        assert_eq!(rows("Anna Reed", named), ["Mon\there\thit Anna Reed", "Tue\there"]);
        let blank: &[&[&str]] = &[&["Day", "Grace", "Anna Reed"], &["Mon", "late", "here"], &["", "wept", "left"]];
        assert_eq!(rows("Anna Reed", blank), ["Mon\there\nleft"], "no cell under the first head");
    }
}
