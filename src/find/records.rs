//! Records of a sheet: the row of a key (a pupil, a case) and the rows below it whose key cell is empty, because it is merged over
//! them or left blank. In doubt a row stays alone: another person's row must never come along.

use crate::model::{Field, Locator, Passage, PassageKind, fold};
use std::collections::{HashMap, HashSet};

/// Rows below the key's that one record can have.
const LONGEST: u32 = 50;

/// Words of column names that speak of a person or of what identifies one: a row with such a cell is a record itself.
const OF_PERSONS: &[&str] = &[
    "name",
    "names",
    "surname",
    "forename",
    "firstname",
    "lastname",
    "pupil",
    "child",
    "children",
    "client",
    "person",
    "staff",
    "employee",
    "student",
    "patient",
    "tenant",
    "resident",
    "user",
    "member",
    "customer",
    "parent",
    "carer",
    "candidate",
    "email",
    "mail",
    "id",
    "ref",
    "reference",
    "number",
    "no",
    "nhs",
    "upn",
    "ni",
    "dob",
    "birth",
    "born",
    "phone",
    "telephone",
    "address",
];

/// For each passage true where it goes on with the record of the row before it.
pub fn continued(passages: &[Passage]) -> Vec<bool> {
    let mut out = vec![false; passages.len()];
    let mut from = 0;
    while from < passages.len() {
        let Some(key) = key_column(&passages[from]) else {
            from += 1;
            continue;
        };
        let rows = passages[from + 1..]
            .iter()
            .take_while(|p| p.kind == PassageKind::Row && sheet(p) == sheet(&passages[from]));
        let to = from + 1 + rows.count();
        let is_key = keys_differ(&passages[from + 1..to], &key);
        mark(&passages[from..to], &key, is_key, &mut out[from..to]);
        from = to;
    }
    out
}

/// The first column of a row that names columns.
fn key_column(passage: &Passage) -> Option<String> {
    let first =
        passage.fields.first().filter(|_| passage.kind == PassageKind::ColumnNames && sheet(passage).is_some())?;
    Some(fold::folded(first.span.of(passage.text.expose())))
}

fn sheet(passage: &Passage) -> Option<u32> {
    match passage.locator {
        Locator::Row { sheet, .. } => Some(sheet),
        _ => None,
    }
}

fn row(passage: &Passage) -> u32 {
    match passage.locator {
        Locator::Row { row, .. } => row,
        _ => 0,
    }
}

fn of_column<'a>(passage: &'a Passage, column: &str) -> Option<&'a Field> {
    passage.own_fields().find(|f| fold::folded(f.name.expose()) == column)
}

/// True where the key column tells records apart: a mark such as "x" or "SEN" comes again and again, a key does not.
fn keys_differ(rows: &[Passage], key: &str) -> bool {
    let keys: Vec<&str> =
        rows.iter().filter_map(|r| of_column(r, key).map(|f| f.span.of(r.text.expose()).trim())).collect();
    let different: HashSet<&&str> = keys.iter().collect();
    !keys.is_empty() && keys.iter().all(|k| k.chars().count() > 1) && different.len() * 10 >= keys.len() * 8
}

