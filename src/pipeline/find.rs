//! The search itself: plan -> candidates -> judged drafts -> hits by place and units, folded by content.

pub use super::fold::Naming;
use super::fold::fold;
pub use super::gone::Gone;
use super::named::named;
use super::places::hits_by_place;
use super::thread;
use super::{Progress, columns, family, folder};
use crate::detect::gazetteer;
use crate::find::about::with_neighbours;
use crate::find::assemble::{Draft, assemble};
use crate::find::{Plan, pairs};
use crate::index::backend::Tantivy;
use crate::index::{Query, SearchBackend, Term, terms};
use crate::model::{
    Band, BlobId, Fault, Item, ItemId, Place, Reason, RequestForm, Result, SubjectHit, Unit, UnitId, UnitKind,
};
use crate::settings::{StoreSettings, Workspace};
use crate::store::{Catalogue, Stored};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// Rounds of learning further addresses of the subject; each can only add.
const ROUNDS: usize = 3;

/// A forename alone counts where at most so many passages hold it: as many as a person can look at.
const LONE_FORENAME: usize = 300;
/// The same of a forename that nobody else in the index is called by.
const SOLE_FORENAME: usize = 2000;
/// From this class on a word is a usual forename.
const USUAL: u8 = 3;

/// Items that are in memory at a time to be judged.
const AT_A_TIME: usize = 512;

/// A search of more items takes so long that what it finds first is shown meanwhile.
const LONG: usize = 4 * AT_A_TIME;
/// Documents that are shown then: enough to see that it is the right person.
const FIRST: usize = 8;

/// One document hit at one place.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct HitLine {
    /// Store name.
    pub store: String,
    /// Path relative to the store's root.
    pub path: String,
    /// Names of the members that lead to it, empty for the file itself.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub member: Vec<String>,
    /// Best band of what it holds.
    pub band: Band,
    /// Why.
    pub evidence: Vec<Reason>,
}

/// What is searched, and for whom.
pub struct Search<'a> {
    /// Where.
    pub workspace: &'a Workspace,
    /// The stores as configured: whose they are.
    pub stores: &'a [StoreSettings],
    /// For whom.
    pub form: &'a RequestForm,
    /// Looks at every item instead of the index's candidates.
    pub exhaustive: bool,
    /// Files that were pinned and are gone from the stores: searched as they were.
    pub gone: &'a [Gone],
    /// What a person put in by hand, having met it in a sample of what was not found.
    pub included: &'a [Included],
}

/// A text that is in the request because a person said so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Included {
    /// The file.
    pub blob: BlobId,
    /// Which of its items.
    pub ordinal: usize,
    /// The text, by its keyed hash.
    pub unit: UnitId,
}

/// What was found.
pub struct Found {
    /// Units without mentions yet, in date order.
    pub units: Vec<Unit>,
    /// Every document hit at every place.
    pub hits: Vec<HitLine>,
    /// What was looked for, and how much was looked at.
    pub account: Account,
}

/// How the search went.
pub struct Account {
    /// The plan, with what it learned.
    pub plan: Plan,
    /// Passages the index proposed in the first round.
    pub candidates: usize,
    /// Items judged.
    pub judged: usize,
    /// Rounds it took until nothing more was learned.
    pub rounds: usize,
    /// Forenames of the request that are too frequent to count alone, with the number of passages that hold each.
    pub frequent: Vec<(String, usize)>,
    /// Folders named after the subject that hold too many files to be theirs for that alone, with their number.
    pub too_many: Vec<(String, usize)>,
}

/// An item with the drafts that are the subject's.
pub(super) struct FoundItem {
    pub(super) id: ItemId,
    pub(super) blob: BlobId,
    pub(super) item: Item,
    pub(super) drafts: Vec<(Draft, SubjectHit)>,
    /// Where it stood, for what only its pinned copy still holds.
    pub(super) gone: Option<Place>,
}

/// Finds everything about the subject; `naming` names a unit by the request's keyed hash.
pub fn find(search: &Search, naming: &Naming, progress: &dyn Progress) -> Result<Found> {
    let catalogue = Catalogue::open(&search.workspace.catalogue())?;
    let (mut found, account) = search.items(&catalogue, naming.id, progress)?;
    progress.stage("folding", 0);
    let hits = hits_by_place(&catalogue, &found)?;
    columns::keep_own(&account.plan, &mut found);
    let units = fold(&catalogue, found, naming)?;
    progress.done();
    Ok(Found { units, hits, account })
}

/// Names a unit by kind and text.
pub type UnitIdOf<'a> = &'a dyn Fn(UnitKind, &str) -> UnitId;

