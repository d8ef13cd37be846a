//! What is told apart from the text of a page goes by whole words.

use super::beside::revised;
use super::*;

#[test]
fn a_word_that_is_partly_hidden_is_told_whole() {
    let page = |cover: &str| format!("BT /F 14 Tf 60 600 Td (was Ada Lovelace then) Tj ET {cover}");
    let told = |cover: &str| hidden(&read_with(&one_page(&page(cover), "", "", &[]), &[]), "under a box");
    assert_eq!(told("1 g 135 595 20 22 re f"), "Lovelace");
    let bars: String = (120..165).step_by(18).map(|x| format!("{x} 595 11 20 re f ")).collect();
    assert_eq!(told(&format!("1 g {bars}")), "Lovelace");
}

#[test]
fn a_shadow_that_is_not_seen_is_no_text_of_its_own() {
    let shown = "0 g BT /F 12 Tf 50 700 Td (Ada Lovelace) Tj ET";
    for by in ["0.4 -0.6", "1.1 -1.1", "1.5 -1.5", "2.2 -2.2"] {
        let page = format!("{shown} BT /F 12 Tf 3 Tr 50 700 Td {by} Td (Ada Lovelace) Tj ET");
        let out = read_with(&one_page(&page, "", "", &[]), &[]);
        assert_eq!((body(&out).as_str(), hidden(&out, "invisible text").as_str()), ("Ada Lovelace", ""), "{by}");
    }
    let other = format!("{shown} BT /F 12 Tf 3 Tr 50 700 Td (Ada Lovejoy) Tj ET");
    assert_eq!(hidden(&read_with(&one_page(&other, "", "", &[]), &[]), "invisible text"), "Lovejoy");
}

#[test]
fn what_an_earlier_revision_says_besides_is_whole_words() {
    let out = read_with(&revised("by Ada Lovelace", ") Tj 0 100 Td (by Ada Lovejoy"), &[]);
    assert_eq!(hidden(&out, "earlier revision"), "Lovelace");
}
