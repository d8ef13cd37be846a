//! Somebody else by two words of their name in another order: where a file names "Tran Van Long", the "Long TRAN" of another is no more the
//! subject's for ending in a surname that the subject bears or bore.

use super::super::{NAME, name};
use super::{ResolveFacts, phrase_of};
use crate::model::{Confidence, Mention, Span, Unit};
use std::collections::HashSet;

const SAYS: &str = "two words of a name that is given in full elsewhere";
/// Words of a full name, at most: more are a list.
const LONGEST: usize = 5;

/// Two words of a name, the lesser first.
type Pair = (String, String);

/// Takes a surname that stands beside another word of somebody's full name from the units' subject spans, and adds both to `found`.
pub fn tell(units: &mut [Unit], found: &mut [Vec<Mention>], facts: &ResolveFacts) {
    let own = facts.subject.names.iter().chain(&facts.subject.former).flat_map(|n| pairs(n)).collect::<HashSet<_>>();
    let each = units.iter().zip(found.iter()).flat_map(|(unit, mentions)| {
        let names = mentions.iter().filter(|m| m.what == NAME && m.confidence == Confidence::Redact);
        names.flat_map(|m| pairs(m.span.of(unit.text.expose())))
    });
    let others: HashSet<Pair> = each.filter(|pair| !own.contains(pair)).collect();
    for (unit, mentions) in units.iter_mut().zip(found) {
        let text = unit.text.expose();
        let told = unit.bearers.in_part.iter().filter(|s| unit.subject.contains(s));
        let told: Vec<(Span, Span)> = told.filter_map(|s| Some((*s, with_neighbour(text, *s, &others)?))).collect();
        for (part, whole) in told {
            unit.subject.retain(|s| *s != part);
            unit.bearers.in_part.retain(|s| *s != part);
            // What is read as a longer name is that: "TRAN Gia Minh".
            if !mentions.iter().any(|m| m.what == NAME && m.span.contains(whole)) {
                mentions.retain(|m| !m.span.overlaps(whole));
                mentions.push(name(whole, SAYS, Confidence::Redact));
            }
        }
    }
}

/// Every two words of a name of two words and more.
fn pairs(name: &str) -> Vec<Pair> {
    let phrase = phrase_of(name);
    let words: Vec<&str> = phrase.split(' ').filter(|w| w.chars().count() > 1).collect();
    if !(2..=LONGEST).contains(&words.len()) {
        return Vec::new();
    }
    let each = (0..words.len()).flat_map(|a| (a + 1..words.len()).map(move |b| (a, b)));
    each.map(|(a, b)| pair(words[a], words[b])).collect()
}

fn pair(a: &str, b: &str) -> Pair {
    if a <= b { (a.to_owned(), b.to_owned()) } else { (b.to_owned(), a.to_owned()) }
}

/// The surname with the capital word right before or behind it, where the two are of somebody's name.
fn with_neighbour(text: &str, part: Span, others: &HashSet<Pair>) -> Option<Span> {
    let letter = |c: char| c.is_alphabetic() || c == '\'' || c == '-';
    let before = text[..part.start].strip_suffix(' ').map(|b| b.len() - b.trim_end_matches(letter).len());
    let behind = text[part.end..].strip_prefix(' ').map(|b| b.len() - b.trim_start_matches(letter).len());
    let before = before.map(|n| (Span::new(part.start - 1 - n, part.start - 1), part.end));
    let behind = behind.map(|n| (Span::new(part.end + 1, part.end + 1 + n), part.start));
    let fits = |word: &Span| {
        let said = word.of(text);
        let known = pair(&phrase_of(said), &phrase_of(part.of(text)));
        said.starts_with(char::is_uppercase) && others.contains(&known)
    };
    let (word, end) = before.into_iter().chain(behind).find(|(word, _)| fits(word))?;
    Some(Span::new(word.start.min(end), word.end.max(end)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn others(name: &str) -> HashSet<Pair> {
        pairs(name).into_iter().collect()
    }

    #[test]
    fn two_words_of_a_name_are_told_in_any_order() {
        let text = "Perp: Long TRAN (41). Child: Minh Tran, Tran";
        let tran = Span::new(11, 15);
        let found = with_neighbour(text, tran, &others("Tran Van Long"));
        assert_eq!(found.map(|s| s.of(text)), Some("Long TRAN"));
        assert_eq!(with_neighbour(text, Span::new(34, 38), &others("Tran Van Long")), None, "another forename");
        assert_eq!(with_neighbour(text, Span::new(40, 44), &others("Tran Van Long")), None, "nothing beside it");
        assert_eq!(with_neighbour("so Tran long ago", Span::new(3, 7), &others("Tran Van Long")), None, "a word");
    }
}
