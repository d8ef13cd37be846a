//! `dsar init DIR`: a private folder with a commented `dsar.toml`.

use super::{Common, Done, Out};
use crate::model::{Context, Fault, Result};
use crate::settings::{Settings, Workspace};
use clap::Args;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

/// The commented settings every new workspace starts from.
const DEFAULTS: &str = include_str!("../../config/defaults.toml");

#[derive(Args)]
#[command(after_help = "Example:\n  dsar init cases --store /srv/shared-drive --store /srv/mail-export")]
pub struct Init {
    /// Folder to make; it must not exist or be empty
    dir: PathBuf,
    /// A folder or file with documents; give it as often as needed
    #[arg(long = "store", value_name = "PATH")]
    stores: Vec<PathBuf>,
}

impl Init {
    pub fn run(&self, _: &Common, out: &mut Out) -> Result<Done> {
        let stores = self.stores.iter().map(|p| store_entry(p)).collect::<Result<Vec<_>>>()?;
        let mut text = DEFAULTS.to_owned();
        for (n, (name, path)) in stores.iter().enumerate() {
            let repeats = stores[..n].iter().filter(|(other, _)| other == name).count();
            let unique = if repeats == 0 { name.clone() } else { format!("{name}-{}", repeats + 1) };
            text.push_str(&entry(&unique, path));
        }
        Settings::parse(&text, "dsar.toml")?;
        let root = Workspace::create(&self.dir)?;
        write_private(&root.join("dsar.toml"), &text)?;
        out.say(format!("Workspace {} is ready with {} store(s).", root.display(), stores.len()))?;
        out.tell("Fill in [organisation] in dsar.toml before the first answer goes out; then run:")?;
        out.tell(format!("  dsar index --workspace {}", root.display()))?;
        if out.json {
            out.value(&serde_json::json!({"workspace": root, "stores": stores.len()}))?;
        }
        Ok(Done::Clean)
    }
}

fn store_entry(path: &Path) -> Result<(String, PathBuf)> {
    let real = path.canonicalize().map_err(|e| {
        Fault::new(format!("cannot open the store {}: {e}", path.display()))
            .hint("check the path; a network drive must be mounted first")
    })?;
    let name = real.file_name().map_or_else(|| "store".into(), |n| n.to_string_lossy().into_owned());
    Ok((name, real))
}

fn entry(name: &str, path: &Path) -> String {
    let quoted = |s: &str| toml::Value::String(s.to_owned()).to_string();
    format!("\n[[store]]\nname = {}\npath = {}\n", quoted(name), quoted(&path.to_string_lossy()))
}

fn write_private(path: &Path, text: &str) -> Result<()> {
    use std::io::Write;
    let mut file = std::fs::OpenOptions::new().create_new(true).write(true).mode(0o600).open(path).at("write", path)?;
    let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
    // Half of it would stand in the way of the next try.
    written.inspect_err(|_| _ = std::fs::remove_file(path)).at("write", path)
}
