//! Redactions by hand on the command line: `dsar decide ID UNIT --box …` makes them, `dsar boxes` lists them and shows what to
//! choose from.

use super::{Common, Done, Out, case};
use crate::model::{Context, Fault, Result, sanitise};
use crate::pipeline::derived::Derived;
use crate::pipeline::hand::{self, Chosen, Fate, Grounds, Made};
use crate::pipeline::nobody;
use crate::pipeline::pictures::is_picture;
use crate::request::Case;
use crate::settings::Settings;
use clap::Args;
use std::path::PathBuf;

/// What `dsar decide` takes for a redaction by hand.
#[derive(Args)]
pub struct ByHand {
    /// The unit to redact in by hand
    #[arg(requires = "what", conflicts_with_all = ["policy", "csv", "list"])]
    unit: Option<String>,
    /// Redact these words wherever they stand in the unit
    #[arg(long, group = "what", requires = "unit", value_name = "TEXT")]
    words: Option<String>,
    /// With --words: in every unit of the request
    #[arg(long, requires = "words")]
    everywhere: bool,
    /// Redact characters of the unit's text, the first and the last, counted from 1
    #[arg(long, group = "what", requires = "unit", value_name = "FROM-TO")]
    characters: Option<String>,
    /// Redact a rectangle of a page or picture: page=2,x=10%,y=40%,w=30%,h=5%
    #[arg(long = "box", group = "what", requires = "unit", value_name = "PLACE")]
    drawn: Option<String>,
    /// Redact the rectangle offered under that number (dsar boxes ID --offered)
    #[arg(long, group = "what", requires = "unit", value_name = "NUMBER")]
    offer: Option<usize>,
    /// Redact a whole page of the unit's document
    #[arg(long, group = "what", requires = "unit", value_name = "NUMBER")]
    page: Option<u32>,
    /// This person (B in "Person B") is nobody: an organisation, a thing, an animal. Let stand in the whole request
    #[arg(long, group = "what", value_name = "LETTERS", conflicts_with_all = ["unit", "policy", "csv", "list"])]
    nobody: Option<String>,
    /// With --words or --characters: this is somebody else than those of the same name who stay readable; they are let stand.
    /// With --nobody: whom the same words name too stay as they are
    #[arg(long, conflicts_with_all = ["drawn", "offer", "page", "keep"], requires = "what")]
    apart: bool,
    /// With --words or --characters: let these words stand, whoever is redacted under them elsewhere
    #[arg(long, conflicts_with_all = ["drawn", "offer", "page", "nobody", "exemption", "prejudice"], requires = "what")]
    keep: bool,
    /// By hand: the exemption relied on [default: sch2-16, the rights of others]
    #[arg(long, requires = "what", conflicts_with = "nobody", value_name = "CODE")]
    exemption: Option<String>,
    /// By hand: why; kept apart from the log
    #[arg(long, requires = "what", value_name = "TEXT")]
    reason: Option<String>,
    /// By hand: the harm that release would be likely to do
    #[arg(long, requires = "what", conflicts_with = "nobody", value_name = "TEXT")]
    prejudice: Option<String>,
    /// Undo the decision of that entry of the log
    #[arg(long, value_name = "ENTRY", conflicts_with_all = ["what", "policy", "csv", "list", "redo"])]
    undo: Option<u64>,
    /// Do the undone decision of that entry again
    #[arg(long, value_name = "ENTRY", conflicts_with_all = ["what", "policy", "csv", "list"])]
    redo: Option<u64>,
}

impl ByHand {
    /// True where the command line asks for a redaction by hand, or to undo a decision.
    pub fn is_asked(&self) -> bool {
        self.unit.is_some() || self.nobody.is_some() || self.undo.is_some() || self.redo.is_some()
    }

    pub fn run(&self, case: &mut Case, settings: &Settings, out: &mut Out) -> Result<Done> {
        if let Some(seq) = self.undo.or(self.redo) {
            let entry = hand::undo(case, seq, self.redo.is_some())?;
            let what = if self.redo.is_some() { "done again" } else { "undone" };
            if out.json {
                out.value(&serde_json::json!({"entry": entry, "of": seq, "what": what}))?;
            }
            out.say(format!("Entry {seq} {what} (entry {entry})."))?;
            return Ok(Done::Clean);
        }
        let Some(reason) = self.reason.as_ref().filter(|r| !r.trim().is_empty()) else {
            return Err(Fault::new("what is done by hand needs its reason").hint("add --reason \"why\""));
        };
        if let Some(letters) = &self.nobody {
            return declared(&nobody::declare(case, letters, reason, self.apart)?, case, letters, out);
        }
        let chosen = match (&self.words, &self.characters, &self.drawn) {
            _ if let Some(number) = self.offer => Chosen::Offer(number),
            (Some(words), ..) => Chosen::Words { words: words.clone(), everywhere: self.everywhere },
            (_, Some(range), _) => Chosen::Characters(range.clone()),
            (_, _, Some(drawn)) => Chosen::Box(drawn.clone()),
            _ => Chosen::Page(self.page),
        };
        let grounds =
            Grounds { exemption: self.exemption.clone(), reason: reason.clone(), prejudice: self.prejudice.clone() };
        let unit = self.unit.as_deref().unwrap_or_default();
        let fate = match (self.apart, self.keep) {
            (true, _) => Fate::Apart,
            (_, true) => Fate::Stays,
            _ => Fate::Goes,
        };
        let done = hand::redact(case, settings, unit, &chosen, fate, &grounds)?;
        if fate == Fate::Stays {
            return kept(&done, case, out);
        }
        report(&done, case, out)
    }
}

