//! Markup to blocks of text in reading order, in one pass without a tree: what a reader sees, and beside it what only the
//! source shows (comments, hidden elements, link targets, alternative text). Tokens come from html5ever, so every input is legal.

mod elements;

use super::style::{self, HiddenNames};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use std::borrow::Cow;
use std::cell::RefCell;

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Running text.
    Text,
    /// `h1` … `h6`.
    Heading,
    /// A row of a table: cells joined by tabs, also in `cells`.
    Row,
    /// A row of header cells.
    ColumnNames,
    /// The document's title.
    Title,
    /// Seen in the source only; why.
    Hidden(&'static str),
}

/// A block of text.
#[derive(Clone, Debug)]
pub struct Block {
    /// What it is.
    pub kind: Kind,
    /// Its text; lines within by `\n`.
    pub text: String,
    /// Cells of a row.
    pub cells: Vec<String>,
    /// Number of the table, from 1, and of the row in it; 0 outside.
    pub place: (u32, u32),
    /// Last line of the source it stands on, from 1.
    pub line: u32,
}

/// Renders markup. `mark_quotes` puts `> ` before lines within `blockquote`, as mailers do in plain text.
pub fn render(markup: &str, mark_quotes: bool) -> Vec<Block> {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(markup));
    let sink = Sink(RefCell::new(Page { mark_quotes, ..Page::default() }));
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    // The tokenizer pauses after each script and at declarations of a charset; both are of no concern here.
    while !matches!(tokenizer.feed(&input), html5ever::TokenizerResult::Done) {}
    tokenizer.end();
    tokenizer.sink.0.into_inner().finish()
}

