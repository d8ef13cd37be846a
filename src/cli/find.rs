//! `dsar find`: the search, what is different since the last one, and the sample of what was not found.

use super::{Common, Done, Out, bars, case, run};
use crate::model::{Context, Fault, Result, UnitId, sanitise};
use crate::pipeline::elusion::{self, Sample, Standing};
use crate::pipeline::run as pipeline;
use crate::pipeline::update::{Delta, Different};
use crate::settings::{Settings, Workspace};
use clap::Args;
use std::path::{Path, PathBuf};

/// Lines of a sampled text that are shown.
const LINES: usize = 25;
/// Characters of each.
const WIDTH: usize = 160;
/// Documents named in a list of what is different.
const NAMED: usize = 20;

/// `dsar find`.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  dsar find 2026-0001                         search, pin, name everybody else (as `dsar run`)\n  dsar find 2026-0001 --update                after `dsar index`: the same, and what is new, changed, vanished\n  dsar find 2026-0001 --exhaustive            read every document instead of the index's candidates\n  dsar find 2026-0001 --sample 300            read a random sample of what was NOT found\n  dsar find 2026-0001 --verdict read.csv      the same from a file: columns text,about (yes or no)"
)]
pub struct Find {
    /// The request's ID
    id: String,
    /// Look at every document instead of the index's candidates
    #[arg(long)]
    exhaustive: bool,
    /// Search and pin again, and say what is new, changed or vanished since the last run
    #[arg(long)]
    update: bool,
    /// Draw so many texts at random from what was not found, to be read by a person
    #[arg(long, value_name = "N", conflicts_with_all = ["exhaustive", "update", "verdict"])]
    sample: Option<usize>,
    /// Seed of the sample: the same seed over the same index draws the same texts
    #[arg(long, value_name = "S", requires = "sample")]
    seed: Option<u64>,
    /// Record what a person made of the last sample: a CSV with the columns text,about
    #[arg(long, value_name = "FILE.csv", conflicts_with_all = ["exhaustive", "update"])]
    verdict: Option<PathBuf>,
}

impl Find {
    pub fn run(&self, common: &Common, out: &mut Out) -> Result<Done> {
        let (workspace, settings) = common.open()?;
        match (self.sample, &self.verdict) {
            (Some(size), _) => self.sample(size, (&workspace, &settings), common, out),
            (_, Some(file)) => self.judge(file, common, out),
            _ => self.search((&workspace, &settings), common, out),
        }
    }

    fn search(&self, (workspace, settings): (&Workspace, &Settings), common: &Common, out: &mut Out) -> Result<Done> {
        let (_lock, mut case) = case::open(common, &self.id)?;
        let report = pipeline::run(workspace, settings, &mut case, self.exhaustive, &*bars::progress(out))?;
        if out.json {
            out.value(&report)?;
        }
        run::say(&report, &self.id, out)?;
        if self.update {
            match &report.delta {
                Some(delta) => say_delta(delta, out)?,
                None => out.say("  This was the first run: there is nothing to compare with.")?,
            }
        }
        let news = self.update && report.delta.as_ref().is_some_and(|d| !d.is_empty());
        Ok(if news || report.needs_person() { Done::NeedsPerson } else { Done::Clean })
    }

    fn sample(
        &self,
        size: usize,
        (workspace, settings): (&Workspace, &Settings),
        common: &Common,
        out: &mut Out,
    ) -> Result<Done> {
        if size == 0 {
            return Err(Fault::new("a sample of nothing says nothing")
                .hint("300 texts, none of them about the subject, mean: at most 1 % is missing"));
        }
        let (_lock, mut case) = case::open(common, &self.id)?;
        let seed = self.seed.unwrap_or_else(|| {
            u64::from(case.clock().today().year().unsigned_abs()) * 1000 + case.entries().len() as u64
        });
        let sample = elusion::draw(workspace, settings, &mut case, size, seed, &*bars::progress(out))?;
        if out.json {
            for (drawn, text) in &sample.texts {
                out.value(&serde_json::json!({"text": drawn.unit, "store": drawn.store, "path": drawn.path, "locator": drawn.locator.to_string(), "content": text}))?;
            }
            return Ok(Done::NeedsPerson);
        }
        let verdicts = if out.is_terminal() { ask(&sample, out)? } else { show(&sample, out)? };
        let standing = elusion::judge(&mut case, &verdicts)?;
        self.say_standing(&standing, out)
    }

    fn judge(&self, file: &Path, common: &Common, out: &mut Out) -> Result<Done> {
        let text = std::fs::read_to_string(file).at("read the verdicts", file)?;
        let verdicts = verdicts(&text, &file.display().to_string())?;
        let (_lock, mut case) = case::open(common, &self.id)?;
        let standing = elusion::judge(&mut case, &verdicts)?;
        self.say_standing(&standing, out)
    }

