//! `dsar index`: walk -> read -> hash -> extract in workers -> catalogue and index; incremental, in durable batches.

mod gathered;
mod large;
mod read;
mod walked;
mod write;

use self::gathered::Gathered;
use super::Progress;
use crate::extract::Pool;
use crate::extract::ocr::Memory;
use crate::format::READER_VERSION;
use crate::index::backend::Tantivy;
use crate::model::{Context, Fault, Result};
use crate::settings::{Settings, Workspace};
use crate::store::{Catalogue, KnownFile, Ledger, Reader, Walker};
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
    /// Stores that could not be read: what the index held of them it still holds.
    pub unread: Vec<Unread>,
    /// Bytes read.
    pub bytes: u64,
    /// Wall time, seconds.
    pub seconds: f64,
}

/// A store that was not there, or could not be listed.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Unread {
    /// Its name.
    pub store: String,
    /// What the system said, and of which folder.
    pub why: String,
    /// Since when no run found it, `2026-03-02`, in UTC.
    pub since: String,
    /// Files of it that the index holds, as they were then.
    pub held: u64,
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

/// What was known of a file that is read: nothing, something else, the same (read again because readers changed), or the same, of
/// which something could not be read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    Unknown,
    Other,
    Same,
    Excepted,
}

impl Before {
    fn of(known: Option<KnownFile>, size: u64, mtime_ns: i64) -> Before {
        match known {
            None => Before::Unknown,
            Some(k) if (k.size, k.mtime_ns) != (size, mtime_ns) => Before::Other,
            Some(k) if k.excepted => Before::Excepted,
            Some(_) => Before::Same,
        }
    }
}

/// Indexes every store of the workspace. One that is not there is told of, keeps what the index holds of it, and hinders no other.
pub fn run(workspace: &Workspace, settings: &Settings, progress: Arc<dyn Progress>) -> Result<IndexReport> {
    if settings.stores.is_empty() {
        return Err(Fault::new("no store is configured")
            .hint("add a [[store]] entry to dsar.toml, or make the workspace with `dsar init DIR --store PATH`"));
    }
    let walker = |store| Ok(Walker::new(store)?.leaving_out(workspace.root()));
    let walkers = settings.stores.iter().map(walker).collect::<Result<Vec<_>>>()?;
    let stores: Vec<Store> = walkers.into_iter().map(|walker| Store { missing: walker.missing(), walker }).collect();
    if stores.iter().all(|s| s.missing.is_some()) {
        let why: Vec<&str> = stores.iter().filter_map(|s| s.missing.as_deref()).collect();
        return Err(
            Fault::new(why.join("\n")).hint("mount it, correct `path` in dsar.toml, or remove the [[store]] entry")
        );
    }
    let _lock = workspace.lock("index")?;
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().context("cannot start the runtime")?;
    runtime.block_on(orchestrate(workspace, settings, stores, progress))
}

/// A store of the settings, and why it cannot be read, where it cannot.
struct Store {
    walker: Walker,
    missing: Option<String>,
}

async fn orchestrate(
    workspace: &Workspace,
    settings: &Settings,
    stores: Vec<Store>,
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
    let mut past = Past { reader: None, known: stores.iter().map(|_| HashMap::new()).collect(), dropped: Vec::new() };
    if let Some(asked) = asked {
        past = Past::of(&catalogue, &stores, asked.await.context("the recogniser cannot be asked")?)?;
    }
    // A connection of its own: what was read before is asked for file by file, and only where a file is new or changed.
    let before = past.reader.map(|r| Ok((Catalogue::open(&workspace.catalogue())?, r))).transpose()?;
    let run = catalogue.start_run(&jiff::Timestamp::now().to_string())?;
    progress.stage("indexing", 0);

    let (task_in, task_out) = mpsc::channel(QUEUE);
    let (done_in, done_out) = mpsc::channel(QUEUE);
    let walk = {
        let (progress, known) = (progress.clone(), past.known);
        tokio::task::spawn_blocking(move || walked::walk_all(stores, known, &task_in, &*progress))
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
        let (progress, to) = (progress.clone(), write::Into { catalogue, engine: writer, gathered, run, stale });
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
    fn of(catalogue: &Catalogue, stores: &[Store], reader: Reader) -> Result<Past> {
        let known = |store: &Store| catalogue.known_files(store.walker.name(), reader);
        let known = stores.iter().map(known).collect::<Result<Vec<_>>>()?;
        Ok(Past { reader: Some(reader), known, dropped: no_longer_configured(catalogue, stores, reader)? })
    }
}

/// Files of stores that were taken out of the settings: to this workspace they are gone.
fn no_longer_configured(catalogue: &Catalogue, stores: &[Store], reader: Reader) -> Result<Vec<KnownFile>> {
    let mut dropped = Vec::new();
    for store in catalogue.stores()? {
        if stores.iter().all(|s| s.walker.name() != store) {
            dropped.extend(catalogue.known_files(&store, reader)?.into_values());
        }
    }
    Ok(dropped)
}
