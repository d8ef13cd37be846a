//! Names in running prose by gazetteer: a known forename before a known surname, a lone forename beside a verb of saying.

use super::reading::Shape;
use super::words::{self, is_in};
use super::{Confidence, Directory, Doc, PersonDetector, name, run};
use crate::model::Mention;

/// See the module.
pub struct Prose;

impl PersonDetector for Prose {
    fn name(&self) -> &'static str {
        "prose"
    }

    fn detect(&self, doc: &Doc<'_>, _known: &Directory) -> Vec<Mention> {
        let r = doc.reading();
        let mut out = Vec::new();
        let mut i = 0;
        while i < r.words.len() {
            let end = if run::is_namelike(&r.words[i]) { run::name_end(doc, i, 6) } else { i };
            if end == i {
                i += 1;
                continue;
            }
            if let Some(confidence) = judge(doc, i, end) {
                out.push(name(run::span(doc, i, end), "written and known as a personal name", confidence));
            }
            i = end;
        }
        out
    }
}

fn judge(doc: &Doc<'_>, from: usize, to: usize) -> Option<Confidence> {
    let r = doc.reading();
    if run::names_body(r, from, to + 1) || to - from > 4 {
        return None;
    }
    let first = &r.words[from];
    let last = &r.words[to - 1];
    let fore = first.facts.forename() >= 2 && !first.facts.common() && first.shape != Shape::Upper;
    if to - from >= 2 {
        let sur = (last.facts.surname() >= 1 && !is_in(words::BODIES, r.fold(to - 1)))
            || last.facts == super::gazetteer::Facts::default();
        return (fore && sur).then_some(Confidence::Redact);
    }
    let name = fore
        && !first.facts.place()
        && !first.facts.demonym()
        && first.facts.forename() >= 3
        && first.facts.lower() <= 1;
    name.then_some(Confidence::Redact)
}
