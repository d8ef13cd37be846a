//! `dsar extract PATH… --out DIR`: stands alone; needs no workspace.

use super::{Common, Done, Out};
use crate::model::{Context, Result};
use crate::pipeline::extract::{become_recogniser, each};
use crate::settings::Limits;
use clap::Args;
use std::path::{Path, PathBuf};

#[derive(Args)]
#[command(
    after_help = "Example:\n  dsar extract letters/*.pdf --out text\n\nWrites DIR/NAME.txt for each file and prints one JSON line for each."
)]
pub struct Extract {
    /// Files, or folders whose files are read
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Folder for the text
    #[arg(long)]
    out: PathBuf,
}

impl Extract {
    pub fn run(&self, _: &Common, out: &mut Out) -> Result<Done> {
        std::fs::create_dir_all(&self.out).at("make the folder", &self.out)?;
        let mut excepted = false;
        each(expand(&self.paths), &Limits::default(), |path, read| {
            excepted |= !read.exceptions.is_empty();
            let target = self.out.join(format!("{}.txt", file_name(path)));
            std::fs::write(&target, &read.text).at("write", &target)?;
            out.value(&read)
        })?;
        Ok(if excepted { Done::NeedsPerson } else { Done::Clean })
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
            let inside = walkdir::WalkDir::new(path).sort_by_file_name().into_iter().flatten();
            files.extend(inside.filter(|e| e.file_type().is_file()).map(walkdir::DirEntry::into_path));
        } else {
            files.push(path.clone());
        }
    }
    files
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
}
