//! `dsar bundle`: refuse while anything is open; build, verify, name, encrypt, record.

use super::case::open_points;
use super::derived::Derived;
use super::leaves::give_up;
use super::recorded::{Recorded, difference};
use super::release::Release;
use crate::bundle::input::BundleInput;
use crate::bundle::{Built, OutFile, Seal, Written, build, disclosure, passphrase, seal, write};
use crate::model::{Context, Event, Fault, Result, UnitId, sanitise};
use crate::redact::{Finding, How, Secret};
use crate::request::Case;
use crate::settings::{Settings, Workspace};
use serde::Serialize;
use std::collections::BTreeSet;
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

/// Places that a refusal lists.
const LISTED: usize = 20;

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
    /// Pages of PDFs that are set as text and not as they look.
    pub as_text: usize,
    /// Pictures that were let out and could not be shown.
    pub left_out: usize,
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
    super::lettered::keep(case, &derived)?;
    let release = Release::new(case, settings, workspace, &derived)?;
    refuse_ambiguous(case, &release)?;
    refuse_parted(case, &release)?;
    let mut input = release.input()?;
    super::leaves::keep(&mut input, &release, case, settings)?;
    let mut built = build(&input)?;
    if super::leaves::any(&input) {
        built = without_what_shows(&mut input, built)?;
    }
    let recorded = Recorded::of(&release, &input, &built);
    if let Some(earlier) = Recorded::latest(case)? {
        built.internal.push(OutFile {
            name: "difference.csv".into(),
            bytes: difference(&earlier, &recorded).csv()?,
            sections: Vec::new(),
            beside: String::new(),
            boxes: Vec::new(),
        });
    }
    // On the disk before anything gets its name: a bundle without its record could not be verified later.
    let record = recorded.keep(case)?;
    let (number, documents, redactions, pages) = (input.number, input.documents.len(), input.log.len(), built.pages);
    set_aside(&case.bundle(number))?;
    let (dir, manifest) = match write(&built, &case.bundles())? {
        Written::Released { dir, manifest } => (dir, manifest),
        Written::Refused { findings } => {
            case.append(Event::BundleRefused { number, findings: findings.len() as u64 })?;
            let listed = findings.iter().take(LISTED).map(|f| sentence(f) + &repeated(f, &input.secrets));
            let ours = findings.iter().any(|f| f.ours);
            return Err(Fault::refusal(format!(
                "verification found {} removed string(s) still readable; nothing was released:\n- {}",
                findings.len(),
                listed.collect::<Vec<_>>().join("\n- ")
            ))
            .hint(format!(
                "decide the named units again in `dsar review`, then run `dsar bundle`{}",
                if ours { OURS } else { "" }
            )));
        }
    };
    case.append(Event::Bundled {
        number,
        manifest: manifest.to_string(),
        documents: documents as u64,
        redactions: redactions as u64,
        record: Some(record),
    })?;
    case.checkpoint()?;
    let passphrase = passphrase()?;
    let parcel = pack(case, &dir, how.into(), &passphrase)?;
    let (as_text, left_out) = super::leaves::told(&input.pages);
    Ok(Bundled { number, dir, parcel, passphrase, documents, pages, redactions, as_text, left_out })
}

/// Moves away the folder that has the next bundle's name though the log knows no bundle of it: a crash or a full disk came between the
/// two, and its password was told to nobody. It is kept, for nobody can say that it was not looked at.
fn set_aside(dir: &Path) -> Result<()> {
    if dir.symlink_metadata().is_err() {
        return Ok(());
    }
    let name = |n: u32| dir.with_extension(if n == 1 { "unrecorded".into() } else { format!("unrecorded-{n}") });
    let aside = (1..).map(name).find(|path| path.symlink_metadata().is_err());
    let aside = aside.ok_or_else(|| Fault::new("no name is left for a bundle that was not recorded"))?;
    std::fs::rename(dir, &aside).at("move away", dir)
}

/// Whatever was found may be of a page's making: the pages it is found in are set as text, and all of them where that is not
/// enough; then it is verified as ever.
fn without_what_shows(input: &mut BundleInput, built: Built) -> Result<Built> {
    let findings = built.findings()?;
    if findings.is_empty() {
        return Ok(built);
    }
    let units: Option<BTreeSet<UnitId>> = findings.into_iter().map(|f| f.unit).collect();
    if let Some(units) = units {
        give_up(&mut input.documents, &mut input.pages, |unit| units.contains(unit));
        let built = build(input)?;
        if built.findings()?.is_empty() {
            return Ok(built);
        }
    }
    give_up(&mut input.documents, &mut input.pages, |_| true);
    build(input)
}

