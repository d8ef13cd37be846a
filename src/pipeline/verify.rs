//! `dsar verify`: a bundle is looked at once more, in its folder or as the encrypted file that was sent.

use super::bundle::sentence;
use super::recorded::Recorded;
use crate::bundle::{Files, Manifest, verify_files};
use crate::model::{Context, Fault, Result, sanitise};
use crate::request::Case;
use serde::Serialize;
use std::path::Path;

/// What a second look at a bundle found, and what it was held to.
#[derive(Clone, Debug, Serialize)]
pub struct Verified {
    /// Each finding, a sentence.
    pub findings: Vec<String>,
    /// How far the look went, a sentence each.
    pub held_to: Vec<String>,
}

/// Opens the request of a bundle: by the workspace it lies in, or by the name of its request.
pub trait Requests {
    /// The request in whose folder `dir` lies.
    fn around(&self, dir: &Path) -> Result<Case>;
    /// The request of that name in the workspace at hand, if there is one.
    fn named(&self, id: &str) -> Option<Case>;
}

/// Checks a bundle again: its files against its manifest and, where its request is at hand, the manifest against the log, and every
/// file for every string that was removed when it was made. Later decisions change nothing here.
pub fn verify(dir: &Path, requests: &dyn Requests) -> Result<Verified> {
    let dir = dir.canonicalize().at("open the bundle", dir)?;
    let case = workspace_of(&dir).map(|_| requests.around(&dir)).transpose()?;
    let number = dir.file_name().and_then(|n| n.to_str()).and_then(|n| n.parse().ok());
    if case.is_some() && number.is_none() {
        return Err(Fault::new("the bundle's folder is not named by its number")
            .hint("name the folder of a bundle (…/bundles/001), or its encrypted file"));
    }
    look(&Files::in_folder(&dir), case, number)
}

/// The same for the encrypted file that is sent, wherever a copy of it lies. It is opened in memory.
pub fn verify_parcel(path: &Path, passphrase: &str, requests: &dyn Requests) -> Result<Verified> {
    let files = Files::of_parcel(&std::fs::read(path).at("read", path)?, passphrase)
        .map_err(|f| Fault { what: format!("{}: {}", sanitise::line(&path.display().to_string()), f.what), ..f })?;
    let manifest: Option<Manifest> = serde_json::from_slice(&files.manifest_bytes()?).ok();
    let of_request = |case: &Case| manifest.as_ref().is_some_and(|m| m.request == case.id().0);
    let folder = path.canonicalize().ok().and_then(|p| p.parent().map(Path::to_owned));
    let around = folder.filter(|dir| workspace_of(dir).is_some()).and_then(|dir| requests.around(&dir).ok());
    let named = || manifest.as_ref().and_then(|m| requests.named(&m.request));
    let case = around.filter(of_request).or_else(named);
    let number = manifest.as_ref().map(|m| m.bundle);
    look(&files, case, number)
}

fn look(files: &Files, case: Option<Case>, number: Option<u32>) -> Result<Verified> {
    let mut findings = verify_files(files)?;
    let mut held_to = vec!["every file was compared with the manifest".to_owned()];
    let (Some(case), Some(number)) = (case, number) else {
        held_to.push("it lies in no workspace: what was removed is not known here, and was not looked for".into());
        return Ok(Verified { findings, held_to });
    };
    findings.extend(against_log(files, &case, number)?);
    held_to.push("the manifest was compared with the log".into());
    if !case.facts().bundles.iter().any(|b| b.number == number) {
        return Ok(Verified { findings, held_to });
    }
    match Recorded::load(&case, number)? {
        Some(recorded) => {
            let found = recorded.basis.findings(files, super::close::words)?;
            findings.extend(found.iter().map(sentence));
            held_to.push("every file was searched for all that was removed when the bundle was made".into());
        }
        None => held_to
            .push("it was made by an older dsar, which kept no record of what was removed: not searched for".into()),
    }
    Ok(Verified { findings, held_to })
}

fn against_log(files: &Files, case: &Case, number: u32) -> Result<Vec<String>> {
    let logged = case.facts().bundles.into_iter().find(|b| b.number == number);
    Ok(match logged {
        None => vec![format!("the log of request {} knows no bundle {number:03}", case.id())],
        Some(bundle) if bundle.manifest != files.manifest()?.to_string() => {
            vec![format!("manifest.json is not the one that entry {} of the log recorded", bundle.seq)]
        }
        Some(_) => Vec::new(),
    })
}

/// The workspace a bundle lies in (`WORKSPACE/requests/ID/bundles/NNN`), if it still does.
pub fn workspace_of(dir: &Path) -> Option<&Path> {
    let root = dir.parent()?.parent()?.parent()?.parent()?;
    root.join("dsar.toml").is_file().then_some(root)
}
