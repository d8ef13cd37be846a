//! What the readers have for the index and no commit holds yet. Each reader gathers for itself and writes a segment when it has enough;
//! a commit takes all of it, so that whatever the catalogue is about to acknowledge is in the index before.

use crate::index::backend::{Segment, Segments, Tantivy, Writer};
use crate::index::gather::Gathering;
use crate::model::{Fault, ItemId, PassageId, Reading, Result};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard};

/// Memory that one reader fills before it writes a segment, bytes.
const MOST: usize = 32 << 20;

/// Shared by the readers and the writer.
pub(super) struct Gathered {
    segments: Segments,
    open: Vec<Mutex<Gathering>>,
    written: Mutex<Vec<Segment>>,
    /// The id of the next item that is read.
    next: AtomicU64,
    /// No id of this run reaches it.
    end: ItemId,
}

impl Gathered {
    /// For so many readers; items of the run have the ids `first` up to `end`.
    pub fn new(engine: &Tantivy, readers: usize, [first, end]: [ItemId; 2]) -> Gathered {
        Gathered {
            segments: engine.segments(),
            open: (0..readers).map(|_| Mutex::default()).collect(),
            written: Mutex::default(),
            next: AtomicU64::new(first.0),
            end,
        }
    }

    /// Gathers a reading; the id of its first item, the others follow.
    pub fn put(&self, reader: usize, reading: &Reading) -> Result<ItemId> {
        let first = self.next.fetch_add(reading.items.len() as u64, Ordering::Relaxed);
        if first + reading.items.len() as u64 > self.end.0 {
            return Err(Fault::new("one run of `dsar index` can take in 16 million documents")
                .hint("run `dsar index` again: it goes on where it stopped"));
        }
        let mut open = lock(&self.open[reader])?;
        for (id, item) in (first..).map(ItemId).zip(&reading.items) {
            for (seq, passage) in item.passages.iter().enumerate() {
                // An attachment is found by its name too; what a file is called stands in the catalogue.
                let called = item.parent.filter(|_| seq == 0).map_or("", |_| item.untrusted_name.expose());
                open.put_called(PassageId::indexed(id, seq), called, passage.text.expose());
            }
        }
        if open.bytes() > MOST {
            // A commit that comes between waits for the segment.
            let segment = self.segments.write(&std::mem::take(&mut *open))?;
            lock(&self.written)?.extend(segment);
        }
        Ok(ItemId(first))
    }

    /// Hands everything gathered so far to the engine, one thread a reader; this thread does something else `meanwhile`.
    pub fn hand_over(&self, engine: &mut Writer, meanwhile: impl FnOnce()) -> Result<()> {
        let rest = std::thread::scope(|scope| {
            let threads: Vec<_> = self.open.iter().map(|open| scope.spawn(move || self.write(open))).collect();
            meanwhile();
            let join = |t: std::thread::ScopedJoinHandle<_>| t.join().unwrap_or_else(|_| Err(stopped()));
            threads.into_iter().map(join).collect::<Result<Vec<_>>>()
        })?;
        let written = std::mem::take(&mut *lock(&self.written)?);
        written.into_iter().chain(rest.into_iter().flatten()).try_for_each(|segment| engine.add(segment))
    }

    /// The reader goes on gathering meanwhile.
    fn write(&self, open: &Mutex<Gathering>) -> Result<Option<Segment>> {
        let gathered = std::mem::take(&mut *lock(open)?);
        self.segments.write(&gathered)
    }
}

fn lock<T>(mutex: &Mutex<T>) -> Result<MutexGuard<'_, T>> {
    mutex.lock().map_err(|_| stopped())
}

fn stopped() -> Fault {
    Fault::new("a reader stopped").hint("run `dsar index` again: it goes on where it stopped")
}
