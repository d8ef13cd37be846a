//! `dsar audit trace`: one passage or unit, from its file to the bundle. It reads what is there and decides nothing; what
//! stands where is told by ids, places and reasons, never by the text itself.

use super::derived::Derived;
use super::recorded::Recorded;
use crate::find::assemble::assemble;
use crate::model::{
    BlobId, Entry, Event, Fault, Item, ItemId, PassageId, Place, Result, Span, Unit, UnitChange, UnitId, UnitKind,
};
use crate::request::Case;
use crate::review::{Reviewer, State};
use crate::settings::Workspace;
use crate::store::Catalogue;
use serde::Serialize;

/// The walk.
#[derive(Clone, Debug, Serialize)]
pub struct Trace {
    /// The unit.
    pub unit: UnitId,
    /// Message, text, row or note.
    pub kind: String,
    /// Bytes of its text.
    pub length: usize,
    /// Where it stands.
    pub places: Vec<Stands>,
    /// Band and every reason for and against.
    pub found: Vec<String>,
    /// Mentions of others: span, person, role, reason.
    pub mentions: Vec<String>,
    /// Every entry that decided it, in order.
    pub decisions: Vec<String>,
    /// How it stands now.
    pub state: String,
    /// Where it went out.
    pub bundles: Vec<String>,
}

/// One place of a unit.
#[derive(Clone, Debug, Serialize)]
pub struct Stands {
    /// Store name.
    pub store: String,
    /// Path in it, and the members that lead on.
    pub path: Vec<String>,
    /// SHA-256 of the file.
    pub blob: BlobId,
    /// SHA-256 of the member that is pinned in its place; none where the file is pinned whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub held: Option<BlobId>,
    /// True where a copy is pinned as evidence.
    pub pinned: bool,
    /// Row of the catalogue.
    pub item: ItemId,
    /// Passages of the item that the unit is made of, with their places; empty where the item left the stores since.
    pub passages: Vec<(PassageId, String)>,
}

/// Follows what `what` names: a unit (16 hexadecimal digits), or a passage (its number, or ITEM:NUMBER).
pub fn trace(workspace: &Workspace, case: &Case, what: &str) -> Result<Vec<Trace>> {
    let derived = Derived::load(case)?;
    let catalogue = Catalogue::open(&workspace.catalogue())?;
    let units: Vec<&Unit> = match derived.units.iter().find(|u| u.id.0 == what) {
        Some(unit) => vec![unit],
        None => of_passage(&catalogue, &derived, passage(what)?)?,
    };
    if units.is_empty() {
        return Err(Fault::new(format!("nothing found for request {} holds passage {what}", case.id()))
            .hint("its item was not found to be about the subject, or the last run was before it was indexed"));
    }
    let walk = Walk { case, derived: &derived, catalogue: &catalogue, state: State::fold(case.entries()) };
    units.into_iter().map(|unit| walk.of(unit)).collect()
}

fn passage(what: &str) -> Result<PassageId> {
    let pair = what.split_once(':').and_then(|(item, n)| PassageId::new(ItemId(item.parse().ok()?), n.parse().ok()?));
    pair.or_else(|| what.parse().ok().map(PassageId::from_u64)).ok_or_else(|| {
        Fault::new(format!("\"{what}\" is no unit of the request and no passage"))
            .hint("units are listed by `dsar decide ID --list`; a passage is ITEM:NUMBER, as a trace prints them")
    })
}

/// Units that hold the passage: by the places they stand in, and by their text.
fn of_passage<'a>(catalogue: &Catalogue, derived: &'a Derived, passage: PassageId) -> Result<Vec<&'a Unit>> {
    let Some((_, item)) = catalogue.item(passage.item())? else { return Ok(Vec::new()) };
    let Some(wanted) = item.passages.get(passage.seq()) else { return Ok(Vec::new()) };
    let wanted = squeezed(wanted.text.expose());
    let here = derived.units.iter().filter(|u| u.places.iter().any(|p| p.item == passage.item()));
    Ok(here.filter(|u| !wanted.is_empty() && squeezed(u.text.expose()).contains(&wanted)).collect())
}

/// Without white space: passages are joined to a unit with line ends of ours.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

struct Walk<'a> {
    case: &'a Case,
    derived: &'a Derived,
    catalogue: &'a Catalogue,
    state: State,
}

