//! Writing: catalogue and index, in durable batches.

use super::read::{Outcome, Ready};
use super::{Before, IndexReport, Progress, Walked};
use crate::index::backend::{Tantivy, Writer};
use crate::index::prepared::Prepared;
use crate::model::{BlobId, Fault, ItemId, PassageId, Result};
use crate::store::catalogue::FileRecord;
use crate::store::{Catalogue, FileState, ITEMS_PER_RUN, Packed, Reader};
use std::time::{Duration, Instant};
use tokio::sync::mpsc;

/// A batch becomes durable after so many files or so long, whichever comes first.
const BATCH_FILES: u64 = 20_000;
const BATCH_TIME: Duration = Duration::from_secs(10);

/// What readers tell the writer.
pub(super) enum Told {
    /// Files that were read, or found to be as another.
    Files(Vec<Outcome>),
    /// A large file begins to be read: its items come in lots, files of other readers in between.
    Begin(BlobId),
    /// Some of its items, with their numbers; how far in bytes the file was read for them, about.
    Items { blob: BlobId, items: Vec<(u32, Ready)>, bytes: u64 },
    /// All its items came.
    End(Outcome),
    /// It will not be read to the end.
    Abandon(BlobId),
}

/// A large file that is being read.
struct Begun {
    blob: BlobId,
    /// The id of the file's own item, which comes last.
    first: ItemId,
    bytes: u64,
}

/// One thread owns catalogue and index.
pub(super) struct Written {
    catalogue: Catalogue,
    reader: Reader,
    engine: Writer,
    run: u64,
    items: u64,
    in_batch: u64,
    batch_since: Instant,
    new: u64,
    changed: u64,
    bytes: u64,
    begun: Vec<Begun>,
}

/// Writes down every outcome until no more come.
pub(super) fn all(
    catalogue: Catalogue,
    engine: Tantivy,
    reader: Reader,
    mut done: mpsc::Receiver<Told>,
    progress: &dyn Progress,
) -> Result<Written> {
    let run = catalogue.start_run(&jiff::Timestamp::now().to_string())?;
    let writer = engine.writer()?;
    catalogue.begin()?;
    let mut written = Written {
        catalogue,
        reader,
        engine: writer,
        run,
        items: 0,
        in_batch: 0,
        batch_since: Instant::now(),
        new: 0,
        changed: 0,
        bytes: 0,
        begun: Vec::new(),
    };
    written.recover()?;
    while let Some(told) = done.blocking_recv() {
        match told {
            Told::Files(outcomes) => outcomes.into_iter().try_for_each(|outcome| written.file(outcome, progress))?,
            Told::Begin(blob) => written.begin_large(blob)?,
            Told::Items { blob, items, bytes } => written.more(blob, items, bytes, progress)?,
            Told::End(outcome) => written.end_large(outcome, progress)?,
            Told::Abandon(blob) => written.abandon(blob)?,
        }
    }
    Ok(written)
}

impl Written {
    /// Takes out what an earlier run left half done.
    fn recover(&mut self) -> Result<()> {
        let unfinished = self.catalogue.unfinished()?;
        unfinished.iter().try_for_each(|blob| self.abandon(*blob))?;
        if !unfinished.is_empty() {
            self.commit()?;
            self.catalogue.begin()?;
        }
        Ok(())
    }

    fn abandon(&mut self, blob: BlobId) -> Result<()> {
        self.begun.retain(|begun| begun.blob != blob);
        let mut stale = Vec::new();
        self.catalogue.discard_reading(blob, &mut stale)?;
        stale.into_iter().for_each(|id| self.engine.tombstone(id));
        Ok(())
    }

    fn begin_large(&mut self, blob: BlobId) -> Result<()> {
        let mut stale = Vec::new();
        self.catalogue.begin_reading(blob, &mut stale)?;
        stale.into_iter().for_each(|id| self.engine.tombstone(id));
        let first = self.next_id()?;
        self.begun.push(Begun { blob, first, bytes: 0 });
        Ok(())
    }

    fn more(&mut self, blob: BlobId, items: Vec<(u32, Ready)>, bytes: u64, progress: &dyn Progress) -> Result<()> {
        let Some(begun) = self.begun.iter_mut().find(|begun| begun.blob == blob) else { return Ok(()) };
        let first = begun.first;
        begun.bytes += bytes;
        progress.advance(0, bytes, 0);
        for (number, Ready { packed, passages }) in items {
            let id = if number == 0 { first } else { self.next_id()? };
            self.catalogue.put_one(id, blob, number, &packed)?;
            self.put_passages(id, passages)?;
        }
        self.commit_in_time()
    }

