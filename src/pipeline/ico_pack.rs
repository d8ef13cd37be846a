//! `dsar ico-pack`: the whole case for the Information Commissioner, or for whoever else may see all of it: unredacted and
//! redacted, log and checkpoints, plan and report. One encrypted file, written a piece at a time; names of files in it name
//! nobody, for a zip shows them to everybody.

use super::bundle::Sealing;
use super::derived::Derived;
use crate::audit::{Verdict, keeper};
use crate::bundle::passphrase;
use crate::find::KindOfVariants;
use crate::model::{BlobId, Context, Event, Evidence, Fault, Result};
use crate::request::{Case, told};
use crate::review::{Reviewer, State};
use crate::settings::{Settings, Workspace};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Read, Seek, Write};
use std::path::{Path, PathBuf};
use zip::write::SimpleFileOptions;
use zip::{AesMode, CompressionMethod, ZipWriter};

/// The verifier that travels with the log.
const VERIFY: &str = include_str!("../../config/verify_log.py");

/// A pack that was made.
#[derive(Clone, Debug, Serialize)]
pub struct Packed {
    /// The encrypted file.
    pub path: PathBuf,
    /// Shown once, kept nowhere.
    pub passphrase: String,
    /// Files in it.
    pub files: u64,
    /// Its bytes.
    pub bytes: u64,
    /// SHA-256 of the encrypted file, as the log has it.
    pub sha256: String,
}

/// Packs everything into `out`, which must not exist, and records that it was done.
pub fn pack(workspace: &Workspace, settings: &Settings, case: &mut Case, out: &Path, how: Sealing) -> Result<Packed> {
    if out.symlink_metadata().is_ok() {
        return Err(Fault::new(format!("{} is there already", out.display())).hint("name a new file"));
    }
    let folder = out.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut fresh = tempfile::Builder::new().prefix(".new-").tempfile_in(folder).at("write in", folder)?;
    let passphrase = passphrase()?;
    case.checkpoint()?;
    let contents = Contents { workspace, settings, case };
    let files = match how {
        Sealing::Zip => {
            let mut zip = Zip { writer: ZipWriter::new(fresh.as_file_mut()), password: Some(&passphrase), files: 0 };
            contents.write(&mut zip)?;
            let files = zip.files;
            zip.writer.finish().context("cannot write the pack")?;
            files
        }
        Sealing::Age => {
            let secret = age::secrecy::SecretString::from(passphrase.clone());
            let sealed = age::Encryptor::with_user_passphrase(secret)
                .wrap_output(fresh.as_file_mut())
                .context("cannot encrypt the pack")?;
            let mut zip = Zip { writer: ZipWriter::new_stream(sealed), password: None, files: 0 };
            contents.write(&mut zip)?;
            let files = zip.files;
            let sealed = zip.writer.finish().context("cannot write the pack")?.into_inner();
            sealed.finish().context("cannot encrypt the pack")?;
            files
        }
    };
    fresh.as_file().sync_all().at("write", out)?;
    let (sha256, bytes) = hash(fresh.path())?;
    fresh.persist_noclobber(out).map_err(|e| e.error).at("write", out)?;
    crate::audit::sync_folder(folder)?;
    case.append(Event::IcoPacked { files, pack: sha256.clone() })?;
    case.checkpoint()?;
    Ok(Packed { path: out.to_owned(), passphrase, files, bytes, sha256 })
}

fn hash(path: &Path) -> Result<(String, u64)> {
    let mut sha = Sha256::new();
    let bytes = std::io::copy(&mut File::open(path).at("read", path)?, &mut sha).at("read", path)?;
    Ok((hex::encode(sha.finalize()), bytes))
}

/// A zip being written.
struct Zip<'a, W: Write + Seek> {
    writer: ZipWriter<W>,
    password: Option<&'a str>,
    files: u64,
}

