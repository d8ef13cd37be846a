//! What a command prints: lines for people or JSON for machines, never evidence that was not sanitised.

use crate::model::{Context, Fault, Result, sanitise};
use serde::Serialize;
use std::io::{self, BufWriter, IsTerminal, Stdout, Write};

/// Standard output and how to use it.
pub struct Out {
    writer: BufWriter<Stdout>,
    /// True where machines read it.
    pub json: bool,
    /// Only what matters.
    pub quiet: bool,
    /// More than usual: what each stage took.
    pub verbose: bool,
}

impl Out {
    /// Prints lines, or JSON where `json`.
    pub fn new(json: bool, quiet: bool, verbose: bool) -> Out {
        Out { writer: BufWriter::new(io::stdout()), json, quiet, verbose }
    }

    /// True where progress bars and prompts make sense.
    pub fn is_terminal(&self) -> bool {
        io::stdout().is_terminal() && io::stderr().is_terminal() && !self.json && !self.quiet
    }

    /// A line for people; nothing where machines read.
    pub fn say(&mut self, line: impl AsRef<str>) -> Result<()> {
        if self.json { Ok(()) } else { self.raw(line.as_ref()) }
    }

    /// A line for people that `--quiet` leaves out.
    pub fn tell(&mut self, line: impl AsRef<str>) -> Result<()> {
        if self.quiet { Ok(()) } else { self.say(line) }
    }

    /// A line as it is, for machines and people alike.
    pub fn raw(&mut self, line: &str) -> Result<()> {
        match writeln!(self.writer, "{line}") {
            // Whoever read us has read enough (`dsar … | head`): no fault of ours.
            Err(e) if e.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            other => other.context("cannot write to standard output"),
        }
    }

    /// One JSON value on one line.
    pub fn value(&mut self, value: &impl Serialize) -> Result<()> {
        let line = serde_json::to_string(value).context("cannot encode the answer")?;
        self.raw(&line)
    }

    /// Writes out what is buffered.
    pub fn finish(&mut self) -> Result<()> {
        match self.writer.flush() {
            Err(e) if e.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            other => other.context("cannot write to standard output"),
        }
    }

    /// An error and its remedy, on standard error.
    pub fn fault(&mut self, fault: &Fault) {
        let _ = self.writer.flush();
        let kind = if fault.refused { "refused" } else { "error" };
        let mut err = io::stderr().lock();
        let text = |s: &str| s.lines().map(|l| sanitise::line(l).into_owned()).collect::<Vec<_>>().join("\n      ");
        // Where standard error is closed there is nobody left to tell.
        let _ = writeln!(err, "{kind}: {}", text(&fault.what));
        if let Some(hint) = &fault.hint {
            let _ = writeln!(err, "      {}", text(hint));
        }
    }
}
