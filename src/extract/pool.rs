//! The program's side: workers that are started when needed, timed, and replaced on death. A file that kills its worker
//! costs only itself.

use super::frame::{self, DrawAnswer, LeafAnswer, Order, ReadAnswer, Ready, Setup};
use super::ocr::{Memory, Recogniser};
use super::sandbox::Walls;
use super::worker::failed;
use super::{APART, together};
use crate::format::Leaf;
use crate::model::{Context, ExceptionKind, Fault, Reading, Result};
use crate::settings::Limits;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Largest answer taken from a worker.
const MAX_ANSWER: usize = 1 << 30;
/// Time a worker has to shut itself in.
const START: Duration = Duration::from_secs(20);
/// Time a worker has to end once nobody asks it anything.
const END: Duration = Duration::from_secs(2);
/// Time a worker has to draw one picture.
const DRAW: Duration = Duration::from_secs(30);
/// Time a worker has for one page of a release, and CPU time.
const LEAF: Duration = Duration::from_secs(25);
/// Bytes of a file that grant it one more second.
pub(super) const BYTES_A_SECOND: u64 = 4 << 20;
/// A file larger than this (a mailbox, an archive) gets a worker of its own whose limits grow with it; one at a time.
const LARGE: usize = 64 << 20;
/// What a large file's worker may take beyond the usual, in times the file's size: the file, its members, their text.
const LARGE_MEMORY: u64 = 5;
const LARGE_UNPACKED: u64 = 3;

/// How workers are started.
#[derive(Clone)]
pub struct Pool {
    program: PathBuf,
    setup: Setup,
    limits: Limits,
    memory: Option<Arc<Memory>>,
    recogniser: Arc<OnceLock<Option<Arc<Recogniser>>>>,
    large: Arc<Semaphore>,
    spool: PathBuf,
    apart: u64,
}

impl Pool {
    /// A pool whose workers are this very program (or the one that `limits` name), run as `dsar worker`.
    pub fn new(limits: &Limits) -> Result<Pool> {
        let program = match &limits.worker_program {
            Some(program) => program.clone(),
            None => std::env::current_exe().context("cannot find this program's own file to start a worker")?,
        };
        let setup = Setup {
            unpacked: limits.megabytes_unpacked << 20,
            depth: limits.depth,
            passwords: limits.passwords.clone(),
            memory: limits.megabytes_of_memory << 20,
        };
        Ok(Pool {
            program,
            setup,
            limits: limits.clone(),
            memory: None,
            recogniser: Arc::default(),
            large: Arc::new(Semaphore::new(1)),
            spool: std::env::temp_dir(),
            apart: APART,
        })
    }

    /// The same, with a memory of what was recognised before.
    pub fn remembering(self, memory: Memory) -> Pool {
        Pool { memory: Some(Arc::new(memory)), ..self }
    }

    /// The same, with a folder in which large members are unpacked, in files without names that are gone with the program.
    pub fn spooling_in(self, folder: &Path) -> Pool {
        Pool { spool: folder.to_owned(), ..self }
    }

    /// The same, with files of `bytes` bytes and more taken apart where they can be.
    pub fn taking_apart_from(self, bytes: u64) -> Pool {
        Pool { apart: bytes, ..self }
    }

    /// Bytes from which a file is taken apart: [`APART`], unless somebody said otherwise.
    pub fn apart(&self) -> u64 {
        self.apart
    }

    /// A new file for a member.
    pub(super) fn spool(&self) -> std::io::Result<std::fs::File> {
        tempfile::tempfile_in(&self.spool)
    }

    /// One worker, not started until its first file.
    pub fn worker(&self) -> Worker {
        Worker { pool: self.clone(), running: None }
    }

    /// The recogniser of writing in pictures, if it is wanted and installed; looked for once.
    pub fn recogniser(&self) -> Option<Arc<Recogniser>> {
        let find = || Recogniser::find(&self.limits.ocr, &self.program, self.memory.clone()).map(Arc::new);
        self.recogniser.get_or_init(find).clone()
    }

    /// Pictures of one file that are recognised at most.
    pub(super) fn pictures_per_file(&self) -> usize {
        self.limits.ocr.pictures_per_file
    }

    /// Pictures recognised at a time.
    pub(super) fn cores(&self) -> usize {
        std::thread::available_parallelism().map_or(2, usize::from)
    }

    /// The same pool with limits for a file of `size` bytes.
    fn for_large(&self, size: usize) -> Pool {
        let size = size as u64;
        let mut pool = self.clone();
        pool.setup.memory += LARGE_MEMORY * size;
        pool.setup.unpacked = pool.setup.unpacked.max(LARGE_UNPACKED * size);
        pool
    }

