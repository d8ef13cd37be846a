//! `dsar request show` and `list`.

use super::super::{Common, Done, Out, case};
use crate::model::{Band, Context, Event, Fault, Result, sanitise};
use crate::pipeline::case::{Overview, overview, time_left};
use crate::request::Case;
use clap::Args;

/// `dsar request show`.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  dsar request show 2026-0001 --variants\n  dsar request show 2026-0001 --form > form.toml   (as it stands; correct it and give it to dsar request amend)\n  dsar request show 2026-0001 --form 12            (as entry 12 recorded it)"
)]
pub struct Show {
    /// The request's ID
    id: String,
    /// Print every form that is searched for, by kind, and how sure it is by itself
    #[arg(long)]
    variants: bool,
    /// Print the form as it stands, or as an entry of the log recorded it, with what it corrected: it holds names in clear
    #[arg(long, value_name = "ENTRY", num_args = 0..=1, default_missing_value = "0")]
    form: Option<u64>,
    /// Write its dates as a calendar file (RFC 5545)
    #[arg(long, value_name = "FILE")]
    ics: Option<std::path::PathBuf>,
}

impl Show {
    pub fn run(&self, common: &Common, out: &mut Out) -> Result<Done> {
        let (workspace, settings) = common.open()?;
        let case = case::open_unlocked(&workspace, &self.id)?;
        if let Some(entry) = self.form {
            return form(&case, entry, out);
        }
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

/// A form as TOML, ready to be corrected; entry 0 is the newest. What it corrected stands above it, as comments.
fn form(case: &Case, entry: u64, out: &mut Out) -> Result<Done> {
    let forms = case.forms()?;
    let at = match entry {
        0 => forms.len().checked_sub(1),
        n => forms.iter().position(|(e, _)| e.seq == n),
    };
    let at = at.ok_or_else(|| {
        let entries: Vec<String> = forms.iter().map(|(e, _)| e.seq.to_string()).collect();
        Fault::new(format!("entry {entry} recorded no form")).hint(format!("entries that did: {}", entries.join(", ")))
    })?;
    let (of, form) = &forms[at];
    if out.json {
        out.value(&serde_json::json!({"entry": of.seq, "at": of.at, "by": of.by, "form": form}))?;
        return Ok(Done::Clean);
    }
    let at_minute = of.at.get(..16).unwrap_or(&of.at).replace('T', " ");
    out.say(format!("# entry {}, {at_minute}, by {}", of.seq, of.by))?;
    if let (Event::Amended { note, .. }, Some((before, old))) = (&of.event, at.checked_sub(1).map(|n| &forms[n])) {
        out.say(format!("# corrects entry {}: {}", before.seq, sanitise::line(&case.note_text(note)?)))?;
        for line in super::amend::lines(&crate::request::amend::differences(old, form)) {
            out.say(format!("# {line}"))?;
        }
    }
    let text = toml::to_string(&form.clone().unsettled()).context("cannot write down the form")?;
    text.lines().try_for_each(|line| out.say(sanitise::line(line)))?;
    Ok(Done::Clean)
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
        let state = match one.closed {
            true => "closed".to_owned(),
            false => format!("due {} ({}), {} of {} units open", one.due, left(one), one.units_open, one.units),
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

/// How an open request stands with its time. One whose answer is built waits for nothing but to be sent; unless somebody recorded it,
/// the program does not know whether it was.
fn left(o: &Overview) -> String {
    if let Some(on) = o.sent {
        let more = o
            .unsent
            .map_or_else(String::new, |number| format!(", bundle {number:03} is built and not said to be sent"));
        return format!("answered on {on}{more}");
    }
    match (o.bundle, o.days_left < 0) {
        (Some(number), true) => {
            format!("{} unless bundle {number:03} was sent: then record answer-sent", time_left(o.days_left))
        }
        (Some(number), false) => format!("{}, bundle {number:03} is built", time_left(o.days_left)),
        (None, _) => time_left(o.days_left),
    }
}

fn say(o: &Overview, out: &mut Out) -> Result<()> {
    out.say(format!(
        "Request {}: received {}, due {}{}, internal target {}, {}",
        o.id,
        o.received,
        o.due,
        if o.closed { ", closed".to_owned() } else { format!(" ({})", left(o)) },
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
    for line in &o.nobodies {
        out.tell(format!("  {}", sanitise::line(line)))?;
    }
    for line in &o.reminders {
        out.tell(format!("  NOTE: {line}"))?;
    }
    for open in &o.open {
        out.say(format!("  OPEN: {open}"))?;
    }
    Ok(())
}
