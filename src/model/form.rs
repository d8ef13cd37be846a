//! Tables that are forms: labels, and beside each what it asks for. Such a table has no names of columns, and is one text.

use super::passage::FieldBuilder;
use super::{Locator, Passage, PassageKind, fold};
use std::collections::HashSet;

/// Longer cells are text, not column names.
pub const LONGEST_NAME: usize = 60;
/// Rows of a table that may be a form: more are records.
pub const LONGEST_FORM: usize = 120;

/// Whom the first row of a form names: `Name | Anna Reed`.
const PERSONS: [&str; 24] = [
    "applicant",
    "candidate",
    "child",
    "claimant",
    "client",
    "complainant",
    "customer",
    "employee",
    "learner",
    "member",
    "name",
    "participant",
    "patient",
    "person",
    "pupil",
    "resident",
    "service user",
    "staff",
    "student",
    "subject",
    "tenant",
    "volunteer",
    "worker",
    "young person",
];
/// Words that columns are named by, and people are not.
const COLUMNS: [&str; 40] = [
    "action",
    "address",
    "age",
    "amount",
    "class",
    "comment",
    "comments",
    "contact",
    "date",
    "day",
    "details",
    "dob",
    "email",
    "form",
    "grade",
    "group",
    "hours",
    "id",
    "initials",
    "job",
    "mark",
    "no",
    "note",
    "notes",
    "number",
    "organisation",
    "phone",
    "post",
    "reason",
    "ref",
    "relationship",
    "role",
    "school",
    "score",
    "signature",
    "status",
    "team",
    "time",
    "title",
    "year",
];

/// True where a table of two columns holds labels and what they ask for, and its first row no names of columns: the first label asks for a
/// person or ends with a colon, and the cell beside it holds what no column is called.
pub fn begins_form(cells: &[&str]) -> bool {
    let [label, value] = cells else { return false };
    let (label, value) = (label.trim(), value.trim());
    let folded = fold::folded(label.trim_end_matches(':'));
    let bare = folded.strip_prefix("full ").unwrap_or(&folded);
    let bare = bare.strip_prefix("name of ").or(bare.strip_suffix(" name")).unwrap_or(bare);
    let bare = bare.trim_end_matches("full").trim_end();
    // "Pupil's name" is folded to one word with its s.
    let person = PERSONS.contains(&bare) || bare.strip_suffix('s').is_some_and(|one| PERSONS.contains(&one));
    let short = !label.is_empty() && label.chars().count() <= LONGEST_NAME && !label.contains('\n');
    let named = value.split_whitespace().count() > 1 && !fold::folded(value).split(' ').any(|w| COLUMNS.contains(&w));
    let told = value.chars().any(|c| c.is_ascii_digit()) && value.chars().count() > 4;
    short && !value.is_empty() && (label.ends_with(':') || person && (named || told))
}

/// What forms ask for besides people and what sheets have columns of.
const ASKED: [&str; 56] = [
    "advocate",
    "allergies",
    "appraisee",
    "appraiser",
    "apologies",
    "author",
    "birth",
    "born",
    "brother",
    "carer",
    "children",
    "circumstances",
    "disability",
    "dob",
    "doctor",
    "ethnicity",
    "father",
    "forename",
    "forenames",
    "gender",
    "gp",
    "guardian",
    "injury",
    "interviewee",
    "interviewer",
    "known",
    "language",
    "location",
    "manager",
    "mother",
    "nationality",
    "nhs",
    "nurse",
    "objectives",
    "occupation",
    "parent",
    "parents",
    "partner",
    "place",
    "postcode",
    "present",
    "referee",
    "referees",
    "referrer",
    "religion",
    "reporter",
    "sex",
    "sibling",
    "siblings",
    "sister",
    "solicitor",
    "supervisor",
    "surname",
    "telephone",
    "witness",
    "witnesses",
];
/// A label of more words is a sentence, unless it is a question.
const LONGEST_LABEL: usize = 6;