/// Who was declared nobody.
fn declared(done: &nobody::Done, case: &Case, letters: &str, out: &mut Out) -> Result<Done> {
    if out.json {
        out.value(done)?;
    }
    out.say(format!(
        "Recorded as entry {}: person {letters} is nobody; let stand in {}. Undo: dsar decide {} --undo {}",
        done.entry,
        done.words,
        case.id(),
        done.entry
    ))?;
    Ok(if done.open == 0 { Done::Clean } else { Done::NeedsPerson })
}

/// What was let stand.
fn kept(done: &hand::Done, case: &Case, out: &mut Out) -> Result<Done> {
    if out.json {
        out.value(done)?;
    }
    out.say(format!(
        "Recorded as entry {}: {} stretch(es) of text stay readable in {} unit(s). Undo: dsar decide {} --undo {}",
        done.entry,
        done.places,
        done.units,
        case.id(),
        done.entry
    ))?;
    Ok(if done.open == 0 { Done::Clean } else { Done::NeedsPerson })
}

fn report(done: &hand::Done, case: &Case, out: &mut Out) -> Result<Done> {
    if out.json {
        out.value(done)?;
    }
    let units = if done.units > 1 { format!(" in {} units", done.units) } else { format!(" in unit {}", done.unit) };
    out.say(format!(
        "Recorded as entry {}: {} stretch(es) of text{units}, {} letters and figures. Undo: dsar decide {} --undo {}",
        done.entry,
        done.places,
        done.letters,
        case.id(),
        done.entry
    ))?;
    if done.let_stand > 0 {
        out.say(format!(
            "  {} stretch(es) elsewhere that read the same stay readable, told apart by this entry.",
            done.let_stand
        ))?;
    }
    if done.of_subject > 0 {
        out.say(format!(
            "  Mind: {} of these letters name the subject, who has a right to their own data.",
            done.of_subject
        ))?;
    }
    if !done.also_in.is_empty() {
        let shown: Vec<&str> = done.also_in.iter().take(5).map(|u| u.0.as_str()).collect();
        let more = if done.also_in.len() > 5 { ", …" } else { "" };
        out.say(format!(
            "  The same words can be read in {} other unit(s) ({}{more}): redact them there too, or `dsar bundle` will refuse what was chosen by its words.",
            done.also_in.len(),
            shown.join(", ")
        ))?;
    }
    if done.undecided {
        out.say("  The unit itself is not decided yet.")?;
    }
    Ok(if done.open == 0 { Done::Clean } else { Done::NeedsPerson })
}

/// `dsar boxes`.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  dsar boxes 2026-0001                     (what was redacted by hand, by whom and why)\n  dsar boxes 2026-0001 3f0c9a11d2e4b7a6    (the unit's text, each line with the number of its first character)\n  dsar boxes 2026-0001 --offered           (pictures to look at, and what may be a signature)\n  dsar boxes 2026-0001 3f0c9a11d2e4b7a6 --show /media/usb/page.png"
)]
pub struct Boxes {
    /// The request's ID
    id: String,
    /// A unit to choose from
    unit: Option<String>,
    /// List pictures to look at, and what may be a signature
    #[arg(long, conflicts_with = "unit")]
    offered: bool,
    /// Write the unit's page or picture as a PNG to look at, with its boxes; it holds evidence in clear
    #[arg(long, requires = "unit", value_name = "FILE")]
    show: Option<PathBuf>,
}

