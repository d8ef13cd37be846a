//! The worker's side: takes orders from standard input until it ends, answers each on standard output.

use super::frame::{self, Asked, DrawAnswer, LeafAnswer, Order, ReadAnswer, Setup, Small};
use super::{apart, sandbox};
use crate::format::{Probe, ReadLimits, Wanted, choose, member_at, read_tree_and_pictures};
use crate::model::{BlobId, Evidence, Exception, ExceptionKind, Item, ItemMeta, Reading};
use std::io::{self, BufWriter, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Largest header frame taken.
const MAX_HEADER: usize = 1 << 20;
/// CPU seconds that finding a member may cost.
const HOLD_SECONDS: u64 = 25;
/// What is said of a file whose reader panicked.
const FAILED: (ExceptionKind, &str) = (ExceptionKind::Crashed, "the reader failed on it");

/// Serves orders until the input ends. Panic messages may quote evidence, so they are silenced.
pub fn serve(mut input: impl Read, output: impl Write) -> io::Result<()> {
    std::panic::set_hook(Box::new(|_| {}));
    let Some(setup) = frame::read::<Setup>(&mut input, MAX_HEADER)? else { return Ok(()) };
    let walls = sandbox::enter(setup.memory);
    let limits = setup.read_limits();
    let mut output = BufWriter::with_capacity(1 << 16, output);
    frame::write(&mut output, &walls)?;
    output.flush()?;
    let mut wanted = Vec::new();
    let mut held = Vec::new();
    while let Some(order) = frame::read::<Order>(&mut input, MAX_HEADER)? {
        match order {
            Order::Read { untrusted_name, size, seconds } => {
                sandbox::grant_cpu(seconds);
                wanted.clear();
                let bytes = take(&mut input, size)?;
                let (answer, pictures) = read(&untrusted_name, bytes, &limits);
                wanted = pictures;
                frame::write(&mut output, &answer)?;
            }
            Order::ReadAll(files) => {
                wanted.clear();
                frame::write(&mut output, &read_all(&files, &mut input, &limits)?)?;
            }
            Order::Hold { untrusted_name, trail, size } => {
                sandbox::grant_cpu(HOLD_SECONDS);
                let bytes = take(&mut input, size)?;
                let found = catch_unwind(AssertUnwindSafe(|| member_at(&untrusted_name, bytes, &trail, &limits)));
                held = found.ok().flatten().unwrap_or_default();
                frame::write(&mut output, &pages(&held, &limits))?;
            }
            Order::Leaf { number, dpi, seconds } => {
                sandbox::grant_cpu(seconds);
                frame::write(&mut output, &leaf(&held, number, dpi, &limits))?;
            }
            Order::Apart { unpacked, .. } => {
                let limits = ReadLimits { unpacked, ..limits.clone() };
                apart::answer(&order, &limits, &mut output)?;
            }
            Order::Draw(number) => frame::write(&mut output, &draw(&wanted, number, &limits))?,
        }
        output.flush()?;
    }
    Ok(())
}

/// The bytes of a file that follow its order.
fn take(input: &mut impl Read, size: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(size.min(1 << 20) as usize);
    if input.take(size).read_to_end(&mut bytes)? as u64 != size {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(bytes)
}

fn pages(held: &[u8], limits: &ReadLimits) -> u32 {
    let count = || Some(choose(&Probe { untrusted_name: "", bytes: held })?.pages(held, limits));
    catch_unwind(AssertUnwindSafe(count)).ok().flatten().unwrap_or(0)
}

fn leaf(held: &[u8], number: u32, dpi: u32, limits: &ReadLimits) -> LeafAnswer {
    let format = choose(&Probe { untrusted_name: "", bytes: held })?;
    catch_unwind(AssertUnwindSafe(|| format.leaf(held, number, dpi, limits))).ok().flatten()
}

fn read(untrusted_name: &str, bytes: Vec<u8>, limits: &ReadLimits) -> (ReadAnswer, Vec<Wanted>) {
    let (blob, size) = (BlobId::of(&bytes), bytes.len() as u64);
    let (reading, wanted) =
        catch_unwind(AssertUnwindSafe(|| read_tree_and_pictures(untrusted_name, bytes, blob, limits)))
            .unwrap_or_else(|_| (unread(untrusted_name, blob, size, FAILED), Vec::new()));
    let pictures = wanted.iter().map(|w| Asked { item: w.item, picture: w.picture.clone() }).collect();
    (ReadAnswer { reading, pictures }, wanted)
}

/// All bytes are taken before the first is looked at: while one side writes, the other has to read.
fn read_all(files: &[Small], input: &mut impl Read, limits: &ReadLimits) -> io::Result<Vec<ReadAnswer>> {
    let all = files.iter().map(|file| take(input, file.size)).collect::<io::Result<Vec<_>>>()?;
    // One grant for all: the clock on the wall ends them long before, and each is then read alone.
    sandbox::grant_cpu(files.iter().map(|file| file.seconds).sum());
    Ok(files.iter().zip(all).map(|(file, bytes)| read(&file.untrusted_name, bytes, limits).0).collect())
}

fn draw(wanted: &[Wanted], number: u32, limits: &ReadLimits) -> DrawAnswer {
    let wanted = wanted.get(number as usize)?;
    catch_unwind(AssertUnwindSafe(|| wanted.draw(limits))).ok().flatten()
}

/// A reading that holds nothing but the exception.
pub fn failed(untrusted_name: &str, bytes: &[u8], kind: ExceptionKind, detail: &str) -> Reading {
    unread(untrusted_name, BlobId::of(bytes), bytes.len() as u64, (kind, detail))
}

fn unread(untrusted_name: &str, blob: BlobId, size: u64, (kind, detail): (ExceptionKind, &str)) -> Reading {
    let item = Item {
        parent: None,
        untrusted_name: Evidence::new(untrusted_name),
        blob,
        size,
        format: "unknown".into(),
        meta: ItemMeta::default(),
        passages: Vec::new(),
        exceptions: vec![Exception::whole(kind, detail)],
    };
    Reading { items: vec![item] }
}
