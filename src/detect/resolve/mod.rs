//! From mentions to the people of a request: which mentions are one person, and what that person is to the request.
//!
//! Same name, same person, unless addresses say otherwise; a reviewer can part or join them later.

mod beside;
mod born;
mod called;
mod codes;
mod doubt;
mod family;
mod group;
mod homes;
mod houses;
mod initials;
mod keys;
mod meant;
mod misspelt;
mod named;
mod nodes;
mod organisation;
mod own;
mod paired;
mod parts;
mod postal;
mod roles;
mod slips;
mod sweep;
mod titled;
mod weak;
mod work;

use super::known::{KnownPerson, People};
use super::phrases::phrase_of;
use crate::model::{Evidence, Identity, Mention, Person, PersonId, Role, Unit, UnitMention};
use group::Groups;
pub use keys::name_key;
pub use postal::Postal;
pub(super) use roles::signs_with_post;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

/// What is known of the subject and the organisation.
#[derive(Clone, Debug, Default)]
pub struct ResolveFacts {
    /// The data subject.
    pub subject: Identity,
    /// True where the data subject is a child.
    pub child: bool,
    /// Mail domains whose holders act for the organisation.
    pub domains: Vec<String>,
    /// Staff and other professionals: name -> post.
    pub staff: BTreeMap<String, String>,
    /// Known people of the subject's name who are somebody else.
    pub namesakes: Vec<Identity>,
    /// What the organisation is called.
    pub organisation: Vec<String>,
    /// Where it can be reached: address, telephone, e-mail, as its letters give them. They are nobody's private data.
    pub contact: Vec<String>,
    /// What the organisation does (`education`, `health`, `social-work`, `other`).
    pub sector: String,
    /// Whom the documents of the whole index show.
    pub people: Arc<People>,
    /// What those are called whom the settings know and who are not of the staff: folded words.
    pub called: HashSet<String>,
}

/// Fills `mentions` of every unit from what the detectors `found` in it (one list a unit) and returns the people, numbered from 1
/// by first appearance. Mentions on the subject's own spans are dropped, and parts of the subject's name added to those spans. Afterwards every name is looked for in every unit.
pub fn resolve(units: &mut [Unit], mut found: Vec<Vec<Mention>>, facts: &ResolveFacts) -> Vec<Person> {
    codes::add(units, &mut found, facts);
    found.resize_with(units.len(), Vec::new);
    paired::tell(units, &mut found, facts);
    doubt::offer(units, &mut found, facts);
    let mut found = others_only(units, found);
    organisation::sift(units, &mut found, facts);
    weak::sift(units, &mut found, facts);
    initials::add(units, &mut found, facts);
    codes::repeat(units, &mut found, facts);
    houses::settle(units, &mut found, facts);
    homes::add(units, &mut found, facts);
    own::claim(units, &mut found, facts);
    misspelt::tell(units, &mut found, facts);
    let groups = Groups::of(units, &found, facts);
    let mut numbers: HashMap<usize, PersonId> = HashMap::new();
    let mut people: Vec<Draft> = Vec::new();
    for (n, mentions) in found.into_iter().enumerate() {
        units[n].mentions = mentions
            .into_iter()
            .enumerate()
            .map(|(m, mention)| {
                let group = groups.person(n, m);
                let person = *numbers.entry(group).or_insert_with(|| {
                    people.push(Draft {
                        namesake: groups.is_namesake(group),
                        post: groups.post(group),
                        known: groups.known(group).cloned(),
                        ..Draft::default()
                    });
                    PersonId(people.len() as u32)
                });
                people[person.0 as usize - 1].note(&units[n], &mention, facts);
                UnitMention {
                    span: mention.span,
                    person,
                    what: mention.what,
                    reason: mention.reason,
                    confidence: mention.confidence,
                }
            })
            .collect();
    }
    sweep::sweep(units, &mut people, facts);
    finish(units, people, facts)
}

/// Without what overlaps the subject's spans or an earlier mention, or does not fit the text.
fn others_only(units: &[Unit], found: Vec<Vec<Mention>>) -> Vec<Vec<Mention>> {
    let mut out: Vec<Vec<Mention>> = Vec::with_capacity(units.len());
    for (unit, mut mentions) in units.iter().zip(found) {
        mentions.sort_by_key(|m| (m.span.start, m.span.end));
        let mut end = 0;
        mentions.retain(|m| {
            let keep = m.span.start >= end
                && !m.span.of(unit.text.expose()).is_empty()
                && !unit.subject.iter().any(|s| s.overlaps(m.span));
            end = if keep { m.span.end } else { end };
            keep
        });
        out.push(mentions);
    }
    out.resize_with(units.len(), Vec::new);
    out
}

