//! `dsar exceptions`: what could not be searched, why, and what to do; and what a person found when they looked.

use super::{Common, Done, Out, actor, case};
use crate::audit::Clock;
use crate::model::{Context, ExceptionKind, Fault, Result, sanitise};
use crate::pipeline::exceptions::{self as work, Filter, Listed};
use crate::request::{Case, Standing};
use crate::settings::workspace::write_whole;
use clap::{ArgGroup, Args};
use std::collections::{BTreeMap, BTreeSet};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

#[derive(Args)]
#[command(
    group = ArgGroup::new("act").args(["settle", "reopen"]).requires("reason").requires("whose"),
    group = ArgGroup::new("whose").args(["request", "all_requests"]),
    after_help = EXAMPLES
)]
pub struct Exceptions {
    /// Only these kinds (commas between): encrypted, corrupt, no_text, needs_ocr, too_large, timed_out, unsupported, partly_read, unreadable, crashed
    #[arg(long, value_delimiter = ',', value_parser = kind)]
    kind: Vec<ExceptionKind>,
    /// Only this store
    #[arg(long)]
    store: Option<String>,
    /// Only paths like this; members' names stand behind their file's ("old/*.zip", "**/*.docx")
    #[arg(long, value_name = "GLOB")]
    path: Option<String>,
    /// Only those that wait for somebody
    #[arg(long)]
    open: bool,
    /// Only those that are settled
    #[arg(long, conflicts_with_all = ["open", "settle"])]
    settled: bool,
    /// As this request sees them: which could matter most to it, and what was settled for it
    #[arg(long, value_name = "ID")]
    request: Option<String>,
    /// Write them as CSV; to standard output without FILE
    #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = "-", conflicts_with = "act")]
    csv: Option<PathBuf>,
    /// Settle these: ids with commas between, or `all` that the filters leave
    #[arg(long, value_name = "IDS")]
    settle: Option<String>,
    /// Open these again that were settled: ids with commas between, or `all` that the filters leave
    #[arg(long, value_name = "IDS")]
    reopen: Option<String>,
    /// Settle for every request, now and later, until the file changes ("logo, no text")
    #[arg(long, requires = "act")]
    all_requests: bool,
    /// What was looked at, and what came of it
    #[arg(long, requires = "act")]
    reason: Option<String>,
    /// Settle only if there are exactly so many (a terminal asks instead)
    #[arg(long, value_name = "N", requires = "act")]
    count: Option<usize>,
}

const EXAMPLES: &str = "Examples:
  dsar exceptions --kind encrypted,corrupt
  dsar exceptions --request 2026-0001 --open
  dsar exceptions --csv exceptions.csv
  dsar exceptions --settle 3f09a1c2de,88ab01f3c4 --request 2026-0001 --reason \"opened by hand, nothing about the subject\"
  dsar exceptions --kind no_text --path \"**/logo*.png\" --settle all --all-requests --reason \"logo, no text\"

A disposition holds for every copy of a file, and lapses when the file changes.";

impl Exceptions {
    pub fn run(&self, common: &Common, out: &mut Out) -> Result<Done> {
        match (&self.settle, &self.reopen, &self.request) {
            (Some(ids), _, Some(request)) => self.settle_for(request, ids, common, out),
            (Some(ids), ..) => self.settle_for_all(ids, common, out),
            (_, Some(ids), Some(request)) => self.reopen_for(request, ids, common, out),
            (_, Some(ids), _) => self.reopen_for_all(ids, common, out),
            _ => self.list(common, out),
        }
    }

    fn list(&self, common: &Common, out: &mut Out) -> Result<Done> {
        let case = self.request.as_deref().map(|id| case::open_unlocked(&common.workspace()?, id)).transpose()?;
        let all = self.found(common, case.as_ref(), self.open.then_some(true).or(self.settled.then_some(false)))?;
        match &self.csv {
            Some(file) => write_csv(file, &all, out)?,
            None => {
                all.iter().try_for_each(|one| show(one, out))?;
                out.tell(counts(&all))?;
                if all.iter().any(|one| one.settled.is_none()) {
                    out.tell(format!(
                        "  next: look at each; then dsar exceptions --settle IDS --request {} --reason \"…\"",
                        self.request.as_deref().unwrap_or("ID")
                    ))?;
                }
            }
        }
        Ok(if all.iter().all(|one| one.settled.is_some()) { Done::Clean } else { Done::NeedsPerson })
    }

