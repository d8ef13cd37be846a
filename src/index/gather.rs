//! Passages gathered for the engine by whichever thread read them: each token meets its posting once, here, and nothing of the text
//! is kept. A gathering becomes one segment of the index (`backend`).

mod table;

use super::{keys, terms};
use crate::model::{ItemId, PassageId};
pub(super) use table::Table;

/// Passages with what they are found by, until they are written.
#[derive(Default)]
pub struct Gathering {
    passages: Vec<PassageId>,
    words: Table,
    keys: Table,
}

impl Gathering {
    /// Adds one passage's text.
    pub fn put(&mut self, id: PassageId, text: &str) {
        self.put_called(id, "", text);
    }

    /// Adds the text of a passage that is found by what it is `called` too.
    pub fn put_called(&mut self, id: PassageId, called: &str, text: &str) {
        self.passages.push(id);
        for said in [called, text] {
            terms::for_each_term(said, |term| self.words.add(term.as_bytes()));
        }
        self.words.end();
        for said in [called, text] {
            keys::for_each_key(said, |key, _| self.keys.add(key.as_bytes()));
        }
        self.keys.end();
    }

    /// True where nothing was gathered.
    pub fn is_empty(&self) -> bool {
        self.passages.is_empty()
    }

    /// Memory that it takes, about, bytes.
    pub fn bytes(&self) -> usize {
        self.passages.len() * size_of::<PassageId>() + self.words.bytes() + self.keys.bytes()
    }

    /// The passages, in the order in which they were put.
    pub(super) fn passages(&self) -> &[PassageId] {
        &self.passages
    }

    /// Their items, ascending, each with the numbers of its passages.
    pub(super) fn items(&self) -> Vec<(ItemId, Vec<u32>)> {
        let mut all: Vec<(ItemId, u32)> = self.passages.iter().zip(0..).map(|(p, n)| (p.item(), n)).collect();
        all.sort_unstable();
        all.chunk_by(|a, b| a.0 == b.0).map(|same| (same[0].0, same.iter().map(|(_, n)| *n).collect())).collect()
    }

    pub(super) fn words(&self) -> &Table {
        &self.words
    }

    pub(super) fn keys(&self) -> &Table {
        &self.keys
    }
}
