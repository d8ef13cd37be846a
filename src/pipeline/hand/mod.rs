//! Redactions by hand: words, characters, a rectangle on a page or a picture, a whole page. Each is an event like any other
//! decision, and can be undone.

mod apart;
mod guard;
mod list;
mod place;
mod preview;
mod under;

use super::derived::Derived;
use super::pictures::is_picture;
use super::sight::{Sight, known, page_of};
use crate::model::event::Scope;
use crate::model::{Area, Choice, Event, ExemptionCode, Fault, HandBox, Mark, Result, Span, Unit, UnitChange, UnitId};
use crate::request::Case;
use crate::request::exemptions::Register;
use crate::request::holidays::Nation;
use crate::review::act::by_hand;
use crate::review::{Reviewer, State};
use crate::settings::Settings;
pub use guard::{Guard, innocent, subject_strings};
pub use list::{Made, counted, made};
pub use place::{Drawn, characters, occurrences};
pub use preview::{Preview, dotted, numbered, of_leaf, preview, show};
use serde::Serialize;
use std::collections::BTreeMap;
pub use under::{glyph_spans, spans_under};

/// What is to go.
#[derive(Clone, Debug)]
pub enum Chosen {
    /// These words, wherever they stand in the unit, or in every unit of the request.
    Words {
        /// As the reviewer typed them.
        words: String,
        /// In every unit.
        everywhere: bool,
    },
    /// Characters of the unit's text, `120-164`.
    Characters(String),
    /// A rectangle, `page=2,x=10%,y=40%,w=30%,h=5%`.
    Box(String),
    /// The rectangle offered under that number, from 1.
    Offer(usize),
    /// A whole page; that of the unit where none is named.
    Page(Option<u32>),
}

/// What becomes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It goes.
    Goes,
    /// It goes, being somebody else than those who are called the same and stay readable: they are let stand by hand.
    Apart,
    /// It stays, whoever is redacted under the same words elsewhere.
    Stays,
}

/// Under which rule, and why.
#[derive(Clone, Debug)]
pub struct Grounds {
    /// The exemption; the rights of others where none is named.
    pub exemption: Option<String>,
    /// Why, in words; kept apart from the log.
    pub reason: String,
    /// The harm that release would be likely to do, where the exemption asks for it to be weighed.
    pub prejudice: Option<String>,
}

/// What was done.
#[derive(Clone, Debug, Serialize)]
pub struct Done {
    /// Number of the entry in the log.
    pub entry: u64,
    /// The unit it is about; the first of several.
    pub unit: UnitId,
    /// Units changed.
    pub units: usize,
    /// Stretches of text that go, or stay where that was asked.
    pub places: usize,
    /// Names and words elsewhere that read the same and were let stand with it.
    pub let_stand: usize,
    /// Letters and figures in them.
    pub letters: usize,
    /// Of those, letters that name the subject.
    pub of_subject: usize,
    /// Other units in which the same words can be read.
    pub also_in: Vec<UnitId>,
    /// Units that still wait for a decision of their own.
    pub open: usize,
    /// The unit itself has no outcome yet.
    pub undecided: bool,
}

/// Redacts by hand, or lets words stand, in one entry of the log.
pub fn redact(
    case: &mut Case,
    settings: &Settings,
    unit: &str,
    chosen: &Chosen,
    fate: Fate,
    grounds: &Grounds,
) -> Result<Done> {
    let derived = Derived::load(case)?;
    let exemption = exemption(case, settings, grounds)?;
    let first = unit_of(&derived, unit)?;
    let mut changes: Vec<UnitChange> = match chosen {
        Chosen::Words { words, everywhere } => words_in(&derived, first, words, *everywhere, &exemption)?,
        Chosen::Characters(range) => {
            vec![by_hand(first, &[characters(first.text.expose(), range)?], &exemption, Vec::new())]
        }
        Chosen::Box(text) => {
            let drawn = Drawn::parse(text)?;
            vec![boxed(case, settings, &derived, first, drawn.page, &|size| drawn.on(size), &exemption)?]
        }
        Chosen::Offer(number) => {
            let offer = number.checked_sub(1).and_then(|n| first.offers.get(n)).ok_or_else(|| {
                Fault::new(format!("unit {} has no offer {number}", first.id))
                    .hint(format!("dsar boxes {} --offered lists what is offered", case.id()))
            })?;
            vec![boxed(case, settings, &derived, first, None, &|_| Ok(offer.area), &exemption)?]
        }
        Chosen::Page(page) => vec![boxed(case, settings, &derived, first, *page, &|_| Ok(Area::WHOLE), &exemption)?],
    };
    let before = changes.iter().map(|c| c.marks.len()).sum::<usize>();
    match fate {
        Fate::Goes => {}
        Fate::Apart => apart::apart(case, settings, &derived, &mut changes)?,
        Fate::Stays => changes = apart::stays(case, &derived, &changes)?,
    }
    let let_stand = match fate {
        Fate::Apart => changes.iter().map(|c| c.marks.len()).sum::<usize>() - before,
        _ => 0,
    };
    let done = record(case, &derived, changes, &exemption, grounds)?;
    let also_in = if fate == Fate::Goes { done.also_in } else { Vec::new() };
    Ok(Done { let_stand, also_in, ..done })
}

