//! One binary for all targets: `DSAR_FUZZ` names the one that it drives, `DSAR_FUZZ=list` prints their names,
//! `DSAR_FUZZ=version` the version of the readers.
//! Every reader of `FORMATS` is a target without a line here; what is no reader is a line in `OTHERS`.

#![no_main]

mod apart;
mod others;
mod readers;
mod seeds;

use dsar::format::{FORMATS, READER_VERSION};
use libfuzzer_sys::fuzz_target;
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::OnceLock;

/// What a target does with an input. It panics where something does not hold.
type Target = Box<dyn Fn(&[u8]) + Send + Sync>;

static TARGET: OnceLock<Target> = OnceLock::new();

thread_local! {
    static LAST_PANIC: RefCell<String> = const { RefCell::new(String::new()) };
}

fuzz_target!(
    init: prepare(),
    |bytes: &[u8]| {
        let target = TARGET.get().expect("prepared");
        if catch_unwind(AssertUnwindSafe(|| target(bytes))).is_err() {
            LAST_PANIC.with_borrow(|why| eprintln!("FOUND: {why}"));
            std::process::abort();
        }
    }
);

/// Readers catch panics of the crates below them, and say so in an exception: only what nobody catches is a finding. So
/// the hook notes where it was, and stops nothing.
fn prepare() {
    std::panic::set_hook(Box::new(|info| {
        let (at, trace) = (info.to_string(), std::backtrace::Backtrace::capture());
        LAST_PANIC.with_borrow_mut(|last| *last = format!("{at}\n{trace}"));
    }));
    let name = std::env::var("DSAR_FUZZ").unwrap_or_default();
    match name.as_str() {
        "list" => {
            FORMATS.iter().map(|f| f.name()).chain(others::OTHERS.iter().map(|o| o.0)).for_each(|n| println!("{n}"));
            std::process::exit(0);
        }
        "version" => {
            println!("{READER_VERSION}");
            std::process::exit(0);
        }
        "seeds" => {
            seeds::sow();
            std::process::exit(0);
        }
        name => match target(name) {
            Some(target) => _ = TARGET.set(target),
            None => {
                eprintln!("DSAR_FUZZ names no target: see DSAR_FUZZ=list");
                std::process::exit(2);
            }
        },
    }
}

fn target(name: &str) -> Option<Target> {
    if let Some(format) = FORMATS.iter().find(|f| f.name() == name) {
        return Some(Box::new(|bytes| readers::read(*format, bytes)));
    }
    let (_, other) = others::OTHERS.iter().find(|o| o.0 == name)?;
    Some(Box::new(other))
}