impl Search<'_> {
    /// Every item that holds something about the subject, and how it was found.
    pub(super) fn items(
        &self,
        catalogue: &Catalogue,
        unit_id: UnitIdOf,
        progress: &dyn Progress,
    ) -> Result<(Vec<FoundItem>, Account)> {
        let engine = Tantivy::open(&self.workspace.index())?;
        let mut plan = plan_of(self.form);
        let frequent = admit_forenames(&mut plan, &engine, catalogue, &self.form.subject.names)?;
        if self.exhaustive {
            plan.spare_nothing();
        }
        let (by_name, with_catalogue) = (plan.clone(), self.workspace.catalogue());
        let named = std::thread::spawn(move || named(&by_name, &with_catalogue));
        let mut looking =
            Looking { search: self, catalogue, seen: BTreeMap::new(), pairs: HashSet::new(), shown: false };
        let (mut candidates, mut rounds) = (0, 0);
        let mut asked: HashSet<Query> = HashSet::new();
        while rounds < ROUNDS {
            let queries = plan.queries();
            let items = match self.exhaustive {
                true => catalogue.all_items()?,
                // What was asked before was judged before, and what was learned since changes it only where it stands.
                false => {
                    let news: Vec<Query> = queries.iter().filter(|q| !asked.contains(q)).cloned().collect();
                    looking.candidates(&engine, &news, &mut candidates)?
                }
            };
            asked.extend(queries);
            rounds += 1;
            looking.judge_all(&plan, items, progress)?;
            if rounds == 1 {
                looking.judge_gone(&plan)?;
            }
            let learned: Vec<(String, String)> = looking.pairs.iter().cloned().collect();
            let told_apart = plan.foreign_logins();
            let initials = looking.initials(&plan);
            let called = admit_initials(&mut plan, &engine, initials)?;
            if !plan.learn(&learned) && plan.foreign_logins() == told_apart && !called {
                break;
            }
            // Logins that turned out to be somebody else's are judged anew wherever they stand.
            let others: Vec<Query> = plan.foreign_logins().difference(&told_apart).map(|l| token(l)).collect();
            others.iter().for_each(|q| _ = asked.remove(q));
            let again = looking.candidates(&engine, &others, &mut 0)?;
            looking.judge_all(&plan, again, progress)?;
        }
        looking.include(unit_id)?;
        let judged = looking.seen.len();
        let mut found: Vec<FoundItem> = looking.seen.into_values().flatten().collect();
        thread::carry(&plan, &mut found);
        let attached = family::attached(&plan, catalogue, &found)?;
        found.extend(attached);
        folder::offer(&plan, catalogue, &mut found)?;
        folder::carry(&plan, catalogue, &mut found)?;
        let named = named.join().map_err(|_| Fault::new("looking through the names of files came to no end"))??;
        named.offer(catalogue, &mut found)?;
        Ok((found, Account { plan, candidates, judged, rounds, frequent, too_many: named.too_many }))
    }

    /// The hits alone.
    pub fn hits(&self, unit_id: UnitIdOf, progress: &dyn Progress) -> Result<Vec<HitLine>> {
        let catalogue = Catalogue::open(&self.workspace.catalogue())?;
        let (found, _) = self.items(&catalogue, unit_id, progress)?;
        hits_by_place(&catalogue, &found)
    }

    fn custodian(&self, store: &str) -> Option<&str> {
        let custodian = self.stores.iter().find(|s| s.name == store).map(|s| s.custodian.as_str());
        custodian.filter(|c| !c.trim().is_empty())
    }
}

/// The plan of a form, with surnames that are borne and sound like the subject's.
pub(super) fn plan_of(form: &RequestForm) -> Plan {
    let mut plan = Plan::new(form);
    plan.admit_alike(|word| gazetteer::is_surname(word) > 0);
    plan
}

