//! Reading: a file's bytes, their hash, and what a worker makes of them, made ready for the catalogue and the index.

use super::gathered::Gathered;
use super::write::Told;
use super::{Lot, Task, large};
use crate::detect::known::{Collector, Memo};
use crate::extract::{APART, LargeFile, Pool, Worker};
use crate::model::{BlobId, Context, ExceptionKind, ItemId, Reading, Result};
use crate::settings::Limits;
use crate::store::{Catalogue, Earlier, FileState, Packed, Reader, packed};
use std::collections::HashSet;
use std::io::Read;
use std::sync::{Arc, Mutex};
use tokio::sync::{Mutex as AsyncMutex, mpsc};
use tokio::task::JoinHandle;

/// What the writer gets of one file.
pub(super) struct Outcome {
    pub task: Task,
    pub state: FileState,
    /// What was read of it, where its bytes were read for the first time. Its passages are gathered for the index by then.
    pub read: Option<Ready>,
}

/// A reading as the catalogue takes it.
pub(super) struct Ready {
    /// The id of its first item; the others follow.
    pub first: ItemId,
    pub items: Vec<Packed>,
}

/// What was read already: in this run, or in one before.
pub(super) struct Seen {
    now: HashSet<BlobId>,
    before: Option<(Catalogue, Reader)>,
    /// Bytes of which a reading was at hand, for a file of this run.
    again: HashSet<BlobId>,
    /// Bytes whose reading another carries on: it is no longer theirs.
    carried: HashSet<BlobId>,
}

impl Seen {
    /// Nothing yet in this run.
    pub fn new(before: Option<(Catalogue, Reader)>) -> Seen {
        Seen { now: HashSet::new(), before, again: HashSet::new(), carried: HashSet::new() }
    }

    /// True for bytes that nobody read yet; they count as read from here on.
    pub fn is_new(&mut self, blob: BlobId) -> Result<bool> {
        let before = self.before.as_ref().map_or(Ok(false), |(catalogue, reader)| catalogue.is_read(blob, *reader));
        if before? && !self.carried.contains(&blob) {
            self.again.insert(blob);
            return Ok(false);
        }
        Ok(self.now.insert(blob))
    }

    /// From where what stands there might be read on, if it has only grown.
    pub fn milestones(&self, task: &Task) -> Result<Vec<Earlier>> {
        match &self.before {
            Some((catalogue, reader)) => catalogue.milestones(&task.store, &task.path, *reader),
            None => Ok(Vec::new()),
        }
    }

    /// The first of these with which the file begins; from here on that reading is the file's.
    pub fn carry_on(&mut self, earlier: &[Earlier], file: &LargeFile) -> Option<Earlier> {
        let begins = |e: &&Earlier| file.prefixes.contains(&(e.milestone.length, e.milestone.hash));
        let found = earlier.iter().find(begins).filter(|e| !self.again.contains(&e.blob)).copied();
        self.carried.extend(found.map(|e| e.blob));
        found
    }

    /// What began to be read was not read; `earlier` stands as before.
    pub fn forget(&mut self, blob: BlobId, earlier: Option<Earlier>) {
        self.now.remove(&blob);
        earlier.iter().for_each(|e| _ = self.carried.remove(&e.blob));
    }
}

/// Workers on their way.
pub(super) type Starting = Vec<JoinHandle<Result<Worker>>>;

/// One worker a core, or as many as the limits say; started now, or with the first file.
pub(super) fn start_workers(pool: &Pool, limits: &Limits, now: bool) -> Starting {
    let cores = std::thread::available_parallelism().map_or(2, usize::from);
    let count = if limits.workers == 0 { cores } else { limits.workers };
    let start = |_| {
        let mut worker = pool.worker();
        tokio::spawn(async move {
            if now {
                worker.warm().await?;
            }
            Ok(worker)
        })
    };
    (0..count).map(start).collect()
}

/// What all readers share.
#[derive(Clone)]
pub(super) struct Shared {
    pub tasks: Arc<AsyncMutex<mpsc::Receiver<Lot>>>,
    pub done: mpsc::Sender<Told>,
    pub seen: Arc<Mutex<Seen>>,
    /// Held by who decides about a large file and reads it.
    pub turn: Arc<AsyncMutex<()>>,
    pub gathered: Arc<Gathered>,
    /// What the readers learn of those whom headers and signatures name.
    pub people: Arc<Memo>,
    /// Bytes that a file may have.
    pub most: u64,
}