    fn say_standing(&self, standing: &Standing, out: &mut Out) -> Result<Done> {
        if out.json {
            out.value(standing)?;
        }
        out.say(elusion::words(Some(standing)))?;
        if standing.about > 0 {
            out.say(format!(
                "  {} text(s) are about the subject after all: `dsar find {id}` takes them into the request. Then ask what they have in \
                 common (a name, a spelling, a number that the form lacks), and draw a new sample.",
                standing.about,
                id = self.id
            ))?;
        }
        if standing.judged < standing.drawn {
            out.tell(format!(
                "  {} are not judged yet. List them in a CSV with the columns text,about (yes or no) and run: dsar find {} --verdict FILE.csv",
                standing.drawn - standing.judged,
                self.id
            ))?;
        }
        let open = standing.judged < standing.drawn || standing.about > 0;
        Ok(if open { Done::NeedsPerson } else { Done::Clean })
    }
}

fn say_delta(delta: &Delta, out: &mut Out) -> Result<()> {
    if delta.is_empty() {
        out.say("  Nothing is different since the last run.")?;
    }
    let lists: [(&str, &[Different]); 4] = [
        ("new", &delta.new),
        ("changed; what they said before stays in the request", &delta.changed),
        ("gone from the stores; their pinned copies serve the request", &delta.vanished),
        ("no longer found", &delta.no_longer_found),
    ];
    for (what, list) in lists.into_iter().filter(|(_, list)| !list.is_empty()) {
        out.say(format!("  {} document(s) {what}:", list.len()))?;
        for one in list.iter().take(NAMED) {
            out.say(format!(
                "    {}/{} ({} text(s))",
                sanitise::line(&one.store),
                sanitise::line(&one.path),
                one.units
            ))?;
        }
        if list.len() > NAMED {
            out.say(format!("    … and {} more (--json lists all)", list.len() - NAMED))?;
        }
    }
    if delta.decisions_carried > 0 {
        out.tell(format!("  {} decided text(s) kept their decision.", delta.decisions_carried))?;
    }
    Ok(())
}

/// Prints each text with its place.
fn show(sample: &Sample, out: &mut Out) -> Result<Vec<(UnitId, bool)>> {
    for n in 0..sample.texts.len() {
        say_text(sample, n, out)?;
    }
    Ok(Vec::new())
}

/// Prints each text and asks; stopping keeps what was said so far.
fn ask(sample: &Sample, out: &mut Out) -> Result<Vec<(UnitId, bool)>> {
    const NO: &str = "no";
    const YES: &str = "yes, it is about the subject";
    const LATER: &str = "not now";
    const STOP: &str = "stop here";
    let mut verdicts = Vec::new();
    for (n, (drawn, _)) in sample.texts.iter().enumerate() {
        say_text(sample, n, out)?;
        out.finish()?;
        match inquire::Select::new("Is it about the subject?", vec![NO, YES, LATER, STOP]).prompt() {
            Ok(NO) => verdicts.push((drawn.unit.clone(), false)),
            Ok(YES) => verdicts.push((drawn.unit.clone(), true)),
            Ok(LATER) => {}
            _ => break,
        }
    }
    Ok(verdicts)
}

fn say_text(sample: &Sample, n: usize, out: &mut Out) -> Result<()> {
    let (drawn, text) = &sample.texts[n];
    let place = format!("{}/{}", drawn.store, drawn.path);
    out.say(format!(
        "--- {} of {}  {}  {}, {}",
        n + 1,
        sample.texts.len(),
        drawn.unit,
        sanitise::line(&place),
        drawn.locator
    ))?;
    let mut lines = text.lines().filter(|l| !l.trim().is_empty());
    for line in lines.by_ref().take(LINES) {
        let short: String = line.chars().take(WIDTH).collect();
        let more = if short.len() < line.len() { " …" } else { "" };
        out.say(format!("    {}{more}", sanitise::line(&short)))?;
    }
    match lines.count() {
        0 => Ok(()),
        rest => out.say(format!("    … {rest} more line(s)")),
    }
}

/// Rows of `text,about`; further columns are for the reader's eye.
fn verdicts(text: &str, name: &str) -> Result<Vec<(UnitId, bool)>> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(text.as_bytes());
    let mut out = Vec::new();
    for (n, row) in reader.records().enumerate() {
        let wrong = |what: String| {
            Fault::new(format!("{name}, row {}: {what}", n + 1)).hint(
                "columns are text,about: the sixteen digits that `dsar find ID --sample N` prints, then yes or no",
            )
        };
        let row = row.map_err(|e| wrong(e.to_string()))?;
        let about = match row.get(1).unwrap_or_default().to_lowercase().as_str() {
            "yes" | "y" | "true" | "1" => true,
            "no" | "n" | "false" | "0" => false,
            "" => continue,
            other => return Err(wrong(format!("\"{}\" is neither yes nor no", sanitise::line(other)))),
        };
        out.push((UnitId(row.get(0).unwrap_or_default().to_owned()), about));
    }
    Ok(out)
}
