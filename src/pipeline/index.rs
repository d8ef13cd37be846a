//! `dsar index`: walk -> read -> hash -> extract in workers -> catalogue and index; incremental, in durable batches.

mod gathered;
mod large;
mod read;
mod write;

use self::gathered::Gathered;
use super::Progress;
use crate::extract::ocr::Memory;
use crate::extract::{Pool, together};
use crate::format::READER_VERSION;
use crate::index::backend::Tantivy;
use crate::model::{Context, Result};
use crate::settings::{Settings, Workspace};
use crate::store::{Catalogue, Found, KnownFile, Ledger, Reader, Walker};
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock, Mutex};
use std::time::Instant;
use tokio::sync::mpsc;

/// Lots waiting between stages; bounds memory, not speed.
const QUEUE: usize = 32;

/// Files that go through the stages together: small ones that stand one behind the other, or one by itself.
type Lot = Vec<Task>;

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
    /// Files that did not change and were read again: they could not be read in full before, or readers or limits changed.
    pub again: u64,
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

/// Files told apart while walking.
#[derive(Default)]
struct Walked {
    excluded: u64,
    unchanged: u64,
    again: u64,
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
    let pool = Pool::new(&settings.limits)?.remembering(Memory::at(&workspace.recognised()));
    let pool = pool.spooling_in(workspace.root());
    // A first index will read; a later one may find nothing changed, and needs no process for that.
    let is_first = !workspace.catalogue().exists();
    let workers = read::start_workers(&pool, &settings.limits, is_first);
    // Another program has to start and answer, and an index has to be opened or made: all while the catalogue is.
    let asked = (!is_first).then(|| tokio::task::spawn_blocking(reader_of(&pool, settings)));
    let engine = {
        let folder = workspace.index();
        tokio::task::spawn_blocking(move || Tantivy::open(&folder).and_then(|e| Ok((e.writer()?, e))))
    };
    let catalogue = Catalogue::open(&workspace.catalogue())?;
    let stale = catalogue.recover()?;
    let mut past = Past { reader: None, known: walkers.iter().map(|_| HashMap::new()).collect(), dropped: Vec::new() };
    if let Some(asked) = asked {
        past = Past::of(&catalogue, &walkers, asked.await.context("the recogniser cannot be asked")?)?;
    }
    // A connection of its own: what was read before is asked for file by file, and only where a file is new or changed.
    let before = past.reader.map(|r| Ok((Catalogue::open(&workspace.catalogue())?, r))).transpose()?;
    let run = catalogue.start_run(&jiff::Timestamp::now().to_string())?;
    progress.stage("indexing", 0);

    let stores = walkers.iter().map(|w| w.name().to_owned()).collect();
    let (task_in, task_out) = mpsc::channel(QUEUE);
    let (done_in, done_out) = mpsc::channel(QUEUE);
    let walk = {
        let (progress, known) = (progress.clone(), past.known);
        tokio::task::spawn_blocking(move || walk_all(walkers, known, &task_in, &*progress))
    };
    let (writer, engine) = engine.await.context("the index cannot be opened")??;
    let gathered = Arc::new(Gathered::new(&engine, workers.len(), Catalogue::ids_of_run(run)));
    let shared = read::Shared {
        tasks: Arc::new(tokio::sync::Mutex::new(task_out)),
        done: done_in,
        seen: Arc::new(Mutex::new(read::Seen::new(before))),
        turn: Arc::default(),
        gathered: gathered.clone(),
        people: Arc::default(),
        most: settings.limits.megabytes_per_file << 20,
    };
    let readers = read::start(workers, &pool, shared);
    // A first run has nothing that the recogniser's answer could be compared with: it is asked where something could not be read.
    let reader: write::Asked = match past.reader {
        Some(reader) => LazyLock::new(Box::new(move || reader)),
        None => LazyLock::new(Box::new(reader_of(&pool, settings))),
    };
    let write = {
        let (progress, to) =
            (progress.clone(), write::Into { catalogue, engine: writer, gathered, run, stores, stale });
        tokio::task::spawn_blocking(move || write::all(to, reader, done_out, &*progress))
    };

    let mut walked = walk.await.context("the walk stopped")?;
    walked.gone.extend(past.dropped);
    for reader in readers {
        reader.await.context("a reader stopped")??;
    }
    let written = write.await.context("the writer stopped")??;
    let mut report = written.finish(walked)?;
    report.seconds = started.elapsed().as_secs_f64();
    progress.done();
    Ok(report)
}

/// Asks the recogniser who it is: readings hold for that.
fn reader_of(pool: &Pool, settings: &Settings) -> impl FnOnce() -> Reader + Send + 'static {
    let (pool, limits) = (pool.clone(), settings.limits.clone());
    move || {
        let recogniser = pool.recogniser().map(|r| r.identity());
        Reader { version: READER_VERSION, limits: limits.fingerprint(recogniser.as_deref()) }
    }
}

/// What earlier runs know.
struct Past {
    reader: Option<Reader>,
    known: Vec<HashMap<Vec<u8>, KnownFile>>,
    dropped: Vec<KnownFile>,
}

impl Past {
    fn of(catalogue: &Catalogue, walkers: &[Walker], reader: Reader) -> Result<Past> {
        let known = walkers.iter().map(|w| catalogue.known_files(w.name(), reader)).collect::<Result<Vec<_>>>()?;
        Ok(Past { reader: Some(reader), known, dropped: no_longer_configured(catalogue, walkers, reader)? })
    }
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
    tasks: &mpsc::Sender<Lot>,
    progress: &dyn Progress,
) -> Walked {
    let mut walked = Walked::default();
    let mut lots = Lots { open: Vec::new(), bytes: 0, tasks };
    for (walker, mut known) in walkers.into_iter().zip(known) {
        let store: Arc<str> = walker.name().into();
        for found in walker.walk() {
            let (path, size, mtime_ns) = match found {
                Found::Excluded => {
                    walked.excluded += 1;
                    continue;
                }
                Found::File { path, size, mtime_ns } => (path, size, mtime_ns),
                // An unreadable entry goes the same way: opening it fails and says why.
                Found::Unreadable { path, .. } => (path, 0, 0),
            };
            let before = known.remove(&path);
            if before.is_some_and(|k| k.current && k.size == size && k.mtime_ns == mtime_ns) {
                walked.unchanged += 1;
                continue;
            }
            progress.more(1);
            let real = walker.resolve(&path);
            let before = Before::of(before, size, mtime_ns);
            walked.again += u64::from(before == Before::Same);
            let task = Task { store: store.clone(), path, real, size, mtime_ns, before };
            if !lots.take(task) {
                return walked;
            }
        }
        walked.gone.extend(known.into_values());
    }
    lots.send();
    walked
}

/// Puts small neighbours together.
struct Lots<'a> {
    open: Lot,
    bytes: u64,
    tasks: &'a mpsc::Sender<Lot>,
}

impl Lots<'_> {
    /// False once nobody takes them any more.
    fn take(&mut self, task: Task) -> bool {
        let is_full = self.open.len() >= together::FILES || self.bytes + task.size > together::BYTES as u64;
        let goes_on = !is_full || self.send();
        self.bytes += task.size;
        self.open.push(task);
        goes_on
    }

    fn send(&mut self) -> bool {
        self.bytes = 0;
        let lot = std::mem::take(&mut self.open);
        lot.is_empty() || self.tasks.blocking_send(lot).is_ok()
    }
}
