//! Exceptions as a person deals with them: listed, filtered, settled for one request or for all, opened again. What is
//! settled is bound to the bytes it was said of, so it holds for copies and lapses when the file changes.

use super::derived::Derived;
use crate::bundle::harmless;
use crate::model::{BlobId, Context, Entry, Event, ExceptionKind, Fault, Result};
use crate::request::{Case, Standing};
use crate::settings::{Settings, Workspace};
use crate::store::{Catalogue, ExceptionRow};
use globset::GlobMatcher;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// How near an exception is to a request. Each of them could matter, so each stops the bundle; the first ones first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Matters {
    /// It is part of a file in which something about the subject was found.
    SameFile,
    /// Something about the subject was found with the same custodian, or in the same store.
    SameStore,
    /// The store was searched, and nothing was found there.
    Searched,
}

impl Matters {
    /// Plain English.
    pub fn words(self) -> &'static str {
        match self {
            Matters::SameFile => "in a file that holds something about the subject",
            Matters::SameStore => "in a store where something about the subject was found",
            Matters::Searched => "in a store that was searched",
        }
    }
}

/// A place of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Spot {
    /// Store name.
    pub store: String,
    /// Path relative to the store's root.
    pub path: String,
}

/// What was said when an exception was settled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Settlement {
    /// True where it holds for every request.
    pub every_request: bool,
    /// Who.
    pub by: String,
    /// When, RFC 3339 in UTC.
    pub at: String,
    /// Why.
    pub reason: String,
}

/// One exception with all places of its file.
#[derive(Clone, Debug, Serialize)]
pub struct Listed {
    /// Names it to people and to `--settle`.
    pub id: String,
    /// Why it could not be searched.
    pub kind: ExceptionKind,
    /// Every place of the file, the first first.
    #[serde(rename = "files")]
    pub spots: Vec<Spot>,
    /// Names of the members that lead to it, outermost first; empty for the file itself.
    #[serde(rename = "member")]
    pub trail: Vec<String>,
    /// Which part of the file or member.
    pub place: String,
    /// What happened.
    pub detail: String,
    /// What to do.
    pub remedy: &'static str,
    /// How near it is to the request it is listed for.
    pub matters: Option<Matters>,
    /// `None` while it waits.
    pub settled: Option<Settlement>,
    #[serde(skip)]
    bound: Vec<u8>,
}

/// Which exceptions are meant.
#[derive(Default)]
pub struct Filter {
    /// Any of these kinds; all where empty.
    pub kinds: Vec<ExceptionKind>,
    /// This store.
    pub store: Option<String>,
    /// Paths, with the members' names behind them, `/` between.
    pub path: Option<GlobMatcher>,
    /// Those that wait (`Some(true)`), or those that are settled (`Some(false)`).
    pub open: Option<bool>,
}

impl Filter {
    fn takes(&self, one: &Listed) -> bool {
        let spot = |s: &Spot| {
            let whole = std::iter::once(&s.path).chain(&one.trail).map(String::as_str).collect::<Vec<_>>().join("/");
            self.store.as_ref().is_none_or(|store| *store == s.store)
                && self.path.as_ref().is_none_or(|glob| glob.is_match(&s.path) || glob.is_match(&whole))
        };
        (self.kinds.is_empty() || self.kinds.contains(&one.kind))
            && self.open.is_none_or(|open| open == one.settled.is_none())
            && one.spots.iter().any(spot)
    }
}

/// Exceptions that `filter` takes; seen from a request where one is given, the nearest first.
pub fn list(workspace: &Workspace, settings: &Settings, case: Option<&Case>, filter: &Filter) -> Result<Vec<Listed>> {
    let catalogue = Catalogue::open(&workspace.catalogue())?;
    let (known, near) = (Known::of(workspace, case)?, case.map(|c| Near::of(c, settings)));
    let mut all: Vec<Listed> = Vec::new();
    let mut at: HashMap<Vec<u8>, usize> = HashMap::new();
    for row in catalogue.exceptions()? {
        let matters = near.as_ref().map(|n| n.of_row(&row));
        let spot = Spot { store: row.store.clone(), path: row.path.clone() };
        match at.get(&row.bound) {
            Some(n) => {
                all[*n].spots.push(spot);
                all[*n].matters = all[*n].matters.min(matters);
            }
            None => {
                at.insert(row.bound.clone(), all.len());
                all.push(listed(row, spot, matters, &known, &catalogue)?);
            }
        }
    }
    all.retain(|one| filter.takes(one));
    all.sort_by_key(|one| one.matters);
    Ok(all)
}

