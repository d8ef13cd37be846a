//! The text of a message: plain and HTML parts to passages, and what an HTML alternative says beyond the plain text.

use super::part::Part;
use super::quoted;
use crate::format::charset;
use crate::format::html::{self, render};
use crate::format::pgp;
use crate::model::{Exception, ExceptionKind, Extraction, Locator, Passage, PassageKind, fold};
use std::collections::HashMap;

/// Text of a plain part that holds `bytes`: decoded, line ends as `\n`, soft line breaks of `format=flowed` (RFC 3676) joined.
pub fn plain_text(part: &Part, bytes: &[u8]) -> String {
    let text = match part.parameters.get("charset") {
        Some(label) => charset::decode_as(bytes, &label),
        None => charset::decode(bytes),
    };
    let text = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.into_owned() };
    let flowed = part.parameters.get("format").is_some_and(|f| f.eq_ignore_ascii_case("flowed"));
    if !flowed {
        return text;
    }
    unflowed(&text, part.parameters.get("delsp").is_some_and(|d| d.eq_ignore_ascii_case("yes")))
}

fn unflowed(text: &str, delete_space: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut soft_depth: Option<usize> = None; // quote depth of a line that ends in a soft break
    for line in text.lines() {
        let depth = line.bytes().take_while(|b| *b == b'>').count();
        let content = &line[depth..];
        let content = content.strip_prefix(' ').unwrap_or(content);
        if soft_depth == Some(depth) && content != "-- " {
            out.push_str(content);
        } else {
            if !out.is_empty() {
                out.push('\n');
            }
            out.push_str(if depth > 0 { line } else { content });
        }
        soft_depth = (content.ends_with(' ') && content != "-- ").then_some(depth);
        if soft_depth.is_some() && delete_space {
            out.pop();
        }
    }
    out
}

/// Blocks of an HTML part.
pub fn blocks(part: &Part) -> Vec<render::Block> {
    let bytes = part.bytes();
    let text = html::decode(&bytes, part.parameters.get("charset").as_deref());
    render::render(&text, true)
}

/// Text a reader of the rendered blocks sees.
pub fn seen(blocks: &[render::Block]) -> String {
    let mut out = String::new();
    for block in blocks.iter().filter(|b| !matches!(b.kind, render::Kind::Hidden(_) | render::Kind::Title)) {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&block.text);
    }
    out
}

/// New and quoted pieces of a text, as passages of body part `number`.
fn passages(text: &str, number: u32, out: &mut Vec<Passage>) {
    for piece in quoted::split(text) {
        let kind = if piece.quoted { PassageKind::Quoted } else { PassageKind::Body };
        out.push(Passage::new(Locator::MailBody(number), kind, piece.text));
    }
}

/// Words of a text and how often each stands in it.
#[derive(Clone, Default)]
pub struct Words(HashMap<String, u32>);

impl Words {
    /// The words of `text`.
    pub fn of(text: &str) -> Words {
        let mut words = Words::default();
        words.add(text);
        words
    }

    /// How many there are.
    pub fn count(&self) -> u32 {
        self.0.values().sum()
    }

    /// True where every word of `text` is among them, as often.
    pub fn hold(mut self, text: &str) -> bool {
        self.take(text).1 == 0
    }

    /// Adds the words of a text.
    pub fn add(&mut self, text: &str) {
        fold::for_each_token(text, |t| *self.0.entry(t.text).or_default() += 1);
    }

    /// Takes the words of `text` out; how many there were, and how many of them were missing here.
    fn take(&mut self, text: &str) -> (u32, u32) {
        let (mut all, mut missing) = (0, 0);
        fold::for_each_token(text, |t| {
            all += 1;
            match self.0.get_mut(&t.text) {
                Some(left) if *left > 0 => *left -= 1,
                _ => missing += 1,
            }
        });
        (all, missing)
    }
}

/// What an HTML alternative says beyond the plain text.
struct Beyond {
    /// Lines of it that hold a word more than the plain text does.
    lines: Vec<String>,
    /// True where most of its words are not in the plain text: then it is what people saw, no mere alternative.
    is_message: bool,
}

/// Compares the visible text of an alternative with the words of the plain text, line by line.
fn beyond(seen: &str, plain: &mut Words) -> Beyond {
    let (mut all, mut missing, mut lines) = (0, 0, Vec::new());
    for line in seen.lines() {
        let (line_all, line_missing) = plain.take(line);
        all += line_all;
        missing += line_missing;
        if line_missing > 0 {
            lines.push(line.to_owned());
        }
    }
    Beyond { lines, is_message: missing * 2 > all }
}

/// Notes for the hidden blocks of a rendered part; link targets and the like that `words` hold already are left out.
fn hidden_notes(blocks: &[render::Block], number: u32, words: Option<&mut Words>, out: &mut Vec<Passage>) {
    let mut grouped: Vec<(&'static str, String)> = Vec::new();
    let mut words = words;
    for block in blocks {
        let why = match block.kind {
            render::Kind::Hidden(why) => why,
            render::Kind::Title => "title",
            _ => continue,
        };
        if let Some(words) = &mut words
            && words.take(&block.text).1 == 0
        {
            continue;
        }
        match grouped.iter_mut().find(|(w, _)| *w == why) {
            Some((_, text)) => text.extend(["\n", &block.text]),
            None => grouped.push((why, block.text.clone())),
        }
    }
    out.extend(
        grouped
            .into_iter()
            .map(|(why, text)| Passage::new(Locator::MailBody(number), PassageKind::Note, text).hidden(why)),
    );
}

/// A message being put together: its bodies are counted as they come.
#[derive(Default)]
pub struct Bodies {
    /// What was read so far.
    pub out: Extraction,
    /// Number of the last body.
    pub count: u32,
}

impl Bodies {
    /// Adds a text that people saw.
    pub fn text(&mut self, text: &str) {
        self.count += 1;
        if text.contains("-----BEGIN PGP MESSAGE-----") {
            let locator = Locator::MailBody(self.count);
            self.out.exceptions.push(Exception::at(
                locator,
                ExceptionKind::Encrypted,
                "the text holds a PGP-encrypted block",
            ));
        }
        match text.contains("-----BEGIN PGP ") {
            true => passages(&pgp::without_blocks(text), self.count, &mut self.out.passages),
            false => passages(text, self.count, &mut self.out.passages),
        }
    }

    /// Adds rendered markup: as the body, or for what it says beyond the words of the `plain` text.
    pub fn markup(&mut self, blocks: &[render::Block], plain: Option<&mut Words>) {
        let seen = seen(blocks);
        match plain {
            Some(words) => {
                self.alternative(&seen, words, "HTML alternative");
                hidden_notes(blocks, self.count, Some(words), &mut self.out.passages);
            }
            None => {
                self.text(&seen);
                hidden_notes(blocks, self.count, None, &mut self.out.passages);
            }
        }
    }

    /// Adds another form of the message for what it says beyond the words of the plain text; all of it where that is most.
    pub fn alternative(&mut self, seen: &str, words: &mut Words, why: &str) {
        let beyond = beyond(seen, words);
        if beyond.is_message {
            return self.text(seen);
        }
        self.count += 1;
        if !beyond.lines.is_empty() {
            let passage = Passage::new(Locator::MailBody(self.count), PassageKind::Note, beyond.lines.join("\n"));
            self.out.passages.push(passage.hidden(why));
        }
    }
}
