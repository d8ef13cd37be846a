//! Homes without a number: the name of a house behind its owner's, and the street that somebody is known to live in, where they are named.

use super::super::phrases::{Phrases, phrase_of};
use super::super::reading::Reading;
use super::super::{ADDRESS, NAME};
use super::ResolveFacts;
use super::postal::{Postal, is_street};
use crate::model::{Confidence, Mention, Span, Unit};
use regex::Regex;
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// "T. Blunt, Cherry Orchard Cottage": what stands behind the comma, to the end of its line or the next comma.
const HOUSE: &str = r"^, ?(?P<house>(?:The )?(?:\p{Lu}[\p{L}'’-]+ ){1,3}(?:Barn|Bungalow|Cottage|Cottages|Farm|Farmhouse|Grange|Lodge|Manor|Rectory|Vicarage|Villa))[ \t]*(?:[,;.]|\r?\n|$)";
const HOUSES: &str = "the name of a house behind somebody's name";
const STREETS: &str = "the street that somebody else lives in";

/// Adds the homes that the names and addresses in `found` show.
pub fn add(units: &[Unit], found: &mut [Vec<Mention>], facts: &ResolveFacts) {
    let streets = Phrases::new(streets(units, found, facts).into_iter());
    for (unit, mentions) in units.iter().zip(found) {
        let text = unit.text.expose();
        let houses = mentions.iter().filter(|m| m.what == NAME).filter_map(|m| house(text, m.span));
        let listed = mentions.iter().filter(|m| m.what == NAME).filter_map(|m| listed(unit, mentions, m.span));
        let mut homes: Vec<(Span, &str, Confidence)> =
            houses.chain(listed).map(|s| (s, HOUSES, Confidence::Redact)).collect();
        for (_, span) in streets.find(text, &Reading::of(text)) {
            let line = line_of(text, span);
            if is_led(text, span) && mentions.iter().any(|m| m.what == NAME && line.contains(m.span)) {
                homes.push((span, STREETS, Confidence::Review));
            }
        }
        let own = |span: Span| unit.subject.iter().any(|s| s.overlaps(span));
        for (span, reason, confidence) in homes.into_iter().filter(|(span, ..)| !own(*span)) {
            if !mentions.iter().any(|m| m.span.overlaps(span)) {
                let (what, reason) = (ADDRESS.into(), reason.into());
                mentions.push(Mention { span, what, reason, confidence, step: "request" });
            }
        }
        mentions.sort_by_key(|m| m.span.start);
    }
}

/// The name of a house behind the name at `span`.
fn house(text: &str, span: Span) -> Option<Span> {
    static PATTERN: OnceLock<Option<Regex>> = OnceLock::new();
    let pattern = PATTERN.get_or_init(|| Regex::new(HOUSE).ok()).as_ref()?;
    let found = pattern.captures(text.get(span.end..)?)?.name("house")?;
    Some(Span::new(span.end + found.start(), span.end + found.end()))
}

/// "Frost (The Old Forge)" in a line that gives others as "Thornley (3 Sallow Bank)": what stands in brackets behind a name, where an
/// address stands so behind another.
fn listed(unit: &Unit, mentions: &[Mention], name: Span) -> Option<Span> {
    let text = unit.text.expose();
    let house = bracketed(text, name)?;
    let words = house.of(text).split(' ').filter(|w| !w.is_empty());
    let capitals =
        words.clone().all(|w| w.starts_with(char::is_uppercase) && w.chars().all(|c| c.is_alphabetic() || c == '\''));
    let line = line_of(text, name);
    let before = |span: &Span| text[line.start..span.start].ends_with('(') && text[span.end..].starts_with([')', ',']);
    let homes = mentions.iter().filter(|m| m.what == ADDRESS).map(|m| m.span);
    let own = unit.subject.iter().filter(|s| s.of(text).starts_with(|c: char| c.is_ascii_digit())).copied();
    let parallel = homes.chain(own).filter(|span| line.contains(*span)).any(|span| before(&span));
    (capitals && (2..=4).contains(&words.count()) && parallel).then_some(house)
}

/// What stands in brackets right behind a name.
fn bracketed(text: &str, name: Span) -> Option<Span> {
    let behind = text.get(name.end..)?;
    let open = behind.strip_prefix(" (").or_else(|| behind.strip_prefix('('))?;
    let start = text.len() - open.len();
    let end = open.find([')', '\n']).filter(|at| open[*at..].starts_with(')'))?;
    (end > 0).then(|| Span::new(start, start + end))
}

