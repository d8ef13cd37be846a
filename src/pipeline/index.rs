//! `dsar index`: walk -> read -> hash -> extract in workers -> catalogue and index; incremental, in durable batches.

use super::Progress;
use crate::extract::ocr::Memory;
use crate::extract::{Pool, Worker};
use crate::format::READER_VERSION;
use crate::index::backend::{Tantivy, Writer};
use crate::model::{BlobId, Context, ExceptionKind, ItemId, PassageId, Reading, Result};
use crate::settings::{Limits, Settings, Workspace};
use crate::store::catalogue::FileRecord;
use crate::store::{Catalogue, FileState, Found, KnownFile, Ledger, Reader, Walker};
use std::collections::{HashMap, HashSet};
use std::io::Read;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tokio::sync::{Mutex as AsyncMutex, mpsc};

/// Files waiting between stages; bounds memory, not speed.
const QUEUE: usize = 256;
/// Outcomes that the writer takes at a time.
const TAKEN: usize = 64;
/// A batch becomes durable after so many files or so long, whichever comes first.
const BATCH_FILES: u64 = 20_000;
const BATCH_TIME: Duration = Duration::from_secs(10);

/// What an index run did.
#[derive(Clone, Debug, serde::Serialize)]
pub struct IndexReport {
    /// Where every file stands.
    pub ledger: Ledger,
    /// Files not seen before.
    pub new: u64,
    /// Files whose bytes changed.
    pub changed: u64,
    /// Files seen before and now gone.
    pub vanished: u64,
    /// Files not read again because nothing changed.
    pub unchanged: u64,
    /// Bytes read.
    pub bytes: u64,
    /// Wall time, seconds.
    pub seconds: f64,
}

/// A file to read.
struct Task {
    store: Arc<str>,
    path: Vec<u8>,
    real: PathBuf,
    size: u64,
    mtime_ns: i64,
    before: Before,
}

/// What was known of a file that is read: nothing, something else, or the same (read again because it could not be
/// read in full before).
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    Unknown,
    Other,
    Same,
}

impl Before {
    fn of(known: Option<KnownFile>, size: u64, mtime_ns: i64) -> Before {
        match known {
            None => Before::Unknown,
            Some(k) if k.size == size && k.mtime_ns == mtime_ns => Before::Same,
            Some(_) => Before::Other,
        }
    }
}

/// What the writer gets.
struct Outcome {
    task: Task,
    state: FileState,
    reading: Option<Reading>,
}

/// Files told apart while walking.
#[derive(Default)]
struct Walked {
    excluded: u64,
    unchanged: u64,
    gone: Vec<KnownFile>,
}

/// Indexes every store of the workspace.
pub fn run(workspace: &Workspace, settings: &Settings, progress: Arc<dyn Progress>) -> Result<IndexReport> {
    let walkers = settings.stores.iter().map(Walker::open).collect::<Result<Vec<_>>>()?;
    if walkers.is_empty() {
        return Err(crate::model::Fault::new("no store is configured")
            .hint("add a [[store]] entry to dsar.toml, or make the workspace with `dsar init DIR --store PATH`"));
    }
    let _lock = workspace.lock("index")?;
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().context("cannot start the runtime")?;
    runtime.block_on(orchestrate(workspace, settings, walkers, progress))
}

