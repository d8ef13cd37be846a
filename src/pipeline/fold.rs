//! From found items to review units: one unit for each content, wherever it stands. A message that is quoted in fifty replies is one
//! unit with fifty-one places.

use super::find::FoundItem;
use super::order::{References, in_order};
use super::places::Finder;
use crate::find::assemble::Draft;
use crate::find::atoms::heading::{rfc3339, says_more};
use crate::find::atoms::{Member, chains};
use crate::find::judged::participation_of;
use crate::find::near;
use crate::model::unit::Bearers;
use crate::model::{
    Evidence, Folding, ItemId, Likeness, Locator, Place, Reason, Result, SubjectHit, Unit, UnitId, UnitKind,
};
use crate::store::Catalogue;
use std::collections::HashMap;

/// How units are named.
pub struct Naming<'a> {
    /// The request's keyed hash of a unit's kind and text.
    pub id: &'a dyn Fn(UnitKind, &str) -> UnitId,
    /// True for a unit that was decided in an earlier run: of several equal copies its text goes on to stand for all.
    pub decided: &'a dyn Fn(&UnitId) -> bool,
}

/// A hit in one item, on its way to a unit.
struct Candidate {
    draft: Draft,
    hit: SubjectHit,
    title: Option<Evidence>,
    date: Option<String>,
    format: String,
    places: Vec<Place>,
}

/// A found item with all its places.
pub(super) struct Located {
    pub(super) found: FoundItem,
    pub(super) places: Vec<Place>,
    /// The item that holds it, such as the mail of an attachment.
    pub(super) parent: Option<ItemId>,
}

/// One unit for each content, wherever it stands, in the order in which they are best read.
pub(super) fn fold(catalogue: &Catalogue, found: Vec<FoundItem>, naming: &Naming) -> Result<Vec<Unit>> {
    let finder = Finder::new(catalogue);
    let locate =
        |found: FoundItem| Ok(Located { places: finder.places(&found)?, parent: finder.parent(&found)?, found });
    Ok(folded(found.into_iter().map(locate).collect::<Result<_>>()?, naming))
}

/// The same, with the places already known.
pub(super) fn folded(located: Vec<Located>, naming: &Naming) -> Vec<Unit> {
    let references: Vec<References> = located.iter().map(References::of).collect();
    let (messages, others): (Vec<_>, Vec<_>) =
        located.into_iter().flat_map(candidates).partition(|c| c.draft.message.is_some());
    let mut units = one_a_message(messages, naming);
    units.extend(one_a_text(others, naming));
    let mut units = once_each(units);
    units.retain(|u| !u.places.is_empty());
    let mut units = in_order(units, &references);
    liken(&mut units);
    units
}

/// Tells of each unit the earlier one that it differs from a little, and in what.
fn liken(units: &mut [Unit]) {
    let compared = |u: &Unit| matches!(u.kind, UnitKind::Message | UnitKind::Text);
    let texts: Vec<&str> = units.iter().map(|u| if compared(u) { u.text.expose() } else { "" }).collect();
    let like = near::groups(&texts).into_iter().enumerate().filter_map(|(n, at)| Some((n, at?)));
    let told: Vec<(usize, Likeness)> = like
        .map(|(n, at)| {
            let (more, less) = near::differences(texts[at], texts[n]);
            let less = less.into_iter().map(Evidence::new).collect();
            (n, Likeness { unit: units[at].id.clone(), more, less })
        })
        .collect();
    told.into_iter().for_each(|(n, likeness)| units[n].folding.like = Some(likeness));
}

fn candidates(Located { found, places, .. }: Located) -> Vec<Candidate> {
    let FoundItem { item, drafts, .. } = found;
    let candidate = |(draft, hit): (Draft, SubjectHit)| {
        let locator = draft.segments[0].locator.clone();
        let places = places.iter().map(|p| Place { locator: locator.clone(), ..p.clone() }).collect();
        let (mut title, mut date) = (item.meta.title.clone(), item.meta.date.clone());
        if let Some(message) = draft.message.as_ref().filter(|m| m.quoted()) {
            title = message.heading.subject.clone().map(Evidence::new).or(title);
            // Of two readings of a date the quoting message knows the right one: it came later.
            let sent = message.heading.minutes.iter().filter_map(|m| rfc3339(*m));
            let earlier = sent.filter(|sent| date.as_ref().is_none_or(|by| sent.get(..10) <= by.get(..10)));
            date = earlier.max().or(date);
        }
        Candidate { draft, hit, title, date, format: item.format.clone(), places }
    };
    drafts.into_iter().map(candidate).collect()
}

/// Messages by what they say, quoted copies with their originals.
fn one_a_message(candidates: Vec<Candidate>, naming: &Naming) -> Vec<Unit> {
    let none = Default::default();
    let members: Vec<Member> = candidates
        .iter()
        .map(|c| {
            let (head, quoted) = c.draft.message.as_ref().map_or((0, false), |m| (m.head, m.quoted()));
            let (head, text) = c.draft.text.split_at(head);
            Member { heading: c.draft.message.as_ref().map_or(&none, |m| &m.heading), head, text, quoted }
        })
        .collect();
    let chains = chains(&members);
    let mut slots: Vec<Option<Candidate>> = candidates.into_iter().map(Some).collect();
    let mut units = Vec::with_capacity(chains.len());
    for chain in chains {
        let copies: Vec<Candidate> = chain.members.iter().filter_map(|n| slots[*n].take()).collect();
        units.extend(unit_of(copies, naming));
    }
    units
}

