//! The case: the folder of one request, opened. Its log is the state; everything else is kept beside it.
//!
//! ```text
//! requests/2026-0001/
//!   private.key            32 random bytes, the key of keyed hashes: outside the record, which tells nothing without it
//!   seal.key               the key of sealed files (super::vault)
//!   record/events.jsonl    the log (crate::audit)
//!   record/checkpoints/    signed checkpoints of the log; copies in the workspace's `checkpoints/`
//!   record/private/        sealed: form-HASH.age, note-HASH.age
//!   evidence/  derived/    sealed
//!   bundles/               as they are: somebody looks at them with other programs
//! ```

use super::evidence::Pinned;
use super::older;
use super::private::Private;
use crate::audit::checkpoint::{Checkpoint, Verifier};
use crate::audit::{Clock, Keeper, Log, sync_folder};
use crate::model::{BlobId, Context, Entry, Event, Fault, RequestForm, RequestId, Result, UnitId};
use crate::settings::Workspace;
use crate::settings::workspace::make_private_dir;
use jiff::civil::Date;
use std::fs;
use std::path::{Path, PathBuf};

/// One request, opened.
#[derive(Debug)]
pub struct Case {
    id: RequestId,
    workspace: PathBuf,
    root: PathBuf,
    private: Private,
    log: Log,
    by: String,
}

impl Case {
    /// Records a new request under the next free number of the year it was received in. The folder appears whole, under
    /// its final name, or not at all.
    pub fn create(workspace: &Workspace, form: &RequestForm, by: &str, clock: Clock) -> Result<Case> {
        super::form::check(form, clock.today())?;
        let requests = workspace.requests();
        make_private_dir(&requests)?;
        sweep(&requests)?;
        let fresh = tempfile::Builder::new().prefix(UNFINISHED).tempdir_in(&requests).at("write in", &requests)?;
        fill(fresh.path(), form, by, clock)?;
        let id = claim(fresh.path(), &requests, form.received)?;
        // Renamed away: what its guard would remove no longer exists under that name.
        let _ = fresh.keep();
        sync_folder(&requests)?;
        Case::open(workspace, &id, by, clock)
    }

    /// Opens a request; an unknown one is a fault that lists those there are. `by` is who acts from here on.
    pub fn open(workspace: &Workspace, id: &RequestId, by: &str, clock: Clock) -> Result<Case> {
        let root = workspace.request(id);
        if year_and_number(&id.0).is_none() || !root.is_dir() {
            return Err(unknown(workspace, id));
        }
        let path = root.join(LOG);
        if !path.is_file() {
            return Err(Fault::refusal(format!("request {id} has lost its log {}", path.display()))
                .hint("restore it from a backup"));
        }
        if let Some(gone) = super::disposed(workspace, id) {
            return Err(gone.refusal(id));
        }
        if older::is_unsealed(&root) {
            let _lock = workspace.lock(&id.0)?;
            older::seal_up(&root)?;
        }
        let private = Private::open(&root.join(PRIVATE), &root)?;
        let log = Log::open(&path, clock)?;
        // Also where a crash came before the folder that tells the disposed of from the others.
        if log.entries().iter().any(|e| matches!(e.event, Event::DisposalBegun { .. })) {
            return Err(super::disposed::Disposed { on: None }.refusal(id));
        }
        Ok(Case { id: id.clone(), workspace: workspace.root().to_owned(), root, private, log, by: by.to_owned() })
    }

    /// Its number.
    pub fn id(&self) -> &RequestId {
        &self.id
    }

    /// The form as it stands now, checked against the log.
    pub fn form(&self) -> Result<RequestForm> {
        let newest = self.log.entries().iter().rev().find_map(form_of);
        let hash = newest
            .ok_or_else(|| Fault::refusal(format!("the log of request {} does not begin with its form", self.id)))?;
        self.read_form(hash)
    }

    /// Every form there was, the oldest first, each with the entry that recorded it.
    pub fn forms(&self) -> Result<Vec<(&Entry, RequestForm)>> {
        let each = self.log.entries().iter().filter_map(|e| Some((e, form_of(e)?)));
        each.map(|(entry, hash)| Ok((entry, self.read_form(hash)?))).collect()
    }

    fn read_form(&self, hash: &str) -> Result<RequestForm> {
        let text = self.private.text("form", hash)?;
        toml::from_str(&text)
            .map_err(|e| crate::settings::toml_fault(&e, &text, &format!("the form of request {}", self.id)))
    }

