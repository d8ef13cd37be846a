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

/// What a field's code says to a reader: where a link leads and what its tip says; other codes whole, unless mechanical.
pub fn said(code: &str) -> Option<String> {
    let code = code.trim();
    if is_mechanical(code) || is_object(code) {
        return None;
    }
    let Some(link) = code.get(..9).filter(|k| k.eq_ignore_ascii_case("HYPERLINK")).map(|_| &code[9..]) else {
        return Some(code.to_owned());
    };
    // Switches are a backslash and a letter; a place within the document is named after `\l`.
    let words: Vec<&str> = link.split_whitespace().filter(|w| !is_lone_switch(w)).collect();
    let target = words.join(" ").replace('"', "");
    (!target.starts_with('_') && !target.trim().is_empty()).then(|| target.trim().to_owned())
}

fn is_lone_switch(word: &str) -> bool {
    word.len() == 2 && word.starts_with('\\')
}

/// Objects of programs: the code names the program alone.
fn is_object(code: &str) -> bool {
    let mut words = code.split_whitespace();
    let kind = words.next().is_some_and(|k| k.eq_ignore_ascii_case("EMBED") || k.eq_ignore_ascii_case("CONTROL"));
    kind && words.all(|w| {
        w.starts_with('\\')
            || w.contains('.')
            || ["package", "shape", "msphotoed", "equation"].contains(&w.to_ascii_lowercase().as_str())
    })
}

/// The name of a bookmark, form field or content control, unless a program made it by itself.
pub fn bookmark(name: &str) -> Option<&str> {
    const AUTOMATIC: &[&str] = &[
        "check",
        "text",
        "dropdown",
        "kontrollkästchen",
        "ole_link",
        "bookmark",
        "start",
        "end",
        "defaultplaceholder",
    ];
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit() || c == '_').to_lowercase();
    let automatic = stem.is_empty() || name.starts_with('_') || AUTOMATIC.contains(&stem.as_str());
    (!automatic).then_some(name)
}

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
    use super::{bookmark, is_mechanical, said};

    #[test]
    fn codes_say_where_links_lead() {
        assert_eq!(
            said(" HYPERLINK \"mailto:j@x.org\" \\o \"Write to Jane\" ").as_deref(),
            Some("mailto:j@x.org Write to Jane")
        );
        assert_eq!(said("HYPERLINK \\l \"_Toc12\""), None);
        assert_eq!(said("EMBED Equation.3"), None);
        assert_eq!(said("MERGEFIELD Pupil").as_deref(), Some("MERGEFIELD Pupil"));
    }

    #[test]
    fn bookmarks_of_programs_are_left_out() {
        assert_eq!(
            ["Check1", "_GoBack", "OLE_LINK2", "JaneSmith"].map(bookmark),
            [None, None, None, Some("JaneSmith")]
        );
    }

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
