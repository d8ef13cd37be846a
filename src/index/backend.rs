//! The embedded engine: tantivy, one document a passage, holding nothing but folded tokens, keys and the passage's number.

use super::lines::{self, Lines};
use super::{Query, SearchBackend, Term, grams, keys};
use crate::model::{Context, Fault, ItemId, PassageId, Result, fold};
use std::path::{Path, PathBuf};
use tantivy::collector::DocSetCollector;
use tantivy::indexer::UserOperation;
use tantivy::query::{BooleanQuery, Occur, Query as TantivyQuery, RegexQuery, TermQuery};
use tantivy::schema::{FAST, Field, INDEXED, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::{Index, IndexReader, IndexWriter, TantivyDocument};

/// Format of the index folder: a folder of another version is rebuilt by removing it.
const FORMAT: &str = "3";
/// Threads that build segments, and the memory all of them may fill before they flush, bytes.
const WRITER_THREADS: usize = 2;
const WRITER_HEAP: usize = 96 << 20;
/// Passages that are handed over at a time: to wake a thread for each costs more than to index it.
const HANDFUL: usize = 256;

#[derive(Clone, Copy)]
struct Fields {
    passage: Field,
    item: Field,
    words: Field,
    keys: Field,
}

/// The index of a workspace.
pub struct Tantivy {
    index: Index,
    reader: IndexReader,
    fields: Fields,
    folder: PathBuf,
}

/// Adds and removes passages; nothing is seen until [`Writer::commit`].
pub struct Writer {
    writer: IndexWriter,
    fields: Fields,
    folder: PathBuf,
    waiting: Vec<UserOperation>,
}

impl Tantivy {
    /// Opens the index in `folder`, or makes an empty one.
    pub fn open(folder: &Path) -> Result<Tantivy> {
        std::fs::create_dir_all(folder).at("make the index folder", folder)?;
        check_format(folder)?;
        let (schema, fields) = schema();
        let directory = tantivy::directory::MmapDirectory::open(folder).at("open the index", folder)?;
        let index = Index::open_or_create(directory, schema).at("open the index", folder).map_err(rebuild_hint)?;
        // Not kept in the folder: it has to be named at every opening.
        index.tokenizers().register(lines::NAME, Lines::default());
        let reader = index.reader().at("open the index", folder).map_err(rebuild_hint)?;
        Ok(Tantivy { index, reader, fields, folder: folder.to_owned() })
    }

    /// A writer; one at a time.
    pub fn writer(&self) -> Result<Writer> {
        let writer =
            self.index.writer_with_num_threads(WRITER_THREADS, WRITER_HEAP).at("write the index", &self.folder)?;
        Ok(Writer { writer, fields: self.fields, folder: self.folder.clone(), waiting: Vec::with_capacity(HANDFUL) })
    }

    /// Passages in the index.
    pub fn len(&self) -> Result<u64> {
        self.reader.reload().at("read the index", &self.folder)?;
        Ok(self.reader.searcher().num_docs())
    }

    /// True where nothing is indexed.
    pub fn is_empty(&self) -> Result<bool> {
        Ok(self.len()? == 0)
    }

    fn term_query(&self, term: &Term) -> Result<Box<dyn TantivyQuery>> {
        let exact =
            |field, text: &str| TermQuery::new(tantivy::Term::from_field_text(field, text), IndexRecordOption::Basic);
        Ok(match term {
            Term::Token(token) => Box::new(exact(self.fields.words, token)),
            Term::Key(key) => Box::new(exact(self.fields.keys, key)),
            Term::Prefix(start) => {
                let pattern = format!("{}.*", regex::escape(start));
                Box::new(RegexQuery::from_pattern(&pattern, self.fields.words).context("cannot search the index")?)
            }
        })
    }
}

impl SearchBackend for Tantivy {
    fn candidates(&self, queries: &[Query]) -> Result<Vec<PassageId>> {
        self.reader.reload().at("read the index", &self.folder)?;
        let mut any: Vec<(Occur, Box<dyn TantivyQuery>)> = Vec::new();
        for query in queries {
            let all =
                query.all_of.iter().map(|t| Ok((Occur::Must, self.term_query(t)?))).collect::<Result<Vec<_>>>()?;
            any.push((Occur::Should, Box::new(BooleanQuery::new(all))));
        }
        let searcher = self.reader.searcher();
        let found = searcher.search(&BooleanQuery::new(any), &DocSetCollector).at("search the index", &self.folder)?;
        let columns = searcher
            .segment_readers()
            .iter()
            .map(|s| s.fast_fields().u64("passage"))
            .collect::<tantivy::Result<Vec<_>>>()
            .at("read the index", &self.folder)?;
        let mut out: Vec<PassageId> = found
            .into_iter()
            .filter_map(|at| columns[at.segment_ord as usize].first(at.doc_id))
            .map(PassageId::from_u64)
            .collect();
        out.sort_unstable();
        out.dedup();
        Ok(out)
    }
}

impl Writer {
    /// Adds one passage's text.
    pub fn put(&mut self, id: PassageId, text: &str) -> Result<()> {
        let mut doc = TantivyDocument::default();
        doc.add_u64(self.fields.passage, id.as_u64());
        doc.add_u64(self.fields.item, id.item().0);
        doc.add_text(self.fields.words, words_of(text));
        let keys = keys_of(text);
        if !keys.is_empty() {
            doc.add_text(self.fields.keys, keys);
        }
        self.waiting.push(UserOperation::Add(doc));
        if self.waiting.len() >= HANDFUL { self.hand_over() } else { Ok(()) }
    }

    fn hand_over(&mut self) -> Result<()> {
        let operations = std::mem::replace(&mut self.waiting, Vec::with_capacity(HANDFUL));
        self.writer.run(operations).at("write the index", &self.folder).map(|_| ())
    }

    /// Removes every passage of an item.
    pub fn tombstone(&mut self, item: ItemId) {
        self.waiting.push(UserOperation::Delete(tantivy::Term::from_field_u64(self.fields.item, item.0)));
    }

    /// Makes what was added and removed durable and visible.
    pub fn commit(&mut self) -> Result<()> {
        self.hand_over()?;
        let committed = self.writer.commit().at("write the index", &self.folder);
        committed
            .map(|_| ())
            .map_err(|f| f.hint("free some disk space, then run `dsar index` again: it goes on where it stopped"))
    }

    /// Waits for merges, so that a later start finds few segments.
    pub fn finish(self) -> Result<()> {
        self.writer.wait_merging_threads().at("write the index", &self.folder)
    }
}

fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let plain = || {
        let indexing = TextFieldIndexing::default()
            .set_tokenizer(lines::NAME)
            .set_index_option(IndexRecordOption::Basic)
            .set_fieldnorms(false);
        TextOptions::default().set_indexing_options(indexing)
    };
    let fields = Fields {
        passage: builder.add_u64_field("passage", FAST),
        item: builder.add_u64_field("item", INDEXED),
        words: builder.add_text_field("words", plain()),
        keys: builder.add_text_field("keys", plain()),
    };
    (builder.build(), fields)
}

