//! Whom a part of a name means: the one bearer in the unit, else in the document, else in the request, else in the directory.

use super::super::known::{self, KnownPerson, Nearness};
use super::named::{Named, initialled, is_full};
use super::parts::{Parts, fuller};
use super::work::{UNSURE, Work};
use crate::model::Unit;
use std::collections::HashSet;

impl Work {
    /// The node of one mention: `here` are the full names of its unit, `taking_part` those of them with an address.
    pub(super) fn mention(
        &mut self,
        unit: &Unit,
        all: &[Named],
        mention: &Named,
        [here, taking_part]: &[&Parts; 2],
    ) -> usize {
        if mention.words == 0 {
            return self.nodes.node(&mention.key);
        }
        if mention.is_full() {
            return self.full(all, &mention.key);
        }
        if mention.doubtful {
            return self.doubtful(unit, mention, here);
        }
        let document = self.documents.get(&unit.places.first().map_or(0, |p| p.item.0));
        let initials = mention.initials.then(|| initials(&mention.key));
        for part in [Some(mention.key.clone()), initials].into_iter().flatten() {
            // "My husband Gaz" is not Gary Bird of the staff: beyond the document a short form makes nobody one of them.
            let is_staff = |node| self.staff.contains(&self.nodes.root(node));
            let anybody = |place: &Parts, node| place.writes(&part) || !is_staff(node);
            // "Gosia" is not Margaret of the staff where somebody else is called Gosia.
            let borne = self.is_called(&part);
            let fits = |place: &Parts, node| place.writes(&part) || !borne || !is_staff(node);
            let near = [Some(*here), document].into_iter().flatten();
            let may = |node| self.fits(mention, node);
            let near = near.map(|place| place.bearer_of(&part, may).map(|node| node.filter(|n| fits(place, *n))));
            let far = self.request.bearer_of(&part, may).map(|node| node.filter(|n| anybody(&self.request, *n)));
            let bearer = near.chain([far]).find(|bearer| *bearer != Ok(None));
            match bearer {
                Some(Ok(Some(node))) => return node,
                Some(Err(())) => match taking_part.bearer_of(&part, may) {
                    Ok(Some(node)) => return node,
                    _ => return self.nodes.node(&mention.key),
                },
                _ => {}
            }
        }
        let places =
            [Some(*here), self.documents.get(&unit.places.first().map_or(0, |p| p.item.0)), Some(&self.request)];
        if let Some(node) = self.by_initial(mention, &places) {
            return node;
        }
        self.meant(unit, mention).unwrap_or_else(|| self.nodes.node(&mention.key))
    }

    /// "Hannah C" is the only Hannah whose surname begins so, in the nearest place that knows one.
    fn by_initial(&self, mention: &Named, places: &[Option<&Parts>]) -> Option<usize> {
        let (initial, forename) = initialled(&mention.key).filter(|_| mention.ends_with_initial)?;
        let fits = |node: usize| {
            let surname = self.nodes.key(node).split_once(' ').map(|(_, last)| last);
            surname.is_some_and(|s| s.starts_with(initial) && s != forename) && self.fits(mention, node)
        };
        let found = places.iter().flatten().map(|place| place.bearer_of(forename, fits)).find(|b| *b != Ok(None))?;
        found.ok().flatten()
    }

    /// The one person of the directory who can be meant by a part of a name that nothing in the request explains: one seen near by,
    /// or the only one of that surname.
    pub(super) fn meant(&mut self, unit: &Unit, mention: &Named) -> Option<usize> {
        let part = mention.key.as_str();
        let (initial, word) = match part.split_once(' ') {
            Some((initial, surname)) if initial.chars().count() == 1 => (Some(initial), surname),
            Some(_) => return None,
            None => (None, part),
        };
        let people = self.people.clone();
        let (near, bearers) = people.meant(&known::circles(unit), word);
        let fits = |key: &str| {
            let surname = key.ends_with(word) && key.len() > word.len();
            initial.is_none_or(|i| key.starts_with(i) && surname) && (near < Nearness::Far || surname)
        };
        let called = self.is_called(word);
        let staff = |key: &str| self.nodes.known(key).is_some_and(|n| self.staff.contains(&self.nodes.root(n)));
        let own = |key: &str| !called || key.split(' ').any(|w| w == word) || !staff(key);
        let titled = |p: &&KnownPerson| {
            let forename = p.key.split(' ').next().unwrap_or_default();
            mention.called.is_none_or(|called| called.fits(forename, p.seen.is_child()))
        };
        let keys = bearers.iter().copied().filter(titled).map(|p| p.key.as_str());
        let keys: HashSet<&str> = keys.filter(|k| is_full(k) && fits(k) && own(k)).collect();
        let short = |key: &str| fuller(key).iter().any(|f| keys.contains(f.as_str()));
        let mut whole = keys.iter().filter(|k| !short(k));
        match (whole.next(), whole.next()) {
            (Some(key), None) if !self.split.contains_key(*key) => Some(self.nodes.node(key)),
            _ => None,
        }
    }

    /// The subject's forename where it may not be the subject: another bearer in the unit, a known namesake, or not known who.
    fn doubtful(&mut self, unit: &Unit, mention: &Named, here: &Parts) -> usize {
        if let Ok(Some(node)) = here.bearer(&mention.key) {
            return node;
        }
        let namesake = unit.evidence.iter().any(|r| r.code.starts_with("namesake"));
        let bears = |names: &[String]| names.iter().any(|n| n.split(' ').next() == Some(mention.key.as_str()));
        match self.namesakes.iter().find(|(_, names)| namesake && bears(names)) {
            Some((node, _)) => *node,
            None => self.nodes.node(UNSURE),
        }
    }
}

/// The first and the last letter of initials, `jt` or `j t`.
fn initials(key: &str) -> String {
    let last = key.rsplit(' ').next().unwrap_or(key);
    let end = if key.contains(' ') { last.chars().next() } else { last.chars().next_back() };
    format!("#{}", key.chars().next().into_iter().chain(end).collect::<String>())
}
