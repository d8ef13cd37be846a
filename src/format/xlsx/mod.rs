//! Workbooks of Office Open XML (ECMA-376 part 1, 12 and 18): .xlsx, .xlsm, .xltx, .xltm, of both dialects.
//! Values only: nothing is computed. Pictures and embedded files become members.

pub mod formats;
mod parts;
mod sheet;
mod strings;
#[cfg(test)]
mod tests;

use super::package::{ContentTypes, Package, main_type};
use super::sheet::{Budget, Rows};
use super::xml::{self, Pull, Step};
use super::{Bid, Format, Probe, ReadLimits, cells, office};
use crate::model::{Exception, ExceptionKind, Extraction, Locator, Passage, PassageKind};
use formats::Formats;
pub use sheet::print_text;
use sheet::{Book, Sheet};
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use strings::Strings;

/// The reader.
pub struct Xlsx;

impl Format for Xlsx {
    fn name(&self) -> &'static str {
        "xlsx"
    }

    fn bid(&self, probe: &Probe) -> Bid {
        let kind = main_type(probe.bytes);
        let mine = (kind.contains("spreadsheetml") || kind.contains("ms-excel")) && !kind.contains("binary");
        match probe.ending().as_str() {
            _ if mine => Bid::Magic,
            "xlsx" | "xlsm" | "xltx" | "xltm" if kind.is_empty() && probe.bytes.starts_with(b"PK") => Bid::Extension,
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

/// The texts of letters that a formula holds, which may be names; `None` where there are none. The rest of a formula names cells
/// and functions alone.
pub fn literals(formula: &str) -> Option<String> {
    let quoted = formula.split('"').skip(1).step_by(2);
    let texts: Vec<&str> = quoted.filter(|t| t.chars().filter(|c| c.is_alphabetic()).count() > 1).collect();
    (!texts.is_empty()).then(|| texts.join(" "))
}

/// A sheet as the workbook part lists it.
struct Listed {
    name: String,
    part: String,
    hidden: Option<&'static str>,
}

struct Reading<'a> {
    package: Package<'a>,
    types: ContentTypes,
    out: Extraction,
    strings: Strings,
    formats: Formats,
    is_1904: bool,
    budget: Budget,
    people: Vec<(String, String)>,
    /// What the workbook's defined names say.
    names: Vec<String>,
    /// Hashes of the texts that cells show, so that caches repeat none of them.
    shown: HashSet<u64>,
    done: HashSet<String>,
    targets: HashSet<String>,
}

impl<'a> Reading<'a> {
    fn new(mut package: Package<'a>) -> Reading<'a> {
        let types = office::content_types(&mut package);
        let mut out = Extraction::default();
        office::ambiguity(&package, &mut out);
        Reading {
            package,
            types,
            out,
            strings: Strings::default(),
            formats: Formats::default(),
            is_1904: false,
            budget: Budget::default(),
            people: Vec::new(),
            names: Vec::new(),
            shown: HashSet::new(),
            done: HashSet::new(),
            targets: HashSet::new(),
        }
    }

    fn read(mut self) -> Extraction {
        let main = self.package.relations("").into_iter().find(|r| r.kind == "officeDocument").map(|r| r.target);
        let names: Vec<String> = self.package.names().map(str::to_owned).collect();
        let listed = |types: &ContentTypes, end: &str| {
            names.iter().find(|n| types.of(n).to_ascii_lowercase().ends_with(end)).cloned()
        };
        let book = main.filter(|m| self.package.has(m)).or_else(|| listed(&self.types, "main+xml"));
        let Some(book) = book.or_else(|| names.iter().find(|n| n.ends_with("xl/workbook.xml")).cloned()) else {
            self.out.exceptions.push(Exception::whole(ExceptionKind::Corrupt, "the package has no workbook"));
            return self.out;
        };
        self.shared(&names);
        let sheets = self.workbook(&book);
        if sheets.is_empty() {
            self.out.exceptions.push(Exception::whole(ExceptionKind::Corrupt, "the workbook lists no sheets"));
        }
        for (number, listed) in (1..).zip(&sheets) {
            self.sheet(number, listed);
        }
        for name in &names {
            self.part(0, name);
        }
        self.leftovers();
        office::properties(&mut self.package, &mut self.out);
        self.out
    }

    /// Shared strings, styles and people, which sheets refer to.
    fn shared(&mut self, names: &[String]) {
        for name in names {
            let kind = self.types.of(name).to_ascii_lowercase();
            let is = |ending: &str, file: &str| kind.ends_with(ending) || name.to_ascii_lowercase().ends_with(file);
            if is("sharedstrings+xml", "xl/sharedstrings.xml") {
                let Some(text) = self.package.text(name, "shared strings", &mut self.out.exceptions) else { continue };
                let (strings, ended) = Strings::parse(&text);
                self.strings = strings;
                match ended {
                    Ok(0) => {}
                    Ok(_) => self.out.exceptions.push(office::unexpanded("shared strings")),
                    Err(xml::Malformed) => self.out.exceptions.push(office::malformed("shared strings")),
                }
            } else if is("spreadsheetml.styles+xml", "xl/styles.xml") {
                let text = self.package.text(name, "styles", &mut self.out.exceptions).unwrap_or_default();
                self.formats = Formats::parse(&text);
            } else if is("person+xml", "persons/person.xml") {
                let text = self.package.text(name, "people", &mut self.out.exceptions).unwrap_or_default();
                self.people = parts::people(&text);
            }
        }
    }

    /// The workbook part: its sheets; names it defines become notes.
    fn workbook(&mut self, part: &str) -> Vec<Listed> {
        let relations = self.package.relations(part);
        self.done.insert(part.to_owned());
        let text = self.package.text(part, "workbook", &mut self.out.exceptions).unwrap_or_default();
        let (mut pull, mut sheets, mut names) = (Pull::new(&text), Vec::new(), Vec::new());
        loop {
            match pull.step() {
                Ok(Some(Step::Open(tag))) => match tag.name() {
                    "sheet" => {
                        let id = tag.attr("id").unwrap_or_default();
                        let part = relations.iter().find(|r| r.id == id).map(|r| r.target.clone()).unwrap_or_default();
                        let hidden = match tag.attr("state").as_deref() {
                            Some("hidden") => Some("hidden sheet"),
                            Some("veryHidden") => Some("very hidden sheet"),
                            _ => None,
                        };
                        sheets.push(Listed { name: tag.attr("name").unwrap_or_default(), part, hidden });
                    }
                    "workbookPr" => self.is_1904 = tag.on("date1904"),
                    "fileSharing" => names.extend(tag.attr("userName")),
                    "definedName" => {
                        let name = tag.attr("name").unwrap_or_default();
                        let comment = tag.attr("comment").unwrap_or_default();
                        names.extend(defined(&name, &pull.inner_text().unwrap_or_default()));
                        names.extend((!comment.is_empty()).then_some(comment));
                    }
                    _ => {}
                },
                Ok(Some(_)) => {}
                Ok(None) => break,
                Err(xml::Malformed) => {
                    self.out.exceptions.push(office::malformed("workbook"));
                    break;
                }
            }
        }
        self.names = names;
        sheets
    }

    fn sheet(&mut self, number: u32, listed: &Listed) {
        self.done.insert(listed.part.clone());
        let mut rows = Rows::new(number, &listed.name, listed.hidden);
        let mut asides = Vec::new();
        if let Some(text) = self.package.text(&listed.part, "sheet", &mut self.out.exceptions)
            && !self.budget.spent()
        {
            let shown = &mut self.shown;
            let mut note = |text: &str| {
                shown.insert(hash(text));
            };
            let book = Book {
                strings: &mut self.strings,
                formats: &self.formats,
                is_1904: self.is_1904,
                budget: &mut self.budget,
                shown: &mut note,
            };
            let mut sheet = Sheet::new(book, &mut rows);
            let ended = sheet.read(&text);
            asides = std::mem::take(&mut sheet.asides);
            if ended.is_err() {
                self.out.exceptions.push(office::malformed(&format!("sheet {number}")));
            }
            if self.budget.spent() {
                self.out.exceptions.push(Budget::exception(number));
            }
        }
        self.out.passages.append(&mut rows.passages);
        for aside in asides {
            self.note(number, aside.what, aside.hidden, vec![aside.text]);
        }
        let relations = self.package.relations(&listed.part);
        office::link_targets(&relations, "", &mut self.out, &mut self.targets);
        for relation in relations.into_iter().filter(|r| !r.external) {
            self.part(number, &relation.target);
        }
    }

    /// Reads a part that is no worksheet, once; `sheet` is 0 for those of the whole workbook.
    fn part(&mut self, sheet: u32, name: &str) {
        if !self.package.has(name) || !self.done.insert(name.to_owned()) {
            return;
        }
        let kind = self.types.of(name).to_ascii_lowercase();
        let lower = name.to_ascii_lowercase();
        let relations = self.package.relations(name);
        office::link_targets(&relations, "", &mut self.out, &mut self.targets);
        if kind.ends_with("comments+xml") {
            self.comments(sheet, name);
        } else if let Some(part) = parts::PARTS.iter().find(|p| kind.ends_with(p.ending)) {
            let text = self.package.text(name, part.what, &mut self.out.exceptions).unwrap_or_default();
            let (told, ended) = office::told(&text, part.told);
            self.note(sheet, part.what, true, told);
            self.ended(part.what, ended);
        } else if kind.ends_with("drawing+xml")
            || kind.ends_with("chart+xml")
            || kind.ends_with("diagramdata+xml")
            || kind.ends_with("chartshapes+xml")
        {
            self.drawing(sheet, name, if kind.ends_with("chart+xml") { "chart" } else { "text box" });
        } else if kind.ends_with("vmldrawing") {
            self.vml(sheet, name);
        } else if lower.contains("embeddings/") {
            office::embedded(&mut self.package, name, &mut self.out);
        } else if office::is_media(name, &kind) {
            office::member(&mut self.package, name, "picture", &mut self.out);
        } else if lower.ends_with("vbaproject.bin") {
            office::macros(&mut self.package, name, &mut self.out);
        } else if lower.starts_with("customxml/")
            && lower.ends_with(".xml")
            && !kind.ends_with("customxmlproperties+xml")
        {
            let text = self.package.text(name, "custom XML", &mut self.out.exceptions).unwrap_or_default();
            office::custom_xml(&text, &mut self.out);
        } else if (lower.ends_with(".xml") || kind.ends_with("+xml"))
            && !parts::SILENT.iter().any(|s| kind.ends_with(s))
        {
            self.unknown(sheet, name, &lower);
        }
        for relation in relations.into_iter().filter(|r| !r.external) {
            self.part(sheet, &relation.target);
        }
    }

    fn comments(&mut self, sheet: u32, name: &str) {
        let text = self.package.text(name, "comments", &mut self.out.exceptions).unwrap_or_default();
        let (comments, ended) = parts::comments(&text, &self.people);
        self.ended("comments", ended);
        for (number, comment) in (1..).zip(comments) {
            let parts::Comment { cell, author, date, text } = comment;
            self.out.passages.push(cells::comment(sheet, number, &cell, &author, &date, &text));
        }
    }

    fn drawing(&mut self, sheet: u32, name: &str, what: &'static str) {
        let text = self.package.text(name, what, &mut self.out.exceptions).unwrap_or_default();
        let (lines, alternatives, ended) = office::drawing_text(&text);
        self.note(sheet, what, false, lines);
        self.note(sheet, "alternative text", true, alternatives);
        self.ended(what, ended);
    }

    fn vml(&mut self, sheet: u32, name: &str) {
        let text = self.package.text(name, "drawing", &mut self.out.exceptions).unwrap_or_default();
        let (mut pull, mut boxes, mut alternatives) = (Pull::lenient(&text), Vec::new(), Vec::new());
        let mut boxed = 0;
        while let Ok(Some(step)) = pull.step() {
            match step {
                Step::Open(tag) if tag.name() == "textbox" => boxed += 1,
                Step::Open(tag) => alternatives.extend(tag.attr("alt").or_else(|| tag.attr("string"))),
                Step::Close(name) if name == "textbox" => boxed -= 1,
                Step::Text(text) if boxed > 0 && !text.trim().is_empty() => boxes.push(text.trim().to_owned()),
                _ => {}
            }
        }
        self.note(sheet, "text box", false, boxes);
        self.note(sheet, "alternative text", true, alternatives);
    }

    fn unknown(&mut self, sheet: u32, name: &str, lower: &str) {
        if lower == "[content_types].xml" || lower.starts_with("docprops/") || lower.ends_with(".rels") {
            return;
        }
        let text = self.package.text(name, "another part", &mut self.out.exceptions).unwrap_or_default();
        match xml::all_text(Pull::new(&text)) {
            Ok(text) => self.note(sheet, "another part", true, text.lines().map(str::to_owned).collect()),
            Err(fault) => self.ended("another part", Err(fault)),
        }
    }

    /// Defined names, strings that no cell uses, and texts of number formats.
    fn leftovers(&mut self) {
        let names = std::mem::take(&mut self.names);
        self.note(0, "defined name", true, names);
        if self.budget.spent() {
            return;
        }
        let orphans: Vec<String> = self.strings.orphans().map(str::to_owned).collect();
        self.note(0, "unused string", true, orphans);
        let literals = std::mem::take(&mut self.formats.literals);
        self.note(0, "number format", true, literals);
    }

    fn ended(&mut self, what: &str, ended: Result<(), xml::Malformed>) {
        if ended.is_err() {
            self.out.exceptions.push(office::malformed(what));
        }
    }

    /// Notes of one kind, without those that a cell shows or that were said before among them.
    fn note(&mut self, sheet: u32, what: &'static str, hidden: bool, texts: Vec<String>) {
        let mut said = HashSet::new();
        let fresh: Vec<String> =
            texts.into_iter().filter(|t| !self.shown.contains(&hash(t)) && said.insert(hash(t))).collect();
        let locate = |number| Locator::SheetPart { sheet, what: what.to_owned(), number };
        let passages: Vec<Passage> = office::lines(&fresh, PassageKind::Note, hidden.then_some(what), locate);
        self.out.passages.extend(passages);
    }
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.trim().hash(&mut hasher);
    hasher.finish()
}

/// A defined name worth reading: the name unless the program made it, and the texts its formula holds.
fn defined(name: &str, formula: &str) -> Option<String> {
    match (name.starts_with('_'), literals(formula)) {
        (true, text) => text,
        (false, None) => Some(name.to_owned()),
        (false, Some(text)) => Some(format!("{name} = {text}")),
    }
}
