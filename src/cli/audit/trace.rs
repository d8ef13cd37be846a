//! `dsar audit trace`: a passage, from its file to the bundle.

use super::super::{Common, Done, Out, case};
use crate::model::{Result, sanitise};
use crate::pipeline::trace::{Stands, Trace as Walked, trace};
use clap::Args;

/// `dsar audit trace`.
#[derive(Args)]
#[command(
    after_help = "Example:\n  dsar audit trace 2026-0001 3f0c9a11d2e4b7a6\n\nUnits are listed by `dsar decide ID --list`, and in redactions.csv of a bundle."
)]
pub struct Trace {
    /// The request's ID
    id: String,
    /// A unit, or a passage as ITEM:NUMBER
    what: String,
}

impl Trace {
    pub fn run(&self, common: &Common, out: &mut Out) -> Result<Done> {
        let workspace = common.workspace()?;
        let case = case::open_unlocked(&workspace, &self.id)?;
        for walked in trace(&workspace, &case, &self.what)? {
            match out.json {
                true => out.value(&walked)?,
                false => say(&walked, out)?,
            }
        }
        Ok(Done::Clean)
    }
}

fn say(walked: &Walked, out: &mut Out) -> Result<()> {
    out.say(format!("Unit {} ({}, {} bytes of text)", walked.unit, walked.kind, walked.length))?;
    for (n, place) in walked.places.iter().enumerate() {
        stands(n + 1, place, out)?;
    }
    list("Found", &walked.found, "", out)?;
    list("Others in it", &walked.mentions, "nobody", out)?;
    list("Decisions", &walked.decisions, "none yet", out)?;
    out.say(format!("Now: {}", walked.state))?;
    list("Went out", &walked.bundles, "no bundle was made yet", out)
}

fn stands(n: usize, place: &Stands, out: &mut Out) -> Result<()> {
    let path: Vec<_> = place.path.iter().map(|p| sanitise::line(p)).collect();
    out.say(format!("Place {n}: store {}: {}", place.store, path.join(" > ")))?;
    let pinned = if place.pinned { ", pinned as evidence" } else { ", NOT pinned" };
    match place.held {
        None => out.say(format!("  file    sha256 {}{pinned}", place.blob))?,
        Some(held) => {
            out.say(format!("  file    sha256 {}", place.blob))?;
            out.say(format!("  member  sha256 {held}{pinned}"))?;
        }
    }
    out.say(format!("  item    {}", place.item.0))?;
    for (id, locator) in &place.passages {
        out.say(format!("  passage {}:{}  {locator}", id.item().0, id.seq()))?;
    }
    match place.passages.is_empty() {
        true => out.say("  passage none: the item left the stores, or was read anew, since the last run"),
        false => Ok(()),
    }
}

fn list(title: &str, lines: &[String], none: &str, out: &mut Out) -> Result<()> {
    out.say(format!("{title}:{}", if lines.is_empty() { format!(" {none}") } else { String::new() }))?;
    lines.iter().try_for_each(|line| out.say(format!("  {}", sanitise::line(line))))
}
