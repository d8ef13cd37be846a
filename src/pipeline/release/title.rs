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
    let tokens = fold::tokens(stem);
    for (n, token) in tokens.iter().enumerate() {
        let beside = [n.checked_sub(1), Some(n + 1)].into_iter().flatten().filter_map(|n| tokens.get(n));
        let dated = is_month(&token.text) && beside.into_iter().any(|t| is_day_or_year(&t.text));
        let between: String = stem[at..token.span.start].replace('_', " ");
        at = token.span.end;
        let safe = own.contains(&token.text) || dated || is_day_or_year(&token.text) || is_no_name(&token.text);
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
        let letters = token.text.chars().filter(|c| c.is_alphabetic()).count();
        telling |= safe && !dated && letters >= TELLING && !is_small_word(&token.text);
        hidden = !safe;
    }
    out.push(Piece::Text(shown));
    out.retain(|p| !p.shown().is_empty());
    telling.then_some(out)
}

/// A month, whole or short, that hardly anybody is called by: beside a day or a year it is a date. "June 2" may be a person's second page.
fn is_month(folded: &str) -> bool {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let month = folded == "sept" || folded.len() >= TELLING && MONTHS.iter().any(|month| month.starts_with(folded));
    month && gazetteer::facts(folded).forename() < BORNE
}

/// "to", "in", "and": surnames too, and nobody means them; nor do they tell what a document is.
fn is_small_word(folded: &str) -> bool {
    let facts = gazetteer::facts(folded);
    facts.lower() == COMMONEST && facts.capital_share() == 0
}

/// An ordinary word that hardly anybody is called by: no forename, and as a surname rare, far rarer than as a word ("letter"). Months
/// are not taken for granted: May and June are people too.
fn is_no_name(folded: &str) -> bool {
    let facts = gazetteer::facts(folded);
    if is_small_word(folded) {
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
        // A month beside a day is a date, and "and" alone tells nothing.
        assert_eq!(shown("Appointments 5 Feb.xlsx").as_deref(), Some("Appointments 5 Feb"));
        assert_eq!(shown("Report Sept 2025.doc").as_deref(), Some("Report Sept 2025"));
        assert_eq!(shown("Report June 2.doc").as_deref(), Some("Report [x] 2"));
        assert_eq!((shown("Zqxv and Quillfeather.csv"), shown("8 Feb.txt")), (None, None));
        // Neither May nor Mark is sure to be no name, nor is a number sure to be nobody's.
        assert_eq!(shown("May Marsh assessment 07700900417.txt").as_deref(), Some("[x] assessment [x]"));
        assert_eq!((shown("Quillfeather.pdf"), shown("a.txt"), shown("IMG_0042.jpg")), (None, None, None));
    }
}
