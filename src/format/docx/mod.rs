//! Word-processing documents of Office Open XML (ECMA-376 part 1, 11 and 17): .docx, .docm, .dotx, .dotm.
//! Every XML part is read; pictures and embedded files become members.

pub mod fields;
pub mod paragraph;
pub mod passages;
pub mod story;
mod styles;
#[cfg(test)]
mod tests;

use super::package::{ContentTypes, Package, main_type};
use super::{Bid, Format, Probe, ReadLimits, office, xml};
use crate::model::passage::FieldBuilder;
use crate::model::{Evidence, Exception, ExceptionKind, Extraction, Locator, Passage, PassageKind};
use std::collections::HashSet;
use story::Story;
use styles::Styles;

/// The reader.
pub struct Docx;

impl Format for Docx {
    fn name(&self) -> &'static str {
        "docx"
    }

    fn bid(&self, probe: &Probe) -> Bid {
        let kind = main_type(probe.bytes);
        let mine = kind.contains("wordprocessingml") || kind.contains("ms-word");
        match probe.ending().as_str() {
            _ if mine => Bid::Magic,
            "docx" | "docm" | "dotx" | "dotm" if kind.is_empty() && probe.bytes.starts_with(b"PK") => Bid::Extension,
            _ => Bid::No,
        }
    }

    fn extract(&self, untrusted_bytes: &[u8], limits: &ReadLimits) -> Extraction {
        match Package::open(untrusted_bytes, limits) {
            Ok(package) => Reading::new(package).read(),
            Err(exception) => Extraction { exceptions: vec![exception], ..Extraction::default() },
        }
    }
}

/// Stories by the end of their content type: fixed word, kind of their paragraphs; read in this order.
const STORIES: &[(&str, &str, PassageKind)] = &[
    ("main+xml", "body", PassageKind::Body),
    ("header+xml", "header", PassageKind::Body),
    ("footer+xml", "footer", PassageKind::Body),
    ("footnotes+xml", "footnote", PassageKind::Note),
    ("endnotes+xml", "endnote", PassageKind::Note),
    ("comments+xml", "comment", PassageKind::Note),
    ("glossary+xml", "glossary", PassageKind::Note),
];

/// Parts that hold nothing anybody wrote.
const SILENT: &[&str] = &[
    "styles+xml",
    "styleswitheffects+xml",
    "fonttable+xml",
    "theme+xml",
    "themeoverride+xml",
    "websettings+xml",
    "numbering+xml",
    "commentsextended+xml",
    "commentsids+xml",
    "commentsextensible+xml",
    "chartstyle+xml",
    "chartcolorstyle+xml",
    "diagramlayout+xml",
    "diagramstyle+xml",
    "diagramcolors+xml",
    "relationships+xml",
    "core-properties+xml",
    "extended-properties+xml",
    "custom-properties+xml",
    "digital-signature-xmlsignature+xml",
    "customxmlproperties+xml",
    "attachedtoolbars",
    "keymapcustomizations+xml",
    "activex+xml",
    "printersettings",
    "vbadata+xml",
    "diagramdrawing+xml",
    "vmldrawing",
];

/// A document of Word 2003 in one XML file: its text, whose elements are those of later versions.
pub fn flat(text: &str, exceptions: &mut Vec<Exception>) -> Vec<Passage> {
    let styles = Styles::parse(text);
    let mut story = Story::new(&styles);
    if story.read(text).is_err() {
        exceptions.push(office::malformed("body"));
    }
    passages::group(story.blocks, "body", PassageKind::Body)
}

struct Reading<'a> {
    package: Package<'a>,
    types: ContentTypes,
    names: Vec<String>,
    styles: Styles,
    out: Extraction,
    /// Text of all visible passages, to leave out link targets that are shown.
    shown: String,
    changers: Vec<String>,
    targets: HashSet<String>,
}

