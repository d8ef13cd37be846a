//! Macros: their modules as hidden notes.

use super::super::ReadLimits;
use super::super::ole;
use super::super::package::Package;
use super::lines;
use crate::model::{Exception, ExceptionKind, Extraction, Locator, PassageKind};
use calamine::vba::VbaProject;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The modules of a macro project (MS-OVBA), each a hidden note.
pub fn macros(package: &mut Package, part: &str, out: &mut Extraction) {
    match package.read(part, "macros") {
        // calamine follows chains of sectors in circles until memory ends: it gets a compound file made here.
        Ok(bytes) => match ole::Compound::open(&bytes.unwrap_or_default()) {
            Some(mut compound) => compound.project("/", &ReadLimits::default(), out),
            None => project(&[], out),
        },
        Err(exception) => out.exceptions.push(exception),
    }
}

/// The modules of a macro project given as a compound file, which was made by us.
pub fn project(bytes: &[u8], out: &mut Extraction) {
    let mut bytes = bytes;
    let read = catch_unwind(AssertUnwindSafe(|| {
        let project = {
            let size = bytes.len();
            VbaProject::new(&mut bytes, size).ok()?
        };
        Some(project.get_module_names().iter().filter_map(|n| project.get_module(n).ok()).collect::<Vec<String>>())
    }));
    let at = |number| Locator::PagePart { page: 0, what: "macro".to_owned(), number };
    match read.ok().flatten() {
        Some(modules) => {
            let spoken: Vec<String> = modules.iter().map(|m| spoken(m)).collect();
            out.passages.extend(lines(&spoken, PassageKind::Note, Some("macro"), at));
        }
        None => {
            let detail = "the macros in the file could not be read";
            out.exceptions.push(Exception::at(
                Locator::Property("macros".to_owned()),
                ExceptionKind::PartlyRead,
                detail,
            ));
        }
    }
}

/// The lines of a macro that an author wrote: the module's attributes left out.
fn spoken(module: &str) -> String {
    module.lines().filter(|l| !l.starts_with("Attribute VB_") && !l.trim().is_empty()).collect::<Vec<_>>().join("\n")
}
