//! Names within a letter or two of the data subject's whole name: whoever redacts one as somebody else is told that it may be the
//! subject, misspelt. Where the letters make a name that nobody bears it is shown and not proposed.

use super::super::{NAME, gazetteer};
use super::keys::name_key;
use super::{ResolveFacts, own, phrase_of};
use crate::model::{Confidence, Mention, Unit};
use std::collections::HashSet;

/// The reason of such a mention.
pub const REASON: &str = "within a letter or two of the data subject's name: may be them, misspelt";
/// Letters of a part of a name from which on two may differ, and one.
const LONG: usize = 8;
const SHORT: usize = 4;

/// Says so of the mentions in `found`.
pub fn tell(units: &[Unit], found: &mut [Vec<Mention>], facts: &ResolveFacts) {
    let own: HashSet<String> = facts.subject.names.iter().map(|n| name_key(&phrase_of(n))).collect();
    let namesakes = facts.namesakes.iter().flat_map(|n| &n.names);
    let known: HashSet<String> = namesakes.chain(facts.staff.keys()).map(|n| name_key(&phrase_of(n))).collect();
    for (unit, mentions) in units.iter().zip(found) {
        for m in mentions.iter_mut().filter(|m| m.what == NAME && m.reason != own::DOUBT) {
            let key = name_key(&phrase_of(m.span.of(unit.text.expose())));
            if known.contains(&key) || own.contains(&key) {
                continue;
            }
            let Some(changed) = own.iter().find_map(|name| changed(&key, name)) else { continue };
            if changed.iter().all(|word| !gazetteer::facts(word).any_name()) {
                m.confidence = Confidence::Review;
            }
            m.reason = REASON.into();
        }
    }
}

/// The words of `key` that differ from those of the subject's `name`, each by a letter or two; none where it is another name. An initial
/// stands for the forename.
fn changed<'a>(key: &'a str, name: &str) -> Option<Vec<&'a str>> {
    let ((first, last), (own_first, own_last)) = (key.split_once(' ')?, name.split_once(' ')?);
    let initial = first.chars().count() == 1 && own_first.starts_with(first);
    let pairs = [(first, own_first), (last, own_last)].into_iter().skip(usize::from(initial));
    let mut out = Vec::new();
    for (word, own) in pairs {
        match distance(word, own) {
            0 => {}
            n if n <= slack(own) => out.push(word),
            _ => return None,
        }
    }
    Some(out).filter(|out| !out.is_empty())
}

/// Letters by which a part of a name may differ.
fn slack(part: &str) -> usize {
    match part.chars().count() {
        LONG.. => 2,
        SHORT.. => 1,
        _ => 0,
    }
}

/// Letters lost, added, changed or swapped with their neighbour (optimal string alignment).
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows: Vec<Vec<usize>> = vec![(0..=b.len()).collect()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let cost = usize::from(a[i - 1] != b[j - 1]);
            let mut least = (rows[i - 1][j] + 1).min(row[j - 1] + 1).min(rows[i - 1][j - 1] + cost);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::super::tests::unit;
    use super::*;
    use crate::detect::name;
    use crate::model::{Identity, Span};

    fn told(text: &str) -> (bool, Confidence) {
        let units = [unit(1, text)];
        let mut found = vec![vec![name(Span::new(0, text.len()), "x", Confidence::Redact)]];
        let subject = Identity { names: vec!["Theodore Whitmarsh".into()], ..Identity::default() };
        let staff = [("Theodora Whitmarsh".to_owned(), "cook".to_owned())].into();
        tell(&units, &mut found, &ResolveFacts { subject, staff, ..ResolveFacts::default() });
        (found[0][0].reason == REASON, found[0][0].confidence)
    }

    #[test]
    fn a_name_within_a_letter_or_two_may_be_the_subject() {
        for text in ["Theodor Whitmarch", "T Whitmarch", "Whitmrash, Theodore", "Theodore Witmarshe"] {
            assert!(told(text).0, "{text}");
        }
        assert_eq!(told("Theodore Whitmarch").1, Confidence::Review, "nobody is called so");
        assert_eq!(told("Theodor Whitmarsh"), (true, Confidence::Redact), "somebody may be called so");
        for text in ["Theodora Whitmarsh", "Theodore Marsh", "Alfie Whitmarsh", "Whitmarch", "S Whitmarch"] {
            assert_eq!(told(text), (false, Confidence::Redact), "{text}");
        }
    }
}
