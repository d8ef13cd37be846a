//! OpenDocument text, sheets and slides (ISO/IEC 26300): .odt, .ods, .odp and their templates. `content.xml` in reading order,
//! headers and footers from `styles.xml`, properties from `meta.xml`; embedded objects' own content too.

mod lock;
#[cfg(test)]
mod tests;
mod walk;

use super::package::{Package, main_type};
use super::protected::refused;
use super::sheet::Budget;
use super::xml::{Malformed, Pull};
use super::{Bid, Format, Probe, ReadLimits, office, xml};
use crate::model::{Exception, ExceptionKind, Extraction, Locator, PassageKind};
use lock::Opened;
use walk::Walk;

/// Text documents.
pub struct Odt;
/// Sheets.
pub struct Ods;
/// Slides.
pub struct Odp;

fn bid(probe: &Probe, kinds: &[&str]) -> Bid {
    let kind = main_type(probe.bytes);
    let mine = kind
        .strip_prefix("application/vnd.oasis.opendocument.")
        .is_some_and(|k| kinds.iter().any(|w| k.starts_with(w)));
    if mine { Bid::Magic } else { Bid::No }
}

impl Format for Odt {
    fn name(&self) -> &'static str {
        "odt"
    }
    fn bid(&self, probe: &Probe) -> Bid {
        bid(probe, &["text"])
    }
    fn extract(&self, untrusted_bytes: &[u8], limits: &ReadLimits) -> Extraction {
        read(untrusted_bytes, limits)
    }
}

impl Format for Ods {
    fn name(&self) -> &'static str {
        "ods"
    }
    fn bid(&self, probe: &Probe) -> Bid {
        bid(probe, &["spreadsheet"])
    }
    fn extract(&self, untrusted_bytes: &[u8], limits: &ReadLimits) -> Extraction {
        read(untrusted_bytes, limits)
    }
}

impl Format for Odp {
    fn name(&self) -> &'static str {
        "odp"
    }
    fn bid(&self, probe: &Probe) -> Bid {
        bid(probe, &["presentation", "graphics", "chart", "formula"])
    }
    fn extract(&self, untrusted_bytes: &[u8], limits: &ReadLimits) -> Extraction {
        read(untrusted_bytes, limits)
    }
}

fn read(untrusted_bytes: &[u8], limits: &ReadLimits) -> Extraction {
    let mut out = Extraction::default();
    let mut package = match Package::open(untrusted_bytes, limits) {
        Ok(package) => package,
        Err(exception) => return Extraction { exceptions: vec![exception], ..out },
    };
    office::ambiguity(&package, &mut out);
    let manifest = package.text("META-INF/manifest.xml", "manifest", &mut out.exceptions).unwrap_or_default();
    if manifest.contains("encryption-data") {
        match lock::open(&manifest, &mut package, limits) {
            Some(Opened::Parts(lock)) => package.unlock(lock),
            Some(Opened::Whole(package)) if !main_type(&package).is_empty() => return read(&package, limits),
            _ => return refused(ExceptionKind::Encrypted, "the document is protected by a password"),
        }
    }
    let names: Vec<String> = package.names().map(str::to_owned).collect();
    if !package.has("content.xml") {
        out.exceptions.push(Exception::whole(ExceptionKind::Corrupt, "the package has no content"));
    }
    for name in names.iter().filter(|n| n.ends_with("content.xml")) {
        part(&mut package, name, if name == "content.xml" { "body" } else { "embedded object" }, false, &mut out);
    }
    for name in names.iter().filter(|n| n.ends_with("styles.xml")) {
        part(&mut package, name, "header", true, &mut out);
    }
    for name in &names {
        beside(&mut package, name, &mut out);
    }
    properties(&mut package, &mut out);
    out
}

/// A document in one XML file (ISO/IEC 26300-3, 2.2.1): text, headers and notes; properties and pictures are `flat`'s.
pub fn flat(text: &str, out: &mut Extraction) {
    told(text, "body", false, out);
}

fn part(package: &mut Package, name: &str, what: &'static str, masters_only: bool, out: &mut Extraction) {
    if let Some(text) = package.text(name, what, &mut out.exceptions) {
        told(&text, what, masters_only, out);
    }
}

fn told(text: &str, what: &'static str, masters_only: bool, out: &mut Extraction) {
    let mut walk = Walk::new(what, masters_only);
    let ended = walk.read(text);
    walk.flush();
    out.passages.append(&mut walk.out);
    if ended.is_err() {
        out.exceptions.push(office::malformed(what));
    }
    if walk.cut {
        let detail = "a cell or row that repeats very often was read a hundred times only";
        out.exceptions.push(Exception::at(Locator::Property(what.to_owned()), ExceptionKind::TooLarge, detail));
    }
    if walk.budget.spent() {
        out.exceptions.push(Budget::exception(walk.sheets));
    }
    if !walk.targets.is_empty() {
        let at = |number| Locator::PagePart { page: 0, what: "link target".to_owned(), number };
        out.passages.extend(office::lines(&walk.targets, PassageKind::Note, Some("link target"), at));
    }
}

/// Macros, embedded files, signatures' kin.
fn beside(package: &mut Package, name: &str, out: &mut Extraction) {
    let lower = name.to_ascii_lowercase();
    if lower.starts_with("basic/")
        && lower.ends_with(".xml")
        && !lower.ends_with("-lc.xml")
        && !lower.ends_with("-lb.xml")
    {
        let text = package.text(name, "macro", &mut out.exceptions).unwrap_or_default();
        if let Ok(module) = xml::all_text(Pull::new(&text)) {
            let at = |number| Locator::PagePart { page: 0, what: "macro".to_owned(), number };
            let lines: Vec<String> = module.lines().filter(|l| !l.trim().is_empty()).map(str::to_owned).collect();
            out.passages.extend(office::lines(&lines, PassageKind::Note, Some("macro"), at));
        }
        return;
    }
    let own = [
        "mimetype",
        "meta-inf/",
        "content.xml",
        "styles.xml",
        "meta.xml",
        "settings.xml",
        "manifest.rdf",
        "configurations2/",
        "thumbnails/",
        "objectreplacements/",
        "fonts/",
        "dialogs/",
        "basic/",
    ];
    // What is embedded as parts of its own kind is read with the document.
    let silent = [".xml", ".rdf", ".ttf", ".otf", "layout-cache", "/mimetype"];
    if own.iter().any(|o| lower.starts_with(o)) || silent.iter().any(|s| lower.ends_with(s)) {
        return;
    }
    office::embedded(package, name, out);
}

fn properties(package: &mut Package, out: &mut Extraction) {
    let Some(text) = package.text("meta.xml", "properties", &mut out.exceptions) else { return };
    match office::named(&text, &mut out.meta) {
        Ok(fields) if fields.is_empty() => {}
        Ok(fields) => out.passages.push(fields.finish(Locator::Property("core".to_owned()), PassageKind::Property)),
        Err(Malformed) => out.exceptions.push(office::malformed("properties")),
    }
}
