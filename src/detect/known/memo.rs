//! What entries are known to name: looked at once for all who read side by side, for to look costs more than all else that is done
//! with an entry.

use super::entries::{self, Entry};
use foldhash::fast::RandomState;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Entries remembered before all are forgotten: bounds memory.
const MEMORY: usize = 60_000;

/// Where an entry stands; the same words can mean more in one place than in another.
#[derive(Clone, Copy)]
pub(super) enum Place {
    List = 0,
    Cell = 1,
    Signature = 2,
}

/// Somebody an entry names.
pub(super) struct Named {
    pub entry: Entry,
    /// Under the name stands a post.
    pub post: bool,
}

/// See the module.
#[derive(Default)]
pub struct Memo {
    places: [Mutex<Known>; 3],
}

/// By entry.
type Known = HashMap<String, Arc<[Named]>, RandomState>;

impl Memo {
    /// Whom an entry names. Who asks for the same meanwhile may look too: both say the same.
    pub(super) fn named(&self, entry: &str, place: Place) -> Arc<[Named]> {
        // What a thread that panicked left behind is whole: nothing is done with the map but `get` and `insert`.
        let known = || self.places[place as usize].lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(named) = known().get(entry) {
            return named.clone();
        }
        let named = look(entry, place);
        let mut known = known();
        if known.len() >= MEMORY {
            known.clear();
        }
        known.insert(entry.to_owned(), named.clone());
        named
    }
}

fn look(entry: &str, place: Place) -> Arc<[Named]> {
    let plain = |entry| Named { entry, post: false };
    match place {
        Place::List => entries::in_list(entry).into_iter().map(plain).collect(),
        Place::Cell => entries::in_cell(entry).map(plain).into_iter().collect(),
        Place::Signature => {
            entries::in_signature(entry).map(|(entry, post)| Named { entry, post }).into_iter().collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_looked_at_once_and_by_its_place() {
        let memo = Memo::default();
        let first = memo.named("Tom Baker <tom@b.example>", Place::List);
        assert_eq!(first[0].entry.name.expose(), "Tom Baker");
        assert!(Arc::ptr_eq(&first, &memo.named("Tom Baker <tom@b.example>", Place::List)));
        assert!(memo.named("Leo", Place::List).is_empty() && memo.named("Leo", Place::Cell).len() == 1);
    }

    #[test]
    fn what_is_forgotten_is_looked_at_again() {
        let memo = Memo::default();
        let first = memo.named("Tom Baker", Place::List);
        (0..MEMORY).for_each(|n| _ = memo.named(&n.to_string(), Place::List));
        let again = memo.named("Tom Baker", Place::List);
        assert!(!Arc::ptr_eq(&first, &again) && first[0].entry == again[0].entry);
        assert!(memo.places[0].lock().unwrap().len() <= MEMORY);
    }
}
