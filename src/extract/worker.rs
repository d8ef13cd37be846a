//! The worker's side: reads jobs from standard input until it ends, answers each on standard output.

use super::frame::{self, Job, Setup};
use crate::format::read_tree;
use crate::model::{BlobId, Evidence, Exception, ExceptionKind, Item, ItemMeta, Reading};
use std::io::{self, BufWriter, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Largest header frame taken.
const MAX_HEADER: usize = 1 << 20;

/// Serves jobs until the input ends. Panic messages may quote evidence, so they are silenced.
pub fn serve(mut input: impl Read, output: impl Write) -> io::Result<()> {
    std::panic::set_hook(Box::new(|_| {}));
    let Some(setup) = frame::read::<Setup>(&mut input, MAX_HEADER)? else { return Ok(()) };
    super::sandbox::enter(setup.memory);
    let limits = setup.read_limits();
    let mut output = BufWriter::with_capacity(1 << 16, output);
    while let Some(job) = frame::read::<Job>(&mut input, MAX_HEADER)? {
        let mut bytes = Vec::new();
        input.by_ref().take(job.size).read_to_end(&mut bytes)?;
        let read = catch_unwind(AssertUnwindSafe(|| read_tree(&job.untrusted_name, &bytes, &limits)));
        let reading = read
            .unwrap_or_else(|_| failed(&job.untrusted_name, &bytes, ExceptionKind::Crashed, "the reader failed on it"));
        frame::write(&mut output, &reading)?;
        output.flush()?;
    }
    Ok(())
}

/// A reading that holds nothing but the exception.
pub fn failed(untrusted_name: &str, bytes: &[u8], kind: ExceptionKind, detail: &str) -> Reading {
    let item = Item {
        parent: None,
        untrusted_name: Evidence::new(untrusted_name),
        blob: BlobId::of(bytes),
        size: bytes.len() as u64,
        format: "unknown".into(),
        meta: ItemMeta::default(),
        passages: Vec::new(),
        exceptions: vec![Exception::whole(kind, detail)],
    };
    Reading { items: vec![item] }
}
