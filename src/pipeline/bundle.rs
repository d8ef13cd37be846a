//! `dsar bundle` and `dsar verify`: refuse while anything is open; build, verify, name, encrypt, record.

use super::case::open_points;
use super::derived::Derived;
use super::release::Release;
use crate::bundle::{Seal, Written, build, disclosure, passphrase, seal, verify_folder, write};
use crate::model::{Context, Event, Fault, Result};
use crate::request::Case;
use crate::settings::{Settings, Workspace};
use serde::Serialize;
use std::path::{Path, PathBuf};

/// How a parcel is encrypted, as the command line names it.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub enum Sealing {
    /// A zip with AES-256
    Zip,
    /// age with a passphrase
    Age,
}

impl From<Sealing> for Seal {
    fn from(sealing: Sealing) -> Seal {
        match sealing {
            Sealing::Zip => Seal::Zip,
            Sealing::Age => Seal::Age,
        }
    }
}

/// A bundle that was released.
#[derive(Clone, Debug, Serialize)]
pub struct Bundled {
    /// Number within the request.
    pub number: u32,
    /// Its folder, with `disclosure/` and `internal/`.
    pub dir: PathBuf,
    /// The encrypted file to send.
    pub parcel: PathBuf,
    /// Shown once, kept nowhere.
    pub passphrase: String,
    /// Documents in it.
    pub documents: usize,
    /// Pages of `response.pdf`.
    pub pages: usize,
    /// Redactions in it.
    pub redactions: usize,
}

/// Builds the next bundle, or refuses and says why. Nothing half-made is left.
pub fn bundle(workspace: &Workspace, settings: &Settings, case: &mut Case, how: Sealing) -> Result<Bundled> {
    let derived = Derived::load(case)?;
    let open = open_points(case, settings, workspace, &derived)?;
    if !open.is_empty() {
        return Err(Fault::refusal(format!("request {} is not ready:\n- {}", case.id(), open.join("\n- ")))
            .hint("settle each point, then run `dsar bundle` again"));
    }
    super::exceptions::adopt(workspace, case)?;
    let release = Release::new(case, settings, workspace, &derived)?;
    let inconsistent = release.inconsistent();
    if !inconsistent.is_empty() {
        return Err(Fault::refusal(format!(
            "the same person is redacted in one place and readable in another:\n- {}",
            inconsistent.join("\n- ")
        ))
        .hint("in `dsar review`, decide the person in the whole request (4, then r or d)"));
    }
    let input = release.input()?;
    let built = build(&input)?;
    let (number, documents, redactions, pages) = (input.number, input.documents.len(), input.log.len(), built.pages);
    let (dir, manifest) = match write(&built, &case.bundles())? {
        Written::Released { dir, manifest } => (dir, manifest),
        Written::Refused { findings } => {
            case.append(Event::BundleRefused { number, findings: findings.len() as u64 })?;
            let listed = findings
                .iter()
                .take(20)
                .map(|f| format!("redacted in {}; readable in {} ({})", f.redacted_in, f.readable_in, f.how.words()));
            return Err(Fault::refusal(format!(
                "verification found {} removed string(s) still readable; nothing was released:\n- {}",
                findings.len(),
                listed.collect::<Vec<_>>().join("\n- ")
            ))
            .hint("decide the named units again in `dsar review`, then run `dsar bundle`"));
        }
    };
    case.append(Event::Bundled {
        number,
        manifest: manifest.to_string(),
        documents: documents as u64,
        redactions: redactions as u64,
    })?;
    let passphrase = passphrase()?;
    let parcel = pack(case, &dir, how.into(), &passphrase)?;
    Ok(Bundled { number, dir, parcel, passphrase, documents, pages, redactions })
}

fn pack(case: &Case, dir: &Path, how: Seal, passphrase: &str) -> Result<PathBuf> {
    let sealed = seal(&disclosure(dir)?, how, passphrase)?;
    let parcel = dir.join(format!("SAR-{}.{}", case.id(), how.ending()));
    super::derived::replace(&parcel, &sealed)?;
    Ok(parcel)
}

/// Checks a bundle again: its files against its manifest and, where it still lies in its request, every file for every
/// string that was removed. Returns each finding as a sentence.
pub fn verify(dir: &Path, settings_of: impl Fn(&Path) -> Result<(Workspace, Settings, Case)>) -> Result<Vec<String>> {
    let dir = dir.canonicalize().at("open the bundle", dir)?;
    let mut findings = verify_folder(&dir)?;
    if let Some(root) = workspace_of(&dir) {
        let (workspace, settings, case) = settings_of(&dir)?;
        debug_assert_eq!(root, workspace.root());
        findings.extend(still_readable(&dir, &workspace, &settings, &case)?);
    }
    Ok(findings)
}

/// The workspace a bundle lies in (`WORKSPACE/requests/ID/bundles/NNN`), if it still does.
pub fn workspace_of(dir: &Path) -> Option<&Path> {
    let root = dir.parent()?.parent()?.parent()?.parent()?;
    root.join("dsar.toml").is_file().then_some(root)
}

fn still_readable(dir: &Path, workspace: &Workspace, settings: &Settings, case: &Case) -> Result<Vec<String>> {
    let derived = Derived::load(case)?;
    let built = build(&Release::new(case, settings, workspace, &derived)?.input()?)?;
    let mut read = Vec::new();
    for file in &built.disclosure {
        let path = dir.join("disclosure").join(&file.name);
        if path.is_file() {
            read.push((file, std::fs::read(&path).at("read", &path)?));
        }
    }
    let found = built.verify(read.iter().map(|(file, bytes)| (*file, bytes.as_slice())))?;
    Ok(found
        .iter()
        .map(|f| format!("redacted in {}; readable in {} ({})", f.redacted_in, f.readable_in, f.how.words()))
        .collect())
}
