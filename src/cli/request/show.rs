//! `dsar request show` and `list`.

use super::super::{Common, Done, Out, case};
use crate::model::{Band, Result, sanitise};
use crate::pipeline::case::{Overview, overview};
use clap::Args;

/// `dsar request show`.
#[derive(Args)]
#[command(after_help = "Example:\n  dsar request show 2026-0001 --variants")]
pub struct Show {
    /// The request's ID
    id: String,
    /// Print every form that is searched for, by kind, and how sure it is by itself
    #[arg(long)]
    variants: bool,
    /// Write its dates as a calendar file (RFC 5545)
    #[arg(long, value_name = "FILE")]
    ics: Option<std::path::PathBuf>,
}

impl Show {
    pub fn run(&self, common: &Common, out: &mut Out) -> Result<Done> {
        let (workspace, settings) = common.open()?;
        let case = case::open_unlocked(&workspace, &self.id)?;
        let overview = overview(&case, &settings, &workspace)?;
        if out.json {
            out.value(&overview)?;
        }
        say(&overview, out)?;
        for line in crate::pipeline::breach::lines(&case) {
            out.say(format!("  {line}"))?;
        }
        if let Some(file) = &self.ics {
            super::calendar(&workspace, &settings, std::iter::once(self.id.as_str()), file)?;
            out.tell(format!("  calendar written: {}", file.display()))?;
        }
        if self.variants {
            variants(&crate::pipeline::case::variants(&case)?, out)?;
        }
        Ok(if overview.open.is_empty() { Done::Clean } else { Done::NeedsPerson })
    }
}

/// The plan of variants: what is looked for, and what the request switches off.
fn variants(kinds: &[crate::pipeline::case::KindOfVariants], out: &mut Out) -> Result<()> {
    if out.json {
        out.value(&kinds)?;
    }
    for kind in kinds {
        let state = match (kind.on, kind.forms.len()) {
            (false, _) => "SWITCHED OFF by the request".to_owned(),
            (true, 0) => "none".to_owned(),
            (true, n) => format!("{n} form(s)"),
        };
        out.say(format!("{} ({}): {state}", kind.kind, kind.says))?;
        for band in ["certain", "probable", "possible", "nothing alone"] {
            let forms: Vec<_> = kind.forms.iter().filter(|v| kind.on && v.alone == band).collect();
            if !forms.is_empty() {
                let listed: Vec<String> = forms.iter().map(|v| sanitise::line(&v.form).into_owned()).collect();
                out.say(format!("  {band}: {}", listed.join(" | ")))?;
            }
        }
    }
    out.tell("Case, accents and line ends do not matter; each word tells how sure a text is that holds the form and nothing else.")?;
    out.tell("To switch a kind off or to add words, in the request's TOML: [variants]  off = [\"typos\"]  add = [\"Big Mike\"]")
}

/// Every request, the most urgent first.
pub fn list(common: &Common, out: &mut Out) -> Result<Done> {
    let (workspace, settings) = common.open()?;
    let mut all = Vec::new();
    for id in crate::request::list(&workspace)? {
        let case = case::open_unlocked(&workspace, &id.0)?;
        all.push(overview(&case, &settings, &workspace)?);
    }
    all.sort_by(|a, b| (a.closed, a.due, &a.id).cmp(&(b.closed, b.due, &b.id)));
    if out.json {
        out.value(&all)?;
    }
    for one in &all {
        let state = if one.closed {
            "closed".to_owned()
        } else {
            format!("due {}, {} of {} units open", one.due, one.units_open, one.units)
        };
        out.say(format!("{}  received {}  {state}", one.id, one.received))?;
    }
    let gone: Vec<_> = crate::request::all(&workspace)?
        .into_iter()
        .filter_map(|id| crate::request::disposed(&workspace, &id).map(|gone| (id, gone)))
        .collect();
    for (id, gone) in &gone {
        out.say(match gone.on {
            Some(on) => format!("{id}  disposed of on {on}; its log and certificate are left"),
            None => format!("{id}  its disposal was begun and not finished: dsar dispose {id}"),
        })?;
    }
    if all.is_empty() && gone.is_empty() {
        out.tell("No requests yet: `dsar request new` records one.")?;
    }
    Ok(Done::Clean)
}

fn say(o: &Overview, out: &mut Out) -> Result<()> {
    out.say(format!(
        "Request {}: received {}, due {}, internal target {}, {}",
        o.id,
        o.received,
        o.due,
        o.target,
        super::notice(o.extension_notice_by)
    ))?;
    out.tell("  How the dates come about ([S] statute, [I] ICO guidance, [2] secondary source, [own] no law):")?;
    for step in &o.steps {
        out.tell(format!("    {}", sanitise::line(step)))?;
    }
    let band = |b: Band| o.bands[b as usize];
    out.say(format!(
        "  {} documents, {} units ({} certain, {} probable, {} possible), {} people, {} units open",
        o.documents,
        o.units,
        band(Band::Certain),
        band(Band::Probable),
        band(Band::Possible),
        o.persons,
        o.units_open
    ))?;
    for line in if o.closed { Vec::new() } else { o.since.words(&o.id) } {
        out.say(format!("  {line}"))?;
    }
    out.tell(format!("  {}", crate::pipeline::elusion::words(o.sample.as_ref())))?;
    if !o.family.is_empty() {
        out.say(format!("  of one family request with {}", o.family.join(", ")))?;
    }
    if !o.life.is_empty() {
        out.tell("  What happened:")?;
    }
    for line in &o.life {
        out.tell(format!("    {}", sanitise::line(line)))?;
    }
    for line in &o.reminders {
        out.tell(format!("  NOTE: {line}"))?;
    }
    for open in &o.open {
        out.say(format!("  OPEN: {open}"))?;
    }
    Ok(())
}
