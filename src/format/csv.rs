//! Tables in text (CSV, RFC 4180, and its kin): delimiter and charset found; every row a passage with its cells named.

mod lots;

use super::large::Large;
use super::{Bid, Format, Probe, ReadLimits, Taker, charset, escapes};
use crate::model::passage::FieldBuilder;
use crate::model::{Exception, ExceptionKind, Extraction, Locator, PassageKind};

/// The reader of CSV and TSV files.
pub struct Csv;

impl Format for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn bid(&self, probe: &Probe) -> Bid {
        let named = matches!(probe.ending().as_str(), "csv" | "tsv" | "tab");
        if named && !charset::looks_binary(probe.bytes) { Bid::Extension } else { Bid::No }
    }

    fn extract(&self, untrusted_bytes: &[u8], _limits: &ReadLimits) -> Extraction {
        let text = escapes::letters(charset::decode(untrusted_bytes));
        let mut extraction = Extraction::default();
        read(&text, &mut extraction);
        if extraction.passages.is_empty() {
            extraction.exceptions.push(Exception::whole(ExceptionKind::NoText, "the table is empty"));
        }
        extraction
    }

    fn is_apart(&self, head: &Probe, file: &dyn Large) -> bool {
        lots::is_apart(head, file)
    }

    fn take_apart(&self, file: &dyn Large, limits: &ReadLimits, taker: &mut dyn Taker) -> Extraction {
        lots::take(file, limits, taker)
    }
}

fn read(text: &str, extraction: &mut Extraction) {
    let (told, text) = told_delimiter(text);
    let rows = records(text, told.unwrap_or_else(|| delimiter(text)));
    let names = column_names(&rows);
    for row in &rows {
        // The number of the line the row starts on is what an editor shows; a spreadsheet counts records.
        let number = row.position().map_or(0, |p| p.record() as u32 + 1);
        let heads = names.is_some_and(|n| n.position() == row.position());
        let mut builder = FieldBuilder::default();
        for (n, cell) in row.iter().enumerate() {
            let name = names.and_then(|names| names.get(n)).map(str::trim).filter(|name| !name.is_empty());
            builder.cell(name.unwrap_or(&format!("column {}", n + 1)), cell.trim());
        }
        if row.iter().any(|c| !c.trim().is_empty()) {
            let kind = if heads { PassageKind::ColumnNames } else { PassageKind::Row };
            extraction.passages.push(builder.finish(Locator::Row { sheet: 1, row: number }, kind));
        }
    }
}

fn records(text: &str, delimiter: u8) -> Vec<::csv::StringRecord> {
    let mut reader =
        ::csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    reader.records().filter_map(std::result::Result::ok).collect()
}

/// The delimiter that a first line `sep=;` tells Excel, and the text behind that line.
fn told_delimiter(text: &str) -> (Option<u8>, &str) {
    let line = text.strip_prefix("sep=").and_then(|t| t.split_once('\n'));
    match line.map(|(told, rest)| (told.trim_end_matches('\r').as_bytes(), rest)) {
        Some(([one], rest)) if one.is_ascii() && !matches!(one, b'"' | b'\r') => (Some(*one), rest),
        Some((_, rest)) => (None, rest),
        None => (None, text),
    }
}

/// The delimiter that parts the first lines into the most columns with the least variation.
fn delimiter(text: &str) -> u8 {
    let sample = &text[..text.floor_char_boundary(32 << 10)];
    let score = |delimiter: u8| {
        let mut reader = ::csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(sample.as_bytes());
        let counts: Vec<usize> = reader.records().flatten().take(50).map(|r| r.len()).collect();
        let usual = counts.iter().copied().max_by_key(|n| counts.iter().filter(|c| *c == n).count()).unwrap_or(1);
        let agreeing = counts.iter().filter(|c| **c == usual).count();
        if usual < 2 { 0 } else { agreeing * 1000 / counts.len() + usual.min(50) }
    };
    // On a tie the earlier wins: max_by_key takes the last of equals, so the commonest stands last.
    *b"|\t;,".iter().max_by_key(|d| score(**d)).unwrap_or(&b',')
}

/// The first row where it looks like names of columns: words without figures, all different, above rows that differ from it.
fn column_names(rows: &[::csv::StringRecord]) -> Option<&::csv::StringRecord> {
    let first = rows.iter().find(|r| r.iter().any(|c| !c.trim().is_empty()))?;
    let cells: Vec<&str> = first.iter().map(str::trim).filter(|c| !c.is_empty()).collect();
    let wordy =
        |c: &&str| c.len() <= 80 && c.chars().any(char::is_alphabetic) && !c.contains('@') && !looks_like_value(c);
    let distinct = cells.iter().collect::<std::collections::HashSet<_>>().len() == cells.len();
    (rows.len() > 1 && distinct && !cells.is_empty() && cells.iter().all(wordy)).then_some(first)
}

/// Figures, dates, money: more digits than letters.
fn looks_like_value(cell: &str) -> bool {
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    digits > cell.chars().filter(|c| c.is_alphabetic()).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Passage;

    fn rows(bytes: &[u8]) -> Vec<Passage> {
        Csv.extract(bytes, &ReadLimits::default()).passages
    }

    #[test]
    fn dialects_are_found() {
        for delimiter in [",", ";", "\t", "|"] {
            let text = format!(
                "Name{delimiter}Born\n\"Smith{delimiter} Jo\"{delimiter}2001-02-03\nŁukasz{delimiter}1999-01-01\n"
            );
            let all = rows(text.as_bytes());
            assert_eq!(all[0].kind, PassageKind::ColumnNames, "{delimiter}");
            assert_eq!(all[1].values("name").collect::<Vec<_>>(), [format!("Smith{delimiter} Jo")]);
            assert_eq!(all[2].values("Born").collect::<Vec<_>>(), ["1999-01-01"]);
            assert_eq!(all[2].locator, Locator::Row { sheet: 1, row: 3 });
        }
    }

    #[test]
    fn quoted_line_ends_and_legacy_charsets() {
        let all = rows(b"Name,Note\nRen\xe9e,\"first\nsecond, Fran\xe7ois \xe0 la plage\"\nB,c\n");
        assert_eq!(all.len(), 3);
        assert_eq!(all[1].values("Note").collect::<Vec<_>>(), ["first\nsecond, François à la plage"]);
        assert_eq!(all[1].values("Name").collect::<Vec<_>>(), ["Renée"]);
    }

    #[test]
    fn a_delimiter_that_is_told_is_believed() {
        let all = rows(b"sep=;\r\nName, born;Town, county\r\nJo, 1999;Ely, Cambs\r\n");
        assert_eq!(all[1].values("Town, county").collect::<Vec<_>>(), ["Ely, Cambs"]);
        assert_eq!(all[0].locator, Locator::Row { sheet: 1, row: 1 });
    }

    #[test]
    fn a_row_of_values_names_no_columns() {
        let all = rows(b"1,jo@example.org\n2,al@example.org\n");
        assert_eq!(all[0].kind, PassageKind::Row);
        assert_eq!(all[0].values("column 2").collect::<Vec<_>>(), ["jo@example.org"]);
    }

    #[test]
    fn rows_of_different_length_are_all_kept() {
        let all = rows(b"Name,Town\nA,B,extra\nC\n");
        assert_eq!(all[1].text.expose(), "A\tB\textra");
        assert_eq!(all[2].text.expose(), "C");
    }
}
