//! What Office packages of every kind share: document properties, link targets, custom XML, embedded files, drawings.
//! Each part is read as an item of its own; nothing here knows paragraphs or cells.

mod drawings;
mod macros;
mod properties;

pub use drawings::{alternative, drawing_text};
pub use macros::{macros, project};
pub use properties::{custom_xml, named, properties, utc};

use super::ole;
use super::package::{ContentTypes, Package, Relation};
use super::xml::{self, Malformed, Pull, Step};
use crate::model::{Evidence, Exception, ExceptionKind, Extraction, Locator, Member, Passage, PassageKind};
use std::collections::HashSet;

/// An exception for a part that is no well-formed XML; `what` is a fixed word of ours.
pub fn malformed(what: &str) -> Exception {
    let detail = "a part of the file is damaged (no well-formed XML), and was read only as far as that";
    Exception::at(Locator::Property(what.to_owned()), ExceptionKind::PartlyRead, detail)
}

/// An exception for the entities a part refers to.
pub fn unexpanded(what: &str) -> Exception {
    let detail = "a part refers to entities, which are not expanded";
    Exception::at(Locator::Property(what.to_owned()), ExceptionKind::PartlyRead, detail)
}

/// Content types of the package's parts.
pub fn content_types(package: &mut Package) -> ContentTypes {
    let part = package.read("[Content_Types].xml", "content types").ok().flatten().unwrap_or_default();
    ContentTypes::parse(&xml::decode(&part))
}

/// An exception where two parts of the package bear one name.
pub fn ambiguity(package: &Package, out: &mut Extraction) {
    if package.ambiguous {
        let detail = "two parts of the package bear one name, and only one was read";
        out.exceptions.push(Exception::at(Locator::Property("package".to_owned()), ExceptionKind::PartlyRead, detail));
    }
}

/// Beyond this number links are told without looking whether the text shows them.
const MANY_LINKS: usize = 2_000;

/// The outside targets of links, as hidden notes; those the text shows anyway are left out.
pub fn link_targets(relations: &[Relation], shown: &str, out: &mut Extraction, seen: &mut HashSet<String>) {
    for relation in relations.iter().filter(|r| r.external) {
        let bare = relation.target.trim_start_matches("mailto:").trim_end_matches('/');
        if bare.is_empty() || !seen.insert(relation.target.clone()) || (seen.len() < MANY_LINKS && shown.contains(bare))
        {
            continue;
        }
        let locator = Locator::Property("link target".to_owned());
        out.passages.push(Passage::new(locator, PassageKind::Note, relation.target.clone()).hidden("link target"));
    }
}

/// A part kept whole as a member, under its own file name.
pub fn member(package: &mut Package, part: &str, what: &str, out: &mut Extraction) {
    match package.read(part, what) {
        Ok(Some(bytes)) if !bytes.is_empty() => {
            let name = part.rsplit('/').next().unwrap_or(part);
            keep(Member { untrusted_name: Evidence::new(name), bytes }, out);
        }
        Ok(_) => {}
        Err(exception) => out.exceptions.push(exception),
    }
}

/// Keeps a member; the same bytes a second time are no second member.
pub fn keep(member: Member, out: &mut Extraction) {
    if !out.members.iter().any(|m| m.bytes == member.bytes) {
        out.members.push(member);
    }
}

/// True for pictures, sounds and films, by the part's name and content type. A thumbnail shows nothing that the document
/// does not hold.
pub fn is_media(name: &str, kind: &str) -> bool {
    let (name, kind) = (name.to_ascii_lowercase(), kind.to_ascii_lowercase());
    let typed = ["image/", "audio/", "video/"].iter().any(|k| kind.starts_with(k));
    (typed && !kind.contains("xml") || name.contains("/media/")) && !name.starts_with("docprops/")
}

/// An embedded file. Objects in compound files are opened for the file inside them.
pub fn embedded(package: &mut Package, part: &str, out: &mut Extraction) {
    match package.read(part, "embedded file") {
        Ok(Some(bytes)) if !bytes.is_empty() => {
            let name = part.rsplit('/').next().unwrap_or(part);
            if let Some(member) = ole::object(&bytes, name) {
                keep(member, out);
            }
        }
        Ok(_) => {}
        Err(exception) => out.exceptions.push(exception),
    }
}

/// Characters a passage of short lines grows to.
const LINES: usize = 1_500;

/// Short texts as passages of several lines each; `at` gives the locator of each from its number.
pub fn lines(texts: &[String], kind: PassageKind, hidden: Option<&str>, at: impl Fn(u32) -> Locator) -> Vec<Passage> {
    let (mut out, mut open, mut number) = (Vec::new(), String::new(), 0);
    let mut close = |open: &mut String| {
        if !open.is_empty() {
            number += 1;
            let mut passage = Passage::new(at(number), kind, std::mem::take(open));
            passage.hidden = hidden.map(str::to_owned);
            out.push(passage);
        }
    };
    for text in texts.iter().filter(|t| !t.trim().is_empty()) {
        if open.len() + text.len() > LINES {
            close(&mut open);
        }
        if !open.is_empty() {
            open.push('\n');
        }
        open.push_str(text);
    }
    close(&mut open);
    out
}

/// The values of the attributes that `table` names (element, attribute), in order; text of the elements it names with an
/// empty attribute.
pub fn told(part: &str, table: &[(&str, &str)]) -> (Vec<String>, Result<(), Malformed>) {
    let (mut pull, mut out) = (Pull::new(part), Vec::new());
    let ended = loop {
        match pull.step() {
            Ok(Some(Step::Open(tag))) => {
                for (_, attribute) in table.iter().filter(|(element, _)| *element == tag.name()) {
                    let value = if attribute.is_empty() { pull.inner_text().ok() } else { tag.attr(attribute) };
                    out.extend(value.filter(|v| !v.trim().is_empty()));
                }
            }
            Ok(Some(_)) => {}
            Ok(None) => break Ok(()),
            Err(Malformed) => break Err(Malformed),
        }
    };
    (out, ended)
}
