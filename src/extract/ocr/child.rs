//! The recogniser's process: this program starts itself, shuts itself in, and becomes `tesseract`. What it may read is the
//! system's own libraries and language data; it writes nothing but its answer.

use crate::extract::sandbox;
use crate::model::{Context, Fault, Result};
use crate::settings::Ocr;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use tokio::process::Command;

/// Address space of the recogniser, bytes: a page of 25 megapixels takes about 600 MiB.
const MEMORY: u64 = 2 << 30;
/// Where programs, libraries and language data lie.
const SYSTEM: &[&str] = &["/usr", "/lib", "/lib64", "/etc", "/opt", "/nix", "/proc", "/dev/null"];

/// The command that starts the child: `dsar recognise …`, with an empty environment.
pub fn command(launcher: &Path, program: &Path, settings: &Ocr, mode: &str, dpi: u32) -> Command {
    let mut command = Command::new(launcher);
    command.arg("recognise").arg(program).arg(&settings.languages).arg(mode).arg(dpi.to_string());
    command.arg(settings.seconds_per_picture.to_string()).env_clear().env("OMP_THREAD_LIMIT", "1");
    if let Some(data) = std::env::var_os("TESSDATA_PREFIX") {
        command.env("TESSDATA_PREFIX", data);
    }
    command
}

/// Becomes the recogniser; returns only where that fails.
///
/// # Errors
/// The program cannot be started.
pub fn become_recogniser(program: &Path, languages: &str, mode: &str, dpi: u32, seconds: u64) -> Result<()> {
    let own = program.parent().and_then(Path::parent).map(Path::to_owned);
    let data = std::env::var_os("TESSDATA_PREFIX").map(PathBuf::from);
    let readable: Vec<PathBuf> = SYSTEM.iter().map(PathBuf::from).chain(own).chain(data).collect();
    // Its input is pixels of our own making, so a kernel without Landlock is no reason to leave scans unread.
    sandbox::enter_reading(&readable, MEMORY, seconds.saturating_mul(2));
    let mut command = std::process::Command::new(program);
    command.args(["-", "-", "-l", languages, "--psm", mode]);
    if dpi > 0 {
        command.args(["--dpi", &dpi.to_string()]);
    }
    let failed: std::result::Result<(), std::io::Error> = Err(command.arg("tsv").exec());
    failed.context("the recogniser cannot be started").map_err(|f: Fault| f.hint("install the package tesseract-ocr"))
}