/// Streets of others' addresses, without the number: two words or more that end with a kind of street. Where the subject lives, and
/// the organisation, many do.
fn streets(units: &[Unit], found: &[Vec<Mention>], facts: &ResolveFacts) -> BTreeSet<String> {
    let street = |address: &str| {
        let line = Postal::of(address).line;
        let (number, street) = line.split_once(' ')?;
        let kind = street.rsplit(' ').next().is_some_and(is_street) && street.contains(' ');
        (kind && number.starts_with(|c: char| c.is_ascii_digit())).then(|| phrase_of(street))
    };
    let own = facts.subject.addresses.iter().chain(&facts.contact);
    let known: BTreeSet<String> = own.filter_map(|a| street(a)).collect();
    let of = |(unit, mentions): (&Unit, &Vec<Mention>)| -> Vec<String> {
        let addresses = mentions.iter().filter(|m| m.what == ADDRESS);
        addresses.filter_map(|m| street(m.span.of(unit.text.expose()))).collect()
    };
    units.iter().zip(found).flat_map(of).filter(|s| !known.contains(s)).collect()
}

/// The line, or lines, in which `span` stands.
pub(super) fn line_of(text: &str, span: Span) -> Span {
    let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    Span::new(start, text[span.end..].find('\n').map_or(text.len(), |at| span.end + at))
}

/// Behind a word that stands before places, so that somebody is there.
fn is_led(text: &str, span: Span) -> bool {
    let before = text[..span.start].trim_end().rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    matches!(before.to_lowercase().as_str(), "at" | "from" | "in" | "on" | "to")
}

#[cfg(test)]
mod tests {
    use super::super::tests::unit;
    use super::*;
    use crate::detect::{Directory, Doc, mentions};
    use crate::model::Identity;

    fn added(texts: &[&str]) -> Vec<String> {
        let units: Vec<Unit> = texts.iter().enumerate().map(|(n, t)| unit(n as u64, t)).collect();
        let mut found: Vec<Vec<Mention>> =
            units.iter().map(|u| mentions(&Doc::of_unit(u), &Directory::default())).collect();
        let subject = Identity { addresses: vec!["9 Tern Court, Wold".into()], ..Identity::default() };
        add(&units, &mut found, &ResolveFacts { subject, ..ResolveFacts::default() });
        let ours = |m: &&Mention| m.reason == HOUSES || m.reason == STREETS;
        let of = |(m, u): (&Vec<Mention>, &Unit)| -> Vec<String> {
            m.iter().filter(ours).map(|m| m.span.of(u.text.expose()).to_owned()).collect()
        };
        found.iter().zip(&units).flat_map(of).collect()
    }

    #[test]
    fn a_house_behind_a_name_is_an_address() {
        assert_eq!(added(&["He would.\nMr T. Blunt, Cherry Orchard Cottage\n"]), ["Cherry Orchard Cottage"]);
        assert!(added(&["Mr Blunt, who rents Cherry Orchard Cottage, rang", "Mr Blunt, Senior Officer\n"]).is_empty());
    }

    #[test]
    fn a_house_in_brackets_is_one_where_others_have_their_address_so() {
        let route =
            "From Monday: Whitmarsh (8 Heron Walk), Thornley (3 Sallow Bank), Frost (The Old Forge), Lane (Year Six).";
        let names = |text: &'static str| {
            let units = [unit(1, text)];
            let mut found = vec![mentions(&Doc::of_unit(&units[0]), &Directory::default())];
            found[0].retain(|m| m.what != NAME);
            let at = |n: &str| Span::new(text.find(n).unwrap(), text.find(n).unwrap() + n.len());
            found[0].extend(["Thornley", "Frost"].map(|n| crate::detect::name(at(n), "x", Confidence::Redact)));
            add(&units, &mut found, &ResolveFacts::default());
            found[0].iter().filter(|m| m.reason == HOUSES).map(|m| m.span.of(text).to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(names(route), ["The Old Forge"]);
        assert!(names("From Monday: Thornley (Blue Group), Frost (The Old Forge).").is_empty());
    }

    #[test]
    fn a_street_is_told_of_where_its_resident_is_named() {
        let home = "Mr Lee Hanson is at 2 Mercer Street, Wold.";
        assert_eq!(added(&[home, "Dear Mr Hanson, your service is due at Mercer Street"]), ["Mercer Street"]);
        assert!(added(&[home, "Road works in Mercer Street", "Mr Hanson Mercer Street"]).is_empty());
        assert!(added(&["Mr Lee Hanson is at 4 Tern Court", "Mr Hanson stood in Tern Court"]).is_empty());
    }
}
