//! What a document without a title of its own is called in the answer: its file's name, as far as nothing in it can be anybody's. No
//! decision reaches a file name, so only words that are surely no name are shown, the subject's own, days and years.

use crate::detect::gazetteer;
use crate::model::fold;
use crate::redact::Piece;
use std::collections::BTreeSet;

/// From this class on a word counts as a name that people bear.
const BORNE: u8 = 2;
/// How often words like "to" are written in lower case.
const COMMONEST: u8 = 5;
/// Letters of a word that tells something.
const TELLING: usize = 3;

/// The name of a file as a title, `label` where something is not shown; `None` where nothing telling is left. `own` are folded words
/// of the subject's names and numbers.
pub fn of_file(name: &str, own: &BTreeSet<String>, label: &str) -> Option<Vec<Piece>> {
    let stem = match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && ending.len() <= 5 => stem,
        _ => name,
    };
    let (mut out, mut shown, mut at, mut hidden) = (Vec::new(), String::new(), 0, false);
    let mut telling = false;
    for token in fold::tokens(stem) {
        let between: String = stem[at..token.span.start].replace('_', " ");
        at = token.span.end;
        let safe = own.contains(&token.text) || is_day_or_year(&token.text) || is_no_name(&token.text);
        // What lies between two hidden words says how many there were.
        if safe || !hidden {
            shown.push_str(&between);
        }
        match (safe, hidden) {
            (true, _) => shown.push_str(token.span.of(stem)),
            (false, false) => {
                out.push(Piece::Text(std::mem::take(&mut shown)));
                out.push(Piece::Label(label.to_owned()));
            }
            (false, true) => {}
        }
        telling |= safe && token.text.chars().filter(|c| c.is_alphabetic()).count() >= TELLING;
        hidden = !safe;
    }
    out.push(Piece::Text(shown));
    out.retain(|p| !p.shown().is_empty());
    telling.then_some(out)
}

/// An ordinary word that hardly anybody is called by: no forename, and as a surname rare, far rarer than as a word ("letter"). Months
/// are not taken for granted: May and June are people too.
fn is_no_name(folded: &str) -> bool {
    let facts = gazetteer::facts(folded);
    // "to" and "in" are surnames too, and nobody means them.
    if facts.lower() == COMMONEST && facts.capital_share() == 0 {
        return true;
    }
    let rare = facts.surname() < BORNE || facts.surname() == BORNE && facts.lower() > BORNE;
    (facts.common() || facts.in_dictionary()) && facts.forename() < BORNE && rare
}

/// One or two digits, or a year: nobody's number.
fn is_day_or_year(text: &str) -> bool {
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    digits && (text.len() <= 2 || text.len() == 4 && (text.starts_with("19") || text.starts_with("20")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(name: &str) -> Option<String> {
        let own = ["catriona", "bennett"].map(str::to_owned).into();
        of_file(name, &own, "[x]").map(|pieces| pieces.iter().map(Piece::shown).collect())
    }

    #[test]
    fn a_file_name_is_shown_as_far_as_nothing_in_it_can_be_anybodys() {
        assert_eq!(shown("Safeguarding form 2024-06-18.pdf").as_deref(), Some("Safeguarding form 2024-06-18"));
        assert_eq!(shown("letter_to_Ezra_Quillfeather.docx").as_deref(), Some("letter to [x]"));
        assert_eq!(shown("Catriona Bennett, assessment.doc").as_deref(), Some("Catriona Bennett, assessment"));
        // Neither May nor Mark is sure to be no name, nor is a number sure to be nobody's.
        assert_eq!(shown("May Marsh assessment 07700900417.txt").as_deref(), Some("[x] assessment [x]"));
        assert_eq!((shown("Quillfeather.pdf"), shown("a.txt"), shown("IMG_0042.jpg")), (None, None, None));
    }
}
