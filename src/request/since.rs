//! Whether the answer that was built last is still the answer: what was decided, found and corrected since.

use crate::model::{Entry, Event};
use std::collections::BTreeSet;

/// What happened to the answer since it was last built: while there is anything, the bundle is not today's answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SinceBundle {
    /// Decisions made since and in force, and decisions of before that are undone (or the reverse).
    pub decisions: BTreeSet<u64>,
    /// A search found documents that it did not hold, or found some of those no more.
    pub search: bool,
    /// The form was corrected.
    pub form: bool,
}

impl SinceBundle {
    /// In words; none where the bundle is of today's decisions.
    pub(super) fn words(&self) -> Option<&'static str> {
        match (self.decisions.is_empty(), self.search, self.form) {
            (false, ..) => Some("decisions changed"),
            (true, true, _) => Some("the search found other documents"),
            (true, false, true) => Some("the form of the request was corrected"),
            (true, false, false) => None,
        }
    }

    pub(super) fn apply(&mut self, entry: &Entry) {
        match &entry.event {
            Event::Bundled { .. } => *self = SinceBundle::default(),
            Event::Decided { .. } | Event::Nobody { .. } | Event::RoleSet { .. } => self.toggle(entry.seq),
            // What was made since is as if it had not been; what the bundle was made of is not so any more.
            Event::Undone { seq } | Event::Redone { seq } => self.toggle(*seq),
            Event::Updated { new, no_longer_found, .. } => self.search |= new + no_longer_found > 0,
            Event::Amended { .. } => self.form = true,
            _ => {}
        }
    }

    fn toggle(&mut self, seq: u64) {
        if !self.decisions.remove(&seq) {
            self.decisions.insert(seq);
        }
    }
}
