//! The embedded engine: tantivy, one document a passage, holding nothing but folded tokens, keys and the passage's number.

mod search;
mod segment;
#[cfg(test)]
mod tests;

use super::gather::Gathering;
use super::{Query, SearchBackend};
use crate::model::{Context, Fault, ItemId, PassageId, Result};
use std::path::{Path, PathBuf};
use tantivy::indexer::IndexWriterOptions;
use tantivy::query::TermSetQuery;
use tantivy::schema::{FAST, Field, INDEXED, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::{Index, IndexReader, IndexWriter, ReloadPolicy, SegmentMeta, Term};

/// Format of the index folder: a folder of another version is rebuilt by removing it.
const FORMAT: &str = "5";
/// The column of passage numbers.
const PASSAGE: &str = "passage";
/// The field of item numbers, for removing.
const ITEM: &str = "item";
/// The engine's name for how its texts come apart. It never sees one: terms come ready (`gather`).
const READY: &str = "lines";
/// Items that are removed together: the engine keeps an order of its own for each removal, a kilobyte and more, until a commit.
const STALE: usize = 1 << 16;
/// Threads that merge segments in the background.
const MERGERS: usize = 2;

#[derive(Clone, Copy)]
struct Fields {
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

/// Takes in segments and removes passages; nothing is seen until [`Writer::commit`].
pub struct Writer {
    writer: IndexWriter,
    folder: PathBuf,
    item: Field,
    /// Items to be removed that the engine was not told of yet.
    stale: Vec<ItemId>,
}

/// Writes segments, on any thread.
#[derive(Clone)]
pub struct Segments {
    index: Index,
    fields: Fields,
    folder: PathBuf,
}

/// A segment on the disk that no commit holds yet: after a crash it is nothing.
pub struct Segment(SegmentMeta);

impl Tantivy {
    /// Opens the index in `folder`, or makes an empty one.
    pub fn open(folder: &Path) -> Result<Tantivy> {
        std::fs::create_dir_all(folder).at("make the index folder", folder)?;
        check_format(folder)?;
        let (schema, fields) = schema();
        let directory = tantivy::directory::MmapDirectory::open(folder).at("open the index", folder)?;
        let index = Index::open_or_create(directory, schema).at("open the index", folder).map_err(rebuild_hint)?;
        // Whoever asks reloads it: nothing need look for changes meanwhile.
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into();
        let reader = reader.at("open the index", folder).map_err(rebuild_hint)?;
        Ok(Tantivy { index, reader, fields, folder: folder.to_owned() })
    }

    /// A writer; one at a time.
    pub fn writer(&self) -> Result<Writer> {
        let options = IndexWriterOptions::builder().num_merge_threads(MERGERS).build();
        let writer = self.index.writer_with_options(options).at("write the index", &self.folder)?;
        Ok(Writer { writer, folder: self.folder.clone(), item: self.fields.item, stale: Vec::new() })
    }

    /// What writes segments for the writer.
    pub fn segments(&self) -> Segments {
        Segments { index: self.index.clone(), fields: self.fields, folder: self.folder.clone() }
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

impl Segments {
    /// Makes a segment of what was gathered; `None` where that is nothing.
    pub fn write(&self, gathered: &Gathering) -> Result<Option<Segment>> {
        if gathered.is_empty() {
            return Ok(None);
        }
        let written = segment::write(&self.index, self.fields, gathered).at("write the index", &self.folder);
        written.map(|meta| Some(Segment(meta))).map_err(disk_hint)
    }
}

impl Writer {
    /// Takes a segment in.
    pub fn add(&mut self, segment: Segment) -> Result<()> {
        self.writer.add_segment(segment.0).at("write the index", &self.folder)
    }

    /// Removes every passage of an item that an earlier commit holds.
    pub fn tombstone(&mut self, item: ItemId) -> Result<()> {
        self.stale.push(item);
        if self.stale.len() >= STALE { self.remove() } else { Ok(()) }
    }

    /// Makes what was added and removed durable and visible.
    pub fn commit(&mut self) -> Result<()> {
        self.remove()?;
        self.writer.commit().at("write the index", &self.folder).map(|_| ()).map_err(disk_hint)
    }

    fn remove(&mut self) -> Result<()> {
        if self.stale.is_empty() {
            return Ok(());
        }
        let terms = self.stale.drain(..).map(|item| Term::from_field_u64(self.item, item.0));
        let removed = self.writer.delete_query(Box::new(TermSetQuery::new(terms)));
        removed.at("write the index", &self.folder).map(|_| ())
    }

    /// Waits for merges, so that a later start finds few segments.
    pub fn finish(self) -> Result<()> {
        self.writer.wait_merging_threads().at("write the index", &self.folder)
    }
}

fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    builder.add_u64_field(PASSAGE, FAST);
    let plain = || {
        let indexing = TextFieldIndexing::default()
            .set_tokenizer(READY)
            .set_index_option(IndexRecordOption::Basic)
            .set_fieldnorms(false);
        TextOptions::default().set_indexing_options(indexing)
    };
    let fields = Fields {
        item: builder.add_u64_field(ITEM, INDEXED),
        words: builder.add_text_field("words", plain()),
        keys: builder.add_text_field("keys", plain()),
    };
    (builder.build(), fields)
}

fn check_format(folder: &Path) -> Result<()> {
    let file = folder.join("FORMAT");
    match std::fs::read_to_string(&file) {
        Ok(version) if version.trim() == FORMAT => Ok(()),
        // A disk that was full when the index was made: the mark was not written, and nothing behind it.
        Ok(version) if version.is_empty() => std::fs::write(&file, FORMAT).at("write", &file),
        Ok(_) => Err(rebuild_hint(Fault::new(format!(
            "the index in {} was written by another version of dsar",
            folder.display()
        )))),
        Err(_) => std::fs::write(&file, FORMAT).at("write", &file),
    }
}

fn disk_hint(fault: Fault) -> Fault {
    fault.hint("free some disk space, then run `dsar index` again: it goes on where it stopped")
}

fn rebuild_hint(fault: Fault) -> Fault {
    fault.hint("remove the folder `index` and the file `catalogue.db` and run `dsar index`; requests are kept")
}
