//! What was redacted or let stand by hand so far: where, by whom, why, and whether it is in force.

use crate::model::event::Scope;
use crate::model::{Choice, Entry, Event, Result, Span, Unit, UnitChange, UnitId};
use crate::pipeline::derived::Derived;
use crate::request::Case;
use crate::review::State;
use crate::review::state::undone_of;
use serde::Serialize;

/// One choice by hand: a stretch of text, or a box.
#[derive(Clone, Debug, Serialize)]
pub struct Made {
    /// Number of its entry in the log.
    pub entry: u64,
    /// When, RFC 3339.
    pub at: String,
    /// Login of whoever did it.
    pub by: String,
    /// The unit.
    pub unit: UnitId,
    /// Where the unit stands, in words of ours.
    pub place: String,
    /// Characters, a mention, `box`, `page`, and where.
    pub what: String,
    /// Bytes of the unit's text that go.
    pub spans: Vec<Span>,
    /// Code of the exemption; empty for a box that was taken away, and for words that were let stand.
    pub exemption: String,
    /// Why, as it was given.
    pub reason: String,
    /// False where its entry was undone, or where something done by hand since took its place.
    pub in_force: bool,
    /// True where its entry was undone.
    pub undone: bool,
}

/// Everything chosen by hand, in the order it was done.
pub fn made(case: &Case, derived: &Derived) -> Result<Vec<Made>> {
    let undone = undone_of(case.entries());
    let state = State::fold(case.entries());
    let mut out = Vec::new();
    for entry in case.entries() {
        let Event::Decided { scope: scope @ (Scope::Hand | Scope::Mention), changes, note, .. } = &entry.event else {
            continue;
        };
        let reason = note.as_ref().map(|n| case.note_text(n)).transpose()?.unwrap_or_default();
        for change in changes {
            let unit = derived.units.iter().find(|u| u.id == change.unit);
            let undone = undone.contains(&entry.seq);
            let mention = if *scope == Scope::Mention { "mention, " } else { "" };
            let each = of_change(entry, change, unit, &state, mention);
            out.extend(each.map(|m| Made { reason: reason.clone(), in_force: m.in_force && !undone, undone, ..m }));
        }
    }
    Ok(out)
}

fn of_change<'a>(
    entry: &'a Entry,
    change: &'a UnitChange,
    unit: Option<&'a Unit>,
    state: &'a State,
    mention: &'a str,
) -> impl Iterator<Item = Made> + 'a {
    let place = unit.map_or_else(|| "no longer found".to_owned(), |u| u.segments[0].locator.to_string());
    let made = move |what: String, spans: Vec<Span>, exemption: String, in_force: bool| Made {
        entry: entry.seq,
        at: entry.at.clone(),
        by: entry.by.clone(),
        unit: change.unit.clone(),
        place: place.clone(),
        what,
        spans,
        exemption,
        reason: String::new(),
        in_force,
        undone: false,
    };
    let words = made.clone();
    let held = state.unit(&change.unit).map(|s| s.by_hand.as_slice()).unwrap_or_default();
    let marks = change.marks.iter().map(move |m| {
        let what = match unit.map(|u| counted(u.text.expose(), m.span)) {
            Some((first, last)) => format!("{mention}characters {first}-{last}"),
            None => format!("{mention}bytes {}-{}", m.span.start, m.span.end),
        };
        let holds = held.iter().any(|h| (h.entry, h.span) == (entry.seq, m.span) && h.choice == m.choice);
        match &m.choice {
            Choice::Redact { exemption, .. } => words(what, vec![m.span], exemption.to_string(), holds),
            Choice::Disclose => words(format!("{what}, let stand"), Vec::new(), String::new(), holds),
        }
    });
    let boxes = change.boxes.iter().map(move |b| {
        let what = match (&b.exemption, b.area.is_whole()) {
            (None, _) => format!("box taken away: page={},{}", b.page, b.area),
            (_, true) => format!("the whole of page {}", b.page),
            (_, false) => format!("box page={},{}", b.page, b.area),
        };
        let holds = b.exemption.is_none() || state.boxes(&change.unit).contains(b);
        made(what, b.spans.clone(), b.exemption.as_ref().map(ToString::to_string).unwrap_or_default(), holds)
    });
    marks.chain(boxes)
}

/// The first and the last character of a span, counted from 1.
pub fn counted(text: &str, span: Span) -> (usize, usize) {
    let count = |at: usize| text.get(..at).map_or(0, |t| t.chars().count());
    (count(span.start) + 1, count(span.end))
}
