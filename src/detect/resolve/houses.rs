//! House numbers in the subject's street. "No. 7 complained" tells the subject who it was; their own number tells nobody of anybody.

use super::super::{ADDRESS, NAME};
use super::ResolveFacts;
use super::postal::Postal;
use crate::model::{Confidence, Mention, Span, Unit};
use regex::Regex;
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// The kind of such a mention.
const KIND: &str = "house number";
/// The reason of a number alone.
const REASON: &str = "the house number of somebody else in the data subject's street";
/// A bare number where a house may be meant, and no time or sum: "at 54", "from 7", "Neighbour (54)", "(P. Oddie, no. 14)".
const PLACED: &str = r"(?i)(?:\b(?:at|from|of|in|next door at) |\b(?:no\.? ?|nr\.? ?|number )|\b[\p{L}]+ ?\()(?P<n>[1-9]\d{0,3}[a-z]?)\b(?P<behind>\)?)";
/// What goes on behind a time, a sum or a date.
const GOES_ON: &str = r"(?i)^(?: ?(?:[-–:/%]|[.,]\d)| ?(?:am|pm|o'?clock|hrs?|hours?|mins?|minutes?|days?|weeks?|months?|years?|yrs?|to|until|till|noon|and|per)\b|(?-i: \p{Lu}\w))";

/// Takes out of `found` what is the subject's own number or no house's, and adds the numbers of others in their street.
pub fn settle(units: &[Unit], found: &mut [Vec<Mention>], facts: &ResolveFacts) {
    let own: Vec<(String, String)> = facts.subject.addresses.iter().filter_map(|a| parted(a)).collect();
    for (unit, mentions) in units.iter().zip(found.iter_mut()) {
        let text = unit.text.expose();
        mentions.retain_mut(|m| m.what != KIND || is_anybodys(text, m, &own));
    }
    let others = numbers(units, found, &own);
    if others.is_empty() {
        return;
    }
    for (unit, mentions) in units.iter().zip(found) {
        for span in placed(unit.text.expose(), &others) {
            let taken = mentions.iter().map(|m| m.span).chain(unit.subject.iter().copied()).any(|s| s.overlaps(span));
            if !taken {
                let (what, reason) = (KIND.into(), REASON.into());
                let confidence =
                    if is_of(unit.text.expose(), mentions, span) { Confidence::Redact } else { Confidence::Review };
                mentions.push(Mention { span, what, reason, confidence, step: "request" });
            }
        }
        mentions.sort_by_key(|m| m.span.start);
    }
}

/// True where somebody is named right before the number, so that it says where they live.
fn is_of(text: &str, mentions: &[Mention], number: Span) -> bool {
    let before = |m: &&Mention| m.what == NAME && m.span.end <= number.start;
    let Some(name) = mentions.iter().filter(before).map(|m| m.span.end).max() else { return false };
    let gap = text[name..number.start].to_lowercase();
    let words = gap.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty());
    gap.len() <= 16
        && !gap.contains('\n')
        && words.into_iter().all(|w| matches!(w, "at" | "from" | "of" | "no" | "nr" | "number"))
}

/// Number and street of an address.
fn parted(address: &str) -> Option<(String, String)> {
    let line = Postal::of(address).line;
    let (number, street) = line.split_once(' ')?;
    number.starts_with(|c: char| c.is_ascii_digit()).then(|| (number.to_owned(), street.to_owned()))
}

fn digits(form: &str) -> String {
    form.chars().skip_while(|c| !c.is_ascii_digit()).collect::<String>().to_lowercase()
}

/// False for the subject's own number, and for one in brackets behind a number: "laptop loaned 4/10 (no. 31)".
fn is_anybodys(text: &str, mention: &Mention, own: &[(String, String)]) -> bool {
    let form = mention.span.of(text);
    let mine = own.iter().any(|(number, _)| *number == digits(form));
    let before = text[..mention.span.start].strip_suffix('(').map(str::trim_end);
    !mine && before.is_none_or(|b| b.ends_with(char::is_alphabetic))
}

