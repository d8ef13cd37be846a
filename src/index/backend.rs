//! The embedded engine: tantivy, one document a passage, holding nothing but folded tokens, keys and the passage's number.

mod search;

use super::lines::{self, Lines};
use super::prepared::Prepared;
use super::{Query, SearchBackend};
use crate::model::{Context, Fault, ItemId, PassageId, Result};
use std::path::{Path, PathBuf};
use tantivy::indexer::UserOperation;
use tantivy::schema::{FAST, Field, INDEXED, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::{Index, IndexReader, IndexWriter, TantivyDocument};

/// Format of the index folder: a folder of another version is rebuilt by removing it.
const FORMAT: &str = "4";
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
}

impl SearchBackend for Tantivy {
    fn candidates(&self, queries: &[Query]) -> Result<Vec<PassageId>> {
        self.reader.reload().at("read the index", &self.folder)?;
        let searcher = self.reader.searcher();
        let mut out = Vec::new();
        for segment in searcher.segment_readers() {
            search::candidates(segment, self.fields, queries, &mut out).at("search the index", &self.folder)?;
        }
        out.sort_unstable();
        out.dedup();
        Ok(out)
    }
}

impl Writer {
    /// Adds one passage.
    pub fn put(&mut self, id: PassageId, text: Prepared) -> Result<()> {
        let mut doc = TantivyDocument::default();
        doc.add_u64(self.fields.passage, id.as_u64());
        doc.add_u64(self.fields.item, id.item().0);
        doc.add_text(self.fields.words, text.words);
        if !text.keys.is_empty() {
            doc.add_text(self.fields.keys, text.keys);
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