/// Marks the rows that go on with a record: those whose cell under the key (`is_key`: where that column is one) is empty, and those
/// that a cell of the key or of a person is merged over. A row that names a person itself is a record itself.
fn mark(passages: &[Passage], key: &str, is_key: bool, out: &mut [bool]) {
    let mut personal: HashMap<String, bool> = HashMap::new();
    let mut speaks_of_persons = |column: &Field| {
        let folded = fold::folded(column.name.expose());
        let words = |c: &str| c.split(' ').any(|w| OF_PERSONS.contains(&w));
        *personal.entry(folded).or_insert_with_key(|c| words(c))
    };
    let mut open: Option<u32> = None; // the row that the record began with
    for n in 1..passages.len() {
        let (passage, before) = (&passages[n], &passages[n - 1]);
        let merged = passage.repeated.iter().filter_map(|at| passage.fields.get(*at as usize));
        let merged = merged.into_iter().any(|f| fold::folded(f.name.expose()) == key || speaks_of_persons(f));
        if of_column(passage, key).is_some() && !merged {
            open = Some(row(passage)).filter(|_| passage.hidden.is_none());
            continue;
        }
        let next = row(passage) == row(before) + 1 && open.is_some_and(|began| row(passage) - began <= LONGEST);
        let own = passage.hidden.is_some() || passage.own_fields().any(&mut speaks_of_persons);
        if next && !own && (is_key || merged) {
            out[n] = true;
        } else {
            open = Some(row(passage)).filter(|_| merged && passage.hidden.is_none());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::passage::FieldBuilder;

    fn sheet_of(columns: &[&str], rows: &[&[&str]]) -> Vec<Passage> {
        let line = |n: usize, cells: &[&str], kind| {
            let mut fields = FieldBuilder::default();
            cells.iter().zip(columns).filter(|(c, _)| !c.is_empty()).for_each(|(c, name)| fields.cell(name, c));
            fields.finish(Locator::Row { sheet: 1, row: n as u32 + 1 }, kind)
        };
        let names = line(0, columns, PassageKind::ColumnNames);
        let rows = rows.iter().enumerate().map(|(n, cells)| line(n + 1, cells, PassageKind::Row));
        std::iter::once(names).chain(rows).collect()
    }

    #[test]
    fn rows_under_a_merged_key_belong_to_its_record() {
        let rows: &[&[&str]] = &[
            &["Mina Oduya", "3 May", "fell"],
            &["", "4 May", "well again"],
            &["", "9 May", "late"],
            &["Otto Voss", "3 May", "absent"],
        ];
        let sheet = sheet_of(&["Pupil", "Date", "What happened"], rows);
        assert_eq!(continued(&sheet), [false, false, true, true, false]);
    }

    #[test]
    fn rows_that_a_merged_name_stands_over_are_one_record_and_those_with_names_of_their_own_are_not() {
        let over =
            |sheet: &mut Vec<Passage>, rows: &[usize], at: u32| rows.iter().for_each(|n| sheet[*n].repeated = vec![at]);
        let mut by_day = sheet_of(
            &["Day", "Pupil", "Note"],
            &[
                &["Mon", "Mina Oduya", "fell"],
                &["Mon", "Mina Oduya", "well again"],
                &["Mon", "Otto Voss", "late"],
                &["Tue", "Otto Voss", "absent"],
            ],
        );
        over(&mut by_day, &[2, 4], 1);
        assert_eq!(continued(&by_day), [false, false, true, false, true]);
        let mut families = sheet_of(
            &["Family", "Child", "Age"],
            &[&["Oduya", "Mina", "7"], &["Oduya", "Ben", "9"], &["Voss", "Ida", "8"]],
        );
        over(&mut families, &[2], 0);
        assert!(!continued(&families).contains(&true), "another child is another record");
    }

    #[test]
    fn rows_of_other_people_stay_out() {
        let flagged: &[&[&str]] =
            &[&["SEN", "Mina Oduya", "7"], &["", "Otto Voss", "8"], &["SEN", "Ida Pell", "9"], &["", "", "4"]];
        let sheet = sheet_of(&["Flag", "Pupil", "Mark"], flagged);
        assert!(!continued(&sheet).contains(&true), "the first column is a mark, no key");
        let named: &[&[&str]] = &[&["7A", "Mina Oduya", "7"], &["", "Otto Voss", "8"], &["7B", "Ida Pell", "9"]];
        assert!(
            !continued(&sheet_of(&["Class", "Name", "Mark"], named)).contains(&true),
            "a row with a name is a record"
        );
    }

    #[test]
    fn a_gap_a_hidden_row_and_another_sheet_end_a_record() {
        let rows: &[&[&str]] = &[&["Mina Oduya", "a"], &["", "b"], &["", "c"], &["", "d"]];
        let mut sheet = sheet_of(&["Pupil", "Remark"], rows);
        sheet[3] = sheet[3].clone().hidden("hidden row");
        assert_eq!(continued(&sheet), [false, false, true, false, false]);
        let mut gap = sheet_of(&["Pupil", "Remark"], rows);
        gap.remove(2);
        assert_eq!(continued(&gap), [false, false, false, false]);
    }
}
