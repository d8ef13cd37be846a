//! The search plan: what a run searched, with which variants, what it left out and could not search, and what that leaves open.
//! Written for a person who knows nothing of search; kept privately, bound into the log, and laid into every bundle's `internal/`.

use super::elusion;
use super::exceptions;
use super::find::Account;
use super::hits;
use super::pins::{Lost, Pin};
use super::unsearched::unsearched;
use crate::model::{Event, Result};
use crate::request::Case;
use crate::settings::{Settings, Workspace};
use crate::store::Catalogue;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Forms of one kind that are written out; the rest is counted.
const SHOWN: usize = 60;

/// What a plan is written from.
pub struct Searched<'a> {
    /// The workspace.
    pub workspace: &'a Workspace,
    /// Stores and rules.
    pub settings: &'a Settings,
    /// The index that was searched: the last that had ended when the search began.
    pub generation: u64,
    /// How the search went.
    pub account: &'a Account,
    /// True where every document was read.
    pub exhaustive: bool,
    /// Documents, units, and units by band.
    pub found: (usize, usize, [usize; 3]),
    /// Pinned files that are gone from the stores.
    pub lost: &'a [(Pin, Lost)],
}

impl Searched<'_> {
    /// Writes the plan of this run, keeps it privately and tells the log.
    pub fn record(&self, case: &mut Case) -> Result<()> {
        let catalogue = Catalogue::open(&self.workspace.catalogue())?;
        let documents = catalogue.documents_by_store()?.iter().map(|(_, n)| n).sum();
        let kinds = self.account.plan.plan_of_variants();
        let variants = kinds.iter().filter(|k| k.on).map(|k| k.forms.len() as u64).sum();
        let (text, not_searched) = self.text(case, &catalogue)?;
        let plan = case.note(&text)?;
        let event = Event::Searched { plan, documents, variants, not_searched, exhaustive: self.exhaustive };
        case.append(event).map(|_| ())
    }

    fn text(&self, case: &Case, catalogue: &Catalogue) -> Result<(String, u64)> {
        let mut out = Page(String::new());
        out.line(&format!("# Search plan of request {}", case.id()));
        let (day, by) = (case.clock().today(), case.by());
        let version = env!("CARGO_PKG_VERSION");
        out.line(&format!(
            "Made on {day} by {by} with dsar {version}, over generation {} of the index.",
            self.generation
        ));
        self.stores(&mut out, catalogue, case)?;
        self.variants(&mut out);
        self.method(&mut out);
        let not_searched = self.not_searched(&mut out, case)?;
        self.gone(&mut out, catalogue, case)?;
        Ok((out.0, not_searched))
    }

    fn stores(&self, out: &mut Page, catalogue: &Catalogue, case: &Case) -> Result<()> {
        out.heading("What was searched");
        let missed = unsearched(catalogue, self.settings, self.generation)?;
        let documents: BTreeMap<String, u64> = catalogue.documents_by_store()?.into_iter().collect();
        out.line(
            "| Store | What it is | Whose | Documents | Only these | Left out by rule |\n|---|---|---|---|---|---|",
        );
        for store in &self.settings.stores {
            let n = documents.get(&store.name).copied().unwrap_or(0);
            let missed = missed.iter().find(|m| m.store == store.name);
            let n = missed.map_or_else(|| n.to_string(), |missed| format!("{n}: {}", missed.in_short()));
            let rules = |all: &[String]| if all.is_empty() { "-".to_owned() } else { all.join(", ") };
            let cells = [&store.name, &store.kind, &store.custodian].map(|c| cell(c));
            let (only, left) = (cell(&rules(&store.include)), cell(&rules(&store.exclude)));
            out.line(&format!("| {} | {n} | {only} | {left} |", cells.join(" | ")));
        }
        for (name, n) in documents.iter().filter(|(name, _)| self.settings.stores.iter().all(|s| s.name != **name)) {
            out.line(&format!(
                "| {} | no longer configured: its {n} documents were found as last indexed | | | | |",
                cell(name)
            ));
        }
        let l = catalogue.ledger()?;
        out.blank();
        out.line(&format!(
            "Every file is accounted for: {} seen = {} read in full + {} exact copies of others + {} not read or not in full + {} left \
             out by rule. A document is a file or something inside a file: an attachment, a member of an archive, a message of a mailbox.",
            l.seen, l.indexed, l.duplicate, l.exception, l.excluded
        ));
        let by_hand = case.facts().sources;
        out.line(&match by_hand.len() {
            0 => "No source searched by hand (paper, cameras, telephones) is recorded.".to_owned(),
            n => format!("{n} source(s) searched by hand are recorded: see the request's record."),
        });
        Ok(())
    }

    fn variants(&self, out: &mut Page) {
        out.heading("What was looked for");
        out.line("Capitals, accents, line ends, quoting marks and hyphenation do not matter. A kind can be switched off in the request's form.");
        for kind in self.account.plan.plan_of_variants() {
            if !kind.on {
                out.line(&format!("- **{}** ({}): SWITCHED OFF for this request.", kind.kind, kind.says));
                continue;
            }
            let forms: Vec<&str> = kind.forms.iter().take(SHOWN).map(|v| v.form.as_str()).collect();
            let more = kind.forms.len().saturating_sub(SHOWN);
            let more = if more > 0 {
                format!(" … and {more} more: `dsar request show ID --variants`")
            } else {
                String::new()
            };
            let list = if forms.is_empty() { "none".to_owned() } else { cell(&forms.join("; ")) };
            out.line(&format!("- **{}** ({}): {list}{more}", kind.kind, kind.says));
        }
        for (forename, n) in &self.account.frequent {
            out.line(&format!(
                "- The forename \"{}\" stands in {n} passages: too many to count alone; it counts with a surname, an initial, or \
                 something beside it that carries it.",
                cell(forename)
            ));
        }
        for (folder, n) in &self.account.too_many {
            out.line(&format!(
                "- The folder \"{}\" is named after the subject and holds {n} files: too many to be about them for that alone; what names \
                 them in it was found.",
                cell(folder)
            ));
        }
        let learned = self.account.plan.learned();
        if !learned.is_empty() {
            let learned: Vec<String> = learned.into_iter().collect();
            out.line(&format!("- Learned from mail headers as theirs: {}", cell(&learned.join("; "))));
        }
    }

    fn method(&self, out: &mut Page) {
        out.heading("How it was searched");
        let Account { candidates, judged, rounds, .. } = self.account;
        out.line(&match self.exhaustive {
            true => format!("Every one of {judged} documents was read for every form above, without the index; {rounds} round(s)."),
            false => format!(
                "The index proposed {candidates} passages in {judged} documents that could hold one of the forms above; each of these \
                 documents was read for all of them, {rounds} round(s), until no further address was learned. `dsar find ID --exhaustive` \
                 reads every document instead and must find no more."
            ),
        });
        let (documents, units, [certain, probable, possible]) = self.found;
        out.line(&format!(
            "Found: {documents} documents, which fold to {units} texts to decide: {certain} certain, {probable} probable, {possible} possible. \
             Certain: an identifier of the request, or the full name with something beside it that carries it. Probable: the full name, with \
             nothing against it. Possible: a part of the name, or something against it; a person looks."
        ));
    }

    fn not_searched(&self, out: &mut Page, case: &Case) -> Result<u64> {
        out.heading("What could not be searched");
        let open: Vec<_> = exceptions::unsettled(self.workspace, case)?;
        let mut by_kind: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
        let all = Catalogue::open(&self.workspace.catalogue())?.exceptions()?;
        for row in &all {
            by_kind.entry(row.kind.word()).or_default()[0] += 1;
        }
        open.iter().for_each(|row| by_kind.entry(row.kind.word()).or_default()[1] += 1);
        if by_kind.is_empty() {
            out.line("Nothing: every file was read in full.");
            return Ok(0);
        }
        out.line("| Kind | Files or parts of files | Of those not settled by a person yet |\n|---|---|---|");
        for (kind, [all, open]) in &by_kind {
            out.line(&format!("| {} | {all} | {open} |", kind.replace('_', " ")));
        }
        out.blank();
        out.line("`dsar exceptions` names each. A bundle is refused while one is not settled.");
        Ok(all.len() as u64)
    }

    fn gone(&self, out: &mut Page, catalogue: &Catalogue, case: &Case) -> Result<()> {
        out.heading("What has gone from the stores");
        let Some(received) = case.facts().received else { return Ok(()) };
        let since = catalogue.vanished_since(&received.to_string())?;
        let of = |lost: Lost| self.lost.iter().filter(|(_, l)| *l == lost).count();
        out.line(&format!(
            "Since the request was received ({received}), {since} file(s) have gone from the stores. Of the files that held something about \
             the subject, {} have gone and {} have changed; the copies pinned in the request were searched in their place.",
            of(Lost::Vanished),
            of(Lost::Changed)
        ));
        Ok(())
    }
}

