//! `dsar extract PATH… --out DIR`: stands alone; needs no workspace.

use super::{Common, Done, Out};
use crate::model::{Context, Result};
use crate::pipeline::extract::{Extracted, become_recogniser, each};
use crate::pipeline::out_names::OutNames;
use crate::settings::workspace::write_whole;
use crate::settings::{Limits, Ocr};
use clap::Args;
use std::path::{Path, PathBuf};

const TEXT: &str = ".txt";
const PASSAGES: &str = ".passages.jsonl";

#[derive(Args)]
#[command(
    after_help = "Example:\n  dsar extract letters/*.pdf --out text\n\nWrites DIR/NAME.txt for each file and prints one JSON line for each. Of several files of one name\nthe later ones get a number (NAME (2).txt), which their line tells as \"written\"."
)]
pub struct Extract {
    /// Files, or folders whose files are read
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Folder for the text
    #[arg(long)]
    out: PathBuf,
    /// Also write DIR/NAME.passages.jsonl: each passage with its place, its kind, and why a reader would not see it
    #[arg(long)]
    passages: bool,
    /// Passwords to try on protected files, one a line
    #[arg(long, value_name = "FILE")]
    passwords: Option<PathBuf>,
    /// Leave pictures and scans unread, even where tesseract is installed: fast
    #[arg(long)]
    no_ocr: bool,
    /// Read files even where the kernel can shut readers in neither by Landlock nor by seccomp
    #[arg(long)]
    accept_weaker_isolation: bool,
}

impl Extract {
    pub fn run(&self, _: &Common, out: &mut Out) -> Result<Done> {
        std::fs::create_dir_all(&self.out).at("make the folder", &self.out)?;
        let limits = self.limits()?;
        let mut excepted = false;
        let mut names = OutNames::default();
        each(expand(&self.paths), &limits, |path, mut read| {
            excepted |= !read.exceptions.is_empty();
            let own = file_name(path);
            let name = names.give(&own, if self.passages { PASSAGES } else { TEXT });
            self.write(&name, &read)?;
            read.written = (name != own).then(|| format!("{name}{TEXT}"));
            out.value(&read)
        })?;
        Ok(if excepted { Done::NeedsPerson } else { Done::Clean })
    }

    fn limits(&self) -> Result<Limits> {
        let passwords = match &self.passwords {
            None => Vec::new(),
            Some(file) => {
                std::fs::read_to_string(file).at("read the passwords", file)?.lines().map(str::to_owned).collect()
            }
        };
        let ocr = Ocr { enabled: !self.no_ocr, ..Ocr::default() };
        Ok(Limits { passwords, ocr, accept_weaker_isolation: self.accept_weaker_isolation, ..Limits::default() })
    }

    fn write(&self, name: &str, read: &Extracted) -> Result<()> {
        let target = self.out.join(format!("{name}{TEXT}"));
        write_whole(&target, read.text.as_bytes())?;
        if self.passages {
            let target = self.out.join(format!("{name}{PASSAGES}"));
            let lines: Vec<String> = read.passages.iter().filter_map(|p| serde_json::to_string(p).ok()).collect();
            write_whole(&target, (lines.join("\n") + "\n").as_bytes())?;
        }
        Ok(())
    }
}

/// Arguments in a fixed order: only the program itself writes this command line.
#[derive(Args)]
pub struct Recognise {
    program: PathBuf,
    languages: String,
    mode: String,
    dpi: u32,
    seconds: u64,
}

impl Recognise {
    pub fn run(self) -> Result<Done> {
        become_recogniser(&self.program, &self.languages, &self.mode, self.dpi, self.seconds)?;
        Ok(Done::Clean)
    }
}

fn expand(paths: &[PathBuf]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            for entry in walkdir::WalkDir::new(path).sort_by_file_name() {
                match entry {
                    Ok(entry) if entry.file_type().is_file() => files.push(entry.into_path()),
                    Ok(_) => {}
                    // A folder that cannot be looked through: to read it fails too, and says why.
                    Err(closed) => files.extend(closed.path().map(Path::to_owned)),
                }
            }
        } else {
            files.push(path.clone());
        }
    }
    files
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
}
