//! Files and folders that bear the subject's name: "Reed, Anna/scan note.txt" says "she cried" and names nobody. Whoever filed it said
//! whose it is, so what it says is put before the reviewer.

use super::find::FoundItem;
use super::folder::{Rows, whole};
use crate::find::about::bears_their_name;
use crate::find::judged::said;
use crate::find::{Plan, TextView};
use crate::model::{BlobId, ItemId, Result, UnitKind};
use crate::store::Catalogue;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;

const KINDS: [UnitKind; 3] = [UnitKind::Text, UnitKind::Message, UnitKind::Row];
const FILE: &str = "stands in a file that is named after the subject";
const FOLDER: &str = "stands in a folder that is named after the subject";
/// A folder of more files is somebody's drive or mailbox and no case: its name says whose it was, not whom it is about.
const LARGEST: usize = 300;
/// A file of more members is a mailbox or an archive, of whose members each bears its own name.
const MEMBERS: usize = 60;
/// Folders that mail programs make: their messages are found by what they say.
const MAILDIR: &[&str] = &["cur", "new", "tmp"];

/// Files to offer, each with the reason.
pub(super) struct Named {
    files: BTreeMap<BlobId, &'static str>,
    /// Folders named after the subject that hold more than can be offered, with the number of their files.
    pub too_many: Vec<(String, usize)>,
}

/// The files of the stores in `catalogue` that bear the subject's name, or lie in a folder that does.
pub(super) fn named(plan: &Plan, catalogue: &Path) -> Result<Named> {
    let (mut files, mut folders) = (BTreeMap::new(), Folders { plan, known: HashMap::new(), held: BTreeMap::new() });
    Catalogue::open(catalogue)?.each_name(|store, path, blob| {
        let path = String::from_utf8_lossy(path);
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", &path));
        if plan.judge(&TextView::plain(name)).is_some() {
            files.insert(blob, FILE);
        } else if let Some(of) = folders.of(store, folder) {
            folders.held.entry(of).or_default().push(blob);
        }
    })?;
    let (large, small): (Vec<_>, Vec<_>) = folders.held.into_iter().partition(|(_, blobs)| blobs.len() > LARGEST);
    for blob in small.into_iter().flat_map(|(_, blobs)| blobs) {
        files.entry(blob).or_insert(FOLDER);
    }
    Ok(Named { files, too_many: large.into_iter().map(|((_, folder), blobs)| (folder, blobs.len())).collect() })
}

impl Named {
    /// Adds to `found` what these files say.
    pub fn offer(&self, catalogue: &Catalogue, found: &mut Vec<FoundItem>) -> Result<()> {
        let at: HashMap<ItemId, usize> = found.iter().enumerate().map(|(n, f)| (f.id, n)).collect();
        for (blob, says) in &self.files {
            let items = catalogue.items_of(*blob)?;
            for id in items.iter().filter(|_| items.len() <= MEMBERS) {
                let rows =
                    if at.get(id).is_some_and(|n| names_a_row(&found[*n])) { Rows::OfALetter } else { Rows::OfASheet };
                let Some(whole) = whole(catalogue, *id, &KINDS, said("named", says), rows)? else { continue };
                match at.get(id) {
                    Some(n) => join(&mut found[*n], whole),
                    None => found.push(whole),
                }
            }
        }
        Ok(())
    }
}

/// True where a row names the subject: then each row is somebody's, and theirs are found. A chronology in their folder ("when", "what",
/// "source") names them nowhere, and all of it is about them.
fn names_a_row(found: &FoundItem) -> bool {
    found.drafts.iter().any(|(draft, hit)| draft.kind == UnitKind::Row && !hit.spans.is_empty())
}

/// Adds to what was found of an item what it says besides.
fn join(found: &mut FoundItem, whole: FoundItem) {
    let known: HashSet<(UnitKind, String)> = found.drafts.iter().map(|(d, _)| (d.kind, d.text.clone())).collect();
    found.drafts.extend(whole.drafts.into_iter().filter(|(d, _)| !known.contains(&(d.kind, d.text.clone()))));
}

/// Folders already looked at, and what those hold that are the subject's.
struct Folders<'a> {
    plan: &'a Plan,
    known: HashMap<(String, String), Option<(String, String)>>,
    held: BTreeMap<(String, String), Vec<BlobId>>,
}

impl Folders<'_> {
    /// The nearest folder above a file that is named after the subject.
    fn of(&mut self, store: &str, folder: &str) -> Option<(String, String)> {
        let key = (store.to_owned(), folder.to_owned());
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let last = |path: &str| path.rsplit('/').next().unwrap_or(path).to_owned();
        let named = |path: &&str| bears_their_name(self.plan, &last(path));
        let above = std::iter::successors(Some(folder), |path| path.rsplit_once('/').map(|(above, _)| above));
        let is_mail = MAILDIR.contains(&last(folder).as_str());
        let of = above.filter(|_| !is_mail).find(named).map(|path| (store.to_owned(), path.to_owned()));
        self.known.insert(key, of.clone());
        of
    }
}