/// The plan of the last run and what a sample says, for a bundle's `internal/`; none before the first run.
pub fn report(case: &Case) -> Result<Option<String>> {
    let last = case.entries().iter().rev().find_map(|e| match &e.event {
        Event::Searched { plan, .. } => Some(plan.clone()),
        _ => None,
    });
    let Some(plan) = last else { return Ok(None) };
    let mut out = Page(case.note_text(&plan)?);
    out.heading("How sure we are that nothing is missing");
    let sample = elusion::standing(case)?;
    out.line(&elusion::words(sample.as_ref()));
    if sample.is_none() {
        out.line(
            "A sample would tell: `dsar find ID --sample 300` shows 300 texts drawn at random from what was not found; where a person \
             finds none of them to be about the subject, at most 1 in 100 of the rest is (at 95 % confidence).",
        );
    }
    each(&mut out, case)?;
    Ok(Some(out.0))
}

/// Why each document is in, the surest first.
fn each(out: &mut Page, case: &Case) -> Result<()> {
    let hits = super::derived::Derived::load(case)?.hits;
    out.heading("Why each document is in");
    for ((band, word, means), n) in hits::BANDS.into_iter().zip(hits::counts(&hits)) {
        out.line(&format!("**{word}: {n}.** Such a document is in because {means}.\n"));
        for hit in hits.iter().filter(|h| h.band == band) {
            let member: String = hit.member.iter().map(|m| format!(" > {}", cell(m))).collect();
            let why = hits::why(hit);
            let but = if why.but.is_empty() { String::new() } else { format!(" BUT {}", why.but.join("; ")) };
            out.line(&format!("- {}/{}{member}: {}{but}", cell(&hit.store), cell(&hit.path), why.because.join("; ")));
        }
        out.blank();
    }
    Ok(())
}

struct Page(String);

impl Page {
    fn heading(&mut self, text: &str) {
        let _ = write!(self.0, "\n## {text}\n\n");
    }

    fn line(&mut self, text: &str) {
        self.0.push_str(text);
        self.0.push('\n');
    }

    fn blank(&mut self) {
        self.0.push('\n');
    }
}

/// Text of somebody else's within a table or a list: one line, no marks that Markdown reads.
fn cell(text: &str) -> String {
    crate::model::sanitise::line(text).replace(['|', '`', '<', '>'], " ")
}
