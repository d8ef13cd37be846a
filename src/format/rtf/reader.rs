//! Reads RTF (specification 1.9.1) by its control words alone: text with its code pages, notes, properties, and the HTML
//! that Outlook wraps into RTF ([MS-OXRTFEX]). Nothing is laid out.

use super::words::{self, Destination, FileKind};
use crate::format::charset;
use std::collections::HashMap;

/// What a text beside the body is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// Seen by a reader: footnote, header, footer.
    Note,
    /// Seen in the source or after a command only; why.
    Hidden(&'static str),
    /// Document property; its name.
    Property(&'static str),
}

/// The text of an RTF document.
#[derive(Default)]
pub struct Rtf {
    /// Running text, one line a paragraph, tabs between cells; or markup where `is_html`.
    pub body: String,
    /// True where the body is HTML wrapped into RTF.
    pub is_html: bool,
    /// Notes and properties, in order.
    pub beside: Vec<(Beside, String)>,
    /// Pictures and objects, in order.
    pub files: Vec<(FileKind, Vec<u8>)>,
}

/// Groups within one another; beyond, groups share the state of the last.
const MAX_DEPTH: usize = 4000;

#[derive(Clone)]
struct State {
    destination: Destination,
    note: usize,
    font: i32,
    skip_after_unicode: usize,
    hidden: bool,
    deleted: bool,
    html_off: bool,
    fresh: bool,
    starred: bool,
}

/// Reads the text of `bytes`; what is no RTF is read as far as it goes.
pub fn read(bytes: &[u8]) -> Rtf {
    let mut reader = Reader::new(bytes);
    while reader.at < bytes.len() {
        reader.step();
    }
    reader.flush();
    reader.rtf.beside.retain(|(_, text)| text.chars().any(char::is_alphanumeric));
    reader.rtf
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    state: State,
    stack: Vec<State>,
    beyond: usize,
    rtf: Rtf,
    pending: Vec<u8>,
    to_skip: usize,
    surrogate: Option<u16>,
    code_page: u32,
    /// The high half of a byte of a file.
    nibble: Option<u8>,
    fonts: HashMap<i32, u32>,
}

impl<'a> Reader<'a> {
    fn new(bytes: &'a [u8]) -> Reader<'a> {
        let state = State {
            destination: Destination::Body,
            note: 0,
            font: -1,
            skip_after_unicode: 1,
            hidden: false,
            deleted: false,
            html_off: false,
            fresh: true,
            starred: false,
        };
        Reader {
            bytes,
            at: 0,
            state,
            stack: Vec::new(),
            beyond: 0,
            rtf: Rtf::default(),
            pending: Vec::new(),
            to_skip: 0,
            surrogate: None,
            code_page: 1252,
            nibble: None,
            fonts: HashMap::new(),
        }
    }

    fn step(&mut self) {
        let byte = self.bytes[self.at];
        self.at += 1;
        match byte {
            b'{' => self.open(),
            b'}' => self.close(),
            b'\\' => self.control(),
            b'\r' | b'\n' | 0 => {}
            _ => self.byte(byte),
        }
    }

    fn open(&mut self) {
        self.flush();
        self.to_skip = 0;
        if self.stack.len() < MAX_DEPTH {
            self.stack.push(self.state.clone());
        } else {
            self.beyond += 1;
        }
        self.state.fresh = true;
        self.state.starred = false;
    }

    fn close(&mut self) {
        self.flush();
        self.to_skip = 0;
        if self.beyond > 0 {
            self.beyond -= 1;
        } else if let Some(state) = self.stack.pop() {
            self.state = state;
        }
        self.state.fresh = false;
    }

    /// A byte of text in the current font's code page.
    fn byte(&mut self, byte: u8) {
        if self.to_skip > 0 {
            self.to_skip -= 1;
            return;
        }
        self.state.fresh = false;
        match self.state.destination {
            Destination::Skip => {}
            Destination::File(_) => self.digit(byte),
            _ => self.pending.push(byte),
        }
    }

    /// A hexadecimal digit of a file.
    fn digit(&mut self, byte: u8) {
        let Some(value) = (byte as char).to_digit(16) else { return };
        match (self.nibble.take(), self.rtf.files.last_mut()) {
            (Some(high), Some((_, bytes))) => bytes.push(high << 4 | value as u8),
            _ => self.nibble = Some(value as u8),
        }
    }

    fn control(&mut self) {
        let Some(&byte) = self.bytes.get(self.at) else { return };
        if byte.is_ascii_alphabetic() {
            let (word, number) = self.word();
            return self.apply(word, number);
        }
        self.at += 1;
        match byte {
            b'\'' => self.hex(),
            b'*' => self.state.starred = true,
            b'~' => self.text("\u{a0}"),
            b'_' => self.text("-"),
            b'-' | b'|' | b':' => {}
            b'\r' | b'\n' => self.text("\n"),
            b'\t' => self.text("\t"),
            _ => self.byte(byte),
        }
    }

    fn word(&mut self) -> (&'a str, Option<i32>) {
        let start = self.at;
        let letters = self.bytes[start..].iter().take(40).take_while(|b| b.is_ascii_alphabetic()).count();
        let mut end = start + letters;
        let word = std::str::from_utf8(&self.bytes[start..end]).unwrap_or("");
        let sign = usize::from(self.bytes.get(end) == Some(&b'-'));
        let digits = self.bytes[end + sign..].iter().take(10).take_while(|b| b.is_ascii_digit()).count();
        let mut number = None;
        if digits > 0 {
            let text = std::str::from_utf8(&self.bytes[end..end + sign + digits]).unwrap_or("");
            number = text.parse().ok();
            end += sign + digits;
        }
        self.at = end + usize::from(self.bytes.get(end) == Some(&b' '));
        (word, number)
    }

    fn hex(&mut self) {
        let digit = |n: usize| self.bytes.get(self.at + n).and_then(|b| (*b as char).to_digit(16));
        if let (Some(high), Some(low)) = (digit(0), digit(1)) {
            self.at += 2;
            self.byte((high << 4 | low) as u8);
        }
    }

    fn apply(&mut self, word: &str, number: Option<i32>) {
        if word == "bin" {
            let from = self.at;
            self.at = self.at.saturating_add(usize::try_from(number.unwrap_or(0)).unwrap_or(0)).min(self.bytes.len());
            if let (Destination::File(_), Some((_, bytes))) = (self.state.destination, self.rtf.files.last_mut()) {
                bytes.extend(&self.bytes[from..self.at]);
            }
            return;
        }
        if self.to_skip > 0 && words::text_of(word).is_some() {
            self.to_skip -= 1;
            return;
        }
        if std::mem::take(&mut self.state.fresh) && self.destination(word) {
            return;
        }
        match word {
            "u" => self.unicode(number.unwrap_or(0)),
            "uc" => self.state.skip_after_unicode = usize::try_from(number.unwrap_or(1)).unwrap_or(1).min(16),
            "ansicpg" => self.code_page = number.and_then(|n| u32::try_from(n).ok()).filter(|n| *n > 0).unwrap_or(1252),
            "mac" => self.code_page = 10000,
            "pc" => self.code_page = 437,
            "pca" => self.code_page = 850,
            "f" => self.set(|s| s.font = number.unwrap_or(0)),
            "fcharset" => self.font_charset(number.unwrap_or(0)),
            "cpg" => {
                self.fonts.insert(self.state.font, number.and_then(|n| u32::try_from(n).ok()).unwrap_or(1252));
            }
            "v" => self.set(|s| s.hidden = number != Some(0)),
            "deleted" => self.set(|s| s.deleted = number != Some(0)),
            "plain" => self.set(|s| (s.hidden, s.deleted) = (false, false)),
            "fromhtml" => self.rtf.is_html = true,
            "htmlrtf" => self.set(|s| s.html_off = number != Some(0)),
            _ => {
                if let Some(text) = words::text_of(word) {
                    self.text(text);
                }
            }
        }
    }

    fn set(&mut self, change: impl FnOnce(&mut State)) {
        self.flush();
        change(&mut self.state);
    }

    /// Takes `word` as the destination of the group it opens; true where it is one.
    fn destination(&mut self, word: &str) -> bool {
        if self.state.destination == Destination::Skip {
            return false;
        }
        let starred = std::mem::take(&mut self.state.starred);
        let Some(destination) = words::destination(word).or(starred.then_some(Destination::Skip)) else { return false };
        if let Destination::File(kind) = destination {
            self.rtf.files.push((kind, Vec::new()));
            self.nibble = None;
        }
        if let Destination::Beside(what) = destination {
            self.rtf.beside.push((what, String::new()));
            self.state.note = self.rtf.beside.len() - 1;
        }
        // Shapes and results of fields hold text of the place they stand in.
        if destination != Destination::Inherit {
            self.state.destination = destination;
        }
        true
    }

    fn font_charset(&mut self, charset: i32) {
        if self.state.destination == Destination::Fonts
            && let Some(page) = words::code_page_of_charset(charset)
        {
            self.fonts.insert(self.state.font, page);
        }
    }

    fn unicode(&mut self, number: i32) {
        self.flush();
        let unit = (number & 0xffff) as u16;
        let decoded = match self.surrogate.take() {
            Some(high) => String::from_utf16_lossy(&[high, unit]),
            None if (0xd800..0xdc00).contains(&unit) => {
                self.surrogate = Some(unit);
                String::new()
            }
            None => String::from_utf16_lossy(&[unit]),
        };
        self.text(&decoded);
        self.to_skip = self.state.skip_after_unicode;
    }

    /// Decodes the bytes in hand.
    fn flush(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.pending);
        let page = self.fonts.get(&self.state.font).copied().unwrap_or(self.code_page);
        let page = if self.state.destination == Destination::HtmlTag { self.code_page } else { page };
        let text = charset::decode_code_page(&bytes, page);
        self.put(&text);
    }

    fn text(&mut self, text: &str) {
        self.flush();
        self.put(text);
    }

    fn put(&mut self, text: &str) {
        match self.state.destination {
            Destination::Beside(_) => {
                if let Some((_, note)) = self.rtf.beside.get_mut(self.state.note) {
                    note.push_str(text);
                }
            }
            Destination::HtmlTag => self.rtf.body.push_str(text),
            Destination::Body if self.rtf.is_html && self.state.html_off => {}
            Destination::Body if self.state.deleted => self.put_hidden("deleted text", text),
            Destination::Body if self.state.hidden && !self.rtf.is_html => self.put_hidden("hidden text", text),
            Destination::Body => self.rtf.body.push_str(text),
            Destination::Skip | Destination::Fonts | Destination::Inherit | Destination::File(_) => {}
        }
    }

    fn put_hidden(&mut self, why: &'static str, text: &str) {
        match self.rtf.beside.last_mut() {
            Some((Beside::Hidden(last), note)) if *last == why => note.push_str(text),
            _ => self.rtf.beside.push((Beside::Hidden(why), text.to_owned())),
        }
    }
}
