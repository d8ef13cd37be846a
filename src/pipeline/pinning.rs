//! Copies what a request found into its evidence: what the stores do later changes nothing there. A file is copied whole; of a large
//! one that is taken apart (a mailbox of some gigabytes) the members hit are, each by its own hash.

use super::Progress;
use crate::extract::{Pool, Wanted};
use crate::model::{BlobId, Context, Held, Place, Result, Unit};
use crate::request::Case;
use crate::settings::{Settings, Workspace};
use crate::store::Catalogue;
use std::collections::HashSet;
use std::collections::btree_map::{BTreeMap, Entry};
use std::ffi::OsString;
use std::fs::File;
use std::os::unix::ffi::OsStringExt;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// Pins every file that holds a unit; how many changed or vanished since they were indexed. Where a member could not be taken out, its
/// place holds the file from here on.
pub(super) fn pin(
    settings: &Settings,
    workspace: &Workspace,
    case: &Case,
    units: &mut [Unit],
    progress: &dyn Progress,
) -> Result<usize> {
    let places = Places { settings, catalogue: Catalogue::open(&workspace.catalogue())? };
    pin_members(&places, workspace, case, units, progress)?;
    let held = units.iter_mut().flat_map(|u| &mut u.places);
    held.for_each(|p| p.held = p.held.filter(|held| case.pinned_path(held.blob).is_file()));
    let mut files = BTreeMap::<BlobId, Vec<PathBuf>>::new();
    for place in units.iter().flat_map(|u| &u.places).filter(|p| p.held.is_none()) {
        if let Entry::Vacant(file) = files.entry(place.blob) {
            file.insert(places.real(place)?);
        }
    }
    files.retain(|_, paths| !paths.is_empty());
    progress.stage("pinning", files.len() as u64);
    let failed = pin_files(case, files.into_iter().collect(), progress)?;
    progress.done();
    Ok(failed)
}

/// Files that are copied at a time. Each copy waits twice for the disk, which can be told of many at once.
const AT_A_TIME: usize = 16;

/// Copies each file from the first of its paths that still has it; how many none has. The first copy that cannot be written ends it.
fn pin_files(case: &Case, files: Vec<(BlobId, Vec<PathBuf>)>, progress: &dyn Progress) -> Result<usize> {
    let (next, failed, fault) = (AtomicUsize::new(0), AtomicUsize::new(0), Mutex::new(None));
    let pin = |blob: BlobId, paths: &[PathBuf]| -> Result<bool> {
        for path in paths {
            if case.pin_file(path, blob)? {
                return Ok(true);
            }
        }
        Ok(false)
    };
    let work = || {
        while let Some((blob, paths)) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            match pin(*blob, paths) {
                Ok(pinned) => _ = failed.fetch_add(usize::from(!pinned), Ordering::Relaxed),
                Err(wrong) => {
                    next.store(files.len(), Ordering::Relaxed);
                    *fault.lock().unwrap_or_else(PoisonError::into_inner) = Some(wrong);
                }
            }
            progress.advance(1, 0, 0);
        }
    };
    let threads = AT_A_TIME.min(files.len());
    std::thread::scope(|scope| (0..threads).for_each(|_| drop(scope.spawn(work))));
    match fault.into_inner().unwrap_or_else(PoisonError::into_inner) {
        Some(fault) => Err(fault),
        None => Ok(failed.into_inner()),
    }
}

/// Where files lie. A place says what its path looks like; only the catalogue has its bytes, which need be no UTF-8.
struct Places<'a> {
    settings: &'a Settings,
    catalogue: Catalogue,
}

impl Places<'_> {
    /// Everywhere the file of a place lies; as the place calls it, where the stores no longer hold it.
    fn real(&self, place: &Place) -> Result<Vec<PathBuf>> {
        let mut all = self.catalogue.places(place.blob)?;
        if all.is_empty() {
            all.push((place.store.clone(), place.path.expose().as_bytes().to_vec()));
        }
        Ok(all.into_iter().filter_map(|(store, path)| self.within(&store, path)).collect())
    }

    fn within(&self, store: &str, path: Vec<u8>) -> Option<PathBuf> {
        let store = self.settings.stores.iter().find(|s| s.name == store)?;
        Some(if path.is_empty() { store.path.clone() } else { store.path.join(OsString::from_vec(path)) })
    }
}

fn pin_members(
    places: &Places,
    workspace: &Workspace,
    case: &Case,
    units: &[Unit],
    progress: &dyn Progress,
) -> Result<()> {
    let is_pinned = |held: &Held| case.pinned_path(held.blob).is_file();
    let mut files = BTreeMap::<PathBuf, HashSet<Wanted>>::new();
    for place in units.iter().flat_map(|u| &u.places) {
        let Some(held) = place.held.filter(|held| !is_pinned(held)) else { continue };
        for real in places.real(place)? {
            let trail = place.trails().0.iter().map(|name| name.expose().to_owned()).collect();
            files.entry(real).or_default().insert(Wanted { trail, blob: held.blob });
        }
    }
    if files.is_empty() {
        return Ok(());
    }
    progress.stage("pinning messages", files.values().map(|wanted| wanted.len() as u64).sum());
    let pool = Pool::new(&places.settings.limits)?.spooling_in(workspace.root());
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().context("cannot start the runtime")?;
    for (real, wanted) in files {
        // A copy of the mailbox gave them already, or the file is gone: then it is not pinned, and told so.
        let left: Vec<Wanted> = wanted.into_iter().filter(|one| !case.pinned_path(one.blob).is_file()).collect();
        let Ok(file) = File::open(&real) else { continue };
        let Ok(size) = file.metadata().map(|meta| meta.len()) else { continue };
        let name = real.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let mut keep = |bytes: &[u8]| {
            progress.advance(1, 0, 0);
            case.pin(bytes).map(|_| ())
        };
        runtime.block_on(pool.take_out(name, file, size, &left, &mut keep))?;
    }
    progress.done();
    Ok(())
}
