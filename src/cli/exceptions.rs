//! `dsar exceptions`: what could not be searched, why, and what to do.

use super::{Common, Done, Out, case};
use crate::model::{Context, ExceptionKind, Fault, Result, sanitise};
use crate::pipeline::{self, status::ExceptionRow};
use clap::Args;

#[derive(Args)]
#[command(
    after_help = "Example:\n  dsar exceptions --kind encrypted\n  dsar exceptions --csv > exceptions.csv\n  dsar exceptions --settle all --request 2026-0001 --reason \"opened by hand, nothing about the subject\""
)]
pub struct Exceptions {
    /// Only this kind: encrypted, corrupt, no_text, needs_ocr, too_large, timed_out, unsupported, partly_read, unreadable, crashed
    #[arg(long)]
    kind: Option<String>,
    /// Only this store
    #[arg(long)]
    store: Option<String>,
    /// Print CSV
    #[arg(long)]
    csv: bool,
    /// Settle these for a request: ids from the CSV with commas between, or `all`
    #[arg(long, value_name = "IDS", requires_all = ["request", "reason"])]
    settle: Option<String>,
    /// The request they are settled for
    #[arg(long, value_name = "ID")]
    request: Option<String>,
    /// Why they need no more searching
    #[arg(long)]
    reason: Option<String>,
}

impl Exceptions {
    pub fn run(&self, common: &Common, out: &mut Out) -> Result<Done> {
        if let (Some(ids), Some(request), Some(reason)) = (&self.settle, &self.request, &self.reason) {
            return settle(common, out, ids, request, reason);
        }
        let kind = self.kind.as_deref().map(parse_kind).transpose()?;
        let wanted = |row: &ExceptionRow| {
            kind.is_none_or(|k| k == row.kind) && self.store.as_ref().is_none_or(|s| *s == row.store)
        };
        let rows: Vec<_> = pipeline::status::exceptions(&common.workspace()?)?.into_iter().filter(wanted).collect();
        if self.csv {
            out.raw(&csv_of(&rows)?)?;
        } else {
            for row in &rows {
                show(row, out)?;
            }
            out.tell(format!("{} exception(s).", rows.len()))?;
        }
        Ok(if rows.is_empty() { Done::Clean } else { Done::NeedsPerson })
    }
}

fn settle(common: &Common, out: &mut Out, ids: &str, request: &str, reason: &str) -> Result<Done> {
    let (_lock, mut case) = case::open(common, request)?;
    let ids: Option<Vec<String>> = (ids != "all").then(|| ids.split(',').map(|id| id.trim().to_owned()).collect());
    let count = pipeline::case::settle(&mut case, &common.workspace()?, ids.as_deref(), reason)?;
    out.say(format!("{count} exception(s) settled for request {request}."))?;
    Ok(Done::Clean)
}

fn parse_kind(word: &str) -> Result<ExceptionKind> {
    ExceptionKind::from_word(word).ok_or_else(|| {
        Fault::new(format!("no kind of exception is called \"{word}\""))
            .hint("see `dsar exceptions --help` for the kinds")
    })
}

fn show(row: &ExceptionRow, out: &mut Out) -> Result<()> {
    if out.json {
        return out.value(row);
    }
    let member = if row.member == 0 { String::new() } else { format!(" [member {}]", row.member) };
    out.say(format!("{}: {}/{}{member} ({})", row.kind.word(), row.store, sanitise::line(&row.path), row.locator))?;
    out.tell(format!("    {}; {}", row.detail, row.kind.remedy()))
}

fn csv_of(rows: &[ExceptionRow]) -> Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer
            .serialize((
                &row.id,
                &row.store,
                &row.path,
                row.member,
                row.kind.word(),
                &row.locator,
                &row.detail,
                row.kind.remedy(),
            ))
            .context("cannot write CSV")?;
    }
    let body = String::from_utf8_lossy(&writer.into_inner().context("cannot write CSV")?).into_owned();
    Ok(format!("id,store,path,member,kind,place,detail,remedy\n{}", body.trim_end()))
}
