//! A large file on its way through the stages: its items go to the writer as they are read, so that nobody holds all of them.

use super::Task;
use super::gathered::Gathered;
use super::read::{Outcome, Shared, ready, too_large, unreadable, untrusted_name};
use super::write::Told;
use crate::detect::known::Collector;
use crate::extract::{Ended, LargeFile, Numbered, Pool, no_room};
use crate::model::{BlobId, Context, ExceptionKind, Reading, Result};
use crate::store::{Earlier, FileState};
use std::fs::File;
use std::os::unix::fs::MetadataExt;
use std::sync::Arc;
use tokio::sync::mpsc;

/// Lots of items on their way to the writer.
const QUEUE: usize = 8;
const CHANGED: &str = "it changed while it was read: index again";

/// Reads a file of any size; false where the writer is gone.
pub(super) async fn read(
    number: usize,
    pool: &Pool,
    task: Task,
    collector: &mut Collector,
    shared: &Shared,
) -> Result<bool> {
    let Shared { done, seen, most, .. } = shared;
    let most = *most;
    let name = untrusted_name(&task);
    let real = task.real.clone();
    let earlier = seen.lock().map_or(Ok(Vec::new()), |seen| seen.milestones(&task))?;
    let lengths: Vec<u64> = earlier.iter().map(|earlier| earlier.milestone.length).collect();
    let opened = tokio::task::spawn_blocking(move || open(name, &real, most, &lengths));
    let (file, mtime_ns) = match opened.await.context("a file could not be hashed")? {
        Ok(opened) => opened,
        Err(state) => return end(done, task, state).await,
    };
    let blob = file.blob;
    // One after the other from here on: nobody shall take for read what another is about to carry on from.
    let _turn = shared.turn.lock().await;
    if !seen.lock().map_or(Ok(true), |mut seen| seen.is_new(blob))? {
        return end(done, task, FileState::Blob(blob)).await;
    }
    if done.send(Told::Begin { blob, size: file.size }).await.is_err() {
        return Ok(false);
    }
    let earlier = seen.lock().ok().and_then(|mut seen| seen.carry_on(&earlier, &file));
    let milestones = match items(number, pool, &file, earlier.as_ref(), collector, shared).await? {
        Ended::Whole(milestones) => milestones,
        Ended::Closed => return Ok(false),
        Ended::NoRoom(why) => return abandon(task, blob, earlier, no_room(&why), shared).await,
    };
    let file = Arc::new(file);
    let still = file.clone();
    let same = tokio::task::spawn_blocking(move || time_of(&still.file) == Some(mtime_ns) || still.is_same());
    if same.await.context("a file could not be hashed")? {
        let outcome = Outcome { task, state: FileState::Blob(blob), read: None };
        return Ok(done.send(Told::End { outcome, earlier, milestones }).await.is_ok());
    }
    abandon(task, blob, earlier, CHANGED.to_owned(), shared).await
}

/// What was read so far goes again; the next run tries anew.
async fn abandon(task: Task, blob: BlobId, earlier: Option<Earlier>, why: String, shared: &Shared) -> Result<bool> {
    shared.seen.lock().iter_mut().for_each(|seen| seen.forget(blob, earlier));
    if shared.done.send(Told::Abandon(blob)).await.is_err() {
        return Ok(false);
    }
    end(&shared.done, task, FileState::Exception(ExceptionKind::Unreadable, why)).await
}

async fn end(done: &mpsc::Sender<Told>, task: Task, state: FileState) -> Result<bool> {
    let outcome = Outcome { task, state, read: None };
    Ok(done.send(Told::Files(vec![outcome])).await.is_ok())
}

/// Opens and hashes it; with its time of change.
fn open(
    name: String,
    real: &std::path::Path,
    most: u64,
    lengths: &[u64],
) -> std::result::Result<(LargeFile, i64), FileState> {
    let file = File::open(real).map_err(unreadable)?;
    let size = file.metadata().map_err(unreadable)?.size();
    if size > most {
        return Err(too_large(size, most));
    }
    let mtime_ns = time_of(&file).unwrap_or_default();
    Ok((LargeFile::with_prefixes(name, file, size, lengths).map_err(unreadable)?, mtime_ns))
}

fn time_of(file: &File) -> Option<i64> {
    let meta = file.metadata().ok()?;
    Some(meta.mtime() * 1_000_000_000 + meta.mtime_nsec())
}

/// Reads its items, those that `earlier` lacks, and hands them on.
async fn items(
    number: usize,
    pool: &Pool,
    file: &LargeFile,
    earlier: Option<&Earlier>,
    collector: &mut Collector,
    shared: &Shared,
) -> Result<Ended> {
    let (to, from) = mpsc::channel::<Vec<Numbered>>(QUEUE);
    let hand_on = async {
        // Gone once this ends, however it ends: then nobody waits to hand on more.
        let mut from = from;
        while let Some(items) = from.recv().await {
            let told = told(number, file.blob, items, collector, &shared.gathered)?;
            if shared.done.send(told).await.is_err() {
                return Ok(false);
            }
        }
        Ok(true)
    };
    let read = async {
        let read = pool.read_large(file, earlier.map(|earlier| &earlier.milestone), &to).await;
        drop(to);
        read
    };
    let (read, handed): (Result<Ended>, Result<bool>) = tokio::join!(read, hand_on);
    if handed? { read } else { Ok(Ended::Closed) }
}

/// Items as catalogue and index take them.
fn told(
    reader: usize,
    blob: BlobId,
    items: Vec<Numbered>,
    collector: &mut Collector,
    gathered: &Gathered,
) -> Result<Told> {
    // What lies deeper is counted with its container.
    let bytes = items.iter().filter(|(_, item)| item.parent == Some(0)).map(|(_, item)| item.size).sum();
    let (numbers, items) = items.into_iter().unzip();
    Ok(Told::Items { blob, numbers, ready: ready(reader, Reading { items }, collector, gathered)?, bytes })
}
