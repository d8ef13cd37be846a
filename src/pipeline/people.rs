//! The directory of known people: gathered for a request's texts from what the index saw, and listed for whoever asks.

use crate::detect::known::{self, Circle, Gathering, People, Tally, circles, folder_circle, folder_of};
use crate::detect::reading::Reading;
use crate::model::{BlobId, Evidence, ItemId, Result, Unit, fold, nicknames};
use crate::settings::{Settings, Workspace};
use crate::store::Catalogue;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// A folder of more files than this makes nobody near: a case or a class has a folder of its own, a mailbox is about everything.
const FOLDER: usize = 60;

/// Everybody the index saw whom the texts of `units` can name, with what they are near to. `left_out` are names: the subject's.
pub fn known(catalogue: &Catalogue, settings: &Settings, units: &[Unit], left_out: &[String]) -> Result<People> {
    if !settings.naming.index {
        return Ok(People::default());
    }
    let words = words(units);
    let left_out = left_out.iter().chain(&settings.naming.nobody).map(String::as_str);
    let mut gathering = Gathering::new(&words, left_out);
    for (blob, circles) in near(catalogue, units)? {
        for sighting in catalogue.people_of(blob)? {
            gathering.near(&sighting, &circles);
        }
    }
    catalogue.each_people(|_, seen| seen.iter().for_each(|s| gathering.add(s)))?;
    Ok(gathering.finish())
}

/// Every folded word of the texts.
fn words(units: &[Unit]) -> HashSet<String> {
    let mut words = HashSet::new();
    for unit in units {
        known::take_words(&Reading::of(unit.text.expose()), &mut words);
    }
    words
}

/// The files that share something with the units, and what; in one order always, for whoever is met first gives a person their number.
fn near(catalogue: &Catalogue, units: &[Unit]) -> Result<BTreeMap<BlobId, Vec<Circle>>> {
    let mut near: BTreeMap<BlobId, Vec<Circle>> = BTreeMap::new();
    let mut folders: BTreeSet<(&str, &str)> = BTreeSet::new();
    for unit in units {
        let here: Vec<Circle> = circles(unit);
        for place in &unit.places {
            near.entry(place.blob).or_default().extend(&here);
            folders.insert((&place.store, folder_of(place.path.expose())));
        }
    }
    for (store, folder) in folders {
        for blob in catalogue.in_folder(store, folder.as_bytes(), FOLDER)? {
            near.entry(blob).or_default().push(folder_circle(store, folder));
        }
    }
    for circles in near.values_mut() {
        circles.sort_unstable();
        circles.dedup();
    }
    Ok(near)
}

/// Those of the `forenames` (folded) by which somebody is called whom the index saw, in full or in short, and who is none of the names
/// `own`. An initial of their surname behind it says nobody else.
pub fn called_so(catalogue: &Catalogue, forenames: &HashSet<String>, own: &[String]) -> Result<HashSet<String>> {
    let own: HashSet<String> = own.iter().map(|n| known::key_of(n)).collect();
    let initialled = |key: &str| {
        let short = key.rsplit(' ').next().is_some_and(|last| last.chars().count() == 1);
        short && own.iter().any(|o| o.split_once(' ').is_some_and(|(_, last)| key.ends_with(&last[..initial(last)])))
    };
    let (mut seen, mut out) = (HashSet::<String>::new(), HashSet::new());
    catalogue.people_while(|_, all| {
        for sighting in all {
            if !seen.insert(sighting.name.expose().to_owned()) {
                continue;
            }
            let key = known::key_of(sighting.name.expose());
            let Some((first, _)) = key.split_once(' ').filter(|_| !own.contains(&key) && !initialled(&key)) else {
                continue;
            };
            let called = std::iter::once(first).chain(nicknames::nicknames(first));
            out.extend(called.filter(|c| forenames.contains(*c)).map(str::to_owned));
        }
        out.len() < forenames.len()
    })?;
    Ok(out)
}

/// Bytes of the first letter.
fn initial(word: &str) -> usize {
    word.chars().next().map_or(0, char::len_utf8)
}

/// Somebody of the directory, as `dsar people` lists them.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Name, as the documents write it first.
    pub name: Evidence,
    /// Addresses beside it.
    pub addresses: BTreeSet<Evidence>,
    /// As what, and in how many items.
    pub seen: Tally,
    /// True where the settings say that the name is nobody's.
    pub left_out: bool,
    /// Where the items stand: store and path; only where they were asked for.
    pub places: BTreeSet<(String, Evidence)>,
}

/// Everybody the index saw whose name or address holds `wanted` (folded; empty for all), most seen first.
pub fn listed(workspace: &Workspace, settings: &Settings, wanted: &str, places: bool) -> Result<Vec<Listed>> {
    let catalogue = Catalogue::open(&workspace.catalogue())?;
    let nobody: HashSet<String> = settings.naming.nobody.iter().map(|n| known::key_of(n)).collect();
    let wanted = fold::folded(wanted);
    let (mut keys, mut items) = (HashMap::<String, String>::new(), Vec::<(String, ItemId)>::new());
    let mut people: BTreeMap<String, Listed> = BTreeMap::new();
    catalogue.each_people(|item, seen| {
        for sighting in seen {
            let name = sighting.name.expose();
            let key = keys.entry(name.to_owned()).or_insert_with(|| known::key_of(name)).clone();
            let person = people.entry(key.clone()).or_insert_with(|| Listed {
                name: sighting.name.clone(),
                addresses: BTreeSet::new(),
                seen: Tally::default(),
                left_out: nobody.contains(&key),
                places: BTreeSet::new(),
            });
            person.seen.add(&sighting.source);
            person.addresses.extend(sighting.address);
            if places {
                items.push((key, item));
            }
        }
    })?;
    let fits = |text: &str| fold::folded(text).contains(&wanted);
    people.retain(|key, p| fits(key) || fits(p.name.expose()) || p.addresses.iter().any(|a| fits(a.expose())));
    for (key, item) in items {
        if let (Some(person), Some(blob)) = (people.get_mut(&key), catalogue.blob_of(item)?) {
            let at = catalogue.places(blob)?.into_iter();
            person.places.extend(at.map(|(store, path)| (store, Evidence::new(String::from_utf8_lossy(&path)))));
        }
    }
    let mut people: Vec<Listed> = people.into_values().collect();
    people.sort_by_key(|p| std::cmp::Reverse(p.seen.total()));
    Ok(people)
}
