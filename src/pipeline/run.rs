//! `dsar run`: find, pin what was found, name everybody else, and record that it was done.

use super::Progress;
use super::close::close;
use super::derived::Derived;
use super::elusion;
use super::find::{Found, HitLine, Search, find};
use super::fold::Naming;
use super::lettered;
use super::pinning;
use super::pins::{self, Lost};
use super::plan::Searched;
use super::unsearched::unsearched;
use super::update::{self, Delta};
use crate::detect::resolve::{ResolveFacts, resolve};
use crate::detect::{Directory, Doc, mentions};
use crate::model::{Event, Mention, Result, Unit};
use crate::request::Case;
use crate::review::State;
use crate::settings::{Settings, Workspace};
use crate::store::Catalogue;
use serde::Serialize;
use std::sync::{Arc, Mutex, PoisonError};

/// What a run found.
#[derive(Clone, Debug, Serialize)]
pub struct RunReport {
    /// Documents hit, duplicates each at their own place.
    pub documents: usize,
    /// Units to review.
    pub units: usize,
    /// People in them.
    pub persons: usize,
    /// Exceptions of the stores that could hold more.
    pub exceptions: usize,
    /// Files that changed or vanished between index and pinning.
    pub not_pinned: usize,
    /// Stores that were not searched, each with what to do.
    pub not_searched: Vec<String>,
    /// Units by band: certain, probable, possible.
    pub bands: [usize; 3],
    /// Messages that the subject only sent or received, and that say nothing about them.
    pub taking_part: usize,
    /// Units that differ a little from another.
    pub alike: usize,
    /// Conversations of several messages.
    pub conversations: usize,
    /// Files that hold something about the subject and are gone from the stores; their pinned copies serve.
    pub vanished: usize,
    /// Pictures and pages to look at for who they show.
    pub pictures: usize,
    /// Pages and pictures that could not be shown for that.
    pub pictures_unseen: usize,
    /// What is different since the run before; none in the first.
    pub delta: Option<Delta>,
}

impl RunReport {
    /// True where something is left for a person.
    pub fn needs_person(&self) -> bool {
        let left = [self.units, self.exceptions, self.not_pinned, self.not_searched.len(), self.vanished];
        left.into_iter().any(|n| n > 0)
    }
}

/// Runs a request anew. Decisions carry over: a unit's id is its content's.
pub fn run(
    workspace: &Workspace,
    settings: &Settings,
    case: &mut Case,
    exhaustive: bool,
    progress: &dyn Progress,
) -> Result<RunReport> {
    let form = case.form()?;
    let decided = State::fold(case.entries());
    let before = Derived::load(case).ok();
    let catalogue = Catalogue::open(&workspace.catalogue())?;
    // Before anything is searched: what an index takes in meanwhile may not be found, and is news for this request.
    let generation = catalogue.generation()?;
    let lost = pins::lost(case, &catalogue)?;
    let (gone, included) = (pins::gone(case, workspace, settings, &lost)?, elusion::included(case)?);
    let search =
        Search { workspace, stores: &settings.stores, form: &form, exhaustive, gone: &gone, included: &included };
    let naming = Naming {
        id: &|kind, text: &str| case.unit_id(kind_word(kind), text),
        decided: &|unit| decided.unit(unit).is_some(),
    };
    let Found { mut units, hits, account } = find(&search, &naming, progress)?;
    let not_pinned = pinning::pin(settings, workspace, case, &mut units, progress)?;
    pins::record(case, &units)?;
    let news = update::alert(case, &lost)?;
    let mut persons = name_others(&catalogue, settings, &form, &mut units, progress)?;
    // Recorded before it is derived: what a crash leaves is a letter that nobody has yet.
    lettered::deal(case, before.as_ref(), &mut units, &mut persons)?;
    let unseen = super::pictures::offer(case, settings, &catalogue, &mut units, progress)?;
    let derived = Derived { units, persons, hits };
    let exceptions = super::exceptions::unsettled(workspace, case)?.len();
    let delta = before.map(|b| Delta::between(&b, &derived, &news, |unit| decided.unit(unit).is_some()));
    let hash = derived.store(case)?;
    let found = (derived.hits.len(), derived.units.len(), bands(&derived));
    Searched { workspace, settings, generation, account: &account, exhaustive, found, lost: &lost }.record(case)?;
    if let Some(delta) = delta.as_ref().filter(|d| !d.is_empty()) {
        case.append(delta.event())?;
    }
    let not_searched = unsearched(&catalogue, settings, generation)?.iter().map(|u| u.words(case.id())).collect();
    case.append(Event::Ran {
        generation,
        documents: derived.hits.len() as u64,
        units: derived.units.len() as u64,
        persons: derived.persons.len() as u64,
        exceptions: exceptions as u64,
        derived: hash,
        not_pinned: not_pinned as u64,
    })?;
    case.checkpoint()?;
    let vanished = lost.iter().filter(|(_, l)| *l == Lost::Vanished).count();
    Ok(RunReport { pictures_unseen: unseen, not_searched, ..report(&derived, exceptions, not_pinned, vanished, delta) })
}

