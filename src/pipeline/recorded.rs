//! What a bundle was, as recorded when it was made: which unit went out as which document, what was removed from it, and
//! what it was verified against. Sealed in the request's record; `bundled` in the log holds its keyed hash. So `dsar verify`
//! holds a bundle to itself, not to what is decided today, and two bundles can be compared.

use super::release::Release;
use crate::bundle::{Basis, Built, BundleInput};
use crate::model::{Choice, Context, Fault, Result, Span, UnitId};
use crate::request::Case;
use serde::{Deserialize, Serialize};

/// The word under which it is kept.
const KIND: &str = "bundle";

/// One bundle.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Recorded {
    /// Its number.
    pub number: u32,
    /// Documents that went out, in order.
    pub documents: Vec<Document>,
    /// What it was verified against.
    pub basis: Basis,
}

/// A document that went out.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Document {
    /// Its number in the bundle.
    pub number: u32,
    /// First page in `response.pdf`.
    pub page: usize,
    /// Plain words: e-mail, letter …
    pub kind: String,
    /// Its date, as the schedule has it.
    pub date: Option<String>,
    /// Its units.
    pub units: Vec<Unit>,
}

/// A unit that went out.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Unit {
    /// Which.
    pub id: UnitId,
    /// What was removed from it.
    pub removed: Vec<Removed>,
}

/// One redaction.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Removed {
    /// Bytes of the unit's text.
    pub span: Span,
    /// `B` of person B; empty for a span that names nobody.
    pub person: String,
    /// Code of the exemption.
    pub exemption: String,
}

impl Recorded {
    /// What is to be recorded of a bundle that is about to be released.
    pub fn of(release: &Release, input: &BundleInput, built: &Built) -> Recorded {
        let removed = |id: &UnitId| {
            let marks = release.removed_from(id).into_iter();
            let each = marks.filter_map(|mark| match mark.choice {
                Choice::Redact { person, exemption } => Some(Removed {
                    span: mark.span,
                    person: person.map(|p| p.letters()).unwrap_or_default(),
                    exemption: exemption.0,
                }),
                Choice::Disclose => None,
            });
            // A box over nothing but a picture has no words.
            let drawn = release.boxes(id).into_iter().map(|(drawn, _)| drawn).filter(|b| b.spans.is_empty());
            let drawn = drawn.filter_map(|b| b.exemption);
            let drawn = drawn.map(|code| Removed { span: Span::new(0, 0), person: String::new(), exemption: code.0 });
            each.chain(drawn).collect()
        };
        let page = |number: u32| built.places.iter().find(|(n, ..)| *n == number).map_or(0, |(_, page, _)| *page);
        let document = |d: &crate::bundle::input::ReleaseDoc| Document {
            number: d.number,
            page: page(d.number),
            kind: d.kind.clone(),
            date: d.date.clone(),
            units: d.parts.iter().map(|p| Unit { id: p.unit.clone(), removed: removed(&p.unit) }).collect(),
        };
        Recorded {
            number: input.number,
            documents: input.documents.iter().map(document).collect(),
            basis: built.basis(),
        }
    }

    /// Keeps it; the keyed hash for the log.
    pub fn keep(&self, case: &Case) -> Result<String> {
        case.keep(KIND, &serde_json::to_vec(self).context("cannot write down the bundle")?)
    }

    /// What was recorded of the latest bundle, if there is one and it was recorded.
    pub fn latest(case: &Case) -> Result<Option<Recorded>> {
        let number = case.facts().bundles.last().map(|b| b.number);
        Ok(number.map(|n| Recorded::load(case, n)).transpose()?.flatten())
    }