/// Folded tokens, and the tail of each behind an apostrophe, one a line; most repeats left out, for what counts is that they are there.
fn words_of(text: &str) -> String {
    let mut lines = OnceEach { out: String::with_capacity(text.len()), at: [0; SLOTS] };
    fold::for_each_folded(text, |token, _, tail| {
        if tail > 0 {
            lines.push(&token[tail..]);
        }
        lines.push(token);
        grams::grams(token, |gram| lines.push(gram));
    });
    lines.out
}

fn keys_of(text: &str) -> String {
    let mut lines = OnceEach { out: String::new(), at: [0; SLOTS] };
    keys::for_each_key(text, |key, _| lines.push(&key));
    lines.out
}

/// Places for tokens seen last, by hash.
const SLOTS: usize = 1024;

/// Lines without the repeats that a small table remembers.
struct OnceEach {
    out: String,
    /// Where the token with that hash was written last, plus one.
    at: [u32; SLOTS],
}

impl OnceEach {
    fn push(&mut self, token: &str) {
        // FNV-1a, 32 bits.
        let hash = token.bytes().fold(0x811c_9dc5_u32, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193));
        let slot = &mut self.at[(hash ^ hash >> 15) as usize % SLOTS];
        let known = self.out.as_bytes().get((*slot as usize).wrapping_sub(1)..);
        let same = known.is_some_and(|k| k.starts_with(token.as_bytes()) && k.get(token.len()) == Some(&b'\n'));
        if !same {
            *slot = u32::try_from(self.out.len() + 1).unwrap_or(0);
            self.out.push_str(token);
            self.out.push('\n');
        }
    }
}

fn check_format(folder: &Path) -> Result<()> {
    let file = folder.join("FORMAT");
    match std::fs::read_to_string(&file) {
        Ok(version) if version.trim() == FORMAT => Ok(()),
        Ok(_) => Err(rebuild_hint(Fault::new(format!(
            "the index in {} was written by another version of dsar",
            folder.display()
        )))),
        Err(_) => std::fs::write(&file, FORMAT).at("write", &file),
    }
}

fn rebuild_hint(fault: Fault) -> Fault {
    fault.hint("remove the folder `index` and the file `catalogue.db` and run `dsar index`; requests are kept")
}