impl Boxes {
    pub fn run(&self, common: &Common, out: &mut Out) -> Result<Done> {
        let (workspace, settings) = common.open()?;
        let case = case::open_unlocked(&workspace, &self.id)?;
        let derived = Derived::load(&case)?;
        if let (Some(unit), Some(file)) = (&self.unit, &self.show) {
            let target = std::path::absolute(file).at("find", file)?;
            let png = hand::show(&case, &settings, hand::unit_of(&derived, unit)?)?;
            crate::pipeline::derived::replace(&target, &png)?;
            out.say(format!("{}: it shows everything in clear; destroy it when it has served.", file.display()))?;
            return Ok(Done::Clean);
        }
        match &self.unit {
            None if self.offered => offered(&case, &derived, out),
            Some(unit) => show(&case, &settings, &derived, unit, out),
            None => list(&hand::made(&case, &derived)?, out),
        }
    }
}

fn list(made: &[Made], out: &mut Out) -> Result<Done> {
    if out.json {
        out.value(&made)?;
    }
    if made.is_empty() {
        out.say("Nothing was redacted by hand yet: dsar decide ID UNIT --words, --characters, --box or --page.")?;
    }
    for m in made {
        let undone = match (m.in_force, m.undone) {
            (true, _) => "",
            (_, true) => "  UNDONE",
            _ => "  REPLACED by a later choice by hand",
        };
        let at = m.at.get(..16).unwrap_or(&m.at).replace('T', " ");
        out.say(format!("entry {:>4}  {at}  {:<10}  unit {}  {}{undone}", m.entry, m.by, m.unit, m.place))?;
        let under = if m.exemption.is_empty() { String::new() } else { format!(", under {}", m.exemption) };
        out.say(format!("            {}{under}: {}", m.what, sanitise::line(&m.reason)))?;
    }
    Ok(Done::Clean)
}

/// Pictures that wait for somebody to look, and rectangles that may be signatures.
fn offered(case: &Case, derived: &Derived, out: &mut Out) -> Result<Done> {
    let state = crate::review::State::fold(case.entries());
    let mut open = 0;
    for unit in derived.units.iter().filter(|u| is_picture(u) || !u.offers.is_empty()) {
        let outcome = state.unit(&unit.id).and_then(|s| s.outcome);
        open += usize::from(outcome.is_none());
        if out.json {
            out.value(&serde_json::json!({
                "unit": unit.id, "picture": is_picture(unit), "place": unit.places[0].locator.to_string(), "copies": unit.places.len(),
                "outcome": outcome, "offers": unit.offers, "boxes": state.boxes(&unit.id),
            }))?;
        }
        let path: Vec<&str> =
            std::iter::once(&unit.places[0].path).chain(&unit.places[0].trail).map(|p| p.expose()).collect();
        let what = if is_picture(unit) { "picture" } else { "page" };
        out.say(format!(
            "unit {}  {what}, {}, in {}: {}  ({})",
            unit.id,
            unit.places[0].locator,
            unit.places[0].store,
            sanitise::line(&path.join(" > ")),
            outcome.map_or("not decided", |o| o.words())
        ))?;
        for (n, offer) in (1..).zip(&unit.offers) {
            let covered = state.boxes(&unit.id).iter().any(|b| b.area == offer.area);
            let done = if covered {
                "covered".to_owned()
            } else {
                format!("to cover it: dsar decide {} {} --offer {n} --reason \"…\"", case.id(), unit.id)
            };
            out.say(format!("            {n}. {}, {}: {done}", offer.says, offer.area))?;
        }
    }
    out.tell("  Look: dsar boxes ID UNIT --show FILE.png. Decide: dsar review, or --csv. A picture goes out only once somebody let it.")?;
    out.tell(
        "  Faces are not recognised: any picture may show a person, and text pages may show what no picture says.",
    )?;
    Ok(if open == 0 { Done::Clean } else { Done::NeedsPerson })
}

/// The unit's text with numbers to choose by, and its page as coarse as a terminal shows it.
fn show(case: &Case, settings: &Settings, derived: &Derived, unit: &str, out: &mut Out) -> Result<Done> {
    let unit = hand::unit_of(derived, unit)?;
    let lines = hand::numbered(unit);
    let page = hand::preview(case, settings, unit, (72, 36))?;
    if out.json {
        out.value(&serde_json::json!({
            "unit": unit.id, "place": unit.segments[0].locator.to_string(), "lines": lines,
            "page": page.as_ref().map(|p| p.page), "width": page.as_ref().map(|p| p.size.0), "height": page.as_ref().map(|p| p.size.1),
        }))?;
        return Ok(Done::Clean);
    }
    out.say(format!("Unit {} ({}), {}", unit.id, unit.format, unit.segments[0].locator))?;
    for (first, line) in &lines {
        out.say(format!("{first:>7}  {}", sanitise::line(line)))?;
    }
    if let Some(page) = page {
        out.say(format!(
            "Page {} is {:.0} x {:.0} points; below, a tick at every tenth of it.",
            page.page, page.size.0, page.size.1
        ))?;
        for line in page.ruled() {
            out.say(line)?;
        }
    }
    Ok(Done::Clean)
}
