//! Walks one story of a word-processing document (body, header, note …): paragraphs, tables, text boxes, fields, tracked
//! changes. It yields blocks; `passages` makes passages of them.

mod closing;
mod formatting;

use super::paragraph::{Layer, Paragraph};
use super::styles::Styles;
use crate::format::office;
use crate::format::xml::{Malformed, Pull, Step, Tag};

/// A thing in reading order.
#[derive(Debug)]
pub enum Block {
    /// A paragraph outside tables, with its number in the story.
    Paragraph { number: u32, text: String, heading: bool },
    /// A table's row: the number of its first paragraph, its cells, and its place in its table (0 first).
    Row { number: u32, cells: Vec<String>, place: u32 },
    /// The paragraphs of a text box.
    Box { number: u32, text: String },
    /// Something beside the text; `what` is a fixed word, `hidden` the reason where the page does not show it.
    Note { number: u32, what: &'static str, text: String, author: Option<String>, hidden: Option<&'static str> },
    /// A footnote, endnote or comment begins: author, initials, date.
    Start { author: Option<String>, initials: Option<String>, date: Option<String> },
}

/// What stands around the paragraph being read.
enum Holder {
    Cell(Vec<String>),
    Box(Vec<String>, u32),
}

struct Table {
    cells: Vec<String>,
    rows: u32,
    number: u32,
    styled: bool,
}

#[derive(Default)]
struct Run {
    vanish: bool,
    white: bool,
    shaded: bool,
}

struct Field {
    code: String,
    coding: bool,
}

/// The walk through one story.
pub struct Story<'s> {
    styles: &'s Styles,
    /// What was found, in reading order.
    pub blocks: Vec<Block>,
    /// Who changed the text with changes tracked.
    pub changers: Vec<String>,
    /// Ids of relationships that alternative content (altChunk) points to.
    pub chunks: Vec<String>,
    paragraphs: Vec<Paragraph>,
    holders: Vec<Holder>,
    tables: Vec<Table>,
    runs: Vec<Run>,
    fields: Vec<Field>,
    /// Notes that wait until their paragraph or row is out.
    aside: Vec<Block>,
    deleted: u32,
    inserted: u32,
    deleter: Option<String>,
    properties: u32,
    paragraph_properties: u32,
    old_properties: u32,
    shaded_cell: bool,
    leaf: bool,
    choices: Vec<Choice>,
    number: u32,
    boxes: u32,
}

/// One `mc:AlternateContent`: what its first form said, so that the fallback says it no second time.
#[derive(Default)]
struct Choice {
    mark: (usize, usize),
    inline: String,
    boxes: Vec<String>,
    fallback: bool,
}

