//! Progress on a terminal: files, rate, time left, exceptions. Plain lines otherwise, on standard error.

use super::{Out, hits};
use crate::pipeline::find::HitLine;
use crate::pipeline::hits::BANDS;
use crate::pipeline::{Progress, Silent};
use indicatif::{HumanBytes, ProgressBar, ProgressStyle};
use std::io::Write;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// Without a terminal a stage is worth a line once it took this long (every stage where more is to be said).
const LONG: Duration = Duration::from_secs(5);

/// How often a long stage says how far it is, where there is no terminal.
const EVERY: Duration = Duration::from_secs(30);

/// A progress display fit for where the program runs.
pub fn progress(out: &Out) -> Arc<dyn Progress> {
    match () {
        () if out.is_terminal() && !out.verbose => Arc::new(Bars::default()),
        () if out.quiet || (out.json && !out.verbose) => Arc::new(Silent),
        () => Arc::new(Lines { verbose: out.verbose, stage: Mutex::default() }),
    }
}

/// For logs (a nightly index under a timer): how far a long stage is, and what each took.
struct Lines {
    verbose: bool,
    stage: Mutex<Option<Stage>>,
}

struct Stage {
    name: String,
    began: Instant,
    told: Instant,
    steps: u64,
    total: u64,
    bytes: u64,
    exceptions: u64,
}

impl Stage {
    fn line(&self) -> String {
        let of = if self.total > self.steps { format!(" of {}", self.total) } else { String::new() };
        let bytes = if self.bytes == 0 { String::new() } else { format!(", {}", HumanBytes(self.bytes)) };
        let failed = if self.exceptions == 0 { String::new() } else { format!(", {} exceptions", self.exceptions) };
        // Some stages have nothing to count.
        let steps = if self.steps + self.total == 0 { String::new() } else { format!(" {}", self.steps) };
        format!("{}:{steps}{of}{bytes}{failed} in {:.1} s", self.name, self.began.elapsed().as_secs_f64())
    }
}

impl Lines {
    fn with(&self, act: impl FnOnce(&mut Option<Stage>)) {
        if let Ok(mut stage) = self.stage.lock() {
            act(&mut stage);
        }
    }
}

/// Progress is no result: where standard error is closed, work goes on.
fn tell(stage: &Stage) {
    let _ = writeln!(std::io::stderr(), "{}", stage.line());
}

/// What was found first, a line each.
fn first_lines(found: &[HitLine]) -> Vec<String> {
    let word = |hit: &HitLine| BANDS.iter().find(|(band, ..)| *band == hit.band).map_or("", |(_, word, _)| *word);
    let line = |hit: &HitLine| format!("  {}  {}", word(hit), hits::place(hit));
    let head = "found first (the search goes on; its end may change a band):".to_owned();
    std::iter::once(head).chain(found.iter().map(line)).collect()
}

impl Progress for Lines {
    fn stage(&self, name: &str, total: u64) {
        let now = Instant::now();
        let name = name.to_owned();
        self.with(|s| *s = Some(Stage { name, began: now, told: now, steps: 0, total, bytes: 0, exceptions: 0 }));
    }

    fn advance(&self, steps: u64, bytes: u64, exceptions: u64) {
        self.with(|stage| {
            let Some(s) = stage else { return };
            (s.steps, s.bytes, s.exceptions) = (s.steps + steps, s.bytes + bytes, s.exceptions + exceptions);
            if s.told.elapsed() >= EVERY {
                s.told = Instant::now();
                tell(s);
            }
        });
    }

    fn more(&self, found: u64) {
        self.with(|stage| stage.iter_mut().for_each(|s| s.total += found));
    }

    fn first(&self, found: &[HitLine]) {
        let _ = writeln!(std::io::stderr(), "{}", first_lines(found).join("\n"));
    }

    fn done(&self) {
        let verbose = self.verbose;
        self.with(|stage| {
            if let Some(s) = stage.take().filter(|s| verbose || s.began.elapsed() >= LONG) {
                tell(&s);
            }
        });
    }
}

/// How a stage of `total` steps looks; where there is nothing to count, that it goes on.
fn set_style(bar: &ProgressBar, total: u64) {
    const COUNTED: &str = "{prefix:>12} {wide_bar} {pos}/{len} {msg} {eta} left";
    let template = if total == 0 { "{prefix:>12} {spinner} {elapsed}" } else { COUNTED };
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
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
        set_style(&bar, total);
        bar.set_prefix(name.to_owned());
        bar.enable_steady_tick(Duration::from_millis(200));
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
        self.with(|bar| {
            if bar.length() == Some(0) {
                set_style(bar, found);
            }
            bar.inc_length(found);
        });
    }

    fn first(&self, found: &[HitLine]) {
        self.with(|bar| first_lines(found).iter().for_each(|line| bar.println(line)));
    }

    fn done(&self) {
        self.with(ProgressBar::finish_and_clear);
    }
}
