//! The elusion sample: texts drawn at random from everything that was not found, for a person to read. What they see says how much
//! can be missing at most (exact for a draw without repeats, one-sided, 95 %).

use super::Progress;
use super::find::{Included, Search};
use super::run::kind_word;
use crate::find::assemble::assemble;
use crate::model::{BlobId, Context, Event, Fault, Locator, Result, UnitId};
use crate::request::Case;
use crate::settings::{Settings, Workspace};
use crate::store::Catalogue;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// Chance that the stated bound holds.
pub const CONFIDENCE: f64 = 0.95;

/// One text of a sample. Kept privately, bound into the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawn {
    /// The text, by its keyed hash.
    pub unit: UnitId,
    /// Where it stands.
    pub store: String,
    /// Path relative to the store's root.
    pub path: String,
    /// The file.
    pub blob: BlobId,
    /// Which of its items.
    pub ordinal: usize,
    /// Where in the item.
    pub locator: Locator,
}

/// A sample with its texts.
pub struct Sample {
    /// Entry of the log that drew it.
    pub seq: u64,
    /// How many different texts were not found in all.
    pub population: u64,
    /// What was drawn, in the order of drawing, each with its text.
    pub texts: Vec<(Drawn, String)>,
}

/// Where the sample of a request stands.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Standing {
    /// Entry of the log that drew it.
    pub seq: u64,
    /// The seed: with the same index and form it draws the same again.
    pub seed: u64,
    /// Texts drawn.
    pub drawn: u64,
    /// Different texts that were not found in all.
    pub population: u64,
    /// Index generation it was drawn from.
    pub generation: u64,
    /// Judged so far.
    pub judged: u64,
    /// Of those, about the subject after all.
    pub about: u64,
    /// Share of what was not found that is about the subject, at most, with a confidence of 95 %.
    pub at_most: f64,
    /// True where the form was corrected since, so that something else is found now.
    pub older_form: bool,
}

/// Draws `size` texts from what a search does not find. The same seed over the same index and form draws the same.
pub fn draw(
    workspace: &Workspace,
    settings: &Settings,
    case: &mut Case,
    size: usize,
    seed: u64,
    progress: &dyn Progress,
) -> Result<Sample> {
    let catalogue = Catalogue::open(&workspace.catalogue())?;
    let form = case.form()?;
    let search = Search {
        workspace,
        stores: &settings.stores,
        form: &form,
        exhaustive: false,
        gone: &[],
        included: &included(case)?,
    };
    // Before anything is looked at: what an index takes in meanwhile is not in the sample.
    let generation = catalogue.generation()?;
    let unit_id = |kind, text: &str| case.unit_id(kind_word(kind), text);
    let (found, _) = search.items(&catalogue, &unit_id, progress)?;
    let known: HashSet<UnitId> = found.iter().flat_map(|f| &f.drafts).map(|(d, _)| unit_id(d.kind, &d.text)).collect();
    let mut pool = Pool { size, seed, seen: HashSet::new(), best: BTreeMap::new() };
    let items = catalogue.all_items()?;
    progress.stage("sampling", items.len() as u64);
    for id in items {
        progress.advance(1, 0, 0);
        let Some((blob, item)) = catalogue.item(id)? else { continue };
        for draft in assemble(&item).into_iter().filter(|d| !d.technical && !d.text.trim().is_empty()) {
            let unit = unit_id(draft.kind, &draft.text);
            if !known.contains(&unit) {
                pool.offer(unit, || (blob, id, draft.segments[0].locator.clone(), draft.text));
            }
        }
    }
    progress.done();
    let population = pool.seen.len() as u64;
    let mut texts = Vec::new();
    for (unit, (blob, id, locator, text)) in pool.best.into_values() {
        let Some((store, path)) = catalogue.places(blob)?.into_iter().next() else { continue };
        let ordinal = catalogue.items_of(blob)?.iter().position(|i| *i == id).unwrap_or(0);
        let path = String::from_utf8_lossy(&path).into_owned();
        texts.push((Drawn { unit, store, path, blob, ordinal, locator }, text));
    }
    let list = case.note(&list_of(&texts)?)?;
    let seq = case.append(Event::Sampled { seed, drawn: texts.len() as u64, population, generation, list })?;
    Ok(Sample { seq, population, texts })
}

fn list_of(texts: &[(Drawn, String)]) -> Result<String> {
    let line = |(drawn, _): &(Drawn, String)| serde_json::to_string(drawn).context("cannot write the sample down");
    Ok(texts.iter().map(line).collect::<Result<Vec<_>>>()?.join("\n"))
}

type Offered = (BlobId, crate::model::ItemId, Locator, String);

/// The texts with the smallest hashes under the seed: a uniform draw without repeats, whatever the order they come in.
struct Pool {
    size: usize,
    seed: u64,
    seen: HashSet<u64>,
    best: BTreeMap<[u8; 32], (UnitId, Offered)>,
}

