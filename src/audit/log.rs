//! The log as a writer sees it: opened and checked, repaired where a crash tore its last line, appended to durably.

use super::chain::{Chain, Link, VERSION, prev_of};
use super::{Broken, Clock};
use crate::model::{Context, Entry, Event, Fault, Result};
use std::fs::{self, File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

/// Who a repair is recorded as.
const REPAIRER: &str = "dsar";

/// An open log. Several programs may hold it open: each append takes the file's lock and first reads what others
/// have added, so the chain never forks.
#[derive(Debug)]
pub struct Log {
    path: PathBuf,
    file: File,
    clock: Clock,
    entries: Vec<Entry>,
    chain: Chain,
    /// Bytes of the file that are read and checked.
    checked: u64,
}

impl Log {
    /// Opens the log at `path`, making an empty one (mode 0600) where there is none. An unfinished last line is set
    /// aside; a finished one that does not parse or chain is refused, and named.
    pub fn open(path: &Path, clock: Clock) -> Result<Log> {
        let is_new = !path.exists();
        let file =
            OpenOptions::new().read(true).append(true).create(true).mode(0o600).open(path).at("open the log", path)?;
        if is_new {
            file.sync_all().at("write", path)?;
            sync_folder(folder_of(path))?;
        }
        let mut log =
            Log { path: path.to_owned(), file, clock, entries: Vec::new(), chain: Chain::start(), checked: 0 };
        log.locked(Log::catch_up)?;
        Ok(log)
    }

    /// Appends what happened. Returns the entry's number once the line is on the disk, not before.
    pub fn append(&mut self, event: Event, by: &str) -> Result<u64> {
        self.locked(|log| {
            log.catch_up()?;
            log.write(event, by)
        })
    }

    /// Every entry, in order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Leaf hash of the last line; zeros while there is none.
    pub fn head(&self) -> [u8; 32] {
        self.chain.head
    }

    /// The clock that entries are stamped with.
    pub fn clock(&self) -> Clock {
        self.clock
    }

    fn locked<T>(&mut self, act: impl FnOnce(&mut Log) -> Result<T>) -> Result<T> {
        self.file.lock().at("lock the log", &self.path)?;
        let outcome = act(self);
        self.file.unlock().at("unlock the log", &self.path)?;
        outcome
    }

    /// Reads and checks what stands after the checked part.
    fn catch_up(&mut self) -> Result<()> {
        let size = self.file.metadata().at("read the log", &self.path)?.len();
        if size < self.checked {
            return Err(Broken::new(self.chain.entries, "missing: the file became shorter while it was open")
                .refusal(&self.path));
        }
        if size == self.checked && !self.entries.is_empty() {
            return Ok(());
        }
        self.read_on()?;
        self.record_repairs()
    }

    fn read_on(&mut self) -> Result<()> {
        let mut bytes = Vec::new();
        self.file.seek(SeekFrom::Start(self.checked)).at("read the log", &self.path)?;
        self.file.read_to_end(&mut bytes).at("read the log", &self.path)?;
        let mut lines = bytes.split_inclusive(|b| *b == b'\n').peekable();
        while let Some(line) = lines.next() {
            let is_last = lines.peek().is_none();
            match line.strip_suffix(b"\n") {
                // A page that never reached the disk reads as zeros, which no JSON holds.
                Some(whole) if !(is_last && whole.contains(&0)) => self.take(whole, lines.peek().copied())?,
                _ => self.set_aside(line)?,
            }
        }
        Ok(())
    }

    fn take(&mut self, line: &[u8], next: Option<&[u8]>) -> Result<()> {
        match self.chain.look(line) {
            Link::Fits(entry, hash) => {
                self.keep(entry, hash, line.len());
                Ok(())
            }
            Link::Not(broken) => Err(broken.refusal(&self.path)),
            Link::Loose(hash) => Err(self.chain.blame(hash, next.and_then(prev_of)).refusal(&self.path)),
        }
    }

    fn keep(&mut self, entry: Entry, hash: [u8; 32], line: usize) {
        self.chain.step(hash);
        self.entries.push(entry);
        self.checked += line as u64 + 1;
    }

    /// Copies a torn tail to `events.torn-N` and only then cuts it off.
    fn set_aside(&mut self, torn: &[u8]) -> Result<()> {
        let aside = (1..)
            .map(|n| torn_path(&self.path, n))
            .find(|p| !p.exists() || fs::read(p).is_ok_and(|b| b == torn))
            .ok_or_else(|| Fault::new("no name left for a torn line"))?;
        let mut copy =
            OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&aside).at("write", &aside)?;
        copy.write_all(torn).and_then(|()| copy.sync_all()).at("write", &aside)?;
        sync_folder(folder_of(&self.path))?;
        self.file.set_len(self.checked).and_then(|()| self.file.sync_all()).at("repair the log", &self.path)
    }

    /// One `repaired` event for each torn line set aside, also where a crash came between the two.
    fn record_repairs(&mut self) -> Result<()> {
        let recorded = self.entries.iter().filter(|e| matches!(e.event, Event::Repaired { .. })).count();
        for n in recorded + 1.. {
            let Ok(aside) = fs::metadata(torn_path(&self.path, n)) else { break };
            self.write(Event::Repaired { dropped_bytes: aside.len() }, REPAIRER)?;
        }
        Ok(())
    }

    fn write(&mut self, event: Event, by: &str) -> Result<u64> {
        let entry = Entry {
            v: VERSION,
            seq: self.chain.entries + 1,
            at: self.clock.stamp(),
            by: by.to_owned(),
            event,
            prev: hex::encode(self.chain.head),
        };
        let mut line = serde_json::to_vec(&entry).context("cannot write down an event")?;
        let (hash, length) = (super::leaf_hash(&line), line.len());
        line.push(b'\n');
        if let Err(e) = self.file.write_all(&line).and_then(|()| self.file.sync_data()) {
            // Not acknowledged, so it must not stand there: the next append would otherwise follow half a line.
            let _ = self.file.set_len(self.checked);
            return Err(Fault::new(format!("cannot append to {}: {e}; nothing was recorded", self.path.display()))
                .hint("make room on the disk, or mend it, and do the last step again"));
        }
        let seq = entry.seq;
        self.keep(entry, hash, length);
        Ok(seq)
    }
}

/// `events.torn-N` beside `events.jsonl`.
fn torn_path(log: &Path, n: usize) -> PathBuf {
    log.with_extension(format!("torn-{n}"))
}

/// Puts a folder's names on the disk: a new file is safe only once its folder is.
pub fn sync_folder(folder: &Path) -> Result<()> {
    File::open(folder).and_then(|d| d.sync_all()).at("write the folder", folder)
}

/// The folder a file lies in.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