/// The hits of a request that was not run yet: found and forgotten again.
pub fn look(workspace: &Workspace, settings: &Settings, case: &Case, progress: &dyn Progress) -> Result<Vec<HitLine>> {
    let (form, included) = (case.form()?, elusion::included(case)?);
    let search =
        Search { workspace, stores: &settings.stores, form: &form, exhaustive: false, gone: &[], included: &included };
    search.hits(&|kind, text: &str| case.unit_id(kind_word(kind), text), progress)
}

/// The word by which a kind of unit enters its id.
pub(super) fn kind_word(kind: crate::model::UnitKind) -> &'static str {
    use crate::model::UnitKind::*;
    match kind {
        Message => "message",
        Text => "text",
        Row => "row",
        Note => "note",
        Picture => "picture",
    }
}

fn name_others(
    catalogue: &Catalogue,
    settings: &Settings,
    form: &crate::model::RequestForm,
    units: &mut [Unit],
    progress: &dyn Progress,
) -> Result<Vec<crate::model::Person>> {
    let organisation = &settings.organisation;
    let mut staff = organisation.staff.clone();
    if !organisation.officer.is_empty() {
        staff.entry(organisation.officer.clone()).or_insert_with(|| "data protection officer".into());
    }
    let names: Vec<&String> = staff.keys().collect();
    let people = Arc::new(super::people::known(catalogue, settings, units, &form.subject.names)?);
    let directory = super::names::directory(settings, form, &names)?.knowing(people.clone());
    progress.stage("naming", units.len() as u64);
    let found = named(units, &directory, progress);
    progress.done();
    let facts = ResolveFacts {
        child: is_child(form),
        subject: form.subject.clone(),
        domains: organisation.domains.clone(),
        staff,
        namesakes: form.namesake.clone(),
        organisation: vec![organisation.name.clone()],
        contact: vec![organisation.address.clone(), organisation.contact.clone()],
        sector: organisation.sector.clone(),
        people,
        called: directory.called.clone(),
    };
    progress.stage("telling people apart", 0);
    let mut persons = resolve(units, found, &facts);
    close(units, &mut persons, &form.subject.names)?;
    progress.done();
    Ok(persons)
}

/// Who is named in each unit, by as many threads as there are cores. Plain threads and not those of a pool: what they read goes through
/// a pool of its own, and a thread that waits there would begin another unit in between.
fn named(units: &mut [Unit], directory: &Directory, progress: &dyn Progress) -> Vec<Vec<Mention>> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let mut found: Vec<Vec<Mention>> = units.iter().map(|_| Vec::new()).collect();
    let waiting = Mutex::new(units.iter_mut().zip(&mut found));
    let next = || waiting.lock().unwrap_or_else(PoisonError::into_inner).next();
    let work = || {
        while let Some((unit, found)) = next() {
            unit.flags = crate::detect::flags::flags(unit.text.expose());
            *found = mentions(&Doc::of_unit(unit), directory);
            progress.advance(1, 0, 0);
        }
    };
    std::thread::scope(|scope| (0..cores).for_each(|_| drop(scope.spawn(work))));
    found
}

/// True for a subject who was not sixteen when the request came: nobody writes to them as Mr or Mrs.
fn is_child(form: &crate::model::RequestForm) -> bool {
    let grown = form.received.saturating_sub(jiff::Span::new().years(16));
    form.subject.born.iter().any(|born| *born > grown)
}

fn bands(derived: &Derived) -> [usize; 3] {
    let mut bands = [0; 3];
    derived.units.iter().for_each(|u| bands[u.band as usize] += 1);
    bands
}

fn report(derived: &Derived, exceptions: usize, not_pinned: usize, vanished: usize, delta: Option<Delta>) -> RunReport {
    let folding = || derived.units.iter().map(|u| &u.folding);
    RunReport {
        taking_part: folding().filter(|f| f.participation.is_some()).count(),
        alike: folding().filter(|f| f.like.is_some()).count(),
        conversations: folding().filter_map(|f| f.thread).filter(|t| t.at == 1).count(),
        documents: derived.hits.len(),
        units: derived.units.len(),
        persons: derived.persons.len(),
        exceptions,
        not_pinned,
        not_searched: Vec::new(),
        bands: bands(derived),
        vanished,
        pictures: derived.units.iter().filter(|u| super::pictures::is_picture(u)).count(),
        pictures_unseen: 0,
        delta,
    }
}
