//! Field codes (ECMA-376 part 1, 17.16): which of them can say something about a person.

/// Field types whose codes hold nothing but the program's own words.
const MECHANICAL: &[&str] = &[
    "PAGE",
    "NUMPAGES",
    "SECTIONPAGES",
    "SECTION",
    "NUMCHARS",
    "NUMWORDS",
    "TOC",
    "PAGEREF",
    "DATE",
    "TIME",
    "SAVEDATE",
    "PRINTDATE",
    "CREATEDATE",
    "EDITTIME",
    "FILESIZE",
    "REVNUM",
    "FILENAME",
    "TITLE",
    "AUTHOR",
    "SUBJECT",
    "KEYWORDS",
    "LASTSAVEDBY",
    "LISTNUM",
    "AUTONUM",
    "AUTONUMLGL",
    "AUTONUMOUT",
    "FORMTEXT",
    "FORMCHECKBOX",
    "FORMDROPDOWN",
    "NOTEREF",
    "STYLEREF",
    "USERNAME",
    "USERADDRESS",
    "USERINITIALS",
    "REF",
    "SEQ",
    "=",
];

/// True for codes of the program's own words, switches and automatic bookmarks alone.
pub fn is_mechanical(code: &str) -> bool {
    let mut words = code.split_whitespace();
    let Some(kind) = words.next() else { return true };
    MECHANICAL.iter().any(|m| kind.eq_ignore_ascii_case(m)) && words.all(is_switch)
}

/// Switches, their usual arguments, numbers, and names that start with an underscore.
fn is_switch(word: &str) -> bool {
    let bare = word.trim_matches('"');
    word.starts_with('\\')
        || bare.starts_with('_')
        || matches!(
            bare.to_ascii_uppercase().as_str(),
            "MERGEFORMAT" | "CHARFORMAT" | "ARABIC" | "ROMAN" | "ALPHABETIC" | "*" | "TABLE" | "FIGURE"
        )
        || !bare.chars().any(|c| c.is_alphabetic() && !"dMyHhmsapAP".contains(c))
}

#[cfg(test)]
mod tests {
    use super::is_mechanical;

    #[test]
    fn only_codes_without_words_of_an_author_are_mechanical() {
        for code in [
            " PAGE \\* MERGEFORMAT ",
            "TOC \\o \"1-3\" \\h",
            " PAGEREF _Toc123 \\h",
            "DATE \\@ \"dd MM yyyy\"",
            "FORMTEXT",
        ] {
            assert!(is_mechanical(code), "{code}");
        }
        for code in
            ["HYPERLINK \"mailto:jane@example.org\"", "TITLE \"Jane Smith\"", "MERGEFIELD Pupil", "REF JaneSmith \\h"]
        {
            assert!(!is_mechanical(code), "{code}");
        }
    }
}
