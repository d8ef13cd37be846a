//! What was redacted by hand, looked for where names were let stand. Verification allows a name where somebody decided that it
//! stays; whoever took words out by hand decided that they go, so only a decision by hand about those very words, with its
//! reason, lets them stand elsewhere.

use super::place::occurrences;
use crate::model::{Choice, Evidence, Identity, Mark, Result, Span, Unit};
use crate::pipeline::close::words;
use crate::redact::variants::needles;
use crate::redact::{Secret, Section, Verifier};
use crate::review::State;
use crate::settings::Settings;
use std::collections::{BTreeMap, BTreeSet};

/// Words that went by hand, ready to be looked for.
pub struct Guard<'a> {
    verifier: Verifier,
    taken: Vec<(&'a Unit, Span)>,
    /// Everyday words and scraps that verification does not look for, each with where it was taken out first.
    everyday: BTreeMap<String, usize>,
    /// What is looked for, in the order of the units: each string with the unit it was taken from.
    pub secrets: Vec<Secret>,
}

impl<'a> Guard<'a> {
    /// Over everything that was redacted by hand, in units of every outcome.
    pub fn of(units: &'a [Unit], state: &State, subject: &Identity, settings: &Settings) -> Result<Guard<'a>> {
        let held = |unit: &'a Unit| {
            let all = state.unit(&unit.id).map(|s| s.by_hand.as_slice()).unwrap_or_default();
            all.iter().filter(|h| h.redacts()).map(|h| (unit, h.span, h.is_nobodys())).collect::<Vec<_>>()
        };
        let all: Vec<_> = units.iter().flat_map(held).collect();
        let nobodys: BTreeSet<(&str, Span)> = all.iter().filter(|t| t.2).map(|t| (t.0.id.0.as_str(), t.1)).collect();
        let mut guard = Guard::over(all.iter().map(|t| (t.0, t.1)).collect(), subject, settings)?;
        // "His mother", taken out as a mention of a person, says nothing of the word elsewhere.
        let taken = &guard.taken;
        guard.everyday.retain(|_, n| nobodys.contains(&(taken[*n].0.id.0.as_str(), taken[*n].1)));
        Ok(guard)
    }

    /// Over these stretches.
    pub fn over(mut taken: Vec<(&'a Unit, Span)>, subject: &Identity, settings: &Settings) -> Result<Guard<'a>> {
        taken.retain(|(unit, span)| !span.of(unit.text.expose()).trim().is_empty());
        let secret = |(unit, span): &(&Unit, Span)| Secret {
            forms: vec![Evidence::new(span.of(unit.text.expose()).trim())],
            unit: Some(unit.id.clone()),
            locator: unit.segments[0].locator.clone(),
            person: None,
        };
        let secrets: Vec<Secret> = taken.iter().map(secret).collect();
        let verifier = Verifier::new(&secrets, &subject_strings(subject), &innocent(settings), words)?;
        let mut everyday = BTreeMap::new();
        for (n, (unit, span)) in taken.iter().enumerate() {
            let form = span.of(unit.text.expose()).trim();
            if needles(form, false, &BTreeSet::new(), words).is_empty() {
                everyday.entry(form.to_lowercase()).or_insert(n);
            }
        }
        Ok(Guard { verifier, taken, everyday, secrets })
    }

    /// Everyday words taken out by hand that stand in `unit` all the same, outside `gone` and what was let stand.
    pub fn everyday(&self, unit: &Unit, gone: &[Span], state: &State) -> Vec<((&'a Unit, Span), Span)> {
        let held = state.unit(&unit.id).map(|s| s.by_hand.as_slice()).unwrap_or_default();
        let kept = held.iter().filter(|h| !h.redacts() && h.reasoned).map(|h| h.span);
        let allowed: Vec<Span> = gone.iter().chain(&unit.subject).copied().chain(kept).collect();
        let free = |span: &Span| !allowed.iter().any(|a| a.overlaps(*span));
        let each = self.everyday.iter().filter_map(|(form, n)| Some((form, *self.taken.get(*n)?)));
        each.flat_map(|(form, from)| {
            occurrences(unit.text.expose(), form)
                .into_iter()
                .filter(free)
                .map(move |span| (from, span))
                .collect::<Vec<_>>()
        })
        .collect()
    }

    /// Where the words of any stretch stand in `unit`, as they are spelt.
    pub fn spelt(&self, unit: &Unit) -> Vec<Span> {
        let forms: BTreeSet<String> =
            self.taken.iter().map(|(u, span)| span.of(u.text.expose()).trim().to_lowercase()).collect();
        forms.iter().flat_map(|form| occurrences(unit.text.expose(), form)).collect()
    }

    /// The stretch taken out by hand that these words would show.
    pub fn shown_by(&self, words: &str) -> Option<(&'a Unit, Span)> {
        let section = Section { text: words.to_owned(), ..Section::default() };
        self.verifier.readable(&section).first().and_then(|(secret, ..)| self.taken.get(*secret).copied())
    }

    /// True where nothing was taken out by hand.
    pub fn is_empty(&self) -> bool {
        self.taken.is_empty()
    }

    /// The stretch taken out by hand that a choice to let words of `unit` stand would show; `gone` goes from the unit anyway.
    pub fn exposed(&self, unit: &Unit, mark: &Mark, gone: &[Span], state: &State) -> Option<(&'a Unit, Span)> {
        let kept = || {
            let held = state.unit(&unit.id).map(|s| s.by_hand.as_slice()).unwrap_or_default();
            held.iter().any(|h| h.span == mark.span && !h.redacts() && h.reasoned)
        };
        if self.is_empty() || mark.choice != Choice::Disclose || kept() {
            return None;
        }
        left(mark.span, gone).into_iter().find_map(|span| self.shown_by(span.of(unit.text.expose())))
    }
}

/// What of `span` lies outside `gone`.
fn left(span: Span, gone: &[Span]) -> Vec<Span> {
    let mut within: Vec<Span> = gone.iter().filter(|g| g.overlaps(span)).copied().collect();
    within.sort();
    let mut at = span.start;
    let mut out = Vec::new();
    for g in within {
        out.push(Span::new(at, g.start.max(at)));
        at = at.max(g.end);
    }
    out.push(Span::new(at, span.end.max(at)));
    out.retain(|s| !s.is_empty());
    out
}

/// Every string that tells who the subject is.
pub fn subject_strings(subject: &Identity) -> Vec<String> {
    let lists = [&subject.names, &subject.emails, &subject.phones, &subject.addresses, &subject.postcodes];
    lists.into_iter().flatten().cloned().chain(subject.ids.values().cloned()).collect()
}

/// The organisation's own name, whoever signs, and the stores as the settings call them stand in every letter.
pub fn innocent(settings: &Settings) -> Vec<String> {
    let o = &settings.organisation;
    let stores = settings.stores.iter().flat_map(|s| [&s.name, &s.custodian]);
    [&o.name, &o.officer, &o.contact, &o.address]
        .into_iter()
        .chain(stores)
        .filter(|s| !s.trim().is_empty())
        .cloned()
        .collect()
}
