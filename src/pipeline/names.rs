//! People's names in one text (`dsar names`), and the people known beforehand to a run.

use crate::detect::{Directory, Thresholds};
use crate::model::{Context, Fault, Mention, RequestForm, Result, fold};
use crate::settings::Settings;
use std::path::Path;

/// The persons named in `text` (spans in bytes), in order, each with the step that found it.
pub fn named(text: &str) -> Vec<Mention> {
    crate::detect::named(text)
}

/// Everybody known beforehand: `staff` of the organisation, the tables of the settings, the subject's namesakes.
pub fn directory(settings: &Settings, form: &RequestForm, staff: &[&String]) -> Result<Directory> {
    let mut known: Vec<String> = form.namesake.iter().flat_map(|n| n.names.clone()).collect();
    for path in &settings.naming.people {
        let text = std::fs::read(path).at("read", path).map_err(|f| f.hint("[naming] people names the table"))?;
        known.extend(table(&text).map_err(|what| fault(path, what))?);
    }
    let own: Vec<String> = form.subject.names.iter().map(|n| fold::folded(n)).collect();
    known.retain(|name| !own.contains(&fold::folded(name)));
    let thresholds = Thresholds { redact: settings.naming.redact, review: settings.naming.review };
    Ok(Directory::new(staff, &known.iter().collect::<Vec<_>>()).with(thresholds))
}

fn fault(path: &Path, what: &str) -> Fault {
    Fault::new(format!("{}: {what}", path.display()))
        .hint("the table needs a first line with \"name\", or \"forename\" and \"surname\", among its columns")
}

const FORENAMES: &[&str] = &["first name", "firstname", "forename", "given name", "known as", "preferred name"];
const SURNAMES: &[&str] = &["family name", "last name", "lastname", "surname"];
const NAMES: &[&str] = &["employee", "full name", "member", "name", "parent", "pupil", "staff", "student"];

/// The names in a table's columns of names.
fn table(bytes: &[u8]) -> std::result::Result<Vec<String>, &'static str> {
    let text = String::from_utf8_lossy(bytes);
    let mut rows = csv::ReaderBuilder::new().flexible(true).from_reader(text.trim_start_matches('\u{FEFF}').as_bytes());
    let heads: Vec<String> = rows.headers().map_err(|_| "is no CSV")?.iter().map(fold::folded).collect();
    let of =
        |list: &[&str]| -> Vec<usize> { (0..heads.len()).filter(|&n| list.contains(&heads[n].as_str())).collect() };
    let (forenames, surnames, names) = (of(FORENAMES), of(SURNAMES), of(NAMES));
    if names.is_empty() && (forenames.is_empty() || surnames.is_empty()) {
        return Err("has no column of names");
    }
    let mut out = Vec::new();
    for row in rows.records() {
        let row = row.map_err(|_| "is no CSV")?;
        let cell = |n: usize| row.get(n).map(str::trim).filter(|c| !c.is_empty());
        out.extend(names.iter().filter_map(|&n| cell(n)).map(str::to_owned));
        for surname in surnames.iter().filter_map(|&n| cell(n)) {
            out.extend(forenames.iter().filter_map(|&n| cell(n)).map(|f| format!("{f} {surname}")));
        }
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_gives_its_people_by_its_columns() {
        let names =
            table("\u{FEFF}ID,Forename,Surname,Parent\n1,Tove,Lindqvist,Per Lindqvist\n2, ,Abara,\n".as_bytes());
        assert_eq!(names.unwrap(), ["Per Lindqvist", "Tove Lindqvist"]);
        assert!(table(b"id,town\n1,Leeds\n").is_err());
    }
}