    fn next_id(&mut self) -> Result<ItemId> {
        if self.items >= ITEMS_PER_RUN {
            return Err(Fault::new("more documents than one run can number")
                .hint("run `dsar index` again: it goes on where it stopped"));
        }
        self.items += 1;
        Ok(ItemId(self.run * ITEMS_PER_RUN + self.items - 1))
    }

    fn end_large(&mut self, outcome: Outcome, progress: &dyn Progress) -> Result<()> {
        let FileState::Blob(blob) = outcome.state else { return self.file(outcome, progress) };
        let begun = self.begun.iter().position(|begun| begun.blob == blob);
        let told = begun.map_or(0, |at| self.begun.swap_remove(at).bytes);
        let excepted = self.catalogue.finish_reading(blob, self.reader)?;
        progress.advance(1, outcome.task.size.saturating_sub(told), u64::from(excepted));
        self.take(outcome)
    }

    fn file(&mut self, outcome: Outcome, progress: &dyn Progress) -> Result<()> {
        let excepted = matches!(outcome.state, FileState::Exception(..))
            || outcome.items.iter().any(|i| !i.packed.exceptions.is_empty());
        progress.advance(1, outcome.task.size, u64::from(excepted));
        self.take(outcome)
    }

    fn take(&mut self, Outcome { task, state, items }: Outcome) -> Result<()> {
        if let (false, FileState::Blob(blob)) = (items.is_empty(), &state) {
            self.put_items(*blob, items)?;
        }
        let record =
            FileRecord { store: &task.store, path: &task.path, size: task.size, mtime_ns: task.mtime_ns, state };
        self.catalogue.put_file(self.run, &record)?;
        match task.before {
            Before::Unknown => self.new += 1,
            Before::Other => self.changed += 1,
            Before::Same => {}
        }
        self.bytes += task.size;
        self.in_batch += 1;
        self.commit_in_time()
    }

    fn commit_in_time(&mut self) -> Result<()> {
        if self.in_batch >= BATCH_FILES || self.batch_since.elapsed() >= BATCH_TIME {
            self.commit()?;
            self.catalogue.begin()?;
        }
        Ok(())
    }

    fn put_items(&mut self, blob: BlobId, items: Vec<Ready>) -> Result<()> {
        let (packed, passages): (Vec<Packed>, Vec<_>) = items.into_iter().map(|i| (i.packed, i.passages)).unzip();
        let mut stale = Vec::new();
        let ids = self.catalogue.put_reading(self.run, self.items, blob, self.reader, &packed, &mut stale)?;
        stale.into_iter().for_each(|id| self.engine.tombstone(id));
        self.items += ids.len() as u64;
        ids.into_iter().zip(passages).try_for_each(|(id, passages)| self.put_passages(id, passages))
    }

    fn put_passages(&mut self, id: ItemId, passages: Vec<Prepared>) -> Result<()> {
        for (seq, passage) in passages.into_iter().enumerate() {
            if let Some(passage_id) = PassageId::new(id, seq) {
                self.engine.put(passage_id, passage)?;
            }
        }
        Ok(())
    }

    /// The index first: what the catalogue acknowledges is findable. What the index holds beyond it after a crash carries
    /// ids that no catalogue knows and no later run reuses.
    fn commit(&mut self) -> Result<()> {
        self.engine.commit()?;
        self.catalogue.commit()?;
        self.in_batch = 0;
        self.batch_since = Instant::now();
        Ok(())
    }

    /// Ends the run: what vanished, what nothing holds any more, the counts; then all of it is made durable.
    pub fn finish(mut self, walked: Walked) -> Result<IndexReport> {
        for gone in &walked.gone {
            self.catalogue.put_vanished(self.run, gone.id)?;
        }
        if self.changed > 0 || !walked.gone.is_empty() {
            for item in self.catalogue.sweep()? {
                self.engine.tombstone(item);
            }
        }
        let counts = [self.new, self.changed, walked.gone.len() as u64];
        self.catalogue.end_run(self.run, &jiff::Timestamp::now().to_string(), walked.excluded, counts)?;
        if counts == [0; 3] && self.items == 0 {
            self.catalogue.commit()?;
        } else {
            self.commit()?;
            self.engine.finish()?;
        }
        let ledger = self.catalogue.ledger()?;
        Ok(IndexReport {
            ledger,
            new: self.new,
            changed: self.changed,
            vanished: counts[2],
            unchanged: walked.unchanged,
            bytes: self.bytes,
            seconds: 0.0,
        })
    }
}