impl<'s> Story<'s> {
    /// A walk that has not begun.
    pub fn new(styles: &'s Styles) -> Story<'s> {
        Story {
            styles,
            blocks: Vec::new(),
            changers: Vec::new(),
            chunks: Vec::new(),
            paragraphs: Vec::new(),
            holders: Vec::new(),
            tables: Vec::new(),
            runs: Vec::new(),
            fields: Vec::new(),
            aside: Vec::new(),
            deleted: 0,
            inserted: 0,
            deleter: None,
            properties: 0,
            paragraph_properties: 0,
            old_properties: 0,
            shaded_cell: false,
            leaf: false,
            choices: Vec::new(),
            number: 0,
            boxes: 0,
        }
    }

    /// Walks the part; what was read before a fault stands. Returns the number of entities left out.
    ///
    /// # Errors
    /// [`Malformed`] where the part breaks off.
    pub fn read(&mut self, part: &str) -> Result<u32, Malformed> {
        let mut pull = Pull::new(part);
        let ended = loop {
            match pull.step() {
                Ok(Some(Step::Open(tag))) => self.open(&tag),
                Ok(Some(Step::Close(name))) => self.close(&name),
                Ok(Some(Step::Text(text))) => {
                    if self.leaf {
                        self.text(&text);
                    }
                }
                Ok(None) => break Ok(pull.unknown_entities),
                Err(Malformed) => break Err(Malformed),
            }
        };
        self.finish();
        ended
    }

    fn open(&mut self, tag: &Tag) {
        match tag.name() {
            "p" => self.open_paragraph(),
            "r" => self.open_run(),
            "t" | "delText" | "instrText" | "delInstrText" => self.leaf = true,
            "pPr" => self.paragraph_properties += 1,
            "rPr" => self.properties += 1,
            "rPrChange" | "pPrChange" | "tblPrChange" | "trPrChange" | "tcPrChange" | "sectPrChange"
            | "tblGridChange" => {
                self.old_properties += 1;
                self.changed_by(tag);
            }
            "del" | "moveFrom" | "ins" | "moveTo" => self.open_change(tag),
            "tbl" => self.tables.push(Table { cells: Vec::new(), rows: 0, number: 0, styled: false }),
            "tc" => self.holders.push(Holder::Cell(Vec::new())),
            "txbxContent" => {
                self.boxes += 1;
                self.holders.push(Holder::Box(Vec::new(), self.boxes));
            }
            "AlternateContent" => self.choices.push(Choice::default()),
            "Choice" | "Fallback" => self.open_choice(tag.name() == "Fallback"),
            "footnote" | "endnote" | "comment" => self.open_note(tag),
            _ => self.open_detail(tag),
        }
    }

    /// Elements that hold no others of interest.
    fn open_detail(&mut self, tag: &Tag) {
        match tag.name() {
            "tab" | "ptab" if self.paragraph_properties == 0 => self.text("\t"),
            "br" | "cr" => self.text("\n"),
            "noBreakHyphen" => self.text("-"),
            "sym" => self.symbol(tag),
            "fldChar" => self.field(tag),
            "fldSimple" => self.code(&tag.attr("instr").unwrap_or_default()),
            "pStyle" | "outlineLvl" => self.paragraph_style(tag),
            "rStyle" | "vanish" | "specVanish" | "color" | "highlight" | "shd" | "tblStyle" => self.format(tag),
            "docPr" | "cNvPr" => self.note("alternative text", office::alternative(tag), Some("alternative text")),
            "shape" | "rect" | "oval" | "roundrect" | "imagedata" => {
                self.note("alternative text", tag.attr("alt"), Some("alternative text"));
                self.note("alternative text", tag.attr("title"), Some("alternative text"));
            }
            "textpath" => self.note("watermark", tag.attr("string"), None),
            "bookmarkStart" => {
                let name = tag.attr("name").filter(|n| super::fields::bookmark(n).is_some());
                self.note("bookmark", name, Some("bookmark"));
            }
            "hyperlink" => self.note("link tip", tag.attr("tooltip"), Some("link tip")),
            "altChunk" => self.chunks.extend(tag.attr("id")),
            _ => self.control(tag),
        }
    }

    /// Content controls and form fields: what they say beside their content.
    fn control(&mut self, tag: &Tag) {
        match tag.name() {
            "alias" | "tag" | "statusText" | "helpText" | "name" => {
                let named = tag.attr("val").filter(|v| super::fields::bookmark(v).is_some());
                self.note("content control", named, Some("content control"));
            }
            "listItem" | "listEntry" => {
                let item = tag.attr("displayText").or_else(|| tag.attr("value")).or_else(|| tag.attr("val"));
                self.note("list entry", item, Some("list entry"));
            }
            "default" => {
                let text = tag.attr("val").filter(|v| v.chars().any(char::is_alphabetic));
                self.note("form field", text, Some("form field"));
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" => self.close_paragraph(),
            "r" => drop(self.runs.pop()),
            "t" | "delText" | "instrText" | "delInstrText" => self.leaf = false,
            "pPr" => self.paragraph_properties = self.paragraph_properties.saturating_sub(1),
            "rPr" => self.properties = self.properties.saturating_sub(1),
            "rPrChange" | "pPrChange" | "tblPrChange" | "trPrChange" | "tcPrChange" | "sectPrChange"
            | "tblGridChange" => {
                self.old_properties = self.old_properties.saturating_sub(1);
            }
            "del" | "moveFrom" if self.properties == 0 => self.deleted = self.deleted.saturating_sub(1),
            "ins" | "moveTo" if self.properties == 0 => self.inserted = self.inserted.saturating_sub(1),
            "tc" => self.close_cell(),
            "tr" => self.close_row(),
            "tbl" => drop(self.tables.pop()),
            "txbxContent" => self.close_box(),
            "AlternateContent" => drop(self.choices.pop()),
            "Choice" | "Fallback" => self.close_choice(),
            _ => {}
        }
    }

    fn open_paragraph(&mut self) {
        if self.holders.iter().all(|h| matches!(h, Holder::Cell(_))) {
            self.number += 1;
        }
        if let Some(table) = self.tables.last_mut()
            && table.number == 0
        {
            table.number = self.number;
        }
        self.paragraphs.push(Paragraph::default());
    }

    fn open_run(&mut self) {
        let vanish = self.paragraphs.last().is_some_and(|p| p.vanish);
        self.runs.push(Run { vanish, ..Run::default() });
    }

    fn open_change(&mut self, tag: &Tag) {
        self.changed_by(tag);
        if self.properties > 0 {
            return;
        }
        if matches!(tag.name(), "del" | "moveFrom") {
            self.deleted += 1;
            self.deleter = tag.attr("author");
        } else {
            self.inserted += 1;
        }
    }

    fn changed_by(&mut self, tag: &Tag) {
        if let Some(author) = tag.attr("author").filter(|a| !a.is_empty() && !self.changers.contains(a)) {
            self.changers.push(author);
        }
    }

    fn open_note(&mut self, tag: &Tag) {
        self.flush_aside();
        self.blocks.push(Block::Start {
            author: tag.attr("author"),
            initials: tag.attr("initials"),
            date: tag.attr("date"),
        });
    }

    fn open_choice(&mut self, fallback: bool) {
        let mark = self.paragraphs.last().map(Paragraph::mark).unwrap_or_default();
        if let Some(choice) = self.choices.last_mut() {
            (choice.mark, choice.fallback) = (mark, fallback);
        }
    }

    fn close_choice(&mut self) {
        let (Some(choice), Some(paragraph)) = (self.choices.last_mut(), self.paragraphs.last_mut()) else { return };
        if !choice.fallback {
            let mut kept = Paragraph::default();
            kept.push(Layer::Shown, &paragraph.since(choice.mark));
            choice.inline.push_str(&kept.shown());
            paragraph.push(Layer::Shown, &kept.shown());
            return;
        }
        let text = paragraph.since(choice.mark);
        if choice.inline.trim().is_empty() {
            paragraph.push(Layer::Shown, &text);
        } else if choice.inline != text {
            paragraph.push(Layer::Fallback, &text);
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(field) = self.fields.iter_mut().rev().find(|f| f.coding) {
            field.code.push_str(text);
            return;
        }
        let layer = self.layer();
        let deleter = (layer == Layer::Deleted).then(|| self.deleter.clone()).flatten();
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        paragraph.push(layer, text);
        if let Some(author) = deleter.filter(|a| !paragraph.deleters.contains(a)) {
            paragraph.deleters.push(author);
        }
    }

    fn symbol(&mut self, tag: &Tag) {
        let code = tag.attr("char").and_then(|c| u32::from_str_radix(&c, 16).ok());
        if let Some(c) = code.and_then(char::from_u32).filter(|c| !('\u{f000}'..='\u{f8ff}').contains(c)) {
            self.text(c.encode_utf8(&mut [0; 4]));
        }
    }

    fn field(&mut self, tag: &Tag) {
        match tag.attr("fldCharType").as_deref() {
            Some("begin") => self.fields.push(Field { code: String::new(), coding: true }),
            Some("separate") => self.end_code(),
            Some("end") => {
                self.end_code();
                self.fields.pop();
            }
            _ => {}
        }
    }

    fn end_code(&mut self) {
        let Some(field) = self.fields.last_mut().filter(|f| f.coding) else { return };
        field.coding = false;
        let code = std::mem::take(&mut field.code);
        self.code(&code);
    }

    fn code(&mut self, code: &str) {
        self.note("field code", super::fields::said(code), Some("field code"));
    }

    fn note(&mut self, what: &'static str, text: Option<String>, hidden: Option<&'static str>) {
        let Some(text) = text.filter(|t| !t.trim().is_empty()) else { return };
        let fallback = self.choices.iter().any(|c| c.fallback);
        let said = |block: &Block| matches!(block, Block::Note { text: t, .. } if *t == text);
        if fallback && (self.aside.iter().any(said) || self.blocks.iter().rev().take(50).any(said)) {
            return;
        }
        self.aside.push(Block::Note { number: self.number.max(1), what, text, author: None, hidden });
    }

    /// What a part that broke off, or left a field open, still holds.
    fn finish(&mut self) {
        while self.fields.last().is_some() {
            self.end_code();
            self.fields.pop();
        }
        while !self.paragraphs.is_empty() {
            self.close_paragraph();
        }
        while let Some(holder) = self.holders.pop() {
            let (Holder::Cell(texts) | Holder::Box(texts, _)) = holder;
            self.aside.push(Block::Box { number: self.boxes.max(1), text: texts.join("\n") });
        }
        self.flush_aside();
    }
}
