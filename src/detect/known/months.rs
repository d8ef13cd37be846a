//! Months that people are called: "a girl of their own, June". A month is nobody unless its bearer is near and their surname stands in
//! the same text.

use super::gather::KnownPerson;
use super::near::Nearness;
use crate::detect::reading::Shape;
use crate::detect::{Doc, calendar};

/// Words before a month that is one.
const OF_TIME: &[&str] = &[
    "about", "after", "around", "before", "between", "by", "during", "each", "early", "every", "for", "from", "in",
    "last", "late", "mid", "next", "of", "on", "since", "the", "this", "through", "till", "to", "until",
];
/// "May I": a month and a name do not go before these, the verb does.
const ASKED: &[&str] = &["he", "i", "it", "she", "they", "we", "you"];

/// True for a month at `at` that somebody near is called, in a text that has their surname too, where nothing speaks of time.
pub(super) fn is_somebodys_month(near: Nearness, bearers: &[&KnownPerson], doc: &Doc<'_>, at: usize) -> bool {
    let r = doc.reading();
    let word = &r.words[at];
    let usual = calendar::is_month(r.fold(at)) && word.shape == Shape::Capital && word.facts.forename() >= 3;
    if !usual || near > Nearness::Folder {
        return false;
    }
    let beside = |n: Option<usize>| n.filter(|n| r.words.get(*n).is_some_and(|w| w.line == word.line));
    let (before, behind) = (beside(at.checked_sub(1)), beside(Some(at + 1)));
    let dated = [before, behind].into_iter().flatten().any(|n| r.words[n].shape == Shape::Number);
    let timed = before.is_some_and(|n| OF_TIME.contains(&r.fold(n)));
    let asked = behind.is_some_and(|n| ASKED.contains(&r.fold(n)));
    let surname = |p: &&KnownPerson| p.key.rsplit(' ').next().filter(|s| *s != r.fold(at)).map(str::to_owned);
    let surnames: Vec<String> = bearers.iter().filter_map(surname).collect();
    let named = |n: usize| r.words[n].shape != Shape::Lower && surnames.iter().any(|s| s == r.fold(n));
    !(dated || timed || asked) && (0..r.words.len()).any(named)
}

#[cfg(test)]
mod tests {
    use crate::detect::known::people::tests::{found, people, sighting};
    use crate::model::Source;

    #[test]
    fn a_month_is_somebody_where_their_surname_stands() {
        let all = [sighting("June Pell", "", Source::Recipient)];
        let of = |text: &str| found(text, &people(text, &all, 1)).iter().filter(|(f, _)| *f == "June").count();
        assert_eq!(of("July 1969. To Mr and Mrs Pell on trial. They have a girl of their own, June."), 1);
        assert_eq!(of("The Pell girls, May and June, were out."), 1);
        for month in
            ["Mrs Pell came in June.", "Pell left 3 June", "June 2024: Pell", "by June Mrs Pell", "the own, June."]
        {
            assert_eq!(of(month), 0, "{month}");
        }
    }
}
