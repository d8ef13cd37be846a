//! Small files, several to an order: to wake a process for each letter of a mailbox costs as much as to read it.

use super::Worker;
use super::frame::{Order, ReadAnswer, Small};
use super::pool::Silence;
use crate::model::{Reading, Result};
use std::time::Duration;

/// Files that go together at most, and their bytes: an order and its answer each fill a pipe about once.
pub const FILES: usize = 24;
pub const BYTES: usize = 96 << 10;
/// Time they have together; where it does not do, each is read alone and has its own.
const TIME: Duration = Duration::from_secs(20);

/// A file's name, for its ending only, and its bytes.
pub type Untrusted = (String, Vec<u8>);

impl Worker {
    /// Reads several small files for one waking of the worker. Where anything goes wrong with them, and for what has pictures, each
    /// is read alone: then as ever a file that kills its reader costs only itself.
    pub async fn read_all(&mut self, files: &[Untrusted]) -> Result<Vec<Reading>> {
        let together = if files.len() > 1 { self.order_read_all(files).await? } else { None };
        let mut answers = together.unwrap_or_default().into_iter();
        let mut readings = Vec::with_capacity(files.len());
        for (untrusted_name, bytes) in files {
            readings.push(match answers.next().filter(|a| a.pictures.is_empty()) {
                Some(answer) => answer.reading,
                None => self.read(untrusted_name, bytes).await?,
            });
        }
        Ok(readings)
    }

    /// `None` where they were not all answered, or not soundly.
    async fn order_read_all(&mut self, files: &[Untrusted]) -> Result<Option<Vec<ReadAnswer>>> {
        let small = |(name, bytes): &Untrusted| Small {
            untrusted_name: name.clone(),
            size: bytes.len() as u64,
            seconds: self.pool.time_for(bytes.len()),
        };
        let order = Order::ReadAll(files.iter().map(small).collect());
        let bytes = files.iter().map(|(_, bytes)| bytes.as_slice()).collect::<Vec<_>>().concat();
        let answers: std::result::Result<Vec<ReadAnswer>, Silence> = self.ask(&order, &bytes, TIME).await?;
        let Ok(answers) = answers else { return Ok(None) };
        let sound = answers.len() == files.len() && answers.iter().all(ReadAnswer::is_sound);
        if !sound {
            self.stop().await;
        }
        Ok(sound.then_some(answers))
    }
}
