//! What an answer must not speak of: exemptions that do their harm by being named (DPA 2018 Sch 2 paras 2 to 5 and 20, Sch 3). Neither
//! a rule, nor a number that is missing, nor a count that does not close tells of such a unit.

use super::Release;
use crate::bundle::input::{Counts, LogRow};
use crate::model::{ExemptionCode, Outcome, Place, Result, Unit};
use crate::pipeline::find::HitLine;
use crate::store::Catalogue;
use std::collections::BTreeSet;

impl Release<'_> {
    pub(super) fn withheld_under(&self, unit: &Unit) -> ExemptionCode {
        let state = self.state.unit(&unit.id);
        state.and_then(|s| s.exemption.clone()).unwrap_or_else(ExemptionCode::rights_of_others)
    }

    /// True where the answer must not say that there is such a unit.
    fn unspoken(&self, unit: &Unit) -> bool {
        self.outcome(unit) == Some(Outcome::Withhold) && self.is_silent(&self.withheld_under(unit))
    }

    /// True where naming the exemption to the requester can itself do the harm that it is there to prevent.
    pub(super) fn is_silent(&self, code: &ExemptionCode) -> bool {
        self.register.get(code).is_ok_and(|e| e.silent)
    }

    /// What the letter counts. What must not be spoken of is in none of the counts, so that they add up without it.
    pub(super) fn counts(&self, catalogue: &Catalogue, log: &[LogRow]) -> Result<Counts> {
        let (unspoken, told): (Vec<&Unit>, Vec<&Unit>) = self.derived.units.iter().partition(|u| self.unspoken(u));
        let file = |p: &Place| {
            (
                p.store.clone(),
                p.path.expose().to_owned(),
                p.trail.iter().map(|t| t.expose().to_owned()).collect::<Vec<_>>(),
            )
        };
        let places = |units: &[&Unit]| units.iter().flat_map(|u| &u.places).map(file).collect::<BTreeSet<_>>();
        let hidden: BTreeSet<_> = places(&unspoken).difference(&places(&told)).cloned().collect();
        let is_told = |h: &&HitLine| !hidden.contains(&(h.store.clone(), h.path.clone(), h.member.clone()));
        let hits = self.derived.hits.iter().filter(is_told).count();
        let documents: BTreeSet<_> = told.iter().map(|u| u.places[0].item).collect();
        let kept = told.iter().filter(|u| self.outcome(u) != Some(Outcome::OutOfScope));
        let kept: BTreeSet<_> = kept.map(|u| u.places[0].item).collect();
        Ok(Counts {
            searched: catalogue.documents_by_store()?.iter().map(|(_, n)| n).sum(),
            found: hits.max(documents.len()) as u64,
            duplicates: hits.saturating_sub(documents.len()) as u64,
            out_of_scope: documents.difference(&kept).count() as u64,
            redactions: log.len() as u64,
        })
    }
}
