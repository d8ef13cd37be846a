//! What is known of a text beside its words: whose store it lies in, which conversation it belongs to. Either carries a part of a
//! name that would identify nobody alone.

use super::band::{self, PARTS};
use super::judge::{TextView, Weight};
use super::plan::Plan;
use super::profile::Family;
use crate::model::{Band, Span, SubjectHit, fold};

/// What calls somebody by name, by the codes of the mentions.
const CALLED: &[&str] = &[
    "own_name",
    "nickname",
    "spelling",
    "surname_initial",
    "forename_only",
    "forename_beside",
    "forename_shared",
    "short_beside",
];
/// Those of them that are a whole name.
const FULL: &[&str] = &["own_name", "nickname", "spelling"];
/// What speaks against a name only because others bear it, or a part of it.
const SHARED: &[&str] = &["same_name", "forename_shared", "other_forename", "other_login"];

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

    /// True where the hit names them, by more than a surname or initials, whoever else may bear that name.
    pub fn calls_them(&self, hit: &SubjectHit) -> bool {
        let called = hit.reasons.iter().any(|r| CALLED.contains(&r.code.as_str()));
        !hit.spans.is_empty() && (hit.band < Band::Possible || called)
    }

    /// True where the hit names them in full, or surely.
    pub fn names_in_full(&self, hit: &SubjectHit) -> bool {
        let full = hit.reasons.iter().any(|r| FULL.contains(&r.code.as_str()));
        !hit.spans.is_empty() && (hit.band < Band::Possible || full)
    }

    /// True where a name of the hit is the subject's in a folder that is kept on them: a namesake or others of the surname may bear it,
    /// and nothing points at one of them.
    pub fn rests_on_its_folder(&self, hit: &SubjectHit) -> bool {
        let shared = |code: &str| SHARED.contains(&code);
        let against = hit.reasons.iter().any(|r| !r.speaks_for && !shared(&r.code) || r.code.starts_with("namesake"));
        hit.band == Band::Possible && self.calls_them(hit) && !against
    }

    /// Makes a name that rests on its folder theirs.
    pub fn carry_in_folder(&self, hit: &mut SubjectHit) {
        if self.rests_on_its_folder(hit) {
            hit.reasons.push(band::reason("case_folder", Weight::Support));
            hit.band = Band::Probable;
        }
    }

    /// Where initials of the whole name stand in `text`, in capitals.
    pub fn initials_in(&self, text: &str) -> Vec<Span> {
        let capitals = |word: &str| word.len() > 1 && word.chars().all(char::is_uppercase);
        let mut words = Vec::new();
        let mut from = 0;
        for (at, c) in text.char_indices().chain([(text.len(), ' ')]).filter(|(_, c)| !c.is_alphanumeric()) {
            words.push(Span::new(from, at));
            from = at + c.len_utf8();
        }
        words.retain(|s| capitals(s.of(text)) && self.subject.whole_initials.contains(&fold::folded(s.of(text))));
        words
    }

    /// True where the name of a folder holds an identifier of theirs: `A-0231 Reed, Anna`.
    pub fn identifies(&self, folder: &str) -> bool {
        self.judge(&TextView::plain(folder)).is_some_and(|hit| hit.band == Band::Certain)
    }

    /// True where the hit rests on a part of the name, so that it matters what carries it.
    pub fn rests_on_a_part(&self, hit: &SubjectHit) -> bool {
        hit.band == Band::Possible && hit.reasons.iter().any(|r| PARTS.contains(&r.code.as_str()))
    }
}
