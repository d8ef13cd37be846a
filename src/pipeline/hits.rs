//! Hits in words that need no knowledge of search: what each band means, why a document is in, and how sure we are that none is missing.

use super::exceptions;
use super::find::HitLine;
use super::{elusion, update};
use crate::model::{Band, Result};
use crate::request::Case;
use crate::settings::Workspace;
use crate::store::Catalogue;

/// Each band, its word, and what it takes.
pub const BANDS: [(Band, &str, &str); 3] = [
    (
        Band::Certain,
        "Certain",
        "it holds something that is theirs alone (a number, an address), or their full name with what carries it",
    ),
    (
        Band::Probable,
        "Probable",
        "it holds their full name, or a part of it with what carries it; nothing speaks against it",
    ),
    (
        Band::Possible,
        "Possible",
        "it holds a part of their name only, or something speaks against it: a person has to look",
    ),
];

/// What speaks for and what against a document, each in a few words.
pub struct Why<'a> {
    /// For.
    pub because: Vec<&'a str>,
    /// Against.
    pub but: Vec<&'a str>,
}

/// Why a document is in.
pub fn why(hit: &HitLine) -> Why<'_> {
    let says = |wanted: bool| hit.evidence.iter().filter(|r| r.speaks_for == wanted).map(|r| r.says.as_str()).collect();
    Why { because: says(true), but: says(false) }
}

/// How many of each band, in the order of [`BANDS`].
pub fn counts(hits: &[HitLine]) -> [usize; 3] {
    BANDS.map(|(band, ..)| hits.iter().filter(|h| h.band == band).count())
}

/// What is known of what was not found, a sentence each.
pub fn doubts(workspace: &Workspace, case: &Case) -> Result<Vec<String>> {
    let id = case.id();
    let catalogue = Catalogue::open(&workspace.catalogue())?;
    let ledger = catalogue.ledger()?;
    let open = exceptions::unsettled(workspace, case)?.len();
    let mut out = vec![match (ledger.exception, open) {
        (0, _) => format!("All {} files of the stores were read in full.", ledger.seen - ledger.excluded),
        (n, 0) => format!("{n} file(s) could not be read in full; a person settled each of them (dsar exceptions)."),
        (n, _) => format!("{n} file(s) could not be read in full, and may hold more: dsar exceptions names each."),
    }];
    if ledger.excluded > 0 {
        out.push(format!("{} file(s) were left out by the rules in dsar.toml.", ledger.excluded));
    }
    let sample = elusion::standing(case)?;
    out.push(elusion::words(sample.as_ref()));
    if sample.is_none() {
        out.push(format!(
            "To know: dsar find {id} --sample 300 shows 300 texts drawn at random from what was NOT found; where a person finds none of \
             them to be about the subject, at most 1 in 100 of the rest is (at 95 % confidence)."
        ));
    }
    out.extend(update::since(case, &catalogue)?.words(&id.to_string()));
    out.push(format!("Every form of name and number that was looked for: dsar request show {id} --variants"));
    Ok(out)
}