/// True where a whole table is a form: rows of pairs, of which the first cell is a label and the second what it asks for. A table of
/// records has labels in its first row only; so two labels or more must stand where labels stand in a form, a third of all at least, and
/// none beside the first.
pub fn is_form(rows: &[&[String]]) -> bool {
    let paired = rows.iter().filter(|r| r.len() > 1 && r.len().is_multiple_of(2));
    let cells = || paired.clone().flat_map(|r| r.chunks(2)).filter(|pair| !pair[0].trim().is_empty());
    let Some(first) = rows.first().filter(|r| r.len().is_multiple_of(2)) else { return false };
    let beside = first.chunks(2).all(|pair| !is_head(&pair[1]));
    let labels = cells().filter(|pair| is_label(&pair[0])).count();
    // "Surname", "Anna Reed", "Forename": what is in the second column is not in the first.
    let short = cells().all(|pair| pair[0].chars().count() <= LONGEST_NAME || pair[0].trim_end().ends_with('?'));
    beside && short && labels >= 2 && labels * 3 >= cells().count() && !repeats(rows)
}

/// A whole table as one text, a line of `label: value` for each pair of cells, where it is a form. `None` for any other table, and for one
/// with a row that cannot be parted in pairs; `rows` are padded to the same number of cells.
pub fn of_table(rows: &[Vec<String>], locator: &Locator, kind: PassageKind) -> Option<Passage> {
    let slices: Vec<&[String]> = rows.iter().map(Vec::as_slice).collect();
    let paired = rows.iter().all(|r| r.len() > 1 && r.len().is_multiple_of(2));
    let first: Vec<&str> = rows.first()?.iter().map(String::as_str).collect();
    let told = is_form(&slices) || begins_form(&first) || asks_for_a_person(&slices);
    if !paired || !(2..=LONGEST_FORM).contains(&rows.len()) || !told {
        return None;
    }
    let mut form = FieldBuilder::default();
    for pair in rows.iter().flat_map(|row| row.chunks_exact(2)).filter(|p| p.iter().any(|cell| !cell.trim().is_empty()))
    {
        form.line(pair[0].trim().trim_end_matches(':'), &pair[1]);
    }
    Some(form.finish(locator.clone(), kind))
}

/// True where the second or third row of pairs asks for a person and has one beside it: "Claim", "RC-0077", then "Applicant", "A Reed".
fn asks_for_a_person(rows: &[&[String]]) -> bool {
    let pair = |row: &&&[String]| row.len() == 2 && !row[0].trim().is_empty();
    let asks = |row: &&[String]| {
        let words = row[1].split_whitespace().count();
        (2..=LONGEST_LABEL).contains(&words) && begins_form(&[row[0].as_str(), row[1].as_str()])
    };
    let headed = rows.first().is_some_and(|r| r.len() < 2 || is_head(&r[1]) || r[1].trim().is_empty());
    !headed && rows.len() > 2 && rows.iter().all(|r| pair(&r)) && rows[1..3].iter().any(asks) && !repeats(rows)
}

/// True where two rows have the same first cell: records that stand one below the other.
fn repeats(rows: &[&[String]]) -> bool {
    let mut seen = HashSet::new();
    let mut first = rows.iter().filter_map(|r| r.first()).map(|c| c.trim()).filter(|c| !c.is_empty());
    !first.all(|cell| seen.insert(cell))
}

/// True for a value that columns are called: of a word or two.
fn is_head(value: &str) -> bool {
    value.split_whitespace().count() <= 2 && is_label(value)
}