struct Sink(RefCell<Page>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let mut page = self.0.borrow_mut();
        page.line = line as u32;
        match token {
            Token::CharacterTokens(text) => page.characters(&text),
            Token::CommentToken(text) => page.comment(&text),
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                page.open(&tag);
                return raw_kind(&tag.name).map_or(TokenSinkResult::Continue, TokenSinkResult::RawData);
            }
            Token::TagToken(tag) => page.close(&tag.name),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

fn raw_kind(name: &str) -> Option<RawKind> {
    match name {
        "title" | "textarea" => Some(RawKind::Rcdata),
        "style" | "xmp" | "iframe" | "noembed" | "noframes" => Some(RawKind::Rawtext),
        "script" => Some(RawKind::ScriptData),
        _ => None,
    }
}

/// A table row being read.
#[derive(Default)]
struct Row {
    cells: Vec<String>,
    header_cells: usize,
}

#[derive(Default)]
struct Page {
    mark_quotes: bool,
    blocks: Vec<Block>,
    line: u32,
    text: String,
    space: bool,
    heading: bool,
    preformatted: u32,
    quotes: u32,
    raw: Option<String>,
    raw_text: String,
    hidden: Option<Hidden>,
    names: HiddenNames,
    row: Option<Row>,
    in_cell: bool,
    tables: u32,
    row_number: u32,
    link: Option<(String, usize)>,
}

/// An element that is not shown, until its end tag.
struct Hidden {
    name: String,
    nested: u32,
    why: &'static str,
    text: String,
}

impl Page {
    /// Closes whatever the source left open.
    fn finish(mut self) -> Vec<Block> {
        self.unhide();
        if self.raw.is_some() {
            self.raw_ended();
        }
        self.link_ended();
        self.cell_ended();
        self.flush();
        self.blocks
    }

    fn characters(&mut self, text: &str) {
        if self.raw.is_some() {
            self.raw_text.push_str(text);
        } else if self.preformatted > 0 && self.hidden.is_none() {
            self.push_lines(text);
        } else {
            self.push_collapsed(text);
        }
    }

    fn push_lines(&mut self, text: &str) {
        for (n, line) in text.split('\n').enumerate() {
            if n > 0 {
                self.line_break();
            }
            self.mark();
            self.text.push_str(line.trim_end_matches('\r'));
        }
    }

    /// Runs of white space become one space, none at the start of a line.
    fn push_collapsed(&mut self, text: &str) {
        if let Some(hidden) = &mut self.hidden {
            hidden.text.push_str(text);
            return;
        }
        let mut words = text.split(|c: char| c.is_ascii_whitespace());
        let Some(first) = words.next() else { return };
        self.word(first);
        for word in words {
            self.space = true;
            self.word(word);
        }
    }

    fn word(&mut self, word: &str) {
        if word.is_empty() {
            return;
        }
        if self.text.is_empty() || self.text.ends_with('\n') {
            self.mark();
        } else if self.space {
            self.text.push(' ');
        }
        self.space = false;
        self.text.push_str(word);
    }

    fn mark(&mut self) {
        if self.mark_quotes && self.quotes > 0 && (self.text.is_empty() || self.text.ends_with('\n')) {
            self.text.push_str("> ");
        }
    }

    fn line_break(&mut self) {
        self.space = false;
        if let Some(hidden) = &mut self.hidden {
            hidden.text.push('\n');
        } else {
            self.text.push('\n');
        }
    }

    /// Ends the block in hand. Within a table cell blocks run on.
    fn flush(&mut self) {
        if self.in_cell {
            self.space = true;
            return;
        }
        self.row_ended();
        let kind = if self.heading { Kind::Heading } else { Kind::Text };
        let text = std::mem::take(&mut self.text);
        self.space = false;
        if let Some((_, start)) = &mut self.link {
            *start = 0;
        }
        self.push(kind, text);
    }

    fn push(&mut self, kind: Kind, text: String) {
        let kept = text.trim_matches('\n').trim_end();
        if kept.trim().is_empty() {
            return;
        }
        let text = if kept.len() == text.len() { text } else { kept.to_owned() };
        self.blocks.push(Block { kind, text, cells: Vec::new(), place: (0, 0), line: self.line });
    }

    fn note(&mut self, why: &'static str, text: &str) {
        let text = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        if text.chars().any(char::is_alphanumeric) {
            self.push(Kind::Hidden(why), text);
        }
    }

    /// Conditional comments hold settings of Office (left out, but for its document properties) or markup for old programs.
    fn comment(&mut self, text: &str) {
        let conditional =
            text.trim_start().starts_with("[if") || text.trim() == "<![endif]" || text.trim() == "[endif]";
        if !conditional {
            let text = if text.contains('<') { Cow::Owned(style::without_tags(text)) } else { Cow::Borrowed(text) };
            return self.note("comment", &text);
        }
        let properties = style::between(text, "<o:DocumentProperties>", "</o:DocumentProperties>").unwrap_or("");
        self.note("document properties", &style::without_tags(properties));
        let text = text.split_once("]>").map_or("", |(_, inner)| inner).replace("<![endif]", "");
        let text = style::without_element(&style::without_element(&text, "xml"), "style");
        self.note("comment", &style::without_tags(&text));
    }

    fn unhide(&mut self) {
        if let Some(hidden) = self.hidden.take() {
            self.note(hidden.why, &hidden.text);
        }
    }

    fn raw_ended(&mut self) {
        let text = std::mem::take(&mut self.raw_text);
        match self.raw.take().as_deref() {
            Some("title") => self.push(Kind::Title, text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")),
            Some("style") => self.names.learn(&text),
            Some("script") | None => {}
            Some("textarea" | "xmp") => self.push_lines(&text),
            Some(_) => self.note("fallback text", &style::without_tags(&text)),
        }
    }

    fn cell_ended(&mut self) {
        if !self.in_cell {
            return;
        }
        self.in_cell = false;
        let text = std::mem::take(&mut self.text);
        self.space = false;
        if let Some(row) = &mut self.row {
            row.cells.push(text.trim().replace('\t', " "));
        }
    }

    /// A row of at least two short cells is a row; anything else is layout and its cells are text.
    fn row_ended(&mut self) {
        let Some(row) = self.row.take() else { return };
        let filled = row.cells.iter().filter(|c| !c.is_empty()).count();
        if filled < 2 || row.cells.iter().any(|c| c.len() > 600) {
            row.cells.into_iter().for_each(|c| self.push(Kind::Text, c));
            return;
        }
        let kind = if row.header_cells == row.cells.len() { Kind::ColumnNames } else { Kind::Row };
        let (text, place) = (row.cells.join("\t"), (self.tables.max(1), self.row_number));
        self.blocks.push(Block { kind, text, cells: row.cells, place, line: self.line });
    }

    fn link_ended(&mut self) {
        let Some((target, start)) = self.link.take() else { return };
        let seen = self.text.get(start..).unwrap_or("").trim().to_ascii_lowercase();
        let plain = target.strip_prefix("mailto:").or_else(|| target.strip_prefix("tel:")).unwrap_or(&target);
        let bare = plain.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/');
        if !seen.contains(&bare.to_ascii_lowercase()) {
            self.note("link target", &style::percent_decoded(plain));
        }
    }
}