/// Refuses where a letter would stand for two people or somebody have two: what the answer promises of its labels would be untrue.
fn refuse_ambiguous(case: &Case, release: &Release) -> Result<()> {
    let wrong = release.ambiguous();
    if wrong.is_empty() {
        return Ok(());
    }
    let more = if wrong.len() > LISTED { format!("\n- and {} more", wrong.len() - LISTED) } else { String::new() };
    let listed = wrong.into_iter().take(LISTED).collect::<Vec<_>>().join("\n- ");
    Err(Fault::refusal(format!("the letters in the labels would not tell people apart:\n- {listed}{more}"))
        .hint(format!("dsar find {} --update gives everybody the letter that was dealt to them", case.id())))
}

/// Refuses where the same person, or the same words taken out by hand, are gone in one place and readable in another.
fn refuse_parted(case: &Case, release: &Release) -> Result<()> {
    let (id, inconsistent) = (case.id(), release.inconsistent());
    if !inconsistent.is_empty() {
        return Err(Fault::refusal(format!(
            "the same person is redacted in one place and readable in another:\n- {}",
            inconsistent.join("\n- ")
        ))
        .hint(format!(
            "decide the person in the whole request (in `dsar review {id} --unit UNIT`: 4, then r or d); what was done by hand stays until it is \
             undone (dsar decide {id} --undo ENTRY). Two people under one name are parted where they stand: dsar decide {id} UNIT \
             --characters FROM-TO with --apart for the one who goes or --keep for the one who stays, and --reason \"…\""
        )));
    }
    let shown = release.shown_elsewhere();
    if !shown.is_empty() {
        let more = if shown.len() > LISTED { format!("\n- and {} more", shown.len() - LISTED) } else { String::new() };
        let listed: Vec<String> = shown.into_iter().take(LISTED).collect();
        return Err(Fault::refusal(format!(
            "words redacted by hand can be read elsewhere:\n- {}{more}",
            listed.join("\n- ")
        ))
        .hint(format!(
            "dsar decide {id} UNIT --words \"…\" --everywhere --reason \"…\" redacts them in every unit; with --apart, it redacts them in \
             that unit and lets stand whatever reads the same elsewhere; dsar boxes {id} lists what was done by hand"
        )));
    }
    Ok(())
}

fn pack(case: &Case, dir: &Path, how: Seal, passphrase: &str) -> Result<PathBuf> {
    let sealed = seal(&disclosure(dir)?, how, passphrase)?;
    let parcel = dir.join(format!("SAR-{}.{}", case.id(), how.ending()));
    super::derived::replace(&parcel, &sealed)?;
    Ok(parcel)
}

/// What to do about words that stand in the answer beside the documents.
const OURS: &str = ". Words in quotation marks are repeated by the answer itself, from dsar.toml (its name, [organisation.article15]), \
the request's form or a letter: word that differently; or, where they are nobody's name (a church called after somebody), disclose them in the \
whole request (4, then d) and record why that is reasonable (dsar request consent)";

/// The words of a finding that lies in no document: nobody could look them up in a unit. Never those that a document shows, though
/// only reading the file back found them: whoever sees the message need not see the documents.
fn repeated(f: &Finding, secrets: &[Secret]) -> String {
    let form = secrets.get(f.secret).filter(|_| f.ours && f.how != How::UnderABox).and_then(|s| s.forms.first());
    form.map_or_else(String::new, |form| {
        let words: String = sanitise::line(form.expose()).chars().take(60).collect();
        format!(": \"{words}\"")
    })
}

pub(super) fn sentence(f: &Finding) -> String {
    format!("redacted in {}; readable in {} ({})", f.redacted_in, f.readable_in, f.how.words())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bundle_that_was_not_recorded_is_kept_under_another_name() {
        let bundles = tempfile::tempdir().unwrap();
        let dir = bundles.path().join("001");
        set_aside(&dir).unwrap();
        for text in ["first", "second"] {
            std::fs::create_dir(&dir).unwrap();
            std::fs::write(dir.join("file"), text).unwrap();
            set_aside(&dir).unwrap();
        }
        let read = |name: &str| std::fs::read_to_string(bundles.path().join(name).join("file")).unwrap();
        assert_eq!((read("001.unrecorded"), read("001.unrecorded-2")), ("first".into(), "second".into()));
        assert!(!dir.exists());
    }
}
