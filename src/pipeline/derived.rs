//! What a run derives for a request: units, people, hits. Rebuilt at will; replaced whole or not at all; sealed, for it
//! is made of the evidence's words.

use super::find::HitLine;
use crate::model::{Context, Fault, Person, Result, Unit};
use crate::request::Case;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::io::Write;
use std::path::Path;

/// The derived data of a request.
#[derive(Clone, Debug, Default)]
pub struct Derived {
    /// Review units with their mentions, in date order.
    pub units: Vec<Unit>,
    /// People of the request.
    pub persons: Vec<Person>,
    /// Documents hit.
    pub hits: Vec<HitLine>,
}

impl Derived {
    /// Reads it; a request that was not run yet is a fault that says so.
    pub fn load(case: &Case) -> Result<Derived> {
        let units = read(case, "units.jsonl")?.ok_or_else(|| {
            Fault::new(format!("request {} was not run yet", case.id())).hint(format!("run: dsar run {}", case.id()))
        })?;
        let mut persons: Vec<Person> = read(case, "persons.jsonl")?.unwrap_or_default();
        for person in &mut persons {
            person.who = super::gates::names_of(case, person);
        }
        Ok(Derived { units, persons, hits: read(case, "hits.jsonl")?.unwrap_or_default() })
    }

    /// Writes it; returns the keyed hash of what was written, for the log.
    pub fn store(&self, case: &Case) -> Result<String> {
        let (persons, hits, units) = (lines(&self.persons)?, lines(&self.hits)?, lines(&self.units)?);
        // Units last: their presence is what says that a run was completed.
        case.store_derived(&[("persons.jsonl", &persons), ("hits.jsonl", &hits), ("units.jsonl", &units)])?;
        Ok(case.keyed(&[units, persons, hits].concat()))
    }
}

/// Derived lines of that name; `None` where none were written yet.
pub fn read<T: DeserializeOwned>(case: &Case, name: &str) -> Result<Option<Vec<T>>> {
    let parse = |line: &[u8]| {
        serde_json::from_slice(line)
            .context(format!("cannot read {name}, derived for request {}", case.id()))
            .map_err(|f| f.hint(format!("derived data can be made again: dsar run {}", case.id())))
    };
    let body = case.load_derived(name)?;
    body.map(|body| body.split(|b| *b == b'\n').filter(|l| !l.is_empty()).map(parse).collect()).transpose()
}

/// Values as they are written, one a line.
fn lines<T: Serialize>(values: &[T]) -> Result<Vec<u8>> {
    let mut body = Vec::new();
    for value in values {
        serde_json::to_writer(&mut body, value).context("cannot encode derived data")?;
        body.push(b'\n');
    }
    Ok(body)
}

/// Replaces a file as a whole: written beside it, synced, renamed, the folder synced.
pub fn replace(path: &Path, body: &[u8]) -> Result<()> {
    let folder = path.parent().ok_or_else(|| Fault::new(format!("{} has no folder", path.display())))?;
    let mut fresh = tempfile::NamedTempFile::new_in(folder).at("write in", folder)?;
    fresh.write_all(body).and_then(|()| fresh.as_file().sync_all()).at("write", path)?;
    fresh.persist(path).map_err(|e| e.error).at("write", path)?;
    std::fs::File::open(folder).and_then(|f| f.sync_all()).at("write in", folder)
}