    fn settle_for(&self, request: &str, ids: &str, common: &Common, out: &mut Out) -> Result<Done> {
        let (_lock, mut case) = case::open(common, request)?;
        let chosen = chosen(self.found(common, Some(&case), Some(true))?, ids, "open")?;
        if chosen.is_empty() {
            return self.none_open(out);
        }
        self.confirm(&chosen, "Settle", &format!("for request {request}"), out)?;
        let count = work::settle(&mut case, &chosen, self.reason())?;
        out.say(format!("{count} exception(s) settled for request {request}."))?;
        Ok(Done::Clean)
    }

    fn settle_for_all(&self, ids: &str, common: &Common, out: &mut Out) -> Result<Done> {
        let workspace = common.workspace()?;
        let _lock = workspace.lock("standing")?;
        let chosen = chosen(self.found(common, None, Some(true))?, ids, "open")?;
        if chosen.is_empty() {
            return self.none_open(out);
        }
        self.confirm(&chosen, "Settle", "for every request, now and later", out)?;
        let mut standing = Standing::open(&workspace, &actor(), Clock::System)?;
        let count = work::settle_for_all(&mut standing, &chosen, self.reason())?;
        out.say(format!("{count} exception(s) settled for every request, until their files change."))?;
        Ok(Done::Clean)
    }

    /// That there was nothing to do; a path that names its store finds nothing, though the list shows both.
    fn none_open(&self, out: &mut Out) -> Result<Done> {
        let hint = if self.path.is_some() {
            "; a path is given without its store: --store NAME --path \"old/**\""
        } else {
            ""
        };
        out.say(format!("No open exception is left by these filters: nothing was settled{hint}."))?;
        match self.count {
            None | Some(0) => Ok(Done::Clean),
            Some(n) => Err(Fault::refusal(format!("there is none, not {n}; nothing was recorded"))),
        }
    }

    fn reopen_for(&self, request: &str, ids: &str, common: &Common, out: &mut Out) -> Result<Done> {
        let (_lock, mut case) = case::open(common, request)?;
        let mut found = self.found(common, Some(&case), Some(false))?;
        found.retain(|one| one.settled.as_ref().is_some_and(|s| !s.every_request));
        let chosen = chosen(found, ids, &format!("settled for request {request}"))?;
        self.confirm(&chosen, "Open again", &format!("for request {request}"), out)?;
        let count = work::reopen(&mut case, &chosen, self.reason())?;
        out.say(format!("{count} exception(s) opened again for request {request}."))?;
        Ok(Done::Clean)
    }

    fn reopen_for_all(&self, ids: &str, common: &Common, out: &mut Out) -> Result<Done> {
        let workspace = common.workspace()?;
        let _lock = workspace.lock("standing")?;
        let chosen = chosen(self.found(common, None, Some(false))?, ids, "settled for every request")?;
        self.confirm(&chosen, "Open again", "for every request", out)?;
        let mut standing = Standing::open(&workspace, &actor(), Clock::System)?;
        let count = work::reopen_for_all(&mut standing, &chosen, self.reason())?;
        out.say(format!("{count} exception(s) opened again for every request."))?;
        Ok(Done::Clean)
    }

    fn found(&self, common: &Common, case: Option<&Case>, open: Option<bool>) -> Result<Vec<Listed>> {
        let (workspace, settings) = common.open()?;
        if let Some(store) = self.store.as_ref().filter(|name| settings.stores.iter().all(|s| s.name != **name)) {
            let names: Vec<_> = settings.stores.iter().map(|s| s.name.as_str()).collect();
            return Err(
                Fault::new(format!("no store is called \"{store}\"")).hint(format!("there are: {}", names.join(", ")))
            );
        }
        let path = self.path.as_deref().map(|glob| {
            globset::Glob::new(glob)
                .map(|g| g.compile_matcher())
                .map_err(|e| Fault::new(format!("--path: {e}")).hint("write it like \"old/*.zip\" or \"**/*.docx\""))
        });
        let filter = Filter { kinds: self.kind.clone(), store: self.store.clone(), path: path.transpose()?, open };
        work::list(&workspace, &settings, case, &filter)
    }

    fn reason(&self) -> &str {
        self.reason.as_deref().unwrap_or_default()
    }

