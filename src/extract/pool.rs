//! The program's side: workers that are started when needed, timed, and replaced on death. A file that kills its worker
//! costs only itself.

use super::frame::{Job, Setup};
use super::worker::failed;
use crate::model::{Context, ExceptionKind, Fault, Reading, Result};
use crate::settings::Limits;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};

/// Largest answer taken from a worker.
const MAX_ANSWER: usize = 1 << 30;

/// How workers are started.
#[derive(Clone, Debug)]
pub struct Pool {
    program: PathBuf,
    setup: Setup,
    seconds: u64,
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
            seconds: limits.seconds_per_file,
        };
        Ok(Pool { program, setup, seconds: limits.seconds_per_file })
    }

    /// One worker, not started until its first file.
    pub fn worker(&self) -> Worker {
        Worker { pool: self.clone(), running: None }
    }
}

struct Running {
    child: Child,
    input: ChildStdin,
    output: ChildStdout,
}

/// One worker process and its replacement after each death.
pub struct Worker {
    pool: Pool,
    running: Option<Running>,
}

impl Worker {
    /// Reads one file. `Err` only where no worker can be started at all; a file's own failure is in the reading.
    pub async fn read(&mut self, untrusted_name: &str, bytes: &[u8]) -> Result<Reading> {
        if self.running.is_none() {
            self.running = Some(self.start().await?);
        }
        let Some(running) = self.running.as_mut() else { return Err(Fault::new("no worker")) };
        let limit = Duration::from_secs(self.pool.seconds);
        let (kind, why) = match tokio::time::timeout(limit, converse(running, untrusted_name, bytes)).await {
            Ok(Ok(reading)) if !reading.items.is_empty() => return Ok(reading),
            Ok(_) => (ExceptionKind::Crashed, "the reader died of it (damaged or malicious file, or out of memory)"),
            Err(_) => (ExceptionKind::TimedOut, "reading it took longer than the time limit"),
        };
        self.stop().await;
        Ok(failed(untrusted_name, bytes, kind, why))
    }

    async fn start(&self) -> Result<Running> {
        let mut child = Command::new(&self.pool.program)
            .arg("worker")
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .context("cannot start a worker process")?;
        let (Some(mut input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(Fault::new("a worker process started without its pipes"));
        };
        send(&mut input, &self.pool.setup).await.context("cannot talk to a worker process")?;
        Ok(Running { child, input, output })
    }

    async fn stop(&mut self) {
        if let Some(mut running) = self.running.take() {
            // Already dead or about to be: nothing to do about a failure here.
            let _ = running.child.kill().await;
        }
    }
}

async fn converse(worker: &mut Running, untrusted_name: &str, bytes: &[u8]) -> std::io::Result<Reading> {
    let job = Job { untrusted_name: untrusted_name.to_owned(), size: bytes.len() as u64 };
    send(&mut worker.input, &job).await?;
    worker.input.write_all(bytes).await?;
    worker.input.flush().await?;
    let length = worker.output.read_u32_le().await? as usize;
    if length > MAX_ANSWER {
        return Err(std::io::Error::other("answer larger than allowed"));
    }
    let mut body = vec![0; length];
    worker.output.read_exact(&mut body).await?;
    postcard::from_bytes(&body).map_err(std::io::Error::other)
}

async fn send<T: serde::Serialize>(input: &mut ChildStdin, value: &T) -> std::io::Result<()> {
    let mut wire = Vec::new();
    super::frame::write(&mut wire, value)?;
    input.write_all(&wire).await
}