    /// What was recorded of bundle `number`; `None` for one made before bundles were recorded so.
    pub fn load(case: &Case, number: u32) -> Result<Option<Recorded>> {
        let facts = case.facts();
        let bundle = facts.bundles.iter().rev().find(|b| b.number == number).ok_or_else(|| {
            let made: Vec<String> = facts.bundles.iter().map(|b| b.number.to_string()).collect();
            Fault::new(format!("request {} has no bundle {number}", case.id())).hint(match made.is_empty() {
                true => "none was made yet: dsar bundle ID".into(),
                false => format!("there are: {}", made.join(", ")),
            })
        })?;
        let read = |hash: &String| {
            serde_json::from_slice(&case.kept(KIND, hash)?).context("the record of the bundle cannot be read")
        };
        bundle.record.as_ref().map(read).transpose()
    }

    /// The document that shows `unit`, if it went out.
    pub fn document_of(&self, unit: &UnitId) -> Option<&Document> {
        self.documents.iter().find(|d| d.units.iter().any(|u| u.id == *unit))
    }
}

/// What differs between two bundles of a request: ids and numbers, no text.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Difference {
    /// The earlier bundle.
    pub from: u32,
    /// The later one.
    pub to: u32,
    /// One line a difference, in the order of the documents.
    pub lines: Vec<Line>,
}

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// `document added`, `document removed`, `redaction added`, `redaction removed`, `unit added`, `unit removed`.
    pub what: &'static str,
    /// Its number in the earlier bundle, where it stands there.
    pub before: Option<u32>,
    /// Its number in the later one.
    pub after: Option<u32>,
    /// The unit.
    pub unit: UnitId,
    /// Whom a redaction is about, and under which exemption; empty otherwise.
    pub about: String,
}

/// Compares two bundles of one request, unit by unit: a unit's id is that of its content, so documents that only moved are
/// no difference.
pub fn difference(from: &Recorded, to: &Recorded) -> Difference {
    let mut lines = Vec::new();
    let gone = |a: &Recorded, b: &Recorded| -> Vec<(u32, bool, UnitId)> {
        let whole = |d: &Document| d.units.iter().all(|u| b.document_of(&u.id).is_none());
        let units = a.documents.iter().flat_map(|d| d.units.iter().map(move |u| (d.number, whole(d), u.id.clone())));
        units.filter(|(_, _, id)| b.document_of(id).is_none()).collect()
    };
    for (number, whole, unit) in gone(from, to) {
        let what = if whole { "document removed" } else { "unit removed" };
        lines.push(Line { what, before: Some(number), after: None, unit, about: String::new() });
    }
    for (number, whole, unit) in gone(to, from) {
        let what = if whole { "document added" } else { "unit added" };
        lines.push(Line { what, before: None, after: Some(number), unit, about: String::new() });
    }
    for (before, old) in from.documents.iter().flat_map(|d| d.units.iter().map(move |u| (d.number, u))) {
        let Some(document) = to.document_of(&old.id) else { continue };
        let Some(new) = document.units.iter().find(|u| u.id == old.id) else { continue };
        for (what, a, b) in [("redaction added", new, old), ("redaction removed", old, new)] {
            for removed in a.removed.iter().filter(|r| !b.removed.contains(r)) {
                lines.push(Line {
                    what,
                    before: Some(before),
                    after: Some(document.number),
                    unit: old.id.clone(),
                    about: about(removed),
                });
            }
        }
    }
    Difference { from: from.number, to: to.number, lines }
}

fn about(removed: &Removed) -> String {
    match removed.person.as_str() {
        "" => removed.exemption.clone(),
        letters => format!("person {letters}, {}", removed.exemption),
    }
}

impl Difference {
    /// As CSV, for the internal file of the later bundle.
    pub fn csv(&self) -> Result<Vec<u8>> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        let (from, to) = (format!("document in bundle {:03}", self.from), format!("document in bundle {:03}", self.to));
        writer.write_record(["what", &from, &to, "unit", "about"]).context("cannot write CSV")?;
        for line in &self.lines {
            let number = |n: Option<u32>| n.map(|n| n.to_string()).unwrap_or_default();
            writer
                .write_record([line.what, &number(line.before), &number(line.after), &line.unit.0, &line.about])
                .context("cannot write CSV")?;
        }
        writer.into_inner().context("cannot write CSV")
    }
}
