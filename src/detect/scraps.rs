//! What is left of a name and names nobody: pronouns, digits, contractions, the single small letter that a possessive leaves. Taken for a name
//! once, such a word would be removed wherever it stands.

use super::{Doc, Mention, NAME};

/// Words that stand for a person and name none.
const PRONOUNS: [&str; 21] = [
    "her", "hers", "herself", "he", "him", "himself", "his", "i", "its", "me", "my", "our", "she", "their", "them",
    "they", "us", "we", "whom", "you", "your",
];

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
    let pronoun = !initials && PRONOUNS.iter().any(|p| p.eq_ignore_ascii_case(name.trim()));
    let contraction = ["n't", "n’t"].iter().any(|end| name.to_lowercase().ends_with(end));
    single || first == "s" || pronoun || contraction || first.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::{Confidence, name};
    use crate::model::Span;

    #[test]
    fn a_pronoun_or_scrap_alone_is_no_name() {
        for scrap in ["She", "they", "HIS", "4 May", "s", "s Hope", "aren't"] {
            assert!(is_scrap(scrap), "{scrap}");
        }
        for kept in ["Shena", "He Xiangyu", "Anna", "US", "J", "j okafor"] {
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
