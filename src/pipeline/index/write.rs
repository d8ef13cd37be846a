//! Writing: catalogue and index, in durable batches.

use super::read::{Outcome, Ready};
use super::{Before, IndexReport, Progress, Walked};
use crate::index::backend::{Tantivy, Writer};
use crate::model::{BlobId, PassageId, Result};
use crate::store::catalogue::FileRecord;
use crate::store::{Catalogue, FileState, Packed, Reader};
use std::time::{Duration, Instant};
use tokio::sync::mpsc;

/// A batch becomes durable after so many files or so long, whichever comes first.
const BATCH_FILES: u64 = 20_000;
const BATCH_TIME: Duration = Duration::from_secs(10);

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
}

/// Writes down every outcome until no more come.
pub(super) fn all(
    catalogue: Catalogue,
    engine: Tantivy,
    reader: Reader,
    mut done: mpsc::Receiver<Vec<Outcome>>,
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
    };
    while let Some(outcomes) = done.blocking_recv() {
        for outcome in outcomes {
            let excepted = matches!(outcome.state, FileState::Exception(..))
                || outcome.items.iter().any(|i| !i.packed.exceptions.is_empty());
            progress.advance(1, outcome.task.size, u64::from(excepted));
            written.take(outcome)?;
        }
    }
    Ok(written)
}

impl Written {
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
        for (id, passages) in ids.into_iter().zip(passages) {
            for (seq, passage) in passages.into_iter().enumerate() {
                if let Some(passage_id) = PassageId::new(id, seq) {
                    self.engine.put(passage_id, passage)?;
                }
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