    /// Records a corrected form, with the reason; the one before stays in the record. Returns the number of the entry.
    pub fn amend(&mut self, form: &RequestForm, reason: &str) -> Result<u64> {
        super::form::check(form, self.clock().today())?;
        let changed = super::amend::changed(&self.form()?, form);
        let text = toml::to_string(form).context("cannot write down the form")?;
        let (hash, note) = (self.private.keep("form", text.as_bytes())?, self.note(reason)?);
        self.append(Event::Amended { received: form.received, form: hash, changed, note })
    }

    /// Records what happened; its number, once it is on the disk. A closed request takes no decisions.
    pub fn append(&mut self, event: Event) -> Result<u64> {
        super::life::admits(self, &event)?;
        self.log.append(event, &self.by)
    }

    /// Everything recorded, in order.
    pub fn entries(&self) -> &[Entry] {
        self.log.entries()
    }

    /// The head of the log: see [`crate::audit::leaf_hash`].
    pub fn head(&self) -> [u8; 32] {
        self.log.head()
    }

    /// What the record adds up to so far.
    pub fn facts(&self) -> super::Facts {
        super::Facts::fold(self.entries())
    }

    /// Who acts.
    pub fn by(&self) -> &str {
        &self.by
    }

    /// The clock that entries are stamped with.
    pub fn clock(&self) -> Clock {
        self.log.clock()
    }

    /// HMAC-SHA256 under the request's key, 64 hexadecimal digits: how the log names what it must not hold.
    pub fn keyed(&self, bytes: &[u8]) -> String {
        self.private.keyed(bytes)
    }

    /// The id of a review unit: the first 16 digits of the keyed hash of its kind, a zero byte and its text.
    pub fn unit_id(&self, kind_word: &str, text: &str) -> UnitId {
        let mut id = self.keyed(&[kind_word.as_bytes(), &[0], text.as_bytes()].concat());
        id.truncate(16);
        UnitId(id)
    }

    /// Keeps free text privately; the hash to put in an event.
    pub fn note(&self, text: &str) -> Result<String> {
        self.private.keep("note", text.as_bytes())
    }

    /// The text that an event names by its hash.
    pub fn note_text(&self, hash: &str) -> Result<String> {
        self.private.text("note", hash)
    }

    /// Keeps further bytes privately, under a word for what they are (`bundle`, `authority`); the hash to put in an event.
    pub fn keep(&self, kind: &str, bytes: &[u8]) -> Result<String> {
        self.private.keep(kind, bytes)
    }

    /// What [`Case::keep`] kept.
    pub fn kept(&self, kind: &str, hash: &str) -> Result<Vec<u8>> {
        self.private.bytes(kind, hash)
    }

    /// Copies bytes into the evidence, by hash, read-only.
    pub fn pin(&self, bytes: &[u8]) -> Result<BlobId> {
        self.at(&self.evidence()).bytes(bytes)
    }

    /// Copies a file into the evidence; false where it is no longer there, or no longer what was indexed.
    pub fn pin_file(&self, from: &Path, blob: BlobId) -> Result<bool> {
        self.at(&self.evidence()).file(from, blob)
    }

    /// A pinned file's bytes, checked against their hash.
    pub fn pinned(&self, blob: BlobId) -> Result<Vec<u8>> {
        self.at(&self.evidence()).read(blob)
    }

    /// The same, of a file of `most` bytes at most; nothing of one that is larger, no longer there, or not what it was.
    pub fn pinned_up_to(&self, blob: BlobId, most: usize) -> Vec<u8> {
        // Sealing adds a little, so what is too large sealed by far is too large.
        let sealed = std::fs::metadata(self.pinned_path(blob)).map_or(0, |meta| meta.len());
        if sealed > 2 * most as u64 {
            return Vec::new();
        }
        self.pinned(blob).ok().filter(|bytes| bytes.len() <= most).unwrap_or_default()
    }

    /// A pinned file's bytes a piece at a time, for those that are large. They are what was sealed; whether they have the
    /// hash `blob` is for the reader to see.
    pub fn pinned_reader(&self, blob: BlobId) -> Result<impl std::io::Read + use<>> {
        self.private.vault.reader(&self.pinned_path(blob))
    }

    /// Where a pinned file lies (sealed), whether or not it does yet.
    pub fn pinned_path(&self, blob: BlobId) -> PathBuf {
        self.at(&self.evidence()).path(blob)
    }