/// A person while being put together.
#[derive(Default)]
struct Draft {
    forms: Vec<String>,
    phrases: Vec<String>,
    evidence: Option<(u8, &'static str)>,
    /// What a title before a surname alone shows: it may be another bearer's.
    in_part: Option<(u8, &'static str)>,
    post: Option<String>,
    namesake: bool,
    known: Option<KnownPerson>,
    /// More than a doubt shows them.
    sure: bool,
    /// A text speaks of them as somebody's parent or relative.
    relative: bool,
}

impl Draft {
    fn note(&mut self, unit: &Unit, mention: &Mention, facts: &ResolveFacts) {
        self.sure |= mention.confidence == crate::model::Confidence::Redact;
        self.relative |= mention.what == super::NAME && family::stands_as_relative(unit.text.expose(), mention.span);
        self.add_form(mention.span.of(unit.text.expose()), mention.what == super::NAME);
        let says = roles::evidence(unit, mention, facts);
        let part = mention.what == super::NAME && !mention.span.of(unit.text.expose()).contains(char::is_whitespace);
        let title = says.is_some_and(|(rank, _)| matches!(rank, roles::OFFICE | roles::STYLED));
        let held = if part && title { &mut self.in_part } else { &mut self.evidence };
        if says.is_some_and(|(rank, _)| held.is_none_or(|(had, _)| rank < had)) {
            *held = says;
        }
    }

    /// What the texts show of a professional capacity. "PC Abara" says nothing of Leo Abara, who is never called so.
    fn shown(&self) -> Option<(u8, &'static str)> {
        let in_part = self.in_part.filter(|_| !self.phrases.iter().any(|p| p.contains(' ')));
        self.evidence.into_iter().chain(in_part).min_by_key(|(rank, _)| *rank)
    }

    fn add_form(&mut self, text: &str, is_name: bool) {
        if !self.forms.iter().any(|f| f == text) {
            self.forms.push(text.to_owned());
            if is_name {
                self.phrases.push(phrase_of(text));
            }
        }
    }

    /// True where they can be called so, by their forename and as a child or not.
    fn may_be(&self, called: called::Called) -> bool {
        let child = self.known.as_ref().is_some_and(|known| known.seen.is_child());
        let forenames = self.phrases.iter().filter_map(|p| Some(p.split_once(' ')?.0));
        called.fits("", child) && forenames.into_iter().all(|forename| called.fits(forename, child))
    }

    /// What they are called: the fullest form, or, where the texts give a part only, the name by which they are known.
    fn name(&self) -> String {
        let fullest = self.fullest();
        match &self.known {
            Some(known) if !fullest.trim().contains(char::is_whitespace) && !fullest.contains('@') => {
                known.name.clone()
            }
            _ => fullest,
        }
    }

    /// The form with the most words, then letters; a name before an address or a number.
    fn fullest(&self) -> String {
        let key = |f: &&String| {
            (
                !f.contains(['@', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']),
                f.split_whitespace().count(),
                f.chars().count(),
            )
        };
        self.forms.iter().max_by_key(key).cloned().unwrap_or_default()
    }
}

fn finish(units: &[Unit], drafts: Vec<Draft>, facts: &ResolveFacts) -> Vec<Person> {
    let mut counts = vec![0usize; drafts.len()];
    for unit in units {
        let mut seen: Vec<u32> = unit.mentions.iter().map(|m| m.person.0).collect();
        seen.sort_unstable();
        seen.dedup();
        seen.into_iter().for_each(|p| counts[p as usize - 1] += 1);
    }
    let staff = roles::Staff::of(facts);
    let families = family::Families::of(&drafts, &staff, facts);
    let build = |(n, mut draft): (usize, Draft)| {
        draft.post = draft.post.or_else(|| draft.phrases.iter().find_map(|p| staff.post(p)));
        let elsewhere = draft.known.as_ref().and_then(|known| roles::elsewhere(known, facts));
        let says = draft.shown().into_iter().chain(elsewhere).min_by_key(|(rank, _)| *rank);
        let doubted = says.is_some_and(|says| families.outweigh(&draft, says));
        draft.evidence = says.filter(|_| !doubted);
        let (role, basis) = match draft.namesake {
            true => roles::namesake(),
            false => roles::role(&draft.phrases, draft.post.as_deref(), draft.evidence, facts),
        };
        let basis = if doubted && role == Role::Private { family::DOUBTED.to_owned() } else { basis };
        Person {
            id: PersonId(n as u32 + 1),
            name: Evidence::new(draft.name()),
            forms: draft.forms.into_iter().map(Evidence::new).collect(),
            role,
            basis,
            units: counts[n],
            who: Vec::new(),
        }
    };
    drafts.into_iter().enumerate().map(build).collect()
}

/// True where two phrases are one name: the same words, or the same first and last word without middle names.
fn same_name(a: &str, b: &str) -> bool {
    keys::name_key(a) == keys::name_key(b)
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_known;
