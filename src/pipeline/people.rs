//! The directory of known people: gathered for a request's texts from what the index saw, and listed for whoever asks.

use crate::detect::known::{Circle, Gathering, People, Tally, circles, folder_circle, folder_of};
use crate::detect::reading::Reading;
use crate::model::{BlobId, Result, Unit};
use crate::settings::Settings;
use crate::store::Catalogue;
use std::collections::{BTreeSet, HashMap, HashSet};

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
        let reading = Reading::of(unit.text.expose());
        for at in 0..reading.words.len() {
            if !words.contains(reading.fold(at)) {
                words.insert(reading.fold(at).to_owned());
            }
        }
    }
    words
}

/// The files that share something with the units, and what.
fn near(catalogue: &Catalogue, units: &[Unit]) -> Result<HashMap<BlobId, Vec<Circle>>> {
    let mut near: HashMap<BlobId, Vec<Circle>> = HashMap::new();
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

/// Somebody of the directory, as `dsar people` lists them.
#[derive(Clone, Debug, Default)]
pub struct Listed {
    /// Name as most documents write it.
    pub name: String,
    /// Addresses beside it.
    pub addresses: BTreeSet<String>,
    /// As what, and how often.
    pub seen: Tally,
}
