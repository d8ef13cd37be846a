//! Slides of Office Open XML (ECMA-376 part 1, 13 and 19): .pptx, .pptm, .ppsx, .potx. Slides in order with their tables, notes
//! and comments; charts, diagrams, masters' own words, properties. Pictures and embedded
//! files become members.

use super::package::{ContentTypes, Package, main_type};
use super::xml::{Malformed, Pull, Step};
use super::{Bid, Format, Probe, ReadLimits, office, table};
use crate::model::passage::FieldBuilder;
use crate::model::{Exception, ExceptionKind, Extraction, Locator, Passage, PassageKind};
use std::collections::HashSet;

/// The reader.
pub struct Pptx;

impl Format for Pptx {
    fn name(&self) -> &'static str {
        "pptx"
    }

    fn bid(&self, probe: &Probe) -> Bid {
        let kind = main_type(probe.bytes);
        if kind.contains("presentationml") || kind.contains("ms-powerpoint") { Bid::Magic } else { Bid::No }
    }

    fn extract(&self, untrusted_bytes: &[u8], limits: &ReadLimits) -> Extraction {
        match Package::open(untrusted_bytes, limits) {
            Ok(mut package) => {
                let types = office::content_types(&mut package);
                Reading {
                    package,
                    types,
                    out: Extraction::default(),
                    done: HashSet::new(),
                    said: HashSet::new(),
                    authors: Vec::new(),
                }
                .read()
            }
            Err(exception) => Extraction { exceptions: vec![exception], ..Extraction::default() },
        }
    }
}

struct Reading<'a> {
    package: Package<'a>,
    types: ContentTypes,
    out: Extraction,
    done: HashSet<String>,
    said: HashSet<String>,
    authors: Vec<(String, String)>,
}

