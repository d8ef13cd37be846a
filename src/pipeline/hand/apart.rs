//! Words that are let stand by hand: because somebody asked for it, or because what goes is somebody else under the same name.

use super::{Guard, counted, find, spans};
use crate::model::{Choice, Fault, Mark, Result, Span, UnitChange, UnitMention};
use crate::pipeline::derived::Derived;
use crate::request::Case;
use crate::review::act::kept_by_hand;
use crate::review::{Reviewer, State};
use crate::settings::Settings;

/// Lets stand by hand whoever is called as what goes, and words that read the same, where they are readable now: the log then says
/// which were told apart.
pub(super) fn apart(case: &Case, settings: &Settings, derived: &Derived, changes: &mut Vec<UnitChange>) -> Result<()> {
    let taken = changes.iter().filter_map(|c| Some((find(derived, &c.unit)?, c)));
    let taken = taken.flat_map(|(unit, c)| c.marks.iter().map(move |m| (unit, m.span))).collect();
    let guard = Guard::over(taken, &case.form()?.subject, settings)?;
    let state = State::fold(case.entries());
    let reviewer = Reviewer { units: &derived.units, persons: &derived.persons, state: &state };
    for unit in &derived.units {
        let goes: Vec<Span> = changes.iter().filter(|c| c.unit == unit.id).flat_map(spans).collect();
        let readable = |m: &&UnitMention| reviewer.choice(unit, m) == Choice::Disclose;
        let shows = |m: &&UnitMention| guard.shown_by(m.span.of(unit.text.expose())).is_some();
        let names = unit.mentions.iter().filter(readable).filter(shows).map(|m| m.span);
        // What is gone already stays gone.
        let proposed = unit.mentions.iter().filter(|m| !readable(m)).map(|m| m.span);
        let gone = state.redactions(&unit.id).into_iter().map(|m| m.span).chain(proposed).chain(goes);
        let gone: Vec<Span> = gone.collect();
        let own = |s: &Span| unit.subject.iter().any(|o| o.overlaps(*s));
        let words = guard.spelt(unit).into_iter().filter(|s| !own(s));
        let mut stays: Vec<Span> = names.chain(words).filter(|s| !gone.iter().any(|g| g.overlaps(*s))).collect();
        stays.sort();
        stays.dedup();
        let kept = kept_by_hand(unit, &stays);
        match changes.iter_mut().find(|c| c.unit == unit.id) {
            Some(change) => change.marks.extend(kept.marks),
            None if !kept.marks.is_empty() => changes.push(kept),
            None => {}
        }
    }
    Ok(())
}

/// The same words as they stand, with every name in them; refused where a longer redaction would take them all the same.
pub(super) fn stays(case: &Case, derived: &Derived, changes: &[UnitChange]) -> Result<Vec<UnitChange>> {
    let state = State::fold(case.entries());
    let keep = |change: &UnitChange| {
        let unit = find(derived, &change.unit).ok_or_else(|| Fault::new("that unit is no longer found"))?;
        let mut kept = spans(change);
        let inside = |s: Span| change.marks.iter().any(|m| m.span.contains(s));
        kept.extend(unit.mentions.iter().map(|m| m.span).filter(|s| inside(*s)));
        let longer = |m: &&Mark| m.choice != Choice::Disclose && kept.iter().any(|k| k.overlaps(m.span));
        if let Some(mark) = state.chosen(&unit.id).iter().filter(longer).find(|m| !inside(m.span)) {
            let (first, last) = counted(unit.text.expose(), mark.span);
            return Err(Fault::new(format!(
                "these words are part of a longer redaction in unit {}, characters {first}-{last}",
                unit.id
            ))
            .hint(format!(
                "name all of it (--characters {first}-{last}), or undo what redacts it: dsar boxes {}",
                case.id()
            )));
        }
        kept.sort();
        kept.dedup();
        Ok(kept_by_hand(unit, &kept))
    };
    changes.iter().map(keep).collect()
}
