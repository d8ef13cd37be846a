//! Queries over one segment. Only which documents hold all terms is asked, never how well: so the terms of a query are met from the
//! rarest on, and whatever begins with a prefix is gathered once, and only where the rest of its query leaves something to ask.

use super::Fields;
use crate::index::{Query, Term};
use crate::model::PassageId;
use std::collections::HashMap;
use std::sync::Arc;
use tantivy::postings::{SegmentPostings, TermInfo};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, InvertedIndexReader, SegmentReader, TERMINATED};

/// Adds the passages of `segment` that satisfy any of `queries`; they may repeat.
pub(super) fn candidates(
    segment: &SegmentReader,
    fields: Fields,
    queries: &[Query],
    out: &mut Vec<PassageId>,
) -> tantivy::Result<()> {
    let mut search = Search {
        words: segment.inverted_index(fields.words)?,
        keys: segment.inverted_index(fields.keys)?,
        begins: HashMap::new(),
        documents: segment.max_doc(),
    };
    let mut found = vec![false; segment.max_doc() as usize];
    for query in queries {
        for doc in search.all_of(&query.all_of)? {
            found[doc as usize] = true;
        }
    }
    let alive = |doc: &DocId| segment.alive_bitset().is_none_or(|alive| alive.is_alive(*doc));
    let passages = segment.fast_fields().u64(super::PASSAGE)?;
    let docs = (0..segment.max_doc()).filter(|doc| found[*doc as usize]).filter(alive);
    out.extend(docs.filter_map(|doc| passages.first(doc)).map(PassageId::from_u64));
    Ok(())
}

struct Search {
    words: Arc<InvertedIndexReader>,
    keys: Arc<InvertedIndexReader>,
    /// By prefix, which documents hold a token that begins so.
    begins: HashMap<String, Vec<bool>>,
    documents: DocId,
}

impl Search {
    /// Documents that hold all of `terms`, ascending.
    fn all_of(&mut self, terms: &[Term]) -> tantivy::Result<Vec<DocId>> {
        let (mut exact, mut starts) = (Vec::new(), Vec::new());
        for term in terms {
            let (index, text) = match term {
                Term::Token(text) => (&self.words, text),
                Term::Key(text) => (&self.keys, text),
                Term::Prefix(start) => {
                    starts.push(start);
                    continue;
                }
            };
            let Some(info) = index.terms().get(text)? else { return Ok(Vec::new()) };
            exact.push((index.clone(), info));
        }
        exact.sort_by_key(|(_, info)| info.doc_freq);
        let mut exact = exact.into_iter();
        let mut docs = match (exact.next(), starts.first()) {
            (Some((index, info)), _) => documents(postings(&index, &info)?),
            (None, Some(start)) => numbers(self.begin_with(start)?),
            (None, None) => return Ok(Vec::new()),
        };
        for (index, info) in exact {
            let mut postings = postings(&index, &info)?;
            docs.retain(|doc| postings.doc() == *doc || postings.doc() < *doc && postings.seek(*doc) == *doc);
        }
        for start in starts {
            if !docs.is_empty() {
                let begins = self.begin_with(start)?;
                docs.retain(|doc| begins[*doc as usize]);
            }
        }
        Ok(docs)
    }

    fn begin_with(&mut self, start: &str) -> tantivy::Result<&Vec<bool>> {
        if !self.begins.contains_key(start) {
            let mut docs = vec![false; self.documents as usize];
            // No text holds the byte 255, so this is behind everything that begins so.
            let end = [start.as_bytes(), &[u8::MAX]].concat();
            let mut stream = self.words.terms().range().ge(start.as_bytes()).lt(end).into_stream()?;
            while stream.advance() {
                let found = documents(postings(&self.words, stream.value())?);
                found.into_iter().for_each(|doc| docs[doc as usize] = true);
            }
            self.begins.insert(start.to_owned(), docs);
        }
        Ok(&self.begins[start])
    }
}

fn postings(index: &InvertedIndexReader, info: &TermInfo) -> tantivy::Result<SegmentPostings> {
    Ok(index.read_postings_from_terminfo(info, IndexRecordOption::Basic)?)
}

fn documents(mut postings: SegmentPostings) -> Vec<DocId> {
    let mut out = Vec::with_capacity(postings.doc_freq() as usize);
    while postings.doc() != TERMINATED {
        out.push(postings.doc());
        postings.advance();
    }
    out
}

fn numbers(set: &[bool]) -> Vec<DocId> {
    set.iter().enumerate().filter(|(_, is)| **is).map(|(doc, _)| doc as DocId).collect()
}