impl Walk<'_> {
    fn of(&self, unit: &Unit) -> Result<Trace> {
        Ok(Trace {
            unit: unit.id.clone(),
            kind: format!("{:?}", unit.kind).to_lowercase(),
            length: unit.text.expose().len(),
            places: unit.places.iter().map(|p| self.stands(unit, p)).collect::<Result<_>>()?,
            found: self.found(unit),
            mentions: self.mentions(unit),
            decisions: self.case.entries().iter().filter_map(|e| decision(e, unit)).collect(),
            state: self.stand(unit),
            bundles: self.bundles(unit)?,
        })
    }

    fn stands(&self, unit: &Unit, place: &Place) -> Result<Stands> {
        let item = self.catalogue.item(place.item)?;
        let trail = place.trail.iter().map(|name| name.expose().to_owned());
        Ok(Stands {
            store: place.store.clone(),
            path: std::iter::once(place.path.expose().to_owned()).chain(trail).collect(),
            blob: place.blob,
            held: place.held.map(|held| held.blob),
            pinned: self.case.pinned_path(place.pinned()).is_file(),
            item: place.item,
            passages: item.map_or_else(Vec::new, |(_, item)| passages(unit, place.item, &item)),
        })
    }

    fn found(&self, unit: &Unit) -> Vec<String> {
        let reason = |r: &crate::model::Reason| format!("{}{}", if r.speaks_for { "" } else { "AGAINST: " }, r.says);
        std::iter::once(format!("{:?}", unit.band).to_lowercase()).chain(unit.evidence.iter().map(reason)).collect()
    }

    fn mentions(&self, unit: &Unit) -> Vec<String> {
        let reviewer = Reviewer { units: &self.derived.units, persons: &self.derived.persons, state: &self.state };
        let one = |m: &crate::model::UnitMention| {
            let role = reviewer.role(m.person).words();
            format!("bytes {}: person {}, {role}: {}", span(m.span), m.person.letters(), m.reason)
        };
        unit.mentions.iter().map(one).collect()
    }

    fn stand(&self, unit: &Unit) -> String {
        match self.state.unit(&unit.id) {
            None => "not decided".into(),
            Some(now) => {
                let outcome = now.outcome.map_or("spans only", |o| o.words());
                let wordless = self.state.boxes(&unit.id).iter().filter(|b| b.spans.is_empty()).count();
                let removed = self.state.redactions(&unit.id).len() + wordless;
                let waits = if self.state.is_settled(unit) { "" } else { "; waits for a decision" };
                let held: std::collections::BTreeSet<Span> =
                    now.by_hand.iter().filter(|h| h.redacts()).map(|h| h.span).collect();
                let lapsing = match self.state.lapsing(unit) {
                    0 => String::new(),
                    some => {
                        format!(", {some} of them where nobody is named any more (they lapse when it is decided again)")
                    }
                };
                let hand = match held.len() + now.boxes.len() {
                    0 => String::new(),
                    some => format!(", {some} of them by hand"),
                };
                format!("{outcome}, {removed} redaction(s){hand}{lapsing}, by entry {}{waits}", now.by_entry)
            }
        }
    }

    fn bundles(&self, unit: &Unit) -> Result<Vec<String>> {
        let mut out = Vec::new();
        for bundle in self.case.facts().bundles {
            let recorded = Recorded::load(self.case, bundle.number)?;
            out.push(match recorded.as_ref().map(|r| r.document_of(&unit.id)) {
                None => format!("bundle {:03}: made before units were recorded", bundle.number),
                Some(None) => format!("bundle {:03} (entry {}): not in it", bundle.number, bundle.seq),
                Some(Some(d)) => format!(
                    "bundle {:03} (entry {}): document {}, from page {} of response.pdf",
                    bundle.number, bundle.seq, d.number, d.page
                ),
            });
        }
        Ok(out)
    }
}

/// Passages of `item` whose text the unit holds, and where each stands.
fn passages(unit: &Unit, id: ItemId, item: &Item) -> Vec<(PassageId, String)> {
    let text = squeezed(unit.text.expose());
    // Rows carry the column names above them: what an item's draft repeats is no passage of its own.
    let drafts = assemble(item);
    let own = drafts.iter().find(|d| squeezed(&d.text) == text);
    let here = |locator: &crate::model::Locator| own.is_none_or(|d| d.segments.iter().any(|s| s.locator == *locator));
    let holds = |p: &crate::model::Passage| {
        let words = squeezed(p.text.expose());
        // A row of which the unit holds a part only (`columns`) is told by where it stands.
        let part = unit.kind == UnitKind::Row && unit.segments.iter().any(|s| s.locator == p.locator);
        !words.is_empty() && (text.contains(&words) || part) && here(&p.locator)
    };
    let each = item.passages.iter().enumerate().filter(|(_, p)| holds(p));
    each.filter_map(|(n, p)| Some((PassageId::new(id, n)?, p.locator.to_string()))).collect()
}

/// What an entry did to `unit`: number, moment, who, what.
fn decision(entry: &Entry, unit: &Unit) -> Option<String> {
    let head = format!("entry {} at {} by {}", entry.seq, entry.at, entry.by);
    match &entry.event {
        Event::Decided { scope, changes, .. } => {
            let change = changes.iter().find(|c| c.unit == unit.id)?;
            Some(format!("{head}, {scope:?}: {}", change_words(change, unit)))
        }
        Event::Nobody { person, changes, .. } => {
            let change = changes.iter().find(|c| c.unit == unit.id)?;
            Some(format!("{head}: person {} declared nobody: {}", person.letters(), change_words(change, unit)))
        }
        Event::Undone { seq } => Some(format!("{head}: entry {seq} undone")),
        Event::Redone { seq } => Some(format!("{head}: entry {seq} done again")),
        _ => None,
    }
}

/// Whoever was redacted goes by the letter they have now.
fn change_words(change: &UnitChange, unit: &Unit) -> String {
    use crate::model::Choice;
    let outcome = change.outcome.map(|o| o.words().to_owned());
    let under = change.exemption.as_ref().map(|e| format!("under {e}"));
    let marks = change.marks.iter().map(|m| match &m.choice {
        Choice::Disclose => format!("bytes {} disclosed", span(m.span)),
        Choice::Redact { person, exemption } => {
            let named = || unit.mentions.iter().find(|n| n.span.overlaps(m.span));
            let who =
                person.and_then(|_| named()).map_or_else(String::new, |n| format!(" as person {}", n.person.letters()));
            format!("bytes {} redacted{who} under {exemption}", span(m.span))
        }
    });
    let boxes = change.boxes.iter().map(|b| match &b.exemption {
        Some(exemption) => format!("box page={},{} under {exemption}", b.page, b.area),
        None => format!("box page={},{} taken away", b.page, b.area),
    });
    let lapsed =
        change.lapsed.iter().map(|s| format!("bytes {} go no longer: nobody is named there any more", span(*s)));
    outcome.into_iter().chain(under).chain(marks).chain(boxes).chain(lapsed).collect::<Vec<_>>().join(", ")
}

fn span(span: Span) -> String {
    format!("{}-{}", span.start, span.end)
}