/// Lets forenames and initials that few passages hold count alone; returns the forenames that many hold, with their number. Of two
/// letters, or in more passages, a forename counts where nobody else in the index is called so: then it is them. `own` are their names.
fn admit_forenames(
    plan: &mut Plan,
    engine: &Tantivy,
    catalogue: &Catalogue,
    own: &[String],
) -> Result<Vec<(String, usize)>> {
    let mut many = Vec::new();
    for forename in plan.forenames() {
        match engine.candidates(&[token(&forename)])?.len() {
            n if n <= LONE_FORENAME && forename.chars().count() > 2 => plan.admit(&forename),
            n => many.push((forename, n)),
        }
    }
    let may = |f: &String, n: usize| {
        n <= SOLE_FORENAME && gazetteer::is_forename(f) >= USUAL && !gazetteer::is_common_word(f)
    };
    let asked: HashSet<String> = many.iter().filter(|(f, n)| may(f, *n)).map(|(f, _)| f.clone()).collect();
    let others = if asked.is_empty() { HashSet::new() } else { super::people::called_so(catalogue, &asked, own)? };
    for forename in asked.difference(&others) {
        plan.admit(forename);
    }
    many.retain(|(f, _)| f.chars().count() > 2 && (others.contains(f) || !asked.contains(f)));
    let small =
        |f: &String| !gazetteer::is_common_word(f) && (f.chars().count() > 2 || !gazetteer::facts(f).in_dictionary());
    plan.forenames().into_iter().filter(small).for_each(|f| plan.let_small(&f));
    let initials = plan.lone_initials();
    admit_initials(plan, engine, initials)?;
    Ok(many)
}

/// Lets initials that few passages hold count alone; true where any is new.
fn admit_initials(plan: &mut Plan, engine: &Tantivy, initials: Vec<String>) -> Result<bool> {
    let mut new = false;
    for initials in initials.iter().filter(|i| Plan::counts_among_initials(i) || !gazetteer::is_common_word(i)) {
        // `J.M.` is as many passages as `JM`.
        if engine.candidates(&[token(initials), token(&terms::dotted(initials))])?.len() <= LONE_FORENAME {
            plan.admit_initials(initials);
            new = true;
        }
    }
    Ok(new)
}

fn token(word: &str) -> Query {
    Query { all_of: vec![Term::Token(word.to_owned())] }
}

/// A search on its way.
struct Looking<'a> {
    search: &'a Search<'a>,
    catalogue: &'a Catalogue,
    seen: BTreeMap<ItemId, Option<FoundItem>>,
    /// Display names and addresses seen in headers: what the plan learns from.
    pairs: HashSet<(String, String)>,
    /// True once somebody was shown what was found first.
    shown: bool,
}

impl Looking<'_> {
    fn candidates(&self, engine: &Tantivy, queries: &[Query], count: &mut usize) -> Result<Vec<ItemId>> {
        if queries.is_empty() {
            return Ok(Vec::new());
        }
        let passages = engine.candidates(queries)?;
        *count += passages.len();
        let items: BTreeSet<ItemId> = passages.into_iter().map(|p| p.item()).collect();
        Ok(items.into_iter().collect())
    }

    /// Judges items, as many at a time as there are cores for.
    fn judge_all(&mut self, plan: &Plan, items: Vec<ItemId>, progress: &dyn Progress) -> Result<()> {
        progress.stage("finding", items.len() as u64);
        let owned = self.search.stores.iter().any(|s| plan.owns(&s.custodian));
        for some in items.chunks(AT_A_TIME) {
            let mut stored = Vec::with_capacity(some.len());
            for id in some {
                let Some((blob, item)) = self.catalogue.stored(*id)? else { continue };
                stored.push((*id, blob, item, !self.seen.contains_key(id)));
            }
            let judged: Result<Vec<_>> = stored.into_par_iter().map(|one| judge_stored(plan, one)).collect();
            for (id, mut found, pairs) in judged? {
                self.pairs.extend(pairs);
                if let (Some(found), true) = (&mut found, owned) {
                    let places = self.catalogue.places(found.blob)?;
                    let custodians = places.iter().filter_map(|(store, _)| self.search.custodian(store));
                    if custodians.into_iter().any(|c| plan.owns(c)) {
                        found.drafts.iter_mut().for_each(|(_, hit)| plan.carry(hit, "custodian"));
                    }
                }
                self.seen.insert(id, found);
            }
            progress.advance(some.len() as u64, 0, 0);
            if items.len() > LONG {
                self.show_first(progress)?;
            }
        }
        progress.done();
        Ok(())
    }

    /// Shows the first documents that are surely the subject's, once.
    fn show_first(&mut self, progress: &dyn Progress) -> Result<()> {
        if self.shown {
            return Ok(());
        }
        let sure = |f: &&FoundItem| f.drafts.iter().any(|(_, hit)| hit.band < Band::Possible);
        let found = self.seen.values().flatten().filter(sure).take(FIRST);
        let mut hits = hits_by_place(self.catalogue, found)?;
        hits.truncate(FIRST);
        self.shown = !hits.is_empty();
        if self.shown {
            progress.first(&hits);
        }
        Ok(())
    }

    /// What the stores no longer hold, from its pinned copy.
    fn judge_gone(&mut self, plan: &Plan) -> Result<()> {
        for gone in self.search.gone {
            for n in 0..gone.items.count() {
                let Some(item) = gone.items.get(n)? else { continue };
                self.pairs.extend(item.passages.iter().flat_map(|p| pairs(p.text.expose(), &p.fields)));
                let (id, blob) = (gone_id(gone.place.pinned(), n), gone.place.blob);
                let trail = [gone.place.trail.clone(), gone.items.trail(n)].concat();
                let place = Place { item: id, trail, ..gone.place.clone() };
                let found = judge(plan, id, blob, item).map(|f| FoundItem { gone: Some(place), ..f });
                self.seen.insert(id, found);
            }
        }
        Ok(())
    }

    /// Initials that the documents found so far give the subject, and the plan does not know yet.
    fn initials(&self, plan: &Plan) -> Vec<String> {
        let found = self.seen.values().flatten();
        let all: BTreeSet<String> = found.flat_map(|f| plan.learned_initials(&f.drafts)).collect();
        all.into_iter().collect()
    }

    /// Puts in what a person put in, unless it was found in the meantime.
    fn include(&mut self, unit_id: UnitIdOf) -> Result<()> {
        for included in self.search.included {
            let live = self.catalogue.item_of(included.blob, included.ordinal as u64)?;
            let gone = self.search.gone.iter().find_map(|g| Some((g, g.number(included.blob, included.ordinal)?)));
            let (id, item, place) = match (live, gone) {
                (Some(id), _) => match self.catalogue.item(id)? {
                    Some((_, item)) => (id, item, None),
                    None => continue,
                },
                (None, Some((gone, n))) => match gone.items.get(n)? {
                    Some(item) => (gone_id(gone.place.pinned(), n), item, Some(gone.place.clone())),
                    None => continue,
                },
                (None, None) => continue,
            };
            let is = |d: &Draft| unit_id(d.kind, &d.text) == included.unit;
            let Some(draft) = assemble(&item).into_iter().find(is) else { continue };
            let empty = FoundItem { id, blob: included.blob, item, drafts: Vec::new(), gone: place };
            let found = self.seen.entry(id).or_insert(None).get_or_insert(empty);
            if !found.drafts.iter().any(|(d, _)| is(d)) {
                found.drafts.push((draft, by_hand()));
            }
        }
        Ok(())
    }
}

