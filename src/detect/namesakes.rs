//! Firms, charities and wares that are called like people: "Sue Ryder", "Taylor Wimpey", "Mr Kipling".
//!
//! Only names that hardly anybody bears are listed, and a claim that rests on more than reading stands. What was proposed is still
//! shown for review: somebody may be called so all the same.

use super::bodies::{folded, weak};
use super::{Doc, Mention, NAME, learned, nobody, words};
use std::collections::HashSet;
use std::sync::LazyLock;

/// Folded, one a line; with the title where one belongs to it.
static LIST: LazyLock<HashSet<&str>> = LazyLock::new(|| include_str!("words/namesakes.txt").lines().collect());

/// Takes the names of what is called like somebody back to review.
pub fn drop(doc: &Doc<'_>, found: &mut Vec<Mention>) {
    found.retain_mut(|m| m.what != NAME || !is_namesake(doc, m) || nobody::doubt(m));
}

fn is_namesake(doc: &Doc<'_>, mention: &Mention) -> bool {
    let r = doc.reading();
    let at = r.word_from(mention.span.start);
    let said = folded(doc, mention.span);
    let title = at.checked_sub(1).map(|b| r.fold(b)).filter(|b| words::is_in(words::TITLES, b));
    let titled = title.is_some_and(|title| LIST.contains(format!("{title} {said}").as_str()));
    let read = weak(mention) || mention.reason == learned::MAYBE;
    titled || read && title.is_none() && LIST.contains(said.as_str())
}

#[cfg(test)]
mod tests {
    use super::super::{Confidence, name};
    use super::*;

    fn left(text: &str, said: &str, reason: &str) -> Option<Confidence> {
        let at = text.find(said).unwrap();
        let mut found = vec![name(crate::model::Span::new(at, at + said.len()), reason, Confidence::Redact)];
        drop(&Doc::plain(text), &mut found);
        found.first().map(|m| m.confidence)
    }

    #[test]
    fn what_is_called_like_somebody_is_only_shown() {
        let read = |text: &str, said: &str| left(text, said, learned::REASON);
        assert_eq!(read("The Sue Ryder shop rang", "Sue Ryder"), Some(Confidence::Review));
        assert_eq!(read("Sue Ryderson rang", "Sue Ryderson"), Some(Confidence::Redact));
        assert_eq!(left("Name: Sue Ryder", "Sue Ryder", "stands behind a label of people"), Some(Confidence::Redact));
        assert_eq!(read("some Mr Kipling cakes", "Kipling"), Some(Confidence::Review));
        assert_eq!(read("Kipling came", "Kipling"), Some(Confidence::Redact));
    }

    #[test]
    fn the_list_is_folded_and_sorted() {
        let lines: Vec<&str> = include_str!("words/namesakes.txt").lines().collect();
        assert!(
            lines.windows(2).all(|w| w[0] < w[1])
                && lines.iter().all(|l| crate::model::fold::folded(l) == l.replace(" & ", " "))
        );
    }
}
