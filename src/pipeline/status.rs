//! `dsar status`: what the workspace holds.

use super::case::{self, clock, days};
use super::unsearched::{self, Why};
use super::update::{self, Since};
use crate::audit::Clock;
use crate::extract::Pool;
use crate::index::backend::Tantivy;
use crate::model::{Context, Result};
use crate::request::Case;
use crate::settings::{Settings, Workspace};
pub use crate::store::Ledger;
use crate::store::{Catalogue, Walker};
use jiff::civil::Date;
use serde::Serialize;

/// The state of a workspace.
#[derive(Clone, Debug, Serialize)]
pub struct Status {
    /// Where every file stands.
    pub ledger: Ledger,
    /// New, changed, vanished in the last run.
    pub last_changes: [u64; 3],
    /// When the stores were last indexed to the end, RFC 3339, UTC; none before.
    pub last_indexed: Option<String>,
    /// Stores of the settings that are not there now: a drive that is not mounted, a wrong path.
    pub unreachable: Vec<String>,
    /// Passages in the index.
    pub passages: u64,
    /// Documents by store.
    pub stores: Vec<(String, u64)>,
    /// What hostile files are read behind: `Landlock and seccomp`, one of them, or `none`.
    pub isolation: String,
    /// Requests that are not closed, the most urgent first.
    pub requests: Vec<OpenRequest>,
    /// Requests whose record cannot be read.
    pub unreadable: Vec<Unreadable>,
    /// Stores of the settings that no index came to the end of.
    pub not_indexed: Vec<String>,
    /// Stores that the last index did not find, each with the day since which that is so: what the index holds of them is older.
    pub not_read: Vec<(String, String)>,
    /// The recogniser of writing in pictures, with version and languages; none where it is not installed or switched off.
    pub recogniser: Option<String>,
}

/// A request whose record cannot be read.
#[derive(Clone, Debug, Serialize)]
pub struct Unreadable {
    /// ID.
    pub id: String,
    /// What is wrong with it.
    pub why: String,
}

/// An open request and its time.
#[derive(Clone, Debug, Serialize)]
pub struct OpenRequest {
    /// ID.
    pub id: String,
    /// Day of receipt.
    pub received: Date,
    /// The day the clock started, or would if what is awaited came today.
    pub start: Date,
    /// When the answer is due.
    pub due: Date,
    /// Internal target.
    pub target: Date,
    /// Last day for an extension notice.
    pub extension_notice_by: Option<Date>,
    /// Days to the due date; negative once it is past.
    pub days_left: i32,
    /// Of the days from start to due, the share gone: 0 to 100.
    pub gone_percent: u8,
    /// What the clock waits for, in words; empty where it runs.
    pub waits_for: String,
    /// The latest bundle, where there is one: the answer is built.
    pub bundle: Option<u32>,
    /// When an answer was last sent.
    pub sent: Option<Date>,
    /// Why the latest bundle is not today's answer, in words: it is to be built again.
    pub outdated: Option<String>,
    /// How many points stand between it and its answer.
    pub open_points: usize,
    /// What its stores went through since its last search, and since it was received.
    pub since: Since,
}

impl OpenRequest {
    /// True where the answer lies there and is today's.
    pub fn is_built(&self) -> bool {
        self.bundle.is_some() && self.outdated.is_none()
    }
}

/// Open requests, the most urgent first, those whose answer is built last; and the requests whose record cannot be read, which hide
/// none of the others.
fn open_requests(workspace: &Workspace, settings: &Settings) -> Result<(Vec<OpenRequest>, Vec<Unreadable>)> {
    let (mut all, mut unreadable) = (Vec::new(), Vec::new());
    for id in crate::request::list(workspace)? {
        let opened = Case::open(workspace, &id, "", Clock::System).and_then(|case| match case.facts().closed {
            None => open_request(&case, settings, workspace).map(Some),
            Some(_) => Ok(None),
        });
        match opened {
            Ok(request) => all.extend(request),
            Err(fault) => unreadable.push(Unreadable { id: id.to_string(), why: fault.what }),
        }
    }
    let done = |r: &OpenRequest| r.is_built() || r.sent.is_some();
    all.sort_by(|a, b| (done(a), a.due, &a.id).cmp(&(done(b), b.due, &b.id)));
    Ok((all, unreadable))
}

fn open_request(case: &Case, settings: &Settings, workspace: &Workspace) -> Result<OpenRequest> {
    let (facts, today) = (case.facts(), case.clock().today());
    let answer = clock(case, settings)?;
    let (whole, gone) = (days(answer.start, answer.due).max(1), days(answer.start, today));
    let mut waits =
        crate::request::clock::awaited(&facts).into_iter().map(|(what, _)| what.words()).collect::<Vec<_>>();
    if facts.awaits_clarification() {
        waits.push("clarification");
    }
    let derived = super::derived::Derived::load(case).unwrap_or_default();
    Ok(OpenRequest {
        id: case.id().to_string(),
        received: facts.received.unwrap_or(answer.start),
        start: answer.start,
        due: answer.due,
        target: answer.target,
        extension_notice_by: answer.extension_notice_by,
        days_left: days(today, answer.due),
        gone_percent: (gone * 100 / whole).clamp(0, 100) as u8,
        waits_for: waits.join(", "),
        bundle: facts.bundles.last().map(|b| b.number),
        sent: facts.sent().map(|step| step.on),
        outdated: facts.outdated(),
        open_points: case::open_points(case, settings, workspace, &derived)?.len(),
        since: update::since(case, &Catalogue::open(&workspace.catalogue())?)?,
    })
}

/// Reads it from catalogue and index.
pub fn gather(workspace: &Workspace, settings: &Settings) -> Result<Status> {
    let pool = Pool::new(&settings.limits)?;
    let catalogue = Catalogue::open(&workspace.catalogue())?;
    let (requests, unreadable) = open_requests(workspace, settings)?;
    let (mut not_indexed, mut not_read) = (Vec::new(), Vec::new());
    for one in unsearched::now(workspace, settings)? {
        match one.why {
            Why::NotThereSince(day) => not_read.push((one.store, day)),
            Why::NotIndexed | Why::IndexedSince => not_indexed.push(one.store),
        }
    }
    Ok(Status {
        ledger: catalogue.ledger()?,
        last_changes: catalogue.last_changes()?,
        last_indexed: catalogue.last_ended()?,
        unreachable: unreachable(settings)?,
        passages: Tantivy::open(&workspace.index())?.len()?,
        stores: catalogue.documents_by_store()?,
        isolation: isolation(&pool)?,
        requests,
        unreadable,
        not_indexed,
        not_read,
        recogniser: pool.recogniser().map(|r| r.identity()),
    })
}

/// Stores that an index would not find now.
fn unreachable(settings: &Settings) -> Result<Vec<String>> {
    let walkers = settings.stores.iter().map(Walker::new).collect::<Result<Vec<_>>>()?;
    Ok(walkers.iter().filter(|w| w.missing().is_some()).map(|w| w.name().to_owned()).collect())
}

/// Asks a worker: only the kernel it runs on knows.
fn isolation(pool: &Pool) -> Result<String> {
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().context("cannot start the runtime")?;
    runtime.block_on(async {
        let mut worker = pool.worker();
        let walls = worker.walls().await?;
        worker.close().await;
        Ok(walls.to_string())
    })
}
