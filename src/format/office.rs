//! What Office packages of every kind share: document properties, link targets, custom XML, embedded files, drawings.
//! Each part is read as an item of its own; nothing here knows paragraphs or cells.

use super::ole;
use super::package::{ContentTypes, Package, Relation};
use super::xml::{self, Malformed, Pull, Step};
use crate::model::passage::FieldBuilder;
use crate::model::{Evidence, Exception, ExceptionKind, Extraction, ItemMeta, Locator, Member, Passage, PassageKind};
use calamine::vba::VbaProject;
use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

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

/// Properties whose values are worth reading, and the names they are given.
const PROPERTIES: &[(&str, &str)] = &[
    ("title", "Title"),
    ("subject", "Subject"),
    ("creator", "Author"),
    ("initial-creator", "Author"),
    ("lastModifiedBy", "Last modified by"),
    ("printed-by", "Printed by"),
    ("description", "Description"),
    ("keywords", "Keywords"),
    ("keyword", "Keywords"),
    ("category", "Category"),
    ("contentStatus", "Status"),
    ("identifier", "Identifier"),
    ("Manager", "Manager"),
    ("Company", "Company"),
    ("HyperlinkBase", "Link base"),
];

/// An exception where two parts of the package bear one name.
pub fn ambiguity(package: &Package, out: &mut Extraction) {
    if package.ambiguous {
        let detail = "two parts of the package bear one name, and only one was read";
        out.exceptions.push(Exception::at(Locator::Property("package".to_owned()), ExceptionKind::PartlyRead, detail));
    }
}

/// Reads core, application and custom properties (ECMA-376 part 1, 15.2.12) into passages and `meta`.
pub fn properties(package: &mut Package, out: &mut Extraction) {
    for (part, what) in [("docProps/core.xml", "core"), ("docProps/app.xml", "app"), ("docProps/custom.xml", "custom")]
    {
        let Some(text) = package.text(part, "properties", &mut out.exceptions) else { continue };
        let read = if what == "custom" { custom(&text) } else { named(&text, &mut out.meta) };
        match read {
            Ok(fields) if fields.is_empty() => {}
            Ok(fields) => out.passages.push(fields.finish(Locator::Property(what.to_owned()), PassageKind::Property)),
            Err(Malformed) => out.exceptions.push(malformed("properties")),
        }
    }
}

/// The properties of the table that occur in `part`; title and date go into `meta` too.
pub fn named(part: &str, meta: &mut ItemMeta) -> Result<FieldBuilder, Malformed> {
    let (mut pull, mut fields) = (Pull::new(part), FieldBuilder::default());
    while let Some(step) = pull.step()? {
        let Step::Open(tag) = step else { continue };
        let name = tag.name().to_owned();
        if let Some((_, label)) = PROPERTIES.iter().find(|(n, _)| *n == name) {
            let value = pull.inner_text()?;
            if name == "title" && !value.trim().is_empty() {
                meta.title = Some(Evidence::new(value.trim()));
            }
            if !value.trim().is_empty() {
                fields.line(label, value.trim());
            }
        } else if name == "modified" || (name == "date" && meta.date.is_none()) {
            meta.date = utc(pull.inner_text()?.trim()).or(meta.date.take());
        } else if name == "user-defined" {
            let label = tag.attr("name").unwrap_or_default();
            let value = pull.inner_text()?;
            if !value.trim().is_empty() {
                fields.line(&label, value.trim());
            }
        }
    }
    Ok(fields)
}

fn custom(part: &str) -> Result<FieldBuilder, Malformed> {
    let (mut pull, mut fields) = (Pull::new(part), FieldBuilder::default());
    while let Some(step) = pull.step()? {
        let Step::Open(tag) = step else { continue };
        if tag.name() == "property" {
            let name = tag.attr("name").unwrap_or_default();
            let value = pull.inner_text()?;
            fields.line(&name, value.trim());
        }
    }
    Ok(fields)
}