/// Ids of items that only a pinned copy holds: above every id that a run can give, and the same in every run.
fn gone_id(blob: BlobId, ordinal: usize) -> ItemId {
    const ABOVE_RUNS: u64 = 1 << 43;
    let start = blob.0[..4].iter().fold(0u64, |n, b| n << 8 | u64::from(*b)).wrapping_add(ordinal as u64 >> 16);
    ItemId(ABOVE_RUNS | (start & 0x07ff_ffff) << 16 | (ordinal as u64 & 0xffff))
}

fn by_hand() -> SubjectHit {
    let reasons = vec![Reason::for_subject("by_hand", "a person met it in a sample of what was not found")];
    SubjectHit { spans: Vec::new(), others: Vec::new(), in_part: Vec::new(), band: Band::Probable, reasons }
}

/// One item as it is stored; with what its headers teach where it was not looked at before.
fn judge_stored(plan: &Plan, (id, blob, stored, is_new): (ItemId, BlobId, Stored, bool)) -> Result<Judged> {
    let item = stored.unpack()?;
    let learned = item.passages.iter().filter(|_| is_new).flat_map(|p| pairs(p.text.expose(), &p.fields));
    let learned = learned.collect();
    Ok((id, judge(plan, id, blob, item), learned))
}

/// An item, what was found in it, and display names with addresses.
type Judged = (ItemId, Option<FoundItem>, Vec<(String, String)>);

fn judge(plan: &Plan, id: ItemId, blob: BlobId, item: Item) -> Option<FoundItem> {
    let drafts = assemble(&item);
    let verdicts = plan.judge_item(&item, &drafts);
    let told =
        drafts.iter().zip(&verdicts).any(|(d, v)| !d.technical && v.as_ref().is_some_and(|h| h.band < Band::Possible));
    let verdicts = with_neighbours(plan, &item, &drafts, verdicts);
    let kept =
        drafts.into_iter().zip(verdicts).filter_map(|(d, v)| Some((d, v?))).filter(|(d, _)| !(d.technical && told));
    let drafts: Vec<_> = kept.collect();
    (!drafts.is_empty()).then_some(FoundItem { id, blob, item, drafts, gone: None })
}