impl<'a> Reading<'a> {
    fn new(mut package: Package<'a>) -> Reading<'a> {
        let types = office::content_types(&mut package);
        let names: Vec<String> = package.names().map(str::to_owned).collect();
        let mut out = Extraction::default();
        office::ambiguity(&package, &mut out);
        let part =
            names.iter().find(|n| types.of(n).ends_with("wordprocessingml.styles+xml") && !n.contains("glossary"));
        let part = part.and_then(|p| package.text(p, "styles", &mut out.exceptions)).unwrap_or_default();
        let (shown, changers, targets) = (String::new(), Vec::new(), HashSet::new());
        Reading { package, types, names, styles: Styles::parse(&part), out, shown, changers, targets }
    }

    fn read(mut self) -> Extraction {
        let main = self.package.relations("").into_iter().find(|r| r.kind == "officeDocument").map(|r| r.target);
        let names = self.names.clone();
        let roles: Vec<&str> = names.iter().map(|n| self.story_of(n, main.as_deref())).collect();
        for (ending, part, kind) in STORIES {
            for (name, _) in names.iter().zip(&roles).filter(|(_, role)| *role == ending) {
                self.story(name, part, *kind);
            }
        }
        if !roles.contains(&"main+xml") || main.is_some_and(|m| !self.package.has(&m)) {
            self.out.exceptions.push(Exception::whole(ExceptionKind::Corrupt, "the package has no main document"));
        }
        passages::once(&mut self.out.passages);
        for (name, _) in names.iter().zip(&roles).filter(|(_, role)| role.is_empty()) {
            self.other(name);
        }
        self.changers();
        let codes = self.out.passages.iter().filter(|p| p.hidden.as_deref() == Some("field code"));
        self.targets.extend(codes.map(|p| p.text.expose().to_owned()));
        for name in &names {
            let relations = self.package.relations(name);
            office::link_targets(&relations, &self.shown, &mut self.out, &mut self.targets);
        }
        office::properties(&mut self.package, &mut self.out);
        self.out
    }

    /// Which story a part is, by the end of its content type; empty for other parts.
    fn story_of(&self, name: &str, main: Option<&str>) -> &'static str {
        if main.is_some_and(|m| m.eq_ignore_ascii_case(name)) {
            return "main+xml";
        }
        let kind = self.types.of(name).to_ascii_lowercase();
        if kind.ends_with("document.glossary+xml") {
            return "glossary+xml";
        }
        if main.is_some() && kind.ends_with("main+xml") {
            return "";
        }
        STORIES.iter().map(|(ending, ..)| *ending).find(|e| kind.ends_with(&format!(".{e}"))).unwrap_or_default()
    }

    fn story(&mut self, name: &str, part: &'static str, kind: PassageKind) {
        let Some(text) = self.package.text(name, part, &mut self.out.exceptions) else { return };
        let mut story = Story::new(&self.styles);
        match story.read(&text) {
            Ok(0) => {}
            Ok(_) => self.out.exceptions.push(office::unexpanded(part)),
            Err(xml::Malformed) => self.out.exceptions.push(office::malformed(part)),
        }
        let Story { blocks, chunks, changers, .. } = story;
        for changer in changers.into_iter().filter(|c| !self.changers.contains(c)).collect::<Vec<_>>() {
            self.changers.push(changer);
        }
        let passages = passages::group(blocks, part, kind);
        for passage in passages.iter().filter(|p| p.hidden.is_none()) {
            self.shown.push_str(passage.text.expose());
            self.shown.push('\n');
        }
        self.out.passages.extend(passages);
        self.chunks(name, &chunks);
    }

    /// Imported parts (altChunk): HTML, text or documents of their own.
    fn chunks(&mut self, name: &str, chunks: &[String]) {
        let relations = self.package.relations(name);
        for relation in relations.iter().filter(|r| !r.external && (r.kind == "aFChunk" || chunks.contains(&r.id))) {
            office::member(&mut self.package, &relation.target, "imported part", &mut self.out);
            self.names.retain(|n| !n.eq_ignore_ascii_case(&relation.target));
        }
    }