    /// Starts a process that has shut itself in. `third` stands where its standard error would be.
    pub(super) async fn launch(&self, third: Stdio) -> Result<(Running, Walls)> {
        let mut child = Command::new(&self.program)
            .arg("worker")
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(third)
            .kill_on_drop(true)
            .spawn()
            .context("cannot start a worker process")?;
        let (Some(mut input), Some(mut output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(Fault::new("a worker process started without its pipes"));
        };
        send(&mut input, &self.setup).await.context("cannot talk to a worker process")?;
        let walls: Ready = tokio::time::timeout(START, receive(&mut output))
            .await
            .context("a worker process does not answer")?
            .context("a worker process ended before it was ready")?;
        if !walls.hold() && !self.limits.accept_weaker_isolation {
            return Err(Fault::refusal(
                "this system can shut a reader of hostile files in neither by Landlock nor by seccomp",
            )
            .hint("use a Linux kernel of 5.13 or later; or, if you trust every file in the stores, set limits.accept_weaker_isolation = true in dsar.toml"));
        }
        Ok((Running { child, input, output }, walls))
    }

    /// Waits for its turn, kept until what it returns is dropped: what needs much memory is done one at a time.
    pub(super) async fn one_at_a_time(&self) -> Result<OwnedSemaphorePermit> {
        self.large.clone().acquire_owned().await.context("the pool is closed")
    }

    /// What the settings allow.
    pub(super) fn limits(&self) -> &Limits {
        &self.limits
    }

    /// Bytes of the largest file that is read.
    pub(super) fn largest(&self) -> u64 {
        self.limits.megabytes_per_file << 20
    }

    /// Processes that read side by side.
    pub fn count(&self) -> usize {
        if self.limits.workers == 0 { self.cores() } else { self.limits.workers }
    }

    pub(super) fn time_for(&self, size: usize) -> u64 {
        self.limits.seconds_per_file + size as u64 / BYTES_A_SECOND
    }
}

pub(super) struct Running {
    pub(super) child: Child,
    pub(super) input: ChildStdin,
    pub(super) output: ChildStdout,
}

/// One worker process and its replacement after each death.
pub struct Worker {
    pub(super) pool: Pool,
    running: Option<Running>,
}

/// Why an order was not answered; the worker is gone.
pub(super) enum Silence {
    /// It died.
    Died,
    /// It took too long, and was killed.
    Slow,
}

impl Silence {
    pub(super) fn exception(&self) -> (ExceptionKind, &'static str) {
        match self {
            Silence::Died => {
                (ExceptionKind::Crashed, "the reader died of it (damaged or malicious file, or out of memory)")
            }
            Silence::Slow => (ExceptionKind::TimedOut, "reading it took longer than the time limit"),
        }
    }
}

impl Worker {
    /// Reads one file. `Err` only where no worker can be started at all; a file's own failure is in the reading.
    pub async fn read(&mut self, untrusted_name: &str, bytes: &[u8]) -> Result<Reading> {
        if bytes.len() <= LARGE {
            return self.read_within(untrusted_name, bytes).await;
        }
        let _one_at_a_time = self.pool.one_at_a_time().await?;
        self.read_alone(untrusted_name, bytes).await
    }

    /// Reads a file with limits that grow with it; the caller sees to it that one is read at a time.
    pub(super) async fn read_alone(&mut self, untrusted_name: &str, bytes: &[u8]) -> Result<Reading> {
        if bytes.len() <= LARGE {
            return self.read_within(untrusted_name, bytes).await;
        }
        // Its own workers, gone once it is read: no small file inherits such limits.
        let mut worker = self.pool.for_large(bytes.len()).worker();
        let reading = worker.read_within(untrusted_name, bytes).await;
        worker.close().await;
        reading
    }

    /// Starts the process now, so that the first file need not wait for it.
    pub async fn warm(&mut self) -> Result<()> {
        if self.running.is_none() {
            self.running = Some(self.start().await?.0);
        }
        Ok(())
    }

    async fn read_within(&mut self, untrusted_name: &str, bytes: &[u8]) -> Result<Reading> {
        match self.order_read(untrusted_name, bytes).await? {
            Ok(ReadAnswer { reading, pictures }) if pictures.is_empty() => Ok(reading),
            Ok(answer) => self.recognise(untrusted_name, bytes, answer).await,
            Err(silence) => {
                let (kind, why) = silence.exception();
                Ok(failed(untrusted_name, bytes, kind, why))
            }
        }
    }

    /// Lets the process end by itself and waits for it, so that nothing of it is left behind and its time is accounted for.
    pub async fn close(mut self) {
        if let Some(Running { mut child, input, output }) = self.running.take() {
            drop((input, output));
            if tokio::time::timeout(END, child.wait()).await.is_err() {
                // Killed when dropped.
                drop(child);
            }
        }
    }

    /// The walls around a worker started for the question.
    pub async fn walls(&mut self) -> Result<Walls> {
        let (running, walls) = self.start().await?;
        self.running = Some(running);
        Ok(walls)
    }

