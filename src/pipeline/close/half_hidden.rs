//! Names that lie half under a box: the words that a page hides are a unit of their own and tell the name, the page's own text has
//! only the letters that are still seen.

use super::{beside_subject, cover, words};
use crate::model::{ItemId, Locator, Person, PersonId, Role, Span, Unit};
use crate::redact::Word;
use std::collections::{BTreeMap, BTreeSet};

/// Letters that a rest of a name has at least.
const FEWEST: usize = 3;

/// Adds a mention for each rest of a name that is hidden on the same page; true where there was one.
pub(super) fn close(units: &mut [Unit], persons: &[Person]) -> bool {
    let subject: BTreeSet<PersonId> = persons.iter().filter(|p| p.role == Role::DataSubject).map(|p| p.id).collect();
    let hidden = hidden(units, &subject);
    let mut added = false;
    for unit in units.iter_mut().filter(|u| !is_hidden(u)) {
        let names: BTreeSet<&(PersonId, String)> = pages(unit).filter_map(|page| hidden.get(&page)).flatten().collect();
        for (span, person) in rests(unit.text.expose(), &names) {
            for part in beside_subject(unit, span) {
                added |= cover(unit, part, person, "the rest of this name is hidden on the same page");
            }
        }
        unit.mentions.sort_by_key(|m| m.span);
    }
    added
}

type Page = (ItemId, u32);

/// The words of the names that are hidden on each page, folded, with whose they are.
fn hidden(units: &[Unit], subject: &BTreeSet<PersonId>) -> BTreeMap<Page, BTreeSet<(PersonId, String)>> {
    let mut out: BTreeMap<Page, BTreeSet<(PersonId, String)>> = BTreeMap::new();
    for unit in units.iter().filter(|u| is_hidden(u)) {
        let others = unit.mentions.iter().filter(|m| !subject.contains(&m.person));
        let names: BTreeSet<(PersonId, String)> = others
            .flat_map(|m| tokens(m.span.of(unit.text.expose())).map(|(_, word)| (m.person, word.to_lowercase())))
            .collect();
        pages(unit).for_each(|page| out.entry(page).or_default().extend(names.iter().cloned()));
    }
    out
}

fn is_hidden(unit: &Unit) -> bool {
    unit.segments.iter().any(|s| s.hidden.is_some())
}

fn pages(unit: &Unit) -> impl Iterator<Item = Page> {
    unit.places.iter().filter_map(|place| match place.locator {
        Locator::Page(page) | Locator::PagePart { page, .. } => Some((place.item, page)),
        _ => None,
    })
}

/// Words of `text` that begin or end one of `names` and are no words of their own.
fn rests(text: &str, names: &BTreeSet<&(PersonId, String)>) -> Vec<(Span, PersonId)> {
    let rest = |(at, word): (usize, &str)| {
        let folded = word.to_lowercase();
        let of = |name: &str| name.len() > folded.len() && (name.starts_with(&folded) || name.ends_with(&folded));
        let (person, _) = names.iter().find(|(_, name)| of(name))?;
        let enough = folded.chars().count() >= FEWEST && words(&folded) != Word::NeverName;
        enough.then(|| (Span::new(at, at + word.len()), *person))
    };
    if names.is_empty() { Vec::new() } else { tokens(text).filter_map(rest).collect() }
}

/// Runs of letters, each with where it begins.
fn tokens(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let runs = text.split(|c: char| !c.is_alphabetic()).filter(|run| !run.is_empty());
    runs.map(|run| (run.as_ptr() as usize - text.as_ptr() as usize, run))
}

#[cfg(test)]
mod tests {
    use super::super::close;
    use crate::model::{Band, Confidence, Evidence, Locator, Person, PersonId, Role, Span, Unit, UnitMention};
    use crate::review::fixture;

    fn unit(name: &str, page: u32, text: &str, hidden: bool) -> Unit {
        let mut unit = fixture::unit(name, 7, Band::Certain, text, Vec::new());
        unit.places[0].locator = Locator::Page(page);
        unit.segments[0].hidden = hidden.then(|| "under a box".into());
        unit
    }

    #[test]
    fn what_is_seen_of_a_hidden_name_goes_on_the_same_page_only() {
        let mut under = unit("under", 1, "Bodil Vestgaard", true);
        let span = Span::new(0, 15);
        let (what, reason) = ("name".to_owned(), "told".to_owned());
        under.mentions = vec![UnitMention { span, person: PersonId(4), what, reason, confidence: Confidence::Redact }];
        let text = "Mina Hart saw stgaard and Bod by the gate, then she Vest";
        let mut units = [under, unit("seen", 1, text, false), unit("next", 2, "stgaards", false)];
        let mut persons = [Person {
            id: PersonId(4),
            name: Evidence::new("Bodil Vestgaard"),
            forms: Vec::new(),
            role: Role::Private,
            basis: String::new(),
            units: 0,
            who: Vec::new(),
        }];
        close(&mut units, &mut persons, &["Mina Hart".into()]).unwrap();
        let told =
            |u: &Unit| -> Vec<String> { u.mentions.iter().map(|m| m.span.of(u.text.expose()).to_owned()).collect() };
        assert_eq!(told(&units[1]), ["stgaard", "Vest"], "what is a word of its own stays");
        assert!(told(&units[2]).is_empty());
        assert_eq!(persons[0].units, 2);
    }
}
