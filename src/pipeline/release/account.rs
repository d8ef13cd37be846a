//! What a release accounts for: every redaction with who made it and why, what is withheld, what labels stand for, what must not
//! be read anywhere, and how much was removed.

use super::{Release, kind_words, locator_of};
use crate::bundle::input::{ExemptionUsed, LogRow, Meter, PersonKey, ReleaseDoc, Withheld};
use crate::model::{Choice, Entry, ExemptionCode, HandBox, Outcome, PersonId, Result, Span, Unit, UnitId};
use crate::pipeline::hand::Made;
use crate::redact::{Piece, Secret, redacted_strings, removed_spans};
use crate::review::Reviewer;
use std::collections::{BTreeSet, HashMap};

impl Release<'_> {
    /// Letters and figures removed from units, and those of them that no decision names.
    pub(super) fn meter(&self, documents: &[ReleaseDoc]) -> Meter {
        let mut meter = Meter::default();
        for unit in self.released().into_iter().flatten() {
            let text = unit.text.expose();
            let letters = |from: usize, to: usize| {
                text.get(from..to).map_or(0, |t| t.chars().filter(|c| c.is_alphanumeric()).count() as u64)
            };
            let mut decided: Vec<Span> = self.redactions(unit).iter().map(|m| m.span).collect();
            decided.sort();
            let (mut named, mut at) = (0, 0);
            for span in decided {
                named += letters(span.start.max(at), span.end.max(at));
                at = at.max(span.end);
            }
            let gone = removed_spans(unit, &self.marks(unit), &|_, _| String::new());
            let gone: u64 = gone.iter().map(|(span, _)| letters(span.start, span.end)).sum();
            meter.decided += named;
            meter.beyond += gone.saturating_sub(named);
        }
        let lines = documents.iter().flat_map(|d| &d.parts).flat_map(|p| &p.blocks).flat_map(|b| &b.lines);
        let names = documents.iter().map(|d| &d.title).chain(lines.filter_map(|l| l.name.as_ref()));
        let changed = |pieces: &&Vec<Piece>| pieces.iter().any(|p| matches!(p, Piece::Label(_)));
        meter.beside = names.filter(changed).count() as u64;
        meter
    }

    /// Boxes drawn by hand on a unit's page, each with the label that stands for it.
    pub fn boxes(&self, id: &UnitId) -> Vec<(HandBox, String)> {
        let label = |b: &HandBox| b.exemption.as_ref().map(|code| self.label(None, code)).unwrap_or_default();
        self.state.boxes(id).iter().map(|b| (b.clone(), label(b))).collect()
    }

    /// Who drew them, for the internal list of pages.
    pub fn drawn_by(&self, id: &UnitId) -> String {
        let made = self.by_hand.iter().filter(|m| m.in_force && m.unit == *id && m.what.contains("page"));
        let each = made.map(|m| format!("{} under {} by {} (entry {})", m.what, m.exemption, m.by, m.entry));
        each.collect::<Vec<_>>().join("; ")
    }

    /// The redaction by hand that took `span` of a unit away: the latest in force.
    fn hand_of(&self, id: &UnitId, span: Span) -> Option<&Made> {
        let redacts = |m: &&Made| m.in_force && !m.exemption.is_empty();
        self.by_hand.iter().rev().filter(redacts).find(|m| m.unit == *id && m.spans.contains(&span))
    }

    /// What is withheld. What the answer is silent about comes last, so that no gap in the numbers tells of it.
    pub(super) fn withheld(&self, after: usize) -> Result<Vec<Withheld>> {
        let row = |unit: &Unit| {
            let code = self.withheld_under(unit);
            let exemption = self.register.get(&code)?;
            Ok(Withheld {
                number: 0,
                kind: kind_words(unit),
                date: unit.date.clone(),
                note: exemption.label.clone(),
                tell: !exemption.silent,
                exemption: code,
            })
        };
        let units = self.derived.units.iter().filter(|u| self.outcome(u) == Some(Outcome::Withhold));
        let mut rows = units.map(row).collect::<Result<Vec<_>>>()?;
        rows.sort_by_key(|w| !w.tell);
        rows.iter_mut().zip(after as u32 + 1..).for_each(|(w, number)| w.number = number);
        Ok(rows)
    }

    /// Letters that appear in labels, by the role that they stand for.
    pub(super) fn persons(&self) -> Vec<PersonKey> {
        let reviewer = Reviewer { units: &self.derived.units, persons: &self.derived.persons, state: &self.state };
        let mut by_role: Vec<PersonKey> = Vec::new();
        for id in self.redacted_persons() {
            let role = reviewer.role(id).words();
            match by_role.iter_mut().find(|key| key.role == role) {
                Some(key) => key.persons.push(id),
                None => by_role.push(PersonKey { persons: vec![id], role: role.to_owned() }),
            }
        }
        by_role
    }

    fn redacted_persons(&self) -> BTreeSet<PersonId> {
        let marks = self.released().into_iter().flatten().flat_map(|u| self.redactions(u));
        marks.filter_map(|m| if let Choice::Redact { person, .. } = m.choice { person } else { None }).collect()
    }

    /// The exemptions that the answer names and explains.
    pub(super) fn exemptions(&self, log: &[LogRow]) -> Result<Vec<ExemptionUsed>> {
        let mut codes: BTreeSet<ExemptionCode> = log.iter().map(|row| ExemptionCode(row.exemption.clone())).collect();
        let withheld = self.derived.units.iter().filter(|u| self.outcome(u) == Some(Outcome::Withhold));
        codes.extend(withheld.filter_map(|u| self.state.unit(&u.id)?.exemption.clone()));
        codes.retain(|code| !self.is_silent(code));
        let used = |code: ExemptionCode| {
            let exemption = self.register.get(&code)?;
            Ok(ExemptionUsed { label: exemption.label.clone(), note: exemption.note.clone(), code })
        };
        codes.into_iter().map(used).collect()
    }

    pub(super) fn log(&self, documents: &[ReleaseDoc]) -> Vec<LogRow> {
        let numbers: HashMap<_, _> =
            documents.iter().flat_map(|d| d.parts.iter().map(|p| (p.unit.clone(), d.number))).collect();
        let entries: HashMap<u64, &Entry> = self.case.entries().iter().map(|e| (e.seq, e)).collect();
        let mut rows = Vec::new();
        for unit in self.released().into_iter().flatten() {
            let seq = self.state.unit(&unit.id).map_or(0, |s| s.by_entry);
            let entry = entries.get(&seq);
            for mark in self.redactions(unit) {
                let Choice::Redact { person, exemption } = &mark.choice else { continue };
                let mention = unit.mentions.iter().find(|m| m.span.overlaps(mark.span));
                let hand = self.hand_of(&unit.id, mark.span);
                let (entry, seq) = hand.map_or((entry, seq), |m| (entries.get(&m.entry), m.entry));
                rows.push(LogRow {
                    document: numbers.get(&unit.id).copied().unwrap_or(0),
                    unit: unit.id.to_string(),
                    locator: locator_of(unit, mark.span),
                    label: self.label(*person, exemption),
                    exemption: exemption.to_string(),
                    by: entry.map_or_else(String::new, |e| e.by.clone()),
                    at: entry.map_or_else(String::new, |e| e.at.clone()),
                    seq,
                    why: match (hand, mention) {
                        (Some(m), _) => format!("by hand: {}; why: dsar boxes {}", m.what, self.case.id()),
                        (_, Some(m)) => m.reason.clone(),
                        _ => "selected by hand".into(),
                    },
                });
            }
            for m in self.by_hand.iter().filter(|m| m.in_force && m.unit == unit.id && m.spans.is_empty()) {
                rows.extend((!m.exemption.is_empty()).then(|| LogRow {
                    document: numbers.get(&unit.id).copied().unwrap_or(0),
                    unit: unit.id.to_string(),
                    locator: m.place.clone(),
                    label: self.label(None, &ExemptionCode(m.exemption.clone())),
                    exemption: m.exemption.clone(),
                    by: m.by.clone(),
                    at: m.at.clone(),
                    seq: m.entry,
                    why: format!("by hand: {}; why: dsar boxes {}", m.what, self.case.id()),
                }));
            }
        }
        rows
    }

    /// Every string removed, once for each person and form, with the first unit it was removed from.
    pub(super) fn secrets(&self) -> Vec<Secret> {
        let mut seen = BTreeSet::new();
        let mut secrets = Vec::new();
        for unit in self.released().into_iter().flatten() {
            // What lies under a box was not chosen for what it says: it is looked for in its place, not elsewhere.
            for (person, text) in redacted_strings(unit, &self.whose(unit, self.state.chosen(&unit.id))) {
                if seen.insert((person, text.clone())) {
                    let locator = unit.segments[0].locator.clone();
                    secrets.push(Secret { forms: vec![text.into()], unit: Some(unit.id.clone()), locator, person });
                }
            }
        }
        // What went by hand is looked for whatever became of its unit.
        let by_hand = |s: &&Secret| s.forms.iter().any(|form| seen.insert((s.person, form.expose().to_owned())));
        secrets.extend(self.guard.secrets.iter().filter(by_hand).cloned());
        secrets
    }
}
