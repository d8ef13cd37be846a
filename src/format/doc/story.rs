//! The walk through one story's characters: paragraphs, rows of tables, fields ([MS-DOC] 2.4.1, 2.8.25).

use super::Glyph;
use crate::format::docx::fields;
use crate::format::docx::paragraph::{Layer, Paragraph};
use crate::format::docx::story::Block;

/// The walk through one story's characters (2.4.1: special characters).
#[derive(Default)]
pub struct Story {
    /// What was found, in reading order.
    pub blocks: Vec<Block>,
    paragraph: Paragraph,
    cells: Vec<String>,
    cell: Vec<String>,
    rows: u32,
    number: u32,
    /// Codes of the fields open; none where the result is being read.
    fields: Vec<Option<String>>,
    aside: Vec<Block>,
}

impl Story {
    /// Takes the next character.
    pub fn glyph(&mut self, (c, layer): Glyph) {
        match c {
            '\u{13}' => self.fields.push(Some(String::new())),
            '\u{14}' => self.code(),
            '\u{15}' => {
                self.code();
                self.fields.pop();
            }
            '\r' | '\u{c}' | '\u{e}' => self.paragraph(),
            '\u{7}' => self.cell(),
            '\u{b}' => self.push("\n", layer),
            '\u{1e}' => self.push("-", layer),
            '\u{0}'..='\u{8}' | '\u{1f}' | '\u{feff}' | '\u{fffc}' => {}
            c => self.push(c.encode_utf8(&mut [0; 4]), layer),
        }
    }

    fn push(&mut self, text: &str, layer: Layer) {
        match self.fields.iter_mut().rev().flatten().next() {
            Some(code) => code.push_str(text),
            None => self.paragraph.push(layer, text),
        }
    }

    fn code(&mut self) {
        let Some(code) = self.fields.last_mut().and_then(Option::take) else { return };
        if let Some(said) = fields::said(&code) {
            self.note("field code", said);
        }
    }

    fn note(&mut self, what: &'static str, text: String) {
        self.aside.push(Block::Note { number: self.number.max(1), what, text, author: None, hidden: Some(what) });
    }

    fn take(&mut self) -> String {
        let paragraph = std::mem::take(&mut self.paragraph);
        self.number += 1;
        for (layer, why) in Layer::HIDDEN {
            if let Some(text) = paragraph.hidden(layer) {
                self.note(why, text);
            }
        }
        paragraph.shown()
    }

    fn paragraph(&mut self) {
        let text = self.take();
        if text.trim().is_empty() {
            self.blocks.append(&mut self.aside);
            return;
        }
        // Within a row this is a paragraph of a cell; a row that never ends is told by the end of the story.
        self.cell.push(text);
        if self.cells.is_empty() {
            self.paragraphs();
        }
    }

    /// Paragraphs that turned out to stand outside a table.
    fn paragraphs(&mut self) {
        for text in std::mem::take(&mut self.cell) {
            self.rows = 0;
            self.blocks.push(Block::Paragraph { number: self.number, text, heading: false });
        }
        self.blocks.append(&mut self.aside);
    }

    fn cell(&mut self) {
        let text = self.take();
        let lone = text.trim().is_empty() && self.cell.is_empty();
        if lone && !self.cells.is_empty() {
            let cells = std::mem::take(&mut self.cells);
            self.blocks.push(Block::Row { number: self.number, cells, place: self.rows });
            self.rows += 1;
            self.blocks.append(&mut self.aside);
            return;
        }
        let mut texts = std::mem::take(&mut self.cell);
        texts.push(text);
        self.cells.push(texts.join("\n").trim().to_owned());
    }

    /// Closes what the text left open.
    pub fn end(&mut self) {
        while !self.fields.is_empty() {
            self.code();
            self.fields.pop();
        }
        let text = self.take();
        if !text.trim().is_empty() {
            self.cell.push(text);
        }
        if !self.cells.is_empty() {
            let cells = std::mem::take(&mut self.cells);
            self.blocks.push(Block::Row { number: self.number, cells, place: self.rows });
        }
        self.paragraphs();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<Block> {
        let mut story = Story::default();
        text.chars().for_each(|c| story.glyph((c, Layer::Shown)));
        story.end();
        story.blocks
    }

    #[test]
    fn rows_fields_and_paragraphs_are_told_apart() {
        let blocks = told(
            "One\rName\u{7}Age\u{7}\u{7}Jane\u{7}7\u{7}\u{7}See \u{13}HYPERLINK \"mailto:j@x.org\"\u{14}her\u{15}.\r",
        );
        let said: Vec<String> = blocks
            .iter()
            .map(|b| match b {
                Block::Paragraph { text, .. } => text.clone(),
                Block::Row { cells, .. } => cells.join("|"),
                Block::Note { text, .. } => format!("({text})"),
                _ => String::new(),
            })
            .collect();
        assert_eq!(said, ["One", "Name|Age", "Jane|7", "See her.", "(mailto:j@x.org)"]);
    }
}
