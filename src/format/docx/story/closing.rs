//! What becomes a block when a paragraph, cell, row or text box ends.

use super::{Block, Holder, Layer, Story};

impl Story<'_> {
    pub(super) fn close_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else { return };
        for (layer, why) in Layer::HIDDEN {
            if let Some(text) = paragraph.hidden(layer) {
                let author =
                    (layer == Layer::Deleted && !paragraph.deleters.is_empty()).then(|| paragraph.deleters.join(", "));
                self.aside.push(Block::Note { number: self.number.max(1), what: why, text, author, hidden: Some(why) });
            }
        }
        let text = paragraph.shown();
        match self.holders.last_mut() {
            Some(Holder::Cell(texts) | Holder::Box(texts, _)) => texts.push(text),
            None if text.trim().is_empty() => {}
            None => self.blocks.push(Block::Paragraph { number: self.number, text, heading: paragraph.heading }),
        }
        if self.holders.is_empty() {
            self.flush_aside();
        }
    }

    pub(super) fn close_cell(&mut self) {
        if let Some(Holder::Cell(texts)) = self.holders.pop()
            && let Some(table) = self.tables.last_mut()
        {
            let texts: Vec<String> = texts.into_iter().filter(|t| !t.trim().is_empty()).collect();
            table.cells.push(texts.join("\n"));
        }
        self.shaded_cell = false;
    }

    pub(super) fn close_row(&mut self) {
        let Some(table) = self.tables.last_mut() else { return };
        let (cells, place, number) = (std::mem::take(&mut table.cells), table.rows, table.number);
        table.rows += 1;
        table.number = 0;
        let row = Block::Row { number: number.max(1), cells, place };
        // A nested table's rows wait for the row around them.
        if self.holders.is_empty() {
            self.blocks.push(row);
            self.flush_aside();
        } else {
            self.aside.push(row);
        }
    }

    pub(super) fn close_box(&mut self) {
        let Some(Holder::Box(texts, number)) = self.holders.pop() else { return };
        let text = texts.into_iter().filter(|t| !t.trim().is_empty()).collect::<Vec<_>>().join("\n");
        if text.is_empty() {
            return;
        }
        if self.choices.iter().any(|c| c.fallback && c.boxes.contains(&text)) {
            return;
        }
        for choice in &mut self.choices {
            choice.boxes.push(text.clone());
        }
        self.aside.push(Block::Box { number, text });
    }

    pub(super) fn flush_aside(&mut self) {
        self.blocks.append(&mut self.aside);
    }
}
