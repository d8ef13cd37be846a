//! Reading: a file's bytes, their hash, and what a worker makes of them, made ready for the catalogue and the index.

use super::write::Told;
use super::{Lot, Task, large};
use crate::extract::{APART, Pool, Worker};
use crate::index::prepared::Prepared;
use crate::model::{BlobId, Context, ExceptionKind, Item, Reading, Result};
use crate::settings::Limits;
use crate::store::{Catalogue, FileState, Packed, Reader, packed};
use std::collections::HashSet;
use std::io::Read;
use std::sync::{Arc, Mutex};
use tokio::sync::{Mutex as AsyncMutex, mpsc};
use tokio::task::JoinHandle;

/// What the writer gets of one file.
pub(super) struct Outcome {
    pub task: Task,
    pub state: FileState,
    /// Its items, where its bytes were read for the first time.
    pub items: Vec<Ready>,
}

/// An item as the catalogue and the index take it.
pub(super) struct Ready {
    pub packed: Packed,
    pub passages: Vec<Prepared>,
}

/// What was read already: in this run, or in one before.
pub(super) struct Seen {
    now: HashSet<BlobId>,
    before: Option<(Catalogue, Reader)>,
}

impl Seen {
    /// Nothing yet in this run.
    pub fn new(before: Option<(Catalogue, Reader)>) -> Seen {
        Seen { now: HashSet::new(), before }
    }

    /// True for bytes that nobody read yet; they count as read from here on.
    pub fn is_new(&mut self, blob: BlobId) -> Result<bool> {
        let before = self.before.as_ref().map_or(Ok(false), |(catalogue, reader)| catalogue.is_read(blob, *reader));
        Ok(!before? && self.now.insert(blob))
    }

    /// What began to be read was not read.
    pub fn forget(&mut self, blob: BlobId) {
        self.now.remove(&blob);
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

/// Readers, one a worker.
pub(super) fn start(
    workers: Starting,
    pool: &Pool,
    limits: &Limits,
    tasks: mpsc::Receiver<Lot>,
    done: mpsc::Sender<Told>,
    seen: Arc<Mutex<Seen>>,
) -> Vec<JoinHandle<Result<()>>> {
    let tasks = Arc::new(AsyncMutex::new(tasks));
    let most = limits.megabytes_per_file << 20;
    let reader =
        |worker| tokio::spawn(read_lots(worker, pool.clone(), tasks.clone(), done.clone(), seen.clone(), most));
    workers.into_iter().map(reader).collect()
}

async fn read_lots(
    worker: JoinHandle<Result<Worker>>,
    pool: Pool,
    tasks: Arc<AsyncMutex<mpsc::Receiver<Lot>>>,
    done: mpsc::Sender<Told>,
    seen: Arc<Mutex<Seen>>,
    most: u64,
) -> Result<()> {
    let mut worker = worker.await.context("a worker process could not be started")??;
    loop {
        let next = tasks.lock().await.recv().await;
        let Some(lot) = next else {
            worker.close().await;
            return Ok(());
        };
        let (large, lot): (Lot, Lot) = lot.into_iter().partition(|task| (APART..=most).contains(&task.size));
        let outcomes = read_lot(&mut worker, lot, &seen, most).await?;
        let mut goes_on = done.send(Told::Files(outcomes)).await.is_ok();
        for task in large {
            goes_on = goes_on && large::read(&pool, task, &done, &seen, most).await?;
        }
        if !goes_on {
            return Ok(());
        }
    }
}

async fn read_lot(worker: &mut Worker, lot: Lot, seen: &Mutex<Seen>, most: u64) -> Result<Vec<Outcome>> {
    let (mut outcomes, mut files, mut news) = (Vec::with_capacity(lot.len()), Vec::new(), Vec::new());
    for task in lot {
        let state = match slurp(&task, most) {
            Ok(bytes) => {
                let blob = BlobId::of(&bytes);
                let is_new = seen.lock().map_or(Ok(true), |mut seen| seen.is_new(blob))?;
                if is_new {
                    files.push((untrusted_name(&task), bytes));
                    news.push(outcomes.len());
                }
                FileState::Blob(blob)
            }
            Err(state) => state,
        };
        outcomes.push(Outcome { task, state, items: Vec::new() });
    }
    let readings = worker.read_all(&files).await?;
    for (at, reading) in news.into_iter().zip(readings) {
        outcomes[at].items = ready(reading)?;
    }
    Ok(outcomes)
}

fn ready(reading: Reading) -> Result<Vec<Ready>> {
    reading.items.into_iter().map(ready_item).collect()
}

/// An item as catalogue and index take it.
pub(super) fn ready_item(item: Item) -> Result<Ready> {
    let passages = item.passages.iter().map(|p| Prepared::of(p.text.expose())).collect();
    Ok(Ready { packed: packed::pack_one(item)?, passages })
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