/// A W3C date and time as RFC 3339 in UTC; one without a zone is taken for UTC.
pub fn utc(text: &str) -> Option<String> {
    if let Ok(stamp) = text.parse::<jiff::Timestamp>() {
        return Some(stamp.to_string());
    }
    let local = text.parse::<jiff::civil::DateTime>().ok()?;
    local.to_zoned(jiff::tz::TimeZone::UTC).ok().map(|z| z.timestamp().to_string())
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

/// A custom XML part: every text and every attribute's value.
pub fn custom_xml(part: &str, out: &mut Extraction) {
    let (mut pull, mut lines) = (Pull::new(part), Vec::<String>::new());
    let mut fresh = true;
    loop {
        match pull.step() {
            Ok(Some(Step::Open(tag))) => {
                fresh = true;
                let told = tag.attrs().into_iter().filter(|(name, value)| !name.contains("Style") && is_telling(value));
                lines.extend(told.map(|(_, value)| value));
            }
            Ok(Some(Step::Text(text))) if fresh && text.trim().is_empty() => {}
            Ok(Some(Step::Text(text))) => match lines.last_mut() {
                Some(last) if !fresh => last.push_str(&text),
                _ => {
                    lines.push(text.into_owned());
                    fresh = false;
                }
            },
            Ok(Some(Step::Close(_))) => fresh = true,
            Ok(None) => break,
            Err(Malformed) => {
                out.exceptions.push(malformed("custom XML"));
                break;
            }
        }
    }
    if !lines.is_empty() {
        let locator = Locator::Property("custom XML".to_owned());
        out.passages.push(Passage::new(locator, PassageKind::Property, lines.join("\n")).hidden("custom XML"));
    }
}

/// False for the values of attributes that never name anybody: addresses of schemas, numbers, GUIDs, paths of styles.
fn is_telling(value: &str) -> bool {
    let lower = value.to_ascii_lowercase();
    let schema = lower.starts_with("http://schemas.") || lower.starts_with("urn:schemas") || lower.ends_with(".xsl");
    let letters = value.chars().filter(|c| c.is_alphabetic()).count();
    !schema
        && letters > 1
        && !value.starts_with('{')
        && !is_guid(value)
        && !value.eq_ignore_ascii_case("true")
        && !value.eq_ignore_ascii_case("false")
}

/// Eight, four, four, four and twelve hexadecimal digits.
fn is_guid(value: &str) -> bool {
    value.len() == 36
        && value.split('-').map(str::len).eq([8, 4, 4, 4, 12])
        && value.chars().all(|c| c == '-' || c.is_ascii_hexdigit())
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

/// Text of a DrawingML part (shape text, chart titles and cached values, diagram points): paragraphs as lines, then the
/// alternative text of shapes.
pub fn drawing_text(part: &str) -> (Vec<String>, Vec<String>, Result<(), Malformed>) {
    let mut drawing = Drawing::default();
    let ended = drawing.read(part);
    flush(&mut drawing.line, &mut drawing.lines);
    (drawing.lines, drawing.alternatives, ended)
}

#[derive(Default)]
struct Drawing {
    lines: Vec<String>,
    alternatives: Vec<String>,
    line: String,
}

impl Drawing {
    fn read(&mut self, part: &str) -> Result<(), Malformed> {
        let mut pull = Pull::new(part);
        while let Some(step) = pull.step()? {
            match step {
                Step::Open(tag) => match tag.name() {
                    "t" | "v" => self.line.push_str(&pull.inner_text()?),
                    "br" | "tab" => self.line.push(' '),
                    "cNvPr" | "docPr" => self.alternatives.extend(alternative(&tag)),
                    _ => {}
                },
                Step::Close(name) if matches!(name.as_str(), "p" | "pt") => flush(&mut self.line, &mut self.lines),
                _ => {}
            }
        }
        Ok(())
    }
}

fn flush(line: &mut String, lines: &mut Vec<String>) {
    let text = std::mem::take(line);
    if !text.trim().is_empty() {
        lines.push(text);
    }
}

/// Names that programs give to drawings by themselves.
const AUTOMATIC: &[&str] = &[
    "picture",
    "image",
    "grafik",
    "graphic",
    "text box",
    "textbox",
    "rectangle",
    "straight",
    "chart",
    "diagram",
    "object",
    "group",
    "shape",
    "autoshape",
    "oval",
    "line",
    "content placeholder",
    "title",
    "subtitle",
    "text placeholder",
    "table",
    "footer placeholder",
    "slide number placeholder",
    "date placeholder",
    "picture placeholder",
    "freeform",
    "connector",
    "arrow",
    "right arrow",
    "word art",
    "wordart",
    "comment",
    "canvas",
    "frame",
    "drawing",
    "slide image placeholder",
    "notes placeholder",
    "header placeholder",
    "bild",
    "text frame",
    "textfeld",
    "rounded rectangle",
    "foliennummernplatzhalter",
    "platzhalter",
    "inhaltsplatzhalter",
    "titel",
    "untertitel",
    "slide number",
    "datumsplatzhalter",
    "fußzeilenplatzhalter",
    "ellipse",
    "control",
    "drop down",
    "check box",
    "button",
    "list box",
    "option button",
];

/// What a drawing's properties say in words: title, description, and a name that no program made up.
pub fn alternative(tag: &super::xml::Tag) -> Option<String> {
    let name = tag.attr("name").unwrap_or_default();
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace()).to_lowercase();
    let automatic = stem.is_empty() || AUTOMATIC.iter().any(|a| stem == *a || stem.starts_with(&format!("{a} ")));
    let mut said: Vec<String> = Vec::new();
    for text in [(!automatic).then_some(name), tag.attr("title"), tag.attr("descr")].into_iter().flatten() {
        if !text.trim().is_empty() && !said.contains(&text) {
            said.push(text);
        }
    }
    (!said.is_empty()).then(|| said.join("\n"))
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

/// The modules of a macro project (MS-OVBA), each a hidden note.
pub fn macros(package: &mut Package, part: &str, out: &mut Extraction) {
    match package.read(part, "macros") {
        Ok(bytes) => project(&bytes.unwrap_or_default(), out),
        Err(exception) => out.exceptions.push(exception),
    }
}

/// The modules of a macro project given as a compound file.
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