/// The numbers at which others are known to live in the subject's street.
fn numbers(units: &[Unit], found: &[Vec<Mention>], own: &[(String, String)]) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for (unit, mentions) in units.iter().zip(found) {
        for mention in mentions {
            let form = mention.span.of(unit.text.expose());
            match mention.what.as_str() {
                KIND => out.extend(Some(digits(form))),
                ADDRESS => out.extend(parted(form).filter(|(_, s)| own.iter().any(|(_, o)| o == s)).map(|(n, _)| n)),
                _ => {}
            }
        }
    }
    out.retain(|n| !own.iter().any(|(mine, _)| mine == n));
    if own.is_empty() { BTreeSet::new() } else { out }
}

/// Where one of the `numbers` stands as a house does.
fn placed(text: &str, numbers: &BTreeSet<String>) -> Vec<Span> {
    static PATTERNS: OnceLock<Option<(Regex, Regex)>> = OnceLock::new();
    let patterns = PATTERNS.get_or_init(|| Some((Regex::new(PLACED).ok()?, Regex::new(GOES_ON).ok()?)));
    let Some((place, goes_on)) = patterns else { return Vec::new() };
    let found = place.captures_iter(text).filter_map(|c| Some((c.name("n")?, c.name("behind")?.as_str())));
    let house = found.filter(|(n, behind)| {
        let bracketed = text[..n.start()].ends_with('(');
        numbers.contains(&n.as_str().to_lowercase())
            && (!bracketed || *behind == ")")
            && (bracketed || !goes_on.is_match(&text[n.end()..]))
    });
    house.map(|(n, _)| Span::new(n.start(), n.end())).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::unit;
    use super::*;
    use crate::detect::{Directory, Doc, mentions};
    use crate::model::Identity;

    /// What is found in each text, where the subject lives at 9 Tern Court.
    fn settled(units: &[Unit]) -> Vec<Vec<Mention>> {
        let mut found: Vec<Vec<Mention>> =
            units.iter().map(|u| mentions(&Doc::of_unit(u), &Directory::default())).collect();
        let subject = Identity { addresses: vec!["9 Tern Court, Wold".into()], ..Identity::default() };
        settle(units, &mut found, &ResolveFacts { subject, ..ResolveFacts::default() });
        found.iter_mut().for_each(|all| all.retain(|m| m.what == KIND));
        found
    }

    fn units(texts: &[&str]) -> Vec<Unit> {
        texts.iter().enumerate().map(|(n, t)| unit(n as u64, t)).collect()
    }

    /// What is marked as a house number in each text.
    fn marked(texts: &[&str]) -> Vec<Vec<String>> {
        let found = settled(&units(texts));
        found.iter().zip(texts).map(|(all, text)| all.iter().map(|m| m.span.of(text).to_owned()).collect()).collect()
    }

    /// How sure each mark of all texts is.
    fn shown(texts: &[&str]) -> Vec<Confidence> {
        settled(&units(texts)).into_iter().flatten().map(|m| m.confidence).collect()
    }

    #[test]
    fn a_neighbours_number_is_marked_and_the_subjects_is_not() {
        let all = marked(&[
            "Seen at 11 Tern Ct today; also 4 Mere Road.",
            "The lady at no. 9 rang, and the man from number 7.",
            "Bloke at 11 came out. Neighbour (11) and B Ogden (7) know. Rang from 7.",
            "Came at 11.30, from 7 to 9, at 11 pm; at 4 it was dark (11 pages), 7 cats.",
        ]);
        assert_eq!(all, [vec![], vec!["number 7"], vec!["11", "11", "7", "7"], Vec::<&str>::new()]);
    }

    #[test]
    fn a_number_behind_a_name_is_proposed_and_one_alone_is_shown() {
        let texts =
            ["Mrs Pauline Oddie of 14 Tern Court", "A neighbour (P. Oddie, no. 14) rang. Item no. 14 too; no. 15."];
        assert_eq!(marked(&texts)[1], ["14", "14"]);
        let [one, other] = shown(&texts)[..] else { panic!() };
        assert_eq!((one, other), (Confidence::Redact, Confidence::Review));
    }

    #[test]
    fn a_number_in_brackets_needs_somebody_before_it() {
        assert_eq!(marked(&["laptop loaned 4/10 (no. 31)", "Shanice (no 7) and the neighbour (no. 5)"])[1].len(), 2);
        assert!(marked(&["laptop loaned 4/10 (no. 31)"])[0].is_empty());
    }
}
