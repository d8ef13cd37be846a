//! An organisation's own promises held against the law: stricter ones bind, contrary ones give way, missing ones are named.

mod afterwards;
mod answer;
mod asking;
mod others;
mod time;

use super::law::Authority::{self, Own};
use crate::model::Result;
use crate::settings::Organisation;
use serde::Serialize;

/// What a promise is to the law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The law says otherwise: the promise gives way.
    Contrary,
    /// The law asks for something that is not there.
    Missing,
    /// More than the law asks for: it binds.
    Stricter,
    /// Nothing is wrong; somebody should know.
    Note,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What it is to the law.
    pub kind: Kind,
    /// The setting, as `dsar.toml` calls it.
    pub setting: &'static str,
    /// What the notice says, and what the law does.
    pub what: String,
    /// What this program does about it.
    pub effect: String,
    /// Where the law says it.
    pub source: &'static str,
    /// What kind of source.
    pub mark: Authority,
}

/// Compares a profile with the law; contrary promises first.
pub fn lint(o: &Organisation) -> Result<Vec<Finding>> {
    let mut all = Findings(Vec::new());
    time::time(o, &mut all)?;
    asking::asking(o, &mut all);
    others::others(o, &mut all)?;
    answer::answer(o, &mut all);
    afterwards::afterwards(o, &mut all);
    all.0.sort_by_key(|f| f.kind);
    Ok(all.0)
}

struct Findings(Vec<Finding>);

impl Findings {
    fn say(
        &mut self,
        kind: Kind,
        setting: &'static str,
        what: impl Into<String>,
        effect: impl Into<String>,
        source: (&'static str, Authority),
    ) {
        self.0.push(Finding {
            kind,
            setting,
            what: what.into(),
            effect: effect.into(),
            source: source.0,
            mark: source.1,
        });
    }
}

const OURS: (&str, Authority) = ("the controller's own privacy notice", Own);

#[cfg(test)]
mod tests;
