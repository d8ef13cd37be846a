//! Many claims to one list: sorted, without overlaps, nothing that one of them covered left out.

use super::Mention;
use crate::model::Span;
use std::collections::BTreeMap;

/// Of overlapping claims the surer wins, then the longer, then the earlier given. One of the same kind that sticks out of
/// an equally sure winner widens it; of a surer winner, what sticks out stays as a claim of its own.
pub fn merge(text: &str, mut found: Vec<Mention>) -> Vec<Mention> {
    found.retain(|m| !m.span.of(text).is_empty());
    found.sort_by_key(|m| (m.confidence, std::cmp::Reverse(m.span.len())));
    let mut kept: BTreeMap<usize, Mention> = BTreeMap::new();
    for mention in found {
        place(text, &mut kept, mention);
    }
    kept.into_values().collect()
}

fn place(text: &str, kept: &mut BTreeMap<usize, Mention>, mention: Mention) {
    let before = kept.range(..mention.span.end).next_back().map(|(k, _)| *k);
    let Some(key) = before.filter(|k| kept[k].span.overlaps(mention.span)) else {
        kept.insert(mention.span.start, mention);
        return;
    };
    let winner = &kept[&key];
    if winner.span.contains(mention.span) || winner.what != mention.what {
        return;
    }
    if winner.confidence != mention.confidence {
        let sides = [(mention.span.start, winner.span.start), (winner.span.end, mention.span.end)];
        for (start, end) in sides.into_iter().filter(|(a, b)| a < b) {
            if let Some(span) = trimmed(text, Span::new(start, end)) {
                place(text, kept, Mention { span, ..mention.clone() });
            }
        }
        return;
    }
    let span = Span::new(mention.span.start.min(winner.span.start), mention.span.end.max(winner.span.end));
    if let Some(winner) = kept.remove(&key) {
        place(text, kept, Mention { span, ..winner });
    }
}

/// Without white space and marks at either end; `None` where nothing is left.
fn trimmed(text: &str, span: Span) -> Option<Span> {
    let inner = span.of(text).trim_start_matches(|c: char| !c.is_alphanumeric());
    let start = span.end - inner.len();
    let inner = inner.trim_end_matches(|c: char| !c.is_alphanumeric());
    (!inner.is_empty()).then(|| Span::new(start, start + inner.len()))
}

#[cfg(test)]
mod tests {
    use super::super::name;
    use super::*;
    use crate::model::Confidence::{Redact, Review};

    fn spans(text: &str, claims: &[(usize, usize, crate::model::Confidence)]) -> Vec<(usize, usize)> {
        let found = claims.iter().map(|&(a, b, c)| name(Span::new(a, b), "", c)).collect();
        merge(text, found).iter().map(|m| (m.span.start, m.span.end)).collect()
    }

    #[test]
    fn equal_claims_unite_and_surer_ones_leave_the_rest() {
        let text = "Anna Maria Hope";
        assert_eq!(spans(text, &[(0, 10, Redact), (5, 15, Redact)]), [(0, 15)]);
        assert_eq!(spans(text, &[(5, 10, Redact), (0, 15, Review)]), [(0, 4), (5, 10), (11, 15)]);
        assert_eq!(spans(text, &[(0, 4, Redact), (0, 4, Review), (40, 50, Redact)]), [(0, 4)]);
    }
}
