//! Members read side by side and put together again in their order.

mod lots;
mod stop;

use self::lots::{Lot, read_lots};
use self::stop::{MAX_ITEMS, Stop};
use super::marker::Marker;
use super::member::{Came, Coming};
use super::unpacker::Unpacker;
use super::{Ended, LargeFile, Numbered, told};
use crate::extract::frame::Part;
use crate::extract::pool::{Pool, Silence};
use crate::extract::together::{self, Untrusted};
use crate::model::{Context, Exception, ExceptionKind, Fault, Item, Milestone, Reading, Result, Waypoint};
use std::collections::VecDeque;
use std::sync::Arc;
use tokio::sync::{Mutex, mpsc, oneshot};
use tokio::task::JoinHandle;

/// What members may unpack to in all, in times the file's size, where that is more than the limit for any file: mail packs to
/// a fifth, and its attachments come out of it once more.
pub(super) const RATIO: u64 = 100;
/// Bytes of members that wait to be read or to be put in order.
const MAX_WAITING: usize = 96 << 20;
/// Lots that wait for each worker.
const LOTS: usize = 4;
/// Deaths of the process that takes the file apart before the rest is left unread.
const PATIENCE: u32 = 3;
/// Members that may take too long or end their readers before the rest is left unread, and one more for so many that do not.
const FAILURES: u64 = 20;
const SOUND: u64 = 50;

/// A lot on its way.
struct Waiting {
    parent: u32,
    /// Number of its first member in the container.
    first: u64,
    bytes: usize,
    answer: oneshot::Receiver<Result<Vec<Reading>>>,
}

/// A reading that is put together.
pub(super) struct Assembly<'a> {
    pool: &'a Pool,
    to: &'a mpsc::Sender<Vec<Numbered>>,
    lots: mpsc::Sender<Lot>,
    readers: Vec<JoinHandle<Result<()>>>,
    waiting: VecDeque<Waiting>,
    waiting_bytes: usize,
    /// Items so far: the number of the next.
    next: u32,
    /// Where members of the file itself begin to be read, and the number of the first item there.
    from: Option<(Waypoint, u32)>,
    marker: Marker,
    /// Bytes that members may still unpack to, and those they did.
    left: u64,
    spent: u64,
    failures: u64,
    sound: u64,
    stop: Option<Stop>,
    /// Number in its container of the first member that was not put in any more.
    stopped_at: Option<u64>,
    no_room: Option<String>,
}

/// Members of one container, on their way to be read.
struct Open {
    parent: u32,
    lot: Vec<Untrusted>,
    /// Number of the first of them.
    first: u64,
    bytes: usize,
    coming: Option<Coming>,
    /// Number of the next member of the container.
    number: u64,
}

