//! Writing: catalogue and index, in durable batches.

use super::gathered::Gathered;
use super::read::{Outcome, Ready};
use super::walked::Walked;
use super::{Before, IndexReport, Progress, Unread};
use crate::format::READER_VERSION;
use crate::index::backend::Writer;
use crate::model::{BlobId, ItemId, Milestone, Result};
use crate::store::catalogue::FileRecord;
use crate::store::{Catalogue, Earlier, FileState, Reader};
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};
use tokio::sync::mpsc;

/// A batch becomes durable after so many files or so long, whichever comes first.
const BATCH_FILES: u64 = 100_000;
const BATCH_TIME: Duration = Duration::from_secs(30);

/// What readers tell the writer.
pub(super) enum Told {
    /// Files that were read, or found to be as another.
    Files(Vec<Outcome>),
    /// A large file begins to be read: its items come in lots, files of other readers in between.
    Begin { blob: BlobId, size: u64 },
    /// Some of its items, with their numbers in the file; the bytes of the file that they came from, about.
    Items { blob: BlobId, numbers: Vec<u32>, ready: Ready, bytes: u64 },
    /// All its items came, but for those of an earlier reading that it carries on; from where it can be carried on itself.
    End { outcome: Outcome, earlier: Option<Earlier>, milestones: Vec<Milestone> },
    /// It will not be read to the end.
    Abandon(BlobId),
}

/// A large file that is being read.
struct Begun {
    blob: BlobId,
    /// Bytes of it that progress was not told of.
    left: u64,
}

/// One thread owns catalogue and index.
pub(super) struct Written {
    catalogue: Catalogue,
    reader: Asked,
    engine: Writer,
    gathered: Arc<Gathered>,
    run: u64,
    in_batch: u64,
    batch_since: Instant,
    read: u64,
    new: u64,
    changed: u64,
    bytes: u64,
    begun: Vec<Begun>,
}

/// Who reads, asked when it first matters: the recogniser is another program, and starting it takes as long as some hundred letters.
pub(super) type Asked = LazyLock<Reader, Box<dyn FnOnce() -> Reader + Send>>;

/// Where outcomes are written.
pub(super) struct Into {
    pub catalogue: Catalogue,
    pub engine: Writer,
    pub gathered: Arc<Gathered>,
    pub run: u64,
    /// Items of readings that an earlier run left unfinished.
    pub stale: Vec<ItemId>,
}

/// Writes down every outcome until no more come.
pub(super) fn all(
    Into { catalogue, engine, gathered, run, stale }: Into,
    reader: Asked,
    mut done: mpsc::Receiver<Told>,
    progress: &dyn Progress,
) -> Result<Written> {
    catalogue.lend_memory()?;
    catalogue.begin()?;
    let batch_since = Instant::now();
    let [in_batch, new, changed, bytes] = [0; 4];
    let (read, begun) = (stale.len() as u64, Vec::new());
    let mut written =
        Written { catalogue, reader, engine, gathered, run, in_batch, batch_since, read, new, changed, bytes, begun };
    written.forget(stale)?;
    while let Some(told) = done.blocking_recv() {
        match told {
            Told::Files(outcomes) => outcomes.into_iter().try_for_each(|outcome| written.file(outcome, progress))?,
            Told::Begin { blob, size } => written.begin_large(blob, size)?,
            Told::Items { blob, numbers, ready, bytes } => {
                progress.advance(0, written.count(blob, bytes), 0);
                written.more(blob, &numbers, &ready)?;
            }
            Told::End { outcome, earlier, milestones } => written.end_large(outcome, earlier, &milestones, progress)?,
            Told::Abandon(blob) => written.abandon(blob)?,
        }
    }
    Ok(written)
}

impl Written {
    /// What the catalogue no longer has goes from the index too.
    fn forget(&mut self, stale: Vec<ItemId>) -> Result<()> {
        stale.into_iter().try_for_each(|id| self.engine.tombstone(id))
    }

    fn begin_large(&mut self, blob: BlobId, size: u64) -> Result<()> {
        let mut stale = Vec::new();
        self.catalogue.begin_reading(blob, &mut stale)?;
        self.begun.push(Begun { blob, left: size });
        self.read += 1;
        self.forget(stale)
    }

