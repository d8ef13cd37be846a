//! Character recognition (OCR): pictures of writing in, words with boxes and confidence out, through Debian's `tesseract` as
//! a child process with limits. Where it is not installed, pictures stay the exception "needs OCR". No picture is decoded
//! here: workers draw them, and the child gets nothing but grey pixels of ours.

pub mod child;
mod memory;
pub mod skew;
mod tsv;
mod words;

use crate::format::Picture;
use crate::model::{Context, Fault, Result};
use crate::settings::Ocr;
pub use memory::Memory;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::sync::Semaphore;
pub use words::{Word, confidence, text};

/// Layout analysis with orientation, for pages.
const PAGE: &str = "1";
/// Sparse text in no order, for forms, cards and photographs.
const SPARSE: &str = "11";
/// One block of lines of print.
const LINES: &str = "6";
/// Fewer certain words than this, and the picture is looked at again for sparse text.
const FEW: usize = 12;
/// Most bytes taken from the child.
const MAX_ANSWER: u64 = 64 << 20;

/// The installed recogniser, ready to read.
pub struct Recogniser {
    settings: Ocr,
    program: PathBuf,
    version: String,
    launcher: PathBuf,
    permits: Semaphore,
    memory: Option<Arc<Memory>>,
}

impl Recogniser {
    /// The recogniser that `settings` name, if it is wanted and installed. `launcher` is this program: it shuts the child in.
    pub fn find(settings: &Ocr, launcher: &Path, memory: Option<Arc<Memory>>) -> Option<Recogniser> {
        let program = locate(settings)?;
        let version = version(&program)?;
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        let permits = Semaphore::new(cores);
        Some(Recogniser {
            settings: settings.clone(),
            program,
            version,
            launcher: launcher.to_owned(),
            permits,
            memory,
        })
    }

    /// Name, version and languages: pictures read by another one are read again.
    pub fn identity(&self) -> String {
        format!("{} ({})", self.version, self.settings.languages)
    }

    /// The words of a picture, in reading order; from memory where the same pixels were read before.
    ///
    /// # Errors
    /// The child failed or took too long; the sentence says which and holds nothing of the picture.
    pub async fn recognise(&self, picture: &Picture) -> Result<Vec<Word>> {
        let key = memory::key(picture, &self.identity());
        if let Some(known) = self.memory.as_ref().and_then(|m| m.get(&key)) {
            return Ok(known);
        }
        let _permit = self.permits.acquire().await.context("the recogniser is closed")?;
        let mut words = self.run(picture, PAGE).await?;
        let few = words.iter().filter(|w| w.is_certain()).count() < FEW;
        if few {
            words::add_sparse(&mut words, self.run(picture, SPARSE).await?);
        }
        // A second look at crooked writing finds scraps of words in number, and is sure of them.
        if few && let Some(angle) = skew::angle(picture) {
            let straight = skew::Straight::new(picture, angle);
            let turned = self.run(&straight.picture, PAGE).await?;
            words::prefer(&mut words, turned.into_iter().map(|w| straight.back(w)).collect());
        }
        if let Some(memory) = &self.memory {
            memory.put(&key, &words)?;
        }
        Ok(words)
    }

    /// The words of a picture that is nothing but lines of print, cut out of a page: one look, and nothing is remembered.
    ///
    /// # Errors
    /// See [`Recogniser::recognise`].
    pub async fn lines(&self, picture: &Picture) -> Result<Vec<Word>> {
        let _permit = self.permits.acquire().await.context("the recogniser is closed")?;
        self.run(picture, LINES).await
    }

    async fn run(&self, picture: &Picture, mode: &str) -> Result<Vec<Word>> {
        let limit = Duration::from_secs(self.settings.seconds_per_picture);
        match tokio::time::timeout(limit, self.converse(picture, mode)).await {
            Ok(answer) => answer.map(|table| tsv::parse(&table)),
            Err(_) => Err(Fault::new("recognising the writing took longer than the time limit")
                .hint("raise limits.ocr.seconds_per_picture in dsar.toml, or read the picture by hand")),
        }
    }

    async fn converse(&self, picture: &Picture, mode: &str) -> Result<String> {
        let mut child = child::command(&self.launcher, &self.program, &self.settings, mode, picture.dpi)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .context("cannot start the recogniser")?;
        let (Some(mut input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(Fault::new("the recogniser started without its pipes"));
        };
        let send = async {
            // A child that dies while it is fed says so by its exit status.
            let _ = input.write_all(&portable_greymap(picture)).await;
            drop(input);
        };
        let mut table = Vec::new();
        let mut bounded = output.take(MAX_ANSWER);
        let (_, read) = tokio::join!(send, bounded.read_to_end(&mut table));
        read.context("the recogniser cannot be heard")?;
        let status = child.wait().await.context("the recogniser cannot be waited for")?;
        match status.success() {
            true => Ok(String::from_utf8_lossy(&table).into_owned()),
            false => Err(Fault::new("the recogniser failed on the picture")),
        }
    }
}

/// Where the recogniser lies; `None` where it is switched off or not installed.
fn locate(settings: &Ocr) -> Option<PathBuf> {
    if !settings.enabled {
        return None;
    }
    let named = Path::new(&settings.program);
    if named.is_absolute() {
        return named.canonicalize().ok();
    }
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(named)).find_map(|p| p.canonicalize().ok())
}

fn version(program: &Path) -> Option<String> {
    let out = std::process::Command::new(program).arg("--version").stdin(Stdio::null()).output().ok()?;
    let text = String::from_utf8_lossy(if out.stdout.is_empty() { &out.stderr } else { &out.stdout }).into_owned();
    text.lines().next().map(|line| line.trim().to_owned()).filter(|line| out.status.success() && !line.is_empty())
}

/// The picture as a binary PGM (Netpbm "P5").
fn portable_greymap(picture: &Picture) -> Vec<u8> {
    let mut out = format!("P5\n{} {}\n255\n", picture.width, picture.height).into_bytes();
    out.extend_from_slice(&picture.grey);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recogniser_that_is_absent_or_switched_off_is_none() {
        let absent = Ocr { program: "no-such-recogniser-anywhere".into(), ..Ocr::default() };
        assert!(Recogniser::find(&absent, Path::new("dsar"), None).is_none());
        let off = Ocr { enabled: false, program: "/bin/sh".into(), ..Ocr::default() };
        assert!(Recogniser::find(&off, Path::new("dsar"), None).is_none());
    }

    #[test]
    fn pictures_travel_as_greymaps() {
        let picture = Picture { width: 2, height: 1, dpi: 300, grey: vec![0, 255] };
        assert_eq!(portable_greymap(&picture), b"P5\n2 1\n255\n\x00\xff");
    }
}
