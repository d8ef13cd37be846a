//! The worker's side of taking a large file apart: members go out one by one as they are found, so that neither the file nor
//! what it holds is ever held in memory. The file stands open, for reading only, where standard error would be.

use super::frame::{self, Order, Part};
use super::sandbox;
use crate::format::{Large, ReadLimits, Taker, choose_large};
use crate::model::{Extraction, Waypoint};
use rustix::io::pread;
use std::io::{self, Stderr, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A member up to this size goes out as one.
const ONE: usize = 256 << 10;

/// Answers the order; `Err` where nobody listens any more.
pub(super) fn answer(order: &Order, limits: &ReadLimits, output: &mut impl Write) -> io::Result<()> {
    let Order::Apart { untrusted_name, size, from, skip, careful, seconds, .. } = order else { return Ok(()) };
    let (size, from, skip, careful, seconds) = (*size, *from, *skip, *careful, *seconds);
    sandbox::grant_cpu(seconds);
    let file = Descriptor { file: io::stderr(), size };
    let chosen = catch_unwind(AssertUnwindSafe(|| choose_large(untrusted_name, &file)));
    let Some(format) = chosen.ok().flatten() else { return frame::write(output, &Part::None) };
    frame::write(output, &Part::Format(format.name().to_owned()))?;
    // The first member of a damaged file may be long in coming.
    output.flush()?;
    let mut wire = Wire { output, from, skip, careful, seconds, asked: 0, open: None, lost: None };
    let read = catch_unwind(AssertUnwindSafe(|| format.take_apart(&file, limits, &mut wire)));
    if let Some(lost) = wire.lost.take() {
        return Err(lost);
    }
    // A reader that fails is as good as dead: another goes on behind the member it failed on.
    let Extraction { passages, exceptions, meta, .. } = read.map_err(|_| io::Error::other("the reader failed"))?;
    wire.forget()?;
    frame::write(output, &Part::Done { passages, exceptions, meta })
}

/// The file handed in.
struct Descriptor {
    file: Stderr,
    size: u64,
}

impl Large for Descriptor {
    fn size(&self) -> u64 {
        self.size
    }

    fn read_at(&self, at: u64, into: &mut [u8]) -> io::Result<usize> {
        let most = self.size.saturating_sub(at).min(into.len() as u64) as usize;
        loop {
            match pread(&self.file, &mut into[..most], at) {
                Err(rustix::io::Errno::INTR) => {}
                other => return other.map_err(io::Error::from),
            }
        }
    }
}

/// Members on their way out.
struct Wire<'o, W: Write> {
    output: &'o mut W,
    from: Waypoint,
    skip: u64,
    careful: bool,
    seconds: u64,
    /// Members asked after so far.
    asked: u64,
    /// The member that is open: its name, and what came of it; none once its beginning went out.
    open: Option<(Option<String>, Vec<u8>)>,
    /// Why nobody listens any more.
    lost: Option<io::Error>,
}

impl<W: Write> Wire<'_, W> {
    fn send(&mut self, part: &Part, bytes: &[u8]) -> io::Result<()> {
        let sent = frame::write(self.output, part).and_then(|()| self.output.write_all(bytes));
        sent.map_err(|e| {
            let told = e.kind().into();
            self.lost = Some(e);
            told
        })
    }

    fn number(&self) -> u64 {
        self.asked.saturating_sub(1)
    }

    /// Sends what came so far of a member too large to go out as one.
    fn overflow(&mut self) -> io::Result<()> {
        let Some((name, bytes)) = self.open.as_mut() else { return Ok(()) };
        let (name, bytes) = (name.take(), std::mem::take(bytes));
        if let Some(untrusted_name) = name {
            self.send(&Part::Begin { number: self.number(), untrusted_name }, &[])?;
        }
        self.send(&Part::Piece(bytes.len() as u32), &bytes)
    }

    /// Ends a member that its reader left open.
    fn forget(&mut self) -> io::Result<()> {
        if self.open.is_some() { self.end(false) } else { Ok(()) }
    }
}

impl<W: Write> Taker for Wire<'_, W> {
    fn skips(&mut self) -> bool {
        self.asked += 1;
        if self.careful && self.asked > self.skip {
            // What was said before its death is heard.
            let told = self.send(&Part::Asked(self.number()), &[]).and_then(|()| self.output.flush());
            self.lost = told.err().or(self.lost.take());
        }
        self.asked <= self.skip
    }

    fn from(&mut self) -> Waypoint {
        self.asked = self.from.number;
        self.from
    }

    fn pass(&mut self, waypoint: Waypoint) -> io::Result<()> {
        self.send(&Part::Passed(waypoint), &[])
    }

    fn begin(&mut self, untrusted_name: &str) -> io::Result<()> {
        self.open = Some((Some(untrusted_name.to_owned()), Vec::new()));
        Ok(())
    }

    fn piece(&mut self, bytes: &[u8]) -> io::Result<()> {
        for bytes in bytes.chunks(ONE) {
            let Some((_, held)) = self.open.as_mut() else { return Ok(()) };
            held.extend_from_slice(bytes);
            if held.len() > ONE {
                self.overflow()?;
            }
        }
        Ok(())
    }

    fn end(&mut self, keep: bool) -> io::Result<()> {
        // Each member has its own time.
        sandbox::grant_cpu(self.seconds);
        match self.open.take() {
            Some((Some(untrusted_name), bytes)) if keep => {
                let (number, size) = (self.number(), bytes.len() as u32);
                self.send(&Part::Whole { number, untrusted_name, size }, &bytes)
            }
            Some((None, bytes)) => {
                self.send(&Part::Piece(bytes.len() as u32), &bytes)?;
                self.send(&Part::End(keep), &[])
            }
            _ => Ok(()),
        }
    }
}
