//! What the columns of a sheet say of the people in them: by the same words as the forms' rule.

use super::super::forms;

/// What the cells under a column's name are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Column {
    /// No people.
    Other,
    /// Forenames of whom the rest of the name says (`child` of "Child forename"; empty for "Forename").
    Forename(String),
    /// Surnames likewise.
    Surname(String),
    /// Whole names of people called so, by a word of ours.
    Person(&'static str),
}

const FORENAMES: &[&str] = &[
    "christian name",
    "first name",
    "firstname",
    "forename",
    "forenames",
    "given name",
    "givenname",
    "goes by",
    "known as",
    "likes to be called",
    "preferred",
    "preferred forename",
    "preferred name",
];
const SURNAMES: &[&str] = &["family name", "last name", "lastname", "surname"];
/// Said of whole names where the column says no more.
pub const WHOLE: &str = "name";

/// The class of a column by its name, folded.
pub fn column(name: &str) -> Column {
    let of = |list: &[&str]| {
        list.iter().find_map(|w| {
            let whose = name.strip_suffix(w)?;
            (whose.is_empty() || whose.ends_with(' ')).then(|| whose.trim_end().trim_end_matches("'s").to_owned())
        })
    };
    if let Some(whose) = of(FORENAMES) {
        return Column::Forename(whose);
    }
    if let Some(whose) = of(SURNAMES) {
        return Column::Surname(whose);
    }
    if !forms::says_person(name) {
        return Column::Other;
    }
    Column::Person(word(name))
}

/// Our word for whom a column's name speaks of.
pub fn word(name: &str) -> &'static str {
    let telling = name.split([' ', '-', '/', '_']).filter_map(forms::label).find(|w| !matches!(*w, "name" | "names"));
    telling.unwrap_or(WHOLE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_classed_by_whom_they_speak_of() {
        for (name, class) in [
            ("forename", Column::Forename("".into())),
            ("child first name", Column::Forename("child".into())),
            ("surname", Column::Surname("".into())),
            ("pupil", Column::Person("pupil")),
            ("pupil name", Column::Person("pupil")),
            ("full name", Column::Person("name")),
            ("school name", Column::Other),
            ("balance", Column::Other),
            ("surname alone", Column::Person("surname")),
        ] {
            assert_eq!(column(name), class, "{name}");
        }
    }
}
