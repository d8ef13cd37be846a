//! Milestones of a reading: for each beginning of the file whose hash is known, the last waypoint that rests on it.

use crate::format::LOOK;
use crate::model::{BlobId, Milestone, Waypoint};
use std::collections::VecDeque;

/// Notes milestones as members are put in their order.
#[derive(Default)]
pub(super) struct Marker {
    /// Beginnings of the file, shortest first: their lengths and hashes.
    prefixes: VecDeque<(u64, BlobId)>,
    /// Waypoints whose members are on their way to be read.
    coming: VecDeque<Waypoint>,
    /// The last one that was reached, with the number of the next item and the bytes spent.
    reached: Option<(Waypoint, u32, u64)>,
    milestones: Vec<Milestone>,
}

impl Marker {
    /// For a reading that begins at `from`, or at the beginning.
    pub(super) fn new(prefixes: &[(u64, BlobId)], from: Option<&Milestone>) -> Marker {
        let reached = from.map(|from| (from.waypoint, from.ordinal, from.spent));
        let behind = |(length, _): &&(u64, BlobId)| from.is_none_or(|from| *length > from.length);
        Marker { prefixes: prefixes.iter().filter(behind).copied().collect(), reached, ..Marker::default() }
    }

    /// The members before it are on their way.
    pub(super) fn passed(&mut self, waypoint: Waypoint) {
        let behind = self.coming.back().or(self.reached.as_ref().map(|(before, ..)| before));
        // One that takes up where another died may say again what was said.
        if behind.is_none_or(|before| waypoint.number > before.number) {
            self.coming.push_back(waypoint);
        }
    }

    /// Member `number` is put next, as item `ordinal`.
    pub(super) fn reached(&mut self, number: u64, ordinal: u32, spent: u64) {
        while let Some(waypoint) = self.coming.pop_front_if(|waypoint| waypoint.number <= number) {
            self.close_before(waypoint.at.saturating_add(LOOK));
            self.reached = Some((waypoint, ordinal, spent));
        }
    }

    /// Beginnings shorter than that rest on what was reached so far.
    fn close_before(&mut self, least: u64) {
        while let Some((length, hash)) = self.prefixes.pop_front_if(|(length, _)| *length < least) {
            if let Some((waypoint, ordinal, spent)) = self.reached {
                self.milestones.push(Milestone { waypoint, ordinal, spent, length, hash });
            }
        }
    }

    /// All that were found.
    pub(super) fn end(mut self) -> Vec<Milestone> {
        self.close_before(u64::MAX);
        self.milestones
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_beginning_has_the_last_waypoint_that_rests_on_it() {
        let hash = BlobId::of(b"x");
        let mut marker = Marker::new(&[(LOOK, hash), (3 * LOOK, hash), (5 * LOOK, hash), (7 * LOOK, hash)], None);
        let waypoint = |number| Waypoint { at: number * LOOK, number };
        [1, 2, 3, 3, 6].into_iter().for_each(|number| marker.passed(waypoint(number)));
        // Member 3 was left out: what is put next is number 4.
        [(0, 1), (1, 2), (2, 5), (4, 9)].into_iter().for_each(|(n, at)| marker.reached(n, at, n * 10));
        let milestones = marker.end();
        let told: Vec<_> =
            milestones.iter().map(|m| (m.length / LOOK, m.waypoint.number, m.ordinal, m.spent)).collect();
        assert_eq!(told, [(3, 2, 5, 20), (5, 3, 9, 40), (7, 3, 9, 40)]);
        // Carried on, and grown too little for another waypoint: the last one serves a longer beginning.
        let marker = Marker::new(&[(3 * LOOK, hash), (7 * LOOK, hash), (8 * LOOK, hash)], milestones.last());
        assert_eq!(marker.end(), [Milestone { length: 8 * LOOK, ..milestones[2] }]);
    }
}