/// Everything else by its exact text.
fn one_a_text(candidates: Vec<Candidate>, naming: &Naming) -> Vec<Unit> {
    let mut by_id: HashMap<UnitId, usize> = HashMap::new();
    let mut groups: Vec<Vec<Candidate>> = Vec::new();
    for candidate in candidates {
        let id = (naming.id)(candidate.draft.kind, &candidate.draft.text);
        let at = *by_id.entry(id).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[at].push(candidate);
    }
    groups.into_iter().filter_map(|copies| unit_of(copies, naming)).collect()
}

/// One unit of copies of one content. An original stands for quoted copies, whose headings it does not need: they stand with those
/// that quote. Among equals it is the one that was decided before, else one that does not depend on the order of reading.
fn unit_of(mut copies: Vec<Candidate>, naming: &Naming) -> Option<Unit> {
    let quoted = |c: &Candidate| c.draft.message.as_ref().is_some_and(|m| m.quoted());
    let all_quoted = copies.iter().all(quoted);
    let id_of = |c: &Candidate| (naming.id)(c.draft.kind, &c.draft.text);
    let several = copies.iter().any(|c| c.draft.text != copies[0].draft.text);
    let eligible = (0..copies.len()).filter(|n| all_quoted || !quoted(&copies[*n]));
    let chosen = match several {
        false => eligible.min()?,
        true => eligible.min_by_key(|n| {
            let c = &copies[*n];
            let head = c.draft.message.as_ref().map_or(0, |m| m.head);
            (!(naming.decided)(&id_of(c)), std::cmp::Reverse((c.draft.text.len() - head, head)), c.draft.text.clone())
        })?,
    };
    let band = copies.iter().map(|c| c.hit.band).min()?;
    let mut evidence: Vec<Reason> = std::mem::take(&mut copies[chosen].hit.reasons);
    let mut places = std::mem::take(&mut copies[chosen].places);
    let chosen = copies.swap_remove(chosen);
    let besides = besides(&copies, &chosen);
    let date =
        copies.iter().filter(|c| quoted(c) == all_quoted).filter_map(|c| c.date.clone()).chain(chosen.date).min();
    for copy in copies {
        let news = copy.hit.reasons.into_iter().filter(|r| !evidence.contains(r));
        evidence.extend(news.collect::<Vec<_>>());
        places.extend(copy.places);
    }
    // To stand beside something is worth no word where a copy names the subject itself.
    if evidence.iter().any(|r| r.code != "neighbour") {
        evidence.retain(|r| r.code != "neighbour");
    }
    places.sort_by(|a, b| (is_quoted(a), a).cmp(&(is_quoted(b), b)));
    places.dedup();
    let folding = Folding { participation: participation_of(&evidence), besides, ..Folding::default() };
    Some(Unit {
        folding,
        id: id_of_text(naming, &chosen.draft),
        kind: chosen.draft.kind,
        title: chosen.title,
        date,
        format: chosen.format,
        text: chosen.draft.evidence(),
        fields: chosen.draft.fields,
        segments: chosen.draft.segments,
        places,
        band,
        evidence,
        subject: chosen.hit.spans,
        bearers: Bearers { others: chosen.hit.others, in_part: chosen.hit.in_part },
        mentions: Vec::new(),
        flags: Vec::new(),
        offers: Vec::new(),
    })
}

/// Units of one id are one: a heading that no clock could read may have kept equal texts apart.
fn once_each(units: Vec<Unit>) -> Vec<Unit> {
    let mut at: HashMap<UnitId, usize> = HashMap::new();
    let mut out: Vec<Unit> = Vec::with_capacity(units.len());
    for unit in units {
        match at.get(&unit.id) {
            Some(n) => {
                out[*n].places.extend(unit.places);
                out[*n].places.sort_by(|a, b| (is_quoted(a), a).cmp(&(is_quoted(b), b)));
                out[*n].band = out[*n].band.min(unit.band);
            }
            None => {
                at.insert(unit.id.clone(), out.len());
                out.push(unit);
            }
        }
    }
    out
}

/// What quoted copies say beyond the message: lines of their headings, marks of attachments, disclaimers.
fn besides(copies: &[Candidate], chosen: &Candidate) -> Vec<Evidence> {
    let mut out: Vec<Evidence> = Vec::new();
    let mut known = chosen.draft.text.clone();
    for copy in copies {
        if !says_more(&copy.draft.text, &known) {
            continue;
        }
        let news: Vec<&str> = copy.draft.text.lines().filter(|l| says_more(l, &known)).collect();
        let news = news.join("\n");
        known.push('\n');
        known.push_str(&news);
        out.push(Evidence::new(news));
    }
    out
}

fn id_of_text(naming: &Naming, draft: &Draft) -> UnitId {
    (naming.id)(draft.kind, &draft.text)
}

/// True for a place where the content is quoted: the place where it was sent comes first.
fn is_quoted(place: &Place) -> bool {
    matches!(place.locator, Locator::MailQuoted { .. })
}

#[cfg(test)]
mod tests;