    fn at<'a>(&'a self, folder: &'a Path) -> Pinned<'a> {
        Pinned { folder, private: &self.private }
    }

    /// Replaces derived data of these names, sealed; whole or not at all.
    pub fn store_derived(&self, all: &[(&str, &[u8])]) -> Result<()> {
        // Its name before it: so none can stand in another's place, and all can be listed.
        let file = |(name, body): &(&str, &[u8])| (self.derived_path(name), [name.as_bytes(), b"\n", body].concat());
        self.private.vault.write_all(0o600, &all.iter().map(file).collect::<Vec<_>>())
    }

    /// Derived data of that name; `None` where nothing was derived yet.
    pub fn load_derived(&self, name: &str) -> Result<Option<Vec<u8>>> {
        let path = self.derived_path(name);
        if !path.is_file() {
            return Ok(None);
        }
        let (of, body) = named(self.private.vault.read(&path)?);
        match of == name {
            true => Ok(Some(body)),
            false => Err(Fault::refusal(format!("{} holds other derived data than its name says", path.display()))
                .hint(format!("derived data can be made again: dsar run {}", self.id))),
        }
    }

    /// All derived data: name and content.
    pub fn all_derived(&self) -> Result<Vec<(String, Vec<u8>)>> {
        let folder = self.derived();
        let mut all = Vec::new();
        for entry in fs::read_dir(&folder).at("read", &folder)? {
            let path = entry.at("read", &folder)?.path();
            if path.extension().is_some_and(|e| e == super::vault::ENDING) {
                all.push(named(self.private.vault.read(&path)?));
            }
        }
        all.sort();
        Ok(all)
    }

    fn derived_path(&self, name: &str) -> PathBuf {
        self.derived().join(self.private.file_name(&[b"derived", name.as_bytes()]))
    }

    /// What a sealed file of this request holds, whichever it is, a piece at a time.
    pub fn unsealed(&self, path: &Path) -> Result<impl std::io::Read + use<>> {
        self.private.vault.reader(path)
    }

    /// What the log is now, signed with the workspace's key: the note and the key that checks it. Nothing is kept.
    pub fn signed_head(&self) -> Result<(Checkpoint, String, Verifier)> {
        let keeper = Keeper::open(&self.workspace)?;
        let (checkpoint, note) = keeper.sign(&self.log_path(), &self.id.0)?;
        Ok((checkpoint, note, keeper.verifier(&self.id.0)?))
    }

    /// Keeps a signed checkpoint of the log in its record and in the workspace's `checkpoints/`: done at each run, second
    /// approval and bundle, and before and after disposal. Returns what was signed.
    pub fn checkpoint(&self) -> Result<Checkpoint> {
        Keeper::open(&self.workspace)?.keep(&self.log_path(), &self.id.0)
    }

    /// The request's folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The record: the log and the private files.
    pub fn record(&self) -> PathBuf {
        self.root.join("record")
    }

    /// The log's file.
    pub fn log_path(&self) -> PathBuf {
        self.root.join(LOG)
    }

    /// Pinned originals.
    pub fn evidence(&self) -> PathBuf {
        self.root.join("evidence")
    }

    /// What can be made again.
    pub fn derived(&self) -> PathBuf {
        self.root.join("derived")
    }

    /// All bundles.
    pub fn bundles(&self) -> PathBuf {
        self.root.join("bundles")
    }

    /// The folder of bundle `number`, whether or not it exists.
    pub fn bundle(&self, number: u32) -> PathBuf {
        self.bundles().join(format!("{number:03}"))
    }
}

/// The keyed hash of the form that an entry recorded.
fn form_of(entry: &Entry) -> Option<&String> {
    match &entry.event {
        Event::Created { form, .. } | Event::Amended { form, .. } => Some(form),
        _ => None,
    }
}

/// Parts the name of derived data from its content.
fn named(mut bytes: Vec<u8>) -> (String, Vec<u8>) {
    let end = bytes.iter().position(|b| *b == b'\n').unwrap_or(bytes.len());
    let body = bytes.split_off((end + 1).min(bytes.len()));
    bytes.truncate(end);
    (String::from_utf8_lossy(&bytes).into_owned(), body)
}

const LOG: &str = "record/events.jsonl";
const PRIVATE: &str = "record/private";
/// Folders of requests that are not finished yet begin so.
const UNFINISHED: &str = ".new-";

