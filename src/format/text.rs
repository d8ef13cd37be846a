//! Plain text and Markdown: paragraphs grouped to passages, charset found. The reader of last resort for anything texty.

use super::{Bid, Format, Probe, ReadLimits, charset, escapes};
use crate::model::{Exception, ExceptionKind, Extraction, Locator, Passage, PassageKind};

/// The reader of text files.
pub struct Text;

/// Bytes of text that share a passage.
const GROUP: usize = 1500;

/// Longest passage made of one paragraph; a longer one is cut at a line end, or at white space.
const LONGEST: usize = 6000;

impl Format for Text {
    fn name(&self) -> &'static str {
        "text"
    }

    fn bid(&self, probe: &Probe) -> Bid {
        let named =
            matches!(probe.ending().as_str(), "txt" | "text" | "md" | "markdown" | "log" | "asc" | "rst" | "me");
        match () {
            _ if charset::looks_binary(probe.bytes) => Bid::No,
            _ if named => Bid::Extension,
            _ => Bid::Fallback,
        }
    }

    fn extract(&self, untrusted_bytes: &[u8], _limits: &ReadLimits) -> Extraction {
        let text = escapes::letters(charset::decode(untrusted_bytes));
        let mut extraction = Extraction { passages: passages(&text), ..Extraction::default() };
        if extraction.passages.is_empty() {
            extraction.exceptions.push(Exception::whole(ExceptionKind::NoText, "the file holds no text"));
        }
        extraction
    }
}

/// Paragraphs (parted by blank lines) grouped to passages of about 1,500 bytes, located by lines.
pub fn passages(text: &str) -> Vec<Passage> {
    let mut out = Vec::new();
    let mut open = Open::default();
    let mut number = 0;
    for line in text.split('\n') {
        number += 1;
        let line = line.strip_suffix('\r').unwrap_or(line);
        let blank = line.trim().is_empty();
        let full = open.text.len() > GROUP && blank || !open.text.is_empty() && open.text.len() + line.len() > LONGEST;
        if full {
            open.close(&mut out);
        }
        if blank && open.text.is_empty() {
            continue;
        }
        open.add(line, number, &mut out);
    }
    open.close(&mut out);
    out
}

/// A passage being gathered.
#[derive(Default)]
struct Open {
    text: String,
    first: u32,
    last: u32,
}

impl Open {
    fn add(&mut self, line: &str, number: u32, out: &mut Vec<Passage>) {
        if self.text.is_empty() {
            self.first = number;
        } else {
            self.text.push('\n');
        }
        if !line.trim().is_empty() {
            self.last = number;
        }
        let mut rest = line;
        while rest.len() > LONGEST {
            let limit = rest.floor_char_boundary(LONGEST);
            let cut = rest[..limit].rfind(char::is_whitespace).filter(|n| *n > 0).unwrap_or(limit);
            self.text.push_str(&rest[..cut]);
            self.close(out);
            (self.first, self.last) = (number, number);
            rest = &rest[cut..];
        }
        self.text.push_str(rest);
    }

    fn close(&mut self, out: &mut Vec<Passage>) {
        let text = std::mem::take(&mut self.text);
        let kept = text.trim_end();
        if !kept.trim().is_empty() {
            out.push(Passage::new(Locator::Lines(self.first, self.last), PassageKind::Body, kept));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Vec<Passage> {
        Text.extract(bytes, &ReadLimits::default()).passages
    }

    #[test]
    fn paragraphs_are_grouped_and_located() {
        let paragraph = "word ".repeat(200);
        let text = format!("\n{paragraph}\r\n\r\n{paragraph}\n\nlast\n");
        let all = read(text.as_bytes());
        assert_eq!(all.iter().map(|p| p.locator.to_string()).collect::<Vec<_>>(), ["lines 2-4", "line 6"]);
        assert_eq!(all[1].text.expose(), "last");
    }

    #[test]
    fn nothing_of_a_long_line_is_lost() {
        let line = "Łukasz was here. ".repeat(2000);
        let all = read(line.as_bytes());
        assert!(all.len() > 3);
        let joined: String = all.iter().map(|p| p.text.expose().trim()).collect::<Vec<_>>().join(" ");
        assert_eq!(joined, line.trim());
    }

    #[test]
    fn charsets_are_found() {
        let utf16: Vec<u8> = "\u{feff}Zoë Müller".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(read(&utf16)[0].text.expose(), "Zoë Müller");
        assert_eq!(read(b"Fran\xe7ois est arriv\xe9 tr\xe8s t\xf4t")[0].text.expose(), "François est arrivé très tôt");
    }

    #[test]
    fn escaped_letters_of_an_export_are_letters() {
        assert_eq!(read(br#"{"who": "Ma\u0142gorzata"}"#)[0].text.expose(), "{\"who\": \"Małgorzata\"}");
    }

    #[test]
    fn binary_is_not_claimed() {
        let bytes = [0u8, 1, 2, 3, 0x89, 0x50, 0, 0, 7, 8];
        assert_eq!(Text.bid(&Probe { untrusted_name: "a.txt", bytes: &bytes }), Bid::No);
        assert_eq!(Text.bid(&Probe { untrusted_name: "a.txt", bytes: b"hello" }), Bid::Extension);
        assert_eq!(Text.bid(&Probe { untrusted_name: "a", bytes: b"hello" }), Bid::Fallback);
    }
}