    fn other(&mut self, name: &str) {
        if !self.names.iter().any(|n| n == name) {
            return;
        }
        let kind = self.types.of(name).to_ascii_lowercase();
        let lower = name.to_ascii_lowercase();
        if lower.contains("embeddings/") {
            office::embedded(&mut self.package, name, &mut self.out);
        } else if office::is_media(name, &kind) {
            office::member(&mut self.package, name, "picture", &mut self.out);
        } else if lower.ends_with("vbaproject.bin") {
            office::macros(&mut self.package, name, &mut self.out);
        } else if kind.ends_with("settings+xml") && !kind.ends_with("websettings+xml") {
            self.settings(name);
        } else if kind.ends_with("people+xml") {
            self.people(name);
        } else if lower.starts_with("customxml/")
            && lower.ends_with(".xml")
            && !kind.ends_with("customxmlproperties+xml")
        {
            let Some(text) = self.package.text(name, "custom XML", &mut self.out.exceptions) else { return };
            office::custom_xml(&text, &mut self.out);
        } else if kind.ends_with("chart+xml") || kind.ends_with("diagramdata+xml") {
            self.drawing(name, if kind.ends_with("chart+xml") { "chart" } else { "diagram" });
        } else if is_xml(&lower, &kind) && !SILENT.iter().any(|s| kind.ends_with(s)) {
            self.unknown(name);
        }
    }

    fn drawing(&mut self, name: &str, what: &str) {
        let Some(text) = self.package.text(name, what, &mut self.out.exceptions) else { return };
        let (lines, alternatives, ended) = office::drawing_text(&text);
        if ended.is_err() {
            self.out.exceptions.push(office::malformed(what));
        }
        let lines: Vec<String> = lines.into_iter().chain(alternatives).collect();
        if !lines.is_empty() {
            let locator = Locator::Paragraph { part: what.to_owned(), number: 1 };
            self.out.passages.push(Passage::new(locator, PassageKind::Note, lines.join("\n")));
        }
    }

    /// Document variables and the sources of a mail merge.
    fn settings(&mut self, name: &str) {
        let Some(text) = self.package.text(name, "settings", &mut self.out.exceptions) else { return };
        let (mut pull, mut fields) = (xml::Pull::new(&text), FieldBuilder::default());
        while let Ok(Some(step)) = pull.step() {
            let xml::Step::Open(tag) = step else { continue };
            match tag.name() {
                "docVar" => fields.line(&tag.attr("name").unwrap_or_default(), &tag.attr("val").unwrap_or_default()),
                "connectString" | "query" | "udl" | "addressFieldName" | "mailSubject" => {
                    fields.line(tag.name(), &tag.attr("val").unwrap_or_default());
                }
                _ => {}
            }
        }
        if !fields.is_empty() {
            let locator = Locator::Property("document variables".to_owned());
            self.out.passages.push(fields.finish(locator, PassageKind::Property).hidden("document variables"));
        }
    }

    fn people(&mut self, name: &str) {
        let Some(text) = self.package.text(name, "people", &mut self.out.exceptions) else { return };
        let mut pull = xml::Pull::new(&text);
        while let Ok(Some(step)) = pull.step() {
            let xml::Step::Open(tag) = step else { continue };
            let said = match tag.name() {
                "person" => tag.attr("author"),
                "presenceInfo" => tag.attr("userId").filter(|u| u.contains('@')),
                _ => None,
            };
            if let Some(who) = said.filter(|a| !self.changers.contains(a)) {
                self.changers.push(who);
            }
        }
    }

    fn changers(&mut self) {
        if self.changers.is_empty() {
            return;
        }
        let mut fields = FieldBuilder::default();
        for who in &self.changers {
            fields.line("Changed by", who);
        }
        let locator = Locator::Property("tracked changes".to_owned());
        self.out.passages.push(fields.finish(locator, PassageKind::Property).hidden("tracked changes"));
    }

    /// A part of a kind not known here: its text, so that nothing stays behind unread.
    fn unknown(&mut self, name: &str) {
        let Some(text) = self.package.text(name, "another part", &mut self.out.exceptions) else { return };
        match xml::all_text(xml::Pull::new(&text)) {
            Ok(text) if text.trim().is_empty() => {}
            Ok(text) => {
                let locator = Locator::Property("another part".to_owned());
                self.out.passages.push(
                    Passage::new(locator, PassageKind::Note, Evidence::new(text).into_exposed()).hidden("another part"),
                );
            }
            Err(xml::Malformed) => self.out.exceptions.push(office::malformed("another part")),
        }
    }
}

fn is_xml(lower: &str, kind: &str) -> bool {
    (lower.ends_with(".xml") || kind.ends_with("+xml"))
        && !lower.ends_with(".rels")
        && lower != "[content_types].xml"
        && !lower.starts_with("docprops/")
}
