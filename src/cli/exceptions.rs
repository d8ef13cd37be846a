//! `dsar exceptions`: what could not be searched, why, and what to do.

use super::{Common, Done, Out};
use crate::model::{Context, ExceptionKind, Fault, Result, sanitise};
use crate::pipeline;
use crate::store::ExceptionRow;
use clap::Args;

#[derive(Args)]
#[command(after_help = "Example:\n  dsar exceptions --kind encrypted\n  dsar exceptions --csv > exceptions.csv")]
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
}

impl Exceptions {
    pub fn run(&self, common: &Common, out: &mut Out) -> Result<Done> {
        let kind = self.kind.as_deref().map(parse_kind).transpose()?;
        let wanted = |row: &ExceptionRow| kind.is_none_or(|k| k == row.kind) && self.store.as_ref().is_none_or(|s| *s == row.store);
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

fn parse_kind(word: &str) -> Result<ExceptionKind> {
    ExceptionKind::from_word(word).ok_or_else(|| Fault::new(format!("no kind of exception is called \"{word}\"")).hint("see `dsar exceptions --help` for the kinds"))
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
        writer.serialize((&row.id, &row.store, &row.path, row.member, row.kind.word(), &row.locator, &row.detail, row.kind.remedy())).context("cannot write CSV")?;
    }
    let body = String::from_utf8_lossy(&writer.into_inner().context("cannot write CSV")?).into_owned();
    Ok(format!("id,store,path,member,kind,place,detail,remedy\n{}", body.trim_end()))
}
