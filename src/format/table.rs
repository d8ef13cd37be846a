//! Rows of tables and sheets as passages: which row names the columns, and cells as fields under those names.

use crate::model::form::LONGEST_NAME;
pub use crate::model::form::{begins_form, is_form};
use crate::model::passage::FieldBuilder;
use crate::model::{Locator, Passage, PassageKind};

/// True where a table's first row looks like the names of its columns: several short, different texts, few numbers.
pub fn names_columns(cells: &[&str]) -> bool {
    let full: Vec<&str> = cells.iter().map(|c| c.trim()).filter(|c| !c.is_empty()).collect();
    let short = full.iter().all(|c| c.chars().count() <= LONGEST_NAME && c.lines().count() <= 3);
    let worded = full.iter().filter(|c| c.chars().any(char::is_alphabetic) && !c.contains('@')).count();
    let mut distinct = full.clone();
    distinct.sort_unstable();
    distinct.dedup();
    full.len() >= 2
        && short
        && worded * 10 >= full.len() * 8
        && distinct.len() == full.len()
        && !full.iter().any(|c| c.ends_with(':'))
        && (!is_reference(full[0]) || full[1..].iter().any(|c| is_reference(c)))
}

/// "RC-0082", "SB/1964/214": what is filed under it stands beside it, so its row is a record and names no columns. Several of them beside
/// each other ("Q1-2024", "Q2-2024") are columns.
fn is_reference(cell: &str) -> bool {
    let number = cell.split(|c: char| !c.is_ascii_digit()).any(|figures| figures.len() >= 3);
    let marked = cell.contains(['-', '/']) && cell.starts_with(|c: char| c.is_ascii_uppercase());
    marked && number && cell.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || "-/".contains(c))
}

/// A row's passage; blank cells are kept out of the text. `columns` names each cell's column; without a name the column's letters stand.
pub fn row(cells: &[(u32, &str)], columns: &[String], locator: Locator, kind: PassageKind) -> Passage {
    let mut fields = FieldBuilder::default();
    for (column, text) in cells.iter().filter(|(_, t)| !t.trim().is_empty()) {
        let name = columns.get(*column as usize).map(|n| n.trim()).filter(|n| !n.is_empty());
        match name {
            Some(name) => fields.cell(name, text),
            None => fields.cell(&letters(*column), text),
        }
    }
    fields.finish(locator, kind)
}

/// A column's letters from its number, counted from 0: `A`, `Z`, `AA` …
pub fn letters(column: u32) -> String {
    let (mut left, mut out) = (column + 1, Vec::new());
    while left > 0 {
        left -= 1;
        out.push(b'A' + (left % 26) as u8);
        left /= 26;
    }
    out.iter().rev().map(|b| char::from(*b)).collect()
}

/// A cell's place as a spreadsheet shows it, from its column and row counted from 0: `B5`.
pub fn place(column: u32, row: u32) -> String {
    format!("{}{}", letters(column), row.saturating_add(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_letters_of_a_spreadsheet() {
        assert_eq!([0, 25, 26, 701, 702].map(letters), ["A", "Z", "AA", "ZZ", "AAA"]);
    }

    #[test]
    fn a_row_of_short_words_names_columns_and_a_row_of_values_does_not() {
        assert!(names_columns(&["Pupil", "Date of birth", "Notes"]));
        assert!(!names_columns(&["Jane Smith", "2011-02-03", "7"]));
        assert!(!names_columns(&["Name:", "Jane Smith"]));
        assert!(!names_columns(&["Only one"]));
        assert!(!names_columns(&["RC-0082", "In a hospice, expedite"]), "a record filed under its number");
        assert!(names_columns(&["Q1-24", "Spring"]) && names_columns(&["Q1-2024", "Q2-2024"]));
        assert!(names_columns(&["A/C", "Owed"]));
    }

    #[test]
    fn cells_are_fields_under_their_columns() {
        let columns = vec!["Pupil".to_owned(), String::new(), "Mark".to_owned()];
        let cells = [(0, "Jane"), (1, "x"), (2, "7")];
        let passage = row(&cells, &columns, Locator::Row { sheet: 1, row: 2 }, PassageKind::Row);
        assert_eq!(passage.text.expose(), "Jane\tx\t7");
        assert_eq!(passage.values("mark").collect::<Vec<_>>(), ["7"]);
        assert_eq!(passage.values("B").collect::<Vec<_>>(), ["x"]);
    }
}
