//! Markup to blocks of text in reading order, in one pass without a tree: what a reader sees, and beside it what only the
//! source shows (comments, hidden elements, link targets, alternative text). Tokens come from html5ever, so every input is legal.

use super::style::{self, HiddenNames};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
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

    fn comment(&mut self, text: &str) {
        let text = if text.contains('<') { style::without_tags(text) } else { text.to_owned() };
        let conditional = text.trim_start().starts_with("[if") || text.trim() == "[endif]";
        let text =
            if conditional { text.split_once("]>").map_or("", |(_, t)| t).replace("<![endif]", "") } else { text };
        self.note("comment", &text);
    }

    fn open(&mut self, tag: &Tag) {
        let name: &str = &tag.name;
        if let Some(hidden) = &mut self.hidden {
            let implied = hidden.name == "p" && is_block(name);
            if !implied {
                hidden.nested += u32::from(name == hidden.name);
                hidden.text.push_str(if is_block(name) || name == "br" { "\n" } else { "" });
                self.attributes(tag);
                return;
            }
            self.unhide();
        }
        if raw_kind(name).is_some() {
            self.raw = Some(name.to_owned());
            return;
        }
        self.attributes(tag);
        if let Some(why) = style::hidden_by(tag, &self.names).filter(|_| !is_void(name) && !tag.self_closing) {
            self.space = true;
            self.hidden = Some(Hidden { name: name.to_owned(), nested: 0, why, text: String::new() });
            return;
        }
        self.structure(name);
    }

    fn structure(&mut self, name: &str) {
        match name {
            "br" if self.in_cell => self.space = true,
            "br" => self.line_break(),
            "table" => {
                self.in_cell = false;
                self.flush();
                self.tables += 1;
                self.row_number = 0;
            }
            "tr" => {
                self.cell_ended();
                self.in_cell = false;
                self.flush();
                self.row_number += 1;
                self.row = Some(Row::default());
            }
            "td" | "th" => {
                self.cell_ended();
                if let Some(row) = &mut self.row {
                    row.header_cells += usize::from(name == "th");
                    self.in_cell = true;
                    let between = std::mem::take(&mut self.text);
                    self.space = false;
                    self.push(Kind::Text, between);
                } else {
                    self.flush();
                }
            }
            "pre" | "listing" => {
                self.flush();
                self.preformatted += 1;
            }
            "blockquote" => {
                self.flush();
                self.quotes += 1;
            }
            "img" | "input" => self.space = true,
            _ if is_block(name) => {
                self.flush();
                self.heading = is_heading(name);
                if name == "li" {
                    self.word("•");
                    self.space = true;
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        if self.raw.as_deref() == Some(name) {
            self.raw_ended();
            return;
        }
        if let Some(hidden) = &mut self.hidden {
            match (hidden.name == name, hidden.nested) {
                (true, 0) => self.unhide(),
                (true, _) => hidden.nested -= 1,
                _ if is_block(name) => hidden.text.push('\n'),
                _ => {}
            }
            return;
        }
        match name {
            "a" => self.link_ended(),
            "td" | "th" => self.cell_ended(),
            "tr" | "table" => {
                self.cell_ended();
                self.in_cell = false;
                self.flush();
            }
            "pre" | "listing" => {
                self.flush();
                self.preformatted = self.preformatted.saturating_sub(1);
            }
            "blockquote" => {
                self.flush();
                self.quotes = self.quotes.saturating_sub(1);
            }
            _ if is_block(name) => {
                self.flush();
                self.heading = false;
            }
            _ => {}
        }
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

    fn attributes(&mut self, tag: &Tag) {
        let get = |name: &str| tag.attrs.iter().find(|a| &*a.name.local == name).map(|a| a.value.trim().to_owned());
        for name in ["alt", "title", "placeholder", "summary", "aria-label"] {
            if let Some(value) = get(name) {
                self.note("alternative text", &value);
            }
        }
        match &*tag.name {
            "a" | "area" => {
                let target = get("href").filter(|t| style::is_telling(t));
                self.link = target.map(|t| (t, self.text.len()));
                if &*tag.name == "area" {
                    self.link_ended();
                }
            }
            "input" | "option" | "button" if get("type").as_deref() != Some("hidden") => {
                if let Some(value) = get("value") {
                    self.note("form value", &value);
                }
            }
            "input" => self.note("hidden field", &get("value").unwrap_or_default()),
            "meta" => {
                let known = get("name").or_else(|| get("property")).is_some_and(|n| style::is_prose(&n));
                if let Some(content) = get("content").filter(|_| known) {
                    self.note("metadata", &content);
                }
            }
            _ => {}
        }
    }
}

fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "source"
            | "track"
            | "wbr"
            | "param"
    )
}

fn is_block(name: &str) -> bool {
    is_heading(name)
        || matches!(
            name,
            "p" | "div"
                | "li"
                | "ul"
                | "ol"
                | "dl"
                | "dt"
                | "dd"
                | "section"
                | "article"
                | "header"
                | "footer"
                | "main"
                | "nav"
                | "aside"
                | "address"
                | "figure"
                | "figcaption"
                | "form"
                | "fieldset"
                | "legend"
                | "hr"
                | "center"
                | "body"
                | "html"
                | "head"
                | "table"
                | "tr"
                | "caption"
                | "thead"
                | "tbody"
                | "tfoot"
                | "blockquote"
                | "pre"
                | "details"
                | "summary"
                | "option"
                | "select"
                | "title"
                | "dir"
                | "menu"
        )
}