impl<W: Write + Seek> Zip<'_, W> {
    fn put(&mut self, name: &str, mut content: impl Read) -> Result<()> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .large_file(true)
            .unix_permissions(0o600);
        match self.password {
            Some(p) => self.writer.start_file(name, options.with_aes_encryption(AesMode::Aes256, p)),
            None => self.writer.start_file(name, options),
        }
        .context("cannot write the pack")?;
        std::io::copy(&mut content, &mut self.writer).context(format!("cannot pack {name}"))?;
        self.files += 1;
        Ok(())
    }
}

struct Contents<'a> {
    workspace: &'a Workspace,
    settings: &'a Settings,
    case: &'a Case,
}

impl Contents<'_> {
    fn write<W: Write + Seek>(&self, zip: &mut Zip<W>) -> Result<()> {
        let derived = Derived::load(self.case).unwrap_or_default();
        zip.put("README.txt", self.readme().as_bytes())?;
        self.report(zip, &derived)?;
        self.log(zip)?;
        self.private(zip)?;
        self.evidence(zip, &derived)?;
        for (name, body) in self.case.all_derived()? {
            zip.put(&format!("derived/{name}"), body.as_slice())?;
        }
        self.plain(zip)
    }

    fn report<W: Write + Seek>(&self, zip: &mut Zip<W>, derived: &Derived) -> Result<()> {
        zip.put("report/overview.txt", self.overview()?.as_bytes())?;
        zip.put("report/units.csv", self.units(derived)?.as_slice())?;
        zip.put("report/people.csv", self.people(derived)?.as_slice())?;
        zip.put("report/searched-for.txt", searched_for(&super::case::variants(self.case)?).as_bytes())
    }

    fn overview(&self) -> Result<String> {
        let o = super::case::overview(self.case, self.settings, self.workspace)?;
        let mut out = format!(
            "Request SAR-{}\nreceived {}, due {}, {}\n\nHow the dates come about:\n",
            o.id,
            o.received,
            o.due,
            if o.closed { "closed" } else { "open" }
        );
        o.steps.iter().for_each(|s| out.push_str(&format!("  {s}\n")));
        out.push_str(&format!(
            "\nFound: {} documents, {} units ({} certain, {} probable, {} possible), {} other people\n",
            o.documents, o.units, o.bands[0], o.bands[1], o.bands[2], o.persons
        ));
        out.push_str("\nWhat was open when this was packed:\n");
        o.open.iter().for_each(|s| out.push_str(&format!("  {s}\n")));
        if o.open.is_empty() {
            out.push_str("  nothing\n");
        }
        Ok(out)
    }

    fn units(&self, derived: &Derived) -> Result<Vec<u8>> {
        let state = State::fold(self.case.entries());
        let mut writer = csv::Writer::from_writer(Vec::new());
        let head = [
            "unit",
            "band",
            "date",
            "format",
            "copies",
            "outcome",
            "exemption",
            "redactions",
            "decided in entry",
            "why found",
        ];
        writer.write_record(head).context("cannot write CSV")?;
        for unit in &derived.units {
            let now = state.unit(&unit.id);
            let why: Vec<&str> = unit.evidence.iter().map(|r| r.says.as_str()).collect();
            let row = (
                &unit.id.0,
                unit.band,
                unit.date.as_deref().unwrap_or(""),
                &unit.format,
                unit.places.len(),
                now.and_then(|s| s.outcome).map_or("", |o| o.words()),
                now.and_then(|s| s.exemption.as_ref()).map(ToString::to_string).unwrap_or_default(),
                state.redactions(&unit.id).len(),
                now.map_or(0, |s| s.by_entry),
                why.join("; "),
            );
            writer.serialize(row).context("cannot write CSV")?;
        }
        writer.into_inner().context("cannot write CSV")
    }

    fn people(&self, derived: &Derived) -> Result<Vec<u8>> {
        let state = State::fold(self.case.entries());
        let reviewer = Reviewer { units: &derived.units, persons: &derived.persons, state: &state };
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["letter", "forms", "role", "why", "units"]).context("cannot write CSV")?;
        for person in &derived.persons {
            let forms: Vec<&str> = person.forms.iter().map(|f| f.expose()).collect();
            let row =
                (person.id.letters(), forms.join("; "), reviewer.role(person.id).words(), &person.basis, person.units);
            writer.serialize(row).context("cannot write CSV")?;
        }
        writer.into_inner().context("cannot write CSV")
    }

    fn log<W: Write + Seek>(&self, zip: &mut Zip<W>) -> Result<()> {
        let (path, name, root) = (self.case.log_path(), &self.case.id().0, self.workspace.root());
        if let Verdict::Broken(broken) = keeper::look(Some(root), &path, name, &[])?.verdict {
            return Err(broken.refusal(&path));
        }
        zip.put("log/events.jsonl", File::open(&path).at("read", &path)?)?;
        let told: String = self.case.entries().iter().map(|e| told::line(e) + "\n").collect();
        zip.put("log/in-plain-words.txt", told.as_bytes())?;
        zip.put("log/verify_log.py", VERIFY.as_bytes())?;
        let keys: String = keeper::keys(root, name)?.iter().map(|k| k.text() + "\n").collect();
        zip.put("log/keys.txt", keys.as_bytes())?;
        let mut seen = BTreeMap::new();
        for kept in keeper::kept(Some(root), &path, name)? {
            let file = kept.path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            seen.insert(file, kept.note);
        }
        seen.iter().try_for_each(|(file, note)| zip.put(&format!("log/checkpoints/{file}"), note.as_bytes()))
    }

    /// Form, notes, registers: everything the log names by a keyed hash.
    fn private<W: Write + Seek>(&self, zip: &mut Zip<W>) -> Result<()> {
        for path in files(&self.case.record().join("private"))? {
            let stem = path.file_stem().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            let ending = match stem.split_once('-').map(|(kind, _)| kind) {
                Some("form") => "toml",
                Some("note") => "txt",
                Some("bundle") => "json",
                _ => "bin",
            };
            zip.put(&format!("private/{stem}.{ending}"), self.case.unsealed(&path)?)?;
        }
        Ok(())
    }

    /// The files as they were pinned, numbered, with a list of where each stood.
    fn evidence<W: Write + Seek>(&self, zip: &mut Zip<W>, derived: &Derived) -> Result<()> {
        let mut places: BTreeMap<BlobId, Vec<(String, String)>> = BTreeMap::new();
        let mut formats: BTreeMap<BlobId, &str> = BTreeMap::new();
        for (unit, place) in derived.units.iter().flat_map(|u| u.places.iter().map(move |p| (u, p))) {
            let (held, within) = place.trails();
            if within.is_empty() {
                formats.insert(place.pinned(), &unit.format);
            }
            let path = std::iter::once(&place.path).chain(held).map(Evidence::expose).collect::<Vec<_>>().join(" > ");
            let here = (place.store.clone(), path);
            let known = places.entry(place.pinned()).or_default();
            if !known.contains(&here) {
                known.push(here);
            }
        }
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["file", "sha256", "store", "path"]).context("cannot write CSV")?;
        for (n, (blob, places)) in places.iter().enumerate() {
            // A mailbox kept as one file a message knows no endings: what it was read as tells how to open it.
            let own = places.first().and_then(|(_, path)| ending(path));
            let ending = own.or_else(|| formats.get(blob).copied()).unwrap_or("bin");
            let name = format!("{:05}.{ending}", n + 1);
            let pinned = self.case.pinned_path(*blob).is_file();
            if pinned {
                zip.put(&format!("unredacted/{name}"), self.case.pinned_reader(*blob)?)?;
            }
            let shown = if pinned { name.as_str() } else { "(not pinned)" };
            for (store, path) in places {
                writer.write_record([shown, &blob.to_string(), store, path]).context("cannot write CSV")?;
            }
        }
        zip.put("unredacted/index.csv", writer.into_inner().context("cannot write CSV")?.as_slice())
    }

    /// What does not lie sealed: bundles (without the encrypted parcels, which hold the same), letters and other papers.
    fn plain<W: Write + Seek>(&self, zip: &mut Zip<W>) -> Result<()> {
        let root = self.case.root();
        for entry in std::fs::read_dir(root).at("read", root)? {
            let path = entry.at("read", root)?.path();
            let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            if ["record", "evidence", "derived"].contains(&name.as_str()) || name.contains(".key") {
                continue;
            }
            for file in files(&path)? {
                let inner = file.strip_prefix(root).unwrap_or(&file).to_string_lossy().replace('\\', "/");
                let (parcel, sealed) = (inner.contains("/SAR-"), inner.ends_with(".age"));
                let target = if name == "bundles" { format!("redacted/{inner}") } else { format!("papers/{inner}") };
                match (parcel && name == "bundles", sealed) {
                    (true, _) => {}
                    (false, true) => zip.put(target.trim_end_matches(".age"), self.case.unsealed(&file)?)?,
                    (false, false) => zip.put(&target, File::open(&file).at("read", &file)?)?,
                }
            }
        }
        Ok(())
    }

    fn readme(&self) -> String {
        let o = &self.settings.organisation;
        let id = self.case.id();
        format!(
            "The whole case of subject access request SAR-{id}\n\
             {}\n{}\n\n\
             Packed on {} by {} with dsar {}, when the record had {} entries and its head was\n{}\n\n\
             This holds personal data of the person who asked AND OF OTHER PEOPLE, unredacted. It is for the Information\n\
             Commissioner, or for whoever else may see all of it; never for the person who asked.\n\n\
             report/       the request at a glance: dates and how they come about, every unit found with its decision,\n\
             \x20             every other person with their role, every form of the names that was searched for\n\
             redacted/     every answer made (bundles/NNN/disclosure), with the internal lists of what was removed, who\n\
             \x20             decided it, when, why, and what verification found (bundles/NNN/internal)\n\
             unredacted/   the original files in which something was found, numbered; index.csv says where each stood\n\
             private/      the request's form, notes, reasons and registers; the log names each by the digits in its name\n\
             derived/      what the program worked with: units of text, people, hits\n\
             papers/       letters and other papers of the request\n\
             log/          the record: events.jsonl as kept, the same in plain words, signed checkpoints, the keys that\n\
             \x20             check them, and verify_log.py, with which anybody can check all of it\n\n\
             To check the record: python3 log/verify_log.py log/events.jsonl log/checkpoints/NNNNNNNN.txt \"KEY\"\n\
             with KEY a line of log/keys.txt. That the record and its checkpoints were not written anew together is shown\n\
             by a checkpoint that left the organisation earlier: each answer's manifest.json holds one, and each covering\n\
             letter the head of the record.\n",
            o.name,
            o.contact,
            self.case.clock().today(),
            self.case.by(),
            env!("CARGO_PKG_VERSION"),
            self.case.entries().len(),
            hex::encode(self.case.head()),
        )
    }
}

/// Every plain file in `folder` (or the file itself), in order of name.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.at("look through", folder)?;
        if entry.file_type().is_file() {
            found.push(entry.into_path());
        }
    }
    Ok(found)
}

/// The ending of a path, where it is one that names nobody: short, letters and digits.
fn ending(path: &str) -> Option<&str> {
    let (_, ending) = path.rsplit('/').next()?.rsplit_once('.')?;
    ((1..=5).contains(&ending.len()) && ending.bytes().all(|b| b.is_ascii_alphanumeric())).then_some(ending)
}

/// What was looked for, kind by kind, with what the request switched off.
fn searched_for(kinds: &[KindOfVariants]) -> String {
    let listed = |kind: &KindOfVariants| {
        let forms: String = kind.forms.iter().map(|v| format!("  {} (alone: {})\n", v.form, v.alone)).collect();
        let state = if kind.on { "" } else { ", switched off by the request" };
        format!("{} ({}{state})\n{forms}", kind.kind, kind.says)
    };
    kinds.iter().map(listed).collect()
}
