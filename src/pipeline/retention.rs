//! Documents held past the retention of their class of records, for the DPO to look at. Nothing is deleted here or anywhere: stores
//! are only read.

use crate::model::{Context, Result};
use crate::settings::promises::RecordClass;
use crate::settings::{Settings, Workspace};
use crate::store::Catalogue;
use globset::{Glob, GlobSet, GlobSetBuilder};
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;

/// What is held too long.
#[derive(Clone, Debug, Serialize)]
pub struct Held {
    /// By class of records, as configured.
    pub classes: Vec<ClassHeld>,
    /// Documents of no class.
    pub unclassed: usize,
}

/// One class of records.
#[derive(Clone, Debug, Serialize)]
pub struct ClassHeld {
    /// Its name.
    pub name: String,
    /// How long it is kept, as configured.
    pub keep: String,
    /// From when.
    pub from: String,
    /// When longer.
    pub unless: String,
    /// Documents in it.
    pub documents: usize,
    /// Those held too long, oldest first.
    pub overdue: Vec<Document>,
}

/// A document held too long.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Document {
    /// Its date: the one it bears, else its file's.
    pub date: Date,
    /// Store.
    pub store: String,
    /// Path relative to the store's root.
    pub path: String,
}

/// A class with its paths ready.
struct Class<'a> {
    records: &'a RecordClass,
    paths: GlobSet,
    before: Option<Date>,
}

/// Goes through the catalogue; a document belongs to the first class that its store and path match.
pub fn held_too_long(workspace: &Workspace, settings: &Settings, today: Date) -> Result<Held> {
    let classes = settings.organisation.records.iter().map(|r| Class::new(r, today)).collect::<Result<Vec<_>>>()?;
    let mut held: Vec<ClassHeld> = classes.iter().map(Class::empty).collect();
    let mut unclassed = 0;
    let catalogue = Catalogue::open(&workspace.catalogue())?;
    for file in catalogue.files_with_days()? {
        let Some(at) = classes.iter().position(|c| c.holds(&file.store, &file.path)) else {
            unclassed += 1;
            continue;
        };
        held[at].documents += 1;
        let date = file.blob.map(|blob| catalogue.date_of(blob)).transpose()?.flatten().unwrap_or(file.day);
        if classes[at].before.is_some_and(|before| date < before) {
            held[at].overdue.push(Document { date, store: file.store, path: file.path });
        }
    }
    held.iter_mut().for_each(|class| class.overdue.sort());
    Ok(Held { classes: held, unclassed })
}

impl Class<'_> {
    fn new(records: &RecordClass, today: Date) -> Result<Class<'_>> {
        let mut paths = GlobSetBuilder::new();
        for glob in &records.paths {
            paths.add(Glob::new(glob).context(format!("the paths of the record class \"{}\"", records.name))?);
        }
        let paths = paths.build().context(format!("the paths of the record class \"{}\"", records.name))?;
        Ok(Class { records, paths, before: records.months().map(|months| today.saturating_sub(months.months())) })
    }

    fn holds(&self, store: &str, path: &str) -> bool {
        let in_store = self.records.stores.is_empty() || self.records.stores.iter().any(|s| s == store);
        in_store && (self.paths.is_empty() || self.paths.is_match(path))
    }

    fn empty(&self) -> ClassHeld {
        let r = self.records;
        ClassHeld {
            name: r.name.clone(),
            keep: r.keep.clone(),
            from: r.from.clone(),
            unless: r.unless.clone(),
            documents: 0,
            overdue: Vec::new(),
        }
    }
}