    /// Several at once are easily one filter too many: a person types the number, a script gives it.
    fn confirm(&self, chosen: &[Listed], act: &str, whom: &str, out: &mut Out) -> Result<()> {
        let count = chosen.len();
        let given = match self.count {
            Some(given) => given,
            None if count > 1 && std::io::stdin().is_terminal() && out.is_terminal() => {
                let question =
                    format!("{act} {count} exceptions {whom} ({})? Type {count} to confirm:", by_kind(chosen));
                let typed =
                    inquire::Text::new(&question).prompt().context("stopped at a question; nothing was recorded")?;
                typed.trim().parse().unwrap_or(0)
            }
            None => count,
        };
        if given == count {
            return Ok(());
        }
        Err(Fault::refusal(format!(
            "there are {count} exceptions ({}), not {given}; nothing was recorded",
            by_kind(chosen)
        ))
        .hint("list them with the same filters, then settle again"))
    }
}

/// Those of `found` that `ids` names, or all.
fn chosen(found: Vec<Listed>, ids: &str, state: &str) -> Result<Vec<Listed>> {
    if ids == "all" {
        return Ok(found);
    }
    let ids: Vec<&str> = ids.split(',').map(str::trim).filter(|id| !id.is_empty()).collect();
    match ids.iter().find(|id| found.iter().all(|one| one.id != **id)) {
        Some(unknown) => {
            let hint = "`dsar exceptions` shows the id of each; a file that changed has new ones";
            Err(Fault::new(format!("no exception that is {state} has the id {unknown}")).hint(hint))
        }
        None => Ok(found.into_iter().filter(|one| ids.contains(&one.id.as_str())).collect()),
    }
}

fn kind(word: &str) -> std::result::Result<ExceptionKind, String> {
    ExceptionKind::from_word(word).ok_or_else(|| format!("no kind of exception is called \"{word}\""))
}

fn show(one: &Listed, out: &mut Out) -> Result<()> {
    if out.json {
        return out.value(one);
    }
    let mut files = one.spots.iter().map(|s| format!("{}/{}", s.store, sanitise::line(&s.path)));
    let trail: String = one.trail.iter().map(|name| format!(" > {}", sanitise::line(name))).collect();
    let part = if one.place == "whole file" { String::new() } else { format!(" ({})", one.place) };
    out.say(format!("{}  {}: {}{trail}{part}", one.id, one.kind.word(), files.next().unwrap_or_default()))?;
    for copy in files {
        out.tell(format!("    and its copy {copy}"))?;
    }
    out.tell(format!("    {}", one.detail))?;
    match &one.settled {
        None => {
            if let Some(matters) = one.matters {
                out.tell(format!("    could matter: {}", matters.words()))?;
            }
            out.tell(format!("    to do: {}", one.remedy))
        }
        Some(s) => {
            let whom = if s.every_request { " for every request" } else { "" };
            let day = s.at.get(..10).unwrap_or(&s.at);
            out.tell(format!("    settled{whom} by {} on {day}: {}", s.by, sanitise::line(&s.reason)))
        }
    }
}

fn counts(all: &[Listed]) -> String {
    let open = all.iter().filter(|one| one.settled.is_none()).count();
    let files: BTreeSet<_> = all.iter().flat_map(|one| &one.spots).map(|s| (&s.store, &s.path)).collect();
    let (n, files) = (all.len(), files.len());
    if n == 0 {
        return "0 exceptions.".into();
    }
    let (many, of) = (if n == 1 { "" } else { "s" }, if files == 1 { "file" } else { "files" });
    format!("{n} exception{many} in {files} {of}: {}. {open} open, {} settled.", by_kind(all), n - open)
}

fn by_kind(all: &[Listed]) -> String {
    let mut counts: BTreeMap<ExceptionKind, usize> = BTreeMap::new();
    all.iter().for_each(|one| *counts.entry(one.kind).or_default() += 1);
    counts.into_iter().map(|(kind, n)| format!("{n} {}", kind.word())).collect::<Vec<_>>().join(", ")
}

fn write_csv(file: &Path, all: &[Listed], out: &mut Out) -> Result<()> {
    let table = work::csv(all)?;
    if file == Path::new("-") {
        return out.raw(String::from_utf8_lossy(&table).trim_end());
    }
    write_whole(file, &table)?;
    out.tell(format!("{} {}", counts(all), file.display()))
}
