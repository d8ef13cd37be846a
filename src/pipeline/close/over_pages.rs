//! Names that run over the end of a page: each page is a unit of its own, and neither says the name.

use super::{beside_subject, cover, secrets, words};
use crate::model::{ItemId, Locator, Person, Result, Unit};
use crate::redact::seams::seams;
use crate::redact::{Section, Verifier};
use std::collections::BTreeMap;

/// Adds a mention on both pages for each such name; true where there was one.
pub(super) fn close(units: &mut [Unit], persons: &[Person], subject: &[String]) -> Result<bool> {
    let pairs = pairs(units);
    if pairs.is_empty() {
        return Ok(false);
    }
    let secrets = secrets(units, persons);
    let verifier = Verifier::new(&secrets, subject, &[], words)?;
    let mut added = false;
    for (a, b) in pairs {
        for seam in seams(units[a].text.expose(), units[b].text.expose()) {
            let section = Section { text: seam.text.clone(), ..Section::new(None, "two pages") };
            for (secret, how, span) in verifier.readable(&section) {
                let (Some(person), Some(parts)) = (secrets[secret].person, seam.parts(span)) else { continue };
                let reason = format!("found over the end of a page ({})", how.words());
                for (unit, part) in [(a, parts.0), (b, parts.1)] {
                    for part in beside_subject(&units[unit], part) {
                        added |= cover(&mut units[unit], part, person, &reason);
                    }
                    units[unit].mentions.sort_by_key(|m| m.span);
                }
            }
        }
    }
    Ok(added)
}

/// Units that are a page and the next one of the same file, by their numbers.
fn pairs(units: &[Unit]) -> Vec<(usize, usize)> {
    let mut pages: BTreeMap<(ItemId, u32), usize> = BTreeMap::new();
    for (n, unit) in units.iter().enumerate() {
        for place in &unit.places {
            if let Locator::Page(page) = place.locator {
                pages.insert((place.item, page), n);
            }
        }
    }
    let next = |((item, page), n): (&(ItemId, u32), &usize)| Some((*n, *pages.get(&(*item, page + 1))?));
    let mut out: Vec<(usize, usize)> = pages.iter().filter_map(next).filter(|(a, b)| a != b).collect();
    out.sort_unstable();
    out.dedup();
    out
}

#[cfg(test)]
mod tests {
    use super::super::close;
    use super::*;
    use crate::model::{Band, Confidence, Evidence, PersonId, Role, Span, UnitMention};
    use crate::review::fixture;

    fn page(item: u64, number: u32, text: &str) -> Unit {
        let mut unit = fixture::unit(&format!("{item}-{number}"), item, Band::Certain, text, Vec::new());
        unit.places[0].locator = Locator::Page(number);
        unit
    }

    fn mentioned(units: &[Unit]) -> Vec<Vec<&str>> {
        let text = |u: &Unit, s: Span| u.text.expose()[s.start..s.end].to_owned().leak() as &str;
        units.iter().map(|u| u.mentions.iter().map(|m| text(u, m.span)).collect()).collect()
    }

    #[test]
    fn a_name_over_two_pages_is_mentioned_on_both() {
        let mut known = page(1, 1, "Marta Quistgaard came");
        let span = Span::new(0, 16);
        let (what, reason) = ("name".to_owned(), "told".to_owned());
        known.mentions = vec![UnitMention { span, person: PersonId(4), what, reason, confidence: Confidence::Redact }];
        let person = Person {
            id: PersonId(4),
            name: Evidence::new("Marta Quistgaard"),
            forms: Vec::new(),
            role: Role::Private,
            basis: String::new(),
            units: 0,
            who: Vec::new(),
        };
        let (first, second) = ("Mina met Marta Quist-\nPage 1 of 2", "Minutes\ngaard at noon");
        let mut units = [known, page(7, 1, first), page(7, 2, second), page(8, 2, second)];
        let mut persons = [person];
        close(&mut units, &mut persons, &["Mina Hart".into()]).unwrap();
        assert_eq!(mentioned(&units)[1..3], [vec!["Marta Quist"], vec!["gaard"]]);
        assert_eq!((persons[0].units, units[1].mentions[0].person), (4, PersonId(4)));
        // The part stands for the person from then on, elsewhere too.
        assert_eq!(mentioned(&units)[3], ["gaard"]);
    }
}