async fn orchestrate(
    workspace: &Workspace,
    settings: &Settings,
    walkers: Vec<Walker>,
    progress: Arc<dyn Progress>,
) -> Result<IndexReport> {
    let started = Instant::now();
    let pool = Pool::new(&settings.limits)?.remembering(Memory::open(&workspace.recognised())?);
    // Asked while the index is opened: another program has to start and answer.
    let asked = {
        let pool = pool.clone();
        tokio::task::spawn_blocking(move || pool.recogniser().map(|r| r.identity()))
    };
    let catalogue = Catalogue::open(&workspace.catalogue())?;
    let engine = Tantivy::open(&workspace.index())?;
    let recogniser = asked.await.context("the recogniser cannot be asked")?;
    let reader = Reader { version: READER_VERSION, limits: settings.limits.fingerprint(recogniser.as_deref()) };
    let known = walkers.iter().map(|w| catalogue.known_files(w.name(), reader)).collect::<Result<Vec<_>>>()?;
    let dropped = no_longer_configured(&catalogue, &walkers, reader)?;
    let seen_blobs = Arc::new(Mutex::new(catalogue.known_blobs(reader)?.into_iter().collect::<HashSet<_>>()));
    progress.stage("indexing", 0);

    let (task_in, task_out) = mpsc::channel(QUEUE);
    let (done_in, done_out) = mpsc::channel(QUEUE);
    let walk = {
        let progress = progress.clone();
        tokio::task::spawn_blocking(move || walk_all(walkers, known, &task_in, &*progress))
    };
    let readers = start_readers(&pool, &settings.limits, task_out, done_in, seen_blobs)?;
    let write = {
        let progress = progress.clone();
        tokio::task::spawn_blocking(move || write_all(catalogue, engine, reader, done_out, &*progress))
    };

    let mut walked = walk.await.context("the walk stopped")?;
    walked.gone.extend(dropped);
    for reader in readers {
        reader.await.context("a reader stopped")??;
    }
    let written = write.await.context("the writer stopped")??;
    let mut report = written.finish(walked)?;
    report.seconds = started.elapsed().as_secs_f64();
    progress.done();
    Ok(report)
}

/// Files of stores that were taken out of the settings: to this workspace they are gone.
fn no_longer_configured(catalogue: &Catalogue, walkers: &[Walker], reader: Reader) -> Result<Vec<KnownFile>> {
    let mut dropped = Vec::new();
    for store in catalogue.stores()? {
        if walkers.iter().all(|w| w.name() != store) {
            dropped.extend(catalogue.known_files(&store, reader)?.into_values());
        }
    }
    Ok(dropped)
}

fn walk_all(
    walkers: Vec<Walker>,
    known: Vec<HashMap<Vec<u8>, KnownFile>>,
    tasks: &mpsc::Sender<Task>,
    progress: &dyn Progress,
) -> Walked {
    let mut walked = Walked::default();
    for (walker, mut known) in walkers.into_iter().zip(known) {
        let store: Arc<str> = walker.name().into();
        for found in walker.walk() {
            let (path, size, mtime_ns, real) = match found {
                Found::Excluded => {
                    walked.excluded += 1;
                    continue;
                }
                Found::File { path, size, mtime_ns } => {
                    let real = walker.resolve(&path);
                    (path, size, mtime_ns, real)
                }
                // An unreadable entry goes the same way: opening it fails and says why.
                Found::Unreadable { path, .. } => {
                    let real = walker.resolve(&path);
                    (path, 0, 0, real)
                }
            };
            let before = known.remove(&path);
            if before.is_some_and(|k| k.current && k.size == size && k.mtime_ns == mtime_ns) {
                walked.unchanged += 1;
                continue;
            }
            progress.more(1);
            let task =
                Task { store: store.clone(), path, real, size, mtime_ns, before: Before::of(before, size, mtime_ns) };
            if tasks.blocking_send(task).is_err() {
                return walked;
            }
        }
        walked.gone.extend(known.into_values());
    }
    walked
}

type Readers = Vec<tokio::task::JoinHandle<Result<()>>>;

fn start_readers(
    pool: &Pool,
    limits: &Limits,
    tasks: mpsc::Receiver<Task>,
    done: mpsc::Sender<Outcome>,
    seen: Arc<Mutex<HashSet<BlobId>>>,
) -> Result<Readers> {
    let cores = std::thread::available_parallelism().map_or(2, usize::from);
    let count = if limits.workers == 0 { cores } else { limits.workers };
    let tasks = Arc::new(AsyncMutex::new(tasks));
    let most = limits.megabytes_per_file << 20;
    let reader = |_| {
        let (worker, tasks, done, seen) = (pool.worker(), tasks.clone(), done.clone(), seen.clone());
        tokio::spawn(read_tasks(worker, tasks, done, seen, most))
    };
    Ok((0..count).map(reader).collect())
}