/// Makes changes durable, with their reason.
pub fn record(
    case: &mut Case,
    derived: &Derived,
    changes: Vec<UnitChange>,
    exemption: &ExemptionCode,
    grounds: &Grounds,
) -> Result<Done> {
    let units: Vec<UnitId> = changes.iter().map(|c| c.unit.clone()).collect();
    let redacts = |m: &&Mark| m.choice != Choice::Disclose;
    let relied = changes.iter().any(|c| !c.boxes.is_empty() || c.marks.iter().any(|m| redacts(&m)));
    // Beside what goes, what is let stand with it is not counted.
    let counted = |c: &UnitChange| match relied {
        true => going(c),
        false => spans(c),
    };
    let texts: Vec<(&Unit, Vec<Span>)> = changes
        .iter()
        .filter_map(|c| Some((find(derived, &c.unit)?, counted(c))))
        .filter(|t| !t.1.is_empty())
        .collect();
    let letters = |t: &str| t.chars().filter(|c| c.is_alphanumeric()).count();
    let own = |(unit, spans): &(&Unit, Vec<Span>)| -> usize {
        let covered = |own: &&Span| spans.iter().any(|s| s.overlaps(**own));
        unit.subject.iter().filter(covered).map(|s| letters(s.of(unit.text.expose()))).sum()
    };
    let done = Done {
        entry: 0,
        unit: units.first().cloned().unwrap_or_else(|| UnitId(String::new())),
        units: texts.len().max(1),
        places: texts.iter().map(|(_, s)| s.len()).sum(),
        let_stand: 0,
        letters: texts.iter().flat_map(|(u, s)| s.iter().map(|s| letters(s.of(u.text.expose())))).sum(),
        of_subject: texts.iter().map(own).sum(),
        also_in: also_in(derived, &units, &texts),
        open: 0,
        undecided: false,
    };
    let words = [Some(grounds.reason.trim()), grounds.prejudice.as_deref().map(str::trim)];
    let words: Vec<&str> = words.into_iter().flatten().filter(|w| !w.is_empty()).collect();
    let note = match words.is_empty() {
        true => None,
        false => Some(case.note(&words.join("\nHarm: "))?),
    };
    // The reason first: one without its decision harms nothing, a decision without its reason would wait for it.
    if let Some(note) = note.as_ref().filter(|_| relied) {
        let (exemption, prejudice) = (exemption.clone(), grounds.prejudice.is_some());
        case.append(Event::Justified { exemption, units: units.clone(), prejudice, note: note.clone() })?;
    }
    let entry = case.append(Event::Decided { scope: Scope::Hand, person: None, changes, note })?;
    let state = State::fold(case.entries());
    let open = Reviewer { units: &derived.units, persons: &derived.persons, state: &state }.open().count();
    let undecided = state.unit(&done.unit).is_none_or(|u| u.outcome.is_none());
    Ok(Done { entry, open, undecided, ..done })
}

/// Records a decision with its reason, which is kept apart from the log; the number of its entry.
pub fn reasoned(case: &mut Case, mut event: Event, reason: &str) -> Result<u64> {
    let kept = case.note(reason)?;
    match &mut event {
        Event::Nobody { note, .. } => *note = kept,
        Event::Decided { note, changes, .. } => {
            *note = Some(kept.clone());
            // Reasons first: see `record`.
            for (exemption, units) in relied_on(changes) {
                case.append(Event::Justified { exemption, units, prejudice: false, note: kept.clone() })?;
            }
        }
        _ => {}
    }
    case.append(event)
}

