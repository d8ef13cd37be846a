//! HTML files: text in reading order, headings, table rows, the title; and what only the source shows, marked as hidden.
//! Scripts and style sheets are no text.

mod inline;
pub mod render;
mod style;
#[cfg(test)]
mod tests;

use super::{Bid, Format, Probe, ReadLimits, charset};
use crate::model::form::{self, LONGEST_FORM};
use crate::model::passage::FieldBuilder;
use crate::model::{Evidence, Exception, ExceptionKind, Extraction, Locator, Passage, PassageKind};
use render::{Block, Kind, render};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The reader of HTML.
pub struct Html;

/// Characters of running text that share a passage.
const GROUP: usize = 1500;

impl Format for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn bid(&self, probe: &Probe) -> Bid {
        let named = matches!(probe.ending().as_str(), "html" | "htm" | "xhtml" | "shtml");
        match () {
            _ if !named && !starts_as_markup(probe.bytes) || charset::looks_binary(probe.bytes) => Bid::No,
            _ if starts_as_markup(probe.bytes) => Bid::Content,
            _ if named => Bid::Extension,
            _ => Bid::No,
        }
    }

    fn extract(&self, untrusted_bytes: &[u8], _limits: &ReadLimits) -> Extraction {
        let text = decode(untrusted_bytes, None);
        let blocks = render(&text, false);
        let mut extraction = Extraction::default();
        let title = blocks.iter().find(|b| b.kind == Kind::Title);
        extraction.meta.title = title.map(|b| Evidence::new(b.text.as_str()));
        extraction.passages = passages(blocks);
        inline::files(&text, &mut extraction);
        if extraction.passages.is_empty() && extraction.members.is_empty() {
            extraction.exceptions.push(Exception::whole(ExceptionKind::NoText, "the page holds no text"));
        }
        extraction
    }
}

/// Markup to text: the charset is that of a byte order mark, else `declared` (by a mail header), else the one the markup
/// names within its first 4 KiB, else the likeliest.
pub fn decode<'a>(bytes: &'a [u8], declared: Option<&str>) -> Cow<'a, str> {
    match declared.map(str::to_owned).or_else(|| named_charset(bytes)) {
        Some(label) => charset::decode_as(bytes, &label),
        None => charset::decode(bytes),
    }
}

/// The charset that markup names within its first 4 KiB.
pub fn named_charset(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    let head = head.get(..head.find("<body").unwrap_or(head.len()))?;
    let after = head.split_once("charset=").or_else(|| head.split_once("encoding="))?.1;
    let label: String = after
        .trim_start_matches(['"', '\'', ' '])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.'))
        .collect();
    (!label.is_empty()).then_some(label)
}

fn starts_as_markup(bytes: &[u8]) -> bool {
    if !bytes[..bytes.len().min(256)].contains(&b'<') {
        return false;
    }
    let text = charset::decode(&bytes[..bytes.len().min(1024)]);
    let mut head = text.trim_start().to_ascii_lowercase();
    while let Some(rest) = head.strip_prefix("<!--") {
        let Some((_, after)) = rest.split_once("-->") else { break };
        head = after.trim_start().to_owned();
    }
    if head.starts_with("<?xml") {
        return head.contains("<html") || head.contains("doctype html");
    }
    ["<!doctype html", "<html", "<head", "<body", "<title", "<meta ", "<table", "<h1", "<div", "<p>", "<p "]
        .iter()
        .any(|start| head.starts_with(start))
}

fn passages(blocks: Vec<Block>) -> Vec<Passage> {
    let mut out = Assembly { forms: forms(&blocks), ..Assembly::default() };
    blocks.into_iter().for_each(|b| out.add(b));
    out.close();
    out.passages
}