/// Every request of the workspace that was not disposed of, in order of number.
pub fn list(workspace: &Workspace) -> Result<Vec<RequestId>> {
    Ok(all(workspace)?.into_iter().filter(|id| super::disposed(workspace, id).is_none()).collect())
}

/// Every request of the workspace, those disposed of too.
pub fn all(workspace: &Workspace) -> Result<Vec<RequestId>> {
    Ok(numbers(&workspace.requests())?.into_iter().map(|(year, n)| request_id(year, n)).collect())
}

/// The log of a request, whether or not its keys are still there.
pub fn log_of(workspace: &Workspace, id: &RequestId) -> Result<PathBuf> {
    let path = workspace.request(id).join(LOG);
    match year_and_number(&id.0).is_some() && path.is_file() {
        true => Ok(path),
        false => Err(unknown(workspace, id)),
    }
}

fn request_id(year: i16, number: u32) -> RequestId {
    RequestId(format!("{year:04}-{number:04}"))
}

/// `2026-0001` and nothing else: an id is used as the name of a folder.
fn year_and_number(id: &str) -> Option<(i16, u32)> {
    let (year, number) = id.split_once('-')?;
    let parsed = (year.parse().ok()?, number.parse().ok()?);
    (request_id(parsed.0, parsed.1).0 == id).then_some(parsed)
}

fn numbers(requests: &Path) -> Result<Vec<(i16, u32)>> {
    if !requests.is_dir() {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for entry in fs::read_dir(requests).at("read", requests)? {
        let entry = entry.at("read", requests)?;
        found.extend(entry.file_name().to_str().and_then(year_and_number));
    }
    found.sort_unstable();
    Ok(found)
}

/// Everything a request starts with, in a folder that does not have its name yet.
fn fill(root: &Path, form: &RequestForm, by: &str, clock: Clock) -> Result<()> {
    for dir in ["", PRIVATE, "record", "evidence", "derived", "bundles"] {
        make_private_dir(&root.join(dir))?;
    }
    let private = Private::create(&root.join(PRIVATE), root)?;
    let text = toml::to_string(form).context("cannot write down the form")?;
    let form_hash = private.keep("form", text.as_bytes())?;
    Log::open(&root.join(LOG), clock)?.append(Event::Created { received: form.received, form: form_hash }, by)?;
    sync_folder(root)
}

/// Gives the folder the next free number. Renaming onto a folder with something in it fails, so of two programs that
/// choose the same number one goes on to the next.
fn claim(fresh: &Path, requests: &Path, received: Date) -> Result<RequestId> {
    let year = received.year();
    let last = numbers(requests)?.into_iter().filter(|(y, _)| *y == year).map(|(_, n)| n).max().unwrap_or(0);
    for number in last + 1..=9999 {
        let id = request_id(year, number);
        match fs::rename(fresh, requests.join(&id.0)) {
            Ok(()) => return Ok(id),
            Err(e) if matches!(e.kind(), std::io::ErrorKind::DirectoryNotEmpty | std::io::ErrorKind::AlreadyExists) => {
                continue;
            }
            Err(e) => return Err(e).at("make the folder of request", Path::new(&id.0)),
        }
    }
    Err(Fault::new(format!("all numbers of {year} are taken")))
}

/// Removes what a crash left of unfinished requests (they hold a form): those older than an hour, so that none that
/// is being made this moment is hit.
fn sweep(requests: &Path) -> Result<()> {
    for entry in fs::read_dir(requests).at("read", requests)?.flatten() {
        let is_old = || entry.metadata().ok()?.modified().ok()?.elapsed().ok().map(|age| age.as_secs() > 3600);
        if entry.file_name().to_string_lossy().starts_with(UNFINISHED) && is_old() == Some(true) {
            let path = entry.path();
            fs::remove_dir_all(&path).at("remove", &path)?;
        }
    }
    Ok(())
}

fn unknown(workspace: &Workspace, id: &RequestId) -> Fault {
    let known = list(workspace).unwrap_or_default();
    let known = known.iter().map(|id| id.0.as_str()).collect::<Vec<_>>().join(", ");
    let name: String = crate::model::sanitise::line(&id.0).chars().take(40).collect();
    Fault::new(format!("there is no request \"{name}\"")).hint(match known.is_empty() {
        true => "this workspace has no requests yet: `dsar request new` records one".to_owned(),
        false => format!("there are: {known}"),
    })
}