impl Pool {
    fn offer(&mut self, unit: UnitId, text: impl FnOnce() -> Offered) {
        let hash: [u8; 32] =
            Sha256::new().chain_update(self.seed.to_le_bytes()).chain_update(unit.0.as_bytes()).finalize().into();
        let short = hash[..8].iter().fold(0u64, |n, b| n << 8 | u64::from(*b));
        let small = self.best.len() < self.size || self.best.last_key_value().is_some_and(|(last, _)| hash < *last);
        if !self.seen.insert(short) || !small || self.size == 0 {
            return;
        }
        self.best.insert(hash, (unit, text()));
        if self.best.len() > self.size {
            self.best.pop_last();
        }
    }
}

/// Records what a person made of texts of the last sample. Texts that are about the subject join the request with its next run.
pub fn judge(case: &mut Case, verdicts: &[(UnitId, bool)]) -> Result<Standing> {
    let none = || {
        Fault::new(format!("no sample was drawn for request {}", case.id()))
            .hint(format!("draw one first: dsar find {} --sample 300", case.id()))
    };
    let (seq, drawn) = last(case)?.ok_or_else(none)?;
    let known: HashSet<&UnitId> = drawn.iter().map(|d| &d.unit).collect();
    if let Some((stranger, _)) = verdicts.iter().find(|(unit, _)| !known.contains(unit)) {
        return Err(Fault::new(format!("\"{stranger}\" is not in the last sample"))
            .hint("the first column names texts as `dsar find ID --sample N` prints them; nothing was recorded"));
    }
    let of =
        |about: bool| verdicts.iter().filter(|(_, a)| *a == about).map(|(unit, _)| unit.clone()).collect::<Vec<_>>();
    if !verdicts.is_empty() {
        case.append(Event::SampleJudged { sample: seq, about: of(true), not_about: of(false) })?;
    }
    standing(case)?.ok_or_else(|| Fault::new("the sample cannot be read back"))
}

/// The last sample and what was judged of it; none where none was drawn.
pub fn standing(case: &Case) -> Result<Option<Standing>> {
    let last = case.entries().iter().rev().find_map(|e| match e.event {
        Event::Sampled { seed, drawn, population, generation, .. } => {
            Some((e.seq, seed, drawn, population, generation))
        }
        _ => None,
    });
    let corrected = case.facts().amendments.last().map_or(0, |a| a.seq);
    Ok(last.map(|(seq, seed, drawn, population, generation)| {
        let verdicts = verdicts(case, seq);
        let about = verdicts.values().filter(|about| **about).count() as u64;
        let judged = verdicts.len() as u64;
        Standing {
            seq,
            seed,
            drawn,
            population,
            generation,
            judged,
            about,
            at_most: share(at_most(about, judged, population), population),
            older_form: corrected > seq,
        }
    }))
}

/// The latest verdict on each text of the sample of entry `sample`.
fn verdicts(case: &Case, sample: u64) -> BTreeMap<UnitId, bool> {
    let mut out = BTreeMap::new();
    for entry in case.entries() {
        if let Event::SampleJudged { sample: of, about, not_about } = &entry.event
            && *of == sample
        {
            out.extend(about.iter().map(|u| (u.clone(), true)).chain(not_about.iter().map(|u| (u.clone(), false))));
        }
    }
    out
}

/// Everything that a person found in a sample, of all samples.
pub fn included(case: &Case) -> Result<Vec<Included>> {
    let mut out: BTreeMap<UnitId, Included> = BTreeMap::new();
    for (seq, list) in samples(case) {
        let about: BTreeSet<UnitId> = verdicts(case, seq).into_iter().filter(|(_, a)| *a).map(|(u, _)| u).collect();
        if !about.is_empty() {
            let drawn = read(case, &list)?.into_iter().filter(|d| about.contains(&d.unit));
            let one = |d: Drawn| (d.unit.clone(), Included { blob: d.blob, ordinal: d.ordinal, unit: d.unit });
            out.extend(drawn.map(one));
        }
    }
    Ok(out.into_values().collect())
}

/// Texts of a sample that a person found to be about the subject since the last run: they are in no unit yet.
pub fn waiting(case: &Case) -> usize {
    let ran = case.entries().iter().rev().find(|e| matches!(e.event, Event::Ran { .. })).map_or(0, |e| e.seq);
    let since: BTreeSet<&UnitId> = case
        .entries()
        .iter()
        .filter(|e| e.seq > ran)
        .filter_map(|e| if let Event::SampleJudged { about, .. } = &e.event { Some(about) } else { None })
        .flatten()
        .collect();
    let still = |seq: u64| verdicts(case, seq).into_iter().filter(|(u, about)| *about && since.contains(u));
    samples(case).into_iter().flat_map(|(seq, _)| still(seq)).map(|(u, _)| u).collect::<BTreeSet<_>>().len()
}

fn samples(case: &Case) -> Vec<(u64, String)> {
    let list = |e: &crate::model::Entry| match &e.event {
        Event::Sampled { list, .. } => Some((e.seq, list.clone())),
        _ => None,
    };
    case.entries().iter().filter_map(list).collect()
}

