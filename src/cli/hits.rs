//! `dsar hits`: the documents that hold something about the subject, why each is in, and how sure we are that none is missing.

use super::{Common, Done, Out, bars, case};
use crate::model::{Band, Result, sanitise};
use crate::pipeline::derived::Derived;
use crate::pipeline::find::HitLine;
use crate::pipeline::hits::{BANDS, counts, doubts, why};
use crate::pipeline::run::look;
use crate::pipeline::unsearched;
use clap::Args;

/// `dsar hits`.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  dsar hits 2026-0001\n  dsar hits 2026-0001 --band possible     what a person has to look at\n  dsar hits 2026-0001 --jsonl > hits.jsonl"
)]
pub struct Hits {
    /// The request's ID
    id: String,
    /// One JSON object a line: store, path, band, evidence
    #[arg(long)]
    jsonl: bool,
    /// Only this band: certain, probable, possible
    #[arg(long, value_parser = parse_band)]
    band: Option<Band>,
}

impl Hits {
    pub fn run(&self, common: &Common, out: &mut Out) -> Result<Done> {
        let (workspace, settings) = common.open()?;
        let case = case::open_unlocked(&workspace, &self.id)?;
        let is_new = case.facts().runs.is_empty();
        let hits = match is_new {
            // Looked up and forgotten again: a run pins what it finds and names everybody else.
            true => look(&workspace, &settings, &case, &*bars::progress(out))?,
            false => Derived::load(&case)?.hits,
        };
        if self.jsonl || out.json {
            hits.iter().filter(|h| self.wants(h)).try_for_each(|hit| out.value(hit))?;
            return Ok(Done::Clean);
        }
        self.summary(&hits, out)?;
        for (band, word, _) in BANDS {
            for hit in hits.iter().filter(|h| h.band == band && self.wants(h)) {
                say(hit, word, out)?;
            }
        }
        out.tell("\nHow sure are we that nothing is missing?")?;
        for line in doubts(&workspace, &case)? {
            out.tell(format!("  {line}"))?;
        }
        if is_new {
            for store in unsearched::now(&workspace, &settings)? {
                out.say(format!("\nNOT SEARCHED: {}", store.words(case.id())))?;
            }
            out.say(format!(
                "\nThis was a look only. To keep copies, name everybody else and review: dsar run {}",
                self.id
            ))?;
        }
        Ok(Done::Clean)
    }

    fn wants(&self, hit: &HitLine) -> bool {
        self.band.is_none_or(|band| band == hit.band)
    }

    fn summary(&self, hits: &[HitLine], out: &mut Out) -> Result<()> {
        out.tell(format!("{} document(s) hold something about the subject of {}:", hits.len(), self.id))?;
        for ((_, word, means), n) in BANDS.into_iter().zip(counts(hits)) {
            out.tell(format!("  {n:>6} {:<9} {means}", word.to_lowercase()))?;
        }
        out.tell("A document that lies in several places is listed at each.\n")
    }
}

/// Where a document lies, fit to be shown.
pub(super) fn place(hit: &HitLine) -> String {
    let member: String = hit.member.iter().map(|m| format!(" > {}", sanitise::line(m))).collect();
    format!("{}/{}{member}", hit.store, sanitise::line(&hit.path))
}

/// One document: where it lies, what speaks for it, what against.
fn say(hit: &HitLine, word: &str, out: &mut Out) -> Result<()> {
    out.say(format!("{word}  {}", place(hit)))?;
    let reasons = why(hit);
    if !reasons.because.is_empty() {
        out.tell(format!("    because  {}", reasons.because.join("; ")))?;
    }
    if !reasons.but.is_empty() {
        out.tell(format!("    but      {}", reasons.but.join("; ")))?;
    }
    Ok(())
}

fn parse_band(word: &str) -> std::result::Result<Band, String> {
    match word {
        "certain" => Ok(Band::Certain),
        "probable" => Ok(Band::Probable),
        "possible" => Ok(Band::Possible),
        other => Err(format!("\"{other}\" is no band; certain, probable or possible")),
    }
}