impl Reading<'_> {
    fn read(mut self) -> Extraction {
        office::ambiguity(&self.package, &mut self.out);
        let main = self
            .package
            .relations("")
            .into_iter()
            .find(|r| r.kind == "officeDocument")
            .map(|r| r.target)
            .unwrap_or_default();
        let names: Vec<String> = self.package.names().map(str::to_owned).collect();
        let relations = self.package.relations(&main);
        let text = self.package.text(&main, "presentation", &mut self.out.exceptions);
        if text.is_none() {
            self.out.exceptions.push(Exception::whole(ExceptionKind::Corrupt, "the package has no presentation"));
        }
        self.authors(&names);
        let listed = slides(&text.unwrap_or_default(), &relations);
        for (number, name) in (1..).zip(&listed) {
            self.part(number, name);
        }
        for name in &names {
            self.part(0, name);
        }
        office::properties(&mut self.package, &mut self.out);
        self.out
    }

    fn authors(&mut self, names: &[String]) {
        for name in names.iter().filter(|n| n.to_ascii_lowercase().contains("authors")) {
            let text = self.package.text(name, "authors", &mut self.out.exceptions).unwrap_or_default();
            let mut pull = Pull::new(&text);
            while let Ok(Some(step)) = pull.step() {
                if let Step::Open(tag) = step
                    && let (Some(id), Some(who)) = (tag.attr("id"), tag.attr("name"))
                {
                    self.authors.push((id, who));
                }
            }
            self.done.insert(name.clone());
        }
    }

    /// Reads a part once; `slide` is 0 where it belongs to none.
    fn part(&mut self, slide: u32, name: &str) {
        if !self.package.has(name) || !self.done.insert(name.to_owned()) {
            return;
        }
        let kind = self.types.of(name).to_ascii_lowercase();
        let lower = name.to_ascii_lowercase();
        let relations = self.package.relations(name);
        office::link_targets(&relations, "", &mut self.out, &mut self.said);
        if kind.ends_with("presentationml.slide+xml") {
            self.slide(slide, name, "slide");
        } else if kind.ends_with("notesslide+xml") {
            self.slide(slide, name, "notes");
        } else if kind.ends_with("slidelayout+xml")
            || kind.ends_with("slidemaster+xml")
            || kind.ends_with("notesmaster+xml")
            || kind.ends_with("handoutmaster+xml")
        {
            self.master(name);
        } else if kind.contains("comments+xml") {
            self.comments(slide, name);
        } else if kind.ends_with("chart+xml") || kind.ends_with("diagramdata+xml") || kind.ends_with("chartshapes+xml")
        {
            self.drawing(slide, name);
        } else if lower.contains("embeddings/") {
            office::embedded(&mut self.package, name, &mut self.out);
        } else if office::is_media(name, &kind) {
            office::member(&mut self.package, name, "picture", &mut self.out);
        } else if lower.ends_with("vbaproject.bin") {
            office::macros(&mut self.package, name, &mut self.out);
        } else if lower.starts_with("customxml/") && lower.ends_with(".xml") && !lower.contains("itemprops") {
            let text = self.package.text(name, "custom XML", &mut self.out.exceptions).unwrap_or_default();
            office::custom_xml(&text, &mut self.out);
        } else if lower.contains("/tags/") {
            let text = self.package.text(name, "tags", &mut self.out.exceptions).unwrap_or_default();
            let (told, _) = office::told(&text, &[("tag", "val")]);
            self.notes(slide, "tags", Some("tags"), told);
        }
        for relation in relations
            .into_iter()
            .filter(|r| !r.external && !matches!(r.kind.as_str(), "slide" | "slideMaster" | "slideLayout"))
        {
            self.part(slide, &relation.target);
        }
    }

    fn at(slide: u32, what: &str, number: u32) -> Locator {
        Locator::PagePart { page: slide, what: what.to_owned(), number }
    }

    fn notes(&mut self, slide: u32, what: &str, hidden: Option<&str>, texts: Vec<String>) {
        self.out.passages.extend(office::lines(&texts, PassageKind::Note, hidden, |n| Self::at(slide, what, n)));
    }

    fn drawing(&mut self, slide: u32, name: &str) {
        let text = self.package.text(name, "drawing", &mut self.out.exceptions).unwrap_or_default();
        let (lines, alternatives, ended) = office::drawing_text(&text);
        self.notes(slide, "chart", None, lines);
        self.notes(slide, "alternative text", Some("alternative text"), alternatives);
        if ended.is_err() {
            self.out.exceptions.push(office::malformed("drawing"));
        }
    }

    /// What masters and layouts say themselves; their placeholders' prompts are the program's.
    fn master(&mut self, name: &str) {
        let text = self.package.text(name, "master", &mut self.out.exceptions).unwrap_or_default();
        let mut slide = Slide { skip_placeholders: true, ..Slide::default() };
        let ended = slide.read(&text);
        let fresh: Vec<String> = slide.lines().into_iter().filter(|l| self.said.insert(l.clone())).collect();
        self.notes(0, "master", None, fresh);
        if ended.is_err() {
            self.out.exceptions.push(office::malformed("master"));
        }
    }

    fn slide(&mut self, number: u32, name: &str, what: &str) {
        let text = self.package.text(name, "slide", &mut self.out.exceptions).unwrap_or_default();
        let mut slide = Slide::default();
        if slide.read(&text).is_err() {
            self.out.exceptions.push(office::malformed(&format!("slide {number}")));
        }
        let hidden = slide.hidden.then_some("hidden slide");
        let mut shapes = 0;
        let alternatives = std::mem::take(&mut slide.alternatives);
        for block in slide.blocks {
            shapes += 1;
            let locator = Self::at(number, what, shapes);
            let mut passage = match block {
                Block::Shape { title, lines } => {
                    let kind = if title && what == "slide" { PassageKind::Heading } else { PassageKind::Body };
                    Passage::new(locator, kind, lines.join("\n"))
                }
                Block::Row { cells, columns, names } => {
                    let full: Vec<(u32, &str)> = (0..).zip(cells.iter().map(String::as_str)).collect();
                    table::row(
                        &full,
                        &columns,
                        locator,
                        if names { PassageKind::ColumnNames } else { PassageKind::Row },
                    )
                }
            };
            passage.hidden = hidden.map(str::to_owned);
            self.out.passages.extend((!passage.text.is_blank()).then_some(passage));
        }
        self.notes(number, "alternative text", Some("alternative text"), alternatives);
    }

    /// Comments of both kinds: the older with `text`, the newer with paragraphs.
    fn comments(&mut self, slide: u32, name: &str) {
        let text = self.package.text(name, "comments", &mut self.out.exceptions).unwrap_or_default();
        let (mut pull, mut number) = (Pull::new(&text), 0);
        let (mut author, mut date) = (String::new(), String::new());
        while let Ok(Some(step)) = pull.step() {
            let Step::Open(tag) = step else { continue };
            match tag.name() {
                "cm" | "reply" => {
                    let id = tag.attr("authorId").unwrap_or_default();
                    author = self.authors.iter().find(|(i, _)| *i == id).map(|(_, n)| n.clone()).unwrap_or_default();
                    date = tag.attr("dt").or_else(|| tag.attr("created")).unwrap_or_default();
                }
                "text" | "txBody" => {
                    let text = pull.inner_text().unwrap_or_default();
                    number += 1;
                    let mut fields = FieldBuilder::default();
                    for (label, value) in [("Author", &author), ("Date", &date), ("Text", &text)] {
                        if !value.trim().is_empty() {
                            fields.line(label, value.trim());
                        }
                    }
                    self.out.passages.push(fields.finish(Self::at(slide, "comment", number), PassageKind::Note));
                }
                _ => {}
            }
        }
    }
}