async fn read_tasks(
    mut worker: Worker,
    tasks: Arc<AsyncMutex<mpsc::Receiver<Task>>>,
    done: mpsc::Sender<Outcome>,
    seen: Arc<Mutex<HashSet<BlobId>>>,
    most: u64,
) -> Result<()> {
    loop {
        let next = tasks.lock().await.recv().await;
        let Some(task) = next else {
            worker.close().await;
            return Ok(());
        };
        let outcome = read_one(&mut worker, task, &seen, most).await?;
        if done.send(outcome).await.is_err() {
            return Ok(());
        }
    }
}

async fn read_one(worker: &mut Worker, task: Task, seen: &Mutex<HashSet<BlobId>>, most: u64) -> Result<Outcome> {
    let bytes = match slurp(&task, most) {
        Ok(bytes) => bytes,
        Err(state) => return Ok(Outcome { task, state, reading: None }),
    };
    let blob = BlobId::of(&bytes);
    let first = seen.lock().map_or(true, |mut set| set.insert(blob));
    let reading = if first { Some(worker.read(&untrusted_name(&task), &bytes).await?) } else { None };
    Ok(Outcome { task, state: FileState::Blob(blob), reading })
}

fn untrusted_name(task: &Task) -> String {
    task.real.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The whole file, or why not. Opened read-only; a file that grows while it is read is taken as it was found.
fn slurp(task: &Task, most: u64) -> std::result::Result<Vec<u8>, FileState> {
    let too_large = |size: u64| {
        let detail = format!("{} MiB; the limit is {} MiB", size >> 20, most >> 20);
        FileState::Exception(ExceptionKind::TooLarge, detail)
    };
    if task.size > most {
        return Err(too_large(task.size));
    }
    let unreadable =
        |e: std::io::Error| FileState::Exception(ExceptionKind::Unreadable, format!("the system says: {}", e.kind()));
    let mut bytes = Vec::with_capacity(task.size as usize);
    let file = std::fs::File::open(&task.real).map_err(unreadable)?;
    file.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > most { Err(too_large(bytes.len() as u64)) } else { Ok(bytes) }
}

/// The writer's side: one thread owns catalogue and index.
struct Written {
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

fn write_all(
    catalogue: Catalogue,
    engine: Tantivy,
    reader: Reader,
    mut done: mpsc::Receiver<Outcome>,
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
    let mut outcomes = Vec::with_capacity(TAKEN);
    // Several at a time: to be woken for each costs more than to write it down.
    while done.blocking_recv_many(&mut outcomes, TAKEN) > 0 {
        for outcome in outcomes.drain(..) {
            let excepted = matches!(outcome.state, FileState::Exception(..))
                || outcome.reading.as_ref().is_some_and(|r| r.items.iter().any(|i| !i.exceptions.is_empty()));
            progress.advance(1, outcome.task.size, u64::from(excepted));
            written.take(outcome)?;
        }
    }
    Ok(written)
}

impl Written {
    fn take(&mut self, Outcome { task, state, reading }: Outcome) -> Result<()> {
        if let (Some(reading), FileState::Blob(blob)) = (&reading, &state) {
            self.put_reading(*blob, reading)?;
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

    fn put_reading(&mut self, blob: BlobId, reading: &Reading) -> Result<()> {
        for stale in self.catalogue.items_of(blob)? {
            self.engine.tombstone(stale);
        }
        let ids = self.catalogue.put_reading(self.run, self.items, blob, self.reader, reading)?;
        self.items += ids.len() as u64;
        for (id, item) in ids.into_iter().zip(&reading.items) {
            self.put_item(id, item)?;
        }
        Ok(())
    }

    fn put_item(&mut self, id: ItemId, item: &crate::model::Item) -> Result<()> {
        for (seq, passage) in item.passages.iter().enumerate() {
            if let Some(passage_id) = PassageId::new(id, seq) {
                self.engine.put(passage_id, passage.text.expose())?;
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

    fn finish(mut self, walked: Walked) -> Result<IndexReport> {
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
