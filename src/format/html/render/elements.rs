//! What each element does to the page: where blocks, rows and hidden stretches begin and end; what its attributes say.

use super::{Hidden, Kind, Page, Row, raw_kind};
use crate::format::html::style;
use html5ever::tokenizer::Tag;

impl Page {
    pub(super) fn open(&mut self, tag: &Tag) {
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

    pub(super) fn close(&mut self, name: &str) {
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

    fn attributes(&mut self, tag: &Tag) {
        let get = |name: &str| tag.attrs.iter().find(|a| &*a.name.local == name).map(|a| a.value.trim().to_owned());
        for name in ["alt", "title", "placeholder", "summary", "aria-label"] {
            if let Some(value) = get(name) {
                self.note("alternative text", &value);
            }
        }
        for data in tag.attrs.iter().filter(|a| style::says_something(&a.name.local, &a.value)) {
            self.note("data of an element", data.value.trim());
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