impl<'a> Assembly<'a> {
    pub(super) fn new(
        pool: &'a Pool,
        file: &LargeFile,
        from: Option<&Milestone>,
        to: &'a mpsc::Sender<Vec<Numbered>>,
    ) -> Assembly<'a> {
        let (lots, taken) = mpsc::channel(pool.count());
        let taken = Arc::new(Mutex::new(taken));
        let readers = (0..pool.count()).map(|_| tokio::spawn(read_lots(pool.clone(), taken.clone()))).collect();
        let most = (pool.limits().megabytes_unpacked << 20).max(file.size.saturating_mul(RATIO));
        let spent = from.map_or(0, |milestone| milestone.spent);
        let (waiting, waiting_bytes) = (VecDeque::new(), 0);
        let (next, failures, sound, stop, stopped_at) = (0, 0, 0, None, None);
        Assembly {
            pool,
            to,
            lots,
            readers,
            waiting,
            waiting_bytes,
            next,
            from: from.map(|milestone| (milestone.waypoint, milestone.ordinal)),
            marker: Marker::new(&file.prefixes, from),
            left: most.saturating_sub(spent),
            spent,
            failures,
            sound,
            stop,
            stopped_at,
            no_room: None,
        }
    }

    /// Ends the readers.
    pub(super) async fn close(self) -> Ended {
        drop(self.lots);
        for reader in self.readers {
            let _ = reader.await;
        }
        match (self.no_room, self.stop) {
            (Some(why), _) => Ended::NoRoom(why),
            (None, Some(Stop::Closed)) => Ended::Closed,
            (None, Some(_)) => Ended::Whole(Vec::new()),
            (None, None) => Ended::Whole(self.marker.end()),
        }
    }

    /// Reads `file`, which lies in item `parent`, `depth` files deep.
    pub(super) async fn take(&mut self, file: &LargeFile, parent: Option<u32>, depth: u32) -> Result<()> {
        let number = self.next;
        self.next += 1;
        let item = match self.members(file, number, depth).await? {
            Some(item) => item,
            None => return self.whole(file, parent, number).await,
        };
        self.send(vec![(number, Item { parent, ..item })]).await;
        Ok(())
    }

    /// A file that cannot be taken apart, with the memory that this takes.
    async fn whole(&mut self, file: &LargeFile, parent: Option<u32>, number: u32) -> Result<()> {
        let most = self.pool.limits().megabytes_read_whole;
        let reading = match file.bytes() {
            _ if file.size > most << 20 => {
                let detail = format!(
                    "{} MiB of a kind that can only be read whole; the limit for that is {most} MiB (megabytes_read_whole)",
                    file.size >> 20
                );
                Reading { items: vec![file.failed(ExceptionKind::TooLarge, &detail)] }
            }
            Err(e) => {
                let detail = format!("the system says: {}", e.kind());
                Reading { items: vec![file.failed(ExceptionKind::Unreadable, &detail)] }
            }
            Ok(bytes) => {
                let mut worker = self.pool.worker();
                let reading = worker.read_alone(&file.untrusted_name, &bytes).await;
                worker.close().await;
                reading?
            }
        };
        self.next = number;
        self.put(reading, parent).await;
        Ok(())
    }

    /// Reads the members of `file`, which is item `number`; its own item, or `None` where it has to be read whole.
    async fn members(&mut self, file: &LargeFile, number: u32, depth: u32) -> Result<Option<Item>> {
        let (from, next) = self.from.take().unwrap_or((Waypoint::default(), self.next));
        self.next = next;
        let mut unpacker = Unpacker::start(self.pool, file, self.left, from, from.number, false).await?;
        let mut item = file.failed(ExceptionKind::Crashed, "");
        item.exceptions.clear();
        let mut open = Open { parent: number, lot: Vec::new(), first: 0, bytes: 0, coming: None, number: from.number };
        let (mut deaths, mut known, mut careful) = (0, false, false);
        loop {
            if let Some(why) = self.stop {
                self.drain(0, 0).await?;
                let number =
                    self.stopped_at.take().unwrap_or(if open.lot.is_empty() { open.number } else { open.first });
                let (kind, detail) = why.told(number);
                told(&mut item, kind, detail);
                break;
            }
            match unpacker.next().await {
                Ok((Part::None, _)) if !known && from == Waypoint::default() => {
                    unpacker.stop().await;
                    return Ok(None);
                }
                Ok((Part::Format(format), _)) => (item.format, known) = (format, true),
                Ok((Part::Done { passages, exceptions, meta }, _)) => {
                    self.dispatch(&mut open).await?;
                    self.drain(0, 0).await?;
                    (item.passages, item.meta) = (passages, meta);
                    item.exceptions.extend(exceptions);
                    break;
                }
                Ok((part, bytes)) => self.part(&mut open, part, bytes, depth).await?,
                Err(Silence::Died) if deaths < PATIENCE && known => {
                    // What it had not said yet is lost: another goes on from there, and says more.
                    if careful {
                        deaths += 1;
                        let detail =
                            format!("the reader died of member number {}, which was not read", open.number + 1);
                        told(&mut item, ExceptionKind::PartlyRead, detail);
                        open.number += 1;
                    }
                    careful = !careful;
                    open.coming = None;
                    unpacker.stop().await;
                    unpacker = Unpacker::start(self.pool, file, self.left, from, open.number, careful).await?;
                }
                Err(silence) => {
                    let (kind, why) = silence.exception();
                    let rest = if known {
                        format!("; members from number {} on were not read", open.number + 1)
                    } else {
                        String::new()
                    };
                    told(&mut item, kind, format!("{why}{rest}"));
                    self.dispatch(&mut open).await?;
                    self.drain(0, 0).await?;
                    break;
                }
            }
        }
        unpacker.stop().await;
        self.drain(0, 0).await?;
        accounted(&mut item, self.next == number + 1);
        if number == 0 && !item.exceptions.is_empty() {
            // They tell of members by number, and would be lost with the item.
            self.marker = Marker::default();
        }
        Ok(Some(item))
    }

    async fn part(&mut self, open: &mut Open, part: Part, bytes: Vec<u8>, depth: u32) -> Result<()> {
        match part {
            Part::Whole { number, untrusted_name, .. } => {
                open.number = number;
                self.add(open, (untrusted_name, bytes)).await?;
                open.number = number + 1;
                Ok(())
            }
            Part::Passed(waypoint) => {
                if open.parent == 0 {
                    self.marker.passed(waypoint);
                }
                Ok(())
            }
            Part::Asked(number) => {
                open.number = number;
                Ok(())
            }
            Part::Begin { number, untrusted_name } => {
                open.number = number;
                open.coming = Some(Coming::new(untrusted_name));
                Ok(())
            }
            Part::Piece(_) => {
                if let Some(coming) = open.coming.as_mut() {
                    coming.take(self.pool, &bytes);
                }
                Ok(())
            }
            Part::End(keep) => {
                if let Some(coming) = open.coming.take().filter(|_| keep) {
                    self.came(open, coming, depth).await?;
                }
                open.number += 1;
                Ok(())
            }
            _ => Ok(()),
        }
    }

    async fn came(&mut self, open: &mut Open, coming: Coming, depth: u32) -> Result<()> {
        let untrusted_name = coming.untrusted_name.clone();
        let large = match coming.end() {
            Came::Small(bytes) => return self.add(open, (untrusted_name, bytes)).await,
            Came::Large(large) => large,
            Came::Lost(why) => {
                // No fact of the file: once there is room it is read.
                (self.no_room, self.stop) = (Some(why.kind().to_string()), Some(Stop::Closed));
                return Ok(());
            }
        };
        self.dispatch(open).await?;
        self.drain(0, 0).await?;
        self.reach(open.parent, open.number);
        if depth + 1 > self.pool.limits().depth {
            let item = large.failed(ExceptionKind::TooLarge, "a file nested deeper than the limit was not opened");
            self.put(Reading { items: vec![item] }, Some(open.parent)).await;
            return Ok(());
        }
        self.spend(large.size);
        Box::pin(self.take(&large, Some(open.parent), depth + 1)).await
    }

    /// Puts a member to those that go together.
    async fn add(&mut self, open: &mut Open, member: Untrusted) -> Result<()> {
        let size = member.1.len();
        // One behind the other: the number of the first is that of all.
        let follows = open.first + open.lot.len() as u64 == open.number;
        if open.lot.len() >= together::FILES || open.bytes + size > together::BYTES || !follows {
            self.dispatch(open).await?;
        }
        if open.lot.is_empty() {
            open.first = open.number;
        }
        open.bytes += size;
        open.lot.push(member);
        Ok(())
    }

    /// Gives those that go together to a reader.
    async fn dispatch(&mut self, open: &mut Open) -> Result<()> {
        let (lot, bytes) = (std::mem::take(&mut open.lot), std::mem::take(&mut open.bytes));
        if lot.is_empty() {
            return Ok(());
        }
        self.drain(LOTS * self.pool.count(), MAX_WAITING.saturating_sub(bytes)).await?;
        let (reply, answer) = oneshot::channel();
        let first = open.first;
        self.waiting.push_back(Waiting { parent: open.parent, first, bytes, answer });
        self.waiting_bytes += bytes;
        self.lots.send((lot, reply)).await.map_err(|_| Fault::new("no worker process could be started"))
    }

    /// Puts together what was read, until so many lots and bytes are on their way at most.
    async fn drain(&mut self, lots: usize, bytes: usize) -> Result<()> {
        while self.waiting.len() > lots || self.waiting_bytes > bytes {
            let Some(Waiting { parent, first, bytes, answer }) = self.waiting.pop_front() else { return Ok(()) };
            self.waiting_bytes -= bytes;
            let readings = answer.await.context("a worker process could not be started")??;
            for (number, reading) in (first..).zip(readings) {
                if self.stop.is_some() {
                    self.stopped_at = self.stopped_at.or(Some(number));
                }
                self.reach(parent, number);
                self.put(reading, Some(parent)).await;
            }
        }
        Ok(())
    }

    /// Member `number` of item `parent` is put next.
    fn reach(&mut self, parent: u32, number: u64) {
        if parent == 0 {
            self.marker.reached(number, self.next, self.spent);
        }
    }

    /// Puts a member's items behind those before.
    async fn put(&mut self, mut reading: Reading, parent: Option<u32>) {
        if self.stop.is_some() {
            return;
        }
        let base = self.next;
        self.next += reading.items.len() as u32;
        let failed = |e: &Exception| matches!(e.kind, ExceptionKind::TimedOut | ExceptionKind::Crashed);
        match reading.items.first().is_some_and(|item| item.exceptions.iter().any(failed)) {
            true => self.failures += 1,
            false => self.sound += 1,
        }
        for item in &mut reading.items {
            item.parent = item.parent.map_or(parent, |within| Some(within + base));
        }
        self.spend(reading.items.iter().map(|item| item.size).sum());
        let stop = match () {
            () if self.next >= MAX_ITEMS => Some(Stop::Items),
            () if self.failures > FAILURES + self.sound / SOUND => Some(Stop::Failures),
            () => None,
        };
        self.send((base..).zip(reading.items).collect()).await;
        self.stop = self.stop.or(stop);
    }

    fn spend(&mut self, bytes: u64) {
        self.spent = self.spent.saturating_add(bytes);
        self.left = self.left.saturating_sub(bytes);
        if self.left == 0 {
            self.stop = self.stop.or(Some(Stop::Bytes));
        }
    }

    async fn send(&mut self, items: Vec<Numbered>) {
        if self.to.send(items).await.is_err() {
            self.stop = Some(Stop::Closed);
        }
    }
}

/// No file is read in silence.
fn accounted(item: &mut Item, is_empty: bool) {
    let blank = item.passages.iter().all(|p| p.text.expose().trim().is_empty());
    if blank && is_empty && item.exceptions.is_empty() {
        told(item, ExceptionKind::NoText, "the file was read, and holds no text".into());
    }
}
