//! The oracle: passages in memory, each looked at for every query. What the index may not miss is what this finds; tests hold the
//! index, and the finder's queries, against it. Too slow for a store, and not meant for one.

use super::{Query, SearchBackend, Term, keys, terms};
use crate::model::{PassageId, Result};
use std::collections::{BTreeSet, HashSet};

/// Every passage with its tokens and keys.
#[derive(Default)]
pub struct Scan {
    passages: Vec<(PassageId, BTreeSet<String>, HashSet<String>)>,
}

impl Scan {
    /// Adds one passage's text.
    pub fn put(&mut self, id: PassageId, text: &str) {
        let mut tokens = BTreeSet::new();
        terms::for_each_term(text, |term| _ = tokens.insert(term.to_owned()));
        self.passages.push((id, tokens, keys::keys(text).into_iter().map(|(key, _)| key).collect()));
    }
}

impl SearchBackend for Scan {
    fn candidates(&self, queries: &[Query]) -> Result<Vec<PassageId>> {
        let mut out: Vec<PassageId> = self
            .passages
            .iter()
            .filter(|(_, tokens, keys)| queries.iter().any(|q| q.all_of.iter().all(|term| holds(term, tokens, keys))))
            .map(|(id, ..)| *id)
            .collect();
        out.sort_unstable();
        out.dedup();
        Ok(out)
    }
}

fn holds(term: &Term, tokens: &BTreeSet<String>, keys: &HashSet<String>) -> bool {
    match term {
        Term::Token(token) => tokens.contains(token),
        Term::Prefix(start) => tokens.range(start.clone()..).next().is_some_and(|t| t.starts_with(start.as_str())),
        Term::Key(key) => keys.contains(key),
    }
}