/// True for a question, what ends with a colon, and a few words that begin or end with what forms ask for.
fn is_label(cell: &str) -> bool {
    let cell = cell.trim();
    if cell.ends_with(['?', ':']) {
        return true;
    }
    let folded = fold::folded(cell);
    let words: Vec<&str> = folded.split([' ', '/', '(', ')', '-']).filter(|w| !w.is_empty()).collect();
    let asked = |word: &&&str| {
        let one = word.trim_end_matches("'s");
        [one, one.strip_suffix('s').unwrap_or(one)]
            .iter()
            .any(|w| PERSONS.contains(w) || COLUMNS.contains(w) || ASKED.contains(w))
    };
    (1..=LONGEST_LABEL).contains(&words.len()) && [words.first(), words.last()].iter().flatten().any(asked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_told_from_the_head_of_a_table() {
        for form in [
            ["Name", "Anna Reed (likes 'Annie')"],
            ["EMPLOYEE", "Anna Reed"],
            ["Date:", "3 May"],
            ["Young person's full name", "Anna Reed"],
        ] {
            assert!(begins_form(&form), "{form:?}");
        }
        for head in [
            ["Name", "Class"],
            ["Pupil name", "Contact Number"],
            ["Item", "Anna Reed"],
            ["Name", ""],
            ["Employee", "Job Title"],
        ] {
            assert!(!begins_form(&head), "{head:?}");
        }
        assert!(!begins_form(&["Name", "Anna Reed", "7"]));
    }

    fn form(rows: &[&[&str]]) -> bool {
        let rows: Vec<Vec<String>> = rows.iter().map(|r| r.iter().map(|c| (*c).to_owned()).collect()).collect();
        is_form(&rows.iter().map(Vec::as_slice).collect::<Vec<_>>())
    }

    #[test]
    fn a_form_is_told_by_labels_below_each_other() {
        assert!(form(&[
            &["Referred by", "Ms Tove Lind"],
            &["Parent/carer", "Ada Reed"],
            &["Telephone no.", "none"],
            &["Why now", "He ran off"]
        ]));
        assert!(form(&[&["Last name", "REED", "First name", "Anna"], &["Born", "1.2.03", "GP", "Dr Cole"]]));
        assert!(form(&[&["What went well?", "Maths"], &["What would help?", "Quiet"]]), "questions");
    }

    #[test]
    fn a_table_that_is_a_form_is_one_text() {
        let rows = |of: &[[&str; 2]]| of.iter().map(|r| r.map(str::to_owned).to_vec()).collect::<Vec<_>>();
        let at = Locator::Whole;
        let form =
            of_table(&rows(&[["Surname", "Reed"], ["Known as", ""], ["Seen on", "3 May"]]), &at, PassageKind::Body);
        assert_eq!(form.unwrap().text.expose(), "Surname: Reed\nKnown as: \nSeen on: 3 May");
        assert!(of_table(&rows(&[["Name", "Role"], ["Anna Reed", "Cook"]]), &at, PassageKind::Body).is_none());
        let second = [["Claim", "RC-0077"], ["Applicant", "A M Reed"], ["Credibility", "High"], ["Band", "3"]];
        assert!(of_table(&rows(&second), &at, PassageKind::Body).is_some(), "the person stands in the second row");
        let agenda = [["Topic", "Said"], ["Roof", "leaks"], ["Member", "Anna"], ["Tea", "at four"]];
        assert!(of_table(&rows(&agenda), &at, PassageKind::Body).is_none());
        assert!(of_table(&rows(&[["Name", "Anna Reed"]]), &at, PassageKind::Body).is_none(), "one row may be anything");
    }

    #[test]
    fn records_are_no_form() {
        assert!(!form(&[&["Name", "Role"], &["Anna Reed", "Cook"], &["Tom Cole", "Nurse"]]));
        assert!(!form(&[
            &["Date", "Who", "What", "By"],
            &["1 May", "Anna", "rang", "Tom"],
            &["2 May", "Ada", "wrote", "Tom"]
        ]));
        assert!(!form(&[&["Date", "1 May"], &["Date", "2 May"], &["Name", "Anna"]]), "a label that comes again");
        let topics: &[&[&str]] = &[
            &["Topic", "Said"],
            &["Staff rota", "a"],
            &["KP", "b"],
            &["LM", "c"],
            &["Parents", "d"],
            &["Roof", "e"],
            &["Tea", "f"],
        ];
        assert!(!form(topics), "an agenda");
        assert!(!form(&[&["Item", "Price"], &["Tea", "2"]]) && !form(&[]) && !form(&[&["Name", "Anna Reed", "7"]]));
    }
}