    /// Sends a file and waits for its reading; what the answer says of pictures is checked.
    pub(super) async fn order_read(
        &mut self,
        untrusted_name: &str,
        bytes: &[u8],
    ) -> Result<std::result::Result<ReadAnswer, Silence>> {
        let seconds = self.pool.time_for(bytes.len());
        let order = Order::Read { untrusted_name: untrusted_name.to_owned(), size: bytes.len() as u64, seconds };
        let answer: std::result::Result<ReadAnswer, Silence> =
            self.ask(&order, bytes, Duration::from_secs(seconds)).await?;
        match answer {
            Ok(answer) if !answer.is_sound() => {
                self.stop().await;
                Ok(Err(Silence::Died))
            }
            other => Ok(other),
        }
    }

    /// Has the worker draw a picture of the file it read last.
    pub(super) async fn order_draw(&mut self, number: u32) -> Result<std::result::Result<DrawAnswer, Silence>> {
        self.ask(&Order::Draw(number), &[], DRAW).await
    }

    /// Has the worker keep a file for [`Worker::leaf`]; the number of its pages, 0 where it has none or cannot be opened.
    /// `trail` names the members that lead to it within `bytes`, outermost first.
    pub async fn hold(&mut self, untrusted_name: &str, bytes: &[u8], trail: &[String]) -> Result<u32> {
        let (untrusted_name, trail) = (untrusted_name.to_owned(), trail.to_vec());
        let order = Order::Hold { untrusted_name, trail, size: bytes.len() as u64 };
        let pages: std::result::Result<u32, Silence> = self.ask(&order, bytes, LEAF).await?;
        Ok(pages.unwrap_or(0))
    }

    /// Page `number` (from 1) of the file held, as plain values, drawn at `dpi`; `Err` says in words of ours why there is
    /// none. A worker that dies of it holds nothing any more.
    pub async fn leaf(&mut self, number: u32, dpi: u32) -> Result<std::result::Result<Leaf, &'static str>> {
        if self.running.is_none() {
            return Ok(Err("the file is no longer held"));
        }
        let order = Order::Leaf { number, dpi, seconds: LEAF.as_secs() };
        let answer: std::result::Result<LeafAnswer, Silence> = self.ask(&order, &[], LEAF).await?;
        Ok(match answer {
            Ok(Some(leaf)) if leaf.is_sound() => Ok(leaf),
            Ok(_) => Err("the page cannot be read to its end"),
            Err(_) => Err("the page takes too much time or memory"),
        })
    }

    /// The recogniser of the pool, see [`Pool::recogniser`].
    pub fn recogniser(&self) -> Option<Arc<Recogniser>> {
        self.pool.recogniser()
    }

    /// True where a worker runs, so that it still holds what it was given.
    pub fn is_running(&self) -> bool {
        self.running.is_some()
    }

    pub(super) async fn ask<T: serde::de::DeserializeOwned>(
        &mut self,
        order: &Order,
        bytes: &[u8],
        limit: Duration,
    ) -> Result<std::result::Result<T, Silence>> {
        self.warm().await?;
        let Some(running) = self.running.as_mut() else { return Err(Fault::new("no worker")) };
        let silence = match tokio::time::timeout(limit, converse(running, order, bytes)).await {
            Ok(Ok(answer)) => return Ok(Ok(answer)),
            Ok(Err(_)) => Silence::Died,
            Err(_) => Silence::Slow,
        };
        self.stop().await;
        Ok(Err(silence))
    }

    async fn start(&self) -> Result<(Running, Walls)> {
        self.pool.launch(Stdio::null()).await
    }

    pub(super) async fn stop(&mut self) {
        if let Some(mut running) = self.running.take() {
            // Already dead or about to be: nothing to do about a failure here.
            let _ = running.child.kill().await;
        }
    }
}

async fn converse<T: serde::de::DeserializeOwned>(
    worker: &mut Running,
    order: &Order,
    bytes: &[u8],
) -> std::io::Result<T> {
    let mut wire = frame::wire(order)?;
    if bytes.len() <= together::BYTES {
        // One call, one waking.
        wire.extend_from_slice(bytes);
        worker.input.write_all(&wire).await?;
    } else {
        worker.input.write_all(&wire).await?;
        worker.input.write_all(bytes).await?;
    }
    worker.input.flush().await?;
    receive(&mut worker.output).await
}

pub(super) async fn send<T: serde::Serialize>(input: &mut ChildStdin, value: &T) -> std::io::Result<()> {
    input.write_all(&frame::wire(value)?).await
}

async fn receive<T: serde::de::DeserializeOwned>(output: &mut ChildStdout) -> std::io::Result<T> {
    let length = output.read_u32_le().await? as usize;
    if length > MAX_ANSWER {
        return Err(std::io::Error::other("answer larger than allowed"));
    }
    // Grown as it comes: an announced length alone allocates no more than a lot's answer takes.
    let mut body = Vec::with_capacity(length.min(4 * together::BYTES));
    output.take(length as u64).read_to_end(&mut body).await?;
    postcard::from_bytes(&body).map_err(std::io::Error::other)
}
