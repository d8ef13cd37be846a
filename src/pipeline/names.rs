//! `dsar names`: people's names in one text.

use crate::model::Span;

/// Spans (bytes) that name people, in order.
pub fn names_in(text: &str) -> Vec<Span> {
    crate::detect::names_in(text)
}
