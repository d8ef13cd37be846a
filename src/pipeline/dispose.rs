//! `dsar dispose`: the end of a request's file. Closed long enough, held back by nothing, signed off by a second person, it
//! is destroyed part by part, the keys last; log, checkpoints and a certificate stay. Everything that the certificate says
//! is in the log, so it can be written again; and killed at any moment, the same command run again finishes.
//!
//! It works on the log and the folders, never through a `Case`: halfway through there are no keys.

use super::breach;
use super::certificate::{self, Certificate};
use crate::audit::keeper::{self, Keeper};
use crate::audit::{Clock, Log, Verdict, sync_folder};
use crate::model::event::{Destroyed, Part, goes_by};
use crate::model::{Context, Entry, Event, Fault, RequestId, Result, fold};
use crate::request::{Case, Facts, disposed, log_of};
use crate::settings::promises::period_months;
use crate::settings::{Settings, Workspace};
use jiff::civil::Date;
use serde::Serialize;
use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// Months a case file is kept after its closing where the settings say nothing: two years.
const KEPT_MONTHS: i64 = 24;

/// What a disposal would do, and what stops it.
#[derive(Clone, Debug, Serialize)]
pub struct Plan {
    /// The request.
    pub request: String,
    /// When it was closed.
    pub closed: Option<Date>,
    /// The last day on which it must be there.
    pub keep_until: Option<Date>,
    /// Who signed off, and the number of that entry.
    pub signed_off: Option<(String, u64)>,
    /// What there is to destroy, in order.
    pub parts: Vec<Part>,
    /// What is in the way, in plain English; empty where it can be done.
    pub stops: Vec<String>,
    /// True where it was begun already.
    pub begun: bool,
    /// True where nothing is left to do.
    pub done: bool,
}

/// A request's folder and log, open for its end.
pub struct Disposal<'a> {
    workspace: &'a Workspace,
    settings: &'a Settings,
    id: RequestId,
    root: PathBuf,
    log: Log,
    by: String,
}

