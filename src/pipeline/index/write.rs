//! Writing: catalogue and index, in durable batches.

use super::gathered::Gathered;
use super::read::{Outcome, Ready};
use super::{Before, IndexReport, Progress, Walked};
use crate::index::backend::Writer;
use crate::model::{BlobId, Result};
use crate::store::catalogue::FileRecord;
use crate::store::{Catalogue, FileState, Reader};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::mpsc;

/// A batch becomes durable after so many files or so long, whichever comes first.
const BATCH_FILES: u64 = 100_000;
const BATCH_TIME: Duration = Duration::from_secs(30);

/// One thread owns catalogue and index.
pub(super) struct Written {
    catalogue: Catalogue,
    reader: Reader,
    engine: Writer,
    gathered: Arc<Gathered>,
    run: u64,
    in_batch: u64,
    batch_since: Instant,
    read: u64,
    new: u64,
    changed: u64,
    bytes: u64,
}

/// Where outcomes are written.
pub(super) struct Into {
    pub catalogue: Catalogue,
    pub engine: Writer,
    pub gathered: Arc<Gathered>,
    pub run: u64,
}

/// Writes down every outcome until no more come.
pub(super) fn all(
    Into { catalogue, engine, gathered, run }: Into,
    reader: Reader,
    mut done: mpsc::Receiver<Vec<Outcome>>,
    progress: &dyn Progress,
) -> Result<Written> {
    catalogue.lend_memory()?;
    catalogue.begin()?;
    let batch_since = Instant::now();
    let [in_batch, read, new, changed, bytes] = [0; 5];
    let mut written =
        Written { catalogue, reader, engine, gathered, run, in_batch, batch_since, read, new, changed, bytes };
    while let Some(outcomes) = done.blocking_recv() {
        for outcome in outcomes {
            let excepted = matches!(outcome.state, FileState::Exception(..))
                || outcome.read.iter().flat_map(|r| &r.items).any(|i| !i.exceptions.is_empty());
            progress.advance(1, outcome.task.size, u64::from(excepted));
            written.take(outcome)?;
        }
    }
    Ok(written)
}

impl Written {
    fn take(&mut self, Outcome { task, state, read }: Outcome) -> Result<()> {
        if let (Some(read), FileState::Blob(blob)) = (read, &state) {
            self.put_reading(*blob, &read)?;
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

    fn put_reading(&mut self, blob: BlobId, read: &Ready) -> Result<()> {
        let mut stale = Vec::new();
        self.catalogue.put_reading(read.first, blob, self.reader, &read.items, &mut stale)?;
        self.read += 1;
        stale.into_iter().try_for_each(|id| self.engine.tombstone(id))
    }

    /// The index first: what the catalogue acknowledges is findable. What the index holds beyond it after a crash carries
    /// ids that no catalogue knows and no later run reuses.
    fn commit(&mut self) -> Result<()> {
        self.gathered.hand_over(&mut self.engine, || self.catalogue.flush())?;
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
                self.engine.tombstone(item)?;
            }
        }
        let counts = [self.new, self.changed, walked.gone.len() as u64];
        self.catalogue.end_run(self.run, &jiff::Timestamp::now().to_string(), walked.excluded, counts)?;
        if counts == [0; 3] && self.read == 0 {
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
