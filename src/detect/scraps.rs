//! What is left of a name and names nobody: pronouns, words of grammar, digits, the single small letter that a possessive leaves.
//! Taken for a name once, such a word would be removed wherever it stands.

use super::{Doc, Mention, NAME};

/// Words that stand for a person and name none.
const PRONOUNS: [&str; 21] = [
    "her", "hers", "herself", "he", "him", "himself", "his", "i", "its", "me", "my", "our", "she", "their", "them",
    "they", "us", "we", "whom", "you", "your",
];

/// Words of grammar and of chat that in small letters name nobody, whatever a surname may be spelt like them.
const GRAMMAR: &str = " a abt about after all also am an and any are as at be been before but by can cos could cus did do does \
    down for from get go got had has have if in into is it just no nor not of off on or our out over pls plz put re said shall so \
    some such than that the then there these this those thx to told too up was wasn were what when where which who why with would \
    yes yet ";
/// What makes a pronoun and its verb one word: `I've`.
const VERBS: [&str; 6] = ["'d", "'ll", "'m", "'re", "'s", "'ve"];

/// Takes the scraps out of `found`.
pub fn drop(doc: &Doc<'_>, found: &mut Vec<Mention>) {
    found.retain(|m| m.what != NAME || !is_scrap(m.span.of(doc.text)));
}

/// What no name begins with, a digit or the `s` of a possessive; a single small letter and a pronoun alone.
fn is_scrap(name: &str) -> bool {
    let first = name.split(char::is_whitespace).next().unwrap_or_default();
    let single = name.chars().count() == 1 && name.chars().all(char::is_lowercase);
    // "I" and "US" can be initials.
    let initials = name.len() <= 2 && name.chars().all(|c| !c.is_lowercase());
    let plain = name.trim().replace('\u{2019}', "'");
    let spoken = VERBS
        .iter()
        .find_map(|verb| plain.strip_suffix(verb))
        .filter(|bare| PRONOUNS.contains(&bare.to_lowercase().as_str()));
    let pronoun = spoken.is_some() || !initials && PRONOUNS.iter().any(|p| p.eq_ignore_ascii_case(&plain));
    let grammar = GRAMMAR.contains(&format!(" {plain} "));
    single || first == "s" || pronoun || grammar || first.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::{Confidence, name};
    use crate::model::Span;

    #[test]
    fn a_pronoun_or_scrap_alone_is_no_name() {
        for scrap in ["She", "they", "HIS", "4 May", "s", "s Hope", "to", "I've", "he\u{2019}s", "abt"] {
            assert!(is_scrap(scrap), "{scrap}");
        }
        for kept in ["Shena", "He Xiangyu", "Anna", "US", "J", "j okafor", "To", "An", "to huu", "O'Dea"] {
            assert!(!is_scrap(kept), "{kept}");
        }
    }

    #[test]
    fn only_names_are_looked_at() {
        let doc = Doc::plain("she 4x");
        let mut found =
            vec![name(Span::new(0, 3), "", Confidence::Redact), name(Span::new(4, 6), "", Confidence::Redact)];
        found[1].what = super::super::ADDRESS.into();
        drop(&doc, &mut found);
        assert_eq!(found.iter().map(|m| m.what.as_str()).collect::<Vec<_>>(), [super::super::ADDRESS]);
    }
}
