//! What is known of a text beside its words: whose store it lies in, which conversation it belongs to. Either carries a part of a
//! name that would identify nobody alone.

use super::band::{self, PARTS};
use super::judge::Weight;
use super::plan::Plan;
use super::profile::Family;
use crate::model::{Band, SubjectHit, fold};

impl Plan {
    /// True where a store of this custodian is the subject's own.
    pub fn owns(&self, custodian: &str) -> bool {
        let custodian = fold::folded(custodian);
        let words: Vec<&str> = custodian.split(' ').collect();
        let surname = |family: &[String]| family.iter().all(|w| words.contains(&w.as_str()));
        self.subject.surnames.iter().any(|s| s.family == Family::Own && surname(&s.words))
            && words.iter().any(|w| self.forename(w).is_some())
    }

    /// Adds the reason `code` (`custodian`, `thread`) to a hit: a part of the name is then the subject's, unless something speaks
    /// against it or somebody else of the surname is named too.
    pub fn carry(&self, hit: &mut SubjectHit, code: &str) {
        let part = hit.reasons.iter().any(|r| PARTS.contains(&r.code.as_str()));
        let against = self.identical || !hit.others.is_empty() || hit.reasons.iter().any(|r| !r.speaks_for);
        let reason = band::reason(code, Weight::Support);
        if !hit.reasons.contains(&reason) {
            hit.reasons.push(reason);
        }
        if part && !against {
            hit.band = hit.band.min(Band::Probable);
        }
    }

    /// True where the hit rests on a part of the name, so that it matters what carries it.
    pub fn rests_on_a_part(&self, hit: &SubjectHit) -> bool {
        hit.band == Band::Possible && hit.reasons.iter().any(|r| PARTS.contains(&r.code.as_str()))
    }
}