/// The tables that are forms, by number: the form takes the place of the first row, and the others say nothing of their own.
fn forms(blocks: &[Block]) -> BTreeMap<u32, Option<Passage>> {
    let mut tables: BTreeMap<u32, Vec<&Block>> = BTreeMap::new();
    for block in blocks.iter().filter(|b| matches!(b.kind, Kind::Row | Kind::ColumnNames)) {
        tables.entry(block.place.0).or_default().push(block);
    }
    let form = |(sheet, rows): (u32, Vec<&Block>)| {
        let told = rows.len() <= LONGEST_FORM && rows.iter().all(|b| b.kind == Kind::Row);
        let mut cells: Vec<Vec<String>> = rows.iter().filter(|_| told).map(|b| b.cells.clone()).collect();
        let wide = cells.iter().map(Vec::len).max()?;
        cells.iter_mut().for_each(|row| row.resize(wide, String::new()));
        let locator = Locator::Row { sheet, row: rows.first()?.place.1 };
        form::of_table(&cells, &locator, PassageKind::Body).map(|form| (sheet, Some(form)))
    };
    tables.into_iter().filter_map(form).collect()
}

/// Blocks grouped to passages: running text with running text, notes with notes of the same reason.
#[derive(Default)]
struct Assembly {
    passages: Vec<Passage>,
    text: String,
    lines: (u32, u32),
    last_line: u32,
    columns: (u32, Vec<String>),
    forms: BTreeMap<u32, Option<Passage>>,
}

impl Assembly {
    fn add(&mut self, block: Block) {
        let lines = Locator::Lines((self.last_line + 1).min(block.line), block.line);
        match block.kind {
            Kind::Text => self.running(&block),
            Kind::Heading => {
                self.close();
                self.passages.push(Passage::new(lines, PassageKind::Heading, block.text));
            }
            Kind::Title => {
                let locator = Locator::Property("title".to_owned());
                self.passages.push(Passage::new(locator, PassageKind::Property, block.text));
            }
            Kind::Row | Kind::ColumnNames => {
                self.close();
                match self.forms.get_mut(&block.place.0) {
                    Some(form) => self.passages.extend(form.take()),
                    None => self.row(block.kind, block.cells, block.place),
                }
            }
            Kind::Hidden(why) => self.note(why, lines, block.text),
        }
        self.last_line = self.last_line.max(block.line);
    }

    fn running(&mut self, block: &Block) {
        if !self.text.is_empty() && self.text.len() + block.text.len() > GROUP {
            self.close();
        }
        if self.text.is_empty() {
            self.lines.0 = (self.last_line + 1).min(block.line);
        } else {
            self.text.push('\n');
        }
        self.text.push_str(&block.text);
        self.lines.1 = block.line;
    }

    fn close(&mut self) {
        if !self.text.is_empty() {
            let locator = Locator::Lines(self.lines.0, self.lines.1);
            self.passages.push(Passage::new(locator, PassageKind::Body, std::mem::take(&mut self.text)));
        }
    }

    fn note(&mut self, why: &'static str, lines: Locator, text: String) {
        if let Some(last) = self.passages.last_mut()
            && last.hidden.as_deref() == Some(why)
            && last.text.expose().len() + text.len() < GROUP
        {
            last.text = Evidence::new(format!("{}\n{text}", last.text.expose()));
            return;
        }
        self.passages.push(Passage::new(lines, PassageKind::Note, text).hidden(why));
    }

    fn row(&mut self, kind: Kind, cells: Vec<String>, (sheet, row): (u32, u32)) {
        let names = if self.columns.0 == sheet { self.columns.1.as_slice() } else { &[] };
        let mut builder = FieldBuilder::default();
        for (n, cell) in cells.iter().enumerate() {
            let name = names.get(n).filter(|name| !name.is_empty());
            builder.cell(&name.cloned().unwrap_or_else(|| format!("column {}", n + 1)), cell);
        }
        let kind = if kind == Kind::ColumnNames { PassageKind::ColumnNames } else { PassageKind::Row };
        self.passages.push(builder.finish(Locator::Row { sheet, row }, kind));
        if kind == PassageKind::ColumnNames {
            self.columns = (sheet, cells);
        }
    }
}