/// The exemptions that changes redact or withhold under, each with its units.
fn relied_on(changes: &[UnitChange]) -> BTreeMap<ExemptionCode, Vec<UnitId>> {
    let mut all: BTreeMap<ExemptionCode, Vec<UnitId>> = BTreeMap::new();
    for change in changes {
        let of_marks = change.marks.iter().filter_map(|m| match &m.choice {
            Choice::Redact { exemption, .. } => Some(exemption),
            Choice::Disclose => None,
        });
        let whole = change.exemption.as_ref().filter(|_| change.outcome == Some(crate::model::Outcome::Withhold));
        for code in of_marks.chain(change.boxes.iter().filter_map(|b| b.exemption.as_ref())).chain(whole) {
            let units = all.entry(code.clone()).or_default();
            if units.last() != Some(&change.unit) {
                units.push(change.unit.clone());
            }
        }
    }
    all
}

/// Undoes a decision, or does it again.
pub fn undo(case: &mut Case, seq: u64, again: bool) -> Result<u64> {
    let decided = |seq: u64| {
        case.entries().iter().any(|e| e.seq == seq && matches!(e.event, Event::Decided { .. } | Event::Nobody { .. }))
    };
    if !decided(seq) {
        return Err(Fault::new(format!("entry {seq} is no decision")).hint(format!(
            "dsar boxes {} lists what was redacted by hand, dsar audit show {} everything",
            case.id(),
            case.id()
        )));
    }
    let undone = crate::review::state::undone_of(case.entries()).contains(&seq);
    if undone != again {
        let what = if again { "was not undone" } else { "is undone already" };
        return Err(Fault::new(format!("entry {seq} {what}")));
    }
    case.append(if again { Event::Redone { seq } } else { Event::Undone { seq } })
}

fn exemption(case: &Case, settings: &Settings, grounds: &Grounds) -> Result<ExemptionCode> {
    let Some(code) = &grounds.exemption else { return Ok(ExemptionCode::rights_of_others()) };
    let code = ExemptionCode(code.clone());
    let received = case.facts().received.unwrap_or(case.clock().today());
    Register::builtin()?.citable(&code, Nation::parse(&settings.organisation.nation)?, received).map(|_| code)
}

/// The unit of that id, or of that beginning of one, as the review shows it.
pub fn unit_of<'a>(derived: &'a Derived, id: &str) -> Result<&'a Unit> {
    let exact = derived.units.iter().find(|u| u.id.0 == id);
    let mut begun = derived.units.iter().filter(|u| id.len() >= UnitId::SHORT && u.id.0.starts_with(id));
    let only = begun.next().filter(|_| begun.next().is_none());
    // Several may begin so: none of them is meant.
    exact.or(only).ok_or_else(|| {
        let typed: String = crate::model::sanitise::line(id).chars().take(40).collect();
        Fault::new(format!("there is no unit \"{typed}\""))
            .hint("dsar decide ID --list lists the units, and the review shows the id of each in its head line")
    })
}

fn find<'a>(derived: &'a Derived, id: &UnitId) -> Option<&'a Unit> {
    derived.units.iter().find(|u| u.id == *id)
}

fn spans(change: &UnitChange) -> Vec<Span> {
    change.marks.iter().map(|m| m.span).chain(change.boxes.iter().flat_map(|b| b.spans.iter().copied())).collect()
}

/// What of a change goes.
fn going(change: &UnitChange) -> Vec<Span> {
    let marks = change.marks.iter().filter(|m| m.choice != Choice::Disclose).map(|m| m.span);
    marks.chain(change.boxes.iter().flat_map(|b| b.spans.iter().copied())).collect()
}

fn words_in(
    derived: &Derived,
    first: &Unit,
    words: &str,
    everywhere: bool,
    exemption: &ExemptionCode,
) -> Result<Vec<UnitChange>> {
    let change = |unit: &Unit| {
        let spans = occurrences(unit.text.expose(), words);
        (!spans.is_empty()).then(|| by_hand(unit, &spans, exemption, Vec::new()))
    };
    let others = derived.units.iter().filter(|u| everywhere && u.id != first.id);
    let changes: Vec<UnitChange> = std::iter::once(first).chain(others).filter_map(change).collect();
    match changes.is_empty() {
        true => Err(Fault::new(format!("these words do not stand in unit {}", first.id))
            .hint(format!("whole words are looked for, as they stand: dsar boxes ID {} shows its text", first.id))),
        false => Ok(changes),
    }
}