fn listed(
    row: ExceptionRow,
    spot: Spot,
    matters: Option<Matters>,
    known: &Known,
    catalogue: &Catalogue,
) -> Result<Listed> {
    let trail = row.blob.map(|blob| catalogue.trail(blob, row.member)).transpose()?.unwrap_or_default();
    let name = |name: &crate::model::Evidence| match name.expose().trim() {
        "" => "(no name)".to_owned(),
        name => name.to_owned(),
    };
    Ok(Listed {
        id: row.id(),
        kind: row.kind,
        spots: vec![spot],
        trail: trail.iter().map(name).collect(),
        settled: known.settlement(&row.bound)?,
        // A part of an office file is called a property there; to people it is the header, the sheet, the body.
        place: row.locator.strip_prefix("property ").unwrap_or(&row.locator).to_owned(),
        detail: row.detail,
        remedy: row.kind.remedy(),
        matters,
        bound: row.bound,
    })
}

/// Exceptions that stand between a request and its answer, each once.
pub fn unsettled(workspace: &Workspace, case: &Case) -> Result<Vec<ExceptionRow>> {
    let known = Known::of(workspace, Some(case))?;
    let mut seen = BTreeSet::new();
    let mut rows = Catalogue::open(&workspace.catalogue())?.exceptions()?;
    rows.retain(|row| !known.is_settled(&row.bound) && seen.insert(row.bound.clone()));
    Ok(rows)
}

/// How many of the open exceptions are in files that hold something about the subject, and how many there are in all.
pub fn open_count(workspace: &Workspace, settings: &Settings, case: &Case) -> Result<(usize, usize)> {
    let (open, near) = (unsettled(workspace, case)?, Near::of(case, settings));
    Ok((open.iter().filter(|row| near.of_row(row) == Matters::SameFile).count(), open.len()))
}

/// Settles exceptions for a request. How many were not settled yet.
pub fn settle(case: &mut Case, chosen: &[Listed], reason: &str) -> Result<usize> {
    let reason = plain(reason)?;
    let open: Vec<_> = chosen.iter().filter(|one| one.settled.is_none()).collect();
    for one in &open {
        let (exception, note) = (case.keyed(&one.bound), case.note(reason)?);
        case.append(Event::ExceptionSettled { exception, kind: one.kind, note })?;
    }
    Ok(open.len())
}

/// Settles exceptions for every request, now and later, until their files change. How many were not settled yet.
pub fn settle_for_all(standing: &mut Standing, chosen: &[Listed], reason: &str) -> Result<usize> {
    let reason = plain(reason)?;
    let open: Vec<_> = chosen.iter().filter(|one| one.settled.is_none()).collect();
    open.iter().try_for_each(|one| standing.settle(&one.bound, one.kind, reason))?;
    Ok(open.len())
}

/// Opens exceptions again that were settled for a request. How many.
pub fn reopen(case: &mut Case, chosen: &[Listed], reason: &str) -> Result<usize> {
    let reason = plain(reason)?;
    let settled: Vec<_> = chosen.iter().filter(|o| o.settled.as_ref().is_some_and(|s| !s.every_request)).collect();
    for one in &settled {
        let (exception, note) = (case.keyed(&one.bound), case.note(reason)?);
        case.append(Event::ExceptionReopened { exception, note })?;
    }
    Ok(settled.len())
}

/// Opens exceptions again that were settled for every request. How many.
pub fn reopen_for_all(standing: &mut Standing, chosen: &[Listed], reason: &str) -> Result<usize> {
    let reason = plain(reason)?;
    let settled: Vec<_> = chosen.iter().filter(|o| o.settled.as_ref().is_some_and(|s| s.every_request)).collect();
    settled.iter().try_for_each(|one| standing.reopen(&one.bound, reason))?;
    Ok(settled.len())
}

/// Writes into a request's own log what was settled for every request and is relied on here: the log alone then says why
/// the bundle was built.
pub fn adopt(workspace: &Workspace, case: &mut Case) -> Result<()> {
    let known = Known::of(workspace, Some(case))?;
    let mut relied_on = BTreeMap::new();
    for row in Catalogue::open(&workspace.catalogue())?.exceptions()? {
        if let Some(said) = known.settlement(&row.bound)?.filter(|s| s.every_request) {
            relied_on.insert(row.bound, (row.kind, said));
        }
    }
    for (bound, (kind, said)) in relied_on {
        let day = said.at.get(..10).unwrap_or(&said.at);
        let note = case.note(&format!("{} (settled for every request by {} on {day})", said.reason, said.by))?;
        case.append(Event::ExceptionSettled { exception: case.keyed(&bound), kind, note })?;
    }
    Ok(())
}

fn plain(reason: &str) -> Result<&str> {
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Fault::new("the reason is empty").hint("say what was looked at, by whom, and what came of it"));
    }
    Ok(reason)
}

