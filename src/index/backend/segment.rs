//! Writes what was gathered as a segment of the engine, through the engine's own serialisers: it reads, merges and commits it like one
//! of its own. (Handing it passages as documents cost a third of the time of indexing: each token was copied, hashed and looked up
//! again, and sorted by one thread at the end.)

use super::Fields;
use crate::index::gather::{Gathering, Table};
use tantivy::columnar::{ColumnType, ColumnarWriter};
use tantivy::directory::TerminatingWrite;
use tantivy::fieldnorm::{FieldNormReader, FieldNormsSerializer};
use tantivy::index::SegmentComponent;
use tantivy::postings::InvertedIndexSerializer;
use tantivy::schema::Field;
use tantivy::store::StoreWriter;
use tantivy::{Index, Segment, SegmentMeta, TantivyDocument};

/// A segment that is on the disk and in no commit yet.
pub(super) fn write(index: &Index, fields: Fields, gathered: &Gathering) -> tantivy::Result<SegmentMeta> {
    let segment = index.new_segment().with_max_doc(gathered.passages().len() as u32);
    norms(&segment, fields.item)?;
    postings(&segment, fields, gathered)?;
    passages(&segment, gathered)?;
    documents(&segment)?;
    let meta = segment.meta().clone();
    meta.untrack_temp_docstore();
    Ok(meta)
}

/// Lengths, which the schema has for the item's number alone: one value a passage.
fn norms(segment: &Segment, item: Field) -> tantivy::Result<()> {
    let mut norms = FieldNormsSerializer::from_write(segment.open_write(SegmentComponent::FieldNorms)?)?;
    norms.serialize_field(item, &vec![FieldNormReader::fieldnorm_to_id(1); segment.meta().max_doc() as usize])?;
    Ok(norms.close()?)
}

fn postings(segment: &Segment, fields: Fields, gathered: &Gathering) -> tantivy::Result<()> {
    let mut index = InvertedIndexSerializer::open(segment)?;
    let items = gathered.items();
    let mut field = index.new_field(fields.item, gathered.passages().len() as u64, None)?;
    for (item, passages) in items {
        field.new_term(&item.0.to_be_bytes(), passages.len() as u32, false)?;
        passages.into_iter().for_each(|passage| field.write_doc(passage, 1, &[]));
        field.close_term()?;
    }
    field.close()?;
    terms(&mut index, fields.words, gathered.words())?;
    terms(&mut index, fields.keys, gathered.keys())?;
    Ok(index.close()?)
}

fn terms(index: &mut InvertedIndexSerializer, field: Field, table: &Table) -> tantivy::Result<()> {
    let mut field = index.new_field(field, table.postings(), None)?;
    table.each(|term, passages| {
        field.new_term(term, passages.len() as u32, false)?;
        passages.iter().for_each(|passage| field.write_doc(*passage, 1, &[]));
        field.close_term()
    })?;
    Ok(field.close()?)
}

/// The column of passage numbers.
fn passages(segment: &Segment, gathered: &Gathering) -> tantivy::Result<()> {
    let mut column = ColumnarWriter::default();
    column.record_column_type(super::PASSAGE, ColumnType::U64, false);
    for (n, passage) in (0u32..).zip(gathered.passages()) {
        column.record_numerical(n, super::PASSAGE, passage.as_u64());
    }
    let mut file = segment.open_write(SegmentComponent::FastFields)?;
    column.serialize(gathered.passages().len() as u32, None, &mut file)?;
    Ok(file.terminate()?)
}

/// Documents that hold nothing: the text is kept elsewhere.
fn documents(segment: &Segment) -> tantivy::Result<()> {
    let settings = segment.index().settings();
    let file = segment.open_write(SegmentComponent::Store)?;
    let mut store = StoreWriter::new(file, settings.docstore_compression, settings.docstore_blocksize, false)?;
    let (nothing, schema) = (TantivyDocument::default(), segment.schema());
    for _ in 0..segment.meta().max_doc() {
        store.store(&nothing, &schema)?;
    }
    Ok(store.close()?)
}