/// Readers, one a worker.
pub(super) fn start(workers: Starting, pool: &Pool, shared: Shared) -> Vec<JoinHandle<Result<()>>> {
    let reader = |(number, worker)| tokio::spawn(read_lots(number, worker, pool.clone(), shared.clone()));
    workers.into_iter().enumerate().map(reader).collect()
}

async fn read_lots(number: usize, worker: JoinHandle<Result<Worker>>, pool: Pool, shared: Shared) -> Result<()> {
    let mut worker = worker.await.context("a worker process could not be started")??;
    let mut collector = Collector::sharing(shared.people.clone());
    loop {
        let next = shared.tasks.lock().await.recv().await;
        let Some(lot) = next else {
            worker.close().await;
            return Ok(());
        };
        let (large, lot): (Lot, Lot) = lot.into_iter().partition(|task| (APART..=shared.most).contains(&task.size));
        let (outcomes, beyond) = read_lot(number, &mut worker, &mut collector, lot, &shared).await?;
        let mut goes_on = shared.done.send(Told::Files(outcomes)).await.is_ok();
        for task in large.into_iter().chain(beyond) {
            goes_on = goes_on && large::read(number, &pool, task, &mut collector, &shared).await?;
        }
        if !goes_on {
            return Ok(());
        }
    }
}

/// Reads small files; with those among them that hold more than goes into memory at once.
async fn read_lot(
    number: usize,
    worker: &mut Worker,
    collector: &mut Collector,
    lot: Lot,
    shared: &Shared,
) -> Result<(Vec<Outcome>, Lot)> {
    let (mut outcomes, mut files, mut news) = (Vec::with_capacity(lot.len()), Vec::new(), Vec::new());
    for task in lot {
        let state = match slurp(&task, shared.most) {
            Ok(bytes) => {
                let blob = BlobId::of(&bytes);
                let is_new = shared.seen.lock().map_or(Ok(true), |mut seen| seen.is_new(blob))?;
                if is_new {
                    files.push((untrusted_name(&task), bytes));
                    news.push(outcomes.len());
                }
                FileState::Blob(blob)
            }
            Err(state) => state,
        };
        outcomes.push(Outcome { task, state, read: None });
    }
    let readings = worker.read_all(&files).await?;
    let mut beyond = Vec::new();
    for ((at, (_, bytes)), reading) in news.into_iter().zip(&files).zip(readings) {
        match worker.is_more_apart(&reading, bytes.len() as u64) {
            true => beyond.push((at, BlobId::of(bytes))),
            false => outcomes[at].read = Some(ready(number, reading, collector, &shared.gathered)?),
        }
    }
    let mut again = Lot::new();
    for (at, blob) in beyond.into_iter().rev() {
        again.push(outcomes.remove(at).task);
        shared.seen.lock().iter_mut().for_each(|seen| seen.forget(blob, None));
    }
    Ok((outcomes, again))
}

/// Gathered before it is handed on: so a commit that knows of the file has its passages.
pub(super) fn ready(reader: usize, reading: Reading, collector: &mut Collector, gathered: &Gathered) -> Result<Ready> {
    let first = gathered.put(reader, &reading)?;
    let pack = |item| {
        let seen = collector.collect(&item);
        packed::pack_one(item)?.with_people(&seen)
    };
    Ok(Ready { first, items: reading.items.into_iter().map(pack).collect::<Result<_>>()? })
}

pub(super) fn untrusted_name(task: &Task) -> String {
    task.real.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
}

pub(super) fn too_large(size: u64, most: u64) -> FileState {
    FileState::Exception(ExceptionKind::TooLarge, format!("{} MiB; the limit is {} MiB", size >> 20, most >> 20))
}

pub(super) fn unreadable(e: std::io::Error) -> FileState {
    FileState::Exception(ExceptionKind::Unreadable, format!("the system says: {}", e.kind()))
}

/// The whole file, or why not. Opened read-only; a file that grows while it is read is taken as it was found.
fn slurp(task: &Task, most: u64) -> std::result::Result<Vec<u8>, FileState> {
    if task.size > most {
        return Err(too_large(task.size, most));
    }
    let mut bytes = Vec::with_capacity(task.size as usize);
    let file = std::fs::File::open(&task.real).map_err(unreadable)?;
    file.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > most { Err(too_large(bytes.len() as u64, most)) } else { Ok(bytes) }
}