    /// Counts `bytes` of a large file as read: members of an archive are more than the archive, of which no more is read than there is.
    fn count(&mut self, blob: BlobId, bytes: u64) -> u64 {
        let Some(begun) = self.begun.iter_mut().find(|begun| begun.blob == blob) else { return 0 };
        let bytes = bytes.min(begun.left);
        begun.left -= bytes;
        bytes
    }

    fn more(&mut self, blob: BlobId, numbers: &[u32], ready: &Ready) -> Result<()> {
        for ((id, number), item) in (ready.first.0..).zip(numbers).zip(&ready.items) {
            self.catalogue.put_one(ItemId(id), blob, *number, item)?;
        }
        self.commit_in_time()
    }

    fn end_large(
        &mut self,
        outcome: Outcome,
        earlier: Option<Earlier>,
        milestones: &[Milestone],
        progress: &dyn Progress,
    ) -> Result<()> {
        let FileState::Blob(blob) = outcome.state else { return self.file(outcome, progress) };
        let begun = self.begun.iter().position(|begun| begun.blob == blob);
        let left = begun.map_or(0, |at| self.begun.swap_remove(at).left);
        let mut stale = Vec::new();
        let excepted = self.catalogue.finish_on(blob, *self.reader, earlier, milestones, &mut stale)?;
        self.forget(stale)?;
        progress.advance(1, left, u64::from(excepted));
        self.take(outcome)
    }

    fn abandon(&mut self, blob: BlobId) -> Result<()> {
        self.begun.retain(|begun| begun.blob != blob);
        let mut stale = Vec::new();
        self.catalogue.discard_reading(blob, &mut stale)?;
        self.forget(stale)
    }

    fn file(&mut self, outcome: Outcome, progress: &dyn Progress) -> Result<()> {
        let excepted = matches!(outcome.state, FileState::Exception(..))
            || outcome.read.iter().flat_map(|r| &r.items).any(|i| !i.exceptions.is_empty());
        progress.advance(1, outcome.task.size, u64::from(excepted));
        self.take(outcome)
    }

    fn take(&mut self, Outcome { task, state, read }: Outcome) -> Result<()> {
        if let (Some(read), FileState::Blob(blob)) = (read, &state) {
            self.put_reading(*blob, &read)?;
        }
        let mended = task.before == Before::Excepted && matches!(state, FileState::Blob(_));
        let record =
            FileRecord { store: &task.store, path: &task.path, size: task.size, mtime_ns: task.mtime_ns, state };
        self.catalogue.put_file(self.run, &record)?;
        if mended {
            self.catalogue.put_mended(self.run, &task.store, &task.path)?;
        }
        match task.before {
            Before::Unknown => self.new += 1,
            Before::Other => self.changed += 1,
            Before::Same | Before::Excepted => {}
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

    fn put_reading(&mut self, blob: BlobId, read: &Ready) -> Result<()> {
        let mut stale = Vec::new();
        // Under which limits it was read is nobody's question where all of it was.
        let reader = match read.items.iter().any(|item| !item.exceptions.is_empty()) {
            true => *self.reader,
            false => Reader { version: READER_VERSION, limits: 0 },
        };
        self.catalogue.put_reading(read.first, blob, reader, &read.items, &mut stale)?;
        self.read += 1;
        self.forget(stale)
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
        let missed: Vec<String> = walked.missed.iter().map(|(store, ..)| store.clone()).collect();
        self.catalogue.put_covered(self.run, &walked.reached, &missed)?;
        let unread = self.unread(walked.missed)?;
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
            again: walked.again,
            unread,
            bytes: self.bytes,
            seconds: 0.0,
        })
    }

    /// What there is to say of stores that were not there.
    fn unread(&self, missed: Vec<(String, String, u64)>) -> Result<Vec<Unread>> {
        let since = self.catalogue.missed()?;
        let unread = |(store, why, held): (String, String, u64)| {
            let since = self.catalogue.day_of_run(since.get(&store).copied().unwrap_or(self.run))?;
            Ok(Unread { store, why, since, held })
        };
        missed.into_iter().map(unread).collect()
    }
}