impl<'a> Disposal<'a> {
    /// Opens it; `by` is who acts.
    pub fn open(
        workspace: &'a Workspace,
        settings: &'a Settings,
        id: &RequestId,
        by: &str,
        clock: Clock,
    ) -> Result<Disposal<'a>> {
        let log = Log::open(&log_of(workspace, id)?, clock)?;
        let root = workspace.request(id);
        Ok(Disposal { workspace, settings, id: id.clone(), root, log, by: by.to_owned() })
    }

    /// What would be done, and what stops it.
    pub fn plan(&self) -> Result<Plan> {
        let entries = self.log.entries();
        let (facts, begun) = (Facts::fold(entries), begun(entries));
        let keep_until = facts.closed.map(|on| self.keep_until(on)).transpose()?;
        let signed_off = self.signed_off();
        let stops = match begun {
            Some(_) => Vec::new(),
            None => self.stops(&facts, keep_until, signed_off.as_ref()),
        };
        Ok(Plan {
            request: self.id.to_string(),
            closed: facts.closed,
            keep_until,
            signed_off: signed_off.map(|(who, seq, _)| (who, seq)),
            parts: self.inventory()?,
            stops,
            begun: begun.is_some(),
            done: ended(entries).is_some(),
        })
    }

    /// Records that a second person agrees. Without `name`, it is whoever runs this who signs, and another login must
    /// dispose; with it, that person signs with their name in front of whoever runs this.
    pub fn sign_off(&mut self, name: Option<&str>) -> Result<u64> {
        let facts = Facts::fold(self.log.entries());
        if facts.closed.is_none() || begun(self.log.entries()).is_some() {
            return Err(Fault::refusal("only a closed request whose disposal has not begun can be signed off")
                .hint(format!("to see how it stands: dsar dispose {} --dry-run", self.id)));
        }
        let signed_by = name.unwrap_or(&self.by).trim().to_owned();
        if name.is_some() && same_person(&signed_by, &self.by) {
            return Err(Fault::refusal(format!("{signed_by} is who runs this: a second person signs off"))
                .hint("let them run `dsar dispose ID --sign-off` under their own login, or give their name"));
        }
        self.keep_names_out(&signed_by)?;
        self.log.append(Event::DisposalSignedOff { signed_by }, &self.by)
    }

    /// The same with the second person present: both, or nothing is recorded.
    pub fn sign_off_and_run(&mut self, name: &str) -> Result<Certificate> {
        self.check_log()?;
        let facts = Facts::fold(self.log.entries());
        let keep_until = facts.closed.map(|on| self.keep_until(on)).transpose()?;
        let stops = self.stops_of_request(&facts, keep_until);
        if !stops.is_empty() && begun(self.log.entries()).is_none() {
            return Err(self.refusal(&stops));
        }
        self.sign_off(Some(name))?;
        self.run()
    }

    fn refusal(&self, stops: &[String]) -> Fault {
        Fault::refusal(format!("request {} is not disposed of:\n- {}", self.id, stops.join("\n- ")))
            .hint(format!("settle each point; to look first: dsar dispose {} --dry-run", self.id))
    }

    /// The log outlives every name in it: nobody whom the documents name is written there.
    fn keep_names_out(&self, name: &str) -> Result<()> {
        // A request whose keys are lost can still be disposed of; its names can then be read by nobody.
        let Ok(case) = Case::open(self.workspace, &self.id, &self.by, self.log.clock()) else { return Ok(()) };
        let forms = case.forms()?;
        let derived = super::derived::Derived::load(&case).unwrap_or_default();
        let people = derived.persons.iter().flat_map(|p| p.forms.iter().map(|f| f.expose().to_owned()));
        let own = forms.into_iter().flat_map(|(_, form)| form.subject.names.into_iter().chain(form.requester));
        let known: Vec<String> = people.chain(own).map(|n| fold::folded(&n)).collect();
        if !known.contains(&fold::folded(name)) {
            return Ok(());
        }
        Err(Fault::refusal("that name stands in the documents of this request, and the log keeps no name of them")
            .hint("sign with the post instead (\"Chief Executive\"), or let them sign under their own login: dsar dispose ID --sign-off"))
    }

    /// Destroys the request, or goes on where it was stopped, and writes the certificate.
    pub fn run(&mut self) -> Result<Certificate> {
        let plan = self.plan()?;
        if !plan.stops.is_empty() {
            return Err(self.refusal(&plan.stops));
        }
        self.check_log()?;
        if !plan.begun {
            self.begin(&plan)?;
        }
        let marker = disposed::folder(&self.root);
        fs::create_dir_all(&marker).at("make the folder", &marker)?;
        sync_folder(&self.root)?;
        if !plan.done {
            self.destroy_parts()?;
            self.log.append(Event::Disposed { on: self.log.clock().today() }, &self.by)?;
        }
        self.checkpoint()?;
        self.check_log()?;
        let certificate = self.certificate()?;
        certificate::write(&marker, &certificate)?;
        Ok(certificate)
    }

    /// The certificate of a request that was disposed of.
    pub fn certificate(&self) -> Result<Certificate> {
        Certificate::of(self.log.entries(), self.log.head(), &self.id, self.settings).ok_or_else(|| {
            match begun(self.log.entries()) {
                Some(_) => disposed::Disposed { on: None }.refusal(&self.id),
                None => Fault::new(format!("request {} was not disposed of", self.id)),
            }
        })
    }

    fn begin(&mut self, plan: &Plan) -> Result<()> {
        let (Some((_, sign_off)), Some(keep_until)) = (plan.signed_off.clone(), plan.keep_until) else {
            return Err(Fault::refusal("nobody signed off"));
        };
        self.checkpoint()?;
        let event = Event::DisposalBegun { sign_off, keep_until, parts: plan.parts.clone() };
        self.log.append(event, &self.by).map(|_| ())
    }

    fn destroy_parts(&mut self) -> Result<()> {
        for what in Destroyed::ORDER {
            for path in self.paths(what)? {
                destroy(&path)?;
            }
            let told = |e: &Entry| matches!(&e.event, Event::Destroyed { what: told } if *told == what);
            if !self.log.entries().iter().any(told) {
                self.log.append(Event::Destroyed { what }, &self.by)?;
            }
        }
        Ok(())
    }

    fn checkpoint(&self) -> Result<()> {
        let keeper = Keeper::open(self.workspace.root())?;
        keeper.keep(&log_of(self.workspace, &self.id)?, &self.id.0).map(|_| ())
    }

    /// A log that is not as it was written stops everything: it may hide why the request must not go.
    fn check_log(&self) -> Result<()> {
        let path = log_of(self.workspace, &self.id)?;
        match keeper::look(Some(self.workspace.root()), &path, &self.id.0, &[])?.verdict {
            Verdict::Whole(_) => Ok(()),
            Verdict::Broken(broken) => Err(broken.refusal(&path)),
        }
    }

    fn keep_until(&self, closed: Date) -> Result<Date> {
        let written = &self.settings.organisation.case_file;
        let months = match written.trim().is_empty() {
            true => KEPT_MONTHS,
            false => period_months(written).ok_or_else(|| {
                Fault::new(format!("dsar.toml, [organisation]: case_file = \"{written}\" is no period"))
                    .hint("write it as \"2 years\" or \"18 months\"")
            })?,
        };
        closed.checked_add(jiff::Span::new().months(months)).context("the period of retention ends after the calendar")
    }

    /// The latest sign-off since the request was last closed: who, its entry, and who recorded it.
    fn signed_off(&self) -> Option<(String, u64, String)> {
        let entries = self.log.entries();
        let since = Facts::fold(entries).steps.last().map_or(0, |step| step.seq);
        entries.iter().rev().take_while(|e| e.seq > since).find_map(|e| match &e.event {
            Event::DisposalSignedOff { signed_by } => Some((signed_by.clone(), e.seq, e.by.clone())),
            _ => None,
        })
    }

    fn stops(&self, facts: &Facts, keep_until: Option<Date>, sign_off: Option<&(String, u64, String)>) -> Vec<String> {
        let mut stops = self.stops_of_request(facts, keep_until);
        stops.extend(self.sign_off_missing(sign_off));
        stops
    }

    /// What is in the way whoever signs.
    fn stops_of_request(&self, facts: &Facts, keep_until: Option<Date>) -> Vec<String> {
        let id = &self.id;
        let mut stops = Vec::new();
        if facts.closed.is_none() {
            stops.push(format!("the request is open: dsar request close {id} --on DATE"));
        }
        if let Some(until) = keep_until.filter(|until| self.log.clock().today() <= *until) {
            stops.push(format!("its file is kept until {until} (dsar.toml, [organisation]: case_file)"));
        }
        for hold in facts.holds() {
            let what = if hold.what == crate::model::happening::Happening::IcoHold {
                "a complaint to the ICO"
            } else {
                "a legal hold"
            };
            stops.push(format!(
                "{what} has held it since {} (entry {}); once it is over: dsar request event {id} hold-lifted --on DATE",
                hold.on, hold.seq
            ));
        }
        for open in breach::all(self.log.entries()).iter().filter(|b| !b.is_closed()) {
            stops.push(format!(
                "the wrong disclosure of entry {} is not closed: dsar request breach {id} --step closed",
                open.seq
            ));
        }
        stops
    }

    fn sign_off_missing(&self, sign_off: Option<&(String, u64, String)>) -> Option<String> {
        let id = &self.id;
        let post = self.settings.organisation.promises.destruction_signed_by.trim();
        let whom = if post.is_empty() {
            "a second person".to_owned()
        } else {
            format!("a second person (your privacy notice names: {post})")
        };
        match sign_off {
            None => Some(format!(
                "{whom} has not signed off{}: they run `dsar dispose {id} --sign-off` under their own login, or you `dsar dispose {id} --signed-off-by NAME` in their presence",
                self.lapsed()
            )),
            Some((who, ..)) if same_person(who, &self.by) => {
                Some(format!("{who} signed off and cannot also dispose: another person runs it"))
            }
            Some(_) => None,
        }
    }

    /// That somebody signed off before the last step was recorded: they knew nothing of it.
    fn lapsed(&self) -> String {
        let entries = self.log.entries();
        let signed = entries.iter().rev().find_map(|e| match &e.event {
            Event::DisposalSignedOff { signed_by } => Some((signed_by, e.seq)),
            _ => None,
        });
        match (signed, Facts::fold(entries).steps.last()) {
            (Some((who, seq)), Some(step)) if step.seq > seq => {
                format!(" since entry {} (what {who} signed in entry {seq} was before it)", step.seq)
            }
            _ => String::new(),
        }
    }

    fn inventory(&self) -> Result<Vec<Part>> {
        let count = |what: Destroyed| {
            let (mut files, mut bytes) = (0, 0);
            for path in self.paths(what)? {
                for entry in walkdir::WalkDir::new(&path) {
                    let entry = entry.at("look through", &path)?;
                    if entry.file_type().is_file() {
                        files += 1;
                        bytes += entry.metadata().at("look at", &path)?.len();
                    }
                }
            }
            Ok(Part { what, files, bytes })
        };
        Destroyed::ORDER.into_iter().map(count).collect()
    }

    /// What a part is made of, as far as it is still there.
    fn paths(&self, what: Destroyed) -> Result<Vec<PathBuf>> {
        let root = &self.root;
        let there =
            |names: &[&str]| names.iter().map(|n| root.join(n)).filter(|p| p.symlink_metadata().is_ok()).collect();
        Ok(match what {
            Destroyed::Identity => [there(&["identity"]), self.identity()?].concat(),
            Destroyed::Evidence => there(&["evidence"]),
            Destroyed::Bundles => there(&["bundles"]),
            Destroyed::Papers => self.papers()?,
            Destroyed::Derived => there(&["derived"]),
            Destroyed::Private => there(&["record/private"]),
            Destroyed::Keys => there(&KEYS),
        })
    }

    /// Copies of identity documents kept privately: see `Case::keep`.
    fn identity(&self) -> Result<Vec<PathBuf>> {
        let of_identity = |name: &str| IDENTITY.iter().any(|kind| name.starts_with(&format!("{kind}-")));
        entries_of(&self.root.join("record/private"), of_identity)
    }

    /// Whatever else lies in the request's folder: letters, and what somebody put there by hand.
    fn papers(&self) -> Result<Vec<PathBuf>> {
        let mut known = vec!["identity", "evidence", "bundles", "derived", "record", "disposal"];
        known.extend(KEYS);
        entries_of(&self.root, |name| !known.contains(&name))
    }
}