/// The slides' parts in order. An entry has two attributes `id`: its own, and the relationship's.
fn slides(part: &str, relations: &[super::package::Relation]) -> Vec<String> {
    let (mut pull, mut out) = (Pull::new(part), Vec::new());
    while let Ok(Some(step)) = pull.step() {
        if let Step::Open(tag) = step
            && tag.name() == "sldId"
        {
            let ids = tag.attrs();
            let found = relations.iter().find(|r| ids.iter().any(|(name, value)| name == "id" && *value == r.id));
            out.extend(found.map(|r| r.target.clone()));
        }
    }
    out
}

enum Block {
    Shape { title: bool, lines: Vec<String> },
    Row { cells: Vec<String>, columns: Vec<String>, names: bool },
}

#[derive(Default)]
struct Slide {
    skip_placeholders: bool,
    hidden: bool,
    blocks: Vec<Block>,
    alternatives: Vec<String>,
    line: String,
    lines: Vec<String>,
    title: bool,
    placeholder: bool,
    slide_number: bool,
    cells: Vec<String>,
    columns: Vec<String>,
    rows: u32,
    fallback: u32,
}

impl Slide {
    fn read(&mut self, part: &str) -> Result<(), Malformed> {
        let mut pull = Pull::new(part);
        while let Some(step) = pull.step()? {
            match step {
                Step::Open(tag) => match tag.name() {
                    "sld" => self.hidden = tag.attr("show").as_deref() == Some("0"),
                    "Fallback" => self.fallback += 1,
                    "sp" => (self.title, self.placeholder) = (false, false),
                    "ph" => {
                        let kind = tag.attr("type").unwrap_or_default();
                        self.placeholder = !matches!(kind.as_str(), "ftr" | "hdr");
                        self.title = matches!(kind.as_str(), "title" | "ctrTitle");
                    }
                    "fld" => self.slide_number = tag.attr("type").as_deref() == Some("slidenum"),
                    "t" if self.fallback == 0 => {
                        let text = pull.inner_text()?;
                        if !(self.slide_number && self.skip_placeholders) {
                            self.line.push_str(&text);
                        }
                    }
                    "br" => self.line.push('\n'),
                    "tab" => self.line.push('\t'),
                    "cNvPr" => self.alternatives.extend(office::alternative(&tag)),
                    "hlinkClick" | "hlinkHover" => {
                        self.alternatives.extend(tag.attr("tooltip").filter(|t| !t.is_empty()))
                    }
                    "tbl" => (self.rows, self.columns) = (0, Vec::new()),
                    _ => {}
                },
                Step::Close(name) => self.close(&name),
                Step::Text(_) => {}
            }
        }
        Ok(())
    }

    fn close(&mut self, name: &str) {
        match name {
            "Fallback" => self.fallback = self.fallback.saturating_sub(1),
            "fld" => self.slide_number = false,
            "p" => {
                let line = std::mem::take(&mut self.line);
                self.lines.extend((!line.trim().is_empty()).then_some(line));
            }
            "tc" => self.cells.push(std::mem::take(&mut self.lines).join("\n")),
            "tr" => {
                let cells = std::mem::take(&mut self.cells);
                let texts: Vec<&str> = cells.iter().map(String::as_str).collect();
                let names = self.rows == 0 && table::names_columns(&texts);
                if names {
                    self.columns = cells.iter().map(|c| c.replace('\n', " ")).collect();
                }
                self.rows += 1;
                self.blocks.push(Block::Row { cells, columns: self.columns.clone(), names });
            }
            "sp" | "cxnSp" | "graphicFrame" | "spTree" => {
                let lines = std::mem::take(&mut self.lines);
                if !(lines.is_empty() || self.skip_placeholders && self.placeholder) {
                    self.blocks.push(Block::Shape { title: self.title, lines });
                }
            }
            _ => {}
        }
    }

    fn lines(&self) -> Vec<String> {
        let mut out = Vec::new();
        for block in &self.blocks {
            match block {
                Block::Shape { lines, .. } => out.extend(lines.iter().cloned()),
                Block::Row { cells, .. } => out.push(cells.join("\t")),
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slides_give_titles_text_and_tables() {
        let text = |t: &str| format!("<a:p><a:r><a:t>{t}</a:t></a:r></a:p>");
        let part = format!(
            "<p:sld show=\"0\"><p:cSld><p:spTree><p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Title 1\" descr=\"Jane waving\"/><p:nvPr><p:ph type=\"title\"/></p:nvPr></p:nvSpPr>{}</p:sp><p:graphicFrame><a:tbl><a:tr><a:tc>{}</a:tc><a:tc>{}</a:tc></a:tr></a:tbl></p:graphicFrame></p:spTree></p:cSld></p:sld>",
            text("Case"),
            text("Pupil"),
            text("Age")
        );
        let mut slide = Slide::default();
        assert!(slide.read(&part).is_ok() && slide.hidden);
        assert_eq!(slide.lines(), ["Case", "Pupil\tAge"]);
        assert_eq!(slide.alternatives, ["Jane waving"]);
    }
}