fn last(case: &Case) -> Result<Option<(u64, Vec<Drawn>)>> {
    samples(case).pop().map(|(seq, list)| Ok((seq, read(case, &list)?))).transpose()
}

fn read(case: &Case, list: &str) -> Result<Vec<Drawn>> {
    let text = case.note_text(list)?;
    text.lines().map(|line| serde_json::from_str(line).context("cannot read the sample")).collect()
}

/// How many of `population` may be about the subject where `about` of `judged`, drawn without repeats, were: the largest number for
/// which seeing so few still has a chance of more than 1 - [`CONFIDENCE`] (hypergeometric, so exact for small numbers too: of what was
/// read whole, no more than was seen).
pub fn at_most(about: u64, judged: u64, population: u64) -> u64 {
    let (mut low, mut high) = (about, population.max(about) + 1);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        let likely = chance(about, judged, middle, population) > 1.0 - CONFIDENCE;
        *(if likely { &mut low } else { &mut high }) = middle;
    }
    low
}

fn share(part: u64, of: u64) -> f64 {
    if of == 0 { 0.0 } else { part as f64 / of as f64 }
}

/// Chance of `about` or fewer among `judged` that are drawn of `population`, `all` of which are about the subject.
fn chance(about: u64, judged: u64, all: u64, population: u64) -> f64 {
    let others = population.saturating_sub(all);
    let least = judged.saturating_sub(others);
    if about < least {
        return 0.0;
    }
    let mut term = (choices(all, least) + choices(others, judged - least) - choices(population, judged)).exp();
    let mut sum = term;
    for seen in least..about.min(all).min(judged) {
        let (more, fewer) = ((all - seen) * (judged - seen), (seen + 1) * (others + seen + 1 - judged));
        term *= more as f64 / fewer as f64;
        sum += term;
    }
    sum
}

/// Logarithm of the number of ways to choose `some` of `all`.
fn choices(all: u64, some: u64) -> f64 {
    (1..=some).map(|n| ((all - some + n) as f64 / n as f64).ln()).sum()
}

/// What the sample says, in plain English; also where none was drawn.
pub fn words(standing: Option<&Standing>) -> String {
    let Some(s) = standing else {
        return "No sample of what was not found was read.".into();
    };
    let before =
        if s.older_form { " The form was corrected since: a new sample would tell of what it finds." } else { "" };
    let drawn = format!(
        "Of {} different texts that were not found, {} were drawn at random (seed {}, index generation {}).{before}",
        s.population, s.drawn, s.seed, s.generation
    );
    if s.judged == 0 {
        return format!("{drawn} Nobody has read them yet.");
    }
    if s.judged == s.population {
        return format!(
            "{drawn} A person read all of them: {} were about the subject, and nothing is left unread.",
            s.about
        );
    }
    let most = (s.at_most * s.population as f64).round();
    format!(
        "{drawn} A person read {} of them: {} were about the subject. So, with a confidence of 95 %, at most {:.2} % of what was \
         not found is about the subject (exact bound, one-sided, of a draw without repeats): at most {most:.0} texts.",
        s.judged,
        s.about,
        s.at_most * 100.0
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checked against `scipy.stats.hypergeom.cdf(about, population, n, judged) > 0.05`, the largest n.
    #[test]
    fn the_bound_is_exact_for_a_draw_without_repeats() {
        for (about, judged, population, want) in [
            (0, 300, 100_000, 992),
            (1, 300, 5_000, 76),
            (5, 100, 1_000, 99),
            (0, 1, 10, 9),
            (3, 3, 3, 3),
            (0, 101, 101, 0),
            (2, 101, 101, 2),
            (0, 60, 101, 3),
            (12, 3_000, 200_000, 1_290),
        ] {
            assert_eq!(at_most(about, judged, population), want, "{about} of {judged} of {population}");
        }
    }

    #[test]
    fn a_draw_is_uniform_reproducible_and_without_repeats() {
        let draw = |seed: u64, order: &mut dyn Iterator<Item = u32>| {
            let mut pool = Pool { size: 10, seed, seen: HashSet::new(), best: BTreeMap::new() };
            for n in order {
                let nothing = || (BlobId([0; 32]), crate::model::ItemId(0), Locator::Whole, String::new());
                pool.offer(UnitId(format!("{n:016x}")), nothing);
            }
            (pool.seen.len(), pool.best.into_values().map(|(u, _)| u.0).collect::<Vec<_>>())
        };
        let once = draw(7, &mut (0..500));
        assert_eq!(once, draw(7, &mut (0..500).rev().chain(0..500)));
        assert_eq!((once.0, once.1.len()), (500, 10));
        assert_ne!(once.1, draw(8, &mut (0..500)).1);
        let hits = (0..200).filter(|seed| draw(*seed, &mut (0..50)).1.contains(&format!("{:016x}", 3))).count();
        assert!((20..=60).contains(&hits), "{hits} of 200, expected about 40");
    }
}