/// What was settled, for a request and for all.
struct Known<'a> {
    case: Option<(&'a Case, BTreeMap<String, Entry>)>,
    standing: Option<(Standing, BTreeMap<String, Entry>)>,
}

impl<'a> Known<'a> {
    fn of(workspace: &Workspace, case: Option<&'a Case>) -> Result<Known<'a>> {
        let clock = case.map_or(crate::audit::Clock::System, Case::clock);
        let standing = Standing::look(workspace, clock)?;
        Ok(Known {
            case: case.map(|case| (case, settled_by(case.entries()))),
            standing: standing.map(|standing| {
                let entries = settled_by(standing.entries());
                (standing, entries)
            }),
        })
    }

    fn is_settled(&self, bound: &[u8]) -> bool {
        self.case.as_ref().is_some_and(|(case, by)| by.contains_key(&case.keyed(bound)))
            || self.standing.as_ref().is_some_and(|(standing, by)| by.contains_key(&standing.keyed(bound)))
    }

    fn settlement(&self, bound: &[u8]) -> Result<Option<Settlement>> {
        if let Some((case, by)) = &self.case
            && let Some(entry) = by.get(&case.keyed(bound))
        {
            return said(entry, false, |note| case.note_text(note)).map(Some);
        }
        match &self.standing {
            Some((standing, by)) => by
                .get(&standing.keyed(bound))
                .map(|entry| said(entry, true, |note| standing.note_text(note)))
                .transpose(),
            None => Ok(None),
        }
    }
}

fn said(entry: &Entry, every_request: bool, text: impl Fn(&str) -> Result<String>) -> Result<Settlement> {
    let reason = match &entry.event {
        Event::ExceptionSettled { note, .. } => text(note)?,
        _ => String::new(),
    };
    Ok(Settlement { every_request, by: entry.by.clone(), at: entry.at.clone(), reason })
}

/// The entry that settled each exception, by its keyed hash; none where it was opened again.
fn settled_by(entries: &[Entry]) -> BTreeMap<String, Entry> {
    let mut by = BTreeMap::new();
    for entry in entries {
        match &entry.event {
            Event::ExceptionSettled { exception, .. } => _ = by.insert(exception.clone(), entry.clone()),
            Event::ExceptionReopened { exception, .. } => _ = by.remove(exception),
            _ => {}
        }
    }
    by
}

/// Where something about the subject of a request was found.
struct Near<'a> {
    files: BTreeSet<BlobId>,
    stores: BTreeSet<String>,
    custodians: BTreeSet<&'a str>,
    settings: &'a Settings,
}

impl<'a> Near<'a> {
    fn of(case: &Case, settings: &'a Settings) -> Near<'a> {
        // Before its first run a request knows only what was searched.
        let derived = Derived::load(case).unwrap_or_default();
        let places = || derived.units.iter().flat_map(|u| &u.places);
        let stores: BTreeSet<String> = places().map(|p| p.store.clone()).collect();
        let custodians = stores.iter().filter_map(|s| custodian(settings, s)).collect();
        Near { files: places().map(|p| p.blob).collect(), stores, custodians, settings }
    }

    fn of_row(&self, row: &ExceptionRow) -> Matters {
        if row.blob.is_some_and(|blob| self.files.contains(&blob)) {
            Matters::SameFile
        } else if self.stores.contains(&row.store)
            || custodian(self.settings, &row.store).is_some_and(|c| self.custodians.contains(c))
        {
            Matters::SameStore
        } else {
            Matters::Searched
        }
    }
}

fn custodian<'a>(settings: &'a Settings, store: &str) -> Option<&'a str> {
    settings.stores.iter().find(|s| s.name == store).map(|s| s.custodian.trim()).filter(|c| !c.is_empty())
}

/// The list as a table for a spreadsheet program, a row a place; no cell is taken for a formula (CWE-1236).
pub fn csv(all: &[Listed]) -> Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(COLUMNS).context("cannot write CSV")?;
    for (one, spot) in all.iter().flat_map(|one| one.spots.iter().map(move |spot| (one, spot))) {
        let trail = one.trail.join(" > ");
        let matters = one.matters.map_or("", Matters::words);
        let (state, reason) = one.settled.as_ref().map_or(("open", ""), |s| ("settled", s.reason.as_str()));
        let cells = [
            one.id.as_str(),
            &spot.store,
            &spot.path,
            &trail,
            one.kind.word(),
            &one.place,
            &one.detail,
            one.remedy,
            matters,
            state,
            reason,
        ];
        writer.write_record(cells.map(harmless)).context("cannot write CSV")?;
    }
    writer.into_inner().context("cannot write CSV")
}

const COLUMNS: [&str; 11] =
    ["id", "store", "path", "member", "kind", "place", "detail", "remedy", "could_matter", "state", "reason"];