/// A box on a page: what of the text lies under it goes with it.
fn boxed(
    case: &Case,
    settings: &Settings,
    derived: &Derived,
    unit: &Unit,
    page: Option<u32>,
    area: &dyn Fn((f64, f64)) -> Result<Area>,
    exemption: &ExemptionCode,
) -> Result<UnitChange> {
    let (unit, page) = on_page(derived, unit, page)?;
    covered(case, settings, unit, page, area, exemption)
}

/// The event that redacts a rectangle of the unit's own page.
pub fn draw(case: &Case, settings: &Settings, unit: &Unit, area: Area, exemption: &ExemptionCode) -> Result<Event> {
    let page = page_of(unit).ok_or_else(|| Fault::new("this is no page and no picture: v chooses words"))?;
    let changes = vec![covered(case, settings, unit, page, &|_| Ok(area), exemption)?];
    Ok(Event::Decided { scope: Scope::Hand, person: None, changes, note: None })
}

fn covered(
    case: &Case,
    settings: &Settings,
    unit: &Unit,
    page: u32,
    area: &dyn Fn((f64, f64)) -> Result<Area>,
    exemption: &ExemptionCode,
) -> Result<UnitChange> {
    let mut sight = Sight::new(case, settings)?;
    let leaf = sight.leaf(&unit.places[0], page, super::sight::KNOWN)?.map_err(|why| {
        Fault::new(format!("page {page} of unit {} cannot be shown: {why}", unit.id))
            .hint("choose the words instead: dsar decide ID UNIT --words \"…\"")
    })?;
    let area = area((leaf.width, leaf.height))?;
    let spans = match glyph_spans(&leaf, unit, area) {
        // The words of a picture's unit are ours.
        _ if is_picture(unit) => Vec::new(),
        Some(spans) => spans,
        None => spans_under(settings, &mut sight, unit, page, area)?,
    };
    let drawn = HandBox { of: known(case, &leaf), page, area, exemption: Some(exemption.clone()), spans };
    Ok(by_hand(unit, &[], exemption, vec![drawn]))
}

/// The unit that is the page meant: the one named, or another of the same document.
fn on_page<'a>(derived: &'a Derived, unit: &'a Unit, page: Option<u32>) -> Result<(&'a Unit, u32)> {
    let own = page_of(unit).ok_or_else(|| {
        Fault::new(format!("unit {} is no page of a PDF and no picture: it is set anew as text", unit.id))
            .hint("choose words of it: dsar decide ID UNIT --words \"…\", or --characters 120-164")
    })?;
    let Some(wanted) = page.filter(|p| *p != own) else { return Ok((unit, own)) };
    let same = |u: &&Unit| u.places[0].item == unit.places[0].item && page_of(u) == Some(wanted);
    let hidden = |u: &&Unit| u.segments.iter().any(|s| s.hidden.is_some());
    let of_page: Vec<&Unit> = derived.units.iter().filter(same).collect();
    let found = of_page.iter().find(|u| !hidden(u)).or(of_page.first());
    found.map(|u| (*u, wanted)).ok_or_else(|| {
        Fault::new(format!("page {wanted} of that document is no unit of this request: nothing of it goes out"))
            .hint(format!("unit {} is page {own}", unit.id))
    })
}

/// Other units in which what goes can be read, where it says enough to be told from chance.
fn also_in(derived: &Derived, units: &[UnitId], texts: &[(&Unit, Vec<Span>)]) -> Vec<UnitId> {
    let telling = |t: &&str| t.chars().filter(|c| c.is_alphanumeric()).count() >= 8 && t.len() < 400;
    let mut strings: Vec<&str> = texts
        .iter()
        .flat_map(|(u, spans)| spans.iter().map(|s| s.of(u.text.expose()).trim()))
        .filter(telling)
        .collect();
    strings.sort_unstable();
    strings.dedup();
    let others = derived.units.iter().filter(|u| !units.contains(&u.id));
    let reads = |u: &&Unit| strings.iter().take(64).any(|s| !occurrences(u.text.expose(), s).is_empty());
    others.filter(reads).map(|u| u.id.clone()).collect()
}
