//! `dsar demo`: every stage, on the fixture organisation that travels inside the program, with a clock that stands still.

use super::bundle::{Sealing, bundle};
use super::verify::{Requests, verify};
use super::{Progress, case, decide, exceptions, index, run};
use crate::audit::{Clock, Verdict, keeper};
use crate::model::event::IdentityHow;
use crate::model::{Context, Event, Fault, Result};
use crate::request::Case;
use crate::review::Policy;
use crate::settings::{Settings, Workspace};
use include_dir::{Dir, include_dir};
use jiff::Timestamp;
use serde::Serialize;
use std::path::{Path, PathBuf};
use std::sync::Arc;

static ORGANISATION: Dir = include_dir!("$CARGO_MANIFEST_DIR/fixtures/organisation");

/// Monday 16 March 2026, two weeks into the request.
const NOW: &str = "2026-03-16T09:00:00Z";

/// One step, told as it is done.
pub struct Step {
    /// What happens.
    pub title: String,
    /// The command that does it.
    pub command: String,
    /// What came of it.
    pub result: String,
}

/// Where everything lies afterwards.
#[derive(Clone, Debug, Serialize)]
pub struct Played {
    /// The workspace.
    pub workspace: PathBuf,
    /// The request's ID.
    pub request: String,
    /// What would be sent.
    pub disclosure: PathBuf,
    /// What never is.
    pub internal: PathBuf,
    /// The encrypted file.
    pub parcel: PathBuf,
    /// Its passphrase.
    pub passphrase: String,
}

/// Plays the whole request in `out` (a new scratch folder where none is named).
pub fn play(out: Option<&Path>, progress: &Arc<dyn Progress>, tell: &mut dyn FnMut(&Step)) -> Result<Played> {
    let root = folder(out)?;
    let organisation = root.join("organisation");
    std::fs::create_dir_all(&organisation).at("make the folder", &organisation)?;
    ORGANISATION.extract(&organisation).at("write", &organisation)?;
    let (workspace, settings) = prepare(&root, &organisation)?;
    let mut say = |title: &str, command: &str, result: String| {
        tell(&Step { title: title.into(), command: command.into(), result })
    };

    let indexed = index::run(&workspace, &settings, progress.clone())?;
    let l = indexed.ledger;
    let ledger = format!(
        "{} files seen = {} indexed + {} duplicate + {} exception + {} excluded",
        l.seen, l.indexed, l.duplicate, l.exception, l.excluded
    );
    say("1. Read and index every store", "dsar index", ledger);

    let mut case = record(&workspace, &organisation)?;
    let dates = case::clock(&case, &settings)?;
    say(
        "2. Record the request",
        "dsar request new --from request.toml",
        format!("{}: due {}, internal target {}", case.id(), dates.due, dates.target),
    );

    let found = run::run(&workspace, &settings, &mut case, false, &**progress)?;
    let line = format!(
        "{} documents -> {} review units, {} people, {} exceptions to settle",
        found.documents, found.units, found.persons, found.exceptions
    );
    say("3. Find the subject, name everybody else", &format!("dsar run {}", case.id()), line);

    let settled = settle_all(&mut case, &workspace, &settings)?;
    say(
        "4. Settle what could not be searched",
        "dsar exceptions --settle all",
        format!("{settled} exceptions settled (opened by hand, in this play)"),
    );

    let policy = Policy::built_in("everything").ok_or_else(|| Fault::new("the policy `everything` is missing"))??;
    let decided = decide::by_policy(&mut case, &policy)?;
    say(
        "5. Decide (a reviewer does this in `dsar review`)",
        &format!("dsar decide {} --policy everything", case.id()),
        format!("{} units decided, {} open", decided.decided, decided.open),
    );

    let made = bundle(&workspace, &settings, &mut case, Sealing::Zip)?;
    let line = format!(
        "{} documents, {} pages, {} redactions; every file read again before it got its name",
        made.documents, made.pages, made.redactions
    );
    say("6. Build, verify and encrypt the answer", &format!("dsar bundle {}", case.id()), line);

    let checked = check(&made.dir, &workspace, &case)?;
    say("7. Verify bundle and log again", "dsar verify …; dsar audit verify …", checked);
    Ok(Played {
        workspace: workspace.root().to_owned(),
        request: case.id().to_string(),
        disclosure: made.dir.join("disclosure"),
        internal: made.dir.join("internal"),
        parcel: made.parcel,
        passphrase: made.passphrase,
    })
}

fn folder(out: Option<&Path>) -> Result<PathBuf> {
    match out {
        Some(out) => Workspace::create(out),
        None => {
            Ok(tempfile::Builder::new().prefix("dsar-demo-").tempdir().context("cannot make a scratch folder")?.keep())
        }
    }
}

/// A workspace beside the organisation's folder, with its settings pointing there.
fn prepare(root: &Path, organisation: &Path) -> Result<(Workspace, Settings)> {
    let cases = Workspace::create(&root.join("cases"))?;
    let text = std::fs::read_to_string(organisation.join("dsar.toml")).at("read", organisation)?;
    let text = text.replace("path = \"stores/", "path = \"../organisation/stores/");
    super::derived::replace(&cases.join("dsar.toml"), text.as_bytes())?;
    let workspace = Workspace::open(&cases)?;
    let settings = Settings::load(workspace.root())?;
    Ok((workspace, settings))
}

fn record(workspace: &Workspace, organisation: &Path) -> Result<Case> {
    let moment: Timestamp = NOW.parse().context("the demonstration's moment")?;
    let clock = Clock::Fixed(moment);
    let path = organisation.join("request.toml");
    let form =
        crate::request::parse(&std::fs::read_to_string(&path).at("read", &path)?, "request.toml", clock.today())?;
    let mut case = Case::create(workspace, &form, "demo", clock)?;
    case.append(Event::Identity { on: form.received, how: IdentityHow::Verified })?;
    Ok(case)
}

fn settle_all(case: &mut Case, workspace: &Workspace, settings: &Settings) -> Result<usize> {
    let all = exceptions::list(workspace, settings, Some(case), &exceptions::Filter::default())?;
    exceptions::settle(case, &all, "Opened by hand; nothing about the subject (demonstration)")
}

/// The request that was played, opened anew.
struct Reopen<'a> {
    workspace: &'a Workspace,
    case: &'a Case,
}

impl Requests for Reopen<'_> {
    fn around(&self, _: &Path) -> Result<Case> {
        Case::open(self.workspace, self.case.id(), "demo", self.case.clock())
    }

    fn named(&self, _: &str) -> Option<Case> {
        None
    }
}

fn check(dir: &Path, workspace: &Workspace, case: &Case) -> Result<String> {
    let findings = verify(dir, &Reopen { workspace, case })?.findings;
    if !findings.is_empty() {
        return Err(Fault::refusal(format!("the bundle does not verify:\n- {}", findings.join("\n- "))));
    }
    let looked = keeper::look(Some(workspace.root()), &case.log_path(), &case.id().0, &[])?;
    match looked.verdict {
        Verdict::Whole(v) => Ok(format!(
            "bundle: nothing found; log: {} entries intact, held to {} signed checkpoints",
            v.entries,
            looked.held_to.len()
        )),
        Verdict::Broken(broken) => Err(broken.refusal(&case.log_path())),
    }
}
