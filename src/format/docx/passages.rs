//! Makes passages of a story's blocks: paragraphs grouped, rows under their column names, notes on their own.

use super::story::Block;
use crate::format::table;
use crate::model::passage::FieldBuilder;
use crate::model::{Locator, Passage, PassageKind};
use std::collections::HashSet;

/// A passage of paragraphs grows to about this many characters.
const GROUP: usize = 1_500;

/// Groups `blocks` of the story `part` (a fixed word). Paragraphs become passages of kind `plain`.
pub fn group(blocks: Vec<Block>, part: &'static str, plain: PassageKind) -> Vec<Passage> {
    let mut grouping = Grouping {
        part,
        plain,
        out: Vec::new(),
        open: None,
        columns: Vec::new(),
        form: false,
        pairs: None,
        note: None,
        notes: 0,
    };
    let forms = forms(&blocks);
    for (n, block) in blocks.into_iter().enumerate() {
        grouping.form = forms.contains(&n);
        grouping.block(block);
    }
    grouping.flush();
    grouping.out
}

/// Which blocks begin a table that is a form, by its rows as far as they follow each other.
fn forms(blocks: &[Block]) -> HashSet<usize> {
    let table = |n: usize| {
        let below = blocks[n + 1..].iter().map_while(|b| cells(b, false));
        cells(&blocks[n], true).map(|head| std::iter::once(head).chain(below).collect::<Vec<_>>())
    };
    (0..blocks.len()).filter(|n| table(*n).is_some_and(|rows| table::is_form(&rows))).collect()
}

/// The cells of a table's first row, or of one below it.
fn cells(block: &Block, first: bool) -> Option<&[String]> {
    match block {
        Block::Row { cells, place, .. } if (*place == 0) == first => Some(cells),
        _ => None,
    }
}

/// What is told once, however often the document holds it: reasons for which a passage is hidden.
const ONCE: [&str; 4] = ["field code", "link target", "link tip", "bookmark"];

/// Leaves out what was told before, and links that the text shows anyway.
pub fn once(passages: &mut Vec<Passage>) {
    let shown: String =
        passages.iter().filter(|p| p.hidden.is_none()).map(|p| format!("{}\n", p.text.expose())).collect();
    let (mut told, mut looked) = (HashSet::new(), 0);
    passages.retain(|passage| {
        let Some(why) = passage.hidden.as_deref().filter(|w| ONCE.contains(w)) else { return true };
        let text = passage.text.expose();
        let bare = text.trim_start_matches("mailto:").trim_end_matches('/');
        looked += 1;
        let fresh = told.insert((why.to_owned(), text.to_owned()));
        fresh && (looked > MANY || bare.is_empty() || !shown.contains(bare))
    });
}

/// Beyond this number links are told without looking whether the text shows them.
const MANY: usize = 2_000;

struct Grouping {
    part: &'static str,
    plain: PassageKind,
    out: Vec<Passage>,
    open: Option<(u32, String)>,
    columns: Vec<String>,
    /// True where the block begins a form.
    form: bool,
    /// A table of labels and values that is open, with the number of its first row.
    pairs: Option<(u32, FieldBuilder)>,
    note: Option<FieldBuilder>,
    notes: u32,
}

impl Grouping {
    fn at(&self, part: &str, number: u32) -> Locator {
        Locator::Paragraph { part: part.to_owned(), number }
    }

    fn block(&mut self, block: Block) {
        match block {
            Block::Paragraph { number, text, heading: true } if self.plain == PassageKind::Body => {
                self.flush();
                self.out.push(Passage::new(self.at(self.part, number), PassageKind::Heading, text));
            }
            Block::Paragraph { number, text, .. } => self.paragraph(number, text),
            Block::Row { number, cells, place } => self.row(number, &cells, place),
            Block::Box { number, text } => {
                self.flush();
                self.out.push(Passage::new(self.at("text box", number), PassageKind::Body, text));
            }
            Block::Note { number, what, text, author, hidden } => self.aside(number, what, text, author, hidden),
            Block::Start { author, initials, date } => {
                self.flush();
                self.notes += 1;
                let mut fields = FieldBuilder::default();
                for (name, value) in [("Author", author), ("Initials", initials), ("Date", date)] {
                    if let Some(value) = value.filter(|v| !v.trim().is_empty()) {
                        fields.line(name, &value);
                    }
                }
                self.note = Some(fields);
            }
        }
    }

    fn paragraph(&mut self, number: u32, text: String) {
        if self.pairs.is_some() {
            self.flush();
        }
        match &mut self.open {
            Some((_, group)) if self.note.is_some() || group.chars().count() + text.chars().count() < GROUP => {
                group.push('\n');
                group.push_str(&text);
            }
            open => {
                // A note's head waits for its first paragraph.
                if open.is_some() {
                    self.flush();
                }
                self.open = Some((number, text));
            }
        }
    }

    fn row(&mut self, number: u32, cells: &[String], place: u32) {
        let texts: Vec<&str> = cells.iter().map(String::as_str).collect();
        let goes_on = place > 0 && self.pairs.is_some() && texts.len() > 1 && texts.len().is_multiple_of(2);
        if !goes_on && (self.note.is_none() || self.open.is_some()) {
            self.flush();
        }
        if self.note.is_none() && (goes_on || place == 0 && (self.form || table::begins_form(&texts))) {
            self.columns.clear();
            let (_, form) = self.pairs.get_or_insert_with(|| (number, FieldBuilder::default()));
            let told = texts.chunks_exact(2).filter(|pair| pair.iter().any(|cell| !cell.trim().is_empty()));
            return told.for_each(|pair| form.line(pair[0].trim().trim_end_matches(':'), pair[1]));
        }
        let names = place == 0 && table::names_columns(&texts);
        if place == 0 {
            self.columns = if names { cells.iter().map(|c| c.replace('\n', " ")).collect() } else { Vec::new() };
        }
        let kind = if names { PassageKind::ColumnNames } else { PassageKind::Row };
        let cells: Vec<(u32, &str)> = (0..).zip(texts).collect();
        let passage = table::row(&cells, &self.columns, self.at(self.part, number), kind);
        if !passage.text.is_blank() {
            self.out.push(passage);
        }
    }

    fn aside(&mut self, number: u32, what: &str, text: String, author: Option<String>, hidden: Option<&str>) {
        self.flush();
        let locator = self.at(what, number);
        let mut passage = match author {
            None => Passage::new(locator, PassageKind::Note, text),
            Some(author) => {
                let mut fields = FieldBuilder::default();
                fields.line("Author", &author);
                fields.line("Deleted", &text);
                fields.finish(locator, PassageKind::Note)
            }
        };
        passage.hidden = hidden.map(str::to_owned);
        self.out.push(passage);
    }

    fn flush(&mut self) {
        let open = self.open.take();
        if let Some((number, form)) = self.pairs.take() {
            self.out.push(form.finish(self.at(self.part, number), self.plain));
        }
        if let Some(mut fields) = self.note.take() {
            let author = !fields.is_empty();
            match open {
                Some((_, text)) if author => fields.line("Text", &text),
                Some((_, text)) => {
                    self.out.push(Passage::new(self.at(self.part, self.notes), PassageKind::Note, text));
                    return;
                }
                None => {}
            }
            if author {
                self.out.push(fields.finish(self.at(self.part, self.notes), PassageKind::Note));
            }
        } else if let Some((number, text)) = open {
            self.out.push(Passage::new(self.at(self.part, number), self.plain, text));
        }
    }
}
