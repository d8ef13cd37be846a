//! How near a known person is to a text: seen in the same file, conversation or folder, in a list, or somewhere else.

use crate::model::Unit;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

/// How near somebody is to a text, the nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nearness {
    /// Seen in the same file.
    File,
    /// Seen in the same conversation.
    Thread,
    /// Seen in a file of the same folder.
    Folder,
    /// In a list that the organisation keeps.
    Listed,
    /// Seen somewhere else.
    Far,
}

impl Nearness {
    /// In words a reviewer reads.
    pub fn words(self) -> &'static str {
        match self {
            Nearness::File => "seen in this file",
            Nearness::Thread => "seen in this conversation",
            Nearness::Folder => "seen in this folder",
            Nearness::Listed => "in a list of the organisation",
            Nearness::Far => "seen elsewhere",
        }
    }
}

/// Something that texts share: a file, a conversation, a folder.
pub type Circle = (Nearness, u64);

/// The circles a unit stands in.
pub fn circles(unit: &Unit) -> Vec<Circle> {
    let mut all: Vec<Circle> =
        unit.folding.thread.map(|t| (Nearness::Thread, u64::from(t.number))).into_iter().collect();
    for place in &unit.places {
        all.push((Nearness::File, of(&place.blob.0)));
        all.push(folder_circle(&place.store, folder_of(place.path.expose())));
    }
    all.sort_unstable();
    all.dedup();
    all
}

/// The circle of those in a folder of a store.
pub fn folder_circle(store: &str, folder: &str) -> Circle {
    (Nearness::Folder, of(&(store, folder)))
}

/// The folder part of a path relative to its store; empty for its root.
pub fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn of(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
