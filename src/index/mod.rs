//! Candidates by tokens and keys: fast and never short of a passage that the exhaustive scan would give.
//! It proves nothing: `find` confirms every candidate on the stored text.

pub mod backend;
pub mod gather;
pub mod grams;
pub mod keys;
pub mod scan;
pub mod terms;

use crate::model::{PassageId, Result};

/// Something a passage must hold.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Term {
    /// A folded token (`model::fold`), or another term of `index::terms`.
    Token(String),
    /// A folded token that starts so.
    Prefix(String),
    /// A normalised identifier (`index::keys`).
    Key(String),
}

/// A passage is a candidate where it holds every term.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Query {
    /// All of these; never empty.
    pub all_of: Vec<Term>,
}

/// A search engine over passages. Passage ids are immutable and the text is kept elsewhere, so a distributed engine can take its place.
pub trait SearchBackend {
    /// Passages that satisfy any of `queries`, ascending, without repeats.
    fn candidates(&self, queries: &[Query]) -> Result<Vec<PassageId>>;
}
