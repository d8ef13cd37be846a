//! The process that takes a file apart, and how long it may keep everybody waiting.

use super::LargeFile;
use crate::extract::frame::{Order, Part};
use crate::extract::pool::{BYTES_A_SECOND, Pool, Running, Silence, send};
use crate::model::{Context, Result, Waypoint};
use std::io;
use std::process::Stdio;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::process::{Child, ChildStdin, ChildStdout};

/// Largest frame taken; the list of an archive's entries is one.
const MAX_FRAME: usize = 256 << 20;
/// Most bytes that follow a frame.
const MAX_PIECE: u32 = 1 << 20;

/// A process that takes a file apart.
pub(super) struct Unpacker {
    child: Child,
    /// Held open: at its end the process ends.
    _input: ChildStdin,
    output: BufReader<ChildStdout>,
    waited: Duration,
    allowed: Duration,
}

impl Unpacker {
    /// Starts one on `file` at `from`; `skip` members were had before, the others may unpack to `unpacked` bytes. A careful one
    /// tells which member it looks for, so that it is known which one it died of.
    pub(super) async fn start(
        pool: &Pool,
        file: &LargeFile,
        unpacked: u64,
        from: Waypoint,
        skip: u64,
        careful: bool,
    ) -> Result<Unpacker> {
        let third = file.file.try_clone().context("a file cannot be handed on")?;
        let (Running { child, mut input, output }, _) = pool.launch(Stdio::from(third)).await?;
        let seconds = pool.limits().seconds_per_file + file.size / BYTES_A_SECOND;
        let untrusted_name = file.untrusted_name.clone();
        let order = Order::Apart { untrusted_name, size: file.size, unpacked, from, skip, careful, seconds };
        send(&mut input, &order).await.context("cannot talk to a worker process")?;
        input.flush().await.context("cannot talk to a worker process")?;
        let output = BufReader::with_capacity(1 << 17, output);
        let (waited, allowed) = (Duration::ZERO, Duration::from_secs(seconds));
        Ok(Unpacker { child, _input: input, output, waited, allowed })
    }

    /// What comes next, and the bytes that follow it.
    pub(super) async fn next(&mut self) -> std::result::Result<(Part, Vec<u8>), Silence> {
        let (began, left) = (Instant::now(), self.allowed.saturating_sub(self.waited));
        let came = tokio::time::timeout(left, receive(&mut self.output)).await;
        self.waited += began.elapsed();
        let (part, bytes) = came.map_err(|_| Silence::Slow)?.map_err(|_| Silence::Died)?;
        // What comes out earns time: to unpack much is no fault.
        self.allowed += Duration::from_secs_f64(bytes.len() as f64 / BYTES_A_SECOND as f64);
        Ok((part, bytes))
    }

    pub(super) async fn stop(mut self) {
        // Already gone or about to be: nothing to do about a failure here.
        let _ = self.child.kill().await;
    }
}

async fn receive(output: &mut BufReader<ChildStdout>) -> io::Result<(Part, Vec<u8>)> {
    let length = output.read_u32_le().await? as usize;
    if length > MAX_FRAME {
        return Err(io::Error::other("frame larger than allowed"));
    }
    let frame = exactly(output, length).await?;
    let part: Part = postcard::from_bytes(&frame).map_err(io::Error::other)?;
    let follow = match part {
        Part::Whole { size, .. } | Part::Piece(size) => size,
        _ => 0,
    };
    if follow > MAX_PIECE {
        return Err(io::Error::other("piece larger than allowed"));
    }
    Ok((part, exactly(output, follow as usize).await?))
}

/// Grown as it comes: an announced length alone allocates nothing.
async fn exactly(output: &mut BufReader<ChildStdout>, length: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(length.min(MAX_PIECE as usize));
    output.take(length as u64).read_to_end(&mut bytes).await?;
    if bytes.len() == length { Ok(bytes) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}
