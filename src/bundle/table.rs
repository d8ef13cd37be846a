//! The comma-separated files: schedule, rows of sheets, the internal logs. A cell that a spreadsheet program would take for
//! a formula gets an apostrophe in front (CWE-1236).

use super::input::{BundleInput, ReleaseDoc};
use crate::model::{Context, Fault, PassageKind, Result};
use crate::redact::{Piece, Section};

/// A file of rows, and what was put into it, for verification.
pub struct Sheet {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// What can be read in it.
    pub sections: Vec<Section>,
}

/// The schedule of what is disclosed and withheld, as sent.
pub fn schedule(input: &BundleInput, documents: &[&ReleaseDoc], pages: &[usize]) -> Result<Sheet> {
    let mut rows = vec![
        ["number", "date", "kind", "source", "pages", "outcome", "redactions", "exemptions", "title"]
            .map(String::from)
            .to_vec(),
    ];
    for (n, d) in documents.iter().enumerate() {
        rows.push(vec![
            d.number.to_string(),
            day(&d.date),
            d.kind.clone(),
            d.source.clone(),
            pages.get(n).copied().unwrap_or(0).to_string(),
            d.outcome.clone(),
            d.redactions.to_string(),
            d.exemptions.join("; "),
            d.title.iter().map(Piece::shown).collect(),
        ]);
    }
    for w in input.withheld.iter().filter(|w| w.tell) {
        let cells = [
            w.number.to_string(),
            day(&w.date),
            w.kind.clone(),
            "".into(),
            "".into(),
            "withheld".into(),
            "".into(),
            w.note.clone(),
            "".into(),
        ];
        rows.push(cells.to_vec());
    }
    let mut section = Section::new(None, "its rows");
    for (n, row) in rows.iter().enumerate() {
        // A title has labels in it, as it has in the answer.
        let title = n.checked_sub(1).and_then(|n| documents.get(n)).map(|d| &d.title);
        let plain = if title.is_some() { &row[..row.len() - 1] } else { row.as_slice() };
        plain.iter().for_each(|c| section.line(&[Piece::Text(c.clone())]));
        title.iter().for_each(|pieces| section.line(pieces));
    }
    Ok(Sheet { bytes: csv(&rows)?, sections: vec![section] })
}

/// The disclosed rows of a document's sheets, under their column names; `None` where it has none.
pub fn data(document: &ReleaseDoc) -> Result<Option<Sheet>> {
    let mut columns: Vec<String> = Vec::new();
    let mut cells: Vec<Vec<(usize, String)>> = Vec::new();
    let mut sections = Vec::new();
    for part in &document.parts {
        let mut section = Section::new(Some(part.unit.clone()), format!("unit {}", part.unit));
        for block in
            part.blocks.iter().filter(|b| b.kind == PassageKind::Row && b.lines.iter().any(|l| l.name.is_some()))
        {
            let mut row: Vec<(usize, String)> = Vec::new();
            for line in &block.lines {
                if let Some(name) = &line.name {
                    let at = column(&mut columns, shown(name), &row);
                    section.line(name);
                    row.push((at, String::new()));
                }
                section.line(&line.pieces);
                if let Some((_, value)) = row.last_mut() {
                    value.push_str(if value.is_empty() { "" } else { "\n" });
                    value.push_str(&shown(&line.pieces));
                }
            }
            cells.push(row);
        }
        sections.push(section);
    }
    if cells.is_empty() {
        return Ok(None);
    }
    let mut rows = vec![columns.clone()];
    for row in cells {
        let mut out = vec![String::new(); columns.len()];
        row.into_iter().for_each(|(at, value)| out[at] = value);
        rows.push(out);
    }
    Ok(Some(Sheet { bytes: csv(&rows)?, sections }))
}

/// The column called `name` that this row has not filled yet, made where there is none.
fn column(columns: &mut Vec<String>, name: String, row: &[(usize, String)]) -> usize {
    let free = |(at, known): &(usize, &String)| **known == name && !row.iter().any(|(used, _)| used == at);
    let found = columns.iter().enumerate().find(free).map(|(at, _)| at);
    found.unwrap_or_else(|| {
        columns.push(name);
        columns.len() - 1
    })
}

/// The internal log of redactions: who, when, why.
pub fn redaction_log(input: &BundleInput) -> Result<Vec<u8>> {
    let mut rows = vec![
        ["document", "unit", "place", "label", "exemption", "decided by", "decided at", "log entry", "reason"]
            .map(String::from)
            .to_vec(),
    ];
    for r in &input.log {
        let (document, seq) = (r.document.to_string(), r.seq.to_string());
        let cells = [&document, &r.unit, &r.locator, &r.label, &r.exemption, &r.by, &r.at, &seq, &r.why];
        rows.push(cells.map(String::clone).to_vec());
    }
    csv(&rows)
}

/// The internal list of pages whose look was to be kept.
pub fn pages(input: &BundleInput) -> Result<Vec<u8>> {
    let head = ["document", "unit", "page", "released", "why", "letters removed", "of them decided", "boxes by hand"];
    let mut rows = vec![head.map(String::from).to_vec()];
    for p in &input.pages {
        let (document, page) = (p.document.to_string(), p.page.to_string());
        let (removed, decided) = (p.removed.0.to_string(), p.removed.1.to_string());
        rows.push(
            [&document, &p.unit, &page, &p.kept, &p.why, &removed, &decided, &p.by_hand].map(String::clone).to_vec(),
        );
    }
    csv(&rows)
}

/// The internal list of what is withheld, also of what the schedule is silent about.
pub fn withheld(input: &BundleInput) -> Result<Vec<u8>> {
    let mut rows = vec![["number", "kind", "date", "exemption", "note", "told"].map(String::from).to_vec()];
    for w in &input.withheld {
        let told = if w.tell { "yes" } else { "no" };
        rows.push(vec![
            w.number.to_string(),
            w.kind.clone(),
            day(&w.date),
            w.exemption.to_string(),
            w.note.clone(),
            told.into(),
        ]);
    }
    csv(&rows)
}

/// The internal list of exemptions as used.
pub fn exemptions(input: &BundleInput) -> Result<Vec<u8>> {
    let mut rows = vec![["code", "label", "note"].map(String::from).to_vec()];
    rows.extend(input.exemptions.iter().map(|e| vec![e.code.to_string(), e.label.clone(), e.note.clone()]));
    csv(&rows)
}

fn csv(rows: &[Vec<String>]) -> Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).flexible(true).from_writer(Vec::new());
    for row in rows {
        writer.write_record(row.iter().map(|c| harmless(c))).context("cannot write a table")?;
    }
    writer.into_inner().map_err(|e| Fault::new(format!("cannot write a table: {}", e.error())))
}

/// The cell, with an apostrophe where it would be read as a formula; control characters but line ends taken out.
pub fn harmless(cell: &str) -> String {
    let plain: String = cell.chars().filter(|c| !c.is_control() || *c == '\n').collect();
    let formula = plain.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if formula { format!("'{plain}") } else { plain }
}

fn shown(pieces: &[Piece]) -> String {
    pieces.iter().map(Piece::shown).collect()
}

fn day(date: &Option<String>) -> String {
    date.as_deref().map(|d| d.get(..10).unwrap_or(d).to_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for (cell, safe) in [
            ("=cmd|'/c calc'!A1", "'=cmd|'/c calc'!A1"),
            (" @SUM(A1)", "' @SUM(A1)"),
            ("\t=1", "'=1"),
            ("-5", "'-5"),
            ("a=b", "a=b"),
            ("", ""),
        ] {
            assert_eq!(harmless(cell), safe);
        }
    }
}
