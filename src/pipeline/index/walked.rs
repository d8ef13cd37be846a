//! The walk: files told apart by what earlier runs know of them, and put together in lots. What could not be looked at is never taken for
//! gone: not a store that is not there, and not what lay in a folder that cannot be opened.

use super::{Before, Lot, Store, Task};
use crate::extract::together;
use crate::pipeline::Progress;
use crate::store::{Found, KnownFile, Walker};
use std::collections::HashMap;
use std::sync::Arc;
use tokio::sync::mpsc;

/// Files of a store by path, as earlier runs know them.
type Known = HashMap<Vec<u8>, KnownFile>;

/// What the walk found.
#[derive(Default)]
pub(super) struct Walked {
    pub excluded: u64,
    pub unchanged: u64,
    pub again: u64,
    pub gone: Vec<KnownFile>,
    /// Stores that were walked to their end.
    pub reached: Vec<String>,
    /// Stores that were not there: name, why, and files of them that the index holds.
    pub missed: Vec<(String, String, u64)>,
}

/// Walks every store that is there; whatever is to be read goes to `tasks`.
pub(super) fn walk_all(
    stores: Vec<Store>,
    known: Vec<Known>,
    tasks: &mpsc::Sender<Lot>,
    progress: &dyn Progress,
) -> Walked {
    let mut walked = Walked::default();
    let mut lots = Lots { open: Vec::new(), bytes: 0, tasks };
    for (Store { walker, missing }, known) in stores.into_iter().zip(known) {
        let name = walker.name().to_owned();
        if let Some(why) = missing {
            walked.missed.push((name, why, known.len() as u64));
            continue;
        }
        match walked.one(&walker, known, &mut lots, progress) {
            Ended::Whole => walked.reached.push(name),
            Ended::Missing(why, held) => {
                let why = format!("store \"{name}\": cannot open {}: {why}", walker.resolve(b"").display());
                walked.missed.push((name, why, held));
            }
            Ended::NobodyTakes => return walked,
        }
    }
    lots.send();
    walked
}

/// How the walk of a store ended.
enum Ended {
    Whole,
    /// It was there a moment ago: what the system says, and files of it that the index holds.
    Missing(String, u64),
    NobodyTakes,
}

impl Walked {
    fn one(&mut self, walker: &Walker, mut known: Known, lots: &mut Lots, progress: &dyn Progress) -> Ended {
        let store: Arc<str> = walker.name().into();
        let mut closed: Vec<Vec<u8>> = Vec::new();
        for found in walker.walk() {
            let (path, size, mtime_ns) = match found {
                Found::Excluded => {
                    self.excluded += 1;
                    continue;
                }
                Found::File { path, size, mtime_ns } => (path, size, mtime_ns),
                Found::Unreadable { path, why } if path.is_empty() => return Ended::Missing(why, known.len() as u64),
                // An unreadable entry goes the same way: opening it fails and says why.
                Found::Unreadable { path, .. } => {
                    closed.push([path.as_slice(), b"/"].concat());
                    (path, 0, 0)
                }
            };
            let before = known.remove(&path);
            if before.is_some_and(|k| k.current && k.size == size && k.mtime_ns == mtime_ns) {
                self.unchanged += 1;
                continue;
            }
            progress.more(1);
            let real = walker.resolve(&path);
            let before = Before::of(before, size, mtime_ns);
            self.again += u64::from(matches!(before, Before::Same | Before::Excepted));
            let task = Task { store: store.clone(), path, real, size, mtime_ns, before };
            if !lots.take(task) {
                return Ended::NobodyTakes;
            }
        }
        // What lies in a folder that cannot be opened may be there as before.
        known.retain(|path, _| !closed.iter().any(|folder| path.starts_with(folder)));
        self.gone.extend(known.into_values());
        Ended::Whole
    }
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