/// Keys of a request, and what a crash could leave of one.
const KEYS: [&str; 3] = ["private.key", "seal.key", "seal.key.part"];
/// Words under which copies of identity documents are kept privately.
const IDENTITY: [&str; 3] = ["identity", "authority", "responsibility"];

/// Two names of one person, as far as spelling tells.
fn same_person(a: &str, b: &str) -> bool {
    fold::folded(goes_by(a)) == fold::folded(goes_by(b))
}

/// The entry that began the disposal.
pub(super) fn begun(entries: &[Entry]) -> Option<&Entry> {
    entries.iter().find(|e| matches!(e.event, Event::DisposalBegun { .. }))
}

/// The entry that ended it.
pub(super) fn ended(entries: &[Entry]) -> Option<&Entry> {
    entries.iter().find(|e| matches!(e.event, Event::Disposed { .. }))
}

fn entries_of(folder: &Path, wanted: impl Fn(&str) -> bool) -> Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).at("read", folder)? {
        let entry = entry.at("read", folder)?;
        if wanted(&entry.file_name().to_string_lossy()) {
            found.push(entry.path());
        }
    }
    found.sort();
    Ok(found)
}

/// Removes a file or a folder with all that is in it; what does not lie sealed is written over first, as far as the storage
/// lets us.
fn destroy(path: &Path) -> Result<()> {
    for entry in walkdir::WalkDir::new(path) {
        let entry = entry.at("look through", path)?;
        if entry.file_type().is_file() && !is_sealed(entry.path()) {
            overwrite(entry.path())?;
        }
    }
    let is_folder = path.symlink_metadata().is_ok_and(|m| m.is_dir());
    if is_folder { fs::remove_dir_all(path) } else { fs::remove_file(path) }.at("destroy", path)?;
    sync_folder(path.parent().unwrap_or(path))
}

/// True for an age file: without its key it is nothing.
fn is_sealed(path: &Path) -> bool {
    let mut magic = [0u8; 21];
    File::open(path).and_then(|mut f| f.read_exact(&mut magic)).is_ok() && &magic == b"age-encryption.org/v1"
}

/// Zeros over a file's bytes, on the disk before it is deleted.
fn overwrite(path: &Path) -> Result<()> {
    let allow = std::os::unix::fs::PermissionsExt::from_mode(0o600);
    fs::set_permissions(path, allow).at("write over", path)?;
    let mut file = fs::OpenOptions::new().write(true).open(path).at("write over", path)?;
    let mut left = file.metadata().at("write over", path)?.len();
    file.seek(SeekFrom::Start(0)).at("write over", path)?;
    let zeros = vec![0u8; 1 << 16];
    while left > 0 {
        let piece = left.min(zeros.len() as u64);
        file.write_all(&zeros[..piece as usize]).at("write over", path)?;
        left -= piece;
    }
    file.sync_all().at("write over", path)
}
