//! Progress on a terminal: files, rate, time left, exceptions. Plain lines otherwise.

use crate::pipeline::{Progress, Silent};
use indicatif::{HumanBytes, ProgressBar, ProgressStyle};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

/// A progress display fit for where the program runs.
pub fn progress(terminal: bool) -> Arc<dyn Progress> {
    if terminal { Arc::new(Bars::default()) } else { Arc::new(Silent) }
}

#[derive(Default)]
struct Bars {
    bar: Mutex<Option<ProgressBar>>,
    bytes: AtomicU64,
    exceptions: AtomicU64,
}

impl Bars {
    fn with(&self, act: impl FnOnce(&ProgressBar)) {
        if let Ok(guard) = self.bar.lock()
            && let Some(bar) = guard.as_ref()
        {
            act(bar);
        }
    }
}

impl Progress for Bars {
    fn stage(&self, name: &str, total: u64) {
        self.bytes.store(0, Ordering::Relaxed);
        self.exceptions.store(0, Ordering::Relaxed);
        let bar = ProgressBar::new(total);
        if let Ok(style) = ProgressStyle::with_template("{prefix:>12} {wide_bar} {pos}/{len} {msg} {eta} left") {
            bar.set_style(style);
        }
        bar.set_prefix(name.to_owned());
        bar.enable_steady_tick(std::time::Duration::from_millis(200));
        if let Ok(mut slot) = self.bar.lock() {
            *slot = Some(bar);
        }
    }

    fn advance(&self, steps: u64, bytes: u64, exceptions: u64) {
        let bytes = self.bytes.fetch_add(bytes, Ordering::Relaxed) + bytes;
        let exceptions = self.exceptions.fetch_add(exceptions, Ordering::Relaxed) + exceptions;
        self.with(|bar| {
            bar.inc(steps);
            let seconds = bar.elapsed().as_secs_f64().max(0.1);
            let rate =
                if bytes == 0 { String::new() } else { format!("{}/s, ", HumanBytes((bytes as f64 / seconds) as u64)) };
            let failed = if exceptions == 0 { String::new() } else { format!("{exceptions} exceptions, ") };
            bar.set_message(format!("{rate}{failed}"));
        });
    }

    fn more(&self, found: u64) {
        self.with(|bar| bar.inc_length(found));
    }

    fn done(&self) {
        self.with(ProgressBar::finish_and_clear);
    }
}
