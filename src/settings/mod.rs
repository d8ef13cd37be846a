//! `dsar.toml`: stores, limits, the organisation. What a person writes, checked, with the line named when it is wrong.

pub mod naming;
pub mod organisation;
mod profile;
pub mod promises;
pub mod stores;
pub mod workspace;

use crate::model::{Context, Fault, Result};
pub use naming::Naming;
pub use organisation::Organisation;
pub use profile::Profile;
use serde::{Deserialize, Serialize};
use std::path::Path;
pub use stores::StoreSettings;
pub use workspace::Workspace;

/// Everything in `dsar.toml`. Unknown keys are errors.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// The controller.
    pub organisation: Organisation,
    /// What one file may cost.
    pub limits: Limits,
    /// How other people's names are found.
    pub naming: Naming,
    /// Where documents lie.
    #[serde(rename = "store")]
    pub stores: Vec<StoreSettings>,
}

/// What one file may cost before it becomes an exception.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// Wall clock for one file, seconds.
    pub seconds_per_file: u64,
    /// Largest file read, mebibytes.
    pub megabytes_per_file: u64,
    /// Largest file read of a kind that cannot be taken apart and is held in memory as a whole, mebibytes.
    pub megabytes_read_whole: u64,
    /// Most that a file's members may unpack to in all, mebibytes; of a large file more, in keeping with its size.
    pub megabytes_unpacked: u64,
    /// Address space of one worker, mebibytes.
    pub megabytes_of_memory: u64,
    /// How deep members may nest.
    pub depth: u32,
    /// Worker processes; 0 for one a core.
    pub workers: usize,
    /// Passwords tried on protected files.
    pub passwords: Vec<String>,
    /// Read files even where the kernel can shut a worker in neither by Landlock nor by seccomp.
    pub accept_weaker_isolation: bool,
    /// Character recognition.
    pub ocr: Ocr,
    /// The program whose `worker` command reads files; none for the program that runs. Not a setting: tests, which run
    /// in a program of their own, name the built one here.
    #[serde(skip)]
    pub worker_program: Option<std::path::PathBuf>,
}

/// Character recognition (OCR) of pictures of writing.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Ocr {
    /// False to leave every picture to be read by hand.
    pub enabled: bool,
    /// The recogniser: `tesseract`, looked for in PATH, or its whole path.
    pub program: String,
    /// Languages of the writing, as tesseract names them, joined by `+`.
    pub languages: String,
    /// Wall clock for one picture, seconds.
    pub seconds_per_picture: u64,
    /// Pictures recognised of one file; the rest needs a person.
    pub pictures_per_file: usize,
}

impl Default for Ocr {
    fn default() -> Ocr {
        Ocr {
            enabled: true,
            program: "tesseract".into(),
            languages: "eng".into(),
            seconds_per_picture: 60,
            pictures_per_file: 2000,
        }
    }
}

impl Limits {
    /// A number that differs where limits, passwords or the recogniser (`None` where none is installed) do; workers do not
    /// matter.
    pub fn fingerprint(&self, recogniser: Option<&str>) -> i64 {
        let same = Limits { workers: 0, ..self.clone() };
        let text = toml::to_string(&same).unwrap_or_default() + recogniser.unwrap_or_default();
        let hash = crate::model::BlobId::of(text.as_bytes()).0;
        i64::from_le_bytes([hash[0], hash[1], hash[2], hash[3], hash[4], hash[5], hash[6], hash[7]])
    }
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            seconds_per_file: 50,
            megabytes_per_file: 65_536,
            megabytes_read_whole: 2048,
            megabytes_unpacked: 512,
            megabytes_of_memory: 1024,
            depth: 64,
            workers: 0,
            passwords: Vec::new(),
            accept_weaker_isolation: false,
            ocr: Ocr::default(),
            worker_program: None,
        }
    }
}

impl Settings {
    /// Parses the text of `dsar.toml`; `name` is how the file is called in errors.
    pub fn parse(text: &str, name: &str) -> Result<Settings> {
        let settings: Settings = toml::from_str(text).map_err(|e| toml_fault(&e, text, name))?;
        settings.check(text, name)?;
        Ok(settings)
    }

    /// Reads `dsar.toml` in the workspace `root`; store paths are made absolute against `root`.
    pub fn load(root: &Path) -> Result<Settings> {
        let file = root.join("dsar.toml");
        let text = std::fs::read_to_string(&file)
            .at("read", &file)
            .map_err(|f| f.hint("a workspace is made with `dsar init DIR`; name it with --workspace DIR"))?;
        let mut settings = Settings::parse(&text, &file.display().to_string())?;
        profile::apply(root, &text, &mut settings)?;
        for store in &mut settings.stores {
            store.path = root.join(&store.path);
        }
        for table in &mut settings.naming.people {
            *table = root.join(&table);
        }
        Ok(settings)
    }

    fn check(&self, text: &str, name: &str) -> Result<()> {
        self.naming
            .check()
            .map_err(|what| Fault::new(format!("{name}: {what}")).hint("see [naming] in `dsar init`'s dsar.toml"))?;
        for (n, store) in self.stores.iter().enumerate() {
            store.check().map_err(|what| {
                let line = line_of_store(text, n);
                Fault::new(format!("{name}, line {line}: {what}")).hint("correct the [[store]] entry there")
            })?;
            if self.stores[..n].iter().any(|s| s.name == store.name) {
                let line = line_of_store(text, n);
                return Err(Fault::new(format!("{name}, line {line}: two stores are called \"{}\"", store.name))
                    .hint("give each store a name of its own"));
            }
        }
        Ok(())
    }
}

fn line_of_store(text: &str, nth: usize) -> usize {
    text.lines().enumerate().filter(|(_, l)| l.trim() == "[[store]]").nth(nth).map_or(1, |(n, _)| n + 1)
}

/// A TOML error as a fault that names the line and what is allowed there.
pub fn toml_fault(error: &toml::de::Error, text: &str, name: &str) -> Fault {
    let line = error.span().map_or(1, |s| text[..s.start.min(text.len())].matches('\n').count() + 1);
    let first = error.message().lines().next().unwrap_or("not valid TOML");
    Fault::new(format!("{name}, line {line}: {first}"))
        .hint("correct that line; `dsar init` in an empty folder writes a commented example")
}
